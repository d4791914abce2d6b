"""What stands between the parts of a sentence and between names."""

from bot.phrase import Words

TEXTS = {
    "mark.between_sentences": Words(
        en=" ",
        zh="",
    ),
    "mark.between_clauses": Words(
        en="; ",
        zh="；",
    ),
    "mark.between_names": Words(
        en=", ",
        zh="、",
    ),
    "mark.in_brackets": Words(
        en=" ({said})",
        zh="（{said}）",
    ),
    "mark.and_so_on": Words(
        en=" …",
        zh="……",
    ),
    "word.you": Words(
        en="you",
        zh="你",
    ),
    "mark.between_changes": Words(
        en=", ",
        zh="，",
    ),
    "mark.between_options": Words(
        en=", or ",
        zh="，或 ",
    ),
    "mark.colon": Words(
        en=":",
        zh="：",
    ),
    "mark.after_label": Words(
        en=": ",
        zh="：",
    ),
    "mark.full_stop": Words(
        en=".",
        zh="。",
    ),
    "mark.spaced": Words(
        en="{first} {more}",
        zh="{first} {more}",
    ),
    "mark.names": Words(
        en="{first}, {more}",
        zh="{first}、{more}",
    ),
    "mark.or": Words(
        en="{first} or {more}",
        zh="{first}、{more}",
    ),
    "mark.or_perhaps": Words(
        en="{first} or {more}",
        zh="{first}或{more}",
    ),
    "word.admins": Words(
        en="admins",
        zh="管理员",
    ),
    "mark.one_of": Words(
        en="{first} / {more}",
        zh="{first}、{more}",
    ),
}
