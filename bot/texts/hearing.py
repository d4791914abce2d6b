"""Who hears of what was done and when, and that it can be taken back."""

from bot.phrase import Words

TEXTS = {
    "undo.within": Words(
        en="“undo” takes it back within {window}; whoever was told is told again.",
        zh="{window}内发“撤销”能改回来，通知过的人会再收到一次。",
    ),
    "undo.offer": Words(
        en="“undo” takes it back.",
        zh="改主意发“撤销”。",
    ),
    "hears.before_it_begins": Words(
        en="at {at}, right before it begins",
        zh="{at}（开始前）",
    ),
    "hears.after_interview": Words(
        en="after their interview, at {at}",
        zh="面试结束后（{at}）",
    ),
    "hears.after_quiet_hours": Words(
        en="at {at}, after their quiet hours",
        zh="{at} 免打扰结束后",
    ),
    "hears.invited": Words(
        en="{who} will be invited {when}",
        zh="{when}邀请{who}",
    ),
    "hears.invited_after_quiet_hours": Words(
        en="{who} will be invited at {at}, after their quiet hours",
        zh="{at} 邀请{who}（免打扰时段过后）",
    ),
    "hears.invited_after_interview": Words(
        en="{who} is interviewing, and will be invited at {at}",
        zh="{who}在面试，{at} 邀请",
    ),
    "hears.in_next_list": Words(
        en="HR reads it in their next list.",
        zh="HR 会在下一次汇总里看到。",
    ),
}
