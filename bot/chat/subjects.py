"""Of whom a text tells, where nobody is called so: Emily said she can make it, 马超拿了别的offer，取消吧.

Such a text is of that candidate alone, whoever was shown before. It is told by the words: a name that begins the text, and
behind it what only somebody does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat import unknown
from bot.chat.naming import chinese
from bot.chat.naming.characters import words_of
from bot.chat.readers import CODE, Situation
from bot.interviews import lookup
from bot.interviews.said_words import CUT

_OPENS = re.compile(
    r"(?:(?:(?:hi|hey|so|ok|okay|well|oh|sorry|bad news|good news|fyi|update|btw|just now|please note|and|because|since|as)\b|[,:.-]) ?){0,4}",
    re.IGNORECASE,
)
_CAN = r"(?:can|could|will|would|may|might|must|shall|should|does|do|did|has|had|is|was)"
_DOES = (
    rf"(?:says?|said|tells?|told|confirm(?:s|ed)|accept(?:s|ed)|declin(?:es|ed)|withdr(?:aws|ew)|agre(?:es|ed)|refus(?:es|ed)|"
    r"(?:has |just |already |has just |has already ){0,2}(?:took|taken|got|gotten|found|signed|chose|chosen|received|turned down|dropped out|backed out|pulled out|bailed|cancelled|canceled|quit|emailed|texted|messaged|replied|wrote|called in)|"
    r"wants?|wanted|prefers|wishes|hopes|ask(?:s|ed) (?:to|for|if|whether|me|us)|would (?:like|prefer|rather|love)|"
    rf"{_CAN}(?:n['’]?t| ?not)? (?:be able to |not |no longer |still |definitely |probably )*(?:make|come|attend|join|do (?:it|that|this|mon|tue|wed|thu|fri|sat|sun)|show up|be there|be late|be coming)|"
    rf"(?:can|won|ca|would|could|does|did)n?['’]t (?:make|come|attend|join|want|show)|cannot (?:make|come|attend|join)|"
    r"(?:is|was|'s|’s)(?: still| now| really| definitely| so|n't| not)* (?:ill|sick|unwell|coming|dropping|withdrawing|out of the (?:race|running|process)|running late|late|no longer|unable|interested|thinking|considering|in the hospital|joining|going)|"
    r"has (?:a cold|a fever|the flu|withdrawn|declined|accepted|confirmed|another offer|an offer|changed)|no longer|never (?:showed|came|replied|answered)|changed (?:his|her|their) mind|needs to)\b"
)
_LATIN = re.compile(
    rf"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}) (?:(?:just|also|still|now|has|already|unfortunately) )*(?i:{_DOES})"
)
_NO_CANDIDATE = re.compile(
    r"(?:The|This|That|These|Those|My|Our|Your|His|Her|Their|Its|A|An|One|Both|All|Candidates?|Interviewers?|Managers?|Boss|Client|Customer|Doctor|Hospital|"
    r"Mum|Mom|Dad|Mother|Father|Wife|Husband|Son|Daughter|Kid|Baby|Brother|Sister|Nanny|Grandma|Grandpa|Somebody|Someone|Nobody|Everybody|Everyone|Anybody|"
    r"Anyone|He|She|It|They|We|You|I|Who|What|Which|Why|When|How|Traffic|Zoom|Teams|School|Work|Legal|Finance|Security|Reception|Recruiting|Recruiter|"
    r"Has|Had|Say|Suppose|Maybe|Perhaps|Imagine|Let|Assume|Did|Does|Do|Is|Was|Were|Are|Will|Would|Could|Can|Should|May|Might|Once|Until|Only|But|Or|And|So|Then|Also|Not|Too|HR|"
    r"There|Here|Yes|No|Please|Sure|Thanks|If|Since|Because|As|Unless|Panel|Team|Guy|Girl|Same|Neither|Either|None|Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Tomorrow|Tonight|Morning|Afternoon|Evening|Last|Next|First|Second|Third|Final)\b"
)
_OPENS_HAN = re.compile("(?:刚才?|刚刚|那个?|不好意思|抱歉|候选人|跟你说|同步一?下|更新一?下|[,， ：:]){0,4}")
_DOES_HAN = re.compile(
    "(?:同学|先生|女士|小姐)?(?:那边|这边)?(?:[他她])?(?:刚才?|刚刚|已经?|今天|昨天|昨晚|早上|明天|后天|下午|上午|晚上|周[一二三四五六日]|突然|临时|估计|可能|确定|又|也|都|还是|说是|就){0,3}"
    "(?:说|拿[了到]|接了(?:别|其他|另)|接受了(?:别|其他|另)|有(?:别的|其他|了别的|新)?offer|签了|入职|放弃|拒绝?了|拒offer|回绝|退出|不来|不考虑|不想来|不参加|不感兴趣|来不了|没法来|来不来|不能来|不方便|去了别|"
    "回复[了说]|回我|告诉我|跟我说|和我说|打电话|发邮件|发消息|确认|答应|同意|病了|生病|发烧|感冒|住院|要来|会来|能来|可以来|想改|想换|想推|要改|没来|没到|迟到|爽约|联系不上|改主意|找到(?:工作|别|下家)|找好)"
)


_LONGEST = 3  # characters
_CLAUSE = re.compile(r"[,，;；。!！?？\n]+|\. |——| - ")
_NAME_HAN = re.compile(f"(?P<name>[{''.join(sorted(unknown.SURNAMES))}][\u4e00-\u9fff]{{1,2}}?)(?={_DOES_HAN.pattern})")


def nobody_known(text: str, situation: Situation) -> str:
    """The name as it was typed; empty where the text tells of nobody, or of somebody who is known."""
    if CODE.search(text):
        return ""
    return next((one for one in named_by(text) if not _is_known(one, situation)), "")


def named_by(text: str) -> Iterator[str]:
    """Of whom its clauses tell, known or not."""
    for clause in map(str.strip, _CLAUSE.split(text)):
        if name := _in_latin(clause) or _in_chinese(clause):
            yield name


def _in_latin(clause: str) -> str:
    clause = clause[_OPENS.match(clause).end() :]  # type: ignore[union-attr]
    found = _LATIN.match(clause)
    if found is None or _NO_CANDIDATE.match(found["name"]) or found["name"].lower() in words_of("no Latin names"):
        return ""
    return found["name"]


def _in_chinese(clause: str) -> str:
    clause = clause[_OPENS_HAN.match(clause).end() :]  # type: ignore[union-attr]
    first = next(chinese.names_in(clause, CUT), None)
    name = clause[: first.end] if first is not None and not first.at and _DOES_HAN.match(clause, first.end) else ""
    if name.endswith("刚"):
        name = name[:-1]  # 马超刚回我
    if not name and (found := _NAME_HAN.match(clause)):
        name = found["name"]
    return (
        name if name and name[0] in unknown.SURNAMES and len(name) <= _LONGEST and unknown.may_be_a_name(name) else ""
    )


def _is_known(name: str, situation: Situation) -> bool:
    """As a colleague or an own candidate, by a part of the name or its sound: Emily of Emily Zhao, 崔浩宇 of 崔皓宇."""
    if unknown.is_known(name, situation) or situation.called.mentioned(name.lower()):
        return True
    own = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    words = set(name.lower().split())
    return any(words <= set(str(one).lower().split()) for _, one in own) or bool(unknown.called_like(name, situation))
