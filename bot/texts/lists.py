"""What is looked up: schedules, interviews, candidates, free times, what is pending."""

from bot.phrase import Words

TEXTS = {
    "answers.before": Words(
        en="before {at}",
        zh="{at} 之前",
    ),
    "answers.ahead": Words(
        en="ahead",
        zh="之后",
    ),
    "answers.days_and_ahead": Words(
        en="{days}, {ahead}",
        zh="{days}，{ahead}",
    ),
    "answers.yours": Words(
        en="of yours",
        zh="你负责的，",
    ),
    "answers.of_others_before": Words(
        en="of others before {at}",
        zh="别人负责的，{at} 之前",
    ),
    "answers.of_others": Words(
        en="of others",
        zh="别人负责的，",
    ),
    "answers.heading": Words(
        en="{whose} ({days})",
        zh="{days} {whose}",
    ),
    "answers.declined_of_one": Words(
        en="Can't make it to {title}: {names}. To replace them: replace {code}",
        zh="{title}，无法参加：{names}。换人发：换人 {code}",
    ),
    "answers.nobody_declined_one": Words(
        en="Nobody has declined {title}, or they are replaced.",
        zh="{title}没有人无法参加，或都已换人。",
    ),
    "answers.declined": Words(
        en="Somebody can't make it to {n} {whose}. To replace them: replace {code}",
        zh="{whose}有人无法参加：{n}。换人发：换人 {code}",
    ),
    "answers.nobody_declined": Words(
        en="Nobody has declined what is {ahead}, or they are replaced.",
        zh="{ahead}的面试没有人无法参加，或都已换人。",
    ),
    "answers.unanswered_of_one": Words(
        en="Has not answered for {title}: {names}. To remind them: nudge {code}",
        zh="{title}，没回复：{names}。提醒发：催 {code}",
    ),
    "answers.all_answered_one": Words(
        en="Everybody has answered for {title}.",
        zh="{title}都已回复。",
    ),
    "answers.unanswered": Words(
        en="Somebody has not answered for {n} {whose}. Who it is: status {code}",
        zh="{whose}有人没回复：{n}。看是谁发：进度 {code}",
    ),
    "answers.all_answered": Words(
        en="Everybody has answered for what is {ahead}.",
        zh="{ahead}的面试都已回复。",
    ),
    "find.too_short": Words(
        en="“{said}” is too short. Try two letters or more, a phone's last four digits, or a code.",
        zh="“{said}”太短了。试试两个以上字母、手机后四位或编号。",
    ),
    "find.decline_instead": Words(
        en="Say which one you can't make, and HR finds somebody: decline 1203",
        zh="说一声哪一场去不了，HR 会找人替你，例如：无法参加 1203",
    ),
    "find.substitutes_instead": Words(
        en="Who could step in is shown by: substitutes 1203",
        zh="要看谁能替，发“替补”加编号，例如：替补 1203",
    ),
    "find.too_many_match": Words(
        en="More than {most} match “{said}”. Add to it: the full name, a job, or the code.",
        zh="“{said}”有 {most} 个以上结果。写全一点再查：全名、岗位或编号。",
    ),
    "find.more_than_shown": Words(
        en="“{said}”: more than {most} interviews, the nearest first. Fewer: add a name or the code",
        zh="“{said}”有 {most} 场以上，先列最近的；要少一些，加上姓名或编号",
    ),
    "find.found": Words(
        en="“{said}”: {n}",
        zh="“{said}” {n}",
    ),
    "find.whose_schedule": Words(
        en="“{said}”: whose schedule?",
        zh="“{said}”，看谁的日程？",
    ),
    "find.nothing": Words(
        en="Nothing found for “{said}”. Try a part of a name, pinyin, a phone's last four digits, a job or a code.",
        zh="没找到“{said}”。试试姓名的一部分、拼音、手机后四位、岗位或编号。",
    ),
    "find.nothing_among_yours": Words(
        en="Nothing found for “{said}” among your interviews. Try a part of a name, pinyin, a job or a code.",
        zh="在你的面试里没找到“{said}”。试试姓名的一部分、拼音、岗位或编号。",
    ),
    "find.colleagues": Words(
        en="Colleagues: {names}",
        zh="同事：{names}",
    ),
    "find.schedule_of": Words(
        en=". Schedule: schedule @{account}",
        zh="。看日程发：日程 @{account}",
    ),
    "find.candidates": Words(
        en="Candidates without an interview: {names}",
        zh="还没有面试的候选人：{names}",
    ),
    "free.only_hr": Words(
        en="Only HR can look for other people's free times. “free” finds yours.",
        zh="只有 HR 能查别人的空闲。发“空闲”查你自己的。",
    ),
    "free.is_past": Words(
        en="{when} is past. Try: free tomorrow",
        zh="{when} 已经过去了。试试：空闲 明天",
    ),
    "free.next_week": Words(
        en="next week",
        zh="下周",
    ),
    "free.heading": Words(
        en="Free for {length}: {who}{zone}",
        zh="{who}有空的时间（{length}）{zone}：",
    ),
    "free.how_to_book": Words(
        en="To use one: book Chen Xiao backend R2 {number}, or reschedule 1203 {number}",
        zh="用法：约面 陈晓 后端 二面 {number}，或 改期 1203 {number}",
    ),
    "free.how_to_propose": Words(
        en="To propose one: reschedule 1203 {number}",
        zh="提议改到这个时间：改期 1203 {number}",
    ),
    "free.next_two_weeks": Words(
        en="The next two weeks",
        zh="之后两周",
    ),
    "free.what_helps": Words(
        en="What helps: {cures}",
        zh="可以：{cures}",
    ),
    "free.without_some": Words(
        en="without {names} there are times",
        zh="不算{names}就有空档",
    ),
    "free.shorter": Words(
        en="{length} is free",
        zh="缩短到 {length}",
    ),
    "free.next_one": Words(
        en="the next one is {at}",
        zh="往后最近的是 {at}",
    ),
    "free.what_for": Words(
        en="{at}: what for?",
        zh="{at}，用来做什么？",
    ),
    "free.book_then": Words(
        en="book an interview then",
        zh="约面",
    ),
    "free.with_names": Words(
        en=" with {names}",
        zh="，{names}来面",
    ),
    "free.move_to_it": Words(
        en="move an interview to it",
        zh="把一场面试改到这个时间",
    ),
    "free.book_at_once": Words(
        en="Or at once: book Chen Xiao backend R2 {number}",
        zh="也可以一句话：约面 陈晓 后端 二面 {number}",
    ),
    "free.chosen": Words(
        en="{at}. {next}",
        zh="{at}。{next}",
    ),
    "free.which_to_move": Words(
        en="{at}: which interview do you propose to move to it?",
        zh="{at}，提议把哪一场改到这个时间？",
    ),
    "free.whose": Words(
        en="Whose? I look at the people you name: free @lisi @wangwu {when}. For an interview that lacks somebody: substitutes 1203",
        zh="要看哪几位的空闲？写上名字，例如：空闲 @李四 @王五 {when}。找替补发：替补 1203",
    ),
    "free.none": Words(
        en="{when}: no {length} for {who}.",
        zh="{when}，{who}没有 {length}的空闲。",
    ),
    "free.nobody_then": Words(
        en="{within}: no time that suits everybody. {why}\n",
        zh="{within}没有大家都空的时间。{why}\n",
    ),
    "more.that_is_all": Words(
        en="That is all. “schedule” starts again.",
        zh="没有更多了。发“日程”重新看。",
    ),
    "more.interviews": Words(
        en="{n} interviews, continued",
        zh="共 {n} 场，接着看",
    ),
    "next.none": Words(
        en="You have no interviews coming up.",
        zh="你还没有安排面试。",
    ),
    "pending.links_are_hrs": Words(
        en="Meeting links are HR's: ask who looks after the interview.",
        zh="会议链接由 HR 补，请问这场面试的 HR。",
    ),
    "pending.no_link_lacks": Words(
        en="None of your interviews by video lacks a meeting link.",
        zh="你负责的视频面试都有会议链接了。",
    ),
    "pending.how_many": Words(
        en="{n}",
        zh="{n} 场",
    ),
    "pending.overdue": Words(
        en=" overdue",
        zh="超时",
    ),
    "pending.oldest_first": Words(
        en=", the oldest first",
        zh="，等得最久的在前",
    ),
    "pending.soonest_first": Words(
        en=", what starts within a day first",
        zh="，一天内开始的在前",
    ),
    "pending.heading": Words(
        en="{n}{late} waiting{order}:",
        zh="{late}待办 {n} 项{order}：",
    ),
    "pending.for_how_long": Words(
        en="for {left}",
        zh="已等 {left}",
    ),
    "pending.how_to_write": Words(
        en="Write it: feedback {c} yes and why. ",
        zh="写面评发：面评 {c} 推荐 加一句话。",
    ),
    "pending.how_to_tick": Words(
        en="Tick times: tick {c}. ",
        zh="勾时间发：选时间 {c}。",
    ),
    "pending.how_to_answer": Words(
        en="Answer: accept {c}, or decline {c}. ",
        zh="回复发：接受 {c}，或 无法参加 {c}。",
    ),
    "pending.more": Words(
        en="{n} more: send “more”. ",
        zh="还有 {n} 项，发“更多”。",
    ),
    "pending.more_or_page": Words(
        en="{n} more: send “more”, or see {page} ",
        zh="还有 {n} 项，发“更多”，或看 {page} ",
    ),
    "pending.number_shows": Words(
        en="A number shows details. ",
        zh="回复数字看详情。",
    ),
    "pending.how_to_nudge": Words(
        en="Remind them: nudge {n}, or nudge all. ",
        zh="提醒对方发：催 {n}，或 催 全部。",
    ),
    "pending.how_to_replace": Words(
        en="Somebody else: replace {n}.",
        zh="缺人发：换人 {n}。",
    ),
    "pending.how_to_offer": Words(
        en=" Other times: other days {n}.",
        zh="另请勾时间发：换几天 {n}。",
    ),
    "pending.how_to_decide": Words(
        en=" Clash: keepwhich {n}.",
        zh="冲突的发：留哪场 {n}。",
    ),
    "pending.how_to_close": Words(
        en=" Nobody was there: not held {n}, then another time or cancel.",
        zh="没人面的发：没面成 {n}，再改期或取消。",
    ),
    "pending.without_a_link": Words(
        en="{n} by video without a meeting link. To add it, the time stays: reschedule {code} https://…",
        zh="{n}视频面试还没有会议链接。补上发：改期 {code} https://…，时间不变，只补链接。",
    ),
    "pending.none": Words(
        en="Nothing waits for you.",
        zh="没有待办，都处理完了。",
    ),
    "pending.none_overdue": Words(
        en="Nothing is overdue.",
        zh="没有超时的待办。",
    ),
    "pending.no_feedback_owed": Words(
        en="Nobody owes feedback.",
        zh="没有人欠面评。",
    ),
    "pending.no_clash": Words(
        en="No times clash.",
        zh="没有要你定的时间冲突。",
    ),
    "room.only_the_panel": Words(
        en="Only the panel can enter.",
        zh="只有这场的面试官可以进入。",
    ),
    "schedule.only_hr": Words(
        en="Only HR can see other people's schedules. “schedule” shows yours.",
        zh="只有 HR 能看别人的日程。发“日程”看你自己的。",
    ),
    "schedule.heading": Words(
        en="{day}: {n}",
        zh="{day} {n}",
    ),
    "schedule.left_to_come": Words(
        en=", {left} to come",
        zh="，还有 {left} 场",
    ),
    "schedule.none_of_yours": Words(
        en="{day}: no interview of yours, and none after that. Those of others are seen by HR and whoever is on them.",
        zh="{day} 没有你要参加的面试，之后也没有。别人的面试由 HR 和参加的面试官看。",
    ),
    "schedule.none_at_all": Words(
        en="{day}: no interviews, and none after that.{away}",
        zh="{day} 没有面试，之后也没有安排。{away}",
    ),
    "schedule.none_then": Words(
        en="{day}: no interviews. The next after that: {when} {title}.{away}",
        zh="{day} 没有面试。再往后最近一场：{when}，{title}。{away}",
    ),
    "status.upload_resume": Words(
        en="No résumé yet. Upload one: {page}",
        zh="还没有简历，上传：{page}",
    ),
    "status.no_resume": Words(
        en="No résumé yet.",
        zh="还没有简历。",
    ),
    "pending.your_answer": Words(
        en="waits for your answer",
        zh="等你回复",
    ),
    "pending.your_feedback": Words(
        en="waits for your feedback",
        zh="等你写面评",
    ),
    "pending.your_ticks": Words(
        en="waits for you to tick times",
        zh="等你勾时间",
    ),
    "pending.candidate_chooses": Words(
        en="the candidate is to choose a time",
        zh="等候选人选时间",
    ),
    "pending.not_coming": Words(
        en="candidate not coming, yours to decide",
        zh="候选人不来，等你定",
    ),
    "pending.none_suits": Words(
        en="no time suits the candidate, yours to decide",
        zh="候选人说都不合适，等你定",
    ),
    "pending.nothing_to_choose": Words(
        en="the candidate has no time to choose",
        zh="候选人没有时间可选",
    ),
    "pending.needs_a_time": Words(
        en="needs a time",
        zh="还没定时间",
    ),
    "pending.no_answer": Words(
        en="no answer: {names}",
        zh="{names}没回复",
    ),
    "pending.no_feedback": Words(
        en="no feedback: {names}",
        zh="{names}没写面评",
    ),
    "pending.your_proposal": Words(
        en="your other time waits for {hr}",
        zh="你提的改期在等{hr}",
    ),
    "pending.proposes": Words(
        en="{names}: proposes another time",
        zh="{names}建议改期",
    ),
    "pending.no_ticks": Words(
        en="no times ticked: {names}",
        zh="{names}没勾时间",
    ),
    "pending.nobody_to_interview": Words(
        en="nobody to interview ({lacking})",
        zh="没有面试官（{lacking}）",
    ),
    "pending.cant_make_it_and_on": Words(
        en="{lacking}, and it has started",
        zh="{lacking}，面试已开始",
    ),
    "pending.clash": Words(
        en="{clash}, yours to decide",
        zh="{clash}，等你定",
    ),
}
