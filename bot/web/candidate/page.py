"""The page itself, and the two that come before a change: whether they really do not come, and which other times suit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

from flask import Response, make_response, render_template, request

from bot.interviews import by_candidate, contacts, meeting_link, open_to_candidate, self_choice, states, wishes
from bot.interviews.open_to_candidate import Act
from bot.times.clock_face import show_moment
from bot.times.zones import company_zone, same_time, zone_name
from bot.web.candidate import language, time_form, words
from bot.web.candidate.time_form import TimeForm
from bot.web.candidate.visit import Visit
from bot.web.screen import go_on, is_phone
from bot.wording import links

ASKS_AGAIN_WITHIN = timedelta(hours=1)  # before the way in opens: then a page that is left open goes on by itself
LOOKS_AGAIN_S = 15  # for a room that is still being made


@dataclass(frozen=True)
class Moment:
    """A time as it is read: by the candidate's clock as far as we know it, and by the company's where that differs.

    A script of ours tells it by the browser's clock instead.
    """

    start: str
    end: str
    own: str
    own_zone: str
    own_key: str
    company: str
    company_key: str
    differs: bool


@dataclass(frozen=True)
class Instant:
    """A single time by the candidate's clock, with its zone where the company's differs; a script of ours tells it by the
    browser's clock instead."""

    at: str
    own: str
    own_zone: str
    own_key: str


def page(visit: Visit) -> Response:
    interview = visit.interview
    contact = contacts.for_candidate(interview)
    name, phone = contact or ("", "")
    slots, asks = _slots(visit), _asks(visit)
    late = [str(one) for one in by_candidate.minutes_late(interview, visit.now)]
    state, tone = words.state(visit, has_slots=bool(slots))
    is_late_enough = _can(visit, Act.LATE) and (not late or by_candidate.has_been_late_enough(interview))
    return _rendered(
        "candidate.html",
        visit,
        state=state,
        tone=tone,
        note=words.note(visit, request.args.get("note", ""), has_slots=bool(slots), is_asked=asks["confirm"]),
        moment=moment(visit, interview.slot) if interview.slot else None,
        facts=[fact for fact in (("", words.how_many(visit)), words.place(visit)) if fact[1]],
        contact=(name, phone),
        asks=asks,
        said=[one for one in (words.late_said(visit), words.here_said(visit), words.not_met(visit, contact)) if one],
        privacy=words.privacy(visit, " ".join(filter(None, (name, phone)))),
        is_first=interview.candidate_response == "needs_action"
        and (_can(visit, Act.CONFIRM) or states.is_to_be_chosen(interview)),
        prepare=words.prepare(visit) if _is_ahead(visit) else [],
        slots=slots,
        choosing=states.is_to_be_chosen(interview),
        no_slots=words.no_slots(visit, contact) if states.is_to_be_chosen(interview) and not slots else "",
        joins=_joins(visit),
        wish=_wish(visit),
        late=[] if is_late_enough else late,
        is_late=interview.expected_at is not None,
        enough=words.enough(visit, contact) if is_late_enough or _has_answered_enough(visit) else "",
        here=_can(visit, Act.HERE),
        calendar=interview.slot is not None,
        in_wechat="micromessenger" in request.user_agent.string.lower(),
        is_over=interview.is_over(visit.now),
        refresh_s=_refresh_s(visit),
    )


def sure(visit: Visit) -> Response:
    """A no is asked for twice."""
    if not _can(visit, Act.DECLINE):
        return go_on(visit.to(note="notnow"))
    if by_candidate.has_answered_enough(visit.interview):
        return go_on(visit.to())
    return _rendered("candidate_sure.html", visit, moment=_moment_if_any(visit))


def other_time(visit: Visit, form: TimeForm | None = None) -> Response:
    """The form for other times, or for when it suits where none of those to choose from does; `form` is what was sent and
    cannot be asked for, with what is wrong in it."""
    if not by_candidate.may_ask(visit.interview, visit.now):
        return go_on(visit.to(note="notnow"))
    zone = (form.zone if form else None) or visit.interview.candidate.tz
    wish = wishes.of(visit.interview)
    begun = time_form.of_wish(wish, zone, visit.now) if wish else time_form.EMPTY
    zone_said = zone_name(zone, visit.lang, visit.now)
    answer = _rendered(
        "candidate_time.html",
        visit,
        moment=_moment_if_any(visit),
        can_choose=bool(_slots(visit)),
        note=_what_is_wrong(visit, form, zone_said) if form else "",
        filled=form or begun,
        most_words=wishes.MOST_WORDS,
        zone=zone.key,
        zone_said=zone_said,
        zone_of_browser=form is None or form.knows_when,
        first=_day(visit, timedelta()),
        last=_day(visit, by_candidate.FURTHEST),
    )
    answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    return answer


def _what_is_wrong(visit: Visit, form: TimeForm, zone_said: str) -> str:
    if form.is_empty:
        return visit.text("candidate_time.nothing_asked")
    if not form.knows_when:
        return visit.text("candidate_time.zone_unknown", zone=zone_said)
    return visit.text("candidate_time.look_at_marked")


def room(visit: Visit, way_in: str | None) -> Response:
    """On their way: a form may lead to no other address than ours, so this page leads on. Where there is no link, and none
    is being made, it says whom to call."""
    is_coming = way_in is None and meeting_link.has_one(visit.interview)
    return _rendered(
        "candidate_room.html",
        visit,
        way_in=way_in,
        refresh_s=LOOKS_AGAIN_S if is_coming else None,
        contact=contacts.for_candidate(visit.interview) or ("", ""),
    )


def moment(visit: Visit, slot: tuple[datetime, datetime]) -> Moment:
    own, company = visit.interview.candidate.tz, company_zone()
    return Moment(
        slot[0].isoformat(),
        slot[1].isoformat(),
        _shown(visit, slot, own),
        zone_name(own, visit.lang, slot[0]),
        own.key,
        visit.text(
            "candidate_page.time_and_zone",
            shown=_shown(visit, slot, company),
            zone=zone_name(company, visit.lang, slot[0]),
        ),
        company.key,
        not same_time(own, company, slot[0]),
    )


def instant(visit: Visit, at: datetime) -> Instant:
    """`21:15`, with its day where that is not today's."""
    own = visit.interview.candidate.tz
    local = at.astimezone(own)
    is_today = local.date() == visit.now.astimezone(own).date()
    return Instant(
        at.isoformat(),
        f"{local:%H:%M}" if is_today else show_moment(at, None, zone=own, lang=visit.lang, now=visit.now),
        "" if same_time(own, company_zone(), at) else zone_name(own, visit.lang, at),
        own.key,
    )


@dataclass(frozen=True)
class Wished:
    """What they asked for last, as they sent it."""

    times: list[Instant]
    words: str


def _wish(visit: Visit) -> Wished | None:
    wish = wishes.of(visit.interview)
    if wish is None or visit.interview.is_over(visit.now):
        return None
    return Wished([instant(visit, one) for one in wish.starts], wish.words)


def _moment_if_any(visit: Visit) -> Moment | None:
    return moment(visit, visit.interview.slot) if visit.interview.slot is not None else None


def _shown(visit: Visit, slot: tuple[datetime, datetime], zone: ZoneInfo) -> str:
    return show_moment(*slot, zone=zone, lang=visit.lang, now=visit.now)


def _day(visit: Visit, later: timedelta) -> str:
    return f"{(visit.now + later).astimezone(visit.interview.candidate.tz):%Y-%m-%d}"


def _can(visit: Visit, act: Act) -> bool:
    return open_to_candidate.is_open(act, visit.interview, visit.now)


def _asks(visit: Visit) -> dict[str, bool]:
    """Which answers can be given now."""
    is_enough = by_candidate.has_answered_enough(visit.interview)
    return {
        "confirm": _can(visit, Act.CONFIRM) and not is_enough,
        "decline": _can(visit, Act.DECLINE) and not is_enough,
        "time": by_candidate.may_ask(visit.interview, visit.now),
    }


def _has_answered_enough(visit: Visit) -> bool:
    """They could answer still, and have done so as often as is passed on."""
    could = _can(visit, Act.CONFIRM) or _can(visit, Act.DECLINE)
    return could and by_candidate.has_answered_enough(visit.interview)


def _slots(visit: Visit) -> list[tuple[str, Moment]]:
    if not _can(visit, Act.CHOOSE):
        return []
    return [
        (f"{one.start.isoformat()}/{one.end.isoformat()}", moment(visit, (one.start, one.end)))
        for one in self_choice.open_slots(visit.interview, visit.now)
    ]


def _is_ahead(visit: Visit) -> bool:
    """It has not begun, and they have not said that they do not come."""
    interview = visit.interview
    has_begun = interview.start is not None and interview.start <= visit.now
    return states.is_on(interview) and not has_begun and interview.candidate_response != "declined"


@dataclass(frozen=True)
class Joins:
    """The way in: open, or from when; `on_phone`: code is written there, and for that a phone will not do."""

    is_open: bool
    opens: datetime
    opens_said: Instant
    on_phone: bool
    copy: str


def _joins(visit: Visit) -> Joins | None:
    interview = visit.interview
    may_enter = _can(visit, Act.ENTER)  # until a while after the end: an interview may take longer than was planned
    if interview.start is None:
        return None
    opens = interview.start - meeting_link.OPENS
    waits = visit.now < opens and _is_ahead(visit) and open_to_candidate.is_by_video(interview)
    if not (may_enter or waits):
        return None
    return Joins(
        may_enter,
        opens,
        instant(visit, opens),
        meeting_link.is_provided(interview) and is_phone(),
        links.candidate(visit.token),
    )


def _refresh_s(visit: Visit) -> int | None:
    joins = _joins(visit)
    if joins is None or joins.is_open:
        return None
    left = joins.opens - visit.now
    return int(left.total_seconds()) + 1 if left <= ASKS_AGAIN_WITHIN else None


def _rendered(template: str, visit: Visit, **values: object) -> Response:
    html = render_template(
        template,
        v=visit,
        lang=visit.lang,
        company=words.company(visit),
        about=words.about(visit),
        sequence=visit.interview.sequence,
        other=language.other(visit.lang),
        **values,
    )
    return make_response(html)
