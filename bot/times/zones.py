"""Time zones: what they are called, and which one is the company's."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global
from babel.dates import get_timezone_location

from bot.installation import process

# China lives by the time of Beijing, whatever city the database names; India has one time, and no city for it.
_CALLED = {"Asia/Shanghai": {"zh": "北京", "en": "Beijing"}, "Asia/Kolkata": {"zh": "印度", "en": "India"}}
_LANGUAGES = ("zh", "en")
# Large cities, and countries of one zone, that the database names no zone after; a name of several words has its _.
_ALSO = {
    "Europe/Berlin": "慕尼黑 法兰克福 汉堡 科隆 斯图加特 杜塞尔多夫 莱比锡 德国 munich münchen frankfurt hamburg cologne stuttgart düsseldorf dusseldorf leipzig germany",
    "Europe/Paris": "法国 里昂 马赛 图卢兹 france lyon marseille toulouse", "Europe/Rome": "米兰 都灵 意大利 milan turin naples italy",
    "Europe/London": "英国 曼彻斯特 爱丁堡 剑桥 牛津 利兹 格拉斯哥 利物浦 布里斯托 uk england britain manchester edinburgh cambridge oxford leeds glasgow liverpool bristol cardiff belfast",
    "Europe/Zurich": "日内瓦 瑞士 洛桑 geneva switzerland basel lausanne", "Europe/Madrid": "巴塞罗那 西班牙 瓦伦西亚 barcelona spain valencia",
    "Europe/Amsterdam": "荷兰 鹿特丹 海牙 netherlands holland rotterdam the_hague eindhoven", "Europe/Stockholm": "瑞典 哥德堡 sweden gothenburg",
    "Europe/Dublin": "爱尔兰 科克 ireland", "Europe/Lisbon": "葡萄牙 波尔图 portugal porto", "Europe/Warsaw": "波兰 克拉科夫 poland krakow kraków wroclaw gdansk",
    "Europe/Vienna": "奥地利 austria", "Europe/Brussels": "比利时 安特卫普 belgium antwerp", "Europe/Prague": "捷克 czechia", "Europe/Budapest": "匈牙利 hungary",
    "Europe/Copenhagen": "丹麦 denmark", "Europe/Oslo": "挪威 norway", "Europe/Helsinki": "芬兰 finland", "Europe/Athens": "希腊 greece",
    "Europe/Istanbul": "土耳其 安卡拉 turkey ankara", "Europe/Moscow": "圣彼得堡 st_petersburg saint_petersburg", "Europe/Kyiv": "乌克兰 ukraine",
    "America/Los_Angeles": "旧金山 西雅图 硅谷 湾区 美西 圣何塞 波特兰 拉斯维加斯 洛杉矶 seattle pacific sf san_francisco san_jose san_diego silicon_valley bay_area portland las_vegas sacramento",
    "America/New_York": "波士顿 华盛顿 费城 亚特兰大 美东 迈阿密 boston washington philadelphia atlanta eastern miami nyc new_york_city pittsburgh charlotte orlando",
    "America/Chicago": "休斯顿 达拉斯 奥斯汀 houston dallas austin central minneapolis nashville new_orleans san_antonio", "America/Denver": "盐湖城 salt_lake_city mountain",
    "America/Toronto": "渥太华 蒙特利尔 ottawa montreal", "America/Edmonton": "卡尔加里 calgary", "America/Sao_Paulo": "里约 里约热内卢 巴西利亚 rio rio_de_janeiro brasilia",
    "Asia/Tokyo": "日本 大阪 京都 横滨 名古屋 福冈 japan osaka kyoto yokohama nagoya fukuoka", "Asia/Seoul": "韩国 釜山 korea busan",
    "Asia/Kolkata": "班加罗尔 孟买 德里 新德里 海得拉巴 金奈 加尔各答 浦那 bangalore bengaluru mumbai delhi new_delhi hyderabad chennai kolkata calcutta pune gurgaon gurugram noida",
    "Asia/Shanghai": "中国 上海 深圳 广州 杭州 成都 南京 武汉 西安 苏州 天津 重庆 青岛 大连 厦门 长沙 合肥 郑州 china shanghai shenzhen guangzhou hangzhou chengdu nanjing wuhan xian suzhou tianjin chongqing",
    "Asia/Ho_Chi_Minh": "西贡 河内 越南 胡志明 saigon hanoi vietnam", "Asia/Bangkok": "泰国 清迈 thailand", "Asia/Manila": "菲律宾 philippines cebu",
    "Asia/Kuala_Lumpur": "马来西亚 槟城 malaysia penang", "Asia/Makassar": "巴厘岛 bali", "Asia/Dubai": "阿联酋 阿布扎比 uae abu_dhabi", "Asia/Riyadh": "沙特 吉达 saudi jeddah",
    "Asia/Jerusalem": "以色列 特拉维夫 israel tel_aviv", "Asia/Karachi": "巴基斯坦 拉合尔 伊斯兰堡 pakistan lahore islamabad", "Asia/Taipei": "台湾 高雄 taiwan kaohsiung",
    "Africa/Cairo": "埃及 egypt", "Africa/Johannesburg": "南非 开普敦 south_africa cape_town", "Africa/Lagos": "尼日利亚 nigeria abuja", "Africa/Nairobi": "肯尼亚 kenya",
    "Australia/Melbourne": "堪培拉 canberra", "Australia/Brisbane": "黄金海岸 gold_coast", "Pacific/Auckland": "新西兰 惠灵顿 new_zealand wellington",
}  # fmt: skip


def company_zone() -> ZoneInfo:
    return process.installation.company_zone


def zone_named(key: str) -> ZoneInfo | None:
    """The zone with that name in the tz database, exactly; None where there is none."""
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):  # unknown, no path, a folder of the zones' files
        return None


def zone_or_company(key: str) -> ZoneInfo:
    """The zone of that name; the company's where there is none of it."""
    return zone_named(key) or company_zone()


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
    also = {name.replace("_", " "): key for key, names in _ALSO.items() for name in names.split()}
    return also | found | {name.lower(): key for key, names in _CALLED.items() for name in names.values()}


def _gmt(at: datetime) -> str:
    offset = at.utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"GMT{sign}{hours}" + (f":{minutes:02}" if minutes else "")
