"""The members' pages."""

from bot.phrase import Words

TEXTS = {
    "page_form.which_time": Words(
        en="Which day, and at what time?",
        zh="请把日期和几点都填上。",
    ),
    "page_form.what_happened": Words(
        en="What happened, in one sentence?",
        zh="怎么回事？写一句话。",
    ),
    "page_form.no_verdict": Words(
        en="no verdict",
        zh="没有结论",
    ),
    "page_form.changed_elsewhere": Words(
        en="You changed it elsewhere meanwhile; stored is: {stored}. {words}\nSend it once more to replace that with what is written here.",
        zh="你在别处改过，现在存着的是：{stored}。{words}\n再点一次，就换成这里写的。",
    ),
    "page_form.how_late": Words(
        en="How many minutes late?",
        zh="会晚到几分钟？",
    ),
    "page_form.verdict": Words(
        en="Verdict",
        zh="结论",
    ),
    "page_form.knows_candidate": Words(
        en="I know the candidate",
        zh="认识候选人",
    ),
    "interview_page.in_time": Words(
        en="in {left}",
        zh="{left}后",
    ),
    "interview_page.candidate": Words(
        en="The candidate ",
        zh="候选人",
    ),
    "interview_page.opens": Words(
        en="Opens: {at}",
        zh="{at} 开放",
    ),
    "interview_page.open": Words(
        en="Open to the panel",
        zh="已对面试官开放",
    ),
    "interview_page.tick": Words(
        en="tick {code} 1 3 5",
        zh="选时间 {code} 1 3 5",
    ),
    "interview_page.for_time": Words(
        en="for {since}",
        zh="已等 {since}",
    ),
    "interview_page.on_the_day": Words(
        en="On the day",
        zh="面试当天",
    ),
    "interview_page.to_it": Words(
        en="To the interview",
        zh="看这场面试",
    ),
    "interview_page.time_and_place": Words(
        en="Time and place",
        zh="时间地点",
    ),
    "interview_page.the_candidate": Words(
        en="Candidate",
        zh="候选人",
    ),
    "interview_page.times_to_choose": Words(
        en="Times to choose from",
        zh="可选时间",
    ),
    "interview_page.times_by_number": Words(
        en="The times, by their numbers",
        zh="各个时间和编号",
    ),
    "interview_page.room": Words(
        en="Room",
        zh="面试间",
    ),
    "interview_page.enter": Words(
        en="Enter",
        zh="进入面试",
    ),
    "interview_page.wait_for_room": Words(
        en="Open the waiting page: it takes you in by itself",
        zh="打开等候页，到时自动进入",
    ),
    "interview_page.candidate_is_here": Words(
        en="Candidate is here",
        zh="候选人到了",
    ),
    "interview_page.i_will_be_late": Words(
        en="I will be late",
        zh="我会晚到",
    ),
    "interview_page.lateness_told": Words(
        en="HR and the rest of the panel are told.",
        zh="会转告 HR 和其他面试官。",
    ),
    "interview_page.your_answer": Words(
        en="Your answer",
        zh="你的回复",
    ),
    "interview_page.accept": Words(
        en="Accept",
        zh="接受",
    ),
    "interview_page.another_time": Words(
        en="Another time",
        zh="换个时间",
    ),
    "interview_page.day": Words(
        en="Day",
        zh="日期",
    ),
    "interview_page.from_hour": Words(
        en="From",
        zh="几点开始",
    ),
    "interview_page.propose": Words(
        en="Propose it",
        zh="提给 HR",
    ),
    "interview_page.cannot_make_it": Words(
        en="Can't make it",
        zh="无法参加",
    ),
    "interview_page.say_why": Words(
        en="Say why",
        zh="补充原因",
    ),
    "interview_page.why_if_you_like": Words(
        en="Why? Only HR sees it; may be left empty",
        zh="是什么原因？只有 HR 看得到，可以不写",
    ),
    "interview_page.why": Words(
        en="Why? Only HR sees it",
        zh="是什么原因？只有 HR 看得到",
    ),
    "interview_page.knows_candidate": Words(
        en="I know the candidate: decline their other interviews, too, and hide the file from me",
        zh="认识候选人：其他场次也回复无法参加，资料对我隐藏",
    ),
    "interview_page.decline": Words(
        en="Decline",
        zh="回复无法参加",
    ),
    "interview_page.add_reason": Words(
        en="Add",
        zh="补充",
    ),
    "interview_page.room_rate": Words(
        en="Rate in the room",
        zh="面试间评分",
    ),
    "interview_page.room_report": Words(
        en="The room's report",
        zh="面试间的报告",
    ),
    "interview_page.write_feedback": Words(
        en="Write feedback",
        zh="写面评",
    ),
    "interview_page.change_feedback": Words(
        en="Change mine",
        zh="修改我的面评",
    ),
    "interview_page.nobody_yet": Words(
        en="Nobody yet",
        zh="还没有人",
    ),
    "interview_page.job": Words(
        en="Job",
        zh="岗位",
    ),
    "interview_page.rounds_before": Words(
        en="Rounds before",
        zh="之前的轮次",
    ),
    "interview_page.notices": Words(
        en="Notices",
        zh="通知",
    ),
    "interview_page.not_on_panel": Words(
        en="You are not on its panel any more. Questions? Ask {hr}.",
        zh="你已不在这场面试中，有疑问找{hr}。",
    ),
    "interview_page.minutes": Words(
        en="{n} min",
        zh="{n} 分钟",
    ),
    "interview_page.by_zone": Words(
        en="By {zone}. HR decides; until then the time stays as it is.",
        zh="按{zone}。由 HR 来定，确认前时间不变。",
    ),
    "interview_page.how_to_tick": Words(
        en="A tick counts as accepted. Send the interview assistant, for example: {how}",
        zh="勾了就算接受。给面试助手发编号，例如：{how}",
    ),
    "interview_page.kept_away": Words(
        en="Conflict of interest (replaced): {names}",
        zh="需要回避（已换下）：{names}",
    ),
    "interview_page.focus": Words(
        en="Focus: {names}",
        zh="看重：{names}",
    ),
    "confirm_page.title": Words(
        en="One more question",
        zh="再确认一下",
    ),
    "confirm_page.yes": Words(
        en="Yes",
        zh="是",
    ),
    "confirm_page.no": Words(
        en="No, leave it as it is",
        zh="否，保持原样",
    ),
    "confirm_page.asks": Words(
        en="{said}?",
        zh="{said}？",
    ),
    "feedback_page.title": Words(
        en="Feedback",
        zh="面评",
    ),
    "feedback_page.yours": Words(
        en="Your feedback",
        zh="我的面评",
    ),
    "feedback_page.is_draft": Words(
        en="This is your draft; nobody else reads it.",
        zh="这是草稿，别人看不到。",
    ),
    "feedback_page.not_submitted": Words(
        en="Nothing is submitted yet. What you wrote is kept as a draft.",
        zh="还没有提交，写的内容已存为草稿。",
    ),
    "feedback_page.no_rating": Words(
        en="no rating",
        zh="不打分",
    ),
    "feedback_page.why": Words(
        en="Why, in a sentence or more",
        zh="一句话，说说为什么",
    ),
    "feedback_page.submit_anyway": Words(
        en="Submit it anyway",
        zh="仍提交",
    ),
    "feedback_page.who_reads_it": Words(
        en="Read by HR, by the hiring manager, and by the panel once theirs is in.",
        zh="HR 和用人经理看得到；其他面试官交了自己的以后也看得到。",
    ),
    "feedback_page.submit": Words(
        en="Submit",
        zh="提交",
    ),
    "feedback_page.keep_draft": Words(
        en="Keep as a draft",
        zh="存为草稿",
    ),
    "feedback_page.not_held": Words(
        en="It was not held",
        zh="没面成",
    ),
    "feedback_page.why_not_held": Words(
        en="Why?",
        zh="为什么没面成？",
    ),
    "feedback_page.candidate_did_not_come": Words(
        en="the candidate did not come",
        zh="候选人未到",
    ),
    "feedback_page.moved_among_ourselves": Words(
        en="moved among ourselves",
        zh="私下改了时间",
    ),
    "feedback_page.something_else": Words(
        en="something else",
        zh="其他",
    ),
    "feedback_page.what_happened": Words(
        en="What happened, in one sentence",
        zh="怎么回事，一句话",
    ),
    "feedback_page.note_as_not_held": Words(
        en="Note as not held",
        zh="记为没面成",
    ),
    "feedback_page.not_wanted": Words(
        en="No feedback to write here",
        zh="这里不用写面评",
    ),
    "feedback_page.changes_until": Words(
        en="Submitted; it can be changed until {until}.",
        zh="已提交，{until} 前还能改。",
    ),
    "feedback_page.draft_kept": Words(
        en="Draft kept for a day. Go on here, or in the chat: submit feedback",
        zh="草稿已存，保留一天。可以在这里接着写，也可以在聊天里发“提交面评”。",
    ),
    "feedback_page.choose_verdict": Words(
        en="Please choose a verdict.",
        zh="请选一个结论。",
    ),
    "feedback_page.and_why": Words(
        en="And why, in one sentence?",
        zh="再写一句话，说说为什么。",
    ),
    "feedback_page.is_archived": Words(
        en="“{listed}”: feedback is archived. Better keep to what is about the job.",
        zh="“{listed}”：面评会存档，建议只写与岗位有关的内容。",
    ),
    "my_page.title": Words(
        en="My interviews",
        zh="我的面试",
    ),
    "my_page.waiting": Words(
        en="Waiting",
        zh="待办",
    ),
    "my_page.over": Words(
        en="Over",
        zh="已结束",
    ),
    "my_page.no_interviews": Words(
        en="No interviews",
        zh="没有面试",
    ),
    "my_page.days": Words(
        en="Days",
        zh="日期",
    ),
    "my_page.day_before": Words(
        en="Day before",
        zh="前一天",
    ),
    "my_page.today": Words(
        en="Today",
        zh="今天",
    ),
    "my_page.day_after": Words(
        en="Day after",
        zh="后一天",
    ),
    "my_page.later": Words(
        en="Later",
        zh="之后",
    ),
    "my_page.nothing_arranged": Words(
        en="Nothing is arranged",
        zh="没有安排",
    ),
    "my_page.signed_on": Words(
        en="{name}, you are signed on",
        zh="{name}，你已登录",
    ),
    "my_page.more_waiting": Words(
        en="{n} more",
        zh="还有 {n} 项",
    ),
    "my_page.all_waiting": Words(
        en="{n} more: send the interview assistant “pending”.",
        zh="另有 {n} 项，给面试助手发“待办”。",
    ),
    "my_page.all_of_day": Words(
        en="{n} more: send the interview assistant the day.",
        zh="另有 {n} 场，给面试助手发日期可以看全。",
    ),
    "my_page.still_later": Words(
        en="{n} more, from {day}",
        zh="还有 {n} 场，从{day}起",
    ),
    "room_page.inside": Words(
        en="In the room: {names}",
        zh="已进入：{names}",
    ),
    "room_page.better_on_computer": Words(
        en="Please open it on a computer",
        zh="编程面试请用电脑浏览器打开",
    ),
    "room_page.already_there": Words(
        en="Already there: {names}",
        zh="已进入：{names}",
    ),
    "room_page.on_phone_all_the_same": Words(
        en="Enter on this phone all the same",
        zh="仍用手机进入",
    ),
    "room_page.leave_open": Words(
        en="Leave this page open: it goes on by itself.",
        zh="页面开着就行，到时会自动进入。",
    ),
    "room_page.only_panel": Words(
        en="Only the panel enters here",
        zh="只有面试官能从这里进入",
    ),
    "room_page.replaced": Words(
        en="Somebody else interviews in your place",
        zh="已改由别人面试，你不必参加了",
    ),
    "room_page.questions": Words(
        en="Questions? Ask {hr}.",
        zh="有疑问找{hr}。",
    ),
    "room_page.declined": Words(
        en="You said that you can't make it",
        zh="你回复过无法参加",
    ),
    "room_page.tell_hr": Words(
        en="You can after all? Please tell {hr}.",
        zh="又能参加了？请告诉{hr}。",
    ),
}
