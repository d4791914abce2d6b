"""Time zones: what they are called, and which one is the company's.

The company's zone is a constant of the process, as its environment's TZ would be: set once where the parts are put
together, it needs no argument in everything that shows a time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

# China lives by the time of Beijing, whatever city the database names; India has one time, and no city for it.
_CALLED = {"Asia/Shanghai": {"zh": "北京", "en": "Beijing"}, "Asia/Kolkata": {"zh": "印度", "en": "India"}}
_LANGUAGES = ("zh", "en")
# Large cities, and countries of one zone, that the database names no zone after.
_ALSO = {
    "Europe/Berlin": "慕尼黑 法兰克福 汉堡 科隆 德国 munich frankfurt hamburg cologne germany",
    "Europe/Paris": "法国 里昂 france lyon", "Europe/London": "英国 曼彻斯特 爱丁堡 剑桥 牛津 uk england manchester edinburgh cambridge oxford",
    "Europe/Zurich": "日内瓦 瑞士 geneva switzerland", "Europe/Rome": "米兰 意大利 milan italy", "Europe/Madrid": "巴塞罗那 西班牙 barcelona spain",
    "Europe/Amsterdam": "荷兰 netherlands", "Europe/Stockholm": "瑞典 sweden",
    "America/Los_Angeles": "旧金山 西雅图 硅谷 湾区 美西 圣何塞 seattle pacific sf",
    "America/New_York": "波士顿 华盛顿 费城 亚特兰大 美东 boston washington philadelphia atlanta eastern", "America/Chicago": "休斯顿 达拉斯 houston dallas austin",
    "America/Toronto": "渥太华 ottawa", "Asia/Tokyo": "日本 大阪 京都 japan osaka kyoto", "Asia/Seoul": "韩国 釜山 korea busan",
    "Asia/Kolkata": "班加罗尔 孟买 德里 新德里 bangalore bengaluru mumbai delhi", "Asia/Shanghai": "中国 深圳 广州 杭州 成都 南京 武汉 西安 苏州 china shenzhen guangzhou hangzhou",
    "Australia/Melbourne": "堪培拉 canberra",
}  # fmt: skip

_company = ZoneInfo("Asia/Shanghai")


def company_zone() -> ZoneInfo:
    return _company


def set_company_zone(zone: ZoneInfo) -> None:
    """For the composition root alone, before the first time is shown."""
    global _company
    _company = zone


def zone_or_company(key: str) -> ZoneInfo:
    """The zone of that name; the company's where there is none of it."""
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):  # unknown, no path, a folder of the zones' files
        return _company


def zone_name(zone: ZoneInfo, lang: str, at: datetime) -> str:
    """北京时间, 伦敦时间 GMT+1; ``Beijing time, GMT+8``."""
    offset = _gmt(at.astimezone(zone))
    if zone.key == "UTC":
        return "UTC"
    if lang == "en":
        return f"{_city(zone.key, 'en')} time, {offset}"
    return "北京时间" if zone.key == "Asia/Shanghai" else f"{_city(zone.key, 'zh')}时间 {offset}"


def zone_called(text: str) -> ZoneInfo | None:
    """The zone of a city (伦敦, London, 伦敦时间) or with a name of the tz database, in any case."""
    low = text.strip().lower().removesuffix("时间").removesuffix(" time")
    key = _by_city().get(low) or _by_key().get(low)
    return ZoneInfo(key) if key else None


def same_time(one: ZoneInfo, other: ZoneInfo, at: datetime) -> bool:
    """True when clocks in both zones show the same at that instant."""
    return one is other or at.astimezone(one).utcoffset() == at.astimezone(other).utcoffset()


def _city(key: str, lang: str) -> str:
    return _CALLED[key][lang] if key in _CALLED else _city_of(key, lang)


def _city_of(key: str, lang: str) -> str:
    # Where Unicode's names have none for a place, its name in the database stands there: Argentina/Buenos Aires.
    return str(get_timezone_location(key, locale=lang, return_city=True)).rpartition("/")[2]


@lru_cache
def _by_key() -> dict[str, str]:
    return {key.lower(): key for key in available_timezones()}


@lru_cache
def _by_city() -> dict[str, str]:
    """Zones by their city in each language; of several names for one zone the one that is not an alias."""
    aliases = set(get_global("zone_aliases"))
    keys = sorted(key for key in available_timezones() - aliases if "/" in key and not key.startswith("Etc/"))
    found = {_city_of(key, lang).lower(): key for key in keys for lang in _LANGUAGES}
    also = {name: key for key, names in _ALSO.items() for name in names.split()}
    return also | found | {name.lower(): key for key, names in _CALLED.items() for name in names.values()}


def _gmt(at: datetime) -> str:
    offset = at.utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"GMT{sign}{hours}" + (f":{minutes:02}" if minutes else "")
