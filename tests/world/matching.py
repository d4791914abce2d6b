"""Candidates who may be members: how it comes to a match, and who hears of it and reads the file."""

from __future__ import annotations

from bot.db import store
from bot.interviews.models import Candidate
from tests.world.town import Town


def candidate_has(place: Town, name: str = "陈晓", **reached_by: str) -> None:
    with store.db.connection_context():
        Candidate.update(**reached_by).where(Candidate.name == name).execute()


def admin_says(place: Town, name: str, email: str) -> None:
    place.say("admin", f"成员 {name} 邮箱 {email}")


def reads_file(place: Town, user_id: str, code: str) -> bool:
    return code in place.say(user_id, f"进度 {code}").replace(f"“{code}”", "").replace(f"没有找到 {code}", "").replace(
        f"没找到 {code}", ""
    )


def active(place: Town) -> list[str]:
    rows = place.rows(
        """SELECT DISTINCT m.user_id FROM candidate_match c JOIN member m ON m.id = c.member_id WHERE c.ended_at IS NULL
           ORDER BY m.user_id"""
    )
    return [row["user_id"] for row in rows]


def told(place: Town, who: str = "zhangmin") -> str:
    return "\n".join(str(one["content"]) for one in place.chat(who))
