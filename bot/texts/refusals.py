"""Why something can't be done as things stand, with what helps."""

from bot.phrase import Words

TEXTS = {
    "refused.replaced_by": Words(
        en="{new} interviews instead of you. Questions? Ask {hr}.",
        zh="你已换成{new}，有疑问找{hr}。",
    ),
    "refused.replaced_by_no_hr": Words(
        en="{new} interviews instead of you.",
        zh="你已换成{new}。",
    ),
    "refused.already_replaced": Words(
        en="{old} has already been replaced by {new}.",
        zh="{old} 已经换成 {new} 了。",
    ),
    "refused.deactivated": Words(
        en="{who} is deactivated.",
        zh="{who} 已停用。",
    ),
    "refused.as_it_stands": Words(
        en="Interview {code} {what}.",
        zh="{code} 这场{what}。",
    ),
    "refused.candidate_chooses": Words(
        en="{code} has no time yet, since the candidate chooses it. The panel says which times will do: tick {code}",
        zh="{code} 还没有时间，由候选人自选。面试官勾选哪些时间可以，发：选时间 {code}",
    ),
    "refused.no_time_yet": Words(
        en="{code} has no time yet. First HR gives it one: reschedule {code} tomorrow 3pm",
        zh="{code} 时间待定，先由 HR 定时间：改期 {code} 明天下午3点",
    ),
    "refused.not_on_panel": Words(
        en="{who} is not on that panel.",
        zh="{who} 不在这场面试中。",
    ),
    "refused.knows_candidate": Words(
        en="{who} knows the candidate.",
        zh="{who} 认识候选人，需要回避。",
    ),
    "refused.busy_then": Words(
        en="{who} has another interview then: {other}, {when}.",
        zh="{who} 那个时间已有面试（{other}，{when}）。",
    ),
    "refused.time_is_taken": Words(
        en="That time is no longer free.",
        zh="那个时间已经有别的安排了。",
    ),
    "refused.role": Words(
        en="“{verb}” is for {role} ({names}). Nothing was changed. ",
        zh="“{verb}”由{role}来做，请找{names}，现在什么都没有改动。",
    ),
    "refused.help": Words(
        en="“help” shows what you can do.",
        zh="发“帮助”看你能做什么。",
    ),
    "refused.only_panel_and_hr": Words(
        en="Only the panel and HR can say so.",
        zh="只有这场的面试官和 HR 可以记。",
    ),
    "refused.no_longer_a_member": Words(
        en="{who} is no longer a member.",
        zh="{who} 已不是成员。",
    ),
}
