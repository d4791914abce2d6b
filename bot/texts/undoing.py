"""How each change is called that can be undone, and what to send or whom to ask once it cannot be undone."""

from bot.phrase import Words

TEXTS = {
    "done.booking": Words(
        en="booking",
        zh="约面",
    ),
    "done.accept": Words(
        en="accept",
        zh="接受",
    ),
    "done.decline": Words(
        en="decline",
        zh="无法参加",
    ),
    "done.ticks": Words(
        en="choice of times",
        zh="勾选时间",
    ),
    "done.other_times": Words(
        en="other times",
        zh="换一批时间",
    ),
    "done.replace": Words(
        en="replace",
        zh="换人",
    ),
    "done.add": Words(
        en="add",
        zh="加人",
    ),
    "done.no_conflict": Words(
        en="no conflict",
        zh="不认识候选人",
    ),
    "done.not_the_same": Words(
        en="not the same person",
        zh="不是同一人",
    ),
    "done.feedback": Words(
        en="feedback",
        zh="面评",
    ),
    "done.feedback_changed": Words(
        en="change of feedback",
        zh="修改面评",
    ),
    "done.member_added": Words(
        en="add member",
        zh="添加成员",
    ),
    "done.member_changed": Words(
        en="change member",
        zh="改成员",
    ),
    "done.activate": Words(
        en="activate",
        zh="启用",
    ),
    "done.deactivate": Words(
        en="deactivate",
        zh="停用",
    ),
    "done.leave": Words(
        en="leave",
        zh="休假",
    ),
    "done.leave_cancelled": Words(
        en="cancel leave",
        zh="取消休假",
    ),
    "done.nudging": Words(
        en="nudging",
        zh="免催",
    ),
    "done.candidates_answer": Words(
        en="candidate's answer",
        zh="候选人回复",
    ),
    "done.not_held": Words(
        en="not held",
        zh="没面成",
    ),
    "done.waive": Words(
        en="no feedback needed",
        zh="不用写面评",
    ),
    "done.late": Words(
        en="running late",
        zh="晚到",
    ),
    "done.new_link": Words(
        en="new link",
        zh="重置链接",
    ),
    "done.not_here_yet": Words(
        en="not here yet",
        zh="还没到",
    ),
    "done.arrived": Words(
        en="arrived",
        zh="候选人到了",
    ),
    "done.cancel": Words(
        en="cancel",
        zh="取消面试",
    ),
    "done.reschedule": Words(
        en="reschedule",
        zh="改期",
    ),
    "done.proposal": Words(
        en="proposed time",
        zh="改期建议",
    ),
    "done.proposal_withdrawn": Words(
        en="withdrawn proposal",
        zh="撤回的改期建议",
    ),
    "done.proposal_declined": Words(
        en="declined proposal",
        zh="不改期的答复",
    ),
    "done.no_show": Words(
        en="no-show",
        zh="候选人未到",
    ),
    "undo_helps.hr_moves": Words(
        en="It stays marked. {hr} can find another time: reschedule {code}",
        zh="，标记改不回来。要另约时间，请{hr}发：改期 {code}",
    ),
    "undo_helps.move": Words(
        en="It stays marked. For another time send: reschedule {code}",
        zh="，标记改不回来。要另约时间，发：改期 {code}",
    ),
    "undo_helps.knows": Words(
        en="If they know the candidate after all, they say so themselves: decline {code} knows candidate",
        zh="。本人确实认识候选人的话，请本人发：无法参加 {code} 认识候选人",
    ),
    "undo_helps.other_days": Words(
        en="Other days can still be offered: other days {code} next week",
        zh="。还可以再换：换几天 {code} 下周",
    ),
    "undo_helps.stays": Words(
        en="It stays as it is.",
        zh="，改不回来了。",
    ),
    "undo_helps.link_has_ended": Words(
        en="The link before stays ended; the text with the new one: invitation {code}",
        zh="，原来的链接不能恢复。新链接的邀请语：邀请语 {code}",
    ),
    "undo_helps.book_again": Words(
        en="It is to take place after all? Book it again: book",
        zh="。要照常面试，请重新约：约面",
    ),
    "undo_helps.write": Words(
        en="It was held after all? Then write what you think: feedback {code}",
        zh="。其实面过的话，写面评就行：面评 {code}",
    ),
    "undo_helps.another_time": Words(
        en="For another time send: reschedule {code}",
        zh="。另定时间发：改期 {code}",
    ),
    "undo_helps.may_write": Words(
        en="Whoever was let off may still write it: feedback {code}",
        zh="。本人想写还是可以写：面评 {code}",
    ),
    "instead.cancel_leave": Words(
        en="leave cancel",
        zh="休假 取消",
    ),
    "instead.take_leave": Words(
        en="leave tomorrow",
        zh="休假 明天",
    ),
    "instead.settings": Words(
        en="settings",
        zh="设置",
    ),
    "instead.no_limit": Words(
        en="limit none",
        zh="面试上限 不限",
    ),
    "instead.no_quiet_hours": Words(
        en="quiet hours off",
        zh="免打扰 关",
    ),
    "instead.no_phone": Words(
        en="phone none",
        zh="电话 删除",
    ),
    "done.handling": Words(
        en="handling",
        zh="我来处理",
    ),
    "undo_helps.arrived": Words(
        en="They came after all? Send: arrived {code}",
        zh="。人来了就发：候选人到了 {code}",
    ),
    "undo_helps.too_late": Words(
        en="It is too late to undo “{what}”. ",
        zh="“{what}”已经过了撤销时间",
    ),
    "undo_helps.ask_hr": Words(
        en="Please ask {hr}.",
        zh="，请找{hr}。",
    ),
    "undo_helps.tell_them": Words(
        en="Nothing can change it now; please tell those concerned yourself.",
        zh="，现在改不了了，请直接告诉相关的人。",
    ),
    "undo_helps.write_anew": Words(
        en="To change it, send: write for {code}, with whose it is, the verdict and a sentence",
        zh="。要改就发：代写 {code} 加上姓名、结论和一句话",
    ),
    "undo_helps.no_conflict": Words(
        en="You don't know the candidate? Please ask {hr} to send: noconflict {code} {who}",
        zh="。不认识候选人的话，请{hr}发：不认识候选人 {code} {who}",
    ),
    "undo_helps.ask_admin": Words(
        en="Please ask the admin.",
        zh="，请找管理员。",
    ),
    "done.of": Words(
        en="{what} {code}",
        zh="{what} {code}",
    ),
    "done.code": Words(
        en="{code}",
        zh="{code}",
    ),
    "done.several": Words(
        en="{what} ×{n}",
        zh="{what} {n} 场",
    ),
    "instead.candidate_answer": Words(
        en="candidate {code} {answer}",
        zh="候选人回复 {code} {answer}",
    ),
    "instead.candidate_answer_unlike": Words(
        en="candidate {code} {answer} (before it was “not answered yet”, which cannot be recorded)",
        zh="候选人回复 {code} {answer}（之前是待回复，这个记不回去）",
    ),
    "instead.arrived": Words(
        en="arrived {code}",
        zh="候选人到了 {code}",
    ),
    "instead.no_show": Words(
        en="noshow {code}",
        zh="候选人未到 {code}",
    ),
    "instead.decline": Words(
        en="decline {code}",
        zh="无法参加 {code}",
    ),
    "instead.accept": Words(
        en="accept {code}",
        zh="接受 {code}",
    ),
    "instead.replace": Words(
        en="replace {order}",
        zh="换人 {order}",
    ),
    "instead.nudge": Words(
        en="members {code} nudge",
        zh="成员 {code} 要催",
    ),
    "instead.no_nudging": Words(
        en="members {code} no nudging",
        zh="成员 {code} 免催",
    ),
    "instead.move_no_time": Words(
        en="reschedule {code} no time yet",
        zh="改期 {code} 时间待定",
    ),
    "instead.move_to": Words(
        en="reschedule {code} {to}",
        zh="改期 {code} {to}",
    ),
    "instead.minutes": Words(
        en="{n} min",
        zh="{n}分钟",
    ),
    "instead.tick": Words(
        en="tick {code}",
        zh="选时间 {code}",
    ),
    "instead.withdraw": Words(
        en="withdraw {code}",
        zh="撤回改期 {code}",
    ),
    "instead.cancel": Words(
        en="cancel {code}",
        zh="取消面试 {code}",
    ),
    "instead.feedback": Words(
        en="feedback {code}",
        zh="面评 {code}",
    ),
    "instead.reschedule": Words(
        en="reschedule {code}",
        zh="改期 {code}",
    ),
    "instead.activate": Words(
        en="members {code} activate",
        zh="成员 {code} 启用",
    ),
    "instead.deactivate": Words(
        en="members {code} deactivate",
        zh="成员 {code} 停用",
    ),
    "instead.members": Words(
        en="members {code}",
        zh="成员 {code}",
    ),
    "instead.zone": Words(
        en="zone {zone}",
        zh="时区 {zone}",
    ),
    "instead.chinese": Words(
        en="language zh",
        zh="语言 中文",
    ),
    "instead.english": Words(
        en="language en",
        zh="语言 英文",
    ),
    "instead.quiet_hours": Words(
        en="quiet hours {hours}",
        zh="免打扰 {hours}",
    ),
    "instead.work_hours": Words(
        en="work hours {hours}",
        zh="工作时间 {hours}",
    ),
    "instead.default": Words(
        en="default",
        zh="默认",
    ),
    "instead.limit": Words(
        en="limit {day} a day, {week} a week",
        zh="面试上限 每天 {day} 每周 {week}",
    ),
    "undo_then.enable": Words(
        en="members {who} enable",
        zh="成员 {who} 启用",
    ),
    "undo_then.deactivate": Words(
        en="members {who} deactivate",
        zh="成员 {who} 停用",
    ),
    "undo_then.book": Words(
        en="book, with candidate and time",
        zh="约面 加上候选人和时间",
    ),
    "undo_then.confirmed": Words(
        en="candidate {code} confirmed",
        zh="候选人回复 {code} 已确认",
    ),
    "undo_then.pending": Words(
        en="pending",
        zh="待办",
    ),
}
