"""Booking an interview, from one sentence or from pasted rows, and the text that invites the candidate."""

from bot.phrase import Words

TEXTS = {
    "book.try_a_time": Words(
        en=" Try: tomorrow 3pm / 3-13 15:00",
        zh="试试：后天下午3点 / 3-13 15:00",
    ),
    "book.at_what_time": Words(
        en="{when}: at what time?",
        zh="{when}几点？",
    ),
    "book.send_the_number": Words(
        en="Send the number, or “cancel”.",
        zh="回复数字，或发“退出”。",
    ),
    "book.last_interview": Words(
        en="last interview {at}",
        zh="最近一场 {at}",
    ),
    "book.phone_ends_with": Words(
        en="phone …{phone}",
        zh="手机尾号 {phone}",
    ),
    "book.kept_away": Words(
        en="You have to stay away from this candidate, so another of HR has to see to it. Nothing was booked.",
        zh="这位候选人需要你回避，请其他 HR 来安排，没有约。",
    ),
    "book.another_of_hr": Words(
        en="another of HR sees to them",
        zh="需要你回避，由其他 HR 安排",
    ),
    "book.somebody_new": Words(
        en="somebody else, new",
        zh="另一位，新候选人",
    ),
    "book.which_candidate": Words(
        en="{n:one=One candidate is|other={n} candidates are} called {name}. Which one?",
        zh="有 {n} 位候选人叫{name}，是哪一位？",
    ),
    "book.new_job": Words(
        en="“{job}”, a new job",
        zh="“{job}”，新职位",
    ),
    "book.which_job": Words(
        en="Which job?",
        zh="面哪个职位？",
    ),
    "book.which_interviewer": Words(
        en="Which of them interviews?",
        zh="是哪一位来面？",
    ),
    "book.is_deactivated": Words(
        en="{name} is deactivated and can't interview.",
        zh="{name} 已停用，不能安排面试。",
    ),
    "book.no_such_member": Words(
        en="There is no member “{name}”.",
        zh="没有找到成员“{name}”。",
    ),
    "book.one_of_these": Words(
        en="Do you mean one of these? A full name or an account works as well.",
        zh="是下面哪一位？也可以发全名或账号。",
    ),
    "book.name_or_account": Words(
        en="Send a full name or an account.",
        zh="请发全名或账号。",
    ),
    "book.whether": Words(
        en="Book it? yes/no",
        zh="约这场？是/否",
    ),
    "book.still_not": Words(
        en="Not booked.",
        zh="没有约。",
    ),
    "book.changed_and_still_not": Words(
        en="Changed: {deed}. Still not booked.",
        zh="改好了：{deed}。还是没约成，",
    ),
    "book.is_booked_already": Words(
        en="That is booked already: {title}, {when}. Nothing was changed.",
        zh="这场已经约好了：{title}，{when}。什么都没有改动。",
    ),
    "book.refused": Words(
        en="{lead} {why}.",
        zh="{lead}{why}。",
    ),
    "book.refused_who_instead": Words(
        en="{lead} {why}. Who interviews instead?",
        zh="{lead}{why}。换谁来面？",
    ),
    "book.refused_when_instead": Words(
        en="{lead} {why}. What other time?",
        zh="{lead}{why}。换什么时间？",
    ),
    "book.refused_with_times": Words(
        en="{lead} {why}. Free: {options}\nSend the number or another time, or “cancel”.",
        zh="{lead}{why}。可选：{options}\n回复数字，或发别的时间；不约就发“退出”。",
    ),
    "book.things_changed": Words(
        en="Things have changed, so it was not booked.",
        zh="情况有变，没有约成。",
    ),
    "book.done": Words(
        en="Booked: {title}, {when}. {told}{theirs} “undo” takes it back.{hint}\n{lead}",
        zh="已约：{title}，{when}。{told}{theirs}改主意发“撤销”。{hint}\n{lead}",
    ),
    "book.counts_as_accepted": Words(
        en="You count as accepted.",
        zh="你已算接受。",
    ),
    "book.said_behind": Words(
        en=" {said}",
        zh="{said}",
    ),
    "book.somebody_is_gone": Words(
        en="The panel has changed. Please start again.",
        zh="面试官有变动，请重新发一次。",
    ),
    "book.something_is_gone": Words(
        en="What you sent before is no longer valid. Please start again.",
        zh="刚才的信息已失效，请重新发一次。",
    ),
    "rows.heading_alone": Words(
        en="That is the heading alone. Please paste the rows as well, the heading above them: one interview a row.",
        zh="只收到表头。下面请粘贴行：连表头一起贴，一行一场。",
    ),
    "rows.too_many": Words(
        en="That is {n} rows; at most {most} at once. Nothing was booked. Paste the first {most}, then the rest.",
        zh="一共 {n} 行，一次最多 {most} 行，一场都没有约。先贴前 {most} 行，再贴剩下的。",
    ),
    "rows.deed_these": Words(
        en="book these rows",
        zh="约这些行",
    ),
    "rows.deed": Words(
        en="book {n} ({rows}{more})",
        zh="约 {n} 场（{rows}{more}）",
    ),
    "rows.none_left": Words(
        en="No rows are left; nothing was booked.",
        zh="没有剩下的行了，一场都没有约。",
    ),
    "rows.in_order": Words(
        en="In order:",
        zh="没问题的：",
    ),
    "rows.let_go_of_question": Words(
        en="I let go of the question that was open ({what}).",
        zh="刚才的问题（{what}）先放下。",
    ),
    "rows.how_many": Words(
        en="{plain} in order, {odd} to look at:",
        zh="{plain} 场没问题，{odd} 场要看：",
    ),
    "rows.none_can_be_booked": Words(
        en="None can be booked like this.",
        zh="这样一场都约不了。",
    ),
    "rows.things_changed": Words(
        en="Things have changed, so nothing was booked.",
        zh="情况有变，一场都没有约成。",
    ),
    "rows.done": Words(
        en="{n} booked, the panels are invited {wait}; “undo” takes all of it back.",
        zh="已约 {n} 场，{wait}邀请面试官，改主意发“撤销”全部撤回。",
    ),
    "rows.not_booked": Words(
        en="{n} not booked:",
        zh="{n} 场没约：",
    ),
    "rows.booked": Words(
        en="Booked:",
        zh="已约：",
    ),
    "rows.invitation_to_forward": Words(
        en="I do not write to the candidate. The text to forward: invitation {code}",
        zh="候选人要你来通知：发“邀请语 {code}”，给你要转发的话",
    ),
    "rows.invitations_to_forward": Words(
        en="I do not write to the candidates. The texts to forward, one for each: invitation all; for one: invitation {code}",
        zh="候选人要你来通知：发“邀请语 全部”，每位一条，直接转发；只要一位发“邀请语 {code}”",
    ),
    "rows.can_be_booked": Words(
        en=" (can be booked)",
        zh="（可以约）",
    ),
    "rows.row_and_answer": Words(
        en="row {n} {so}",
        zh="第{n}行 {so}",
    ),
    "rows.agreed": Words(
        en="agreed",
        zh="已约好",
    ),
    "rows.what_is_new": Words(
        en="{what}: {names}",
        zh="{what}：{names}",
    ),
    "rows.and_more": Words(
        en=" and {n} more",
        zh=" 等 {all} 个",
    ),
    "rows.unused_columns": Words(
        en="Columns not used: {names}",
        zh="没用到的列：{names}",
    ),
    "rows.end_of_caution": Words(
        en=".",
        zh="。",
    ),
    "rows.how_to_leave_out": Words(
        en="To leave a row out: row {n} drop.",
        zh="不约发：第{n}行 不要",
    ),
    "rows.how_to_change": Words(
        en="To change a row: row {n} fri 10:00. To leave it out: row {n} drop.",
        zh="改一行发：第{n}行 周五 10:00；不约发：第{n}行 不要",
    ),
    "rows.more": Words(
        en="… {n} more: send “more”",
        zh="……还有 {n} 行，发“更多”",
    ),
    "rows.odd_one": Words(
        en="Row {n} {who}: {why}{so}",
        zh="第{n}行 {who}：{why}{so}",
    ),
    "rows.send": Words(
        en="; send: {rows}",
        zh="；可改发：{rows}",
    ),
    "rows.no_longer_kept": Words(
        en="The rows that I let go of are no longer kept; to book them, paste them again. “more” is the next page of a list.",
        zh="先前放下的那些行没再留着，要约请重新贴一次。要看列表的后面，发“更多”。",
    ),
    "rows.one_at_a_time": Words(
        en="One interview at a time: nothing was changed. Send the verb and its row.",
        zh="一次一场，什么都没有改动。请一场一场发。",
    ),
    "rows.not_understood": Words(
        en="I did not understand “{said}” of row {n} ({who}). Try: row {n} fri 10:00 / row {n} 45min / row {n} drop. Nothing was changed, and the rows still wait for your yes.",
        zh="没看懂第{n}行（{who}）的“{said}”。试试：第{n}行 周五 10:00 / 第{n}行 45分钟 / 第{n}行 不要。没有改动，这批还在等你回复。",
    ),
    "rows.of_which_row": Words(
        en="Of which row is that? For example: row {n} {said}; for all of them: all {said}. Nothing was changed, and the rows still wait for your yes.",
        zh="说的是哪一行？例如：第{n}行{said}；每一行都改就发：都{said}。没有改动，这批还在等你回复。",
    ),
    "rows.several_of_that_name": Words(
        en="{who} is in rows {rows}. Say which: row {first} fri 10:00. Nothing was changed, and the rows still wait for your yes.",
        zh="{who}在第 {rows} 行都有。请说是第几行，例如：第{first}行 周五 10:00。没有改动，这批还在等你回复。",
    ),
    "rows.no_such_row": Words(
        en="There is no row {n}; the rows are {there}. Nothing was changed, and they still wait for your yes.",
        zh="没有第{n}行，这批是第{there}行。没有改动，这批还在等你回复。",
    ),
    "rows.too_many_with_these": Words(
        en="With these it would be {n} rows, and at most {most} go at once. None was added, and the rows still wait for your yes. Book them first, then paste these again.",
        zh="加上这些就有 {n} 行，一次最多 {most} 行。这次的没有加，原来的还在等你回复。先约好那批，再贴这些。",
    ),
    "rows.added": Words(
        en="Added as {n:one=row|other=rows} {rows}.",
        zh="加为第 {rows} 行。",
    ),
    "rows.one_in_order": Words(
        en="{n} row, in order:",
        zh="{n} 场没问题：",
    ),
    "rows.all_in_order": Words(
        en="{n} rows, all in order:",
        zh="{n} 场都没问题：",
    ),
    "rows.whether": Words(
        en="Book these {n}? yes/no",
        zh="约这 {n} 场？是/否",
    ),
    "rows.whether_without": Words(
        en="Book {n}, without {left:one=row|other=rows} {rows}? yes/no",
        zh="约 {n} 场，第 {rows} 行先不约？是/否",
    ),
    "rows.new_candidates": Words(
        en="New candidates",
        zh="新候选人",
    ),
    "rows.new_jobs": Words(
        en="New jobs",
        zh="新职位",
    ),
    "rows.new_rooms": Words(
        en="New rooms",
        zh="新会议室",
    ),
    "rows.it": Words(
        en="it",
        zh="这个时间",
    ),
    "rows.then": Words(
        en="then",
        zh="同一时间",
    ),
    "confidential.done": Words(
        en="“{job}” is confidential: HR and each interview's panel read the candidate's name, everybody else “{masked}”. No longer: not confidential {code}",
        zh="“{job}”已设为保密：候选人姓名只有 HR 和这场的面试官能看到，其他人看到“{masked}”。要取消发：职位公开 {code}",
    ),
    "confidential.no_longer": Words(
        en="“{job}” is no longer confidential.",
        zh="“{job}”不再是保密职位。",
    ),
    "confidential.already": Words(
        en="{job} is confidential already.",
        zh="“{job}”已经是保密职位。",
    ),
    "confidential.is_not": Words(
        en="{job} is not confidential.",
        zh="“{job}”不是保密职位。",
    ),
    "invitation.nothing_to_invite_to": Words(
        en="{title} {what}, so there is nothing to invite to.",
        zh="{title} {what}，不用邀请了。",
    ),
    "invitation.no_times_text_for_later": Words(
        en="There is nothing to choose from, and the page says that times are coming.{what_next}\nThe text, for when there is:",
        zh="现在没有时间可选，候选人打开会看到“还在安排”。{what_next}\n给候选人的话，有时间可选了再转发：",
    ),
    "invitation.no_times_wait": Words(
        en="There is nothing to choose from yet, and the page says that times are coming. Better wait until you hear that it can be forwarded; the text then:",
        zh="现在还没有时间可选，候选人打开会看到“还在安排”。建议等“可以转发了”再转发下面这条：",
    ),
    "invitation.none_left": Words(
        en="No candidate of the last list has still to be invited. Show a list first, such as: this week",
        zh="上一个列表里没有还要通知的候选人。先列出来再发，例如先发“本周”。",
    ),
    "invitation.more": Words(
        en=" {left} more: send “more”",
        zh="（还有 {left} 位，发“更多”）",
    ),
    "invitation.each_apart": Words(
        en="{n} of them, a message each, to be forwarded as it is:{more}",
        zh="{n} 位候选人，一位一条，直接转发：{more}",
    ),
    "book_line.needs_a_time": Words(
        en="A booking needs a time: take one of these or send another. Too early to say? Send “cancel” and book later.",
        zh="约面要有时间：选一个，或发别的时间。定不下来就发“退出”，以后再约。",
    ),
    "book_line.time_and_chooses": Words(
        en="Both a time and “candidate chooses” are said; leave one of them out. Days may stand beside it: thu, candidate chooses",
        zh="时间和“候选人自选”请只写一个。可以限定哪几天，例如：下周 候选人自选",
    ),
    "book_line.title": Words(
        en="Book: {title}",
        zh="约面：{title}",
    ),
    "book_line.panel": Words(
        en="Panel: ",
        zh="面试官：",
    ),
    "book_line.new": Words(
        en="{what} “{name}”",
        zh="{what}“{name}”",
    ),
    "book_line.added_with_it": Words(
        en="New, added with it: {said}",
        zh="会新建：{said}",
    ),
    "book_line.note": Words(
        en="Note: {joined}",
        zh="注意：{joined}",
    ),
    "book_line.mobile": Words(
        en="Candidate's mobile: {mobile}",
        zh="候选人手机：{mobile}",
    ),
    "book_line.mobile_not_noted": Words(
        en="The mobile is not noted: the candidate is on file already",
        zh="手机号不会记：这位候选人已有资料，这里不改",
    ),
    "book_line.minutes": Words(
        en="{minutes} min",
        zh="{minutes}分钟",
    ),
    "book_line.candidate_chooses": Words(
        en="the candidate chooses the time",
        zh="时间由候选人自选",
    ),
    "book_line.deed": Words(
        en="book {said}",
        zh="约 {said}",
    ),
    "book_line.their_choice": Words(
        en="The candidate chooses the time, {minutes} min; first the panel is asked which of {count} will do ({days})",
        zh="时间由候选人自选，{minutes} 分钟；先请面试官勾选 {count} 个时间（{days}）",
    ),
    "book_line.agreed": Words(
        en=" (agreed already, no answer is asked for)",
        zh="（已约好，不再请他们回复）",
    ),
    "book_line.no_link": Words(
        en="no meeting link yet",
        zh="还没有会议链接",
    ),
    "book_line.place": Words(
        en="Place: ",
        zh="地点：",
    ),
    "book_line.candidate": Words(
        en="candidate",
        zh="候选人",
    ),
    "book_line.job": Words(
        en="job",
        zh="职位",
    ),
    "book_line.meeting_room": Words(
        en="meeting room",
        zh="会议室",
    ),
    "book_asks.line": Words(
        en="Whom, for which job and round, when, with whom?",
        zh="约谁、什么职位第几轮、什么时间、谁来面？",
    ),
    "book_asks.candidate": Words(
        en="Who is the candidate?",
        zh="候选人是谁？",
    ),
    "book_asks.job": Words(
        en="For which job?",
        zh="面什么职位？",
    ),
    "book_asks.when": Words(
        en="When? For example: Thu 3pm.",
        zh="什么时间？例如：周四下午3点。",
    ),
    "book_asks.panel": Words(
        en="Who interviews? Names or accounts, one or more.",
        zh="谁来面？发姓名或账号，可以写几位。",
    ),
    "no_time.no_such_date": Words(
        en="There is no such time as “{text}”",
        zh="没有“{text}”这个时间",
    ),
    "no_time.past": Words(
        en="“{text}” is past",
        zh="“{text}”已经过去了",
    ),
    "no_time.night": Words(
        en="“{text}”: nothing is booked between 00:00 and 07:00",
        zh="“{text}”：00:00–07:00 不约面试",
    ),
    "no_time.not_understood": Words(
        en="I did not understand the time “{text}”",
        zh="没看懂时间“{text}”",
    ),
}
