"""Which setting somebody means, and its value, who says it in their own words: 晚上9点以后别给我发消息, speak English to me."""

from __future__ import annotations

import re
from typing import Any

from bot.chat import settings_said
from bot.chat.settings_words import Setting
from bot.chat.understanding.told import Told
from bot.times.zones import zone_called

_WHAT = (
    (r"(?:取消|撤(?:销|回)|不)[^,，]{0,6}(?:休假|请假|休息|年假)|(?:休假|请假|年假)[^,，]{0,4}取消|销假|(?:cancel|call off)[^,]{0,10}(?:leave|vacation|time off|holiday)|not (?:on leave|off)", Setting.CANCEL_LEAVE),
    (r"时区|\b(?:time ?)?zone\b", Setting.ZONE),
    (r"语言|英文|英语|中文|汉语|(?:说|讲|用|换|切).{0,4}(?:english|chinese)|\b(?:language|english|chinese|mandarin)\b", Setting.LANGUAGE),
    (r"(?:每周|一周|每个?星期|一个?星期|一个?礼拜).{0,8}(?:最多|上限|不超过|别超过|只|\d|[一二两三四五六七八九十])|(?:最多|上限).{0,6}(?:每周|一周)|(?:per|a|each|every) week|weekly", Setting.WEEK_LIMIT),
    (r"(?:每天|一天|每日|一日).{0,8}(?:最多|上限|不超过|别超过|只|\d|[一二两三四五六七八九十])|(?:最多|上限).{0,6}(?:每天|一天)|(?:per|a|each|every) day|daily", Setting.DAY_LIMIT),
    (r"上限|\blimits?\b", Setting.LIMIT),
    (r"手机|电话(?!面)|\b(?:phone|mobile|cell)\b", Setting.PHONE),
    (r"打扰|勿扰|(?:别|不要|不)[^,，]{0,6}(?:发|吵|通知|提醒|烦|推)|静音|安静|\b(?:disturb|dnd|quiet|mute|don't (?:message|text|ping|bother|notify)|no messages)\b", Setting.QUIET),
    (r"上班时间|工作时间|(?:上|下)班|\b(?:work(?:ing)? (?:hours|time))\b", Setting.WORK_HOURS),
    (r"早报|晨报|汇总|日报|摘要|通知|提醒|消息设置|\b(?:notifications?|notices?|digest|reminders?|summary)\b", Setting.NOTICES),
    (r"休假|请假|年假|休息|放假|调休|出差|不在|度假|病假|产假|婚假|请.{0,3}假|\b(?:leave|vacation|holiday|off|ooo|out of office|away|pto)\b", Setting.LEAVE),
)  # fmt: skip
_LANGUAGES = ((r"英|english", "英文"), (r"中|汉|chinese|mandarin", "中文"))
_NUMBER = re.compile(r"(\d{1,2}|[一二两三四五六七八九十])(?! ?[点:：号月])|\b(one|two|three|four|five|six)\b")
_FIGURES = {
    "一": "1",
    "二": "2",
    "两": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
    "十": "10",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
}
_NO_LIMIT = re.compile("不限|不设|取消上限|没有上限|no limit|unlimited|remove")
_PHONE = re.compile(r"\+?\d[\d -]{6,}\d")
_FROM = re.compile(
    r"(?P<at>(?:晚上|晚|夜里|夜晚)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:点半?|:\d\d)(?:pm|am)?|\d{1,2}(?::\d\d)? ?(?:pm|am)?)(?: ?(?:以后|之后|后|onwards?))|"
    r"(?:after|from|past) (?P<after>\d{1,2}(?::\d\d)? ?(?:pm|am)?)"
)
_CITY = re.compile(
    r"(?:到|成|为|改|换|用|to|in|is|on) ?(?P<city>[\u4e00-\u9fffA-Za-z/_ ]{2,30}?)(?:的?时区|时间|zone|time)?$",
    re.IGNORECASE,
)


_DENIED = (
    Setting.QUIET,
    Setting.NOTICES,
    Setting.CANCEL_LEAVE,
    Setting.LEAVE,
    Setting.DAY_LIMIT,
    Setting.WEEK_LIMIT,
    Setting.LIMIT,
)


def wanted(told: Told) -> dict[str, Any] | None:
    what = told.first_of(_WHAT)
    if what is None:
        return {}
    if what is Setting.LEAVE and told.people and not told.says("替|代|顶|cover|stand|fill|接手|找○"):
        return None  # 李四明天请假 is no leave of the speaker's
    if what not in _DENIED and told.says(r"不是|别(?!的)|不要|都行|\bdon't\b|\bnot\b"):
        return None
    said: dict[str, Any] = {"what": what}
    if value := _value(what, told):
        said["value"] = value
    return said


def _value(what: Setting, told: Told) -> str:
    text = told.said.low
    match what:
        case Setting.LANGUAGE:
            return told.first_of(_LANGUAGES) or ""
        case Setting.ZONE:
            city = _CITY.search(told.said.typed)
            return city["city"].strip() if city and zone_called(city["city"].strip()) else ""
        case Setting.LIMIT | Setting.DAY_LIMIT | Setting.WEEK_LIMIT:
            if _NO_LIMIT.search(text):
                return "不限"
            number = _NUMBER.search(re.sub("一[天周日]|一个?(?:星期|礼拜)", "", text))
            return _FIGURES.get(number[0], number[0]) if number else ""
        case Setting.PHONE:
            phone = _PHONE.search(text)
            return phone[0] if phone else ""
        case Setting.QUIET:
            return _quiet(text)
        case Setting.LEAVE:
            return f"替：{told.people[0].name}" if told.people else ""
    return ""


def _quiet(text: str) -> str:
    """22:00-8:00 as it was said; from an hour on, until eight in the morning."""
    if found := _FROM.search(text):
        at = (found["at"] or found["after"]).strip()
        at = (
            at
            if at.startswith(("晚", "夜")) or at.endswith("m") or ":" in at
            else f"晚上{at}"
            if "点" in at
            else f"{at}pm"
        )
        return f"{at}到早上8点" if "点" in at else f"{at} to 8am"
    return settings_said.hours_in(text)
