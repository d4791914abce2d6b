"""What a line says of when, wherever in it that stands: 周四 … 下午3点 … 45分钟; and who is only called like a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.interviews import surnames
from bot.interviews.said_words import CAPITAL_PARTS, CUT
from bot.times.said import Day, Length, Piece, To
from bot.times.spoken import Word, words_of


@dataclass(frozen=True)
class When:
    """The words, none where they say nothing but how long it takes, and what they are made of. `named` is who is called
    like a time there."""

    words: str
    pieces: list[Piece]
    named: str = ""

    @property
    def length(self) -> timedelta | None:
        lengths = [one.time for one in self.pieces if isinstance(one, Length)]
        return lengths[0] if len(lengths) == 1 else None


def lift(line: str) -> tuple[str, When]:
    """The line without what it says of when."""
    named = _called_like_a_time(line)
    if named is not None:
        line = line[: named.start()] + CUT + line[named.end() :]
    line, called = _without_latin_names(line)
    words = words_of(line)
    taken = _stretches(words, line)
    pieces = [piece for word in words for piece in word.pieces or ()]
    said = " ".join(line[start:end].strip() for start, end in taken)
    if len([one for one in pieces if isinstance(one, Length)]) == 1 and all(isinstance(one, Length) for one in pieces):
        said = ""
    for start, end in reversed(taken):
        line = line[:start] + CUT + line[end:]
    when = When(said, pieces, named[0] if named is not None else "")
    return line.replace(_NAMED, called) if called else line, when


def _stretches(words: Sequence[Word], line: str) -> list[tuple[int, int]]:
    """From where to where words in a row speak of when."""
    taken: list[tuple[int, int]] = []
    run: list[Word] = []
    for word in (*words, None):
        if word is not None and (word.pieces is not None or line[word.at : word.end].isspace()):
            run.append(word)
            continue
        while run and _says_no_time(run[-1]):
            run.pop()
        while run and _says_no_time(run[0]):
            run.pop(0)
        if run:
            taken.append((run[0].at, run[-1].end))
        run = []
    return taken


def _says_no_time(word: Word) -> bool:
    """A space, or the “to” of “agreed to the time”, at an end of what is said of one."""
    return not word.pieces or all(isinstance(one, To) for one in word.pieces)


_NAMED = "\ue003"
_APART = "\\s,，、;；。：:\ue001"
_SURNAME = f"(?:{'|'.join(sorted(surnames.DOUBLE))}|[{surnames.COMMON}{surnames.RARER}])"
_BESIDE_A_TIME = f"[{surnames.ALSO_WORDS}于连应单须]"  # 于明天, 从下周, 都晚上; and 于晚, 都夜
_BEGINS = f"(?:(?<![^{_APART}约给帮为替把])|(?<=一下)(?<![周期拜]一下)|(?<=安排)|(?<=候选人)|(?<=候选人[叫是])|(?<=姓名)|(?<=姓名是))"
_CALLED_LIKE_A_DAY = re.compile(  # 周一鸣, 周日初晴; and not 周三陈晓, whose own surname is behind the day
    f"(?:{_BEGINS}|(?<=[场个位])(?=周.[^面谈聊](?:[{_APART}]|的)))周[一二三四五六日](?![上下早晚中凌傍清夜的到至后前和之以约有没我你他她点]|安排|面试|[一二两三四五六七八九十]{{1,2}}[点时])"
    f"(?:[\u4e00-\u9fff]|(?!{_SURNAME})[\u4e00-\u9fff]{{2}})(?=[{_APART}约安和跟与及]|$|的|周[一二三四五六日末]|[下这本]周|[今明后]天)"
)
_CALLED_LIKE_AN_HOUR = re.compile(  # 林晚, 冯晚晚, 张上午, 李明日, 欧阳晚
    f"(?:{_BEGINS}|(?<=约下)(?!周)|(?<=[场个位]))(?:(?!{_BESIDE_A_TIME}){_SURNAME}[\u4e00-\u9fff]{{1,2}}?|(?![午那同要会能来有过])(?P<beside>{_BESIDE_A_TIME})[早晚夜])"
    f"(?=[{_APART}约安和跟与及]|$|的|[上中下]午|[今明后]天|[下这本]?周|星期|礼拜|\\d{{1,2}}[月号])"
)
_DAYS = "Sun|May|June|April|August|Jan|Wed"
_NO_NAME = "(?!(?:Book|Schedule|Arrange|Next|This|On|By|Until|From|In|At|Good|Every|Late|Early)\\b)"
_LATIN_LIKE_A_DAY = re.compile(
    rf"(?<![A-Za-z])(?:{_NO_NAME}[A-Z][a-z]+ (?:{_DAYS})(?![A-Za-z]| ?\d)|(?:{_DAYS}) [A-Z][a-z]+\b(?! ?\d))"
)
_LATIN_LIKE_AN_HOUR = re.compile(  # Amy Morning, Noon Lee
    rf"(?<![A-Za-z])(?:{_NO_NAME}[A-Z][a-z]+ (?:{CAPITAL_PARTS})|(?:Noon|Night) [A-Z][a-z]+)(?![A-Za-z]| ?[A-Z0-9])"
)


def _without_latin_names(line: str) -> tuple[str, str]:
    """Kevin Sun is somebody, where another day is said."""
    found = _LATIN_LIKE_A_DAY.search(line)
    if found is None or _is_all_of_when(found[0]):
        return line, ""
    without = line[: found.start()] + _NAMED + line[found.end() :]
    says_another = any(isinstance(piece, Day) for word in words_of(without) for piece in word.pieces or ())
    return (without, found[0]) if says_another else (line, "")


def _is_all_of_when(said: str) -> bool:
    """Friday Night"""
    words = words_of(said)
    return bool(words[0].pieces and words[-1].pieces)


def _called_like_a_time(line: str) -> re.Match[str] | None:
    """周一鸣 is somebody, and no Monday, and so is 林晚: without what is like a time, nobody's whole name is left."""
    if (like_a_day := _CALLED_LIKE_A_DAY.search(line)) is not None:
        return like_a_day
    for found in _CALLED_LIKE_AN_HOUR.finditer(line):
        first, *given = words_of(found[0])
        if found["beside"] or (first.pieces is None and any(one.pieces for one in given)):
            return found
    return next((one for one in _LATIN_LIKE_AN_HOUR.finditer(line) if not _is_all_of_when(one[0])), None)
