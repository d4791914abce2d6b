"""What the panel is told: invitations, moves, cancellations, and what comes of their answers."""

from bot.phrase import Words

TEXTS = {
    "to_confirm.heading": Words(
        en="{n} interviews to confirm:",
        zh="有 {n} 场面试请你确认：",
    ),
    "to_confirm.one_by_one": Words(
        en="One by one: accept {code} or decline {code}. “pending” lists what is left.",
        zh="逐场回复：接受 {code} 或 无法参加 {code}。发“待办”看还有哪些没回复。",
    ),
    "stepped_back.title": Words(
        en="You have stepped back from this one",
        zh="这场你已回避",
    ),
    "called_off.reason": Words(
        en=" Reason: {reason}.",
        zh="原因：{reason}。",
    ),
    "called_off.told": Words(
        en="{who} cancelled: {title}, {at}.{why}",
        zh="{who}取消了：{title}，{at}。{why}",
    ),
    "called_off.told_panel": Words(
        en="{who} cancelled the interview: {title}, {at}.{why} You don't need to come.",
        zh="{who}取消了面试：{title}，{at}。{why}你不用参加了。",
    ),
    "asked_anew.before": Words(
        en="Before",
        zh="原时间",
    ),
    "asked_anew.you_proposed": Words(
        en="You proposed",
        zh="你建议的",
    ),
    "asked_anew.not_taken": Words(
        en="{said}: not taken",
        zh="{said}，没有采用",
    ),
    "asked_anew.has_a_time": Words(
        en="It has a time now, please answer",
        zh="定了时间，请答复",
    ),
    "asked_anew.another_place": Words(
        en="Another place, please answer",
        zh="地点改了，请答复",
    ),
    "asked_anew.moved": Words(
        en="Moved, please answer again",
        zh="改期了，请重新答复",
    ),
    "moved.undone": Words(
        en="The move was undone: {title} is still {at}.{answer_stays}",
        zh="改期已撤销：{title}，还是 {at}。{answer_stays}",
    ),
    "moved.time": Words(
        en="the time is now {at} (before: {before})",
        zh="时间改为 {at}（原 {before}）",
    ),
    "moved.title_and_time": Words(
        en="{title}, {at}",
        zh="{title}，{at}",
    ),
    "moved.told": Words(
        en="{title_at}: {changes}.{answer_stays}",
        zh="{title_at}：{changes}。{answer_stays}",
    ),
    "moved.new_link": Words(
        en="the meeting link is a new one; “room {code}” opens it",
        zh="会议链接换了，到时发“进入面试 {code}”",
    ),
    "moved.place": Words(
        en="the place is now {place}",
        zh="地点改为{place}",
    ),
    "moved.answer_stays": Words(
        en=" Your answer stays: accepted.",
        zh="你的答复不变：已接受。",
    ),
    "moved.time_is_open_now": Words(
        en="{title}: not at {at}, so you need not come then. A new time is still open; you will be asked once there is one.",
        zh="{title}：不在 {at} 面了，那个时间不用来。新时间待定，定好再请你答复。",
    ),
    "moved.time_is_open": Words(
        en="{title}: the time is still open; you will be asked once there is one.",
        zh="{title}：时间待定，定好再请你答复。",
    ),
    "invited.title": Words(
        en="Please confirm this interview",
        zh="请确认这场面试",
    ),
    "invited.you": Words(
        en="You",
        zh="身份",
    ),
    "invited.sits_in": Words(
        en="sit in, no feedback needed",
        zh="旁听，不用写面评",
    ),
    "invited.who_is_waiting": Words(
        en="{who} is waiting for your answer",
        zh="{who}在等你回复",
    ),
    "replied.answer": Words(
        en="You replied: {answer}",
        zh="你已回复：{answer}",
    ),
    "replied.reason_helps": Words(
        en=" A reason helps: decline {code} travelling",
        zh="补个原因更好：无法参加 {code} 出差",
    ),
    "replied.undo_until": Words(
        en="“undo” takes it back until {until}; then {hr} will be told.",
        zh="{until} 前可撤销，之后通知{hr}。",
    ),
    "replied.hr_told_at": Words(
        en="{hr} will be told at {heard_at}; “undo” takes it back before that.",
        zh="{heard_at} 通知{hr}，之前可撤销。",
    ),
    "replied.hr_told_at_undo_until": Words(
        en="{hr} will be told at {heard_at}; “undo” takes it back until {until}.",
        zh="{heard_at} 通知{hr}，{until} 前可撤销。",
    ),
    "nudged.write": Words(
        en="{which}: feedback {code} yes, and why",
        zh="{which}：面评 {code} 推荐 加一句话",
    ),
    "nudged.tick": Words(
        en="{which}, which times will do: tick {code}",
        zh="{which}，哪些时间可以：选时间 {code}",
    ),
    "nudged.answer": Words(
        en="{which}: accept {code} / decline {code}",
        zh="{which}：接受 {code} / 无法参加 {code}",
    ),
    "nudged.told": Words(
        en="{who} is waiting for you. One line each will do:\n{said}",
        zh="{who}在等你，每场一句话就行：\n{said}",
    ),
    "relieved.then": Words(
        en=", {at}",
        zh="，{at}",
    ),
    "relieved.told": Words(
        en="{title}: you don't need to come after all.",
        zh="{title}：你不必参加了。",
    ),
    "relieved.by_whom": Words(
        en="{title}: {by} will interview instead. You don't need to come.",
        zh="{title}：已改由{by}面试，你不必参加了。",
    ),
    "amended.told": Words(
        en="{who_did} changed the job or the round: it is now {title}, {at}. The time stays.",
        zh="{who_did}改了岗位或轮次，现在是 {title}，{at}，时间不变。",
    ),
    "back.told": Words(
        en="You interview after all: {title}, {at}.",
        zh="换人已撤销，还是由你面试：{title}，{at}。",
    ),
    "back.please_answer": Words(
        en=" Please answer: accept {code} / decline {code}",
        zh="请回复：接受 {code} / 无法参加 {code}",
    ),
    "agreed.told": Words(
        en="Booked as agreed: {title}, {at}. {where}. No answer is needed. If you can't make it after all, send: decline {code}",
        zh="按约好的时间定了：{title}，{at}，{where}。不用回复；临时来不了就发：无法参加 {code}",
    ),
    "file_open.still_declined": Words(
        en=" Your answer is still: can't make it. If you can, send: accept {code}",
        zh="你的答复仍是无法参加；能参加就发：接受 {code}",
    ),
    "file_open.do_not_know": Words(
        en="HR noted that you don't know the candidate, so you see the file again: {title}, {at}.",
        zh="HR 已记下你不认识候选人，资料重新可见：{title}，{at}。",
    ),
    "file_open.are_not_them": Words(
        en="HR confirmed that you are not this candidate, so you see the file again: {title}, {at}.",
        zh="HR 已确认你和候选人不是同一人，资料重新可见：{title}，{at}。",
    ),
}
