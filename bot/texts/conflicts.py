"""Who knows a candidate, and who has the same address as one."""

from bot.phrase import Words

TEXTS = {
    "no_conflict.read_back": Words(
        en="Show the candidate's file to {who} again ({title})",
        zh="让{who}重新看到候选人资料（{title}）",
    ),
    "no_conflict.still_declined": Words(
        en=" They still can't make it until they accept.",
        zh="答复仍是无法参加，由本人再接受。",
    ),
    "no_conflict.done": Words(
        en="{who} sees the candidate's file again ({title}), and will be told {when}.{still} “undo” takes it back.",
        zh="{who}可以重新看到候选人资料（{title}），{when}通知。{still}改主意发“撤销”。",
    ),
    "no_conflict.has_not_said": Words(
        en="{who} has not said that they know that candidate.",
        zh="{who} 没有说过认识这位候选人。",
    ),
    "not_same.read_back": Words(
        en="{who} is not the candidate, and may see the file again ({title})",
        zh="{who}不是这位候选人，重新可以看资料（{title}）",
    ),
    "not_same.done_but_knows": Words(
        en="{who} and the candidate of {title} are two people. {who} knows the candidate, so the file stays closed to them. “undo” takes it back.",
        zh="已记下：{who}和 {title} 的候选人不是同一人。{who}说过认识候选人，资料仍不开放。改主意发“撤销”。",
    ),
    "not_same.still_declined": Words(
        en=" They still can't make it until they accept.",
        zh="面试答复仍是无法参加，由本人再接受。",
    ),
    "not_same.done": Words(
        en="{who} and the candidate of {title} are two people: {who} sees the file again.{still} “undo” takes it back.",
        zh="已记下：{who}和 {title} 的候选人不是同一人，{who}可以重新看到资料。{still}改主意发“撤销”。",
    ),
    "not_same.is_not_taken_for": Words(
        en="{who} is not taken for that candidate.",
        zh="{who} 没有被当成这位候选人，不用处理。",
    ),
    "not_same.a_colleague": Words(
        en="A colleague of HR has to say that.",
        zh="这要由其他 HR 来确认。",
    ),
    "not_same.another_matches": Words(
        en="Another address of {who} matches too. You'll get it in a moment; please look at it first. Nothing was changed.",
        zh="{who}还有别的邮箱或手机对得上，马上发给你，看过再决定。没有改动。",
    ),
}
