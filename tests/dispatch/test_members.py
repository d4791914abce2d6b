"""An admin looks after the members in the chat: roles, who leaves, and what becomes of their interviews."""

from __future__ import annotations

import os
import threading
from datetime import timedelta

import pytest

from bot import change
from bot.chat.dispatcher import Dispatcher
from bot.db import store
from bot.interviews import joining, leaving, locks, lookup, people
from bot.interviews.errors import UserError
from bot.interviews.models import Member, Participant, Role
from bot.settings import child_environ
from bot.texts import WORDS
from tests import loaded
from tests.said import YES_OR_NO, en, zh, zh_like
from tests.world.clock import BEIJING
from tests.world.office import lines
from tests.world.stage import Stage, spoken, text, together, wait_for_a_lock
from tests.world.town import Town, later, to_be_chosen


def test_what_is_not_understood_is_said_and_never_answered_with_the_present_role(place: Town) -> None:
    for words, quoted in (("成员 zhangsan 老板", "老板"), ("成员 张三 请假中", "请假中")):
        said = place.say("admin", words)
        assert said.startswith(zh("members.not_understood", rest=quoted))
    assert zh_like("members.not_understood", rest="老板").match(place.say("admin", "成员 sunba 老板"))
    assert place.rows("SELECT 1 FROM member WHERE user_id = 'sunba'") == []


def test_without_a_name_nobody_is_meant(place: Town) -> None:
    place.joins("boss")
    for words in ("成员 停用", "停用", "成员 启用"):
        assert place.say("admin", words) == zh("members.who")
    assert len(place.rows("SELECT 1 FROM member WHERE active")) == 6


@pytest.mark.parametrize(
    "words", ["成员 李四 停用", "成员 李四停用", "成员 lisi deactivate", "停用 李四", "停用李四", "成员 lisi 删除"]
)
def test_leaving_is_read_back_however_it_was_typed(place: Town, words: str) -> None:
    assert place.say("admin", words) == zh(
        "deed.yes_or_no", sentence=zh("members.read_back_deactivate", name="李四", id="lisi")
    )
    assert place.say("admin", "是") == zh("members.deactivated", name="李四")


def test_a_member_called_like_a_role_gets_the_role_that_was_said(place: Town) -> None:
    place.joins("boss")
    assert place.say("admin", "members admin interviewer") == "管理员：" + zh("role.interviewer") + "。"


def test_an_undo_binds_nobody_who_has_been_deactivated_since(place: Town) -> None:
    on = place.book("wangwu")
    place.say("zhangmin", f"换人 {on.code} 王五 张三")
    place.say("zhangmin", "是")
    place.say("admin", "成员 王五 停用")
    place.say("admin", "是")
    assert place.say("zhangmin", "撤销") == zh("undo.is_deactivated", who="王五")
    places = place.rows(
        "SELECT user_id FROM participant JOIN member m ON m.id = member_id WHERE replaced_by_id IS NULL"
    )
    assert [row["user_id"] for row in places] == ["zhangsan"]


def test_one_member_is_shown_with_what_can_be_changed(place: Town) -> None:
    assert place.say("admin", "成员 张三").splitlines()[0] == "张三 · zhangsan · " + zh("role.interviewer")
    assert place.say("admin", "成员 sunba") == zh("members.none_with_account", account="sunba")


def test_who_leaves_leaves_open_places_and_hr_is_told_once_which(place: Town) -> None:
    first, second = place.book("lisi", "zhangsan", in_hours=24), place.book("lisi", candidate="何航", in_hours=30)
    over = place.book("lisi", candidate="吴桐", in_hours=48)
    place.say("lisi", f"无法参加 {over.code}")
    place.move(minutes=2)
    place.settle()
    before = len(place.sent())

    asked = place.say("admin", "成员 李四 停用")
    assert asked == zh(
        "deed.yes_or_no",
        sentence=zh("members.read_back_deactivate", name="李四", id="lisi")
        + "，"
        + zh("members.need_somebody_else", n=2),
    )
    assert place.say("admin", "否").startswith("好")
    assert Member.get_by_id(place.member("lisi").id).active
    place.say("admin", "成员 李四 停用")
    assert place.say("admin", "是") == zh("members.deactivated_and_places_open", name="李四", n=2)

    place.move(minutes=2)
    place.settle()
    told = place.texts("zhangmin")[-1]
    assert zh_like("places_open.told", left="李四").match(told)
    assert str(first.code) in told and str(second.code) in told and str(over.code) not in told
    assert zh("places_open.replace", code=first.code) in told
    assert len([one for one in place.sent()[before:] if one["msgtype"] == "text"]) == 1
    with store.db.connection_context():
        answers = Participant.select().where(Participant.member == place.member("lisi").id)
        assert {one.response for one in answers} == {"declined"}
    assert "李四" in place.say("zhangmin", f"换人 {first.code} 李四 王五")


def test_who_leaves_while_a_place_is_given_to_them_gives_up_that_one_too(place: Town) -> None:
    """The replacement is committed while their leaving waits for it."""
    on = place.book("lisi")
    lisi, wangwu = place.member("lisi"), place.member("wangwu")

    def leave() -> None:
        with store.db.connection_context(), change.begin(place.at, kind="system") as begun:
            leaving.deactivate(begun, wangwu)

    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        joining.replace(begun, on, lisi, wangwu)
        at_the_same_time = threading.Thread(target=leave)
        at_the_same_time.start()
        wait_for_a_lock()
    at_the_same_time.join()
    [row] = place.rows("SELECT response FROM participant WHERE member_id = %(id)s", id=wangwu.id)
    assert row == {"response": "declined"}


def test_a_deactivated_member_who_writes_is_told_so_and_whom_to_ask(place: Town) -> None:
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    assert place.say("lisi", "日程").startswith(zh("stranger.deactivated", who=""))
    place.settle()
    assert place.cards("admin") == []
    assert "李四 · lisi · 面试官 · " + zh("members.row_deactivated") in place.say("admin", "成员 李四")
    assert place.say("admin", "成员 李四 面试官") == zh("members.is_deactivated", name="李四", id="lisi")
    assert place.say("admin", "成员 李四 启用") == zh(
        "members.active_again", name="李四", role=zh("role.interviewer"), left=""
    )
    assert "停用" not in place.say("lisi", "日程")


def test_who_is_activated_again_is_not_back_in_the_interviews_and_the_admin_reads_so(place: Town) -> None:
    on = place.book("lisi")
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    place.move(seconds=61)
    place.settle()
    said = zh("members.active_again", name="李四", role="面试官", left=zh("members.still_out_of", n=1, name="李四"))
    assert place.say("admin", "成员 李四 启用") == said
    assert f"李四 无法参加 · {on.code}" not in place.say("lisi", "日程")


def test_hr_hears_who_is_back_and_in_which_interviews_they_are_not(place: Town) -> None:
    first, second = place.book("lisi", in_hours=24), place.book("lisi", candidate="林悦", in_hours=30)
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    place.move(seconds=61)
    place.settle()
    assert zh_like("places_open.told", left="李四").match(place.texts("zhangmin")[-1])
    place.say("admin", "成员 李四 启用")
    place.settle()
    assert "启用" not in place.texts("zhangmin")[-1]  # while it can be undone
    place.move(seconds=61)
    place.settle()
    told = place.texts("zhangmin")[-1].splitlines()
    assert told[0] == "李四已重新启用，仍不在这些面试里："
    assert [line[:4] for line in told[1:3]] == [first.code, second.code]
    assert told[3:] == [
        zh("places_open.ask_back", code=first.code, who="李四") + zh("places_open.or_replace", code=first.code)
    ]


def test_who_leaves_and_is_back_is_out_also_of_what_has_no_time_yet_and_hr_reads_so(place: Town) -> None:
    on = to_be_chosen(place, "lisi", "wangwu")
    place.settle()
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    later(place, hours=1, minutes=11)  # HR's next list
    left = place.texts("zhangmin")[-1].splitlines()
    assert left[0] == "李四已停用，这些面试空出了位置："
    assert left[1].startswith(f"{on.code} 陈晓 · 后端工程师 二面 · " + zh("time.none"))
    assert left[2:] == [zh("places_open.replace", code=on.code)]
    assert zh_like("members.still_out_of", n="1").search(place.say("admin", "成员 李四 启用"))
    later(place, hours=5)
    back = place.texts("zhangmin")[-1].splitlines()
    assert back[0] == "李四已重新启用，仍不在这些面试里："
    assert back[1:] == [
        left[1],
        zh("places_open.ask_back", code=on.code, who="李四") + zh("places_open.or_replace", code=on.code),
    ]


def test_of_who_is_deactivated_and_back_within_the_undo_window_hr_hears_nothing_twice(place: Town) -> None:
    place.book("lisi", in_hours=24)
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    place.say("admin", "成员 李四 启用")
    place.move(seconds=61)
    place.settle()
    [told] = place.texts("zhangmin")
    assert told.splitlines()[:2] == [zh("summary.heading", n=2), "· 李四已停用，这些面试空出了位置："]
    assert "· " + zh("places_open.active_again", back="李四", listed="").strip() in told.splitlines()


def test_the_last_admin_can_neither_leave_nor_become_something_else(place: Town) -> None:
    for words in ("成员 admin 停用", "成员 admin 面试官"):
        assert place.say("admin", words) == zh("members.only_admin", name="管理员")
    assert place.say("admin", "成员 王五 管理员") == "王五：" + zh("role.admin") + "。"
    assert place.say("wangwu", "成员 admin 面试官") == "管理员：" + zh("role.interviewer") + "。"


def test_a_recruiters_interviews_are_offered_to_a_successor_first(place: Town) -> None:
    place.joins("wangmin", Role.RECRUITER, "王敏")
    booked = place.book("lisi")
    asked = place.say("admin", "成员 张敏 停用").splitlines()
    assert asked[:3] == [
        zh("members.who_takes_over", name="张敏", n=1),
        "1) 王敏 (wangmin)",
        "2) " + zh("members.nobody_takes_over"),
    ]
    assert place.say("admin", "1") == zh(
        "deed.yes_or_no",
        sentence=zh("members.read_back_deactivate", name="张敏", id="zhangmin")
        + "，"
        + zh("members.go_to", n=1, to="王敏"),
    )
    assert place.say("admin", "是") == zh("members.deactivated", name="张敏")
    place.move(minutes=70)  # HR's list
    place.settle()
    assert place.texts("wangmin")[-1] == zh("handed_over.told", former="张敏")
    place.say("lisi", f"无法参加 {booked.code} 出差")
    place.move(minutes=2)
    place.settle()
    assert place.title("wangmin") == zh("declined.who_cant", names="李四")


def test_a_recruiter_who_becomes_an_interviewer_hands_over_too(place: Town) -> None:
    booked = place.book("lisi")
    assert place.say("admin", "成员 张敏 面试官") == zh("members.nobody_can_take_over", name="张敏", n=1)
    assert place.say("admin", "是") == "张敏：" + zh("role.interviewer") + "。"
    place.say("lisi", f"无法参加 {booked.code} 出差")
    place.move(minutes=2)
    place.settle()
    assert place.title("admin") == zh("declined.who_cant", names="李四")


def test_who_leaves_hears_nothing_more(place: Town) -> None:
    place.book("lisi", "zhangsan")
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    place.move(hours=23, minutes=31)
    place.settle()
    assert place.rows("SELECT 1 FROM outbox WHERE to_user = 'lisi' AND state <> 'suppressed'") == []


def test_an_operator_deactivates_as_an_admin_does_in_the_chat(place: Town) -> None:
    environ = child_environ(place.app.settings)
    place.book("lisi")

    def bot(*arguments: str) -> str:
        return loaded.run("bot", *arguments, environ=os.environ | environ).stdout

    assert bot("member", "lisi", "--deactivate") == "已停用 deactivated: lisi · 空出位置 places open: 1\n"
    assert "管理员 is the only admin" in bot("member", "admin", "--deactivate")
    assert "管理员 is the only admin" in bot("member", "admin", "--role", "interviewer")
    place.settle()
    assert zh_like("places_open.told", left="李四").match(place.texts("zhangmin")[-1])


def test_the_list_of_members_comes_in_pages(place: Town) -> None:
    for number in range(40):
        place.joins(f"m{number:02}", name=f"成员{number:02}")
    first = place.say("admin", "成员").splitlines()
    assert first[0] == "成员 45 人" and first[1] == "管理员 · admin · " + zh("role.admin")
    assert len(first) == 17 and first[-1] == zh("members.more", n=30)
    second, third = place.say("admin", "更多").splitlines(), place.say("admin", "更多").splitlines()
    assert second[-1] == zh("members.more", n=15) and third[-1] == zh("members.how_to_set_a_role")
    assert len({*first[1:-1], *second[1:-1], *third[1:-1]}) == 45
    assert place.say("admin", "更多").startswith(zh("more.that_is_all"))


def test_more_is_of_whatever_was_listed_last(place: Town) -> None:
    for number in range(40):
        place.joins(f"m{number:02}", name=f"成员{number:02}")
    morning = (place.at + timedelta(days=3)).astimezone(BEIJING).replace(hour=9, minute=0, second=0)
    for hour in range(8):
        in_hours = (morning - place.at) / timedelta(hours=1) + hour
        place.book("admin", candidate=f"候选{hour}", in_hours=in_hours)
    place.say("admin", "成员")
    place.say("admin", f"日程 {morning:%m-%d}")
    assert "候选7" in place.say("admin", "更多")


def test_a_deactivation_that_is_undone_in_time_is_never_heard_of(place: Town) -> None:
    place.joins("wangmin", Role.RECRUITER, "王敏")
    booked = place.book("lisi", "zhangmin")
    place.say("lisi", f"接受 {booked.code}")
    place.say("admin", "成员 张敏 停用")
    place.say("admin", "1")
    place.say("admin", "是")
    assert place.say("admin", "撤销") == lines(zh("undo.done_unnoticed", what="停用 zhangmin"), "张敏：HR")
    place.move(minutes=2)
    place.settle()
    assert place.texts("wangmin") == []
    with store.db.connection_context():
        [interview] = lookup.load([booked.id])
        assert interview.application.recruiter.user_id == "zhangmin"
        assert all(one.attends for one in interview.panel)
        assert people.by_user_id("zhangmin") is not None


def test_who_was_deactivated_before_the_admin_changed_language_stays_deactivated(place: Town) -> None:
    place.orders("admin", "成员 王五 停用")
    place.say("admin", "语言 英文")
    assert place.say("admin", "undo") == en("undo.cannot_setting", instead=en("instead.chinese"))
    with store.db.connection_context():
        assert people.by_user_id("wangwu") is None
    assert place.say("admin", "language zh") == zh("language.set")


def test_a_role_that_was_set_by_mistake_is_taken_back(place: Town) -> None:
    place.say("admin", "成员 王五 管理员")
    assert place.say("admin", "撤销").startswith(zh("undo.done_unnoticed", what="改成员 wangwu"))
    assert "面试官" in place.say("admin", "成员 王五")
    place.say("admin", "成员 王五 招聘")
    place.move(minutes=2)
    assert place.say("admin", "撤销") == zh(
        "undo.too_late", what="改成员 wangwu", instead=zh("instead.members", code="wangwu")
    )


def test_who_was_added_by_mistake_and_taken_back_is_nobody(place: Town) -> None:
    place.say("admin", "成员 zhaoliu 面试官")
    assert place.say("admin", "撤销").startswith(zh("undo.done_of_who_is_gone", what="添加成员 zhaoliu"))
    place.settle()
    assert place.say("admin", "成员 zhaoliu").startswith(zh("members.none_with_account", account="zhaoliu"))
    assert place.texts("zhaoliu") == []


def test_adding_can_be_undone_after_wecom_has_said_that_it_knows_the_account(place: Town) -> None:
    place.say("admin", "成员 zhaoliu 面试官")
    place.settle()
    assert "面试官" in place.say("zhaoliu", "我是谁")
    assert place.say("admin", "撤销").startswith(zh("undo.done_of_who_is_gone", what="添加成员 zhaoliu"))
    later(place)
    assert not any("加进面试助手" in said for said in place.texts("zhaoliu"))
    assert place.say("admin", "成员 zhaoliu").startswith(zh("members.none_with_account", account="zhaoliu"))


@pytest.mark.parametrize(("user_id", "name"), [("zhaoliu", "赵六"), ("wangwu", "王五")])
def test_who_has_a_place_by_now_is_not_taken_back_unseen(place: Town, user_id: str, name: str) -> None:
    """HR brought them in within the minute: 撤销 would leave a place that nobody can take."""
    on = place.book("lisi")
    if user_id == "zhaoliu":
        place.say("zhaoliu", "你好")
        place.settle()
        place.tap("admin", "设为面试官")
    else:
        place.orders("admin", "成员 王五 停用")
        place.say("admin", "成员 王五 启用")
    place.orders("zhangmin", f"换人 {on.code} 李四 {name}")
    assert place.say("admin", "撤销") == zh("undo.has_a_place", name=name, id=user_id)
    [row] = place.rows(
        """SELECT m.active, p.response FROM participant p JOIN member m ON m.id = p.member_id
           WHERE m.user_id = %(user_id)s""",
        user_id=user_id,
    )
    assert row == {"active": True, "response": "needs_action"}
    assert place.say("admin", f"成员 {user_id} 停用") == zh(
        "deed.yes_or_no", sentence=f"停用{name}（{user_id}），" + zh("members.need_somebody_else", n=1)
    )
    place.say("admin", "是")
    place.move(seconds=61)
    place.settle()
    assert [one for one in place.texts("zhangmin") if name in one and str(on.code) in one]


def test_an_admin_of_the_settings_who_was_deactivated_stays_so(fresh_database_url: str) -> None:
    stage = Stage(fresh_database_url)
    dispatcher = Dispatcher(stage.dispatcher.handlers, admin_user_ids=("boss", "zhangsan"))
    assert "管理员" in spoken(dispatcher.answer(text("我是谁", "boss")))
    assert "管理员" in spoken(dispatcher.answer(text("我是谁", "zhangsan")))
    dispatcher.answer(text("成员 boss 停用"))
    assert spoken(dispatcher.answer(text("是"))) == zh("members.deactivated", name="boss")
    assert spoken(dispatcher.answer(text("我是谁", "boss"))) == zh("stranger.deactivated", who="张三")
    store.db.close_all()


def test_two_demotions_at_once_queue_and_one_admin_stays(fresh_database_url: str) -> None:
    """As the command line does it, which makes no second attempt: in whichever order, nobody is a deadlock's victim."""
    stage = Stage(fresh_database_url)
    first, second = (stage.joins(user_id, Role.ADMIN) for user_id in ("zhangsan", "boss"))

    def demote(member: Member) -> str:
        with store.db.connection_context(), change.begin(stage.clock.at, kind="operator") as begun:
            try:
                people.put(begun, member.user_id, role=Role.INTERVIEWER)
            except UserError as refused:
                return refused.phrase.words(WORDS).zh
        return "done"

    said: list[str] = []
    with store.db.connection_context(), change.begin(stage.clock.at, kind="operator") as begun:
        locks.hold(members=[first.id])
        at_the_same_time = threading.Thread(target=lambda: said.append(demote(second)))
        at_the_same_time.start()
        wait_for_a_lock()
        people.put(begun, first.user_id, role=Role.INTERVIEWER)
    at_the_same_time.join()
    assert said == [zh("members.only_admin", name="{name}")]
    assert stage.rows("SELECT user_id FROM member WHERE role = 'admin'") == [{"user_id": "boss"}]
    store.db.close_all()


def test_of_two_admins_who_deactivate_each_other_at_once_one_stays(fresh_database_url: str) -> None:
    stage = Stage(fresh_database_url)
    for user_id in ("zhangsan", "boss"):
        stage.joins(user_id, Role.ADMIN)
    for user_id, other in (("zhangsan", "boss"), ("boss", "zhangsan")):
        assert stage.say(f"成员 {other} 停用", user_id).endswith(YES_OR_NO)
    said = together(lambda: stage.say("是", "zhangsan"), lambda: stage.say("是", "boss"))
    assert len([one for one in said if one.endswith(zh("members.deactivated", name=""))]) == 1, said
    assert len(stage.rows("SELECT 1 FROM member WHERE role = 'admin' AND active")) == 1
    store.db.close_all()


@pytest.mark.parametrize("words", ["成员 王五不是管理员", "成员 王五 不是 管理员", "成员 王五不再是面试官"])
def test_what_somebody_is_not_to_be_is_no_account(place: Town, words: str) -> None:
    said = place.say("admin", words)
    assert not zh_like("members.none_with_account").search(said)
    assert "面试官" in said
    assert place.rows("SELECT role FROM member WHERE user_id = 'wangwu'") == [{"role": "interviewer"}]
