"""Interviews that are over, and the feedback on them."""

from __future__ import annotations

from bot.db import store
from bot.interviews.models import Feedback, Interview
from tests.said import zh
from tests.world.office import Office
from tests.world.town import Town


def over(office: Office, *panel: str, candidate: str = "陈晓", at: str = "03-11 07:30") -> str:
    """The code of an interview that waits for feedback; it began two hours and a half ago unless said otherwise."""
    code = office.plan(candidate, at, *(panel or ("zhangsan", "lisi")))
    with store.db.connection_context():
        Interview.update(status="awaiting_feedback").where(Interview.code == code).execute()
    return code


def writes(office: Office, code: str, who: str, what: str = "推荐 基础扎实") -> str:
    assert office.say(f"面评 {code} {what}", who).endswith(zh("feedback.whether_to_submit"))
    return office.say("是", who)


def kept(code: str) -> list[tuple[str, str]]:
    """Verdict and words of what is in."""
    with store.db.connection_context():
        found = Feedback.select().join(Interview).where((Interview.code == code) & (Feedback.status == "submitted"))
        return [(str(one.recommendation), str(one.summary)) for one in found.order_by(Feedback.id)]


def status(office: Office | Town, code: str | None) -> str:
    [row] = office.rows("SELECT status FROM interview WHERE code = %(code)s", code=code)
    return str(row["status"])


def held(place: Town, user_id: str, *, hours_ago: float, candidate: str = "林悦") -> Interview:
    """An interview that is over, and whose feedback is not in."""
    on = place.book(user_id, in_hours=-hours_ago, candidate=candidate)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'awaiting_feedback' WHERE id = %(id)s", id=on.id)
    return on
