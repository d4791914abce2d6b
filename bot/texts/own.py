"""One's own settings."""

from bot.phrase import Words

TEXTS = {
    "limit.a_day": Words(
        en="{n} a day",
        zh="每天 {n}",
    ),
    "limit.a_week": Words(
        en="{n} a week",
        zh="每周 {n}",
    ),
    "limit.none": Words(
        en="no limit",
        zh="不限",
    ),
    "limit.yours": Words(
        en="Your limit: {limits}. Change: limit 2 a day, 4 a week. None: limit none",
        zh="面试上限：{limits}。要改：面试上限 每天 2 每周 4。不限：面试上限 不限",
    ),
    "limit.no_zero": Words(
        en="0 would mean no interviews at all, and a limit can't say that, so nothing was changed. Away: leave tomorrow. A limit: limit 1 a day. No limit: limit none",
        zh="上限 0 等于一场都不面，上限设不了，所以没有改动。不面试请发：休假 明天；要设上限发：面试上限 每天 1；不设上限发：面试上限 不限",
    ),
    "limit.day_or_week": Words(
        en="{n} a day or a week?",
        zh="{n} 场是每天还是每周？",
    ),
    "limit.day": Words(
        en="a day",
        zh="每天",
    ),
    "limit.week": Words(
        en="a week",
        zh="每周",
    ),
    "limit.too_many": Words(
        en="{n} is too many. The most you can set is {most}. For no limit, send: limit none",
        zh="{n} 场太多了，最多写 {most}。不设上限发：面试上限 不限",
    ),
    "limit.removed": Words(
        en="You have no limit now. To set one: limit 2 a day",
        zh="面试上限已去掉。要设就发：面试上限 每天 2",
    ),
    "limit.set": Words(
        en="Your limit is now {limits}. HR sees it when booking, and may still ask you. None: limit none",
        zh="面试上限改为：{limits}。HR 约面时会看到，急的时候仍可能来问你。不限发：面试上限 不限",
    ),
    "limit.no_days": Words(
        en="A limit holds until you change it, and can't be for some days alone. Nothing was changed. For good: limit 2 a day. Days without interviews: leave next week",
        zh="上限只能长期设，不能只设某几天，没有改动。长期设发：面试上限 每天 2；那几天不面发：休假 加日期",
    ),
    "hours.yours": Words(
        en="Your work hours: {hours}. Change: work hours 9:30-18:30",
        zh="工作时间：{hours}。要改：工作时间 9:30-18:30",
    ),
    "hours.usual_again": Words(
        en="Your work hours are the usual ones again: {hours}.",
        zh="工作时间恢复默认：{hours}。",
    ),
    "hours.set": Words(
        en="Your work hours are now {hours}. HR sees when a time is outside them. As before: work hours default",
        zh="工作时间改为：{hours}。约在这之外，HR 会看到提示。恢复默认发：工作时间 默认",
    ),
    "quiet.off": Words(
        en="off",
        zh="关",
    ),
    "quiet.is_off": Words(
        en="Quiet hours: off, messages come at any time. Change: quiet hours 22:00-8:00, or quiet hours default",
        zh="免打扰：关，消息随时会发。要改：免打扰 22:00-8:00，或 免打扰 默认",
    ),
    "quiet.yours": Words(
        en="Quiet hours: {hours}, by your own clock. What comes up then waits until they end, but for what starts within two hours and the feedback card right after an interview. Change: quiet hours 22:00-8:00. None: quiet hours off",
        zh="免打扰：{hours}，按你自己的时间。这段时间的消息会等到结束后再发；2 小时内开始的面试，和刚结束时的面评除外。要改：免打扰 22:00-8:00。不要：免打扰 关",
    ),
    "quiet.switched_off": Words(
        en="No quiet hours: messages come at any time. Back: quiet hours default",
        zh="免打扰已关，消息随时会发。恢复发：免打扰 默认",
    ),
    "quiet.usual_again": Words(
        en="Quiet hours are the usual ones again: {hours}.",
        zh="免打扰恢复默认：{hours}。",
    ),
    "quiet.set": Words(
        en="Quiet hours are now {hours}. What starts within two hours, and the feedback card right after an interview, still comes. None: quiet hours off",
        zh="免打扰改为：{hours}。2 小时内开始的面试，和刚结束时的面评仍会发。不要发：免打扰 关",
    ),
    "phone.none": Words(
        en="none",
        zh="未填写",
    ),
    "phone.removed": Words(
        en="Your phone is removed.",
        zh="电话已删除。",
    ),
    "phone.is_forwarded": Words(
        en=" It is in the text that you forward to candidates.",
        zh="发给候选人的邀请语里会写上。",
    ),
    "phone.set": Words(
        en="Your phone is now {phone}.{used} To remove it: phone none",
        zh="电话改为：{phone}。{used}删掉发：电话 删除",
    ),
    "phone.yours": Words(
        en="Your phone: {phone}. Change: phone 13800138000. To remove it: phone none",
        zh="电话：{phone}。要改：电话 13800138000。删掉：电话 删除",
    ),
    "phone.own_alone": Words(
        en="Here you can set only your own phone: a candidate's number can't be kept here yet, and a colleague sets their own. Nothing was changed. Yours: phone 13800138000",
        zh="这里只能设你自己的电话：候选人的号码还不能在这里改，同事的由本人来设。什么都没有改动。设你自己的发：电话 13800138000",
    ),
    "phone.like_codes": Words(
        en="“{said}” looks like codes of interviews, so nothing was changed. If it is your phone, send it without spaces: phone {number}",
        zh="“{said}”像几场面试的编号，没有改动。如果是你的电话，去掉中间的空格再发：电话 {number}",
    ),
    "notices.all": Words(
        en="all",
        zh="全部接收",
    ),
    "notices.without": Words(
        en="without {off}",
        zh="不收{off}",
    ),
    "notices.which": Words(
        en="Which messages you get. Cancelled, moved, invitations and what HR asks of you always come. A number switches one:",
        zh="你收哪些消息。取消、改期、邀请和 HR 的催办一定会发，其余可以关。回复数字切换：",
    ),
    "notices.on": Words(
        en="on",
        zh="开",
    ),
    "notices.row": Words(
        en="{name}: {state}",
        zh="{name}：{state}",
    ),
    "notices.deed_on": Words(
        en="Send you again: {names}",
        zh="恢复发送：{names}",
    ),
    "notices.deed_off": Words(
        en="Stop sending you: {names}",
        zh="不再发送：{names}",
    ),
    "own.english": Words(
        en="English",
        zh="中文",
    ),
    "own.none": Words(
        en="none",
        zh="无",
    ),
    "own.row": Words(
        en="{what}: {value}. Change: {example}",
        zh="{what}：{value}。要改：{example}",
    ),
    "own.list": Words(
        en="Your settings\n{lines}\nA number shows one.",
        zh="你的设置\n{lines}\n回复数字看其中一项。",
    ),
    "own.try": Words(
        en="Try: {example}",
        zh="试试：{example}",
    ),
    "own.not_understood": Words(
        en="I did not understand “{value}”. Try: {example}",
        zh="没看懂“{value}”。试试：{example}",
    ),
    "own.deed": Words(
        en="Set your {what} to {value}",
        zh="{what}改为{value}",
    ),
    "own.deed_ascii": Words(
        en="Set your {what} to {value}",
        zh="{what}改为 {value}",
    ),
    "language.yours": Words(
        en="Language: English. Change: language zh",
        zh="语言：中文。要改：语言 英文",
    ),
    "language.which": Words(
        en="I speak Chinese and English: language zh, or language en.",
        zh="我会中文和英文。试试：语言 中文，或 语言 英文。",
    ),
    "language.set": Words(
        en="From now on in English. Back: language zh",
        zh="好，以后说中文。",
    ),
    "language.chinese": Words(
        en="Chinese",
        zh="中文",
    ),
    "language.english": Words(
        en="English",
        zh="英文",
    ),
    "zone.yours": Words(
        en="Zone: {zone}. Change: zone London",
        zh="时区：{zone}。要改：时区 伦敦",
    ),
    "zone.unknown": Words(
        en="I do not know the zone “{value}”. Try: zone London, or zone Asia/Tokyo.",
        zh="不认识时区“{value}”。试试：时区 伦敦，或 时区 Asia/Tokyo。",
    ),
    "zone.set": Words(
        en="Your times are now in {zone}.",
        zh="好，时区改为：{zone}。",
    ),
    "set_it.language": Words(
        en="language zh",
        zh="语言 英文",
    ),
    "set_it.zone": Words(
        en="zone London",
        zh="时区 伦敦",
    ),
    "set_it.limit": Words(
        en="limit 2 a day, 4 a week",
        zh="面试上限 每天 2 每周 4",
    ),
    "set_it.leave": Words(
        en="leave 3/20-3/25",
        zh="休假 3月20日到3月25日",
    ),
    "set_it.work_hours": Words(
        en="work hours 9:30-18:30",
        zh="工作时间 9:30-18:30",
    ),
    "set_it.quiet_hours": Words(
        en="quiet hours 22:00-8:00",
        zh="免打扰 22:00-8:00",
    ),
    "set_it.phone": Words(
        en="phone 13800138000",
        zh="电话 13800138000",
    ),
    "set_it.notices": Words(
        en="notifications",
        zh="消息设置",
    ),
}
