"""Candidates who were matched with a member before matches were rows stay so: nobody loses that protection unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playhouse.migrations import Runner

from bot.db import schema, store
from bot.db.store import Purpose
from bot.interviews import identity, matches
from tests.databases import empty_database
from tests.world.clock import NOW

BEFORE = """
INSERT INTO member (user_id, name, email, role, created_at) VALUES
  ('lisi', '李四', 'li@example.com', 'interviewer', %(now)s), ('wangwu', '王五', NULL, 'interviewer', %(now)s),
  ('zhangsan', '张三', NULL, 'interviewer', %(now)s), ('zhangmin', '张敏', NULL, 'recruiter', %(now)s);
INSERT INTO preference (member_id, phone) VALUES (2, '138 0013 8000'), (3, '13800138000');
INSERT INTO external_person (address, member_id, asked_at) VALUES
  ('email:zs@ats.example.com', 3, NULL), ('mobile:13700001111', 4, NULL), ('email:nobody@example.com', NULL, %(now)s);
INSERT INTO audit_event (at, actor_kind, action, entity, entity_id, after)
  VALUES (%(now)s, 'member', 'member.linked', 'member', 3, '{"address": "email:zs@ats.example.com"}');
INSERT INTO candidate (name, email, mobile) VALUES
  ('陈晓', 'LI@example.com', NULL), ('林悦', NULL, '+86 13800138000'), ('何川', 'he@example.com', NULL);
"""


BEFORE_RULES_OF_NUMBERS = """
INSERT INTO member (user_id, name, role, created_at) VALUES
  ('lisi', '李四', 'interviewer', %(now)s), ('wangwu', '王五', 'interviewer', %(now)s);
INSERT INTO member_address VALUES
  ('mobile:+862155556666', 'directory', 1, %(now)s), ('mobile:+862155556666', 'linked', 2, %(now)s),
  ('mobile:02155556666', 'directory', 2, %(now)s), ('mobile:+4915112345678', 'linked', 2, %(now)s);
INSERT INTO candidate (name, mobile) VALUES ('陈晓', '021-5555 6666'), ('林悦', '+86 21 5555 6666');
UPDATE candidate_match SET ended_at = %(now)s WHERE candidate_id = 2 AND member_id = 1;
INSERT INTO unknown_address VALUES ('mobile:862155556666', %(now)s), ('mobile:13800138000', %(now)s);
"""


def upgrading(server_url: str, name: str, data: str) -> Iterator[None]:
    """A database as it was before the migration of that name, with this data."""
    names = sorted(path.stem for path in schema.MIGRATIONS.glob("[0-9]*.py"))
    [ours] = [one for one in names if one.endswith(name)]
    with empty_database(server_url) as url:
        store.connect(url, Purpose.TOOL)
        with store.db.connection_context():
            Runner(store.db, str(schema.MIGRATIONS)).up(names[names.index(ours) - 1])
            store.execute(data, now=NOW)
        yield
        store.db.close_all()


@pytest.fixture
def before(server_url: str) -> Iterator[None]:
    yield from upgrading(server_url, "candidate_matches", BEFORE)


@pytest.fixture
def before_rules_of_numbers(server_url: str) -> Iterator[None]:
    yield from upgrading(server_url, "directory_addresses", BEFORE_RULES_OF_NUMBERS)


def test_all_who_were_matched_stay_so_and_those_beside_them_are_now_with_their_reason(before: None) -> None:
    schema.migrate()
    with store.db.connection_context():
        rows = store.fetch(
            """SELECT c.name, m.user_id, x.why, x.told_at, x.ended_at FROM candidate_match x
               JOIN candidate c ON c.id = x.candidate_id JOIN member m ON m.id = x.member_id ORDER BY c.id, m.id"""
        )
        assert [(row["name"], row["user_id"], row["why"]) for row in rows] == [
            ("陈晓", "lisi", "admin"),
            ("林悦", "wangwu", "typed"),
            ("林悦", "zhangsan", "typed"),  # who was lost behind the lower id
        ]
        assert all(row["told_at"] is None and row["ended_at"] is None for row in rows), "HR is yet to be told"
        assert matches.untold() == [], "of nobody's interview"


def test_what_was_linked_or_found_still_says_who_is_who_and_a_typed_number_does_not(before: None) -> None:
    schema.migrate()
    with store.db.connection_context():
        why = {
            address: [(str(one.record.user_id), one.why.name) for one in found]
            for address, found in identity.members_at(
                [
                    "email:li@example.com",
                    "email:zs@ats.example.com",
                    "mobile:13700001111",
                    "mobile:13800138000",
                    "email:nobody@example.com",
                ]
            ).items()
        }
        assert why == {
            "email:li@example.com": [("lisi", "ADMIN")],
            "email:zs@ats.example.com": [("zhangsan", "LINKED")],
            "mobile:13700001111": [("zhangmin", "DIRECTORY")],
        }
        assert store.fetch("SELECT address FROM unknown_address") == [{"address": "email:nobody@example.com"}]


def test_numbers_that_were_kept_by_the_former_rule_are_known_by_the_new_one(before_rules_of_numbers: None) -> None:
    schema.migrate()
    with store.db.connection_context():
        found = identity.members_at(["mobile:02155556666", "mobile:+4915112345678"])
        why = {address: {(str(one.record.user_id), one.why.name) for one in them} for address, them in found.items()}
        assert why == {
            "mobile:02155556666": {("lisi", "DIRECTORY"), ("wangwu", "DIRECTORY"), ("wangwu", "LINKED")},
            "mobile:+4915112345678": {("wangwu", "LINKED")},
        }
        matched = store.fetch(
            "SELECT candidate_id AS c, member_id AS m, address, ended_at IS NULL AS active FROM candidate_match ORDER BY 1, 2"
        )
        assert {row["address"] for row in matched} == {"mobile:02155556666"}
        assert [(row["c"], row["m"], row["active"]) for row in matched] == [
            (1, 1, True),  # who was not matched before
            (1, 2, True),
            (2, 1, False),  # HR has said that they are two people
            (2, 2, True),
        ]
        assert store.fetch("SELECT address FROM unknown_address") == [{"address": "mobile:13800138000"}]
        assert matches.find_missed() == 0
