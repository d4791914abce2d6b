"""Greetings, help, and what was done last."""

from bot.phrase import Words

TEXTS = {
    "greeting.thanks": Words(
        en="You're welcome.",
        zh="不客气。",
    ),
    "greeting.ok": Words(
        en="OK.",
        zh="好的。",
    ),
    "greeting.none_ahead": Words(
        en="Hello {name}. You have no interviews coming up. “help” shows what you can do.",
        zh="{name}，你好。目前没有安排给你的面试。发“帮助”看能做什么。",
    ),
    "greeting.next": Words(
        en="Hello {name}. {until}: {title}, {when}.\n“schedule” shows today, “help” everything else.",
        zh="{name}，你好。{until}：{title}，{when}。\n发“日程”看今天，“帮助”看其他。",
    ),
    "help.list": Words(
        en="You can send:\n{lines}\nOr just send a candidate's name, a code or a day. Usage: help schedule",
        zh="可以发：\n{lines}\n直接发候选人姓名、编号或“明天”也行。用法：帮助 日程",
    ),
    "help.no_such_command": Words(
        en="There is no “{verb}” for you. “help” lists all.",
        zh="没有“{verb}”这个命令。发“帮助”看全部。",
    ),
    "help.for_example": Words(
        en="For example: {usage}",
        zh="例如：{usage}",
    ),
    "help.also": Words(
        en="Also: {also}",
        zh="也可以说：{also}",
    ),
    "last_change.done": Words(
        en="Done last: {done}. “undo” takes it back.",
        zh="刚才做的是：{done}。要收回发“撤销”。",
    ),
    "last_change.none": Words(
        en="You have no change that could still be taken back. How an interview stands: status 1203",
        zh="没有可以撤销的操作。某一场现在怎样：进度 1203",
    ),
    "ping.sending": Words(
        en="Sending. Two messages follow.",
        zh="正在发送，随后有两条消息。",
    ),
    "ping.test": Words(
        en="Test message of {at}.",
        zh="测试消息 {at}。",
    ),
}
