"""What HR is told: answers, what lacks somebody, what waits for them."""

from bot.phrase import Words

TEXTS = {
    "needs_answer.not_coming": Words(
        en="{name} is not coming",
        zh="{name}不参加了",
    ),
    "needs_answer.another_time": Words(
        en="{name} asks for another time",
        zh="{name}想改时间",
    ),
    "needs_answer.title": Words(
        en="A candidate needs an answer",
        zh="有候选人要改安排",
    ),
    "needs_answer.now": Words(
        en="Now",
        zh="现在",
    ),
    "needs_answer.move": Words(
        en="Another time",
        zh="改约",
    ),
    "needs_answer.time": Words(
        en="Time",
        zh="时间",
    ),
    "needs_answer.candidate_chooses": Words(
        en="the candidate chooses",
        zh="由候选人自选",
    ),
    "needs_answer.days": Words(
        en="Days",
        zh="哪几天",
    ),
    "needs_answer.pass_it_on": Words(
        en="Only HR can move it: please pass it on.",
        zh="由 HR 来处理，请转告。",
    ),
    "needs_answer.panel_not_told": Words(
        en="The panel has not been told.",
        zh="面试官还不知道。",
    ),
    "needs_answer.free_the_panel": Words(
        en="Free the panel",
        zh="释放面试官",
    ),
    "needs_answer.suits_them": Words(
        en="Suits them",
        zh="方便时间",
    ),
    "needs_answer.or": Words(
        en="or",
        zh="或",
    ),
    "needs_answer.they_write": Words(
        en="They write",
        zh="留言",
    ),
    "needs_answer.comes_after_all": Words(
        en="{name} comes after all",
        zh="{name}又确认参加了",
    ),
    "needs_answer.has_another_time": Words(
        en="It has another time",
        zh="已改期",
    ),
    "candidate_says.not_coming": Words(
        en="The candidate is not coming: {title_and_time}. {by} noted it; the panel is free again.",
        zh="候选人不来：{title_and_time}。{by}记下的，面试官的时间已空出。",
    ),
    "candidate_says.comes": Words(
        en="The candidate confirmed: {title_and_time}.",
        zh="候选人已确认：{title_and_time}。",
    ),
    "declined.handled_by": Words(
        en="Handled by",
        zh="处理人",
    ),
    "declined.suggests": Words(
        en="{who} suggests",
        zh="{who}推荐",
    ),
    "declined.suggested_in_vain": Words(
        en="{named}, who {but}",
        zh="{named}（{but}）",
    ),
    "declined.replace_with": Words(
        en="Replace with {new}",
        zh="换成{new}",
    ),
    "declined.no_reason": Words(
        en="not given",
        zh="未填写",
    ),
    "declined.reason": Words(
        en="Reason",
        zh="原因",
    ),
    "declined.replied": Words(
        en="Replied",
        zh="回复时间",
    ),
    "declined.starts_in": Words(
        en="Starts in",
        zh="距开始",
    ),
    "declined.left_as_of": Words(
        en="{left} (as of {stamp})",
        zh="{left}（截至 {stamp}）",
    ),
    "declined.too_late": Words(
        en="{said}.",
        zh="{said}。",
    ),
    "declined.now": Words(
        en=" now",
        zh="马上",
    ),
    "declined.too_late_and_alone": Words(
        en="{said}, and nobody else is on the panel. Please contact the candidate{now}. Then send: not held {code}",
        zh="{said}，没有其他面试官。请{now}联系候选人，再发：没面成 {code}",
    ),
    "declined.nobody_free": Words(
        en="No other interviewer is free then. Try another time, or name somebody.",
        zh="这个时间没有其他面试官空闲，可以换时间或指定人。",
    ),
    "declined.no_hr": Words(
        en="Only HR can replace, and there is none: send “members NAME hr”.",
        zh="换人由 HR 来做，现在没有 HR。发“成员 姓名 HR”指定一位。",
    ),
    "declined.only_hr_replaces": Words(
        en="Only HR can replace: {names}.",
        zh="换人由 HR 来做：{names}。",
    ),
    "declined.place_is_open": Words(
        en="The place of {names} is open",
        zh="{names} 的位置空着",
    ),
    "declined.who_cant": Words(
        en="{names} can't make it",
        zh="{names} 无法参加",
    ),
    "declined.replaced_by": Words(
        en="{name}: replaced by {new}",
        zh="{name} 已换成 {new}",
    ),
    "declined.not_answered_yet": Words(
        en="{name}: not answered yet",
        zh="{name} 现在待回复",
    ),
    "declined.comes_after_all": Words(
        en="{name} can make it after all",
        zh="{name} 又可以参加了",
    ),
    "limit_passed.told": Words(
        en="{by} booked over a limit: {passed}. {title_and_time}.",
        zh="{by}超上限安排了{passed}：{title_and_time}。",
    ),
    "limit_passed.a_day": Words(
        en="{who} (limit {limit} a day)",
        zh="{who}（每天上限 {limit} 场）",
    ),
    "limit_passed.a_week": Words(
        en="{who} (limit {limit} a week)",
        zh="{who}（每周上限 {limit} 场）",
    ),
    "not_sitting_in.told": Words(
        en="{left} won't sit in: {title}, {at}.",
        zh="{left}不来旁听：{title}，{at}。",
    ),
    "no_interviewer.said": Words(
        en=" {said}.",
        zh="{said}，认出来会自动加进来。",
    ),
    "no_interviewer.told": Words(
        en="Short of interviewers: {title_and_time}.{waits} To put somebody in, send: add {code} NAME",
        zh="缺面试官：{title_and_time}。{waits}要现在加人，发：加人 {code} 姓名",
    ),
    "all_accepted.told": Words(
        en="Everyone has accepted: {title}, {at}.",
        zh="全员已接受：{title}，{at}。",
    ),
    "all_accepted.heading": Words(
        en="Accepted by all of the panel",
        zh="面试官都接受了",
    ),
    "all_accepted.alone": Words(
        en="{who} has accepted: {title}, {at}.",
        zh="{who}已接受：{title}，{at}。",
    ),
    "booked_by_colleague.told": Words(
        en="{by} booked an interview of your candidate: {title_and_time}, with {panel}. What follows comes to you.",
        zh="{by}给你的候选人约了面试：{title_and_time}，面试官{panel}。之后的消息会发给你。",
    ),
    "booked_by_colleague.heading": Words(
        en="{by} booked for your candidates; what follows comes to you",
        zh="{by}给你的候选人约的，之后的消息会发给你",
    ),
    "undone.somebody": Words(
        en="Somebody",
        zh="有人",
    ),
    "undone.told_with_answer": Words(
        en="{who} undid “{done}”: {title}. {who} now: {now}.",
        zh="{who}撤销了“{done}”：{title}，{who}现在{now}。",
    ),
    "undone.told": Words(
        en="{who} undid “{done}”: {title}, now {now}.",
        zh="{who}撤销了“{done}”：{title}，现在{now}。",
    ),
    "undone.still_proposes": Words(
        en="{who} still proposes {at} for {title}. Send: approve {code} / turn down {code}",
        zh="{who}仍然建议改到 {at}：{title}。同意发“同意改期 {code}”，不改发“不同意改期 {code}”。",
    ),
    "undone.last_change": Words(
        en="the last change",
        zh="上一步",
    ),
    "moved_by_colleague.no_time": Words(
        en="{who}: {title} has no time for now.",
        zh="{who}把 {title} 改为时间待定。",
    ),
    "moved_by_colleague.place": Words(
        en="{who}: {title}, {at}: {place}.",
        zh="{who}：{title}，{at}，{place}。",
    ),
    "moved_by_colleague.told": Words(
        en="{who} moved {title} to {at}.",
        zh="{who}把 {title} 改到 {at}。",
    ),
    "places_open.told": Words(
        en="{left} was deactivated. Places are open in:\n{listed}",
        zh="{left}已停用，这些面试空出了位置：\n{listed}",
    ),
    "places_open.active_again": Words(
        en="{back} is active again, and still out of:\n{listed}",
        zh="{back}已重新启用，仍不在这些面试里：\n{listed}",
    ),
    "places_open.more": Words(
        en="and {more} more",
        zh="还有 {more} 场",
    ),
    "places_open.ask_back": Words(
        en="Send: replace {code} {account} to ask them back, ",
        zh="发“换人 {code} {who}”请回来，",
    ),
    "places_open.or_replace": Words(
        en="or replace {code}",
        zh="或“换人 {code}”选别人。",
    ),
    "places_open.replace": Words(
        en="Send: replace {code}",
        zh="发“换人 {code}”选替补。",
    ),
    "not_invited.perhaps": Words(
        en="{who} may not have got the invitation to {title}, {when}, and {how_it_is}. Please contact them directly.",
        zh="{who}可能没收到 {title}（{when}）的邀请，{how_it_is}。请直接联系对方。",
    ),
    "not_invited.told": Words(
        en="WeCom cannot reach {who}, who has not received the invitation to {title}, {when}. Send: replace {code}",
        zh="企业微信送不到{who}，{title}（{when}）的邀请没收到。发“换人 {code}”选替补。",
    ),
    "handed_over.told": Words(
        en="You now look after {former}'s interviews. Send: schedule",
        zh="{former}负责的面试由你接手了。发“日程”看安排。",
    ),
    "waiting.proposed": Words(
        en="{who} has proposed {to} and waits for your answer: {what}. Send: approve {code}, or turn down {code}",
        zh="{who}建议改到 {to}，在等你定：{what}。同意发“同意改期 {code}”，不改发“不同意改期 {code}”。",
    ),
    "waiting.no_answer_reminded": Words(
        en="{who} has not answered ({reminded}): {what}. Send: {replace}",
        zh="{who}还没回复（{reminded}）：{what}。发“{replace}”。",
    ),
    "waiting.no_answer": Words(
        en="{who} has not answered: {what}. Send: nudge {code} {member}, or {replace}",
        zh="{who}还没回复：{what}。发“催 {code} {who}”，或“{replace}”。",
    ),
    "waiting.replace": Words(
        en="replace {code}",
        zh="换人 {code}",
    ),
    "waiting.no_answer_heading": Words(
        en="No answer yet",
        zh="还没回复",
    ),
    "waiting.no_answer_row": Words(
        en="{who} ({reminded})",
        zh="{who}（{reminded}）",
    ),
    "waiting.nobody_left": Words(
        en="Nobody is left to interview ({lacking}): {what}. Send: {replace_them}, or reschedule {code}, or cancel {code}",
        zh="没有面试官了（{lacking}）：{what}。发“{replace_them}”，或“改期 {code}”，或“取消面试 {code}”。",
    ),
    "waiting.still_nobody": Words(
        en="{lacking}, and there is still nobody instead: {what}. Send: {replace_them}",
        zh="还缺人（{lacking}）：{what}。发“{replace_them}”。",
    ),
    "waiting.still_nobody_heading": Words(
        en="Still nobody instead",
        zh="还缺人",
    ),
    "waiting.feedback_gets_no_reminders": Words(
        en="{who} has not written feedback and gets no reminders: {title}, over since {since}. Please ask them yourself.",
        zh="{who}还没写面评，且设了免催：{title}，{since} 结束。请直接联系。",
    ),
    "waiting.feedback_late_reminded": Words(
        en="{who}'s feedback is over a day late ({reminded}): {title}, over since {since}. Send: waive {code} {member}",
        zh="{who}的面评超过一天没写（{reminded}）：{title}，{since} 结束。发“不用写面评 {code} {who}”。",
    ),
    "waiting.feedback_late": Words(
        en="{who}'s feedback is over a day late: {title}, over since {since}. Send: nudge {code} {member}, or waive {code} {member}",
        zh="{who}的面评超过一天没写：{title}，{since} 结束。发“催 {code} {who}”，或“不用写面评 {code} {who}”。",
    ),
    "waiting.feedback_late_heading": Words(
        en="Feedback over a day late",
        zh="面评超过一天没写",
    ),
    "waiting.waive": Words(
        en="waive {code} {member}",
        zh="不用写面评 {code} {who}",
    ),
    "waiting.feedback_row_no_reminders": Words(
        en="{who} (gets no reminders)",
        zh="{who}（免催，请直接联系）",
    ),
    "waiting.starts_in": Words(
        en=", starts in {left}",
        zh="，{left}后开始",
    ),
    "waiting.whom": Words(
        en=" {member}",
        zh=" {who}",
    ),
    "waiting.reminder_arrives": Words(
        en="the reminder{of:=|other= of {of}}{by:=|other= by {by}} reaches them at {at}",
        zh="{by}催{of:=办|other= {of}}的消息 {at} 送达",
    ),
    "waiting.reminded": Words(
        en="reminded{of:=|other= of {of}} at {at}{by:=|other= by {by}}",
        zh="{at} {by}催过{of:=|other= {of}}",
    ),
}
