"""HR who interviews at this moment shares a screen: an urgent decline goes to somebody else, or comes without a name."""

from __future__ import annotations

from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Application, Member, Role
from bot.notices.catalogue import candidate
from bot.notices.view import View
from tests.said import zh, zh_like
from tests.world import rooms
from tests.world.town import Town, alive, buttons, in_an_interview, invited, later


def without_an_admin() -> None:
    with store.db.connection_context():
        Member.update(active=False).where(Member.role == Role.ADMIN).execute()


def titles(place: Town, user_id: str) -> list[str]:
    return [one["content"]["main_title"]["title"] for one in place.cards(user_id)]


def shown(place: Town, user_id: str, since: int = 0) -> str:
    return str(place.chat(user_id)[since:])


def test_an_urgent_decline_goes_to_the_next_in_line_while_hr_interviews(place: Town) -> None:
    on = in_an_interview(place, "zhangmin")
    before = len(place.chat("zhangmin"))
    assert zh("hears.told", when=zh("time.at_once"), who=zh("hears.admin")) in place.say(
        "lisi", f"无法参加 {on.code} 出差"
    )
    place.settle()
    assert place.title("admin") == zh("declined.who_cant", names="李四")
    assert len(place.chat("zhangmin")) == before


def test_that_an_urgent_decline_is_undone_reaches_who_has_read_it_at_once_and_interrupts_nobody_else(
    place: Town,
) -> None:
    on = in_an_interview(place, "zhangmin")
    before = len(place.chat("zhangmin"))
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    place.say("lisi", "撤销")
    place.settle()
    assert place.texts("admin")[-1].startswith(f"李四撤销了“无法参加”：{on.code}")
    assert len(place.chat("zhangmin")) == before


def test_whoever_was_spared_reads_it_once_their_screen_is_free_if_it_is_still_so(place: Town) -> None:
    on = in_an_interview(place, "zhangmin")
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    before = len(place.cards("zhangmin"))
    later(place, minutes=60)
    assert "李四 无法参加" in titles(place, "zhangmin")[before:]
    assert "出差" in shown(place, "zhangmin")


def test_a_coordinator_who_is_free_is_enough(place: Town) -> None:
    on = in_an_interview(place, "zhangmin")
    with store.db.connection_context():
        Member.update(role=Role.COORDINATOR).where(Member.user_id == "wangwu").execute()
        Application.update(coordinator=place.member("wangwu")).where(Application.id == on.application_id).execute()
    before = len(place.chat("zhangmin"))
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    assert place.title("wangwu") == zh("declined.who_cant", names="李四")
    assert len(place.chat("zhangmin")) == before
    assert place.cards("admin") == []


def test_where_nobody_else_is_there_the_card_names_neither_candidate_nor_colleague_nor_reason(place: Town) -> None:
    without_an_admin()
    on = in_an_interview(place, "zhangmin")
    before = len(place.chat("zhangmin"))
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    assert place.title("zhangmin") == zh("card.starts_soon")
    for word in ("陈晓", "李四", "出差"):
        assert word not in shown(place, "zhangmin", before)
    place.tap("zhangmin", "看详情")
    place.settle()
    assert "李四 无法参加" in place.texts("zhangmin")[-1]
    assert len(place.chat("zhangmin")) == before + 2  # the card, and the answer to the tap
    later(place, minutes=56)
    assert "李四 无法参加" in titles(place, "zhangmin")


def test_where_wecom_refuses_the_next_in_line_it_comes_back_without_a_name(place: Town) -> None:
    on = in_an_interview(place, "zhangmin")
    place.control("faults", out_of_range=["admin"])
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    place.settle()
    assert place.title("zhangmin") == zh("card.starts_soon")


def test_after_the_interview_the_card_with_all_of_it_takes_its_place(place: Town) -> None:
    without_an_admin()
    on = in_an_interview(place, "zhangmin")
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    later(place, minutes=56)
    assert zh("card.starts_soon") not in titles(place, "zhangmin")
    assert zh("card.see_the_new_one") in titles(place, "zhangmin")
    [whole] = [one for one in alive(place, "zhangmin") if one["content"]["main_title"]["title"] == "李四 无法参加"]
    assert zh("declined.replace_with", new="王五") in buttons(whole)


def test_what_can_wait_waits_for_hrs_own_interview_to_end_and_goes_to_nobody_else(place: Town) -> None:
    invited(place, "zhangmin", in_hours=0.5, candidate="前一位")
    on = invited(place, "lisi", in_hours=24)
    later(place, minutes=40)
    before = len(place.chat("zhangmin"))
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.cards("admin") == []
    assert len(place.chat("zhangmin")) == before
    later(place, minutes=60)
    assert zh("declined.who_cant", names="李四") in titles(place, "zhangmin")


def test_that_an_interview_has_no_room_yet_names_nobody_on_a_screen_that_may_be_shared(place: Town) -> None:
    rooms.with_rooms(place)
    rooms.faults(place, down=True)
    invited(place, "zhangmin", in_hours=0.5, candidate="前一位")
    on = place.book("lisi", in_hours=1.2, candidate="林悦", meeting_url=None)
    later(place, minutes=40)
    before = len(place.chat("zhangmin"))
    later(place, minutes=5)
    assert zh_like("rooms.not_there", title=f"{on.code} 后端工程师 一面").search(shown(place, "zhangmin", before))
    assert "林悦" not in shown(place, "zhangmin", before)


def test_nor_does_the_card_of_an_admin_who_interviews_while_nobody_of_hr_is_there(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5, candidate="林悦")
    with store.db.connection_context():
        store.execute("UPDATE interview SET candidate_response = 'declined' WHERE id = %(id)s", id=on.id)
        [now] = lookup.load([on.id])
        card = candidate.candidate_cannot(
            View(place.member("admin"), place.at, "t", "https://x", now, {}, discreet=True)
        )
    assert card is not None
    assert zh("needs_answer.title") in str(card.message())
    assert "林悦" not in str(card.message())


def test_another_time_for_what_begins_soon_does_not_wait_until_it_has_begun(place: Town) -> None:
    """It goes to somebody who is free; where nobody is, it comes without a name, and whole when the screen is free."""
    on = in_an_interview(place, "zhangmin")
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    place.settle()
    assert place.title("admin") == zh("proposed.title", who="李四")
    without_an_admin()
    before = len(place.chat("zhangmin"))
    other = place.book("wangwu", in_hours=1, candidate="林悦")
    place.say("wangwu", f"改期 {other.code} 明天下午4点")
    place.settle()
    assert place.title("zhangmin") == zh("card.starts_soon")
    assert "王五" not in shown(place, "zhangmin", before)
    assert "林悦" not in shown(place, "zhangmin", before)
    later(place, minutes=56)
    assert zh("proposed.title", who="王五") in titles(place, "zhangmin")


def test_a_decline_does_not_wait_for_the_last_of_hrs_interviews_where_it_turns_urgent_before(place: Town) -> None:
    for hours in (0.5, 1.5, 2.5):
        place.book("zhangmin", in_hours=hours, candidate=f"第{hours}位")
    on = invited(place, "lisi", in_hours=3.5)
    later(place, minutes=40)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place, minutes=49)
    assert place.cards("admin") == []
    later(place, minutes=2)
    assert place.title("admin") == zh("declined.who_cant", names="李四")
