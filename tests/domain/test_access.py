"""Who sees what, as tables: each rule of `access` for everybody, and its twin in SQL says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import pytest

from bot.db import store
from bot.db.sql import Sql, sql
from bot.interviews import access, identity, lookup
from bot.interviews.access import NoResume
from bot.interviews.identity import Why
from bot.interviews.models import Application, Candidate, Feedback, Interview, Job, Member, Participant
from bot.phrase import Phrase
from tests.world.clock import NOW
from tests.world.world import World

HR = {"zhangmin", "sunli"}  # who looks after it, and a colleague
AWAY = {"liuyan", "sunyi"}  # of HR, from another round; of this panel
MATCHED = {"liuna"}  # of HR; matched in one of the worlds alone
ADMIN, MANAGER, ANOTHER_MANAGER = {"admin"}, {"zhoujing"}, {"wuhui"}
COMES, SITS_IN, DECLINED, REPLACED, NOBODY = {"lisi"}, {"sunqi"}, {"wangwu"}, {"zhaoliu"}, {"zhangsan"}
PANEL = COMES | SITS_IN | DECLINED
EVERYBODY = HR | AWAY | MATCHED | ADMIN | MANAGER | ANOTHER_MANAGER | PANEL | REPLACED | NOBODY
WORLDS = ("plain", "confidential", "matched")


class Around:
    """An interview of tomorrow, and everybody who may have to do with it."""

    def __init__(self, kind: str = "plain") -> None:
        self.world = World(*sorted(EVERYBODY))
        start = NOW + timedelta(days=1)
        there = [self[one] for one in ("lisi", "sunqi", "wangwu", "sunyi")]
        on = self.world.book_for(there, start, round_no=2)
        self.id = int(on.id)
        Participant.create(
            interview=on, member=self["zhaoliu"], slot=on.slot, interview_active=True,
            response="declined", replaced_by=self["lisi"],
        )  # fmt: skip
        self.place("lisi", response="accepted")
        self.place("sunqi", part="shadow", feedback_required=False)
        self.place("wangwu", response="declined")
        self.place("sunyi", response="declined", knows_candidate=True)
        Application.update(hiring_manager=self["zhoujing"]).where(Application.id == on.application_id).execute()
        earlier = self.world.book_for([self["liuyan"]], start - timedelta(hours=4))
        self.earlier_id = int(earlier.id)
        Participant.update(response="declined", knows_candidate=True).where(
            Participant.interview == earlier.id
        ).execute()
        if kind == "confidential":
            Job.update(confidential=True).execute()
        if kind == "matched":
            identity.confirm(self["liuna"], ["mobile:13800138000"], Why.LINKED, NOW)
            Candidate.update(mobile="13800138000").execute()

    def __getitem__(self, user_id: str) -> Member:
        return self.world.team[user_id]

    def place(self, user_id: str, **values: object) -> None:
        Participant.update(**values).where(
            (Participant.interview == self.id) & (Participant.member == self[user_id])
        ).execute()

    def becomes(self, status: str) -> None:
        Interview.update(status=status).where(Interview.id == self.id).execute()

    def writes(self, *user_ids: str, at: datetime = NOW, status: str = "submitted", earlier: bool = False) -> None:
        for one in user_ids:
            Feedback.create(
                interview=self.earlier_id if earlier else self.id, author=self[one],
                status=status, recommendation="yes", submitted_at=at,
            )  # fmt: skip

    @property
    def on(self) -> Interview:
        [found] = lookup.load([self.id])
        return found

    @property
    def earlier(self) -> Interview:
        [found] = lookup.load([self.earlier_id])
        return found

    def who(self, rule: Callable[[Member, Interview], object], among: Iterable[str] = EVERYBODY) -> set[str]:
        """For whom it holds."""
        on = self.on
        return {one for one in among if rule(self[one], on)}

    def in_sql(self, condition: Callable[[Member], Sql]) -> set[str]:
        """The same, of a condition about the interview `i`."""
        found = set()
        for one in EVERYBODY:
            asked = sql("SELECT 1 FROM interview i WHERE i.id = %(id)s AND {it}", it=condition(self[one]))
            if store.fetch(asked, id=self.id, viewer=self[one].id):
                found.add(one)
        return found


@pytest.fixture(params=WORLDS)
def around(database: None, request: pytest.FixtureRequest) -> Around:
    return Around(request.param)


@pytest.fixture
def plain(database: None) -> Around:
    return Around()


def world_of(around: Around) -> str:
    on = around.on
    return "confidential" if on.application.job.confidential else "matched" if on.matched else "plain"


# --- who sees it ------------------------------------------------------------------------------------------------------


def test_roles_and_the_panel_see_it_but_for_who_knows_the_candidate_or_is_them(around: Around) -> None:
    away = AWAY | (MATCHED if world_of(around) == "matched" else set())
    assert around.who(access.must_stay_away) == away
    assert around.in_sql(lambda _: access.open_to("viewer", "i")) == EVERYBODY - away
    assert around.who(access.sees) == EVERYBODY - away - NOBODY - ANOTHER_MANAGER
    assert around.in_sql(lambda one: access.visible_to(one, "i")) == around.who(access.sees)


def test_who_knows_one_candidate_sees_anothers_interviews(around: Around) -> None:
    on = around.world.book_for([around["zhangsan"]], NOW + timedelta(days=2), candidate="林悦")
    around.id = int(on.id)
    assert around.who(access.must_stay_away) == set()
    assert around.in_sql(lambda _: access.open_to("viewer", "i")) == EVERYBODY


def test_who_hires_for_it_and_is_no_manager_any_more_does_not_see_it(plain: Around) -> None:
    for one in ("zhoujing", "wuhui"):
        plain[one].role = "interviewer"
    assert "zhoujing" not in plain.who(access.sees)
    assert plain.in_sql(lambda one: access.visible_to(one, "i")) == plain.who(access.sees)


def test_where_the_name_is_secret_hr_and_who_is_on_the_panel_find_it_by_name(around: Around) -> None:
    finds = around.who(lambda one, on: access.is_found_by_name(one, on))
    expected = {
        "plain": EVERYBODY,
        "confidential": HR | {"liuyan"} | MATCHED | PANEL | {"sunyi"},
        "matched": HR | {"liuyan"} | MATCHED | PANEL | {"sunyi"},
    }
    assert finds == expected[world_of(around)]
    assert around.in_sql(lambda one: access.found_by_name(one, "i")) == finds
    but_hr = around.in_sql(lambda _: access.found_by_name_but_hr("i"))
    assert but_hr == (EVERYBODY if world_of(around) == "plain" else PANEL | {"sunyi"})


def test_the_name_is_read_by_the_panel_and_those_who_hire(around: Around) -> None:
    named = around.who(access.names_candidate)
    expected = {
        "plain": HR | MATCHED | MANAGER | ANOTHER_MANAGER | PANEL | REPLACED,
        "confidential": HR | MATCHED | PANEL,
        "matched": HR | PANEL,
    }
    assert named == expected[world_of(around)]


def test_a_match_that_hr_has_ended_keeps_nobody_away_and_nothing_secret(database: None) -> None:
    around = Around("matched")
    store.execute("UPDATE candidate_match SET ended_at = %(now)s", now=NOW)
    assert around.who(access.must_stay_away) == AWAY
    assert around.in_sql(lambda _: access.open_to("viewer", "i")) == EVERYBODY - AWAY
    assert around.in_sql(lambda _: access.found_by_name_but_hr("i")) == EVERYBODY
    candidate = around.on.candidate_id
    pairs = [(int(around[one].id), candidate) for one in EVERYBODY]
    assert access.who_know(pairs) == {(int(around[one].id), candidate) for one in AWAY}
    assert access.who_may_be(pairs) == set()


def test_whom_they_know_is_asked_of_pairs(around: Around) -> None:
    other = around.world.book_for([around["zhangsan"]], NOW + timedelta(days=2), candidate="林悦").candidate
    candidate = around.on.candidate_id
    matched = MATCHED if world_of(around) == "matched" else set()
    pairs = [(int(around[one].id), who) for one in EVERYBODY for who in (candidate, int(other.id))]
    assert access.who_know(pairs) == {(int(around[one].id), candidate) for one in AWAY | matched}
    assert access.who_may_be(pairs) == {(int(around[one].id), candidate) for one in matched}
    assert (access.who_know([]), access.who_may_be([])) == (set(), set())
    assert {one for one in EVERYBODY if access.knows(around[one], candidate)} == AWAY | matched
    assert access.candidates_kept_from(around["liuyan"], [candidate, int(other.id)]) == {candidate}
    assert access.candidates_kept_from(around["lisi"], [candidate, int(other.id)]) == set()


@pytest.mark.parametrize(
    ("kind", "who", "by_hr", "id"),
    [
        ("plain", "liuyan", True, "refused.knows_candidate"),
        ("plain", "liuyan", False, "refused.knows_candidate"),
        ("matched", "liuna", True, "refused.may_be_candidate"),
        ("matched", "liuna", False, "refused.stays_away"),
    ],
)
def test_why_somebody_is_kept_away_hr_alone_reads(database: None, kind: str, who: str, by_hr: bool, id: str) -> None:
    around = Around(kind)
    refused = access.must_be_kept_away(around[who], around.on.candidate_id, by_hr=by_hr)
    assert refused.phrase == Phrase(id, who=around[who].name)
    assert access.must_be_kept_away(around[who], around.on.candidate_id).phrase.id != "refused.may_be_candidate"


def test_a_role_gives_what_is_of_no_interview(plain: Around) -> None:
    hr = HR | {"liuyan"} | MATCHED
    assert {one for one in EVERYBODY if access.sees_all(plain[one])} == hr | ADMIN
    assert {one for one in EVERYBODY if access.sees_trace(plain[one])} == hr | ADMIN
    for rule in (access.reads_reason, access.calls_candidate, access.fills_places):
        assert {one for one in EVERYBODY if rule(plain[one])} == hr
    assert {one for one in EVERYBODY if access.sees_calendar_of(plain[one], plain["lisi"])} == hr | {"lisi"}


# --- who is on the panel ----------------------------------------------------------------------------------------------


def test_who_is_on_the_panel_and_who_of_them_is_awaited(plain: Around) -> None:
    assert plain.who(access.place_of) == PANEL | REPLACED | {"sunyi"}
    assert plain.who(access.attends) == COMES | SITS_IN
    assert {one.member.user_id for one in access.answering(plain.on)} == COMES | DECLINED | {"sunyi"}
    assert plain.who(access.follows) == EVERYBODY - REPLACED
    assert plain.who(access.may_mark_no_show) == HR | {"liuyan"} | MATCHED | COMES | SITS_IN


@pytest.mark.parametrize("who", ["zhangmin", "admin", "zhoujing"])
def test_whom_a_role_lets_see_it_follows_it_though_they_were_replaced(plain: Around, who: str) -> None:
    on = plain.on
    Participant.create(
        interview=on, member=plain[who], slot=on.slot, interview_active=True,
        response="declined", replaced_by=plain["lisi"],
    )  # fmt: skip
    assert who in plain.who(access.follows)


def test_it_is_accepted_once_all_have_and_nobody_is_still_unknown(plain: Around) -> None:
    assert not access.all_have_accepted(plain.on)
    for one in ("wangwu", "sunyi"):
        plain.place(one, response="accepted")
    on = plain.on
    assert access.all_have_accepted(on)  # who sits in is not waited for
    on.awaited = ["email:x@example.com"]
    assert not access.all_have_accepted(on)
    Participant.update(part="optional").where(Participant.interview == plain.id).execute()
    assert not access.all_have_accepted(plain.on)


def test_nobody_is_left_where_all_decline_and_none_has_written(plain: Around) -> None:
    assert not access.nobody_is_left(plain.on)
    plain.place("lisi", response="declined")
    assert access.nobody_is_left(plain.on)
    plain.writes("lisi")
    assert not access.nobody_is_left(plain.on)
    Participant.update(part="optional").where(Participant.interview == plain.id).execute()
    Feedback.delete().execute()
    assert not access.nobody_is_left(plain.on)


def test_the_candidates_no_by_their_link_is_hrs_to_read_until_it_is_decided(plain: Around) -> None:
    hr = HR | {"liuyan"} | MATCHED

    def reads(answer: str, status: str) -> set[str]:
        Interview.update(candidate_response=answer, status=status).where(Interview.id == plain.id).execute()
        on = plain.on
        found = {one: access.candidates_answer(plain[one], on) for one in EVERYBODY}
        assert set(found.values()) <= {answer, "needs_action"}
        return {one for one, said in found.items() if said == answer}

    assert reads("declined", "scheduled") == hr
    assert reads("declined", "cancelled") == EVERYBODY
    to_be_chosen = plain.on
    to_be_chosen.status, to_be_chosen.slot, to_be_chosen.candidate_response = "draft", None, "declined"
    assert access.candidates_answer(plain["lisi"], to_be_chosen) == "needs_action"
    assert reads("accepted", "scheduled") == EVERYBODY
    assert reads("tentative", "scheduled") == EVERYBODY
    store.execute(
        """INSERT INTO candidate_wish (interview_id, instead_of, starts, words, made_at)
           SELECT id, lower(slot), '{}', 'evenings', %(now)s FROM interview WHERE id = %(id)s""",
        id=plain.id,
        now=NOW,
    )
    assert reads("tentative", "scheduled") == hr


# --- feedback ---------------------------------------------------------------------------------------------------------


def test_who_was_there_owes_feedback_once_it_was_held_until_it_is_in(plain: Around) -> None:
    assert {one.member.user_id for one in access.owing_feedback(plain.on)} == COMES
    assert plain.who(access.owes_feedback) == set()
    plain.becomes("awaiting_feedback")
    assert plain.who(access.owes_feedback) == COMES
    plain.place("sunqi", feedback_required=True)
    assert plain.who(access.owes_feedback) == COMES | SITS_IN
    plain.writes("lisi")
    assert {one.member.user_id for one in access.owing_feedback(plain.on)} == COMES | SITS_IN
    assert plain.who(access.owes_feedback) == SITS_IN
    plain.becomes("no_show")
    assert access.owing_feedback(plain.on) == []


def test_who_owes_feedback_reads_none_before_theirs_is_in(around: Around) -> None:
    around.becomes("awaiting_feedback")
    hr = HR | (MATCHED if world_of(around) != "matched" else set())
    assert around.who(access.reads_feedback) == hr | MANAGER
    around.writes("lisi")
    assert around.who(access.reads_feedback) == hr | MANAGER | COMES
    around.writes("wangwu")  # who then could not come
    assert around.who(access.reads_feedback) == hr | MANAGER | COMES
    around.becomes("completed")
    assert around.who(access.reads_feedback) == hr | MANAGER | COMES | SITS_IN


@pytest.mark.parametrize("who", ["zhangmin", "zhoujing"])
def test_so_does_who_hires_and_interviews(plain: Around, who: str) -> None:
    on = plain.on
    Participant.create(interview=on, member=plain[who], slot=on.slot, interview_active=True)
    plain.becomes("awaiting_feedback")
    assert who not in plain.who(access.reads_feedback)
    plain.becomes("no_show")  # nobody owes any
    assert who in plain.who(access.reads_feedback)
    plain.becomes("awaiting_feedback")
    plain.writes(who)
    assert who in plain.who(access.reads_feedback)


def test_who_declined_has_another_role_and_reads_by_it(plain: Around) -> None:
    on = plain.on
    Participant.create(interview=on, member=plain["zhoujing"], slot=on.slot, interview_active=True, response="declined")
    plain.becomes("awaiting_feedback")
    assert "zhoujing" in plain.who(access.reads_feedback)


def test_what_the_rooms_provider_tells_is_for_its_panel_and_those_who_hire(around: Around) -> None:
    expected = {
        "plain": HR | MATCHED | MANAGER | COMES | SITS_IN,
        "confidential": HR | MATCHED | COMES | SITS_IN,
        "matched": HR | COMES | SITS_IN,
    }
    assert around.who(access.reads_report) == expected[world_of(around)]


def test_an_earlier_round_is_read_by_this_ones_panel_unless_the_job_is_blind(plain: Around) -> None:
    def reads(interview: Interview | None = None) -> set[str]:
        earlier = interview or plain.earlier
        return plain.who(lambda one, on: access.reads_earlier_feedback(one, on, earlier))

    plain.writes("liuyan", earlier=True)
    assert reads() == HR | MATCHED | MANAGER | COMES | SITS_IN
    the_same_round = plain.earlier
    the_same_round.round_no = 2
    assert reads(the_same_round) == HR | MATCHED | MANAGER
    other_job = plain.world.book_for([plain["zhangsan"]], NOW + timedelta(days=3), job="算法工程师")
    [other_job] = lookup.load([other_job.id])
    assert reads(other_job) == HR | MATCHED
    Job.update(blind=True).execute()
    assert reads() == HR | MATCHED | MANAGER
    on = plain.on  # who interviews reads what their role lets them read
    Participant.create(interview=on, member=plain["zhangmin"], slot=on.slot, interview_active=True)
    assert reads() == HR | MATCHED | MANAGER


def test_who_was_in_the_earlier_round_reads_it_as_its_own_panel_does(plain: Around) -> None:
    earlier = plain.earlier
    Participant.create(interview=earlier, member=plain["lisi"], slot=earlier.slot, interview_active=True)
    on, earlier = plain.on, plain.earlier
    assert not access.reads_earlier_feedback(plain["lisi"], on, earlier)
    plain.writes("lisi", earlier=True)
    assert access.reads_earlier_feedback(plain["lisi"], on, plain.earlier)


# --- the résumé -------------------------------------------------------------------------------------------------------


def test_hr_has_the_file_itself(around: Around) -> None:
    assert around.who(access.has_resume_file) == HR | (MATCHED if world_of(around) != "matched" else set())


def test_each_who_does_not_read_the_pages_has_a_reason(around: Around) -> None:
    on, kind = around.on, world_of(around)
    hr = HR | (MATCHED if kind != "matched" else set())
    reasons: dict[str, NoResume | None] = dict.fromkeys(EVERYBODY, NoResume.NOT_THEIRS)
    reasons |= dict.fromkeys(AWAY | MATCHED, NoResume.AWAY) | dict.fromkeys(hr | COMES | SITS_IN)
    reasons |= dict.fromkeys(DECLINED, NoResume.DECLINED) | dict.fromkeys(REPLACED, NoResume.REPLACED)
    reasons |= dict.fromkeys(MANAGER, None if kind == "plain" else NoResume.CONFIDENTIAL)
    assert {one: access.why_no_resume(around[one], on, NOW) for one in EVERYBODY} == reasons
    assert around.who(lambda one, it: access.reads_resume(one, it, NOW)) == {
        one for one, reason in reasons.items() if reason is None
    }


def test_what_is_cancelled_needs_no_pages(plain: Around) -> None:
    plain.becomes("cancelled")
    for one in ("lisi", "zhoujing"):
        assert access.why_no_resume(plain[one], plain.on, NOW) is NoResume.CANCELLED
    assert access.why_no_resume(plain["zhangmin"], plain.on, NOW) is None


def test_the_pages_stay_seven_days_from_the_end_or_from_the_feedback(plain: Around) -> None:
    plain.becomes("awaiting_feedback")
    end = plain.on.end
    assert end is not None
    week, moment = timedelta(days=7), timedelta(seconds=1)
    assert week == access.RESUME_STAYS

    def reads(at: datetime) -> set[str]:
        return plain.who(lambda one, on: access.reads_resume(one, on, at), PANEL | MANAGER)

    assert reads(end + week - moment) == COMES | SITS_IN | MANAGER
    assert reads(end + week) == COMES  # who owes feedback reads as long as they do
    assert reads(end + 52 * week) == COMES
    plain.writes("wangwu", at=end)
    plain.writes("lisi", at=end + week)
    assert reads(end + 2 * week - moment) == COMES
    assert reads(end + 2 * week) == set()
    plain.becomes("no_show")
    assert reads(end + week - moment) == COMES | SITS_IN | MANAGER
    assert reads(end + week) == set()


def test_without_a_time_there_is_no_end_to_count_from(plain: Around) -> None:
    plain.place("lisi", feedback_required=False)
    on = plain.on
    on.slot = None
    assert access.why_no_resume(plain["lisi"], on, NOW + timedelta(days=400)) is None
