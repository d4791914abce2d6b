"""Notices on the day: reminders, the way in, who is here, late or missing."""

from bot.phrase import Words

TEXTS = {
    "missing.is_here": Words(
        en="The candidate is here",
        zh="候选人已到",
    ),
    "missing.hr_knows": Words(
        en="{hr} knows: not here yet",
        zh="已告诉{hr}：候选人还没到",
    ),
    "missing.goes_on": Words(
        en="The interview goes on. From {at} you can close it as a no-show.",
        zh="面试照常。{at} 起可以标记候选人未到。",
    ),
    "missing.title": Words(
        en="The candidate is not here yet",
        zh="候选人还没到",
    ),
    "missing.said_by": Words(
        en="Said by",
        zh="告知人",
    ),
    "missing.phone": Words(
        en="Phone",
        zh="候选人电话",
    ),
    "missing.what_to_do": Words(
        en="The interview goes on. Please contact the candidate. From {at} it can be closed as a no-show.",
        zh="面试照常，请联系候选人。{at} 起可以标记候选人未到。",
    ),
    "missing.was_here_at": Words(
        en="Was here at",
        zh="之前到过",
    ),
    "no_show.marked_by": Words(
        en="Marked by",
        zh="标记人",
    ),
    "no_show.undone": Words(
        en="No-show undone",
        zh="“候选人未到”已撤销",
    ),
    "no_show.title": Words(
        en="The candidate did not come",
        zh="候选人未到",
    ),
    "no_show.another_time": Words(
        en="Another time: send “reschedule {code}”.",
        zh="要另约时间，发：改期 {code}",
    ),
    "comes_late.candidate": Words(
        en="the candidate",
        zh="候选人",
    ),
    "comes_late.told": Words(
        en="{who} will be {late}: {title}, {at}.",
        zh="{who}会{late}：{title}，{at}。",
    ),
    "comes_late.said_by": Words(
        en=" ({said_by} says so.)",
        zh="（{said_by}说的）",
    ),
    "is_here.told": Words(
        en="The candidate is here: {title}, {at}. It goes on.",
        zh="候选人到了，面试照常：{title}，{at}。",
    ),
    "not_coming.told": Words(
        en="The candidate is not coming: {title}, {at}. You don't need to come.",
        zh="候选人不来了：{title}，{at}。这场不用参加了。",
    ),
    "on_again.has_started": Words(
        en=" It has started.",
        zh="面试已开始。",
    ),
    "on_again.told": Words(
        en="It takes place after all: {title}, {at}.",
        zh="照常进行：{title}，{at}。",
    ),
    "is_waiting.way_in": Words(
        en="Way in: {there}",
        zh="进入面试：{there}",
    ),
    "is_waiting.for_you": Words(
        en="{name} is waiting for you: {title}, {at}. {enter}",
        zh="{name}已在等你：{title}，{at}。{enter}",
    ),
    "is_waiting.panel": Words(
        en=" Panel: {names}.",
        zh="面试官：{names}。",
    ),
    "is_waiting.alone": Words(
        en="The candidate is waiting, and nobody of the panel has entered: {title}, {at}.{who}",
        zh="候选人已在等，面试官还没进来：{title}，{at}。{who}",
    ),
    "is_waiting.how_to_enter": Words(
        en="Way in: send “room {code}”",
        zh="进入：发“进入面试 {code}”",
    ),
    "reminder.enter": Words(
        en="Enter",
        zh="入口",
    ),
    "reminder.send_room": Words(
        en="send “room {code}”",
        zh="发“进入面试 {code}”",
    ),
    "reminder.open_from": Words(
        en="Open from {at}: send “room {code}”",
        zh="{at} 起可以进入，发“进入面试 {code}”",
    ),
    "reminder.enter_now": Words(
        en="enter: room {code}; ",
        zh="进入面试 {code}；",
    ),
    "reminder.while_it_is_on": Words(
        en="Send: {way_in}nobody there: missing {code}",
        zh="可以发：{way_in}候选人没来就发：还没到 {code}",
    ),
    "reminder.right_after": Words(
        en="Right after it: {those}",
        zh="之后紧接着 {those}",
    ),
    "reminder.title": Words(
        en="Interview at {at}",
        zh="{at} 有面试",
    ),
    "reminder.no_link_yet": Words(
        en="There is no meeting link yet; ask {hr}",
        zh="还没有会议链接，请问{hr}",
    ),
    "reminder.please_answer": Words(
        en=": please answer",
        zh="，请回复",
    ),
    "reminder.panel": Words(
        en="Panel",
        zh="面试官",
    ),
    "reminder.not_here": Words(
        en="Candidate not here",
        zh="候选人还没到",
    ),
    "rooms.cannot_be_made": Words(
        en="Rooms cannot be made at the moment ({why}). The interviews stand, and get theirs as soon as it works again:",
        zh="面试间暂时建不了（{why}）。面试照常，恢复后会自动建好：",
    ),
    "rooms.not_there": Words(
        en="No room yet: {title}, {when}. If you have another meeting link, send: reschedule {code} https://… Otherwise please wait: you can enter as soon as it is made.",
        zh="面试间还没建好：{title}，{when}。有别的会议链接就发：改期 {code} https://…；没有就等它，建好就能进。",
    ),
    "rooms.nobody_is_there": Words(
        en="Nobody is in the room yet: {title}. Way in: {enter}",
        zh="面试间里还没有人：{title}。入口：{enter}",
    ),
    "rooms.nobody_came": Words(
        en="Nobody is in the room yet: {title}, {when}.{panel:=|other= Panel: {panel}.} Please call them.",
        zh="面试间里还没有人：{title}，{when}。{panel:=|other=面试官：{panel}，}请打电话问一下。",
    ),
    "no_way_in.not_ready": Words(
        en="the room is not ready yet; ask {hr}",
        zh="面试间还没建好，请稍后再试，或问{hr}",
    ),
    "no_way_in.no_longer": Words(
        en="you can no longer enter ({said})",
        zh="现在不能进入（{said}）",
    ),
    "no_way_in.by_phone": Words(
        en="by phone; there is no meeting link, and {hr} reaches the candidate. Whom to call: contact {code}",
        zh="这场是电话面试，没有会议链接，候选人由{hr}联系，电话发“联系人 {code}”",
    ),
    "no_way_in.on_site": Words(
        en="{place}, there is no meeting link",
        zh="{place}，没有会议链接",
    ),
    "no_way_in.no_link": Words(
        en="there is no meeting link yet; ask HR",
        zh="还没有会议链接，请问 HR",
    ),
    "room_report.rate": Words(
        en="rate {shown}",
        zh="评分 {shown}",
    ),
    "room_report.report": Words(
        en="report {address}",
        zh="报告 {address}",
    ),
    "room_report.label": Words(
        en="Room: ",
        zh="面试间：",
    ),
    "rooms.no_quota": Words(
        en="ShowMeBug's quota is used up; buy more",
        zh="ShowMeBug 的场次用完了，请续购",
    ),
    "rooms.bad_credentials": Words(
        en="SHOWMEBUG_CLIENT_ID or SHOWMEBUG_CLIENT_SECRET is wrong, or the application was disabled",
        zh="SHOWMEBUG_CLIENT_ID 或 SHOWMEBUG_CLIENT_SECRET 不对，或应用已停用",
    ),
    "rooms.refused": Words(
        en="ShowMeBug refused it",
        zh="ShowMeBug 拒绝了",
    ),
    "rooms.not_accepted": Words(
        en="ShowMeBug does not accept our credentials",
        zh="ShowMeBug 不认我们的应用凭证",
    ),
    "rooms.no_answer": Words(
        en="ShowMeBug does not answer",
        zh="ShowMeBug 没有响应",
    ),
}
