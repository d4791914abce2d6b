"""Answers on an interview's page: the same calls as in chat, with the same refusals, each with one effect."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
import pytest

from tests.browsing import Browser, Shown
from tests.said import zh, zh_like
from tests.world.pages import done, of, opened
from tests.world.town import Town, invited, later, order


def sent(browser: Browser, path: str, **form: str) -> Shown:
    """A form that somebody made up, with this browser's token."""
    assert browser.at is not None
    token = browser.at.text.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
    return browser._go(
        "POST", f"http://{browser.host}:{browser.web.rpartition(':')[2]}{path}", {"csrf_token": token} | form
    )


def test_who_accepts_reads_so_and_the_invitation_shows_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    page = browser.tap("接受")
    assert page.status == 200
    assert zh_like("accept.done", title=f"{on.code} 陈晓 · 后端工程师 一面").search(page.words)
    assert zh("tapped.how_to_undo").strip() in page.words
    assert "你的回复 已接受" in page.words
    assert "已接受：" not in browser.open(page.path).words, "what came of it is said once"
    later(place)
    assert place.title("lisi") == zh("replied.answer", answer=zh("response.accepted"))
    assert done(place, "panel.accepted") == ["lisi"]


def test_a_name_with_the_word_does_not_say_how_it_is_undone(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25, candidate="undo")
    assert zh("tapped.how_to_undo").strip() in opened(place, "lisi", on).tap("接受").words


def test_what_was_done_on_the_page_is_undone_in_the_chat(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    page = opened(place, "lisi", on).tap("回复无法参加", {"reason": "出差"})
    assert (
        zh(
            "decline.done_on_page",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            told=zh("hears.told", when=zh("time.in_a_minute"), who="张敏"),
        )
        in page.words
    )
    assert "你的回复 无法参加" in page.words
    assert "撤销" in place.say("lisi", "撤销")
    later(place)
    assert place.cards("zhangmin") == []
    assert "你的回复 待回复" in opened(place, "lisi", on).open(page.path).words


def test_hr_hears_of_a_decline_with_its_reason_after_the_undo_window(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    opened(place, "lisi", on).tap("回复无法参加", {"reason": "出差"})
    place.settle()
    assert place.cards("zhangmin") == []
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert "出差" in str(place.cards("zhangmin")[-1])


def test_without_a_reason_none_is_asked_for_in_the_chat_and_it_can_be_added(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    page = browser.tap("回复无法参加")
    assert "是什么原因？只有 HR 看得到，不想说" not in page.words
    assert place.say("lisi", "出差").startswith("没看懂"), "the chat has not asked, so this is no reason"
    assert zh_like("decline.reason_noted").search(browser.tap("补充", {"reason": "出差"}).words)


def test_who_says_that_they_know_the_candidate_sees_the_file_no_more(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    page = browser.tap("回复无法参加", {"knows": "1"})
    assert page.path == "/my"
    assert zh_like("decline.done_and_hidden").search(page.words)
    assert browser.open(f"/i/{of(place, on).ref}").status == 404


def test_another_time_is_proposed_to_hr_as_in_the_chat_and_taken_back_there(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    assert browser.at is not None
    assert zh("interview_page.another_time") in browser.at.words
    page = browser.tap("提给 HR", {"day": "2026-03-13", "hour": "15:30"})
    assert zh_like("propose.done", hr="张敏").search(page.words)
    assert "3月13日 周五 15:30" in page.words
    assert done(place, "interview.proposed") == ["lisi"]
    place.settle()
    later(place)
    assert "李四" in place.title("zhangmin")
    assert "已撤回" in place.say("lisi", f"撤回改期 {on.code}")


def test_of_another_time_both_day_and_hour_are_asked_for(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    for filled in ({"day": "2026-03-13"}, {"hour": "15:30"}, {"day": "x", "hour": "y"}):
        assert zh("page_form.which_time") in browser.tap("提给 HR", filled).words
    assert "已经" in browser.tap("提给 HR", {"day": "2026-03-10", "hour": "15:30"}).words, "it is past"
    assert done(place, "interview.proposed") == []
    assert "提给 HR" not in opened(place, "zhangmin", on).open(f"/i/{of(place, on).ref}").words


def test_a_reason_that_only_sounds_like_it_is_read_back_first(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    asked = browser.tap("回复无法参加", {"reason": "跟他认识，是前同事"})
    assert "并对你隐藏候选人资料？" in asked.words
    assert f"{on.code} 陈晓 · 后端工程师 一面 3月12日 周四 11:00–12:00" in asked.words
    assert done(place, "panel.declined") == []
    page = browser.tap("是")
    assert zh_like("decline.done_and_hidden").search(page.words)
    assert done(place, "panel.declined") == ["lisi"]


def test_a_yes_is_to_what_was_read(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    browser.tap("回复无法参加", {"reason": "跟他认识，是前同事"})
    invited(place, "lisi", in_hours=50)  # another of the same candidate's
    again = browser.tap("是")
    assert zh("decline.and_others", n=1) in again.words
    assert done(place, "panel.declined") == []
    assert zh_like("decline.done_and_hidden_with_others", n="1").search(browser.tap("是").words)


def test_two_taps_at_once_have_one_effect(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browsers = [opened(place, "lisi", on) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        said = [one.words for one in threads.map(lambda one: one.tap("接受"), browsers)]
    assert done(place, "panel.accepted") == ["lisi"]
    assert sum("已接受：" in one for one in said) == 1
    assert sum("这场你已经接受过了。" in one for one in said) == 3


def test_a_page_from_before_a_move_changes_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    order(place, f"改期 {on.code} 后天下午3点")
    page = browser.tap("接受")
    assert zh("tapped.page_out_of_date") in page.words
    assert "3月13日 周五 15:00–16:00" in page.words
    assert done(place, "panel.accepted") == []


def test_who_was_replaced_meanwhile_reads_it_as_in_the_chat(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    order(place, f"换人 {on.code} 李四 王五")
    page = browser.tap("接受")
    assert zh("refused.replaced_by", new="王五", hr="张敏") in page.words
    assert done(place, "panel.accepted") == []


def test_once_it_has_begun_the_page_offers_no_answer_and_an_old_one_is_refused(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    browser = opened(place, "lisi", on)
    place.move(minutes=61)
    page = browser.tap("接受")
    assert zh_like("accept.has_begun").search(page.words)
    assert zh("interview_page.your_answer") not in page.words


@pytest.mark.parametrize("user_id", ["zhangmin", "admin", "wangwu"])
def test_who_is_not_on_the_panel_answers_nothing(place: Town, user_id: str) -> None:
    """Not even with the token of a page of their own."""
    on = of(place, invited(place, "lisi", in_hours=25))
    own = invited(place, user_id, in_hours=50, candidate="林悦")
    seen = opened(place, user_id, on).at
    assert seen is not None
    assert zh("interview_page.your_answer") not in seen.words
    for what in ("accept", "decline", "not-held"):
        browser = opened(place, user_id, own)
        page = sent(browser, f"/i/{on.ref}/{what}", sequence="0", why="moved")
        assert page.status == 404 if user_id == "wangwu" else 'class="flash refused"' in page.text
    assert [one for one in ("panel.accepted", "panel.declined", "interview.unheld") if done(place, one)] == []


@pytest.mark.parametrize("path", ["accept", "decline", "not-held", "feedback"])
def test_a_form_of_somebody_elses_making_does_nothing(place: Town, path: str) -> None:
    """Without the token of the session it comes from, even with the cookie."""
    on = of(place, invited(place, "lisi", in_hours=0.1))
    browser = opened(place, "lisi", on)
    before = place.rows("SELECT count(*) AS n FROM audit_event")
    for form in ({}, {"csrf_token": "made-up"}):
        answer = browser._go(
            "POST",
            f"http://lisi.localhost:{place.web.rpartition(':')[2]}/i/{on.ref}/{path}",
            {"sequence": "0", "verdict": "yes", "words": "好", "why": "moved"} | form,
        )
        assert answer.status == 400
    assert place.rows("SELECT count(*) AS n FROM audit_event") == before


def test_who_is_signed_out_by_now_changes_nothing_and_is_told_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    place.move(hours=9)
    page = browser.tap("接受")
    assert page.status == 403
    assert zh("sign_on.has_ended") in page.words
    assert done(place, "panel.accepted") == []
    assert zh("interview_page.your_answer") in browser.tap("重新登录").words


def test_nothing_is_changed_by_looking(place: Town) -> None:
    on = of(place, invited(place, "lisi", in_hours=25))
    browser = opened(place, "lisi", on)
    before = place.rows("SELECT count(*) AS n FROM audit_event")
    for path in ("accept", "decline", "not-held"):
        assert browser.open(f"/i/{on.ref}/{path}").status == 405
    browser.open(f"/i/{on.ref}/feedback")
    assert place.rows("SELECT count(*) AS n FROM audit_event") == before


def test_while_somebody_else_is_at_it_for_long_the_page_asks_to_come_again(
    place: Town, place_database_url: str
) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    shown = browser.at
    with closing(psycopg2.connect(place_database_url)) as other, other.cursor() as cursor:
        cursor.execute("SELECT 1 FROM interview WHERE id = %s FOR UPDATE", (on.id,))
        page = browser.tap("接受")
        assert page.status == 503
        assert zh("screen.try_in_a_minute") in page.words
        other.rollback()
    browser.at = shown
    assert "已接受" in browser.tap("接受").words
    assert done(place, "panel.accepted") == ["lisi"]


def test_after_a_decline_the_page_names_what_can_be_done_on_it_and_no_room(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    browser = opened(place, "lisi", on)
    assert zh("interview_page.room") in browser.open(f"/i/{of(place, on).ref}").words
    page = browser.tap("回复无法参加")
    assert zh_like("decline.done_on_page").search(page.words)
    assert "撤销" not in page.words
    assert "面试间" not in page.words
    assert "已接受：" in browser.tap("接受").words


def test_on_the_day_it_is_said_on_the_page_that_one_is_late(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=3)
    browser = opened(place, "lisi", on)
    assert zh("interview_page.i_will_be_late") not in browser.open(f"/i/{of(place, on).ref}").words
    place.move(hours=1.5)
    assert zh("interview_page.i_will_be_late") in browser.open(f"/i/{of(place, on).ref}").words
    assert zh("late.you_will_be", late=zh("late.minutes", n=10)) in browser.tap("10 分钟").words
    assert done(place, "interview.late") == ["lisi"]
    place.settle()
    for user_id in ("wangwu", "zhangmin"):
        assert any("李四会晚到 10 分钟" in one for one in place.texts(user_id)), user_id
    assert zh("page_form.how_late") in sent(browser, f"/i/{of(place, on).ref}/late", minutes="500", sequence="0").words


def test_that_the_candidate_is_missed_and_is_there_is_said_on_the_page(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    browser = opened(place, "lisi", on)
    path = f"/i/{of(place, on).ref}"
    place.move(hours=1, minutes=4)
    assert "候选人还没到" not in browser.open(path).words
    place.move(minutes=1)
    browser.open(path)
    page = browser.tap("候选人还没到")
    assert zh_like("noshow.not_here_yet").search(page.words)
    assert done(place, "interview.missing") == ["lisi"]
    assert zh_like("arrived.done").search(browser.tap("候选人到了").words)
    assert done(place, "interview.arrived") == ["lisi"]
    assert "候选人到了" not in browser.open(path).words
