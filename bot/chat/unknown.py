"""A candidate whom a text names and the speaker does not have: 陈晓那边, Chen Xiao's.

It is told by the words alone: whether there is such a candidate is not for everybody to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from bot.chat.arguments import slots
from bot.chat.readers import BETWEEN, Situation
from bot.interviews import lookup, sounds, surnames
from bot.interviews.models import Interview, Member
from bot.nlu.spelling.lexicon import lexicon

HAN_NAME = rf"(?:[{surnames.COMMON}][\u4e00-\u9fff]{{1,2}})"
_LIKE = 0.75  # of 1
_SLIP = 0.8
_MOST_LIKE = 3
# Words that begin like a name, and people who are no candidates.
_NO_NAME = re.compile(
    "马拉松|马[路桶]|任务|何[时地必]|毛病|顾[客问]|康复|曾经|许[多可]|夏令|黄[疸昏金]|雷[雨暴]|林业|钱包|石头|尤其|游[泳玩戏客]|金[融额度]|方[案便向面]|程[序度]|"
    "白[天班酒]|周[一二三四五六日天末会报期边年]|高(?:[烧考管铁速级中三血原]|强度)|马上|万一|向来|易[感]|莫名|严[重]|江[边]|武[汉]|"
    "安排|于是|熊孩|胡同|丁香|谢谢|史前|龙卷|钟头|夏天|陆续|孔子|石家|苏州|徐州|郑州|杭州|宋体|汪汪|余[下震]|[^ ]*(?:总|老师|经理|[总领指]导|主任|工|董|姐|哥|院|局)$"
)
_BEFORE = (
    "把",
    "将",
    "取消",
    "取消掉",
    "推迟",
    "提前",
    "改期",
    "延后",
    "换掉",
    "给",
    "帮我",
    "帮忙",
    "麻烦",
    "请",
    "催",
    "查",
    "看",
    "是",
    "关于",
)
_OF_HAN = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|{'|'.join(f'(?<={one})' for one in _BEFORE)})(?P<name>{HAN_NAME})"
    "(?=['’]s|[的他她]?(?:[那这]一?[场轮个边]|面试|[一二三终]面))"
)
_FIRST_HAN = re.compile(rf"(?P<name>{HAN_NAME})(?=$|[ ,，、])")
_SUBJECT = re.compile(
    rf"^(?P<name>[{surnames.COMMON}][\u4e00-\u9fff]{{1,2}}?)(?=不来|来不|来了|没来|没到|说|确认|接受了|那边|去不|到了|拒|不想|还没|放弃|同意)"
)  # 王大锤不来了: nobody else is put in his place
# What an order says behind the name: what is to be done, when it is, which one, a verdict.
_DONE = (
    "(?:约|预约)?(?:改(?:期|到|成|为|时间|个|一下|[周今明后下上早晚]|\\d)|换(?:到|成|人|个|一下|[周今明后下上早晚]|\\d)|挪|推迟|推到|"
    "延[期后到迟]|提前|顺延|往[前后]|调到|调整|取消|撤|加(?:个|上|一))"
)
_THEN = (
    "(?:今[天晚]|明[天早晚]|后天|昨天|大后天|周[一二三四五六日末天]|星期|礼拜|下周|本周|这周|上周|上午|下午|中午|晚上|早上|傍晚|"
    "\\d{1,2} ?[点:：月号.]|[一二两三四五六七八九十]{1,3}[点月号])"
)
_THAT = "(?:那边|的|[这那]一?[场轮个]|[一二三终初复]面|面试|面评)"
_SAID_OF = "(?:[ ,，:：]+(?:强烈)?(?:不?推荐|待定|不?通过)|(?:强烈)?(?:不?推荐|不?通过)(?:$|[ ,，。]))"
_LEAD = "(?:请|麻烦|劳驾|你|您|帮我|帮忙|帮|那|就|把|将|给|取消掉?|推迟|提前|改期|延后|换掉|换人|面评|催|[ ,，@]){0,6}"
_RARER = "关苗鲍柳洪俞季樊殷詹翁倪柯骆温岳齐裴阮欧葛司诸凌霍虞成安"
SURNAMES = frozenset(surnames.COMMON + _RARER)
_OF_ORDER = re.compile(
    rf"^{_LEAD}(?P<name>[{surnames.COMMON}{_RARER}][\u4e00-\u9fff]{{1,2}}?)(?P<done>(?={_DONE}))?(?={_DONE}|{_THEN}|{_THAT}|{_SAID_OF})"
)
_OF_WHOM = re.compile(  # 取消赵六，他放弃了: a name alone behind what is to be done
    rf"^(?:请|麻烦|帮我|帮忙|那|就|把|,|，| ){{0,4}}(?:取消掉?|推迟|提前|改期|延后|换掉|推掉|回掉)(?P<name>[{surnames.COMMON}{_RARER}][\u4e00-\u9fff]{{1,2}}?)(?P<done>)(?=吧|了|$|[ ,，。])"
)
_NOT_AT_END = re.compile(
    "(?:[说說話讲我你他她您那这是要加下去从啊想改约的写开自过上里姓本稳再先还也都只]|同学|先生|女士|小姐|候选人)$"
)
_EVERYDAY = 9  # a word met as often as that, as a power of two
_A_THING = 11  # likewise: a word as rare is a name, where something is done with it: 白云改到五点
_CLAUSE = re.compile("[,，;；。!！?？]|然后|接着")
_OF_LATIN = re.compile(
    r"\b(?i:make|do|take|attend|accept|decline|join|for|with|to|skip|miss|of|cover|cancel|move|push|postpone|reschedule|delay|replace|shift|bring|nudge|call off) (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Tomorrow|Tonight)(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})['’]s\b"
)

_MOVED = re.compile(
    r"\b(?i:cancel|postpone|move|push|reschedule|delay|shift|call off) (?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|The|This|That|It|My|All|Both|To|Up|Back)\b)"
    r"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= (?:by|to|for|till|until|an?|half|please)\b|[,.;]|$)"
)


def named_in(text: str, situation: Situation) -> str:
    """The name as it was typed, in a text that mentions no interview; empty where there is none, or it is a colleague's."""
    subject = _SUBJECT.match(text)
    name = (
        _named_in(text)
        or _possessor(text)
        or (subject["name"] if subject and not _NO_NAME.match(subject["name"]) else "")
    )
    return "" if not name or _is_mentioned(name, text, situation) else name


def ordered_of(text: str, situation: Situation) -> str:
    """黄忠 of 黄忠改到5点, 取消黄忠周五的面试, 黄忠 推荐, and of 陈晓改到5点，黄忠改到6点: whose it is stands in front, whatever else would name one."""
    first, *others = (one.strip() for one in _CLAUSE.split(text))
    if (name := _ordered_in(first)) and not _is_mentioned(name, text, situation):
        return name
    return next(
        (
            name
            for one in others
            if (name := _ordered_in(one, plainly=True)) and not _is_mentioned(name, one, situation)
        ),
        "",
    )


def _ordered_in(clause: str, *, plainly: bool = False) -> str:
    """`plainly`: by what is to be done, for what stands beside an order may as well be why."""
    found = _OF_ORDER.match(clause) or _OF_WHOM.match(clause)
    if found is None or (plainly and found["done"] is None):
        return ""
    name = found["name"]
    is_done_with = found["done"] is not None and lexicon().chinese.get(name, 0) < _A_THING
    is_name = may_be_a_name(name) or (is_done_with and not (_NO_NAME.match(name) or _NOT_AT_END.search(name)))
    return name if is_name else ""


def may_be_a_name(name: str) -> bool:
    return not (_NO_NAME.match(name) or _NOT_AT_END.search(name) or _is_everyday(name))


def is_no_name(name: str) -> bool:
    """钱包, 高铁."""
    return _NO_NAME.match(name) is not None or _is_everyday(name)


def _is_everyday(name: str) -> bool:
    """马拉松取消了, 高铁晚上到."""
    return lexicon().chinese.get(name, 0) >= _EVERYDAY


def is_moved(text: str, situation: Situation) -> bool:
    """postpone Tom by an hour: of somebody, whoever that is, and of none that was shown."""
    name = _MOVED.search(text)
    return name is not None and not _is_mentioned(name["name"], text, situation)


def begins(words: str) -> str:
    """The name that the words behind a verb begin with, as in 没空 陈晓; else empty."""
    said = words.lstrip(BETWEEN)
    if (han := _FIRST_HAN.match(said)) and not _NO_NAME.match(han["name"]):
        return han["name"]
    name = _named_in(said)
    return name if name and said.startswith(name) else ""


def called_like(name: str, situation: Situation) -> list[str]:
    """The speaker's own candidates whose names are much like it, the likest first."""
    candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    said = _sound(name)
    liked = sorted(
        ((SequenceMatcher(None, said, _sound(one)).ratio(), one) for one in {one for _, one in candidates}),
        reverse=True,
    )
    return [one for likeness, one in liked if likeness >= _LIKE][:_MOST_LIKE]


def is_like_one_of(name: str, interviews: Iterable[Interview]) -> bool:
    """林志元, where it is the interview of 林志远: a slip, and nobody else."""
    said = _sound(name)
    names = {str(one.candidate.name) for one in interviews}
    return any(SequenceMatcher(None, said, _sound(one)).ratio() >= _SLIP for one in names)


def names_one(text: str, interviews: Iterable[Interview]) -> bool:
    """Cai's final, of 蔡依凡; Tan Jiawen's, sorry, Peng Xinran's."""
    names = {str(one.candidate.name) for one in interviews}
    said = {sound for name in names for how in (sounds.of, sounds.given, sounds.surname) for sound in how(name)}
    return not said.isdisjoint(word.lower() for word in re.findall("[A-Za-zÜü]{2,}", text))


def spelled_in_latin(text: str, situation: Situation) -> str:
    """Li Sisi, David: a name with capitals, or before 's, that is neither a colleague's nor an own candidate's."""
    whose = _OF_LATIN.search(text)
    said = [whose["name"]] if whose and not _IS_A_DAY.match(whose["name"]) else []
    for one in sounds.spelled_in(text):
        name = text[one.at : one.end]
        if (
            one.is_sure
            and min(map(len, name.split())) > 1
            and (name.istitle() or text.startswith(("'s ", "’s "), one.end))
        ):
            said.append(name)
    return next((one for one in said if not is_known(one, situation)), "")


_IS_A_DAY = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$|(?:Today|Tomorrow|Tonight|Next|This|The|My|Our|Your|It|Let|That|What|Who)\\b"
)


def comes_in(low: str, situation: Situation) -> str:
    """赵六 of 把2033的王五换成赵六, where nobody is called so."""
    found = _COMES.search(low)
    if found is None or _NO_NAME.match(found["name"]) or _is_everyday(found["name"]):
        return ""
    return "" if situation.called.mentioned(found["name"]) else found["name"]


_COMES = re.compile(
    rf"(?:换成|换为|改成|改为|改由)(?P<name>[{surnames.COMMON}{_RARER}][\u4e00-\u9fff]{{1,2}})(?=$|[^\u4e00-\u9fff]|[吧来面去了](?:$|[^\u4e00-\u9fff]))"
)


def is_known(name: str, situation: Situation) -> bool:
    if situation.called.mentioned(name.lower()) or situation.names.meant(name.lower()).ids:
        return True
    said = sounds.plain(name)
    own = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    return any(sound in said or said in sound for _, one in own for sound in sounds.of(one))


def _sound(name: str) -> str:
    return min(sounds.of(name), default=name.lower().replace(" ", ""), key=lambda one: (not _begins(one, name), one))


def _begins(sound: str, name: str) -> bool:
    """With the surname first, as it is written."""
    return sound.startswith(tuple(sounds.surname(name)))


def _named_in(text: str) -> str:
    if latin := _OF_LATIN.search(text):
        return latin["name"]
    if sure := next((one for one in sounds.spelled_in(text) if one.is_sure), None):
        return text[sure.at : sure.end]
    return next((one["name"] for one in _OF_HAN.finditer(text) if not _NO_NAME.match(one["name"])), "")


def _possessor(text: str) -> str:
    """wangdachui of wangdachui's interview."""
    found = next((one for one in sounds.spelled_in(text) if text.startswith(("'s ", "’s "), one.end)), None)
    return text[found.at : found.end] if found else ""


def _is_mentioned(name: str, text: str, situation: Situation) -> bool:
    """True for what names an interview, or a member."""
    found = slots(text, situation, (Member, Interview), everybody=True)
    called = {said for one in found.get(Member, []) for said in (str(one.name).lower(), str(one.user_id))}
    return Interview in found or any(name.lower().replace(" ", "").startswith(one) for one in called)
