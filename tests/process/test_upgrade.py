"""A company upgrades from the baseline: nothing of its data changes, what it owed is sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playhouse.migrations import Runner

from bot.db import schema, store
from bot.db.store import Purpose
from tests.databases import empty_database
from tests.world.clock import NOW
from tests.world.town import town

# As the baseline has it, in the columns that matter most.
OLD_DATA = """
INSERT INTO member (user_id, name, role, lang, zone, created_at) VALUES
  ('lisi', '李四', 'interviewer', 'en', 'Europe/London', %(now)s),
  ('zhangmin', '张敏', 'recruiter', 'zh', 'Asia/Shanghai', %(now)s);
INSERT INTO candidate (name, mobile) VALUES ('陈晓', '13800000000');
INSERT INTO job (title) VALUES ('后端工程师');
INSERT INTO application (candidate_id, job_id, recruiter_id) VALUES (1, 1, 2);
INSERT INTO interview (code, application_id, candidate_id, round_name, slot, created_at) VALUES
  ('1203', 1, 1, '一面', tstzrange(%(now)s + interval '1 day', %(now)s + interval '25 hours'), %(now)s);
INSERT INTO participant (interview_id, member_id, slot, interview_active)
  SELECT id, 1, slot, active FROM interview;
INSERT INTO audit_event (at, actor_kind, action, entity, entity_id)
  VALUES (%(now)s, 'system', 'interview.booked', 'interview', 1);
INSERT INTO dialog (member_id, interview_ids, shown) VALUES (1, '{1}', 1);
INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, tries, answer, left_by, done_at) VALUES
  ('1000002:77', 'lisi', 'text', %(message)s, %(now)s, 1,
   '[{"msgtype": "text", "text": {"content": "You are 李四."}}]', 'passive', %(now)s),
  ('1000002:78', 'lisi', 'text', %(message)s, %(now)s, 1,
   '[{"msgtype": "text", "text": {"content": "1/2"}}, {"msgtype": "text", "text": {"content": "2/2"}}]', 'outbox', %(now)s);
INSERT INTO outbox (dedup_key, to_user, kind, payload, created_at, not_before, expires_at) VALUES
  ('answer:2:0', 'lisi', 'answer', '{"msgtype": "text", "text": {"content": "1/2"}}', %(now)s, %(now)s, %(now)s + interval '1 hour'),
  ('answer:2:1', 'lisi', 'answer', '{"msgtype": "text", "text": {"content": "2/2"}}', %(now)s, %(now)s, %(now)s + interval '1 hour'),
  ('answer:0:0', 'zhangmin', 'answer', '{"msgtype": "text", "text": {"content": "of last week"}}',
   %(now)s - interval '7 days', %(now)s - interval '7 days', %(now)s - interval '6 days 23 hours');
"""


@pytest.fixture
def old_database_url(server_url: str) -> Iterator[str]:
    """A database of the baseline with a company's data in it."""
    with empty_database(server_url) as url:
        store.connect(url, Purpose.TOOL)
        with store.db.connection_context():
            Runner(store.db, str(schema.MIGRATIONS)).up(schema.BASELINE)
            store.execute(OLD_DATA, now=NOW, message=store.json(message()))
        yield url
        store.db.close_all()


def message() -> dict[str, object]:
    """我是谁, as the inbox keeps it."""
    fields = {"MsgType": "text", "Content": "我是谁", "MsgId": "77", "AgentID": "1000002"}
    return {"user_id": "lisi", "kind": "text", "is_event": False, "dedup_key": "1000002:77", "fields": fields}


def test_the_data_of_the_old_version_is_all_there(old_database_url: str) -> None:
    before = {table: kept(table) for table in COLUMNS}
    assert all(before.values())
    applied = schema.migrate()
    assert applied and min(applied) > schema.BASELINE
    assert {table: kept(table) for table in COLUMNS} == before
    assert schema.migrate() == []


def test_answers_that_were_queued_are_delivered_in_order_and_those_too_late_are_not(old_database_url: str) -> None:
    schema.migrate()
    with town(old_database_url, at=NOW) as place:
        place.settle()
        assert place.texts("lisi") == ["1/2", "2/2"]
        assert place.texts("zhangmin") == []
        assert [row["state"] for row in place.rows("SELECT state FROM outbox ORDER BY id")] == [
            "sent",
            "sent",
            "expired",
        ]


def test_a_message_of_the_old_version_that_wecom_repeats_gets_its_old_answer(old_database_url: str) -> None:
    schema.migrate()
    with town(old_database_url, at=NOW) as place:
        repeated = place.control("messages", **{"from": "lisi", "text": "我是谁", "msg_id": 77})
        assert repeated["reply"]["text"] == "You are 李四."


def test_the_chat_goes_on_where_it_was(old_database_url: str) -> None:
    """A row of the last list is still that row, and an interview of the old version gets its reminder."""
    schema.migrate()
    with town(old_database_url, at=NOW) as place:
        assert "陈晓" in place.say("lisi", "1")
        place.move(hours=23, minutes=31)
        place.settle()
        [reminder] = place.rows("SELECT to_user, state FROM outbox WHERE kind = 'remind_30m'")
        assert reminder == {"to_user": "lisi", "state": "sent"}
        assert "陈晓" in str(place.cards("lisi")[-1]["content"])


COLUMNS = {
    "member": "id, user_id, name, email, role, lang, zone, active, created_at",
    "candidate": "id, name, email, mobile, zone, lang",
    "job": "id, title, department, status",
    "application": "id, candidate_id, job_id, recruiter_id, coordinator_id, hiring_manager_id, status",
    "interview": "id, code, application_id, round_no, round_name, mode, status, slot, active, sequence, created_at",
    "participant": "interview_id, member_id, part, response, feedback_required, slot, interview_active",
    "audit_event": "id, at, actor_id, actor_kind, action, entity, entity_id, before, after",
    "dialog": "member_id, interview_ids, shown",
    "inbox": "id, dedup_key, user_id, kind, message, received_at, tries, left_by, done_at",
    "outbox": "id, dedup_key, to_user, kind, created_at, not_before, expires_at, state",
}


def kept(table: str) -> list[store.Row]:
    """The table's rows, in the columns that the old version knew."""
    with store.db.connection_context():
        return store.fetch(f"SELECT {COLUMNS[table]} FROM {table} ORDER BY 1")
