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
    "undo.deed": Words(
        en="undo",
        zh="撤销",
    ),
    "undo.deed_of": Words(
        en="undo “{done}”",
        zh="撤销“{done}”",
    ),
    "undo.question_dropped": Words(
        en="The question was dropped; nothing was changed. To undo what you did before it, send “undo” again.",
        zh="刚才的问题已取消，什么都没有改动。要撤销之前的操作，再发一次“撤销”。",
    ),
    "undo.done_unnoticed": Words(
        en="Undone: {what}. Nobody was notified.",
        zh="已撤销：{what}。没有人收到过通知。",
    ),
    "undo.done_of_who_is_gone": Words(
        en="Undone: {what}. If HR was told anything meanwhile, it stays on record.",
        zh="已撤销：{what}。其间如果通知过 HR，那条通知会保留。",
    ),
    "undo.done": Words(
        en="Undone: {what}. Those who were notified will be told.",
        zh="已撤销：{what}。收到过通知的人会再收到一条。",
    ),
    "undo.deed_undo": Words(
        en="Undo “{done}”",
        zh="撤销刚才的“{done}”",
    ),
    "undo.deed_and_order": Words(
        en="Undo “{done}” and {order}",
        zh="撤销{done}，改为{order}",
    ),
    "undo.whether": Words(
        en="Undo “{done}”? yes/no",
        zh="要撤销刚才的“{done}”吗？是/否",
    ),
    "undo.name": Words(
        en="name",
        zh="姓名",
    ),
    "undo.code": Words(
        en="code",
        zh="编号",
    ),
    "undo.that_was": Words(
        en="That was “{done}”. ",
        zh="最后一步是“{done}”。",
    ),
    "undo.only_the_last": Words(
        en="“undo” only takes back your last change, for a minute. {last}Nothing was changed now. To put it right, send: {line}",
        zh="“撤销”只收回你最后一步，一分钟内有效。{last}现在什么都没有改动。要改回来，发：{line}",
    ),
    "undo.has_changed": Words(
        en="{code} has changed since, so that can no longer be undone.",
        zh="{code} 之后又有变动，不能撤销了。",
    ),
    "undo.match_is_told": Words(
        en="HR has been told that a colleague may be this candidate, so the booking can no longer be undone. To call it off, send: cancel {code}",
        zh="HR 已收到通知：有同事可能就是这位候选人，所以这次约面不能撤销了。不面了的话，发：取消面试 {code}",
    ),
    "undo.is_deactivated": Words(
        en="{who} is deactivated, so that can no longer be undone.",
        zh="{who} 已停用，不能撤销了。",
    ),
    "undo.nothing": Words(
        en="There is nothing to undo.",
        zh="没有可以撤销的操作。",
    ),
    "undo.has_a_place": Words(
        en="{name} is on a panel or looks after interviews by now. Send: members {id} deactivate",
        zh="{name} 已经有面试了，不能撤销。可以发：成员 {id} 停用",
    ),
    "undo.cannot": Words(
        en="Your last change cannot be undone.",
        zh="上一步操作不能撤销。",
    ),
    "undo.cannot_that": Words(
        en="“{what}” cannot be undone, and what was done before it stays. Whoever takes over sends: take {code}",
        zh="“{what}”不能撤销，之前做的也不动。换人来处理的话，请对方发：我来处理 {code}",
    ),
    "undo.cannot_setting": Words(
        en="A setting cannot be undone. To set it back, send: {instead}",
        zh="设置不能撤销。可以发：{instead}",
    ),
    "undo.too_late_bookings": Words(
        en="It is too late to undo the booking of {n} interviews. One by one, send: {instead}",
        zh="这次约的 {n} 场已经过了撤销时间。可以一场一场取消，例如：{instead}",
    ),
    "undo.too_late": Words(
        en="It is too late to undo “{what}”. Send: {instead}",
        zh="“{what}”已经过了撤销时间。可以发：{instead}",
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
    "hears.is_interviewing": Words(
        en="{names} will be told at {at}, after the interview they are in.",
        zh="{names}在面试，{at} 通知。",
    ),
    "hears.quiet": Words(
        en="{names} will be told at {at}, after their quiet hours.",
        zh="{at} 通知{names}（免打扰时段过后）。",
    ),
    "hears.admin": Words(
        en="the admin",
        zh="管理员",
    ),
    "hears.told": Words(
        en="{who} will be told {when}.",
        zh="{when}通知{who}。",
    ),
    "hears.told_the_time": Words(
        en="{who} will be told the time {when}.",
        zh="{when}把时间发给{who}，不用他们回复。",
    ),
    "hears.will_be_invited": Words(
        en="{who} will be invited {when}.",
        zh="{when}邀请{who}。",
    ),
    "hears.asked_to_tick": Words(
        en="{who} will be asked {when}.",
        zh="{when}请{who}勾选。",
    ),
    "hears.one_of_theirs": Words(
        en="{who} looks after the candidate and gets the messages from now on.",
        zh="候选人由{who}负责，之后的消息发给{who}。",
    ),
    "hears.all_theirs": Words(
        en="{who} looks after the candidates and gets the messages from now on.",
        zh="候选人都由{who}负责，之后的消息发给{who}。",
    ),
    "hears.some_theirs": Words(
        en="{n} of the candidates are {who}'s ({codes}), who hears what follows.",
        zh="其中 {n} 场的候选人归{who}（{codes}），之后的消息发给{who}。",
    ),
}
