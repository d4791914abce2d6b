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
from bot.web.marking import marked
from bot.web.pages.page import NOT_YOURS, Large, Visit, page
from bot.web.pages.pressing import field
from bot.web.screen import Action, Said, Screen, go_on
from bot.wording import links, pick

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
            flash(pick(_ANOTHER_BY_NOW, visit.lang), "refused")
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


_ANOTHER_BY_NOW = (
    "Nothing was deleted: another file has come since. This is how things stand.",
    "没有删除：这份简历刚刚换过了。现在是这样：",
)


def _reads(visit: Visit, interview: Interview) -> bool:
    return access.reads_resume(visit.viewer, interview, visit.now)


def _not_for(visit: Visit, interview: Interview) -> Response:
    """Whoever sees the interview reads why not; that there is one is not said."""
    hr = wording.hr_of(interview, visit.viewer)
    why = access.why_no_resume(visit.viewer, interview, visit.now) or NoResume.NOT_THEIRS
    return Screen(
        ("The résumé is not open to you", "你看不到这份简历"),
        (_WHY_NOT[why], (f"Do you still need it? Ask {hr}.", f"还需要的话，找{hr}。")),
        (Action(("To the interview", "看这场面试"), links.interview_path(interview), strong=False),),
        about=wording.about(interview, visit.viewer),
        status=403,
    ).response(visit.lang)


_WHY_NOT: dict[NoResume, Said] = {
    NoResume.AWAY: ("You know the candidate, so their file is hidden from you.", "你和候选人需要回避，资料对你隐藏。"),
    NoResume.NOT_THEIRS: (
        "HR, the panel and the hiring manager read it, nobody else.",
        "只有 HR、这场的面试官和用人经理能看。",
    ),
    NoResume.CONFIDENTIAL: (
        "This interview is confidential: HR and the panel alone read it.",
        "这场面试的资料保密，只有 HR 和面试官能看。",
    ),
    NoResume.REPLACED: ("You are not on the panel of this interview any more.", "你已不在这场面试中，不用再看了。"),
    NoResume.DECLINED: (
        "You said that you can't make it. If you accept after all, it is open to you again.",
        "你回复过无法参加；改为接受后就能看。",
    ),
    NoResume.CANCELLED: (
        "This interview is cancelled, so nobody but HR reads it any more.",
        "这场面试已取消，现在只有 HR 能看。",
    ),
    NoResume.OVER: (
        "It was open until 7 days after your feedback, or after the end where you owe none.",
        "开放到你提交面评后 7 天（不用写面评的，到面试结束后 7 天），现在已经过了。",
    ),
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
        hr = wording.hr_of(interview, visit.viewer)
        none = ("There is none yet.", "还没有简历。")
        asks = (f"There is none yet. Ask {hr} for it.", f"还没有简历，需要的话找{hr}要。")
        return pick(none if access.has_resume_file(visit.viewer, interview) else asks, visit.lang)
    if found.state == "arrived":
        if _is_about_to_be_drawn(found, visit):
            said = ("Its pages are being drawn; this page looks again by itself.", "正在生成页面，会自动刷新，请稍等。")
        else:
            said = (
                "Its pages are still being drawn; please look again in a few minutes.",
                "页面还在生成，请过几分钟再来看。",
            )
        return pick(said, visit.lang)
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
