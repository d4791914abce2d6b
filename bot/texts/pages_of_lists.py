"""Lists that have several pages."""

from bot.phrase import Words

TEXTS = {
    "page.over": Words(
        en="Over:",
        zh="已结束：",
    ),
    "page.more": Words(
        en="{left} more below: send “more”. A number shows details.",
        zh="下面还有 {left} 场，发“更多”。回复数字看详情。",
    ),
    "page.number": Words(
        en="Send a number for details.",
        zh="回复数字看详情。",
    ),
    "page.how_to_answer": Words(
        en=" Answer: accept {code}, or decline {code}.",
        zh="回复发：接受 {code}，或 无法参加 {code}。",
    ),
    "page.proposal": Words(
        en="{who} proposed {to}, {hr:you=you decide|other={hr} decides}",
        zh="{who}建议改到 {to}，等{hr}定",
    ),
    "page.colon": Words(
        en=": ",
        zh=" ",
    ),
    "page.count": Words(
        en="{n:one=1 interview|other={n} interviews}",
        zh="{n} 场",
    ),
}
