"""What HR forwards to the candidate: a message of its own, and true of what has become of the interview."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Member
from bot.wording import for_candidate
from tests.said import en, zh, zh_like
from tests.world.office import Office, lines
from tests.world.stage import text
from tests.world.town import Town, invited, later


@pytest.mark.parametrize(
    ("order", "begins"),
    [
        (
            "改期 {code} 周五下午3点",
            zh(
                "letter.moved",
                interview=zh("letter.your_interview", company="示例公司", job="后端工程师", called="一面"),
            ),
        ),
        (
            "改期 {code} 时间待定",
            zh(
                "letter.time_open",
                interview=zh("letter.your_interview", company="示例公司", job="后端工程师", called="一面"),
            ),
        ),
        (
            "取消面试 {code} 岗位关闭",
            zh(
                "letter.cancelled",
                interview=zh("letter.your_interview", company="示例公司", job="后端工程师", called="一面"),
            ),
        ),
        (
            "约面 何洁 后端 一面 周五下午3点 王五",
            zh("letter.invitation", company="示例公司", job="后端工程师", called="一面"),
        ),
    ],
)
def test_it_is_a_message_of_its_own_without_anybodys_name_of_the_panel(place: Town, order: str, begins: str) -> None:
    on = invited(place, "lisi", "wangwu")
    place.say("zhangmin", order.format(code=on.code))
    receipt = place.say("zhangmin", "是")
    assert receipt.endswith("\n候选人：我不会通知，请转发下面这条")
    place.settle()
    forwarded = place.texts("zhangmin")[-1]
    assert forwarded.split("\n")[0] in (zh("letter.dear", shown_name="陈晓"), zh("letter.dear", shown_name="何洁"))
    assert forwarded.split("\n")[1] == begins
    assert not any(word in forwarded for word in ("李四", "王五", "撤销", str(on.code), "转发"))


def test_in_english_the_next_message_is_what_is_to_be_forwarded(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", "language en")
    place.say("zhangmin", f"reschedule {on.code} friday 3pm")
    assert place.say("zhangmin", "yes").endswith("\nI do not write to the candidate. Please forward the next message:")


def test_a_message_that_wecom_repeats_brings_it_once(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    first, again = (office.dispatcher.answer(text("是", "zhangmin", 4711)) for _ in range(2))
    assert first is not None and again is not None
    assert first.said.parts == again.said.parts
    [row] = office.rows("SELECT count(*) AS n FROM outbox WHERE kind = 'answer'")
    assert row["n"] == 1


def test_an_answer_that_comes_late_comes_before_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    ticks = iter((0.0, 9.0, 9.0, 9.0))
    office.dispatcher._stopwatch = lambda: next(ticks)
    office.dispatcher.answer(text("是", "zhangmin"))
    rows = office.rows("SELECT payload FROM outbox WHERE kind = 'answer' ORDER BY id")
    receipt, forwarded = (row["payload"]["text"]["content"] for row in rows)
    assert receipt.startswith("已取消：")
    assert forwarded.startswith(zh("letter.dear", shown_name="陈晓"))


def unheld(office: Office) -> str:
    """An interview of this morning that was not held, as one of its panel said; its code."""
    code = office.plan("陈晓", "03-11 08:30", "lisi")
    office.answers(code, "lisi", "accepted")
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'awaiting_feedback' WHERE code = %(code)s", code=code)
    office.say(f"没面成 {code}", "lisi")
    office.say("2", "lisi")
    return code


def test_a_time_that_is_past_is_said_to_be_and_the_candidate_reads_that_it_did_not_take_place(office: Office) -> None:
    code = unheld(office)
    assert office.say(f"改期 {code} 周五下午3点", "zhangmin").split("\n")[:3] == [
        f"{code} 陈晓 · 后端工程师 一面",
        "3月11日 周三 08:30–09:30 → 3月13日 周五 15:00–16:00",
        zh("move.is_past", at="今天 08:30"),
    ]
    assert office.say("是", "zhangmin") == lines(
        zh("move.done", title=f"{code} 陈晓 · 后端工程师 一面", when="3月13日 周五 15:00–16:00")
        + "。"
        + zh("hears.told", when=zh("time.at_once"), who="李四")
        + zh("undo.within", window="1 分钟"),
        zh("forward.next_message"),
        zh("letter.dear", shown_name="陈晓"),
        zh(
            "letter.missed_and_moved",
            interview=zh("letter.your_interview", company="", job="后端工程师", called="一面"),
        ),
        zh(
            "letter.new_time",
            at="3月13日 周五 15:00–16:00（北京时间）" + zh("letter.instead_of", before="3月11日 周三 08:30–09:30"),
        ),
        zh("letter.way_in", meeting_url="https://meeting.example.com/503"),
        zh("letter.contact", hr="张敏"),
        zh("letter.does_it_suit"),
    )


def test_so_in_english_and_where_there_is_no_time_yet(office: Office) -> None:
    code = unheld(office)
    office.say("language en", "zhangmin")
    with store.db.connection_context():
        store.execute("UPDATE candidate SET lang = 'en'")
    said = office.say(f"reschedule {code} friday 3pm", "zhangmin")
    assert "\nIt was to be today 08:30, which is past\n" in said
    said = office.say(f"reschedule {code} no time yet", "zhangmin")
    said = office.say("yes", "zhangmin")
    assert en("undo.within", window="1 min") in said
    position = "for the position of 后端工程师 (Round 1)"
    assert f"Your interview {position} did not take place, and there will be another time." in said
    assert en("letter.time_was", before="Wed 11 Mar 08:30–09:30 (Beijing time, GMT+8)") in said


def test_each_letter_to_who_reads_english_is_whole_and_english(place: Town) -> None:
    """Its own sentence, the time with its zone, the link and whom to ask; no word of ours in the other language."""
    on = invited(place, "lisi", in_hours=30)
    with store.db.connection_context():
        store.execute("UPDATE candidate SET lang = 'en', name = 'Rahul Mehta'")
        store.execute("UPDATE job SET title = 'Backend Engineer'")
        store.execute("UPDATE member SET name = 'Zhang Min' WHERE user_id = 'zhangmin'")
        [one] = lookup.load([on.id])
        hr, slot, now = Member.get(Member.user_id == "zhangmin"), one.slot, place.at
        assert slot is not None
        was = (slot[0] + timedelta(hours=2), slot[1] + timedelta(hours=2))
        past = (now - timedelta(hours=2), now - timedelta(hours=1))
        about = "interview at 示例公司 for the position of Backend Engineer (Round 1)"
        letters = {
            f"We would like to invite you to an {about}.": for_candidate.invited(one, hr, "13800138000", now),
            f"We would like to invite you to an {about}. ": for_candidate.to_choose(one, hr, "13800138000", now),
            f"The time of your {about} has changed.": for_candidate.moved(one, was, hr, "13800138000", now),
            f"Your {about} did not take place, and we would like to suggest another time.": for_candidate.moved(
                one, past, hr, "13800138000", now
            ),
            f"The time of your {about} stays the same; where it takes place has changed.": for_candidate.moved(
                one, slot, hr, "13800138000", now
            ),
            f"Your {about} has to be moved to another time.": for_candidate.time_open(one, was, hr, "13800138000", now),
            f"There is a new link for your {about}.": for_candidate.new_link(one, hr, "13800138000", now),
            f"Your {about} has been cancelled.": for_candidate.cancelled(one, hr, "13800138000", now),
        }
    for sentence, letter in letters.items():
        hello, first, *lines = letter.content.replace("示例公司", "").split("\n")
        assert (hello, first) == (en("letter.dear", shown_name="Rahul Mehta"), sentence.replace("示例公司", "").strip())
        assert "Contact: Zhang Min 13800138000" in lines
        assert any("/c/" in line and line[0].isupper() for line in lines), letter.content
        assert not re.search("[\u4e00-\u9fff，。：（）]", "".join((hello, first, *lines))), letter.content
        timed = [line for line in lines if re.search(r"\d\d:\d\d–", line)]
        assert len(timed) == (0 if "You choose the time" in letter.content else 1), letter.content
        assert all("Beijing time, GMT+8" in line for line in timed)


def test_a_tap_that_moves_what_begins_in_minutes_says_so_and_who_hears(place: Town) -> None:
    on = invited(place, "lisi", in_hours=5)
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    later(place)
    place.move(hours=4, minutes=55)
    place.settle()
    place.tap("zhangmin", "改到这个时间")
    place.settle()
    receipt, forwarded = place.texts("zhangmin")[-2:]
    assert receipt.startswith(
        zh("move.done", title=f"{on.code} 陈晓 · 后端工程师 一面", when="3月12日 周四 15:00–16:00")
        + "。"
        + zh("hears.told", when=zh("time.at_once"), who="李四")
    )
    assert receipt.endswith("\n候选人：我不会通知，离 15:00 只有 3 分钟，请马上转发下面这条")
    assert forwarded.startswith(zh("letter.dear", shown_name="陈晓"))
    assert place.title("zhangmin") == zh("card.moved")


PASTED = """候选人	职位	轮次	时间	面试官
何洁	后端工程师	一面	3/12 10:00	李四
周航	后端工程师	一面	3/12 14:00	李四"""


def test_of_rows_that_were_booked_all_invitations_come_each_alone(place: Town) -> None:
    place.say("zhangmin", PASTED)
    said = place.say("zhangmin", "是")
    last = said.split("\n")[-1]
    assert zh_like("rows.invitations_to_forward").match(last)
    place.settle()
    had = len(place.texts("zhangmin"))
    assert place.say("zhangmin", "邀请语 全部") == zh("invitation.each_apart", n=2, more="")
    place.settle()
    texts = place.texts("zhangmin")[had + 1 :]
    assert [one.split("\n")[0] for one in texts] == [
        zh("letter.dear", shown_name="何洁"),
        zh("letter.dear", shown_name="周航"),
    ]
    assert all(
        one.split("\n")[1] == zh("letter.invitation", company="示例公司", job="后端工程师", called="一面")
        for one in texts
    )


@pytest.mark.parametrize("words", ["邀请语全部", "/邀请语 全部", "全部邀请语", "invitation all", "all invitations"])
def test_who_has_answered_is_not_invited_again_and_without_a_list_nobody_is(office: Office, words: str) -> None:
    assert office.say(words, "zhangmin").startswith(zh("invitation.none_left"))
    codes = [office.plan(f"候选{day}", f"03-{day} 10:00", "lisi") for day in (12, 13)]
    office.say(f"候选人回复 {codes[0]} 已确认", "zhangmin")
    office.say("本周", "zhangmin")
    said = office.say(words, "zhangmin")
    assert said.startswith("1 位候选人，一位一条，直接转发：\n候选13您好，")
    assert "候选12" not in said
    assert "由 HR 来做" in office.say(words, "lisi")


def test_more_than_wecom_takes_at_once_come_by_more(office: Office) -> None:
    for hour in range(28):
        office.plan(f"候选{hour}", f"03-{12 + hour // 8} {10 + hour % 8}:00", "lisi")
    office.say("未来7天", "zhangmin")
    assert office.say("邀请语 全部", "zhangmin").startswith(
        zh("invitation.each_apart", n=25, more=zh("invitation.more", left="3"))
    )
    assert zh_like("invitation.each_apart", n=3).match(office.say("更多", "zhangmin"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("asks", ["改期 {code} 周五下午3点", "约面 何洁 后端 一面 周五下午3点 李四", "取消面试 {code}"])
def test_what_is_forwarded_never_says_what_else_is_open(office: Office, asks: str, lang: str) -> None:
    """It has a message to itself: of no other candidate, and of no order of ours."""
    code, other = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林晚晴", "03-12 16:00", "lisi")
    office.say(f"language {lang}", "zhangmin")
    office.say(asks.format(code=code), "zhangmin")
    said = office.hears(f"邀请语 {other}", "zhangmin")
    [letter] = [one.message()["text"]["content"] for one in said.parts]
    [beside] = [one.message()["text"]["content"] for one in said.apart]
    assert letter.startswith(zh("letter.dear", shown_name="林晚晴")) and letter.endswith(zh("letter.if_not")), letter
    assert "陈晓" in beside or "何洁" in beside
    assert office.hears(f"邀请语 {other}", "zhangmin").apart == (), "it is said once"


def test_what_waits_is_asked_behind_what_is_forwarded(office: Office) -> None:
    code, other = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林悦", "03-12 16:00", "lisi")
    office.say(f"取消面试 {code} 岗位关闭，然后取消面试 {other} 岗位关闭", "zhangmin")
    said = office.hears("是", "zhangmin")
    receipt, letter, asked = (one.message()["text"]["content"] for one in (*said.parts, *said.apart))
    assert receipt.endswith("\n候选人：我不会通知，请转发下面这条")
    assert letter.startswith(zh("letter.dear", shown_name="陈晓")) and "林悦" not in letter
    assert asked.startswith(zh("in_turn.next") + f"取消面试：{other} 林悦")
