"""The labels of cards and of the trace of notices."""

from bot.phrase import Words

TEXTS = {
    "trace.not_needed": Words(
        en="{count} more: not needed any more",
        zh="另有 {count} 条已不需要",
    ),
    "trace.in_brackets": Words(
        en=" ({row})",
        zh="（{row}）",
    ),
    "trace.colon": Words(
        en=": ",
        zh="：",
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
}
