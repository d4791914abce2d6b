"""What is spoken of only to say that it is not to be done: 先别动她那场, 没必要催李四, no need to prepone it, hold off on booking."""

from __future__ import annotations

import re

NO_WORD_BEFORE = "(?<![特区个分级性类派告识鉴])"  # 别 of 特别 and 级别 forbids nothing
_NOT_TO = (
    f"{NO_WORD_BEFORE}(?:别|不用|不要|不必|不需要|甭|莫|没必要|无[需须]|用不着|犯不着|切勿|(?:暂时?|先)不(?!用|要|必))"
)
_BETWEEN = "(?:先|当(?:我|他|她|作|成)?|以为(?:我|他|她)?|说(?:我|他|她)|急[着于到]?|忙着?|再|又|老|总|去|来|[帮替给]我|[给跟和向对][^,，。]{1,6}|[把将让叫往][^,，。]{1,10}?){0,3}"
_DOING = (
    "撤|取消|改|挪|换|拒|推(?!荐)|提前|延|接受|催|约|排(?![除查队斥练])|停(?![车留])|动|点掉|回(?![头家来去到避忆])|登|记(?!错|不)|提交|写不?通过|通知|邀请|标|加(?!班)|删|调|告诉|"
    "发(?!愁|火|烧|现|生|消息|提醒)"
)
STEMS = (  # of what is ordered here
    "cancel|declin|mov|accept|reschedul|chang|shift|push|put|replac|swap|book|nudg|chas|remind|add|confirm|drop|pull|postpon|"
    "bring|invit|assign|schedul|delay|remov|deactivat"
)
_MORE_STEMS = "mark|touch|submit|undo|delet|prepon|send|record|notify|inform|extend|shorten|approv|tell (?!me|us)"
_FINE = "worry|ask|thank|hurry|rush|panic|apologi[sz]e|wait|say|explain"  # no need to worry, I am in
_FORBIDS = re.compile(
    f"{_NOT_TO}{_BETWEEN}(?:{_DOING})|"
    "(?<![要能可是好])不约(?![而束])|没有?(?:迟到|晚到|爽约|失约|缺席|放[^,，。]{0,3}鸽)|本来(?:是)?(?:想|打算|要)[^。]{0,24}(?:后来|[,，]又|想想)[^。]{0,3}(?:算了|没|作罢)|"
    r"\b(?:do not|don't|dont|never|not to|please not|you needn't|needn't|hold off(?: on)?|(?:must|should|may|will|is|are) not(?: to)? be|no reason(?: to)?)\s+"
    rf"(?:(?:yet|please|go and|you dare|ever) )?(?:{STEMS}|{_MORE_STEMS})\w*|"
    rf"\bno need (?:to |for you to |of )?(?!{_FINE})\w+|"
    r"\b(?:remind|nudge|chas|ping|pok|prod|notify|invit|book|add|replac)(?:e|ing)? (?:nobody|no[ -]one|none)\b|"
    r"\b(?:we|i) (?:are|am) not (?:cancel|mov|reschedul|chang|shift|push|replac|swap|book|chas|remind|add|submit|postpon|writ)\w+|"
    r"(?:^|[,.;] ?)(?:please |just )?leave (?:◇|○|候选人|it|him|her|them) (?:where|as|alone|be\b|in peace)",
    re.ASCII,
)


def forbids(text: str) -> bool:
    """别撤, 别把陈晓改到周五, don't decline it for me, no need to shift her: what is spoken of is not to be done."""
    return bool(_FORBIDS.search(text))
