"""What HR still waits for: an answer, somebody for an open place, feedback. As a text, and as a line of HR's lists."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, lookup, needs, preferences
from bot.interviews.models import Member, Participant
from bot.notices import conditions, history, outbox
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Line, Weight, before_start, until_somebody_knows
from bot.notices.view import View, is_ahead
from bot.phrase import Phrase
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
        return Text(view.text("waiting.proposed", who=member.name, to=to, what=what, code=code))
    if reminded := _reminded(view, member):
        return Text(
            view.text(
                "waiting.no_answer_reminded",
                who=member.name,
                reminded=reminded,
                what=what,
                replace=_replace(view, member),
            )
        )
    return Text(
        view.text(
            "waiting.no_answer",
            who=member.name,
            what=what,
            code=code,
            member=member.user_id,
            replace=_replace(view, member),
        )
    )


def no_answer_listed(view: View) -> Line | None:
    """Who has proposed another time waits for HR, and is named alone."""
    member, code = view.member("member"), view.of.code or ""
    if member is None or any(member.id == who for who, _ in view.of.proposed):
        return None
    replace_them = view.text("waiting.replace", code=code)
    heading = view.text("waiting.no_answer_heading")
    if reminded := _reminded(view, member):
        return Line(heading, view.text("waiting.no_answer_row", who=member.name, reminded=reminded), (replace_them,))
    return Line(heading, str(member.name), (view.text("no_common_time.nudge", code=code), replace_them))


def has_not_answered(view: View) -> bool:
    """The interview is ahead, and waits for the member whom the notice is about; or they wait for HR."""
    member = view.member("member")
    if (view.subject or {}).get("stage") == STAGE_PROPOSED:
        return is_ahead(view) and member is not None and needs.proposed_by(view.of, member) is not None
    return is_ahead(view) and conditions.answer_of_named(view) == "needs_action"


NO_ANSWER = Kind(
    outbox.NO_ANSWER,
    no_answer,
    Phrase("notice.no_answer"),
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
        code = view.of.code or ""
        return Text(
            view.text(
                "waiting.nobody_left",
                lacking=_lacks(view, access.answering(view.of)),
                what=what,
                replace_them=replace_them,
                code=code,
            )
        )
    return Text(
        view.text(
            "waiting.still_nobody", lacking=_lacks(view, _place(view, member)), what=what, replace_them=replace_them
        )
    )


def still_short_listed(view: View) -> Line | None:
    member = view.member("member")
    if member is None or _is_of_nobody(view):
        return None
    return Line(
        view.text("waiting.still_nobody_heading"), _lacks(view, _place(view, member)), (_replace(view, member),)
    )


def _place(view: View, member: Member) -> list[Participant]:
    return [one for one in view.of.panel if one.is_current and one.member_id == member.id]


def _lacks(view: View, places: list[Participant]) -> str:
    names = view.text("mark.between_names").join(str(one.member.name) for one in places)
    return wording.pick(wording.lacks(places, names), view.lang)


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
    Phrase("notice.still_short_of_people"),
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
        return Text(view.text("waiting.feedback_gets_no_reminders", who=member.name, title=title, since=since))
    if reminded := _reminded(view, member):
        return Text(
            view.text(
                "waiting.feedback_late_reminded",
                who=member.name,
                reminded=reminded,
                title=title,
                since=since,
                code=code,
                member=member.user_id,
            )
        )
    return Text(
        view.text("waiting.feedback_late", who=member.name, title=title, since=since, code=code, member=member.user_id)
    )


def feedback_late_listed(view: View) -> Line | None:
    member, code = view.member("member"), view.of.code or ""
    if member is None:
        return None
    heading = view.text("waiting.feedback_late_heading")
    waive = view.text("waiting.waive", code=code, member=member.user_id, who=member.name)
    if not _may_be_reminded(view, member):
        return Line(heading, view.text("waiting.feedback_row_no_reminders", who=member.name))
    if reminded := _reminded(view, member):
        return Line(heading, view.text("waiting.no_answer_row", who=member.name, reminded=reminded), (waive,))
    return Line(heading, str(member.name), (view.text("no_common_time.nudge", code=code), waive))


def named_owes_feedback(view: View) -> bool:
    member = view.member("member")
    return member is not None and access.owes_feedback(member, view.of)


FEEDBACK_LATE = Kind(
    "feedback_late",
    feedback_late,
    Phrase("notice.feedback_is_late"),
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
    said = wording.title(view.of, view.holder) + view.text("mark.between_changes")
    said += wording.moment(view.of, view.holder, view.now)
    if (view.subject or {}).get("stage") not in (
        STAGE_LAST,
        STAGE_NOBODY,
    ) or view.of.start is None:
        return said
    left = wording.duration(view.of.start - view.now, view.lang)
    return said + view.text("waiting.starts_in", left=left)


def _is_of_nobody(view: View) -> bool:
    return (view.subject or {}).get("stage") == STAGE_NOBODY


def _replace(view: View, member: Member) -> str:
    """`换人 1203`, with their name where another might be meant."""
    code, alone = view.of.code or "", sum(one.answer_counts for one in view.of.panel) < 2
    return view.text("waiting.replace", code=code) + (
        "" if alone else view.text("waiting.whom", member=member.user_id, who=member.name)
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
    by = "" if last.by is None else view.text("word.you") if last.by == view.holder else str(last.by.name)
    others = view.text("mark.between_names").join(last.of_others([int(view.of.id)])[:_MOST_CODES])
    return view.text(
        "waiting.reminder_arrives" if last.at > view.now else "waiting.reminded", at=said, by=by, of=others
    )


_MOST_CODES = 3
