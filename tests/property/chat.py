"""Whatever people type or tap, in whatever order and language: nothing changes that nobody ordered.

An order is a text that begins with its verb (or ends with it, after a code or a row alone), a tap, or an answer to the
bot's own open question. What an order may change is worked out here from the text and from what the bot had asked, not
from how the bot understood it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.chat.dispatcher import Dispatcher
from bot.chat.handlers import collect
from bot.chat.settings_words import Setting
from bot.db import store
from bot.interviews import accounts, booking
from bot.interviews.audit import LOOKS, Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job, Member, Role
from bot.notices import publish
from bot.times.typed import normalise
from bot.wecom.message import TAP, parse
from commands.candidate import Answer
from tests.world.clock import NOW, stop_clock_at
from tests.world.roster import ROSTER, join
from tests.world.stage import spoken, text

MEMBERS = ("zhangsan", "lisi", "wangwu", "zhangmin", "liuyan", "admin")
OUTSIDER = "zhaoliu"  # of the company, and no member
# Code, candidate, hours from now, panel. One has begun; 王五 has a single one. No code is that of an example in the help.
PLAN = (
    ("2878", "林悦", -0.3, ("zhangsan",)),
    ("5203", "陈晓", 4, ("zhangsan", "lisi")),
    ("1677", "韩若溪", 24, ("zhangsan", "lisi")),
    ("3001", "周航", 54, ("lisi", "zhangmin")),
    ("4001", "何洁", 30, ("wangwu",)),
)
TOMORROWS = ("1677", "韩若溪", "4001", "何洁")
HANDLERS = collect("commands")
ACTIONS = {
    "accept": {"panel.accepted"},
    "decline": {"panel.declined"},
    "replace": {"panel.replaced"},
    "noshow": {"interview.no_show", "interview.missing"},
    "take": {"interview.taken"},
    "candidate": {"interview.candidate_answered", "interview.candidate_declined", "panel.freed"},
    "undo": {"undone"},
    "settings": {"settings.changed", "leave.taken"},
    "members": {
        "member.added", "member.changed", "member.activated", "member.deactivated", "member.handed_over", "panel.left",
    },
}  # fmt: skip
# What else a question of the bot's own may come to, once it is answered.
ANSWERED = {"reschedule": {"interview.proposed", "interview.moved"}}
# Whoever is none of these orders nothing by these words.
ONLY = {
    "replace": {Role.RECRUITER},
    "candidate": {Role.RECRUITER},
    "take": {Role.RECRUITER, Role.ADMIN},
    "members": {Role.ADMIN},
}
YES = {"是", "是的", "好", "好的", "行", "可以", "确认", "对", "嗯", "yes", "ok"}

people_ids = st.sampled_from([*MEMBERS[:4] * 2, *MEMBERS[4:], OUTSIDER])
codes = st.sampled_from([code for code, *_ in PLAN])
refs = st.sampled_from([*(code for code, *_ in PLAN), *(name for _, name, *_ in PLAN), "1", "2", "第二个", "明天", ""])
often = st.sampled_from(["接受", "没空", "无法参加", "accept", "decline", "撤销", "候选人未到"])
verbs = often | st.sampled_from([verb for name in ACTIONS for verb in HANDLERS.commands[name].verbs])
CONFLICTS = ("认识候选人", "需要回避", "knows candidate", "i know the candidate")
NO_CONFLICTS = (
    "我不认识候选人", "不需要回避", "没说认识候选人", "不是认识候选人，是没时间", "我认识到时间冲突了",
    "I don't know the candidate, just busy", "no conflict of interest",
)  # fmt: skip
MAYBE_CONFLICTS = ("陈晓我认识", "他是我同学，需要回避", "I know him")
PLAIN_REASONS = ("出差", "病了", "认识候选人", "休假", "有客户会议", "travelling", "sick")
NO_REASONS = (
    "接受能力强", "李四说他来", "1677", "是什么意思", "会怎样", "是不是就没了", "先别提交", "打错了", "的不是我", "的是李四", "撤销", "算了", "没说", "李四",
    "日程", "接受", "改期", "明天", "what happens", "not me", "no wait", "never mind", "does HR see it", "李四 出差",
)  # fmt: skip
REASONS = {normalise(one) for one in (*PLAIN_REASONS, *CONFLICTS, *NO_CONFLICTS)}
reasons = st.sampled_from(["", *PLAIN_REASONS, *CONFLICTS, *NO_CONFLICTS, *NO_REASONS])
PERSON = "|".join(word for user_id in (*MEMBERS, OUTSIDER) for word in (ROSTER[user_id].name, user_id))
ROLE_OR_STATE = "面试官|招聘|hr|停用|启用|deactivate|activate|interviewer"
LIMITS = (*Setting.LIMIT.value, *Setting.DAY_LIMIT.value, *Setting.WEEK_LIMIT.value)  # 每天别超过 2
LANGUAGES = ("en", "zh", "英文", "中文", "language en", "language zh", "语言 英文", "语言 中文")
# What may stand behind the interview, by command; of the others, nothing.
TAILS = {
    "decline": ("", *PLAIN_REASONS, *CONFLICTS, "我认识到时间冲突了"),
    "candidate": tuple(word for value in Answer for word in value.value),
}
REFERENCE = re.compile(rf"^(?:#?\d{{1,4}}(?!\d)|{'|'.join(name for _, name, *_ in PLAN)}|第[一二]个|明天)")

# Nobody who says one of these has ordered anything.
CHATTER = (
    "谁没空", "没空吗", "李四没空", "李四说没空", "李四说 5203 没空", "候选人说他没空", "陈晓说去不了", "我没说去不了", "我没说没空",
    "5203 我没说没空", "不是没空", "没说不接受", "他没空", "如果没空呢", "要是去不了怎么办", "谁接受了 1677", "李四接受了吗",
    "5203 我接受了吗", "别接受 5203", "不要接受 5203", "我没接受 5203", "接受不了 5203", "接受能力强", "陈晓那场我可以去", "韩若溪那场怎么样",
    "不用换人", "1677 要换人吗", "要不要撤销", "别撤销", "候选人来了吗", "陈晓回复了吗", "有没有空", "今天天气怎么样", "随便", "哈哈", "在忙",
    "does lisi decline?", "did I accept 5203", "who declined 1677", "I never said I decline", "I do not decline", "don't accept 5203",
    "lisi said decline", "the candidate says accept", "if I decline", "what about 5203", "hmm", "maybe", "改期 5203", "写面评", "拒绝了 5203 吗",
)  # fmt: skip
READS = (
    "日程",
    "明天",
    "本周",
    "下一场",
    "帮助",
    "更多",
    "我是谁",
    "进度",
    "schedule",
    "next",
    "help",
    "5203",
    "1677",
    "陈晓",
    "何洁",
)
SHORT = ("是", "否", "好的", "收到", "确认", "可以", "ok", "yes", "no", "退出", "算了", "取消", "cancel", "跳过", "skip", "拒绝", "谢谢", "不",
         "1", "2", "3", "4", "7", "０", "第一个", "出差", "休假", "1？", *CONFLICTS)  # fmt: skip


@dataclass
class Allowed:
    """What may be changed: actions, each of some interviews; None stands for whatever they are about."""

    by: dict[str, set[int] | None] = field(default_factory=dict)

    def add(self, command: str, interviews: set[int] | None) -> None:
        for action in (ACTIONS | ANSWERED).get(command, ()):
            known = self.by.get(action, set())
            self.by[action] = None if interviews is None or known is None else known | interviews


class Chat(RuleBasedStateMachine):
    """Six members, a stranger and five interviews, all in one transaction that is rolled back at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.cards = 0
        self.last_said: dict[str, str] = {}
        self.open()
        with store.db.atomic():
            self.furnish(Change(NOW, actor_kind="system"))

    def furnish(self, change: Change) -> None:
        self.team = {user_id: join(change, user_id) for user_id in MEMBERS}
        job = Job.create(title="后端工程师")
        self.interviews: dict[str, int] = {}
        self.names: dict[str, int] = {}
        for code, candidate, hours, panel in PLAN:
            start = NOW + timedelta(hours=hours)
            on = [self.team[one] for one in panel]
            who = Candidate.create(name=candidate)
            booked = booking.book(
                change,
                Booking(who, job, 1, "一面", start, start + timedelta(hours=1), on, recruiter=self.team["zhangmin"]),
            )
            store.execute("UPDATE interview SET code = %(code)s WHERE id = %(id)s", code=code, id=booked.id)
            self.interviews[code] = self.names[candidate] = booked.id
        publish.tell(change)

    def open(self) -> None:
        self.transaction = store.db.transaction()
        self.transaction.__enter__()
        stop_clock_at(self.now)
        self.dispatcher = Dispatcher(HANDLERS, stopwatch=lambda: 0.0)

    def teardown(self) -> None:
        self.transaction.rollback()
        self.transaction.__exit__(None, None, None)

    def hear(self, who: str, words: str) -> str:
        """The answer to a text."""
        return spoken(self.dispatcher.answer(text(words, who)))

    # --- what people do ---------------------------------------------------------------------------------------------

    @rule(who=people_ids, verb=verbs, ref=refs, reason=reasons, slash=st.booleans(), tight=st.booleans())
    def order(self, who: str, verb: str, ref: str, reason: str, slash: bool, tight: bool) -> None:
        gap = "" if tight and not verb.isascii() else " "
        self.say(who, f"{'/' if slash else ''}{verb}{gap}{ref} {reason}".strip())

    @rule(
        who=people_ids,
        ref=refs,
        verb=verbs,
        before=st.sampled_from(["", "我", "帮我", "please ", "张三", "李四", "不", "谁"]),
    )
    def speak_around_a_verb(self, who: str, ref: str, verb: str, before: str) -> None:
        self.say(who, f"{before}{ref}{' ' if verb.isascii() else ''}{verb}")

    @rule(who=people_ids, words=st.sampled_from(CHATTER))
    def chat(self, who: str, words: str) -> None:
        self.say(who, words)

    @rule(who=people_ids, words=st.sampled_from(READS))
    def look(self, who: str, words: str) -> None:
        self.say(who, words)

    @rule(who=people_ids, words=st.sampled_from(SHORT))
    def answer(self, who: str, words: str) -> None:
        self.say(who, words)

    @rule(
        who=people_ids,
        words=st.lists(st.sampled_from([*CHATTER, *READS, *SHORT, "没空", "接受", "accept"]), min_size=2, max_size=3),
    )
    def mumble(self, who: str, words: list[str]) -> None:
        self.say(who, " ".join(words))

    @rule(
        who=people_ids | st.just("admin"),
        whom=st.sampled_from([*(ROSTER[one].name for one in MEMBERS), OUTSIDER]),
        become=st.sampled_from(["停用", "启用", "面试官", "招聘", ""]),
        answers=st.lists(st.sampled_from(["是", "1", "否"]), max_size=2),
    )
    def manage(self, who: str, whom: str, become: str, answers: list[str]) -> None:
        for words in (f"成员 {whom} {become}".strip(), *answers):
            self.say(who, words)

    @rule(
        who=people_ids | st.just("zhangmin"), code=codes, new=st.sampled_from(["王五", "张三", "李四", ""]),
        answers=st.lists(st.sampled_from(["是", "1", "2", "否"]), max_size=2),
    )  # fmt: skip
    def put_in(self, who: str, code: str, new: str, answers: list[str]) -> None:
        for words in (f"换人 {code} {new}".strip(), *answers):
            self.say(who, words)

    @rule(
        who=people_ids, verb=st.sampled_from(["没空", "decline"]), code=codes,
        reason=st.sampled_from([*CONFLICTS, *NO_CONFLICTS, *MAYBE_CONFLICTS]), at_once=st.booleans(),
        answer=st.sampled_from(["是", "否", "yes"]),
    )  # fmt: skip
    def decline_for_a_reason(self, who: str, verb: str, code: str, reason: str, at_once: bool, answer: str) -> None:
        for words in (f"{verb} {code} {reason}", answer) if at_once else (f"{verb} {code}", reason, answer):
            self.say(who, words)

    @rule(who=people_ids, lang=st.sampled_from(["en", "zh"]))
    def change_the_language(self, who: str, lang: str) -> None:
        self.say(who, f"language {lang}")

    @rule(who=people_ids, code=codes, command=st.sampled_from(["accept", "decline"]))
    def tap(self, who: str, code: str, command: str) -> None:
        self.cards += 1
        on = self.interviews[code]
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, created_at, not_before, state, task_id)
               VALUES (%(key)s, %(to)s, 'invited', '{}', %(on)s, %(now)s, %(now)s, 'sent', %(key)s)""",
            key=f"card{self.cards}", to=who, on=on, now=self.now,
        )  # fmt: skip
        key = json.dumps({"command": command, "arguments": {"interview": f"id:{on}"}})
        xml = (
            f"<xml><ToUserName>ww1</ToUserName><FromUserName>{who}</FromUserName><CreateTime>{self.cards}</CreateTime>"
            f"<MsgType>event</MsgType><Event>{TAP}</Event><EventKey><![CDATA[{key}]]></EventKey>"
            f"<TaskId>card{self.cards}</TaskId><AgentID>1000002</AgentID></xml>"
        )
        allowed = self.let_in(who)
        if allowed.by or self.member(who).active:
            allowed.add(command, {on})
        before = Before()
        self.dispatcher.answer(parse(xml.encode()))
        self.check(before, who, allowed, f"tap {command} {code}")

    @rule(minutes=st.sampled_from([1, 5, 11, 90]))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        stop_clock_at(self.now)

    # --- what must hold ---------------------------------------------------------------------------------------------

    def say(self, who: str, words: str) -> None:
        allowed = self.allowed(who, words)
        before = Before()
        may_hide = self.says_there_is_a_conflict(who, words)
        said = self.hear(who, words)
        self.check(before, who, allowed, words)
        assert may_hide or _known() <= before.known, f"{who}: {words}: the file is hidden, which nobody ordered"
        self.last_said[who] = said
        for hidden in self.hidden_from(who):
            assert hidden in words or hidden not in said, f"{who} knows {hidden}, and reads: {said}"

    def check(self, before: Before, who: str, allowed: Allowed, what: str) -> None:
        """History holds what was ordered and no more, and nothing has changed that is not in it."""
        told: set[tuple[str, int]] = set()
        actions: set[str] = set()
        for row in store.fetch(
            """SELECT action, entity, entity_id, actor_id FROM audit_event
               WHERE id > %(before)s AND action <> ALL(%(looks)s)""",
            before=before.last_row,
            looks=list(LOOKS),
        ):
            assert row["action"] in allowed.by, f"{who}: {what}: {row['action']} was not ordered"
            assert row["actor_id"] == self.member(who).id or row["action"] in ("member.activated", "member.verified")
            interviews = allowed.by[row["action"]]
            assert interviews is None or row["entity_id"] in interviews, f"{who}: {what}: of another interview"
            told.add((row["entity"], row["entity_id"]))
            actions.add(row["action"])
        unsaid = {one for one in before.changed() - told if one[0] not in self.comes_along(actions)}
        assert not unsaid, f"{who}: {what}: {unsaid} without a word in the history"

    def comes_along(self, actions: set[str]) -> set[str]:
        """The kinds of thing that change with one of these, and have no history of their own."""
        return {"application"} if "member.handed_over" in actions else set()

    def says_there_is_a_conflict(self, who: str, words: str) -> bool:
        """In the phrase for it and no other word, or by a yes to a question that names what it hides, or the phrase."""
        low = normalise(words)
        if _is_yes(low):
            asked = normalise(self.last_said.get(who, "").removesuffix("？是/否").removesuffix("? yes/no"))
            return "隐藏" in asked or "hide" in asked or asked.endswith(CONFLICTS)
        said = low.removeprefix("/").strip()
        verb = max((one for one in HANDLERS.commands["decline"].verbs if said.startswith(one)), key=len, default="")
        return REFERENCE.sub("", said.removeprefix(verb).strip(" 的,:"), count=1).strip() in CONFLICTS

    def member(self, who: str) -> Member:
        """As they are now; nobody's row is that of a stranger."""
        return Member.get_or_none(Member.user_id == who) or Member(user_id=who, active=False)

    def hidden_from(self, who: str) -> list[str]:
        """Names of candidates whom they know, and codes of their interviews."""
        rows = store.fetch(
            """SELECT c.name, array_agg(DISTINCT other.code) AS codes FROM member m JOIN participant p ON p.member_id = m.id
               JOIN interview i ON i.id = p.interview_id JOIN candidate c ON c.id = i.candidate_id
               JOIN interview other ON other.candidate_id = c.id
               WHERE m.user_id = %(who)s AND p.knows_candidate GROUP BY c.name""",
            who=who,
        )
        return [word for row in rows for word in (row["name"], *row["codes"])]

    def let_in(self, who: str) -> Allowed:
        """Who writes or taps has the account that an admin named: they are let in, and may order something at once."""
        member, allowed = self.member(who), Allowed()
        if member.id is not None and accounts.is_expected(member):
            allowed.by = {"member.activated": {member.id}, "member.verified": {member.id}}
        return allowed

    # --- what was ordered -------------------------------------------------------------------------------------------

    def allowed(self, who: str, words: str) -> Allowed:
        allowed, member = self.let_in(who), self.member(who)
        if not allowed.by and not member.active:
            return allowed
        low = normalise(words)
        asked = words.rstrip().endswith(("？", "?"))
        [dialog] = store.fetch(
            """SELECT call, parameter, CASE WHEN expires_at > clock_now() THEN choices END AS choices, interview_ids, numbered, behind
               FROM dialog WHERE member_id = %(id)s""",
            id=member.id,
        ) or [{"call": None, "parameter": None, "choices": None, "interview_ids": [], "numbered": True, "behind": None}]
        if dialog["choices"] is not None and not low.startswith("/"):
            self.allow_answers(allowed, dialog, low)
        if not asked:
            self.allow_orders(allowed, dialog, who, low)
        if low in REASONS and (behind := dialog["behind"]) is not None and behind["parameter"] == "reason":
            self.allow_call(allowed, behind["call"])  # the decline whose reason is asked for behind another question
        return allowed

    def allow_answers(self, allowed: Allowed, dialog: dict[str, Any], low: str) -> None:
        """To the question that is open."""
        call, parameter, choices = dialog["call"], dialog["parameter"], dialog["choices"]
        number = {"第一个": 1, "第二个": 2}.get(low, int(low) if low.isdigit() else 0)
        if 1 <= number <= len(choices):
            self.allow_call(allowed, choices[number - 1])
        if _is_yes(low) and call is not None and parameter is None:
            self.allow_call(allowed, call)
        if _is_yes(low) and len(choices) == 1:
            self.allow_call(allowed, choices[0])
        if call is None or parameter is None:
            return
        if parameter == "reason":
            self.allow_call(allowed, call)
        elif parameter == "interview":
            if found := self.named(low, dialog):
                allowed.add(call["command"], found)
        else:
            self.allow_call(allowed, call)

    def allow_call(self, allowed: Allowed, call: dict[str, Any]) -> None:
        """Never of an interview that the call does not name: that would be read back first."""
        ref = str(call["arguments"].get("interview", ""))
        on = self.interviews.get(ref) or (int(ref.removeprefix("id:")) if ref.startswith("id:") else None)
        if call["command"] in ("undo", "settings", "members"):
            allowed.add(call["command"], None)
        elif on is not None:
            allowed.add(call["command"], {on})

    def allow_orders(self, allowed: Allowed, dialog: dict[str, Any], who: str, low: str) -> None:
        """A verb in front with its interview, or the only one that can be meant; or after nothing but a code or a row.

        What stands behind the interview is a plain reason or the candidate's answer, or nothing was ordered.
        """
        said = low.removeprefix("/").strip()
        for name in ACTIONS:
            command = HANDLERS.commands[name]
            in_front = max((verb for verb in command.verbs if said.startswith(verb)), key=len, default=None)
            behind = next(
                (verb for verb in command.verbs if re.fullmatch(rf"[#\d 第个二]*{re.escape(verb)}", said)), None
            )
            if in_front is None and behind is None:
                continue
            rest = said.removeprefix(in_front) if in_front is not None else said.removesuffix(behind or "")
            rest = rest.strip(" 的,，:：")
            if self.member(who).role not in ONLY.get(name, list(Role)):
                continue
            if name == "members":
                if re.fullmatch(rf"({PERSON})? *({ROLE_OR_STATE})?", rest):
                    allowed.add(name, None)
                continue
            if name == "undo":
                if not rest:
                    allowed.add(name, None)
                continue
            if name == "settings":
                if rest in LANGUAGES or (in_front in LIMITS and rest.isdigit()):
                    allowed.add(name, None)
                continue
            tail = REFERENCE.sub("", rest, count=1).strip()
            is_its_day = tail == "明天" and rest.startswith((*TOMORROWS, "明天"))
            if tail not in TAILS.get(name, ("",)) and not is_its_day:
                continue
            found = self.named(rest, dialog)
            if not found and command.which is not None:
                likely = command.which(self.member(who), self.now)
                if (len(likely) == 1 and not rest.strip()) or rest.strip().startswith("明天"):
                    found = {one.id for one in likely}
            allowed.add(name, found)

    def named(self, rest: str, dialog: dict[str, Any]) -> set[int]:
        """The interview that a text begins with: by code, by candidate, by row of the list shown last."""
        if code := re.match(r"#?(\d{4})(?!\d)", rest):
            return {self.interviews[code[1]]} if code[1] in self.interviews else set()
        for name, on in self.names.items():
            if rest.startswith(name):
                return {on}
        row = 2 if rest.startswith("第二个") else 1 if rest.startswith("第一个") else 0
        if digits := re.match(r"(\d{1,2})(?!\d)", rest):
            row = int(digits[1])
        listed = dialog["interview_ids"] if dialog["numbered"] else []
        return set(listed[row - 1 : row]) if row else set()


def _is_yes(low: str) -> bool:
    """Once or more: 好的 好的."""
    return bool(low) and set(low.split()) <= YES


def _known() -> set[tuple[int, int]]:
    """Whose file is hidden from whom: interview and member."""
    rows = store.fetch("SELECT interview_id, member_id FROM participant WHERE knows_candidate")
    return {(row["interview_id"], row["member_id"]) for row in rows}


class Before:
    """The history and the domain's tables, as they were."""

    def __init__(self) -> None:
        [row] = store.fetch("SELECT coalesce(max(id), 0) AS id FROM audit_event")
        self.last_row = int(row["id"])
        self.rows = _rows()
        self.known = _known()

    def changed(self) -> set[tuple[str, int]]:
        """What is different since: the kind of thing, and its id."""
        rows = _rows()
        return {key[:2] for key in self.rows.keys() | rows.keys() if self.rows.get(key) != rows.get(key)}


def _rows() -> dict[tuple[str, int, int], Any]:
    """Every row of the domain; of a place the interview's id and the member's."""
    found = store.fetch(
        """SELECT 'interview' AS of, id, 0 AS place, to_jsonb(i) - 'to_settle' AS row FROM interview i
           UNION ALL SELECT 'interview', interview_id, member_id, to_jsonb(p) - 'reminded' FROM participant p
           UNION ALL SELECT 'feedback', id, 0, to_jsonb(f) FROM feedback f WHERE status <> 'draft'
           UNION ALL SELECT 'member', id, 0, to_jsonb(m) FROM member m
           UNION ALL SELECT 'candidate', id, 0, to_jsonb(c) FROM candidate c
           UNION ALL SELECT 'application', id, 0, to_jsonb(a) FROM application a
           UNION ALL SELECT 'job', id, 0, to_jsonb(j) FROM job j"""
    )
    return {(row["of"], row["id"], row["place"]): row["row"] for row in found}
