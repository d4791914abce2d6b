"""Questions, and answers that the bot did not expect."""

from bot.phrase import Words

TEXTS = {
    "asked.still_waits": Words(
        en="I'm still waiting for your answer to my question.",
        zh="刚才的问题还等你回答。",
    ),
    "asked.nothing_done_yes_or_no": Words(
        en="Nothing is done yet. “yes” does what is written here, “no” leaves everything as it is:",
        zh="现在还没动。回“是”就照下面这句办，回“否”什么都不改：",
    ),
    "asked.nothing_done_needs_this": Words(
        en="Nothing is done yet. I need this first, then I go on:",
        zh="现在还没动。我在等这一项，答了才往下走：",
    ),
    "asked.nobody_told": Words(
        en="Nobody has been told yet. ",
        zh="现在还没通知任何人。",
    ),
    "asked.candidates_never_told": Words(
        en="Candidates never get messages from me.",
        zh="我不会给候选人发消息。",
    ),
    "asked.looks_like_a_question": Words(
        en="“{text}” looks like a question, so it was not noted. {question}",
        zh="“{text}”像是在提问，没有记下。{question}",
    ),
    "asked.note_as_reason": Words(
        en="Note “{text}” as the reason",
        zh="作为原因记下“{text}”",
    ),
    "asked.note_as": Words(
        en="Note “{text}” as the {what}? yes/no",
        zh="把“{text}”记为{what}？是/否",
    ),
    "asked.before_the_card": Words(
        en="A card came after my question; it is answered by its own buttons. What I had asked: ",
        zh="我问完之后又来了一张卡片，那张请点它的按钮。我刚才问的是：",
    ),
    "asked.who_then": Words(
        en="OK, not them: nothing was changed. Who then? Say it with the name.",
        zh="好的，不是这位，什么都没有改动。要换成谁，带上姓名再说一次。",
    ),
    "asked.things_changed": Words(
        en="Something has changed since, so nothing was done. ",
        zh="刚刚情况有变，还没有改动。现在是：\n",
    ),
    "asked.say_the_whole": Words(
        en="OK, nothing was changed. I did not understand “{text}”: please say the whole of it.",
        zh="好的，先不改。没看懂“{text}”，请把要做的完整说一次。",
    ),
    "asked.booking_waits": Words(
        en="The booking still waits for your answer.",
        zh="约面还等你回答上面的问题。",
    ),
    "asked.too_late": Words(
        en="That was a while ago, so nothing was done. ",
        zh="刚才的问题已经过时，什么都没有改动。再确认一下：",
    ),
    "asked.no_question_done_last": Words(
        en="There is no question to answer. Done last, and as it was: {done}. “undo” takes it back.",
        zh="现在没有要你回答的问题，没有新的改动。刚才做的是：{done}，要收回发“撤销”。",
    ),
    "asked.no_question": Words(
        en="There is no question to answer. “help” shows what you can do.",
        zh="现在没有要你回答的问题。发“帮助”看你能做什么。",
    ),
    "asked.as_things_stand": Words(
        en="As things stand: {done}. {question}",
        zh="现在是：{done}。{question}",
    ),
    "asked.number_from_above": Words(
        en="Send a number from above, or “cancel”.",
        zh="回复上面的数字，或发“退出”。",
    ),
    "asked.not_understood_how": Words(
        en="I did not understand “{text}”. {how}{asked}",
        zh="没看懂“{text}”。{how}{asked}",
    ),
    "asked.question_with_lines": Words(
        en="{question}\n{lines}\nSend the number, or “cancel”.",
        zh="{question}\n{lines}\n回复数字，或发“退出”。",
    ),
    "asked.question": Words(
        en="{question}",
        zh="{question}",
    ),
    "asked.not_understood": Words(
        en="I did not understand “{text}”. {question} Or send “cancel”.",
        zh="没看懂“{text}”。{question}发“退出”离开。",
    ),
    "asked.how_to_change": Words(
        en="To add to it: “add: …”; another verdict: “verdict maybe”; anew: “rewrite: …”.\n",
        zh="补一句发“补充 …”，改结论发“结论改成待定”，重写发“重写：…”。\n",
    ),
    "asked.no_longer_possible": Words(
        en="That is no longer possible. Please start again.",
        zh="这一步已经失效，请重新发一次。",
    ),
    "asked.is_gone": Words(
        en="What you were asked about can no longer be found, so nothing was changed.",
        zh="刚才问的那一场（或那个人）现在找不到了，没有改动。",
    ),
    "asked.took_it_back": Words(
        en="{who} took back that they can't make {code}, so nothing was changed. If you still want that, please send it again.",
        zh="{who}收回了“无法参加”（{code}），所以没有改动。仍要换人，请重新发一次。",
    ),
    "asked.still_which": Words(
        en="Noted, and I still need which one.\n",
        zh="记下了，还差是哪一场。\n",
    ),
    "asked.answer": Words(
        en="answer",
        zh="回答",
    ),
    "which.more_name_or_code": Words(
        en="There are more: send the full name or the code.",
        zh="还有更多：写全名，或发编号。",
    ),
    "which.it_with_clash": Words(
        en="{it}, {clash}.\n",
        zh="{it}，{clash}。\n",
    ),
    "which.colon": Words(
        en="{which}: ",
        zh="{which}：",
    ),
    "which.more": Words(
        en="There are more: send “more”, the full name or the code.",
        zh="还有更多：发“更多”，或写全名、发编号。",
    ),
    "which.one_at_a_time": Words(
        en="One at a time. ",
        zh="一次一场。",
    ),
    "which.first": Words(
        en="One at a time. Which first?\n{lines}\nSend the number, then the other one again.",
        zh="一次做一件，先做哪一件？\n{lines}\n回复数字；另一件之后再发一次。",
    ),
    "which.mean": Words(
        en="Which do you mean by “{said}”?\n{lines}\nSend the number, or “quit”.",
        zh="“{said}”是指：\n{lines}\n回复数字，或发“退出”。",
    ),
    "which.for_you": Words(
        en="That one is for you to choose.",
        zh="这个得你来定。",
    ),
    "which.not_then": Words(
        en="“{said}” does not match: {which}. Nothing was changed. If this is the one, send: {verb} {code}",
        zh="“{said}”对不上：{which}。没有改动。就是这场的话，发：{verb} {code}",
    ),
    "which.number_please": Words(
        en="Please send a number from 1 to {n}, or “cancel”.",
        zh="请回复 1–{n} 的数字，或发“退出”。",
    ),
    "which.it": Words(
        en="{it}. ",
        zh="{it}。",
    ),
    "which.that_is_all": Words(
        en="That is all I can list. {question}",
        zh="能列的都在上面了。{question}",
    ),
    "which.none_at_that_time_or_day": Words(
        en="There is no interview of yours at {at}, and none that day: {day}.",
        zh="{at} 没有你的面试，那天也没有别的：{day}。",
    ),
    "which.none_at_that_time": Words(
        en="There is no interview of yours at {at}. {day}: {n}",
        zh="{at} 没有你的面试。{day} {n}",
    ),
    "which.none_that_day": Words(
        en="You have no interview then: {day}. Nothing was changed. “schedule” shows today.",
        zh="{day} 没有你的面试，什么都没有改动。发“日程”看今天。",
    ),
    "which.none_can_be_meant": Words(
        en="None of these can be meant by “{verb}”. {day}: {n}",
        zh="没有能“{verb}”的。{day} {n}",
    ),
    "which.one_at_a_time_with_example": Words(
        en="One at a time, please: a verb and its interview, such as: cancel 1203. Nothing was changed.",
        zh="一次说一场：一个动作，一场面试，例如“取消面试 1203”。什么都没有改动。",
    ),
    "which.not_found": Words(
        en="“{name}” is not found, or is not your interview. Nothing was changed. {likely}",
        zh="没找到“{name}”，或不是你的面试，什么都没有改动。{likely}",
    ),
    "which.colleague_like": Words(
        en="There is no colleague called “{name}”. Nothing was changed. Do you mean {like}? Send it again with that name.",
        zh="没有叫“{name}”的同事，什么都没有改动。是不是{like}？是的话用这个名字再发一次。",
    ),
    "which.no_colleague": Words(
        en="There is nobody called “{name}”. Nothing was changed. Try a full name or an account, such as @zhangsan.",
        zh="没有找到成员“{name}”，什么都没有改动。试试全名或账号，例如 @张三。",
    ),
    "which.one_of_these": Words(
        en="Which one?\n{lines}\nSend the number, or “quit”.",
        zh="是哪一个？\n{lines}\n回复数字，或发“退出”。",
    ),
    "which.no_such_code": Words(
        en="{code} does not exist, or is not your interview. “schedule” shows yours.",
        zh="没找到 {code}，或不是你的面试。发“日程”看你的面试。",
    ),
    "which.no_such_number": Words(
        en="There is no interview no. {number} of yours then; there are {n}. “schedule” and the day shows them.",
        zh="那天没有你的第 {number} 场，一共 {n} 场。发“日程”加日期看那天。",
    ),
    "which.not_in_a_list": Words(
        en="“{row}” is not in a list. “schedule” shows today.",
        zh="“{row}”不在列表里。发“日程”看今天。",
    ),
    "which.no_such_row": Words(
        en="There is no row {row}: the last list has {n}. “schedule” shows today.",
        zh="上一个列表只有 {n} 场，没有 {row}。发“日程”看今天。",
    ),
    "tapped.not_yours": Words(
        en="That card was not sent to you, so a tap on it does nothing. “schedule” shows your interviews.",
        zh="这张卡片不是发给你的，点了不起作用。发“日程”看你自己的。",
    ),
    "tapped.out_of_date": Words(
        en="That card is out of date. “schedule” shows how things stand.",
        zh="这张卡片已经过期。发“日程”看现在的安排。",
    ),
    "tapped.role": Words(
        en="Your role no longer allows that.",
        zh="你的角色现在不能做这一步。",
    ),
    "tapped.no_longer_possible": Words(
        en="That step is no longer possible. “schedule” shows how things stand.",
        zh="这一步已经失效。发“日程”看现在的安排。",
    ),
    "tapped.page_out_of_date": Words(
        en="That page was out of date, so nothing was done. This is how things stand.",
        zh="刚才的页面已经过期，什么都没有改动。现在是这样：",
    ),
    "tapped.how_to_undo": Words(
        en="\nSend the interview assistant “undo” to take it back.",
        zh="\n改主意给面试助手发“撤销”。",
    ),
    "left.now": Words(
        en="Now",
        zh="正在进行",
    ),
    "left.in": Words(
        en="In {left}",
        zh="{left}后",
    ),
    "left.not_done": Words(
        en="OK, not done: {deed}. Nothing was changed.",
        zh="好的，没有{deed}，什么都没有改动。",
    ),
    "left.never_mind": Words(
        en="OK, never mind.",
        zh="好的，不问了。",
    ),
    "left.not_for_now": Words(
        en="OK, not for now. Nothing was changed.",
        zh="好的，先不改。",
    ),
    "left.question_stays": Words(
        en="OK, nothing was done. My question stays open.",
        zh="好的，先不动，刚才的问题还等你回答。",
    ),
    "left.once_decided": Words(
        en="OK, nothing was done. Tell me once you have decided.",
        zh="好的，先不动，什么都没有改动。想好了再告诉我。",
    ),
    "left.once_you_know": Words(
        en="OK, nothing was done. Tell me once you know.",
        zh="好的，先不动，什么都没有改动。问好了再告诉我。",
    ),
    "left.take_your_time": Words(
        en="Take your time: I wait for your answer, and noted none of that.",
        zh="不急，想好了直接发，刚才这句没有记进面评。",
    ),
    "left.no_hurry": Words(
        en="No hurry. ",
        zh="好的，不急。",
    ),
    "left.stays_open": Words(
        en="Nothing was changed; my question stays open.",
        zh="什么都没有改动，问题还在：",
    ),
    "left.how_to_go_on": Words(
        en="To go on later, send: {verb} {code}",
        zh="过后再来就发：{verb} {code}",
    ),
    "draft.held": Words(
        en="OK, nothing is booked yet. This stays open for ten minutes: {deed}. “yes” books it, “no” drops it; or say what is to be otherwise.",
        zh="好的，先不约，这份留 10 分钟：{deed}。定了发“是”，不约发“否”，要改就直接说。",
    ),
    "draft.feedback_kept": Words(
        en="Not submitted. What you wrote is kept for a day. To go on, or to write it anew: feedback {code}",
        zh="没有提交，写好的留一天。接着写或重写，发：面评 {code}",
    ),
    "draft.not_submitted": Words(
        en="It is not submitted yet.",
        zh="还没有提交。",
    ),
    "draft.how_to_rewrite": Words(
        en="To rewrite it, send: {verb} {on} …",
        zh="重写就发：{verb} {on} …",
    ),
    "draft.nothing_noted": Words(
        en="OK, nothing was noted. To write what you think: feedback {code}",
        zh="好的，没有记为没面成。写面评发：面评 {code}",
    ),
    "in_turn.after_this": Words(
        en="One at a time; after this: {others}.\n",
        zh="一次做一件，之后是：{others}。\n",
    ),
    "in_turn.rest_not_understood": Words(
        en="I did not understand “{rest}”: ask me that afterwards.\n",
        zh="“{rest}”没看懂，稍后单独再问一次。\n",
    ),
    "in_turn.of_whom": Words(
        en="{said} ({name})",
        zh="{said}（{name}）",
    ),
    "in_turn.not_done": Words(
        en="Not done: {others}. Send it again if it is still wanted.",
        zh="没有做：{others}。要做就再发一次。",
    ),
    "in_turn.next": Words(
        en="Next: ",
        zh="接下来：",
    ),
    "let_go.or": Words(
        en=" or ",
        zh="，还是",
    ),
    "let_go.to_be_decided": Words(
        en="Still to be decided: {options}. To do so, send “go on”.",
        zh="还没定：{options}。接着定发“继续”。",
    ),
    "let_go.feedback_kept": Words(
        en="The feedback is not submitted; what you wrote is kept for a day. To go on, send: {verb} {code}",
        zh="面评没有提交，写好的留一天。接着写发：{verb} {code}",
    ),
    "let_go.feedback_not_written": Words(
        en="The feedback is not written yet. To go on, send: {verb} {code}",
        zh="面评还没写。接着写发：{verb} {code}",
    ),
    "let_go.not_done_send": Words(
        en="Not done: {what}. To do it, send: {typed}",
        zh="没有做：{what}。要做发：{typed}",
    ),
    "let_go.not_done_go_on": Words(
        en="Not done: {what}. To do it, send “go on”.",
        zh="没有做：{what}。要做发“继续”。",
    ),
    "let_go.rows_not_booked": Words(
        en="What was read back before is not booked, and I let go of it: {n} rows. To go on, send “go on”.",
        zh="刚才读给你的还没约，先放下了：{n} 行。接着约发“继续”。",
    ),
    "let_go.booking_not_done": Words(
        en="What was read back before is not booked, and I let go of it: {what}. To go on: book {typed}",
        zh="刚才读给你的还没约，先放下了：{what}。接着约就发：约面 {typed}",
    ),
    "let_go.nothing_booked": Words(
        en="Nothing is booked yet. To go on, send “go on”.",
        zh="刚才那场还没约。接着约发“继续”。",
    ),
    "let_go.line_not_booked": Words(
        en="The interview before is not booked yet, and I let go of it. To go on: book {typed}",
        zh="刚才那场还没约，先放下了。接着约就发：约面 {typed}",
    ),
    "let_go.minutes": Words(
        en="{n}min",
        zh="{n}分钟",
    ),
    "let_go.nothing_changed": Words(
        en="OK, nothing was changed.",
        zh="好的，什么都没有改动。",
    ),
    "deed.suggesting": Words(
        en=", suggesting {who}",
        zh="，推荐{who}接替",
    ),
    "deed.with_words": Words(
        en=", {name}: {words}",
        zh="，{name}：{words}",
    ),
    "deed.yes_or_no": Words(
        en="{sentence}? yes/no",
        zh="{sentence}？是/否",
    ),
    "ask.which": Words(
        en="Which one?",
        zh="选哪一项？",
    ),
    "ask.who_instead": Words(
        en="Who could come instead? A name or an account.",
        zh="谁能接替？发姓名或账号。",
    ),
    "ask.who": Words(
        en="Who? A name or an account.",
        zh="是谁？发姓名或账号。",
    ),
    "ask.who_all": Words(
        en="Who? Names or accounts.",
        zh="哪几位？发姓名或账号。",
    ),
    "ask.which_interview": Words(
        en="{verb}: which interview? A candidate's name or a code.",
        zh="{verb}：哪一场？发候选人姓名或编号。",
    ),
    "ask.how_long": Words(
        en="How long? For example: 45 minutes.",
        zh="多长？例如：45分钟。",
    ),
    "ask.which_day": Words(
        en="Which day? For example: tomorrow.",
        zh="哪一天？例如：明天。",
    ),
    "ask.when": Words(
        en="When? For example: tomorrow 3pm.",
        zh="什么时间？例如：明天下午3点。",
    ),
    "ask.where": Words(
        en="Where? A room or a meeting link.",
        zh="在哪里？发会议室或会议链接。",
    ),
    "ask.which_numbers": Words(
        en="Which of them? Their numbers.",
        zh="哪几个？发编号。",
    ),
    "ask.rows": Words(
        en="Paste the rows.",
        zh="请把表格里的行粘贴过来。",
    ),
    "ask.words": Words(
        en="Please say it in a few words.",
        zh="请用几个字说明。",
    ),
    "none_meant.to_answer": Words(
        en="No interview is waiting for your answer. If you can make one after all, send “accept” with the candidate's name.",
        zh="没有等你回复的面试。说过无法参加、又能来的，发“接受”加候选人姓名。",
    ),
    "none_meant.to_decline": Words(
        en="You have no interview ahead. “schedule” shows yours.",
        zh="你之后没有要参加的面试。发“日程”看你的面试。",
    ),
    "none_meant.to_move": Words(
        en="You have no interview ahead. “schedule” shows yours.",
        zh="你之后没有面试可以改期。发“日程”看你的面试。",
    ),
    "none_meant.to_decide": Words(
        en="No proposed time is waiting for your answer. Nothing was changed.",
        zh="现在没有等你答复的改期建议，什么都没有改动。",
    ),
    "none_meant.to_tick": Words(
        en="No times wait for you to tick. “pending” shows what does.",
        zh="现在没有要你勾选时间的面试。发“待办”看别的。",
    ),
    "none_meant.to_offer": Words(
        en="None of your candidates is choosing a time. Book with “candidate chooses” for that.",
        zh="你负责的候选人都不在自选时间。约面时写“候选人自选”才是。",
    ),
    "none_meant.to_withdraw": Words(
        en="HR has no proposal of yours left to answer. Nothing was changed.",
        zh="你没有还在等 HR 答复的改期建议，什么都没有改动。",
    ),
    "none_meant.to_enter": Words(
        en="You have no interview to enter. “schedule” shows yours.",
        zh="你没有可以进入的面试。发“日程”看你的面试。",
    ),
    "none_meant.to_miss": Words(
        en="None of your interviews is on or just over, so nothing was marked. For another one, send for example: noshow 1203",
        zh="你没有正在进行或刚结束的面试，没有标记。别的场次发：候选人未到 1203",
    ),
    "none_meant.to_evaluate": Words(
        en="No feedback of yours is missing. To read or change what is in, send “feedback” with the interview's code.",
        zh="没有等你写面评的面试。要看或改已提交的，发“面评”加面试编号。",
    ),
    "none_meant.to_be_late": Words(
        en="You have no interview in the next few hours. For another one, send for example: running late 1203 10 min",
        zh="你接下来几个小时没有面试。别的场次发：晚到 1203 10分钟",
    ),
    "none_meant.to_say_not_held": Words(
        en="None of your interviews is waiting for feedback. For another one, send for example: not held 1203",
        zh="你没有等面评的面试。别的场次发：没面成 1203",
    ),
    "none_meant.to_waive": Words(
        en="No interview that you look after is waiting for feedback. For another one, send for example: waive 1203 lisi",
        zh="你负责的面试都没有在等面评。别的场次发：不用写面评 1203 李四",
    ),
    "none_meant.to_reopen": Words(
        en="No candidate of yours was marked as missing today, so nothing was changed.",
        zh="今天没有记过候选人没到的面试，不用改。",
    ),
    "none_meant.to_take": Words(
        en="No upcoming interview that you look after is short of an interviewer. For another one, send for example: take 1203",
        zh="你负责的、还没开始的面试都没有缺面试官。别的场次发：我来处理 1203",
    ),
    "asked.then_says_who": Words(
        en="What is done then says who is told.",
        zh="做完那条回复里会写明通知谁。",
    ),
    "asked.verdicts": Words(
        en="There are five: strong yes, yes, maybe, no, strong no. Maybe is neither a yes nor a no: you have not decided.\nI'm still waiting for your answer to my question.",
        zh="一共五档：强烈推荐、推荐、待定、不推荐、强烈不推荐。待定是还没定，既不算推荐，也不算不推荐。\n刚才的问题还等你回答。",
    ),
    "which.schedule_shows": Words(
        en="“schedule” shows yours.",
        zh="发“日程”看你的面试。",
    ),
    "which.all_but": Words(
        en="One at a time, please: I do not follow “{but}”. Nothing was changed. For example: decline 1203",
        zh="一次说一场：“{but}”这样的说法我处理不了，什么都没有改动。例如“无法参加 1203”。",
    ),
    "which.names_two": Words(
        en="One at a time, please: this names {one} and {other}. Nothing was changed.",
        zh="一次说一场：这里有 {one}，也有 {other}。什么都没有改动。",
    ),
    "which.verb_and_interview": Words(
        en="One at a time, please: a verb and its interview.",
        zh="一次说一件：一个动作，一场面试。例如“候选人回复 1203 不来”。",
    ),
    "which.nobody_called_so": Words(
        en="One at a time, please, and I do not know “{who}”. Nothing was changed.",
        zh="一次说一场，而且没找到“{who}”。什么都没有改动。",
    ),
    "asked.reason": Words(
        en="reason",
        zh="原因",
    ),
    "asked.no_hour": Words(
        en="At what time? For example: make it 3pm",
        zh="几点？例如：换成下午3点",
    ),
    "draft.not_found": Words(
        en="I did not find that in what is written, so it stays as it is.",
        zh="写好的里面没找到这个，没有改动。",
    ),
    "draft.nothing_left": Words(
        en="Then nothing would be left of it, so it stays as it is.",
        zh="去掉就什么都不剩了，没有改动。",
    ),
    "draft.not_read": Words(
        en="I can't do that to the text, so it stays as it is.",
        zh="这样改我做不了，写好的没有改动。",
    ),
    "which.two_codes": Words(
        en="One at a time, please: a verb and its interview.",
        zh="一次说一件：一个动作，一场面试。例如“接受 1203”。",
    ),
    "asked.how_much_later": Words(
        en="By how much later? For example: 30 min",
        zh="推后多久？例如：半小时",
    ),
    "asked.how_much_earlier": Words(
        en="By how much earlier? For example: 30 min",
        zh="提前多久？例如：半小时",
    ),
    "asked.to_when": Words(
        en="To when? For example: tomorrow 3pm",
        zh="改到什么时候？例如：明天下午3点",
    ),
    "asked.how_to_write": Words(
        en="A sentence or two will do: what was strong, what was weak, and what shows it. For example: solid basics, system design a little thin. I still wait for your answer; to stop, send “cancel”.",
        zh="一两句话就行：哪里强、哪里弱、看到了什么。例如：基础扎实，系统设计偏弱，追问缓存一致性没答上来。直接发给我就行；先不写发“退出”。",
    ),
    "which.do_you_mean": Words(
        en="Do you mean {likely}? Send it again with that name.",
        zh="是不是{likely}？是的话用这个名字再发一次。",
    ),
    "asked.of_the_candidate": Words(
        en="the candidate {why}",
        zh="候选人{why}",
    ),
}
