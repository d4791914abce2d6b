"""An interviewer proposes another time: it stays until HR has taken it, set another, or left it as it is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.db import store
from bot.interviews.models import Interview
from tests.said import en_like, zh, zh_like
from tests.world.office import Office, lines
from tests.world.stage import together
from tests.world.town import Town, alive, at, buttons, invited, later, order

TAKE, OTHER, LEAVE = "改到这个时间", "换个时间", "不改"


def when(place: Town | Office, code: object) -> str:
    [row] = place.rows(
        """SELECT to_char(lower(slot) AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at FROM interview
           WHERE code = %(code)s""",
        code=str(code),
    )
    return str(row["at"])


def answers(place: Town, on: Interview) -> dict[str, str]:
    rows = place.rows(
        """SELECT m.user_id, p.response FROM participant p JOIN member m ON m.id = p.member_id
           WHERE p.interview_id = %(id)s ORDER BY 1""",
        id=on.id,
    )
    return {row["user_id"]: row["response"] for row in rows}


def states(place: Town | Office) -> list[str]:
    return [row["state"] for row in place.rows("SELECT state FROM proposal ORDER BY id")]


def proposed(place: Town, *panel: str, at: str = "明天下午3点", **how: Any) -> Interview:
    """By the first of the panel, and HR has read it."""
    on = invited(place, *panel, **how)
    assert zh_like("propose.done", hr="张敏").match(place.say(panel[0], f"改期 {on.code} {at}"))
    later(place)
    return on


def test_a_proposal_goes_to_hr_and_the_time_has_not_changed(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    assert place.say("lisi", f"改期 {on.code} 明天下午3点") == zh(
        "propose.done",
        hr="张敏",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        old="3月12日 周四 10:00–11:00",
        new="3月12日 周四 15:00–16:00",
    )
    later(place)
    [card] = alive(place, "zhangmin")
    assert card["content"]["main_title"]["title"] == zh("proposed.title", who="李四")
    assert [(one["keyname"], one["value"]) for one in card["content"]["horizontal_content_list"]] == [
        (zh("needs_answer.now"), "3月12日 周四 10:00–11:00"),
        ("李四", "3月12日 周四 15:00–16:00"),
    ]
    assert buttons(card) == [TAKE, OTHER, LEAVE]
    assert when(place, on.code) == "03-12 10:00"
    assert len(place.cards("zhangsan")) == 1


def test_taken_by_a_tap_the_proposer_counts_as_having_accepted_and_the_others_are_asked(place: Town) -> None:
    on = proposed(place, "lisi", "zhangsan")
    place.tap("zhangmin", TAKE)
    place.settle()
    assert when(place, on.code) == "03-12 15:00"
    assert answers(place, on) == {"lisi": "accepted", "zhangsan": "needs_action"}
    assert place.title("zhangmin") == zh("card.moved")
    receipt, text = place.texts("zhangmin")[-2:]
    assert receipt == lines(
        zh("move.done", title=f"{on.code} 陈晓 · 后端工程师 一面", when="3月12日 周四 15:00–16:00")
        + "。"
        + zh("hears.told", when=zh("time.in_a_minute"), who="张三、李四")
        + zh("undo.offer"),
        zh("forward.next_message"),
    )
    assert text.startswith(zh("letter.dear", shown_name="陈晓"))
    assert alive(place, "zhangmin") == []
    later(place)
    assert place.texts("lisi")[-1] == zh(
        "proposal_answered.taken", title=f"{on.code} 陈晓 · 后端工程师 一面", at="3月12日 周四 15:00–16:00"
    )
    assert alive(place, "lisi") == []
    assert [one["content"]["main_title"]["title"] for one in alive(place, "zhangsan")] == [zh("asked_anew.moved")]


def test_taken_and_undone_nobody_has_heard_and_hr_can_decide_again(place: Town) -> None:
    on = proposed(place, "lisi", "zhangsan")
    place.tap("zhangmin", TAKE)
    place.settle()
    before = len(place.chat("lisi"))
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"改期 {on.code}"))
    later(place)
    assert len(place.chat("lisi")) == before
    assert when(place, on.code) == "03-12 10:00"
    [card] = alive(place, "zhangmin")
    assert buttons(card) == [TAKE, OTHER, LEAVE]
    place.tap("zhangmin", TAKE)
    later(place)
    assert when(place, on.code) == "03-12 15:00"


def test_left_as_it_is_the_proposer_hears_and_may_still_decline(place: Town) -> None:
    on = proposed(place, "lisi")
    place.tap("zhangmin", LEAVE)
    place.settle()
    assert place.title("zhangmin") == zh("proposed.time_stays")
    later(place)
    assert place.texts("lisi")[-1] == zh(
        "proposal_answered.left",
        who="张敏",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        at="3月12日 周四 10:00–11:00",
        code=on.code,
    )
    assert when(place, on.code) == "03-12 10:00"
    assert len(alive(place, "lisi")) == 1


def test_left_as_it_is_and_undone_it_waits_for_hr_again(place: Town) -> None:
    proposed(place, "lisi")
    before = len(place.texts("lisi"))
    place.tap("zhangmin", LEAVE)
    place.settle()
    place.say("zhangmin", "撤销")
    later(place)
    assert states(place) == ["open"]
    assert len(place.texts("lisi")) == before
    [card] = alive(place, "zhangmin")
    assert buttons(card) == [TAKE, OTHER, LEAVE]


def test_hr_sets_another_time_and_the_proposer_is_asked_about_it_and_reads_that_theirs_was_not_taken(
    place: Town,
) -> None:
    on = proposed(place, "lisi")
    place.tap("zhangmin", OTHER)
    place.settle()
    assert place.texts("zhangmin")[-1].startswith(
        zh(
            "move.to_when_with_times",
            nobody="",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            when="3月12日 周四 10:00–11:00",
        )
    )
    assert place.say("zhangmin", "明天下午5点").endswith(zh("deed.yes_or_no", sentence=zh("move.deed")))
    place.say("zhangmin", "是")
    later(place)
    assert states(place) == ["overtaken"]
    assert alive(place, "zhangmin") == []
    [card] = alive(place, "lisi")
    assert (zh("asked_anew.you_proposed"), zh("asked_anew.not_taken", said="3月12日 周四 15:00–16:00")) in [
        (one["keyname"], one["value"]) for one in card["content"]["horizontal_content_list"]
    ]


def test_hr_who_types_the_very_time_that_was_proposed_takes_it(place: Town) -> None:
    on = proposed(place, "lisi", "zhangsan")
    said = place.say("zhangmin", f"改期 {on.code} 明天下午3点")
    assert lines(zh("move.asked_anew", who="张三"), zh("move.their_time", who="李四")) in said
    place.say("zhangmin", "是")
    later(place)
    assert states(place) == ["taken"]
    assert answers(place, on) == {"lisi": "accepted", "zhangsan": "needs_action"}
    assert zh_like("proposal_answered.taken").match(place.texts("lisi")[-1])


def test_two_of_hr_tap_at_once_and_one_of_them_reads_who_was_first(place: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'coordinator' WHERE user_id = 'wangwu'")
    on = invited(place, "lisi")
    with store.db.connection_context():
        store.execute("UPDATE application SET coordinator_id = (SELECT id FROM member WHERE user_id = 'wangwu')")
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    later(place)
    assert len(alive(place, "wangwu")) == len(alive(place, "zhangmin")) == 1

    def tap(user_id: str) -> str:
        place.tap(user_id, TAKE)
        return ""

    together(lambda: tap("zhangmin"), lambda: tap("wangwu"))
    place.settle()
    assert when(place, on.code) == "03-12 15:00"
    [row] = place.rows("SELECT count(*) AS n FROM audit_event WHERE action = 'interview.moved'")
    assert row["n"] == 1
    said = place.texts("zhangmin") + place.texts("wangwu")
    assert sum("请转发下面这条" in one for one in said) == 1
    assert sum("已经采用了这个时间" in one or "这张卡片已经过期" in one for one in said) == 1
    later(place)
    assert alive(place, "wangwu") == alive(place, "zhangmin") == []


def test_a_new_proposal_takes_the_place_of_the_old_one_on_hrs_card(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("lisi", f"改期 {on.code} 明天下午4点")
    later(place)
    assert states(place) == ["overtaken", "open"]
    [card] = alive(place, "zhangmin")
    assert "3月12日 周四 16:00–17:00" in str(card["content"]["horizontal_content_list"])
    place.tap("zhangmin", TAKE)
    later(place)
    assert when(place, on.code) == "03-12 16:00"


def test_a_tap_on_a_card_of_a_proposal_that_has_changed_meanwhile_takes_nothing(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("lisi", f"改期 {on.code} 明天下午4点")
    place.tap("zhangmin", TAKE)
    place.settle()
    assert place.texts("zhangmin")[-1] == zh("proposal.superseded")
    assert when(place, on.code) == "03-12 10:00"


def test_two_proposals_are_on_one_card_and_each_can_be_taken(place: Town) -> None:
    on = proposed(place, "lisi", "zhangsan")
    place.say("zhangsan", f"改期 {on.code} 明天下午5点")
    later(place)
    [card] = alive(place, "zhangmin")
    assert card["content"]["main_title"]["title"] == zh("proposed.title", who="李四、张三")
    assert buttons(card) == [
        zh("proposed.take_named", name="李四"),
        zh("proposed.take_named", name="张三"),
        OTHER,
        zh("proposed.leave_named", name="李四"),
        zh("proposed.leave_named", name="张三"),
    ]
    place.tap("zhangmin", "用张三的时间")
    later(place)
    assert when(place, on.code) == "03-12 17:00"
    assert answers(place, on) == {"lisi": "needs_action", "zhangsan": "accepted"}
    assert sorted(states(place)) == ["overtaken", "taken"]


def test_a_proposal_into_which_a_colleague_is_booked_says_so_and_cannot_be_taken(place: Town) -> None:
    other = invited(place, "zhangsan", in_hours=29, candidate="林悦")
    proposed(place, "lisi", "zhangsan")
    [card] = alive(place, "zhangmin")
    assert buttons(card) == [OTHER, LEAVE]
    assert f"（{other.code} 林悦）" in str(card["content"]["horizontal_content_list"])


def test_a_proposal_lapses_when_its_time_begins_and_both_sides_read_so(place: Town) -> None:
    on = proposed(place, "lisi", at="今天下午5点", in_hours=30)
    as_before = when(place, on.code)
    assert on.code in place.say("zhangmin", "待办")
    later(place, hours=9)
    assert "同意改期" not in place.say("zhangmin", "待办")
    said = place.say("lisi", f"状态 {on.code}")
    assert zh_like("proposals.lapsed").search(said)
    assert "等张敏确认" not in said
    assert zh_like("proposal.none").search(place.say("zhangmin", f"同意改期 {on.code}"))
    place.tap("zhangmin", TAKE)
    place.settle()
    assert when(place, on.code) == as_before
    assert zh_like("propose.done", hr="张敏").search(place.say("lisi", f"改期 {on.code} 明天下午5点"))


def test_what_has_begun_closes_the_card(place: Town) -> None:
    on = proposed(place, "lisi", in_hours=4, at="今天下午5点")
    assert len(alive(place, "zhangmin")) == 1
    later(place, hours=4)
    assert place.title("zhangmin") == zh("state.started")
    assert alive(place, "zhangmin") == []
    assert when(place, on.code) == "03-11 14:00"


def test_what_is_cancelled_closes_the_card(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    later(place)
    assert place.title("zhangmin") == zh("state.cancelled")
    assert alive(place, "zhangmin") == []


def test_a_proposal_undone_in_time_is_read_by_nobody(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"改期建议 {on.code}"))
    later(place)
    assert place.chat("zhangmin") == []
    assert states(place) == []


def test_who_is_replaced_proposes_nothing_any_more(place: Town) -> None:
    on = proposed(place, "lisi", "zhangsan")
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert alive(place, "zhangmin") == []
    assert place.say("lisi", f"改期 {on.code} 明天下午4点") == zh("refused.replaced_by", new="王五", hr="张敏")


def test_the_button_on_the_invitation_asks_when_and_offers_three_that_are_free(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "换个时间")
    place.settle()
    said = place.texts("lisi")[-1]
    assert said.startswith(
        lines(
            zh(
                "move.to_when_with_times",
                nobody="",
                title=f"{on.code} 陈晓 · 后端工程师 一面",
                when="3月12日 周四 10:00–11:00",
            ),
            "1) ",
        )
    )
    assert zh_like("propose.done", hr="张敏").match(place.say("lisi", "2"))
    assert len(states(place)) == 1


def test_what_cannot_be_is_not_passed_on(office: Office) -> None:
    code, other = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林悦", "03-12 16:30", "lisi")
    for words, said in (
        ("昨天下午3点", zh("not_a_time.past")),
        ("2027-01-01 10:00", zh("move.too_far_ahead")),
        ("明天 凌晨3点", "03:00 这场会在夜里，00:00–07:00 不约面试。"),
        ("明天下午2点", zh("propose.is_at_that_time", code=code, when="3月12日 周四 14:00–15:00")),
    ):
        assert office.say(f"改期 {code} {words}", "lisi") == said
    said = office.say(f"改期 {code} 明天下午4点", "lisi")
    assert said.startswith(
        lines(zh("propose.busy_with_choices", when="3月12日 周四 16:30–17:30", other=f"{other} 林悦"), "1) ")
    )
    assert states(office) == []
    assert zh_like("propose.done", hr="张敏").match(office.say("1", "lisi"))
    assert len(states(office)) == 1


def test_who_cannot_come_proposes_nothing_before_they_have_taken_that_back(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"无法参加 {on.code}")
    for words in (" 明天下午3点", ""):
        assert zh_like("propose.after_a_no", code=on.code).match(place.say("lisi", f"改期 {on.code}{words}"))
    assert states(place) == []
    place.say("lisi", f"接受 {on.code}")
    assert "已转给" in place.say("lisi", f"改期 {on.code} 明天下午3点")


def test_an_hour_that_may_be_of_the_morning_is_read_back_first(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    assert office.say(f"改期 {code} 周五 5点", "lisi") == zh(
        "deed.yes_or_no",
        sentence=zh("propose.ask", title=f"{code} 陈晓 · 后端工程师 一面", when="3月13日 周五 17:00–18:00"),
    )
    assert zh_like("propose.done", hr="张敏").match(office.say("是", "lisi"))
    assert office.say(f"改期 {code} 周五下午5点", "lisi") == zh("propose.already")


def test_who_proposed_another_time_is_not_said_to_have_not_answered(place: Town) -> None:
    """It is HR whom they wait for; both read it wherever they look at the interview."""
    on = invited(place, "lisi", in_hours=26)
    place.say("lisi", f"改期 {on.code} 3月13日 15:00")
    later(place, minutes=2)
    assert zh("proposals.waits", who="你", to="3月13日 周五 15:00–16:00", hr="张敏") in place.say("lisi", on.code)
    assert zh("proposals.waits", who="李四", to="3月13日 周五 15:00–16:00", hr="你") in place.say("zhangmin", on.code)
    later(place, hours=3)
    [told] = [one for one in place.texts("zhangmin") if "在等你定" in one]
    assert told == zh(
        "waiting.proposed",
        who="李四",
        to="3月13日 周五 15:00–16:00",
        what=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 12:00–13:00",
        code=on.code,
    )
    assert not [one for one in place.texts("zhangmin") if "还没回复" in one]
    assert zh("move.their_time", who="李四") in place.say("zhangmin", f"改期 {on.code} 3月13日 15:00")


def test_propose_is_a_word_for_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("语言 英文")
    assert en_like("propose.done", hr="张敏").match(office.say(f"propose {code} fri 4pm"))


@pytest.mark.parametrize(
    "words", ["3月13日 15:00", "我周五下午3点可以", "周五下午三点吧", "how about friday 3pm", "friday 3pm works for me"]
)
def test_a_time_that_suits_them_answers_when_to(place: Town, words: str) -> None:
    on = invited(place, "lisi", in_hours=26)
    place.tap("lisi", "换个时间")
    assert zh_like("propose.done", new="3月13日 周五 15:00–16:00").search(place.say("lisi", words))
    assert on.code


def test_a_day_without_an_hour_gets_free_times_and_the_question_stays(place: Town) -> None:
    invited(place, "lisi", in_hours=24)
    place.tap("lisi", "换个时间")
    assert "1) 3月13日 周五 13:30–14:30" in place.say("lisi", "周五下午可以")
    assert zh_like("propose.ask", when="3月13日 周五 15:00–16:00").search(place.say("lisi", "周五下午3点"))


def test_who_proposed_another_time_is_not_asked_in_the_morning_as_if_they_had_said_nothing(place: Town) -> None:
    on = proposed(place, "lisi", in_hours=120, at="下周二下午3点")
    silent = invited(place, "lisi", in_hours=122, candidate="林悦")
    at(place, "12 09:45")
    morning = place.texts("lisi")[-1].split("\n")
    assert morning[1] == zh("digest.unanswered", count="1") and str(silent.code) in morning[2]
    assert morning[3] == zh("digest.how_to_answer", code=silent.code)
    assert morning[4] == zh("digest.proposed", n=1)
    assert str(on.code) in morning[5] and morning[5].endswith(
        "· " + zh("digest.you_proposed", at="3月17日 周二 15:00", hr="张敏")
    )
    assert zh("page.proposal", who="你", to="3月17日 周二 15:00", hr="张敏") in place.say("lisi", "3-16")


def test_who_was_reminded_by_a_colleague_of_what_they_proposed_meanwhile_is_not_asked_for_an_answer(
    place: Town,
) -> None:
    on = invited(place, "lisi", in_hours=120)
    place.say("zhangmin", f"催 {on.code}")
    place.say("lisi", f"改期 {on.code} 下周二下午3点")
    later(place)
    assert "张敏在等你回复" not in [one["content"]["main_title"]["title"] for one in place.cards("lisi")]


@pytest.mark.parametrize("accepts", [False, True])
def test_a_proposal_that_still_waits_a_working_day_before_the_old_start_hr_is_reminded_of_once(
    place: Town, accepts: bool
) -> None:
    """It is Wednesday; the interview is on Monday morning, so it is Friday."""
    on = invited(place, "lisi", in_hours=120)
    if accepts:
        place.say("lisi", f"接受 {on.code}")
    place.say("lisi", f"改期 {on.code} 下周二下午3点")
    later(place)
    at(place, "13 09:30")
    waits = [one for one in place.texts("zhangmin") if zh_like("waiting.proposed").search(one)]
    assert waits == []
    at(place, "13 10:10")
    at(place, "13 11:10")
    at(place, "13 18:20")
    at(place, "15 12:00")
    [told] = [one for one in place.texts("zhangmin") if "在等你定" in one]
    assert told.startswith(f"李四建议改到 3月17日 周二 15:00–16:00，在等你定：{on.code}")
    assert told.endswith(f"同意发“同意改期 {on.code}”，不改发“不同意改期 {on.code}”。")


def test_a_proposal_that_was_answered_is_no_reminder(place: Town) -> None:
    on = proposed(place, "lisi", in_hours=120, at="下周二下午3点")
    place.tap("zhangmin", LEAVE)
    at(place, "13 10:10")
    at(place, "13 11:10")
    assert [one for one in place.texts("zhangmin") if "在等你定" in one and str(on.code) in one] == []


def test_taken_back_by_whoever_proposed_it_hrs_card_is_closed_in_words_and_hr_is_told(place: Town) -> None:
    on = proposed(place, "lisi")
    assert place.say("lisi", "那个改期不用了") == zh("deed.yes_or_no", sentence="撤回改期建议 陈晓 明天 10:00")
    assert place.say("lisi", "是") == zh(
        "proposal.withdrawn", title=f"{on.code} 陈晓 · 后端工程师 一面", when="3月12日 周四 10:00–11:00", earlier=""
    )
    later(place)
    assert states(place) == ["withdrawn"]
    assert place.title("zhangmin") == zh("proposed.taken_back", name="李四")
    assert alive(place, "zhangmin") == []
    [row] = place.rows("SELECT to_user FROM outbox WHERE kind = 'undone'")
    assert row["to_user"] == "zhangmin"
    assert "没有" in place.say("zhangmin", f"同意改期 {on.code}")


def test_taken_back_before_hr_read_it_nobody_hears_of_either(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    place.say("lisi", f"撤回改期 {on.code}")
    later(place)
    assert states(place) == ["withdrawn"]
    assert place.chat("zhangmin") == []
    assert place.rows("SELECT 1 FROM outbox WHERE kind = 'undone'") == []


def test_what_was_taken_back_waits_for_hr_again_once_that_is_undone(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("lisi", f"撤回改期 {on.code}")
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"撤回的改期建议 {on.code}"))
    later(place)
    assert states(place) == ["open"]
    [card] = alive(place, "zhangmin")
    assert buttons(card) == [TAKE, OTHER, LEAVE]


def test_hr_answers_a_proposal_by_naming_it(place: Town) -> None:
    proposed(place, "lisi")
    for said in (
        "陈晓改期那个，同意",
        "approve 陈晓's move",
        "李四提的改期，同意",
        "陈晓那个改期可以",
        "the 陈晓 move is fine",
    ):
        assert zh("move.their_time", who="李四") in place.say("zhangmin", said), said
        place.say("zhangmin", "否")
    for said in ("陈晓改期那个，不同意", "李四的建议不行", "turn down 陈晓's move"):
        assert zh_like("proposal.ask_to_turn_down", when="3月12日 周四 10:00–11:00", who="李四").search(
            place.say("zhangmin", said)
        ), said
        place.say("zhangmin", "否")
    for said in ("陈晓说改期可以", "陈晓改期可以吗"):
        assert "李四提的时间" not in place.say("zhangmin", said), said
        place.say("zhangmin", "退出")


def test_whoever_proposed_takes_it_back_in_their_own_words(place: Town) -> None:
    proposed(place, "lisi")
    for said in (
        "withdraw my proposal",
        "我提的改期撤回吧",
        "陈晓的改期不用了",
        "还是原来的时间吧",
        "no need to move it any more",
    ):
        assert place.say("lisi", said) == zh("deed.yes_or_no", sentence="撤回改期建议 陈晓 明天 10:00"), said
        place.say("lisi", "否")


def test_what_is_undone_twice_is_gone(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=26)
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    place.say("lisi", f"撤回改期 {on.code}")
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"撤回的改期建议 {on.code}"))
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"改期建议 {on.code}"))
    assert states(place) == []


def test_who_takes_back_their_second_time_reads_that_the_first_does_not_stand_either(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("lisi", f"改期 {on.code} 明天下午4点")
    said = place.say("lisi", f"撤回改期 {on.code}")
    assert zh("proposal.earlier_is_void", slot="3月12日 周四 15:00–16:00") in said
    assert states(place) == ["overtaken", "withdrawn"]


def test_hr_reads_that_they_still_propose_what_they_had_taken_back(place: Town) -> None:
    on = proposed(place, "lisi")
    place.say("lisi", f"撤回改期 {on.code}")
    place.settle()
    assert place.say("lisi", "撤销").startswith("已撤销：" + zh("done.proposal_withdrawn"))
    later(place)
    for one in place.texts("zhangmin"):
        assert "撤销了“撤回" not in one


def test_too_late_to_undo_a_proposal_it_is_said_how_it_is_taken_back(place: Town) -> None:
    on = proposed(place, "lisi")
    assert place.say("lisi", "撤销") == zh(
        "undo.too_late", what=f"改期建议 {on.code}", instead=zh("instead.withdraw", code=on.code)
    )
    place.tap("zhangmin", LEAVE)
    assert not zh_like("proposal.withdrawn").search(place.say("lisi", "撤销"))


def test_a_condition_of_an_answer_is_neither_kept_nor_dropped(place: Town) -> None:
    proposed(place, "lisi")
    for said in ("approve 陈晓's move if the room is free", "同意陈晓的改期，如果会议室有空"):
        assert zh_like("understood.no_condition").search(place.say("zhangmin", said)), said
        assert states(place) == ["open"], said


def test_what_somebody_else_says_of_a_proposal_or_of_something_else_is_no_answer_to_it(place: Town) -> None:
    proposed(place, "lisi")
    for said in (
        "陈晓改期的事候选人不同意",
        "陈晓改期的事他不同意",
        "李四改期那个，候选人那边不同意",
        "陈晓改期李四不同意了",
    ):
        assert "不改期，还是" not in place.say("zhangmin", said), said
        place.say("zhangmin", "退出")
    for said in ("forget my request to skip feedback", "取消改期的提醒", "陈晓那场能不能别改"):
        assert not zh_like("proposal.withdrawn").search(place.say("lisi", said)), said
        place.say("lisi", "退出")


def test_where_nothing_waits_it_is_said_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=26)
    for said in ("withdraw my proposal", "我提的改期撤回吧"):
        assert place.say("lisi", said) == zh("none_meant.to_withdraw"), said
    assert place.say("lisi", f"撤回改期 {on.code}") == zh("proposal.none_of_yours", code=on.code)
    for said in ("approve 陈晓's move", "陈晓改期那个，同意", "turn down 陈晓's move"):
        assert zh_like("proposal.none").search(place.say("zhangmin", said)), said


def test_who_asks_who_will_hear_of_a_move_reads_what_is_true_for_them(place: Town) -> None:
    on = invited(place, "lisi", in_hours=26)
    place.say("zhangmin", f"改期 {on.code} 明天下午3点")
    assert "面试官提的时间由 HR 定；时间一定，就通知面试官。" in place.say("zhangmin", "会通知谁")
