"""By which words an interview is moved where the verb does not stand first: 陈晓那场挪到周五, can we move Chen Xiao."""

from bot.chat.cues import CueSaid

# What is said instead of the verb first, of an interview that is named: the time is read from all of it.
_MOVES = r"(?:move|push|shift|postpone|reschedule|delay|bring forward) ?(?:back )?(?:◇|候选人)…"
_NO_POLITE = "".join(
    f"(?<!{one} )" for one in ("can you", "could you", "would you", "can we", "could we", "can i", "could i")
)
# 2028不改时间, 那场没改时间吧, 有没有改期; and not 要不改期, 有没有可能改期.
_NOT_MOVED = (
    "(?<!还)没有?(?:改期|改过?时间|换过?时间|推迟|提前|延后)|(?<![要还])不(?:用|必|需要|会|再){0,2}(?:改期|改个?时间|换个?时间|推迟|提前|延后|推后)|"
    "有没有(?:改期|改过?时间|换过?时间|推迟|提前|延后)"
)
CUES: list[CueSaid] = [
    "^[^○说讲问想]{0,10}(?:◇|候选人)[^○说讲问想]{0,12}?[改挪推调换移延][期后迟前早]?[到至](?!什么|哪|几|○)…",
    "^[^○说讲问想]{0,10}(?:◇|候选人)[^○说讲问想]{0,12}?[改挪推调移延][期后迟前早]?$",  # …到周五: its 到 goes with the day
    (
        "^[^○说讲问想]{0,10}(?:◇|候选人)[^○说讲问想]{0,12}?(?:推迟|提前|延后|推后|顺延|往[前后][推挪移]|改期|改个?时间|换个时间)[^○说讲问想?]{0,10}$",
        {},
        _NOT_MOVED,
    ),
    "^[^○说讲问想]{0,10}(?:◇|候选人) ?(?:改成|改为|换成|缩短[到成为]?|延长[到成为]?) ?(?:(?:[0-9]{1,3}|半个?|一个?) ?(?:分钟|小时))?$",
    "^[^○说讲问想]{0,10}(?:◇|候选人) ?[改挪换][到成为](?:[0-9a-z一二三四五六七八九十]{1,4}号?)?(?:会议室|面试间)$",
    "^[^○说讲问想]{0,6}(?:推迟|提前|延后|推后|改期|改一下时间|换个时间)一下 ?(?:◇|候选人)$",
    (rf"{_NO_POLITE}\b{_MOVES}", {}, "[○?]"),
    (rf"\b(?:can|could|would) (?:you|we|i) {_MOVES}", {}, r"○|\bor (?:do|does|is|will|would)\b"),
]
