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
        en="{n} h",
        zh="{n} 小时",
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
    "not_a_time.not_understood": Words(
        en="I did not understand “{left}”. Try: tomorrow 3pm / 3-13 15:00",
        zh="没看懂“{left}”。试试：后天下午3点 / 3-13 15:00",
    ),
    "not_a_time.time_missing": Words(
        en="At what time? For example: tomorrow 3pm",
        zh="几点？例如：明天下午3点",
    ),
    "not_a_time.ambiguous_hour": Words(
        en="Morning or afternoon?",
        zh="上午还是下午？",
    ),
    "not_a_time.no_such_date": Words(
        en="There is no such day or time.",
        zh="没有这一天或这个时间。",
    ),
    "not_a_time.past": Words(
        en="That time is past.",
        zh="这个时间已经过了。",
    ),
    "not_a_time.too_far": Words(
        en="More than 180 days ahead: please confirm the date.",
        zh="超过 180 天，请确认日期。",
    ),
    "not_a_time.maybe_past": Words(
        en="That day may be past: please give the date.",
        zh="这一天可能已经过了，请说日期。",
    ),
    "not_a_time.both_ways": Words(
        en="Later or earlier? It can't be both. For example: 30 min later",
        zh="推迟还是提前？两个都说了。例如：推迟半小时",
    ),
    "not_a_time.minus": Words(
        en="“{left}” has a minus: later or earlier? Say which, such as: 30 min later, or 30 min earlier",
        zh="“{left}”带着负号，是推迟还是提前？请写明，例如：推迟30分钟，或 提前30分钟",
    ),
    "not_a_time.bound": Words(
        en="“{left}” says no exact time. At what time? For example: tomorrow 2pm",
        zh="“{left}”没说具体几点。改到几点？例如：明天下午2点",
    ),
    "not_a_time.midnight": Words(
        en="Midnight of which day? Please write 0:00 with the date.",
        zh="晚上12点是哪一天？请写 0:00 和日期。",
    ),
    "time.days": Words(
        en="{n:one=1 day|other={n} days}",
        zh="{n} 天",
    ),
    "time.minutes": Words(
        en="{n} min",
        zh="{n} 分钟",
    ),
    "time.minutes_too": Words(
        en="{n} min",
        zh="{n} 分",
    ),
    "day.yesterday": Words(
        en="yesterday",
        zh="昨天",
    ),
    "day.today": Words(
        en="today",
        zh="今天",
    ),
    "day.tomorrow": Words(
        en="tomorrow",
        zh="明天",
    ),
    "day.before_a_date": Words(
        en="{day}, ",
        zh="{day} ",
    ),
    "day.morning": Words(
        en="morning",
        zh="上午",
    ),
    "day.midday": Words(
        en="midday",
        zh="中午",
    ),
    "day.afternoon": Words(
        en="afternoon",
        zh="下午",
    ),
    "day.evening": Words(
        en="evening",
        zh="晚上",
    ),
    "day.worked_weekend": Words(
        en="working weekend",
        zh="调休上班",
    ),
    "day.unknown_year": Words(
        en="The working weekends of {years} are not known yet: holidays are those of the law, weekends count as off",
        zh="还不知道 {years} 年的调休安排，节假日按法定日期算，周末都算休息",
    ),
}
