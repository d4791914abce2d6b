"""非去不可, 不去才怪, I wouldn't miss it, fat chance I'll make it: a yes that is said by denying the no, and a no by a mock yes.

They are put as who says it plainly: 能去, can make it. Where a plain refusal stands beside it, it is of something else: 培训不能不去，
1203 来不了.
"""

from __future__ import annotations

import re

from bot.nlu.spelling.draft import Draft

_GO = "去|来|参加|面(?!试|评)|到|接"
_YES_ZH = re.compile(
    f"(?:我)?非(?:得|要)?(?:{_GO})不(?:可|行)|(?<![能会可得])(?:不能|不可以|不得|不会|不可能|没法|没办法|无法|[怎哪岂]能|怎么(?:可能|会|能|敢|舍得)|哪(?:里|儿)?(?:会|敢|能)|怎(?:会|敢))(?:说)?不(?:{_GO})|"
    f"不(?:{_GO})(?:可?不行|哪行|怎么行|怎么能行|才怪)|(?:{_GO})不了才怪|(?:没|没有|毫无|有什么|有啥)(?:任何|什么|啥)?(?:理由|道理)不(?:{_GO})|"
    r"(?<![从决绝])不(?:会|想|能|打算|准备|再)?(?:拒绝|拒|推掉|推辞|缺席)(?:了|的)?(?![收人入录])|"
    f"谁说(?:我)?(?:不(?:{_GO})|(?:{_GO})不了)(?:了|的)?|(?:巴|恨)不得(?:{_GO}|能(?:{_GO}))?|(?:会)?(?:缺席|不到场|放鸽子)才怪|(?:怎么|哪)(?:会|能|可能)缺席"
)
_NO_ZH = re.compile(
    f"(?:会|能)?(?:{_GO})(?:得了)?才怪|(?:怎么可能|怎么会|怎么能|哪(?:里|儿)?(?:会|能|可能))(?:{_GO})(?:得了)?(?![不了的吗么])|哪(?:里|儿)(?:{_GO})得了|(?<![刚方])才不(?:去|来|参加|面(?!试|评))"
)
_MISS = "miss|skip"
_MAKE = "make|be at|be there|do|take|attend|join|come to|come"
_YES_EN = re.compile(
    rf"\b(?:would ?n[o']t|wouldn[’']?t|would never|won[’']?t|will not|not (?:going to|gonna|about to)|never going to)(?: ever)? (?:want to )?(?:{_MISS})\b|"
    rf"\b(?:would ?n[o']t|wouldn[’']?t) dream of (?:{_MISS}|declin)ing\b|"
    r"\b(?:can[’']?t|cannot|can not) wait for(?= (?!him|her|them|the candidate|you|it to|any))|"
    r"\b(?:can(?:[’']?t|not)|could ?n[o']t|couldn[’']?t)(?: possibly)? say no(?: to)?\b|\b(?:can(?:[’']?t|not)|couldn[’']?t|could not) possibly (?:decline|refuse|turn down|miss|skip)\b|"
    rf"\b(?:can(?:[’']?t|not)|could ?n[o']t|couldn[’']?t) not (?:{_MAKE})\b|"
    r"\b(?:won[’']?t|will not|not going to|wouldn[’']?t) (?:be )?(?:declin(?:e|ing)|refus(?:e|ing)|turn(?:ing)? (?:it|that|this) down)\b|"
    r"\bnot that i (?:would |'d )?mind (?:taking|doing|joining|attending|covering)\b"
)
_YES_EN_WHOLE = re.compile(
    r"\b(?:i )?(?:don[’']?t|do not|can[’']?t|cannot) (?:see|think of) (?:any reason )?why (?:i )?(?:not|should ?n[o']t|wouldn[’']?t)\b|"
    r"\bwhy (?:on earth )?(?:would ?n[o']t|wouldn[’']?t|shouldn[’']?t) i\b|\b(?:i )?(?:have |see |there is |there's )?no reason (?:for me )?not to(?: (?:come|go|join|attend|do it|be there))?\b"
)
_NO_EN = re.compile(
    rf"\b(?:(?:fat|not a|no) chance|no way|as if|like hell|in what world|when pigs fly)(?: that)?(?: would| could| can| will)? (?:i(?:[’']ll|[’']d|[’']m| am| will| can| could| would)?(?: ever)?|i) (?:{_MAKE}|making|doing|taking|joining|attending)\b",
)
_MAY_BE = re.compile(
    r"非|不[能可得会去来参面到接拒推缺想打准再]|才|[怎哪岂]|[没无]|谁说|得|理由|道理|n[’']t\b|\bnot\b|\bno\b|\bcant\b|\bwont\b|\bcannot\b|\bnever\b|\bchance\b|\bas if\b|\bhell\b|\bwhy\b|\bworld\b|\bpigs\b",
    re.IGNORECASE,
)
_WONDERS = re.compile(r"[?？吗么吧][ ~～。.]{0,3}$")  # 我不能不去吧
_REFUSES = re.compile(
    rf"(?:{_GO}|赶|过)不(?:了|成|上)|没(?:空|时间|法)|无法|不行|不接受|拒绝|请假|休假|改期|推迟|换人|\b(?:can[’']?t|cannot) (?:make|do|take|come|attend|join)\b|\bdecline\b|\breschedule\b|\bmove\b"
)


def correct(draft: Draft) -> None:
    if not _MAY_BE.search(draft.text) or _WONDERS.search(draft.text):
        return
    low = draft.text.lower()
    if len(low) != len(draft.text):
        return
    for said, meant in (
        (_YES_ZH, "能去"),
        (_NO_ZH, "去不了"),
        (_YES_EN, "can make"),
        (_YES_EN_WHOLE, "i can make it"),
        (_NO_EN, "i can't make"),
    ):
        found = said.search(low)
        if found is None:
            continue
        if not _REFUSES.search(f"{low[: found.start()]} {low[found.end() :]}"):
            meant = "能来" if said is _YES_ZH and "来" in found[0] else meant
            draft.put(found.start(), found.end(), meant)
        return
