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
}
