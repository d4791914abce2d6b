"""The words that everything else is made of: one idea, one word, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from bot.interviews.models import Member
from bot.texts import text

_WIDEST = 14  # characters of a name or title in a row

RESPONSES = {
    "needs_action": ("not answered yet", "待回复"),
    "accepted": ("accepted", "已接受"),
    "tentative": ("maybe", "待定"),
    "declined": ("can't make it", "无法参加"),
}
VACATED = ("place open", "位置空着")  # nobody said that they cannot come: whose it was has been deactivated
CANDIDATE_RESPONSES = {
    "needs_action": ("not answered yet", "待回复"),
    "accepted": ("confirmed", "已确认"),
    "tentative": ("thinking it over", "考虑中"),
    "declined": ("not coming", "不来"),
}
ANOTHER_TIME = ("wants another time", "想改时间")  # by their link, and HR has not decided yet
NONE_SUITS = ("none of the times suits", "时间都不合适")
ROLES = {
    "interviewer": ("interviewer", "面试官"),
    "recruiter": ("HR", "HR"),
    "coordinator": ("HR coordinator", "HR 协调"),
    "hiring_manager": ("hiring manager", "用人经理"),
    "admin": ("admin", "管理员"),
}
NOBODY_CAME = ("nobody to interview", "没有面试官")  # all had declined, and its time is past
STATES = {
    "draft": ("the candidate is to choose the time", "待候选人选时间"),
    "cancelled": ("cancelled", "已取消"),
    "rescheduling": ("being moved", "已改期"),
    "no_show": ("candidate did not come", "候选人未到"),
    "completed": ("done", "已完成"),
    "awaiting_feedback": ("feedback due", "待面评"),
    "in_progress": ("in progress", "进行中"),
}
VERDICTS = {
    "strong_yes": ("strong yes", "强烈推荐"),
    "yes": ("yes", "推荐"),
    "no_decision": ("maybe", "待定"),
    "no": ("no", "不推荐"),
    "strong_no": ("strong no", "强烈不推荐"),
}
RATINGS = {1: ("weak", "弱"), 2: ("fair", "一般"), 3: ("good", "好"), 4: ("excellent", "很好")}
NOT_COMING = ("candidate is not coming", "候选人不来")
CANDIDATE_LATE = ("candidate late", "候选人迟到")
CANDIDATE_NOT_COMING = (
    "candidate not coming, HR decides",
    "候选人不来，等 HR 定",
)  # by their own link; the panel is bound
NOT_HELD = ("not held", "没面成")
NO_INTERVIEWER = ("short of interviewers", "缺面试官")
NOT_ASKED = ("not asked yet", "还没问")
NO_TIME = ("no time yet", "时间待定")
REPLACED = ("somebody else interviews", "已改由他人面试")
MODES = {"video": ("video", "视频"), "onsite": ("on site", "现场"), "phone": ("phone", "电话")}


def pick(pair: tuple[str, str], lang: str) -> str:
    """The half of an (English, Chinese) pair that the language asks for."""
    return pair[1] if lang == "zh" else pair[0]


def upper_first(said: str) -> str:
    """As a sentence begins; Chinese has no case."""
    return said[:1].upper() + said[1:]


def standing(member: Member | None, name: str, lang: str) -> str:
    """`李四：面试官`: as what somebody is a member now, if they are."""
    said = ROLES[str(member.role)] if member is not None and member.active else ("not a member", "不是成员")
    return text("standing.name", lang, name=name) + pick(said, lang)


def short(name: str) -> str:
    return name if len(name) <= _WIDEST else name[: _WIDEST - 1] + "…"


def numbered(lines: Iterable[str], first: int = 1) -> str:
    return "\n".join(f"{number}) {line}" for number, line in enumerate(lines, first))
