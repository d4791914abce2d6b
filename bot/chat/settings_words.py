"""What members can set, with the words for it: each is a verb of its own, 语言 英文 as well as 设置 语言 英文."""

from __future__ import annotations

from enum import Enum

from bot.interviews.errors import UserError


class Setting(Enum):
    """What can be set; English first, Chinese second."""

    LANGUAGE = ("language", "语言", "lang")
    ZONE = ("zone", "时区", "timezone", "time zone")
    LIMIT = ("limit", "面试上限", "上限", "limits", "interview limit", "max", "at most")
    DAY_LIMIT = ("daily limit", "每天最多", "每日上限", "一天最多", "每天上限", "daily max", "max per day",
                 "每天别超过", "一天别超过", "每天不超过", "一天不超过")  # fmt: skip
    WEEK_LIMIT = ("weekly limit", "每周最多", "每周上限", "一周最多", "weekly max", "max per week",
                  "每周别超过", "一周别超过", "每周不超过", "一周不超过")  # fmt: skip
    CANCEL_LEAVE = (
        "cancel leave",
        "取消休假",
        "取消请假",
        "销假",
        "cancel my leave",
        "not on leave",
        "休假取消",
        "不休假了",
    )
    LEAVE = ("leave", "休假", "请假", "休年假", "年假", "vacation", "annual leave", "time off", "day off", "days off",
             "out of office", "ooo", "on leave", "off work")  # fmt: skip
    WORK_HOURS = ("work hours", "工作时间", "上班时间", "working hours", "working time")
    QUIET = ("quiet hours", "免打扰", "勿扰", "do not disturb", "dnd", "quiet")
    PHONE = ("phone", "电话", "手机号", "手机", "电话号码", "我的电话", "phone number", "my phone")
    NOTICES = ("notifications", "消息设置", "通知设置", "提醒设置", "notices", "message settings")


class Over(Enum):
    """What becomes of interviews within a leave."""

    DECLINE_ALL = ("decline all", "都回复无法参加")
    ONE_BY_ONE = ("one by one", "逐场看")


WORDS = tuple(word for one in Setting for word in one.value)


# What is typed to change each (English, Chinese).
EXAMPLES = {
    Setting.LANGUAGE: ("language zh", "语言 英文"),
    Setting.ZONE: ("zone London", "时区 伦敦"),
    Setting.LIMIT: ("limit 2 a day, 4 a week", "面试上限 每天 2 每周 4"),
    Setting.LEAVE: ("leave 3/20-3/25", "休假 3月20日到3月25日"),
    Setting.WORK_HOURS: ("work hours 9:30-18:30", "工作时间 9:30-18:30"),
    Setting.QUIET: ("quiet hours 22:00-8:00", "免打扰 22:00-8:00"),
    Setting.PHONE: ("phone 13800138000", "电话 13800138000"),
    Setting.NOTICES: ("notifications", "消息设置"),
}


def refused(what: Setting, value: str) -> UserError:
    """What was typed is none of its values: one example that works."""
    shown = {Setting.DAY_LIMIT: Setting.LIMIT, Setting.WEEK_LIMIT: Setting.LIMIT}.get(what, what)
    if not value:
        return UserError("own.try", example=EXAMPLES[shown])
    return UserError("own.not_understood", value=value[:40], example=EXAMPLES[shown])
