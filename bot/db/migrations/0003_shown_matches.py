"""HR ends the matches that a card has shown them; a member has one live card about each member who matches.

Of what was told before nobody knows what it showed: HR is told of it again.
"""

from typing import Any

SQL = r"""
-- What a card is about besides its interview: of these kinds each is about one member, of all others there is one.
CREATE FUNCTION card_subject(kind text, subject jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN kind = 'matched' THEN coalesce(subject ->> 'member', '') ELSE '' END $$;
DROP INDEX outbox_one_live_card;
CREATE UNIQUE INDEX outbox_one_live_card ON outbox (to_user, interview_id, kind, card_subject(kind, subject))
  WHERE state = 'sent' AND buttons AND superseded_at IS NULL;

ALTER TABLE candidate_match ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
ALTER TABLE candidate_match ADD COLUMN shown_at timestamptz;  -- when a card that names it has reached somebody of HR
UPDATE candidate_match SET shown_at = ended_at WHERE ended_at IS NOT NULL;
DROP INDEX candidate_match_untold;
CREATE INDEX candidate_match_unshown ON candidate_match (candidate_id) WHERE shown_at IS NULL AND ended_at IS NULL;

-- Who somebody is does not depend on when they are interviewed.
UPDATE outbox SET for_sequence = NULL WHERE kind IN ('matched', 'same_contact') AND for_sequence IS NOT NULL;
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
