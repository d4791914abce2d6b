"""张敏's spreadsheet, as it is copied out of it, and who is in it."""

from __future__ import annotations

from datetime import date, timedelta

# Of the candidates three are spoken of by name: the one who is seen first, who is moved, and the last on 张三's list.
FIRST, MOVED, LAST = ("Grace Lin", "林悦"), ("Iris Wu", "吴雨桐"), ("Max Xu", "许明轩")

_SHEET = {
    "zh": (
        "候选人\t岗位\t轮次\t日期\t时间\t面试官",
        ("林悦\t后端工程师\t二面", 1, "14:00\t张三 李四"),
        ("周子航\t后端工程师\t一面", 1, "16:00\t王五"),
        ("吴雨桐\t前端工程师\t一面", 2, "10:00\t李四"),
        ("郑浩然\t前端工程师\t一面", 2, "10:30\t王五"),
        ("何静怡\t测试工程师\t一面", 2, "10:45\t王五"),
        ("许明轩\t数据工程师\t二面", 3, "11:00\t张三"),
    ),
    "en": (
        "Candidate\tPosition\tRound\tDate\tTime\tInterviewers",
        ("Grace Lin\tBackend\tround 2", 1, "14:00\t张三 李四"),
        ("Leo Zhou\tBackend\tround 1", 1, "16:00\t王五"),
        ("Iris Wu\tFrontend\tround 1", 2, "10:00\t李四"),
        ("Henry Zheng\tFrontend\tround 1", 2, "10:30\t王五"),
        ("Jane He\tTesting\tround 1", 2, "10:45\t王五"),
        ("Max Xu\tData\tround 2", 3, "11:00\t张三"),
    ),
}


def rows(lang: str, today: date) -> str:
    """Six interviews of the next three days; the fourth and the fifth are not both possible."""
    heading, *sheet = _SHEET[lang]
    lines = [f"{who}\t{_day(today + timedelta(days))}\t{rest}" for who, days, rest in sheet]
    return "\n".join([str(heading), *lines])


def _day(day: date) -> str:
    return f"{day.month}/{day.day}"
