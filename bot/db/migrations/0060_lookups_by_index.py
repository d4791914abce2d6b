"""What is looked up is found by an index, however many interviews there are."""

from typing import Any

SQL = """
-- A person's calendar, in the order of time. It serves what the index on the member alone served.
CREATE INDEX participant_calendar ON participant (member_id, lower(slot));
DROP INDEX participant_member;
CREATE INDEX participant_knows ON participant (member_id) WHERE knows_candidate;

CREATE INDEX interview_starts ON interview (lower(slot));
CREATE INDEX interview_candidate ON interview (candidate_id);
DROP INDEX interview_application;
CREATE INDEX interview_application ON interview (application_id, lower(slot));

CREATE INDEX application_recruiter ON application (recruiter_id) WHERE recruiter_id IS NOT NULL;
CREATE INDEX application_coordinator ON application (coordinator_id) WHERE coordinator_id IS NOT NULL;
CREATE INDEX application_hiring_manager ON application (hiring_manager_id) WHERE hiring_manager_id IS NOT NULL;

-- By the whole name, and by how it begins, whatever the database's collation.
CREATE INDEX candidate_called ON candidate (lower(name) text_pattern_ops, id);
CREATE INDEX member_called ON member (lower(name));
CREATE INDEX member_mailed ON member (lower(email));
"""


def up(migrator: Any, db: Any) -> None:
    db.execute_sql(SQL)
