"""What HR is told of a candidate's résumé: that none can be looked at, and where to bring one."""

from __future__ import annotations

from bot import wording
from bot.interviews import resumes
from bot.notices.hr_news import what
from bot.notices.kind import Kind, Line, until_somebody_knows
from bot.notices.view import View
from bot.wecom.content import Part, Text
from bot.wording import links


def lacks_resume(view: View) -> bool:
    """What there was to tell of the candidate's résumé is still so: none can be looked at."""
    found = resumes.of(view.of.candidate_id)
    return found is None or found.state == "unreadable"


def resume_failed(view: View) -> Part | None:
    """It could not be fetched, or its pages not be drawn: HR can bring another."""
    why, at = _why_no_resume(view), links.resume(view.of)
    on_its_page_en, on_its_page_zh = (f": {at}", f"：{at}") if at else ("", "。")
    return Text(
        view.pick(
            f"No readable résumé, {why}: {what(view)}. Upload one on its page{on_its_page_en}",
            f"简历没拿到，{why}：{what(view)}。请在页面上传{on_its_page_zh}",
        )
    )


def resume_failed_listed(view: View) -> Line:
    heading = view.pick("No readable résumé: upload one on the interview's page", "简历没拿到，请在面试页面上传")
    return Line(heading, _why_no_resume(view))


def _why_no_resume(view: View) -> str:
    return wording.why_no_resume(str((view.subject or {}).get("why", "")), view.lang)


RESUME_FAILED = Kind(
    "resume_failed",
    resume_failed,
    ("no résumé", "简历没拿到"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=lacks_resume,
    listed=True,
    in_list=resume_failed_listed,
)
