"""What is read back and not booked yet is changed by what is said of it, and nothing that is said of it falls on an interview that exists."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office

DRAFT = "约面 陈晓 后端工程师 二面 周五下午3点 李四"
ROWS = """马超 后端工程师 一面 3/16 10:00 李四
黄忠 后端工程师 一面 3/16 14:00 王五
赵云 前端工程师 一面 3/17 10:00 张三"""


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


CHANGES = [
    ("已约好的", "面试官：李四（已约好"),
    ("都跟他们说好了", "面试官：李四（已约好"),
    ("对了，不用他们回复", "面试官：李四（已约好"),
    ("地点珠峰", "地点：现场 · 珠峰"),
    ("会议室用2号会议室", "地点：现场 · 2号会议室"),
    ("改成电话", "地点：电话"),
    ("电话面试吧", "地点：电话"),
    ("再加个王五", "面试官：李四、王五"),
    ("把王五也叫上", "面试官：李四、王五"),
    ("王五也来", "面试官：李四、王五"),
    ("also add wangwu", "面试官：李四、王五"),
    ("add wangwu too", "面试官：李四、王五"),
    ("add wangwu as well please", "面试官：李四、王五"),
    ("not the room, by phone instead", "地点：电话"),
    ("不要会议室了，电话吧", "地点：电话"),
    ("and start at half past four", "3月13日 周五 16:30–17:15"),
    ("提前半小时开始", "3月13日 周五 14:30–15:15"),
    ("面试官换王五", "面试官：王五"),
    ("李四换成王五", "面试官：王五"),
    ("不要李四，换王五", "面试官：王五"),
    ("replace lisi with wangwu", "面试官：王五"),
    ("让王五替李四", "面试官：王五"),
    ("不要李四了", "谁来面"),
    ("改下周一", "3月16日 周一 15:00–15:45"),
    ("改到四点", "3月13日 周五 16:00–16:45"),
    ("推迟半小时", "3月13日 周五 15:30–16:15"),
    ("改下周一上午10点半吧", "3月16日 周一 10:30–11:15"),
    ("时长改60分钟", "15:00–16:00"),
    ("时长半小时", "15:00–15:30"),
    ("一个小时就够", "15:00–16:00"),
    ("终面", "后端工程师 终面"),
    ("轮次改成三面", "后端工程师 三面"),
    ("岗位改成前端工程师", "前端工程师 二面"),
    ("名字是李鸣", "李鸣 · "),
    ("名字写错了，是李鸣", "李鸣 · "),
    ("候选人改成李鸣", "李鸣 · "),
    ("改到四点，加上王五，一小时", "16:00–17:00\n面试官：李四、王五"),
    ("不对，四点", "3月13日 周五 16:00–16:45"),
    ("错了 四点半", "3月13日 周五 16:30–17:15"),
    ("还是下周一吧", "3月16日 周一 15:00–15:45"),
    ("no, 4pm", "3月13日 周五 16:00–16:45"),
    ("不对 王五", "面试官：王五"),
    ("等等，三面", "后端工程师 三面"),
    ("不是后端，是前端工程师", "前端工程师 二面"),
    ("名字是李鸣，手机是13812345678，改成四点吧", "候选人手机：13812345678"),
    ("名字是李鸣，他的电话 138-1234-5678", "候选人手机：13812345678"),
    ("手机13812345678", "候选人手机：13812345678"),
    ("再加个赵六", "没有找到成员“赵六”"),
]


def test_what_is_read_back_is_changed_by_what_is_said_of_it_and_read_back_whole(office: Office) -> None:
    for said, then in CHANGES:
        hr(office, "退出")
        hr(office, DRAFT)
        answer = hr(office, said)
        assert then in answer, f"{said}: {answer}"
        assert (
            zh_like("book_line.title").match(answer)
            or "谁来面" in answer
            or zh_like("book.no_such_member").search(answer)
        ), f"{said}: {answer}"


def test_what_is_said_beside_a_draft_does_not_change_it(office: Office) -> None:
    for said in ("随便", "没事", "王五几点有空", "陈晓很不错", "李四人很好"):
        hr(office, "退出")
        hr(office, DRAFT)
        assert not zh_like("book_line.title").match(hr(office, said)), said


OF_ROWS = [
    ("第三行改到十点半", "3) 3月17日 周二 10:30–11:15 赵云"),
    ("第3行 周五 10:00", "3) 3月13日 周五 10:00–10:45 赵云"),
    ("row 3 11:00", "3) 3月17日 周二 11:00–11:45 赵云"),
    ("最后一行推迟一个小时", "3) 3月17日 周二 11:00–11:45 赵云"),
    ("黄忠改到5点", "2) 3月16日 周一 17:00–17:45 黄忠"),
    ("把黄忠挪到周三上午", "黄忠"),
    ("第2个换成李四", "黄忠 · 后端工程师 一面 · 李四"),
    ("第2行面试官换成李四", "黄忠 · 后端工程师 一面 · 李四"),
    ("黄忠再加个李四", "黄忠 · 后端工程师 一面 · 李四、王五"),
    ("第2行45分钟 珠峰", "黄忠"),
    ("第1、3行改成一小时", "3) 3月17日 周二 10:00–11:00 赵云"),
    ("都改成30分钟", "1) 3月16日 周一 10:00–10:30 马超"),
    ("都约好了", "已约好"),
    ("都改成视频", "3 场都没问题"),
    ("第三行改到十点半，第2行不要", "2 场都没问题"),
    ("第2行不要了", "2 场都没问题"),
    ("第一行不要", "2 场都没问题"),
    ("马超不要了", "2 场都没问题"),
    ("去掉第二行", "2 场都没问题"),
    ("drop row 2", "2 场都没问题"),
    ("赵云先不约了", "2 场都没问题"),
    ("只约第1行", "1 场没问题"),
    ("除了马超都不要", "1 场没问题"),
]


def test_a_row_that_is_open_is_meant_by_its_number_or_its_candidate(office: Office) -> None:
    for said, then in OF_ROWS:
        hr(office, "退出")
        assert zh_like("rows.how_to_change", n="1").search(hr(office, ROWS))
        answer = hr(office, said)
        assert then in answer, f"{said}: {answer}"
        assert "是/否" in answer or "要看" in answer, f"{said}: {answer}"


def test_what_cannot_be_read_of_a_row_is_asked_and_the_rows_stay(office: Office) -> None:
    for said in ("第2行呵呵", "黄忠那个你看着办", "改到十点半", "第9行不要", "都安排得漂亮点"):
        hr(office, "退出")
        hr(office, ROWS)
        assert "还在等你回复" in hr(office, said), said
        assert hr(office, "好").startswith("已约 3 场"), said
        hr(office, "撤销")


def test_a_heading_alone_asks_for_its_rows(office: Office) -> None:
    for said in ("候选人\t职位\t轮次\t时间\t面试官", "候选人 职位 轮次 时间 面试官", "姓名，岗位，轮次，时间，面试官"):
        assert hr(office, said).startswith(zh("rows.heading_alone")), said


def test_what_is_said_right_after_a_booking_is_of_what_was_booked(office: Office) -> None:
    for said, then in (
        ("他说周五不行，改下周一上午10点半吧", "→ 3月16日 周一 10:30–11:15"),
        ("把王五也叫上", "王五"),
        ("王五也拉上吧", "王五"),
        ("再发下话术", zh("letter.dear", shown_name="陈晓")),
        ("邀请语", zh("letter.dear", shown_name="陈晓")),
        ("他答应了", "记下候选人回复 陈晓 3月13日 周五 15:00：已确认？"),
    ):
        hr(office, DRAFT)
        assert hr(office, "是").startswith("已约："), said
        answer = hr(office, said)
        assert then in answer and "哪一场" not in answer, f"{said}: {answer}"
        hr(office, "退出")
        hr(office, "撤销")
        hr(office, "撤销")


def test_who_hesitates_keeps_the_draft_and_a_yes_books_it(office: Office) -> None:
    for said in ("先等等，我问下候选人", "等一下", "我再想想", "我先跟面试官确认一下", "先别约", "let me check first"):
        hr(office, "退出")
        hr(office, DRAFT)
        assert hr(office, said).startswith("好的，先不约，这份留 10 分钟：约 "), said
        assert hr(office, "是").startswith("已约："), said
        hr(office, "撤销")


def test_a_yes_in_other_words_books_a_draft(office: Office) -> None:
    for said in ("嗯就这样约吧", "好，约吧", "那就约了吧", "行 就这么约吧", "直接约吧"):
        hr(office, "退出")
        hr(office, DRAFT)
        assert hr(office, said).startswith("已约："), said
        hr(office, "撤销")
    for said in ("都约了吧", "全约吧", "嗯 都约吧"):
        hr(office, ROWS)
        assert hr(office, said).startswith("已约 3 场"), said
        hr(office, "撤销")


def test_a_correction_that_is_not_understood_leaves_the_draft_open(office: Office) -> None:
    for said in ("不对，那个啥来着的", "不对 乱七八糟"):
        hr(office, "退出")
        hr(office, DRAFT)
        assert "约 3月13日 周五 15:00–15:45 陈晓" in hr(office, said), said
        assert hr(office, "是").startswith("已约："), said
        hr(office, "撤销")


def test_a_draft_that_is_left_for_something_else_is_said_to_be_not_booked(office: Office) -> None:
    for said in ("日程 明天", "我的设置", "帮助"):
        hr(office, "退出")
        hr(office, DRAFT)
        assert zh_like("let_go.booking_not_done", what="陈晓 后端工程师 二面").search(hr(office, said)), said
        hr(office, ROWS)
        assert zh("let_go.rows_not_booked", n=3) in hr(office, said), said


def test_who_nobody_is_called_so_may_be_said_to_be_somebody_in_every_row(office: Office) -> None:
    hr(office, ROWS.replace("王五", "赵六"))
    answer = hr(office, "赵六就是王五")
    assert zh("rows.all_in_order", n=3) in answer and "黄忠 · 后端工程师 一面 · 王五" in answer, answer


def test_what_is_changed_of_a_draft_that_cannot_be_booked_is_said(office: Office) -> None:
    hr(office, DRAFT)
    hr(office, "是")
    hr(office, "约面 马超 后端工程师 一面 周五下午3点 李四")
    for said, then in (
        ("不是后端，是前端工程师", "马超 · 前端工程师 一面"),
        ("半小时就够", "15:00–15:30"),
        ("二面", "二面"),
    ):
        answer = hr(office, said)
        assert (
            answer.startswith("改好了：约 ") and then in answer and zh_like("book.changed_and_still_not").search(answer)
        ), f"{said}: {answer}"


def test_about_an_hour_is_a_time_and_nobodys_name(office: Office) -> None:
    for when in ("明天上午十一点左右", "明天上午十一点前后", "大概明天上午十一点"):
        hr(office, "退出")
        hr(office, "约面 前端工程师 一面 李四")
        hr(office, "林黛玉")
        answer = hr(office, when)
        assert (
            answer.startswith(zh("book_line.title", title="林黛玉 · 前端工程师 一面") + "\n")
            and " 11:00–11:45" in answer
        ), f"{when}: {answer}"


def test_a_yes_is_nobodys_name(office: Office) -> None:
    for said in ("可以", "好的", "嗯嗯", "等一下"):
        hr(office, "退出")
        assert zh("book_asks.candidate") in hr(office, "约面 前端工程师 一面 明天下午三点 李四")
        assert zh("book_asks.candidate") in hr(office, said), said
