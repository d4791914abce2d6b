"""Greetings, help, and what was done last."""

from bot.phrase import Words

TEXTS = {
    "greeting.thanks": Words(
        en="You're welcome.",
        zh="不客气。",
    ),
    "greeting.ok": Words(
        en="OK.",
        zh="好的。",
    ),
    "greeting.none_ahead": Words(
        en="Hello {name}. You have no interviews coming up. “help” shows what you can do.",
        zh="{name}，你好。目前没有安排给你的面试。发“帮助”看能做什么。",
    ),
    "greeting.next": Words(
        en="Hello {name}. {until}: {title}, {when}.\n“schedule” shows today, “help” everything else.",
        zh="{name}，你好。{until}：{title}，{when}。\n发“日程”看今天，“帮助”看其他。",
    ),
    "help.list": Words(
        en="You can send:\n{lines}\nOr just send a candidate's name, a code or a day. Usage: help schedule",
        zh="可以发：\n{lines}\n直接发候选人姓名、编号或“明天”也行。用法：帮助 日程",
    ),
    "help.no_such_command": Words(
        en="There is no “{verb}” for you. “help” lists all.",
        zh="没有“{verb}”这个命令。发“帮助”看全部。",
    ),
    "help.for_example": Words(
        en="For example: {usage}",
        zh="例如：{usage}",
    ),
    "help.also": Words(
        en="Also: {also}",
        zh="也可以说：{also}",
    ),
    "last_change.done": Words(
        en="Done last: {done}. “undo” takes it back.",
        zh="刚才做的是：{done}。要收回发“撤销”。",
    ),
    "last_change.none": Words(
        en="You have no change that could still be taken back. How an interview stands: status 1203",
        zh="没有可以撤销的操作。某一场现在怎样：进度 1203",
    ),
    "ping.sending": Words(
        en="Sending. Two messages follow.",
        zh="正在发送，随后有两条消息。",
    ),
    "ping.test": Words(
        en="Test message of {at}.",
        zh="测试消息 {at}。",
    ),
    "small_talk.who": Words(
        en="I am the interview assistant, a bot. “help” shows what you can do here.",
        zh="我是面试助手，一个机器人，不是真人。发“帮助”看能做什么。",
    ),
    "small_talk.there": Words(
        en="I am here. “schedule” shows today, “help” everything else.",
        zh="我在。发“日程”看今天，“帮助”看其他。",
    ),
    "small_talk.laugh": Words(
        en="Glad to hear it. “schedule” shows today.",
        zh="开心就好。要看今天的面试，发“日程”。",
    ),
    "small_talk.sign": Words(
        en="I only read words. Say in one sentence what you need, or send “help”.",
        zh="表情我看不懂。用一句话说要做什么，或发“帮助”。",
    ),
    "small_talk.bye": Words(
        en="See you. “schedule tomorrow” shows what is next.",
        zh="回头见。明天的面试，发“日程 明天”看。",
    ),
    "small_talk.praise": Words(
        en="Thank you. “help” shows what else you can do.",
        zh="谢谢夸奖。还能做什么，发“帮助”看。",
    ),
    "small_talk.blame": Words(
        en="Sorry about that. Say in one sentence what you need, or send “help”.",
        zh="抱歉没帮上忙。用一句话说要做什么，或发“帮助”。",
    ),
    "small_talk.tired": Words(
        en="Hang in there. “schedule” shows what is left today.",
        zh="辛苦了。今天还有几场，发“日程”看。",
    ),
    "small_talk.how": Words(
        en="All is well, thank you. “schedule” shows today.",
        zh="都好，谢谢关心。要看今天的面试，发“日程”。",
    ),
    "small_talk.well": Words(
        en="OK. “pending” shows what waits for you.",
        zh="好的。有什么在等你，发“待办”看。",
    ),
    "small_talk.wish": Words(
        en="Thank you, the same to you. “schedule” shows what is next.",
        zh="谢谢，也祝你顺利。接下来的面试，发“日程”看。",
    ),
    "small_talk.joke": Words(
        en="I am no good at that, but I know interviews: “help” shows what you can do.",
        zh="这个我不会，面试的事可以找我：发“帮助”看能做什么。",
    ),
    "about.messages_to_candidates": Words(
        en="I send nothing to candidates: HR forwards what they are to read.",
        zh="我不给候选人发任何消息，由 HR 转发。",
    ),
    "about.telling_of_a_new_time": Words(
        en="I write to no candidate. Send “invitation” with the code: you get the text with the new time, and forward it.",
        zh="我不通知候选人。发“邀请语”加编号，会给你带新时间的话，转发就行。",
    ),
    "about.who_reads_why_one_declines": Words(
        en="Why you can't make it is read by HR alone; candidates and colleagues do not see it. “I know the candidate” hides the file as well.",
        zh="无法参加的原因只有 HR 看得到，候选人和同事都看不到。写“认识候选人”还会隐藏资料。",
    ),
    "about.taking_back_a_decline": Words(
        en="Within a minute send “undo”. Later send “accept” with the code, as long as nobody else has taken your place.",
        zh="一分钟内发“撤销”。过后还想来，发“接受”加编号；已经换了人就请找 HR。",
    ),
    "about.who_reads_feedback": Words(
        en="Feedback is read by HR and the hiring manager, and by the rest of the panel once theirs is in. Candidates never see it.",
        zh="面评 HR 和用人经理看得到；一起面的人交了自己的才看得到。候选人看不到。",
    ),
    "about.changing_feedback": Words(
        en="Yes, for 24 hours after you submitted it: send “feedback” with the code once more.",
        zh="可以，提交后 24 小时内能改：再发一次“面评”加编号。",
    ),
    "about.reminders": Words(
        en="30 and 5 minutes before each interview; feedback five minutes after the end, that evening and next morning. The day comes a quarter of an hour before work.",
        zh="每场开始前 30 分钟和 5 分钟各一次；面评在结束五分钟后、当晚、次日早上提醒。当天安排上班前一刻钟发。",
    ),
    "about.the_five_verdicts": Words(
        en="Five: strong yes, yes, maybe, no, strong no. In one line: feedback 1203 yes solid basics",
        zh="五档：强烈推荐、推荐、待定、不推荐、强烈不推荐。一行写完：面评 1203 推荐 基础扎实",
    ),
    "about.how_many_at_once": Words(
        en="Up to 50: paste the rows of a spreadsheet, and no word is needed before them.",
        zh="一次最多 50 场：把表格的行直接粘贴过来，不用先发“约面”。",
    ),
    "about.a_meeting_link": Words(
        en="Send “reschedule” with the code and the link, such as: reschedule 1203 https://… “pending links” shows where one is missing.",
        zh="发“改期”加编号和链接，例如：改期 1203 https://…。哪些还缺链接，发“待办 链接”。",
    ),
    "about.nobody_is_free": Words(
        en="Then another time: “reschedule” with the code offers three when all are free. “free @lisi @wangwu next week” says who is in the way.",
        zh="那就换时间：发“改期”加编号，会给三个大家都空的时间。“空闲 @李四 @王五 下周”会说明谁的时间排不开。",
    ),
    "about.answering_a_proposal": Words(
        en="Tap “Take this time” on its card, or send “approve” or “turn down” with the code. “pending” shows which ones wait.",
        zh="卡片上点“改到这个时间”，或发“同意改期”“不同意改期”加编号。有哪些在等，发“待办”。",
    ),
    "about.how_often_one_is_reminded": Words(
        en="Each person once in four hours; “nudge” says when the next one may be.",
        zh="同一个人四小时内只催一次，没到时间会告诉你什么时候能再催。",
    ),
    "about.undoing": Words(
        en="For about a minute, until others are told. What starts within two hours is told at once, and then its undo is told too. After that, “undo” names the command to use.",
        zh="一分钟左右，通知别人之前有效；两小时内开始的会马上通知，撤销了也会再告诉他们。过后发“撤销”，会告诉你该用哪个命令。",
    ),
    "about.whether_it_works": Words(
        en="You read this, so the chat works. Whether what I send first arrives, an admin tries by “ping”; all else is checked on the server by: python -m bot doctor",
        zh="你能看到这条，对话就是通的。我主动发的消息到不到，管理员发“测试消息”试；其余的在服务器上运行 python -m bot doctor 检查。",
    ),
    "about.invitation": Words(
        en=" The text is yours by “invitation” with the code; after a move or a cancellation it comes by itself.",
        zh="要转发的话发“邀请语”加编号；改期、取消之后会自动给你。",
    ),
}
