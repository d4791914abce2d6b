"""Who is looking at a page: a member whom WeCom has told us, kept in a signed cookie.

In WeCom's own browser by OAuth (构造网页授权链接 path 91022), elsewhere by a page that is scanned (网页登录 path 98152); both
come back with a code, which `auth/getuserinfo` (path 91023) takes once and within five minutes. All read 2026-11-30.
"""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, request, session

from bot.db import clock, signing_on, store
from bot.db.sql import sql
from bot.interviews import people
from bot.interviews.models import Member
from bot.log import log
from bot.phrase import Phrase
from bot.settings import Mode, Settings
from bot.web import strangers
from bot.web.screen import Action, Said, Screen, browsers_language, go_on
from bot.web.strangers import Tried
from bot.wecom.client import WeCom
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater
from bot.wording import pick

AUTHORIZE = "https://open.weixin.qq.com/connect/oauth2/authorize"
SCAN = "https://login.work.weixin.qq.com/wwlogin/sso/login"
LASTS_H = 8
KNOWN_FOR = timedelta(days=30)  # a browser's cookie says whose it was, long after it signs nobody on
STATE_LASTS = timedelta(minutes=10)
MOST_STATES = 5  # pages opened at once, each of which has sent its browser to WeCom
JUST_DONE = "signed-on"
_LONGEST_PATH = 200
_OWN_PATH = re.compile(r"/(?:i|my)(?:/[\w-]{1,64}){0,3}", re.ASCII)
_NO_CODE = (40029, 42003, 42022)  # errcodes of a code that is made up, too old or used (全局错误码 path 90313)
_TOO_MANY = Phrase("sign_on.too_many")
_NOT_CONFIRMED = Phrase("sign_on.not_confirmed")
_LOCAL = re.compile(r"(?:[a-z0-9-]+\.)?localhost|127\.0\.0\.1")
_WECOM = re.compile(r"wxwork|micromessenger", re.IGNORECASE)


def own_path(said: str) -> str:
    """A page of ours to go back to; the front one where `said` is anything else."""
    return said if len(said) <= _LONGEST_PATH and _OWN_PATH.fullmatch(said) else "/my"


class SignOn:
    """Signs members on, and knows who is."""

    def __init__(self, settings: Settings, wecom: WeCom) -> None:
        self._settings, self._wecom = settings, wecom

    def viewer(self) -> tuple[Member, datetime, datetime] | None:
        """The member who is signed on in this browser, the time it is, and until when they are; None for anybody else.

        The cookie is old after `LASTS_H`, and once its member has left, even if they come back.
        """
        match session.get("member"):
            case [int(member_id), float(signed_on)]:
                at = datetime.fromtimestamp(signed_on, UTC)
                until = at + timedelta(hours=LASTS_H)
                rows = store.fetch(
                    sql(
                        """SELECT {columns}, clock_now() AS now FROM member m
                        WHERE m.id = %(id)s AND m.active AND coalesce(m.signed_out_at < %(at)s, true)
                          AND clock_now() BETWEEN %(at)s AND %(until)s""",
                        columns=people.COLUMNS,
                    ),
                    id=member_id,
                    at=at,
                    until=until,
                )
                for row in rows:
                    member = people.taken_from(row)
                    assert member is not None
                    return member, row["now"], until
        return None

    def begin(self, to: str) -> Response:
        """Send the browser to WeCom, and remember in it where it wanted to go."""
        with store.connected():
            now = clock.now()
        state = secrets.token_hex(16)
        session.setdefault("browser", secrets.token_hex(8))
        # A list: what a session keeps by name comes back in the order of the names.
        session["begun"] = [*session.get("begun", [])[1 - MOST_STATES :], [state, to, now.timestamp()]]
        return go_on(self._address(state))

    def _address(self, state: str) -> str:
        own, wecom = self._origin(), self._settings
        back = f"{own}/sign-on/back"
        is_phone = _WECOM.search(request.user_agent.string) is not None
        authorize, scan = AUTHORIZE, SCAN
        if wecom.mode is not Mode.REAL:
            host = urlsplit(own).hostname or ""
            is_phone = is_phone or host.endswith(".localhost")  # of somebody's phone on the desk
            authorize, scan = (f"http://{host}:{wecom.sandbox_port}{urlsplit(one).path}" for one in (AUTHORIZE, SCAN))
        if is_phone:
            query = {
                "appid": wecom.wecom_corp_id,
                "redirect_uri": back,
                "response_type": "code",
                "scope": "snsapi_base",
                "state": state,
                "agentid": wecom.wecom_agent_id,
            }
            return f"{authorize}?{urlencode(query)}#wechat_redirect"
        query = {
            "login_type": "CorpApp",
            "appid": wecom.wecom_corp_id,
            "agentid": wecom.wecom_agent_id,
            "redirect_uri": back,
            "state": state,
            "lang": browsers_language(),
        }
        return f"{scan}?{urlencode(query)}"

    def _origin(self) -> str:
        """Where we are reached. On a desk each phone has a host, and so a cookie, of its own."""
        host = request.host
        if self._settings.mode is not Mode.REAL and _LOCAL.fullmatch(host.partition(":")[0]):
            return f"http://{host}"
        return self._settings.base_url.rstrip("/")

    def come_back(self) -> Response:
        """From WeCom, with a code for a state that this browser was given less than ten minutes ago."""
        lang = browsers_language()
        state, begun = request.args.get("state", ""), session.get("begun", [])
        kept = next((one for one in begun if one[0] == state), None)
        session["begun"] = [one for one in begun if one is not kept]  # once only
        if kept is None or not _is_fresh(kept[2]):
            return _BEGIN_ANEW.response(lang)
        to, code = own_path(kept[1]), request.args.get("code", "")
        if not code:
            return _not_done(to).response(lang)
        if _has_to_wait():
            return strangers.told_to_wait(_TOO_MANY).response(lang)
        try:
            user_id = self._wecom.user_id_of(code)
        except Refused as refused:
            if refused.errcode in _NO_CODE:
                _count()
            else:
                _failed(f"{refused}")
            return _not_done(to, pick(refused.reason, lang)).response(lang)
        except NeedsAdmin as trouble:
            _failed(f"{trouble}")
            return _NEEDS_ADMIN.response(lang)
        except RetryLater as later:
            _failed(f"{later}")
            return _wecom_is_silent(to).response(lang)
        if user_id is None:
            return _NOT_OF_THE_COMPANY.response(lang)
        return self._signed_on(user_id, to) or _NOT_A_MEMBER.response(lang)

    def _signed_on(self, user_id: str, to: str) -> Response | None:
        with store.connected():
            member = people.by_user_id(user_id)
            if member is None:
                return None
            signing_on.works()
            now = clock.now()
        kept = _their_forms(member) | {
            "browser": session.get("browser", ""),
            "begun": session["begun"],  # other pages' ways back, opened at once with this one
        }
        session.clear()  # nothing else that somebody else may have put there
        session.update(kept)
        session["member"] = [member.id, now.timestamp()]
        session.permanent = True
        log.info("signed on", who=user_id.lower())
        return go_on(f"{to}?{JUST_DONE}")

    def sign_out(self) -> Response:
        """End every sign-on of the member, on other devices as well, and forget all that this browser holds of ours."""
        with store.connected():
            found = self.viewer()
            if found is not None:
                signing_on.end_all_of(found[0].id)
                log.info("signed out", who=str(found[0]))
        session.clear()
        return go_on("/sign-out")

    def signed_out(self) -> Response:
        with store.connected():
            found = self.viewer()
        return go_on("/my") if found is not None else _SIGNED_OUT.response(browsers_language())


def blueprint(sign_on: SignOn) -> Blueprint:
    """`/sign-on?to=/i/…` and the way back from WeCom, and `/sign-out`."""
    doors = Blueprint("sign_on", __name__)

    @doors.get("/sign-on")
    def begin() -> Response:
        return sign_on.begin(own_path(request.args.get("to", "")))

    @doors.get("/sign-on/back")
    def come_back() -> Response:
        return sign_on.come_back()

    @doors.post("/sign-out")
    def sign_out() -> Response:
        return sign_on.sign_out()

    @doors.get("/sign-out")
    def signed_out() -> Response:
        return sign_on.signed_out()

    return doors


def _their_forms(member: Member) -> dict[str, object]:
    """What their open pages send their forms with: whoever signs on again has begun some."""
    match session.get("member"), session.get("csrf_token"):
        case [int(member_id), _], str(token) if member_id == member.id:
            return {"csrf_token": token}
    return {}


def again(to: str) -> Action:
    return Action(Phrase("sign_on.again"), f"/sign-on?{urlencode({'to': to})}")


def _is_fresh(began: float) -> bool:
    with store.connected():
        return timedelta(0) <= clock.now() - datetime.fromtimestamp(began, UTC) <= STATE_LASTS


def _has_to_wait() -> bool:
    """Anybody gets a state, and may come back with a code of their own making: each would be a call of WeCom."""
    with store.connected():
        return strangers.has_to_wait(_codes())


def _count() -> None:
    """A code that is none says nothing of our settings, only of whoever brought it."""
    with store.connected():
        strangers.is_one_too_many(_codes())


def _codes() -> Tried:
    """Who is known to be a member waits for nothing that others did: the same network may hold both."""
    match session.get("member"):
        case [int(member_id), _]:
            return strangers.codes_of_member(member_id)
    return strangers.codes_of_browser(request, session.get("browser", ""))


def _failed(why: str) -> None:
    """For `doctor`: why the last one could not sign on."""
    log.warning("sign-on failed", why=why)
    with store.connected():
        signing_on.failed(why)


_BEGIN_ANEW = Screen(
    Phrase("sign_on.tap_once_more"),
    (Phrase("sign_on.was_used"),),
    (Action(Phrase("my_page.title"), "/my", strong=False),),
    status=400,
)
_SIGNED_OUT = Screen(
    Phrase("sign_on.signed_out"),
    (
        Phrase("sign_on.signed_out_everywhere"),
        Phrase("sign_on.how_to_come_back"),
    ),
    (again("/my"),),
)
_NOT_OF_THE_COMPANY = Screen(
    Phrase("sign_on.members_only"),
    (Phrase("sign_on.not_of_the_company"),),
    status=403,
)
_NOT_A_MEMBER = Screen(
    Phrase("sign_on.not_set_up"),
    (Phrase("sign_on.send_a_message"),),
    status=403,
)
_NEEDS_ADMIN = Screen(
    Phrase("sign_on.nobody_can"),
    (
        Phrase("sign_on.tell_admin"),
        Phrase("sign_on.room_until_then"),
    ),
    status=503,
)


def _not_done(to: str, why: Said = _NOT_CONFIRMED) -> Screen:
    return Screen(Phrase("sign_on.not_yet"), (why,), (again(to),), status=403)


def _wecom_is_silent(to: str) -> Screen:
    return Screen(
        Phrase("sign_on.wecom_is_silent"),
        (Phrase("sign_on.wait_a_moment"),),
        (again(to),),
        status=503,
    )


def no_cookie(to: str) -> Screen:
    """Signed on, and the browser did not keep it: sending it there again would never end."""
    return Screen(
        Phrase("sign_on.not_kept"),
        (Phrase("sign_on.allow_cookies"),),
        (again(to),),
        status=403,
    )
