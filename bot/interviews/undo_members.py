"""Taking back what an admin did to members: a role, who left, who takes over, who was added."""

from __future__ import annotations

from bot.db import clock, store
from bot.interviews import accounts, leaving, people
from bot.interviews.audit import Values
from bot.interviews.errors import UserError
from bot.interviews.models import Member


def restore(member: Member, before: Values, after: Values) -> None:
    """The columns as they were.

    Raises: UserError when the last admin would be none, or somebody with a place on a panel no member.
    """
    if before.get("active") is False:
        _check_has_no_place(member)
    if before.get("active") is False or before.get("role", "admin") != "admin":
        people.keep_an_admin(member)
    for name, value in before.items():
        setattr(member, name, value)
    member.save(only=[getattr(Member, name) for name in before])


def take_back_charge(member: Member, before: Values, after: Values) -> None:
    """The applications that were handed over come back, unless they have gone on to somebody else."""
    for part in ("recruiter", "coordinator"):
        store.execute(
            f"""UPDATE application SET {part}_id = %(member)s
                WHERE id = ANY(%(ids)s) AND {part}_id IS NOT DISTINCT FROM %(successor)s""",
            ids=before[part],
            member=member.id,
            successor=after["successor"],
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
        raise UserError(
            "{name} is on a panel or looks after interviews by now. Send: members {id} deactivate",
            "{name} 已经有面试了，不能撤销。可以发：成员 {id} 停用",
            name=member.name,
            id=member.user_id,
        )


def activate_instead(after: Values) -> tuple[str, str]:
    return f"members {after['code']} activate", f"成员 {after['code']} 启用"


def deactivate_instead(after: Values) -> tuple[str, str]:
    return f"members {after['code']} deactivate", f"成员 {after['code']} 停用"


def set_back_instead(before: Values) -> tuple[str, str]:
    """What brings back the language or zone that somebody had."""
    if "zone" in before:
        return f"zone {before['zone']}", f"时区 {before['zone']}"
    if "lang" in before:
        return f"language {before['lang']}", "语言 中文" if before["lang"] == "zh" else "语言 英文"
    return "settings", "设置"  # it was chosen as it was


def change_again(after: Values) -> tuple[str, str]:
    return f"members {after['code']}", f"成员 {after['code']}"
