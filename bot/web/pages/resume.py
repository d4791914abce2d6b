"""A candidate's résumé: `GET /i/<ref>/resume`, pictures of its pages for whoever reads it, each marked with who looks and
when; for HR the file as well, and where another is brought. Every look is recorded, whichever address it is at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from flask import Response, flash, request

from bot import change, wording
from bot.interviews import access, resumes, resumes_wanted
from bot.interviews.access import NoResume
from bot.interviews.models import Interview
from bot.interviews.resumes import MOST_BYTES, PageSize, Resume
from bot.phrase import Phrase
from bot.web.marking import marked
from bot.web.pages.page import NOT_YOURS, Large, Visit, page
from bot.web.pages.pressing import field
from bot.web.screen import Action, Screen, go_on
from bot.wording import links

AROUND_A_FILE = 256 * 1024  # bytes of a form, beside the file; one that is a little too large is told so by us
LOOKS_AGAIN_S = 4  # whether its pages are drawn
LOOKS_FOR = timedelta(minutes=1)  # then whoever waits asks again themselves


@dataclass(frozen=True)
class Block:
    """What an interview's page says of the résumé, and what `href` leads to; that is empty where there is nothing to see."""

    href: str
    line: str
    leads_to: str


def block(visit: Visit, interview: Interview) -> Block | None:
    """Nothing at all for whom it is none of their business, or where there is none that they could bring."""
    reads, brings = _reads(visit, interview), access.has_resume_file(visit.viewer, interview)
    found = resumes.of(interview.candidate_id) if reads else None
    if not reads or (found is None and not brings):
        return None
    is_drawn = found is not None and found.state == "drawn"
    leads_to = "resume_page.view_or_replace" if found else "resume_page.upload"
    return Block(
        links.resume_path(interview) if is_drawn or brings else "",
        _line(visit, interview, found),
        visit.text(leads_to if brings else "card.open"),
    )


@page(
    "/i/<ref>/resume",
    needs=access.sees,
    methods=("GET", "POST"),
    large=Large(MOST_BYTES + AROUND_A_FILE, lambda viewer: viewer.is_hr),
)
def resume(visit: Visit, interview: Interview) -> Response:
    if request.method == "POST":
        return _take(visit, interview)
    if not _reads(visit, interview):
        return _not_for(visit, interview)
    found = resumes.of(interview.candidate_id)
    pages: list[PageSize] = []
    if found is not None and found.state == "drawn":
        pages = resumes.page_sizes(found)
        _look(visit, interview, "pages")
    return visit.render(
        "resume.html",
        about=wording.about(interview, visit.viewer),
        candidate_name=wording.candidate_name(interview, visit.viewer),
        resume=found,
        line=_line(visit, interview, found),
        left_out=found.pages - found.drawn if found is not None and pages else 0,
        pages=pages,
        path=links.resume_path(interview),
        back=links.interview_path(interview),
        brings=access.has_resume_file(visit.viewer, interview),
        size=_size(found.size) if found else "",
        refresh_s=LOOKS_AGAIN_S if found is not None and _is_about_to_be_drawn(found, visit) else None,
        mark=_mark(visit),
    )


@page("/i/<ref>/resume/<int:number>", needs=access.sees)
def resume_page(visit: Visit, interview: Interview, number: int) -> Response:
    """One page as a picture."""
    if not _reads(visit, interview):
        return _not_for(visit, interview)
    found = resumes.of(interview.candidate_id)
    jpeg = resumes.picture(found, number) if found is not None else None
    if jpeg is None:
        return NOT_YOURS.response(visit.lang)
    _look(visit, interview, "pages")
    return Response(marked(jpeg, _mark(visit)), content_type="image/jpeg")


@page("/i/<ref>/resume/file", needs=access.has_resume_file)
def resume_file(visit: Visit, interview: Interview) -> Response:
    """The file as it came, to be kept and never shown in our name."""
    found = resumes.of(interview.candidate_id)
    content = resumes.content(found) if found is not None else None
    if content is None:
        return NOT_YOURS.response(visit.lang)
    _look(visit, interview, "file")
    answer = Response(content, content_type="application/pdf")
    name = quote(f"{interview.candidate.name}.pdf", safe="")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"resume.pdf\"; filename*=UTF-8''{name}"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return answer


def _take(visit: Visit, interview: Interview) -> Response:
    """What HR sends, or that none is to be kept."""
    if not access.has_resume_file(visit.viewer, interview):
        return _not_for(visit, interview)
    if request.form.get("do") == "delete":
        with change.begin(visit.now, visit.viewer) as removing:
            is_gone = resumes.remove(removing, interview.candidate_id, field("resume_id"))
        if is_gone:
            flash(visit.text("resume_page.deleted"))
        else:
            flash(visit.text("resume_page.another_by_now"), "refused")
        return go_on(links.resume_path(interview))
    sent = request.files.get("resume")
    file = sent.stream.read(MOST_BYTES + 1) if sent is not None else b""
    if fault := resumes.fault_of(file):
        why = wording.why_no_resume(fault, visit.lang)
        flash(visit.text("resume_page.not_taken", why=why), "refused")
    else:
        with change.begin(visit.now, visit.viewer) as bringing:
            resumes.put(bringing, interview.candidate_id, file, "page")
        flash(visit.text("resume_page.is_here"))
    return go_on(links.resume_path(interview))


def _reads(visit: Visit, interview: Interview) -> bool:
    return access.reads_resume(visit.viewer, interview, visit.now)


def _not_for(visit: Visit, interview: Interview) -> Response:
    """Whoever sees the interview reads why not; that there is one is not said."""
    hr = wording.hr_of(interview, visit.viewer)
    why = access.why_no_resume(visit.viewer, interview, visit.now) or NoResume.NOT_THEIRS
    return Screen(
        Phrase("resume_page.not_open"),
        (_WHY_NOT[why], Phrase("resume_page.still_needed", hr=hr)),
        (Action(Phrase("interview_page.to_it"), links.interview_path(interview), strong=False),),
        about=wording.about(interview, visit.viewer),
        status=403,
    ).response(visit.lang)


_WHY_NOT: dict[NoResume, Phrase] = {
    NoResume.AWAY: Phrase("resume_page.knows_candidate"),
    NoResume.NOT_THEIRS: Phrase("resume_page.not_theirs"),
    NoResume.CONFIDENTIAL: Phrase("resume_page.confidential"),
    NoResume.REPLACED: Phrase("resume_page.replaced"),
    NoResume.DECLINED: Phrase("resume_page.declined"),
    NoResume.CANCELLED: Phrase("resume_page.cancelled"),
    NoResume.OVER: Phrase("resume_page.is_over"),
}


def _look(visit: Visit, interview: Interview, what: str) -> None:
    with change.begin(visit.now, visit.viewer) as looking:
        resumes.look(looking, visit.viewer, interview, what)


def _line(visit: Visit, interview: Interview, found: Resume | None) -> str:
    """How it is with it."""
    brings = access.has_resume_file(visit.viewer, interview)
    wanted = resumes_wanted.of(interview.candidate_id) if brings else None
    said = [_state(visit, interview, found)]
    if wanted is not None and wanted.state == "waiting":
        said.append(visit.text("resume_page.being_fetched"))
    if wanted is not None and wanted.state == "given_up":
        why = wording.why_no_resume(wanted.why, visit.lang)
        said.append(visit.text("resume_page.not_fetched", why=why))
    return visit.text("mark.between_sentences").join(said)


def _state(visit: Visit, interview: Interview, found: Resume | None) -> str:
    if found is None:
        if access.has_resume_file(visit.viewer, interview):
            return visit.text("resume_page.none_yet")
        return visit.text("resume_page.none_yet_ask", hr=wording.hr_of(interview, visit.viewer))
    if found.state == "arrived":
        is_soon = _is_about_to_be_drawn(found, visit)
        return visit.text("resume_page.being_drawn" if is_soon else "resume_page.still_being_drawn")
    if found.state == "unreadable":
        why = wording.why_no_resume(found.why, visit.lang)
        if access.has_resume_file(visit.viewer, interview):
            return visit.text("resume_page.cannot_be_shown", why=why)
        return visit.text("resume_page.ask_hr", hr=wording.hr_of(interview, visit.viewer))
    return visit.text("resume_page.pages", n=found.pages)


def _is_about_to_be_drawn(found: Resume, visit: Visit) -> bool:
    return found.state == "arrived" and visit.now - found.arrived_at < LOOKS_FOR


def _mark(visit: Visit) -> str:
    return f"{visit.viewer.user_id} {visit.now.astimezone(visit.viewer.tz):%Y-%m-%d}"


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"
