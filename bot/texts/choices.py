"""Cards and notices while a candidate chooses a time."""

from bot.phrase import Words

TEXTS = {
    "chooses_none.others_offered": Words(
        en="Other times are offered",
        zh="已另给时间",
    ),
    "chooses_none.not_coming": Words(
        en="the candidate is not coming",
        zh="候选人不参加了",
    ),
    "chooses_none.call_off": Words(
        en="Call it off",
        zh="取消面试",
    ),
    "chooses_none.title": Words(
        en="None of the times suits {name}",
        zh="给{name}的时间都不合适",
    ),
    "chooses_none.other_days": Words(
        en="Other days",
        zh="换几天",
    ),
    "chooses_none.set_a_time": Words(
        en="Set a time",
        zh="定一个时间",
    ),
    "times_asked.not_on_panel": Words(
        en="You are no longer on this panel",
        zh="你已不在这场面试中",
    ),
    "times_asked.time_is_set": Words(
        en="The time is set",
        zh="时间定了",
    ),
    "times_asked.none_of_these": Words(
        en="None of these",
        zh="都不行",
    ),
    "times_asked.what": Words(
        en="{what}, {minutes} min, {where}{zone}. A tick counts as accepted; the candidate chooses one that all of you ticked.",
        zh="{what}，{minutes} 分钟，{where}{zone}。勾了就算接受，候选人从大家都勾的里选一个。",
    ),
    "times_asked.title_of_round": Words(
        en="{name}, {round_name}: which times?",
        zh="{name}{round_name}，哪些时间可以？可多选",
    ),
    "times_asked.title": Words(
        en="{name}: which times?",
        zh="{name}，哪些时间可以？可多选",
    ),
    "times_asked.tick_any": Words(
        en="Which times will do? Tick any",
        zh="哪些时间可以？可多选",
    ),
    "times_asked.ticked": Words(
        en="{at}: {count} ticked",
        zh="{at} 勾了 {count} 个时间",
    ),
    "times_asked.none_will_do": Words(
        en="{at}: none will do",
        zh="{at} 回复都不行",
    ),
    "times_asked.how_to_change": Words(
        en="To change it until the candidate has chosen, send: tick {code}",
        zh="候选人选定前可以改，发：选时间 {code}",
    ),
    "times_asked.later": Words(
        en="Later",
        zh="之后",
    ),
    "times_asked.more": Words(
        en="{left} more",
        zh="还有 {left} 个",
    ),
    "times_common.told": Words(
        en="{title}: all have ticked, the candidate can choose from {count}, and it can be forwarded. The text: invitation {code}",
        zh="{title}：面试官都勾了，候选人有 {count} 个时间可选，可以转发了。给候选人的话发：邀请语 {code}",
    ),
    "times_common.heading": Words(
        en="There are times to choose from: it can be forwarded",
        zh="有时间可选，可以转发了",
    ),
    "times_common.how_many": Words(
        en="{count} to choose from",
        zh="{count} 个可选",
    ),
    "times_common.how_to_invite": Words(
        en="invitation {code}",
        zh="邀请语 {code}",
    ),
    "no_common_time.told": Words(
        en="The candidate has no time to choose: {title}. {why}. Send: {helps}, or reschedule {code} thu 3pm",
        zh="候选人没有时间可选：{title}。{why}。可以发：{helps}，或 改期 {code} 周四下午3点",
    ),
    "no_common_time.heading": Words(
        en="The candidate has no time to choose",
        zh="候选人没有时间可选",
    ),
    "no_common_time.taken_or_past": Words(
        en="What they had in common is taken or past",
        zh="共同的时间都被占了或过了",
    ),
    "no_common_time.none": Words(
        en="They have none in common",
        zh="大家勾的没有共同的",
    ),
    "no_common_time.other_days": Words(
        en="other days {code} next week",
        zh="换几天 {code} 下周",
    ),
    "no_common_time.replace": Words(
        en="replace {code} {account}",
        zh="换人 {code} {who}",
    ),
    "no_common_time.nudge": Words(
        en="nudge {code}",
        zh="催 {code}",
    ),
    "no_common_time.declined": Words(
        en="{who} can't make it",
        zh="{who}无法参加",
    ),
    "no_common_time.none_will_do": Words(
        en="{who} can come at none of them",
        zh="{who}说都不行",
    ),
    "no_common_time.silent": Words(
        en="{who} has not ticked yet",
        zh="{who}还没勾",
    ),
    "offered_anew.told": Words(
        en="{title}: what the panel had in common is taken or past, so it is asked about other times.",
        zh="{title}：共同的时间都被占了或过了，已请面试官另勾一批时间。",
    ),
    "chosen.told": Words(
        en="The candidate chose a time: {title}, {at}. If it does not suit, send: reschedule {code}",
        zh="候选人选了时间：{title}，{at}，已约好。不合适就发：改期 {code}",
    ),
    "chosen.heading": Words(
        en="Candidates chose their time",
        zh="候选人选了时间，已约好",
    ),
    "time_set.told": Words(
        en="The time is set: {title}, {at}, {where}. You ticked it, so no answer is needed. If you can't make it after all, send: decline {code}",
        zh="时间定了：{title}，{at}，{where}。你勾过这个时间，不用回复；临时来不了就发：无法参加 {code}",
    ),
    "offer.five_working_days": Words(
        en="The next five working days",
        zh="之后五个工作日",
    ),
    "offer.own_card": Words(
        en=" Your own card comes, too.",
        zh="你自己也会收到卡片。",
    ),
    "offer.nothing_free": Words(
        en="{when}: no time that suits all of the panel. {why} Which other days?",
        zh="{when}面试官没有共同的空闲。{why}换哪几天？",
    ),
    "offer.booked": Words(
        en="Booked: {title}, the candidate chooses the time ({n} offered, {days}). {told}{own} The candidate sees only times that everybody has ticked. I tell you once there are some; then send “invitation {code}” for the text to forward. “undo” takes it back.{hint}",
        zh="已约：{title}，时间由候选人自选（{days}，{n} 个）。{told}{own}大家都勾过的候选人才看得到。有时间可选了我告诉你“可以转发了”，那时发“邀请语 {code}”拿给候选人的话。改主意发“撤销”。{hint}",
    ),
    "offer.others": Words(
        en="Others for {old} on {title}:\n{lines}\nSend the number or a name, or “cancel”.",
        zh="{title}，{old}还可以换成：\n{lines}\n回复数字或姓名，或发“退出”。",
    ),
    "offer.nobody_else": Words(
        en="Nobody else is free then. Name somebody, or move it: reschedule {code}",
        zh="没有别的面试官这个时间空闲。可以发姓名指定，或换时间：改期 {code}",
    ),
    "offer.several_then": Words(
        en="Several match. Which one?\n{rows}\nSend the number.",
        zh="有几个都符合，要哪一个？\n{rows}\n回复数字就行。",
    ),
    "offer.nothing_suits": Words(
        en="{days}: no time that suits everybody.",
        zh="{days}没有大家都空的时间。",
    ),
    "offer.none_earlier": Words(
        en="None is earlier.",
        zh="没有更早的空闲了。",
    ),
    "offer.no_others": Words(
        en="There are no others in these days.",
        zh="这段时间没有别的空闲了。",
    ),
    "offer.number_to_use": Words(
        en="Send the number to see what to do with it.",
        zh="回复数字看怎么用。",
    ),
    "offer.number_or_time": Words(
        en="Send the number or another time, or “cancel”.",
        zh="回复数字或别的时间，或发“退出”。",
    ),
    "offer.other_times": Words(
        en="{lead}Others:\n{lines}\n{next}",
        zh="{lead}还有这些：\n{lines}\n{next}",
    ),
    "offer.are_proposed": Words(
        en="Other times are proposed for:",
        zh="提了改期的：",
    ),
    "choice.candidate": Words(
        en="Candidate: ",
        zh="候选人：",
    ),
    "choice.offered": Words(
        en="The candidate chooses the time, {minutes} min: {n} offered, {days}",
        zh="时间由候选人自选，{minutes} 分钟：{days}，{n} 个时间",
    ),
    "choice.common": Words(
        en="Common: ",
        zh="共同的时间：",
    ),
    "choice.which_will_do": Words(
        en="Which will do? Send: tick {code}",
        zh="哪些时间可以，发：选时间 {code}",
    ),
    "choice.nothing_to_choose": Words(
        en="As it stands they have nothing to choose. Send: other days {code} next week / replace {code}",
        zh="这样候选人没有时间可选。可以发：换几天 {code} 下周 / 换人 {code}",
    ),
    "choice.not_known": Words(
        en="not known yet",
        zh="还没勾完",
    ),
    "choice.none": Words(
        en="none",
        zh="没有",
    ),
    "choice.some": Words(
        en="{n} ({some})",
        zh="{n} 个（{some}）",
    ),
    "choice.just_taken": Words(
        en="That time has just been taken. Please choose another one.",
        zh="这个时间刚刚被占了，请选别的时间。",
    ),
    "choice.sits_in": Words(
        en="sits in",
        zh="旁听",
    ),
    "choice.not_ticked": Words(
        en="has not ticked yet",
        zh="还没勾",
    ),
    "choice.ticked": Words(
        en="ticked {n}",
        zh="勾了 {n} 个",
    ),
    "choice.none_will_do": Words(
        en="none will do",
        zh="都不行",
    ),
    "wish.none_suits": Words(
        en="None of these times suits me",
        zh="这些时间都不合适",
    ),
}
