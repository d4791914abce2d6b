"""How an interview reads in a message: the one place that turns it into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.times.clock_face import show_day, show_moment, show_span
from bot.times.values import Span
from bot.times.zones import company_zone, same_time, zone_name

ROWS = 6  # a page; more would risk the 2,048 bytes of a text and the reader's patience
_WIDEST = 14  # characters of a name or title in a row

RESPONSES = {
    "needs_action": ("not answered yet", "待回复"),
    "accepted": ("accepted", "已接受"),
    "tentative": ("maybe", "待定"),
    "declined": ("can't make it", "无法参加"),
}
CANDIDATE_RESPONSES = {
    "needs_action": ("not answered yet", "待回复"),
    "accepted": ("confirmed", "已确认"),
    "tentative": ("thinking it over", "考虑中"),
    "declined": ("not coming", "不来"),
}
ROLES = {
    "interviewer": ("interviewer", "面试官"),
    "recruiter": ("recruiter", "招聘"),
    "coordinator": ("coordinator", "招聘协调"),
    "hiring_manager": ("hiring manager", "用人经理"),
    "admin": ("admin", "管理员"),
}
_STATES = {
    "draft": ("draft", "草稿"),
    "cancelled": ("cancelled", "已取消"),
    "rescheduling": ("being moved", "已改期"),
    "no_show": ("candidate did not come", "候选人未到"),
    "completed": ("done", "已完成"),
    "awaiting_feedback": ("feedback due", "待面评"),
    "in_progress": ("in progress", "进行中"),
}
NOT_COMING = ("candidate is not coming", "候选人不来")
REPLACED = ("somebody else interviews", "已改由他人面试")
_MODES = {"video": ("video", "视频"), "onsite": ("on site", "现场"), "phone": ("phone", "电话")}


def pick(pair: tuple[str, str], lang: str) -> str:
    """The half of an (English, Chinese) pair that the language asks for."""
    return pair[1] if lang == "zh" else pair[0]


def state(interview: Interview, viewer: Member, now: datetime) -> tuple[str, str]:
    """Where the interview stands, as this viewer needs to know it: before it begins, by the answers of the panel."""
    if interview.status == "rescheduling" and interview.candidate_response == "declined":
        return NOT_COMING
    if interview.status in _STATES and interview.status not in ("in_progress", "awaiting_feedback"):
        return _STATES[interview.status]
    if interview.end is not None and interview.end <= now:
        done = all(one.member_id in interview.feedback_in for one in access.owing_feedback(interview))
        return _STATES["completed" if done else "awaiting_feedback"]
    if interview.start is not None and interview.start <= now:
        return _STATES["in_progress"]
    own = access.place_of(viewer, interview)
    if own and not own.is_current and not viewer.is_hr:
        return REPLACED
    answers = [one.response for one in ([own] if own and own.is_current else access.answering(interview))]
    for answer in ("declined", "needs_action", "tentative"):
        if answer in answers:
            return RESPONSES[answer]
    return RESPONSES["accepted"]


def candidate_name(interview: Interview, viewer: Member) -> str:
    """In full, masked (陈*), or not at all for who must stay away."""
    if access.must_stay_away(viewer, interview):
        return pick(("a candidate", "某候选人"), str(viewer.lang))
    name = plain(str(interview.candidate.name))
    return name if access.names_candidate(viewer, interview) else name[0] + "*"


def page(
    interviews: Sequence[Interview], viewer: Member, now: datetime, *, heading: str, dated: bool, first: int = 0
) -> str:
    """One page of a list, rows numbered through from 1 across pages; says how to go on. `dated`: each day by name."""
    rows = interviews[first : first + ROWS]
    lines = [heading + next((said for one in rows if (said := _zone(viewer, one.start, one))), "")]
    shown: object = None
    for number, interview in enumerate(rows, first + 1):
        if dated and _day(interview, viewer) != shown:
            shown = _day(interview, viewer)
            lines.append(date(interview.start, viewer, now))
        lines.append(f"{number}) {row(interview, viewer, now)}")
    left = len(interviews) - first - len(rows)
    if left:
        lines.append(
            pick(
                (f"{left} more: send “more”. A number shows details.", f"还有 {left} 场，发“更多”。回复数字看详情。"),
                viewer.lang,
            )
        )
    elif rows:
        lines.append(pick(("Send a number for details.", "回复数字看详情。"), viewer.lang))
    return "\n".join(lines)


def row(interview: Interview, viewer: Member, now: datetime) -> str:
    """`10:00–11:00 陈晓 · 后端工程师 一面 · 已接受 · 1203`, without day and zone; for HR with who interviews."""
    names = pick((", ", "、"), viewer.lang).join(
        plain(str(one.member.name)) for one in interview.panel if one.is_current and one.member_id != viewer.id
    )
    parts = [
        f"{hours(interview, viewer)} {_short(candidate_name(interview, viewer))}",
        f"{_short(plain(str(interview.application.job.title)))} {_short(plain(str(interview.round_name)))}",
        _short(names) if viewer.is_hr else "",
        pick(state(interview, viewer, now), viewer.lang),
        str(interview.code or ""),
    ]
    return " · ".join(part for part in parts if part.strip())


def title(interview: Interview, viewer: Member, *, masked: bool = False) -> str:
    """`1203 陈晓 · 后端工程师 一面`; masked, for what cannot be taken back later, `1203 陈* · …`."""
    name = candidate_name(interview, viewer)
    if masked and not access.must_stay_away(viewer, interview):
        name = name[0] + "*"
    job = plain(str(interview.application.job.title))
    return f"{interview.code or ''} {name} · {job} {plain(str(interview.round_name))}".strip()


def plain(text: str) -> str:
    """Words from outside, which must not become a link: WeCom makes one of <a> in a text."""
    return text.replace("<", "‹").replace(">", "›")


def hr_of(interview: Interview, viewer: Member) -> str:
    """Who looks after the interview, by name; not the viewer themselves."""
    application = interview.application
    names = [
        plain(str(one.name))
        for one in (application.recruiter, application.coordinator)
        if one is not None and one.active and one.id != viewer.id
    ]
    return pick((", ", "、"), viewer.lang).join(names) or pick(("the admin", "管理员"), viewer.lang)


def who_hears(interview: Interview, viewer: Member, wait: timedelta) -> str:
    """`一分钟后通知张敏。`"""
    hr, when = hr_of(interview, viewer), wait_in_words(wait, str(viewer.lang))
    return pick((f"{hr} is told {when}.", f"{when}通知{hr}。"), viewer.lang)


def wait_in_words(wait: timedelta, lang: str) -> str:
    """`一分钟后`, `8 秒后`, `马上`"""
    seconds = int(wait.total_seconds())
    if not seconds:
        return pick(("at once", "马上"), lang)
    if seconds == 60:
        return pick(("in a minute", "一分钟后"), lang)
    return pick((f"in {seconds} seconds", f"{seconds} 秒后"), lang)


def moment(interview: Interview, viewer: Member, now: datetime) -> str:
    """Day and hours in the viewer's own zone, which is named where it could be mistaken."""
    if interview.start is None:
        return pick(("no time yet", "时间未定"), viewer.lang)
    said = show_moment(interview.start, interview.end, zone=viewer.tz, lang=viewer.lang, now=now)
    return said + _zone(viewer, interview.start, interview)


def brief(interview: Interview, viewer: Member, now: datetime) -> str:
    """`陈晓 明天 14:00`: enough to tell it from the reader's others."""
    name = candidate_name(interview, viewer)
    if interview.start is None:
        return name
    day = _near(interview.start, viewer, now).strip(", ").lower() or date(interview.start, viewer, now)
    at = f"{interview.start.astimezone(viewer.tz):%H:%M}"
    said = f"{name} {day} {at}" if viewer.lang == "zh" else f"{name}, {day} {at}"
    return said + _zone(viewer, interview.start, interview)


def brief_days(when: Span, viewer: Member, now: datetime) -> str:
    """`明天`, `3月20日 周五`, `3月9日–15日`."""
    near = _near(when.start, viewer, now).strip(", ").lower() if _is_whole_day(when, viewer) else ""
    return near or show_span(when, viewer.tz, str(viewer.lang), now)


def _is_whole_day(when: Span, viewer: Member) -> bool:
    first, last = when.start.astimezone(viewer.tz), when.end.astimezone(viewer.tz)
    return first.hour == last.hour == 0 and first.date() + timedelta(days=1) == last.date()


def span(when: Span, viewer: Member, now: datetime) -> str:
    """`3月13日 周五 下午` in the viewer's own zone, which is named where it could be mistaken."""
    return show_span(when, viewer.tz, str(viewer.lang), now) + _zone(viewer, when.start)


def _zone(viewer: Member, at: datetime | None, interview: Interview | None = None) -> str:
    """` · 伦敦时间 GMT+0` where the company's clock, or the candidate's, shows another time than the viewer's."""
    if at is None:
        return ""
    others = [company_zone()] if interview is None else [company_zone(), interview.candidate.tz]
    if all(same_time(viewer.tz, other, at) for other in others):
        return ""
    return f" · {zone_name(viewer.tz, str(viewer.lang), at)}"


def hours(interview: Interview, viewer: Member) -> str:
    if interview.start is None or interview.end is None:
        return pick(("no time yet", "时间未定"), viewer.lang)
    return f"{interview.start.astimezone(viewer.tz):%H:%M}–{interview.end.astimezone(viewer.tz):%H:%M}"


def details(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """The lines of an interview's card: what, when, who, where, and how far it is."""
    zh = viewer.lang == "zh"
    answer = pick(CANDIDATE_RESPONSES[interview.candidate_response], viewer.lang)
    lines = [
        f"{title(interview, viewer)} · {pick(state(interview, viewer, now), viewer.lang)}",
        moment(interview, viewer, now),
        ("面试官：" if zh else "Panel: ") + panel(interview, viewer),
        ("候选人：" if zh else "Candidate: ") + answer,
        ("地点：" if zh else "Place: ") + place(interview, viewer),
    ]
    required = access.owing_feedback(interview)
    if interview.end is not None and interview.end <= now and required:
        count = sum(one.member_id in interview.feedback_in for one in required)
        lines.append(("面评：" if zh else "Feedback: ") + f"{count}/{len(required)}")
    return lines


def kit(earlier: Sequence[Interview], viewer: Member, now: datetime) -> list[str]:
    """What went before: who held which round, never what they thought."""
    if not earlier:
        return []
    held = [
        f"{plain(str(one.round_name))}（{'，'.join(_held_by(one))}）"
        if viewer.lang == "zh"
        else f"{plain(str(one.round_name))} ({', '.join(_held_by(one))})"
        for one in earlier
    ]
    return [pick(("Before: ", "之前："), str(viewer.lang)) + pick((", ", "，"), str(viewer.lang)).join(held)]


def _held_by(interview: Interview) -> list[str]:
    return [plain(str(one.member.name)) for one in interview.panel if one.attends]


def day_or_days(when: Span, viewer: Member, now: datetime) -> str:
    """`今天 3月13日 周五`, `3月9日–15日`: the zone is said elsewhere in the message."""
    one_day = is_one_day(when, viewer)
    said = show_span(when, viewer.tz, str(viewer.lang), now)
    return f"{near}{said}" if one_day and (near := _near(when.start, viewer, now)) else said


def is_one_day(when: Span, viewer: Member) -> bool:
    return when.end.astimezone(viewer.tz) <= when.start.astimezone(viewer.tz) + timedelta(days=1)


def panel(interview: Interview, viewer: Member) -> str:
    current = [one for one in interview.panel if one.is_current]
    if not current:
        return pick(("nobody yet", "还没有人"), viewer.lang)
    said = [
        (
            pick(("you", "你"), viewer.lang) if one.member_id == viewer.id else plain(str(one.member.name)),
            pick(RESPONSES[one.response], viewer.lang),
        )
        for one in current
    ]
    return pick(
        (", ".join(f"{who}: {answer}" for who, answer in said), "，".join(f"{who} {answer}" for who, answer in said)),
        viewer.lang,
    )


def no_way_in(interview: Interview, viewer: Member, now: datetime) -> str:
    """Why nothing can be entered: `这场是电话面试，没有会议链接`."""
    if interview.meeting_url:  # it has been open, or will not be
        said = pick(state(interview, viewer, now), viewer.lang)
        return pick((f"nothing to enter any more ({said})", f"现在不能进入（{said}）"), viewer.lang)
    if interview.mode == "phone":
        return pick(("by phone, there is no meeting link", "这场是电话面试，没有会议链接"), viewer.lang)
    if interview.mode == "onsite":
        return pick(
            (f"{place(interview, viewer)}, there is no meeting link", f"{place(interview, viewer)}，没有会议链接"),
            viewer.lang,
        )
    return pick(("there is no meeting link yet; HR knows", "还没有会议链接，请问 HR"), viewer.lang)


def place(interview: Interview, viewer: Member) -> str:
    mode = pick(_MODES[interview.mode], viewer.lang)
    return f"{mode} · {plain(str(interview.room.name))}" if interview.room else mode


def date(at: datetime | None, viewer: Member, now: datetime) -> str:
    """`今天 3月13日 周五`: today and its neighbours by name, too."""
    if at is None:
        return pick(("No time yet", "时间未定"), str(viewer.lang))
    day = at.astimezone(viewer.tz).date()
    return _near(at, viewer, now) + show_day(day, str(viewer.lang), now.astimezone(viewer.tz).year)


def _near(at: datetime, viewer: Member, now: datetime) -> str:
    away = (at.astimezone(viewer.tz).date() - now.astimezone(viewer.tz).date()).days
    names = {-1: ("Yesterday, ", "昨天 "), 0: ("Today, ", "今天 "), 1: ("Tomorrow, ", "明天 ")}
    return pick(names.get(away, ("", "")), str(viewer.lang))


def duration(left: timedelta, lang: str) -> str:
    """`25 分钟`, `23 小时 50 分`, `3 天`: exact near the start, rough far from it."""
    minutes = max(int(left.total_seconds()) // 60, 0)
    days, hours_left, minutes_left = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} 天" if lang == "zh" else f"{days} day{'s' * (days > 1)}"
    parts = [(hours_left, "小时", "h"), (minutes_left, "分" if hours_left else "分钟", "min")]
    said = [f"{count} {zh if lang == 'zh' else en}" for count, zh, en in parts if count]
    return " ".join(said) or ("1 分钟" if lang == "zh" else "1 min")


def numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}) {line}" for number, line in enumerate(lines, 1))


def _day(interview: Interview, viewer: Member) -> object:
    return interview.start.astimezone(viewer.tz).date() if interview.start else None


def _short(name: str) -> str:
    return name if len(name) <= _WIDEST else name[: _WIDEST - 1] + "…"
