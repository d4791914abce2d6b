"""Hours or half a day of leave are noted as such, and never as a whole day; and two settings of one message are both set."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh, zh_like
from tests.world.stage import Stage


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as anew:
        yield anew


FOR_HOURS = (
    ("周五下午三点到五点请假", "3月13日 周五 15:00–17:00"),
    ("I'm out 2-4pm Thursday", "3月12日 周四 14:00–16:00"),
    ("明天上午10点到12点我不在", "3月12日 周四 10:00–12:00"),
    ("周四下午两点到四点要去医院，请假", "3月12日 周四 14:00–16:00"),
    ("I'm off work from 3pm to 5pm tomorrow", "3月12日 周四 15:00–17:00"),
    ("周五晚上七点到九点请个假", "3月13日 周五 19:00–21:00"),
    ("周四2点到4点请假，王五替我", "3月12日 周四 14:00–16:00休假，王五代"),
)


@pytest.mark.parametrize(("text", "hours"), FOR_HOURS)
def test_hours_are_read_back_and_noted_as_they_were_said(
    company_anew: Callable[[], Stage], text: str, hours: str
) -> None:
    stage = company_anew()
    assert stage.say(text, "lisi").startswith(f"记下 {hours}")
    assert stage.say("是", "lisi").startswith(f"已记下休假：{hours.removesuffix('休假，王五代')}")


def test_hours_can_be_typed_behind_the_verb(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("休假 周五 14:30-16:00", "leave Friday 2:30-4pm", "休假 周五下午两点半到四点"):
        assert stage.say(text, "lisi").startswith(
            zh("leave.noted", days="3月13日 周五 14:30–16:00", stand_in="", merged="")
        ), text
        assert stage.say("撤销", "lisi").startswith(zh("undo.done_unnoticed", what=zh("done.leave"))), text


@pytest.mark.parametrize(
    ("text", "asked", "answer", "hours"),
    [
        ("周四下午请两个小时假", "3月12日 周四 下午休假 2 小时，从几点开始？", "两点", "3月12日 周四 14:00–16:00"),
        ("我明天请2小时假", "3月12日 周四休假 2 小时，从几点开始？", "14:30-16:30", "3月12日 周四 14:30–16:30"),
        ("休假 周五下午两小时", "3月13日 周五 下午休假 2 小时，从几点开始？", "3点到5点", "3月13日 周五 15:00–17:00"),
        ("I need two hours off tomorrow afternoon", "3月12日 周四 下午休假 2 小时", "3pm", "3月12日 周四 15:00–17:00"),
        ("周五下午三点请假", "3月13日 周五 15:00 起休假，到几点？", "五点", "3月13日 周五 15:00–17:00"),
        ("我周五下午三点不在", "3月13日 周五 15:00 起休假，到几点？", "九点", "3月13日 周五 15:00–21:00"),
        ("后天请半天假", zh("leave.which_half", day="3月13日 周五", who=""), "2", "3月13日 周五 下午"),
        ("half a day off on Friday", zh("leave.which_half", day="3月13日 周五", who=""), "2", "3月13日 周五 下午"),
        ("休假 周五 半天", zh("leave.which_half", day="3月13日 周五", who=""), "上午", "3月13日 周五 上午"),
    ],
)
def test_what_was_not_said_of_the_hours_is_asked_and_nothing_noted_before(
    company_anew: Callable[[], Stage], text: str, asked: str, answer: str, hours: str
) -> None:
    stage = company_anew()
    said = stage.say(text, "lisi")
    assert asked in said and zh_like("leave.ask_hours").search(said)
    assert stage.say(answer, "lisi") == zh("deed.yes_or_no", sentence=zh("leave.deed", days=hours, stand_in=""))
    assert stage.say("是", "lisi").startswith(zh("leave.noted", days=hours, stand_in="", merged=""))


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "我明天请2小时假",
            [
                ("替：王五", "3月12日 周四休假 2 小时（王五代），从几点开始？例如：14:00，或 14:00-16:00。"),
                ("两小时", "3月12日 周四休假 2 小时（王五代），从几点开始？"),
                ("晚上", "3月12日 周四 晚上休假 2 小时（王五代），从几点开始？例如：19:00"),
                ("替：孙悟空", "没有找到替班的“孙悟空”，要写全名。"),
                ("随便", "没看懂“随便”。3月12日 周四"),
                ("全天", "记下 3月12日 周四休假，王五代（不替你提交请假审批）？是/否"),
            ],
        ),
        ("我明天请2小时假", [("到五点", "记下 3月12日 周四 15:00–17:00休假")]),
        (
            "周五下午三点请假",
            [
                ("王五替我", "3月13日 周五 15:00 起休假（王五代），到几点？例如：17:00。"),
                ("晚上", "3月13日 周五 15:00 起休假（王五代），到几点？例如：20:00。"),
                ("2小时", "记下 3月13日 周五 15:00–17:00休假，王五代"),
            ],
        ),
        ("周五下午三点请假", [("17", "记下 3月13日 周五 15:00–17:00休假")]),
        ("周五上午九点请假", [("5点", "记下 3月13日 周五 09:00–17:00休假")]),
        ("周五上午九点请假", [("全天", "记下 3月13日 周五休假")]),
        ("休假 明天 9点", [("5点", "记下 3月12日 周四 09:00–17:00休假")]),
        ("休假 周五中午 12点", [("一个半小时", "记下 3月13日 周五 12:00–13:30休假")]),
        ("I'm off at 3pm tomorrow", [("all day", "记下 3月12日 周四休假")]),
        (
            "明天上午请3小时假",
            [
                ("嗯哼", "没看懂“嗯哼”。3月12日 周四 上午休假 3 小时，从几点开始？例如：09:00，或 09:00-12:00。"),
                ("5点", "记下 3月12日 周四 17:00–20:00休假"),
            ],
        ),
        ("I need 90 minutes off on Friday morning", [("at 10", "记下 3月13日 周五 10:00–11:30休假")]),
        (
            "我想请一个小时的假去接孩子",
            [("明天", "3月12日 周四休假 1 小时，从几点开始？"), ("下午三点", "记下 3月12日 周四 15:00–16:00休假")],
        ),
        ("我想请半天假", [("周五", "3月13日 周五休半天：上午还是下午？"), ("2", "记下 3月13日 周五 下午休假")]),
        (
            "明天请半天",
            [
                ("王五替我", "3月12日 周四休半天（王五代）：上午还是下午？"),
                ("上午", "记下 3月12日 周四 上午休假，王五代"),
            ],
        ),
        ("后天请半天", [("2点到5点", "记下 3月13日 周五 14:00–17:00休假")]),
        (
            "明天请13小时假",
            [
                ("下午", "3月12日 周四休假 13 小时，从几点到几点？"),
                ("8点到21点", "记下 3月12日 周四 08:00–21:00休假"),
            ],
        ),
        (
            "我明天请2小时假",
            [("3点到5点", "记下 3月12日 周四 15:00–17:00"), ("不对，4点到6点", "记下 3月12日 周四 16:00–18:00")],
        ),
    ],
)
def test_nothing_is_noted_but_what_was_said_and_it_is_asked_until_it_is(
    company_anew: Callable[[], Stage], text: str, answers: list[tuple[str, str]]
) -> None:
    stage = company_anew()
    assert zh_like("leave.ask_hours").search(stage.say(text, "lisi"))
    for answer, said in answers:
        assert stage.say(answer, "lisi").startswith(said), answer
    assert "休假：无" in stage.say("设置", "lisi")


def test_what_only_sounds_like_an_absence_notes_none_and_declines_nothing(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in (
        "明天下午两点到四点我不在公司，陈晓那场改一下",
        "I won't be away 2-4pm Thursday",
        "I'm not away on Thursday",
        "我周四不在状态",
        "我周四下午两点到四点不在状态",
        "周五我真不在乎几点",
    ):
        said = stage.say(text, "lisi")
        assert "是/否" not in said and "还没有记下" not in said, (text, said)


def test_whole_days_are_noted_as_before(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text, days in (("我周五请假", "3月13日 周五"), ("我下周一到周三请假", "3月16日–18日")):
        assert stage.say(text, "lisi").startswith(zh("leave.deed", days=days, stand_in="")), text
        stage.say("否", "lisi")


TWO = (
    ("I'm off Thu and Fri, don't bother me after 9pm", "记下 3月12日–13日休假", "免打扰"),
    ("周四周五我休假，晚上9点以后别给我发消息", "记下 3月12日–13日休假", "免打扰"),
    ("手机换成13812345678，晚上10点以后别打扰", "电话改为 13812345678？", "免打扰"),
    ("speak English to me and no messages after 10pm", "语言改为英文？", "免打扰"),
    ("周五请假，另外面试上限改成每天2场", "记下 3月13日 周五休假", "每天最多"),
    ("时区改成伦敦，语言用英文", "时区改为伦敦时间", "语言"),
)


@pytest.mark.parametrize(("text", "first", "then"), TWO)
def test_two_settings_of_one_message_are_set_one_after_the_other(
    company_anew: Callable[[], Stage], text: str, first: str, then: str
) -> None:
    lead, said = company_anew().say(text, "lisi").split("\n", 1)
    assert lead.startswith("一次做一件，之后是：设置：") and then in lead
    assert said.startswith(first)


def test_the_second_is_asked_once_the_first_is_set(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("手机换成13812345678，晚上10点以后别打扰", "lisi")
    assert stage.say("是", "lisi").endswith(
        zh("in_turn.next") + zh("deed.yes_or_no", sentence=zh("own.deed_ascii", what="免打扰", value="22:00–08:00"))
    )
    assert stage.say("是", "lisi").startswith(zh("quiet.set", hours="22:00–08:00"))
