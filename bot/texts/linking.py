"""Who somebody in another system is."""

from bot.phrase import Words

TEXTS = {
    "link.taken_back": Words(
        en="{said} is not linked to {who} any more. Panels stay as they are; to link it again, send: linkperson {said} NAME",
        zh="{said} 不再关联{who}，已有的面试不变。要重新关联就发：关联 {said} 姓名",
    ),
}
