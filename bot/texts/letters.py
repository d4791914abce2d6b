"""The texts that HR forwards to candidates."""

from bot.phrase import Words

TEXTS = {
    "forward.at_once": Words(
        en="I do not write to the candidate, and it is {left} to {at}. Please forward the next message at once:",
        zh="候选人：我不会通知，离 {at} 只有 {left}，请马上转发下面这条",
    ),
    "forward.next_message": Words(
        en="I do not write to the candidate. Please forward the next message:",
        zh="候选人：我不会通知，请转发下面这条",
    ),
    "forward.no_phone": Words(
        en=" Your phone number is not in it yet; to add it, send: settings phone 13800000000",
        zh="邀请语里没有你的电话，发“电话 13800000000”设好，以后会带上。",
    ),
    "forward.no_number": Words(
        en=" The candidate's number is not on record, and whoever calls needs it. New candidate: “undo”, then book again with the number. Known candidate: import a row with “mobile”.",
        zh="没有候选人的电话，请另外告诉打电话的人。新候选人：先“撤销”，重新约时带上手机号；老候选人：在导入表的“手机”列补上。",
    ),
    "letter.sorry": Words(
        en="We are sorry for any inconvenience.",
        zh="给您带来不便，敬请谅解。",
    ),
    "letter.was_planned": Words(
        en="It was planned for: {at}",
        zh="原定时间：{at}",
    ),
    "letter.instead_of": Words(
        en=", instead of {before}",
        zh="，原定 {before}",
    ),
    "letter.does_it_suit": Words(
        en="Does that suit you? Please let us know.",
        zh="这个时间您方便吗？请告诉我们一声。",
    ),
    "letter.not_then": Words(
        en="It will not take place at: {before}",
        zh="不在原定时间：{before}",
    ),
    "letter.time_was": Words(
        en="It was planned for: {before}",
        zh="原定时间：{before}",
    ),
    "letter.once_there_is_one": Words(
        en="We will write to you as soon as there is one.",
        zh="新时间定了就告诉您。",
    ),
    "letter.time": Words(
        en="Time: {at}",
        zh="时间：{at}",
    ),
    "letter.link": Words(
        en="{what}: {there}",
        zh="{what}：{there}",
    ),
    "letter.dear": Words(
        en="Dear {shown_name},",
        zh="{shown_name}您好，",
    ),
    "letter.contact": Words(
        en="Contact: {hr}",
        zh="联系人：{hr}",
    ),
    "letter.with_round": Words(
        en="{said} ({called})",
        zh="{said}（{called}）",
    ),
    "letter.time_label": Words(
        en="Time: ",
        zh="时间：",
    ),
    "letter.if_not": Words(
        en="If the time does not suit you, please let us know soon.",
        zh="时间不合适的话，请尽早告诉我们。",
    ),
    "letter.you_choose": Words(
        en="You choose the time: we will send you the possible ones.",
        zh="时间由您来选，可选的时间会发给您。",
    ),
    "letter.invitation": Words(
        en="We would like to invite you to an interview{company:=|other= at {company}} for the position of {job} ({called}).",
        zh="诚邀您参加{company}“{job}”职位的{called}。",
    ),
    "letter.by_phone": Words(
        en="By phone: we will call you",
        zh="方式：电话面试，到时我们会打给您",
    ),
    "letter.room": Words(
        en="Place: {room}",
        zh="地点：{room}",
    ),
    "letter.on_site": Words(
        en="Place: on site; we will tell you where",
        zh="地点：现场面试，具体地址会再告诉您",
    ),
    "letter.by_video": Words(
        en="By video",
        zh="方式：视频面试",
    ),
    "letter.way_in": Words(
        en="Way in: {meeting_url}",
        zh="进入面试：{meeting_url}",
    ),
    "letter.video_later": Words(
        en="By video: we will send you the way in",
        zh="方式：视频面试，进入方式会再发给您",
    ),
    "letter.cancelled": Words(
        en="{interview} has been cancelled.",
        zh="{interview}已取消，您不用参加。",
    ),
    "letter.update_calendar": Words(
        en="If it is in your calendar, you can take it out here",
        zh="日历里加过的话，可以在这里更新",
    ),
    "letter.moved": Words(
        en="the time of {interview} has changed.",
        zh="{interview}时间有调整。",
    ),
    "letter.place_changed": Words(
        en="the time of {interview} stays the same; where it takes place has changed.",
        zh="{interview}时间不变，地点有调整。",
    ),
    "letter.missed_and_moved": Words(
        en="{interview} did not take place, and we would like to suggest another time.",
        zh="{interview}没能如期进行，想和您另约时间。",
    ),
    "letter.new_time": Words(
        en="New time: {at}",
        zh="新时间：{at}",
    ),
    "letter.time_open": Words(
        en="{interview} has to be moved to another time.",
        zh="{interview}需要改到别的时间。",
    ),
    "letter.missed": Words(
        en="{interview} did not take place, and there will be another time.",
        zh="{interview}没能如期进行，会和您另约时间。",
    ),
    "letter.how_it_stands": Words(
        en="You can see how it stands here",
        zh="随时可以查看",
    ),
    "letter.new_link": Words(
        en="there is a new link for {interview}.",
        zh="{interview}换了新链接，之前的链接已失效。",
    ),
    "letter.old_link": Words(
        en="The link that you had before no longer works.",
        zh="",
    ),
    "letter.answer": Words(
        en="Please confirm here, or ask for another time",
        zh="请打开确认，也可以改时间",
    ),
    "letter.confirm": Words(
        en="Please confirm here",
        zh="请打开确认",
    ),
    "letter.choose": Words(
        en="You choose the time: please open this and take one that suits you",
        zh="面试时间由您来选，请打开选一个",
    ),
    "letter.details": Words(
        en="All the details, and the way in",
        zh="面试信息和入口",
    ),
    "letter.your_interview": Words(
        en="your interview{company:=|other= at {company}} for the position of {job} ({called})",
        zh="您参加{company}“{job}”职位的{called}",
    ),
    "letter.round": Words(
        en="Round {number}",
        zh="{name}",
    ),
}
