"""One more on a panel, as an interviewer or only to sit in."""

from __future__ import annotations

from bot.db import store
from bot.interviews import preferences
from bot.interviews.audit import Change
from bot.interviews.models import Participant
from tests.said import YES_OR_NO, en, en_like, zh, zh_like
from tests.world.office import lines
from tests.world.stage import together
from tests.world.town import Town, alive, buttons, invited, later, order


def place_of(on: object, place: Town, user_id: str) -> Participant:
    with store.db.connection_context():
        found: Participant = Participant.get(
            (Participant.interview == on) & (Participant.member == place.member(user_id))
        )
        return found


def state(place: Town, code: object) -> str:
    return place.say("zhangmin", f"进度 {code}").split("\n")[0].rpartition(" · ")[2]


def test_somebody_is_added_after_a_yes_asked_and_waited_for(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    asked = place.say("zhangmin", f"加人 {on.code} 王五")
    assert asked == zh(
        "deed.yes_or_no",
        sentence=zh(
            "add.read_back", new="王五", title=f"{on.code} 陈晓 · 后端工程师 一面", when="3月12日 周四 10:00–11:00"
        ),
    )
    assert place.say("zhangmin", "是") == zh(
        "replace.asked_again",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        invited=zh("hears.invited", when=zh("time.in_a_minute"), who="王五"),
    )
    assert state(place, on.code) == "待回复"
    later(place)
    assert buttons(place.cards("wangwu")[-1])[:2] == [zh("button.accept"), zh("button.decline")]
    place.say("wangwu", f"接受 {on.code}")
    assert state(place, on.code) == zh("response.accepted")


def test_where_somebody_cannot_come_it_is_asked_whether_who_is_added_takes_their_place(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    asked = place.say("zhangmin", f"加人 {on.code} 王五")
    assert asked.split("\n") == [
        zh(
            "add.ask_whether_instead",
            gone="李四",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            when="3月12日 周四 10:00–11:00",
            new="王五",
        ),
        "1) 替李四",
        "2) 另外加",
        zh("book.send_the_number"),
    ]
    assert "的李四换成王五？是/否" in place.say("zhangmin", "1")
    assert "李四 → 王五" in place.say("zhangmin", "是")
    assert "缺人" not in place.say("zhangmin", f"进度 {on.code}")
    assert zh_like("answers.nobody_declined").search(place.say("zhangmin", "谁拒绝了"))


def test_one_more_where_somebody_cannot_come_leaves_their_place_open(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    for words in (f"加人 {on.code} 王五", f"add {on.code} wangwu", f"让王五也一起面 {on.code}"):
        assert "2) 另外加" in place.say("zhangmin", words), words
    assert place.say("zhangmin", "2").endswith("的面试？是/否")
    assert zh_like("hears.invited", who="王五").search(place.say("zhangmin", "是"))
    assert place_of(on, place, "lisi").replaced_by_id is None  # type: ignore[attr-defined]
    assert zh_like("add.read_back", new="张三").match(place.say("zhangmin", f"加人 {on.code} 张三 另外加"))
    place.say("zhangmin", "否")
    assert zh_like("add.read_back", new="李四").match(
        place.say("zhangmin", f"加人 {on.code} 李四")
    )  # who could not is asked again
    place.say("zhangmin", "否")
    assert zh_like("add.read_back_shadow", new="张三").match(place.say("zhangmin", f"旁听 {on.code} 张三"))
    place.say("zhangmin", "否")
    with store.db.connection_context():
        store.execute("UPDATE member SET lang = 'en' WHERE user_id = 'zhangmin'")
    asked = place.say("zhangmin", f"add {on.code} zhangsan")
    assert (
        en_like("add.ask_whether_instead", gone="李四").search(asked)
        and lines("1) " + en("add.in_the_place_of", who="李四"), "2) " + en("add.as_one_more")) in asked
    )


def test_who_sits_in_is_invited_owes_no_feedback_and_holds_nothing_up(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    later(place)
    [card] = alive(place, "wangwu")
    assert {"keyname": zh("invited.you"), "value": zh("invited.sits_in")} in card["content"]["horizontal_content_list"]
    assert place_of(on, place, "wangwu").feedback_required is False
    place.say("lisi", f"接受 {on.code}")
    assert state(place, on.code) == zh("response.accepted")  # 王五 has not answered
    assert "王五（旁听） 待回复" in place.say("zhangmin", f"进度 {on.code}")


def test_who_sits_in_is_reminded_and_is_not_asked_for_feedback(place: Town) -> None:
    on = invited(place, "lisi", in_hours=3)
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    later(place)
    place.say("wangwu", f"接受 {on.code}")
    later(place, minutes=155)
    assert zh_like("reminder.title").search(place.title("wangwu"))
    heard = len(place.chat("wangwu"))
    later(place, minutes=95)
    assert zh("feedback_due.is_it_over") in place.title("lisi")
    assert not [one for one in place.cards("wangwu") if zh("feedback_due.is_it_over") in str(one["content"])]
    assert len(place.chat("wangwu")) <= heard + 1  # T−5


def test_who_sits_in_can_have_no_other_interview_then(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    other = place.book("zhangsan", in_hours=24.5, candidate="林悦")
    said = place.say("zhangmin", f"加人 {other.code} 王五")
    assert zh_like("refused.busy_then", who="王五").match(said)
    assert str(on.code) in said


def test_of_another_time_who_did_not_want_to_sit_in_is_not_asked_and_who_sits_in_is_named_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    later(place)
    asked = place.say("zhangmin", f"改期 {on.code} 周五下午3点")
    assert zh("move.asked_anew", who="李四、王五（旁听）") in asked
    place.say("zhangmin", "否")
    place.say("wangwu", f"无法参加 {on.code} 出差")
    later(place)
    before = len(place.chat("wangwu"))
    asked = place.say("zhangmin", f"改期 {on.code} 周五下午3点")
    assert zh("move.asked_anew", who="李四") + "\n" in asked and "王五" not in asked
    place.say("zhangmin", "是")
    later(place)
    assert len(place.chat("wangwu")) == before
    assert place_of(on, place, "wangwu").response == "declined"


def test_a_candidate_who_said_that_they_do_not_come_is_named_before_it_gets_another_time(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert zh("move.candidate_declined") in place.say("zhangmin", f"改期 {on.code} 周五下午3点")
    place.say("zhangmin", "否")
    with store.db.connection_context():
        store.execute("UPDATE member SET lang = 'en' WHERE user_id = 'zhangmin'")
    assert en("move.candidate_declined") in place.say("zhangmin", f"reschedule {on.code} friday 3pm")


def test_who_does_not_sit_in_leaves_no_gap_and_hr_reads_it_in_their_list(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"旁听 {on.code} 王五")
    later(place)
    assert zh("hears.in_next_list") in place.say("wangwu", f"无法参加 {on.code} 出差")
    later(place)
    assert place.cards("zhangmin") == []
    assert zh_like("answers.nobody_declined").search(place.say("zhangmin", "谁拒绝了"))
    later(place, minutes=90)
    assert any(zh_like("not_sitting_in.told", left="王五").search(one) for one in place.texts("zhangmin"))


def test_what_cannot_be_is_said_before_it_is_asked(place: Town) -> None:
    on = invited(place, "lisi")
    other = invited(place, "wangwu", in_hours=48)  # of the same candidate
    place.say("wangwu", f"无法参加 {other.code} 认识候选人")
    assert place.say("zhangmin", f"加人 {on.code} 王五") == zh("refused.knows_candidate", who="王五")
    assert place.say("zhangmin", f"加人 {on.code} 李四") == zh("add.is_on_it", who="李四")
    assert zh_like("understood.nobody_called_so", left="钱七").match(place.say("zhangmin", f"加人 {on.code} 钱七"))
    assert zh_like("refused.role", verb=zh("add.deed"), role=" HR ").match(place.say("lisi", f"加人 {on.code} 张三"))
    later(place, minutes=24 * 60 + 5)
    assert place.say("zhangmin", f"加人 {on.code} 张三") == zh(
        "refused.as_it_stands", code=on.code, what=zh("as_it_stands.has_started")
    )


def test_of_what_has_no_time_it_is_said_that_it_needs_one_first(place: Town) -> None:
    on = invited(place, "lisi")
    order(place, f"改期 {on.code} 时间待定")
    assert place.say("zhangmin", f"加人 {on.code} 王五") == zh("refused.no_time_yet", code=on.code)


def test_a_limit_is_said_and_hr_may_pass_it_which_is_kept(place: Town) -> None:
    on = invited(place, "lisi")
    place.book("wangwu", in_hours=27, candidate="林悦")
    with store.db.connection_context(), store.db.atomic():
        preferences.set_limits(
            Change(place.at, place.member("wangwu")), place.member("wangwu"), per_day=1, per_week=None
        )
    assert "（王五 3月12日 周四已 1 场（上限 1））" in place.say("zhangmin", f"加人 {on.code} 王五")
    place.say("zhangmin", "是")
    [row] = place.rows("SELECT after FROM audit_event WHERE action = 'panel.added'")
    assert row["after"]["passed"][0]["limit"] == 1


def test_undone_in_time_the_one_added_never_hears_of_it(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"加人 {on.code} 王五")
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"加人 {on.code}"))
    later(place)
    assert place.chat("wangwu") == []


def test_too_late_to_undo_it_is_the_one_added_whose_place_another_takes(place: Town) -> None:
    on = invited(place, "lisi")
    order(place, f"加人 {on.code} 王五")
    later(place, minutes=5)
    assert place.say("zhangmin", "撤销") == zh(
        "undo.too_late", what=f"加人 {on.code}", instead=zh("instead.replace", order=f"{on.code} 王五")
    )
    assert zh_like("replace.substitutes", old="王五").search(place.say("zhangmin", f"换人 {on.code} 王五"))


def test_two_at_once_add_somebody_once(place: Town) -> None:
    on = invited(place, "lisi")
    with store.db.connection_context():
        place.say("admin", "成员 zhaoliu HR")
    asked = place.say("zhangmin", f"加人 {on.code} 王五")
    place.say("zhaoliu", f"加人 {on.code} 王五")
    assert asked.endswith(YES_OR_NO)
    said = together(lambda: place.say("zhangmin", "是"), lambda: place.say("zhaoliu", "是"))
    with store.db.connection_context():
        assert Participant.select().where(Participant.interview == on.id).count() == 2
    assert [one for one in said if zh_like("add.is_on_it").search(one)]


def test_in_other_words_it_is_read_back(place: Town) -> None:
    on = invited(place, "lisi")
    for words in (f"{on.code} 再加个王五", f"add wangwu to {on.code}", f"叫王五也来面 {on.code}"):
        assert zh_like("add.read_back", new="王五").match(place.say("zhangmin", words)), words
        place.say("zhangmin", "否")
    for words in (f"让王五旁听 {on.code}", f"let wangwu sit in on {on.code}", f"加人 {on.code} 王五 旁听"):
        assert zh_like("add.read_back_shadow", new="王五").match(place.say("zhangmin", words)), words
        place.say("zhangmin", "否")
    for words in (f"不要让王五旁听 {on.code}", f"王五旁听 {on.code} 了吗"):
        assert "是/否" not in place.say("zhangmin", words), words
