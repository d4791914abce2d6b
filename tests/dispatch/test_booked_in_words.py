"""An interview that is asked for in a sentence is booked with all that the sentence says: whom, with whom, when, where."""

from __future__ import annotations

from tests.said import zh
from tests.world.office import Office

# candidate, accounts, month-day and hour, minutes, place
ASKED = {
    "给孟庆书排个后端二面：下周二上午10点，张三+李四，一小时": ("孟庆书", ["zhangsan", "lisi"], "03-17T10:00", 60, None),
    "帮董建国约个后端二面，下周五下午三点，张三李四一起，一小时": ("董建国", ["zhangsan", "lisi"], "03-20T15:00", 60, None),
    "约个二面：沈从容，后端，下周四下午四点一刻，李四主面张三陪，一小时": ("沈从容", ["lisi", "zhangsan"], "03-19T16:15", 60, None),
    "替许文博约个后端一面，周五上午十点，王五李四，半小时，电话": ("许文博", ["wangwu", "lisi"], "03-13T10:00", 30, "phone"),
    "帮我book一下Kevin Sun，后端一面，周五下午5点半，wangwu，phone就行": ("Kevin Sun", "wangwu", "03-13T17:30", 45, "phone"),
    "新来一个后端简历，孙佳怡，周五下午四点让李四一面，45分钟，视频": ("孙佳怡", "lisi", "03-13T16:00", 45, "video"),
    "幫我約羅敏儀，後端一面，星期六下晝五點，李四面": ("羅敏儀", "lisi", "03-14T17:00", 45, None),
    "那个帮我约一下秦朗啊后端一面明天上午十点王五来面就行了": ("秦朗", "wangwu", "03-12T10:00", 45, None),
    "book Sun Yue for a backend first round, Friday 9am, lisi": ("Sun Yue", "lisi", "03-13T09:00", 45, None),
    "Book Zhao Lei, backend round 1, tomorrow 5:30pm w/ lisi, 45 min": ("Zhao Lei", "lisi", "03-12T17:30", 45, None),
    "book Kevin Liang backend second round 2026-03-19 10:00 zhangsan lisi 60": ("Kevin Liang", ["zhangsan", "lisi"], "03-19T10:00", 60, None),
    "Hey! Could you pop Charlotte Wu in for a backend first round with Wang Wu, Monday 3pm, half an hour is plenty": ("Charlotte Wu", "wangwu", "03-16T15:00", 30, None),
    "please to arrange Ms. Fang Qiong for backend first round, wangwu interviewer, 17 March 10:00, video": ("Fang Qiong", "wangwu", "03-17T10:00", 45, "video"),
    "schedule June Park backend r1 Friday 11am zhangsan & lisi 45min video": ("June Park", ["zhangsan", "lisi"], "03-13T11:00", 45, "video"),
}  # fmt: skip


def test_all_that_a_sentence_says_is_in_the_booking(office: Office) -> None:
    office.joins("wangwu")
    office.plan("林悦", "03-13 10:00")  # for the one job that there is
    found = {said: office.understands(said, "zhangmin") for said in ASKED}
    assert {said: _in_short(one["arguments"]) for said, one in found.items()} == ASKED
    assert all(one["command"] == "book" and one["confirm"] for one in found.values())


def _in_short(said: dict[str, object]) -> tuple[object, ...]:
    return said.get("candidate"), said.get("person"), str(said.get("time"))[5:16], said.get("length"), said.get("place")


# Of each the candidate, whom nobody knows, and who interviews. Names hold words (和, 要, 约, 安, 来), and words follow them.
CALLED = {
    "安排一下宋清和，后端一面，下周一上午十点，王五面": ("宋清和", "wangwu"),
    "高明远要来面后端，一面，下周二下午一点，李四王五一起，你排一下": ("高明远", ["lisi", "wangwu"]),
    "帮我把马思齐排进19号下午三点的后端二面，张三李四一起": ("马思齐", ["zhangsan", "lisi"]),
    "约一个嗯冯可欣的后端一面周五下午一点李四面一个小时": ("冯可欣", "lisi"),
    "新来个候选人邓凯，约后端一面，下周二上午十点，李四王五一起": ("邓凯", ["lisi", "wangwu"]),
    "把欧阳修远排到周五下午三点，后端一面，张三面": ("欧阳修远", "zhangsan"),
    "把尉迟敬塞到周五下午4点，后端一面，王五": ("尉迟敬", "wangwu"),
    "让安若曦周四上午十一点来面后端一面，李四面": ("安若曦", "lisi"),
    "约安然的后端一面，周五下午两点，王五": ("安然", "wangwu"),
    "要子涵，后端二面，周五下午三点，张三李四": ("要子涵", ["zhangsan", "lisi"]),
    "和珅明天下午四点后端一面，张三面": ("和珅", "zhangsan"),
    "帮忙约下约翰逊，后端终面，3月19日下午三点，张三": ("约翰逊", "zhangsan"),
    "约一下左丘明的后端一面，下周三下午两点，王五，电话": ("左丘明", "wangwu"),
    "麻烦给亓官云安排个一面，后端，周五十点，李四": ("亓官云", "lisi"),
    "能不能帮占宇飞约一面，后端，周五下午四点，王五来面": ("占宇飞", "wangwu"),
    "有个新人叫戈亚宁，安排后端一面，下周二下午三点，李四面他": ("戈亚宁", "lisi"),
    "想约麦小雨下周一上午十一点面后端，找王五": ("麦小雨", "wangwu"),
    "组个局，张三和李四面柯南，后端二轮，周二十一点": ("柯南", ["zhangsan", "lisi"]),
    "熊伟就交给张三了，周五早九点，后端一面": ("熊伟", "zhangsan"),
    "人事总监介绍的关系户方圆，后端一面，周五上午十点给王五": ("方圆", "wangwu"),
    "Get Priya Nair in front of Zhang San and Wang Wu on Friday the 20th at 2 pm, backend final, one hour": ("Priya Nair", ["zhangsan", "wangwu"]),
    "Need a slot for Tomas Varga with Li Si, backend first round, Friday 3pm": ("Tomas Varga", "lisi"),
    "Set up Hans-Peter Müller with Zhang San, backend final, Thursday 19 March 2pm": ("Hans-Peter Müller", "zhangsan"),
    "Could you slot in Anjali Krishnamurthy for a backend first round on Monday at 11 with Li Si?": ("Anjali Krishnamurthy", "lisi"),
    "Arrange a phone screen for Annegret von Storch, backend, Tuesday 10am, Wang Wu": ("Annegret von Storch", "wangwu"),
    "Put Jonathan in for backend round 2 on Friday at 3pm with Zhang San and Li Si": ("Jonathan", ["zhangsan", "lisi"]),
    "We have a new candidate, Ravi Subramanian. Please book him with Wang Wu, backend first round, Tuesday 5pm": ("Ravi Subramanian", "wangwu"),
    "let's book um daniel wong for backend first round on friday at eleven am with zhang san": ("daniel wong", "zhangsan"),
    "约阿依古丽·买买提 后端一面 下周三下午两点 王五 电话": ("阿依古丽·买买提", "wangwu"),
    "安排能文静面后端一面，下周二下午三点，李四": ("能文静", "lisi"),
    "想让卓玛来面后端，一面，周五下午三点，张三": ("卓玛", "zhangsan"),
    "Schedule Maria del Carmen Ruiz, backend, Tuesday 11am, Wang Wu": ("Maria del Carmen Ruiz", "wangwu"),
    "Will Turner backend first round Friday 11am Zhang San": ("Will Turner", "zhangsan"),
    "Fu Lei, backend, first one, Monday the 16th quarter past nine, Li Si": ("Fu Lei", "lisi"),
    "帮我约个slot给Jessica Wu，后端一面，明天下午三点李四，video": ("Jessica Wu", "lisi"),
}  # fmt: skip


def test_a_name_that_nobody_knows_is_whole_and_nothing_more(office: Office) -> None:
    office.joins("wangwu")
    office.plan("林悦", "03-13 10:00")
    found = {said: office.understands(said, "zhangmin") for said in CALLED}
    called = {said: (one["arguments"].get("candidate"), one["arguments"].get("person")) for said, one in found.items()}
    assert called == CALLED
    assert all(one["command"] == "book" and one["confirm"] for one in found.values())


# Of each the job and the round: what else a sentence says is neither, and what is over is not what is to be.
NO_JOBS = {
    "新来了个简历不错叫黎昕是做后端的你给她约个一面下周二晚上七点电话的那种李四一起": ("后端", "一面"),
    "刚谈好一个架构师白洁，终面，现场，下周五下午三点，张三和李四，她已约好": ("架构师", "终面"),
    "沈从容一面过了，接下来安排二面吧，后端，时间就定在下周一上午十点，面试官张三和李四": ("后端", "二面"),
    "Great news, Rohan Das is moving on! Let's get a second backend round on the calendar for Tuesday at 10 with Zhang San": ("backend", None),
    "It's a done deal with everyone: Omar Haddad, platform architect, final, Mar 19 at 2, Zhang San and Li Si": ("platform architect", "final"),
    "跟宋知行约好了，周四晚上八点电话面，李四": (None, None),
    "Antoine Mercier, backend, first, Thursday the 19th at 10h30 with Li Si, by phone": ("backend", "一面"),
    "姚瑶二面大家都夸，后端，再走一轮，周一上午九点张三": ("后端", None),
}  # fmt: skip


def test_other_words_of_a_sentence_are_no_job_and_a_round_that_is_over_is_not_booked(office: Office) -> None:
    office.plan("林悦", "03-13 10:00")
    found = {said: office.understands(said, "zhangmin")["arguments"] for said in NO_JOBS}
    assert {said: (one.get("job"), one.get("round")) for said, one in found.items()} == NO_JOBS


NEXT_ROUNDS = {
    "book the next round for Lin Yue": "next round",
    "给林悦约下一轮吧": "next round",
    "给林悦约下一轮，周五下午四点，李四": "book",
    "Lin Yue passed, book her next round with Li Si on Friday at 4pm": "book",
}


def test_the_next_round_with_its_time_is_booked_as_the_one_after_those_that_there_were(office: Office) -> None:
    office.plan("林悦", "03-10 10:00")
    found = {said: office.understands(said, "zhangmin") for said in NEXT_ROUNDS}
    assert {said: one["command"] for said, one in found.items()} == NEXT_ROUNDS
    booked = [one["arguments"] for one in found.values() if one["command"] == "book"]
    assert all(one.get("candidate") in ("林悦", "Lin Yue") and "round" not in one for one in booked)
    assert {one["job"] for one in booked} == {"后端工程师"}


def test_a_letter_is_read_without_its_form(office: Office) -> None:
    office.plan("林悦", "03-10 10:00")
    letters = (
        "Dear colleague,\nkindly arrange a first round for Rahul Mehta, backend, on Friday 20 March at 11am, with 张三 as the "
        "interviewer, 45 minutes by video.\nWarm regards,\nMin",
        "张三老师您好：\n请为 Rahul Mehta 安排后端一面，3月20日上午11点，张三面，45分钟，视频\n谢谢\n张敏",
    )
    for letter in letters:
        found = office.understands(letter, "zhangmin")
        assert _in_short(found["arguments"]) == ("Rahul Mehta", "zhangsan", "03-20T11:00", 45, "video"), letter
    assert office.understands("Thanks,\nMin", "zhangmin")["command"] == "thanks"
    another = "Dear Min,\nplease cancel {code}.\nKind regards,\nLi Si".format(code=office.plan("陈晓", "03-12 14:00"))
    shown = office.understands(another, "zhangmin")
    assert (shown["command"], shown["confirm"], shown.get("then")) == ("status", False, None)
    passed_on = (
        "Hi all,\nwe move the linter to v9, and Li Si will replace Anna as release captain.\nKind regards,\nTomasz"
    )
    assert office.understands(passed_on, "zhangmin")["command"] in (None, "help")


def test_what_is_said_beside_a_booking_that_is_begun_never_loses_it_silently(office: Office) -> None:
    begun = "约面 高远 后端 一面 周五下午3点"
    for beside in ("咖啡机好像坏了", "谢谢", "let me check with lisi first", "他有点紧张"):
        office.say(begun, "zhangmin")
        office.say(beside, "zhangmin")
        assert office.say("李四", "zhangmin").endswith(zh("book.whether")), beside
        office.say("否", "zhangmin")
    office.say(begun, "zhangmin")
    said = office.say("明天有什么面试", "zhangmin")
    assert said.endswith(zh("let_go.line_not_booked", typed="高远 后端 一面 03-13 15:00"))
    assert office.say("约面 高远 后端 一面 03-13 15:00", "zhangmin") == zh("book_asks.panel")


def test_what_is_not_to_be_booked_is_not_read_back_as_a_booking(office: Office) -> None:
    office.plan("林悦", "03-13 10:00")
    for said in (
        "不约面 高远 后端一面 周五下午3点 张三",
        "先不约高远后端一面，周五下午三点张三",
        "周五下午三点高远后端一面张三，先不约面",
        "don't book Priya Nair with Zhang San on Friday 3pm, backend r1",
    ):
        assert office.understands(said, "zhangmin")["command"] != "book", said
