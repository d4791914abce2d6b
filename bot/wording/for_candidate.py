"""What HR forwards to a candidate, to whom the bot itself does not write: in their language, by their clock."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.models import Interview, Member
from bot.times.clock_face import show_moment
from bot.times.zones import zone_name
from bot.wording.company import company_name
from bot.wording.words import MODES, pick


def cancelled(interview: Interview, hr: Member, now: datetime) -> str:
    """That the interview does not take place; to who said that they do not come, without an apology."""
    name, lang = str(interview.candidate.name), str(interview.candidate.lang)
    what = f"{interview.application.job.title!s} {interview.round_name!s}"
    at = _moment(interview, now)
    if interview.candidate_response == "declined":
        return pick(
            (
                f"Dear {name}, your interview ({what}){at} is cancelled; there is nothing more to do. "
                f"Questions? Please contact {hr.name}.",
                f"{name}您好，您{at}的面试（{what}）已取消，不用参加了。有疑问请联系{hr.name}。",
            ),
            lang,
        )
    return pick(
        (
            f"Dear {name}, we are sorry: your interview ({what}){at} is cancelled, so please don't come then. "
            f"Questions? Please contact {hr.name}.",
            f"{name}您好，很抱歉，原定{at}的面试（{what}）取消了，您不用参加。给您带来不便，敬请谅解。有疑问请联系{hr.name}。",
        ),
        lang,
    )


def _moment(interview: Interview, now: datetime) -> str:
    """` 3月12日 周四 14:00–15:00（北京时间）`, to follow a word; nothing where there is no time."""
    said, lang = _at(interview.slot, interview, now), str(interview.candidate.lang)
    return pick((f" on {said}", f" {said}"), lang) if said else ""


def moved(interview: Interview, was: tuple[datetime, datetime] | None, hr: Member, now: datetime) -> str:
    """The new time, or the new place where the time stays: their answer is asked for only of a new time."""
    name, lang = str(interview.candidate.name), str(interview.candidate.lang)
    what = f"{interview.application.job.title!s} {interview.round_name!s}"
    at, where = _at(interview.slot, interview, now), _where(interview, lang)
    if was == interview.slot:
        return pick(
            (
                f"Dear {name}, your interview ({what}) stays at {at}; the place is now: {where}. "
                f"Questions? Please contact {hr.name}.",
                f"{name}您好，您的面试（{what}）时间不变，仍是{at}，地点改为：{where}。有疑问请联系{hr.name}。",
            ),
            lang,
        )
    before = _at(was, interview, now, named=False)
    return pick(
        (
            f"Dear {name}, your interview ({what}) has been moved to {at}{f' (it was {before})' if before else ''}. "
            f"Place: {where}. Could you let us know whether that suits you? Questions? Please contact {hr.name}.",
            f"{name}您好，您的面试（{what}）时间调整为{at}{f'（原定{before}）' if before else ''}，地点：{where}。"
            f"请问这个时间您方便吗？方便的话请回复确认。有疑问请联系{hr.name}。",
        ),
        lang,
    )


def _where(interview: Interview, lang: str) -> str:
    mode = pick(MODES[interview.mode], lang)
    said = f"{mode} · {interview.room.name!s}" if interview.room else mode
    return f"{said} · {interview.meeting_url}" if interview.meeting_url else said


def _at(slot: tuple[datetime, datetime] | None, interview: Interview, now: datetime, *, named: bool = True) -> str:
    """`3月12日 周四 14:00–15:00（北京时间）`; nothing where there is no time. The zone is named once in a text."""
    if slot is None:
        return ""
    zone, lang = interview.candidate.tz, str(interview.candidate.lang)
    said = show_moment(*slot, zone=zone, lang=lang, now=now)
    if not named:
        return said
    called = zone_name(zone, lang, slot[0])
    return pick((f"{said} ({called})", f"{said}（{called}）"), lang)


def invited(interview: Interview, hr: Member, phone: str, now: datetime) -> str:
    """When, where and how, and whom to ask. `phone` is HR's, empty where it is not known."""
    lang, company = str(interview.candidate.lang), company_name()
    job, round_name = interview.application.job.title, interview.round_name
    lines = [
        pick((f"Dear {interview.candidate.name},", f"{interview.candidate.name}您好，"), lang),
        pick(
            (
                f"we would like to invite you to an interview{f' at {company}' if company else ''}: {job}, {round_name}.",
                f"诚邀您参加{company}“{job}”职位的{round_name}。",
            ),
            lang,
        ),
        pick(("Time: ", "时间："), lang) + _at(interview.slot, interview, now),
        _place(interview, lang),
        pick((f"Contact: {hr.name}", f"联系人：{hr.name}"), lang) + (f" {phone}" if phone else ""),
        pick(("If the time does not suit you, please let us know soon.", "时间不合适的话，请尽早告诉我们。"), lang),
    ]
    return "\n".join(lines)


def _place(interview: Interview, lang: str) -> str:
    if interview.mode == "phone":
        return pick(("By phone: we will call you.", "方式：电话面试，到时我们会打给您"), lang)
    said = []
    if interview.room is not None:
        said.append(pick((f"Place: {interview.room.name}", f"地点：{interview.room.name}"), lang))
    elif interview.mode == "onsite":
        said.append(pick(("Place: we will tell you where.", "地点：现场面试，具体地址会再告诉您"), lang))
    if interview.meeting_url:
        said.append(pick((f"Way in: {interview.meeting_url}", f"进入面试：{interview.meeting_url}"), lang))
    elif interview.mode == "video":
        said.append(pick(("Video interview: we will send you the way in.", "方式：视频面试，进入方式会再发给您"), lang))
    return "\n".join(said)
