"""Taking back what an admin did to members: a role, who left, who takes over, who was added."""

from __future__ import annotations

from bot.db import store
from bot.interviews import accounts, people
from bot.interviews.audit import Values
from bot.interviews.models import Member


def restore(member: Member, before: Values, after: Values) -> None:
    """The columns as they were.

    Raises: UserError when the last admin would be none.
    """
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
    """Who was added is no member; their account is no longer looked up."""
    accounts.remove(member)


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
