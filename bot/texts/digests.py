"""The summary of a day, and its lists."""

from bot.phrase import Words

TEXTS = {
    "digest.nobody_missing": Words(
        en=", and nobody is missing. Send: today",
        zh="，都不缺人。发“今天”看。",
    ),
    "digest.told_lately": Words(
        en="You were told of {count} of them within the last hour. All: send “today”",
        zh="其中 {count} 场刚刚已发给你，发“今天”看全部。",
    ),
    "digest.between_helps": Words(
        en="; ",
        zh="，",
    ),
    "digest.heading": Words(
        en="{n:one=1 interview|other={n} interviews} today",
        zh="今天 {n} 场",
    ),
    "digest.more_today": Words(
        en="and {left} more: send “today”",
        zh="还有 {left} 场，发“今天”看。",
    ),
    "digest.feedback_due": Words(
        en="Your feedback is due ({n}):",
        zh="待写面评 {n} 份：",
    ),
    "digest.how_to_write": Words(
        en="One line will do: feedback {code} yes solid basics",
        zh="一句话就行：面评 {code} 推荐 基础扎实",
    ),
    "digest.also_unanswered": Words(
        en="Also waiting for your answer ({count}):",
        zh="另有 {count} 场等你回复：",
    ),
    "digest.unanswered": Words(
        en="Waiting for your answer ({count}):",
        zh="等你回复 {count} 场：",
    ),
    "digest.how_to_answer": Words(
        en="Send: accept {code} / decline {code}",
        zh="发“接受 {code}”或“无法参加 {code}”。",
    ),
    "digest.to_tick": Words(
        en="Times to tick ({n}):",
        zh="等你勾时间 {n} 场：",
    ),
    "digest.how_to_tick": Words(
        en="Tick them on the card, or send: tick {code}",
        zh="在卡片上勾，或发“选时间 {code}”。",
    ),
    "digest.proposed": Words(
        en="HR has not answered you yet ({n}):",
        zh="等 HR 答复你 {n} 场：",
    ),
    "digest.you_proposed": Words(
        en="you proposed {at}, {hr} has not answered yet",
        zh="你建议的 {at}，{hr}还没答复",
    ),
    "digest.more_links": Words(
        en="and {left} more: send “pending links”",
        zh="还有 {left} 场，发“待办 链接”看。",
    ),
    "digest.how_to_add_link": Words(
        en="To add it, the time stays: reschedule {first} https://…",
        zh="补上发“改期 {first} https://…”，时间不变，只补链接。",
    ),
    "digest.feedback_late": Words(
        en="Feedback over 24 h late ({n}):",
        zh="面评超过 24 小时 {n} 份：",
    ),
    "digest.how_to_nudge": Words(
        en="To remind them: nudge {code}",
        zh="提醒发“催 {code}”。",
    ),
    "digest.how_to_nudge_all": Words(
        en="To remind them: nudge {code}, or nudge all",
        zh="提醒发“催 {code}”，或“催 全部”。",
    ),
    "digest.more": Words(
        en="and {n} more: send “pending”",
        zh="还有 {n} 场，发“待办”看。",
    ),
    "digest.first_tomorrow": Words(
        en="First tomorrow: ",
        zh="明天第一场：",
    ),
    "digest.without_link_tomorrow": Words(
        en="{n} by video tomorrow without a meeting link:",
        zh="明天有 {n} 场视频面试还没有会议链接：",
    ),
    "digest.without_link_until": Words(
        en="{n} by video until {day} without a meeting link:",
        zh="到{day}有 {n} 场视频面试还没有会议链接：",
    ),
    "digest.more_feedback": Words(
        en="and {n} more: send “pending”",
        zh="还有 {n} 份，发“待办”看。",
    ),
    "digest.what_helps": Words(
        en="Send, where {helps}",
        zh="{helps}。",
    ),
    "digest.help_not_coming": Words(
        en="the candidate is not coming: reschedule {code}, or candidate {code} not coming",
        zh="候选人不来，改约发“改期 {code}”，释放面试官发“候选人回复 {code} 不来”",
    ),
    "digest.help_missing": Words(
        en="somebody is missing: replace {code}",
        zh="缺人发“换人 {code}”",
    ),
    "digest.help_proposed": Words(
        en="another time: approve {code}",
        zh="同意改期发“同意改期 {code}”",
    ),
    "digest.help_unanswered": Words(
        en="no answer: nudge {code}",
        zh="没回复发“催 {code}”",
    ),
    "digest.help_nobody_there": Words(
        en="somebody is missing: add {code} NAME",
        zh="缺人发“加人 {code} 姓名”",
    ),
    "summary.heading": Words(
        en="Summary of {n}:",
        zh="汇总，{n} 件：",
    ),
    "summary.send": Words(
        en=" (send: {orders})",
        zh="（发{orders}）",
    ),
    "summary.between": Words(
        en=", or ",
        zh="，或",
    ),
    "summary.order": Words(
        en="{order}",
        zh="“{order}”",
    ),
}
