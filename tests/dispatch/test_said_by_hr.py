"""What HR says in passing: whom they pick, whom they name, whom they remind, and what of it is never dropped."""

from __future__ import annotations

import pytest

from tests.said import en, en_like, zh, zh_like
from tests.world.office import Office, lines


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


# --- who is picked --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pick",
    ["王五", "就王五吧", "那就王五", "选王五", "让王五来面吧", "换成王五", "go with wangwu", "let's take 王五 please"],
)
@pytest.mark.parametrize("asked", ["换人 {code}", "替补 {code}"])
def test_at_a_list_of_substitutes_a_name_said_in_passing_picks_them(office: Office, asked: str, pick: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    assert zh_like("replace.substitutes", old="李四").search(hr(office, asked.format(code=code)))
    assert hr(office, pick) == zh(
        "deed.yes_or_no",
        sentence=zh(
            "replace.read_back",
            title=f"{code} 陈晓 · 后端工程师 一面",
            when="3月13日 周五 10:00–11:00",
            old="李四",
            new="王五",
        ),
    )


def test_at_a_list_of_substitutes_a_name_picks_them_in_english_too(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, "language en")
    hr(office, f"replace {code}")
    said = hr(office, "go with wangwu")
    assert en_like("replace.read_back", old="李四", new="王五").match(said) and said.endswith("yes/no")


# --- who is named ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "order",
    [
        "把王大锤那场取消了吧",
        "取消王大锤的面试",
        "王大锤那场取消",
        "王大锤那场改到周五下午3点",
        "推迟王大锤的面试半小时",
        "把王大锤那场的李四换成王五",
        "改期 王大锤 周五下午3点",
        "取消面试 王大锤 不来了",
    ],
)
def test_nobody_elses_interview_is_taken_in_place_of_who_is_not_there(office: Office, order: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, code)  # it is shown last, and the only one
    assert hr(office, order) == zh("which.not_found", name="王大锤", likely=zh("which.schedule_shows"))
    assert zh("asked.no_question") in hr(office, "是"), "nothing was asked"


def test_who_is_called_much_like_it_is_offered(office: Office) -> None:
    office.plan("王大成", "03-13 10:00", "lisi")
    office.plan("陈晓", "03-13 11:00", "wangwu")
    assert hr(office, "把王大锤那场取消了吧") == zh(
        "which.not_found", name="王大锤", likely=zh("which.do_you_mean", likely="王大成")
    )


@pytest.mark.parametrize(
    ("order", "who"),
    [
        ("cancel wangdachui's interview", "wangdachui"),
        ("Cancel Tom Lee's interview", "Tom Lee"),
        ("move Tom's interview to friday 3pm", "Tom"),
    ],
)
def test_nobody_elses_interview_is_taken_in_english_either(office: Office, order: str, who: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, "language en")
    hr(office, code)
    assert hr(office, order) == en("which.not_found", name=who, likely=en("which.schedule_shows"))


def test_who_is_there_is_still_found_in_such_words(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.plan("林悦", "03-13 11:00", "wangwu")
    assert code in hr(office, "陈晓那场改到周五下午3点")


# --- a limit of none ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["面试上限 0", "面试上限 每天 0", "面试上限 0 场", "limit 0", "每天最多 0", "limit 0 a week"]
)
def test_a_limit_of_none_at_all_is_refused_with_how_to_set_and_how_to_lift_it(office: Office, said: str) -> None:
    office.say("面试上限 每天 2", "lisi")
    assert office.say(said, "lisi") == zh("limit.no_zero")
    assert "每天 2" in office.say("面试上限", "lisi"), "the limit that was set stays"


def test_a_limit_of_none_at_all_is_refused_in_english_too(office: Office) -> None:
    office.say("language en", "lisi")
    said = office.say("limit 0", "lisi")
    assert en_like("limit.no_zero").search(said) and "limit none" in said and en("limit.no_zero") in said


# --- what an interviewer proposes -----------------------------------------------------------------------------------


def status(office: Office, code: str) -> list[str]:
    return [row["state"] for row in office.rows("SELECT state FROM proposal ORDER BY id")]


def at(office: Office, code: str) -> str:
    [row] = office.rows(
        "SELECT to_char(lower(slot) AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at FROM interview WHERE code = %(code)s",
        code=code,
    )
    return str(row["at"])


@pytest.mark.parametrize(
    "approval",
    [
        "同意改期 {code}",
        "同意陈晓改到周五3点",
        "同意李四的改期",
        "同意陈晓的改期",
        "approve {code}",
        "同意",
        "采用李四建议的时间",
    ],
)
def test_a_proposed_time_is_approved_by_typing_with_a_read_back(office: Office, approval: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    said = hr(office, approval.format(code=code))
    assert said.splitlines() == [
        f"{code} 陈晓 · 后端工程师 一面",
        "3月13日 周五 10:00–11:00 → 3月13日 周五 15:00–16:00",
        zh("move.their_time", who="李四"),
        zh("move.candidate_not_told"),
        zh("deed.yes_or_no", sentence=zh("move.deed")),
    ]
    assert at(office, code) == "03-13 10:00", "never without a yes"
    assert hr(office, "是").startswith(
        zh("move.done", title=f"{code} 陈晓 · 后端工程师 一面", when="3月13日 周五 15:00–16:00") + "。"
    )
    assert at(office, code) == "03-13 15:00" and status(office, code) == ["taken"]


@pytest.mark.parametrize("answer", ["不同意改期 {code}", "不同意", "不同意李四的改期", "turn down {code}"])
def test_a_proposed_time_is_turned_down_by_typing_with_a_read_back(office: Office, answer: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    assert hr(office, answer.format(code=code)) == zh(
        "deed.yes_or_no",
        sentence=zh(
            "proposal.ask_to_turn_down",
            title=f"{code} 陈晓 · 后端工程师 一面",
            when="3月13日 周五 10:00–11:00",
            who="李四",
            proposed="3月13日 周五 15:00–16:00",
        ),
    )
    assert status(office, code) == ["open"]
    assert "不改期，还是 3月13日 周五 10:00–11:00" in hr(office, "是")
    assert at(office, code) == "03-13 10:00" and status(office, code) == ["declined"]


def test_another_time_than_the_proposed_one_is_set_by_typing_and_says_so(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    assert lines(
        "", zh("move.not_taken", who="李四", when="3月13日 周五 15:00–16:00"), zh("move.asked_anew", who="李四"), ""
    ) in hr(office, "同意陈晓改到周四3点")
    hr(office, "是")
    assert at(office, code) == "03-12 15:00" and status(office, code) == ["overtaken"]


def test_a_clash_with_a_proposed_time_is_named_before_the_yes(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi", "zhangsan")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    other = office.plan("林悦", "03-13 15:00", "zhangsan")
    said = hr(office, f"同意改期 {code}")
    assert zh("obstacle.clash", who="张三", when="3月13日 周五 15:00–16:00", other=f"{other} 林悦") in said and zh_like(
        "proposal.in_the_way"
    ).search(said)
    assert f"不改发：不同意改期 {code}" in said
    assert zh("asked.no_question") in hr(office, "是")
    assert at(office, code) == "03-13 10:00" and status(office, code) == ["open"]


def test_where_nothing_or_several_are_proposed_it_is_said_what_helps(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi", "zhangsan")
    assert hr(office, f"同意改期 {code}").endswith(zh("proposal.none", title="", code=code))
    office.say(f"改期 {code} 周五下午3点", "lisi")
    office.say(f"改期 {code} 周五下午5点", "zhangsan")
    said = hr(office, f"同意改期 {code}")
    assert zh_like(
        "proposal.several", n="2", all="李四 3月13日 周五 15:00–16:00；张三 3月13日 周五 17:00–18:00"
    ).search(said)
    assert zh("deed.yes_or_no", sentence=zh("move.deed")) in hr(office, f"改期 {code} 03-13 15:00")


def test_a_proposed_time_is_answered_in_english_too(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    hr(office, "language en")
    said = hr(office, "turn down lisi's proposal")
    assert said.startswith("Leave ") and en_like("proposal.ask_to_turn_down", proposed="Fri 13 Mar 15:00–16:00").search(
        said
    )
    hr(office, "no")
    assert en("move.their_time", who="李四") in hr(office, f"approve {code}")
    assert hr(office, "yes").startswith("Moved: ")


def test_what_a_candidate_agrees_to_approves_no_proposal(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.say(f"改期 {code} 周五下午3点", "lisi")
    said = hr(office, "陈晓同意了")
    assert "\n2) 候选人回复 陈晓 3月13日 周五 10:00：已确认" in said, "which of the two times, is asked"
    hr(office, "2")
    assert at(office, code) == "03-13 10:00" and status(office, code) == ["open"]


# --- another time ---------------------------------------------------------------------------------------------------


def test_later_and_earlier_at_once_is_asked_about(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    for text in (f"推迟 {code} 提前半小时", f"postpone {code} 30 min earlier"):
        assert hr(office, text) == zh("not_a_time.both_ways")
        hr(office, "是")
    assert office.say(f"推迟 {code} 提前半小时", "lisi").startswith(zh("not_a_time.both_ways"))
    assert at(office, code) == "03-13 10:00"


@pytest.mark.parametrize(
    ("order", "there", "here"),
    [
        (
            "reschedule {code} tomorrow 9am London time",
            "按伦敦时间 GMT+0 03-12 09:00 换算：",
            "3月12日 周四 17:00–18:00",
        ),
        ("改期 {code} 伦敦时间周五上午9点", "按伦敦时间 GMT+0 03-13 09:00 换算：", "3月13日 周五 17:00–18:00"),
    ],
)
def test_a_zone_that_is_said_is_honoured_and_named(office: Office, order: str, there: str, here: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    said = hr(office, order.format(code=code)).splitlines()
    assert said[0] == there and said[2].endswith(f"→ {here}")


def test_a_bound_is_no_time_and_is_asked_about(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    for text, bound in (
        (f"改期 {code} 明天下午3点前", "3点前"),
        (f"把{code}挪到明天3点之前", "3点之前"),
        (f"改期 {code} 周五下午4点以后", "4点以后"),
        (f"reschedule {code} before 3pm tomorrow", "before 3pm"),
    ):
        assert hr(office, text) == zh("not_a_time.bound", left=bound)
    hr(office, "language en")
    assert hr(office, f"reschedule {code} before 3pm tomorrow") == en("not_a_time.bound", left="before 3pm")
    assert hr(office, f"postpone {code} 30 min earlier").startswith(en("not_a_time.both_ways"))
    assert at(office, code) == "03-13 10:00"


def test_in_three_days_is_no_bound(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    assert "→ 3月14日 周六 15:00–16:00" in hr(office, f"改期 {code} 3天后下午3点")


# --- who is reminded ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["催张三 李四", "催 张三 李四", "催一下张三和李四", "nudge zhangsan lisi"])
def test_all_who_are_named_are_reminded(office: Office, order: str) -> None:
    office.plan("陈晓", "03-13 10:00", "lisi")
    office.plan("林悦", "03-12 14:00", "zhangsan")
    said = hr(office, order)
    if said.endswith("是/否"):
        assert "张三" in said and "李四" in said
        said = hr(office, "是")
    assert said == zh("reminded.done", names="李四、张三")


def test_who_of_them_owes_nothing_is_named(office: Office) -> None:
    office.plan("陈晓", "03-13 10:00", "lisi")
    assert hr(office, "催 李四 王五") == lines(
        zh("reminded.done", names="李四"), zh("nudge.owes_nothing_there", who="王五")
    )
    hr(office, "language en")
    assert hr(office, "nudge wangwu zhangsan") == en("nudge.owes_nothing", who="王五, 张三")
