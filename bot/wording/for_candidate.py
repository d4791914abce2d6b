"""What HR forwards to a candidate, to whom the bot itself does not write: in their language, by their clock."""

from __future__ import annotations

from datetime import datetime

from bot.interviews.models import Interview, Member
from bot.times.clock_face import show_moment
from bot.times.zones import zone_name
from bot.wording.words import pick


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
    """` 3月12日 周四 14:00–15:00（北京时间）`; nothing where there is no time."""
    if interview.start is None:
        return ""
    zone, lang = interview.candidate.tz, str(interview.candidate.lang)
    said = show_moment(interview.start, interview.end, zone=zone, lang=lang, now=now)
    named = zone_name(zone, lang, interview.start)
    return pick((f" on {said} ({named})", f" {said}（{named}）"), lang)
