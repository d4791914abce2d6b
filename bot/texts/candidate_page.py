"""The candidate's page."""

from bot.phrase import Words

TEXTS = {
    "candidate_page.cancelled": Words(
        en="Interview (cancelled)",
        zh="面试（已取消）",
    ),
    "candidate_page.interview": Words(
        en="Interview: ",
        zh="面试：",
    ),
    "candidate_page.time_and_zone": Words(
        en="{shown} ({zone})",
        zh="{shown}（{zone}）",
    ),
    "candidate_page.please_call": Words(
        en="Does anything else change? Please call {who}.",
        zh="还有变动，请直接联系 {who}。",
    ),
    "candidate_page.interviewers": Words(
        en="{n:one=1 interviewer|other={n} interviewers}",
        zh="{n} 位面试官",
    ),
    "candidate_page.how": Words(
        en="How",
        zh="方式",
    ),
    "candidate_page.by_phone": Words(
        en="phone: we will call you",
        zh="电话面试，到时我们会打给您",
    ),
    "candidate_page.we_will_tell": Words(
        en="we will tell you",
        zh="具体地址会再告诉您",
    ),
    "candidate_page.video": Words(
        en="video",
        zh="视频面试",
    ),
    "candidate_page.company": Words(
        en="the company",
        zh="招聘公司",
    ),
    "candidate_page.ask_contact": Words(
        en="ask {contact}",
        zh="联系 {contact}",
    ),
    "candidate_page.ask_sender": Words(
        en="ask whoever sent you this link",
        zh="联系给您发链接的人",
    ),
    "candidate_page.privacy_what": Words(
        en="{who} keeps your name, how to reach you, your CV, the job, the times, what you answer here, the moment at which you join or say that you are here, and what the interviewers write, to hold this interview and decide about the job.",
        zh="{who}会保存您的姓名、联系方式、简历、应聘职位、面试时间、您在这里的答复、您进来或到达的时刻和面试官的评价，仅用于安排这次面试和录用决定。",
    ),
    "candidate_page.privacy_until": Words(
        en="What you write here about other times is deleted after 90 days, your CV 180 days after your last interview, or after it came where that is later; the record of the interview is kept with the company's recruiting records.",
        zh="您在这里写的改期留言 90 天后自动删除，简历在最后一场面试（或收到简历，以较晚的为准）180 天后自动删除；面试记录按公司招聘档案的期限保存。",
    ),
    "candidate_page.privacy_rights": Words(
        en="To see, correct or delete your data, or to take your consent back, {ask}.",
        zh="想查看、更正、删除这些信息，或撤回同意，请{ask}。",
    ),
    "candidate_page.privacy_showmebug": Words(
        en="The room of this interview is ShowMeBug's, which is told your name and nothing else. This page counts no visits.",
        zh="这场面试的房间由 ShowMeBug 提供，只会把您的姓名给它。本页不统计访问。",
    ),
    "candidate_page.privacy_nobody": Words(
        en="This page counts no visits and tells nobody else anything.",
        zh="本页不统计访问，也不向别人提供信息。",
    ),
    "candidate_page.did_not_meet": Words(
        en="We waited and did not meet you",
        zh="这场面试没有等到您",
    ),
    "candidate_page.time_is_open": Words(
        en="The time is open for now; we will write to you",
        zh="时间待定，定了会告诉您",
    ),
    "candidate_page.is_over": Words(
        en="The interview is over",
        zh="面试已结束",
    ),
    "candidate_page.thanks": Words(
        en="The interview is over. Thank you for coming",
        zh="面试已结束，谢谢您参加",
    ),
    "candidate_page.has_begun": Words(
        en="The interview has begun",
        zh="面试已经开始",
    ),
    "candidate_page.times_said": Words(
        en="You said which times suit you; we will contact you",
        zh="已收到您的回复，我们会和您联系",
    ),
    "candidate_page.choose": Words(
        en="Please choose a time",
        zh="请您选一个时间",
    ),
    "candidate_page.arranging": Words(
        en="We are still arranging the times",
        zh="面试时间还在安排",
    ),
    "candidate_page.urgent": Words(
        en=" Is it urgent? Please ask {said}.",
        zh="着急的话请联系 {said}。",
    ),
    "candidate_page.times_gone": Words(
        en="The times that could be chosen are taken or past. We are looking for others, and will write to you.",
        zh="之前可选的时间已经约满或过了，我们正在安排新的时间，有了会告诉您。",
    ),
    "candidate_page.nothing_yet": Words(
        en="There is nothing to choose from at this moment. We will write to you when there is; this link stays the same.",
        zh="现在没有可选的时间，有了会告诉您，到时还是打开这个链接来选。",
    ),
    "candidate_page.confirmed": Words(
        en="✓ You have confirmed",
        zh="✓ 您已确认参加",
    ),
    "candidate_page.asked_for_another": Words(
        en="You asked for another time. Until we answer, this one stays",
        zh="已收到您想改的时间。我们答复之前，先保留现在的时间",
    ),
    "candidate_page.expect_you": Words(
        en="We expect you",
        zh="面试照常，等您来",
    ),
    "candidate_page.please_answer": Words(
        en="Please tell us whether you can make it",
        zh="请您确认是否参加",
    ),
    "candidate_page.late": Words(
        en="We know that you will be {minutes} minutes late, and wait for you.",
        zh="已告诉面试官您晚到 {minutes} 分钟，会等您。",
    ),
    "candidate_page.here": Words(
        en="We know that you are here.",
        zh="面试官已经知道您到了。",
    ),
    "candidate_page.not_met": Words(
        en="Are you there after all, or would you like another time? Please call {said}.",
        zh="您已经到了，或者想另约时间，请联系 {said}。",
    ),
    "candidate_page.who_sent_it": Words(
        en="whoever sent you this link",
        zh="给您发链接的人",
    ),
    "candidate_page.what_you_sent": Words(
        en="What you sent:",
        zh="您发来的：",
    ),
    "candidate_page.with_whom": Words(
        en="With",
        zh="人员",
    ),
    "candidate_page.contact": Words(
        en="Contact",
        zh="联系人",
    ),
    "candidate_page.come_back_in": Words(
        en="Is it still going on? Then you can come back in.",
        zh="还没面完的话，可以从这里回去。",
    ),
    "candidate_page.join": Words(
        en="Join the interview",
        zh="进入面试",
    ),
    "candidate_page.open_on_computer": Words(
        en="For a coding interview please open this link in a browser on a computer:",
        zh="编程面试请用电脑浏览器打开这个链接：",
    ),
    "candidate_page.copy": Words(
        en="Copy",
        zh="复制",
    ),
    "candidate_page.copied": Words(
        en="Copied",
        zh="已复制",
    ),
    "candidate_page.before_you_answer": Words(
        en="Before you answer: your data",
        zh="答复之前：您的个人信息",
    ),
    "candidate_page.which_slot": Words(
        en="Which time suits you? It is booked at once",
        zh="哪个时间方便？选好就定下了",
    ),
    "candidate_page.confirm": Words(
        en="Confirm: I will be there",
        zh="确认参加",
    ),
    "candidate_page.another_time": Words(
        en="Another time",
        zh="想改时间",
    ),
    "candidate_page.none_suits": Words(
        en="None of these suits me",
        zh="都不合适",
    ),
    "candidate_page.say_when": Words(
        en="Say when it suits me",
        zh="说说我什么时候方便",
    ),
    "candidate_page.decline": Words(
        en="I can't make it",
        zh="无法参加",
    ),
    "candidate_page.i_am_here": Words(
        en="I am here",
        zh="我到了",
    ),
    "candidate_page.later_still": Words(
        en="Later still?",
        zh="还要更晚？",
    ),
    "candidate_page.what_to_prepare": Words(
        en="What to prepare",
        zh="需要准备什么",
    ),
    "candidate_page.calendar_in_wechat": Words(
        en="To put it in your calendar: WeChat keeps no files. Tap … at the top right, then “Open in browser”.",
        zh="想加到日历：微信里存不了日历文件，请点右上角“…”，选“在浏览器打开”。",
    ),
    "candidate_page.to_calendar": Words(
        en="Put it in your calendar",
        zh="加到日历",
    ),
    "candidate_page.your_data": Words(
        en="Your data: who keeps what",
        zh="您的个人信息：谁保存、保存多久",
    ),
    "candidate_page.back": Words(
        en="Back",
        zh="返回",
    ),
    "candidate_page.title": Words(
        en="Interview",
        zh="面试",
    ),
    "candidate_page.opens": Words(
        en="You can join from",
        zh="开始前 15 分钟可以进入：",
    ),
    "candidate_page.i_am_late": Words(
        en="I am {n} min late",
        zh="我晚到 {n} 分钟",
    ),
    "candidate_page.in_zone": Words(
        en="({zone})",
        zh="（{zone}）",
    ),
    "candidate_page.your_time": Words(
        en="your time, {offset}",
        zh="您的当地时间 {offset}",
    ),
    "candidate_page.company_time": Words(
        en="Company time: ",
        zh="公司时间：",
    ),
    "candidate_page.too_many_wrong": Words(
        en="Too many wrong links",
        zh="打不开的链接试得太多了",
    ),
    "candidate_page.open_whole_link": Words(
        en="Please open the link just as you got it; it may have been cut off.",
        zh="请打开收到的完整链接，可能少复制了一段。",
    ),
    "candidate_page.link_has_ended": Words(
        en="This link has ended",
        zh="链接已失效",
    ),
    "candidate_page.out_of_calendar": Words(
        en="Take it out of your calendar",
        zh="从日历中移除",
    ),
    "candidate_page.is_cancelled": Words(
        en="This interview is cancelled",
        zh="这场面试已取消",
    ),
    "candidate_page.newer_link": Words(
        en="There is a newer one: please use the last link that you were sent.",
        zh="链接换过新的了，请用最后收到的那个。",
    ),
    "candidate_page.link_not_latest": Words(
        en="This link is no longer the latest",
        zh="请用最新的链接",
    ),
    "candidate_page.questions": Words(
        en="Questions? Ask {who}.",
        zh="有疑问请联系 {who}。",
    ),
    "candidate_page.moved_answer_again": Words(
        en="The time has changed meanwhile. This is the new one: please answer again.",
        zh="面试时间刚刚有调整，下面是新的时间，请您重新确认。",
    ),
    "candidate_page.moved_meanwhile": Words(
        en="The time has changed meanwhile. This is how it stands.",
        zh="面试时间刚刚有调整，下面是最新的情况。",
    ),
    "candidate_page.not_now": Words(
        en="That is not possible at the moment. This is how it stands.",
        zh="现在不能这样操作了，下面是最新的情况。",
    ),
    "candidate_page.taken_choose_another": Words(
        en="That time has just been taken. Please choose another one.",
        zh="这个时间刚刚被占了，请选别的时间。",
    ),
    "candidate_page.taken": Words(
        en="That time has just been taken.",
        zh="这个时间刚刚被占了。",
    ),
    "candidate_page.prepare_quiet_place": Words(
        en="A quiet place, and a steady network.",
        zh="安静的地方和稳定的网络。",
    ),
    "candidate_page.prepare_camera": Words(
        en="Try your camera and microphone before.",
        zh="提前试一下摄像头和麦克风。",
    ),
    "candidate_page.prepare_reception": Words(
        en="A quiet place with good reception; we will call you.",
        zh="安静、信号好的地方，到时我们会打给您。",
    ),
    "candidate_page.prepare_cv": Words(
        en="Have your CV at hand.",
        zh="手边放一份简历。",
    ),
    "candidate_page.prepare_identity": Words(
        en="Bring an identity document; reception may ask for it.",
        zh="带上身份证件，前台可能需要登记。",
    ),
    "candidate_page.prepare_be_early": Words(
        en="Please be there ten minutes early.",
        zh="请提前 10 分钟到。",
    ),
    "candidate_page.prepare_computer": Words(
        en="Come in from a computer if you can: code is written there.",
        zh="尽量用电脑进入，面试中要写代码。",
    ),
    "candidate_page.not_coming_we_contact": Words(
        en="You said that you can't make it; we will contact you",
        zh="您已告知不参加，我们会和您联系",
    ),
    "candidate_page.not_coming": Words(
        en="You said that you can't make it",
        zh="您已告知不参加",
    ),
    "candidate_room.entering": Words(
        en="Taking you to the interview …",
        zh="正在进入面试……",
    ),
    "candidate_room.go_on": Words(
        en="Go on",
        zh="没有跳转？点这里进入",
    ),
    "candidate_room.not_ready": Words(
        en="The way in is not ready yet. Please wait; this page refreshes by itself. If you are still waiting at the start, your interviewers will be told.",
        zh="入口还没准备好，请稍等，页面会自动刷新。到开始时间您还在等，会告诉面试官。",
    ),
    "candidate_room.no_link": Words(
        en="This interview has no link yet.",
        zh="这场面试还没有会议链接。",
    ),
    "candidate_room.please_call": Words(
        en="Please call",
        zh="请联系",
    ),
    "candidate_room.ask_sender": Words(
        en="Please ask whoever sent you this page.",
        zh="请联系给您发链接的人。",
    ),
    "candidate_decline.sure": Words(
        en="Are you sure you can't make it?",
        zh="确定不参加这场面试吗？",
    ),
    "candidate_decline.told_at_once": Words(
        en="We will be told at once, and contact you.",
        zh="我们会马上收到，并和您联系。",
    ),
    "candidate_decline.yes": Words(
        en="Yes, I can't make it",
        zh="确定不参加",
    ),
    "candidate_time.which_times": Words(
        en="Which other times suit you?",
        zh="您什么时候方便？",
    ),
    "candidate_time.now": Words(
        en="Now:",
        zh="现在的时间：",
    ),
    "candidate_time.up_to_three_instead": Words(
        en="Up to three, the best first, or a sentence. Until we answer, the time stays as it is.",
        zh="最多填三个，最方便的放前面；也可以只写一句话。我们答复之前，先保留现在的时间。",
    ),
    "candidate_time.up_to_three": Words(
        en="Up to three, the best first, or a sentence.",
        zh="最多填三个，最方便的放前面；也可以只写一句话。",
    ),
    "candidate_time.may_be_empty": Words(
        en="You may leave it empty: then we only read that none of the times suits you.",
        zh="不填也行，我们会知道这些时间都不合适。",
    ),
    "candidate_time.in_a_sentence": Words(
        en="Or in a sentence",
        zh="或者写一句话",
    ),
    "candidate_time.sentence_example": Words(
        en="Any afternoon next week",
        zh="例如：下周下午都可以",
    ),
    "candidate_time.send": Words(
        en="Send to HR",
        zh="发给 HR",
    ),
    "candidate_time.in_zone": Words(
        en="In {zone}",
        zh="按 {zone} 填写",
    ),
    "candidate_time.your_zone": Words(
        en="your local time {offset}",
        zh="您的当地时间 {offset}",
    ),
    "candidate_time.nth": Words(
        en="Time {n}",
        zh="时间 {n}",
    ),
    "candidate_time.nth_day": Words(
        en="Time {n}, day",
        zh="日期 {n}",
    ),
    "candidate_time.nth_hour": Words(
        en="Time {n}, hour",
        zh="几点 {n}",
    ),
    "candidate_time.nothing_asked": Words(
        en="Please give a time that is ahead and within sixty days, or write when it suits you.",
        zh="请填一个 60 天以内、还没到的时间，或写一句您什么时候方便。",
    ),
    "candidate_time.zone_unknown": Words(
        en="Nothing was sent yet: we do not know your time zone. Please check the times; they are read as {zone}.",
        zh="还没有发出：没有认出您的时区。请核对时间，现在会按{zone}理解。",
    ),
    "candidate_time.look_at_marked": Words(
        en="Nothing was sent yet. Please look at what is marked.",
        zh="还没有发出，请看下面标出的地方。",
    ),
    "candidate_time.is_past": Words(
        en="This time is past.",
        zh="这个时间已经过了。",
    ),
    "candidate_time.is_too_far": Words(
        en="This is more than 60 days ahead.",
        zh="超过 60 天了，请填近一点的时间。",
    ),
    "candidate_time.is_the_same": Words(
        en="The interview is already at this time.",
        zh="这就是现在的时间。",
    ),
    "candidate_time.no_day": Words(
        en="Please give the day as well.",
        zh="还差日期。",
    ),
    "candidate_time.no_hour": Words(
        en="Please give the hour as well.",
        zh="还差几点。",
    ),
    "candidate_time.unreadable": Words(
        en="Please give it like 2026-03-13 and 15:30.",
        zh="请按 2026-03-13 和 15:30 这样填。",
    ),
    "candidate_time.too_many_words": Words(
        en="At most {most} characters, please; these are {n}.",
        zh="最多 {most} 字，现在有 {n} 字。",
    ),
}
