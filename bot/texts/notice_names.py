"""What each kind of notice is called: in the trace of an interview, and where members switch it off."""

from bot.phrase import Words

TEXTS = {
    "notice.not_here_yet_what_next": Words(
        en="not here yet, what next",
        zh="还没到的下一步",
    ),
    "notice.no_show": Words(
        en="no-show",
        zh="未到提醒",
    ),
    "notice.not_here_yet": Words(
        en="not here yet",
        zh="还没到提醒",
    ),
    "notice.running_late": Words(
        en="running late",
        zh="晚到",
    ),
    "notice.candidate_is_here": Words(
        en="candidate is here",
        zh="候选人到了",
    ),
    "notice.candidate_is_not_coming": Words(
        en="candidate is not coming",
        zh="候选人不来",
    ),
    "notice.takes_place_after_all": Words(
        en="takes place after all",
        zh="照常进行",
    ),
    "notice.candidate_cannot": Words(
        en="candidate can't come or wants another time",
        zh="候选人不来或想改期",
    ),
    "notice.candidate_waits": Words(
        en="candidate waits",
        zh="候选人在等",
    ),
    "notice.candidate_waits_alone": Words(
        en="candidate waits alone",
        zh="候选人独自在等",
    ),
    "notice.candidate_declined": Words(
        en="candidate declined",
        zh="候选人不来通知",
    ),
    "notice.candidate_confirmed": Words(
        en="candidate confirmed",
        zh="候选人确认通知",
    ),
    "notice.no_resume": Words(
        en="no résumé",
        zh="简历没拿到",
    ),
    "notice.times_to_tick": Words(
        en="times to tick",
        zh="勾选时间",
    ),
    "notice.times_to_choose_from": Words(
        en="times to choose from",
        zh="可选时间",
    ),
    "notice.no_time_to_choose": Words(
        en="no time to choose",
        zh="没有可选时间",
    ),
    "notice.other_times_offered": Words(
        en="other times offered",
        zh="另勾时间",
    ),
    "notice.candidate_chose_a_time": Words(
        en="candidate chose a time",
        zh="候选人选了时间",
    ),
    "notice.time_set_as_ticked": Words(
        en="time set as ticked",
        zh="定时间的通知",
    ),
    "optional.daily_digest": Words(
        en="daily digest",
        zh="每日摘要",
    ),
    "notice.feedback_reminder": Words(
        en="feedback reminder",
        zh="面评提醒",
    ),
    "notice.reminded_to_write_feedback": Words(
        en="reminded to write feedback",
        zh="催面评",
    ),
    "notice.feedback_complete": Words(
        en="feedback complete",
        zh="面评齐了",
    ),
    "notice.not_recommended_before": Words(
        en="not recommended before",
        zh="前一轮不推荐",
    ),
    "notice.feedback_was_written_for_them": Words(
        en="feedback was written for them",
        zh="代写面评",
    ),
    "optional.evening_reminder": Words(
        en="evening reminder",
        zh="晚间面评提醒",
    ),
    "notice.overlap": Words(
        en="overlap",
        zh="时间冲突",
    ),
    "notice.decline": Words(
        en="decline",
        zh="无法参加提醒",
    ),
    "notice.over_a_limit": Words(
        en="over a limit",
        zh="超上限通知",
    ),
    "notice.does_not_sit_in": Words(
        en="does not sit in",
        zh="不旁听",
    ),
    "notice.not_held": Words(
        en="not held",
        zh="没面成",
    ),
    "notice.no_interviewer": Words(
        en="no interviewer",
        zh="缺面试官提醒",
    ),
    "notice.all_accepted": Words(
        en="all accepted",
        zh="全员接受",
    ),
    "notice.booked": Words(
        en="booked",
        zh="约面通知",
    ),
    "notice.cancelled": Words(
        en="cancelled",
        zh="取消通知",
    ),
    "notice.undone": Words(
        en="undone",
        zh="撤销通知",
    ),
    "notice.may_be_the_candidate": Words(
        en="may be the candidate",
        zh="疑似候选人本人",
    ),
    "notice.same_contact_other_name": Words(
        en="same contact, other name",
        zh="同号不同名",
    ),
    "notice.moved": Words(
        en="moved",
        zh="改期通知",
    ),
    "notice.no_time_yet": Words(
        en="no time yet",
        zh="时间待定",
    ),
    "notice.proposed_time": Words(
        en="proposed time",
        zh="改期建议",
    ),
    "notice.answer_to_a_proposal": Words(
        en="answer to a proposal",
        zh="改期建议答复",
    ),
    "notice.invitation": Words(
        en="invitation",
        zh="邀请",
    ),
    "notice.reminded_to_answer": Words(
        en="reminded to answer",
        zh="催回复",
    ),
    "notice.reminder_30_min": Words(
        en="reminder 30 min",
        zh="30 分钟提醒",
    ),
    "notice.reminder_5_min": Words(
        en="reminder 5 min",
        zh="5 分钟提醒",
    ),
    "notice.reminded": Words(
        en="reminded",
        zh="催",
    ),
    "notice.replaced": Words(
        en="replaced",
        zh="换人通知",
    ),
    "notice.round_or_job_changed": Words(
        en="round or job changed",
        zh="轮次或岗位变更",
    ),
    "notice.interviews_after_all": Words(
        en="interviews after all",
        zh="换人撤销通知",
    ),
    "notice.booked_as_agreed": Words(
        en="booked as agreed",
        zh="已约好的通知",
    ),
    "notice.no_conflict": Words(
        en="no conflict",
        zh="不认识候选人",
    ),
    "notice.not_the_candidate": Words(
        en="not the candidate",
        zh="不是候选人本人",
    ),
    "optional.half_an_hour_before": Words(
        en="30 min reminder",
        zh="30 分钟提醒",
    ),
    "optional.five_minutes_before": Words(
        en="5 min reminder",
        zh="5 分钟提醒",
    ),
    "notice.not_invited": Words(
        en="not invited",
        zh="邀请没送到",
    ),
    "notice.no_room_yet": Words(
        en="no room yet",
        zh="面试间没建好",
    ),
    "notice.nobody_in_the_room": Words(
        en="nobody in the room",
        zh="面试间没人",
    ),
    "notice.no_answer": Words(
        en="no answer",
        zh="未回复提醒",
    ),
    "notice.still_short_of_people": Words(
        en="still short of people",
        zh="缺人提醒",
    ),
    "notice.feedback_is_late": Words(
        en="feedback is late",
        zh="面评超时提醒",
    ),
}
