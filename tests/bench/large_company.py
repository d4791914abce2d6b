"""A company of 3,000 people with any number of interviews, made set by set, so that a million take minutes.

Whoever asks has the same interviews, whatever the company's size. The clock stands at Wednesday 11 March 2026, 10:00
in Beijing. Of N interviews a fiftieth is in this week; the others are spread over the four years around it, and a fifth
of what is over still lacks feedback. Messages, notices and the history grow along, as far as they are kept.
"""

from __future__ import annotations

from datetime import timedelta

import psycopg2

from bot.db import schema, store
from bot.db.store import Purpose
from tests.world.clock import NOW, stop_clock_at

ASKER, HR, ADMIN = "asker", "hr", "boss"  # who asks
NAME = "欧阳若溪"  # a candidate of both the asker and HR; nobody else is called so
CODE = "1001"  # of that interview, which is ahead

_SURNAMES = "陈李王张刘杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
_GIVEN = "子涵 宇轩 若溪 晓 悦 航 桐 思远 佳怡 浩然 梓萱 雨桐 俊杰 欣怡 志强 丽娜 建国 秀英 文博 静怡"

_PEOPLE = """
INSERT INTO member (id, user_id, name, role, created_at) OVERRIDING SYSTEM VALUE
SELECT n, CASE n WHEN 1 THEN 'asker' WHEN 2801 THEN 'hr' WHEN 3000 THEN 'boss' ELSE 'm' || n END, '同事' || n,
  CASE WHEN n <= 2800 THEN 'interviewer' WHEN n <= 2950 THEN 'recruiter' WHEN n < 3000 THEN 'hiring_manager' ELSE 'admin' END,
  %(now)s FROM generate_series(1, 3000) n;
INSERT INTO digest (member_id, look_at) SELECT id, %(now)s + id * interval '1 second' FROM member;
INSERT INTO job (id, title) OVERRIDING SYSTEM VALUE SELECT n, '职位' || n FROM generate_series(1, 200) n;
"""

# The same in each company: member 1 interviews and member 2801 looks after; 1001, 1002, … are ahead, the rest is over.
_ASKERS = """
INSERT INTO candidate (id, name) OVERRIDING SYSTEM VALUE
SELECT n, CASE n WHEN 1 THEN '欧阳若溪' ELSE '候选人' || chr(19968 + n) || '号' END FROM generate_series(1, 24) n;
INSERT INTO application (id, candidate_id, job_id, recruiter_id) OVERRIDING SYSTEM VALUE
SELECT n, n, n, 2801 FROM generate_series(1, 24) n;
INSERT INTO interview (id, code, application_id, candidate_id, round_no, round_name, status, slot, created_at)
OVERRIDING SYSTEM VALUE
SELECT n, (1000 + n)::text, n, n, 1, '一面', CASE WHEN n <= 12 THEN 'scheduled' ELSE 'completed' END,
  CASE WHEN n <= 12 THEN tstzrange(%(now)s + (n - 1) / 3 * interval '1 day' + (4 + (n - 1) %% 3 * 2) * interval '1 hour',
      %(now)s + (n - 1) / 3 * interval '1 day' + (5 + (n - 1) %% 3 * 2) * interval '1 hour')
    ELSE tstzrange(%(now)s - n * interval '2 days', %(now)s - n * interval '2 days' + interval '1 hour') END, %(now)s
FROM generate_series(1, 24) n;
INSERT INTO participant (interview_id, member_id, response, slot, interview_active)
SELECT i.id, m.id, CASE WHEN i.id <= 12 AND m.id = 1 THEN 'needs_action' ELSE 'accepted' END, i.slot, i.active
FROM interview i CROSS JOIN (VALUES (1), (2)) m (id);
INSERT INTO feedback (interview_id, author_id, status, recommendation, submitted_at)
SELECT p.interview_id, p.member_id, 'submitted', 'yes', %(now)s FROM participant p WHERE p.interview_id > 12;
"""

# d counts days from this week's Monday, r the interviews of a day; a pair of interviewers meets at most one an hour.
_BULK = """
CREATE TEMPORARY TABLE bulk AS
WITH day AS (
  SELECT d, CASE WHEN d BETWEEN 0 AND 6 THEN %(n)s / 50.0 / 7 ELSE %(n)s * 0.98 / 1453 END AS mean,
    row_number() OVER (PARTITION BY d BETWEEN 0 AND 6 ORDER BY d) AS place FROM generate_series(-1363, 96) d),
each AS (
  SELECT d, r FROM day, generate_series(0, (floor(place * mean) - floor((place - 1) * mean))::int - 1) r),
placed AS (
  SELECT row_number() OVER (ORDER BY d, r) + 100 AS id, d, r, ((r + d * 37) %% 1340 + 1340) %% 1340 AS pair FROM each),
timed AS (
  SELECT id, d, pair, 11 + 2 * pair AS one, 12 + 2 * pair AS two,
    '2026-03-09 09:00+08'::timestamptz + d * interval '1 day' + (pair %% 3 * 3 + r / 1340) * interval '1 hour' AS at
  FROM placed)
SELECT id, d, one, two, 101 + id %% greatest(%(n)s * 6 / 10, 1) AS candidate,
  tstzrange(at, at + interval '1 hour') AS slot,
  CASE WHEN at + interval '1 hour' <= %(now)s THEN
      CASE WHEN id %% 20 = 0 THEN 'cancelled' WHEN id %% 20 = 1 THEN 'no_show' WHEN id %% 5 = 2 THEN 'awaiting_feedback'
        ELSE 'completed' END
    WHEN at <= %(now)s THEN 'in_progress' WHEN id %% 3 = 0 THEN 'scheduled' ELSE 'confirmed' END AS status
FROM timed;

INSERT INTO candidate (id, name, email) OVERRIDING SYSTEM VALUE
SELECT 101 + n, substr(%(surnames)s, (1 + n %% 50)::int, 1) || (string_to_array(%(given)s, ' '))[1 + n / 50 %% 20]
  || CASE WHEN n / 1000 %% 3 = 0 THEN '' ELSE substr(%(surnames)s, (1 + n / 3000 %% 50)::int, 1) END, 'c' || n || '@example.com'
FROM generate_series(0, greatest(%(n)s * 6 / 10, 1) - 1) n;
INSERT INTO application (id, candidate_id, job_id, recruiter_id, hiring_manager_id) OVERRIDING SYSTEM VALUE
SELECT id, id, 1 + id %% 200, 2802 + id %% 149, 2951 + id %% 49 FROM candidate WHERE id > 100;
INSERT INTO interview (id, code, application_id, candidate_id, round_no, round_name, status, slot, created_at)
OVERRIDING SYSTEM VALUE
SELECT id, CASE WHEN upper(slot) > %(now)s - interval '90 days' THEN (2000 + row_number() OVER (ORDER BY id DESC))::text END,
  candidate, candidate, 1 + (id > %(n)s * 6 / 10)::int, '一面', status, slot, %(now)s FROM bulk;
INSERT INTO participant (interview_id, member_id, response, slot, interview_active)
SELECT b.id, m.id, CASE WHEN b.status = 'scheduled' AND m.id = b.two THEN 'needs_action' ELSE 'accepted' END, b.slot,
  b.status IN ('scheduled', 'confirmed', 'in_progress')
FROM bulk b CROSS JOIN LATERAL (VALUES (b.one), (b.two)) m (id);
INSERT INTO feedback (interview_id, author_id, status, recommendation, submitted_at)
SELECT b.id, m.id, 'submitted', 'yes', %(now)s
FROM bulk b CROSS JOIN LATERAL (VALUES (b.one), (b.two)) m (id)
WHERE b.status = 'completed' OR b.status = 'awaiting_feedback' AND m.id = b.one;

INSERT INTO audit_event (at, actor_kind, action, entity, entity_id)
SELECT %(now)s, 'system', action, 'interview', id
FROM bulk CROSS JOIN (VALUES ('interview.booked'), ('interview.status')) did (action);
INSERT INTO outbox (dedup_key, to_user, kind, payload, created_at, not_before, expires_at, state, sent_at, interview_id)
SELECT b.id || ':' || m.id, 'm' || m.id, 'remind_5m', '{}', lower(b.slot), lower(b.slot), upper(b.slot), 'sent', lower(b.slot), b.id
FROM bulk b CROSS JOIN LATERAL (VALUES (b.one), (b.two)) m (id)
WHERE lower(b.slot) BETWEEN %(now)s - interval '29 days' AND %(now)s - interval '1 hour';
INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, tries, answer, left_by, done_at)
SELECT b.id, 'm' || b.one, 'text', '{}', lower(b.slot), 1, '[]', 'passive', lower(b.slot)
FROM bulk b WHERE lower(b.slot) BETWEEN %(now)s - interval '29 days' AND %(now)s - interval '1 hour';
INSERT INTO procrastinate_jobs (id, queue_name, task_name, lock, args, status, attempts)
SELECT b.id * 2 + m.place, 'default', 'deliver', 'member:m' || m.id, '{}', 'succeeded', 1
FROM bulk b CROSS JOIN LATERAL (VALUES (b.one, 0), (b.two, 1)) m (id, place)
WHERE lower(b.slot) BETWEEN %(now)s - interval '6 days' AND %(now)s - interval '1 hour';
INSERT INTO procrastinate_events (job_id, type, at)
SELECT j.id, did.type::procrastinate_job_event_type, %(now)s - interval '1 day'
FROM procrastinate_jobs j CROSS JOIN (VALUES ('deferred'), ('started'), ('succeeded')) did (type);
"""

_TABLES = ("member", "job", "candidate", "application", "interview", "procrastinate_jobs")


def build(database_url: str, interviews: int) -> None:
    """Fill an empty database; triggers and foreign keys rest meanwhile, constraints do not."""
    store.connect(database_url, Purpose.TOOL)
    schema.migrate()
    with store.db.connection_context():
        stop_clock_at(NOW)
    store.db.close_all()
    values = {"n": interviews, "now": NOW, "surnames": _SURNAMES[:50], "given": _GIVEN}
    connection = psycopg2.connect(
        database_url, options="-c timezone=UTC -c maintenance_work_mem=256MB -c work_mem=128MB"
    )
    try:
        connection.autocommit = True
        with connection.cursor() as run:
            run.execute("SET session_replication_role = replica; SET synchronous_commit = off")
            for sql in (_PEOPLE, _ASKERS, _BULK):
                for statement in sql.split(";\n"):
                    if statement.strip():
                        run.execute(statement, values)
            for table in _TABLES:
                run.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            run.execute("VACUUM ANALYZE")
            run.execute("CHECKPOINT")
    finally:
        connection.close()


def book_for_time(count: int, starts_in: timedelta, *, status: str) -> None:
    """Interviews of people who have no others, so that just these become due, whatever the company's size."""
    store.execute(
        """WITH made AS (
             INSERT INTO interview (application_id, candidate_id, round_name, status, slot, created_at)
             SELECT id, id, '加面', %(status)s, tstzrange(%(start)s, %(start)s + interval '1 hour'), %(now)s
             FROM generate_series(101, 100 + %(count)s) id RETURNING id, candidate_id, slot, active)
           INSERT INTO participant (interview_id, member_id, response, slot, interview_active)
           SELECT id, 2701 + candidate_id - 100, 'accepted', slot, active FROM made""",
        count=count,
        start=NOW + starts_in,
        now=NOW,
        status=status,
    )
