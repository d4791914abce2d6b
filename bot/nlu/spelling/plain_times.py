"""Days, hours and lengths as they are written: tmrw, firday, half past five, mingtian, si dian ban, 明夭."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.interviews import surnames
from bot.nlu import syllables
from bot.nlu.spelling import dialect
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.lexicon import lexicon
from bot.times.number_words import COUNTS, ORDINALS, UP_TO_TWELVE, either
from bot.times.said import Length
from bot.times.spoken import words_of
from bot.times.written import days_spelled

HAN = "\u4e00-\u9fff"
_WORD = re.compile("[a-z]+")
_SHORT = {
    "tmr": "tomorrow",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "2moro": "tomorrow",
    "tdy": "today",
    "tonite": "tonight",
    "aft": "afternoon",
}
_SOUNDING = (
    "今天", "明天", "后天", "昨天", "前天", "大后天", "今晚", "明晚", "明早", "上午", "下午", "晚上", "中午", "早上", "周一", "周二", "周三", "周四", "周五",
    "周六", "周日", "周末", "下周", "本周", "这周", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期天", "星期日", "下周一", "下周二", "下周三",
    "下周四", "下周五", "下周六", "下周日", "礼拜一", "礼拜二", "礼拜三", "礼拜四", "礼拜五", "礼拜六",
)  # fmt: skip


class _Sound(NamedTuple):
    sound: str
    at: int
    end: int


@functools.cache
def _days_by_sound() -> dict[tuple[str, ...], str]:
    return {tuple(syllables.of(one)): one for one in _SOUNDING}


def correct(draft: Draft) -> None:
    """Of a text in lower case and simplified characters."""
    dialect.correct_times(draft)
    draft.each(_NEVER_NOT, "会")
    draft.each(_CLEFT, lambda said: f"{said[1]} ")
    _english_days(draft)
    _days(draft)
    draft.each(_PINYIN_HOUR, lambda said: f"{_BY_SOUND[said[1]]}点{'半' if said[2] else ''}")
    draft.each(
        _PINYIN_LENGTH,
        lambda said: f"{_BY_SOUND[said[1]]}{'个' if said[2] or said[3] else ''}{'半' if said[3] else ''}小时",
    )


_NEVER_NOT = re.compile("不会不(?=[去来到参接面](?!.{0,2}[吧吗呢]))")  # 不会不去的
_CLEFT = re.compile(
    r"\b(who|what|when|where|which (?:one|interview)s?)(?:'s| is| was) it (?:that|who) "
)  # who is it that can't come
_HOUR = either(UP_TO_TWELVE)
_MINUTES = ("thirty", "fifteen", "forty five", "forty-five", "twenty", "ten")
_SPOKEN = re.compile(
    rf"\bhalf(?: past)? ({_HOUR})\b|\b({_HOUR})[ -]({either(_MINUTES)})\b|\b({_HOUR})(?= ?(?:o'?clock|am\b|pm\b|a\.m|p\.m|in the (?:morning|afternoon|evening)))|"
    rf"\bquarter (past|to) ({_HOUR}|\d{{1,2}})\b|(?<=\bat )({_HOUR})\b(?! past| to)|\bhalf past (\d{{1,2}})\b|\b(\d{{1,2}})\.([0-5]\d)(?= |$|pm|am)"
)
_THE_NTH = re.compile(rf"\bthe ({either(ORDINALS[6:])})\b")


def _clock(found: re.Match[str]) -> str:
    half, hour, minute, full, side, of, at, half_figure, figure, minutes = found.groups()
    if half or half_figure:
        return f"{UP_TO_TWELVE[half] if half else half_figure}:30"
    if hour:
        return f"{UP_TO_TWELVE[hour]}:{COUNTS[minute]:02}"
    if side:
        base = UP_TO_TWELVE.get(of) or int(of)
        return f"{base}:15" if side == "past" else f"{base - 1 or 12}:45"
    if figure:
        return f"{figure}:{minutes}"
    return str(UP_TO_TWELVE[full or at])


def _english_days(draft: Draft) -> None:
    if not draft.text.isascii() and not re.search("[a-z]{3}", draft.text):
        return
    draft.each(_WHOSE, lambda said: f"{said[1]} one ")
    draft.each(_WORD, lambda said: days_spelled(_SHORT.get(said[0], said[0])))
    draft.each(_OWN, lambda said: f"{said[1]} ")
    draft.each(_SPOKEN, _clock)
    draft.each(_THE_NTH, lambda said: f"the {ORDINALS.index(said[1]) + 1}th")


_OWN = re.compile(r"\b(today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s\b ?")  # Sunday's 2pm


_WHOSE = re.compile(
    r"\b(today|tomorrow|tonight)['’]s ?(?=(?:is|works|suits|looks|i can|i'll|i will|i'm)\b)"
)  # tonight's is fine


_SKY = re.compile(f"(?<=[今明后昨])[夭添](?![{HAN}]?意)")


def _days(draft: Draft) -> None:
    """明填, mingtian, xingqi wu."""
    draft.each(_SKY, "天")
    text = draft.text
    heard = list(sounds_in(text))
    lengths = [one for one in words_of(text) if any(isinstance(piece, Length) for piece in one.pieces or ())]
    heard = [
        one for one in heard if not any(length.at <= one.at < length.end for length in lengths)
    ]  # 晚三分钟 has no 晚上
    heard = [one for one in heard if not _A_ROUND.match(text, one.at)]  # 走一轮 is on no Monday
    heard_as = [one.sound for one in heard]
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(heard):
        for length in (3, 2):
            piece = heard[at : at + length]
            said = _days_by_sound().get(tuple(heard_as[at : at + length]))
            if (
                said
                and _is_one(piece, text)
                and not is_within_words(text, piece[0].at)
                and text[piece[0].at : piece[-1].end] != said
                and not _may_be_a_name(text, piece, said)
            ):
                found.append((piece[0].at, piece[-1].end, said))
                at += length - 1
                break
        at += 1
    for begin, end, said in reversed(found):
        draft.put(begin, end, said)


_PARTS_OF_A_DAY = ("上午", "下午", "晚上", "中午", "早上")
_SURNAMES = frozenset(surnames.COMMON + surnames.RARER)
_HOUR_FOLLOWS = re.compile("[0-9一二两三四五六七八九十]{1,3}[点时:：]")


def _may_be_a_name(text: str, piece: list[_Sound], said: str) -> bool:
    """钟午 is no 中午, 赵三日 no 早上, and 一下吴夜 no 下午, where no hour follows: 夏午3点."""
    typed = text[piece[0].at : piece[-1].end]
    is_surname = any(one != other and one in _SURNAMES for one, other in zip(typed, said, strict=False))
    return said in _PARTS_OF_A_DAY and is_surname and _HOUR_FOLLOWS.match(text, piece[-1].end) is None


_A_ROUND = re.compile("[走做]?一[轮趟遍]")
_BY_SOUND = {
    "yi": "一", "er": "二", "liang": "两", "san": "三", "si": "四", "wu": "五", "liu": "六", "qi": "七", "ba": "八", "jiu": "九",
    "shi": "十", "shiyi": "十一", "shier": "十二", "ban": "半",
}  # fmt: skip
_COUNT_BY_SOUND = "|".join(sorted(_BY_SOUND, key=len, reverse=True))
_PINYIN_HOUR = re.compile(rf"\b({_COUNT_BY_SOUND}) ?dian(?: ?(ban))?\b")
_PINYIN_LENGTH = re.compile(rf"\b({_COUNT_BY_SOUND}) ?(ge ?)?(ban ?)?xiao ?shi\b")


def _is_one(piece: list[_Sound], text: str) -> bool:
    """All Chinese characters, one beside the other, or all Latin with at most a space between."""
    whole = text[piece[0].at : piece[-1].end]
    if whole.isascii():
        before, after = text[: piece[0].at][-1:], text[piece[-1].end :][:1]
        return not (before.isascii() and before.isalpha()) or not (after.isascii() and after.isalpha())
    return len(whole) == len(piece)


def sounds_in(text: str) -> Iterator[_Sound]:
    for found in re.finditer(f"[{HAN}]|[a-z]+", text):
        if not found[0].isascii():
            yield _Sound(syllables.of_character(found[0]), found.start(), found.end())
            continue
        at = found.start()
        for one in syllables.spelled(found[0]):
            yield _Sound(syllables.plain(one), at, at + len(one))
            at += len(one)


def is_within_words(text: str, at: int) -> bool:
    """消以 of 取消以后, which sounds like 萧逸, and 下走 of 往下走: what begins within a word that people say is no name, and no day."""
    return at > 0 and text[at - 1 : at + 1] in lexicon().chinese_said
