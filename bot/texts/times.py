"""Times and durations."""

from bot.phrase import Words

TEXTS = {
    "clock.now": Words(
        en="It is {day}, {time}. “schedule” shows today's interviews.",
        zh="现在是{day} {time}。发“日程”看今天的面试。",
    ),
    "time.none": Words(
        en="no time yet",
        zh="时间未定",
    ),
    "time.none_capital": Words(
        en="No time yet",
        zh="时间未定",
    ),
    "time.hours": Words(
        en="h",
        zh="小时",
    ),
    "time.zone": Words(
        en=" ({name})",
        zh="（{name}）",
    ),
    "time.at_once": Words(
        en="at once",
        zh="马上",
    ),
    "time.in_a_minute": Words(
        en="in a minute",
        zh="一分钟后",
    ),
    "time.in_seconds": Words(
        en="in {seconds} seconds",
        zh="{seconds} 秒后",
    ),
}
