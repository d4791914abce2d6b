"""A colleague who could come instead of whoever speaks: 让王五替一下, wangwu can take it. Only ever suggested to HR."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.chat.readers import Found, Situation
from bot.interviews import people
from bot.interviews.errors import UserError
from bot.interviews.models import Member


@dataclass(frozen=True)
class StandIn:
    """Said of a colleague, at the end of what somebody says who cannot come."""

    member: Member

    def __str__(self) -> str:
        return str(self.member.name)


_WHO_ZH = r"(?P<who>[^\s,，。;；、我你他她来去替顶代接让请叫]{1,12}?)"
_INSTEAD_ZH = "(?:来|去)?(?:替[班我]?|顶[班替我]?|代[替我]|接[替手])(?:我|一下|下|一?场|吧|好了|就好){0,4}"
_WHO_EN = r"(?P<who>[a-z][\w.-]*(?: [a-z][\w.-]*)?)"
_INSTEAD_EN = (
    "(?:take|cover|do|step in|fill in|replace|stand in)"
    "(?: (?:it|this|that|mine|over|in|for|me|one|instead|the interview|my place|my slot|please)){0,5}"
)
_SAID = (
    re.compile(
        f"[,，。;； ]{{0,4}}(?:可以|能不能|那?就)?(?:请|让|叫|由|换|推荐|建议){_WHO_ZH}(?:可以|能)?{_INSTEAD_ZH}$"
    ),
    re.compile(f"[,，。;； ]{{0,4}}{_WHO_ZH}(?:可以|能|愿意){_INSTEAD_ZH}$"),
    re.compile(rf"[,;. ]{{0,4}}\b(?:but |and |maybe |please ){{0,3}}(?:let|ask|have) {_WHO_EN} (?:to )?{_INSTEAD_EN}$"),
    re.compile(rf"[,;. ]{{0,4}}\b(?:but |and |maybe ){{0,3}}{_WHO_EN} (?:can|could|will|would) {_INSTEAD_EN}$"),
)


def find(text: str, situation: Situation) -> Found | None:
    """Raises: UserError for somebody who has left."""
    low = text.lower()
    for pattern in _SAID:
        said = pattern.search(low) if len(low) == len(text) else None
        if said is None:
            continue
        everybody = people.called(said["who"].removeprefix("@"))
        if found := [one for one in everybody if one.active and one != situation.member]:
            rest = f"{text[: said.start()]} {text[said.end() :]}".strip()
            return Found([StandIn(one) for one in found], rest, said.start(), said.end())
        if gone := next((one for one in everybody if not one.active), None):
            raise UserError(
                "{who} is deactivated and can't come instead. Nothing was changed.",
                "{who} 已停用，不能接替，什么都没有改动。",
                who=gone.name,
            )
    return None
