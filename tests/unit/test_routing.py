"""Which command a text calls, and which are offered when none is."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

import pytest

from bot import Context, Reply, Role, command, event
from bot.chat import routing
from bot.chat.command import Command, EventHandler
from bot.chat.guessing import guesses
from bot.chat.handlers import Handlers, collect, handlers
from bot.chat.heard import hear
from bot.chat.readers import Situation
from bot.interviews.models import Member
from tests.world.clock import NOW


class Size(Enum):
    SMALL = ("small", "小")
    LARGE = ("large", "大号", "大")


@command("order", "点单", "来一杯", help="order something", words=("小",))
def order(ctx: Context, size: Size, note: str = "") -> Reply:
    raise AssertionError("nothing here is executed")


@command("pause", "停一下", "order later", help="wait")
def pause(ctx: Context) -> Reply:
    raise AssertionError("nothing here is executed")


@command("audit", "查账", "有账吗", help="look at the books", roles=(Role.ADMIN,))
def audit(ctx: Context, note: str = "") -> Reply:
    raise AssertionError("nothing here is executed")


HANDLERS = handlers([order, pause, audit])
SITUATION = Situation(Member(user_id="zhangsan", name="张三", role=Role.INTERVIEWER, zone="Asia/Shanghai"), NOW)


def called(text: str, among: Handlers = HANDLERS) -> tuple[str, dict[str, object], str] | None:
    """The command, its arguments, and what nothing explained."""
    call = routing.call_for(hear(text), among, SITUATION)
    return (call.command.name, call.arguments, call.leftover) if call else None


def guessed(text: str, commands: list[Command]) -> list[str]:
    return [one.command.name for one in guesses(hear(text), [], commands, SITUATION)]


@pytest.mark.parametrize(
    "text",
    [
        "order small",
        "/order small",
        "／ORDER　ｓｍａｌｌ",
        "点单 小",
        "点单小",
        "點單小",
        "点单：小",
        "来一杯 小。",
        "來一杯小",
        "Order, small!",
    ],
)
def test_a_verb_is_typed_in_any_width_case_and_script_with_or_without_a_slash_or_a_space(text: str) -> None:
    assert called(text) == ("order", {"size": Size.SMALL}, "")


def test_the_longest_verb_and_the_longest_word_win() -> None:
    assert called("order later") == ("pause", {}, "")
    assert called("点单大号") == ("order", {"size": Size.LARGE}, "")


def test_an_english_verb_ends_where_the_word_ends() -> None:
    assert called("ordering small") is None
    assert called("order") == ("order", {}, "")


def test_a_chinese_verb_may_come_last_where_the_rest_is_explained() -> None:
    assert called("大号的点单") == ("order", {"size": Size.LARGE}, "")
    assert called("今年有账吗") == ("audit", {"note": "今年"}, "")
    assert called("随便停一下") is None


def test_some_verbs_are_an_argument_as_well() -> None:
    assert called("小 不加糖") == ("order", {"size": Size.SMALL, "note": "不加糖"}, "")


def test_what_nothing_explains_is_left_over() -> None:
    assert called("停一下 五分钟") == ("pause", {}, "五分钟")


@pytest.mark.parametrize("text", ["", " ", "/", "／", "。", "你好世界"])
def test_a_text_without_a_verb_calls_nothing(text: str) -> None:
    assert called(text) is None


def test_a_lone_question_mark_asks_for_help_and_a_closing_one_says_nothing() -> None:
    @command("help", "帮助", help="help")
    def help_(ctx: Context, verb: str = "") -> Reply:
        raise AssertionError("nothing here is executed")

    among = handlers([help_, pause])
    assert called("？", among) == called("?? ", among) == ("help", {}, "")
    assert called("停一下？", among) == ("pause", {}, "")


def test_an_argument_alone_calls_a_command_that_wants_it_so_and_never_one_of_another_role() -> None:
    bare = handlers([replace(order, bare=True)])
    assert called("大号", bare) == ("order", {"size": Size.LARGE}, "")
    assert called("/大号", bare) is None
    assert called("大号", handlers([replace(order, bare=True, roles=frozenset({Role.ADMIN}))])) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("茶账", "audit"),
        ("点蛋 小", "order"),
        ("ordr", "order"),
        ("oredr small", "order"),
        ("puase", "pause"),
        ("/adit", "audit"),
        ("听一下", "pause"),
    ],
)
def test_a_homophone_or_a_slip_is_guessed_first(text: str, first: str) -> None:
    assert guessed(text, list(HANDLERS.commands.values()))[0] == first


def test_what_is_like_nothing_is_offered_the_likeliest_commands_in_their_order() -> None:
    four = [order, pause, audit, replace(pause, name="fourth", aliases=())]
    assert guessed("天气怎么样", four) == ["order", "pause", "audit"]
    assert guessed("xy", [pause]) == ["pause"]


# --- what a package declares ----------------------------------------------------------------------------------------


def test_the_products_commands_share_no_word_and_speak_both_languages() -> None:
    found = collect("commands")
    assert list(found.commands)[:3] == ["schedule", "next", "status"], "help shows the likeliest first"
    assert {"enter_agent", "subscribe"} <= set(found.events)
    for one in found.commands.values():
        assert one.name.isascii()
        assert not one.aliases[0].isascii(), f"{one.name} has no Chinese name to show"


def test_two_commands_that_share_a_word_are_refused_with_both_names() -> None:
    with pytest.raises(ValueError, match="“停一下” is answered by both pause and stop"):
        handlers([pause, replace(order, name="stop", aliases=("停一下",))])


def test_two_handlers_of_one_event_are_refused() -> None:
    @event("enter_agent")
    def one(ctx: Context) -> Reply:
        return ctx.reply("1")

    with pytest.raises(ValueError, match="enter_agent"):
        handlers([one, one])


def test_a_command_is_found_wherever_it_stands_in_the_package_and_only_there() -> None:
    """`order` is imported here, too; what counts is that its value stands in a module of the package."""
    found = collect("commands")
    assert all(isinstance(one, Command) for one in found.commands.values())
    assert all(isinstance(one, EventHandler) for one in found.events.values())
    assert "order" not in found.commands


def test_of_several_that_claim_a_text_the_first_by_rank_has_it_however_they_were_declared() -> None:
    @command("early", help="one", rank=10, rather_than={"order": lambda told: True})
    def early(ctx: Context) -> Reply:
        raise AssertionError("nothing here is executed")

    @command("later", help="another", rank=20, rather_than={"order": lambda told: True})
    def later(ctx: Context) -> Reply:
        raise AssertionError("nothing here is executed")

    @command("last", help="one without a rank", rather_than={"order": lambda told: True})
    def last(ctx: Context) -> Reply:
        raise AssertionError("nothing here is executed")

    for declared in ([early, later, last, order], [last, order, later, early]):
        assert [one.name for one, _ in handlers(declared).rather_than["order"]] == ["early", "later", "last"]
