"""The labels of cards and of the trace of notices."""

from bot.phrase import Words

TEXTS = {
    "trace.not_needed": Words(
        en="{count} more: not needed any more",
        zh="另有 {count} 条已不需要",
    ),
    "trace.line": Words(
        en="To {who}: {what}, {became}",
        zh="给{who}：{what}，{became}",
    ),
    "trace.line_about": Words(
        en="To {who}: {what} ({about}), {became}",
        zh="给{who}：{what}（{about}），{became}",
    ),
    "trace.waiting_for_wecom": Words(
        en=" (waiting for WeCom)",
        zh="（等企业微信恢复）",
    ),
    "trace.tapped": Words(
        en=", tapped {at}",
        zh="，{at} 点过",
    ),
    "card.place": Words(
        en="Place",
        zh="地点",
    ),
    "card.when": Words(
        en="When",
        zh="时间",
    ),
    "card.resume": Words(
        en="Résumé",
        zh="简历",
    ),
    "card.open": Words(
        en="Open",
        zh="查看",
    ),
    "card.another_system": Words(
        en="Another system",
        zh="外部系统",
    ),
    "card.starts_soon": Words(
        en="An interview that starts soon needs you",
        zh="有一场快开始的面试需要你处理",
    ),
    "card.has_started": Words(
        en="An interview that has started needs you",
        zh="有一场已开始的面试需要你处理",
    ),
    "card.details_follow": Words(
        en="The details follow after your interview.",
        zh="你这场面试结束后，会自动发来详情。",
    ),
    "button.candidate_is_here": Words(
        en="Candidate is here",
        zh="候选人到了",
    ),
    "button.no_show": Words(
        en="No-show",
        zh="候选人未到",
    ),
    "button.came_after_all": Words(
        en="Came after all",
        zh="候选人到了",
    ),
    "button.send": Words(
        en="Send",
        zh="提交",
    ),
    "button.not_held": Words(
        en="Not held",
        zh="没面成",
    ),
    "button.next_round": Words(
        en="Next round",
        zh="约下一轮",
    ),
    "button.go_ahead": Words(
        en="Go ahead",
        zh="照常",
    ),
    "button.cancel": Words(
        en="Cancel",
        zh="取消",
    ),
    "button.take": Words(
        en="I'll handle it",
        zh="我来处理",
    ),
    "button.another_time": Words(
        en="Another time",
        zh="换个时间",
    ),
    "button.enter": Words(
        en="Enter",
        zh="进入面试",
    ),
    "button.accept": Words(
        en="Accept",
        zh="接受",
    ),
    "button.decline": Words(
        en="Can't make it",
        zh="无法参加",
    ),
    "button.details": Words(
        en="Details",
        zh="看详情",
    ),
    "card.see_the_new_one": Words(
        en="See the new card",
        zh="见新卡片",
    ),
    "card.moved": Words(
        en="Moved to another time",
        zh="已改期",
    ),
    "card.has_changed": Words(
        en="It has changed: send “schedule”",
        zh="已有变化，发“日程”看现在的安排",
    ),
    "trace.being_sent": Words(
        en="being sent",
        zh="正在发",
    ),
    "trace.too_late": Words(
        en="too late, not sent",
        zh="过期未发",
    ),
    "trace.nobody_is_there": Words(
        en="nobody is there to read it",
        zh="还没有人能收",
    ),
    "trace.leaves": Words(
        en="leaves {at}",
        zh="将于 {at} 发",
    ),
    "trace.sent_at": Words(
        en="sent {at}",
        zh="{at} 已发",
    ),
    "trace.sent": Words(
        en="sent",
        zh="已发",
    ),
    "trace.failed": Words(
        en="failed: {why}",
        zh="没发成：{why}",
    ),
}
