"""One's own feedback on an interview: `GET` and `POST /i/<ref>/feedback`. What is begun here and what is begun in chat are
one draft, and submitting is the call of 面评."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, flash, make_response, request

from bot import wording
from bot.chat.verdicts import of_code
from bot.interviews import access, feedback, feedback_drafts, personal
from bot.interviews.errors import UserError
from bot.interviews.evaluation import VERDICTS, Evaluation, Written
from bot.interviews.models import Interview
from bot.web.pages.page import Visit, page
from bot.web.pages.pressing import field, press
from bot.web.screen import go_on
from bot.wording import links, pick, render

_NOTHING = Evaluation(None)
_LONGEST = 4000  # characters of a sentence or more


@dataclass(frozen=True)
class Form:
    """What stands in the form. `seen` is the digest of what was stored when it was filled; `troubles` are what keeps it
    from being submitted, by field."""

    filled: Evaluation
    seen: str
    troubles: Mapping[str, str]


@page("/i/<ref>/feedback", needs=access.sees, methods=("GET", "POST"))
def feedback_form(visit: Visit, interview: Interview) -> Response:
    try:
        feedback.check(interview, visit.viewer, visit.now)
    except UserError as refused:
        return _not_wanted(visit, interview, refused)
    standing = feedback.own(interview.id, visit.viewer.id)
    draft = feedback_drafts.draft_of(interview.id, visit.viewer.id, visit.now)
    if request.method == "POST":
        return _taken(visit, interview, standing, draft)
    begun = draft or standing or _NOTHING
    is_draft = draft is not None and bool(draft.verdict or draft.words)
    return _shown(visit, interview, Form(begun, _digest(begun), {}), standing, is_draft=is_draft)


def _taken(visit: Visit, interview: Interview, standing: Written | None, draft: Evaluation | None) -> Response:
    """What was filled in: kept as a draft in any case, and submitted where it is whole and that was asked for."""
    filled, begun = _filled(interview), draft or standing or _NOTHING
    if field("seen") != _digest(begun) and _digest(filled) != _digest(begun):
        troubles = {"": _changed_elsewhere(visit, begun)}
        return _shown(visit, interview, Form(filled, _digest(begun), troubles), standing)
    if draft is not None or _digest(filled) != _digest(begun):
        feedback_drafts.keep_draft(interview.id, visit.viewer.id, filled, visit.now)
    if field("do") == "keep":
        flash(visit.text("feedback_page.draft_kept"), "done")
        return go_on(request.path)
    anyway = bool(field("anyway"))
    if troubles := _troubles(visit, filled, anyway=anyway):
        return _shown(visit, interview, Form(filled, _digest(filled), troubles), standing)
    assert filled.verdict is not None
    said = {"verdict": of_code(filled.verdict).name.lower(), "words": filled.words}
    return press(visit, interview, "feedback", said | ({"step": "anyway"} if anyway else {}), shows_all=True)


def _filled(interview: Interview) -> Evaluation:
    verdict = field("verdict")
    rated = {name: field(f"rating:{name}") for name in interview.application.job.focus}
    return Evaluation(
        verdict if verdict in VERDICTS else None,
        field("words")[:_LONGEST],
        {name: int(level) for name, level in rated.items() if level in ("1", "2", "3", "4")},
    )


def _troubles(visit: Visit, filled: Evaluation, *, anyway: bool) -> dict[str, str]:
    said: dict[str, str] = {}
    if filled.verdict is None:
        said["verdict"] = visit.text("feedback_page.choose_verdict")
    if not filled.words:
        said["words"] = visit.text("feedback_page.and_why")
    found = personal.found_in(filled.words)
    if found and not anyway:
        said["anyway"] = visit.text("feedback_page.is_archived", listed="”“".join(found[:3]))
    return said


def _changed_elsewhere(visit: Visit, begun: Evaluation) -> str:
    stored = wording.evaluation(begun, visit.lang) or visit.text("page_form.no_verdict")
    return visit.text("page_form.changed_elsewhere", stored=stored, words=begun.words)


def _shown(
    visit: Visit, interview: Interview, form: Form, standing: Written | None, *, is_draft: bool = False
) -> Response:
    until = feedback.changes_until(standing, visit.now)
    page = visit.render(
        "feedback.html",
        interview=interview,
        title=wording.title(interview, visit.viewer),
        form=form,
        standing=standing,
        until=wording.clock(until, visit.viewer, visit.now) if standing else "",
        is_draft=is_draft,
        verdicts=[(code, pick(wording.VERDICTS[code], visit.lang)) for code in reversed(VERDICTS)],
        ratings=[(level, pick(said, visit.lang)) for level, said in wording.RATINGS.items()],
    )
    return make_response(page, 422 if form.troubles else 200)


def _not_wanted(visit: Visit, interview: Interview, refused: UserError) -> Response:
    """Why there is nothing to write, as chat says it."""
    why = render(refused.phrase, visit.viewer, visit.now)
    if request.method == "POST":
        flash(why, "refused")
        return go_on(links.interview_path(interview))
    return visit.render(
        "feedback_not_wanted.html", interview=interview, title=wording.title(interview, visit.viewer), why=why
    )


def _digest(one: Evaluation) -> str:
    said = json.dumps([one.verdict, one.words, dict(one.ratings)], sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()
