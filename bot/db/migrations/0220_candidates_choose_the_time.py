"""Times that are offered to a panel, who ticked which, and so those of which a candidate chooses one."""

from typing import Any

SQL = """
CREATE TABLE self_choice (
  interview_id bigint PRIMARY KEY REFERENCES interview ON DELETE CASCADE,
  offer int NOT NULL DEFAULT 1 CHECK (offer > 0),  -- the number of the times that were offered last
  minutes int NOT NULL CHECK (minutes BETWEEN 10 AND 720),
  within tstzrange NOT NULL CHECK (NOT isempty(within)),
  is_asked boolean NOT NULL,  -- HR named these days
  is_renewed boolean NOT NULL DEFAULT false,  -- others were offered by themselves, which happens once
  offered_at timestamptz NOT NULL,
  look_at timestamptz NOT NULL);

-- Those of earlier offers stay: an undo brings them back.
CREATE TABLE offered_slot (
  interview_id bigint NOT NULL REFERENCES self_choice ON DELETE CASCADE,
  offer int NOT NULL,
  number int NOT NULL CHECK (number BETWEEN 1 AND 19),  -- a vote card has twenty options, and one of them is none
  slot tstzrange NOT NULL CHECK (NOT isempty(slot) AND lower_inc(slot) AND NOT upper_inc(slot)),
  PRIMARY KEY (interview_id, offer, number),
  UNIQUE (interview_id, offer, slot));

CREATE TABLE tick (
  interview_id bigint NOT NULL REFERENCES self_choice ON DELETE CASCADE,
  offer int NOT NULL,
  member_id bigint NOT NULL REFERENCES member,
  numbers int[] NOT NULL,  -- of offered_slot; none where none of them will do
  at timestamptz NOT NULL,
  PRIMARY KEY (interview_id, offer, member_id));

-- What waits for its candidate is few, and found without looking at what has a time.
CREATE INDEX interview_to_be_chosen ON interview (application_id) WHERE status = 'draft';
CREATE INDEX self_choice_due ON self_choice (look_at);
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
