"""Times that interviewers propose, and what HR decides."""

from bot.phrase import Words

TEXTS = {
    "proposed.note": Words(
        en="Note",
        zh="注意",
    ),
    "proposed.take": Words(
        en="Take this time",
        zh="改到这个时间",
    ),
    "proposed.take_named": Words(
        en="{name}'s time",
        zh="用{name}的时间",
    ),
    "proposed.leave": Words(
        en="Leave it",
        zh="不改",
    ),
    "proposed.leave_named": Words(
        en="Not {name}'s",
        zh="不改（{name}）",
    ),
    "proposed.elsewhere": Words(
        en="Elsewhere",
        zh="外部系统",
    ),
    "proposed.will_not_know": Words(
        en="will not know of a move",
        zh="改期不会同步过去",
    ),
    "proposed.title": Words(
        en="{who}: another time?",
        zh="{who}建议改期",
    ),
    "proposed.pass_it_on": Words(
        en="Only HR can move it: please pass it on.",
        zh="改期由 HR 来做，请转告。",
    ),
    "proposed.taken_back": Words(
        en="{name} took the proposal back",
        zh="{name}撤回了改期建议",
    ),
    "proposed.has_passed": Words(
        en="The proposed time has passed",
        zh="建议的时间已过，面试时间不变",
    ),
    "proposed.not_on_panel": Words(
        en="{name} is no longer on the panel",
        zh="{name}已不在这场面试中",
    ),
    "proposed.time_stays": Words(
        en="Not moved: the time stays",
        zh="没有改期，时间不变",
    ),
    "proposal_answered.taken": Words(
        en="Your proposal was taken: {title}, {at}. You count as having accepted.",
        zh="你建议的时间已采用：{title}，{at}。你这边已算接受。",
    ),
    "proposal_answered.left": Words(
        en="{who} leaves the time as it is: {title}, {at}. If you can't make it, send: decline {code}",
        zh="{who}没有改期：{title}，还是 {at}。来不了就发：无法参加 {code}",
    ),
    "proposal_answered.waits_again": Words(
        en="Your proposal waits for HR again: {title}, {at} until they decide.",
        zh="你的改期建议又在等 HR 确认：{title}，确认前还是 {at}。",
    ),
    "proposals.waits": Words(
        en="{who:you=You|other={who}} proposed {to}, which waits for {hr}.",
        zh="{who}建议改到 {to}，等{hr}确认。",
    ),
    "proposals.lapsed": Words(
        en="{who:you=Your|other={who}'s} proposal {to} has lapsed unanswered, since that time has passed; the time stays.",
        zh="{who}建议的 {to} 已经过了，没等到答复，建议作废，面试时间不变。",
    ),
    "proposal_closed.taken": Words(
        en="{who} has taken it already.",
        zh="{who} 已经采用了这个时间。",
    ),
    "proposal_closed.declined": Words(
        en="{who} has declined it already.",
        zh="{who} 已经回复不改期。",
    ),
}
