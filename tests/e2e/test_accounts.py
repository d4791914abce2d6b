"""Nobody is added whom WeCom does not know; while it cannot be asked, that is visible, and made up for later."""

from __future__ import annotations

from pathlib import Path

import requests

from bot.db import store
from bot.interviews import accounts, lookup, substitutes
from tests.said import zh, zh_like
from tests.world.town import Town, bot, buttons, later


def asked(place: Town) -> int:
    """How often WeCom's directory was asked."""
    calls = requests.get(f"{place.sandbox}/sandbox/calls", timeout=10).json()
    return sum(one["path"] == "user/get" for one in calls)


def unverified() -> list[str]:
    with store.db.connection_context():
        return accounts.unverified()


def members(place: Town) -> list[str]:
    return [str(row["user_id"]) for row in place.rows("SELECT user_id FROM member WHERE active ORDER BY 1")]


def test_an_account_that_wecom_knows_is_added_under_its_name_and_both_are_told(place: Town) -> None:
    assert place.say("admin", "成员 ZhaoLiu 面试官") == zh("members.checking", account="zhaoliu")
    assert "zhaoliu" not in members(place)
    assert "zhaoliu · zhaoliu · 面试官 · " + zh("members.row_not_verified") in place.say("admin", "成员")
    place.settle()
    assert place.texts("admin")[-1] == zh("new_member.added", who="赵六", member="zhaoliu", role=zh("role.interviewer"))
    later(place)  # by then it can be taken back no more
    assert place.texts("zhaoliu") == [zh("welcome.told", by="管理员", role=zh("role.interviewer"))]
    assert "赵六 · zhaoliu · " + zh("role.interviewer") in place.say("admin", "成员").splitlines()


def test_of_an_account_that_wecom_does_not_know_nobody_is_added_and_it_is_asked_once_a_day(place: Town) -> None:
    place.say("admin", "成员 qianqi 面试官")
    place.settle()
    assert place.texts("admin")[-1] == zh("new_member.unknown_account", account="qianqi")
    assert place.rows("SELECT 1 FROM member WHERE user_id = 'qianqi'") == []
    before = asked(place)
    again = place.say("admin", "成员 qianqi 面试官")
    place.settle()
    assert asked(place) == before
    assert again.startswith(zh("members.no_account", account="qianqi"))
    place.hires("qianqi", "钱七")
    place.move(hours=25)
    assert zh_like("members.checking").match(place.say("admin", "成员 qianqi 面试官"))
    place.settle()
    assert "qianqi" in members(place)


def test_whoever_writes_is_known_to_wecom_whatever_it_said_of_them_before(place: Town) -> None:
    place.say("admin", "成员 zhouer 面试官")
    place.settle()
    place.hires("zhouer", "周二")
    place.say("zhouer", "你好")
    assert zh_like("members.checking").match(place.say("admin", "成员 zhouer 面试官"))


def test_while_wecom_cannot_be_asked_people_stay_unverified_and_are_looked_up_later(place: Town) -> None:
    place.control("faults", rules=[{"path": "user/get", "errcode": 45009}])
    place.say("admin", "成员 zhaoliu 面试官")
    place.settle()
    place.settle()
    assert "zhaoliu · zhaoliu · 面试官 · " + zh("members.row_not_verified") in place.say("admin", "成员")
    assert unverified() == ["zhaoliu"]
    place.control("faults", rules=[])
    place.settle()
    assert "zhaoliu" not in members(place)  # WeCom lifts a limit after a minute
    place.move(seconds=61)
    place.settle()
    assert "zhaoliu" in members(place)
    assert unverified() == []


def test_who_waits_for_it_and_writes_needs_no_look_up(place: Town) -> None:
    place.control("faults", rules=[{"path": "user/get", "errcode": 45009}])
    place.say("admin", "成员 zhaoliu 面试官")
    place.settle()
    assert "面试官" in place.say("zhaoliu", "我是谁")
    assert "zhaoliu" in members(place)


def test_nobody_unverified_is_offered_as_a_substitute(place: Town) -> None:
    place.say("admin", "成员 zhaoliu 面试官")
    booked = place.book("lisi")
    place.rows("UPDATE member SET active = true WHERE user_id = 'zhaoliu' RETURNING 1")
    with store.db.connection_context():
        [interview] = lookup.load([booked.id])
        likely = substitutes.rank(interview, place.member("lisi"), place.at)
    names = [one.member.user_id for one in likely]
    assert "wangwu" in names and "zhaoliu" not in names


def test_a_stranger_who_was_added_by_card_is_told_and_called_by_name(place: Town) -> None:
    place.say("zhaoliu", "你好")
    place.settle()
    assert zh("new_member.interviewer") in buttons(place.cards("admin")[-1])
    place.tap("admin", "设为面试官")
    place.settle()
    assert place.title("admin") == zh("stranger.was_added", name="赵六")
    place.move(minutes=2)
    place.settle()
    assert place.texts("zhaoliu")[-1] == zh("welcome.told", by="管理员", role=zh("role.interviewer"))
    assert place.say("zhaoliu", "我是谁").startswith("赵六（zhaoliu）")


def test_a_stranger_whose_adding_was_undone_is_not_shown_as_added_and_the_admin_is_asked_again(place: Town) -> None:
    for _ in range(2):
        place.say("zhaoliu", "你好")
        place.settle()
        shown = len(place.cards("admin"))
        place.say("zhaoliu", "你好")
        place.settle()
        assert len(place.cards("admin")) == shown  # once a day, while it can be tapped
        assert place.title("admin") == zh("new_member.wrote", name="赵六")
        place.tap("admin", "设为面试官")
        place.settle()
        assert place.say("admin", "撤销").startswith(zh("undo.done_of_who_is_gone", what="添加成员 zhaoliu"))
        place.settle()
        assert place.title("admin") == zh("new_member.adding_undone", name="赵六")
    later(place)
    assert not [one for one in place.texts("zhaoliu") if "已把你加进面试助手" in one]


def test_of_two_admins_neither_holds_a_card_that_says_so_of_who_was_not_added_after_all(place: Town) -> None:
    place.say("admin", "成员 王五 管理员")
    later(place)
    place.say("zhaoliu", "你好")
    place.settle()
    place.tap("admin", "设为面试官")
    place.settle()
    assert place.title("wangwu") == zh("stranger.was_added", name="赵六")
    place.say("admin", "撤销")
    place.settle()
    assert [
        one
        for one in place.cards("admin") + place.cards("wangwu")
        if zh_like("stranger.was_added").search(str(one["content"]))
    ] == []
    place.say("zhaoliu", "你好")
    place.settle()
    assert zh("new_member.interviewer") in buttons(place.cards("admin")[-1])
    assert zh("new_member.interviewer") in buttons(place.cards("wangwu")[-1])


def test_a_stranger_who_was_added_and_has_left_since_is_not_shown_as_added(place: Town) -> None:
    place.say("zhaoliu", "你好")
    place.settle()
    assert bot(place, "member", "zhaoliu", "--role", "interviewer")[0] == 0
    assert bot(place, "member", "zhaoliu", "--deactivate")[0] == 0
    place.tap("admin", "设为面试官")
    place.settle()
    assert place.title("admin") == zh("stranger.is_deactivated", name="赵六")
    assert "zhaoliu" not in members(place)


# --- the command line -----------------------------------------------------------------------------------------------

HEADER = "候选人,职位,轮次,开始时间,面试官,招聘\n"


def test_an_import_with_an_unknown_account_imports_nothing_and_names_its_rows(place: Town, tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text(
        f"{HEADER}陈晓,后端工程师,一面,2030-03-12 14:00,赵六(zhaoliu),张敏(zhangmin)\n"
        "何航,后端工程师,一面,2030-03-12 16:00,吴九(wujiu)、李四(lisi),张敏(zhangmin)\n",
        encoding="utf-8",
    )
    code, said = bot(place, "import", str(sheet))
    assert code == 1
    assert "第 3 行" in said and "企业微信里没有账号 wujiu" in said and "第 2 行" not in said
    assert "什么都没有导入" in said
    assert place.rows("SELECT 1 FROM interview") == []
    assert "zhaoliu" not in members(place)
    place.hires("wujiu", "吴九")
    with store.db.connection_context():
        accounts.forget_miss("wujiu")
    code, said = bot(place, "import", str(sheet))
    assert (code, "导入 2 场" in said) == (0, True)
    assert {"zhaoliu", "wujiu"} <= set(members(place)) and unverified() == []


def test_an_import_while_wecom_cannot_be_asked_leaves_people_unverified_until_it_can(
    place: Town, tmp_path: Path
) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text(
        f"{HEADER}陈晓,后端工程师,一面,2030-03-12 14:00,郑十(zhengshi)、赵六(zhaoliu),张敏(zhangmin)\n",
        encoding="utf-8",
    )
    place.control("faults", rules=[{"path": "user/get", "errcode": -1}])
    code, said = bot(place, "import", str(sheet))
    assert (code, "2 人待核实" in said) == (0, True)
    assert unverified() == ["zhaoliu", "zhengshi"]
    assert "郑十 · zhengshi · 面试官 · " + zh("members.row_not_verified") in place.say("admin", "成员")
    place.control("faults", rules=[])
    place.move(seconds=61)
    place.settle()
    assert unverified() == []
    [booked] = place.rows("SELECT id, code FROM interview")
    # Whom WeCom does not know leaves the panel, and HR hears of it.
    assert "zhengshi" not in members(place) and "zhaoliu" in members(place)
    later(place, minutes=70)
    assert place.texts("zhangmin")[-1].startswith(zh("places_open.told", left="郑十", listed="") + booked["code"])
    assert place.texts("admin")[-1] == zh("new_member.unknown_and_deactivated", account="zhengshi")


def test_an_operator_adds_nobody_whom_wecom_does_not_know(place: Town) -> None:
    code, said = bot(place, "member", "feng11", "--role", "interviewer")
    assert code == 2 and "企业微信里没有账号 feng11" in said
    code, said = bot(place, "member", "zhaoliu")
    assert (code, said) == (0, "已添加 added: zhaoliu · 赵六 · interviewer\n")
    place.control("faults", ip_not_trusted=True)
    code, said = bot(place, "member", "chen12", "--name", "陈十二")
    assert code == 0 and zh("members.row_not_verified") in said
    assert unverified() == ["chen12"]


def test_the_card_about_somebody_who_is_added_by_command_says_so_once_wecom_knows_them(place: Town) -> None:
    place.say("zhaoliu", "你好")
    place.settle()
    place.tap("admin", "忽略")
    place.say("admin", "成员 zhaoliu 面试官")
    with store.db.connection_context():
        place.app.delivery.deliver("admin")  # before the directory was asked
    later(place)
    assert place.title("admin") == zh("stranger.was_added", name="赵六")
