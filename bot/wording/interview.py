"""How one interview reads: its name, where it stands, who is there, and all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.wording.times import date, moment, near, wait_in_words, zone
from bot.wording.words import CANDIDATE_RESPONSES, MODES, NOT_COMING, REPLACED, RESPONSES, STATES, pick, plain


def state(interview: Interview, viewer: Member, now: datetime) -> tuple[str, str]:
    """Where the interview stands, as this viewer needs to know it: before it begins, by the answers of the panel."""
    if interview.status == "rescheduling" and interview.candidate_response == "declined":
        return NOT_COMING
    if interview.status in STATES and interview.status not in ("in_progress", "awaiting_feedback"):
        return STATES[interview.status]
    if interview.end is not None and interview.end <= now:
        done = all(one.member_id in interview.feedback_in for one in access.owing_feedback(interview))
        return STATES["completed" if done else "awaiting_feedback"]
    if interview.start is not None and interview.start <= now:
        return STATES["in_progress"]
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


def title(interview: Interview, viewer: Member, *, masked: bool = False) -> str:
    """`1203 陈晓 · 后端工程师 一面`; masked, for what cannot be taken back later, `1203 陈* · …`."""
    name = candidate_name(interview, viewer)
    if masked and not access.must_stay_away(viewer, interview):
        name = name[0] + "*"
    job = plain(str(interview.application.job.title))
    return f"{interview.code or ''} {name} · {job} {plain(str(interview.round_name))}".strip()


def brief(interview: Interview, viewer: Member, now: datetime) -> str:
    """`陈晓 明天 14:00`: enough to tell it from the reader's others."""
    name = candidate_name(interview, viewer)
    if interview.start is None:
        return name
    day = near(interview.start, viewer, now).strip(", ").lower() or date(interview.start, viewer, now)
    at = f"{interview.start.astimezone(viewer.tz):%H:%M}"
    said = f"{name} {day} {at}" if viewer.lang == "zh" else f"{name}, {day} {at}"
    return said + zone(viewer, interview.start, interview)


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


def place(interview: Interview, viewer: Member) -> str:
    mode = pick(MODES[interview.mode], viewer.lang)
    return f"{mode} · {plain(str(interview.room.name))}" if interview.room else mode


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
