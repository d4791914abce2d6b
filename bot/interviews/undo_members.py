"""Taking back what an admin did to members: a role, who left, who takes over, who was added."""

from __future__ import annotations

from bot.db import clock, store
from bot.db.sql import identifier, sql
from bot.interviews import accounts, leaving, people
from bot.interviews.audit import Values
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.phrase import Phrase


def restore(member: Member, before: Values, after: Values) -> None:
    """The columns as they were.

    Raises: UserError when the last admin would be none, somebody with a place on a panel no member, or a mail two members'.
    """
    people.check_is_nobody_elses(before.get("email"), str(member.user_id))
    if before.get("active") is False:
        _check_has_no_place(member)
    if before.get("active") is False or before.get("role", "admin") != "admin":
        people.keep_an_admin(member)
    if before.get("active") is False:
        accounts.ask_no_more(member)
    for name, value in before.items():
        setattr(member, name, value)
    member.save(only=[getattr(Member, name) for name in before])


def take_back_charge(member: Member, before: Values, after: Values) -> None:
    """The applications that were handed over come back, unless they have gone on to somebody else."""
    for part in ("recruiter", "coordinator"):
        store.execute(
            sql(
                """UPDATE application SET {column} = %(member)s
                WHERE id = ANY(%(ids)s) AND {column} IS NOT DISTINCT FROM %(successor)s""",
                column=identifier(f"{part}_id"),
            ),
            ids=before[part],
            member=member.id,
            successor=after["successor"],
        )


def ask_again(member: Member, before: Values, after: Values) -> None:
    """WeCom is asked whose the account is, as it was to be."""
    store.execute(
        """INSERT INTO verification (member_id, next_try_at, former_name) VALUES (%(id)s, %(at)s::timestamptz, %(name)s)
           ON CONFLICT (member_id) DO NOTHING""",
        id=member.id,
        at=before["next_try_at"],
        name=before["former_name"],
    )


def remove(member: Member, before: Values, after: Values) -> None:
    """Who was added is no member; their account is no longer looked up.

    Raises: UserError when they have a place on a panel by now, or look after interviews.
    """
    _check_has_no_place(member)
    accounts.remove(member)


def _check_has_no_place(member: Member) -> None:
    """What was given to them since is not taken away unseen: 停用 says what becomes open, and asks who takes over."""
    if leaving.places_ahead(member, clock.now()) or leaving.looked_after(member):
        raise UserError("undo.has_a_place", name=member.name, id=member.user_id)


def activate_instead(after: Values) -> Phrase:
    return Phrase("instead.activate", code=after["code"])


def deactivate_instead(after: Values) -> Phrase:
    return Phrase("instead.deactivate", code=after["code"])


def set_back_instead(before: Values) -> Phrase:
    """What brings back what somebody had set."""
    if "zone" in before:
        return Phrase("instead.zone", zone=before["zone"])
    if "lang" in before:
        return Phrase("instead.chinese" if before["lang"] == "zh" else "instead.english")
    if "quiet_from" in before:
        if before["quiet_from"] is not None and before["quiet_from"] == before["quiet_until"]:
            return Phrase("instead.no_quiet_hours")
        hours = _hours(before["quiet_from"], before["quiet_until"])
        return Phrase("instead.quiet_hours", hours=hours or Phrase("instead.default"))
    if "works_from" in before:
        hours = _hours(before["works_from"], before["works_until"])
        return Phrase("instead.work_hours", hours=hours or Phrase("instead.default"))
    if "max_per_day" in before:
        return _limits_back(before)
    if "unwanted" in before:
        return Phrase("set_it.notices")
    if "phone" in before:
        return Phrase("set_it.phone") if before["phone"] else Phrase("instead.no_phone")
    return Phrase("instead.settings")  # it was chosen as it was


def _hours(first: str | None, last: str | None) -> str:
    return "" if first is None or last is None else f"{first}-{last}"


def _limits_back(before: Values) -> Phrase:
    day, week = before["max_per_day"], before["max_per_week"]
    if not (day or week):
        return Phrase("instead.no_limit")
    unlimited = Phrase("limit.none")
    return Phrase("instead.limit", day=day or unlimited, week=week or unlimited)


def change_again(after: Values) -> Phrase:
    return Phrase("instead.members", code=after["code"])
