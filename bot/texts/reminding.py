"""Reminders that HR sends, and those that are put off."""

from bot.phrase import Words

TEXTS = {
    "nudge.and_others": Words(
        en=" and others, {n} in all",
        zh="等 {n} 人",
    ),
    "nudge.deed": Words(
        en="Remind {some} ({owed})",
        zh="催{some}（{owed}）",
    ),
    "nudge.nobody_else": Words(
        en="Nobody else owes an answer or feedback.",
        zh="其他人都不欠回复或面评，不用催。",
    ),
    "nudge.whether": Words(
        en="Remind {which}? yes/no",
        zh="催 {which}？是/否",
    ),
    "nudge.which": Words(
        en="Remind about which interview?",
        zh="催哪一场？",
    ),
    "nudge.row": Words(
        en="{which}: {names}, {what} · {code}",
        zh="{which} · {names}{what} · {code}",
    ),
    "nudge.owes_nothing_there": Words(
        en="{who} was not reminded: they owe neither an answer nor feedback there.",
        zh="{who}没有催：没有要回复的面试，也不欠面评。",
    ),
    "nudge.owes_nothing_on_it": Words(
        en="{title}: {who} owes neither an answer nor feedback on this one, so nobody was reminded. All that is owed: pending",
        zh="{title}：{who}这一场没有要回复的，也不欠面评，不用催。别的场次有没有欠的，发“待办”。",
    ),
    "nudge.owes_nothing": Words(
        en="Neither an answer nor feedback is due from {who}, so there is nothing to remind of.",
        zh="{who}没有要回复的面试，也不欠面评，不用催。",
    ),
    "nudge.all_have_answered": Words(
        en="{title}: all have answered, and nobody owes feedback.",
        zh="{title}：都回复了，也没有人欠面评，不用催。",
    ),
    "nudge.nobody_owes": Words(
        en="Nobody owes an answer or feedback.",
        zh="没有人欠回复或面评，不用催。",
    ),
    "nudge.no_answer_to": Words(
        en="no answer to {n}",
        zh="没回复 {n} 场",
    ),
    "nudge.no_feedback_on": Words(
        en="no feedback on {n}",
        zh="没写面评 {n} 场",
    ),
    "nudge.no_times_for": Words(
        en="no times ticked for {n}",
        zh="没勾时间 {n} 场",
    ),
    "nudge.no_answer": Words(
        en="no answer",
        zh="没回复",
    ),
    "nudge.no_feedback": Words(
        en="no feedback",
        zh="没写面评",
    ),
    "nudge.no_times": Words(
        en="no times ticked",
        zh="没勾时间",
    ),
    "reminded.done": Words(
        en="Reminded: {names}.",
        zh="已催{names}。",
    ),
    "reminded.stands_in": Words(
        en=" {name} stands in.",
        zh="{name}代班。",
    ),
    "reminded.gets_none": Words(
        en="{who} gets no reminders; please contact them yourself{phone}.",
        zh="{who}设了免催，请直接联系{phone}。",
    ),
    "reminded.knows_the_candidate": Words(
        en="{who} knows the candidate of {code} and cannot write about them. Send: waive {code} {who}",
        zh="{who}认识 {code} 的候选人，需要回避，不能写面评。可以发：不用写面评 {code} {who}",
    ),
    "reminded.is_deactivated": Words(
        en="{who} is deactivated, so was not reminded.",
        zh="{who}已停用，没有催。",
    ),
    "reminded.arrives_later": Words(
        en="{who}: in an interview or in quiet hours, so the reminder arrives at {at}.",
        zh="{who}正在面试，或在免打扰时段，{at} 会收到催办。",
    ),
    "reminded.last_one_arrives": Words(
        en="The last reminder{of} by {by} reaches {who} at {at}.",
        zh="{by}催{who}的{of}，{at} 送达，不用再催。",
    ),
    "reminded.was_lately": Words(
        en="{who} was reminded{of} at {at} by {by}; again from {again}. Urgent? Please call{phone}.",
        zh="{at} {by}催过{who}{of}，{again} 以后可以再催；急的话请打电话{phone}。",
    ),
    "reminded.is_away": Words(
        en="{who} is away {during}, so was not reminded.{stand_in}",
        zh="{who} {during}休假，没有催。{stand_in}",
    ),
    "reminded.of_which": Words(
        en=" of {which}",
        zh="（{which}）",
    ),
    "snooze.in": Words(
        en="in {n}",
        zh="{n}后",
    ),
    "snooze.last_reminder": Words(
        en="the last reminder",
        zh="上一条提醒",
    ),
    "snooze.none": Words(
        en="You have had no reminder lately that could come again. “pending” shows what waits for you.",
        zh="最近没有可以稍后再发的提醒。发“待办”看有什么在等你。",
    ),
    "snooze.done": Words(
        en="You get it again at {at}: {what}.",
        zh="{at} 再发给你：{what}。",
    ),
    "snooze.of_no_use": Words(
        en="{what} would be no use later, so it will not be sent again.",
        zh="{what} 再晚就没用了，不会再发。",
    ),
    "snooze.at_most_a_day": Words(
        en="It can be put off by at most a day. For example: snooze 20 min",
        zh="最多推迟一天。例如：稍后 20分钟",
    ),
    "snooze.at_the_latest": Words(
        en="{what} is of no more use then; {at} is the latest. For example: snooze 10 min",
        zh="{what} 到那时就没用了，最晚 {at}。例如：稍后 10分钟",
    ),
    "snooze.no_time": Words(
        en="I can't read “{words}” as a time. Try: snooze 20 min / snooze 3pm",
        zh="没看懂时间“{words}”。试试：稍后 20分钟 / 稍后 下午3点",
    ),
    "snooze.deed_at": Words(
        en="Send it again {when}: {what}",
        zh="{when}再发：{what}",
    ),
    "snooze.deed": Words(
        en="Send it again in half an hour: {what}",
        zh="半小时后再发：{what}",
    ),
    "snooze.that_message": Words(
        en="that message",
        zh="那条消息",
    ),
}
