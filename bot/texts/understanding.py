"""What was not understood, and what the bot offers instead."""

from bot.phrase import Words

TEXTS = {
    "understood.one_reason_each": Words(
        en="One at a time, each with its reason: nothing was changed. Send first: {verb} {code}, and the reason",
        zh="一次一场，各写各的原因：什么都没有改动。先发：{verb} {code} 加上原因",
    ),
    "understood.nobody_called_so": Words(
        en="There is nobody called “{left}”. Try a full name or an account, for example: {usage}",
        zh="没有找到“{left}”。试试全名或账号，例如：{usage}",
    ),
    "understood.not": Words(
        en="I did not understand “{left}”. Try: {usage}",
        zh="没看懂“{left}”。试试：{usage}",
    ),
    "understood.guess": Words(
        en="I did not understand “{text}”. Did you mean:\n{lines}\nSend the number.",
        zh="没看懂“{text}”。你是想：\n{lines}\n回复数字就行。",
    ),
    "understood.too_long": Words(
        en="That is too long for me to read. Say in one sentence what you need, such as “schedule tomorrow”.",
        zh="这段太长，我没有读。用一句话说要做什么，例如“日程 明天”。",
    ),
    "understood.does_not_count": Words(
        en="“{said}” does not count as “{verb}”. ",
        zh="“{said}”还不算{verb}。",
    ),
    "understood.no_such_member": Words(
        en="There is no member “{name}”. Try a full name or an account, such as @zhangsan.",
        zh="没有找到成员“{name}”。试试全名或账号，例如 @张三。",
    ),
    "understood.several_members": Words(
        en="“{name}” is {n} people: {accounts}. Write the account.",
        zh="“{name}”有 {n} 位：{accounts}。请写账号。",
    ),
    "understood.empty": Words(
        en="That message is empty. “help” shows what you can do.",
        zh="这条消息没有内容。发“帮助”看你能做什么。",
    ),
    "understood.text_only": Words(
        en="I read text only. Try “schedule”.",
        zh="我只看得懂文字。发“日程”试试。",
    ),
    "understood.on_it": Words(
        en="On it. The result follows.",
        zh="正在处理，结果马上发你。",
    ),
    "understood.no_condition": Words(
        en="I can't wait for a condition (“{on}”), so nothing was changed. When it is so, send: {line}",
        zh="“{on}”这样的条件，我没法替你等，现在什么都没有改动。真到那时候发：{line}",
    ),
    "understood.went_wrong": Words(
        en="That went wrong; nothing was changed. It is recorded as no. {number}. Please try again later.",
        zh="这一步出错了，什么都没有改动，已记录（编号 {number}）。请稍后再发一次。",
    ),
    "seen.hr": Words(
        en="HR",
        zh="HR 同事",
    ),
    "seen.ask_hr": Words(
        en="Interviews are seen by HR and whoever is on them: please ask {names}. You look after the members: send “members”.",
        zh="面试由 HR 和参加的面试官看，请找{names}。你这里管的是成员：发“成员”。",
    ),
}
