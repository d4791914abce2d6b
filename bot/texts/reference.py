"""The page of all commands."""

from bot.phrase import Words

TEXTS = {
    "reference.for_example": Words(
        en="for example: ",
        zh="例如：",
    ),
    "reference.also": Words(
        en="also: ",
        zh="也可以说：",
    ),
    "reference.optional": Words(
        en=" (may be left out)",
        zh="（可以不写）",
    ),
}
