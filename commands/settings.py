"""Language and time zone: ``/settings language en``, 语言 英文, 时区 伦敦."""

from enum import Enum

from bot import Context, Reply, UserError, command
from bot.interviews import people
from bot.times.zones import zone_called

_LANGUAGES = {"zh": ("zh", "中文", "汉语", "chinese"), "en": ("en", "英文", "英语", "english")}


class Setting(Enum):
    """What can be set, with the words for it."""

    LANGUAGE = ("language", "语言", "lang")
    ZONE = ("zone", "时区", "timezone", "time zone")


def _is_known(what: Setting | None = None, value: str = "") -> bool:
    """language zh and 时区 伦敦, and not 语言能力一般."""
    return zone_called(value) is not None if what is Setting.ZONE else _language(value) is not None


@command(
    "settings",
    "设置",
    help=("language and time zone", "语言和时区"),
    usage=("language zh / zone London", "语言 英文 / 时区 伦敦"),
    words=("语言", "时区", "language", "zone", "timezone", "time zone"),
    cues=[
        "(?:换|改|切换?|变|设)(?:成|为|到|置|一下){0,3}(?:语言|时区|英文|英语|中文)|(?:说|用|讲)(?:英文|英语|中文)",
        r"\b(?:change|switch|set|speak|use)\b…\b(?:language|zone|english|chinese)\b",
    ],
    rank=110,
    changes=True,
    is_whole=_is_known,
    menu="设置",
)
def settings(ctx: Context, what: Setting | None = None, value: str = "") -> Reply:
    if what is Setting.LANGUAGE and value:
        return _set_language(ctx, value)
    if what is Setting.ZONE and value:
        return _set_zone(ctx, value)
    if value:
        raise UserError("Try: language zh, or zone London.", "可以设的有：语言、时区。例如：语言 英文，时区 伦敦。")
    return ctx.say(
        "Language: English. Change: language zh\nZone: {zone}. Change: zone London",
        "语言：中文。要改：语言 英文\n时区：{zone}。要改：时区 伦敦",
        zone=ctx.zone,
    )


def _language(value: str) -> str | None:
    return next((code for code, words in _LANGUAGES.items() if value.lower() in words), None)


def _set_language(ctx: Context, value: str) -> Reply:
    lang = _language(value)
    if lang is None:
        raise UserError(
            "I speak Chinese and English: language zh, or language en.",
            "我会中文和英文。试试：语言 中文，或 语言 英文。",
        )
    people.set_language(ctx.change, ctx.user, lang)
    return ctx.say("From now on in English. Back: language zh", "好，以后说中文。")


def _set_zone(ctx: Context, value: str) -> Reply:
    zone = zone_called(value)
    if zone is None:
        raise UserError(
            "I do not know the zone “{value}”. Try: zone London, or zone Asia/Tokyo.",
            "不认识时区“{value}”。试试：时区 伦敦，或 时区 Asia/Tokyo。",
            value=value[:40],
        )
    people.set_zone(ctx.change, ctx.user, zone)
    return ctx.say("Your times are now in {zone}.", "好，时区改为：{zone}。", zone=ctx.zone)
