"""What is asked for every text, or of all members, is read from an index, as the server itself counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot.db import condition, store
from bot.db.store import Purpose
from bot.doctor import rows
from bot.hooks import deliveries, refs
from bot.interviews import (
    availability,
    external,
    feedback,
    feedback_drafts,
    identity,
    lookup,
    matches,
    meant,
    people,
    preferences,
    rounds,
    said_names,
    searching,
    waiting,
)
from bot.interviews.audit import Change
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Interview, Member, Role
from bot.notices import digests, escalations, outbox, queue, reminders, unread
from tests.world.clock import NOW
from tests.world.world import World

MANY = 20_000


@pytest.fixture
def database(fresh_database_url: str) -> Iterator[None]:
    store.connect(fresh_database_url, Purpose.TOOL)
    with store.db.connection_context():
        yield
    store.db.close_all()


def reads(table: str, ask: Callable[[], object]) -> set[str]:
    """The indexes of the table that the question reads, and the table's own name if it is read from end to end."""
    before = _counted(table)
    ask()
    after = _counted(table)
    return {name for name, count in after.items() if count > before.get(name, 0)}


def _counted(table: str) -> dict[str, int]:
    store.fetch("SELECT pg_stat_force_next_flush()")
    store.fetch("SELECT pg_stat_clear_snapshot()")
    rows = store.fetch(
        """SELECT relname AS name, seq_scan AS count FROM pg_stat_user_tables WHERE relname = %(table)s
           UNION ALL SELECT indexrelname, idx_scan FROM pg_stat_user_indexes WHERE relname = %(table)s""",
        table=table,
    )
    return {row["name"]: row["count"] for row in rows}


def test_whether_the_same_words_left_lately_is_read_from_two_indexes(database: None) -> None:
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, payload, state, created_at, not_before, sent_at)
           SELECT 'said:' || n, 'm' || n %% 50, 'said', '{"text": {"content": "好"}}', 'sent', %(now)s, %(now)s,
             %(now)s - n * interval '1 second' FROM generate_series(1, %(many)s) n""",
        now=NOW - timedelta(hours=1),
        many=MANY,
    )
    store.execute("ANALYZE outbox")
    asked = reads("outbox", lambda: queue.left_lately("m7", {"text": {"content": "好"}}, NOW))
    assert asked == {"outbox_pace", "outbox_member"}


def test_when_the_last_message_came_is_read_from_the_end_of_a_month_of_them(database: None) -> None:
    store.execute(
        """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, done_at)
           SELECT 'm' || n, 'zhangsan', 'text', '{}', %(now)s + n * interval '1 second', %(now)s
           FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute("ANALYZE inbox")
    found: list[object] = []
    assert reads("inbox", lambda: found.append(condition.last_message_at())) == {"inbox_pkey"}
    assert found == [NOW + timedelta(seconds=MANY)]


def test_what_failed_of_a_day_is_read_from_the_index_of_what_failed(database: None) -> None:
    """A large company's outbox of a month is read to its end by no examination that has two seconds."""
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, payload, state, errcode, created_at, not_before, sending_at)
           SELECT 'said:' || n, 'm' || n %% 50, 'declined', '{}', CASE WHEN n %% 500 = 0 THEN 'failed' ELSE 'sent' END,
             81013, at, at, at FROM (SELECT n, clock_now() - n * interval '2 minutes' AS at
               FROM generate_series(1, %(many)s) n) sent""",
        many=MANY,
    )
    store.execute("ANALYZE outbox")
    [row] = store.fetch("SELECT clock_now() AS now")
    found: list[str] = []
    told = reads("outbox", lambda: found.extend(str(one) for one in rows._dead_letters(row["now"])))
    assert told == {"outbox_failed"}
    assert "1 × errcode 81013" in found[0]
    assert "outbox" not in reads("outbox", unread.look)


def test_whom_to_turn_to_is_read_from_the_index_by_role(database: None) -> None:
    store.execute(
        """INSERT INTO member (user_id, name, role, created_at)
           SELECT 'm' || n, 'm' || n, CASE WHEN n %% 1000 = 0 THEN 'recruiter' ELSE 'interviewer' END, %(now)s
           FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute("ANALYZE member")
    for ask in (lambda: people.some_of([Role.ADMIN], 3), people.hr_and_admins, people.admins):
        assert reads("member", ask) == {"member_of_role"}
    # Of a role that many have the first few are soon found, in the order of their ids.
    assert "member" not in reads("member", lambda: people.some_of(list(Role), 3))


def test_what_a_change_was_to_tell_is_read_from_the_indexes_of_changes_and_interviews(database: None) -> None:
    changes = store.fetch(
        """INSERT INTO audit_event (at, actor_kind, action, entity, entity_id)
           SELECT %(now)s, 'system', 'panel.declined', 'interview', n FROM generate_series(1, %(many)s) n RETURNING id""",
        now=NOW,
        many=MANY,
    )
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, state, created_at, not_before, audit_id)
           SELECT 'told:' || id, 'm' || id %% 50, CASE WHEN id %% 3 = 0 THEN 'refresh' ELSE 'declined' END,
             CASE WHEN id %% 7 = 0 THEN 'queued' ELSE 'sent' END, %(now)s, %(now)s, id
           FROM unnest(%(ids)s::bigint[]) id""",
        now=NOW,
        ids=[one["id"] for one in changes],
    )
    store.execute("ANALYZE audit_event, outbox")
    asked = reads("outbox", lambda: outbox.suppress([changes[7]["id"]], "m7"))
    assert asked >= {"outbox_audit", "outbox_interview"}
    assert "outbox" not in asked


def test_what_waits_for_a_time_is_read_from_the_few_that_have_none(database: None) -> None:
    hr = World().joins("zhangmin")
    other = World().joins("liuyan")
    store.execute(
        """WITH c AS (INSERT INTO candidate (name) SELECT 'c' || n FROM generate_series(1, %(many)s) n RETURNING id),
             j AS (INSERT INTO job (title) VALUES ('后端') RETURNING id),
             a AS (INSERT INTO application (candidate_id, job_id, recruiter_id)
               SELECT c.id, j.id, CASE WHEN c.id %% 200 = 0 THEN %(hr)s ELSE %(other)s END FROM c, j RETURNING id, candidate_id)
           INSERT INTO interview (application_id, candidate_id, round_name, status, slot, created_at)
           SELECT a.id, a.candidate_id, '一面', CASE WHEN a.candidate_id %% 2000 = 0 THEN 'rescheduling' ELSE 'completed' END,
             tstzrange(%(now)s - interval '60 days', %(now)s - interval '60 days' + interval '1 hour'), %(now)s FROM a""",
        many=MANY,
        hr=hr.id,
        other=other.id,
        now=NOW,
    )
    store.execute("ANALYZE interview")
    store.execute("ANALYZE application")
    found: list[object] = []
    read = reads("interview", lambda: found.extend(waiting.looked_after(hr, NOW)))
    assert len(found) == MANY // 2000
    assert "interview" not in read
    assert "interview_without_a_time" in read


def test_whose_morning_message_is_due_is_read_from_an_index_not_from_all_members(database: None) -> None:
    store.execute(
        """INSERT INTO member (user_id, name, created_at)
           SELECT 'm' || n, 'm' || n, %(now)s - interval '1 day' FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute(
        "UPDATE digest SET look_at = %(now)s + member_id * interval '1 second' - interval '5 seconds'", now=NOW
    )
    store.execute("VACUUM ANALYZE digest")
    store.execute("ANALYZE member")
    looked: list[int] = []
    assert reads("digest", lambda: looked.append(digests.look(NOW))) == {"digest_due", "digest_pkey"}
    assert 0 < looked[0] <= 5
    store.execute("UPDATE digest SET look_at = %(now)s WHERE member_id <= 3", now=NOW)
    assert reads("member", lambda: looked.append(digests.look(NOW))) == {"member_pkey"}
    assert looked[1] == 3


def test_what_leaves_in_bulk_is_read_from_an_index_of_its_own(database: None) -> None:
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, state, created_at, not_before, bulk)
           SELECT 'd' || n, 'm' || n, 'digest', CASE WHEN n %% 1000 = 0 THEN 'queued' ELSE 'sent' END, %(now)s, %(now)s, true
           FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute("ANALYZE outbox")
    found = reads("outbox", lambda: queue.due_in_bulk(NOW, 64))
    assert "outbox_bulk" in found
    assert "outbox" not in found


def test_in_which_zones_members_live_is_read_from_their_index(database: None) -> None:
    store.execute(
        """INSERT INTO member (user_id, name, zone, created_at)
           SELECT 'm' || n, 'm' || n, CASE WHEN n %% 100 = 0 THEN 'Europe/London' ELSE 'Asia/Shanghai' END, %(now)s
           FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute("VACUUM ANALYZE member")
    zones: list[str] = []
    assert reads("member", lambda: zones.extend(reminders._zones())) == {"member_of_zone"}
    assert zones == ["Asia/Shanghai", "Europe/London"]


def test_what_somebody_has_still_to_write_and_has_begun_is_read_from_indexes(database: None) -> None:
    """However many interviews there were, of the member and of all."""
    store.execute(
        """INSERT INTO member (user_id, name, created_at) SELECT 'm' || n, 'm' || n, %(now)s FROM generate_series(1, 100) n""",
        now=NOW,
    )
    store.execute("INSERT INTO job (title) VALUES ('后端')")
    store.execute("INSERT INTO candidate (name) SELECT 'c' || n FROM generate_series(1, %(many)s) n", many=MANY)
    store.execute("INSERT INTO application (candidate_id, job_id) SELECT id, 1 FROM candidate")
    store.execute(
        """INSERT INTO interview (application_id, candidate_id, round_name, status, slot, created_at)
           SELECT a.id, a.candidate_id, '一面', 'completed',
             tstzrange(%(now)s - a.id * interval '1 hour', %(now)s - a.id * interval '1 hour' + interval '30 min'), %(now)s
           FROM application a""",
        now=NOW,
    )
    store.execute(
        """INSERT INTO participant (interview_id, member_id, slot, interview_active)
           SELECT i.id, 1 + i.id %% 100, i.slot, i.active FROM interview i"""
    )
    store.execute(
        """INSERT INTO feedback (interview_id, author_id, status, recommendation, submitted_at)
           SELECT interview_id, member_id, 'submitted', 'yes', %(now)s FROM participant""",
        now=NOW,
    )
    for table in ("interview", "participant", "feedback", "application"):
        store.execute(f"VACUUM ANALYZE {table}")
    member = Member.get_by_id(7)
    [on] = lookup.load([Interview.select().order_by(Interview.id.desc()).first().id])
    feedback_drafts.keep_draft(on.id, on.panel[0].member_id, Evaluation("no"), NOW)

    def ask() -> None:
        meant.to_evaluate(member, NOW)
        feedback_drafts.drafts(member.id, NOW)
        feedback.of([on.id])
        rounds.doubt_about(on)
        rounds.still_to_come(on, NOW)

    for table in ("interview", "participant", "feedback"):
        assert table not in reads(table, ask)


def test_who_is_away_or_has_enough_is_read_from_indexes_however_many_interviews_there_are(database: None) -> None:
    who = World().joins("busy", name="忙")
    store.execute(
        """INSERT INTO leave (member_id, during, created_at)
           SELECT %(id)s, tstzrange(%(now)s + n * interval '2 hours', %(now)s + n * interval '2 hours' + interval '1 hour'),
             %(now)s FROM generate_series(1, %(many)s) n""",
        now=NOW,
        id=who.id,
        many=MANY,
    )
    preferences.set_limits(Change(NOW, who), who, per_day=1, per_week=2)
    store.execute("ANALYZE leave")

    def ask() -> object:
        return availability.findings([int(who.id)], NOW, NOW + timedelta(hours=1), NOW)

    assert reads("leave", ask) == {"away_once"}
    assert "participant" not in reads("participant", ask)


def test_whom_a_line_about_an_interview_names_is_read_from_indexes(database: None) -> None:
    for table, columns in (
        ("member", "user_id, name, created_at) SELECT 'm' || n, '面试官' || n, now()"),
        ("candidate", "name) SELECT '候选人' || n"),
        ("job", "title) SELECT '职位' || n"),
        ("room", "name) SELECT n || '号会议室'"),
    ):
        store.execute(f"INSERT INTO {table} ({columns} FROM generate_series(1, %(many)s) n", many=MANY)
        store.execute(f"ANALYZE {table}")
    hr = people.by_user_id("m1")
    assert hr is not None
    line = "候选人77 职位77 二面 周四下午3点 面试官77 面试官78 45分钟 77号会议室"
    found: list[said_names.Names] = []
    for table in ("member", "candidate", "job", "room"):
        asked = reads(table, lambda: found.append(said_names.look_up([line] * 50, hr, NOW)))
        assert table not in asked, f"{table} is read from end to end"
    assert found[0].members.keys() >= {"面试官77", "面试官78"}
    assert "候选人77" in found[0].candidates
    assert found[0].jobs["职位77"][0].title == "职位77"
    assert "77号会议室" in found[0].rooms


def test_a_part_of_a_name_and_a_phone_are_searched_for_in_indexes(database: None) -> None:
    store.execute(
        """INSERT INTO candidate (name, mobile)
           SELECT '候选' || n, '138 0000 ' || lpad((n %% 10000)::text, 4, '0') FROM generate_series(1, %(many)s) n""",
        many=MANY,
    )
    store.execute("INSERT INTO candidate (name) VALUES ('韩若溪')")
    store.execute("ANALYZE candidate")
    hr = World().joins("zhangmin")
    for words, index in (("若溪", "candidate_given"), ("7031", "candidate_phone"), ("候选", "candidate_called")):
        asked = reads("candidate", lambda words=words: searching.search(hr, words, NOW))
        assert index in asked, words
        assert "candidate" not in asked, words


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.ADMIN])
def test_whom_a_text_names_is_read_from_indexes_also_for_who_must_not_read_each_name(
    database: None, role: Role
) -> None:
    viewer = World().joins("zhangmin", role)
    store.execute(
        """WITH j AS (INSERT INTO job (title, confidential) VALUES ('后端', false), ('总监', true) RETURNING id, confidential),
             c AS (INSERT INTO candidate (name) SELECT '候选' || n FROM generate_series(1, %(many)s) n RETURNING id),
             a AS (INSERT INTO application (candidate_id, job_id)
               SELECT c.id, j.id FROM c JOIN j ON j.confidential = (c.id %% 2 = 0) RETURNING id, candidate_id)
           INSERT INTO interview (application_id, candidate_id, round_name, status, created_at, slot)
           SELECT a.id, a.candidate_id, '一面', 'completed', %(now)s, tstzrange(%(now)s - a.id * interval '1 hour',
             %(now)s - (a.id - 1) * interval '1 hour') FROM a""",
        now=NOW,
        many=MANY,
    )
    for table in ("candidate", "application", "interview", "job", "participant"):
        store.execute(f"ANALYZE {table}")
        for words in ("候选77的面试改到明天", "候选78的面试", "候选1"):
            found: list[Interview] = []
            asked = reads(table, lambda words=words, found=found: found.extend(lookup.by_candidate(viewer, words, NOW)))
            assert table not in asked or table in ("job", "participant"), words  # two jobs, and nobody on a panel
            assert any(one.candidate.name == words[:4] for one in found) == (
                role == Role.RECRUITER or "78" not in words
            )
    jobs = {str(one.application.job.title) for one in searching.search(viewer, "候选78", NOW).interviews}
    assert jobs == ({"后端"} if role == Role.ADMIN else {"后端", "总监"})


def test_what_other_systems_sent_and_wait_for_is_read_from_indexes(database: None) -> None:
    """However much of it is done: what is due, what waits for a time, for somebody, and what an interview is elsewhere."""
    store.execute(
        """INSERT INTO inbound_delivery (provider, delivery_key, event, external_id, body, received_at, next_try_at, done_at,
             outcome) SELECT 'generic', 'k' || n, 'e', 'x' || n, '', %(now)s, %(now)s, %(now)s, 'applied'
           FROM generate_series(1, %(many)s) n""",
        now=NOW,
        many=MANY,
    )
    store.execute(
        "INSERT INTO external_ref (provider, external_id) SELECT 'generic', 'x' || n FROM generate_series(1, %(many)s) n",
        many=MANY,
    )
    store.execute("ANALYZE inbound_delivery, external_ref")
    assert reads("inbound_delivery", lambda: deliveries.due(NOW)) == {"inbound_delivery_due"}
    assert reads("external_ref", lambda: refs.waiting(100)) == {"external_ref_waits"}
    assert reads("external_ref", lambda: refs.lacking_ahead(100, NOW)) == {"external_ref_lacking"}
    assert reads("external_ref", lambda: external.is_kept_elsewhere(Interview(id=1))) == {"external_ref_interview"}


def test_who_is_expected_at_their_own_interview_is_read_from_the_few_candidates_who_are_members(database: None) -> None:
    lisi = World().joins("lisi")
    store.execute(
        """WITH c AS (INSERT INTO candidate (name) SELECT 'c' || n FROM generate_series(1, %(many)s) n RETURNING id),
             j AS (INSERT INTO job (title) VALUES ('后端') RETURNING id),
             a AS (INSERT INTO application (candidate_id, job_id) SELECT c.id, j.id FROM c, j RETURNING id, candidate_id),
             i AS (INSERT INTO interview (application_id, candidate_id, round_name, status, created_at, slot)
               SELECT a.id, a.candidate_id, '一面', 'scheduled', %(now)s,
                 tstzrange(%(now)s + a.id * interval '1 hour', %(now)s + (a.id + 1) * interval '1 hour')
               FROM a RETURNING id, slot)
           INSERT INTO participant (interview_id, member_id, slot, interview_active) SELECT id, %(lisi)s, slot, true FROM i""",
        now=NOW,
        many=MANY,
        lisi=lisi.id,
    )
    store.execute(
        """INSERT INTO candidate_match (candidate_id, member_id, address, why, since)
           SELECT id, %(lisi)s, 'email:lisi@example.com', 'admin', %(now)s FROM candidate WHERE id %% 5000 = 0""",
        lisi=lisi.id,
        now=NOW,
    )
    store.execute("VACUUM ANALYZE candidate, interview, participant")
    for table in ("candidate", "interview", "participant"):
        assert table not in reads(table, lambda: matches.expected(NOW)), table
    assert len(matches.expected(NOW)) == MANY // 5000
    for table in ("candidate", "interview", "participant", "application"):
        for ask in (matches.untold, matches.in_care, matches.find_missed):
            assert table not in reads(table, ask), (table, ask)
    assert len(matches.untold()) == MANY // 5000


def test_who_is_meant_is_read_from_an_index_by_name_address_and_number(database: None) -> None:
    store.execute(
        """INSERT INTO candidate (name, email, mobile)
           SELECT '候选' || n, 'c' || n || '@example.com', '+86 1' || (3000000000 + n) FROM generate_series(1, %(many)s) n""",
        many=MANY,
    )
    store.execute(
        """INSERT INTO member (user_id, name, email, created_at)
           SELECT 'm' || n, 'Member ' || n, 'm' || n || '@example.com', %(now)s FROM generate_series(1, %(many)s) n""",
        many=MANY,
        now=NOW,
    )
    store.execute("ANALYZE candidate, member, member_address")
    found = identity.candidates("候选7", "C8@example.com", "13000000009")
    assert [one.why.name for one in found] == ["MAIL", "PHONE", "NAMESAKE"]
    asked = reads("candidate", lambda: identity.candidates("候选7", "C8@example.com", "13000000009"))
    assert asked >= {"candidate_by_name", "candidate_by_mail", "candidate_by_phone"} and "candidate" not in asked
    for said in ("member 7", "M7@example.com", "m7"):
        assert [one.record.user_id for one in identity.members(said)] == ["m7"]
        assert "member" not in reads("member", lambda said=said: identity.members(said))
    assert "member_address" not in reads("member_address", lambda: identity.members_at(["email:m9@example.com"]))


def test_which_choice_is_due_is_read_from_the_few_that_have_no_time_yet(database: None) -> None:
    store.execute(
        """WITH c AS (INSERT INTO candidate (name) SELECT 'c' || n FROM generate_series(1, %(many)s) n RETURNING id),
             j AS (INSERT INTO job (title) VALUES ('后端') RETURNING id),
             a AS (INSERT INTO application (candidate_id, job_id) SELECT c.id, j.id FROM c, j RETURNING id, candidate_id),
             i AS (INSERT INTO interview (application_id, candidate_id, round_name, status, created_at)
               SELECT a.id, a.candidate_id, '一面', 'draft', %(now)s FROM a RETURNING id)
           INSERT INTO self_choice (interview_id, minutes, within, is_asked, offered_at, look_at)
           SELECT id, 45, tstzrange(%(now)s, %(now)s + interval '1 day'), false, %(now)s, %(now)s - interval '1 day' FROM i""",
        now=NOW,
        many=MANY,
    )
    [waits] = store.fetch("SELECT min(id) AS id FROM interview")
    store.execute("UPDATE interview SET status = 'cancelled' WHERE id <> %(waits)s", waits=waits["id"])
    store.execute("VACUUM ANALYZE self_choice, interview")
    found: list[int] = []
    assert reads("interview", lambda: found.extend(escalations.choices_due(NOW))) == set()
    assert found == [waits["id"]]
    assert reads("self_choice", lambda: escalations.choices_due(NOW)) >= {"self_choice_due"}
    assert "self_choice" not in reads("self_choice", lambda: escalations.choices_due(NOW))
    [settled] = store.fetch("SELECT count(look_at) AS n FROM self_choice WHERE interview_id <> %(id)s", id=waits["id"])
    assert settled["n"] == 0
    store.execute("UPDATE interview SET status = 'draft' WHERE id = %(id)s + 1", id=waits["id"])
    [again] = store.fetch("SELECT look_at FROM self_choice WHERE interview_id = %(id)s + 1", id=waits["id"])
    assert again["look_at"] is not None
