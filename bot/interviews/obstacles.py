"""What stands in the way of a planned interview, and what is odd about it: asked before it is booked or moved, for one
or for many in the same few statements.

They come in the order in which they are worth saying: a clash before an hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.db import store
from bot.interviews import access, availability, identity, lookup, round_names
from bot.interviews.availability import Known
from bot.interviews.models import Candidate, Member
from bot.interviews.obstacle import ByCompanysClock, Coded, Obstacle
from bot.interviews.planned import Planned, Taken, taken
from bot.times import calendar
from bot.times.values import Span
from bot.times.when import FARTHEST
from bot.times.zones import company_zone, same_time, zone_name

NIGHT_ENDS = time(7)  # from midnight: nobody is booked then
USUAL_FROM, USUAL_UNTIL = time(9), time(22)
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=12)  # as the database has it


def of(planned: Planned, asker: Member | None, now: datetime) -> list[Obstacle]:
    """All there is about one, as `asker` of HR may know it; None where nobody asks."""
    [found] = of_each([planned], asker, now)
    return found


def of_each(planned: Sequence[Planned], asker: Member | None, now: datetime) -> list[list[Obstacle]]:
    """The same of many, in their order."""
    if not planned:
        return []
    clashes = taken(planned)
    known = access.who_know(
        [(one.id, each.candidate.id) for each in planned if each.candidate for one in (*each.panel, asker) if one]
    )
    gone = _who_left({one.id for each in planned for one in each.panel})
    before = _what_went_before(planned, now)
    times = availability.known(
        {one.id for each in planned for one in each.panel},
        min(one.start for one in planned),
        max(one.end for one in planned),
    )
    return [
        [_kept_away()]
        if one.candidate and asker and (asker.id, one.candidate.id) in known
        else [
            *_out_of_reach(one, now),
            *(_clash(it) for it in clashes[number]),
            *_people(one, known, gone),
            *_their_time(one, planned[:number], times, now),
            *_hours(one),
            *_day(one),
            *_history(one, before.get(number)),
            *_room(one),
        ]
        for number, one in enumerate(planned)
    ]


@dataclass(frozen=True)
class Described:
    """Whom somebody means by a candidate: who is there already, if anybody, and what was said of them."""

    candidate: Candidate | None
    name: str
    mail: str
    phone: str


def of_contacts(described: Sequence[Described], asker: Member | None) -> list[list[Obstacle]]:
    """Of each, what is odd about its address or number: it is somebody else's, too, or another than we have."""
    said = [(one.name, one.mail, one.phone) for one in described if one.mail or one.phone]
    if not said:
        return [[] for _ in described]
    index = identity.Candidates(said)
    found = [list(_contacts(one, index)) for one in described]
    others = {int(it.id) for them in found for _, it in them}
    away = access.candidates_kept_from(asker, others) if asker else set()
    return [[obstacle for obstacle, other in them if other.id not in away] for them in found]


def _contacts(one: Described, index: identity.Candidates) -> Iterator[tuple[Obstacle, Candidate]]:
    if not (one.mail or one.phone):
        return
    known = one.candidate if one.candidate is not None and one.candidate.id else None
    if known is not None and not identity.may_be_same(known, str(known.name), one.mail, one.phone):
        yield (
            Obstacle(
                "contact",
                "we have another mobile or e-mail of {who}; if this is somebody else of that name, add “new candidate”",
                "{who}登记的手机或邮箱和这里写的不一样，同名的另一位请加“新候选人”",
                {"who": known.shown_name},
                refuses=False,
            ),
            known,
        )
    for match in index.matches(one.name, one.mail, one.phone):
        if match.why in (identity.Why.MAIL, identity.Why.PHONE):
            is_mail = match.why is identity.Why.MAIL
            yield (
                Obstacle(
                    "contact",
                    "{other} has the same {what}, under another name: they are taken for two people",
                    "和候选人{other}的{what}相同，姓名不同，按两个人处理",
                    {"other": match.record.shown_name, "what": ("e-mail", "邮箱") if is_mail else ("mobile", "手机")},
                    refuses=False,
                ),
                match.record,
            )


# --- when -----------------------------------------------------------------------------------------------------------


def _out_of_reach(one: Planned, now: datetime) -> Iterator[Obstacle]:
    if one.start <= now:
        yield Obstacle("past", "{when} is past", "{when} 已经过去了", {"when": Span(one.start, one.end)})
    elif one.start - now > FARTHEST:
        yield Obstacle(
            "far",
            "{when} is more than 180 days ahead; book it when it is nearer",
            "{when} 在 180 天以后，近了再约",
            {"when": Span(one.start, one.end)},
        )
    if not SHORTEST <= one.end - one.start <= LONGEST:
        yield Obstacle("length", "An interview takes 10 minutes to 12 hours", "一场面试要在 10 分钟到 12 小时之间")


def _hours(one: Planned) -> Iterator[Obstacle]:
    """By the company's clock; who reads another one there and then is named."""
    starts, ends = one.start.astimezone(company_zone()), one.end.astimezone(company_zone())
    begins: dict[str, object] = {"from": ByCompanysClock(one.start)}
    if starts.time() < NIGHT_ENDS or (ends.date() > starts.date() and ends.time() > time()):
        yield Obstacle(
            "night",
            "{from} is at night: nothing is booked between 00:00 and 07:00",
            "{from} 这场会在夜里，00:00–07:00 不约面试",
            begins,
        )
    elif starts.time() < USUAL_FROM or ends.time() > USUAL_UNTIL or ends.date() > starts.date():
        yield Obstacle(
            "hours",
            "{from} is outside the usual hours, 09:00–22:00",
            "{from} 这场不在常用时间 09:00–22:00 内",
            begins,
            refuses=False,
        )
    there: list[Member | Candidate] = [*one.panel, *([one.candidate] if one.candidate else [])]
    for who in there:
        local = one.start.astimezone(who.tz)
        if not same_time(who.tz, company_zone(), one.start) and not USUAL_FROM <= local.time() <= USUAL_UNTIL:
            zone = zone_name(who.tz, "en", one.start), zone_name(who.tz, "zh", one.start)
            yield Obstacle(
                "abroad",
                "for {who} that is {at} ({zone})",
                "{who}那边是 {at}（{zone}）",
                {"who": who.name, "at": f"{local:%H:%M}", "zone": zone},
                refuses=False,
            )


def _day(one: Planned) -> Iterator[Obstacle]:
    day = one.start.astimezone(company_zone()).date()
    if calendar.oddity(day, "zh"):
        named = calendar.show(day, "en", day.year), calendar.show(day, "zh", day.year)
        yield Obstacle("day", "it is {day}", "那天是{day}", {"day": named}, refuses=False)


# --- who ------------------------------------------------------------------------------------------------------------


def _clash(it: Taken) -> Obstacle:
    assert it.other.slot is not None
    who = {"candidate": ("the candidate {who}", "候选人{who}")}.get(it.kind, ("{who}", "{who}"))
    return Obstacle(
        {"member": "person"}.get(it.kind, it.kind),
        f"{who[0][:1].upper()}{who[0][1:]} has an interview {{when}} ({{other}})",
        f"{who[1]} {{when}} 已有面试（{{other}}）",
        {"who": it.name, "when": Span(*it.other.slot), "other": Coded(it.other)},
    )


def _people(one: Planned, known: set[tuple[int, int]], gone: set[int]) -> Iterator[Obstacle]:
    for member in one.panel:
        if member.id in gone:
            yield Obstacle(
                "left",
                "{who} is deactivated and can't interview",
                "{who} 已停用，不能安排面试",
                {"who": member.name},
            )
    candidate = one.candidate.id if one.candidate else None
    for member in one.panel:
        if (member.id, candidate) in known:
            yield Obstacle(
                "conflict",
                "{who} has a conflict of interest: name somebody else",
                "{who} 需要回避，请换一位面试官",
                {"who": member.name},
            )


_AS_OBSTACLE = {"leave": "leave", "day": "limit", "week": "limit", "hours": "work"}


def _their_time(one: Planned, earlier: Sequence[Planned], times: dict[int, Known], now: datetime) -> Iterator[Obstacle]:
    """Who is away, has enough with what is planned before it, or does not work then."""
    for member in one.panel:
        if member.id not in times:
            continue
        planned = [each.start for each in earlier if member in each.panel]
        for found in times[member.id].findings(one.start, one.end, now, planned=planned, but=one.but):
            yield Obstacle(_AS_OBSTACLE[found.what], *found.words, values=found.values, refuses=False, finding=found)


def _kept_away() -> Obstacle:
    """Of a candidate whom the asker knows, or may be, nothing else is said."""
    return Obstacle(
        "conflict",
        "You have to stay away from this candidate: another of HR has to see to it",
        "这位候选人需要你回避，请其他 HR 来安排",
    )


def _who_left(ids: set[int]) -> set[int]:
    """As they are now, not as they were when they were loaded."""
    rows = store.fetch("SELECT id FROM member WHERE id = ANY(%(ids)s::bigint[]) AND NOT active", ids=sorted(ids))
    return {row["id"] for row in rows}


# --- what went before -----------------------------------------------------------------------------------------------


def _what_went_before(planned: Sequence[Planned], now: datetime) -> dict[int, store.Row]:
    """Of each candidate and job how the application stands, and an interview of the same round that is ahead."""
    wanted = [
        {
            "number": number,
            "candidate": one.candidate.id if one.candidate else None,
            "job": one.job.id,
            "round": one.round_no,
            "but": one.but.id if one.but else None,
            "starts": one.start.isoformat(),
        }
        for number, one in enumerate(planned)
        if one.job is not None
    ]
    if not wanted:
        return {}
    rows = store.fetch(
        """SELECT w.number, j.status AS job, a.status AS application, ahead.id AS ahead,
             crossed.round_no AS crossed, lower(crossed.slot) AS crossed_from, upper(crossed.slot) AS crossed_until
           FROM json_to_recordset(%(wanted)s) AS w
             (number int, candidate bigint, job bigint, round int, but bigint, starts timestamptz)
           JOIN job j ON j.id = w.job
           LEFT JOIN application a ON a.candidate_id = w.candidate AND a.job_id = w.job
           LEFT JOIN LATERAL (SELECT i.id FROM interview i WHERE i.application_id = a.id AND i.round_no = w.round
             AND (i.status IN ('on_hold', 'scheduled', 'confirmed') AND lower(i.slot) > %(now)s::timestamptz
               OR i.status = 'draft')
             AND i.id IS DISTINCT FROM w.but ORDER BY lower(i.slot) LIMIT 1) ahead ON true
           LEFT JOIN LATERAL (SELECT i.round_no, i.slot FROM interview i WHERE i.application_id = a.id
             AND i.status NOT IN ('draft', 'cancelled', 'rescheduling', 'no_show') AND i.id IS DISTINCT FROM w.but
             AND ((i.round_no < w.round AND lower(i.slot) > w.starts) OR (i.round_no > w.round AND lower(i.slot) < w.starts))
             ORDER BY i.round_no LIMIT 1) crossed ON true""",
        wanted=store.json(wanted),
        now=now,
    )
    ahead = {one.id: one for one in lookup.load([row["ahead"] for row in rows if row["ahead"]])}
    return {row["number"]: row | {"ahead": ahead.get(row["ahead"])} for row in rows}


_CLOSED = {
    "hired": ("was hired", "已录用"),
    "rejected": ("was rejected", "已淘汰"),
    "withdrawn": ("has withdrawn", "已退出"),
}


def _history(one: Planned, row: store.Row | None) -> Iterator[Obstacle]:
    if row is None:
        return
    assert one.job is not None
    if row["job"] == "closed":
        yield Obstacle("job", "The job {job} is closed", "职位“{job}”已关闭", {"job": one.job.title})
    if one.candidate is not None and row["application"] in _CLOSED:
        en, zh = _CLOSED[row["application"]]
        yield Obstacle(
            "application",
            f"{{who}} {en} for {{job}}",
            f"{{who}} 应聘{{job}}{zh}",
            {"who": one.candidate.shown_name, "job": one.job.title},
            refuses=False,
        )
    yield from _out_of_order(one, row)
    ahead = row["ahead"]
    if ahead is not None and ahead.slot is None:
        yield Obstacle(
            "again",
            "the candidate is to choose a time for the same round, {other}; to set it there: reschedule {code} thu 3pm",
            "同一轮（{other}）还在等候选人选时间，要定时间可以改它：改期 {code} 周四下午3点",
            {"other": Coded(ahead), "code": ahead.code or ""},
            refuses=False,
        )
    elif ahead is not None and not (ahead.start < one.end and one.start < ahead.end):  # else it is a clash already
        yield Obstacle(
            "again",
            "the same round is booked already: {other}, {when}; this would be one more",
            "同一轮已约在 {when}（{other}），这会是另一场",
            {"other": Coded(ahead), "when": Span(*ahead.slot)},
            refuses=False,
        )


def _out_of_order(one: Planned, row: store.Row) -> Iterator[Obstacle]:
    """The third round before the second."""
    if row["crossed"] is None:
        return
    slots = {row["crossed"]: Span(row["crossed_from"], row["crossed_until"]), one.round_no: Span(one.start, one.end)}
    first, second = sorted(slots)
    yield Obstacle(
        "order",
        "{first} is {late}, and {second} before it, {early}",
        "{first}在 {late}，{second}却在 {early}",
        {
            "first": (f"round {first}", round_names.name_of(first)),
            "second": (f"round {second}", round_names.name_of(second)),
            "late": slots[first],
            "early": slots[second],
        },
        refuses=False,
    )


def _room(one: Planned) -> Iterator[Obstacle]:
    if one.room is not None and one.room.capacity and one.room.capacity < len(one.panel) + 1:
        yield Obstacle(
            "capacity",
            "{room} seats {seats}",
            "{room}只坐 {seats} 人",
            {"room": one.room.name, "seats": one.room.capacity},
            refuses=False,
        )
