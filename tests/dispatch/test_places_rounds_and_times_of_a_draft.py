"""A place that is not decided, a room by its number, a round, a time alone and another interviewer are said of what is read back."""

from __future__ import annotations

import pytest

from bot.db import store
from tests.said import zh, zh_like
from tests.world.office import Office

DRAFT = "约面 高翔 后端工程师 二面 周五下午3点 李四 1小时"
IN_A_ROOM = f"{DRAFT} 3号会议室"
HR = "zhangmin"


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


@pytest.mark.parametrize("draft", [DRAFT, IN_A_ROOM])
@pytest.mark.parametrize(
    "said",
    [
        "没有会议室",
        "没会议室",
        "暂时没有空的会议室",
        "会议室还没定",
        "地点还没定",
        "地点待定",
        "会议室待定",
        "地方还没定下来",
        "不用会议室",
        "no room yet",
        "no meeting room available",
        "place tbd",
        "the room is not decided yet",
    ],
)
def test_a_place_that_is_not_decided_is_no_room_and_makes_none(office: Office, draft: str, said: str) -> None:
    office.say(draft, HR)
    answer = office.say(said, HR)
    assert zh("book.whether") in answer, said
    assert "会议室“" not in answer and not zh_like("move.which_room").search(answer), said


def test_what_comes_instead_of_a_room_is_how_it_is_held(office: Office) -> None:
    office.say(IN_A_ROOM, HR)
    assert "地点：电话\n" in office.say("没会议室 电话吧", HR)
    assert "地点：视频" in office.say("没有会议室，只能视频", HR)


@pytest.mark.parametrize(
    ("said", "room"),
    [
        ("会议室被占了 换5号", "5号会议室"),
        ("3号会议室有人了 换成9号", "9号会议室"),
        ("会议室换5号", "5号会议室"),
        ("会议室满了，那就换成6号", "6号会议室"),
        ("会议室改成12号吧", "12号会议室"),
        ("room 3", "room 3"),
        ("no, room 7", "room 7"),
        ("on site instead, room 4", "room 4"),
        ("the room is taken, use 8", "room 8"),
    ],
)
def test_the_number_of_a_room_is_no_day_and_no_hour(office: Office, said: str, room: str) -> None:
    office.say(DRAFT, HR)
    answer = office.say(said, HR)
    assert f"地点：现场 · {room}\n" in answer, (said, answer)
    assert "周五 15:00–16:00" in answer, said


def test_a_room_is_found_by_its_number_in_either_language(office: Office) -> None:
    with store.db.connection_context():
        store.execute("INSERT INTO room (name) VALUES ('5号会议室'), ('Room 6')")
    office.say(DRAFT, HR)
    assert "地点：现场 · 5号会议室\n" in office.say("room 5", HR)
    assert "地点：现场 · Room 6\n" in office.say("6号会议室", HR)


@pytest.mark.parametrize(
    ("said", "round_name"),
    [
        ("她是终面", "终面"),
        ("他是三面", "三面"),
        ("其实是三面", "三面"),
        ("她面三面", "三面"),
        ("候选人是终面", "终面"),
        ("这次是三面", "三面"),
        ("no, round 3", "三面"),
        ("actually round 3", "三面"),
        ("it is round 3", "三面"),
    ],
)
def test_a_round_that_is_said_of_the_candidate_is_no_name_and_no_hour(
    office: Office, said: str, round_name: str
) -> None:
    office.say(DRAFT, HR)
    answer = office.say(said, HR)
    assert f"高翔 · 后端工程师 {round_name}\n" in answer, (said, answer)
    assert "周五 15:00–16:00" in answer, said


def test_a_name_that_is_said_of_the_candidate_is_still_one(office: Office) -> None:
    office.say(DRAFT, HR)
    assert zh("book_line.title", title="李鸣 · ") in office.say("候选人是李鸣", HR)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("周五下午5点半", "周五 17:30–18:30"),
        ("下周一上午10点半", "周一 10:30–11:30"),
        ("周四下午3点吧", "周四 15:00–16:00"),
        ("下午6点", "周五 18:00–19:00"),
        ("晚上七点", "周五 19:00–20:00"),
        ("friday 5pm", "周五 17:00–18:00"),
        ("11am", "周五 11:00–12:00"),
        ("45 min", "周五 15:00–15:45"),
        ("60 minutes", "周五 15:00–16:00"),
        ("30分钟", "周五 15:00–15:30"),
    ],
)
def test_a_time_alone_is_when_the_booking_that_is_read_back_is_to_be(office: Office, said: str, when: str) -> None:
    office.say(DRAFT, HR)
    answer = office.say(said, HR)
    assert when in answer and zh("book.whether") in answer, (said, answer)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("下午6点", "周五 18:00–19:00"),
        ("周五下午6点", "周五 18:00–19:00"),
        ("下周一上午11点", "周一 11:00–12:00"),
        ("6pm", "周五 18:00–19:00"),
        ("45 min", "周五 15:00–15:45"),
        ("30分钟", "周五 15:00–15:30"),
    ],
)
def test_a_time_alone_is_when_the_interview_that_is_to_be_moved_is_to_be(office: Office, said: str, when: str) -> None:
    office.say("约面 高翔 后端工程师 二面 明天上午10点 李四 1小时", HR)
    office.say("是", HR)
    assert zh("deed.yes_or_no", sentence=zh("move.deed")) in office.say("改期 高翔 周五下午3点", HR)
    answer = office.say(said, HR)
    assert when in answer and zh("deed.yes_or_no", sentence=zh("move.deed")) in answer, (said, answer)


def test_a_part_of_the_day_alone_is_asked_for_its_hour(office: Office) -> None:
    office.say("约面 高翔 后端工程师 二面 明天上午10点 李四 1小时", HR)
    office.say("是", HR)
    office.say("改期 高翔 周五下午3点", HR)
    assert "几点？" in office.say("上午", HR)
    assert "周五 11:00–12:00" in office.say("11点", HR)


@pytest.mark.parametrize(
    ("before", "said", "who"),
    [
        ("王五", "不是王五，是李四", "李四有空"),
        ("王五面", "不对 李四面", "李四有空"),
        ("王五", "啊不对 李四", "李四有空"),
        ("王五", "李四吧", "李四有空"),
        ("王五", "不要王五 换李四", "李四有空"),
        ("wangwu", "no, lisi", "李四有空"),
        ("王五", "再加李四", "王五、李四有空"),
        ("", "李四来面吧", "李四有空"),
    ],
)
def test_another_interviewer_takes_the_place_of_the_one_before_while_the_time_is_asked(
    office: Office, before: str, said: str, who: str
) -> None:
    office.say("约面 高翔 后端工程师 二面", HR)
    if before:
        office.say(before, HR)
    answer = office.say(said, HR)
    assert f"什么时间？{who}" in answer, (said, answer)


@pytest.mark.parametrize(
    ("week", "said", "day"),
    [
        ("下周", "周二", "3月17日 周二"),
        ("下周", "周五下午3点", "3月20日 周五"),
        ("下下周", "周四", "3月26日 周四"),
        ("下下周", "周四下午3点", "3月26日 周四"),
        ("next week", "tuesday", "3月17日 周二"),
        ("next week", "thursday 3pm", "3月19日 周四"),
    ],
)
def test_a_weekday_after_a_week_is_of_that_week(office: Office, week: str, said: str, day: str) -> None:
    office.say(f"约面 高翔 后端工程师 二面 李四 {week}", HR)
    assert day in office.say(said, HR), (week, said)


@pytest.mark.parametrize("said", ["改期 高翔 周三下午4点", "reschedule 高翔 wednesday 4pm"])
def test_a_weekday_that_is_today_is_in_a_week_for_what_is_to_be_moved(office: Office, said: str) -> None:
    office.say("约面 高翔 后端工程师 二面 周五下午3点 李四 1小时", HR)
    office.say("是", HR)
    assert "3月18日 周三 16:00–17:00" in office.say(said, HR)


@pytest.mark.parametrize("name", ["Max Ho", "Max Li", "May Chan", "Will Smith", "Rose Lin", "Mark Zhou", "Grace Ho"])
def test_a_given_name_that_is_a_word_is_a_name(office: Office, name: str) -> None:
    assert zh("book_line.title", title=f"{name} · ") in office.say(f"约面 {name} 后端工程师 一面 李四 周五15:00", HR)


def test_rounds_out_of_order_are_named_before_they_are_booked(office: Office) -> None:
    office.say("约面 高翔 后端工程师 二面 周五下午3点 李四 1小时", HR)
    office.say("是", HR)
    answer = office.say("约面 高翔 后端工程师 三面 明天下午3点 王五", HR)
    assert (
        zh(
            "obstacle.order",
            first="二面",
            late="3月13日 周五 15:00–16:00",
            second="三面",
            early="3月12日 周四 15:00–15:45",
        )
        in answer
    )


def test_pasted_rows_whose_place_is_not_decided_make_no_room(office: Office) -> None:
    rows = (
        "候选人\t职位\t时间\t面试官\t地点\n高翔\t后端\t周五 15:00\t李四\t待定\n钱明\t后端\t周五 16:00\t王五\t没有会议室"
    )
    answer = office.say(rows, HR)
    assert zh("rows.all_in_order", n=2) in answer and "新会议室" not in answer, answer
    bare = "赵明 后端 一面 周五17:00 李四 待定\n孙明 后端 一面 周五18:00 王五 会议室还没定"
    office.say("否", HR)
    answer = office.say(bare, HR)
    assert zh("rows.all_in_order", n=2) in answer and "新会议室" not in answer, answer


def test_one_more_row_is_added_and_two_things_are_said_of_one(office: Office) -> None:
    office.say("候选人\t职位\t时间\t面试官\n高翔\t后端\t周五 15:00\t李四\n钱明\t后端\t周五 15:00\t李四", HR)
    answer = office.say("第二行换王五 时间改成16点", HR)
    assert zh("rows.all_in_order", n=2) in answer and "16:00–16:45 钱明" in answer and "王五" in answer, answer
    answer = office.say("再加一行 龙三 后端 一面 周五17点 李四", HR)
    assert zh("rows.added", rows="3") in answer and "17:00–17:45 龙三" in answer, answer
    answer = office.say("add another row: Tom Becker backend round 1 friday 6pm lisi", HR)
    assert zh("rows.added", rows="4") in answer and "Tom Becker" in answer, answer


def test_a_row_that_clashes_says_the_round_that_it_was_given(office: Office) -> None:
    office.say("候选人\t职位\t时间\t面试官\n高翔\t后端\t周五 15:00\t李四\n钱明\t后端\t周五 15:00\t李四", HR)
    assert "第2行 钱明 三面 " in office.say("第2行是三面", HR)
