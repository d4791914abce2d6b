"""Another time: moving an interview, proposing a time, and HR's answer to that."""

from bot.phrase import Words

TEXTS = {
    "proposal.turned_down": Words(
        en="{title} stays at {when}; {who} will be told {told}. “undo” takes it back.",
        zh="{title} 不改期，还是 {when}，{told}通知{who}。改主意发“撤销”。",
    ),
    "proposal.ask_to_turn_down": Words(
        en="Leave {title} at {when} and tell {who}, who proposes {proposed}",
        zh="{title} 不改期，还是 {when}，并告诉{who}（建议的是 {proposed}）",
    ),
    "proposal.leave_the_time": Words(
        en="Leave the time as it is",
        zh="时间不变",
    ),
    "proposal.ask_to_take": Words(
        en="Take the proposed time",
        zh="采用建议的时间",
    ),
    "proposal.none": Words(
        en="Nobody proposes another time for {title}. To move it: reschedule {code} tomorrow 3pm",
        zh="{title}没有等答复的改期建议。要改期就发：改期 {code} 明天下午3点",
    ),
    "proposal.in_the_way": Words(
        en="{who} proposes {when}, which can't be: {why}. Nothing was changed. Another time: reschedule {code} friday 3pm. Leave it as it is: turn down {code}",
        zh="{who}建议改到 {when}，但这样不行：{why}。没有改动。换个时间发：改期 {code} 周五下午3点；不改发：不同意改期 {code}",
    ),
    "proposal.several": Words(
        en="{title}: {n} times are proposed: {all}. Send the one to take: reschedule {code} {when}",
        zh="{title}有 {n} 个改期建议：{all}。要用哪个就发：改期 {code} {when}",
    ),
    "proposal.superseded": Words(
        en="It does not stand any more: there is a newer one.",
        zh="这个建议已经作废，以新的为准。",
    ),
    "proposal.earlier_is_void": Words(
        en="What you proposed before ({slot}) does not stand either. ",
        zh="你更早提的 {slot} 也不再有效。",
    ),
    "proposal.withdrawn": Words(
        en="Your proposal is taken back: {title} stays at {when}. {earlier}“undo” brings it back.",
        zh="已撤回改期建议：{title}，还是 {when}。{earlier}改主意发“撤销”。",
    ),
    "proposal.was_withdrawn": Words(
        en="That proposal was taken back.",
        zh="这个改期建议已经撤回了。",
    ),
    "proposal.is_past": Words(
        en="The proposed time has passed, so it stands no more; the interview's time is as it was.",
        zh="建议的时间已经过了，建议作废，面试时间没有变。",
    ),
    "proposal.none_of_yours": Words(
        en="You propose no other time for {code} that HR has not answered.",
        zh="{code} 没有你提的、还在等 HR 答复的改期建议。",
    ),
    "propose.only_a_time": Words(
        en="The place, or having no time yet, is for HR to set: please ask {hr}.",
        zh="地点和“时间待定”由 HR 来定，请找{hr}。",
    ),
    "propose.not_theirs": Words(
        en="Only the panel and HR can move {code}; please ask {hr}.",
        zh="只有 {code} 的面试官和 HR 能改期，请找{hr}。",
    ),
    "propose.done": Words(
        en="Passed on to {hr}; until they confirm, the time stays as it is. {title}: {old} → {new} proposed. “undo” takes it back.",
        zh="已转给{hr}，确认前时间不变。{title}：{old} → 建议 {new}。改主意发“撤销”。",
    ),
    "propose.busy_with_choices": Words(
        en="You have an interview {when} ({other}). Possible:",
        zh="你 {when} 已有面试（{other}）。可选：",
    ),
    "propose.busy": Words(
        en="You have an interview {when} ({other}). Please propose another time.",
        zh="你 {when} 已有面试（{other}），换个时间再提。",
    ),
    "propose.ask": Words(
        en="Propose {when} to HR for {title}",
        zh="向 HR 提议把 {title} 改到 {when}",
    ),
    "propose.no_time_yet": Words(
        en="{code} has no time yet: say when as well, for example: reschedule {code} tomorrow 3pm",
        zh="{code} 还没有时间，请把时间一起发来，例如：改期 {code} 明天下午3点",
    ),
    "propose.already": Words(
        en="You have proposed that already; HR has not answered yet.",
        zh="这个时间你已经提过了，还在等 HR 确认。",
    ),
    "propose.is_at_that_time": Words(
        en="{code} is at that time already: {when}.",
        zh="{code} 本来就是{when}。",
    ),
    "propose.after_a_no": Words(
        en="You said that you can't make {code}, so nothing was passed on. At another time you can? Send: accept {code}, then: reschedule {code} tomorrow 3pm",
        zh="{code} 你已回复无法参加，没有转给 HR。换个时间就能来，先发：接受 {code}，再发：改期 {code} 明天下午3点",
    ),
}
