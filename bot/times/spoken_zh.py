"""How times are said in Chinese: 下周三下午两点半, 三天后上午十点, 半小时后."""

import re
from datetime import timedelta

from bot.times.said import (
    AFTERNOON,
    DIGITS,
    DUSK,
    EVENING,
    FORENOON,
    MORNING,
    NOON,
    SMALL_HOURS,
    Ahead,
    Clock,
    DayCount,
    Later,
    Length,
    Month,
    OnDate,
    Part,
    Piece,
    Rule,
    To,
    Week,
    Weekday,
    Weekend,
    nothing,
    rule,
    to,
)

_DIGITS = {"零": 0, "〇": 0, "两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_FIGURES = "零〇一二三四五六七八九"
_TENS = "[二三四五六七八九]?十[一二三四五六七八九]?"
_HAN = f"(?:{_TENS}|[零〇]?[一二两三四五六七八九]|[零〇])"
_TWO = f"(?:[0-9]{{1,2}}|{_HAN})"  # an hour, a minute, a month, a day
_COUNT = f"(?:[0-9]{{1,4}}|{_HAN})"
_NUMBERS = f"{DIGITS}{_FIGURES}两十"  # with which one begins
_NO_NUMBER = "(?![0-9零〇一二两三四五六七八九十])"

_DAYS = {"大后": 3, "后": 2, "明": 1, "听": 1, "今": 0, "昨": -1, "寻": -1, "琴": -1, "前": -2}  # 聽日, 尋日
_SOMEWHAT = "一?点(?![钟半整]|[0-9一二三四五六七八九十]{1,2}(?:[^点0-9一二三四五六七八九十]|$))"  # 晚一点 is no hour
_PARTS = (
    ("凌", "凌晨", SMALL_HOURS),
    ("一清大早", f"一早|清早|大清早|清晨|早晨|早上|早间|(?<=[今明昨])早|早(?!{_SOMEWHAT})", MORNING),
    ("上", "上午|上昼", FORENOON),
    ("中正午", "中午|正午|午间", NOON),
    ("下午晏", "下午|午后|下昼|晏昼", AFTERNOON),
    ("傍", "傍晚", DUSK),
    (
        "晚夜",
        f"晚上|晚间|夜晚|夜里|夜间|(?<=[今明昨])晚(?!点?到|来)|晚(?!{_SOMEWHAT}|点?到|来|个(?!人|别|性)|[0-9一二两三四五六七八九十几半]{{1,3}}[来多]?个?(?:分|小时|刻|会|钟头))|夜",
        EVENING,
    ),
)
_WEEK = "(?:周|星期|礼拜)"
_WHICH = "(?P<which>这个?|本|(?<!^一)(?<![^周期拜]一)下下?个?|上个?)"  # 看一下周六 is of this week
_WEEKDAYS = "一二三四五六日"
_WHICH_ONE = "这本下上"
_DAYS_OF_WEEKS = f"{_WHICH_ONE}周星礼"
_TO = " ?(?:到|至|[-–—−~〜]+) ?"
_HOURS = "个?(?:小时|钟头)"


def number(text: str) -> int:
    """7, 七, 十五, 二十三, 零五 as an integer."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.lstrip("零〇").rpartition("十")
    return (_DIGITS[tens] if tens else 1) * bool(ten) * 10 + (_DIGITS[ones] if ones else 0)


def _which(match: re.Match[str]) -> int | None:
    which = match["which"]
    if which is None:
        return None
    return -1 if which[0] == "上" else which.count("下")


def _length(match: re.Match[str]) -> tuple[Piece, ...]:
    if match["half"]:
        time = timedelta(minutes=30)
    elif match["and_half"]:
        time = timedelta(hours=number(match["and_half"]), minutes=30)
    elif match["hours"]:
        hours = match["hours"]
        time = timedelta(hours=float(hours) if "." in hours else number(hours))
        time += timedelta(minutes=30 if match["half_more"] else number(match["more"] or "0"))
    elif match["quarters"]:
        time = timedelta(minutes=15 * number(match["quarters"]))
    else:
        time = timedelta(minutes=number(match["minutes"] or match["most"]))  # 三五分钟 may be five
    return (Later(time),) if match["over"] or match["after"] else (Length(time),)


def _days_ahead(match: re.Match[str]) -> tuple[Piece, ...]:
    return (Ahead(number(match["count"]) * (1 if match["unit"] in "天日" else 7)),)


def _weekday(match: re.Match[str]) -> tuple[Piece, ...]:
    day = match["day"].replace("天", "日")
    return (Weekday(int(day) - 1 if day.isdigit() else _WEEKDAYS.index(day), _which(match)),)


def _weekdays(match: re.Match[str]) -> tuple[Piece, ...]:
    return (*_weekday(match), To(), Weekday(_WEEKDAYS.index(match["last"].replace("天", "日"))))


def _day_count(match: re.Match[str]) -> tuple[Piece, ...]:
    days = number(match["count"]) * (1 if match["unit"] in "天日" else 7)
    return (DayCount(-days if match["past"] else days),) if days else ()


def _of_month(match: re.Match[str]) -> tuple[Piece, ...]:
    months = _which(match) or 0
    return (OnDate(number(match["day"]), months=months),) if match["day"] else (Month(months),)


def _date(match: re.Match[str]) -> tuple[Piece, ...]:
    year = int("".join(str(_DIGITS.get(figure, figure)) for figure in match["year"])) if match["year"] else None
    years = "今明后".index(match["years"]) if match["years"] else None
    return (OnDate(number(match["day"]), number(match["month"]), year, years),)


def _clock(match: re.Match[str]) -> tuple[Piece, ...]:
    minute = 30 if match["half"] else 0
    if match["quarter"]:
        minute = 15 * number(match["quarter"])
    elif match["minute"] or match["bare"]:
        minute = number(match["minute"] or match["bare"])
    return (Clock(number(match["hour"]), minute),)


def _short_of(match: re.Match[str]) -> tuple[Piece, ...]:
    """差一刻四点, 四点差五分"""
    hour, short = number(match["hour"]), 15 if match["quarter"] else number(match["minutes"])
    return (Clock(12 if hour == 1 else hour - 1, 60 - short),)


_SHORT = rf"差(?:(?P<quarter>一刻)钟?|(?P<minutes>[0-9]{{1,2}}|{_TENS}|[二两三四五六七八九])分钟?)"


def _part(begins: str, words: str, part: Part) -> Rule:
    return rule(begins, words, lambda match: (part,))


RULES: tuple[Rule, ...] = (
    rule("差", rf"(?<!出){_SHORT}(?:到|就)?(?P<hour>{_TWO})点钟?(?![0-9半一二三四五六七八九十])", _short_of),
    rule(_NUMBERS, rf"(?P<hour>{_TWO})点钟?{_SHORT}(?!钟?后)", _short_of),
    rule(
        f"{_NUMBERS}再过半",
        rf"(?P<over>再?过)?(?:(?P<half>半)(?:{_HOURS}| ?h(?![a-z]))|(?P<and_half>{_COUNT})个半(?:小时|钟头)"
        rf"|(?P<hours>[0-9]{{1,2}}\.[0-9]{{1,2}}|{_COUNT}){_HOURS}(?:(?P<half_more>半)|[零又]?(?P<more>{_COUNT})分钟?)?"
        rf"|(?P<minutes>{_COUNT})来?分钟|[一二两三四五六七八](?P<most>[二三四五六七八九]十?)分钟|(?P<quarters>[一三13])刻钟)(?P<after>[之以过]?后(?!天))?",
        _length,
    ),
    rule(_NUMBERS, rf"(?P<count>{_COUNT})个?(?P<unit>天|日|周|星期|礼拜)[之以过]?后(?!天)", _days_ahead),
    rule(
        "大后明今昨前听寻琴",
        r"(?P<day>大后|后|明|今|昨|前)(?:[天日儿]|(?<=[明今昨])(?=[早晚上下中凌傍清夜]))"
        r"|(?P<cantonese>[听寻琴])(?:日(?!程)|(?=[早晚]))",
        lambda match: (Ahead(_DAYS[match["day"] or match["cantonese"]]),),
    ),
    rule(_DAYS_OF_WEEKS, rf"{_WHICH}?{_WEEK}末", lambda match: (Weekend(_which(match) or 0),)),
    rule(
        _DAYS_OF_WEEKS,
        rf"{_WHICH}?{_WEEK}(?P<day>[一二三四五六日天]){_TO}(?P<last>[一二三四五六日天])(?![一二三四五六七八九十点时月号日])",
        _weekdays,
    ),
    rule(
        _DAYS_OF_WEEKS,
        rf"(?:{_WHICH}(?:{_WEEK}的? ?)?)?{_WEEK}"
        r"(?P<day>[一二三四五六日天](?![点时])|[1-7](?![0-9点时:号月]))",
        _weekday,
    ),
    rule(_WHICH_ONE, rf"{_WHICH}{_WEEK}", lambda match: (Week(_which(match) or 0),)),
    rule(
        "未接今往最近过",
        rf"(?:未来|接下来|今后|往后|最近|近|(?P<past>过去))的?(?P<count>{_COUNT})个?(?P<unit>天|日|周|星期|礼拜)(?:内|里)?",
        _day_count,
    ),
    rule(_WHICH_ONE, rf"{_WHICH}月(?:的? ?(?P<day>{_TWO})[号日])?", _of_month),
    rule(
        f"{_NUMBERS}今明后",
        rf"(?:(?P<year>[0-9]{{4}}|[{_FIGURES}]{{4}})年|(?P<years>[今明后])年的?)?(?P<month>{_TWO})月份?的?"
        rf"(?P<day>{_TWO})(?:[号日]|{_NO_NUMBER}(?![点时:分个天小.]))",
        _date,
    ),
    rule(
        _NUMBERS,
        rf"(?P<day>{_TWO})(?:[号日](?!后|会议室|面试间|洽谈室|会客室)|(?={_TO}{_TWO}[号日]))",
        lambda match: (OnDate(number(match["day"])),),
    ),
    rule(_NUMBERS, rf"(?P<hour>{_TWO})(?={_TO}{_TWO}[点时](?!间))", lambda match: (Clock(number(match["hour"])),)),
    rule(
        _NUMBERS,
        rf"(?!(?<=[晚早])(?<![今明昨当][晚早]){_SOMEWHAT})(?P<hour>{_TWO})(?:点|时(?!间))(?:(?P<half>半)(?!{_HOURS}|天)|(?P<quarter>[一三13])刻(?!钟)|(?P<minute>{_TWO})分(?!钟)"
        rf"|(?P<bare>[0-9]{{2}}|{_TENS}|[零〇][零〇一二三四五六七八九])"
        rf"{_NO_NUMBER}(?![点时分刻个小天号日月年:]|(?:周|星期|礼拜)(?![一二三四五六日天1-7])|[-/.][0-9]{{1,2}}(?![0-9点时:]))"
        r"|钟?[整正]|钟)?",
        _clock,
    ),
    *(_part(*one) for one in _PARTS),
    rule("到至", "到|至", to),
    rule("的在于从吧整开", "[的在于从吧整]|开始", nothing),
    rule("可行方", "(?:可以|行|方便)[吗么]$", nothing),
)
