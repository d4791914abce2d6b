"""What is only said to be so: 听说陈晓要放弃, word is that she signed elsewhere. Nothing is written down or done of it.

What somebody tells of themselves, or has had told, is news (陈晓来电话说不来了, 猎头说她周六可以). It is a rumour where nobody is named
who would know, or where the speaker does not know whether it is true.
"""

from __future__ import annotations

import re

from bot.chat.masked import CANDIDATE, COLLEAGUE

_NOBODY = (  # who says so, and would not know
    "(?:(?<!所)有人|群里|圈[里子]|(?<![跟和给对向同])(?:别人|人家|大家伙?|他们|她们)|外面|外头|楼[上下]|隔壁|邻座|网上|坊间|前台|那边的人|(?:同事|同学|朋友|友人)(?!们))"
)
_SAY = "(?:转述|透露|聊[到起]|告诉|[说讲传]|话(?!题|术|筒))"
_BETWEEN = "(?:都|也|又|还|好像|在|里|的人|小[妹哥]|刚刚?|昨天|今天|昨晚|[跟和给对][^,，。]{1,4})"
_PEOPLE = (
    "they|people|folks|everybody|everyone|somebody|someone|some guy|(?:a|my|the) (?:colleague|friend|neighbou?r|driver|guard)|"
    "colleagues|a little bird|my desk neighbou?r"
)
_SUPPOSES = (  # what a third person supposes of somebody: the recruiter thinks he may go, 他同事估计他来不了
    rf"(?:同事|室友|老板|领导|猎头|组长|主管|经理|朋友|家[人里]|助理)(?:[也都]|好像|一直)?(?:觉得|以为|估计|猜|怀疑|担心|认为|感觉)(?:他|她|{CANDIDATE}|{COLLEAGUE})(?:[^,，。]{{0,6}})(?:可能|不|会|要|应该|大概|没|想)|"
    rf"(?:\b(?:the|my|his|her|their|our|a|an)|{COLLEAGUE}'s|{CANDIDATE}'s|\w's) (?!(?:candidate|guy|girl|lady|man|woman)\b)(?:\w+ ){{0,2}}?\w+(?: (?:in|at|from|of) \w+)?,? "
    rf"(?:thinks?|thought|reckons?|believes?|guess(?:es|ed)?|suspects?|fears?|assumes?|figures?|(?:has|had|got) (?:a|the) feeling)\b(?: that)? (?:(?:he|she|they)\b|{CANDIDATE}|{COLLEAGUE})"
)
_RUMOUR = re.compile(
    f"{_SUPPOSES}|"
    f"听说|据[说传闻]|(?<![打收])听(?!不|得|见|懂|清|明白|完|起来|一下|候|筒|歌|[他她]|{CANDIDATE})[^,，。]{{0,10}}[说讲提]|听来的|道听途说|"
    f"(?<![上宣])传[言闻说]|谣|小道|风[声传闻]|八卦|盛传|(?:都|有人|里)在?传(?![给达真递])|(?:好像|似乎)听|"
    f"{_NOBODY}{_BETWEEN}{{0,3}}{_SAY}|"
    r"\brumou?rs?\b|\b(?:i|we|have|he|she|one) (?:just |also |kind of )?(?:over)?hears?d?\b"
    rf"(?! (?:back|you\b|from (?:{COLLEAGUE}|{CANDIDATE}|him|her|them)\b|nothing))|^(?:just )?heard\b(?! back| from (?:{COLLEAGUE}|{CANDIDATE}|him|her))|"
    rf"\b(?:{_PEOPLE}) (?:(?:are|is|was|here|just|(?:in|at|from) \w+) ){{0,2}}"
    r"(?:say|says|saying|said|tells?|told|claims?|claimed|thinks?|reckons?|swears?|mentioned|heard|believes?|whispered|talking)\b|"
    r"\bword (?:is|has it|on the street|around)\b|\b(?:apparently|supposedly|allegedly|reportedly|grapevine|gossip)\b|"
    r"\bthere(?:'s| is| was)(?: some)? talk\b",
    re.ASCII,
)
_PERHAPS_UNTRUE = re.compile(
    "真假|真的?假的|真还是假|真定假|没[得有个]{1,2}准信|消息(?:不|未必|不一定)[保准]|未经?证实|没(?:有)?证实|不知(?:道)?(?:是不是|是否|是)?(?:真|属实|谣)(?!的[能会要])|[没无]法核实|"
    r"\b(?:true or (?:not|false)|unconfirmed|unverified|(?:can't|cannot|could not|couldn't) verify|not sure (?:if|whether) (?:it is |it's |that's |that is )?true|"
    r"if (?:it's|it is|that's|that is) true|is (?:it|that|this) true|nothing (?:firm|confirmed|official))\b",
    re.ASCII,
)


def is_rumour(text: str) -> bool:
    """群里有人讲他拿了别家offer, apparently she has cold feet, 好像不来了，不知真假; not 他说不来了."""
    return bool(_RUMOUR.search(text) or _PERHAPS_UNTRUE.search(text))
