"""What sounds like an answer and says the other: I won't be late, I refuse to decline, 我不想拒绝, 本来接了，想想算了."""

from __future__ import annotations

import re

_NO_ABSENCE = (
    r"\b(?:won't|will not|wont|not (?:going|gonna) to) be (?:away|off|out|gone|ooo|on (?:leave|holiday|vacation))\b"
)
_NO_LATE = r"\b(?:won't|will not|wont|not (?:going|gonna) to|never|not) be (?:\w+ )?late\b"
_TURNED = {
    "running late": re.compile(_NO_LATE),
    "decline": re.compile(
        rf"(?:{_NO_LATE}|{_NO_ABSENCE}|"
        r"\b(?:refus\w+|hesitate|hate|loath|reluctant|unwilling|(?:not|n't) (?:going|willing|want|wish|plan\w*|intend\w*|mean)|no (?:wish|plans?|intention|desire))(?: to| of| on)? "
        r"(?:declin|reject|refus|cancel|turn|back(?:ing)? out|pull(?:ing)? out|skip)\w*|"
        "(?:不想|不愿意?|不肯|不打算|没打算|没想|舍不得|拒绝)(?:再|要|去)?(?:拒绝?|推掉|推辞|缺席|退出))(?![^。]*(?:但|不过|可是|只是|\\bbut\\b))"
    ),
    "replace": re.compile("(?<!是)(?:不是|不要|别)(?:换|替换?)[人掉]?(?:啊|哦|哈)?$"),  # 加人王五，不是换
    "accept": re.compile(
        r"\b(?:unsure|undecided)\b|"
        "本来(?:都|已经?|是){0,2}(?:接|答应|同意|确认)(?:受|下来?)?了?[^。]{0,12}(?:算了|作罢|反悔|后悔|还是别)|"
        r"\b(?:had|i'd|originally|initially|first)(?: already| first)? accept\w*[^.;]{0,40}\b(?:never mind|forget it|changed my mind|second thoughts?|thought better)\b"
    ),
}


def is_turned_round(name: str, text: str) -> bool:
    """Of the command of this name, which then is not meant; 我不想拒绝，但是去不了 means it after all."""
    said = _TURNED.get(name)
    return said is not None and said.search(text) is not None
