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
}
