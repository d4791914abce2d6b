"""Who a message is from: a member as configured, somebody proven by writing to us, or nobody we know."""

from __future__ import annotations

from datetime import datetime

from bot import change
from bot.interviews import accounts, people
from bot.interviews.models import Member, Role


def member_of(member: Member | None, user_id: str, now: datetime, admin_user_ids: tuple[str, ...]) -> Member | None:
    """Who is named in ADMIN_USERIDS is an admin from the first message, unless another admin has deactivated them."""
    if user_id in admin_user_ids and (member is None or member.role != Role.ADMIN):
        if member is None and people.known(user_id) is not None:
            return _proven(user_id, now)
        with change.begin(now, kind="operator") as begun:
            return people.put(begun, user_id, role=Role.ADMIN)[0]
    return member or _proven(user_id, now)


def _proven(user_id: str, now: datetime) -> Member | None:
    """Who writes to us has an account: whoever was only waiting for that is a member."""
    known = people.known(user_id)
    if known is None or not accounts.is_expected(known):
        return None
    with change.begin(now, kind="system") as begun:
        accounts.confirm(begun, known)
    return known
