"""Feedback on a page: the same draft and the same call as in chat, and the same rules of who reads what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.db import store
from bot.interviews.models import Interview, Job
from tests.browsing import Browser
from tests.said import zh, zh_like
from tests.world.pages import done, of, opened
from tests.world.town import Town, invited


@pytest.fixture
def on(place: Town) -> Interview:
    """Held by 李四 and 张三, and over."""
    booked = place.book("lisi", "zhangsan", in_hours=0.5)
    with store.db.connection_context():
        Job.update(focus=["系统设计", "协作"]).execute()
    place.move(hours=2)
    place.settle()
    return of(place, booked)


def form(place: Town, user_id: str, on: Interview) -> Browser:
    browser = Browser(place.web, f"{user_id}.localhost")
    browser.open(f"/i/{on.ref}/feedback")
    return browser


def stored(place: Town, user_id: str = "lisi") -> dict[str, object]:
    rows = place.rows(
        """SELECT status, recommendation, summary, ratings, draft, version FROM feedback f
           JOIN member m ON m.id = f.author_id WHERE m.user_id = %(who)s""",
        who=user_id,
    )
    return rows[0] if rows else {}


def test_what_is_submitted_on_the_page_is_what_chat_would_submit(place: Town, on: Interview) -> None:
    browser = form(place, "lisi", on)
    page = browser.tap(
        "提交", {"verdict": "yes", "rating:系统设计": "3", "words": "基础扎实，\n设计题偏弱", "rating:协作": ""}
    )
    assert page.path == f"/i/{on.ref}"
    assert (
        zh("feedback.submitted", title=f"{on.code} 陈晓 · 后端工程师 一面", verdict="推荐 · 系统设计 好") in page.words
    )
    assert zh("feedback.until_when", until="明天 12:00", code=on.code) in page.words
    assert stored(place) == {
        "status": "submitted",
        "recommendation": "yes",
        "summary": "基础扎实，\n设计题偏弱",
        "ratings": {"系统设计": 3},
        "draft": None,
        "version": 1,
    }
    assert done(place, "feedback.submitted") == ["lisi"]
    assert "已撤销" in place.say("lisi", "撤销")
    assert stored(place)["status"] == "draft"


def test_a_draft_of_the_page_is_gone_on_with_in_the_chat(place: Town, on: Interview) -> None:
    page = form(place, "lisi", on).tap("存为草稿", {"verdict": "no", "words": "设计题偏弱"})
    assert page.path == f"/i/{on.ref}/feedback"
    assert zh("feedback_page.draft_kept") in page.words
    assert zh("feedback_page.is_draft") in page.words
    assert 'value="no" checked' in page.text
    said = place.say("lisi", "提交面评")
    assert "不推荐" in said
    assert "设计题偏弱" in said


def test_a_draft_of_the_chat_stands_in_the_form(place: Town, on: Interview) -> None:
    place.say("lisi", f"面评 {on.code} 强烈推荐 系统设计4 基础扎实")
    page = form(place, "lisi", on).at
    assert page is not None
    assert 'value="strong_yes" checked' in page.text
    assert 'name="rating:系统设计" value="4" checked' in page.text
    assert "基础扎实</textarea>" in page.text


def test_nobody_else_reads_a_draft(place: Town, on: Interview) -> None:
    form(place, "lisi", on).tap("存为草稿", {"verdict": "no", "words": "设计题偏弱"})
    for user_id in ("zhangsan", "zhangmin", "admin"):
        seen = opened(place, user_id, on).at
        assert seen is not None
        assert "设计题偏弱" not in seen.text


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"words": "基础扎实"}, zh("feedback_page.choose_verdict")),
        ({"verdict": "yes", "words": "  "}, zh("feedback_page.and_why")),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    place: Town, on: Interview, filled: dict[str, str], said: str
) -> None:
    browser = form(place, "lisi", on)
    page = browser.tap("提交", filled)
    assert page.status == 422
    assert said in page.words
    assert filled["words"].strip() in page.text
    assert stored(place)["status"] == "draft"
    assert zh_like("feedback.submitted").search(browser.tap("提交", {"verdict": "yes", "words": "基础扎实"}).words)


def test_words_that_are_not_about_the_job_are_pointed_out_first(place: Town, on: Interview) -> None:
    browser = form(place, "lisi", on)
    page = browser.tap("提交", {"verdict": "no", "words": "她已婚，刚生了孩子"})
    assert page.status == 422
    assert zh_like("feedback_page.is_archived").search(page.words)
    assert stored(place)["status"] == "draft"
    assert zh_like("feedback.submitted").search(browser.tap("提交", {"anyway": "1"}).words)
    assert stored(place)["summary"] == "她已婚，刚生了孩子"


def test_what_was_submitted_can_be_changed_for_a_day(place: Town, on: Interview) -> None:
    form(place, "lisi", on).tap("提交", {"verdict": "yes", "words": "基础扎实"})
    browser = form(place, "lisi", on)
    assert browser.at is not None
    assert zh("feedback_page.changes_until", until="明天 12:00") in browser.at.words
    assert (
        "推荐 → 不推荐，" + zh("feedback.comment_updated")
        in browser.tap("提交", {"verdict": "no", "words": "设计题偏弱"}).words
    )
    assert stored(place)["version"] == 2
    place.move(hours=24)
    page = form(place, "lisi", on).at
    assert page is not None
    assert zh_like("feedback.no_longer_changed", hr="张敏").search(page.words)
    assert "<textarea" not in page.text


def test_submitted_twice_at_once_it_is_one(place: Town, on: Interview) -> None:
    one, other = form(place, "lisi", on), form(place, "lisi", on)
    one.tap("提交", {"verdict": "yes", "words": "基础扎实"})
    again = other.tap("提交", {"verdict": "yes", "words": "基础扎实"})
    assert zh_like("feedback.says_that_already").search(again.words)
    assert (stored(place)["version"], stored(place)["draft"]) == (1, None)
    assert done(place, "feedback.submitted") == ["lisi"]


def test_a_form_from_before_another_change_replaces_that_only_knowingly(place: Town, on: Interview) -> None:
    old = form(place, "lisi", on)
    place.say("lisi", f"面评 {on.code} 强烈推荐 基础扎实")
    place.say("lisi", "是")
    page = old.tap("提交", {"verdict": "no", "words": "设计题偏弱"})
    assert page.status == 422
    assert (
        zh("page_form.changed_elsewhere", stored=zh("verdict.strong_yes"), words="基础扎实").split("\n")[0]
        in page.words
    )
    assert stored(place)["recommendation"] == "strong_yes"
    assert "强烈推荐 → 不推荐" in old.tap("提交").words


def test_before_ones_own_is_in_the_form_shows_nothing_of_the_others(place: Town, on: Interview) -> None:
    form(place, "zhangsan", on).tap("提交", {"verdict": "no", "words": "设计题偏弱"})
    browser = form(place, "lisi", on)
    assert browser.at is not None
    assert "设计题偏弱" not in browser.at.text
    assert "设计题偏弱" in browser.tap("提交", {"verdict": "yes", "words": "基础扎实"}).words


@pytest.mark.parametrize(
    ("user_id", "why"),
    [("zhangmin", "张敏不是"), ("admin", "管理员不是")],
)
def test_who_owes_none_reads_why(place: Town, on: Interview, user_id: str, why: str) -> None:
    page = form(place, user_id, on).at
    assert page is not None
    assert page.status == 200
    assert why in page.words
    assert "面评由李四、张三来写" in page.words or zh_like("feedback.was_not_on_panel", names="张三、李四").search(
        page.words
    )


def test_before_the_start_the_page_says_from_when(place: Town) -> None:
    on = of(place, place.book("lisi", in_hours=3))
    page = form(place, "lisi", on).at
    assert page is not None
    assert zh_like("feedback.has_not_begun", at="13:00").search(page.words)


def test_that_it_was_not_held_is_noted_by_the_call_of_the_chat(place: Town, on: Interview) -> None:
    page = form(place, "lisi", on).tap("记为没面成", {"why": "moved"})
    assert zh_like("not_held.done").search(page.words)
    assert done(place, "interview.unheld") == ["lisi"]


def test_why_it_was_not_held_has_to_be_said(place: Town, on: Interview) -> None:
    page = form(place, "lisi", on).tap("记为没面成")
    assert page.path == f"/i/{on.ref}/feedback"
    assert zh("page_form.what_happened") in page.words
    assert done(place, "interview.unheld") == []


def test_my_interviews_lead_to_the_form_of_what_is_owed(place: Town) -> None:
    on = of(place, invited(place, "lisi", in_hours=0.5))
    place.move(hours=2)
    place.settle()
    browser = Browser(place.web, "lisi.localhost")
    browser.open("/my")
    assert browser.tap("等你写面评").path == f"/i/{on.ref}/feedback"


def test_no_words_become_part_of_the_page(place: Town, on: Interview) -> None:
    words = '</textarea><script>alert("1")</script>'
    browser = form(place, "lisi", on)
    page = browser.tap("存为草稿", {"words": words})
    assert "<script" not in page.text
    assert "<script" not in browser.tap("提交", {"verdict": "yes"}).text
    assert stored(place)["summary"] == words


def test_an_empty_form_is_no_draft(place: Town, on: Interview) -> None:
    page = form(place, "lisi", on).tap("存为草稿")
    assert not zh_like("feedback_page.is_draft").search(page.words)
    assert stored(place) == {}


def test_a_form_that_is_open_is_taken_also_after_another_had_its_author_sign_on_again(
    place: Town, on: Interview
) -> None:
    browser = form(place, "lisi", on)
    place.move(hours=6, minutes=50)
    begun = browser.open(f"/i/{on.ref}/feedback")
    assert len(begun.way) == 1
    place.move(minutes=15)
    assert signs_on_again(browser, on)
    browser.at = begun
    browser.tap("提交", {"verdict": "yes", "words": "基础扎实"})
    assert stored(place)["status"] == "submitted"


def test_a_form_of_whoever_used_the_browser_before_is_not_taken(place: Town, on: Interview) -> None:
    before = form(place, "lisi", on)
    begun = before.open(f"/i/{on.ref}/feedback")
    browser = Browser(place.web, "zhangsan.localhost")
    browser.cookies = {("zhangsan.localhost", name): value for (_, name), value in before.cookies.items()}
    place.move(hours=7, minutes=5)
    assert signs_on_again(browser, on)
    browser.at = replace(begun, url=begun.url.replace("lisi.", "zhangsan."))
    assert zh("screen.nothing_changed") in browser.tap("提交", {"verdict": "yes", "words": "基础扎实"}).words
    assert (stored(place, "lisi"), stored(place, "zhangsan")) == ({}, {})


def signs_on_again(browser: Browser, on: Interview) -> bool:
    return any("authorize" in one for one in browser.open(f"/i/{on.ref}/feedback").way)


@pytest.mark.parametrize("is_cookie_gone", [False, True])
def test_once_the_sign_on_has_ended_all_that_was_filled_in_is_shown_and_the_way_back(
    place: Town, on: Interview, is_cookie_gone: bool
) -> None:
    browser = form(place, "lisi", on)
    place.move(hours=9)
    if is_cookie_gone:
        browser.cookies.clear()
    page = browser.tap("提交", {"verdict": "yes", "rating:系统设计": "3", "words": "基础扎实"})
    assert page.status == (400 if is_cookie_gone else 403)
    for said in ("结论：推荐", "系统设计：3 好", "基础扎实"):
        assert said in page.words
    assert "协作" not in page.words
    assert stored(place) == {}
    page = browser.tap("重新")
    assert (page.status, page.path) == (200, f"/i/{on.ref}/feedback")
