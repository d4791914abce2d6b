"""An interview that is to be booked, read back before it is: whom, when, who, where, what is new, what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import meeting_link
from bot.interviews.models import Member
from bot.interviews.wanted import Wanted
from bot.printable import without_addresses
from bot.times.clock_face import show_moment
from bot.times.zones import company_zone, same_time, zone_name
from bot.wording.times import day_or_days, near
from bot.wording.words import MODES, pick

_NEW = {"candidate": ("candidate", "候选人"), "job": ("job", "职位"), "room": ("meeting room", "会议室")}


def preview(wanted: Wanted, oddities: Sequence[str], viewer: Member, now: datetime) -> str:
    """All lines but the question."""
    lang = str(viewer.lang)
    title = f"{without_addresses(wanted.candidate_name)} · {wanted.job_title} {wanted.round_name}"
    lines = [
        pick((f"Book: {title}", f"约面：{title}"), lang),
        _when(wanted, viewer, now),
        pick(("Panel: ", "面试官："), lang) + _panel(wanted, viewer),
        place(wanted, lang),
    ]
    if wanted.new:
        said = pick((", ", "、"), lang).join(
            pick((f"{_NEW[kind][0]} “{without_addresses(name)}”", f"{_NEW[kind][1]}“{without_addresses(name)}”"), lang)
            for kind, name in wanted.new
        )
        lines.append(pick((f"New, added with it: {said}", f"会新建：{said}"), lang))
    if wanted.mobile:
        lines.append(_mobile(wanted, lang))
    if oddities:
        joined = pick(("; ", "；"), lang).join(oddities)
        lines.append(pick((f"Note: {joined}", f"注意：{joined}"), lang))
    return "\n".join(lines)


def _mobile(wanted: Wanted, lang: str) -> str:
    """Kept with whoever is new; what is known of a candidate is not changed by a booking."""
    if wanted.candidate is None:
        return pick((f"Candidate's mobile: {wanted.mobile}", f"候选人手机：{wanted.mobile}"), lang)
    return pick(
        ("The mobile is not noted: the candidate is on file already", "手机号不会记：这位候选人已有资料，这里不改"),
        lang,
    )


def brief(wanted: Wanted, viewer: Member, now: datetime) -> str:
    """In one line, as what a yes does."""
    lang = str(viewer.lang)
    who = f"{without_addresses(wanted.candidate_name)} · {wanted.job_title} {wanted.round_name}"
    parts = [f"{_when(wanted, viewer, now)} {who}", _panel(wanted, viewer), pick(MODES[wanted.mode], lang)]
    if wanted.offer is not None:
        length = pick((f"{wanted.offer.minutes} min", f"{wanted.offer.minutes}分钟"), lang)
        theirs = pick(("the candidate chooses the time", "时间由候选人自选"), lang)
        parts = [who, _panel(wanted, viewer), length, pick(MODES[wanted.mode], lang), theirs]
    said = " · ".join(filter(None, [*parts, wanted.room_name]))
    return pick((f"book {said}", f"约 {said}"), lang)


def _their_choice(wanted: Wanted, viewer: Member, now: datetime) -> str:
    """`时间由候选人自选，45 分钟；先请面试官勾选 3月12日–18日 的 12 个时间`"""
    assert wanted.offer is not None
    count, minutes = len(wanted.offer.times), wanted.offer.minutes
    days = day_or_days(wanted.offer.within, viewer, now)
    return pick(
        (
            f"The candidate chooses the time, {minutes} min; first the panel is asked which of {count} will do ({days})",
            f"时间由候选人自选，{minutes} 分钟；先请面试官勾选 {count} 个时间（{days}）",
        ),
        str(viewer.lang),
    )


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
    names = [pick(("you", "你"), lang) if one.id == viewer.id else str(one.name) for one in wanted.panel]
    said = pick((", ", "、"), lang).join(names)
    if wanted.agreed and wanted.offer is None:
        said += pick((" (agreed already, no answer is asked for)", "（已约好，不再请他们回复）"), lang)
    return said


def place(wanted: Wanted, lang: str) -> str:
    mode = pick(MODES[wanted.mode], lang)
    parts = [mode, wanted.room_name]
    if wanted.meeting_url:
        parts.append(wanted.meeting_url)
    elif wanted.mode == "video" and not meeting_link.rooms_are_provided():
        parts.append(pick(("no meeting link yet", "还没有会议链接"), lang))
    return pick(("Place: ", "地点："), lang) + " · ".join(one for one in parts if one)


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
