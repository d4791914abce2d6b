"""The words that everything else is made of: answers, states, roles, verdicts, ways to meet."""

from bot.phrase import Words

TEXTS = {
    "response.needs_action": Words(
        en="not answered yet",
        zh="待回复",
    ),
    "response.accepted": Words(
        en="accepted",
        zh="已接受",
    ),
    "response.tentative": Words(
        en="maybe",
        zh="待定",
    ),
    "response.declined": Words(
        en="can't make it",
        zh="无法参加",
    ),
    "response.vacated": Words(
        en="place open",
        zh="位置空着",
    ),
    "candidate_answer.needs_action": Words(
        en="not answered yet",
        zh="待回复",
    ),
    "candidate_answer.accepted": Words(
        en="confirmed",
        zh="已确认",
    ),
    "candidate_answer.tentative": Words(
        en="thinking it over",
        zh="考虑中",
    ),
    "candidate_answer.declined": Words(
        en="not coming",
        zh="不来",
    ),
    "candidate_answer.another_time": Words(
        en="wants another time",
        zh="想改时间",
    ),
    "candidate_answer.none_suits": Words(
        en="none of the times suits",
        zh="时间都不合适",
    ),
    "role.interviewer": Words(
        en="interviewer",
        zh="面试官",
    ),
    "role.coordinator": Words(
        en="HR coordinator",
        zh="HR 协调",
    ),
    "role.hiring_manager": Words(
        en="hiring manager",
        zh="用人经理",
    ),
    "role.admin": Words(
        en="admin",
        zh="管理员",
    ),
    "state.nobody_to_interview": Words(
        en="nobody to interview",
        zh="没有面试官",
    ),
    "state.draft": Words(
        en="the candidate is to choose the time",
        zh="待候选人选时间",
    ),
    "state.cancelled": Words(
        en="cancelled",
        zh="已取消",
    ),
    "state.rescheduling": Words(
        en="being moved",
        zh="已改期",
    ),
    "state.no_show": Words(
        en="candidate did not come",
        zh="候选人未到",
    ),
    "state.completed": Words(
        en="done",
        zh="已完成",
    ),
    "state.awaiting_feedback": Words(
        en="feedback due",
        zh="待面评",
    ),
    "state.in_progress": Words(
        en="in progress",
        zh="进行中",
    ),
    "verdict.strong_yes": Words(
        en="strong yes",
        zh="强烈推荐",
    ),
    "verdict.yes": Words(
        en="yes",
        zh="推荐",
    ),
    "verdict.no_decision": Words(
        en="maybe",
        zh="待定",
    ),
    "verdict.no": Words(
        en="no",
        zh="不推荐",
    ),
    "verdict.strong_no": Words(
        en="strong no",
        zh="强烈不推荐",
    ),
    "rating.weak": Words(
        en="weak",
        zh="弱",
    ),
    "rating.fair": Words(
        en="fair",
        zh="一般",
    ),
    "rating.good": Words(
        en="good",
        zh="好",
    ),
    "rating.excellent": Words(
        en="excellent",
        zh="很好",
    ),
    "state.not_coming": Words(
        en="candidate is not coming",
        zh="候选人不来",
    ),
    "state.candidate_late": Words(
        en="candidate late",
        zh="候选人迟到",
    ),
    "state.hr_decides": Words(
        en="candidate not coming, HR decides",
        zh="候选人不来，等 HR 定",
    ),
    "state.not_held": Words(
        en="not held",
        zh="没面成",
    ),
    "state.short_of_interviewers": Words(
        en="short of interviewers",
        zh="缺面试官",
    ),
    "response.not_asked": Words(
        en="not asked yet",
        zh="还没问",
    ),
    "state.no_time": Words(
        en="no time yet",
        zh="时间待定",
    ),
    "state.replaced": Words(
        en="somebody else interviews",
        zh="已改由他人面试",
    ),
    "mode.video": Words(
        en="video",
        zh="视频",
    ),
    "mode.onsite": Words(
        en="on site",
        zh="现场",
    ),
    "mode.phone": Words(
        en="phone",
        zh="电话",
    ),
    "role.none": Words(
        en="not a member",
        zh="不是成员",
    ),
    "state.over": Words(
        en="the interview is over",
        zh="面试已结束",
    ),
    "state.started": Words(
        en="the interview has started",
        zh="面试已开始",
    ),
    "role.recruiter": Words(
        en="HR",
        zh="HR",
    ),
}
