"""What is old and finished is forgotten; what is owed or young stays."""

from __future__ import annotations

from datetime import timedelta

from bot.chat import inbox
from bot.db import retention, store
from bot.notices import outbox
from bot.notices.outbox import Notice
from tests.world.clock import NOW
from tests.world.stage import Stage, text
from tests.world.town import Town


def test_messages_go_after_thirty_days_unless_something_is_still_to_do(fresh_database_url: str) -> None:
    stage = Stage(fresh_database_url)
    stage.say("我是谁")
    with store.db.connection_context():
        unfinished = inbox.receive(text("日程"))
        with store.db.atomic():
            outbox.put([Notice(key, "lisi", "said", subject={"zh": "", "en": ""}) for key in ("sent", "queued")], NOW)
        store.execute("UPDATE outbox SET state = 'sent' WHERE dedup_key = 'sent'")
    assert retention.forget(NOW + timedelta(days=29)) == 0
    assert retention.forget(NOW + timedelta(days=31)) == 3  # the message, the notice, and what was shown last
    assert [row["id"] for row in stage.rows("SELECT id FROM inbox")] == [unfinished.id]
    assert [row["dedup_key"] for row in stage.rows("SELECT dedup_key FROM outbox")] == ["queued"]


def test_the_worker_forgets_what_is_old_and_gives_codes_back_without_being_asked(place: Town) -> None:
    place.book("lisi", in_hours=1)
    place.say("lisi", "我是谁")
    place.move(days=100)
    place.settle()
    assert place.rows("SELECT 1 FROM inbox") == []
    assert place.rows("SELECT code FROM interview") == [{"code": None}]


def test_what_was_typed_is_gone_after_thirty_days_though_nobody_looks_at_anything_any_more(
    fresh_database_url: str,
) -> None:
    stage = Stage(fresh_database_url)
    stage.say("日程 明天")
    stage.say("无法参加")
    assert stage.rows("SELECT 1 FROM dialog WHERE look::text LIKE '%%日程 明天%%'") != []
    retention.forget(NOW + timedelta(days=29))
    assert stage.rows("SELECT 1 FROM dialog WHERE look::text LIKE '%%日程 明天%%'") != []
    retention.forget(NOW + timedelta(days=31))
    assert (
        stage.rows("SELECT 1 FROM dialog WHERE coalesce(look, call, choices, behind, waiting, more) IS NOT NULL") == []
    )


def test_an_address_that_nobody_knew_goes_after_thirty_days(fresh_database_url: str) -> None:
    stage = Stage(fresh_database_url)
    with store.db.connection_context():
        store.execute(
            "INSERT INTO unknown_address (address, asked_at) VALUES ('email:x@example.com', %(now)s)", now=NOW
        )
    assert retention.forget(NOW + timedelta(days=29)) == 0
    assert retention.forget(NOW + timedelta(days=31)) == 1
    assert stage.rows("SELECT 1 FROM unknown_address") == []


def test_the_worker_forgets_what_was_typed_without_being_asked(place: Town) -> None:
    place.say("lisi", "查 若溪")
    place.move(days=31)
    place.settle()
    assert place.rows("SELECT 1 FROM dialog WHERE look IS NOT NULL OR more IS NOT NULL") == []
