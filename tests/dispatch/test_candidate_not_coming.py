"""候选人不来 is a change like any other: the panel is free and is told, HR reads what comes next, and it can be undone."""

from __future__ import annotations

from bot.interviews.models import Member, Participant
from tests.said import zh, zh_like
from tests.world.town import Town, alive, invited, later


def test_the_panel_is_free_and_told_and_hr_reads_what_comes_next(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    said = place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert zh_like("candidate.not_coming", when=zh("time.in_a_minute")).search(said)
    assert zh_like("candidate.not_coming", code=on.code).search(said)
    other = place.book("lisi", in_hours=24.5, candidate="林悦")  # the time is free again
    assert other.id
    later(place)
    for user_id in ("lisi", "zhangsan"):
        assert zh_like("not_coming.told").search(place.texts(user_id)[-1])
        assert alive(place, user_id) == []
        assert place.title(user_id) == "候选人不来"
    assert "候选人不来" in place.say("zhangmin", f"进度 {on.code}").split("\n")[0]


def test_undone_in_time_nobody_has_heard_of_it_and_all_is_as_before(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    later(place)
    before, heard = place.say("lisi", f"进度 {on.code}"), len(place.chat("lisi"))
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"候选人回复 {on.code}") + "\n")
    later(place, minutes=5)
    assert place.say("lisi", f"进度 {on.code}") == before
    assert len(place.chat("lisi")) == heard + 1  # the answer to 进度


def test_undone_after_it_was_heard_the_panel_is_told_that_it_takes_place(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    place.settle()
    assert zh_like("not_coming.told").search(place.texts("lisi")[-1])
    place.say("zhangmin", "撤销")
    place.settle()
    assert any(zh_like("on_again.told").search(one) for one in place.texts("lisi")[-2:])
    assert len(alive(place, "lisi")) == 1


def test_a_candidate_who_comes_after_all_finds_the_time_taken_or_not(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place)
    other = place.book("lisi", in_hours=24, candidate="林悦")
    assert zh_like("refused.busy_then").search(place.say("zhangmin", f"候选人回复 {on.code} 已确认"))
    with_lisi_free = f"无法参加 {other.code} 出差"
    place.say("lisi", with_lisi_free)
    assert zh_like("candidate.answered", answer="已确认").search(place.say("zhangmin", f"候选人回复 {on.code} 已确认"))
    later(place)
    assert zh_like("on_again.told").search(place.texts("zhangsan")[-1])


def test_the_clash_names_who_is_needed_and_not_who_only_sits_in(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    Participant.update(part="optional").where(
        (Participant.interview == on.id) & (Participant.member == Member.get(Member.user_id == "zhangsan"))
    ).execute()
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place)
    place.book("zhangsan", in_hours=23.5, candidate="周远")
    needed = place.book("lisi", in_hours=24.5, candidate="林悦")
    said = place.say("zhangmin", f"候选人回复 {on.code} 已确认")
    assert zh_like("refused.busy_then", who="李四").search(said)
    assert str(needed.code) in said


def test_nobody_is_reminded_of_it_and_nobody_is_asked_for_feedback(place: Town) -> None:
    on = invited(place, "lisi", in_hours=3)
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place)
    heard = len(place.chat("lisi"))
    for minutes in (150, 25, 90):
        later(place, minutes=minutes)
    assert len(place.chat("lisi")) == heard


def test_who_hears_three_changes_of_mind_reads_all_three(place: Town) -> None:
    """The third has the first one's words, which WeCom would take for a repeat and swallow."""
    on = invited(place, "lisi")
    for answer in ("不来", "已确认", "不来", "已确认", "不来"):
        place.say("zhangmin", f"候选人回复 {on.code} {answer}")
        later(place, minutes=2)
    heard = [
        one
        for one in place.texts("lisi")
        if zh_like("not_coming.told").search(one) or zh_like("on_again.told").search(one)
    ]
    assert len(heard) == len(set(heard)) == 5
    assert zh_like("not_coming.told").search(heard[-1])
