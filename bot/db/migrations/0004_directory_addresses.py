"""An address may stand in two entries of WeCom's directory: then it is both's, and nobody is sure. One more rule for names
(all middle dots are one character) and two for numbers (China's prefix before a landline, an extension behind a number)."""

from typing import Any

SQL = r"""
CREATE OR REPLACE FUNCTION name_key(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT regexp_replace(btrim(regexp_replace(translate(
       regexp_replace(replace(replace(lower(replace(normalize(said, NFKC), 'İ', 'I')), 'ß', 'ss'), 'ς', 'σ'),
       '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]', '', 'g'),
       '•‧∙⋅⸱・', '······'), '\s+', ' ', 'g')), '(?<=[·㐀-鿿]) (?=[·㐀-鿿])', '', 'g') $$;
CREATE OR REPLACE FUNCTION phone_key(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN length(key) >= 7 AND position('*' IN normalize(said, NFKC)) = 0 THEN key ELSE '' END FROM (
       SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(normalize(said, NFKC),
         '([0-9](?:[^0-9A-Za-z/,;|、#转分]{0,9}[0-9]){6,30})[^0-9A-Za-z/,;|、#转分]*[A-Za-z/,;|、#转分].*$', '\1'),
         '^([^0-9+]{0,9}(?:(?:\+|00)?86[^0-9+]{0,9})?0?[^0-9+]{0,9}1[3-9](?:[^0-9+]{0,9}[0-9]){9}|[^0-9+]{0,9}(?:(?:\+|00)?86[^0-9+]{0,9}0?|0)[^0-9+]{0,9}(?:(?:10|2[0-9])(?:[^0-9+]{0,9}[0-9]){8}|[3-9][0-9]{2}(?:[^0-9+]{0,9}[0-9]){7,8}))[^0-9]+[0-9].*$', '\1'),
         '[^0-9+]', '', 'g'), '^00', '+'), '^(?:\+?86)?0?(?=1[0-9]{10}$)', ''), '^\+?860?(?=(?:10|[2-9][0-9])[0-9]{8,9}$)', '0') AS key) phone $$;
REINDEX INDEX candidate_by_name;
REINDEX INDEX candidate_by_phone;
REINDEX INDEX member_by_name;
REINDEX INDEX job_by_name;
REINDEX INDEX room_by_name;

ALTER TABLE member_address DROP CONSTRAINT member_address_pkey, ADD PRIMARY KEY (address, confirmed_by, member_id);

-- What was written by the former rule. Matches come first: what HR has ended stays ended for that number.
WITH former AS (DELETE FROM candidate_match WHERE starts_with(address, 'mobile:')
  AND phone_key(substr(address, 8)) NOT IN ('', substr(address, 8)) RETURNING *)
INSERT INTO candidate_match (candidate_id, member_id, address, why, since, told_at, shown_at, ended_at, ended_by)
  SELECT candidate_id, member_id, 'mobile:' || phone_key(substr(address, 8)), why, since, told_at, shown_at, ended_at, ended_by
  FROM former ORDER BY ended_at DESC NULLS FIRST ON CONFLICT DO NOTHING;
WITH former AS (DELETE FROM member_address WHERE starts_with(address, 'mobile:')
  AND phone_key(substr(address, 8)) NOT IN ('', substr(address, 8)) RETURNING *)
INSERT INTO member_address (address, confirmed_by, member_id, confirmed_at)
  SELECT 'mobile:' || phone_key(substr(address, 8)), confirmed_by, member_id, confirmed_at FROM former
  ON CONFLICT DO NOTHING;
DELETE FROM unknown_address WHERE starts_with(address, 'mobile:') AND phone_key(substr(address, 8)) <> substr(address, 8);
UPDATE external_ref SET lacks = ARRAY(
    SELECT CASE WHEN starts_with(said, 'mobile:') THEN 'mobile:' || phone_key(substr(said, 8)) ELSE said END
    FROM unnest(lacks) WITH ORDINALITY AS them (said, place) ORDER BY place)
  WHERE EXISTS (SELECT 1 FROM unnest(lacks) AS them (said) WHERE starts_with(said, 'mobile:')
    AND phone_key(substr(said, 8)) NOT IN ('', substr(said, 8)));
UPDATE member_address SET member_id = member_id;  -- matches whom the new rules find
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
