"""Who interviews: added, replaced, and who could stand in."""

from bot.phrase import Words

TEXTS = {
    "add.ask_whether_instead": Words(
        en="{gone} can't make {title}, {when}. Is {new} to come:",
        zh="{gone}无法参加 {title}（{when}）。{new}来：",
    ),
    "add.in_the_place_of": Words(
        en="in {who}'s place",
        zh="替{who}",
    ),
    "add.as_one_more": Words(
        en="as one more",
        zh="另外加",
    ),
    "add.has_declined": Words(
        en=" ({new} has said they can't make it)",
        zh="（{new}回复过无法参加）",
    ),
    "add.deed_shadow": Words(
        en="shadow",
        zh="旁听",
    ),
    "add.deed": Words(
        en="add",
        zh="加人",
    ),
    "add.is_on_it": Words(
        en="{who} is already on that panel.",
        zh="{who} 已经在这场面试中。",
    ),
    "add.read_back_shadow": Words(
        en="Have {new} sit in on {title}, {when}",
        zh="请{new}旁听 {title}（{when}），不用写面评",
    ),
    "add.read_back": Words(
        en="Add {new} to {title}, {when}",
        zh="请{new}加入 {title}（{when}）的面试",
    ),
    "add.done_shadow": Words(
        en="{title}: {invited}, to sit in. “undo” takes it back.",
        zh="{title}：{invited}旁听。改主意发“撤销”。",
    ),
    "keep_which.no_time": Words(
        en="{title} has no time for now. Give it one: reschedule {code} tomorrow 3pm",
        zh="{title} 时间待定。定时间发：改期 {code} 明天下午3点",
    ),
    "keep_which.nobody_comes": Words(
        en=" Nobody has to come to it now: add {code} NAME",
        zh="这场没有必到的面试官了，加人发：加人 {code} 姓名",
    ),
    "keep_which.both_stay": Words(
        en="Both stay: {title}, {when}; {who} may come to it, and need not.{lacks}",
        zh="两场都保留：{title}（{when}），{who}这场可来可不来。{lacks}",
    ),
    "keep_which.one_stays": Words(
        en="{title}, {when}. {others} has no time for now: reschedule it.",
        zh="{title} 定在 {when}；{others} 改为时间待定，请另约时间。",
    ),
    "keep_which.cannot_be_both": Words(
        en="Candidate and room cannot be in two places: keep one of the two.",
        zh="候选人和会议室不能同时在两处，请留一场。",
    ),
    "keep_which.settled": Words(
        en="{title}: that is settled already.",
        zh="{title} 的时间冲突已经处理了。",
    ),
    "replace.read_back_again": Words(
        en="Ask {new} again for {title}, {when}",
        zh="再请{new}参加 {title}（{when}）",
    ),
    "replace.read_back": Words(
        en="Replace {old} with {new} on {title}, {when}",
        zh="把 {title}（{when}）的{old}换成{new}",
    ),
    "replace.asked_again": Words(
        en="{title}: {invited}. “undo” takes it back.",
        zh="{title}：{invited}。改主意发“撤销”。",
    ),
    "replace.done": Words(
        en="{title}: {old} → {new}. {invited}. “undo” takes it back.",
        zh="{title}：{old} → {new}，{invited}。改主意发“撤销”。",
    ),
    "replace.is_not_open": Words(
        en="{who}: {state}, so nobody was replaced. To do it all the same: replace {code} {old} {new}",
        zh="{who} {state}，所以没有换人。仍要换就发：换人 {code} {old} {new}",
    ),
    "replace.whom": Words(
        en="Replace whom? Send: replace {code} old new",
        zh="换下哪位？发：换人 {code} 原面试官 新面试官",
    ),
    "replace.has_no_time": Words(
        en="{title} has no time yet, so I can't say who is free. Who comes instead of {old}? A name or an account.",
        zh="{title} 还没有时间，看不出谁有空。{old}换成谁？发姓名或账号。",
    ),
    "replace.nobody_free": Words(
        en="{title}: no other interviewer is free then. Try another time, or name somebody.",
        zh="{title}：这个时间没有其他面试官空闲，可以换时间或指定人。",
    ),
    "replace.substitutes": Words(
        en="Substitutes for {old} on {title}, {when}:\n{lines}\nSend the number or a name, or “cancel”.",
        zh="{title}（{when}），{old}的替补：\n{lines}\n回复数字或姓名，或发“退出”。",
    ),
    "replace.is_on_it": Words(
        en="{who} is on this one already. Name somebody else to come instead.",
        zh="这场本来就是{who}面，换人请写另一位。",
    ),
    "substitutes.ask_hr": Words(
        en="Substitutes are found by HR: please ask {hr}. If you can't make it, send: decline {code}. {hr} is then shown who could.",
        zh="替补由 HR 来找，请找{hr}。你来不了就发“无法参加 {code}”，{hr}会看到谁能替你。",
    ),
    "substitutes.who_makes_way": Words(
        en="{title}: who makes way?\n{lines}\nSend the number, or “cancel”.",
        zh="{title}：换下哪位？\n{lines}\n回复数字，或发“退出”。",
    ),
    "take.done": Words(
        en="You're handling {title}.",
        zh="{title} 由你处理。",
    ),
    "take.nobody_missing": Words(
        en="{code}: no interviewer is missing, so there is nothing to handle.",
        zh="{code}：没有缺面试官，不用处理。",
    ),
    "take.already_yours": Words(
        en="You're already handling that one.",
        zh="这场已经由你处理。",
    ),
    "take.already_theirs": Words(
        en="{who} is handling {code} already. To take it over, send: take {code}",
        zh="{who}已在处理 {code}。要接手，发：我来处理 {code}",
    ),
    "substitute.free": Words(
        en="free",
        zh="空闲",
    ),
    "substitute.this_week": Words(
        en="{n} this week",
        zh="本周 {n} 场",
    ),
    "substitute.that_week": Words(
        en="{n} that week",
        zh="那周 {n} 场",
    ),
    "substitute.stands_in": Words(
        en="stands in while {who} is away",
        zh="{who}休假的替班",
    ),
    "substitute.has_done": Words(
        en="has done {round}",
        zh="面过{round}",
    ),
    "substitute.suggested_by": Words(
        en="suggested by {who}",
        zh="{who}推荐",
    ),
    "substitute.active_again": Words(
        en="active again",
        zh="已重新启用",
    ),
    "kept_away.is_on_panel": Words(
        en="is on that panel already",
        zh="本来就在这场面试中",
    ),
    "kept_away.is_deactivated": Words(
        en="is no longer a member",
        zh="已停用",
    ),
    "kept_away.cannot_make_it": Words(
        en="can't make that one",
        zh="这场无法参加",
    ),
    "kept_away.interviews_then": Words(
        en="has another interview then",
        zh="那个时间已有面试",
    ),
    "kept_away.is_away_then": Words(
        en="is away then",
        zh="那个时间在休假",
    ),
}
