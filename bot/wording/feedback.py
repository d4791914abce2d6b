"""How feedback reads: what one of the panel thinks, and what all of them do, for whoever may read it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interviews import access
from bot.interviews.evaluation import Evaluation, Written
from bot.interviews.models import Interview, Member
from bot.texts import text
from bot.wording.words import RATINGS, VERDICTS, pick

_SHOWN = 120  # characters of each in a list; 面评 1203 shows all


def evaluation(one: Evaluation, lang: str) -> str:
    """`推荐 · 系统设计 好`: all but the words."""
    said = [pick(VERDICTS[one.verdict], lang)] if one.verdict else []
    said += [f"{name} {pick(RATINGS[level], lang)}" for name, level in one.ratings.items() if level in RATINGS]
    return " · ".join(said)


def about_feedback(one: Written, lang: str) -> str:
    """`张三 推荐 · 系统设计 好（张敏代写）`, and that it was changed."""
    marks = []
    if one.written_by:
        marks.append(text("about_feedback.written_by", lang, written_by=one.written_by))
    if one.after_others:
        marks.append(text("about_feedback.changed_late", lang))
    elif one.is_changed:
        marks.append(text("about_feedback.changed", lang))
    said = f"{one.author} {evaluation(one, lang)}"
    return said + (text("mark.in_brackets", lang, said=text("mark.between_changes", lang).join(marks)) if marks else "")


def who_wrote_what(written: Sequence[Written], viewer: Member, *, whole: bool = False) -> list[str]:
    """A line for each: `张三 推荐：基础扎实`."""
    lang = str(viewer.lang)
    mark = text("mark.after_label", lang)
    return [about_feedback(one, lang) + mark + (one.words if whole else _shortened(one.words)) for one in written]


def earlier_feedback(
    earlier: Sequence[Interview], interview: Interview, written: Sequence[Written], viewer: Member
) -> list[str]:
    """What was written in the rounds before, as far as the viewer may read it, and never who must not be known."""
    said = []
    for one in earlier:
        if access.reads_earlier_feedback(viewer, interview, one):
            theirs = [each for each in written if each.interview_id == one.id]
            said += [f"{one.round_name!s} · {line}" for line in who_wrote_what(theirs, viewer)]
    return said


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
