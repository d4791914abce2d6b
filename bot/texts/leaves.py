"""Leave: noted, cancelled, who stands in."""

from bot.phrase import Words

TEXTS = {
    "leave.ask_hours": Words(
        en="{not_so}{asked} Nothing is noted yet.{halves}",
        zh="{not_so}{asked}现在还没有记下。{halves}",
    ),
    "leave.no_such_stand_in": Words(
        en="There is no member “{who}” to stand in. ",
        zh="没有找到替班的“{who}”，要写全名。",
    ),
    "leave.one_stands_in": Words(
        en="One person stands in. ",
        zh="替班只能写一位。",
    ),
    "leave.not_understood_short": Words(
        en="I did not understand “{left}”. ",
        zh="没看懂“{left}”。",
    ),
    "leave.who_stands_in": Words(
        en=" ({who} stands in)",
        zh="（{who}代）",
    ),
    "leave.which_half_which_day": Words(
        en="Which half of which day{who}? For example: tomorrow afternoon.",
        zh="哪天的上午还是下午{who}？例如：明天下午。",
    ),
    "leave.which_day": Words(
        en="Away for {length}{who}: on which day, from when? For example: tomorrow 14:00.",
        zh="休假 {length}{who}，哪天几点开始？例如：明天 14:00。",
    ),
    "leave.which_half": Words(
        en="Half a day off, {day}{who}: which half?",
        zh="{day}休半天{who}：上午还是下午？",
    ),
    "leave.until_when": Words(
        en="Away {day} from {since}{who}: until when? For example: {example}.",
        zh="{day} {since} 起休假{who}，到几点？例如：{example}。",
    ),
    "leave.or_until_when": Words(
        en=" until when",
        zh="到几点",
    ),
    "leave.from_alone": Words(
        en="",
        zh="开始",
    ),
    "leave.start_or_both": Words(
        en="{start}, or {both}",
        zh="{start}，或 {both}",
    ),
    "leave.until_which_day": Words(
        en="From {day} until which day, that day included? For example: 3/25. Nothing is noted yet.",
        zh="从 {day} 休到哪天（含当天）？例如：3月25日。现在还没有记下。",
    ),
    "leave.from_when": Words(
        en="Away {day} for {length}{who}: from when{until}? For example: {example}.",
        zh="{day}休假 {length}{who}，从几点{until}？例如：{example}。",
    ),
    "leave.deed_cancel": Words(
        en="Cancel your leave",
        zh="取消休假",
    ),
    "leave.deed_stand_in": Words(
        en=", {who} stands in",
        zh="，{who}代",
    ),
    "leave.no_stand_in_called_so": Words(
        en="There is no member “{who}” to stand in. Try a full name, for example: leave tomorrow, stand-in wangwu",
        zh="没有找到替班的“{who}”。写全名，例如：休假 明天 替：王五",
    ),
    "leave.named_several": Words(
        en="One person stands in, you named {who}. For example: leave tomorrow, stand-in wangwu",
        zh="替班只能写一位，你写了{who}。例如：休假 明天 替：王五",
    ),
    "leave.from_until": Words(
        en="From when until when? For example: leave {day} 14:00-16:00",
        zh="从几点到几点？例如：休假 {day} 14:00-16:00",
    ),
    "leave.from_day_until": Words(
        en="From {day} until when? For example: leave 3/20-3/25",
        zh="从 {day} 休到哪天？例如：休假 3月20日到3月25日",
    ),
    "leave.not_understood": Words(
        en="I did not understand “{left}”. Try: leave 3/20-3/25, leave tomorrow afternoon, stand-in wangwu, leave cancel",
        zh="没看懂“{left}”。试试：休假 3月20日到3月25日 / 休假 明天下午 替：王五 / 休假 取消",
    ),
    "leave.too_far_ahead": Words(
        en="{days} is too far ahead. Leave can be noted for a year: leave 3/20-3/25",
        zh="{days}太远了，只能记一年以内的休假。例如：休假 3月20日到3月25日",
    ),
    "leave.too_long": Words(
        en="{days} is more than half a year. Is the end before the beginning? For example: leave 3/20-3/25",
        zh="{days}超过半年了，是不是前后写反了？例如：休假 3月20日到3月25日",
    ),
    "leave.noted": Words(
        en="Noted: you are away {days}{stand_in}.{merged} This is no request for leave: file that yourself. “undo” takes it back.",
        zh="已记下休假：{days}{stand_in}。{merged}我不会替你提交请假审批，请自己走流程。改主意发“撤销”。",
    ),
    "leave.no_interviews": Words(
        en="You have no interviews then.",
        zh="期间没有面试。",
    ),
    "leave.interviews_in_it": Words(
        en="You have {n} in that time:\n{rows}",
        zh="期间有 {n}：\n{rows}",
    ),
    "leave.more": Words(
        en="\n…and {n} more",
        zh="\n…另有 {n} 场",
    ),
    "leave.decline_all": Words(
        en="can't make any of them",
        zh="都回复无法参加",
    ),
    "leave.one_by_one": Words(
        en="one by one",
        zh="逐场看",
    ),
    "leave.had_noted": Words(
        en=" You had noted {others} before.",
        zh="原来已记{others}，不用另记。",
    ),
    "leave.joined": Words(
        en=" With {others}, which you had noted, it is one.",
        zh="和原来的{others}合成一段。",
    ),
    "leave.none_left": Words(
        en="There is none left in that time.",
        zh="期间已经没有要回复的面试。",
    ),
    "leave.all_declined": Words(
        en="Declined, {n} in all: {titles}. {told} “undo” takes all of it back.",
        zh="已回复无法参加，共 {n}：{titles}。{told}改主意发“撤销”，会全部恢复。",
    ),
    "leave.how_to_decline": Words(
        en="{n} in your leave. To decline the first, send: decline 1",
        zh="休假期间 {n}。去不了的发：无法参加 1",
    ),
    "leave.none_then": Words(
        en="You have no leave noted then. Try: leave tomorrow",
        zh="那段时间没有记休假。例如：休假 明天",
    ),
    "leave.cancel_not_understood": Words(
        en="I did not understand “{left}”. Try: leave cancel, or cancel leave 3/20",
        zh="没看懂“{left}”。试试：休假 取消，或 取消休假 3月20日",
    ),
    "leave.none_noted": Words(
        en="You have no leave noted. To note one: leave tomorrow",
        zh="还没有记休假。要记就发：休假 明天",
    ),
    "leave.none_noted_then": Words(
        en="You have no leave noted then. Yours: leave",
        zh="那段时间没有记休假。看已记的发：休假",
    ),
    "leave.cancel_which": Words(
        en="Cancel which leave?",
        zh="取消哪一段休假？",
    ),
    "leave.cancelled": Words(
        en="Cancelled: leave {days}. What you declined stays declined: accept takes an interview back. “undo” brings the leave back.",
        zh="已取消休假：{days}。已回复无法参加的面试不会自动恢复，要去就发“接受”加编号。改主意发“撤销”。",
    ),
    "leave.mine": Words(
        en="Noted: {mine}.",
        zh="已记的休假：{mine}。",
    ),
    "leave.none": Words(
        en="No leave noted.",
        zh="还没有记休假。",
    ),
    "leave.how_to_cancel": Words(
        en="To take one back: leave cancel. ",
        zh="不休了发：休假 取消。",
    ),
    "leave.deed": Words(
        en="Note that you are away {days}{stand_in} (this is no request for leave)",
        zh="记下 {days}休假{stand_in}（不替你提交请假审批）",
    ),
    "leave.ask_days": Words(
        en="{mine}\nWhich days are you away? For example: 3/20-3/25, or tomorrow afternoon, stand-in wangwu. {cancel}This is no request for leave.",
        zh="{mine}\n休哪几天？例如：3月20日到3月25日，或 明天下午 替：王五。{cancel}我不会替你提交请假审批。",
    ),
    "leave.noted_until_its_end": Words(
        en="It is noted until its end. To shorten it, send: cancel leave. Then: leave, with the days.",
        zh="这段休假已经按原来的日子记下了。要改短，先发：取消休假，再发：休假 加日期。",
    ),
    "leave.too_many": Words(
        en="You have {n} leaves ahead already. Cancel one first: leave cancel",
        zh="你已经有 {n} 段休假了。先取消一段：休假 取消",
    ),
    "leave.gone": Words(
        en="That leave is not there any more. Yours: leave",
        zh="这段休假已经没有了。看休假发：休假",
    ),
    "leave.over_already": Words(
        en="{during} is over already. Try: leave tomorrow, or leave 3/20-3/25",
        zh="{during}已经过去了。试试：休假 明天，或 休假 3月20日到3月25日",
    ),
    "leave.not_oneself": Words(
        en="You cannot stand in for yourself. Try: leave tomorrow, stand-in wangwu",
        zh="替你的人不能是你自己。试试：休假 明天 替：王五",
    ),
    "leave.stand_in_is_away": Words(
        en="{who} is away themselves, {during}. Name somebody else, or nobody: leave tomorrow",
        zh="{who} 自己 {during}休假。换一位，或不写替班的人：休假 明天",
    ),
    "leave.reason": Words(
        en="on leave",
        zh="休假",
    ),
    "leave.thursday": Words(
        en="Thursday",
        zh="周四",
    ),
}
