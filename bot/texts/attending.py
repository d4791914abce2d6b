"""Who was there and who was late, and interviews that were not held."""

from bot.phrase import Words

TEXTS = {
    "noshow.already": Words(
        en="{title}: already marked as no-show. ",
        zh="{title}：已经标记过候选人未到",
    ),
}
