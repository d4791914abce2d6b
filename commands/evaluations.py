"""What was said of a candidate, with what was begun before, and the call that has all of it."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from bot import Context
from bot.chat.verdicts import Verdict, code_of, of_code
from bot.interviews import Interview, feedback, feedback_drafts
from bot.interviews.evaluation import Evaluation


class Rating(Enum):
    """How good the candidate is at one thing."""

    WEAK = ("weak", "弱")
    FAIR = ("fair", "一般")
    GOOD = ("good", "好")
    EXCELLENT = ("excellent", "很好")
    NONE = ("no rating", "不打分", "跳过", "skip")


class Step(Enum):
    """What is done about words that are not about the job."""

    AGAIN = ("change it", "修改")
    ANEW = ("write another sentence", "重新写一句")
    ANYWAY = ("submit it anyway", "仍提交")


_LEVELS = {Rating.WEAK: 1, Rating.FAIR: 2, Rating.GOOD: 3, Rating.EXCELLENT: 4}


def whole(
    ctx: Context,
    interview: Interview,
    verdict: Verdict | None,
    ratings: tuple[Rating | None, Rating | None],
    words: str,
) -> Evaluation:
    """What was said, with what was begun before as far as it was not said anew. A sentence is put under no other verdict
    than it was written under."""
    begun = feedback_drafts.draft_of(interview.id, ctx.user.id, ctx.now)
    if begun is None and is_in(ctx, interview) and (standing := feedback.own(interview.id, ctx.user.id)):
        begun = Evaluation(None, ratings=standing.ratings)  # who changes verdict and words has said nothing of these
    draft = begun or Evaluation(None)
    focus = list(interview.application.job.focus)
    said, rest = _ratings_in(words, focus)
    said |= {name: _LEVELS[one] for name, one in zip(focus, ratings, strict=False) if one in _LEVELS}
    code = code_of(verdict) if verdict else None
    if verdict is None and not words:  # a new sentence is not put under the verdict of an old one
        code = draft.verdict
    rated = {**draft.ratings, **said}
    kept = "" if _is_other(verdict, draft) else draft.words
    return Evaluation(code, rest or kept, {name: rated[name] for name in focus if name in rated})


def under_another_verdict(ctx: Context, interview: Interview, verdict: Verdict | None, words: str) -> Evaluation | None:
    """What was begun or is in, where its sentence stands under another verdict than the one that is said now without any."""
    begun = feedback_drafts.draft_of(interview.id, ctx.user.id, ctx.now)
    if begun is None and verdict is not None and not words and is_in(ctx, interview):
        begun = feedback.own(interview.id, ctx.user.id)
    _, sentence = _ratings_in(words, list(interview.application.job.focus))
    return begun if begun is not None and begun.words and not sentence and _is_other(verdict, begun) else None


def _is_other(verdict: Verdict | None, draft: Evaluation) -> bool:
    return verdict is not None and draft.verdict not in (None, code_of(verdict))


def _ratings_in(words: str, focus: list[str]) -> tuple[dict[str, int], str]:
    """系统设计3 协作4 in front of the sentence, and the sentence."""
    said: dict[str, int] = {}
    while focus and (
        one := re.match(
            rf"({'|'.join(map(re.escape, focus))})[ :：]?([1-4])(?![\d.])[\s,，、;；。]*", words, re.IGNORECASE
        )
    ):
        said[next(name for name in focus if name.lower() == one[1].lower())] = int(one[2])
        words = words[one.end() :]
    return said, words


def is_in(ctx: Context, interview: Interview) -> bool:
    return ctx.user.id in interview.feedback_in


def arguments(interview: Interview, what: Evaluation, ratings: tuple[Rating | None, Rating | None]) -> dict[str, Any]:
    """The call that has all of it: a rating that was declined stays declined."""
    levels = {level: one for one, level in _LEVELS.items()}
    given: dict[str, Any] = {"interview": interview}
    if what.verdict:
        given["verdict"] = of_code(what.verdict)
    for name, parameter, asked in zip(interview.application.job.focus, ("first", "second"), ratings, strict=False):
        if name in what.ratings:
            given[parameter] = levels[what.ratings[name]]
        elif asked is not None:
            given[parameter] = asked
    if what.words:
        given["words"] = what.words
    return given
