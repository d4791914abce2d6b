"""The first day: six interviews are booked, one interviewer is replaced, and one interview moved."""

from __future__ import annotations

from datetime import time

from bot.times.zones import company_zone
from story.rows import FIRST, LAST, MOVED, rows
from story.scene import CANDIDATE, EVERYBODY, HR, LISI, WANGWU, ZHANGSAN, Script, Stage, Words

scenes = Script()


# --- six interviews are booked --------------------------------------------------------------------------------------


@scenes.add(
    0,
    time(14, 58),
    HR,
    LISI,
    (
        "张敏 is HR; 张三, 李四 and 王五 interview. Six interviews wait in her spreadsheet.",
        "张敏是 HR，张三、李四、王五是面试官。张敏的表格里有六场面试要约。",
    ),
    ("Four phones, nothing on them yet but a greeting.", "四部手机上只有一句问候。"),
)
def greeting(stage: Stage) -> None:
    for user_id in EVERYBODY:
        stage.place.opens_the_app(user_id)


@scenes.add(
    0,
    time(15, 0),
    HR,
    LISI,
    (
        "张敏 copies the six rows out of her spreadsheet and pastes them into the chat.",
        "张敏把表格里的六行复制出来，粘进聊天。",
    ),
    (
        "Rows 4 and 5 cannot both be: 王五 would be in two places. Nothing is booked before she says yes.",
        "第 5 行和第 4 行撞了：王五分不了身。她回“是”之前，一场都不会约。",
    ),
)
def pasted(stage: Stage) -> None:
    today = stage.place.now().astimezone(company_zone()).date()
    stage.place.says(HR, rows(stage.place.lang, today))
    stage.place.sees(HR, stage.pick("5 in order, 1 to look at", "5 场没问题，1 场要看"))


@scenes.add(
    0,
    time(15, 2),
    HR,
    LISI,
    (
        "She mends that row, “row 5 15:00”, reads all of it again and answers yes.",
        "她只改那一行，发“第5行 15:00”，再看一遍，回“是”。",
    ),
    (
        "Six are booked at once. For a minute “undo” takes all of it back: no interviewer has heard of it yet.",
        "六场一次约好。一分钟内发“撤销”就全部收回：面试官还没收到任何消息。",
    ),
)
def booked(stage: Stage) -> None:
    stage.place.says(HR, stage.pick("row 5 15:00", "第5行 15:00"))
    stage.place.says(HR, stage.pick("yes", "是"))
    stage.place.sees(HR, stage.pick("6 booked", "已约 6 场"))


@scenes.add(
    0,
    time(15, 4),
    LISI,
    WANGWU,
    ("The minute is over, and the panels are invited.", "一分钟过了，邀请发给面试官。"),
    (
        "李四 has two interviews: two cards to tap. 王五 has three: one message instead of a burst of cards.",
        "李四有两场：两张卡片，点一下就算答复。王五有三场：合成一条，不连着发卡片。",
    ),
)
def invited(stage: Stage) -> None:
    for candidate in (FIRST, MOVED):
        stage.place.sees(LISI, stage.pick(*candidate), stage.pick("Accept", "接受"))
    stage.place.sees(WANGWU, stage.pick("3 interviews to confirm", "有 3 场面试请你确认"))


@scenes.add(
    0,
    time(15, 6),
    ZHANGSAN,
    WANGWU,
    (
        "张三 taps Accept on his two cards; 王五 answers in his own words.",
        "张三在两张卡片上点“接受”；王五打字，用自己的话回。",
    ),
    (
        "The cards change where they stand. What can be tapped can be typed; what is not said plainly is read back first.",
        "卡片就地变成“已接受”。能点的都能打字；说得不那么直接的，先问一句是/否。",
    ),
)
def accepted(stage: Stage) -> None:
    for candidate in (FIRST, LAST):
        stage.place.taps(ZHANGSAN, stage.pick("Accept", "接受"), stage.pick(*candidate))
        stage.place.sees(ZHANGSAN, stage.pick(*candidate), stage.pick("You replied: accepted", "你已回复：已接受"))
    stage.place.says(WANGWU, stage.pick("accept Leo Zhou", "接受 周子航"))
    stage.place.sees(WANGWU, stage.pick("Accepted", "已接受"), stage.pick("Leo Zhou", "周子航"))
    stage.place.says(WANGWU, stage.pick("I can make Thursday 10:30", "郑浩然那场我可以"))
    stage.place.sees(WANGWU, stage.pick("Henry Zheng", "郑浩然"), stage.pick("yes/no", "是/否"))
    stage.place.says(WANGWU, stage.pick("yes", "是"))
    stage.place.sees(WANGWU, stage.pick("Accepted", "已接受"), stage.pick("Henry Zheng", "郑浩然"))
    stage.place.says(WANGWU, stage.pick("accept Jane He", "接受 何静怡"))
    stage.place.sees(WANGWU, stage.pick("Accepted", "已接受"), stage.pick("Jane He", "何静怡"))


# --- one of them cannot come ----------------------------------------------------------------------------------------


@scenes.add(
    0,
    time(15, 10),
    LISI,
    HR,
    (
        "李四 is away tomorrow. He says so, and why.",
        "李四明天出差，回一句来不了，带上原因。",
    ),
    (
        "The reason is for HR alone. 张敏 hears of it in a minute: until then he may change his mind.",
        "原因只有 HR 看得到。一分钟后才告诉张敏，这之前他还可以改主意。",
    ),
)
def declined(stage: Stage) -> None:
    stage.place.says(LISI, stage.pick(f"decline {FIRST[0]} travelling tomorrow", f"无法参加 {FIRST[1]} 明天出差"))
    stage.place.sees(LISI, stage.pick("You replied: can't make it", "你已回复：无法参加"))


@scenes.add(
    0,
    time(15, 12),
    HR,
    LISI,
    ("A card reaches 张敏: 李四 can't make it.", "张敏收到一张卡片：李四无法参加。"),
    (
        "What she needs for a decision is on it: why, how long it still is, and who is free then.",
        "做决定要知道的都在上面：什么原因、还剩多久、那个时间谁有空。",
    ),
)
def told(stage: Stage) -> None:
    stage.place.sees(HR, stage.pick("李四 can't make it", "李四 无法参加"), stage.pick(*_REASON))


_REASON: Words = ("travelling tomorrow", "明天出差")


@scenes.add(
    0,
    time(15, 13),
    WANGWU,
    HR,
    (
        "One tap, “Replace with 王五”. He is invited, and accepts.",
        "张敏点一下“换成王五”。王五收到邀请，点“接受”。",
    ),
    (
        "Her card says how it ended. 李四 gets nothing more, he knew; the interview is off his phone.",
        "她的卡片写明结果。李四本来就知道，不再收到消息，手机上那场也收走了。",
    ),
)
def replaced(stage: Stage) -> None:
    stage.place.taps(HR, stage.pick("Replace with 王五", "换成王五"), stage.pick(*FIRST))
    stage.place.sees(HR, stage.pick("李四: replaced by 王五", "李四 已换成 王五"))
    stage.a_minute_passes()
    stage.place.sees(WANGWU, stage.pick(*FIRST), stage.pick("Accept", "接受"))
    stage.place.taps(WANGWU, stage.pick("Accept", "接受"), stage.pick(*FIRST))
    stage.place.sees(WANGWU, stage.pick("You replied: accepted", "你已回复：已接受"))


# --- one is moved ---------------------------------------------------------------------------------------------------


@scenes.add(
    0,
    time(15, 30),
    HR,
    LISI,
    (
        f"{MOVED[0]} asks for another day. 张敏 moves the interview in one line.",
        f"{MOVED[1]}想换一天。张敏一句话改期。",
    ),
    (
        "What would change and who would be asked again is read back. Nothing is moved yet.",
        "先读回来：从什么时候改到什么时候，要重新问谁。这时还没有改。",
    ),
)
def previewed(stage: Stage) -> None:
    stage.place.says(HR, stage.pick(f"reschedule {MOVED[0]} fri 3pm", f"改期 {MOVED[1]} 周五下午3点"))
    stage.place.sees(HR, stage.pick("Move it? yes/no", "确认改期？是/否"))


@scenes.add(
    0,
    time(15, 32),
    LISI,
    HR,
    ("She answers yes. A minute later 李四 is asked again, and accepts.", "她回“是”。一分钟后重新问李四，他点“接受”。"),
    (
        "李四's old card says that it was moved, the new one has both times. 张敏 has the text for the candidate, ready to forward.",
        "李四的旧卡片写着“已改期”，新卡片上新旧时间都有。给候选人的话，张敏那里已经写好，直接转发。",
    ),
)
def moved(stage: Stage) -> None:
    stage.place.says(HR, stage.pick("yes", "是"))
    stage.a_minute_passes()
    stage.place.sees(LISI, stage.pick("Moved, please answer again", "改期了，请重新答复"))
    stage.place.taps(LISI, stage.pick("Accept", "接受"), stage.pick(*MOVED))
    stage.place.sees(LISI, stage.pick("You replied: accepted", "你已回复：已接受"))


@scenes.add(
    0,
    time(15, 36),
    HR,
    LISI,
    (
        f"张敏 forwards that text. {MOVED[0]} opens the link in it, and confirms: no account, no log-in.",
        f"张敏把这段话转发出去。{MOVED[1]}点开里面的链接，点“确认参加”：不用注册，也不用登录。",
    ),
    (
        "Her own page says when, where and whom to ask; she could have asked for another time there. 张敏 sees what she answered.",
        "她自己的页面上有时间、地点和联系人，不方便也可以在那里换时间。她怎么答复的，张敏这边看得到。",
    ),
)
def confirmed(stage: Stage) -> None:
    link = stage.place.address_on(HR, "/c/")
    stage.place.opens(CANDIDATE, link, stage.pick("I will be there", "确认参加"))
    stage.place.says(HR, stage.pick(f"status {MOVED[0]}", f"进度 {MOVED[1]}"))
    stage.place.sees(HR, stage.pick(*MOVED), stage.pick("confirmed", "已确认"))


@scenes.add(
    0,
    time(15, 41),
    HR,
    LISI,
    ("At 15:40 张敏 gets a list, as three times a day.", "15:40，张敏收到一条汇总，一天三次。"),
    (
        "What can wait is told together: these panels are complete. Only what cannot wait comes at once.",
        "不急的事合在一起说：这几场面试官都接受了。急事才会马上来。",
    ),
)
def listed(stage: Stage) -> None:
    stage.place.sees(HR, stage.pick("Accepted by all", "接受了"), stage.pick(*MOVED))
