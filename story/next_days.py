"""The next day, with a candidate who is late, and the morning after."""

from __future__ import annotations

from datetime import time

from story.place import Lost
from story.rows import FIRST
from story.scene import HR, WANGWU, ZHANGSAN, Script, Stage, Words

scenes = Script()


# --- the interview --------------------------------------------------------------------------------------------------


@scenes.add(
    1,
    time(13, 56),
    ZHANGSAN,
    HR,
    ("The next day, a few minutes before two.", "第二天，还有几分钟两点。"),
    ("张三 is reminded: whom he sees, and with whom.", "张三收到提醒：面谁，和谁一起。"),
)
def reminded(stage: Stage) -> None:
    stage.place.sees(ZHANGSAN, stage.pick("Interview at 14:00", "14:00 有面试"), stage.pick(*FIRST))


@scenes.add(
    1,
    time(13, 57),
    ZHANGSAN,
    HR,
    ("One tap, Enter.", "点一下“进入面试”。"),
    (
        "WeCom says who he is, and he stands in the room as himself. The card holds no address of the room: forwarded, it opens nothing.",
        "企业微信确认了他是谁，进去就是他自己的身份。卡片上没有面试间的地址，转发给别人也进不去。",
    ),
)
def entered(stage: Stage) -> None:
    room = stage.place.opens(ZHANGSAN, stage.place.address_on(ZHANGSAN, "/i/[0-9a-f]+/room"))
    if "张三" not in room:
        raise Lost(f"{ZHANGSAN}: {room}")


@scenes.add(
    1,
    time(14, 6),
    ZHANGSAN,
    HR,
    (
        "Six minutes past, and no candidate. 张三 taps Candidate not here.",
        "过了六分钟，候选人还没来。张三点“候选人还没到”。",
    ),
    (
        "张敏 knows at once, and can call; the interview goes on. It can be closed from 14:15, not before.",
        "张敏马上知道，可以去联系；面试照常。14:15 之前不能按未到结束。",
    ),
)
def late(stage: Stage) -> None:
    stage.place.taps(ZHANGSAN, stage.pick("Candidate not here", "候选人还没到"), stage.pick(*FIRST))
    stage.place.sees(HR, stage.pick("The candidate is not here yet", "候选人还没到"))


@scenes.add(
    1,
    time(14, 10),
    ZHANGSAN,
    HR,
    ("The candidate comes in. Another tap.", "候选人来了。再点一下“候选人到了”。"),
    ("Both cards say so, and nothing else has to be put right.", "两边的卡片都改了，别的什么都不用改回来。"),
)
def arrived(stage: Stage) -> None:
    stage.place.taps(ZHANGSAN, stage.pick("Candidate is here", "候选人到了"), stage.pick(*FIRST))
    stage.place.sees(ZHANGSAN, stage.pick("The candidate is here", "候选人已到"))
    stage.place.sees(HR, stage.pick("The candidate is here", "候选人已到"), stage.pick("When", "时间"))
    stage.place.sees(HR, stage.pick("It goes on.", "面试照常"))


@scenes.add(
    1,
    time(14, 47),
    ZHANGSAN,
    HR,
    (
        "It is over. 张三 writes what he thinks, in one line.",
        "面完了。张三一句话写完面评。",
    ),
    (
        "Read back before it is submitted. 王五 cannot read it before his own is in.",
        "先读回来，回“是”才提交。王五写完自己的，才看得到这一份。",
    ),
)
def written(stage: Stage) -> None:
    stage.place.says(ZHANGSAN, stage.pick(*_FEEDBACK))
    stage.place.sees(ZHANGSAN, stage.pick("Submit this feedback? yes/no", "提交这份面评？是/否"))
    stage.place.says(ZHANGSAN, stage.pick("yes", "是"))
    stage.place.sees(ZHANGSAN, stage.pick("Feedback submitted", "面评已提交"))


_FEEDBACK: Words = (
    f"feedback {FIRST[0]} yes structured design, clear when questioned",
    f"面评 {FIRST[1]} 推荐 设计有条理，追问也答得清楚",
)


@scenes.add(
    1,
    time(17, 0),
    WANGWU,
    ZHANGSAN,
    (
        "王五 has had two interviews by now, and written nothing.",
        "王五今天面完两场，面评一份都没写。",
    ),
    (
        "A card for each: he taps a verdict and adds a sentence. He leaves it for tomorrow.",
        "每场一张卡片：点一个结论，再发一句话就行。他留到明天再写。",
    ),
)
def asked(stage: Stage) -> None:
    for hours in ("14:00–14:45", "16:00–16:45"):
        stage.place.sees(WANGWU, stage.pick("Is the interview over?", "面试结束了吗？"), hours)


# --- the morning after ----------------------------------------------------------------------------------------------


@scenes.add(
    2,
    time(9, 46),
    WANGWU,
    HR,
    ("The morning after. Nobody has typed anything.", "第二天早上。谁都没有发消息。"),
    (
        "王五 reads what his day holds and that his feedback is due, and one line will do. 张敏 reads what her day holds.",
        "王五看到今天有哪几场、还欠哪份面评，一句话就行；张敏看到今天的安排。",
    ),
)
def morning(stage: Stage) -> None:
    stage.place.sees(WANGWU, stage.pick("2 interviews today", "今天 2 场"), stage.pick("due (2)", "待写面评 2 份"))
    stage.place.sees(HR, stage.pick("2 interviews today", "今天 2 场"))
