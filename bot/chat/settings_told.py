"""Which setting somebody means, and its value, who says it in their own words: 晚上9点以后别给我发消息, speak English to me."""

from __future__ import annotations

import re
from typing import Any

from bot.chat import hours_away, leave_said, not_to_be_done, settings_said
from bot.chat.hours_away import HoursAway
from bot.chat.notices_told import switched_in
from bot.chat.quiet_said import quiet_hours
from bot.chat.settings_words import Setting
from bot.chat.understanding import absence
from bot.chat.understanding.hours_off import hours_off
from bot.chat.understanding.told import Told
from bot.chat.understanding.who_for_whom import exchange
from bot.chat.zone_told import place_in, zone_wished
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.number_words import UP_TO_TWELVE, either

_WHAT = (
    (r"(?:取消|撤(?:销|回))[^,，]{0,6}(?:休假|请假|休息|年假)|不(?:想|用|要|打算|准备|再|需要?|必|去){0,2}(?:休|请.{0,3}假|年假)|(?:休假|请假|年假)[^,，]{0,4}取消|销假|(?:cancel|call off)[^,]{0,10}(?:leave|vacation|time off|holiday)|not (?:on leave|off)", Setting.CANCEL_LEAVE),
    (r"\bhalf[- ](?:a )?day(?: of)?\b[^,.]{0,8}\b(?:off|leave|away)\b", Setting.LEAVE),  # and no limit of a day
    (r"时区|(?:time ?)?zone(?![a-z])|[\u4e00-\u9fff]时间(?:显示|为准)|\b(?:moved to|show me) \w+(?: \w+)? time\b|\bmoved to\b", Setting.ZONE),
    (r"语言|yingwen|zhongwen|英文|英语|中文|汉语|(?:说|讲|用|换|切).{0,4}(?:english|chinese)|\b(?:language|english|chinese|mandarin)\b", Setting.LANGUAGE),
    (r"(?:每周|一周|每个?星期|一个?星期|一个?礼拜).{0,8}(?:最多|顶多|至多|上限|不超过|别超过|只|\d|[一二两三四五六七八九十])|(?:最多|顶多|至多|上限).{0,6}(?:每周|一周)|(?:per|a|each|every) week|weekly|\b(?:more than|at most|max(?:imum)?|up to|no more|only)\b[^,.;]{0,30}\b(?:in|on|within|during) (?:one|any|a|the same|a single) week\b", Setting.WEEK_LIMIT),
    (r"(?:每天|一天|每日|一日).{0,8}(?:最多|顶多|至多|上限|不超过|别超过|只|\d|[一二两三四五六七八九十])|(?:最多|顶多|至多|上限).{0,6}(?:每天|一天)|(?:per|a|each|every) day|daily|\b(?:more than|at most|max(?:imum)?|up to|no more|only)\b[^,.;]{0,30}\b(?:in|on|within|during) (?:one|any|the same|a single|a given) day\b", Setting.DAY_LIMIT),
    (r"上限|\blimits?\b", Setting.LIMIT),
    (r"手机|电话(?!面)|换(?:了)?(?:个)?号|新号码?|\b(?:phone|mobile|cell|my (?:new )?number|new number)\b", Setting.PHONE),
    (r"打扰|勿扰|(?:别|不要|不)[^,，排约]{0,6}(?:发|吵|通知|提醒|烦|推)|静音|安静|(?<![a-z])dnd(?![a-z])|\b(?:disturb|quiet|mute|(?:don't|do not|never|stop) (?:\w+ )?(?:messag|text|ping|bother|notify|buzz|wak)\w*|no (?:messages|texts|pings|pop-?ups)|leave (?:me|us) (?:alone|in peace|be))\b", Setting.QUIET),
    (r"上班时间|工作时间|(?:上|下)班|\b(?:work(?:ing)? (?:hours|time))\b|\bi work\b|\bmy (?:working )?(?:day|shift) (?:is|runs|starts|goes)\b", Setting.WORK_HOURS),
    (r"早报|晨报|汇总|日报|摘要|通知|提醒|消息设置|\b(?:notifications?|notices?|digest|reminders?|summary)\b", Setting.NOTICES),
    (rf"休假|请假|年假|休息|放假|调休|出差|{absence.NOT_THERE}|度假|病假|产假|婚假|请.{{0,3}}假|外出|回老家|旅游|旅行|疗养|\b(?:leave(?! (?:me|us|it|this|that|him|her|them)\b)|vacations?|holidays?|off|ooo|out of office|away|pto)\b", Setting.LEAVE),
)  # fmt: skip
_LANGUAGES = (
    (r"(?:\bin|\bto|\bspeak|[成用说讲换]) ?(?:english|英文|英语)", "英文"),  # since my Chinese is slow
    (r"(?:\bin|\bto|\bspeak|[成用说讲换]) ?(?:chinese|mandarin|中文|汉语)", "中文"),
    (r"英|english|yingwen", "英文"),
    (r"中|汉|chinese|mandarin|zhongwen", "中文"),
)
_NUMBER = re.compile(rf"(\d{{1,2}}|[一二两三四五六七八九十俩仨])(?! ?[点:：号月])|\b({either(UP_TO_TWELVE)})\b")
_MINUS = re.compile(r"(?<!\S)(?:[-−﹣]|负|minus )\d+")
_NO_LIMIT = re.compile(
    "不限|不设|不再(?:设|有)|没有上限|(?:不要|取消|去掉|撤[掉销]?|解除|删掉?|拿掉|放开)[^,，。]{0,14}(?:限制|上限|限额)|"
    "(?:限制|上限|限额)[^,，。]{0,6}(?:去掉|取消|撤|解除|删|拿掉|放开|不要)|"
    r"\bno limit\b|unlimited|\b(?:remove|drop|lift|scrap|get rid of|without)\b[^,.]{0,24}\b(?:limit|cap|max)"
)
_LIMITS = (Setting.LIMIT, Setting.DAY_LIMIT, Setting.WEEK_LIMIT)
_SOME_DAYS = re.compile(  # 每周 4 场 is no Thursday
    r"(?:这|本|下下?)个?(?:周|星期|礼拜|月)|今天|明天|后天|(?<!每)(?:周|星期|礼拜)[一二三四五六日天](?!场)|\b(?:this|next) (?:week|month)\b|\btoday\b|\btomorrow\b"
)
_FROM_THEN_ON = re.compile(r"开始|起|以后|之后|\bfrom\b|\bstarting\b|\bonwards?\b")
_PHONE = re.compile(r"\+?\d[\d -]{6,}\d")
# 他手机号是, 候选人电话换成, her number is: of somebody else.
_OF_ANOTHER = (
    r"(?:[他她]|候选人|◇|○|对方|人家)(?:们|本人|那边)?(?:的|现在|最新|刚给|新|换了?|个| ){0,4}(?:手机|电话|号码|号|联系方式)|"
    r"(?:\b(?:his|her|their)|'s) (?:new |mobile |cell |phone |current ){0,3}(?:phone|mobile|cell|number)\b"
)
_STANDS_IN = r"(?:有事|有问题|急事|事情)?[,， ]?(?:可以|就|都|请|先)?(?:找|联系|问)○|○[^,，]{0,6}(?:替|代|顶|接)|(?:替|代|顶|cover|stand|fill|接手)"
_FROM = re.compile(
    r"(?P<at>(?:晚上|晚|夜里|夜晚)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:点半?|:\d\d)(?:pm|am)?|\d{1,2}(?::\d\d)? ?(?:pm|am)?)(?: ?(?:以后|之后|后|开始|起|onwards?))|"
    r"(?:after|from|past) (?P<after>\d{1,2}(?::\d\d)? ?(?:pm|am)?)"
)

_TAKES_NONE = (  # 我周五不请假, 没请假: no leave is there that could be taken back; 不休假了 takes back
    r"(?:不(?:会|打算|准备|需要?|用|必)?|没有?(?:要|打算|准备)?)(?:请|休)[^,，了]{0,2}假(?!了|[^,，]{0,4}取消)"
)
_NO_LEAVE = r"(?:别|没有?)(?:给我|替我|帮我)?(?:要|想|打算|在|说)?(?:请|休)[^,，]{0,2}假|\b(?:am|i'm|is) not (?:out|away|taking)\b"
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
    what = _in_so_many_words(told.said.low) or told.first_of(_WHAT)
    if what is None and absence.is_none(told.said.low):
        return None
    if what in (None, Setting.LEAVE) and (hours := hours_off(told)) is not None and not told.says(_NO_LEAVE):
        return _hours_of_leave(told, hours)
    what = what or _by_value(told)
    if what is None:
        return None if told.people or Interview in told.masked.mentioned else {}
    if what is Setting.NOTICES and not switched_in(told.said.low) and _quiet(told.said.low):
        what = Setting.QUIET  # no reminders after nine
    if what is Setting.CANCEL_LEAVE and told.says(_TAKES_NONE):
        return None
    if what is Setting.LEAVE and (told.says(_NO_LEAVE) or absence.denied(told.said.low)):
        return None
    if what is Setting.LEAVE and told.people and not told.says(_STANDS_IN):
        return None  # 李四明天请假 is no leave of the speaker's
    if what not in _DENIED and told.says(r"不是|别(?!的)|不要|都行|\bdon't\b|\bnot\b"):
        return None
    if what is Setting.PHONE and _PHONE.search(told.said.low) and told.says(_OF_ANOTHER):
        raise UserError("phone.own_alone")
    if what in _LIMITS and _SOME_DAYS.search(told.said.low) and not _FROM_THEN_ON.search(told.said.low):
        raise UserError("limit.no_days")
    said: dict[str, Any] = {"what": what}
    if value := _value(what, told):
        said["value"] = value
    if what is Setting.LEAVE and told.days is not None:
        said["when"] = told.days
        if leave_said.says_half(told.said.low) and hours_away.is_a_whole_day(told.days, told.situation.member.tz):
            said["value"] = "半天"
    if what is Setting.LEAVE and told.people and told.days is None:
        said["value"] = f"替：{told.people[0].name}"
    elif what is Setting.LEAVE and told.people:
        said["stand_in"] = str((exchange(told).comes or told.people[0]).user_id)  # 李四帮我顶
    return said


def _hours_of_leave(told: Told, hours: HoursAway) -> dict[str, Any] | None:
    """周四下午请两个小时假: the hours, or what was said of them, so that the rest is asked for."""
    if told.people and not told.says(_STANDS_IN):
        return None
    stand_in = {"stand_in": str((exchange(told).comes or told.people[0]).user_id)} if told.people else {}
    if hours.span is not None:
        return {"what": Setting.LEAVE, "when": hours.span} | stand_in
    day = told.days or hours.day or (hours_away.day_of(hours.since) if hours.since is not None else None)
    said = {"what": Setting.LEAVE, "value": hours.typed} | stand_in
    return said if day is None else said | {"when": day}  # 我想请一个小时的假: the day is asked for


def _in_so_many_words(text: str) -> Setting | None:
    """Whatever else its words may be: a city's time, one of the messages that come."""
    if zone_wished(text):
        return Setting.ZONE
    for pattern, setting in _NOT_MORE:
        if pattern.search(text):
            return setting  # and no leave on one day
    return Setting.NOTICES if switched_in(text) else None


def _by_value(told: Told) -> Setting | None:
    """By what it is to be, where what it is is not said or misspelled: a phone number, a city; days are those of a leave."""
    if _PHONE.search(told.said.low):
        return Setting.PHONE
    if _CHANGES.search(told.text) and place_in(told.said.low):
        return Setting.ZONE
    is_named = Interview in told.masked.mentioned and told.masked.time is None
    if is_named or absence.not_at_work(told.said.low):
        return None  # hours of which something else is said
    if _quiet(told.said.low):
        return Setting.QUIET  # nothing after nine in the evening please
    if told.days is None or told.masked.time is not None or not_to_be_done.forbids(told.text):
        return None  # 以后别老往周末约 is nobody's leave
    return Setting.LEAVE


_MOST = r"\b(?:more than|at most|max(?:imum)?|up to|no more|only)\b[^,.;]{0,30}\b(?:in|on|within|during) (?:one|any|a single|a given|the same) "
_NOT_MORE = ((re.compile(f"{_MOST}day\\b"), Setting.DAY_LIMIT), (re.compile(f"{_MOST}week\\b"), Setting.WEEK_LIMIT))
_CHANGES = re.compile("[改换切调设]|\\b(?:set|change|switch)\\b")


def _value(what: Setting, told: Told) -> str:
    text = told.said.low
    match what:
        case Setting.LANGUAGE:
            return told.first_of(_LANGUAGES) or ""
        case Setting.ZONE:
            return zone_wished(text) or place_in(text)
        case Setting.LIMIT | Setting.DAY_LIMIT | Setting.WEEK_LIMIT:
            if _NO_LIMIT.search(text):
                return "不限"
            if minus := _MINUS.search(text):
                return minus[0]  # which is no limit, and is said so
            number = _NUMBER.search(
                re.sub("一[天周日]|一个?(?:星期|礼拜)|(?:in|on|within|during) one (?:day|week)", "", text)
            )
            return str(settings_said.FIGURES.get(number[0], number[0])) if number else ""
        case Setting.PHONE:
            phone = _PHONE.search(text)
            return phone[0] if phone else ""
        case Setting.QUIET:
            return _quiet(text)
        case Setting.NOTICES:
            return switched_in(text)
        case Setting.WORK_HOURS:
            hours = _WORKS.search(text)
            return "到".join(map(_with_minutes, hours.groups())) if hours is not None else ""
    return ""


_OF_THE_NIGHT = re.compile("夜里|夜间|半夜|晚上|睡觉|at night|overnight")
_NIGHT = "22:00-8:00"
_AT_NOON = re.compile("中午|午休|午饭|午睡|at noon|at lunch|lunch ?(?:time|break)")
_NOON = "12:00-14:00"


_PART_BEHIND = re.compile(
    r"(?<![\d:])(\d{1,2}(?::\d\d)?) (?:in the (?P<am>morning)|in the (?:evening|afternoon)|at night)\b"
)
_UNTIL = re.compile(r"\b(?:before|until|till) (\d{1,2}(?::\d\d)? ?am|\d{1,2}(?::\d\d)?(?= ?(?:$|[,.;])))")
_BARE_BETWEEN = re.compile(
    rf"\b(?:between|from) (\d{{1,2}}|{either(UP_TO_TWELVE)}) (?:and|to|till|until) (\d{{1,2}}|{either(UP_TO_TWELVE)})\b(?! ?(?::|[ap]m|min|hour|day|week|interview|(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))"
)


def _quiet(text: str) -> str:
    """22:00-8:00 as it was said; from an hour on, until eight in the morning; at night, from ten until eight."""
    text = _PART_BEHIND.sub(lambda said: f"{said[1]}{'am' if said['am'] else 'pm'}", text)
    if hours := _between(text):
        return hours
    if (bare := _BARE_BETWEEN.search(text)) and (
        quiet := quiet_hours("到".join(f"{_hour_of(one)}:00" for one in bare.groups()))
    ):
        return "–".join(f"{one:%H:%M}" for one in quiet)
    if found := _FROM.search(text):
        at = (found["at"] or found["after"]).strip()
        at = (
            at
            if at.startswith(("晚", "夜")) or at.endswith("m") or ":" in at
            else f"晚上{at}"
            if "点" in at
            else f"{at}pm"
        )
        until = _UNTIL.search(text, found.end())
        end = until[1] if until is not None else "8"
        return f"{at}到早上8点" if "点" in at else f"{at} to {end.removesuffix('am').strip()}am"
    return settings_said.hours_in(text) or (
        _NIGHT if _OF_THE_NIGHT.search(text) else _NOON if _AT_NOON.search(text) else ""
    )


_HOUR = (
    r"(?:(?:晚上?|早上?|早晨|上午|中午|下午|夜里|夜晚|凌晨|傍晚)? ?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|一刻|三刻|\d{1,2}分?)?"
    r"|(?:晚上?|早上?|早晨|上午|中午|下午|夜里|夜晚|凌晨)? ?\d{1,2}:\d\d(?: ?[ap]m)?|\d{1,2} ?[ap]m)"
)
_BETWEEN = re.compile(rf"({_HOUR}) ?(?:到|至|[-–—~～]|to|until|till|through|and) ?(?:第二天|次日)?({_HOUR})")


def _hour_of(said: str) -> int:
    return int(said) if said.isdigit() else UP_TO_TWELVE[said]


def _with_minutes(hour: str) -> str:
    return f"{hour}:00" if hour.isdigit() else hour


_WORKS = re.compile(
    r"(\d{1,2}(?::\d\d)?(?: ?[ap]m)?) ?(?:to|till|until|through|-|–|and|到|至) ?(\d{1,2}(?::\d\d)?(?: ?[ap]m)?)(?![\d:])"
)
_SHORT_PART = re.compile("(晚|早)(?![上晨])")


def _between(text: str) -> str:
    """9pm 到 10am, 晚9点到早10点, 十二点半到两点: both hours as they can be read."""
    if (found := _BETWEEN.search(text)) is None:
        return ""
    said = "到".join(_SHORT_PART.sub(r"\1上", one).strip() for one in found.groups())
    hours = quiet_hours(said)
    return "–".join(f"{one:%H:%M}" for one in hours) if hours is not None else ""
