"""Where in an English sentence somebody is named, whoever that is: Emily said …, cancel Daniel Wu, Sophie's at four, the Omar one."""

from __future__ import annotations

import re

from bot.chat.naming.characters import words_of

_WORD = "[a-z\u00df-\u024f]{2,15}"
_WHO = rf"(?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}?)"
_OPENS = r"(?:(?:hi|hey|so|ok|okay|well|oh|sorry|bad news|good news|fyi|update|btw|just now|please note|and|but|because|since|as|that|looks like|seems|turns out)\b[ ,:.-]{0,3}){0,4}"
_BEGINS = rf"(?:^|[,.;:!?(\n—–-] {{0,2}}){_OPENS}"
_AUX = r"(?:can|could|will|would|may|might|must|should|does|do|did|has|had|is|was|won|ca)(?:n?['’]?t| not)?"
_DOES = (
    r"(?: (?:just|also|still|now|has|already|unfortunately|really)){0,3} "
    rf"(?:says?|said|tells?|told|wants?|wanted|prefers?|wishes|hopes|asks?|asked|took|got|found|needs?|called|calls|replied|wrote|texted|emailed|pinged|messaged|never|no longer|changed|thinks|"
    rf"confirm(?:s|ed)|accept(?:s|ed)|declin(?:es|ed)|withdr(?:aws|ew)|agre(?:es|ed)|refus(?:es|ed)|cancell?ed|quit|dropped|pulled|backed|bailed|signed|chose|received|turned|passed|failed|joined|arrived|"
    rf"{_AUX}(?! it\b))(?![a-z])"
)
_IS = r"'s (?:not |just |now |still |already |really ){0,2}(?:not|coming|here|late|ill|sick|unwell|out|no longer|still|joining|running|been|dropped|dropping|got|gone|withdrawn|withdrawing|accepted|in|on|off|interested|going|unable|available|free)\b"
_OF_IT = r"(?:interviews?|one|round|slot|call|final|screen|panel|feedback|write-?up|invite|invitation|interviewers?|status)\b"
_ON = r"(?:to|back|by|up|half|an?|at|is|was|on|till|until|forward|for|again|instead|please|pls|thanks|tomorrow|today|next|this|with|as|off|out|in|from|and|or|\d)"
_END = r"(?=['’]?s?(?:[,.!?;:)]|$))"
_MOVES = r"(?:cancel(?:l?ing)?|call(?:ing)? off|move|moving|push|postpone|reschedule|delay|shift|bring|put off|drop|scrap|nudge|chase|remind|replace|accept|decline|interview(?:ing)?|reject|recommend|hire|mark|switch|put|swap|pull|bump|slide)"
_TAKES = r"(?:do|take|make|see|meet|join|skip|miss|cover|attend|have|handle|get|fit|squeeze)"
_POSSESSIVE = re.compile(rf"(?<![a-z]){_WHO}(?:{_IS}|'s?(?=(?: (?:{_OF_IT}|{_ON}\b)|[,.!?;]|$)))")
_MOVED = re.compile(rf"\b{_MOVES} (?:candidate )?{_WHO}(?:{_END}|(?= {_ON}\b))")
_TAKEN = re.compile(
    rf"\b(?<!to ){_TAKES} {_WHO}(?:{_END}|(?= (?:at|on|for me|instead|please|today|tomorrow|then|next)\b))"
)
_OF = re.compile(
    rf"\b(?:(?:panel|interviews?|interviewers?|invitation|invite|text|feedback|status|round|slot|one|write-?up|schedule) (?:text |message )?(?:of|for|with)|(?:no|yes) to|candidate|about) {_WHO}(?:{_END}|(?= {_ON}\b))"
)
_FOR = re.compile(
    rf"(?<!leaving)(?<!leave)(?<!left)(?<!off)(?<!working)(?<!work)(?<!works)(?<!bound)(?<!flight)(?<!train) for {_WHO}(?:{_END}|(?= (?:at|on|to|instead|please|today|tomorrow|next)\b))"
)
_LABEL = re.compile(rf"^(?:re )?{_WHO} ?(?::|[-–—]) ?(?=\S)")
_THE_ONE = re.compile(rf"\b(?:the|that|my|this) {_WHO} (?:interview|one|round|final|screen|slot|panel)\b")
_SUBJECT = re.compile(rf"{_BEGINS}{_WHO}{_DOES}")
_ASKED = re.compile(
    rf"(?:^|[,.;!?] ?)(?:(?:and|so|but|hey|hi|ok) ){{0,2}}(?:(?:did|has|is|was|can|will|does|have)|(?:when|where|how|what time|which room)(?:'s| is| does| did| will| can)|who(?:'s| is) (?:interviewing|seeing|meeting|with)) "
    rf"{_WHO}(?=[?]| [a-z]|$)"
)

LATIN_OWN = [_POSSESSIVE, _MOVED, _TAKEN, _OF, _LABEL, _THE_ONE]  # where one's own answer names whose it is
LATIN = [_SUBJECT, *LATIN_OWN, _FOR, _ASKED]
REVIEWED = [re.compile(rf"^{_WHO} (?:was|did|showed|struggled|impressed|answered|performed|came|seemed|is) ")]


def is_nobody(low: str) -> bool:
    """Family, authorities, months, and what begins a sentence: none of them is a candidate."""
    return low in words_of("nobody in Latin letters")
