"""The same talk with the whole of a company's work: whatever is booked, moved, called off or written, what must hold holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.db import store
from bot.times.typed import normalise
from tests.databases import Databases
from tests.property import machines
from tests.property.chat import ACTIONS, HANDLERS, Allowed, codes, people_ids
from tests.property.talk import Talk
from tests.world import phones

FEEDBACK = {"feedback.submitted", "feedback.changed", "interview.status", "interview.arrived"}
MOVES = {"interview.moved", "interview.time_open", "interview.proposed", "interview.proposal_declined"}
# What each of these may change, whatever stands behind its verb.
WORK = {
    "book": {"interview.booked"},
    "book rows": {"interview.booked"},
    "next round": {"interview.booked"},
    "tick": {"panel.ticked"},
    "other days": {"interview.offered"},
    "add": {"panel.added"},
    "reschedule": MOVES,
    "withdraw": {"interview.proposal_withdrawn"},
    "confidential": {"job.changed"},
    "not confidential": {"job.changed"},
    "proposal": MOVES,
    "approve": MOVES,
    "turn down": MOVES,
    "cancel": {"interview.cancelled"},
    "call off": {"interview.cancelled"},
    "go ahead": {"interview.kept"},
    "feedback": FEEDBACK,
    "submit feedback": FEEDBACK,
    "write for": FEEDBACK,
    "waive": {"feedback.waived", "interview.status"},
    "not held": {"interview.unheld", "interview.no_show", "interview.time_open"},
    "arrived": {"interview.arrived", "interview.missing", "interview.status"},
    "running late": {"interview.late", "interview.missing"},
    "noconflict": {"panel.conflict_over"},
    "notsame": {"candidate.match_ended"},
    "resetlink": {"link.reset"},
    "slot": MOVES | {"interview.booked"},
    "keepwhich": MOVES | {"interview.overlap_left"},
    "linkperson": {"member.linked"},
    "settings": {"settings.changed", "leave.taken", "leave.cancelled", "panel.declined"},
}
# None of these changes anything but what they show or send again.
READS = {
    "who declined", "who has not answered", "find", "free", "hello", "thanks", "noted", "help", "invitation", "invitation all", "more", "next",
    "nudge", "pending", "ping", "room", "schedule", "snooze", "status", "substitutes", "whoami", "ignore", "contact", "last change",
}  # fmt: skip

people = st.sampled_from(["张三", "李四", "王五", "张敏"])
times = st.sampled_from(["明天15:00", "明天 16:30", "后天10:00", "3月13日 11:00", "3月16日 14:00", "今天 13:00"])
candidates = st.sampled_from(["陈晓", "韩若溪", "郑爽", "吴桐"])
answers = st.lists(st.sampled_from(["是", "是", "1", "2", "否"]), max_size=3)
OF_HR = (
    "约面 {name} 后端工程师 二面 {who} 候选人自选", "换几天 {code}", "换人 {code} 李四 {who}",
    "约面 {name} 后端工程师 二面 {time} {who}", "约面 {name} 后端 一面 {time} {who} 45分钟 已约好", "约面 {name}",
    "约面\n郑爽\t后端工程师\t一面\t{time}\t{who}\n吴桐\t后端工程师\t一面\t{time}\t{who}、王五", "加人 {code} {who}", "旁听 {code} {who}",
    "改期 {code} {time}", "改期 {code}", "改期 {code} 时间待定", "推迟 {code} 半小时", "改期 {code} 45分钟", "改期 {code} 3号会议室",
    "取消面试 {code} 岗位关闭", "取消面试 {code}", "不用写面评 {code} {who}", "代写 {code} {who} 推荐 电话里说好", "不认识候选人 {code} {who}",
    "催 {code}", "催 全部", "邀请语 {code}", "邀请语 全部", "空闲 @{who} 明天", "查 {name}", "待办", "联系人 {code}",
)  # fmt: skip
OF_THE_PANEL = (
    "选时间 {code} 1 3", "选时间 {code} 都不行", "选时间 都可以",
    "改期 {code} {time}", "改期 {code}", "撤回改期 {code}", "联系人 {code}", "面评 {code} 推荐 {words}", "面评 {code} 不推荐 {words}", "面评 {code}", "没面成 {code}",
    "晚到 {code} 10分钟", "候选人晚到 {code} 10分钟", "还没到 {code}", "候选人到了 {code}", "进入面试 {code}", "稍后 20分钟", "待办",
    "休假 明天到后天 替：{who}", "休假 3月13日", "取消休假", "面试上限 每天 1", "免打扰 22:00-8:00", "消息设置", "设置", "电话 13800138000",
)  # fmt: skip


class Work(Talk):
    """Who works is often one of HR, or of the panel; what they order is complete, and answered as people do."""

    @rule(
        by=st.sampled_from(["zhangmin", "zhangmin", "liuyan", "lisi"]), order=st.sampled_from(OF_HR), code=codes, who=people,
        time=times, name=candidates, then=answers,
    )  # fmt: skip
    def manage_interviews(
        self, by: str, order: str, code: str, who: str, time: str, name: str, then: list[str]
    ) -> None:
        for words in (order.format(code=code, who=who, time=time, name=name), *then):
            self.say(by, words)

    @rule(by=people_ids, order=st.sampled_from(OF_THE_PANEL), code=codes, who=people, time=times, then=answers)
    def take_part(self, by: str, order: str, code: str, who: str, time: str, then: list[str]) -> None:
        for words in (order.format(code=code, who=who, time=time, words=_thought(by)), *then):
            self.say(by, words)

    # --- what was ordered -------------------------------------------------------------------------------------------

    def allowed(self, who: str, words: str) -> Allowed:
        allowed = super().allowed(who, words)
        if not allowed.by and not self.member(who).active:
            return allowed
        said = normalise(words).removeprefix("/").strip()
        for command in WORK:
            if said.startswith(tuple(HANDLERS.commands[command].verbs)):
                self.allow_work(allowed, command)
        return allowed

    def allow_call(self, allowed: Allowed, call: dict[str, Any]) -> None:
        super().allow_call(allowed, call)
        self.allow_work(allowed, call["command"])

    @staticmethod
    def allow_work(allowed: Allowed, command: str) -> None:
        allowed.by |= dict.fromkeys(WORK.get(command, ()))

    def comes_along(self, actions: set[str]) -> set[str]:
        """What was begun is kept as a draft; who is booked for the first time becomes a candidate."""
        more = {"application", "candidate", "job"} if actions & {"interview.booked", "undone"} else set()
        return super().comes_along(actions) | {"feedback"} | more

    # --- what must hold ---------------------------------------------------------------------------------------------

    def say(self, who: str, words: str) -> None:
        hidden = self.not_to_be_read(who)
        super().say(who, words)
        for one in hidden:
            assert one not in self.last_said[who], f"{who} reads a colleague's feedback before their own"

    @rule()
    def deliver(self) -> None:
        heard, hidden = len(self.town.sent()), {who: self.not_to_be_read(who) for who in self.team}
        sent_before = [row["id"] for row in store.fetch("SELECT id FROM outbox WHERE state = 'sent'")]
        super().deliver()
        for one in self.town.sent()[heard:]:
            for words in hidden.get(one["touser"], []):
                assert words not in json.dumps(one["body"], ensure_ascii=False), (
                    f"{one['touser']} reads it before their own"
                )
        assert not store.fetch(
            """SELECT o.id, o.kind FROM outbox o JOIN interview i ON i.id = o.interview_id WHERE o.state = 'sent'
                 AND o.attempts > 0 AND o.sent_at = clock_now() AND o.sending_at = clock_now()
                 AND o.for_sequence <> i.sequence AND o.id <> ALL(%(sent_before)s)""",
            sent_before=sent_before,  # the clock stands: these may bear the very same time
        ), "of a time that is another by now"

    def not_to_be_read(self, who: str) -> list[str]:
        """What colleagues have written about an interview on whose panel they are, and have not written yet."""
        rows = store.fetch(
            """SELECT f.summary FROM feedback f JOIN participant p ON p.interview_id = f.interview_id
               JOIN member m ON m.id = p.member_id WHERE m.user_id = %(who)s AND p.member_id <> f.author_id
                 AND p.response <> 'declined' AND p.feedback_required AND f.status = 'submitted'
                 AND NOT EXISTS (SELECT 1 FROM feedback own WHERE own.interview_id = f.interview_id
                   AND own.author_id = p.member_id AND own.status = 'submitted')""",
            who=who,
        )
        return [str(row["summary"]) for row in rows if row["summary"] not in ("", "电话里说好", _thought(who))]

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        phones.nobody_is_in_two_places()

    @invariant()
    def what_was_written_is_in_the_history(self) -> None:
        assert not store.fetch(
            """SELECT f.id FROM feedback f WHERE f.status = 'submitted' AND NOT EXISTS (SELECT 1 FROM audit_event a
                 WHERE a.action = 'feedback.submitted' AND a.entity_id = f.interview_id
                   AND (a.after ->> 'member')::bigint = f.author_id)"""
        )


def _thought(who: str) -> str:
    return f"基础扎实，{who}说的"


def test_whatever_is_booked_moved_called_off_and_written_what_must_hold_holds(databases: Databases) -> None:
    machines.play(Work, databases, 3)


@pytest.mark.long("a hundred and fifty examples of what the test above tries three of")
def test_the_same_for_a_long_time(databases: Databases) -> None:
    machines.play(Work, databases, 150)


def test_each_command_is_of_one_of_the_machines() -> None:
    """Whoever adds one says here what it may change."""
    assert set(HANDLERS.commands) == set(WORK) | set(ACTIONS) | READS
