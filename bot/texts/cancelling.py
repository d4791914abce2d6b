"""Calling an interview off."""

from bot.phrase import Words

TEXTS = {
    "cancel.preview": Words(
        en="Cancel {title}, {when}",
        zh="取消面试：{title}，{when}",
    ),
    "cancel.reason": Words(
        en="Reason: {reason}",
        zh="原因：{reason}",
    ),
    "cancel.will_be_told": Words(
        en="Will be told, with the reason: {who}",
        zh="会通知（连同原因）：{who}",
    ),
    "cancel.nobody_to_tell": Words(
        en="Nobody of the panel needs to be told",
        zh="没有面试官需要通知",
    ),
    "cancel.hear_nothing": Words(
        en="Not told (not invited yet, or already know): {who}",
        zh="还没收到过邀请或已知道不用来，不再通知：{who}",
    ),
    "cancel.feedback_is_kept": Words(
        en="Feedback already in: {n}. It is kept",
        zh="已有面评 {n} 份，会保留",
    ),
    "cancel.how_to_answer": Words(
        en="Reply “yes” to cancel it, “no” to keep it",
        zh="回“是”取消面试，回“否”保留",
    ),
    "cancel.done": Words(
        en="Cancelled: {title}, {when}. {told} {undo}\n{lead}",
        zh="已取消：{title}，{when}。{told}{undo}\n{lead}",
    ),
    "cancel.is_no_show": Words(
        en="{code} is marked as no-show already, so there is nothing to cancel.",
        zh="{code} 已标记候选人未到，不用取消。",
    ),
    "cancel.has_started": Words(
        en="{code} has started and cannot be cancelled. The candidate did not come? Send: noshow {code}",
        zh="{code} 已经开始，不能取消。候选人没来，发：候选人未到 {code}",
    ),
    "cancel.is_over": Words(
        en="{code} is over and cannot be cancelled.",
        zh="{code} 已经结束，不能取消。",
    ),
    "cancel.already": Words(
        en="{code} is already cancelled.",
        zh="{code} 已经取消了。",
    ),
    "cancel.already_by": Words(
        en="{code} is already cancelled: {who}, {at}.",
        zh="{code} 已经取消了（{who}，{at}）。",
    ),
    "next_round.goes_ahead": Words(
        en="{title} goes ahead.",
        zh="{title} 照常进行。",
    ),
    "next_round.reason": Words(
        en="not continued after an earlier round",
        zh="前一轮之后不再继续",
    ),
    "next_round.how_to_cancel": Words(
        en="Send: cancel {code}",
        zh="发：取消面试 {code}",
    ),
    "next_round.already": Words(
        en="That one goes ahead already.",
        zh="这场已经定了照常。",
    ),
}
