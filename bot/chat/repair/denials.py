"""Words by which somebody says what is not meant, or not to be done: 不是…是, 别…，, not … but, don't …, and how far that goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat import not_to_be_done
from bot.chat.repair.orders import orders_in

_NOT_SO_ZH = r"(?:我|[他她])?(?:并|又|可|也|真)?(?<![是要还])不是(?!吗|吧|的话|很|太|特别|所有|每|都|有)(?:因为|要(?!的)|想|让你?|叫你?|说)?|而非"
_NOT_SAID_ZH = r"我?(?:可|也|又|并)?没有?(?:说过?|要|想|打算|让你?|叫你?)(?:是|要)?"
_NOT_TO_ZH = (
    rf"(?:先|请|千万|麻烦|就|也|可)?(?:{not_to_be_done.NO_WORD_BEFORE}别(?![的人家墅处致])|(?<!要)不要(?!紧|求)|(?<!用)不用|不必|不需要|甭|无[需须]|没必要|用不着)"
    r"(?:再|急着|老是?|总是?|给|去|来|忙着){0,2}|我?不(?:想|打算|准备)(?!到)|(?:先|就)?(?<![要能可会是行好想得催换改加撤停])不(?=[催换改加约撤停派]|取消|推迟|提前)"
)
_STEM = f"{not_to_be_done.STEMS}|reject|recommend|mak|let|us|giv"
_SUBJECT_EN = r"(?:(?:i|we|he|she|they|you) (?:am |are |is )?|(?:i'm|we're|he's|she's|it's|that's|it is|that is|this is) |it |that )?"
_NOT_SO_EN = rf"(?<![a-z'])(?<!\bdo )(?<!\bdid )(?<!\bdoes )(?<!\bcan )(?<!\bcould )(?<!\bwill )(?<!\bwould )(?<!\bhave )(?<!\bhas )(?<!\bor )(?<!\bif ){_SUBJECT_EN}(?:(?:is |was |are )?not|isn't|wasn't|aren't)(?: that)?(?! (?:sure|yet|only|so|really|available|free|able|feeling|well|too|very|possible|in|there|here|at all|coming|attending|joining|showing|turning|interested|reachable)\b)(?= )"
_NOT_TO_EN = (
    rf"(?<![a-z'])(?:please |pls |just |so |no,? ){{0,3}}{_SUBJECT_EN}(?:(?:don't|do not|dont|never|didn't|did not)(?: (?:want|need|mean|ask|say)(?:ed|ing)?(?: you)?(?: to)?)?|no need to|"
    r"(?:should|must|need)(?:n't| not)(?: be)?|(?:is|are|was)n't|not)(?= )"
)
_STAYS = (  # 苏航一面不动, 李四不用: words that stand behind whom or what they spare
    r"(?<=[\u4e00-\u9fff\d])(?=(?:照旧|保留|留着|不动|不变|保持不变|保持原样|不用动?|别动)(?:了|吧|着|就行|就好|啊)?(?:$|[,，。；;]))"
)
_OPENS = re.compile(
    f"(?P<stays>{_STAYS})|(?P<not_so>{_NOT_SO_ZH})|(?P<not_said>{_NOT_SAID_ZH})|(?P<not_to>{_NOT_TO_ZH})|"
    rf"(?P<never>{_NOT_TO_EN}(?= (?:be |go and |you dare )?(?:{_STEM})\w*))|(?P<is_not>{_NOT_SO_EN})"
)
_MAY_DENY = re.compile(r"不|别|没|甭|照[旧常]|保留|留着|保持|无[需须]|用不着|而非|\b(?:not|dont|never|no need)\b|n't\b")
_STOP = re.compile(r"\s*[,，。;；!！、\n]+\s*|(?<=[a-z0-9])\.\s+|\s+[—–-]+\s+")
_CONTRAST_ZH = re.compile(
    r"[,，;；、 ]*(?:而|(?:我|那|其实|应该|就|只|我只|[他她])?是(?=要|想|让|说)|(?<![不还就要都也只总老可但说])是(?![否不]))(?:是|说)?"
)
_CONTRAST_EN = re.compile(
    r",? but (?:rather |just |instead ){0,2}|,? (?=(?:just|please|instead|rather) )|[,;.] (?=(?:it's|it is|that's|he's|she's|i'm|i am|we're|they're) )"
)
_LEADS = re.compile(r"(?:[\s,，]|而|(?:我|其实|应该|就|只){0,3}是(?![不否])|(?:but|rather|instead)\b){0,6}")
_WHY = re.compile(
    r"\W*(?:等|回头|晚点|到时|以后|除非|否则|不然|免得|省得|怕|要不然|因为|由于|毕竟|反正|我再|再说|他再|她再|看看|(?:until|unless|or else|otherwise|wait|till|let me|because|since|as i|i need to|i have to|we need to|as yet|yet)\b)"
)
Span = tuple[int, int]
_ANSWERS = re.compile(
    "^(?:那|就|改|要|先|直接)?约(?![定束莫等而会])|[晚早推]个?(?=半|\\d|[一二两三四五六])|晚到|迟到|请假|休假?(?=[\\d下本这周一二三四五六七八九十])|免写|停用|启用|换|[让叫由催]|找(?!不|到)|请(?![示教问求])|[会能要]来|[来去]面|[替顶](?!不)|免填|不用[^,，。]{0,4}写|我[会能也]?去|参加|推荐|考虑|确认了|不来|加[上个一]|约(?=[个在到上])|"
    r"(?:^|[,.;] )(?:please |just |instead |and ){0,3}(?:make|set|give|let|use|take|send|turn|switch|start|shorten|extend|cut)\b|\b(?:propos\w+|away on|coming|be there|can make|can't make|shadow|sits? in|steps? in|stands? in|fills? in|covers?|takes? over|tak(?:e|es|ing)|waive|book|recommend|approve|on leave|late)\b"
)
_AND = re.compile(r"(?:\b(?:or|nor|and)|或者?|也|和|并|又|、)\s*$")
_ASKS = re.compile(r"[吗么嘛]\W*$|\?\s*$")
_LONGEST = 40  # characters that are denied
_LONGEST_BEFORE_A_CONTRAST = 16


@dataclass(frozen=True)
class Denial:
    """It begins at `at` with words that deny what stands from `begins` to `ends`; what is meant begins at `goes_on`,
    behind the comma that is its `pause`.

    `is_contrasted`: words between the two tell one from the other. `is_to_be_done`: it forbids something, `is_of_an_order` what can
    be ordered here. `is_of_pieces`: it says what is not so, and may be of one of two. `says_it_stays`: 苏航一面不动, 李四不用.
    """

    at: int
    begins: int
    ends: int
    goes_on: int
    pause: Span
    is_contrasted: bool
    is_to_be_done: bool
    is_of_an_order: bool
    is_of_pieces: bool
    is_set_apart: bool
    may_stand_beside_an_order: bool
    says_it_stays: bool


def may_deny(low: str) -> bool:
    """Asked of every message."""
    return _MAY_DENY.search(low) is not None


def denials_in(low: str) -> Iterator[Denial]:
    for said in _OPENS.finditer(low):
        at, begins = said.span()
        begins += len(low[begins:]) - len(low[begins:].lstrip(" "))
        stops = _STOP.search(low, begins)
        ends = stops.start() if stops else len(low)
        goes_on = stops.end() if stops else len(low)
        contrast = _contrast(low, begins, ends, str(said.lastgroup))
        if contrast is not None:
            ends, goes_on = contrast
        elif (another := _another_order(low, begins, ends)) is not None:
            ends = goes_on = another
        if ends - begins > _LONGEST or not low[begins:ends].strip() or only_asks(low[begins:ends]):
            continue
        leads = _LEADS.match(low, goes_on)
        is_contrasted = contrast is not None or bool(leads and leads[0].strip(" ,，"))
        goes_on = leads.end() if leads else goes_on
        kind = str(said.lastgroup)
        yield Denial(
            _set_apart(low, at) if not low[at:begins].startswith("而") else at,
            begins,
            ends,
            goes_on,
            _pause(low, ends),
            is_contrasted,
            is_to_be_done=kind in ("not_to", "never", "stays"),
            is_of_an_order=kind in ("never", "stays")
            or orders_something(low[begins:ends])
            or not_to_be_done.forbids(low[at:ends]),
            is_of_pieces=kind in ("not_so", "is_not"),
            is_set_apart=_set_apart(low, at) < at,
            may_stand_beside_an_order=kind != "is_not" or is_contrasted,
            says_it_stays=kind == "stays",
        )


def clause_begin(low: str, at: int) -> int:
    return max((stop.end() for stop in _STOP.finditer(low, 0, at)), default=0)


def clause_end(low: str, at: int) -> int:
    stop = _STOP.search(low, at)
    return stop.start() if stop else len(low)


def only_asks(words: str) -> bool:
    return _ASKS.search(words) is not None


def orders_something(words: str) -> bool:
    """换成张三, chase him, 能来: what is to be done, or an answer; and not 三点半就三点半, it's fine as it is."""
    return any(one.kind != "look" for one in orders_in(words)) or _ANSWERS.search(words) is not None


def is_why(words: str) -> bool:
    """等老板拍板, 不然来不及, until I know: no order beside the denial, but how long it holds, or why."""
    return _WHY.match(words) is not None


def _pause(low: str, ends: int) -> Span:
    stop = _STOP.match(low, ends)
    return (ends, stop.end() if stop else ends)


def _set_apart(low: str, at: int) -> int:
    """Where the comma before it stands."""
    return len(low[:at].rstrip(" ,，"))


def _contrast(low: str, begins: int, ends: int, kind: str) -> Span | None:
    if kind in ("is_not", "never"):
        found = _CONTRAST_EN.search(low, begins)
        if found is not None and found.start() <= ends:
            return found.span()
        return None
    if kind not in ("not_so", "not_said"):
        return None
    found = _CONTRAST_ZH.search(low, begins + 1)
    is_near = found is not None and found.start() - begins <= _LONGEST_BEFORE_A_CONTRAST and found.start() <= ends
    return found.span() if found is not None and is_near else None


def _another_order(low: str, begins: int, ends: int) -> int | None:
    """往后推 of 别取消丁香那场往后推到四点半就好: the second word that orders."""
    orders = orders_in(low[begins:ends])
    other = next((one for one in orders[1:] if one.kind != orders[0].kind), None) if orders else None
    if other is None or _AND.search(low[begins : begins + other.at]):
        return None  # cancel or move it
    return begins + other.at
