"""Who was there and who was late, and interviews that were not held."""

from bot.phrase import Words

TEXTS = {
    "noshow.already": Words(
        en="{title}: already marked as no-show. ",
        zh="{title}：已经标记过候选人未到",
    ),
    "noshow.deed_tell_hr": Words(
        en="Tell HR that the candidate is not here yet ({which})",
        zh="告诉 HR 候选人还没到（{which}）",
    ),
    "noshow.deed": Words(
        en="Mark as no-show: {which}",
        zh="标记候选人未到 {which}",
    ),
    "noshow.already_by_you": Words(
        en="{title}: already marked as no-show. “undo” takes it back.",
        zh="{title}：已经标记过候选人未到。改主意发“撤销”。",
    ),
    "noshow.already_marked": Words(
        en="{title}: already marked as no-show. If that is wrong, {who} sends “undo”.",
        zh="{title}：已经标记过候选人未到。标错了，请{who}发“撤销”。",
    ),
    "noshow.only_panel_and_hr": Words(
        en="Only the panel and HR can mark it.",
        zh="只有这场的面试官和 HR 可以标记。",
    ),
    "noshow.done": Words(
        en="{title}: marked as no-show. {told} If they come after all, send: arrived {code}. “undo” takes it back.",
        zh="{title}：已标记候选人未到。{told}人来了就发：候选人到了 {code}。改主意发“撤销”。",
    ),
    "noshow.later_at": Words(
        en="Still nobody at {at}? Send: noshow {code}.",
        zh="{at} 仍未到，发：候选人未到 {code}；",
    ),
    "noshow.never": Words(
        en="Nobody comes at all? Send: noshow {code}.",
        zh="一直没来，发：候选人未到 {code}；",
    ),
    "noshow.not_here_yet": Words(
        en="{title}: noted that the candidate is not there yet; the interview goes on. {told} {then} Once they are here, send: arrived {code}. “undo” takes it back.",
        zh="{title}：已记下候选人还没到，面试照常。{told}{then}人到了发：候选人到了 {code}。改主意发“撤销”。",
    ),
    "arrived.is_open_again": Words(
        en="The interview is open again.",
        zh="这场已恢复。",
    ),
    "arrived.goes_on": Words(
        en="The interview goes on.",
        zh="面试继续。",
    ),
    "arrived.way_in": Words(
        en="Way in: send “room {code}”",
        zh="入口：发“进入面试 {code}”",
    ),
    "arrived.done": Words(
        en="{title}: noted that the candidate is here. {goes_on} Panel and HR will be told now. “undo” takes it back.{way_in}",
        zh="{title}：已记下候选人到了，{goes_on}马上通知其他面试官和 HR。改主意发“撤销”。{way_in}",
    ),
    "late.deed": Words(
        en="Pass on: {what} ({which})",
        zh="转告：{what}（{which}）",
    ),
    "late.minutes": Words(
        en="{n} minutes late",
        zh="晚到 {n} 分钟",
    ),
    "late.some": Words(
        en="late",
        zh="晚到",
    ),
    "late.who_will_be": Words(
        en="{name} will be {late}",
        zh="{name}会{late}",
    ),
    "late.you_will_be": Words(
        en="you will be {late}",
        zh="你会{late}",
    ),
    "late.candidate_will_be": Words(
        en="the candidate will be {late}",
        zh="候选人会{late}",
    ),
    "late.nobody_called_so": Words(
        en="There is nobody called “{who}”.",
        zh="没有找到“{who}”。",
    ),
    "late.more_than_late": Words(
        en="That is more than being late. If you can't come, send “decline”; for another time, “reschedule”.",
        zh="这不止是晚到了。来不了就发“无法参加”，换时间发“改期”。",
    ),
    "late.about_no_person": Words(
        en="“{words}” is not about a person, so nothing was passed on. If you will be late yourself, send: running late {code} 10 min",
        zh="“{words}”说的不是人，没有转告。你自己会晚到就发：晚到 {code} 10分钟",
    ),
    "late.you_declined": Words(
        en="You said that you can't make {code}, so nothing was passed on. If you are coming after all, send: accept {code}",
        zh="{code} 你已回复无法参加，没有转告。要来就发：接受 {code}",
    ),
    "late.has_a_minus": Words(
        en="“{words}” has a minus sign, so nothing was passed on. To say ten minutes late, send: running late {code} 10 min",
        zh="“{words}”带着负号，没有转告。晚到十分钟就发：晚到 {code} 10分钟",
    ),
    "late.you_are_not_on_it": Words(
        en="You are not on {code}, so nothing was passed on. If the candidate is late, send: running late {code} candidate 10 min",
        zh="你不是 {code} 的面试官，没有转告。要是候选人晚到，发：晚到 {code} 候选人 10分钟",
    ),
    "late.they_are_not_on_it": Words(
        en="{name} is not on {code}, so nothing was passed on.",
        zh="{name}不在 {code} 这场，没有转告。",
    ),
    "late.only_panel_and_hr": Words(
        en="Only the panel and HR can pass that on.",
        zh="只有这场的面试官和 HR 可以转告。",
    ),
    "late.nobody_else": Words(
        en="nobody else is on it",
        zh="没有别人需要知道",
    ),
    "late.decline_instead": Words(
        en="If you can't come at all, send: decline {code}. ",
        zh="完全来不了就发：无法参加 {code}。",
    ),
    "late.passed_on": Words(
        en="{title}: passed on to {names}, {when}: {what}. {instead}“undo” takes it back.",
        zh="{title}：{when}转告{names}，{what}。{instead}改主意发“撤销”。",
    ),
    "not_held.read_back": Words(
        en="“{words}” sounds as if it was held; what you think is written with: feedback {code}. Note {which} as not held all the same",
        zh="“{words}”听起来是面过了，写面评发：面评 {code}。仍然记为没面成：{which}",
    ),
    "not_held.deed": Words(
        en="Note as not held: {which}",
        zh="记为没面成：{which}",
    ),
    "not_held.why": Words(
        en="{title}: why was it not held?\n{lines}\nSend the number, or “cancel”.",
        zh="{title}：为什么没面成？\n{lines}\n回复数字，或发“退出”。",
    ),
    "not_held.what_happened": Words(
        en="{title}: what happened, in one sentence?",
        zh="{title}：怎么回事？写一句话。",
    ),
    "not_held.done": Words(
        en="{title}: noted as not held, so no feedback is asked for. {told}{next} “undo” takes it back.",
        zh="{title}：已记下没面成，不用写面评。{told}{next}改主意发“撤销”。",
    ),
    "not_held.hr_reads_it": Words(
        en="{hr} reads it in the next summary. ",
        zh="{hr}会在下一份汇总里看到。",
    ),
    "not_held.what_next": Words(
        en="The new time: reschedule {code} tomorrow 3pm; none any more: cancel {code}.",
        zh="新时间发：改期 {code} 明天下午3点；不面了发：取消面试 {code}。",
    ),
    "not_held.hr_decides": Words(
        en="{hr} decides on another time.",
        zh="新时间由{hr}来定。",
    ),
    "not_held.no_show": Words(
        en="{title}: marked as no-show, so no feedback is asked for. {told} “undo” takes it back.",
        zh="{title}：已标记候选人未到，不用写面评。{told}改主意发“撤销”。",
    ),
    "not_held.has_not_begun": Words(
        en="{code} has not begun. Another time? Send: reschedule {code}",
        zh="{code} 还没开始。要换时间，发：改期 {code}",
    ),
    "not_held.is_no_show": Words(
        en="{code}: already marked as no-show.",
        zh="{code}：已经标记过候选人未到。",
    ),
    "not_held.has_feedback": Words(
        en="{who} has written feedback on {code}, so it was held. Please ask {who}.",
        zh="{who}已写了 {code} 的面评，说明面过了。请和{who}确认。",
    ),
    "unheld.moved_themselves": Words(
        en="they moved it among themselves",
        zh="私下改了时间",
    ),
    "unheld.no_reason": Words(
        en="no reason given",
        zh="未填写原因",
    ),
    "unheld.told": Words(
        en="Not held: {title}, {at} ({who}: {why}). The new time: reschedule {code} tomorrow 3pm; none any more: cancel {code}",
        zh="没面成：{title}，{at}（{who}：{why}）。新时间请发：改期 {code} 明天下午3点；不面了发：取消面试 {code}",
    ),
    "attend.is_over": Words(
        en="{code} is over. The candidate never came? Send: noshow {code}",
        zh="{code} 已经结束。候选人一直没来，发：候选人未到 {code}",
    ),
    "attend.missing_told": Words(
        en="{code}: HR has been told that the candidate is not there yet. Still nobody at {at}? Send: noshow {code}. Once they are here, send: arrived {code}",
        zh="{code}：已经告诉过 HR 候选人还没到。{at} 仍未到，发：候选人未到 {code}；人到了发：候选人到了 {code}",
    ),
    "attend.missing_told_all_along": Words(
        en="{code}: HR has been told that the candidate is not there yet. If they never came, send: noshow {code}. If they are here now, send: arrived {code}",
        zh="{code}：已经告诉过 HR 候选人还没到。一直没来，发：候选人未到 {code}；人到了发：候选人到了 {code}",
    ),
    "attend.no_show_from": Words(
        en="{code}: a no-show can be marked from {at} on.",
        zh="{code}：{at} 以后才能标记未到。",
    ),
    "attend.already_marked": Words(
        en="That is already marked.",
        zh="这场已经标记过了。",
    ),
    "attend.is_closed": Words(
        en="That interview is already closed.",
        zh="这场已经结束处理了。",
    ),
    "attend.announced_late": Words(
        en="{code}: the candidate said that they will be {n} minutes late, so it can be marked from {at} on.",
        zh="{code}：候选人说会晚到 {n} 分钟，{at} 以后才能标记未到。",
    ),
    "attend.said_not_coming": Words(
        en="{code}: the candidate had said they would not come. HR sends: candidate {code} confirmed",
        zh="{code}：记过候选人不来。请 HR 发：候选人回复 {code} 已确认",
    ),
    "attend.not_missing": Words(
        en="{code}: nobody has said that the candidate is missing, so nothing was changed.",
        zh="{code}：没有记过候选人没到，不用改。",
    ),
    "attend.not_its_day": Words(
        en="{code} can be taken up again only on its own day. It needs another time: HR sends reschedule {code}",
        zh="{code} 只能在面试当天恢复。要另约时间，请 HR 发：改期 {code}",
    ),
    "attend.already_recorded": Words(
        en="{code}: that answer is already recorded.",
        zh="{code}：候选人的答复已经是这样记的了。",
    ),
    "attend.has_no_time": Words(
        en="{code} has no time yet, since the candidate chooses it. They do not come at all? Send: cancel {code}",
        zh="{code} 还没有时间，由候选人自选。候选人不来了就发：取消面试 {code}",
    ),
}
