"""What HR and admins are told of what other systems send."""

from bot.phrase import Words

TEXTS = {
    "overlap.other_of": Words(
        en="{who}: {other}",
        zh="{who}：{other}",
    ),
    "overlap.title": Words(
        en="Two interviews at one time",
        zh="外部系统约的时间有冲突",
    ),
    "overlap.wanted": Words(
        en="Wanted",
        zh="要约在",
    ),
    "overlap.clash": Words(
        en="Clash",
        zh="冲突",
    ),
    "overlap.no_time_until_hr": Words(
        en="It has no time until HR decides: please pass it on.",
        zh="HR 定之前这场没有时间，请转告。",
    ),
    "overlap.more_of_them": Words(
        en="Another system set {count} more times that clash. These begin first:",
        zh="外部系统又有 {count} 场时间冲突。最先开始的：",
    ),
    "overlap.how_to_decide": Words(
        en="“pending” lists them all; to decide, send: keepwhich {code} this, or keepwhich {code} other",
        zh="发“待办”看全部；逐场定，发“留哪场 {code} 这场”或“留哪场 {code} 另一场”。",
    ),
    "overlap.they_have_no_time": Words(
        en="They have no time until HR decides: please pass it on.",
        zh="HR 定之前这些场没有时间，请转告。",
    ),
    "overlap.candidate": Words(
        en="candidate",
        zh="候选人",
    ),
    "overlap.keep": Words(
        en="Keep {code}",
        zh="保留{code}",
    ),
    "overlap.keep_others": Words(
        en="Keep {others}",
        zh="保留{others}",
    ),
    "overlap.keep_both": Words(
        en="Keep both",
        zh="两场都留",
    ),
    "overlap.other_has_no_time": Words(
        en="The one that is not kept has no time for now.",
        zh="没保留的那场改为时间待定。",
    ),
    "overlap.both_optional": Words(
        en=" Both: {names} may come to {code}.",
        zh="两场都留：{names}在 {code} 可来可不来。",
    ),
    "unknown_person.nobody": Words(
        en="Nobody",
        zh="不是成员",
    ),
    "unknown_person.title": Words(
        en="Who is {said}?",
        zh="{said} 是谁？",
    ),
    "unknown_person.no_member": Words(
        en="named by another system, no member here",
        zh="外部系统里写到的同事，不是这里的成员",
    ),
    "unknown_person.for": Words(
        en="For",
        zh="面试",
    ),
    "unknown_person.waiting": Words(
        en="Waiting",
        zh="等着的",
    ),
    "unknown_person.somebody_else": Words(
        en="Somebody else? Send: linkperson {said} NAME",
        zh="是别人就发：关联 {said} 姓名",
    ),
    "unknown_person.more_of_them": Words(
        en="Another system names {n} more people whom nobody knows here, such as {some}. “linkperson” lists them all; to say who it is, send: linkperson {said} NAME",
        zh="外部系统里又有 {n} 位不认识的同事，比如 {some}。发“关联”看全部；知道是谁就发：关联 {said} 姓名",
    ),
    "unknown_person.row": Words(
        en="{said} ({which})",
        zh="{said}（{which}）",
    ),
    "unknown_person.count": Words(
        en="{n}",
        zh="{n} 场",
    ),
    "hook_refused.told": Words(
        en="/hooks/{provider}: three deliveries within 15 minutes had a wrong signature and were refused. Compare the secret and the clock on both sides. If you did not set this up, somebody is trying to get in.",
        zh="/hooks/{provider}：15 分钟内有 3 次签名不对，已拒收。请核对两边的密钥和时钟；不是你们配的，就是有人在试。",
    ),
    "named_as_recruiter.told": Words(
        en="Another system names {who} ({member}) as recruiter. They are an interviewer here now; to make them HR, send: members {member} HR",
        zh="外部系统里写的 HR {who}（{member}）原来不是成员，已加为面试官。要设成 HR，发：成员 {member} HR",
    ),
    "elsewhere.with_whom": Words(
        en="{coded} ({who})",
        zh="{coded}（{who}）",
    ),
    "elsewhere.meant_for": Words(
        en="meant for {at}",
        zh="原定 {at}",
    ),
    "elsewhere.clashes": Words(
        en="meant for {at}, which clashes with {others}",
        zh="原定 {at}，与 {others}冲突",
    ),
    "elsewhere.awaited": Words(
        en="Still awaited: {who}; the admin is asked who that is",
        zh="还等 {who}：管理员在认",
    ),
    "unknown_person.is": Words(
        en="{said} is {name}",
        zh="{said} 是{name}",
    ),
    "unknown_person.settled": Words(
        en="{said}: settled",
        zh="{said} 已处理",
    ),
}
