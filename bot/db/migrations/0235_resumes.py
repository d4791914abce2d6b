"""A candidate's résumé: the file and pictures of its pages, and where it is to be fetched from."""

from typing import Any

# What is in a PDF and in a JPEG is packed already: PostgreSQL is not to try it again.
SQL = """
CREATE TABLE resume (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  candidate_id bigint NOT NULL UNIQUE REFERENCES candidate ON DELETE CASCADE,  -- the newest takes the older one's place
  content bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 20971520),
  brought_by text NOT NULL CHECK (brought_by IN ('page', 'import', 'hook', 'demo')),
  arrived_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'arrived' CHECK (state IN ('arrived', 'drawn', 'unreadable')),
  why text,
  pages int NOT NULL DEFAULT 0,  -- of the file; not all of them need be drawn
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  CHECK ((state = 'unreadable') = (why IS NOT NULL)));
ALTER TABLE resume ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX resume_to_draw ON resume (next_try_at) WHERE state = 'arrived';

CREATE TABLE resume_page (
  resume_id bigint NOT NULL REFERENCES resume ON DELETE CASCADE,
  number int NOT NULL CHECK (number BETWEEN 1 AND 30),
  jpeg bytea NOT NULL,
  width int NOT NULL,
  height int NOT NULL,
  PRIMARY KEY (resume_id, number));
ALTER TABLE resume_page ALTER COLUMN jpeg SET STORAGE EXTERNAL;

CREATE TABLE resume_wanted (
  candidate_id bigint PRIMARY KEY REFERENCES candidate ON DELETE CASCADE,
  url text,  -- emptied once nobody asks there any more: it may open the file to whoever has it
  url_sha256 bytea NOT NULL,
  said_by text NOT NULL CHECK (said_by IN ('import', 'hook')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'given_up')),
  why text,
  tries int NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  CHECK ((state = 'waiting') = (url IS NOT NULL)));
CREATE INDEX resume_to_fetch ON resume_wanted (next_try_at) WHERE state = 'waiting';
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
