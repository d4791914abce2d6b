"""The word that says what is to be done, as far as one may be said for another: 取消, 改到, 换成, move, remind."""

from __future__ import annotations

import re
from dataclasses import dataclass

_IT = r"(?: (?:it|that|this|him|her|them|to))*"
_ORDERS = {
    "later": rf"往后(?:挪|推|延|移|调)?(?:到|至)?|推迟(?:到|至)?|延后(?:到|至)?|推后(?:到|至)?|顺延(?:到|至)?|\b(?:postpone|delay|push back)\b{_IT}",
    "earlier": rf"往前(?:挪|提|移|调)?(?:到|至)?|提前(?:到|至)?|提早(?:到|至)?|\bbring (?:it |that )?forward\b{_IT}",
    "move": rf"(?:改|挪|换|推|调|移|放|约)(?:到|至)|改期(?:到|至)?|改成|改为|\b(?:move|shift|push|reschedule|put|change|bring)\b{_IT}",
    "replace": rf"换成|替换成?|\b(?:replace|swap)\b{_IT}",
    "cancel": rf"取消(?:掉|了)?|\b(?:cancel|call off)\b{_IT}",
    "accept": rf"(?<!不)接受|可以参加|同意|没问题|可以(?![把帮给改换取吗么不])|能[来去](?![不吗么])|\b(?:accept|confirm|approve)\b{_IT}",
    "decline": rf"无法参加|去不了|参加不了|来不了|不接受|拒绝|没空|没时间|不行(?![吗么])|不能[来去]|没法[来去]|\b(?:decline|reject|turn down)\b{_IT}",
    "nudge": rf"催(?:一下|一催|催)?|提醒(?:一下)?|\b(?:remind|nudge|ping|chase)\b{_IT}",
    "add": rf"加上|旁听|\b(?:add|shadow)\b{_IT}",
    "look": rf"看(?:一下|看|下)|查(?:一下|看|下)|\b(?:show(?: me)?|check|look at)\b{_IT}",
}
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ORDERS.items()))
_IN_FRONT = re.compile(
    r"(?:[\s,，]|我|还是|要|应该|只要?|就|帮我|给我|先|再|请|麻烦|(?<![a-z])(?:please|just|only|i|can you|could you|i want to)(?![a-z])){0,4}"
)
_ONLY = re.compile(r"只|\bonly\b")
_OF_TIME = frozenset(("later", "earlier", "move"))


@dataclass(frozen=True)
class Order:
    """`is_only`: 只催李四, and nobody else of whom it was said before."""

    kind: str
    at: int
    end: int
    is_only: bool = False

    @property
    def is_of_time(self) -> bool:
        return self.kind in _OF_TIME

    def goes_on(self, before: Order) -> bool:
        """改到五点 behind 推迟到四点 says the same anew; 提前 behind 推迟 does not."""
        if self.is_only:
            return False
        return self.kind == before.kind or (self.kind == "move" and before.kind in _OF_TIME)


def orders_in(low: str) -> list[Order]:
    return [Order(str(one.lastgroup), *one.span()) for one in _ANY.finditer(low)]


def order_at(low: str, place: int) -> Order | None:
    """The one that begins here, but for courtesy."""
    lead = _IN_FRONT.match(low, place)
    found = _ANY.match(low, lead.end() if lead else place)
    if found is None:
        return None
    is_only = lead is not None and _ONLY.search(lead[0]) is not None
    return Order(str(found.lastgroup), *found.span(), is_only)
