"""Who somebody in another system is."""

from bot.phrase import Words

TEXTS = {
    "link.taken_back": Words(
        en="{said} is not linked to {who} any more. Panels stay as they are; to link it again, send: linkperson {said} NAME",
        zh="{said} 不再关联{who}，已有的面试不变。要重新关联就发：关联 {said} 姓名",
    ),
    "link.nobody_waits": Words(
        en="Nobody waits for {said}.",
        zh="没有面试在等 {said}。",
    ),
    "link.left_out": Words(
        en="{said} was left out. If another interview names them, you will be asked again.",
        zh="先不加 {said}。以后再有面试写到，会再问你。",
    ),
    "link.no_address": Words(
        en="{said} is no account, e-mail or whole telephone number. Send it as the card has it: linkperson li4@example.com {name}",
        zh="{said} 不是账号、邮箱或完整的手机号。照卡片上写的发，例如：关联 li4@example.com {name}",
    ),
    "link.is_an_account": Words(
        en="{said} is {name}'s WeCom account: it always means {name}. Nothing was linked.",
        zh="{said} 是{name}的企业微信账号，指的就是{name}，不能再关联。",
    ),
    "link.done_and_joins": Words(
        en="{said} is {name}, on {n} interviews within a minute.",
        zh="{said} 就是{name}，一分钟内加进 {n} 场面试。",
    ),
    "link.done": Words(
        en="{said} is {name} from now on.",
        zh="{said} 以后就是{name}。",
    ),
    "link.none_unknown": Words(
        en="Nobody is unknown.",
        zh="外部系统里写到的人都认识。",
    ),
    "link.unknown_row": Words(
        en="{said}: {n}",
        zh="{said}：{n} 场",
    ),
    "link.more_unknown": Words(
        en="and {n} more",
        zh="还有 {n} 位",
    ),
    "link.unknown": Words(
        en="Not known here ({n}), and how many interviews wait for them:\n{rows}\nWho it is: linkperson {first} NAME; nobody: linkperson {first}",
        zh="还不认识 {n} 位，在等他们的面试：\n{rows}\n知道是谁就发：关联 {first} 姓名；不是成员就发：关联 {first}",
    ),
}
