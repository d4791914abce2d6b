"""Whoever tries the candidate's page without a link of ours, from another site, or with names that are none, gets nowhere."""

from __future__ import annotations

import dataclasses
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests
from icalendar import Calendar
from werkzeug.serving import make_server

from bot.db import store
from bot.interviews import candidate_link
from bot.web.server_log import without_links
from tests.browsing import Browser
from tests.said import en, zh
from tests.serving import in_a_thread
from tests.world.by_link import now_so
from tests.world.candidates import AtThePage, to_choose, token_of
from tests.world.stage import together
from tests.world.town import Town, alive, invited

PRIVATE = {
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
LOOKS = ("", "/decline", "/time", "/room", "/interview.ics", "?lang=en", "?note=moved")


def get(place: Town, path: str, **headers: str) -> requests.Response:
    return requests.get(f"{place.web}{path}", headers=headers, timeout=20, allow_redirects=False)


def changed(token: str, at: int) -> str:
    return token[:at] + ("a" if token[at] != "a" else "b") + token[at + 1 :]


# --- guessing -----------------------------------------------------------------------------------------------------------


def test_whatever_is_no_link_of_ours_gets_one_and_the_same_404(place: Town) -> None:
    ones = [invited(place, "lisi", candidate=f"候选{n}", in_hours=24.0 + 2 * n) for n in range(2)]
    first, second = (token_of(place, one) for one in ones)
    tokens = [
        changed(first, 0),  # another id
        changed(first, 55),  # its own id, another signature
        first[:30] + second[30:],  # its own id, the signature of another interview
        first[:-1],
        first.upper(),
        "a" * 56,
        "x",
        "1203",
        "%00",
        "%F0%9F%98%80" * 14,
    ]
    answers = [get(place, f"/c/{one}") for one in tokens]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1
    assert len({frozenset((one.headers.items()) - {("Date", one.headers["Date"])}) for one in answers}) == 1
    assert {get(place, f"/c/{one}{path}").status_code for one in tokens[:2] for path in LOOKS} == {404}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("zh-CN,en-US;q=0.8", zh("screen.no_such_page")),
        ("zh-TW", zh("screen.no_such_page")),
        ("en-GB,zh;q=0.5", en("screen.no_such_page")),
        ("de-DE,en;q=0.7,zh;q=0.3", en("screen.no_such_page")),
        ("de-DE", zh("screen.no_such_page")),
    ],
)
def test_where_there_is_no_page_it_is_said_in_the_language_that_the_browser_asks_for(
    place: Town, asked: str, said: str
) -> None:
    for path in ("/c/nothing", "/c/nothing/at/all", "/my/nothing/at/all"):
        answer = get(place, path, **{"Accept-Language": asked})
        assert (answer.status_code, said in answer.text) == (404, True), path


def test_what_has_ended_is_said_in_the_language_that_the_browser_asks_for_else_in_the_candidates(place: Town) -> None:
    on = invited(place, "lisi")
    path = f"/c/{token_of(place, on)}"
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    assert en("candidate_page.is_cancelled") in get(place, path, **{"Accept-Language": "en"}).text
    with store.db.connection_context():
        store.execute("UPDATE candidate SET lang = 'en'")
    assert zh("candidate_page.is_cancelled") in get(place, path, **{"Accept-Language": "zh-CN"}).text
    assert en("candidate_page.is_cancelled") in get(place, path, **{"Accept-Language": "de-DE"}).text
    assert zh("candidate_page.is_cancelled") in get(place, f"{path}?lang=zh", **{"Accept-Language": "en"}).text


def test_a_forged_one_is_answered_without_asking_the_database_for_it(place: Town) -> None:
    on = invited(place, "lisi")
    real = token_of(place, on)
    with store.db.connection_context():
        store.execute("ALTER TABLE interview RENAME TO elsewhere")
        try:
            assert get(place, f"/c/{changed(real, 55)}").status_code == 404
            assert get(place, f"/c/{real}").status_code == 500
        finally:
            store.execute("ALTER TABLE elsewhere RENAME TO interview")


@contextmanager
def another_process(place: Town) -> Iterator[str]:
    """The same installation once more, with nothing in common but the database."""
    server = make_server("127.0.0.1", 0, dataclasses.replace(place.app).web, threaded=True)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}"


def test_many_of_them_are_told_to_wait_whichever_process_they_reach_and_a_link_of_ours_opens_all_the_same(
    place: Town,
) -> None:
    on = invited(place, "lisi")
    with another_process(place) as other:
        statuses = [
            requests.get(f"{web}/c/{'a' * 55}{letter}", timeout=20).status_code
            for letter in "abcdefghijklmnop"
            for web in (place.web, other)
        ]
    assert statuses == [404] * 30 + [429] * 2
    refused = get(place, "/c/nothing")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    assert zh("candidate_page.too_many_wrong") in refused.text
    assert AtThePage(place, on).look().status == 200
    place.move(minutes=10, seconds=1)
    assert get(place, "/c/nothing").status_code == 404


def test_of_who_they_are_nothing_is_kept_but_a_hash_and_that_not_for_long(place: Town) -> None:
    get(place, "/c/nothing", **{"X-Forwarded-For": "203.0.113.7"})
    [row] = place.rows("SELECT * FROM wrong_link")
    assert "203.0.113.7" not in str(row)
    assert len(bytes(row["visitor"])) == 16
    place.move(minutes=11)
    place.settle()
    assert place.rows("SELECT 1 FROM wrong_link") == []


def test_behind_our_proxy_each_is_counted_alone_and_cannot_say_that_they_are_somebody_else(place: Town) -> None:
    for n in range(3):
        get(place, "/c/nothing", **{"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.7"})
    get(place, "/c/nothing", **{"X-Forwarded-For": "203.0.113.8"})
    for n in range(2):
        get(place, "/c/nothing", **{"X-Forwarded-For": f"2001:db8:1:2::{n}"})  # of one household
    get(place, "/c/nothing", **{"X-Forwarded-For": "no address"})
    assert sorted(row["times"] for row in place.rows("SELECT times FROM wrong_link")) == [1, 1, 2, 2, 3], "/64 and /48"


def test_of_a_peer_that_is_no_proxy_of_ours_no_header_is_believed(place: Town) -> None:
    stranger = place.app.web.test_client()
    statuses = [
        stranger.get(
            f"/c/{'a' * 55}b",
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
            environ_overrides={"REMOTE_ADDR": "10.1.2.3"},
        ).status_code
        for n in range(32)
    ]
    assert statuses == [404] * 30 + [429] * 2


# --- headers ------------------------------------------------------------------------------------------------------------


def test_nothing_of_it_is_indexed_kept_or_told_to_others(place: Town) -> None:
    on = invited(place, "lisi")
    candidate = AtThePage(place, on)
    answers = [get(place, f"{candidate.path}{path}") for path in LOOKS]
    answers += [get(place, "/c/nothing"), candidate.post("confirm", sequence="0"), candidate.post("confirm")]
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    answers += [get(place, f"{candidate.path}{path}") for path in ("", "/interview.ics")]
    assert {one.status_code for one in answers} == {200, 303, 302, 400, 404, 410}
    for one in answers:
        for name, value in PRIVATE.items():
            assert one.headers[name] == value, (one.url, name)


def test_another_host_in_the_request_leads_nowhere(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    candidate = AtThePage(place, on)
    seen = get(place, candidate.path, Host="evil.example", **{"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in seen.text
    for path in (f"/c//{candidate.path[3:]}", "/i//my", "/my//2026-03-12"):
        doubled = get(place, path, Host="evil.example")
        assert (doubled.status_code, "evil.example" in f"{doubled.headers}{doubled.text}") == (404, False)
    moved = get(place, f"{candidate.path}/time", Host="evil.example")
    assert moved.headers["Location"].startswith("/c/")


@pytest.mark.parametrize("said", ["//evil.example", "https://evil.example", "en%22%3E%3Cscript%3E", "../../x"])
def test_nothing_in_the_address_gets_into_the_page(place: Town, said: str) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    text = candidate.look(f"?lang={said}&note={said}").text
    assert "evil.example" not in text
    assert "<script>" not in text
    assert "../" not in text


# --- from another site --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["confirm", "decline", "time", "choose", "late", "here", "join"])
def test_without_the_token_of_a_form_that_we_showed_nothing_is_done(place: Town, path: str) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    candidate, stranger = AtThePage(place, on), Browser(place.web)
    before = kept()
    url = f"{place.web}{candidate.path}/{path}"
    form = {"sequence": "0", "minutes": "10", "words": "x"}
    assert requests.post(url, data=form, timeout=20).status_code == 400
    theirs = candidate.csrf()
    stranger.open(candidate.path)  # a session of their own
    assert stranger.fetch("POST", url, form | theirs).status_code == 400
    assert kept() == before


def without_cookies(place: Town, token: str) -> requests.Response:
    return requests.post(f"{place.web}/c/{token}/confirm", data={"sequence": "0", "words": "下周三"}, timeout=20)


def test_without_cookies_it_is_said_whom_to_call_and_not_whether_the_link_is_good(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("zhangmin", "电话 13800138000")
    token = token_of(place, on)
    other = changed(token, 55)
    good, wrong = without_cookies(place, token), without_cookies(place, other)
    assert good.text.count(token) == wrong.text.count(other) == 1, "the address that was brought, in the other language"
    assert (good.status_code, good.text.replace(token, "")) == (wrong.status_code, wrong.text.replace(other, ""))
    assert good.status_code == 400
    assert zh("screen.old_form") in good.text
    assert zh("screen.call_who_sent_it") in good.text
    assert "13800138000" not in good.text
    assert (zh("screen.what_you_wrote") in good.text, "下周三" in good.text, "你" in good.text) == (True, True, False)
    assert now_so(on).candidate_response == "needs_action"


def test_wrong_links_that_a_form_is_sent_to_count_like_those_that_are_opened(place: Town) -> None:
    token = token_of(place, invited(place, "lisi", in_hours=30))
    assert [without_cookies(place, changed(token, 55)).status_code for _ in range(31)] == [400] * 30 + [429]
    assert get(place, "/c/nothing").status_code == 429
    assert without_cookies(place, token).status_code == 400, "a good one is never counted"


# --- a look changes nothing ---------------------------------------------------------------------------------------------


def kept() -> dict[str, list[str]]:
    """Every row of every table that anything is kept in."""
    with store.db.connection_context():
        tables = store.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
        return {
            one["name"]: sorted(
                row["said"]
                for row in store.fetch(f'SELECT md5(t::text) AS said FROM "{one["name"]}" t')  # of our own tables
            )
            for one in tables
        }


@pytest.mark.parametrize("in_hours", [30, 11, 1, 0.2, -0.1, -1.5, -4], ids=str)
def test_a_look_changes_nothing_at_all(place: Town, in_hours: float) -> None:
    """Mail scanners follow every link, and chats preview it."""
    on = invited(place, "lisi", in_hours=max(in_hours, 0.01))
    place.move(hours=max(0.01 - in_hours, 0))
    path = f"/c/{token_of(place, on)}"
    before = kept()
    for look in (*LOOKS, "/confirm", "/late", "/here", "/join", "/choose"):
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = requests.request(method, f"{place.web}{path}{look}", timeout=20, allow_redirects=False)
            assert answer.status_code < 500, (method, look)
    assert kept() == before


# --- names that are none ------------------------------------------------------------------------------------------------

NASTY = "后端\r\nATTENDEE:mailto:eve@evil.example\r\n<script>alert(1)</script>;,\\"


def test_a_name_adds_no_line_to_the_calendar_file_and_no_element_to_the_page(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30, job=NASTY)
    with store.db.connection_context():
        store.execute("UPDATE interview SET round_name = %(nasty)s", nasty=NASTY)
        store.execute("INSERT INTO room (name) VALUES (%(nasty)s)", nasty=NASTY)
        store.execute("UPDATE interview SET mode = 'onsite', room_id = (SELECT max(id) FROM room)")
    candidate = AtThePage(place, on)
    assert "<script>alert" not in candidate.look().text
    file = candidate.look("/interview.ics").text
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert "ATTENDEE" not in event
    assert [line for line in file.split("\r\n") if line.startswith(("ATTENDEE", "<"))] == []
    assert "eve@evil.example" in str(event["SUMMARY"])  # said, and nothing more


def test_what_they_write_is_text_on_hrs_card(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.post("time", sequence="0", words='<a href="https://evil.example">点这里</a>\u202e{code}')
    place.settle()
    [card] = alive(place, "zhangmin")
    assert "<a" not in str(card)
    assert "{code}" in str(card)


@pytest.mark.parametrize("sequence", ["", "x", "-1", "9" * 30, "0.5"])
def test_a_form_that_is_none_of_ours_is_no_error_of_ours(place: Town, sequence: str) -> None:
    on = invited(place, "lisi", in_hours=30)
    answer = AtThePage(place, on).post("confirm", sequence=sequence)
    assert answer.status_code == 303
    assert now_so(on).candidate_response == "needs_action"


# --- at once ------------------------------------------------------------------------------------------------------------


def test_taps_at_once_and_repeats_have_one_effect(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    token = candidate.csrf()
    url = f"{place.web}{candidate.path}"

    def tap(path: str) -> str:
        return str(
            candidate.browser.fetch("POST", f"{url}/{path}", {"sequence": "0", "words": "下周"} | token).status_code
        )

    for path in ("time", "confirm"):
        taps = [lambda path=path: tap(path)] * 4
        assert together(*taps) == ["303"] * 4
    rows = place.rows("SELECT action, count(*) AS n FROM audit_event WHERE actor_kind = 'candidate' GROUP BY action")
    assert {row["action"]: row["n"] for row in rows} == {"candidate.wished": 1, "candidate.confirmed": 1}


def test_four_taps_at_once_on_one_time_book_it_once(place: Town) -> None:
    on = to_choose(place, "lisi")
    candidate = AtThePage(place, on)
    slot = re.findall(r'name="slot" value="([^"]+)"', candidate.look().text)[0]
    form = {"slot": slot} | candidate.csrf()

    def tap() -> str:
        answer = candidate.browser.fetch("POST", f"{place.web}{candidate.path}/choose", form)
        return f"{answer.status_code} {answer.headers['Location']}"

    assert together(*[tap] * 4) == [f"303 {candidate.path}"] * 4
    rows = place.rows("SELECT action FROM audit_event WHERE actor_kind = 'candidate'")
    assert [row["action"] for row in rows] == ["interview.chosen"]


def test_no_line_of_the_log_and_no_row_holds_the_token(place: Town, capfd: pytest.CaptureFixture[str]) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    token = token_of(place, on)
    candidate.post("time", sequence="0", words=f"我的链接 {place.web}/c/{token}，或者 {token}")
    assert place.rows("SELECT words FROM candidate_wish")[0]["words"].startswith("我的链接 http")
    candidate.post("confirm", sequence="0")
    candidate.look("/interview.ics")
    get(place, f"/c/{changed(token, 3)}")
    place.settle()
    with store.db.connection_context():
        tables = store.fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
        for one in tables:
            found = store.fetch(f'SELECT 1 FROM "{one["name"]}" t WHERE t::text LIKE %(token)s', token=f"%{token}%")
            assert not found, one["name"]
    assert token not in "".join(capfd.readouterr())
    assert candidate_link.read(token) is not None


def test_a_body_that_cannot_be_read_is_refused_like_any_other_and_nothing_of_it_is_logged(
    place: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    on = invited(place, "lisi", in_hours=30)
    link = AtThePage(place, on).path
    for path in (f"{link}/time", "/my", "/sign-on"):
        answer = requests.post(f"{place.web}{path}", data={"words": "x" * 70_000}, timeout=10)
        assert answer.status_code in (400, 405, 413), (path, answer.status_code)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert link.rpartition("/")[2] not in "".join(capfd.readouterr())


def test_the_servers_own_lines_hold_no_link(place: Town) -> None:
    token = token_of(place, invited(place, "lisi", in_hours=30))
    line = logging.LogRecord(
        "gunicorn.error", logging.WARNING, "", 0, "Invalid request: %r", (f"GET /c/{token}，",), None
    )
    assert without_links(line)
    assert token not in line.getMessage()
    assert "Invalid request" in line.getMessage()


def test_a_candidate_who_writes_far_too_much_reads_that_it_is_too_long_and_nothing_of_files(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.look("/time")
    seen = candidate.browser.tap("发给 HR", {"words": "很" * 70_000})
    assert seen.status == 413
    assert zh("screen.too_long") in seen.words
    assert "简历" not in seen.words
    sent = candidate.browser.fetch(
        "POST",
        f"{place.web}{candidate.path}/time",
        candidate.csrf(),
        files={"words": ("a.txt", b"x" * 70_000, "text/plain")},
    )
    assert (sent.status_code, zh("screen.too_long") in sent.text, "简历" in sent.text) == (413, True, False)
    assert now_so(on).candidate_response == "needs_action"


# --- what a candidate brings along --------------------------------------------------------------------------------------

HOSTILE = "陈晓\u202e https://evil.example/x\u0085"


def test_a_name_brings_neither_a_link_nor_what_steers_a_screen_to_cards_chats_or_pages(place: Town) -> None:
    on = invited(place, "lisi", candidate=HOSTILE)
    sent = str(place.rows("SELECT payload FROM outbox"))
    chat = place.say("lisi", f"进度 {on.code}")
    with store.db.connection_context():
        [row] = store.fetch("SELECT ref FROM interview WHERE id = %(id)s", id=on.id)
    page = Browser(place.web, "lisi.localhost").open(f"/i/{row['ref']}").text
    for shown in (sent, chat, page):
        assert "陈晓 https: evil·example/x" in shown
        assert not any(one in shown for one in ("evil.example", "\u202e", "\u0085", "\\u202e", "\\x85"))


def test_the_words_of_a_candidate_bring_hr_nothing_to_tap(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    candidate.post("time", sequence="0", words="请看 https://evil.example/x")
    place.settle()
    told = str(place.rows("SELECT payload FROM outbox"))
    assert "请看 https: evil·example/x" in told
    assert "evil.example" not in told
