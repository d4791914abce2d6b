"""What may come of a call to WeCom, and what each errcode means for us (全局错误码 path 90313; read 2026-11-24).

* `RetryLater`: not now; what was to be sent stays.

  * `NeedsAdmin`: nothing at all until somebody has put something right in WeCom's console or in our settings.

* `Refused`: never; the fault lies in this one message or its recipient.

WeCom's errmsg may change at any time, so only the errcode decides (path 90455).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from bot.phrase import Phrase
from bot.texts import in_words

PAUSE_S = 60.0  # a wrong secret tried too often gets the whole IP address blocked for an hour


class RetryLater(Exception):
    """Not now: try again in `after_s` seconds.

    `errcode` is None when no readable answer came. `unresolved` then says whether WeCom may have done it all the same.
    """

    def __init__(self, why: str, after_s: float, errcode: int | None = None, *, unresolved: bool = False) -> None:
        super().__init__(why)
        self.after_s, self.errcode, self.unresolved = after_s, errcode, unresolved


class NeedsAdmin(RetryLater):
    """No call will do until an admin acts; `reason` says on what.

    `first` is true once for each trouble, over all processes: whoever catches that one tells the admin.
    """

    errcode: int

    def __init__(self, errcode: int, reason: Phrase, after_s: float, *, first: bool) -> None:
        super().__init__(f"{in_words(reason, 'en')} (errcode {errcode})", after_s, errcode)
        self.reason, self.first = reason, first


class Refused(Exception):
    """Never: the same call would be refused again. `reason` is in words that HR understands."""

    def __init__(self, errcode: int, reason: Phrase) -> None:
        super().__init__(f"{in_words(reason, 'en')} (errcode {errcode})")
        self.errcode, self.reason = errcode, reason


class Then(Enum):
    """What we do about an errcode."""

    WAIT = auto()
    RENEW = auto()  # the access token, once, and call once more
    ADMIN = auto()
    REFUSE = auto()


@dataclass(frozen=True)
class Decision:
    """What we do, and how we say why. `after_s` is for what only has to wait."""

    then: Then
    reason: Phrase
    after_s: float = PAUSE_S


_OUR_FAULT = Phrase("wecom.our_fault")
_NO_MEMBER = Phrase("wecom.no_member")
_BAD_TOKEN = Phrase("wecom.bad_token")
_LOG_IN_AGAIN = Phrase("wecom.log_in_again")
_TOO_BIG = Phrase("wecom.too_big")
_MEDIA = Phrase("wecom.media")
_TOO_MANY = Phrase("wecom.too_many")
_WEBHOOK = Phrase("wecom.webhook")
_CALENDAR = Phrase("wecom.calendar")
_MEETING = Phrase("wecom.meeting")


def _each(errcodes: Iterable[int], then: Then, reason: Phrase, after_s: float = PAUSE_S) -> dict[int, Decision]:
    return dict.fromkeys(errcodes, Decision(then, reason, after_s))


DECISIONS: dict[int, Decision] = {
    # It passes by itself.
    **_each([-1, 6000], Then.WAIT, Phrase("wecom.busy"), 5),
    **_each([45009], Then.WAIT, Phrase("wecom.pause"), 60),
    **_each([45033], Then.WAIT, Phrase("wecom.at_once"), 5),
    # The access token; 40001 is also the answer to a wrong secret.
    **_each([40014, 42001], Then.RENEW, _BAD_TOKEN),
    **_each(
        [40001],
        Then.RENEW,
        Phrase("wecom.bad_secret"),
    ),
    # Everything stands still until an admin acts.
    **_each([40013, 41002], Then.ADMIN, Phrase("wecom.bad_corp_id")),
    **_each([40056], Then.ADMIN, Phrase("wecom.bad_agent_id")),
    **_each([41001], Then.ADMIN, _BAD_TOKEN),
    **_each([41004], Then.ADMIN, Phrase("wecom.no_secret")),
    **_each(
        [301002],
        Then.ADMIN,
        Phrase("wecom.secret_of_another_app"),
    ),
    **_each(
        [60020],
        Then.ADMIN,
        Phrase("wecom.untrusted_ip", ip=""),
    ),
    **_each([50003], Then.ADMIN, Phrase("wecom.app_disabled")),
    **_each(
        [48006],
        Then.ADMIN,
        Phrase("wecom.permission_withdrawn"),
    ),
    **_each([301007], Then.ADMIN, Phrase("wecom.no_company")),
    # This member.
    **_each([40003, 46004, 60111, 81013], Then.REFUSE, _NO_MEMBER),
    **_each(
        [60011],
        Then.REFUSE,
        Phrase("wecom.out_of_reach"),
    ),
    **_each([60123], Then.REFUSE, Phrase("wecom.no_department")),
    **_each([40031, 40032, 82002, 82003], Then.REFUSE, _TOO_MANY),
    # This message.
    **_each([60140], Then.REFUSE, Phrase("wecom.card_stays")),
    **_each(
        [43012],
        Then.REFUSE,
        Phrase("wecom.no_callback"),
    ),
    **_each([44004], Then.REFUSE, Phrase("wecom.empty")),
    **_each([45001, 45002, 45008], Then.REFUSE, _TOO_BIG),
    **_each([82004], Then.REFUSE, Phrase("wecom.not_shown")),
    **_each([42052], Then.REFUSE, Phrase("wecom.too_old")),
    **_each([40007, 44001, 830002], Then.REFUSE, _MEDIA),
    **_each([40008, *range(40016, 40028), 40033, 40058, 40063], Then.REFUSE, _OUR_FAULT),
    **_each([41006, 41009, 41010, 41016, 41033, 41102, 45034, 82001], Then.REFUSE, _OUR_FAULT),
    **_each([*range(42014, 42021), *range(42027, 42052)], Then.REFUSE, _OUR_FAULT),
    # This call.
    **_each(
        [48002, 48009],
        Then.REFUSE,
        Phrase("wecom.no_permission"),
    ),
    **_each([46003], Then.REFUSE, Phrase("wecom.no_menu")),
    **_each([40029, 42003, 42022, 84014, 84015], Then.REFUSE, _LOG_IN_AGAIN),
    **_each([50001], Then.REFUSE, Phrase("wecom.untrusted_domain")),
    **_each([93000, 93004, 93008], Then.REFUSE, _WEBHOOK),
    **_each([*range(90457, 90500), *range(90700, 90711)], Then.REFUSE, _CALENDAR),
    **_each([*range(400020, 400046), 400222, 400301, 400302], Then.REFUSE, _MEETING),
}


def decision(errcode: int) -> Decision:
    """What we do about an errcode; one that we have never heard of is a refusal."""
    unheard_of = Decision(Then.REFUSE, Phrase("wecom.unheard_of", errcode=errcode))
    return DECISIONS.get(errcode, unheard_of)


def about_the_call(errcode: int) -> RetryLater | Refused:
    """The error for one call that WeCom did not do, when the trouble goes no further than this call."""
    decided = decision(errcode)
    if decided.then is Then.WAIT:
        return RetryLater(f"{in_words(decided.reason, 'en')} (errcode {errcode})", decided.after_s, errcode)
    return Refused(errcode, decided.reason)


def about_the_app(errcode: int, *, errmsg: str = "", after_s: float = PAUSE_S, first: bool = False) -> RetryLater:
    """The error for trouble that concerns every call: no access token, or none that does.

    `errmsg` is looked at only for the IP address that WeCom saw.
    """
    decided = decision(errcode)
    if decided.then is Then.WAIT:
        return RetryLater(
            f"{in_words(decided.reason, 'en')} (errcode {errcode})", max(after_s, decided.after_s), errcode
        )
    seen = re.search(r"from ip: ?([0-9A-Fa-f.:]*[0-9A-Fa-f])", errmsg)
    reason = Phrase(decided.reason.id, **{**decided.reason.values, "ip": seen[1]}) if seen else decided.reason
    return NeedsAdmin(errcode, reason, after_s, first=first)
