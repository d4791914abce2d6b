"""An interview that is to be booked, read back before it is: whom, when, who, where, what is new, what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import meeting_link
from bot.interviews.models import Member
from bot.interviews.wanted import Wanted
from bot.phrase import Phrase
from bot.printable import without_addresses
from bot.texts import text
from bot.times.clock_face import show_moment
from bot.times.zones import company_zone, same_time, zone_name
from bot.wording.times import day_or_days, near
from bot.wording.words import MODES, pick

_NEW = {
    "candidate": Phrase("book_line.candidate"),
    "job": Phrase("book_line.job"),
    "room": Phrase("book_line.meeting_room"),
}


def preview(wanted: Wanted, oddities: Sequence[str], viewer: Member, now: datetime) -> str:
    """All lines but the question."""
    lang = str(viewer.lang)
    title = f"{without_addresses(wanted.candidate_name)} · {wanted.job_title} {wanted.round_name}"
    lines = [
        text("book_line.title", lang, title=title),
        _when(wanted, viewer, now),
        text("book_line.panel", lang) + _panel(wanted, viewer),
        place(wanted, lang),
    ]
    if wanted.new:
        said = text("mark.between_names", lang).join(
            text("book_line.new", lang, what=pick(_NEW[kind], lang), name=without_addresses(name))
            for kind, name in wanted.new
        )
        lines.append(text("book_line.added_with_it", lang, said=said))
    if wanted.mobile:
        lines.append(_mobile(wanted, lang))
    if oddities:
        joined = text("mark.between_clauses", lang).join(oddities)
        lines.append(text("book_line.note", lang, joined=joined))
    return "\n".join(lines)


def _mobile(wanted: Wanted, lang: str) -> str:
    """Kept with whoever is new; what is known of a candidate is not changed by a booking."""
    if wanted.candidate is None:
        return text("book_line.mobile", lang, mobile=wanted.mobile)
    return text("book_line.mobile_not_noted", lang)


def brief(wanted: Wanted, viewer: Member, now: datetime) -> str:
    """In one line, as what a yes does."""
    lang = str(viewer.lang)
    who = f"{without_addresses(wanted.candidate_name)} · {wanted.job_title} {wanted.round_name}"
    parts = [f"{_when(wanted, viewer, now)} {who}", _panel(wanted, viewer), pick(MODES[wanted.mode], lang)]
    if wanted.offer is not None:
        length = text("book_line.minutes", lang, minutes=wanted.offer.minutes)
        theirs = text("book_line.candidate_chooses", lang)
        parts = [who, _panel(wanted, viewer), length, pick(MODES[wanted.mode], lang), theirs]
    said = " · ".join(filter(None, [*parts, wanted.room_name]))
    return text("book_line.deed", lang, said=said)


def _their_choice(wanted: Wanted, viewer: Member, now: datetime) -> str:
    """`时间由候选人自选，45 分钟；先请面试官勾选 3月12日–18日 的 12 个时间`"""
    assert wanted.offer is not None
    count, minutes = len(wanted.offer.times), wanted.offer.minutes
    days = day_or_days(wanted.offer.within, viewer, now)
    return text("book_line.their_choice", str(viewer.lang), minutes=minutes, count=count, days=days)


def _when(wanted: Wanted, viewer: Member, now: datetime) -> str:
    """With the zone where the candidate's, the panel's or the company's clock shows another time than the reader's."""
    lang = str(viewer.lang)
    if wanted.offer is not None:
        return _their_choice(wanted, viewer, now)
    said = near(wanted.start, viewer, now) + show_moment(wanted.start, wanted.end, zone=viewer.tz, lang=lang, now=now)
    zones = [company_zone(), *(one.tz for one in wanted.panel)]
    zones += [wanted.candidate.tz] if wanted.candidate else []
    if all(same_time(viewer.tz, one, wanted.start) for one in zones):
        return said
    return f"{said} · {zone_name(viewer.tz, lang, wanted.start)}"


def _panel(wanted: Wanted, viewer: Member) -> str:
    lang = str(viewer.lang)
    names = [text("word.you", lang) if one.id == viewer.id else str(one.name) for one in wanted.panel]
    said = text("mark.between_names", lang).join(names)
    if wanted.agreed and wanted.offer is None:
        said += text("book_line.agreed", lang)
    return said


def place(wanted: Wanted, lang: str) -> str:
    mode = pick(MODES[wanted.mode], lang)
    parts = [mode, wanted.room_name]
    if wanted.meeting_url:
        parts.append(wanted.meeting_url)
    elif wanted.mode == "video" and not meeting_link.rooms_are_provided():
        parts.append(text("book_line.no_link", lang))
    return text("book_line.place", lang) + " · ".join(one for one in parts if one)


def option(at: datetime, meant: datetime, viewer: Member) -> str:
    """`11:00`; of another day than was meant `周一 10:00`, further away `3月20日 周五 10:00`."""
    local, lang = at.astimezone(viewer.tz), str(viewer.lang)
    away = (local.date() - meant.astimezone(viewer.tz).date()).days
    if not away:
        return f"{local:%H:%M}"
    said = show_moment(at, None, zone=viewer.tz, lang=lang, now=at)
    if abs(away) >= 7:
        return said
    return said.partition(" ")[2] if lang == "zh" else f"{said.partition(' ')[0]} {local:%H:%M}"
