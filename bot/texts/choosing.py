"""Times among which a candidate chooses, and which of them suit the panel."""

from bot.phrase import Words

TEXTS = {
    "other_days.nobody_then": Words(
        en="There is no time that suits everybody then. {why} Other days: other days {code} next week",
        zh="那几天没有大家都空的时间。{why}换别的：换几天 {code} 下周",
    ),
    "other_days.read_back": Words(
        en="Ask {who} which of {n} times will do, {days}, for {title}; what they have ticked so far no longer counts",
        zh="请{who}重新勾选 {title} 的时间：{days}，{n} 个；之前勾的作废",
    ),
    "other_days.which_days": Words(
        en="{title}: the candidate writes “{words}”. Which days? For example: next week",
        zh="{title}：候选人留言“{words}”。换到哪几天？例如：下周",
    ),
    "other_days.done": Words(
        en="{title}: {n} other times, {days}. {told} “undo” takes it back.",
        zh="{title}：{days}，{n} 个时间。{told}改主意发“撤销”。",
    ),
    "other_days.has_a_time": Words(
        en="{code} has a time: {when}. Only what was booked with “candidate chooses” has times to choose from.",
        zh="{code} 已经定了时间（{when}）。约面时写“候选人自选”的才由候选人选。",
    ),
    "other_days.no_choice": Words(
        en="{code}: the candidate has no times to choose from. Book with “candidate chooses” for that.",
        zh="{code} 不是候选人自选时间的面试。约面时写“候选人自选”才是。",
    ),
    "other_days.nothing_suits": Words(
        en="There is no time that suits everybody then.",
        zh="那几天没有大家都空的时间。",
    ),
    "tick.read_back": Words(
        en="{said} for {title}",
        zh="回复 {title} 的时间：{said}",
    ),
    "tick.done": Words(
        en="Noted for {title}: {said}. To change it until the candidate has chosen, send: tick {code}",
        zh="已记下（{title}）：{said}。候选人选定前可以改，发：选时间 {code}",
    ),
    "tick.all_past": Words(
        en="{code}: all of the times are past. HR can offer others: other days {code}",
        zh="{code} 给的时间都过了，请 HR 换几天：换几天 {code}",
    ),
    "tick.which": Words(
        en="{title}, which times will do? A tick counts as accepted.{before}\n{lines}\nSend their numbers, such as: 1 3 5; “none” if none will do, or “cancel”.",
        zh="{title}，哪些时间可以？勾了就算接受。{before}\n{lines}\n发编号，例如：1 3 5；一个都不行就发“都不行”，或发“退出”。",
    ),
    "tick.none_said": Words(
        en=" You said that none will do.",
        zh="你回复过都不行。",
    ),
    "tick.newer_card": Words(
        en="Those times are off: there is a newer card with others.",
        zh="这些时间不用选了，请看新发的卡片。",
    ),
    "tick.nothing_ticked": Words(
        en="Nothing is ticked. Tick what will do, or “None of these”.",
        zh="还没勾。勾上可以的时间，或勾“都不行”。",
    ),
    "tick.both_ticked": Words(
        en="“None of these” and times are ticked both. Please tick one or the other.",
        zh="“都不行”和时间一起勾了，请只勾一种再提交。",
    ),
    "tick.none_will_do": Words(
        en="none of the times will do",
        zh="都不行",
    ),
    "tick.some_will_do": Words(
        en="{n} will do ({some})",
        zh="{n} 个时间可以（{some}）",
    ),
    "tick.nothing_to_choose": Words(
        en="There are no times to choose from for {code} (any more).",
        zh="{code} 现在没有要选的时间。",
    ),
    "tick.you_sit_in": Words(
        en="You sit in on {code}; its times are ticked by who interviews.",
        zh="{code} 你是旁听，时间由面试官勾选。",
    ),
    "tick.others_offered": Words(
        en="Other times are offered for {code} by now, so nothing was ticked. To see them, send: tick {code}",
        zh="{code} 换了一批时间，刚才的没有勾上。看新的发：选时间 {code}",
    ),
    "tick.how_many": Words(
        en="There are {n} times, from 1 to {n}.",
        zh="只有 {n} 个时间，编号 1 到 {n}。",
    ),
}
