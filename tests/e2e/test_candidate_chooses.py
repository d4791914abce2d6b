"""约面 … 候选人自选: the panel ticks times on a card, the candidate chooses from what all of it ticked, and that books it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot import change
from bot.db import store
from bot.interviews import lookup, self_choice, ticking
from bot.interviews.models import Candidate, Interview
from tests.browsing import Browser
from tests.said import en, en_like, zh, zh_like
from tests.world.office import lines
from tests.world.town import Town, later

ASKED = zh("times_asked.title_of_round", name="陈晓", round_name="二面")


def booked(place: Town, words: str = "约面 陈晓 后端 二面 李四 王五 候选人自选") -> Interview:
    """As HR books it, once its panel has its cards."""
    assert place.say("zhangmin", words).endswith("是/否")
    assert place.say("zhangmin", "是").startswith("已约：")
    later(place)
    return newest(place)


def newest(place: Town) -> Interview:
    [row] = place.rows("SELECT max(id) AS id FROM interview")
    return as_it_is(row["id"])


def as_it_is(interview_id: int) -> Interview:
    with store.db.connection_context():
        [found] = lookup.load([interview_id])
    return found


def vote(place: Town, user_id: str, index: int = -1) -> dict[str, Any]:
    return [one for one in place.cards(user_id) if one["content"]["card_type"] == "vote_interaction"][index]["content"]


def options(place: Town, user_id: str) -> list[str]:
    return [one["text"] for one in vote(place, user_id)["checkbox"]["option_list"]]


def open_slots(place: Town, on: Interview) -> list[str]:
    """As the candidate's page asks for them; by the company's clock."""
    with store.db.connection_context():
        found = self_choice.open_slots(on, place.at)
    return [f"{one.start.astimezone(place.member('lisi').tz):%m-%d %H:%M}" for one in found]


def choose(place: Town, on: Interview, number: int) -> None:
    """The candidate takes the nth of what is open, as their page does."""
    with store.db.connection_context(), change.begin(place.at, kind="candidate") as begun:
        self_choice.choose(begun, on, self_choice.open_slots(on, place.at)[number - 1])


def to_the_list(place: Town) -> None:
    """To HR's next one, at 11:10."""
    place.move(hours=1, minutes=11)
    place.settle()


def last_texts(place: Town, user_id: str) -> str:
    return "\n".join(place.texts(user_id)[-3:])


# --- asked by a card ------------------------------------------------------------------------------------------------


def test_whoever_interviews_is_asked_by_a_vote_card_and_nobody_before_the_undo_window_is_over(place: Town) -> None:
    assert place.say("zhangmin", "约面 陈晓 后端 二面 李四 王五 候选人自选").splitlines()[1] == zh(
        "book_line.their_choice", minutes="45", count="19", days="3月12日–18日"
    )
    assert place.say("zhangmin", "是").startswith("已约：")
    place.settle()
    assert place.cards("lisi") == []
    later(place)
    card = vote(place, "lisi")
    assert card["main_title"]["title"] == ASKED
    assert card["checkbox"]["mode"] == 1
    assert len(card["checkbox"]["option_list"]) == 20
    assert options(place, "lisi")[0] == "3月12日 周四 10:00"
    assert options(place, "lisi")[-1] == zh("times_asked.none_of_these")
    assert card["submit_button"]["text"] == zh("button.send")
    assert len(place.cards("wangwu")) == 1
    assert newest(place).slot is None


def test_of_hr_who_interviews_as_well_the_ticks_are_asked_too(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 @张敏 李四 候选人自选")
    assert zh("offer.own_card") in place.say("zhangmin", "是")
    later(place)
    assert vote(place, "zhangmin")["main_title"]["title"] == vote(place, "lisi")["main_title"]["title"] == ASKED


def test_in_english_too(place: Town) -> None:
    for who in ("zhangmin", "lisi"):
        place.say(who, "language en")
    said = place.say("zhangmin", "book Chen Xiao backend round 2 @lisi candidate chooses 30 min")
    assert en("book_line.their_choice", minutes="30", count="19", days="12–18 Mar") in said
    assert en_like("offer.booked").search(place.say("zhangmin", "yes"))
    later(place)
    card = vote(place, "lisi")
    assert card["main_title"]["title"] == en("times_asked.title_of_round", name="Chen Xiao", round_name="二面")
    assert options(place, "lisi")[0] == "Thu 12 Mar 10:00"
    assert options(place, "lisi")[-1] == en("times_asked.none_of_these")
    place.tick("lisi", "None of these")
    place.settle()
    assert place.title("lisi") == en("times_asked.none_will_do", at="11 Mar 10:01")


def test_nothing_reaches_the_candidate_before_all_have_ticked_and_then_what_all_ticked_does(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月12日 周四 10:00", "3月13日 周五 10:00", "3月16日 周一 10:00")
    place.settle()
    assert open_slots(place, on) == []
    place.tick("wangwu", "3月13日 周五 10:00", "3月16日 周一 10:00", "3月17日 周二 10:00")
    place.settle()
    assert open_slots(place, on) == ["03-13 10:00", "03-16 10:00"]
    to_the_list(place)
    assert zh_like("times_common.told", title=f"{on.code} 陈晓 · 后端 二面", count="2").search(
        last_texts(place, "zhangmin")
    )


def test_where_the_first_common_time_is_within_a_day_hr_hears_at_once_that_it_can_be_forwarded(place: Town) -> None:
    booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.tick("lisi", "3月12日 周四 10:00", "3月16日 周一 10:00")
    later(place)
    assert zh_like("times_common.told", count="2").search(last_texts(place, "zhangmin"))


def test_the_card_shows_what_was_ticked_and_says_how_it_is_changed(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月12日 周四 10:00", "3月12日 周四 13:30", "3月16日 周一 10:00")
    place.settle()
    [card] = place.cards("lisi")
    assert card["content"]["main_title"]["title"] == zh("times_asked.ticked", at="3月11日 10:01", count="3")
    rows = [(one["keyname"], one["value"]) for one in card["content"]["horizontal_content_list"]]
    assert rows == [("3月12日", "10:00、13:30"), ("3月16日", "10:00")]
    assert card["content"]["sub_title_text"] == zh("times_asked.how_to_change", code=on.code)


def test_what_was_ticked_is_changed_by_numbers_until_the_candidate_has_chosen(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.tick("lisi", "3月12日 周四 10:00")
    place.settle()
    said = place.say("lisi", f"选时间 {on.code}")
    assert "1) 明天 3月12日 周四 10:00–10:45 ✓" in said
    assert "2) 明天 3月12日 周四 13:30–14:15\n" in said
    place.move(minutes=5)
    assert place.say("lisi", "2 5").startswith(f"已记下（{on.code} 陈晓 · 后端 二面）：2 个时间可以（明天 13:30、")
    place.settle()
    assert place.title("lisi") == zh("times_asked.ticked", at="3月11日 10:06", count="2")
    assert open_slots(place, on) == ["03-12 13:30", "03-13 10:00"]
    choose(place, on, 1)
    assert place.say("lisi", f"选时间 {on.code} 5") == zh("tick.nothing_to_choose", code=on.code)


def test_times_that_are_past_are_not_listed_and_the_others_keep_their_numbers(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.move(days=1, hours=4)
    assert place.say("lisi", f"选时间 {on.code}").splitlines()[1] == "3) 今天 3月12日 周四 15:30–16:15"
    place.move(days=9)
    assert place.say("lisi", f"选时间 {on.code}") == zh("tick.all_past", code=on.code)


@pytest.mark.parametrize(
    ("answer", "count"), [("1 3 5", 3), ("1、3、5", 3), ("都可以", 19), ("第2个和第4个可以", 2), ("都不行", 0)]
)
def test_typed_with_the_interview_it_needs_no_card(place: Town, answer: str, count: int) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    assert place.say("lisi", f"选时间 {on.code} {answer}").startswith("已记下")
    assert len(open_slots(place, on)) == count


def test_what_is_no_answer_to_the_card_changes_nothing_and_says_what_is(place: Town) -> None:
    on = booked(place)
    place.tick("lisi")
    place.settle()
    assert place.texts("lisi")[-1] == zh("tick.nothing_ticked")
    place.tick("lisi", "都不行", "3月12日 周四 10:00")
    place.settle()
    assert place.texts("lisi")[-1] == zh("tick.both_ticked")
    place.tick("wangwu", "3月12日 周四 10:00", card_of="lisi")
    place.settle()
    assert place.texts("wangwu")[-1].startswith(zh("tapped.not_yours"))
    assert place.say("lisi", f"选时间 {on.code} 1 20") == zh("tick.how_many", n=19)
    place.say("lisi", f"选时间 {on.code} 周四")
    with store.db.connection_context():
        assert [one.name for one in ticking.silent_of(on)] == ["李四", "王五"]


# --- the choice -----------------------------------------------------------------------------------------------------


def test_the_first_choice_books_it_and_panel_and_hr_are_told(place: Town) -> None:
    on = booked(place)
    for who in ("lisi", "wangwu"):
        place.tick(who, "3月13日 周五 10:00", "3月16日 周一 10:00")
    later(place)
    choose(place, on, 2)
    place.settle()
    now = as_it_is(on.id)
    assert (now.status, now.candidate_response) == ("confirmed", "accepted")
    told = zh(
        "time_set.told", title=f"{on.code} 陈晓 · 后端 二面", at="3月16日 周一 10:00–10:45", where="视频", code=on.code
    )
    assert place.texts("lisi")[-1] == place.texts("wangwu")[-1] == told
    assert place.title("lisi") == zh("times_asked.time_is_set")
    assert len(place.cards("lisi")) == 1, "a confirmation, and no question"
    to_the_list(place)
    assert zh_like("chosen.told", title=f"{on.code} 陈晓 · 后端 二面", at="3月16日 周一 10:00–10:45").search(
        last_texts(place, "zhangmin")
    )
    assert "10:00–10:45 陈晓 · 后端 二面 · " + zh("response.accepted") in place.say("lisi", "日程 周一")


def test_who_sits_in_is_asked_only_once_the_time_is_chosen(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    later(place)
    assert place.cards("wangwu") == []
    place.tick("lisi", "3月13日 周五 10:00")
    later(place)
    choose(place, on, 1)
    place.settle()
    assert place.title("wangwu") == zh("invited.title")


def test_what_is_taken_meanwhile_is_asked_about_anew_once_and_hr_hears(place: Town) -> None:
    on = booked(place)
    for who in ("lisi", "wangwu"):
        place.tick(who, "3月13日 周五 10:00")
    later(place)
    friday = place.book("lisi", candidate="林悦", in_hours=48)
    assert friday.start is not None
    assert open_slots(place, on) == []
    later(place, minutes=6)
    assert len(place.cards("lisi")) == 2
    assert vote(place, "lisi")["checkbox"]["question_key"] == "times:2"
    assert "3月13日 周五 10:00" not in options(place, "lisi")
    assert place.cards("lisi")[0]["content"]["main_title"]["title"] == zh("card.see_the_new_one")
    to_the_list(place)
    assert zh_like("offered_anew.told").search(last_texts(place, "zhangmin"))
    for who in ("lisi", "wangwu"):
        place.tick(who, options(place, who)[0])
    later(place)
    slot = as_it_is(on.id)
    with store.db.connection_context():
        [first] = self_choice.open_slots(slot, place.at)
    place.book("wangwu", candidate="周远", in_hours=(first.start - place.at) / timedelta(hours=1))
    later(place, minutes=6)
    assert len(place.cards("lisi")) == 2, "once"


@pytest.mark.parametrize("broken", [0, 1])
def test_one_that_cannot_be_looked_at_does_not_keep_the_other_waiting(place: Town, broken: int) -> None:
    """Whichever of the two is looked at first."""
    ones = [
        booked(place, f"约面 {one} 后端 二面 {who} 候选人自选") for one, who in (("陈晓", "李四"), ("林悦", "王五"))
    ]
    for user_id, name in (("lisi", "周远"), ("wangwu", "彭程")):
        place.tick(user_id, "3月13日 周五 10:00")
        place.book(user_id, candidate=name, in_hours=48)
    with store.db.connection_context():
        store.execute("DELETE FROM offered_slot WHERE interview_id = %(id)s", id=ones[broken].id)
    later(place, minutes=6)
    offers = {row["interview_id"]: row["offer"] for row in place.rows("SELECT interview_id, offer FROM self_choice")}
    assert offers == {ones[broken].id: 1, ones[1 - broken].id: 2}


# --- where nothing comes of it --------------------------------------------------------------------------------------


def test_one_for_whom_none_will_do_is_told_to_hr_with_what_helps(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00")
    place.tick("wangwu", "都不行")
    later(place)
    assert place.title("wangwu") == zh("times_asked.none_will_do", at="3月11日 10:01")
    to_the_list(place)
    assert zh(
        "no_common_time.told",
        title=f"{on.code} 陈晓 · 后端 二面",
        why=zh("no_common_time.none_will_do", who="王五"),
        helps=zh("no_common_time.other_days", code=on.code),
        code=on.code,
    ) in last_texts(place, "zhangmin")


def test_nothing_in_common_and_nobody_s_answer_for_a_day_are_told_to_hr(place: Town) -> None:
    on, silent = booked(place), booked(place, "约面 林悦 后端 一面 李四 候选人自选")
    place.tick("lisi", "3月13日 周五 10:00", index=0)
    place.tick("wangwu", "3月16日 周一 10:00", index=0)
    later(place)
    to_the_list(place)
    assert zh("no_common_time.none") in last_texts(place, "zhangmin")
    assert "李四还没勾" not in last_texts(place, "zhangmin")
    place.move(hours=23)
    place.settle()
    to_the_list(place)
    said = "\n".join(place.texts("zhangmin")[-2:])
    assert f"{silent.code}" in said
    assert zh("no_common_time.silent", who="李四") in said
    assert f"催 {silent.code}" in said
    assert on.code is not None


def test_hr_gives_other_days_and_everybody_is_asked_anew(place: Town) -> None:
    on = booked(place)
    place.tick("wangwu", "都不行")
    later(place)
    said = place.say("zhangmin", f"换几天 {on.code} 下周")
    assert said.startswith(
        zh("other_days.read_back", who="李四、王五", title=f"{on.code} 陈晓 · 后端 二面", days="3月16日–22日", n=19)
    )
    place.say("zhangmin", "是")
    later(place)
    for who in ("lisi", "wangwu"):
        assert options(place, who)[0] == "3月16日 周一 10:00"
        place.tick(who, "3月16日 周一 10:00")
    place.settle()
    assert open_slots(place, on) == ["03-16 10:00"]


def test_whoever_is_put_in_is_asked_and_who_left_counts_no_more(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00")
    place.tick("wangwu", "3月16日 周一 10:00")
    later(place)
    place.orders("zhangmin", f"换人 {on.code} 王五 张三")
    later(place)
    assert place.title("zhangsan") == ASKED
    assert place.texts("wangwu")[-1].endswith(zh("relieved.by_whom", title="", by="张三"))
    place.tick("zhangsan", "3月13日 周五 10:00")
    place.settle()
    assert open_slots(place, on) == ["03-13 10:00"]
    assert zh_like("refused.replaced_by", new="张三").match(place.say("wangwu", f"选时间 {on.code}"))


def test_who_cannot_come_at_all_says_so_and_hr_hears_in_the_list(place: Town) -> None:
    on = booked(place)
    assert zh("hears.in_next_list") in place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.title("lisi") == zh("replied.answer", answer=zh("response.declined"))
    to_the_list(place)
    assert zh("no_common_time.declined", who="李四") + "。可以发：" + zh(
        "no_common_time.replace", code=on.code, who="李四"
    ) + "，或" in last_texts(place, "zhangmin")
    assert place.say("zhangmin", f"换人 {on.code} 李四").endswith(zh("replace.has_no_time", title="", old="李四"))
    place.orders("zhangmin", "张三")
    later(place)
    assert place.title("zhangsan") == ASKED


def test_hr_sets_a_time_and_who_ticked_it_has_accepted(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00")
    later(place)
    place.orders("zhangmin", f"改期 {on.code} 周五10:00")
    later(place)
    assert zh_like("time_set.told").match(place.texts("lisi")[-1])
    assert place.title("wangwu") == zh("asked_anew.has_a_time")
    assert as_it_is(on.id).slot is not None


def test_called_off_it_is_told_to_whoever_was_asked(place: Town) -> None:
    on = booked(place)
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    later(place)
    assert zh_like("called_off.told_panel", who="张敏", title=f"{on.code} 陈晓 · 后端 二面").match(
        place.texts("lisi")[-1]
    )
    assert "已取消" in place.title("lisi")


# --- undo -----------------------------------------------------------------------------------------------------------


def test_the_booking_undone_in_time_was_never_heard_of(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 李四 王五 候选人自选")
    place.say("zhangmin", "是")
    assert "已撤销" in place.say("zhangmin", "撤销")
    later(place)
    assert place.cards("lisi") == []
    assert not place.rows("SELECT 1 FROM interview")
    with store.db.connection_context():
        assert Candidate.get_or_none(Candidate.name == "陈晓") is None


def test_ticks_taken_back_bring_the_card_anew(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.tick("lisi", "3月13日 周五 10:00")
    place.settle()
    assert "已撤销" in place.say("lisi", "撤销")
    place.settle()
    assert open_slots(place, on) == []
    assert place.title("lisi") == ASKED
    place.tick("lisi", "3月16日 周一 10:00")
    place.settle()
    assert open_slots(place, on) == ["03-16 10:00"]


def test_other_days_undone_bring_back_what_was_ticked(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.tick("lisi", "3月13日 周五 10:00")
    later(place)
    place.orders("zhangmin", f"换几天 {on.code} 下周")
    assert "已撤销" in place.say("zhangmin", "撤销")
    later(place)
    assert open_slots(place, on) == ["03-13 10:00"]
    assert len(place.cards("lisi")) == 1
    assert place.title("lisi") == zh("times_asked.ticked", at="3月11日 10:01", count="1")


def test_a_time_that_hr_set_undone_is_the_candidate_s_to_choose_again(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00")
    later(place)
    place.orders("zhangmin", f"改期 {on.code} 周五10:00")
    place.say("zhangmin", "撤销")
    later(place)
    assert as_it_is(on.id).status == "draft"
    place.tick("wangwu", "3月13日 周五 10:00")
    place.settle()
    assert open_slots(place, on) == ["03-13 10:00"]


# --- where such an interview is shown -------------------------------------------------------------------------------


def test_its_status_says_who_has_ticked_and_what_is_common(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00", "3月16日 周一 10:00")
    place.settle()
    first, second, third, fourth, *_ = place.say("zhangmin", "陈晓").splitlines()
    assert first == f"{on.code} 陈晓 · 后端 二面 · " + zh("state.draft")
    assert second == zh("choice.offered", minutes="45", days="3月12日–18日", n=19)
    assert third == zh("book_line.panel") + "李四 勾了 2 个，王五 还没勾"
    assert fourth == zh("choice.common") + zh("choice.not_known")
    assert zh("choice.which_will_do", code=on.code) in place.say("wangwu", f"进度 {on.code}")
    place.tick("wangwu", "3月16日 周一 10:00")
    place.settle()
    assert zh("choice.common") + "1 个（3月16日 周一 10:00）" in place.say("zhangmin", f"进度 {on.code}")
    place.say("wangwu", f"选时间 {on.code} 都不行")
    said = place.say("zhangmin", f"进度 {on.code}")
    assert zh("book_line.panel") + "李四 勾了 2 个，王五 都不行" in said
    assert zh("choice.nothing_to_choose", code=on.code) in said


def test_it_waits_for_who_has_not_ticked_then_for_the_candidate_or_for_hr(place: Town) -> None:
    on = booked(place)
    mine = place.say("lisi", "待办")
    assert f"1) 陈晓 · 后端 二面 · 等你勾时间 · 已等 1 分钟 · {on.code}" in mine
    assert zh("pending.how_to_tick", c=on.code) in mine
    assert zh("pending.no_ticks", names="李四、王五") in place.say("zhangmin", "待办")
    for who in ("lisi", "wangwu"):
        place.tick(who, "3月16日 周一 10:00")
    place.settle()
    assert place.say("lisi", "待办") == zh("pending.none")
    assert zh("pending.candidate_chooses") in place.say("zhangmin", "待办")
    place.say("lisi", f"选时间 {on.code} 都不行")
    said = place.say("zhangmin", "待办")
    assert zh("pending.nothing_to_choose") in said
    assert zh("pending.how_to_offer", n=1) in said


def test_who_has_not_ticked_is_reminded(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月16日 周一 10:00")
    place.settle()
    assert place.say("zhangmin", f"催 {on.code}") == zh("reminded.done", names="王五")
    place.settle()
    assert place.texts("wangwu")[-1] == zh(
        "nudged.told", who="张敏", said=zh("nudged.tick", which="陈晓", code=on.code)
    )
    assert zh_like("nudge.owes_nothing_on_it").search(place.say("zhangmin", f"催 {on.code} 李四"))


def test_the_text_for_the_candidate_says_that_they_choose(place: Town) -> None:
    on = booked(place)
    assert place.say("zhangmin", f"邀请语 {on.code}").startswith(zh("invitation.no_times_wait"))
    for who in ("lisi", "wangwu"):
        place.tick(who, "3月13日 周五 10:00")
    place.settle()
    said = place.say("zhangmin", f"邀请语 {on.code}")
    assert said.startswith(
        lines(
            zh("letter.dear", shown_name="陈晓"),
            zh("letter.invitation", company="示例公司", job="后端", called="二面"),
            "面试时间由您来选，请打开选一个：http",
        )
    )
    assert "时间：" not in said


def test_at_booking_nothing_is_to_be_forwarded_yet(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 李四 王五 候选人自选")
    said = place.say("zhangmin", "是")
    assert zh_like("offer.booked", code=newest(place).code).search(said)
    assert "请转发" not in said
    assert "/c/" not in "\n".join(place.texts("zhangmin"))


def test_it_is_on_nobody_s_calendar(place: Town) -> None:
    booked(place)
    for who in ("lisi", "zhangmin"):
        assert "陈晓" not in place.say(who, "本周")
    assert zh("state.draft") in place.say("zhangmin", "查 陈晓")


# --- the dialog -----------------------------------------------------------------------------------------------------


def test_asked_for_the_time_hr_may_leave_it_to_the_candidate(place: Town) -> None:
    assert zh_like("free_times.when").search(place.say("zhangmin", "约面 陈晓 后端 二面 李四"))
    assert zh_like("book_line.their_choice", minutes="45").search(place.say("zhangmin", "让候选人自己选"))
    place.say("zhangmin", "是")
    assert newest(place).status == "draft"


def test_what_is_read_back_may_be_left_to_the_candidate_and_given_a_time_after_all(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 李四 周四下午3点")
    assert zh_like("book_line.their_choice").search(place.say("zhangmin", "候选人自选"))
    assert "3月13日 周五 15:00–15:45" in place.say("zhangmin", "改成周五下午3点")
    place.say("zhangmin", "是")
    assert newest(place).slot is not None


def test_days_that_are_said_bound_what_is_offered(place: Town) -> None:
    said = place.say("zhangmin", "约面 陈晓 后端 二面 李四 下周 候选人自选 60分钟")
    assert zh("book_line.their_choice", minutes="60", count="19", days="3月16日–22日") in said
    place.say("zhangmin", "是")
    later(place)
    assert options(place, "lisi")[0] == "3月16日 周一 10:00"


def test_where_nobody_is_free_in_those_days_others_are_asked_for(place: Town) -> None:
    place.say("lisi", "休假 3月12日到3月20日")
    place.say("lisi", "是")
    said = place.say("zhangmin", "约面 陈晓 后端 二面 李四 候选人自选")
    assert said.startswith(zh("offer.nothing_free", when=zh("offer.five_working_days"), why="李四在休假。"))
    assert zh_like("book_line.their_choice", minutes="45").search(place.say("zhangmin", "3月23日到27日"))


@pytest.mark.parametrize(
    "words",
    [
        "候选人自选时间 陈晓 后端二面 王五",
        "约面 陈晓 后端 二面 王五 时间由候选人自己选",
        "让陈晓自己选时间吧，后端二面王五",
        "book Chen Xiao backend round 2 @wangwu, let the candidate choose",
    ],
)
def test_it_may_be_said_in_other_words(place: Town, words: str) -> None:
    place.book("lisi", candidate="林悦", job="后端工程师")
    said = place.say("zhangmin", words)
    assert zh_like("book_line.their_choice", minutes="45").search(said), said


def test_to_the_card_the_numbers_alone_answer_and_are_read_back(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    assert place.say("lisi", "可以 1 3 5").startswith(
        f"回复 {on.code} 陈晓 · 后端 二面 的时间：3 个时间可以（明天 10:00、"
    )
    assert place.say("lisi", "是").startswith("已记下")
    assert len(open_slots(place, on)) == 3
    assert "选时间" not in place.say("lisi", "可以 1 3 5"), "nobody asks any more"


@pytest.mark.parametrize(
    ("words", "count"), [("1、3、5", 3), ("1和3可以", 2), ("都不行", 0), ("都可以", 19), ("none of these", 0)]
)
def test_to_the_card_it_is_said_in_short(place: Town, words: str, count: int) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    assert place.say("lisi", words).startswith("回复")
    place.say("lisi", "是")
    with store.db.connection_context():
        found = ticking.standing(on, place.at)
        assert found is not None
        assert len(found.open) == count
        assert not found.silent


def test_of_two_that_ask_it_is_asked_which_is_meant(place: Town) -> None:
    booked(place)
    second = booked(place, "约面 林悦 后端 一面 李四 候选人自选")
    assert "1) " in place.say("lisi", "都可以")
    place.say("lisi", "2")
    place.say("lisi", "是")
    assert len(open_slots(place, second)) == 19


def test_to_the_times_that_are_listed_all_or_none_answer_at_once(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    for answer, count in (("都可以", 19), ("都不行", 0), ("2", 1), ("2 4", 2)):
        place.say("lisi", "选时间")
        assert place.say("lisi", answer).startswith("已记下")
        assert len(open_slots(place, on)) == count
    assert place.say("lisi", "选时间 1 3").startswith("已记下")


def test_without_its_code_it_is_declined_as_well(place: Town) -> None:
    booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    assert "陈晓" in place.say("lisi", "无法参加")


def test_the_same_round_booked_at_a_time_is_told_of_the_one_that_waits(place: Town) -> None:
    on = booked(place)
    said = place.say("zhangmin", "约面 陈晓 后端 二面 李四 周五下午3点")
    assert zh_like("obstacle.candidate_chooses", code=on.code).search(said)


def test_hr_hears_what_to_send_where_the_candidate_does_not_come(place: Town) -> None:
    on = booked(place)
    assert place.say("zhangmin", f"候选人回复 {on.code} 不来").endswith(f"候选人不来了就发：取消面试 {on.code}")


def test_among_pasted_rows_it_is_named_as_what_is_booked_by_itself(place: Town) -> None:
    place.book("lisi", candidate="林悦", job="后端工程师")
    rows = "约面\n郑爽\t后端工程师\t一面\t候选人自选\t李四\n吴桐\t后端工程师\t一面\t周五下午3点\t李四"
    assert zh("row_odd.candidate_chooses") in place.say("zhangmin", rows)


def test_nor_do_numbers_of_times_that_were_taken_back_tick_those_that_came_instead(place: Town) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.orders("zhangmin", f"换几天 {on.code} 下周")
    place.say("lisi", f"选时间 {on.code}")
    assert "已撤销" in place.say("zhangmin", "撤销")
    place.orders("zhangmin", f"换几天 {on.code} 3月23日到27日")
    assert zh_like("tick.others_offered").search(place.say("lisi", "1 3"))
    assert open_slots(place, on) == []
    later(place)
    assert options(place, "lisi")[0] == "3月23日 周一 10:00"


def test_its_page_says_who_has_ticked(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月16日 周一 10:00")
    place.settle()
    page = Browser(place.web, "wangwu.localhost").open(f"/i/{on.ref}")
    assert page.status == 200
    for said in (zh("state.draft"), "李四 勾了 1 个", "你 还没勾"):
        assert said in page.words


def test_its_page_says_which_times_there_are_and_what_to_send(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月16日 周一 10:00")
    place.settle()

    def read_by(user_id: str) -> str:
        return Browser(place.web, f"{user_id}.localhost").open(f"/i/{on.ref}").words

    assert zh("choice.offered", minutes="45", days="3月12日–18日", n=19) in read_by("wangwu")
    assert zh("choice.which_will_do", code=on.code) in read_by("wangwu")
    assert "1) 明天 3月12日 周四 10:00–10:45" in read_by("wangwu")
    assert zh("interview_page.how_to_tick", how=zh("interview_page.tick", code=on.code)) in read_by("wangwu")
    assert "3月16日 周一 10:00–10:45 ✓" in read_by("lisi")
    assert f"选时间 {on.code}" not in read_by("zhangmin"), "HR ticks none"
    assert zh("choice.common") + zh("choice.not_known") in read_by("zhangmin")
    place.say("wangwu", f"选时间 {on.code} 都可以")
    assert zh("choice.common") + "1 个（3月16日 周一 10:00）" in read_by("zhangmin")
    place.say("wangwu", f"选时间 {on.code} 都不行")
    assert zh("choice.nothing_to_choose", code=on.code) in read_by("zhangmin")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("选时间 {code}", "1 3"), ("选时间 {code}", "都可以"), ("可以 1 3", "是")],
    ids=["numbers", "all", "yes"],
)
def test_numbers_of_times_that_are_offered_no_more_tick_none_of_those_that_are(
    place: Town, asked: str, answer: str
) -> None:
    on = booked(place, "约面 陈晓 后端 二面 李四 候选人自选")
    place.say("lisi", asked.format(code=on.code))
    place.orders("zhangmin", f"换几天 {on.code} 下周")
    assert place.say("lisi", answer) == zh("tick.others_offered", code=on.code)
    assert open_slots(place, on) == []
    assert "3月16日 周一 10:00" in place.say("lisi", f"选时间 {on.code}")
    assert place.say("lisi", "1 3").startswith("已记下")
    assert open_slots(place, on)[0] == "03-16 10:00"


# --- in the morning ---------------------------------------------------------------------------------------------------


def test_in_the_morning_who_has_not_ticked_reads_which_and_how(place: Town) -> None:
    on = booked(place)
    assert place.say("lisi", f"选时间 {on.code} 都可以").startswith("已记下")
    later(place, hours=23.8)
    place.settle()
    told = {
        who: [one for one in place.texts(who) if zh_like("digest.to_tick").search(one)] for who in ("lisi", "wangwu")
    }
    assert told["lisi"] == []
    [said] = told["wangwu"]
    assert said.split("\n")[1:] == [
        zh("digest.to_tick", n=1),
        f"{on.code} 陈晓 · 后端 二面",
        zh("digest.how_to_tick", code=on.code),
    ]


def test_where_nothing_is_common_the_text_for_the_candidate_comes_with_what_is_next(place: Town) -> None:
    on = booked(place)
    place.tick("lisi", "3月13日 周五 10:00", index=0)
    place.tick("wangwu", "3月16日 周一 10:00", index=0)
    place.settle()
    said = place.say("zhangmin", f"邀请语 {on.code}")
    assert zh_like("invitation.no_times_text_for_later").match(said) and "可以转发了" not in said
    assert lines("", zh("choice.nothing_to_choose", code=on.code), "") in said
