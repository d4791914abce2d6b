"""Times that are free, and why others are not."""

from bot.phrase import Words

TEXTS = {
    "free_times.nobody_else": Words(
        en=" Nobody else is free then. Another time: reschedule {code}",
        zh="没有其他面试官空闲，换时间发：改期 {code}",
    ),
    "free_times.others_free": Words(
        en=" Free: {free}. Send: {order}",
        zh="还空闲的：{free}。发：{order}",
    ),
    "free_times.looked_at": Words(
        en="Only interviews and leave were looked at, no calendar.",
        zh="只看了面试和休假，没看日程。",
    ),
    "free_times.who_is_busy": Words(
        en="{who} {why}",
        zh="{who}{why}",
    ),
    "free_times.why": Words(
        en="{why}.",
        zh="{why}。",
    ),
    "free_times.two_weeks": Words(
        en="the next two weeks ",
        zh="两周内",
    ),
    "free_times.what_other": Words(
        en=" What other time?",
        zh="换什么时间？",
    ),
    "free_times.when": Words(
        en="When? Free for {who}:",
        zh="什么时间？{who}有空：",
    ),
    "busy.interviews": Words(
        en="has interviews at all of the times",
        zh="都有面试",
    ),
    "busy.away": Words(
        en="is away",
        zh="在休假",
    ),
    "busy.day_limit": Words(
        en="has reached the day's limit",
        zh="到了每天的面试上限",
    ),
    "busy.week_limit": Words(
        en="has reached the week's limit",
        zh="到了每周的面试上限",
    ),
    "busy.does_not_work": Words(
        en="does not work then",
        zh="不在工作时间",
    ),
    "free_times.none_in_common": Words(
        en="{when}: {who} have no time in common. ",
        zh="{when}{who}没有共同的空闲。",
    ),
    "free_times.none": Words(
        en="{when}: {who} has no time. ",
        zh="{when}{who}没有空闲。",
    ),
    "free_times.caution": Words(
        en="{said} {caution}.",
        zh="{said}{caution}。",
    ),
}
