"""What members can set, with the words for it: each is a verb of its own, 语言 英文 as well as 设置 语言 英文."""

from __future__ import annotations

from enum import Enum

from bot.interviews.errors import UserError
from bot.phrase import Phrase


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


# What is typed to change each.
EXAMPLES = {
    Setting.LANGUAGE: Phrase("set_it.language"),
    Setting.ZONE: Phrase("set_it.zone"),
    Setting.LIMIT: Phrase("set_it.limit"),
    Setting.LEAVE: Phrase("set_it.leave"),
    Setting.WORK_HOURS: Phrase("set_it.work_hours"),
    Setting.QUIET: Phrase("set_it.quiet_hours"),
    Setting.PHONE: Phrase("set_it.phone"),
    Setting.NOTICES: Phrase("set_it.notices"),
}


def refused(what: Setting, value: str) -> UserError:
    """What was typed is none of its values: one example that works."""
    shown = {Setting.DAY_LIMIT: Setting.LIMIT, Setting.WEEK_LIMIT: Setting.LIMIT}.get(what, what)
    if not value:
        return UserError("own.try", example=EXAMPLES[shown])
    return UserError("own.not_understood", value=value[:40], example=EXAMPLES[shown])
