"""A yes or a no to an interview: the panel's, and what the candidate has answered."""

from bot.phrase import Words

TEXTS = {
    "accept.done": Words(
        en="Accepted: {title}, {when}.",
        zh="已接受：{title}，{when}。",
    ),
    "accept.is_over": Words(
        en="Interview {code} is over. Write your feedback: feedback {code} yes, and why",
        zh="{code} 这场已经结束。写面评：面评 {code} 推荐 加一句话",
    ),
    "accept.has_begun": Words(
        en="Interview {code} has already started. You count as attending, so there is no need to accept{enter}{write}",
        zh="{code} 这场已经开始，已算你参加，不用再接受{enter}{write}",
    ),
    "accept.then_write": Words(
        en="; afterwards, send: feedback {code} yes, and why",
        zh="；面完写面评，发：面评 {code} 推荐 加一句话",
    ),
    "accept.way_in": Words(
        en="; to join, send: room {code}",
        zh="，进入发：进入面试 {code}",
    ),
    "accept.after_a_no": Words(
        en="Interview {code} {what}, and you said that you can't make it. If you were there, or can make it after all, please tell {hr}.",
        zh="{code} 这场{what}，你回复过无法参加。能参加或已参加，请告诉{hr}。",
    ),
    "accept.already": Words(
        en="You have already accepted that one.",
        zh="这场你已经接受过了。",
    ),
    "decline.noted": Words(
        en="Noted that you know the candidate, and their file is now hidden from you. You had been replaced, so nobody is notified; HR sees it in the interview's details. “undo” takes it back.",
        zh="已记下你认识候选人，资料已对你隐藏。这场你已被换下，不另行通知，HR 看进度时能看到。改主意发“撤销”。",
    ),
    "decline.suggested": Words(
        en=". You suggest {who}.{hears}",
        zh="。已推荐{who}接替，{hears}",
    ),
    "decline.hears_when_asked": Words(
        en=" {who} hears of it only when HR asks them.",
        zh="{who}要等 HR 点了才会收到邀请。",
    ),
    "decline.done_ask_why": Words(
        en="Declined: {title}. {told} “undo” takes it back.\nWhy? Only HR sees it; send “skip” to give no reason.",
        zh="已回复无法参加：{title}。{told}改主意发“撤销”。\n是什么原因？只有 HR 看得到，不想说就发“跳过”。",
    ),
    "decline.done": Words(
        en="Declined: {title}. {told} “undo” takes it back.",
        zh="已回复无法参加：{title}。{told}改主意发“撤销”。",
    ),
    "decline.done_on_page": Words(
        en="Declined: {title}. {told} If you can make it after all, accept it below.",
        zh="已回复无法参加：{title}。{told}又能参加了，点下面的“接受”。",
    ),
    "decline.suggestion_noted": Words(
        en="Noted{suggested}",
        zh="记下了{suggested}",
    ),
    "decline.reason_noted": Words(
        en="Noted as the reason you can't make {title}, only HR sees it: {reason}{suggested}",
        zh="已记为无法参加的原因（{title}），只有 HR 看得到：{reason}{suggested}",
    ),
    "decline.done_and_hidden": Words(
        en="Declined, and the candidate's file is now hidden from you. {told} “undo” takes both back.",
        zh="已回复无法参加，候选人资料已对你隐藏。{told}改主意发“撤销”。",
    ),
    "decline.done_and_hidden_with_others": Words(
        en="Declined, their other interviews ({n}) too, and the candidate's file is now hidden from you. {told} “undo” takes it all back.",
        zh="已回复无法参加，这位候选人的另外 {n} 场也一样，资料已对你隐藏。{told}改主意发“撤销”。",
    ),
    "decline.not_by_oneself": Words(
        en=" Nobody can stand in for themselves; HR reads what you wrote.",
        zh="自己不能接替自己，HR 会看到你写的这句。",
    ),
    "decline.no_such_colleague": Words(
        en=" There is no colleague called “{who}”; HR reads what you wrote.",
        zh="没有叫“{who}”的同事，HR 会看到你写的这句。",
    ),
    "decline.and_others": Words(
        en=", decline their {n:one=other interview|other={n} other interviews}, too",
        zh="，另 {n} 场也回复无法参加",
    ),
    "decline.ask_to_hide": Words(
        en="Decline {title}, {when}{others}, and hide the candidate's file from you",
        zh="回复无法参加 {title}（{when}）{others}，并对你隐藏候选人资料",
    ),
    "decline.ask_to_note_and_hide": Words(
        en="Note the reason{others}, and hide the candidate's file ({title}, {when}) from you",
        zh="记下原因{others}，并对你隐藏候选人资料（{title}，{when}）",
    ),
    "decline.why": Words(
        en=", reason: {reason}",
        zh="，原因：{reason}",
    ),
    # The reason of who says so without the verb: not in so many words, so that hiding the file is read back.
    "decline.knows_candidate": Words(
        en="I know the candidate, so I should not do it",
        zh="认识候选人，不能面",
    ),
    "decline.noted_with_others": Words(
        en="Noted that you know the candidate, and their file is now hidden from you. You had been replaced in this one; declined their other interviews ({n}). {told} “undo” takes it all back.",
        zh="已记下你认识候选人，资料已对你隐藏。这场你已被换下；这位候选人的另外 {n} 场已回复无法参加。{told}改主意发“撤销”。",
    ),
    "decline.ask_with_stand_in": Words(
        en="Decline {title}, {when}, and suggest {who} instead{but}{why}",
        zh="回复无法参加 {title}（{when}），并推荐{who}接替{but}{why}",
    ),
    "decline.already": Words(
        en="You have already said that you can't make it.",
        zh="这场你已回复无法参加。",
    ),
    "decline.who_is_kept_away": Words(
        en=" (who {but})",
        zh="（{who}{but}）",
    ),
    "decline.kept_away_hr_reads": Words(
        en=" {who} {but}; HR reads that as well.",
        zh="{who}{but}，HR 也会看到。",
    ),
    "candidate.answered": Words(
        en="{title}, candidate: {answer}.",
        zh="{title}：候选人{answer}。",
    ),
    "candidate.not_coming": Words(
        en="{title}: the candidate is not coming. The panel is free again and will be told {when}. If they come after all, send: candidate {code} confirmed. Another time has to be booked again. “undo” takes it back.",
        zh="{title}：候选人不来。面试官的时间已空出，{when}通知他们。候选人又来了，发：候选人回复 {code} 已确认；改到别的时间要重新安排。改主意发“撤销”。",
    ),
}
