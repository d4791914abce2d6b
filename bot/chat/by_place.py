"""Which of what was offered a text tells by its place in the list: 就第一个吧, 第二位, 最后一个, the last one works, let's do 2."""

from __future__ import annotations

import re

from bot.chat.which_interview import OF_A_LIST

_DIGITS = "一二三四五六七八九"
_UNIT = "(?:个|位|场|项|条|号|行|段|名|种)"
_LEAD = (
    r"(?:那|就|选|要|我|还是|用|定|换|改到?|按|走|给|请|好的?|行|嗯|[,， ]|(?:ok|okay|then|just|please|i'll|i|take|go (?:with|for)|use|pick|choose|let's (?:do|go with|take)|"
    r"make it|how about|we'll|have|want|would like|like|number|no\.?|option|the)\b){0,6}"
)
_TAIL = (
    r"(?:(?:的?(?:那|这)?(?:个|位|场)?)(?:时间段?|时段|人|选项|方案)|吧|了|啊|呀|呢|好了|就?行|就?好|就?可以|合适|没问题|谢谢|来|[,，.。!！ ]|"
    r"\b(?:one|works|work|please|then|is|it|fine|good|great|ok|okay|best|looks|sounds|will do|suits|for|me|us|thanks|thank you|slot|option|of|them|these|those)\b){0,6}"
)
_PLACED = re.compile(
    rf"(?P<lead>{_LEAD})(?:"
    rf"(?P<nth>第 ?(?P<figure>\d{{1,2}}|[{_DIGITS}]) ?{_UNIT})|(?P<first>(?:头|第) ?一?{_UNIT}|最上面(?:的|那)?{_UNIT}?)|"
    rf"倒数第 ?(?P<back>[{_DIGITS}两]) ?{_UNIT}|(?P<last>(?:最后|末尾|最下面)面?(?:的|那)?一?{_UNIT})|(?P<middle>(?:中间|当中)(?:的|那)?一?{_UNIT}|middle)|"
    rf"(?P<bare>\d{{1,2}}|[{_DIGITS}](?=吧|$))(?![\d:.]|[点号月日天个分周时])|(?P<ordinal>{'|'.join(OF_A_LIST)})\b|(?P<short>\d)(?:st|nd|rd|th)\b|"
    rf"(?P<end>(?:very )?last)\b|(?P<former>former)\b|(?P<latter>latter)\b)(?P<tail>{_TAIL})"
)


def told(said: str, count: int) -> int | None:
    """The number from 1 of the only one that can be meant; None where a text says anything else. There may be no such one."""
    found = _PLACED.fullmatch(said)
    if found is None or (found["bare"] and not (found["lead"].strip() or found["tail"].strip())):
        return None
    number = _number(found, count)
    return None if number is None or (found["bare"] and not 1 <= number <= count) else number


def _number(found: re.Match[str], count: int) -> int | None:
    figure = found["figure"] or found["bare"] or found["short"]
    if figure:
        return int(figure) if figure.isdigit() else _DIGITS.index(figure) + 1
    if found["first"] or found["former"]:
        return 1 if found["first"] or count == 2 else None
    if found["back"]:
        return count - _DIGITS.index(found["back"].replace("两", "二"))
    if found["last"] or found["end"]:
        return count
    if found["middle"]:
        return count // 2 + 1 if count % 2 else None
    if found["latter"]:
        return 2 if count == 2 else None
    return OF_A_LIST.index(found["ordinal"]) + 1
