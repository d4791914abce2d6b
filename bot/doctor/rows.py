"""What the rows tell: whether a worker is there, what waits, what failed, and who would hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from bot.db import condition, store
from bot.doctor import hooks, resumes
from bot.doctor.finding import Finding, fine, note, wrong
from bot.interviews import accounts
from bot.notices import recipients, timing, unread
from bot.texts import in_both
from bot.times.zones import company_zone
from bot.wecom.errors import DECISIONS

OVERDUE = timedelta(minutes=5)
LATELY = timedelta(hours=24)
MOST_LISTED = 5

START_WORKER = (
    "Start it: ./run or python -m bot worker. If it does not stay up, read var/log/worker.log.",
    "启动：./run 或 python -m bot worker；没起来就看 var/log/worker.log。",
)


def looks(now: datetime) -> list[Callable[[], Iterable[Finding]]]:
    """One after the other: each may meet a table that somebody has locked."""
    return [
        lambda: [_worker()],
        lambda: [_inbox()],
        lambda: [_outbox(now)],
        lambda: _dead_letters(now),
        lambda: [_readers()],
        lambda: [_accounts()],
        lambda: hooks.look(now),
        lambda: resumes.look(now),
    ]


def _worker() -> Finding:
    part = "后台进程 worker"
    silent_s = condition.worker_silent_s()
    if silent_s is None:
        return wrong(part, "没有在运行 none is running", *START_WORKER)
    if silent_s >= condition.WORKER_SILENT_AFTER_S:
        return wrong(part, f"没有动静已 silent for {silent_s:.0f} s", *START_WORKER)
    return fine(part, f"在运行，{silent_s:.0f} 秒前有动静 running, heard {silent_s:.0f} s ago")


def _inbox() -> Finding:
    part = "待答消息 inbox"
    found = condition.unanswered()
    if not found.count:
        return fine(part, "无积压 nothing waits")
    seen = f"{found.count} 条，最久 waiting, the oldest for {found.oldest_s:.0f} s"
    if found.oldest_s < condition.QUEUE_TOO_OLD_S:
        return fine(part, seen)
    return wrong(
        part,
        seen,
        "The worker answers these within seconds: see that it runs, and look for “message not resumed” in its log.",
        "后台进程应几秒内补答：确认它在运行，日志里找 message not resumed。",
    )


def _outbox(now: datetime) -> Finding:
    part = "待发消息 outbox"
    [row] = store.fetch(
        """SELECT count(*) AS count, min(coalesce(sending_at, created_at)) AS oldest,
             (array_agg(last_error ORDER BY id) FILTER (WHERE last_error IS NOT NULL))[1] AS why
           FROM outbox WHERE state = 'sending' OR (state = 'queued' AND (not_before <= %(now)s OR attempts > 0))""",
        now=now,
    )
    if not row["count"]:
        return fine(part, f"无积压 nothing waits{_held_back(now)}")
    waited = now - row["oldest"]
    seen = f"{row['count']} 条，最久 waiting, the oldest for {waited.total_seconds():.0f} s"
    if waited < OVERDUE:
        return fine(part, seen)
    why = f" ({row['why']})" if row["why"] else ""
    return wrong(
        part,
        f"{seen}{why}",
        "See that the worker runs. In brackets is what WeCom said last; the cause is among the other findings.",
        "确认后台进程在运行；括号里是企业微信最近一次的答复，其余各项会指出原因。",
    )


def _held_back(now: datetime) -> str:
    """What is kept from those who interview at this moment, which is no fault."""
    held = timing.held_back(now)
    if not held:
        return ""
    at = f"{held[0].astimezone(company_zone()):%H:%M}"
    return f"；{len(held)} 条等对方面试结束，最早 {at} 发出 held while their readers interview, the first until {at}"


def _dead_letters(now: datetime) -> Iterator[Finding]:
    part = "发送失败 dead letters"
    rows = store.fetch(
        """SELECT errcode, min(last_error) AS why, count(*) AS count FROM outbox
           WHERE state = 'failed' AND coalesce(sending_at, created_at) > %(since)s
           GROUP BY errcode ORDER BY count DESC""",
        since=now - LATELY,
    )
    if not rows:
        yield fine(part, "24 小时内没有 none in 24 hours")
    for row in rows:
        decided = DECISIONS.get(row["errcode"] or 0)
        en, zh = (
            in_both(decided.reason) if decided else (f"WeCom refused it: {row['why']}", f"企业微信拒绝：{row['why']}")
        )
        seen = f"24 小时内 in 24 hours: {row['count']} × errcode {row['errcode']}"
        yield note(part, seen, f"{en[:1].upper()}{en[1:]}.", f"{zh}。")


def _readers() -> Finding:
    part = "谁收通知 who hears"
    without, found = recipients.ahead_without_hr(), unread.look()
    if not found.has_reader:
        seen = f"没有人 nobody: {without} 场面试没有 HR，也没有管理员 interviews without HR, and no admin"
        return wrong(
            part,
            seen,
            "Nobody would hear that somebody cannot come. Let those in ADMIN_USERIDS say something to the bot first, or run "
            "python -m bot member <userid> --role recruiter.",
            "有人不能来时没人知道。让 ADMIN_USERIDS 里的人先给机器人发一句话，或 python -m bot member <账号> --role recruiter。",
        )
    if found.waiting or found.refused:
        seen = (
            f"{found.waiting} 条等人接收 wait for a reader, {found.refused} 条被企业微信退回 refused for their reader"
        )
        return wrong(
            part,
            seen,
            "HR and admins must be within the app's visible range. What was refused went to the next in line; what nobody "
            "can get is tried again by the hour.",
            "HR 和管理员要在应用的可见范围内；退回的已转给下一位，没人能收的每小时再试。",
        )
    if without:
        seen = f"{without} 场面试没有 HR interviews without HR"
        return note(part, seen, "What concerns them is told to the admins.", "它们的通知发给管理员。")
    return fine(part, "HR 或管理员 HR or admins")


def _accounts() -> Finding:
    part = "待核实的成员 unverified members"
    unverified = accounts.unverified()
    if not unverified:
        return fine(part, "没有 none")
    return wrong(
        part,
        ", ".join(unverified[:MOST_LISTED])
        + (f" … (+{len(unverified) - MOST_LISTED})" if unverified[MOST_LISTED:] else ""),
        "WeCom has not confirmed that these accounts exist, so they cannot use the bot yet. The worker asks again; if one "
        "is misspelt, add the right one.",
        "企业微信还没确认有这些账号，他们还不能用。后台进程会再问；账号写错了就用对的重新添加。",
    )
