"""Another system books, moves and calls off interviews by one signed POST."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from bot import change
from bot.db import store
from bot.interviews import lookup, moving
from tests.said import YES_OR_NO, zh, zh_like
from tests.world import rooms
from tests.world.hooked import code, done, outcomes, state
from tests.world.hooking import Ats
from tests.world.processes import wait_until
from tests.world.town import Town, buttons, later, order


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def test_one_signed_post_books_an_interview_and_invites_its_panel(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "LiSi"}, {"user_id": "wangwu"}])
    assert place.rows("SELECT done_at FROM inbound_delivery") == [{"done_at": None}]
    done(place)
    [interview] = place.rows(
        """SELECT i.status, c.name, j.title, i.round_no, i.round_name, i.meeting_url, r.user_id, lower(i.slot) AS start,
             ARRAY(SELECT m.user_id FROM participant p JOIN member m ON m.id = p.member_id WHERE p.interview_id = i.id
               ORDER BY m.user_id) AS panel
           FROM interview i JOIN candidate c ON c.id = i.candidate_id JOIN application a ON a.id = i.application_id
           JOIN job j ON j.id = a.job_id JOIN member r ON r.id = a.recruiter_id"""
    )
    assert interview == {
        "status": "scheduled",
        "name": "陈晓",
        "title": "后端工程师",
        "round_no": 2,
        "round_name": "二面",
        "meeting_url": "https://meeting.example.com/7",
        "user_id": "zhangmin",
        "start": ats.begins + timedelta(hours=24),
        "panel": ["lisi", "wangwu"],
    }
    for user_id in ("lisi", "wangwu"):
        [card] = place.cards(user_id)
        assert zh("button.accept") in buttons(card)
    assert place.rows("SELECT outcome FROM inbound_delivery") == [{"outcome": "applied"}]


def test_the_same_id_once_more_is_a_move_and_the_panel_is_asked_anew(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    ats.sends(start=ats.begins + timedelta(hours=26), interviewers=[{"user_id": "lisi"}, {"user_id": "wangwu"}])
    done(place)
    now = state(place)
    assert (now["start"], now["panel"]) == (ats.begins + timedelta(hours=26), ["lisi", "wangwu"])
    assert len(place.rows("SELECT id FROM interview")) == 1
    assert place.title("lisi") == zh("asked_anew.moved")
    assert "接受" in buttons(place.cards("wangwu")[-1])


def test_another_round_or_job_at_the_same_time_is_told_to_the_panel_once_and_not_to_hr(place: Town, ats: Ats) -> None:
    """Whoever is told of another time reads it there."""
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    before = len(place.chat("zhangmin"))
    ats.sends(job="前端工程师", round="终面")
    done(place)
    [said] = place.texts("lisi")[1:]
    assert zh_like("amended.told", who_did=zh("card.another_system")).match(said)
    assert "陈晓 · 前端工程师 终面，" in said
    assert len(place.chat("zhangmin")) == before
    ats.sends(job="前端工程师", round="终面")
    ats.sends(job="后端工程师", round="终面", start=ats.begins + timedelta(hours=26))
    done(place)
    assert zh_like("amended.told").search(place.texts("lisi")[-1])
    assert sum("改了岗位" in one for one in place.texts("lisi")) == 1
    assert place.title("lisi") == zh("asked_anew.moved")


def test_who_is_not_on_it_any_more_is_told_and_who_comes_is_invited(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    ats.sends(interviewers=[{"user_id": "wangwu"}])
    done(place)
    assert state(place)["panel"] == ["wangwu"]
    assert zh_like("relieved.told").search(place.texts("lisi")[-1])
    assert len(place.cards("wangwu")) == 1


def test_whoever_hr_has_put_in_stays_when_the_source_changes_something_else(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "无法参加 出差")
    place.orders("zhangmin", f"换人 {code(place)} 李四 王五")
    ats.sends(start=ats.begins + timedelta(hours=30))
    done(place)
    assert state(place)["panel"] == ["wangwu"]


def test_an_older_event_changes_nothing_and_of_two_of_one_moment_the_later_arrival_counts(
    place: Town, ats: Ats
) -> None:
    ats.sends(at=10, start=ats.begins + timedelta(hours=30))
    ats.sends(at=5, start=ats.begins + timedelta(hours=40))
    done(place)
    assert state(place)["start"] == ats.begins + timedelta(hours=30)
    ats.sends(at=10, start=ats.begins + timedelta(hours=31))
    done(place)
    assert state(place)["start"] == ats.begins + timedelta(hours=31)
    assert outcomes(place) == ["applied", "overtaken", "applied"]


def test_a_cancellation_is_told_to_the_panel_once(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    ats.sends(event="interview.cancelled")
    ats.sends(event="interview.cancelled")
    done(place)
    assert state(place)["status"] == "cancelled"
    assert sum("取消了面试" in text for text in place.texts("lisi")) == 1
    assert outcomes(place) == ["applied", "applied", "quiet"]


def test_cancelled_before_it_was_known_is_quiet_and_an_older_event_does_not_bring_it_back(
    place: Town, ats: Ats
) -> None:
    ats.sends(event="interview.cancelled", at=7)
    ats.sends(at=3)
    done(place)
    assert place.rows("SELECT id FROM interview") == []
    assert outcomes(place) == ["quiet", "overtaken"]
    assert place.chat("lisi") == []
    ats.sends(at=9)
    done(place)
    assert state(place)["status"] == "scheduled"


def test_what_was_cancelled_and_is_on_again_is_booked_anew(place: Town, ats: Ats) -> None:
    ats.sends()
    ats.sends(event="interview.cancelled")
    ats.sends()
    done(place)
    assert state(place)["status"] == "scheduled"
    assert [row["status"] for row in place.rows("SELECT status FROM interview ORDER BY id")] == [
        "cancelled",
        "scheduled",
    ]


def test_a_candidate_is_known_by_name_and_address_or_number_and_anybody_else_is_new(place: Town, ats: Ats) -> None:
    hours = [{"start": ats.begins + timedelta(hours=24 + number)} for number in range(5)]
    ats.sends("a", candidate={"name": "陈晓", "email": "c@example.com", "mobile": "138 0000 0001"}, **hours[0])
    ats.sends("b", candidate={"name": "陈晓", "email": "C@example.com"}, **hours[1])
    ats.sends("c", candidate={"name": "陈 晓", "mobile": "+86 13800000001"}, **hours[2])
    ats.sends("d", candidate={"name": "陈晓"}, **hours[3])
    ats.sends("e", candidate={"name": "陈小晓", "mobile": "13800000001"}, **hours[4])
    done(place)
    found = place.rows(
        "SELECT x.external_id AS id, i.candidate_id FROM external_ref x JOIN interview i ON i.id = x.interview_id ORDER BY 1"
    )
    ids = [row["candidate_id"] for row in found]
    assert ids[0] == ids[1] == ids[2]
    assert len({ids[0], ids[3], ids[4]}) == 3


def test_the_same_delivery_twice_has_one_effect(place: Town, ats: Ats) -> None:
    body = ats.body()
    assert [ats.post(body).status_code for _ in range(3)] == [200, 200, 200]
    done(place)
    assert outcomes(place) == ["applied"]
    assert len(place.cards("lisi")) == 1


# --- two interviews at one time ---------------------------------------------------------------------------------------


def clash(place: Town, ats: Ats) -> str:
    """李四 has an interview then, booked here; its code."""
    other = place.book("lisi", candidate="林悦", in_hours=24)
    ats.sends(interviewers=[{"user_id": "lisi"}, {"user_id": "wangwu"}])
    done(place)
    return str(other.code)


def test_an_overlap_is_kept_without_a_time_and_hr_is_asked(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    assert (state(place)["status"], state(place)["start"]) == ("rescheduling", None)
    assert place.chat("lisi") == place.chat("wangwu") == []
    [card] = place.cards("zhangmin")
    assert card["content"]["main_title"]["title"] == zh("overlap.title")
    assert buttons(card) == [f"保留{code(place)}", f"保留{other}", zh("overlap.keep_both")]
    later(place, minutes=2)
    assert len(place.cards("zhangmin")) == 1  # what is still so is not told again


def test_hr_reads_when_it_was_meant_to_be_and_what_is_then_wherever_they_decide(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    its = code(place)
    clashes = zh("elsewhere.clashes", at="3月12日 周四 10:00–11:00", others=f"{other} 林悦（李四）")
    seen = place.say("zhangmin", f"进度 {its}")
    assert clashes in seen
    assert "李四 还没问" in seen
    assert clashes in place.say("zhangmin", f"留哪场 {its}")
    place.say("zhangmin", "退出")
    assert clashes in place.say("zhangmin", "待办")
    free = place.book("zhangsan", candidate="吴桐", in_hours=40)
    for said in ("待办 冲突", "有哪些冲突要我定", "有哪些冲突"):
        listed = place.say("zhangmin", said)
        assert clashes in listed, said
        assert str(free.code) not in listed, said
        assert zh("pending.how_to_decide", n=1) in listed, said
    place.tap("zhangmin", f"保留{other}")
    assert place.say("zhangmin", "待办 冲突") == zh("pending.no_clash")


def test_an_overlap_without_a_recruiter_goes_to_whoever_looks_after_the_other_one(place: Town, ats: Ats) -> None:
    other = place.book("lisi", candidate="林悦", in_hours=24)
    ats.sends(interviewers=[{"user_id": "lisi"}], recruiter=None)
    done(place)
    [card] = place.cards("zhangmin")
    assert buttons(card) == [f"保留{code(place)}", f"保留{other.code}", zh("overlap.keep_both")]
    assert "林悦" in str(card["content"])
    assert place.cards("admin") == []
    assert "林悦（李四）冲突" in place.say("zhangmin", "待办 冲突")


def test_an_overlap_that_nobody_looks_after_goes_to_all_of_hr(place: Town, ats: Ats) -> None:
    ats.sends("a-2", interviewers=[{"user_id": "lisi"}], recruiter=None, candidate={"name": "林悦"})
    done(place)
    ats.sends(interviewers=[{"user_id": "lisi"}], recruiter=None)
    done(place)
    assert place.title("zhangmin") == zh("overlap.title")
    assert place.cards("admin") == []
    assert "林悦（李四）冲突" in place.say("zhangmin", "待办 冲突")


def test_hr_keeps_the_one_that_the_source_wants(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    place.tap("zhangmin", f"保留{code(place)}")
    later(place)
    assert state(place)["start"] == ats.begins + timedelta(hours=24)
    assert place.rows("SELECT status FROM interview WHERE code = %(code)s", code=other) == [{"status": "rescheduling"}]
    assert any("时间待定" in text for text in place.texts("lisi"))
    assert zh("button.accept") in buttons(place.cards("wangwu")[-1])


def test_hr_keeps_the_one_that_was_there_and_it_is_not_tried_again(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    place.tap("zhangmin", f"保留{other}")
    order(place, f"改期 {other} 后天下午3点")
    later(place, minutes=2)
    assert state(place)["start"] is None


def test_hr_keeps_both_with_one_who_need_not_come(place: Town, ats: Ats) -> None:
    clash(place, ats)
    place.tap("zhangmin", "两场都留")
    later(place)
    assert state(place)["start"] == ats.begins + timedelta(hours=24)
    parts = place.rows(
        """SELECT m.user_id, p.part FROM participant p JOIN member m ON m.id = p.member_id
           JOIN external_ref x ON x.interview_id = p.interview_id ORDER BY 1"""
    )
    assert [(row["user_id"], row["part"]) for row in parts] == [("lisi", "optional"), ("wangwu", "interviewer")]


def test_where_whoever_is_left_need_not_come_it_is_short_of_interviewers(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    ats.sends(interviewers=[{"user_id": "lisi"}])
    done(place)
    said = place.say("zhangmin", f"留哪场 {code(place)} 都留")
    assert zh("keep_which.nobody_comes", code=code(place)) in said
    assert zh("state.short_of_interviewers") in place.say("zhangmin", f"进度 {code(place)}")


def test_once_the_other_one_has_gone_it_gets_its_time_by_itself(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    order(place, f"改期 {other} 后天下午3点")
    later(place, seconds=4)
    assert state(place)["start"] == ats.begins + timedelta(hours=24)
    assert buttons(place.cards("zhangmin")[0]) == []


def test_what_hr_keeps_is_decided_by_what_is_so_once_everybody_is_held(place: Town, ats: Ats) -> None:
    """Somebody else moves the other one away meanwhile: no time is taken from it then."""
    other, mine = clash(place, ats), code(place)
    [row] = place.rows("SELECT id FROM interview WHERE code = %(code)s", code=other)
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        [there] = lookup.load([row["id"]])
        moving.move(begun, there, (place.at + timedelta(hours=50), place.at + timedelta(hours=51)))
        tapping = threading.Thread(target=place.tap, args=("zhangmin", f"保留{mine}"))
        tapping.start()
        while not store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"):
            assert tapping.is_alive()
    tapping.join()
    [row] = place.rows("SELECT status, lower(slot) AS start FROM interview WHERE code = %(code)s", code=other)
    assert (row["status"], row["start"]) == ("scheduled", place.at + timedelta(hours=50))


def test_whom_hr_keeps_it_for_is_held_in_one_go(place: Town, ats: Ats) -> None:
    """Who is only known by now is waited for before any interview is held, or two would wait for each other."""
    place.book("lisi", candidate="林悦", in_hours=24)
    ats.sends(interviewers=[{"user_id": "lisi"}, {"email": "zz@corp.example.com"}])
    done(place)
    mine = code(place)
    with store.db.connection_context(), store.db.atomic():
        store.execute(
            """INSERT INTO member_address (address, confirmed_by, member_id, confirmed_at)
               VALUES ('email:zz@corp.example.com', 'linked', %(id)s, clock_now())""",
            id=place.member("wangwu").id,
        )
    with store.db.connection_context(), store.db.atomic():
        store.fetch("SELECT 1 FROM member WHERE user_id = 'wangwu' FOR UPDATE")
        tapping = threading.Thread(target=place.tap, args=("zhangmin", f"保留{mine}"))
        tapping.start()
        while not store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"):
            assert tapping.is_alive()
        assert len(store.fetch("SELECT 1 FROM interview FOR NO KEY UPDATE NOWAIT")) == 2
    tapping.join()
    assert state(place)["panel"] == ["lisi", "wangwu"]


def test_a_time_that_is_past_is_not_given(place: Town, ats: Ats) -> None:
    other = clash(place, ats)
    later(place, hours=25)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'cancelled' WHERE code = %(code)s", code=other)
    later(place, minutes=1)
    assert (state(place)["status"], state(place)["start"]) == ("rescheduling", None)


def test_two_that_change_places_do_so(place: Town, ats: Ats) -> None:
    first, second = ats.begins + timedelta(hours=24), ats.begins + timedelta(hours=25)
    ats.sends("a", start=first, candidate={"name": "甲"})
    ats.sends("b", start=second, candidate={"name": "乙"})
    done(place)
    ats.sends("a", start=second, candidate={"name": "甲"})
    ats.sends("b", start=first, candidate={"name": "乙"})
    done(place)
    later(place, seconds=4)
    assert (state(place, "a")["start"], state(place, "b")["start"]) == (second, first)


# --- who is meant -----------------------------------------------------------------------------------------------------


def test_whom_wecom_knows_by_address_or_number_becomes_an_interviewer(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "lisi"}, {"email": "ZhaoLiu@example.com"}])
    done(place)
    assert state(place)["panel"] == ["lisi", "zhaoliu"]
    assert zh("button.accept") in buttons(place.cards("zhaoliu")[-1])


def test_somebody_unknown_keeps_no_interview_away_and_the_admin_says_who_it_is(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "lisi"}, {"email": "wangwu.x@corp.example.com"}])
    done(place)
    assert state(place)["panel"] == ["lisi"]
    [card] = place.cards("admin")
    assert card["content"]["main_title"]["title"] == zh("unknown_person.title", said="wangwu.x@corp.example.com")
    assert "王五" in buttons(card)
    place.tap("admin", "王五")
    later(place)
    assert state(place)["panel"] == ["lisi", "wangwu"]
    assert zh("button.accept") in buttons(place.cards("wangwu")[-1])
    ats.sends("a-2", start=ats.begins + timedelta(hours=40), interviewers=[{"email": "wangwu.x@corp.example.com"}])
    done(place)
    assert state(place, "a-2")["panel"] == ["wangwu"]
    assert len(place.cards("admin")) == 1


def test_an_interview_to_which_nobody_comes_is_short_of_people_and_hr_hears_once_what_to_do(
    place: Town, ats: Ats
) -> None:
    ats.sends(interviewers=[{"email": "zhou.peng@example.com"}])
    done(place)
    its = code(place)
    assert place.say("zhangmin", f"进度 {its}").startswith(
        f"{its} 陈晓 · 后端工程师 二面 · " + zh("state.short_of_interviewers")
    )
    listed = place.say("zhangmin", "明天")
    assert zh("needs.missing", n=1) in listed
    assert "缺面试官" in listed
    assert "已接受" not in listed
    later(place, hours=3)
    [said] = [one for one in place.texts("zhangmin") if one.startswith("缺面试官：")]
    assert zh("elsewhere.awaited", who="zhou.peng@example.com") in said
    assert zh_like("no_interviewer.told", code=its).search(said)
    place.say("admin", "关联 zhou.peng@example.com 王五")
    later(place)
    assert "王五 待回复" in place.say("zhangmin", f"进度 {its}")
    assert "缺面试官" not in place.say("zhangmin", f"进度 {its}").partition("\n")[0]


def test_hr_reads_whom_the_panel_still_waits_for(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "lisi"}, {"email": "Zhou.Peng@example.com"}])
    done(place)
    its = code(place)
    place.say("lisi", f"接受 {its}")
    assert zh("elsewhere.awaited", who="zhou.peng@example.com") in place.say("zhangmin", f"进度 {its}")
    assert "zhou.peng" not in place.say("lisi", f"进度 {its}")
    assert zh("needs.missing", n=1) in place.say("zhangmin", "明天")
    later(place, hours=3)
    assert not any("全员已接受" in one or "李四已接受" in one for one in place.texts("zhangmin"))


def test_a_recruiter_whom_nobody_knows_is_no_interviewer_that_is_missing(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "lisi"}], recruiter={"mobile": "+86 137 1111 2222"})
    done(place)
    assert "还等" not in place.say("zhangmin", f"进度 {code(place)}")


def test_the_admin_can_type_who_somebody_is(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"mobile": "13711112222"}])
    done(place)
    assert state(place)["panel"] == []
    said = place.say("admin", "关联 13711112222 王五")
    assert said == zh("link.done_and_joins", said="13711112222", name="王五", n=1)
    later(place)
    assert state(place)["panel"] == ["wangwu"]


def test_wecom_is_asked_once_a_day_for_somebody_it_does_not_know(place: Town, ats: Ats) -> None:
    far = {"start": ats.begins + timedelta(hours=72), "interviewers": [{"mobile": "13711112222"}]}
    ats.sends(**far)
    done(place)
    ats.sends(**far, place="3号会议室")
    done(place)
    assert state(place)["room"] == "3号会议室"
    [row] = place.rows("SELECT asked_at FROM unknown_address")
    assert row["asked_at"] < place.at - timedelta(seconds=10)
    later(place, hours=25)
    [again] = place.rows("SELECT asked_at FROM unknown_address")
    assert again["asked_at"] > row["asked_at"]


def test_a_recruiter_whom_wecom_knows_is_no_more_than_an_interviewer_and_the_admin_is_told(
    place: Town, ats: Ats
) -> None:
    ats.sends(recruiter={"email": "zhaoliu@example.com"})
    done(place)
    assert place.rows("SELECT role FROM member WHERE user_id = 'zhaoliu'") == [{"role": "interviewer"}]
    told = zh("named_as_recruiter.told", who="赵六", member="zhaoliu")
    assert place.texts("admin") == [told]
    place.say("admin", "成员 zhaoliu HR")
    assert place.rows("SELECT role FROM member WHERE user_id = 'zhaoliu'") == [{"role": "recruiter"}]


def test_the_admin_is_asked_only_for_whom_wecom_does_not_know(place: Town, ats: Ats) -> None:
    place.control("faults", rules=[{"path": "user/get_userid_by_email", "outage": True}])
    ats.sends(
        interviewers=[{"user_id": "lisi"}, {"email": "nobody@corp.example.com"}, {"email": "zhaoliu@example.com"}]
    )
    done(place)
    assert state(place)["panel"] == ["lisi"]
    assert place.cards("admin") == []
    place.control("faults", rules=[])
    later(place)
    assert state(place)["panel"] == ["lisi", "zhaoliu"]
    assert [one["content"]["main_title"]["title"] for one in place.cards("admin")] == [
        zh("unknown_person.title", said="nobody@corp.example.com")
    ]


def test_where_wecom_may_not_say_who_somebody_is_the_admin_is_asked(place: Town, ats: Ats) -> None:
    """The app lacks the permission, which it may never get."""
    place.control("faults", rules=[{"path": "user/get_userid_by_email", "errcode": 48002}])
    ats.sends(interviewers=[{"user_id": "lisi"}, {"email": "zhaoliu@example.com"}])
    done(place)
    assert [one["content"]["main_title"]["title"] for one in place.cards("admin")] == [
        zh("unknown_person.title", said="zhaoliu@example.com")
    ]


def test_who_is_linked_comes_onto_all_panels_but_the_one_that_cannot_be_settled(place: Town, ats: Ats) -> None:
    for number in range(23):
        ats.sends(
            f"a{number}",
            start=place.at + timedelta(hours=24 + number * 2),
            interviewers=[{"user_id": "lisi"}, {"email": "zz@corp.example.com"}],
            candidate={"name": f"甲{number}"},
        )
    done(place)
    with store.db.connection_context():
        store.execute(
            f"ALTER TABLE participant ADD CONSTRAINT no_more CHECK (interview_id <> {state(place, 'a3')['id']}) NOT VALID"
        )
    assert place.say("admin", "关联 zz@corp.example.com 王五") == zh(
        "link.done_and_joins", said="zz@corp.example.com", name="王五", n=23
    )
    later(place)
    assert [name for name in (f"a{n}" for n in range(23)) if state(place, name)["panel"] != ["lisi", "wangwu"]] == [
        "a3"
    ]


def test_who_stands_in_for_somebody_goes_with_them(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "无法参加 出差")
    place.orders("zhangmin", f"换人 {code(place)} 李四 王五")
    later(place)
    place.say("wangwu", "接受")
    ats.sends(interviewers=[{"user_id": "zhangsan"}])
    done(place)
    assert state(place)["panel"] == ["zhangsan"]
    assert "你不必参加了" in place.texts("wangwu")[-1]


def test_who_stands_in_for_somebody_stays_where_the_source_names_them_too(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "无法参加 出差")
    place.orders("zhangmin", f"换人 {code(place)} 李四 王五")
    later(place)
    ats.sends(interviewers=[{"user_id": "wangwu"}])
    done(place)
    assert state(place)["panel"] == ["wangwu"]


# --- what waits -------------------------------------------------------------------------------------------------------


def test_what_waits_and_stays_as_it_is_is_not_written(place: Town, ats: Ats) -> None:
    clash(place, ats)
    version = place.rows("SELECT ctid::text FROM external_ref")
    later(place, seconds=4)
    assert place.rows("SELECT ctid::text FROM external_ref") == version


def test_of_more_than_are_looked_at_at_once_each_has_its_turn(place: Town, ats: Ats) -> None:
    place.book("zhangsan", candidate="吴桐", in_hours=40)
    ats.sends(
        "stays",
        start=ats.begins + timedelta(hours=40),
        interviewers=[{"user_id": "zhangsan"}],
        candidate={"name": "甲"},
    )
    other = clash(place, ats)
    place.rows(
        """INSERT INTO external_ref (id, provider, external_id, interview_id, occurred_at, delivery_id, described, waits_at)
           OVERRIDING SYSTEM VALUE SELECT -n, provider, 'before' || n, interview_id, occurred_at, delivery_id, described, waits_at
           FROM external_ref, generate_series(1, 100) n WHERE external_id = 'stays' RETURNING id"""
    )
    order(place, f"改期 {other} 后天下午3点")
    later(place, seconds=4)
    later(place, seconds=4)
    assert (state(place, "stays")["start"], state(place)["start"]) == (None, ats.begins + timedelta(hours=24))


# --- moved in the chat ------------------------------------------------------------------------------------------------


def test_whoever_moves_it_in_the_chat_reads_that_the_source_will_not_know(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    said = place.say("zhangmin", f"改期 {code(place)} 后天下午3点")
    assert zh("move.elsewhere_will_not_know") in said
    assert said.endswith(YES_OR_NO)
    own = str(place.book("wangwu", candidate="林悦").code)
    assert "外部系统" not in place.say("zhangmin", f"改期 {own} 后天下午3点")


def test_a_time_that_was_set_in_the_chat_stays_until_the_source_sets_another(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    order(place, f"改期 {code(place)} 后天下午3点")
    moved = state(place)["start"]
    ats.sends(meeting_url="https://meeting.example.com/8")
    done(place)
    assert (state(place)["start"], state(place)["meeting_url"]) == (moved, "https://meeting.example.com/8")
    ats.sends(start=ats.begins + timedelta(hours=70), meeting_url="https://meeting.example.com/8")
    done(place)
    assert state(place)["start"] == ats.begins + timedelta(hours=70)


def test_somebody_who_must_stay_away_is_no_interviewer_and_hr_finds_another(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", f"无法参加 {code(place)} 认识候选人")
    later(place)
    ats.sends("a-2", start=ats.begins + timedelta(hours=48), interviewers=[{"user_id": "lisi"}, {"user_id": "wangwu"}])
    done(place)
    assert state(place, "a-2")["panel"] == ["wangwu"]
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_what_is_over_already_is_written_down_and_nobody_is_asked(place: Town, ats: Ats) -> None:
    ats.sends(start=ats.begins - timedelta(hours=5))
    done(place)
    assert state(place)["status"] == "completed"
    assert place.chat("lisi") == []


def test_what_has_begun_is_not_called_off(place: Town, ats: Ats) -> None:
    ats.sends(start=ats.begins + timedelta(minutes=5))
    done(place)
    later(place, minutes=6)
    ats.sends(event="interview.cancelled")
    done(place)
    assert state(place)["status"] == "in_progress"
    assert outcomes(place) == ["applied", "late"]


def test_a_colleague_is_found_by_the_number_that_the_directory_has(place: Town, ats: Ats) -> None:
    """What WeCom has said of a member once needs no second question."""
    ats.sends(interviewers=[{"mobile": "+86 139 0000 0006"}])
    done(place)
    place.control("faults", rules=[{"path": "user/getuserid", "outage": True}])
    ats.sends("a-2", start=ats.begins + timedelta(hours=40), interviewers=[{"mobile": "13900000006"}])
    done(place)
    assert (state(place)["panel"], state(place, "a-2")["panel"]) == (["zhaoliu"], ["zhaoliu"])
    [row] = place.rows("SELECT confirmed_by FROM member_address WHERE address = 'mobile:13900000006'")
    assert row["confirmed_by"] == "directory"


def test_a_resume_is_wanted_from_where_it_is_said_to_be(place: Town, ats: Ats) -> None:
    ats.sends(candidate={"name": "陈晓", "resume_url": "https://ats.example.com/cv/1.pdf"})
    done(place)
    [wanted] = place.rows("SELECT url, said_by FROM resume_wanted")
    assert wanted == {"url": "https://ats.example.com/cv/1.pdf", "said_by": "hook"}


# --- ShowMeBug --------------------------------------------------------------------------------------------------------


def test_a_room_that_is_closed_at_the_vendors_ends_the_interview_by_its_callback(place: Town) -> None:
    town = rooms.with_rooms(place)
    interview = rooms.booked(town, "lisi", in_hours=0.5)
    later(town, minutes=35)
    link = str(rooms.way_in(town, interview, "lisi"))
    rooms.opens(link)
    rooms.ends(link, rate=5)
    wait_until(lambda: town.rows("SELECT 1 FROM inbound_delivery WHERE event = 'interview_ended'"))
    done(town)
    assert set(outcomes(town)) == {"applied"}
    assert rooms.now_of(interview).status == "awaiting_feedback"
    later(town, seconds=15)
    assert town.title("lisi") == zh("feedback_due.title")


def test_hr_reads_in_the_next_list_what_the_source_has_moved_or_called_off(place: Town, ats: Ats) -> None:
    """As what a colleague does, and by whom: nobody here."""
    ats.sends(start=ats.begins + timedelta(hours=72))
    ats.sends("a-2", start=ats.begins + timedelta(hours=80), candidate={"name": "林悦"})
    done(place)
    ats.sends(start=ats.begins + timedelta(hours=74))
    ats.sends("a-2", event="interview.cancelled")
    done(place)
    later(place, hours=6)
    said = "\n".join(place.texts("zhangmin"))
    assert zh_like(
        "moved_by_colleague.told", who=zh("card.another_system"), title=f"{code(place)} 陈晓 · 后端工程师 二面"
    ).search(said)
    assert zh_like("called_off.told", who=zh("card.another_system")).search(said)
