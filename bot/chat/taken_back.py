"""Words by which somebody takes back what they have just said, ordered, or were asked, each in one place: 不对, 说错了, 算了, no wait.

In front of what is meant instead they are an opening: 不对，五点. Alone, or at the end of an order, they are read whole (`read`):
哎等等先别, oh wait don't cancel it, 算了不取消了. Sighs and pauses stand around them, and take nothing back alone; whoever takes back
a no of their own may say the yes instead: 唉算了，还是面吧. What says anything more is no such text. In the midst of a sentence some
of them say other things as well: see `repair.marks`; and of a draft 名字写错了 says which part is wrong: see
`interviews.changed_panel`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.chat.pauses import HOLD, HOLD_EN, MULLING, THINKING_EN

SLIPPED = (
    "(?:我|刚才?|编号|号码|名字|姓名|时间|日期){0,3}(?:[说讲打写弄搞发看记认选点按敲输]错|[搞弄]混|看串|手滑|手误|笔误|口误)"
    "(?:[人名字号]|候选人|编号)?了?|错了"
)
PAUSES = "等等|等一?下|慢着"
BEFORE = f"[哦啊呃]|{PAUSES}|不好意思|抱歉|对不起"
LEFT = "算了"
TAKEN_BACK = f"不对|{SLIPPED}|{BEFORE}|{LEFT}|还是|要不|那就?|干脆"

SLIPPED_EN = (
    "my (?:bad|mistake)|(?:(?:my|that was a|a) )?typo|mistyped|wrong (?:one|code|number|person|name|interview)|scratch that|"
    "correction|i meant?"
)
_PAUSES_EN = "wait|hold on|hang on"
BEFORE_EN = f"oh|ah|sorry|oops|{_PAUSES_EN}"
LEFT_EN = f"no|{_PAUSES_EN}|never ?mind|nvm|forget (?:it|that)|scrap that|on second thoughts?|actually|rather"
TAKEN_BACK_EN = rf"\b(?:nope|{BEFORE_EN}|{LEFT_EN}|{SLIPPED_EN})\b"
AGREES_BUT = "(?:好的?|可以|行|对的?|是的?|嗯++|没问题)[吧啊呀]?[,， ]{0,2}(?:不过|但是?|可是)(?!说)"  # 好的，但是五点
AGREES_BUT_EN = r"\b(?:yes|yeah|yep|ok|okay|sure|fine|right)[,.]? ?but\b"
EITHER = f"{TAKEN_BACK}|{TAKEN_BACK_EN}"

_LEADS = "(?:还是|那就?|就|先|我说?|要不|暂时|又|千万|请|帮我|给我|都|把它|让它|这[场个]|那[场个]){0,4}"
_TRAILS = "(?:掉|它|[他她]们?|这场|那场|了|吧|啊|呀|啦|哈|嘛|哦|好了|一下|就行|就好|[0-9]{4}){0,4}"
_VERB = "取消|撤销?|推迟|推后|推|改期|改|换|拒绝?|回绝|接受?|催|约|停用?|记|写|加|休|请|提交|交|调|挪|延|提前|通知|发|说|动|弄|搞|办"
_VERB_EN = "cancel|decline|move|change|send|remind|nudge|replace|swap|book|accept|record|note|reschedule|postpone|add|deactivate|do|bother"
_BACK = (
    rf"{_LEADS}(?:(?:先|暂)?(?:别|甭)(?:再|急着?)?(?P<zh>{_VERB})?|先不(?:再)?(?P<zh_yet>{_VERB})?|(?:不要|不用|不)再?(?P<zh_more>{_VERB})){_TRAILS}"
    rf"|还是{_LEADS}(?:保留|留着|照旧|照常){_TRAILS}|{_LEADS}(?:算了|作罢|拉倒|当我没[说发讲]|后悔|反悔|改变?主意|变卦){_TRAILS}|"
    r"(?:(?:please|just|let's|then|but|can you|could you|better|rather|i'd|i would) ){0,3}(?:never ?mind|nvm|forget (?:about )?(?:it|that)|"
    rf"scra(?:p|tch) (?:it|that)|(?:don't|do not|dont)(?: (?P<en>{_VERB_EN}))?(?: (?:it|that|this|him|her|them|anything|just|yet|after all)){{0,3}}|"
    r"hold off(?: on (?:it|that|this))?(?: for now| a bit)?|not (?:just )?(?:yet|now)|"
    r"(?:i(?:'ve| have)? )?changed my mind|on second thoughts?|ignore (?:it|that|me))(?![a-z])"
)
_SLIPS = rf"{_LEADS}(?:[点按发弄搞选说打]错){_TRAILS}|(?:(?:that|it)(?:'s| is| was) )?(?:the )?wrong one(?![a-z])|(?:by|my) mistake(?![a-z])"
_STAYS = (
    rf"{_LEADS}(?:保留|留着|照旧|照常|维持原[样状]){_TRAILS}|"
    r"(?:(?:please|just|let's|then|but|can you|could you) ){0,3}(?:leave|keep) (?:it|this|that|them|him|her|everything)"
    r"(?: (?:as (?:it )?(?:is|was)|on|in|alone|there|after all|for now)){0,3}(?![a-z])"
)
_UNDOES = (  # what is done, and not what was just ordered
    rf"{_LEADS}(?:恢复(?:过来|回来|原[样状]|成?已?接受|到?(?:原来|之前)的?(?:样子)?){{0,2}}|[改换]回[来去]|还原){_TRAILS}|"
    r"(?:(?:please|just|let's|then|but|can you|could you) ){0,3}(?:(?:put|take) (?:it|this|that|them|him|her|everything) back|"
    r"(?:undo|revert|restore)(?: (?:it|this|that))?)(?: (?:on|in|as (?:it )?was|please)){0,2}(?![a-z])"
)
_COMES = (
    "(?:我|还是|又|那|就|现在|其实|得|会){1,4}(?:可以|能|会)?(?:去|来|面|接受?|参加|上)(?:得了|吧|了|的|啊|呀|啦|一下){0,3}|"
    "我?又?(?:可以|能|有空|有时间)(?:去|来|面|参加){0,1}了?(?:的|吧|啊|呀|啦){0,2}|"
    r"i (?:can|could|will|am able to)(?: (?:actually|still))?(?: (?:come|do it|make it|take it|go|join|attend|be there))?(?: after all)?(?![a-z])|"
    r"i'll (?:be there|come|do it|make it|take it|go|join)(?: after all)?(?![a-z])|i(?: am|'m) (?:free|in|coming)(?: after all)?(?![a-z])"
)
_WAITS = (
    f"(?:先|你|再|请)?(?:{HOLD}|打住|停(?!用))(?:再说)?[啊哈吧呀]?|"
    rf"(?:{HOLD_EN}|hold up|stop)(?![a-z])"
)
_THINKS = (
    f"(?:我|先|再|还?要|还?得|让我|容我){{1,4}}(?:{MULLING})[^,，。;；:：]{{0,6}}|"
    "等我[^,，。;；]{1,10}再(?:说|定|看)[吧啊]?|"
    rf"(?:{THINKING_EN}|let me ask)(?: [a-z]+){{0,4}}(?![a-z])"
)
_SIGHS = (
    "哦|噢|喔|啊|呃|诶|欸|哎呀?|唉|嗨|嗯|额|唔|那个|好[吧的]?|行[吧的]?|对了|晓得了?|知道了?|明白了?|收到|不好意思|抱歉|对不起|谢谢[你您]?|不对|不(?=[\\s,，。])|没事[儿了]?|"
    r"(?:oh|ah|uh|um|hm{1,4}|hey|no|ok|okay|well|so|sorry|please|pls|actually|but|and|then|thanks|thank you|my bad|oops)(?![a-z])"
)
_WORD = re.compile(
    rf"(?P<between>[\s,，、。.;；!！…·~—–-]+)|(?P<back>{_BACK})|(?P<slips>{_SLIPS})|(?P<stays>{_STAYS})|(?P<undoes>{_UNDOES})|(?P<comes>{_COMES})|(?P<thinks>{_THINKS})|(?P<waits>{_WAITS})|(?P<sighs>{_SIGHS})"
)
_CUT = re.compile(r"[\s,，、。.;；!！…·~—–]+|(?<=[\u4e00-\u9fff0-9])(?=哎|唉|等[等一下]|慢着)")
_MAY = re.compile(
    r"别|甭|不|算了|作罢|拉倒|当我没|悔|主意|变卦|错|保留|留着|照|维持|恢复|回[来去]|去|来|面|接|参加|等|慢|停|想|"
    r"\b(?:never ?mind|nvm|forget|scrap|scratch|don't|dont|not|hold|hang|undo|revert|take|mind|thoughts?|wrong|mistake|ignore|leave|keep|put|restore|wait|i|let)\b"
)


@dataclass(frozen=True)
class Retraction:
    """What a text says that says nothing but this; `verbs` are what is not to be done, where that is named."""

    says: frozenset[str]
    verbs: tuple[str, ...]

    @property
    def takes_back(self) -> bool:
        """打错了 alone, behind a verb, may be why: it needs another word that turns."""
        return "back" in self.says or ("slips" in self.says and bool(self.says & _TURNS))

    @property
    def stays(self) -> bool:
        """no, keep it; 照常 and keep it as it is alone may be what is ordered."""
        return "stays" in self.says and bool(self.says & _TURNS)

    @property
    def comes(self) -> bool:
        """我去, I'll be there."""
        return "comes" in self.says

    @property
    def comes_after_all(self) -> bool:
        """oh wait I can, 算了还是去吧: not without a word that turns."""
        return self.comes and bool(self.says & _TURNS)

    @property
    def thinks(self) -> bool:
        return "thinks" in self.says

    def is_of(self, ordered: str) -> bool:
        """False of 取消1203，别通知他, which denies something else than what is ordered."""
        return all(one in _OF_ANYTHING or re.search(f"(?<![不别没甭]){one}", ordered) for one in self.verbs)


_TURNS = frozenset(("back", "waits", "sighs"))
_OF_ANYTHING = ("动", "弄", "搞", "办", "说", "记", "do", "bother")


def read(low: str) -> Retraction | None:
    """None of a text that says anything else, or nothing of the kind."""
    low = low.replace("’", "'")
    if not _MAY.search(low):
        return None
    said: set[str] = set()
    verbs: list[str] = []
    at = 0
    while at < len(low):
        word = _WORD.match(low, at)
        if word is None or word.end() == at:
            return None
        said.add(word.lastgroup or "")
        verbs += [one for one in (word["zh"], word["zh_yet"], word["zh_more"], word["en"]) if one]
        at = word.end()
    if not said & {"back", "slips", "stays", "undoes", "comes", "thinks", "waits"}:
        return None
    return Retraction(frozenset(said), tuple(verbs))


def takes_back(low: str, ordered: Iterable[str]) -> bool:
    """算了不取消了, 哎等等先别, oh wait don't cancel it: all of it is about what was ordered before, in one of these words."""
    found = read(low)
    return (
        found is not None and bool(found.says & {"back", "slips", "stays", "undoes"}) and found.is_of(" ".join(ordered))
    )


def only_waits(low: str) -> bool:
    """hmm wait no, 等我出了地铁再说: nothing is decided yet."""
    found = read(low)
    return found is not None and found.says <= {"between", "waits", "thinks", "sighs"}


def at_end(low: str) -> tuple[int, Retraction] | None:
    """Where a text begins to take back what stands before, and how; None where it does not end so."""
    for cut in _CUT.finditer(low):
        if not 0 < cut.start() < len(low):
            continue
        found = read(low[cut.end() :])
        if found is not None:
            return cut.start(), found
    return None
