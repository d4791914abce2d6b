"""What is said of all the rest beside an order: 只取消1203，其他的别动; only cancel 1203, keep the others. It orders nothing, and is no reason."""

from __future__ import annotations

import re

from bot.chat.heard import LONGEST_SENTENCE
from bot.nlu.spelling.draft import Draft, Spelling

_REST = "(?:其[他它余]|别的|另外|剩下|余下|剩余)的?(?:[几两三四五]?[个场位轮条])?(?:面试官?|场次|时间|安排|候选人|人|都|全部?|也|先|就|的| ){0,4}"
_LEFT = (
    "(?:先|千万|暂时|请)?(?:别|不要|不用|不必|不|甭)(?:再|去)?(?:动|取消|改期?|碰|管|变|换|推迟?|撤|挪|催|调整?|受影响)"
)
_STAYS = "保留|留着|照旧|照常(?:进行)?|保持(?:原样|不变)?|维持(?:原样|不变)?|正常(?:进行)?|原样|不受?影响"
_REST_EN = r"(?:others?|rest(?: of (?:them|it|the [a-z]+))?|other (?:ones?|two|three|[a-z]+s)|remaining (?:ones?|[a-z]+s)|(?:every|any)(?:thing|one|body) else)"
_LIKE_THAT = r"(?: (?:alone|as (?:is|it is|they are|planned|usual)|untouched|unchanged|the same|in place|on|be|put|for now|where they are)){0,2}"
_KEPT = re.compile(
    rf"(?:^|[\s,，、。;；]+)(?:但是?|不过|而|把|让|就|请|麻烦){{0,2}}{_REST}(?:{_LEFT}|{_STAYS})[了吧啊哈呀]{{0,2}}(?:就行|就好|谢谢)?(?=$|[\s,，。;；])|"
    r"(?:^|[\s,.;，]+)(?:(?:and|but|please|just) ){0,3}(?:"
    rf"(?:leave|keep) (?:all )?(?:of )?(?:the )?{_REST_EN}{_LIKE_THAT}|(?:don't|do not|dont) (?:touch|move|cancel|change|remind) (?:any of )?(?:the )?{_REST_EN}|"
    rf"(?:all )?(?:the )?{_REST_EN} (?:(?:can |should |must )?(?:stays?|remains?)|(?:are|is) (?:fine|not affected|to stay)){_LIKE_THAT}|nothing else)"
    r"(?:,? (?:please|thanks))?(?=$|[\s,.;，])",
    re.IGNORECASE,
)
_MAY_BE = re.compile("其[他它余]|别的|另外|剩|余下|(?:other|rest|else|remaining)", re.IGNORECASE)
_ALL_BUT = re.compile(r"除[了去开]|以外|之外|\b(?:except|apart from|other than|all but)\b", re.IGNORECASE)


def without_the_rest(spelling: Spelling) -> Spelling:
    """The same spelling where nothing of the kind is said, or nothing else."""
    text = spelling.plain
    if len(text) > LONGEST_SENTENCE or not _MAY_BE.search(text) or _ALL_BUT.search(text):
        return spelling
    draft = Draft.of(spelling)
    found = _KEPT.search(draft.text)
    if found is None:
        return spelling
    begins = len(draft.text[: found.start()].rstrip(_MARKS))
    goes_on = found.end() if begins else len(draft.text) - len(draft.text[found.end() :].lstrip(_MARKS))
    if not begins and goes_on == len(draft.text):
        return spelling
    draft.keep([(0, begins), (goes_on, len(draft.text))])
    return draft.spelling


_MARKS = " ,，、。;；."
