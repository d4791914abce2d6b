"""Every address that we serve, every kind of visitor: who gets further, and who reads a friendly page and nothing else.

The addresses are those of the applications' own maps: a new one without an entry here fails.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from PIL import Image

from bot import change
from bot.db import store
from bot.interviews import lookup, panel, people
from bot.interviews.models import Application, Candidate, Interview, Role
from tests.browsing import DESKTOP, Browser, Shown
from tests.databases import Databases
from tests.world.town import Town, order, town

MEETING = "https://meeting.example.com/"
NAME = "陈晓"
# Who they are to the interview. Each is signed on; the cookies below are of nobody.
VISITORS = {
    "panel": "lisi",
    "panel, cannot come": "zhangsan",
    "former panel": "wangwu",
    "hr": "zhangmin",
    "hr, knows the candidate": "hr2",
    "manager of the job": "manager",
    "manager of another job": "manager2",
    "admin": "admin",
    "panel of another interview": "sunqi",
    "knows the candidate": "zhouba",
    "is the candidate": "inside",
}
NOBODY = ("anonymous", "forged", "of another company", "expired", "left")


@dataclass(frozen=True)
class Door:
    """`opens` to these; for all others it is as if there were nothing. `names`: who reads the candidate's name. `acts`:
    of whom a POST changes something; a look changes nothing of anybody's."""

    opens: frozenset[str]
    names: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()


def to(*visitors: str) -> frozenset[str]:
    return frozenset(visitors)


ALL = frozenset(VISITORS)
SEE_IT = to("panel", "panel, cannot come", "former panel", "hr", "manager of the job", "admin")
NAME_IT = SEE_IT - {"admin", "manager of the job", "former panel"}  # the candidate is one of us
LISTED = to("panel", "panel, cannot come", "hr")
DOORS: dict[tuple[str, str], Door] = {
    ("GET", "/my"): Door(ALL, LISTED),
    ("GET", "/my/<day>"): Door(ALL, LISTED),
    ("GET", "/i/<ref>/room"): Door(SEE_IT, NAME_IT),
    ("GET", "/i/<ref>"): Door(SEE_IT, NAME_IT),
    ("GET", "/i/<ref>/feedback"): Door(SEE_IT, NAME_IT),
    ("GET", "/i/<ref>/resume"): Door(to("panel", "hr"), NAME_IT),
    ("GET", "/i/<ref>/resume/<int:number>"): Door(to("panel", "hr"), NAME_IT),
    ("GET", "/i/<ref>/resume/file"): Door(to("hr"), to("hr")),
    ("POST", "/i/<ref>/resume"): Door(to("hr"), NAME_IT, to("hr")),
    ("POST", "/i/<ref>/not-held"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/feedback"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/late"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/missing"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/arrived"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/propose"): Door(SEE_IT, NAME_IT),
    ("POST", "/i/<ref>/accept"): Door(SEE_IT, NAME_IT, to("panel", "panel, cannot come")),
    ("POST", "/i/<ref>/decline"): Door(SEE_IT, NAME_IT, to("panel", "panel, cannot come")),
}
# What is no page for members, and has tests of its own: by whom it is opened, and where that is shown.
ELSEWHERE = {
    ("GET", "/wecom/callback"): "WeCom, by its signature: test_callback",
    ("POST", "/wecom/callback"): "WeCom, by its signature: test_callback",
    ("POST", "/hooks/<provider>"): "other systems, by their signature: test_hooks",
    ("GET", "/hooks/generic/schema.json"): "everybody: it says nothing of anybody",
    ("GET", "/"): "everybody: it says nothing of anybody",
    ("GET", "/healthz"): "everybody: test_readiness",
    ("GET", "/readyz"): "everybody, in one word: test_readiness",
    ("GET", "/metrics"): "this machine, or by its token: test_readiness",
    ("GET", "/<name>.txt"): "everybody, the console's proof alone: test_sign_on",
    ("GET", "/static/<path:filename>"): "everybody: our own style",
    ("GET", "/sign-on"): "everybody: test_sign_on",
    ("GET", "/sign-on/back"): "everybody, with WeCom's code: test_sign_on",
    ("GET", "/sign-out"): "everybody: test_sign_on",
    ("POST", "/sign-out"): "who is signed on, for themselves: test_sign_on",
    **{
        (method, f"/c/<token>{rest}"): "the candidate, by their link: test_candidates_page_attacked"
        for method, rests in (
            ("GET", ("", "/decline", "/time", "/room", "/interview.ics")),
            ("POST", ("/confirm", "/decline", "/time", "/choose", "/late", "/here", "/join")),
        )
        for rest in rests
    },
}


@pytest.fixture(scope="module")
def place(databases: Databases) -> Iterator[Town]:
    with databases.one() as url, town(url) as built:
        yield built


@pytest.fixture(scope="module")
def on(place: Town) -> Interview:
    """An interview that begins in ten minutes, to which everybody stands as `VISITORS` has it."""
    for user_id, name, role in (
        ("hr2", "钱二", Role.RECRUITER),
        ("manager", "周静", Role.HIRING_MANAGER),
        ("manager2", "吴丽", Role.HIRING_MANAGER),
        ("sunqi", "孙七", Role.INTERVIEWER),
        ("zhouba", "周八", Role.INTERVIEWER),
        ("inside", "陈小", Role.INTERVIEWER),
        ("gone", "郑九", Role.INTERVIEWER),
    ):
        place.joins(user_id, role, name)
    with store.db.connection_context(), change.begin(place.at, kind="operator", tell=False) as begun:
        people.put(begun, "inside", email="chenxiao@example.com")
    on = place.book("wangwu", "zhangsan", in_hours=1 / 6, candidate=NAME)
    place.book("sunqi", in_hours=30, candidate="林悦", job="前端工程师")
    known = place.book("zhouba", "hr2", in_hours=50, candidate=NAME, job="数据工程师")
    order(place, f"换人 {on.code} 王五 李四")
    with store.db.connection_context():
        Candidate.update(email="chenxiao@example.com").where(Candidate.name == NAME).execute()
        Application.update(hiring_manager=place.member("manager")).where(Application.id == on.application_id).execute()
        for user_id in ("zhouba", "hr2"):
            with change.begin(place.at, place.member(user_id), tell=False) as begun:
                panel.decline(begun, lookup.load([known.id])[0], place.member(user_id), knows_candidate=True)
        with change.begin(place.at, place.member("zhangsan"), tell=False) as begun:
            panel.decline(begun, lookup.load([on.id])[0], place.member("zhangsan"))
        store.execute(
            """WITH brought AS (INSERT INTO resume (candidate_id, content, brought_by, arrived_at, state, pages, next_try_at)
                 VALUES (%(candidate)s, '%%PDF-', 'page', %(now)s, 'drawn', 1, %(now)s) RETURNING id)
               INSERT INTO resume_page (resume_id, number, jpeg, width, height) SELECT id, 1, %(jpeg)s, 40, 60 FROM brought""",
            candidate=on.candidate_id,
            now=place.at,
            jpeg=_jpeg(),
        )
        return lookup.load([on.id])[0]


def _jpeg() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(written, "JPEG")
    return written.getvalue()


def _every_door(place: Town) -> set[tuple[str, str]]:
    rules = [rule for part in (place.app.web, place.app.pages) for rule in part.url_map.iter_rules()]
    return {(method, rule.rule) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}


def test_every_address_has_its_entry_here(place: Town) -> None:
    assert _every_door(place) == DOORS.keys() | ELSEWHERE.keys()


@pytest.fixture(scope="module")
def browsers(place: Town, on: Interview) -> dict[str, Browser]:
    """Signed on, each as who they are; and five that are not."""
    now = place.at.timestamp()
    made = {who: Browser(place.web, f"{user_id}.localhost", stops_at=MEETING) for who, user_id in VISITORS.items()}
    for who, user_id in VISITORS.items():
        cookie = _cookie(place, {"member": [place.member(user_id).id, now], "csrf_token": f"of {who}"})
        made[who].cookies[made[who].host, "interviews"] = cookie
    lisi = place.member("lisi").id
    cookies = {
        "anonymous": "",
        "forged": _cookie(place, {"member": [lisi, now]}, key=b"guessed"),
        "of another company": _cookie(place, {"member": [lisi, now]}, key=b"x" * 32),
        "expired": _cookie(place, {"member": [lisi, now - 8 * 3600 - 1]}),
        "left": _cookie(place, {"member": [place.member("gone").id, now - 10]}),
    }
    with store.db.connection_context(), change.begin(place.at, kind="operator", tell=False) as begun:
        people.set_active(begun, place.member("gone"), False)
    for who, cookie in cookies.items():
        made[who] = Browser(place.web, agent=DESKTOP, stops_at="http://")
        if cookie:
            made[who].cookies["127.0.0.1", "interviews"] = cookie
    return made


def _cookie(place: Town, session: dict[str, object], key: bytes | None = None) -> str:
    """As Flask signs it, with the application's key or another."""
    app = place.app.pages
    own, app.secret_key = app.secret_key, key or app.secret_key
    try:
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert signer is not None
        return str(signer.dumps(session))
    finally:
        app.secret_key = own


@pytest.mark.parametrize("visitor", [*VISITORS, *NOBODY])
@pytest.mark.parametrize(("method", "rule"), DOORS)
def test_who_gets_through_which_door(
    place: Town, on: Interview, browsers: dict[str, Browser], method: str, rule: str, visitor: str
) -> None:
    door, browser = DOORS[method, rule], browsers[visitor]
    before = _all_that_may_change(place)
    answer = browser.fetch(
        method, _address(place, browser, on, rule), _form(place, visitor) if method == "POST" else None
    )
    if visitor in NOBODY:
        assert answer.status_code == (302 if method == "GET" else 400), "asked to sign on, or nothing is done"
        assert "/wwlogin/sso/login" in answer.headers.get("Location", "/wwlogin/sso/login")
    elif visitor in door.opens:
        assert answer.status_code in (200, 302, 303), answer.text
    else:
        assert answer.status_code in (403, 404), answer.text
    shown = "" if answer.headers["Content-Type"] == "image/jpeg" else answer.text
    assert (NAME in shown) <= (visitor in door.names), "whoever may not read the name does not"
    if visitor not in door.opens:
        assert MEETING not in answer.headers.get("Location", "") + shown
    if visitor not in door.acts:
        assert _all_that_may_change(place) == before
    _is_kept_to_ourselves(answer.headers, shown if answer.status_code not in (302, 303) else "")


@pytest.mark.parametrize("rule", [rule for method, rule in DOORS if method == "POST"])
def test_nothing_is_done_that_did_not_come_from_our_own_form(
    place: Town, on: Interview, browsers: dict[str, Browser], rule: str
) -> None:
    """The browser brings its cookie along; what another site cannot know is the form's token."""
    before = _all_that_may_change(place)
    for visitor in ("panel", "hr"):
        browser = browsers[visitor]
        for token in (None, "", "x", _form(place, "admin")["csrf_token"]):
            form = {} if token is None else {"csrf_token": token}
            answer = browser.fetch("POST", _address(place, browser, on, rule), form, Origin="https://evil.example")
            assert answer.status_code == 400, (visitor, token)
    assert _all_that_may_change(place) == before


def _address(place: Town, browser: Browser, on: Interview, rule: str) -> str:
    named = {"<ref>": str(on.ref), "<day>": f"{place.at:%Y-%m-%d}", "<int:number>": "1"}
    for name, value in named.items():
        rule = rule.replace(name, value)
    return f"http://{browser.host}:{place.web.rpartition(':')[2]}{rule}"


def _form(place: Town, visitor: str) -> dict[str, str]:
    """With the token that the visitor's own pages have."""
    signer = URLSafeTimedSerializer(place.app.pages.secret_key or b"", salt="wtf-csrf-token")
    return {
        "csrf_token": str(signer.dumps(f"of {visitor}")),
        "verdict": "yes",
        "words": "fine",
        "why": "moved",
        "reason": "busy",
    }


def _all_that_may_change(place: Town) -> list[object]:
    """Answers, ticks, wishes, feedback and what is begun of it, states, jobs, files; that somebody has looked or entered is
    no change."""
    return [
        place.rows(
            "SELECT interview_id, member_id, response, response_reason, knows_candidate FROM participant ORDER BY 1, 2"
        ),
        place.rows("SELECT * FROM feedback ORDER BY interview_id, author_id"),
        place.rows("SELECT id, status, slot, candidate_response FROM interview ORDER BY 1"),
        place.rows("SELECT id, candidate_id, arrived_at FROM resume ORDER BY 1"),
        *(
            place.rows(f"SELECT * FROM {table} ORDER BY 1, 2")
            for table in ("job", "self_choice", "offered_slot", "tick")
        ),
        place.rows("SELECT * FROM candidate_wish ORDER BY id"),
    ]


def _is_kept_to_ourselves(said: Mapping[str, str], text: str) -> None:
    assert said["Cache-Control"] == "no-store"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert "default-src 'none'" in said["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in said["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text), (
        "nothing within a page"
    )
    assert not re.findall(r"(?:src|href|action)=\"(?:https?:)?//(?!meeting\.example)[^\"]*\"", text), (
        "nothing of others"
    )


@pytest.mark.parametrize("rule", [rule for method, rule in DOORS if method == "GET" and "<ref>" in rule])
def test_what_is_not_there_and_what_is_not_theirs_read_the_same(
    place: Town, on: Interview, browsers: dict[str, Browser], rule: str
) -> None:
    browser = browsers["panel of another interview"]
    theirs = browser.open(rule.replace("<ref>", str(on.ref)))
    none = browser.open(rule.replace("<ref>", "0" * 32))
    assert (theirs.status, theirs.text) == (none.status, none.text) == (404, theirs.text)


def test_only_who_is_expected_stands_in_the_room(place: Town, on: Interview, browsers: dict[str, Browser]) -> None:
    inside = {who for who in VISITORS if _enters(browsers[who], on).url.startswith(MEETING)}
    assert inside == {"panel"}


def _enters(browser: Browser, on: Interview) -> Shown:
    return browser.open(f"/i/{on.ref}/room")


def test_a_cookie_that_somebody_planted_before_the_sign_on_is_nobodys_after_it(place: Town) -> None:
    """Session fixation: what was in the browser's session before is not in it after."""
    browser = Browser(place.web, "lisi.localhost")
    planted = _cookie(place, {"member": [place.member("zhangsan").id, 0.0], "mine": "planted"})
    browser.cookies["lisi.localhost", "interviews"] = planted
    assert "李四" in browser.open("/my").words
    after = browser.cookies["lisi.localhost", "interviews"]
    assert after != planted
    signer = SecureCookieSessionInterface().get_signing_serializer(place.app.pages)
    assert signer is not None
    assert "mine" not in signer.loads(after)
