"""A candidate's link: it is in what HR forwards, opens only what it was made for, and is kept nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.db import store
from bot.installation import process
from bot.interviews import candidate_link
from bot.interviews.candidate_link import Link
from bot.interviews.models import Interview
from bot.wecom.content import BLANK
from tests.browsing import Browser
from tests.said import zh, zh_like
from tests.world.pages import of
from tests.world.town import Town, invited, later, order

LINK = re.compile(r"http://127\.0\.0\.1:\d+/c/([a-z2-7]{56})")


def token_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found[1]


def link_of(place: Town, interview: Interview) -> Link:
    [row] = place.rows("SELECT link_id, link_version FROM interview WHERE id = %(id)s", id=interview.id)
    return Link(row["link_id"], row["link_version"])


def is_good(place: Town, token: str) -> bool:
    link = candidate_link.read(token)
    assert link is not None
    with store.db.connection_context():
        interview = candidate_link.interview_of(link)
        assert interview is not None
        return candidate_link.is_good(interview, link, place.at)


def call_off(place: Town, on: Interview) -> None:
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")


def whole_database() -> str:
    """Every row of every table, as text."""
    with store.db.connection_context():
        tables = store.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
        return "\n".join(
            row["said"] for one in tables for row in store.fetch(f'SELECT t::text AS said FROM "{one["name"]}" t')
        )


# --- the texts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "改期 {code} 周五下午3点",
        "改期 {code} 时间待定",
        "取消面试 {code} 岗位关闭",
        "约面 何洁 后端 一面 周五下午3点 王五",
    ],
)
def test_what_hr_forwards_holds_the_link_and_not_the_meetings_own_address(place: Town, words: str) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", words.format(code=on.code))
    place.say("zhangmin", "是")
    place.settle()
    forwarded = place.texts("zhangmin")[-1]
    named = forwarded.split("您好")[0]
    [row] = place.rows(
        """SELECT i.link_id, i.link_version FROM interview i JOIN candidate c ON c.id = i.candidate_id
           WHERE c.name = %(name)s""",
        name=named,
    )
    assert candidate_link.read(token_in(forwarded)) == Link(row["link_id"], row["link_version"])
    assert "meeting.example.com" not in forwarded


def test_the_invitation_is_an_answer_and_its_repeat_is_the_same(place: Town) -> None:
    on = invited(place, "lisi")
    said = place.say("zhangmin", f"邀请语 {on.code}")
    assert candidate_link.read(token_in(said)) == link_of(place, on)
    assert "请打开确认，也可以改时间：http" in said
    assert zh("letter.by_video") + "\n" in said
    with store.db.connection_context():
        store.execute("UPDATE candidate SET lang = 'en'")
    assert token_in(said) == token_in(place.say("zhangmin", f"邀请语 {on.code}"))


def test_several_invitations_each_hold_their_own(place: Town) -> None:
    ones = [invited(place, "lisi", candidate=f"候选{n}", in_hours=24.0 + 2 * n) for n in range(2)]
    place.say("zhangmin", "未来7天")
    had = len(place.texts("zhangmin"))
    place.say("zhangmin", "邀请语 全部")
    place.settle()
    said = place.texts("zhangmin")[had + 1 :]
    assert [candidate_link.read(token_in(one)) for one in said] == [link_of(place, one) for one in ones]


def test_an_invitation_that_leaves_a_question_open_keeps_its_link(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    assert candidate_link.read(token_in(place.say("zhangmin", f"邀请语 {on.code}"))) == link_of(place, on)


def test_without_an_address_of_ours_the_texts_are_as_they_were(place: Town) -> None:
    on = invited(place, "lisi")
    process.installation = replace(process.installation, base_url_for_candidates="")
    said = place.say("zhangmin", f"邀请语 {on.code}")
    assert zh("letter.way_in", meeting_url="https://meeting.example.com/1") in said
    assert "/c/" not in said
    assert zh("reset_link.none_yet") in place.say("zhangmin", f"重置链接 {on.code}")


# --- 重置链接 -------------------------------------------------------------------------------------------------------------


def test_a_reset_ends_the_link_and_gives_the_text_with_another(place: Town) -> None:
    on = invited(place, "lisi")
    first = token_in(place.say("zhangmin", f"邀请语 {on.code}"))
    said = place.say("zhangmin", f"重置链接 {on.code}")
    assert said == zh("deed.yes_or_no", sentence=zh("reset_link.read_back", title=f"{on.code} 陈晓 · 后端工程师 一面"))
    assert is_good(place, first)
    said = place.say("zhangmin", "是")
    assert said.startswith(zh("reset_link.done", title=f"{on.code} 陈晓 · 后端工程师 一面"))
    place.settle()
    forwarded = place.texts("zhangmin")[-1]
    assert forwarded.split("\n")[1] == zh(
        "letter.new_link", interview=zh("letter.your_interview", company="示例公司", job="后端工程师", called="一面")
    )
    second = token_in(forwarded)
    assert (is_good(place, first), is_good(place, second)) == (False, True)
    [row] = place.rows("SELECT before, after FROM audit_event WHERE action = 'link.reset'")
    assert (row["before"]["version"], row["after"]) == (1, {"version": 2})


@pytest.mark.parametrize(
    "words", ["林悦的链接泄露了，换一个", "给林悦换个链接", "林悦's link has leaked", "please give 林悦 a new link"]
)
def test_in_other_words_it_is_read_back(place: Town, words: str) -> None:
    on = invited(place, "lisi", candidate="林悦")
    assert place.say("zhangmin", words) == zh(
        "deed.yes_or_no", sentence=zh("reset_link.read_back", title=f"{on.code} 林悦 · 后端工程师 一面")
    )


def test_undone_the_first_is_good_again_and_no_version_is_given_twice(place: Town) -> None:
    on = invited(place, "lisi")
    first = token_in(place.say("zhangmin", f"邀请语 {on.code}"))
    order(place, f"重置链接 {on.code}")
    place.settle()
    second = token_in(place.texts("zhangmin")[-1])
    place.say("zhangmin", "撤销")
    assert (is_good(place, first), is_good(place, second)) == (True, False)
    order(place, f"reset link {on.code}")
    place.settle()
    third = token_in(place.texts("zhangmin")[-1])
    assert [is_good(place, one) for one in (first, second, third)] == [False, False, True]
    later(place, seconds=61)
    assert place.say("zhangmin", "撤销").endswith(zh("undo_helps.link_has_ended", code=on.code))
    assert is_good(place, third)


def test_a_reset_that_a_colleague_has_followed_by_another_is_not_undone(place: Town) -> None:
    on = invited(place, "lisi")
    first = token_in(place.say("zhangmin", f"邀请语 {on.code}"))
    place.joins("sunli")
    place.orders("zhangmin", f"重置链接 {on.code}")
    place.orders("sunli", f"重置链接 {on.code}")
    place.settle()
    theirs = token_in(place.texts("sunli")[-1])
    assert place.say("zhangmin", "撤销") == zh("undo.has_changed", code=on.code)
    assert (is_good(place, first), is_good(place, theirs)) == (False, True)
    place.say("sunli", "撤销")
    place.say("zhangmin", "撤销")
    assert (is_good(place, first), is_good(place, theirs)) == (True, False)


def test_only_hr_resets_and_only_what_is_still_good(place: Town) -> None:
    on = invited(place, "lisi")
    assert "由 HR 来做" in place.say("lisi", f"重置链接 {on.code}")
    call_off(place, on)
    assert zh_like("reset_link.has_ended").search(place.say("zhangmin", f"重置链接 {on.code}"))


# --- until when ---------------------------------------------------------------------------------------------------------


def test_it_survives_a_move_and_having_no_time(place: Town) -> None:
    on = invited(place, "lisi")
    token = token_in(place.say("zhangmin", f"邀请语 {on.code}"))
    order(place, f"改期 {on.code} 周五下午3点")
    assert is_good(place, token)
    order(place, f"改期 {on.code} 时间待定")
    assert is_good(place, token)
    order(place, f"改期 {on.code} 周五下午4点")
    assert is_good(place, token)


def test_it_ends_two_hours_after_the_interview(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    token = link_of(place, on).token
    place.move(hours=3, minutes=59)
    assert is_good(place, token)
    place.move(minutes=1)
    assert not is_good(place, token)


def test_called_off_it_has_ended_and_undone_it_is_good_again(place: Town) -> None:
    on = invited(place, "lisi")
    token = link_of(place, on).token
    call_off(place, on)
    assert not is_good(place, token)
    place.say("zhangmin", "撤销")
    assert is_good(place, token)


# --- kept nowhere -------------------------------------------------------------------------------------------------------


def test_no_row_of_the_database_holds_a_token_before_or_after_it_is_delivered(place: Town) -> None:
    on = invited(place, "lisi")
    tokens = {token_in(place.say("zhangmin", f"邀请语 {on.code}"))}
    order(place, f"改期 {on.code} 周五下午3点")
    before = whole_database()
    place.settle()
    order(place, f"重置链接 {on.code}")
    place.settle()
    tokens.add(token_in(place.texts("zhangmin")[-1]))
    place.say("zhangmin", f"{LINK.search(place.texts('zhangmin')[-1])[0]} 这是什么")  # type: ignore[index]
    assert len(tokens) == 2
    everything = before + whole_database()
    assert BLANK in everything  # the texts are there, each without what opens anything
    assert not any(token in everything or token[-26:] in everything for token in tokens), "a token is kept"


@pytest.mark.parametrize(
    "written", ["{link} 他发给我的", "链接是{token}，看一下"], ids=["its address", "the token alone"]
)
def test_one_that_is_written_into_a_form_or_a_message_is_kept_without_what_opens_it(place: Town, written: str) -> None:
    """Why somebody cannot come, what they thought of the candidate, and what is sent to the bot."""
    on = invited(place, "lisi", in_hours=25)
    token = link_of(place, on).token
    words = written.format(link=f"{place.web}/c/{token}", token=token)
    page = Browser(place.web, "lisi.localhost")
    page.open(f"/i/{of(place, on).ref}")
    page.tap("回复无法参加", {"reason": words})
    [kept] = place.rows("SELECT response_reason AS reason FROM participant")
    assert kept["reason"] == words.replace(token, BLANK)
    place.say("lisi", words)
    over = place.book("lisi", candidate="林悦", in_hours=0.5)
    place.move(hours=2)
    place.settle()
    page.open(f"/i/{of(place, over).ref}/feedback")
    for button in ("存为草稿", "提交"):
        page.open(f"/i/{of(place, over).ref}/feedback")
        page.tap(button, {"verdict": "yes", "words": words})
    assert place.rows("SELECT summary FROM feedback") == [{"summary": words.replace(token, BLANK)}]
    assert token not in whole_database()
