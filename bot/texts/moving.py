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
        en="{who} proposes {when}, but that is not possible: {why}. Nothing was changed. Another time: reschedule {code} friday 3pm. Leave it as it is: turn down {code}",
        zh="{who}建议改到 {when}，但这样不行：{why}。没有改动。换个时间发：改期 {code} 周五下午3点；不改发：不同意改期 {code}",
    ),
    "proposal.several": Words(
        en="{title}: {n} times are proposed: {all}. Send the one to take: reschedule {code} {when}",
        zh="{title}有 {n} 个改期建议：{all}。要用哪个就发：改期 {code} {when}",
    ),
    "proposal.superseded": Words(
        en="That proposal no longer stands: there is a newer one.",
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
        en="HR has no proposal of yours for {code} left to answer.",
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
        en="You said that you can't make {code}, so nothing was passed on. If another time works, send: accept {code}, then: reschedule {code} tomorrow 3pm",
        zh="{code} 你已回复无法参加，没有转给 HR。换个时间就能来，先发：接受 {code}，再发：改期 {code} 明天下午3点",
    ),
    "move.which_room": Words(
        en="{title}, {when}: the time stays. Which room? Send its name, for example: room 3",
        zh="{title}（{when}）时间不变，换到哪个会议室？发会议室的名字，例如：3号会议室",
    ),
    "move.too_far_ahead": Words(
        en="That is more than 180 days ahead; move it when it is nearer.",
        zh="那是 180 天以后，近了再改。",
    ),
    "move.refused_try_another_day": Words(
        en="{said}. Nothing was changed. Try another day.",
        zh="{said}。没有改动，换一天试试。",
    ),
    "move.refused_possible": Words(
        en="{said}. Possible:",
        zh="{said}。可选：",
    ),
    "move.candidates_wish": Words(
        en=" (the candidate's wish)",
        zh="（候选人想要的）",
    ),
    "move.to_when_with_times": Words(
        en="{nobody}{title}, {when}. To when? I looked at interviews and leave, not at calendars:",
        zh="{nobody}{title}（{when}）改到什么时候？只看了面试和休假，没看日程：",
    ),
    "move.to_when": Words(
        en="{nobody}{title}, {when}. To when? For example: tomorrow 3pm",
        zh="{nobody}{title}（{when}）改到什么时候？例如：明天下午3点",
    ),
    "move.offer": Words(
        en="{lead}\n{lines}\nSend the number or another time, or “cancel”.",
        zh="{lead}\n{lines}\n回复数字或别的时间，或发“退出”。",
    ),
    "move.no_time_for_now": Words(
        en="{title}: no time for now (it was {before}).{heard} Once there is one, send: reschedule {code} tomorrow 3pm. {undo}\n{lead}",
        zh="{title}：时间待定（原 {before}）。{heard}定了时间就发：改期 {code} 明天下午3点。{undo}\n{lead}",
    ),
    "move.place": Words(
        en="Place: {old} → {new}",
        zh="地点：{old} → {new}",
    ),
    "move.candidate_declined": Words(
        en="Candidate: said before that they are not coming. I don't write to them; you get a text to forward",
        zh="候选人：之前说不来。我不会通知，确认后给你要转发的话",
    ),
    "move.candidate_not_told": Words(
        en="Candidate: I don't write to them; you get a text to forward",
        zh="候选人：我不会通知，确认后给你要转发的话",
    ),
    "move.deed": Words(
        en="Move it",
        zh="确认改期",
    ),
    "move.deed_change": Words(
        en="Change it",
        zh="确认修改",
    ),
    "move.is_past": Words(
        en="It was to be {at}, which is past",
        zh="这场原定{at}，已经过了",
    ),
    "move.not_taken": Words(
        en="{who} proposes {when}, which is not taken",
        zh="{who}建议的 {when} 不采用",
    ),
    "move.you": Words(
        en="you",
        zh="你自己",
    ),
    "move.asked_anew": Words(
        en="Asked anew: {who}",
        zh="重新征求答复：{who}",
    ),
    "move.their_time": Words(
        en="It is the time that {who} proposed, so they count as having accepted",
        zh="这是{who}提的时间，算已接受",
    ),
    "move.told_answers_stay": Words(
        en="Told, answers stay: {who}",
        zh="通知（答复不变）：{who}",
    ),
    "move.still_cant": Words(
        en="Still missing: {who}",
        zh="仍缺：{who}",
    ),
    "move.nobody_told": Words(
        en="Nobody of the panel is told",
        zh="没有面试官需要通知",
    ),
    "move.sits_in": Words(
        en=" (sits in)",
        zh="（旁听）",
    ),
    "move.another_link": Words(
        en="another meeting link",
        zh="新的会议链接",
    ),
    "move.new_room": Words(
        en="{room} (new)",
        zh="{room}（新会议室）",
    ),
    "move.preview_no_time": Words(
        en="{title}, {when}: no time for now",
        zh="{title}，{when}：改为时间待定",
    ),
    "move.told_and_free": Words(
        en="Told, and free again: {who}",
        zh="通知并空出时间：{who}",
    ),
    "move.deed_take_time_away": Words(
        en="Take the time away",
        zh="确认时间待定",
    ),
    "move.done": Words(
        en="Moved: {title}, {when}",
        zh="已改期：{title}，{when}",
    ),
    "move.done_and_place": Words(
        en="Changed: {title}, {when}, {place}",
        zh="已修改：{title}，{when}，{place}",
    ),
    "move.moved": Words(
        en="{done}. {told} {undo}\n{lead}",
        zh="{done}。{told}{undo}\n{lead}",
    ),
    "move.by_their_clock": Words(
        en="You said {at} by {zone}:\n",
        zh="按{zone} {at} 换算：\n",
    ),
    "move.is_cancelled": Words(
        en="{code} is cancelled; book it again.",
        zh="{code} 已取消，要面请重新约。",
    ),
    "move.is_no_show": Words(
        en="{code}: the candidate did not come. Another time is a new booking.",
        zh="{code} 候选人未到，另约时间请重新约面。",
    ),
    "move.is_over": Words(
        en="{code} is over and cannot be moved.",
        zh="{code} 已经结束，不能改期。",
    ),
    "move.has_started": Words(
        en="{code} has started and cannot be moved.",
        zh="{code} 已经开始，不能改期。",
    ),
    "move.is_there_already": Words(
        en="{code} is there already: {where}.",
        zh="{code} 本来就在{where}。",
    ),
    "move.lost_its_time": Words(
        en="{code} has no time any more. Nothing was changed; please send it again.",
        zh="{code} 刚刚改成了时间待定。什么都没有改动，请重新发一次。",
    ),
    "move.moved_meanwhile": Words(
        en="{code} was moved meanwhile: {when}. Nothing was changed; please send it again.",
        zh="{code} 刚刚改了时间：{when}。什么都没有改动，请重新发一次。",
    ),
    "move.has_no_time": Words(
        en="{code} has no time yet.",
        zh="{code} 本来就还没定时间。",
    ),
    "place_now.video": Words(
        en="by video",
        zh="视频",
    ),
    "place_now.phone": Words(
        en="by phone",
        zh="电话",
    ),
    "place_now.link": Words(
        en="that meeting link",
        zh="这个会议链接",
    ),
    "move.elsewhere_will_not_know": Words(
        en="Another system has it as well, and will not know: change it there, too",
        zh="外部系统里也有这场，不会同步过去，请在那边也改",
    ),
}
