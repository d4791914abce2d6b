"""What cannot be is said before anybody is asked 是/否, and what was asked is never mistaken for something else."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview, Member
from bot.notices.catalogue import feedback
from bot.notices.view import View
from bot.wecom.content import Text
from tests.said import zh, zh_like
from tests.world.office import Office, reason


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


# --- free text -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        ("{code}去不了了，堵车", "堵车"),
        ("去不了啦 {code} 出差", "出差"),
        ("无法参加 {code} 那天我休假，下周一才回来（周二也行）：抱歉", "那天我休假，下周一才回来（周二也行）：抱歉"),
        ("无法参加 {code} 高铁晚点……", "高铁晚点……"),
    ],
)
def test_a_reason_is_kept_as_it_was_typed_without_what_belongs_to_the_verb(
    office: Office, words: str, noted: str
) -> None:
    code = office.plan()
    if office.say(words.format(code=code)).endswith("是/否"):
        office.say("是")
    assert reason(code) == noted


def test_so_is_one_that_was_asked_for(office: Office) -> None:
    code = office.plan()
    office.say(f"无法参加 {code}")
    office.say("那天我休假，下周一才回来")
    assert reason(code) == "那天我休假，下周一才回来"


# --- a change of mind at the question for a reason -------------------------------------------------------------------


@pytest.mark.parametrize("words", ["算了还是接受吧", "还是接受吧", "算了，接受"])
def test_who_leaves_the_reason_for_the_other_answer_is_asked_what_that_would_do(office: Office, words: str) -> None:
    code = office.plan()
    office.plan("林悦", "03-12 10:00")  # unanswered, and not meant
    office.say(f"无法参加 {code}")
    assert office.say(words) == zh(
        "deed.yes_or_no", sentence=zh("undo.deed_and_order", done="无法参加", order="接受 陈晓 今天 14:00")
    )
    assert office.say("是").startswith(f"已接受：{code}")
    assert reason(code) is None


def test_a_verb_alone_for_a_reason_is_a_choice_that_says_what_each_does(office: Office) -> None:
    code = office.plan()
    office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {code}")
    assert office.say("接受").split("\n")[1:3] == [
        "1) " + zh("undo.deed_and_order", done="无法参加", order="接受 陈晓 今天 14:00"),
        "2) " + zh("asked.note_as_reason", text="接受"),
    ]
    assert office.say("1").startswith(f"已接受：{code}")


# --- undo ------------------------------------------------------------------------------------------------------------


def test_undo_at_an_open_question_says_that_nothing_came_of_it_and_then_what_was_last(office: Office) -> None:
    code, other = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {code} 出差")
    office.clock.move(minutes=2)
    office.say(f"接受 {other} 吧")
    assert office.say("撤销").startswith(zh("undo.question_dropped"))
    assert office.say("撤销") == zh("undo.too_late", what=f"无法参加 {code}", instead=zh("instead.accept", code=code))


def test_who_was_replaced_is_not_told_to_accept(office: Office) -> None:
    code = office.plan()
    office.say(f"无法参加 {code} 出差")
    office.say(f"换人 {code} 张三 王五", "zhangmin")
    office.say("是", "zhangmin")
    office.clock.move(minutes=2)
    assert office.say("撤销") == zh("undo_helps.too_late", what=f"无法参加 {code}") + zh("undo_helps.ask_hr", hr="张敏")


def test_too_late_to_undo_names_what_changes_it_and_nobody_who_cannot(office: Office) -> None:
    """HR's own 已确认 is not answered with the very same again, nor a no-show by a role that cannot mend it."""
    code = office.plan()
    office.say(f"候选人回复 {code} 已确认", "zhangmin")
    office.clock.move(minutes=2)
    said = office.say("撤销", "zhangmin")
    assert said == zh(
        "undo.too_late",
        what=f"候选人回复 {code}",
        instead=zh("instead.candidate_answer_unlike", code=code, answer=zh("candidate_answer.tentative")),
    )
    over = office.plan("林悦", "03-11 09:30", "lisi")
    office.say(f"候选人未到 {over}", "zhangmin")
    office.clock.move(minutes=2)
    said = office.say("撤销", "zhangmin")
    assert said == zh("undo.too_late", what=f"候选人未到 {over}", instead=zh("instead.arrived", code=over))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("不来", "已确认", "候选人回复 {code} 不来"),
        ("已确认", "不来", "候选人回复 {code} 已确认"),
        ("考虑中", "已确认", "候选人回复 {code} 考虑中"),
        ("", "不来", "候选人回复 {code} 考虑中（之前是待回复，这个记不回去）"),
        ("", "考虑中", "候选人回复 {code} 已确认（之前是待回复，这个记不回去）"),
    ],
)
def test_too_late_to_undo_a_candidates_answer_names_what_it_was(
    office: Office, before: str, now: str, said: str
) -> None:
    code = office.plan()
    for answer in filter(None, (before, now)):
        assert "候选人" in office.say(f"候选人回复 {code} {answer}", "zhangmin")
    office.clock.move(minutes=2)
    told = zh("undo.too_late", what=f"候选人回复 {code}", instead=said.format(code=code))
    assert office.say("撤销", "zhangmin") == told


@pytest.mark.parametrize("words", ["候选人没到", "候选人没来", "候选人未到", "候选人未到 {code}"])
def test_who_marks_a_no_show_again_reads_that_it_is_marked_and_how_to_take_that_back(
    office: Office, words: str
) -> None:
    code = office.plan("林悦", "03-11 09:30", "zhangsan")
    office.plan("陈晓", "03-11 10:30", "zhangsan")  # soon, and not the one that is meant
    assert zh_like("noshow.done").search(office.say("候选人没来"))
    said = office.say(words.format(code=code))
    assert said == zh("noshow.already_by_you", title=f"{code} 林悦 · 后端工程师 一面")
    assert office.say(f"候选人未到 {code}", "zhangmin").endswith(zh("noshow.already_marked", title="", who="张三"))
    office.clock.move(minutes=2)
    said = office.say(words.format(code=code))
    assert said.endswith(zh("noshow.already", title="") + zh("undo_helps.arrived", code=code))


def test_of_who_marked_it_and_is_free_now_the_interview_of_then_is_meant_for_a_while(office: Office) -> None:
    code = office.plan("林悦", "03-11 09:30", "zhangsan")
    office.say("候选人没来")
    office.clock.move(minutes=50)
    assert office.say("候选人没来").startswith(f"{code} 林悦")
    office.clock.move(minutes=50)
    assert office.say("候选人没来").startswith(zh("none_meant.to_miss"))


# --- replacing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["赵六", "王5", "zhaoliu"])
def test_a_name_that_nobody_has_is_said_and_never_dropped(office: Office, name: str) -> None:
    code = office.plan()
    said = office.say(f"换人 {code} {name}", "zhangmin")
    assert said == zh("understood.nobody_called_so", left=name, usage=f"换人 {code} 王五 / 换人 {code} 李四 王五")


def test_whom_a_replacement_cannot_be_is_said_instead_of_asking(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00", "zhangsan", "lisi")
    other = office.plan("林悦", "03-11 14:30", "wangwu")
    assert office.say(f"换人 {code} 张三 李四", "zhangmin") == zh("add.is_on_it", who="李四")
    assert office.say(f"换人 {code} 王五 李四", "zhangmin") == zh("refused.not_on_panel", who="王五")
    assert office.say(f"换人 {code} 张三 王五", "zhangmin").startswith(f"王五 那个时间已有面试（{other} 林悦")


def test_who_is_deactivated_and_still_on_the_panel_can_be_replaced(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00", "zhangsan", "lisi")
    with store.db.connection_context():
        Member.update(active=False).where(Member.user_id == "lisi").execute()
    assert office.say(f"换人 {code} 李四 王五", "zhangmin").endswith("的李四换成王五？是/否")
    assert "李四 → 王五" in office.say("是", "zhangmin")


def test_what_the_candidate_has_said_already_is_not_asked_again(office: Office) -> None:
    code = office.plan()
    office.say(f"候选人回复 {code} 已确认", "zhangmin")
    assert office.say("陈晓确认了", "zhangmin").endswith(zh("attend.already_recorded", code=""))


# --- which can be meant ----------------------------------------------------------------------------------------------


def test_a_name_means_the_interview_that_is_ahead(office: Office) -> None:
    office.plan("曹俊杰", "03-10 14:00")
    code = office.plan("曹俊杰", "03-12 14:00", round_no=2)
    assert office.say("接受 曹俊杰").startswith(f"已接受：{code}")
    assert office.say("无法参加 曹俊杰 出差").startswith(f"已回复无法参加：{code}")


@pytest.mark.parametrize(
    "words", ["{code} 不行 还是去不了", "{code} 不行", "{code}我不行了", "那场不行", "can't do {code} after all"]
)
def test_a_refusal_in_other_words_is_read_back(office: Office, words: str) -> None:
    code = office.plan()
    assert office.say(words.format(code=code)).startswith("回复无法参加 陈晓 今天 14:00")


def test_hr_is_not_offered_an_answer_that_she_cannot_give(office: Office) -> None:
    code = office.plan()
    assert office.say(f"取消{code}", "zhangmin") == "取消的原因是什么？会告诉面试官。"
    assert office.say("岗位关闭", "zhangmin").startswith(f"取消面试：{code} 陈晓")


def test_who_says_too_early_that_nobody_is_there_is_told_from_when_on_it_counts(office: Office) -> None:
    office.plan("陈晓", "03-11 10:05")
    assert office.say("人还没来").endswith(zh("attend.no_show_from", code="", at="10:10"))


def test_feedback_is_asked_for_with_a_line_that_works(office: Office) -> None:
    code = office.plan("陈晓", "03-11 08:30")
    with store.db.connection_context():
        Interview.update(status="awaiting_feedback").where(Interview.code == code).execute()
        interview = Interview.get(Interview.code == code)
        holder = office.member("zhangsan")
        view = View(holder, office.clock.at, "", "", subject={"interviews": [interview.id]})
        said = feedback.feedback_nudge(view)
    assert isinstance(said, Text)
    assert said.content == zh("feedback_due.still_missing", code=code, titles=f"{code} 陈晓 · 后端工程师 一面")
    assert office.say(f"面评 {code} 推荐 基础扎实").endswith(zh("deed.yes_or_no", sentence=zh("feedback.read_back")))


# --- help ------------------------------------------------------------------------------------------------------------


def test_help_shows_how_with_ones_own_interview_and_each_word_once(office: Office) -> None:
    code = office.plan("何洁")
    said = office.say("帮助 无法参加")
    assert zh("help.for_example", usage=f"无法参加 {code} 出差") in said
    assert "make it" not in said
    assert f"接受 {code} /" in office.say("帮助 接受")


def test_hr_reads_first_what_only_hr_does(office: Office) -> None:
    verbs = [line.split(" · ")[0] for line in office.say("帮助", "zhangmin").split("\n")[1:-1]]
    assert verbs.index("换人") < verbs.index("候选人回复") < verbs.index("接受") < verbs.index("无法参加")
