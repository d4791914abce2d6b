"""What HR still waits for: an answer, somebody for an open place, feedback. As a text, and as a line of HR's lists."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, lookup, needs, preferences
from bot.interviews.models import Member
from bot.notices import conditions, history, outbox
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Line, Weight, before_start, until_somebody_knows
from bot.notices.view import View, is_ahead
from bot.times.values import Span
from bot.wecom.content import Part, Text

STAGE_LAST = "last"  # of a notice's stages: told once more, shortly before the start
STAGE_PROPOSED = "proposed"  # HR has not answered who proposed another time
STAGE_NOBODY = "nobody"  # and again, right before it, where nobody at all is left


def no_answer(view: View) -> Part | None:
    """For HR: who was asked has not said whether they come."""
    member, code = view.member("member"), view.of.code or ""
    if member is None:
        return None
    what = _what(view)
    slot = next((slot for member_id, slot in view.of.proposed if member_id == member.id), None)
    if slot is not None:  # it is not they who have not answered
        to = wording.span(Span(*slot), view.holder, view.now)
        return Text(
            view.pick(
                f"{member.name} has proposed {to} and waits for your answer: {what}. "
                f"Send: approve {code}, or turn down {code}",
                f"{member.name}建议改到 {to}，在等你定：{what}。同意发“同意改期 {code}”，不改发“不同意改期 {code}”。",
            )
        )
    if reminded := _reminded(view, member):
        return Text(
            view.pick(
                f"{member.name} has not answered ({reminded}): {what}. Send: {_replace(view, member)}",
                f"{member.name}还没回复（{reminded}）：{what}。发“{_replace(view, member)}”。",
            )
        )
    return Text(
        view.pick(
            f"{member.name} has not answered: {what}. Send: nudge {code} {member.user_id}, or {_replace(view, member)}",
            f"{member.name}还没回复：{what}。发“催 {code} {member.name}”，或“{_replace(view, member)}”。",
        )
    )


def no_answer_listed(view: View) -> Line | None:
    """Who has proposed another time waits for HR, and is named alone."""
    member, code = view.member("member"), view.of.code or ""
    if member is None or any(member.id == who for who, _ in view.of.proposed):
        return None
    replace_them = view.pick(f"replace {code}", f"换人 {code}")
    heading = view.pick("No answer yet", "还没回复")
    if reminded := _reminded(view, member):
        return Line(heading, view.pick(f"{member.name} ({reminded})", f"{member.name}（{reminded}）"), (replace_them,))
    return Line(heading, str(member.name), (view.pick(f"nudge {code}", f"催 {code}"), replace_them))


def has_not_answered(view: View) -> bool:
    """The interview is ahead, and waits for the member whom the notice is about; or they wait for HR."""
    member = view.member("member")
    if (view.subject or {}).get("stage") == STAGE_PROPOSED:
        return is_ahead(view) and member is not None and needs.proposed_by(view.of, member) is not None
    return is_ahead(view) and conditions.answer_of_named(view) == "needs_action"


NO_ANSWER = Kind(
    outbox.NO_ANSWER,
    no_answer,
    ("no answer", "未回复提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    holds=has_not_answered,
    listed=True,
    weight=Weight.ANSWER,
    in_list=no_answer_listed,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


def still_short(view: View) -> Part | None:
    """For HR: a place that they were told of is still open."""
    member = view.member("member")
    if member is None:
        return None
    what, replace_them = _what(view), _replace(view, member)
    if _is_of_nobody(view):
        gone, code = [str(one.member.name) for one in access.answering(view.of)], view.of.code or ""
        return Text(
            view.pick(
                f"Nobody is left to interview ({', '.join(gone)} can't make it): {what}. "
                f"Send: {replace_them}, or reschedule {code}, or cancel {code}",
                f"没有面试官了（{'、'.join(gone)} 无法参加）：{what}。"
                f"发“{replace_them}”，或“改期 {code}”，或“取消面试 {code}”。",
            )
        )
    return Text(
        view.pick(
            f"Still nobody in {member.name}'s place: {what}. Send: {replace_them}",
            f"还缺人（{member.name} 无法参加）：{what}。发“{replace_them}”。",
        )
    )


def still_short_listed(view: View) -> Line | None:
    member = view.member("member")
    if member is None or _is_of_nobody(view):
        return None
    who = view.pick(f"{member.name} can't make it", f"{member.name} 无法参加")
    return Line(view.pick("Still nobody instead", "还缺人"), who, (_replace(view, member),))


def is_short(view: View) -> bool:
    """The interview is ahead, their place is open, and nobody of HR has said that they see to it; shortly before the
    start whoever said so hears of it as well."""
    if not is_ahead(view) or conditions.answer_of_named(view) != "declined":
        return False
    stage = (view.subject or {}).get("stage")
    if stage == STAGE_NOBODY:
        return access.nobody_is_left(view.of)
    if stage == STAGE_LAST:
        return True
    missing = [one for one in view.of.panel if one.is_current and one.response == "declined"]
    return lookup.taken_by(view.of, missing) is None


STILL_SHORT = Kind(
    outbox.STILL_SHORT,
    still_short,
    ("still short of people", "缺人提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    holds=is_short,
    listed=True,
    weight=Weight.PEOPLE,
    in_list=still_short_listed,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


def feedback_late(view: View) -> Part | None:
    """For HR: feedback has been due for a day, or is due of somebody who is not to be nudged."""
    member, code = view.member("member"), view.of.code or ""
    if member is None or view.of.end is None:
        return None
    title, since = wording.title(view.of, view.holder), wording.clock(view.of.end, view.holder, view.now)
    if not _may_be_reminded(view, member):
        return Text(
            view.pick(
                f"{member.name} has not written feedback and gets no reminders: {title}, over since {since}. "
                "Please ask them yourself.",
                f"{member.name}还没写面评，且设了免催：{title}，{since} 结束。请直接联系。",
            )
        )
    if reminded := _reminded(view, member):
        return Text(
            view.pick(
                f"{member.name}'s feedback is over a day late ({reminded}): {title}, over since {since}. "
                f"Send: waive {code} {member.user_id}",
                f"{member.name}的面评超过一天没写（{reminded}）：{title}，{since} 结束。发“不用写面评 {code} {member.name}”。",
            )
        )
    return Text(
        view.pick(
            f"{member.name}'s feedback is over a day late: {title}, over since {since}. "
            f"Send: nudge {code} {member.user_id}, or waive {code} {member.user_id}",
            f"{member.name}的面评超过一天没写：{title}，{since} 结束。发“催 {code} {member.name}”，或“不用写面评 {code} {member.name}”。",
        )
    )


def feedback_late_listed(view: View) -> Line | None:
    member, code = view.member("member"), view.of.code or ""
    if member is None:
        return None
    heading = view.pick("Feedback over a day late", "面评超过一天没写")
    waive = view.pick(f"waive {code} {member.user_id}", f"不用写面评 {code} {member.name}")
    if not _may_be_reminded(view, member):
        return Line(heading, view.pick(f"{member.name} (gets no reminders)", f"{member.name}（免催，请直接联系）"))
    if reminded := _reminded(view, member):
        return Line(heading, view.pick(f"{member.name} ({reminded})", f"{member.name}（{reminded}）"), (waive,))
    return Line(heading, str(member.name), (view.pick(f"nudge {code}", f"催 {code}"), waive))


def named_owes_feedback(view: View) -> bool:
    member = view.member("member")
    return member is not None and access.owes_feedback(member, view.of)


FEEDBACK_LATE = Kind(
    "feedback_late",
    feedback_late,
    ("feedback is late", "面评超时提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=named_owes_feedback,
    listed=True,
    weight=Weight.FEEDBACK,
    in_list=feedback_late_listed,
)


def _what(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面，3月13日 周五 14:00–15:00`; told once more, with `，1 小时后开始`."""
    said = wording.title(view.of, view.holder) + view.pick(", ", "，")
    said += wording.moment(view.of, view.holder, view.now)
    if (view.subject or {}).get("stage") not in (
        STAGE_LAST,
        STAGE_NOBODY,
    ) or view.of.start is None:
        return said
    left = wording.duration(view.of.start - view.now, view.lang)
    return said + view.pick(f", starts in {left}", f"，{left}后开始")


def _is_of_nobody(view: View) -> bool:
    return (view.subject or {}).get("stage") == STAGE_NOBODY


def _replace(view: View, member: Member) -> str:
    """`换人 1203`, with their name where another might be meant."""
    code, alone = view.of.code or "", sum(one.answer_counts for one in view.of.panel) < 2
    return view.pick(f"replace {code}", f"换人 {code}") + (
        "" if alone else view.pick(f" {member.user_id}", f" {member.name}")
    )


def _may_be_reminded(view: View, member: Member) -> bool:
    wishes = view.together.of("wishes", int(member.id), preferences.of_each)
    return wishes is None or wishes.nudged


def _reminded(view: View, member: Member) -> str:
    """`11:17 赵六催过`, `11:17 你催过 3205`: by whom, and of which interview where it was another one; nothing of whom
    somebody can remind again."""
    last = view.together.of("reminded", int(member.id), lambda ids: history.last_reminded(ids, view.now))
    if last is None:
        return ""
    said = wording.clock(last.at, view.holder, view.now)
    en, zh = ("", "") if last.by is None else (str(last.by.name), str(last.by.name))
    if last.by == view.holder:
        en, zh = "you", "你"
    by_en, of_en = (f" by {en}" if en else ""), ""
    of_zh, others = "", last.of_others([int(view.of.id)])[:_MOST_CODES]
    if others:
        of_en, of_zh = f" of {', '.join(others)}", f" {'、'.join(others)}"
    if last.at > view.now:
        return view.pick(
            f"the reminder{of_en}{by_en} reaches them at {said}", f"{zh}催{of_zh or '办'}的消息 {said} 送达"
        )
    return view.pick(f"reminded{of_en} at {said}{by_en}", f"{said} {zh}催过{of_zh}")


_MOST_CODES = 3
