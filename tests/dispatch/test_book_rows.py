"""Rows pasted from a spreadsheet become interviews: read, asked about, booked at once, mended by a line, taken back whole."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews import leave, preferences
from bot.interviews.audit import Change
from bot.interviews.models import Candidate, Role
from tests.said import en, en_like, zh, zh_like
from tests.world.clock import BEIJING, NOW
from tests.world.office import Office
from tests.world.stage import together

HEADING = "候选人\t职位\t轮次\t时间\t面试官\n"
SIX = (
    HEADING
    + """陈晓\t后端工程师\t二面\t3/13 15:00\t李四、王五
林悦\t前端工程师\t一面\t3月13日 16:00-17:00\t张三
周琪\t前端工程师\t一面\t2026-03-16 10:00\t李四
孙浩\t前端工程师\t一面\t3/17 10:00\t王五
吴桐\t产品经理\t终面\t3/17 14:00\t张三
郑爽\t产品经理\t终面\t3/17 15:00\t王五"""
)


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    office.joins("zhangli", Role.COORDINATOR, "张丽")
    return office


def hr(office: Office, text: str) -> str:
    said = office.say(text, "zhangmin")
    assert len(said.encode()) <= 2048, "it is one message"
    return said


def booked(office: Office) -> list[str]:
    rows = office.rows(
        """SELECT c.name, i.round_name, lower(i.slot) AS at, upper(i.slot) AS until,
             (SELECT string_agg(m.name, '、' ORDER BY m.id) FROM participant p JOIN member m ON m.id = p.member_id
              WHERE p.interview_id = i.id) AS panel
           FROM interview i JOIN candidate c ON c.id = i.candidate_id WHERE i.status NOT IN ('cancelled') ORDER BY i.slot, i.id"""
    )
    return [
        f"{row['at'].astimezone(BEIJING):%m-%d %H:%M}–{row['until'].astimezone(BEIJING):%H:%M} "
        f"{row['name']} {row['round_name']} {row['panel']}"
        for row in rows
    ]


def test_six_rows_are_booked_with_two_messages(office: Office) -> None:
    said = hr(office, SIX)
    assert said.splitlines()[0] == zh("rows.all_in_order", n=6)
    assert "2) 3月13日 周五 16:00–17:00 林悦 · 前端工程师 一面 · 张三" in said
    assert "新候选人：陈晓、林悦、周琪、孙浩、吴桐、郑爽" in said and "新职位：后端工程师、前端工程师、产品经理" in said
    assert said.endswith(zh("rows.whether", n=6))
    assert booked(office) == []
    assert hr(office, "是").startswith("已约 6 场，")
    assert booked(office) == [
        "03-13 15:00–15:45 陈晓 二面 李四、王五",
        "03-13 16:00–17:00 林悦 一面 张三",
        "03-16 10:00–10:45 周琪 一面 李四",
        "03-17 10:00–10:45 孙浩 一面 王五",
        "03-17 14:00–14:45 吴桐 终面 张三",
        "03-17 15:00–15:45 郑爽 终面 王五",
    ]
    invited = office.rows("SELECT to_user, not_before, created_at FROM outbox WHERE kind = 'invited'")
    assert len(invited) == 7 and all(row["not_before"] > row["created_at"] for row in invited), "after the undo window"


def test_a_no_books_nothing_and_another_command_leaves_the_rows(office: Office) -> None:
    hr(office, SIX)
    assert hr(office, "否") == "好的，这些行不约了。"
    hr(office, SIX)
    assert hr(office, "明天").startswith("明天 3月12日")
    assert zh("asked.no_question") in hr(office, "是")
    assert booked(office) == []


@pytest.mark.parametrize(
    "text",
    [
        "约面\n陈晓 后端工程师 二面 3/13 15:00 李四 王五\n林悦 前端工程师 一面 3月13日 16:00-17:00 张三",
        "陈晓\t后端工程师\t二面\t3/13\t15:00\t45\t李四\t王五\r\n林悦\t前端工程师\t一面\t3/13\t16:00-17:00\t\t张三\r\n",
        "约面 陈晓，后端工程师，二面，3/13 15:00，李四、王五\n林悦，前端工程师，一面，3/13 16:00-17:00，张三",
        "Candidate,Position,Round,Date,Time,Interviewers\n陈晓,后端工程师,二面,2026-03-13,15:00,李四 王五\n林悦,前端工程师,一面,2026-03-13,16:00-17:00,张三",
        "姓名　岗位　面试轮次　日期　时间　面试官1　面试官2\n陈晓　后端工程师　二面　３月１３日　１５：００　李四　王五\n林悦　前端工程师　一面　3月13日　16:00-17:00　张三　",
        "候选人\t职位\t轮次\t开始时间\t结束时间\t面试官\n陈晓\t后端工程师\t二面\t2026-03-13 15:00\t15:45\tlisi, wangwu\n林悦\t前端工程师\t一面\t2026/3/13 16:00\t17:00\tzhangsan",
    ],
)
def test_the_same_rows_are_read_however_they_are_written(office: Office, text: str) -> None:
    said = hr(office, text)
    assert said.splitlines()[0] == zh("rows.all_in_order", n=2), said
    hr(office, "是")
    assert booked(office) == ["03-13 15:00–15:45 陈晓 二面 李四、王五", "03-13 16:00–17:00 林悦 一面 张三"]


def test_every_clash_limit_and_oddity_is_named_by_row_and_the_sound_ones_are_booked(office: Office) -> None:
    office.plan("何冰", "03-12 15:00", "lisi")
    with store.db.connection_context(), store.db.atomic():
        change = Change(NOW, actor_kind="system")
        zhangsan, wangwu = office.member("zhangsan"), office.member("wangwu")
        preferences.set_limits(change, zhangsan, per_day=1, per_week=None)
        leave.take(Change(NOW, wangwu), wangwu, NOW.replace(day=18), NOW.replace(day=20))
    rows = HEADING + "\n".join(
        (
            "陈晓\t后端\t二面\t3/12 15:30\t李四",
            "林悦\t前端\t一面\t3/13 10:00\t张三",
            "周琪\t前端\t一面\t3/13 14:00\t张三",
            "孙浩\t前端\t一面\t3/13 10:30\t张三",
            "吴桐\t产品\t终面\t3/19 14:00\t王五",
            "郑爽\t产品\t终面\t10/1 14:00\t王五",
            "冯源\t产品\t一面\t后天下舞3点\t王五",
            "蒋帆\t产品\t一面\t3/16 10:00\t李斯",
            "韩雪\t产品\t一面\t2026-03-09 10:00\t王五",
            "秦岭\t产品\t一面\t3/16 10:00\t王五",
        )
    )
    said = hr(office, rows)
    lines = said.splitlines()
    assert lines[0] == zh("rows.how_many", plain="2", odd="8")
    assert zh_like(
        "rows.odd_one", n=1, who="陈晓 明天 3月12日 周四 15:30–16:15", why="李四 15:00–16:00 已有面试（"
    ).search(said)
    assert (
        zh(
            "rows.odd_one",
            n=3,
            who="周琪 3月13日 周五 14:00–14:45",
            why=zh("person_then.day_limit", who="张三", day="3月13日 周五", had="1", limit="1"),
            so=zh("rows.can_be_booked"),
        )
        in said
    )
    assert zh_like(
        "rows.odd_one", n=4, who="孙浩 3月13日 周五 10:30–11:15", why=zh("row_odd.clashes_with", who="张三", n=2)
    ).search(said)
    assert (
        zh_like("rows.odd_one", n=5, who="吴桐 3月19日 周四 14:00–14:45", why="王五 ").search(said)
        and "休假" + zh("rows.can_be_booked") in said
    )
    assert zh_like("rows.odd_one", n=6, who="郑爽 周四 10月1日（国庆节） 14:00–14:45").search(said)
    assert (
        zh_like("rows.odd_one", n="7").search(said)
        and "冯源" in said
        and "下舞" in next(line for line in lines if line.startswith("第7行"))
    )
    assert (
        zh(
            "rows.odd_one",
            n=8,
            who="蒋帆 3月16日 周一 10:00–10:45",
            why=zh("row_odd.no_member_but", who="李斯", near="李四"),
            so="",
        )
        in said
    )
    assert zh_like("rows.odd_one", n=9, who="韩雪").search(said) and "过去" in next(
        line for line in lines if line.startswith("第9行")
    )
    assert lines[-1].startswith("约 ") and zh_like("rows.whether_without").search(lines[-1])
    said = hr(office, "是")
    assert "场没约：\n第1行 陈晓" in said
    assert [row.split()[2] for row in booked(office) if "何冰" not in row][:2] == ["林悦", "周琪"]
    kept = office.rows("SELECT after FROM audit_event WHERE after ? 'passed'")
    assert [row["after"]["passed"][0]["limit"] for row in kept] == [1], "the record keeps the limit that was passed"


def test_a_row_is_mended_by_a_line_before_the_yes_and_after_it(office: Office) -> None:
    office.plan("何冰", "03-12 15:00", "lisi")
    rows = (
        HEADING
        + "陈晓\t后端\t二面\t3/12 15:30\t李四\n林悦\t前端\t一面\t3/13 10:00\t赵六\n周琪\t前端\t一面\t3/16 10:00\t王五"
    )
    hr(office, rows)
    assert hr(office, "第2行 张三").startswith("2 场没问题，1 场要看：\n第1行 陈晓")
    assert hr(office, "是").startswith("已约 2 场")
    said = hr(office, "1 周五10点")
    assert said.startswith("1 场没问题：\n1) 3月13日 周五 10:00–10:45 陈晓") and said.endswith(zh("book.whether"))
    assert hr(office, "是").startswith("已约 1 场")
    assert [row for row in booked(office) if "陈晓" in row] == ["03-13 10:00–10:45 陈晓 二面 李四"]


def test_a_row_that_clashes_says_its_time_once_and_which_others_are_free(office: Office) -> None:
    other = office.plan("何冰", "03-12 15:00", "lisi")
    rows = HEADING + "\n".join(
        (
            "陈晓\t后端\t二面\t3/12 15:00-16:00\t李四",
            "林悦\t前端\t一面\t3/13 10:00\t张三",
            "孙浩\t前端\t一面\t3/13 10:30\t张三",
        )
    )
    lines = hr(office, rows).splitlines()
    first, third = (next(line for line in lines if line.startswith(f"第{n}行")) for n in (1, 3))
    assert first == zh(
        "rows.odd_one",
        n=1,
        who="陈晓 明天 3月12日 周四 15:00–16:00",
        why=zh("obstacle.clash", who="李四", when=zh("rows.then"), other=f"{other} 何冰"),
        so=zh("rows.send", rows="第1行 14:00，或 第1行 16:00"),
    )
    assert third.startswith(
        zh(
            "rows.odd_one",
            n=3,
            who="孙浩 3月13日 周五 10:30–11:15",
            why=zh("row_odd.clashes_with", who="张三", n=2),
            so=zh("rows.send", rows="第3行 11:00，或 第3行 12:00"),
        )
    )
    assert not zh_like("rows.how_to_change").search("\n".join(lines)) and "不约发：第1行 不要" in lines
    said = hr(office, "第1行 16:00")
    assert "1) 明天 3月12日 周四 16:00–17:00 陈晓" in said
    hr(office, "第3行 11:30")
    assert hr(office, "是").startswith("已约 3 场")


def test_what_a_clashing_row_is_offered_is_the_same_before_the_yes_and_after_it(office: Office) -> None:
    """What the other rows of the paste want is as good as taken before they are booked."""
    rows = HEADING + "\n".join(
        (
            "陈晓\t后端\t二面\t3/17 11:00\t李四",
            "林悦\t前端\t一面\t3/17 12:00\t李四",
            "周琪\t前端\t一面\t3/17 10:00\t李四",
            "孙浩\t前端\t一面\t3/17 11:15\t李四",
        )
    )
    before = next(line for line in hr(office, rows).splitlines() if line.startswith("第4行"))
    after = next(line for line in hr(office, "是").splitlines() if line.startswith("第4行"))
    offered = zh("rows.send", rows="第4行 13:00，或 第4行 14:00")
    assert before.endswith(offered) and after.endswith(offered), (before, after)
    assert "13:00–13:45 孙浩" in hr(office, "第4行 13:00")


def test_where_only_the_room_is_taken_a_free_one_is_offered_first(office: Office) -> None:
    """One that is known, the most alike by name, and that no other row wants; else, and besides, another time."""
    place = "候选人\t职位\t轮次\t时间\t面试官\t会议室\n"
    known = "\n".join(f"候选{n}\t后端\t一面\t3/18 1{n}:00\t张三\t{n}号会议室" for n in range(1, 5))
    hr(office, place + known)
    assert hr(office, "是").startswith("已约 4 场")
    rows = "\n".join(
        (
            "林悦\t前端\t一面\t3/19 15:00\t张三\t1号会议室",
            "陈晓\t后端\t二面\t3/19 15:00\t李四\t1号会议室",
            "周琪\t前端\t一面\t3/18 11:00\t李四\t1号会议室",
            "孙浩\t前端\t一面\t3/18 11:00\t张三\t1号会议室",
        )
    )
    lines = hr(office, place + rows).splitlines()
    second, third, fourth = (next(line for line in lines if line.startswith(f"第{n}行")) for n in (2, 3, 4))
    assert zh("rows.send", rows=zh("rows.row_and_answer", n=2, so="2号会议室") + "，或 第2行 ") in second
    assert zh("rows.send", rows=zh("rows.row_and_answer", n=3, so="2号会议室") + "，或 第3行 ") in third
    assert "会议室" not in fourth.partition("；可改发：")[2], "and 张三 is not free either"
    assert "15:00–15:45 陈晓 · 后端 二面 · 李四 · 2号会议室" in hr(office, "第2行 2号会议室")


def test_in_english_it_is_typed_as_it_stands_there(office: Office) -> None:
    office.plan("何冰", "03-12 15:00", "lisi")
    hr(office, "language en")
    said = hr(office, "candidate\tjob\tround\ttime\tpanel\n陈晓\t后端\t二面\t2026-03-12 15:30\t李四")
    assert en_like("obstacle.clash", who="李四", when="15:00–16:00").search(said)
    assert en("rows.send", rows="row 1 14:00, or row 1 16:00") in said
    assert "16:00–16:45 陈晓" in hr(office, "row 1 16:00")


def test_a_mended_row_may_be_pasted_again_and_one_may_be_left_out(office: Office) -> None:
    office.plan("何冰", "03-12 15:00", "lisi")
    hr(office, HEADING + "陈晓\t后端\t二面\t3/12 15:30\t李四\n林悦\t前端\t一面\t3/13 10:00\t赵六")
    said = hr(office, "陈晓\t后端\t二面\t3/13 15:30\t李四")
    assert said.startswith(zh("rows.how_many", plain="1", odd="1")) and "1) 3月13日 周五 15:30–16:15 陈晓" in said
    assert hr(office, "第2行 不要").startswith(zh("rows.one_in_order", n=1))
    hr(office, "是")
    assert [row for row in booked(office) if "何冰" not in row] == ["03-13 15:30–16:15 陈晓 二面 李四"]


def test_fifty_one_rows_are_refused_with_what_to_do(office: Office) -> None:
    rows = "\n".join(f"候选人{n}\t后端\t一面\t3/{12 + n % 15} {9 + n % 9}:00\t李四" for n in range(51))
    assert hr(office, rows) == zh("rows.too_many", n=51, most="50")


def test_fifty_rows_fit_into_one_message_and_are_booked_in_one_transaction(office: Office) -> None:
    names = "赵钱孙李周吴郑王冯陈"
    rows = HEADING + "\n".join(
        f"{names[n % 10]}小{'一二三四五'[n // 10]}\t后端工程师\t一面\t2026-03-{16 + n // 8} {9 + n % 8}:00\t{('李四', '王五', '张三')[n % 3]}"
        for n in range(50)
    )
    said = hr(office, rows)
    assert said.startswith(zh("rows.all_in_order", n=50)) or "场没问题，" in said.splitlines()[0]
    assert "……还有" in said and said.endswith("？是/否")
    seen = [line.partition(")")[0] for line in said.splitlines() if line[:1].isdigit() and ") " in line]
    while "发“更多”" in said:
        said = hr(office, "更多")
        seen += [line.partition(")")[0] for line in said.splitlines() if line[:1].isdigit() and ") " in line]
    assert seen == [str(number) for number in range(1, 51)], "each row is shown"
    assert said.endswith(zh("rows.whether", n=50))
    assert hr(office, "是").startswith("已约 50 场")
    assert zh("more.interviews", n=50) in hr(office, "更多")
    assert len(booked(office)) == 50
    units = office.rows(
        "SELECT count(DISTINCT coalesce(unit_id, id)) AS n FROM audit_event WHERE action = 'interview.booked'"
    )
    assert units == [{"n": 1}]
    assert hr(office, "撤销").startswith(zh("undo.done_unnoticed", what="约面 50 场")) and booked(office) == []


def test_undo_takes_the_whole_batch_back_and_nobody_is_invited(office: Office) -> None:
    hr(office, SIX)
    hr(office, "是")
    office.clock.move(seconds=30)
    said = hr(office, "撤销")
    assert said.startswith("已撤销"), said
    assert booked(office) == []
    assert office.rows("SELECT 1 FROM outbox WHERE kind = 'invited' AND state = 'queued'") == []
    with store.db.connection_context():
        assert [one.name for one in Candidate.select()] == [], "as if they had never been pasted"


def test_where_it_is_stands_in_one_column_and_a_column_that_is_not_used_is_named(office: Office) -> None:
    said = hr(
        office,
        "姓名\t岗位\t轮次\t日期\t开始时间\t结束时间\t面试官\t地点\t期望薪资\n"
        "陈晓\t后端\t二面\t2026-03-17\t13:00\t13:45\t李四\t现场 2号会议室\t30k\n"
        "林悦\t前端\t一面\t2026-03-17\t14:00\t14:45\t李四\t电话\t\n"
        "周琪\t前端\t一面\t2026-03-17\t15:00\t15:45\t李四\t视频\t\n"
        "任雪\t前端\t一面\t2026-03-17\t16:00\t16:45\t李四\t珠峰\t",
    )
    assert zh("rows.unused_columns", names="期望薪资") in said
    assert "李四 · 现场 · 2号会议室" in said and "李四 · 电话" in said and "李四 · 珠峰" in said
    hr(office, "是")
    assert office.rows(
        "SELECT mode, r.name FROM interview i LEFT JOIN room r ON r.id = i.room_id ORDER BY lower(i.slot)"
    ) == [
        {"mode": "onsite", "name": "2号会议室"},
        {"mode": "phone", "name": None},
        {"mode": "video", "name": None},
        {"mode": "onsite", "name": "珠峰"},
    ]


def test_what_was_booked_of_the_rows_is_taken_back_though_the_rest_waits_to_be_mended(office: Office) -> None:
    rows = HEADING + "陈晓\t后端\t二面\t3/12 15:30\t李四\n林悦\t前端\t一面\t3/13 10:00\t赵六"
    hr(office, rows)
    said = hr(office, "是")
    assert zh_like("rows.done").search(said) and zh_like("rows.how_to_change", n="2").search(said)
    assert hr(office, "撤销").startswith("已撤销：约面 ")
    assert booked(office) == []
    hr(office, rows)
    assert hr(office, "撤销").startswith(zh("undo.question_dropped")), "nothing has been booked of these"


def test_too_late_to_undo_many_it_is_said_how_many_they_were(office: Office) -> None:
    hr(office, SIX)
    hr(office, "是")
    office.clock.move(minutes=5)
    said = hr(office, "撤销")
    assert said.startswith(zh("undo.too_late_bookings", n=6, instead=zh("instead.cancel", code=""))), said


def test_who_is_not_hr_is_told_whose_it_is_and_books_nothing(office: Office) -> None:
    assert "HR" in office.say(f"约面\n{SIX}") or "张敏" in office.say(f"约面\n{SIX}")
    office.say(SIX)
    office.say("是")
    assert booked(office) == []


def test_a_namesake_is_asked_about_and_told_by_the_mobile(office: Office) -> None:
    with store.db.connection_context():
        for mobile in ("13800138000", "13900139000"):
            Candidate.create(name="陈晓", mobile=mobile)
    said = hr(office, HEADING + "陈晓\t后端\t二面\t3/13 15:00\t李四\n林悦\t前端\t一面\t3/13 16:00\t张三")
    assert (
        zh(
            "rows.odd_one",
            n=1,
            who="陈晓 3月13日 周五 15:00–15:45",
            why=zh("row_odd.namesakes", n=2, who="陈晓"),
            so="",
        )
        in said
    )
    assert hr(office, "第1行 13900139000").startswith(zh("rows.all_in_order", n=2))
    hr(office, "是")
    assert office.rows(
        "SELECT c.mobile FROM interview i JOIN candidate c ON c.id = i.candidate_id WHERE c.name = '陈晓'"
    ) == [{"mobile": "13900139000"}]


def test_who_has_agreed_by_phone_is_not_asked(office: Office) -> None:
    hr(office, "约面\n陈晓 后端 二面 3/13 15:00 李四 已约好\n林悦 前端 一面 3/13 16:00 张三")
    hr(office, "是")
    states = office.rows(
        "SELECT m.name, p.response FROM participant p JOIN member m ON m.id = p.member_id ORDER BY m.name"
    )
    assert states == [{"name": "张三", "response": "needs_action"}, {"name": "李四", "response": "accepted"}]


def test_it_is_read_and_answered_in_english_too(office: Office) -> None:
    hr(office, "language en")
    said = hr(
        office,
        "Candidate\tJob\tRound\tTime\tInterviewers\nMary Jones\tDesigner\tRound 1\t2026-03-13 15:00-16:00\tlisi, wangwu\n"
        "Tom Lee\tDesigner\tRound 2\t3/13 4pm\tzhaoliu",
    )
    assert said.startswith(
        "1 in order, 1 to look at:\nRow 2 Tom Lee Fri 13 Mar 16:00–16:45: there is no member called zhaoliu"
    )
    assert "1) Fri 13 Mar 15:00–16:00 Mary Jones · Designer 一面 · 李四, 王五" in said
    assert hr(office, "row 2 zhangsan").startswith(en("rows.all_in_order", n=2))
    assert hr(office, "yes").startswith("2 booked, ")


def test_two_of_hr_pasting_overlapping_rows_at_once_never_book_twice(office: Office) -> None:
    """Both have read that all is well; whoever comes second reads what is not any more."""
    office.say(SIX, "zhangmin")
    office.say(SIX, "zhangli")
    said = together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "zhangli"))
    assert sorted(one.partition("，")[0].splitlines()[0] for one in said) == ["已约 6 场", "情况有变"]
    assert len(booked(office)) == 6
    with store.db.connection_context():
        assert Candidate.select().count() == 6, "nobody is there twice"


ROWS = (("钱三", "后端工程师", "二面", "3/16 15:00", "李四"), ("钱四", "后端工程师", "二面", "3/16 16:00", "李四"))


@pytest.mark.parametrize("between", ["\t", ",", "，", "  ", " "])
@pytest.mark.parametrize(
    ("above", "below"),
    [("", ""), ("面试安排：\n", ""), ("帮我约一下这几场\n", "\n谢谢"), ("Please book these:\n", "\nthanks!")],
)
def test_rows_are_taken_as_a_booking_without_the_word_for_it(
    office: Office, between: str, above: str, below: str
) -> None:
    said = hr(office, above + "\n".join(between.join(row) for row in ROWS) + below)
    assert said.splitlines()[0] == zh("rows.all_in_order", n=2) and said.endswith(zh("rows.whether", n=2))
    assert booked(office) == [], "never without a yes"
    hr(office, "是")
    assert booked(office) == ["03-16 15:00–15:45 钱三 二面 李四", "03-16 16:00–16:45 钱四 二面 李四"]


def test_a_table_without_times_is_read_as_rows_that_lack_them(office: Office) -> None:
    said = hr(office, "钱三\t后端工程师\t李四\n钱四\t后端工程师\t李四")
    assert said.startswith("0 场没问题，2 场要看：\n第1行 钱三：没写时间\n第2行 钱四：没写时间")
    assert hr(office, "第1行 3/16 15:00").startswith(zh("rows.how_many", plain="1", odd="1"))


def test_what_stands_above_the_rows_may_forbid_to_book_them(office: Office) -> None:
    for above in ("这几场先别约", "取消这几场面试", "这几场约了吗？", "don't book these"):
        said = hr(office, above + "\n" + "\n".join("\t".join(row) for row in ROWS))
        assert "约这 2 场" not in said and "Book these" not in said, above
        hr(office, "否")
    assert booked(office) == []


@pytest.mark.parametrize(
    ("asks", "let_go"),
    [
        ("取消面试 {code}", zh("rows.let_go_of_question", what="取消面试 陈晓 3月13日 周五 10:00")),
        (
            "取消面试 {code} 岗位关闭",
            zh(
                "rows.let_go_of_question",
                what="取消面试 陈晓 3月13日 周五 10:00，" + zh("cancel.reason", reason="岗位关闭"),
            ),
        ),
        ("换人 {code}", zh("rows.let_go_of_question", what="换人 陈晓 3月13日 周五 10:00 李四")),
        ("约面 赵一 后端", zh("rows.let_go_of_question", what="约面 赵一 后端")),
        ("约面", zh("rows.let_go_of_question", what="约面")),
    ],
)
def test_pasted_rows_win_over_an_open_question_which_is_let_go_in_words(office: Office, asks: str, let_go: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, asks.format(code=code))
    said = hr(office, "\n".join("\t".join(row) for row in ROWS))
    assert said.splitlines()[:2] == [let_go, zh("rows.all_in_order", n=2)]
    assert hr(office, "是").startswith("已约 2 场")
    assert office.rows("SELECT status FROM interview WHERE code = %(code)s", code=code) == [{"status": "scheduled"}]


def test_rows_of_another_list_are_added_to_those_that_wait(office: Office) -> None:
    hr(office, HEADING + "陈晓\t后端\t二面\t3/13 15:30\t李四\n林悦\t前端\t一面\t3/13 15:30\t李四")
    for text in (
        "周琪\t前端\t一面\t3/16 10:00\t王五",
        "孙浩 前端 一面 3/16 11:00 王五",
        "约面 吴桐 前端 一面 3/16 14:00 王五",
        "郑爽,前端,一面,3/16 15:00,王五\n林悦,前端,一面,3/13 17:00,李四",
    ):
        said = hr(office, text)
        assert said.startswith("加为第 "), text
        assert "1) 3月13日 周五 15:30–16:15 陈晓" in said, "the rows that were there stay"
    assert said.startswith("加为第 6 行。\n6 场都没问题：") and "2) 3月13日 周五 17:00–17:45 林悦" in said
    assert said.endswith(zh("rows.whether", n=6))
    hr(office, "是")
    assert [row.split()[2] for row in booked(office)] == ["陈晓", "林悦", "周琪", "孙浩", "吴桐", "郑爽"]


def test_what_fits_no_row_is_refused_in_words_and_the_rows_wait_on(office: Office) -> None:
    hr(office, HEADING + "陈晓\t后端\t二面\t3/13 15:30\t李四\n陈晓\t前端\t一面\t3/13 17:00\t李四")
    assert hr(office, "第9行 10:00") == zh("rows.no_such_row", n=9, there="1–2")
    assert hr(office, "陈晓 3/13 10:00 王五").startswith(
        zh("rows.several_of_that_name", who="陈晓", rows="1, 2", first="1")
    )
    many = "\n".join(f"候选人{n}\t后端\t一面\t3/{12 + n % 15} {9 + n % 9}:00\t李四" for n in range(49))
    assert hr(office, many).startswith(zh("rows.too_many_with_these", n=51, most="50"))
    assert hr(office, "是").startswith("已约 2 场")


def test_rows_are_added_and_refused_in_english_too(office: Office) -> None:
    hr(office, "language en")
    hr(office, "Tom Lee\tDesigner\tRound 1\t3/16 3pm\tlisi\nAnn Lee\tDesigner\tRound 1\t3/16 4pm\tlisi")
    said = hr(office, "Bob Ray\tDesigner\tRound 1\t3/17 4pm\tzhangsan")
    assert said.startswith("Added as row 3.\n3 rows, all in order:") and "Bob Ray · Designer" in said
    assert hr(office, "row 9 drop").startswith(en("rows.no_such_row", n=9, there="1–3"))
    assert hr(office, "row 3 drop").startswith(en("rows.all_in_order", n=2))
    assert hr(office, "row 2 drop").startswith(en("rows.one_in_order", n=1))
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, f"replace {code}")
    said = hr(office, "Jim Lee\tDesigner\tRound 1\t3/18 3pm\tlisi\nJon Lee\tDesigner\tRound 1\t3/18 4pm\tlisi")
    assert said.startswith("I let go of the question that was open (replace 陈晓, Fri 13 Mar 10:00 李四).\n2 rows")
