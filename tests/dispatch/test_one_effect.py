"""One effect for each message, whatever is repeated, late, broken or in the way."""

from __future__ import annotations

import contextlib
import threading
from datetime import timedelta

import peewee
import pytest

from bot import Context, Reply, command
from bot.chat import inbox
from bot.chat.dispatcher import Dispatcher
from bot.db import store
from bot.interviews import people
from bot.interviews.models import Role
from bot.wecom.message import Message
from tests.said import YES_OR_NO, zh
from tests.world.clock import NOW
from tests.world.stage import STAGED, Stage, all_handlers, event, note, spoken, text, together


@pytest.fixture
def stage(fresh_database_url: str) -> Stage:
    return Stage(fresh_database_url, *STAGED)


def test_a_repeat_that_comes_later_hears_the_same_and_changes_nothing(stage: Stage) -> None:
    first = stage.say("mark 一", msg_id=1)
    stage.clock.move(minutes=5)
    assert stage.say("mark 一", msg_id=1) == first == "marked 一"
    assert stage.effects() == ["一"]


def test_repeats_in_flight_wait_for_the_first_and_hear_the_same(stage: Stage) -> None:
    answers = together(*[lambda: stage.say("linger 一", msg_id=1)] * 4)
    assert answers == ["lingered 一"] * 4
    assert stage.effects() == ["一"]


def test_the_same_words_sent_twice_are_two_messages(stage: Stage) -> None:
    stage.say("mark 一")
    stage.say("mark 一")
    assert stage.effects() == ["一", "一"]


def test_two_events_of_one_second_are_two_and_their_repeats_are_not(stage: Stage) -> None:
    calls = []

    @command("opened", "开", help="counts")
    def opened(ctx: Context) -> Reply:
        calls.append(ctx.message.event_key if ctx.message else "")
        note("click")
        return ctx.reply("ok")

    stage.dispatcher.handlers = all_handlers(opened)
    for key in ("opened", "开", "opened"):
        stage.dispatcher.answer(event("click", key=key))
    assert calls == ["opened", "开"]


def test_messages_of_one_member_are_answered_in_order(stage: Stage) -> None:
    """The slow first one is done before the quick second one begins, though both wait in their own threads."""
    begun = threading.Event()

    @command("first", help="slow")
    def first(ctx: Context) -> Reply:
        begun.set()
        store.fetch("SELECT pg_sleep(0.4)")
        note("first")
        return ctx.reply("first")

    stage.dispatcher.handlers = all_handlers(first, *STAGED)

    def second() -> str:
        begun.wait()
        return stage.say("mark second")

    assert together(lambda: stage.say("first"), second) == ["first", "marked second"]
    assert stage.effects() == ["first", "second"]


def test_messages_of_different_members_do_not_wait_for_each_other(stage: Stage) -> None:
    stage.joins("lisi")
    holding, done = threading.Event(), threading.Event()

    @command("hold", help="until the other is done")
    def hold(ctx: Context) -> Reply:
        holding.set()
        assert done.wait(10)
        return ctx.reply("held")

    stage.dispatcher.handlers = all_handlers(hold, *STAGED)

    def other() -> str:
        holding.wait()
        answer = stage.say("mark 一", "lisi")
        done.set()
        return answer

    assert together(lambda: stage.say("hold"), other) == ["held", "marked 一"]


def test_behind_a_dead_workers_message_the_next_waits_for_the_sweep_which_answers_both_in_order(stage: Stage) -> None:
    died = text("mark 一")
    with store.db.connection_context():
        inbox.receive(died)  # and then its worker was killed
    real = stage.clock.stopwatch
    stage.dispatcher._stopwatch = lambda: stage.clock.move(seconds=0.5) or real()  # type: ignore[func-returns-value]
    assert stage.say("mark 二") == ""
    assert stage.effects() == []
    assert stage.sweep(stage.clock.at + timedelta(seconds=20)) == 2
    assert stage.effects() == ["一", "二"]
    assert stage.owed() == ["marked 一", "marked 二"]


def test_the_sweep_leaves_fresh_rows_and_rows_under_work_alone(stage: Stage) -> None:
    with store.db.connection_context():
        inbox.receive(text("mark 一"))
    assert stage.sweep(NOW + timedelta(seconds=9)) == 0
    with store.db.connection_context(), store.db.atomic():
        store.fetch("SELECT 1 FROM inbox FOR UPDATE")
        [swept] = together_elsewhere(lambda: stage.sweep(NOW + timedelta(seconds=20)))
    assert swept == 0
    assert stage.sweep(NOW + timedelta(seconds=20)) == 1
    assert stage.effects() == ["一"]


def together_elsewhere(call) -> list:  # type: ignore[no-untyped-def, type-arg]
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(call()))
    thread.start()
    thread.join()
    return found


def test_a_message_that_killed_its_worker_three_times_gets_an_apology_and_no_fourth_try(stage: Stage) -> None:
    message = text("mark 一")
    with store.db.connection_context():
        inbox.receive(message)
        for _ in range(2):
            inbox.count_try(stage.rows("SELECT id FROM inbox")[0]["id"])
    answer = spoken(stage.dispatcher.answer(message))
    assert "出错了" in answer
    assert stage.effects() == []
    assert spoken(stage.dispatcher.answer(message)) == answer


def test_a_yes_after_a_message_that_was_given_up_answers_no_older_question(stage: Stage) -> None:
    """It was sent for what was given up, before that was known."""

    @command("wipe", help="asks first", changes=True, confirm=True)
    def wipe(ctx: Context) -> Reply:
        note("wiped")
        return ctx.reply("wiped")

    stage.dispatcher.handlers = all_handlers(wipe)
    assert stage.say("wipe").endswith(YES_OR_NO)
    message = text("mark 一")
    with store.db.connection_context():
        inbox.receive(message)
        for _ in range(2):
            inbox.count_try(stage.rows("SELECT id FROM inbox ORDER BY id DESC")[0]["id"])
    assert "出错了" in spoken(stage.dispatcher.answer(message))
    assert "wiped" not in stage.say("是")
    assert stage.effects() == []


def test_a_late_answer_leaves_by_the_outbox_and_is_never_also_said_passively(stage: Stage) -> None:
    @command("late", help="takes its time")
    def late(ctx: Context) -> Reply:
        stage.clock.move(seconds=4.1)
        note("late")
        return ctx.reply("done")

    stage.dispatcher.handlers = all_handlers(late)
    assert stage.say("late", msg_id=1) == ""
    assert stage.say("late", msg_id=1) == ""
    assert stage.owed() == ["done"]
    assert stage.effects() == ["late"]


def test_an_answer_of_more_than_one_part_leaves_by_the_outbox_in_order(stage: Stage) -> None:
    @command("long", help="says much")
    def long(ctx: Context) -> Reply:
        return ctx.reply("\n".join(f"{number:03} {'字' * 20}" for number in range(100)))

    stage.dispatcher.handlers = all_handlers(long)
    assert stage.say("long") == ""
    owed = stage.owed()
    assert len(owed) > 1
    assert [line[:3] for part in owed for line in part.splitlines()] == [f"{number:03}" for number in range(100)]
    assert all(len(part.encode()) <= 2048 for part in owed)


def test_a_slow_command_is_on_its_way_at_once_and_done_once_by_the_worker(stage: Stage) -> None:
    assert stage.say("toil 一", msg_id=1) == zh("understood.on_it")
    assert stage.say("toil 一", msg_id=1) == zh("understood.on_it")
    assert stage.effects() == []
    [entry_id] = [row["args"]["entry_id"] for row in stage.rows("SELECT args FROM procrastinate_jobs")]
    stage.dispatcher.resume(entry_id)
    stage.dispatcher.resume(entry_id)
    assert stage.effects() == ["一"]
    assert stage.owed() == ["toiled 一"]
    assert stage.say("toil 一", msg_id=1) == zh("understood.on_it")


def test_a_slow_command_does_not_hold_up_the_members_next_message(stage: Stage) -> None:
    stage.say("toil 一")
    assert stage.say("mark 二") == "marked 二"


@pytest.mark.parametrize(("words", "answer"), [("bug 一", "出错了"), ("refuse 一", "不能 一。试试 mark。")])
def test_what_a_failed_handler_did_is_undone_and_its_answer_kept(stage: Stage, words: str, answer: str) -> None:
    first = stage.say(words, msg_id=1)
    assert answer in first
    assert stage.say(words, msg_id=1) == first
    assert stage.effects() == []


def test_a_handler_that_leaves_the_transaction_broken_gets_an_apology(stage: Stage) -> None:
    @command("broken", help="swallows an error")
    def broken(ctx: Context) -> Reply:
        note("broken")
        with contextlib.suppress(peewee.PeeweeException):
            store.execute("SELECT 1 / 0")
        return ctx.reply("fine")

    stage.dispatcher.handlers = all_handlers(broken)
    assert "出错了" in stage.say("broken")
    assert stage.effects() == []


def test_a_lost_connection_is_tried_again_once_without_a_second_effect(stage: Stage) -> None:
    tries = []

    @command("lose", help="its first connection is cut")
    def lose(ctx: Context) -> Reply:
        tries.append(1)
        note("lose")
        if len(tries) == 1:
            store.fetch("SELECT pg_terminate_backend(pg_backend_pid())")
        return ctx.reply("found")

    stage.dispatcher.handlers = all_handlers(lose)
    assert stage.say("lose") == "found"
    assert stage.effects() == ["lose"]


def test_a_deadlock_is_tried_again_and_nobody_hears_of_it(stage: Stage) -> None:
    stage.joins("lisi")
    with store.db.connection_context():
        store.execute("CREATE TABLE thing (id int PRIMARY KEY, n int NOT NULL)")
        store.execute("INSERT INTO thing VALUES (1, 0), (2, 0)")
    both_hold_one, met = threading.Barrier(2), threading.Event()

    @command("cross", help="locks two things in the order it is told")
    def cross(ctx: Context, order: str) -> Reply:
        for number in order:
            store.execute("UPDATE thing SET n = n + 1 WHERE id = %(id)s", id=int(number))
            if not met.is_set():  # once: a wait under both locks would be the other's time-out
                both_hold_one.wait(timeout=10)
                met.set()
        return ctx.reply("crossed")

    stage.dispatcher.handlers = all_handlers(cross)

    def say(order: str, user_id: str) -> str:
        return stage.say(f"cross {order}", user_id)

    assert together(lambda: say("12", "zhangsan"), lambda: say("21", "lisi")) == ["crossed"] * 2
    assert [row["n"] for row in stage.rows("SELECT n FROM thing")] == [2, 2]


def test_ignored_events_leave_no_row(stage: Stage) -> None:
    for name in ("LOCATION", "view", "something_new"):
        assert stage.dispatcher.answer(event(name)) is None
    assert stage.rows("SELECT id FROM inbox") == []


def test_a_picture_is_answered_in_words(stage: Stage) -> None:
    picture = Message("zhangsan", "image", False, "k", {"MsgType": "image", "PicUrl": "http://x"})
    assert zh("understood.text_only") in spoken(stage.dispatcher.answer(picture))


def test_an_admin_of_the_settings_is_an_admin_from_the_first_message(stage: Stage) -> None:
    dispatcher = Dispatcher(stage.dispatcher.handlers, admin_user_ids=("boss",))
    assert "管理员" in spoken(dispatcher.answer(text("我是谁", "Boss")))
    with store.db.connection_context():
        assert people.by_user_id("boss").role == Role.ADMIN  # type: ignore[union-attr]


@pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
def test_what_waits_too_long_for_a_lock_is_done_later_and_not_told_as_an_error(stage: Stage, limit: str) -> None:
    in_a_hurry: list[bool] = []

    @command("wait", "等", help="waits for somebody else's lock")
    def wait(ctx: Context) -> Reply:
        if in_a_hurry.pop():
            store.execute(f"SET LOCAL {limit} = '100ms'")
        store.fetch("SELECT 1 FROM member FOR UPDATE")
        note("waited")
        return ctx.reply("waited")

    stage.dispatcher.handlers = all_handlers(wait)
    in_a_hurry.append(True)
    with store.db.connection_context(), store.db.atomic():
        store.fetch("SELECT 1 FROM member FOR UPDATE")
        assert together(lambda: stage.say("wait", msg_id=1)) == [""]
    assert [row["task_name"] for row in stage.rows("SELECT task_name FROM procrastinate_jobs")] == ["resume"]
    assert (stage.effects(), stage.owed()) == ([], [])
    in_a_hurry[:] = [False]
    assert stage.sweep(stage.clock.at + timedelta(minutes=1)) == 1
    assert (stage.effects(), stage.owed()) == (["waited"], ["waited"])
    assert stage.say("wait", msg_id=1) == ""


def test_who_stood_in_line_behind_a_message_that_is_swept_is_swept_with_it(stage: Stage) -> None:
    """Else each message of somebody who goes on writing would be in line behind the one before it, for ever."""
    with store.db.connection_context():
        for number, seconds in ((1, 11), (2, 6), (3, 1)):
            store.execute(
                """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at)
                   VALUES (%(key)s, 'zhangsan', 'text', '{}', %(at)s)""",
                key=str(number),
                at=NOW - timedelta(seconds=seconds),
            )
        [found] = inbox.abandoned(NOW)
        keys = store.fetch("SELECT dedup_key FROM inbox WHERE id = ANY(%(ids)s) ORDER BY id", ids=found)
    assert [row["dedup_key"] for row in keys] == ["1", "2"]


def test_a_disk_that_stays_full_costs_a_message_no_try(stage: Stage) -> None:
    """However often the sweep meets it, the message is done once there is room, and gets no apology."""
    full = "CREATE OR REPLACE FUNCTION full_disk() RETURNS text LANGUAGE plpgsql AS $$ BEGIN {} END $$"
    with store.db.connection_context():
        store.execute(full.format("RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full';"))
        inbox.receive(text("fill 一"))
    for _ in range(2 * inbox.MOST_TRIES):
        assert stage.sweep(NOW + timedelta(seconds=20)) == 1
    with store.db.connection_context():
        store.execute(full.format("RETURN 'room';"))
    stage.sweep(NOW + timedelta(seconds=20))
    assert (stage.effects(), stage.owed()) == (["一"], ["filled 一"])
