"""A message that is written as a letter: what stands between Dear colleague and Warm regards, Min."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"\s{0,9}(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n,:!.?]{0,40}[,:!.]?\s{0,3}\n|"
    r"(?:尊敬的|亲爱的)?[\u4e00-\u9fff]{0,8}(?:[您你]好|各位好|大家好|[早中晚下]上?午?好)[\u4e00-\u9fff]{0,4}[,，:：!！。 ]{0,3}\n|"
    r"(?:各位|大家|各位同事|[您你])好[,，:：!！。]{1,2} ?我是(?:[^\s,，。;；]{1,12})[。;；])\s{0,9}(?=\S)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\s{0,3}\n\s{0,9}(?:(?:with )?(?:(?:best|kind|kindest|warm|warmest|many) ){0,2}(?:regards|wishes|thanks)|sincerely|"
    r"yours(?: (?:sincerely|faithfully|truly))?|cheers|thanks(?: a lot| in advance| so much)?|thank you(?: in advance)?|br|rgds|此致|敬礼|祝好|谢谢|多谢)"
    r"[,，.。!！]{0,2}(?:\s{0,3}\n\s{0,9}(?:[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20}){0,3}|[\u4e00-\u9fff]{2,8})){0,2}\s{0,9}",
    re.IGNORECASE,
)

_TO_ALL = re.compile(
    r"\W{0,9}(?:(?:hi|hello|hey|dear) (?:all|team|every\w{3,4}|folks|guys|colleagues)\b|各位|大家)", re.IGNORECASE
)


def without_its_form(text: str) -> str:
    """The text itself; as it is where it is nothing but such words, or was written to many, and is only passed on."""
    if _TO_ALL.match(text) and "\n" in text.strip():
        return text
    opening = _OPENS.match(text)
    begins = opening.end() if opening else 0
    closing = next((one for one in _CLOSES.finditer(text, begins) if one.end() == len(text)), None)
    return text[begins : closing.start() if closing else None] or text
