"""HR brings a résumé on its page and has the file; the panel reads pictures of its pages, marked with who looks, as long
as they need it; every look is in the record, and nobody else gets further than a friendly page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops

from bot import change
from bot.db import store
from bot.interviews import access, feedback, lookup, panel, resumes
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Application, Candidate, Interview, Job, Member, Role
from bot.resumes import work
from tests.browsing import Browser, Shown
from tests.pdfs import ENCRYPTED, HTML, of_size, pdf
from tests.said import en, en_like, zh, zh_like
from tests.world.town import Town, buttons, invited, order


def look(place: Town, user_id: str, on: Interview, what: str = "", **how: str) -> Shown:
    return Browser(place.web, f"{user_id}.localhost", **how).open(f"/i/{on.ref}/resume{what}")


def bring(place: Town, user_id: str, on: Interview, file: bytes, name: str = "陈晓 简历.pdf") -> Shown:
    browser = Browser(place.web, f"{user_id}.localhost")
    browser.open(f"/i/{on.ref}/resume")
    return browser.upload("resume", name, file)


def draw(place: Town) -> None:
    work.draw_due(place.at)


def looks(place: Town) -> list[tuple[str, str]]:
    """Who looked, and at what."""
    return [
        (row["user_id"], row["what"])
        for row in place.rows(
            """SELECT m.user_id, e.after ->> 'as' AS what FROM audit_event e JOIN member m ON m.id = e.actor_id
               WHERE action = 'resume.viewed' ORDER BY e.id"""
        )
    ]


@pytest.fixture
def book(place: Town) -> Callable[..., Interview]:
    """An interview as it is in the database, with the name of its page."""

    def booked(*who: str, **how: object) -> Interview:
        on = place.book(*who, **how)  # type: ignore[arg-type]
        with store.db.connection_context():
            return Interview.get_by_id(on.id)

    return booked


@pytest.fixture
def with_resume(place: Town, book: Callable[..., Interview]) -> Interview:
    """李四 has one with 陈晓 in an hour, whose résumé of two pages is there."""
    on = book("lisi", in_hours=1)
    bring(place, "zhangmin", on, pdf(2))
    draw(place)
    return on


def writes(place: Town, user_id: str, on: Interview) -> None:
    with store.db.connection_context(), change.begin(place.at, place.member(user_id), tell=False) as begun:
        [loaded] = lookup.load([on.id])
        feedback.submit(begun, loaded, place.member(user_id), Evaluation("yes", "基础扎实，沟通清楚", {}))


# --- HR brings it -----------------------------------------------------------------------------------------------------


def test_hr_brings_one_and_the_panel_reads_its_pages(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=1)
    assert zh("resume_page.none_yet") in look(place, "zhangmin", on).words
    brought = bring(place, "zhangmin", on, pdf(2))
    assert zh("resume_page.is_here") in brought.words
    assert '<meta http-equiv="refresh" content="4">' in brought.text, "it looks by itself whether they are drawn"
    assert "正在生成页面" in look(place, "lisi", on).words
    draw(place)
    seen = look(place, "lisi", on)
    assert zh("resume_page.title", name="陈晓") in seen.words
    assert "共 2 页" in seen.words
    assert seen.text.count("<img ") == 2
    assert "下载" not in seen.words
    assert "上传" not in seen.words


def test_in_english_it_is_all_english(place: Town, with_resume: Interview) -> None:
    place.say("lisi", "语言 英文")
    seen = look(place, "lisi", with_resume)
    assert en("resume_page.title", name="陈晓") in seen.words
    assert "2 pages" in seen.words
    assert en_like("resume_page.is_marked").search(seen.words)


def test_hr_has_the_file_as_it_came(place: Town, with_resume: Interview) -> None:
    browser = Browser(place.web, "zhangmin.localhost")
    browser.open(f"/i/{with_resume.ref}/resume")
    answer = browser.fetch(
        "GET", f"http://zhangmin.localhost:{place.web.rsplit(':')[-1]}/i/{with_resume.ref}/resume/file"
    )
    assert answer.content == pdf(2)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"resume.pdf\"; filename*=UTF-8''%E9%99%88%E6%99%93.pdf"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")


def test_a_name_from_outside_adds_no_header(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", candidate='陈"; x\r\nSet-Cookie: a=b', in_hours=1)
    bring(place, "zhangmin", on, pdf())
    browser = Browser(place.web, "zhangmin.localhost")
    page = browser.open(f"/i/{on.ref}/resume/file")
    assert page.status == 200
    assert "a" not in [name for _, name in browser.cookies]
    assert "%0D%0ASet-Cookie" in page.headers["Content-Disposition"]


def test_another_takes_its_place_and_of_the_old_one_nothing_is_kept(place: Town, with_resume: Interview) -> None:
    bring(place, "zhangmin", with_resume, pdf(1))
    [row] = place.rows("SELECT count(*) AS count, min(state) AS state FROM resume")
    assert row == {"count": 1, "state": "arrived"}
    assert place.rows("SELECT 1 FROM resume_page") == []
    draw(place)
    assert "共 1 页" in look(place, "lisi", with_resume).words
    actions = [
        row["action"] for row in place.rows("SELECT action FROM audit_event WHERE action LIKE 'resume.%%' ORDER BY id")
    ]
    assert [one for one in actions if one != "resume.viewed"] == ["resume.added", "resume.replaced"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"<html>", zh("resume_page.not_taken", why=zh("no_resume.not_pdf"))),
        (b"PK\x03\x04 docx", zh("resume_page.not_taken", why=zh("no_resume.not_pdf"))),
        (b"", zh("resume_page.not_taken", why=zh("no_resume.empty"))),
    ],
    ids=["html", "docx", "empty"],
)
def test_what_is_no_pdf_is_refused_and_the_old_one_stays(
    place: Town, with_resume: Interview, file: bytes, said: str
) -> None:
    assert said in bring(place, "zhangmin", with_resume, file).words
    assert "共 2 页" in look(place, "lisi", with_resume).words


def test_twenty_mb_are_taken_and_a_byte_more_is_not(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=1)
    assert "已收到" in bring(place, "zhangmin", on, of_size(resumes.MOST_BYTES)).words
    [row] = place.rows("SELECT octet_length(content) AS size FROM resume")
    assert row["size"] == resumes.MOST_BYTES
    assert (
        zh("resume_page.not_taken", why=zh("no_resume.too_large"))
        in bring(place, "zhangmin", on, of_size(resumes.MOST_BYTES + 1)).words
    )
    far_too_large = bring(place, "zhangmin", on, of_size(resumes.MOST_BYTES + 1_000_000))
    assert far_too_large.status == 413
    assert zh("screen.send_smaller") in far_too_large.words


def test_nobody_but_hr_may_send_more_than_any_page_takes(place: Town, with_resume: Interview) -> None:
    browser = Browser(place.web, "lisi.localhost")
    browser.open(f"/i/{with_resume.ref}/resume")
    home = f"http://lisi.localhost:{place.web.rsplit(':')[-1]}/i/{with_resume.ref}/resume"
    answer = browser.fetch("POST", home, {"x": "y" * 100_000})
    assert answer.status_code == 413


def test_without_the_pages_own_token_nothing_is_taken(place: Town, with_resume: Interview) -> None:
    browser = Browser(place.web, "zhangmin.localhost")
    browser.open(f"/i/{with_resume.ref}/resume")
    refused = browser.upload("resume", "x.pdf", pdf(1), csrf_token="made-up")
    assert refused.status == 400
    assert place.rows("SELECT pages FROM resume") == [{"pages": 2}]


def test_hr_deletes_it_and_nothing_is_left_but_who_looked(place: Town, with_resume: Interview) -> None:
    look(place, "lisi", with_resume)
    browser = Browser(place.web, "zhangmin.localhost")
    browser.open(f"/i/{with_resume.ref}/resume")
    assert zh("resume_page.deleted") in browser.tap("确认删除").words
    assert place.rows("SELECT 1 FROM resume UNION ALL SELECT 1 FROM resume_page") == []
    assert looks(place)[0] == ("lisi", "pages")
    assert look(place, "lisi", with_resume, "/1").status == 404


def test_what_another_of_hr_has_just_brought_is_not_deleted_by_a_page_that_does_not_show_it(
    place: Town, with_resume: Interview
) -> None:
    stale = Browser(place.web, "zhangmin.localhost")
    stale.open(f"/i/{with_resume.ref}/resume")
    place.joins("sunli")
    bring(place, "sunli", with_resume, pdf(1))
    assert zh("resume_page.another_by_now") in stale.tap("确认删除").words
    assert [bytes(row["content"]) for row in place.rows("SELECT content FROM resume")] == [pdf(1)]
    assert zh("resume_page.deleted") in stale.tap("确认删除").words, "the page that followed shows the new one"


def test_whoever_draws_has_their_time_from_when_they_begin_and_not_from_when_the_sweep_did(
    place: Town, book: Callable[..., Interview]
) -> None:
    bring(place, "zhangmin", book("lisi", in_hours=30), pdf())
    began = place.at
    place.move(minutes=19)  # for those before it
    work.draw_due(began)
    assert place.rows("SELECT next_try_at FROM resume") == [{"next_try_at": place.at + work.LEASE}]


@pytest.mark.parametrize(
    ("file", "said"), [(ENCRYPTED, "有密码"), (HTML, "文件已损坏，或不是 PDF")], ids=["encrypted", "html"]
)
def test_one_that_cannot_be_shown_is_told_to_hr_and_the_panel_asks_hr(
    place: Town, book: Callable[..., Interview], file: bytes, said: str
) -> None:
    on = book("lisi", in_hours=30)
    bring(place, "zhangmin", on, file)
    draw(place)
    assert zh("resume_page.cannot_be_shown", why=said) in look(place, "zhangmin", on).words
    assert zh("resume_page.ask_hr", hr="张敏") in look(place, "lisi", on).words


def test_of_a_very_long_one_the_first_thirty_pages_are_shown_and_it_is_said(
    place: Town, book: Callable[..., Interview]
) -> None:
    on = book("lisi", in_hours=1)
    bring(place, "zhangmin", on, pdf(31))
    draw(place)
    seen = look(place, "lisi", on)
    assert zh("resume_page.pages", n=31) in seen.words
    assert seen.text.count("<img ") == 30
    assert zh("resume_page.left_out", n=1) in seen.words
    assert look(place, "lisi", on, "/31").status == 404


# --- each page says who looks ----------------------------------------------------------------------------------------


def picture(place: Town, user_id: str, on: Interview, number: int = 1) -> Image.Image:
    browser = Browser(place.web, f"{user_id}.localhost")
    browser.open(f"/i/{on.ref}/resume")
    host = f"http://{user_id}.localhost:{place.web.rsplit(':')[-1]}"
    answer = browser.fetch("GET", f"{host}/i/{on.ref}/resume/{number}")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    return Image.open(io.BytesIO(answer.content)).convert("L")


def test_a_page_is_marked_with_who_looks_and_on_which_day(place: Town, with_resume: Interview) -> None:
    [row] = place.rows("SELECT jpeg FROM resume_page WHERE number = 1")
    plain = Image.open(io.BytesIO(bytes(row["jpeg"]))).convert("L")
    lisi, zhangmin = (picture(place, one, with_resume) for one in ("lisi", "zhangmin"))
    assert lisi.size == plain.size == (1240, 1755)

    def apart(one: Image.Image, other: Image.Image) -> int:
        return sum(ImageChops.difference(one, other).histogram()[16:])

    assert apart(lisi, plain) > 10_000, "marked all over"
    assert apart(lisi, zhangmin) > 10_000, "for each viewer in another way"
    place.move(days=1)
    assert apart(picture(place, "lisi", with_resume), lisi) > 1_000, "and each day"


# --- every look is in the record -------------------------------------------------------------------------------------


def test_each_visit_is_one_row_and_each_file_one(place: Town, with_resume: Interview) -> None:
    assert looks(place) == []
    for _ in range(2):
        picture(place, "lisi", with_resume)
    assert looks(place) == [("lisi", "pages")]
    place.move(minutes=31)
    look(place, "lisi", with_resume)
    for _ in range(2):
        look(place, "zhangmin", with_resume, "/file")
    assert looks(place) == [("lisi", "pages"), ("lisi", "pages"), ("zhangmin", "file"), ("zhangmin", "file")]


def test_who_asks_for_a_picture_alone_has_looked_as_well(place: Town, with_resume: Interview) -> None:
    assert look(place, "lisi", with_resume, "/2").status == 200
    assert looks(place) == [("lisi", "pages")]


def test_nobody_is_told_that_somebody_looked_and_it_stands_in_no_undos_way(place: Town, with_resume: Interview) -> None:
    place.say("lisi", f"接受 {with_resume.code}")
    before = len(place.sent())
    look(place, "lisi", with_resume)
    place.settle()
    assert len(place.sent()) == before
    assert "已撤销" in place.say("lisi", "撤销")


# --- who reads it -----------------------------------------------------------------------------------------------------

ADDRESSES = ("", "/1", "/file")


def statuses(place: Town, user_id: str, on: Interview) -> tuple[int, ...]:
    return tuple(look(place, user_id, on, what).status for what in ADDRESSES)


def test_who_reads_what_of_it(place: Town, with_resume: Interview, book: Callable[..., Interview]) -> None:
    """The page, a picture, the file: role by role."""
    place.joins("zhoujing")
    place.joins("wuhui")
    place.joins("sunli")
    other = book("wangwu", candidate="林悦", in_hours=3)
    with store.db.connection_context():
        Application.update(hiring_manager=place.member("zhoujing")).where(
            Application.id == with_resume.application_id
        ).execute()
    assert other.ref != with_resume.ref
    assert {
        user_id: statuses(place, user_id, with_resume)
        for user_id in ("lisi", "zhangmin", "sunli", "zhoujing", "wuhui", "admin", "wangwu", "zhangsan")
    } == {
        "lisi": (200, 200, 404),
        "zhangmin": (200, 200, 200),
        "sunli": (200, 200, 200),
        "zhoujing": (200, 200, 404),  # their own job
        "wuhui": (404, 404, 404),  # not theirs
        "admin": (403, 403, 404),
        "wangwu": (404, 404, 404),  # another candidate's panel
        "zhangsan": (404, 404, 404),
    }


def test_of_a_confidential_job_its_manager_reads_none(place: Town, with_resume: Interview) -> None:
    place.joins("zhoujing")
    with store.db.connection_context():
        Application.update(hiring_manager=place.member("zhoujing")).where(
            Application.id == with_resume.application_id
        ).execute()
        Job.update(confidential=True).execute()
    assert statuses(place, "zhoujing", with_resume) == (403, 403, 404)
    assert zh("resume_page.confidential") in look(place, "zhoujing", with_resume).words
    assert not zh_like("resume_page.confidential").search(look(place, "admin", with_resume).words)
    assert statuses(place, "lisi", with_resume) == (200, 200, 404)


def test_nor_does_its_manager_who_sat_on_the_panel_and_was_replaced(
    place: Town, book: Callable[..., Interview]
) -> None:
    place.joins("zhoujing")
    on = book("zhoujing", in_hours=30)
    bring(place, "zhangmin", on, pdf())
    draw(place)
    with store.db.connection_context():
        Application.update(hiring_manager=place.member("zhoujing")).where(Application.id == on.application_id).execute()
        Job.update(confidential=True).execute()
    assert statuses(place, "zhoujing", on) == (200, 200, 404), "as long as they are expected there"
    order(place, f"换人 {on.code} 周静 王五")
    assert statuses(place, "zhoujing", on) == (403, 403, 404)


def test_a_stranger_and_a_forged_name_read_the_same_nothing(place: Town, with_resume: Interview) -> None:
    theirs = look(place, "wangwu", with_resume)
    with_resume.ref = "0" * 32
    none = look(place, "wangwu", with_resume)
    assert (theirs.status, theirs.words) == (none.status, none.words)
    signed_out = Browser(place.web, "lisi.localhost", stops_at=place.sandbox.replace("127.0.0.1", "lisi.localhost"))
    assert "authorize" in signed_out.open(f"/i/{with_resume.ref}/resume/1").url


def test_who_was_replaced_or_cannot_come_reads_it_no_more(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", "zhangsan", in_hours=30)
    bring(place, "zhangmin", on, pdf())
    draw(place)
    place.say("zhangsan", f"无法参加 {on.code}")
    order(place, f"换人 {on.code} 李四 王五")
    assert {user_id: statuses(place, user_id, on)[:2] for user_id in ("lisi", "zhangsan", "wangwu")} == {
        "lisi": (403, 403),
        "zhangsan": (403, 403),
        "wangwu": (200, 200),
    }
    assert "你看不到这份简历 你已不在这场面试中" in look(place, "lisi", on).words
    assert zh("resume_page.declined") in look(place, "zhangsan", on).words


def test_who_knows_the_candidate_and_who_is_the_candidate_find_nothing(place: Town, with_resume: Interview) -> None:
    place.joins("sunli", Role.RECRUITER)
    with store.db.connection_context(), change.begin(place.at, place.member("lisi"), tell=False) as begun:
        [loaded] = lookup.load([with_resume.id])
        panel.decline(begun, loaded, place.member("lisi"), knows_candidate=True)
        Member.update(email="chenxiao@example.com").where(Member.user_id == "sunli").execute()
        Candidate.update(email="ChenXiao@example.com").where(Candidate.id == with_resume.candidate_id).execute()
    assert statuses(place, "lisi", with_resume) == (404, 404, 404)
    assert statuses(place, "sunli", with_resume) == (404, 404, 404)
    assert statuses(place, "zhangmin", with_resume) == (200, 200, 200)


def test_it_is_open_until_seven_days_after_ones_feedback(place: Town, book: Callable[..., Interview]) -> None:
    """Who owes feedback has it for as long; who owes none, until seven days after the end."""
    place.joins("zhoujing")
    on = book("lisi", "zhangsan", in_hours=1)
    bring(place, "zhangmin", on, pdf())
    draw(place)
    with store.db.connection_context():
        Application.update(hiring_manager=place.member("zhoujing")).where(Application.id == on.application_id).execute()

    def reads() -> dict[str, bool]:
        with store.db.connection_context():
            [loaded] = lookup.load([on.id])
            return {
                one: access.reads_resume(place.member(one), loaded, place.at)
                for one in ("lisi", "zhangsan", "zhoujing")
            }

    place.move(hours=2, minutes=1)
    place.settle()
    place.move(days=3)
    writes(place, "lisi", on)
    place.move(days=4)
    assert reads() == {"lisi": True, "zhangsan": True, "zhoujing": False}
    place.move(days=2, hours=23)
    assert reads()["lisi"]
    place.move(hours=2)
    assert reads() == {"lisi": False, "zhangsan": True, "zhoujing": False}
    assert look(place, "lisi", on).status == 403
    assert zh("resume_page.is_over") in look(place, "lisi", on).words
    place.say("zhangmin", f"不用写面评 {on.code} 张三")
    assert not reads()["zhangsan"]
    assert look(place, "zhangmin", on).status == 200


def test_of_an_interview_that_is_off_hr_alone_reads_it(place: Town, with_resume: Interview) -> None:
    place.say("zhangmin", f"取消面试 {with_resume.code} 岗位关闭")
    place.say("zhangmin", "是")
    assert statuses(place, "lisi", with_resume) == (403, 403, 404)
    assert statuses(place, "zhangmin", with_resume) == (200, 200, 200)
    seen = look(place, "lisi", with_resume).words
    assert zh("resume_page.cancelled") + " 还需要的话，找张敏。" in seen
    assert "7 天" not in seen


def test_where_there_is_none_the_panel_reads_whom_to_ask(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=1)
    assert zh("resume_page.none_yet_ask", hr="张敏") in look(place, "lisi", on).words
    assert "找张敏" not in look(place, "zhangmin", on).words


# --- where it is found ------------------------------------------------------------------------------------------------


def test_it_stands_on_the_interviews_page_for_who_reads_it(place: Town, with_resume: Interview) -> None:
    def on_its_page(user_id: str) -> str:
        return Browser(place.web, f"{user_id}.localhost").open(f"/i/{with_resume.ref}").text

    address = f'href="/i/{with_resume.ref}/resume"'
    assert address in on_its_page("lisi")
    assert address in on_its_page("zhangmin")
    assert address not in on_its_page("admin")


def resume_rows(place: Town, user_id: str) -> list[dict[str, object]]:
    """Of their newest card."""
    rows = place.cards(user_id)[-1]["content"]["horizontal_content_list"]
    return [row for row in rows if row["keyname"] == "简历"]


def test_the_invitation_and_the_reminder_lead_to_it(place: Town) -> None:
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin"), tell=False) as begun:
        someone = Candidate.create(name="陈晓")
        resumes.put(begun, someone.id, pdf(), "page")
    draw(place)
    Browser(place.web, "zhangsan.localhost").open("/my")  # somebody has signed on before
    on = invited(place, "lisi", in_hours=2.2)
    with store.db.connection_context():
        on = Interview.get_by_id(on.id)
    [row] = resume_rows(place, "lisi")
    assert (row["type"], row["value"]) == (1, zh("card.open"))
    assert str(row["url"]).endswith(f"/i/{on.ref}/resume")
    assert buttons(place.cards("lisi")[-1]) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    place.say("lisi", f"接受 {on.code}")
    place.move(hours=1.75)
    place.settle()
    assert "有面试" in place.title("lisi")
    assert resume_rows(place, "lisi") == [row]


def test_the_next_one_and_one_that_is_named_lead_to_it(place: Town, with_resume: Interview) -> None:
    line = f"/i/{with_resume.ref}/resume"
    for user_id, words in (
        ("lisi", "下一场"),
        ("lisi", f"进度 {with_resume.code}"),
        ("zhangmin", f"{with_resume.code}"),
    ):
        assert zh("interview.resume", url=f"{place.app.settings.base_url}{line}") in place.say(user_id, words)
    assert line not in place.say("admin", f"{with_resume.code}")
    place.say("lisi", "语言 英文")
    assert en("interview.resume", url="http") in place.say("lisi", "next")


def test_without_a_resume_or_before_anybody_has_signed_on_nothing_leads_there(
    place: Town, book: Callable[..., Interview]
) -> None:
    on = book("lisi", in_hours=30)
    assert "简历" not in place.say("lisi", f"{on.code}")
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin"), tell=False) as begun:
        resumes.put(begun, on.candidate_id, pdf(), "page")
    draw(place)
    assert "简历" not in place.say("lisi", f"{on.code}")
    Browser(place.web, "lisi.localhost").open("/my")
    assert zh("interview.resume", url="") in place.say("lisi", f"{on.code}")


@pytest.mark.parametrize(
    ("user_id", "words", "said"),
    [
        ("lisi", "陈晓的简历呢", zh("status.no_resume") + "\n"),
        ("lisi", "can you send me 陈晓's resume", zh("status.no_resume") + "\n"),
        ("zhangmin", "陈晓的简历发我看看", zh("status.no_resume") + "\n"),
        ("lisi", "陈晓几点", ""),
    ],
)
def test_who_asks_for_one_that_is_not_there_reads_that(
    place: Town, book: Callable[..., Interview], user_id: str, words: str, said: str
) -> None:
    on = book("lisi")
    answer = place.say(user_id, words)
    assert answer.startswith(said or f"{on.code} 陈晓"), answer
    assert f"{on.code} 陈晓" in answer


def test_who_would_not_read_it_reads_nothing_of_whether_there_is_one(
    place: Town, book: Callable[..., Interview]
) -> None:
    on = book("lisi", "wangwu")
    place.say("lisi", f"decline {on.code} 出差")
    assert "没有简历" not in place.say("lisi", f"{on.code} 陈晓的简历呢")
    assert zh("status.no_resume") in place.say("wangwu", f"{on.code} 陈晓的简历呢")
