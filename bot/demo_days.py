"""Who is in the demo, and the interviews of each of its days."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import NamedTuple

from bot.interviews.models import Role

DAYS = range(-3, 8)  # around today
PEOPLE = (
    ("zhangsan", "张三", Role.INTERVIEWER),
    ("lisi", "李四", Role.INTERVIEWER),
    ("wangwu", "王五", Role.INTERVIEWER),
    ("zhangmin", "张敏", Role.RECRUITER),
    ("admin", "管理员", Role.ADMIN),
)


class Slot(NamedTuple):
    """One interview of each day."""

    at: time
    minutes: int
    job: str
    round_no: int
    round_name: str
    panel: tuple[str, ...]
    waits_for: tuple[str, ...]  # of the panel, who has not answered yet
    candidate_answers: bool
    mode: str
    feedback: str  # what the panel wrote, once it is over
    is_late: bool = False  # yesterday's still waits for it


EACH_DAY = (
    Slot(time(10, 0), 60, "后端工程师", 1, "一面", ("zhangsan",), (), True, "video", "基础扎实，沟通清楚", True),
    Slot(time(11, 15), 45, "前端工程师", 1, "一面", ("lisi",), ("lisi",), True, "video", "项目经验对口", True),
    Slot(
        time(14, 0), 60, "后端工程师", 2, "二面", ("zhangsan", "lisi"), ("zhangsan",), True, "video", "系统设计有条理"
    ),
    Slot(time(15, 30), 45, "测试工程师", 1, "一面", ("wangwu",), (), False, "video", "测试思路清晰", True),
    Slot(time(16, 30), 60, "平台架构师", 3, "终面", ("zhangsan", "wangwu"), (), True, "onsite", "能带团队"),
    Slot(time(19, 15), 45, "数据工程师", 1, "一面", ("lisi", "wangwu"), ("wangwu",), False, "phone", "SQL 熟练"),
)
_FIRST, _BEST_KNOWN, _SECOND = 0, 1, 2  # places in EACH_DAY

# What the demo's jobs look at beside the verdict.
FOCUS = {"后端工程师": ["系统设计", "编码"], "前端工程师": ["编码", "沟通"], "数据工程师": ["SQL"]}

# Five a day for two weeks; within three weeks nobody's surname comes twice on one day.
_NAMES = (
    "林悦 周子航 吴雨桐 郑浩然 何静怡 许明轩 沈佳宁 韩磊 唐思远 冯雅琴 "
    "曹俊杰 彭欣然 曾志强 萧若溪 田甜 董建国 潘晓彤 袁梦 蔡文博 蒋丽娜 "
    "余承泽 杜鹃 叶知秋 程宇轩 魏兰 苏睿 吕思琪 丁一鸣 任重 卢晨曦 "
    "姚瑶 姜海涛 崔颖 钟灵 谭家豪 林志远 周婉清 吴昊 郑晓燕 何子墨 "
    "许诺 沈从容 韩冰 唐一凡 冯诗涵 曹颖超 彭程 曾柔 萧逸 田野 "
    "董卓然 潘悦然 袁博 蔡依凡 蒋勋文 余笑 杜若飞 叶青 程诺言 魏子淇 "
    "苏航 吕品 丁香 任远航 卢一舟 姚远 姜文静 崔浩宇 钟楚 谭雅文"
)
CANDIDATES = _NAMES.split()
BEST_KNOWN = "陈晓"  # whose interview has the code that the README and the help speak of
CODE = "1203"


def candidate_of(day: date, slot: Slot, known_on: date) -> str:
    """Another one for each interview of a day. Who is seen at ten has the second round three days later."""
    place = EACH_DAY.index(slot)
    if place == _BEST_KNOWN and (day - known_on).days % 7 == 0:
        return BEST_KNOWN
    if place == _SECOND:
        day, place = day - timedelta(days=3), _FIRST
    elif place > _SECOND:
        place -= 1
    return CANDIDATES[(day.toordinal() * (len(EACH_DAY) - 1) + place) % len(CANDIDATES)]
