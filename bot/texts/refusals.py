"""Why something can't be done as things stand, with what helps."""

from bot.phrase import Words

TEXTS = {
    "refused.replaced_by": Words(
        en="{new} interviews instead of you. Questions? Ask {hr}.",
        zh="你已换成{new}，有疑问找{hr}。",
    ),
    "refused.replaced_by_no_hr": Words(
        en="{new} interviews instead of you.",
        zh="你已换成{new}。",
    ),
    "refused.already_replaced": Words(
        en="{old} has already been replaced by {new}.",
        zh="{old} 已经换成 {new} 了。",
    ),
    "refused.deactivated": Words(
        en="{who} is deactivated.",
        zh="{who} 已停用。",
    ),
    "refused.as_it_stands": Words(
        en="Interview {code} {what}.",
        zh="{code} 这场{what}。",
    ),
    "refused.candidate_chooses": Words(
        en="{code} has no time yet, since the candidate chooses it. The panel says which times will do: tick {code}",
        zh="{code} 还没有时间，由候选人自选。面试官勾选哪些时间可以，发：选时间 {code}",
    ),
    "refused.no_time_yet": Words(
        en="{code} has no time yet. First HR gives it one: reschedule {code} tomorrow 3pm",
        zh="{code} 时间待定，先由 HR 定时间：改期 {code} 明天下午3点",
    ),
    "refused.not_on_panel": Words(
        en="{who} is not on that panel.",
        zh="{who} 不在这场面试中。",
    ),
    "refused.knows_candidate": Words(
        en="{who} knows the candidate.",
        zh="{who} 认识候选人，需要回避。",
    ),
    "refused.stays_away": Words(
        en="{who} has to stay away from this candidate.",
        zh="{who} 需要回避这位候选人。",
    ),
    "refused.may_be_candidate": Words(
        en="{who} may be this candidate, and must stay away.",
        zh="{who} 可能就是候选人，需要回避。",
    ),
    "refused.busy_then": Words(
        en="{who} has another interview then: {other}, {when}.",
        zh="{who} 那个时间已有面试（{other}，{when}）。",
    ),
    "refused.time_is_taken": Words(
        en="That time is no longer free.",
        zh="那个时间已经有别的安排了。",
    ),
    "refused.role": Words(
        en="“{verb}” is for {role} ({names}). Nothing was changed. ",
        zh="“{verb}”由{role}来做，请找{names}，现在什么都没有改动。",
    ),
    "refused.help": Words(
        en="“help” shows what you can do.",
        zh="发“帮助”看你能做什么。",
    ),
    "refused.only_panel_and_hr": Words(
        en="Only the panel and HR can say so.",
        zh="只有这场的面试官和 HR 可以记。",
    ),
    "refused.no_longer_a_member": Words(
        en="{who} is no longer a member.",
        zh="{who} 已不是成员。",
    ),
    "as_it_stands.draft": Words(
        en="has no time yet, the candidate is to choose one",
        zh="还在等候选人选时间",
    ),
    "as_it_stands.no_time": Words(
        en="has no time at present",
        zh="时间待定",
    ),
    "as_it_stands.is_over": Words(
        en="is over",
        zh="已经结束",
    ),
    "as_it_stands.no_show": Words(
        en="is closed: the candidate did not come",
        zh="已按候选人未到关闭",
    ),
    "as_it_stands.cancelled": Words(
        en="is cancelled",
        zh="已取消",
    ),
    "as_it_stands.not_held": Words(
        en="was not held",
        zh="没面成",
    ),
    "as_it_stands.not_coming": Words(
        en="is off, since the candidate is not coming",
        zh="候选人不来",
    ),
    "as_it_stands.has_started": Words(
        en="has started",
        zh="已经开始",
    ),
    "person_then.away": Words(
        en="{who} is away {during}",
        zh="{who} {during}休假",
    ),
    "person_then.away_with_stand_in": Words(
        en="{who} is away {during}, {stand_in} stands in",
        zh="{who} {during}休假，{stand_in}代",
    ),
    "person_then.day_limit": Words(
        en="{who} has {had} already on {day} (limit {limit})",
        zh="{who} {day}已 {had} 场（上限 {limit}）",
    ),
    "person_then.todays_limit": Words(
        en="{who} has {had} today already (limit {limit})",
        zh="{who} 今天已 {had} 场（上限 {limit}）",
    ),
    "person_then.this_weeks_limit": Words(
        en="{who} has {had} this week already (limit {limit})",
        zh="{who} 本周已 {had} 场（上限 {limit}）",
    ),
    "person_then.weeks_limit": Words(
        en="{who} has {had} that week already (limit {limit})",
        zh="{who} 那周已 {had} 场（上限 {limit}）",
    ),
    "person_then.works": Words(
        en="{who} works {hours}",
        zh="{who} 工作时间 {hours}",
    ),
    "person_then.works_there": Words(
        en="{who} works {hours} ({zone})",
        zh="{who} 工作时间 {hours}（{zone}）",
    ),
    "obstacle.past": Words(
        en="{when} is past",
        zh="{when} 已经过去了",
    ),
    "obstacle.far": Words(
        en="{when} is more than 180 days ahead; book it when it is nearer",
        zh="{when} 在 180 天以后，近了再约",
    ),
    "obstacle.length": Words(
        en="An interview takes 10 minutes to 12 hours",
        zh="一场面试要在 10 分钟到 12 小时之间",
    ),
    "obstacle.night": Words(
        en="{at} is at night: nothing is booked between 00:00 and 07:00",
        zh="{at} 这场会在夜里，00:00–07:00 不约面试",
    ),
    "obstacle.unusual_hours": Words(
        en="{at} is outside the usual hours, 09:00–22:00",
        zh="{at} 这场不在常用时间 09:00–22:00 内",
    ),
    "obstacle.abroad": Words(
        en="for {who} that is {at} ({zone})",
        zh="{who}那边是 {at}（{zone}）",
    ),
    "obstacle.day": Words(
        en="it is {day}",
        zh="那天是{day}",
    ),
    "obstacle.deactivated": Words(
        en="{who} is deactivated and can't interview",
        zh="{who} 已停用，不能安排面试",
    ),
    "obstacle.conflict": Words(
        en="{who} has a conflict of interest: name somebody else",
        zh="{who} 需要回避，请换一位面试官",
    ),
    "obstacle.may_be_candidate": Words(
        en="{who} may be this candidate: name somebody else",
        zh="{who} 可能就是候选人，需要回避，请换一位面试官",
    ),
    "obstacle.number_of_panel": Words(
        en="the candidate's {what} is {who}'s, who may be the candidate: name somebody else",
        zh="候选人的{what}就是 {who} 的，{who} 可能就是候选人，请换一位面试官",
    ),
    "obstacle.kept_away": Words(
        en="You have to stay away from this candidate: another of HR has to see to it",
        zh="这位候选人需要你回避，请其他 HR 来安排",
    ),
    "obstacle.job_closed": Words(
        en="The job {job} is closed",
        zh="职位“{job}”已关闭",
    ),
    "obstacle.candidate_chooses": Words(
        en="the candidate is to choose a time for the same round, {other}; to set it there: reschedule {code} thu 3pm",
        zh="同一轮（{other}）还在等候选人选时间，要定时间可以改它：改期 {code} 周四下午3点",
    ),
    "obstacle.same_round": Words(
        en="the same round is booked already: {other}, {when}; this would be one more",
        zh="同一轮已约在 {when}（{other}），这会是另一场",
    ),
    "obstacle.order": Words(
        en="{first} is {late}, and {second} before it, {early}",
        zh="{first}在 {late}，{second}却在 {early}",
    ),
    "obstacle.capacity": Words(
        en="{room} seats {seats}",
        zh="{room}只坐 {seats} 人",
    ),
    "obstacle.other_contact": Words(
        en="we have another mobile or e-mail of {who}; if this is somebody else of that name, add “new candidate”",
        zh="{who}登记的手机或邮箱和这里写的不一样，同名的另一位请加“新候选人”",
    ),
    "obstacle.same_contact_and_name": Words(
        en="another {other} has the same {what}: they are taken for two people",
        zh="和同名的另一位候选人{other}{what}相同，按两个人处理",
    ),
    "obstacle.same_contact": Words(
        en="{other} has the same {what}, under another name: they are taken for two people",
        zh="和候选人{other}的{what}相同，姓名不同，按两个人处理",
    ),
    "obstacle.email": Words(
        en="e-mail",
        zh="邮箱",
    ),
    "obstacle.mobile": Words(
        en="mobile",
        zh="手机",
    ),
    "obstacle.clash": Words(
        en="{who} has an interview {when} ({other})",
        zh="{who} {when} 已有面试（{other}）",
    ),
    "obstacle.candidate_clash": Words(
        en="The candidate {who} has an interview {when} ({other})",
        zh="候选人{who} {when} 已有面试（{other}）",
    ),
    "obstacle.hired": Words(
        en="{who} was hired for {job}",
        zh="{who} 应聘{job}已录用",
    ),
    "obstacle.rejected": Words(
        en="{who} was rejected for {job}",
        zh="{who} 应聘{job}已淘汰",
    ),
    "obstacle.withdrawn": Words(
        en="{who} has withdrawn for {job}",
        zh="{who} 应聘{job}已退出",
    ),
    "obstacle.round": Words(
        en="round {number}",
        zh="{name}",
    ),
    "refused.hr": Words(
        en="HR",
        zh=" HR ",
    ),
}
