"""What was signed is taken once, whatever key comes beside it; where a résumé is stands nowhere longer than it is needed."""

from typing import Any

SQL = """
CREATE TABLE seen_signature (
  provider text NOT NULL,
  signed_sha256 bytea NOT NULL,  -- of the bytes under the signature
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (provider, signed_sha256));
CREATE INDEX seen_signature_seen ON seen_signature (seen_at);

-- resume_wanted has the address until it was fetched.
UPDATE external_ref SET described = jsonb_set(described, '{resume_url}', '""') WHERE described ->> 'resume_url' <> '';
UPDATE inbound_delivery
  SET body = convert_to((convert_from(body, 'UTF8')::jsonb #- '{interview,candidate,resume_url}')::text, 'UTF8')
  WHERE provider = 'generic' AND event = 'interview.upserted' AND done_at IS NOT NULL
    AND position('resume_url'::bytea IN body) > 0;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
