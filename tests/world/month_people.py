"""What people do with their phones in a month: answer, forget, propose, write late, go on leave; and what HR does."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.db import store
from tests.world.month import Month
from tests.world.month_company import Calendar
from tests.world.moved_company import open_buttons

YES = ("是/否", "回“否”保留")
VERDICTS = ("强烈推荐", "推荐", "推荐", "推荐", "待定", "不推荐")
REASONS = ("出差", "有客户会议", "病了", "", "那天要开评审会")
_THOUGHTS = (
    ("基础扎实", "基础还可以", "思路清楚", "经验对口", "项目讲得细", "反应快"),
    ("系统设计有章法", "设计题偏弱", "编码熟练", "编码慢一些", "测试意识好", "问到底层就说不清"),
    ("沟通顺畅", "话不多", "会主动追问", "表达有条理", "有点紧张", "愿意承认不会的"),
    ("做过同类系统", "缺大项目经验", "对业务有兴趣", "学习能力强", "目标明确", "对薪资期望偏高"),
)


@dataclass(frozen=True)
class Card:
    """One that is out there and can be tapped, as the outbox knows it."""

    id: int
    to_user: str
    kind: str
    task_id: str
    interview_id: int
    code: str
    status: str
    start: Any
    focus: list[str]


def open_cards(month: Month) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for row in month.rows(_OPEN_CARDS):
        found.setdefault(row["to_user"], []).append(Card(**row))
    return found


@dataclass
class Person:
    month: Month
    user_id: str
    chance: random.Random
    plans: Calendar
    intents: dict[int, list[Any]] = field(default_factory=dict)  # by card: what they will do, and in how many looks

    @property
    def name(self) -> str:
        return self.month.members[self.user_id]

    def says(self, words: str) -> str:
        return self.month.says(self.user_id, words)

    def orders(self, words: str) -> str:
        """What is answered to the yes, where it is read back; or at once."""
        said = self.says(words)
        if "1) 替" in said:  # who is added takes the place of who cannot come
            said = self.says("1")
        return self.says("是") if said.endswith(YES) else said

    def hopes(self, words: str, *answers: str) -> str:
        """Order it; what is answered otherwise than by one of these is kept to be read."""
        said = self.orders(words)
        if answers and not any(one in said for one in answers):
            self.month.is_odd(self.user_id, words, said)
        return said

    def taps(self, card: Card, text: str) -> bool:
        """The first button that begins so, if the card has one as it is on the phone."""
        seen = next((one for one in self.month.chat(self.user_id) if one["task_id"] == card.task_id), {})
        for button in open_buttons(seen) if seen else []:
            if button["text"].startswith(text):
                self.month.taps(self.user_id, seen, button)
                return True
        return False

    def due(self, card: Card, intents: dict[str, tuple[int, int, int]]) -> str:
        """What they do with it in this look; of an intent its weight, and in how many looks at least and at most."""
        if card.id not in self.intents:
            name = self.chance.choices(list(intents), [weight for weight, _, _ in intents.values()])[0]
            _, least, most = intents[name]
            self.intents[card.id] = [name, self.chance.randint(least, most)]
        intent = self.intents[card.id]
        intent[1] -= 1
        return str(intent[0]) if intent[1] == -1 else ""


INVITED = {
    "accept": (60, 0, 5), "type": (8, 0, 8), "decline": (6, 0, 4), "say why": (6, 0, 4), "propose": (4, 0, 4),
    "waver": (3, 0, 3), "know": (1, 0, 3), "late": (7, 15, 40), "forget": (5, 0, 0),
}  # fmt: skip
ASKED_FOR_FEEDBACK = {
    "tap": (45, 0, 1), "line": (18, 0, 3), "look first": (4, 1, 3), "late": (24, 15, 60), "not held": (2, 0, 1),
    "never": (7, 0, 0),
}  # fmt: skip
REMINDED = {"do": (65, 0, 6), "never": (35, 0, 0)}


class Interviewer(Person):
    def turn(self, cards: list[Card]) -> None:
        for card in cards:
            match card.kind:
                case "invited":
                    self.answers(card, self.due(card, INVITED))
                case "nudged_to_answer" | "remind_30m" if self.due(card, REMINDED):
                    self.taps(card, "接受")
                case "feedback_due":
                    self.writes(card, self.due(card, ASKED_FOR_FEEDBACK))
                case "nudged_to_write" if self.due(card, REMINDED) == "do":
                    self.writes(card, "line")
        if self.chance.random() < 0.006:
            self.says(self.chance.choice(("日程", "明天", "下一场", "待办", "本周", "我的面试")))

    def answers(self, card: Card, how: str) -> None:
        match how:
            case "accept" | "late":
                self.taps(card, "接受")
            case "type":
                self.hopes(f"接受 {card.code}", "已接受", "已经", "改", "取消", "换")
            case "decline":
                self.taps(card, "无法参加")
            case "say why":
                self.hopes(f"无法参加 {card.code} {self.chance.choice(REASONS)}".strip(), "无法参加", "已", "换成")
            case "know":
                self.hopes(f"无法参加 {card.code} 认识候选人", "隐藏", "已")
            case "propose":
                start = self.plans.another_start(card.start)
                self.hopes(f"改期 {card.code} {start:%-m月%-d日 %H:%M}", "已转给", "换成", "已有面试", "可选")
            case "waver":
                if self.taps(card, "接受"):
                    self.says("撤销")
                    self.taps(card, "接受")

    def writes(self, card: Card, how: str) -> None:
        verdict = self.chance.choice(VERDICTS)
        match how:
            case "tap" if self.taps(card, verdict):
                if card.focus and self.chance.random() < 0.6:
                    for _ in card.focus:
                        self.says(self.chance.choice(("2", "3", "4")))
                self.submits(sentence())
            case "look first":
                self.looks_before_writing(card)
                self.submits(f"面评 {card.code} {verdict} {sentence()}")
            case "line" | "late":
                self.submits(f"面评 {card.code} {verdict} {sentence()}")
            case "not held" if self.taps(card, "没面成"):
                self.says("2")

    def submits(self, words: str) -> None:
        said = self.says(words)
        if not said.endswith(YES):
            self.month.is_odd(self.user_id, words, said)
            return
        done = self.says("是")
        if "面评已提交" not in done:
            self.month.is_odd(self.user_id, f"是，对“{words}”", done)

    def looks_before_writing(self, card: Card) -> None:
        """Somebody else of the panel may have written: their verdict is not to be read yet."""
        said = self.says(f"进度 {card.code}")
        assert not any(f" {verdict}" in said for verdict in set(VERDICTS)), f"{self.user_id} read a verdict: {said}"

    def goes_on_leave(self, until: str, instead: str) -> None:
        said = self.says(f"休假 {until} 替：{instead}")
        if "已记下休假" not in said:
            self.month.is_odd(self.user_id, "休假", said)
        if "1) 都回复无法参加" in said:
            self.says("1")

    def misses_the_candidate(self, code: str) -> None:
        self.hopes(f"候选人未到 {code}", "候选人未到", "已")

    def is_late(self, code: str) -> None:
        self.hopes(f"晚到 {code} 10分钟", "转告", "告诉", "通知", "已")


MENDS = {"replace": (75, 0, 3), "by name": (10, 0, 3), "take": (7, 0, 2), "leave": (8, 0, 0)}
DECIDES = {"take": (55, 0, 3), "keep": (30, 0, 3), "leave": (15, 0, 0)}


class Recruiter(Person):
    def turn(self, cards: list[Card], errands: list[Callable[[], object]]) -> None:
        for errand in errands:
            errand()
        for card in cards:
            match card.kind:
                case "declined":
                    self.mends(card, self.due(card, MENDS))
                case "proposed":
                    match self.due(card, DECIDES):
                        case "take":
                            self.taps(card, "改到这个时间")
                        case "keep":
                            self.taps(card, "不改")
                case "next_in_doubt" if self.due(card, REMINDED) == "do":
                    self.taps(card, "照常")

    def mends(self, card: Card, how: str) -> None:
        match how:
            case "replace":
                self.taps(card, "换成")
            case "take":
                self.taps(card, "我来处理")
            case "by name":
                said = self.says(f"换人 {card.code}")
                if "1)" in said:
                    self.orders("1")

    def pastes(self, rows: str) -> None:
        said = self.says(rows)
        if said.endswith(YES):
            said = self.says("是")
        if "已约" not in said:
            self.month.is_odd(self.user_id, rows, said)
        elif "第" in said.partition("没约：")[2]:
            self.month.is_odd(self.user_id, "（有行没约）", said)
            self.says("退出")

    def looks_at_what_waits(self) -> None:
        if "1)" in self.says("待办") and self.chance.random() < 0.6:
            self.hopes("催 全部", "已催", "没有", "催")


def errands(month: Month, hr: Recruiter, own: list[store.Row]) -> list[Callable[[], object]]:
    """What one of HR has to do in this look; `own` are the interviews they look after."""
    chance, plans = hr.chance, hr.plans
    ahead = [one for one in own if one["status"] in ("scheduled", "confirmed") and one["in_hours"] > 2]
    soon = [one for one in own if one["status"] in ("scheduled", "confirmed") and 0.1 < one["in_hours"] < 30]
    untimed = [one for one in own if one["status"] == "rescheduling"]
    late = [one for one in own if one["status"] == "awaiting_feedback" and one["in_hours"] < -24 and one["owing"]]
    found: list[Callable[[], object]] = []

    def now_and_then(often: float, among: list[store.Row], *answers: str, words: Callable[[store.Row], str]) -> None:
        if among and chance.random() < often:
            said = words(chance.choice(among))
            found.append(lambda: hr.hopes(said, *answers))

    def at_another_time(one: store.Row) -> str:
        start = plans.another_start(max(one["start"] or month.now, month.now))
        return f"改期 {one['code']} {start:%-m月%-d日 %H:%M}"

    def somebody() -> str:
        return chance.choice([name for user_id, name in month.members.items() if user_id.startswith("panel")])

    now_and_then(0.015, ahead, "已改期", "已有面试", words=at_another_time)
    now_and_then(0.25, untimed, "已改期", "已有面试", words=at_another_time)
    now_and_then(0.008, ahead, "已取消", words=lambda one: f"取消面试 {one['code']} 岗位关闭")
    now_and_then(0.02, untimed, "已取消", words=lambda one: f"取消面试 {one['code']} 候选人放弃")
    now_and_then(0.08, soon, "已确认", "已经是", words=lambda one: f"候选人回复 {one['code']} 已确认")
    now_and_then(0.008, ahead, "不来", words=lambda one: f"候选人回复 {one['code']} 不来")
    now_and_then(0.006, ahead, "邀请", "已有面试", "已经", words=lambda one: f"加人 {one['code']} {somebody()}")
    now_and_then(0.004, ahead, "邀请", "已有面试", "已经", words=lambda one: f"旁听 {one['code']} {somebody()}")
    now_and_then(0.01, late, "代", words=lambda one: f"代写 {one['code']} {one['owing']} 待定 电话里说要再看看")
    now_and_then(0.01, late, "不用", words=lambda one: f"不用写面评 {one['code']} {one['owing']}")
    now_and_then(0.05, own, words=lambda one: str(one["code"]))
    now_and_then(0.02, own, words=lambda one: f"查 {one['candidate']}")
    now_and_then(0.02, ahead, words=lambda one: f"空闲 @{somebody()} 本周 45分钟")
    return found


def sentence() -> str:
    """What somebody thinks; never the same twice, so that it can be found again."""
    return next(_every)


def _sentences() -> list[str]:
    every = ["，".join(one) for one in itertools.product(*_THOUGHTS)]
    random.Random(7).shuffle(every)
    return [*every, *(f"{one}，整体{word}" for word in ("合适", "还行", "一般", "偏弱") for one in every)]


_every = iter(_sentences())

_OPEN_CARDS = """SELECT o.id, o.to_user, o.kind, o.task_id, o.interview_id, i.code, i.status, lower(i.slot) AS start, j.focus
  FROM outbox o JOIN interview i ON i.id = o.interview_id JOIN application a ON a.id = i.application_id
    JOIN job j ON j.id = a.job_id
  WHERE o.task_id IS NOT NULL AND o.state = 'sent' AND o.buttons AND o.superseded_at IS NULL AND o.acted_at IS NULL
    AND o.sent_at > clock_now() - interval '5 days' ORDER BY o.id"""
LOOKED_AFTER = """SELECT a.recruiter_id, m.user_id AS hr, i.id, i.code, i.status, lower(i.slot) AS start, c.name AS candidate,
    coalesce(extract(epoch FROM lower(i.slot) - clock_now()) / 3600, 0) AS in_hours,
    (SELECT p_m.name FROM participant p JOIN member p_m ON p_m.id = p.member_id WHERE p.interview_id = i.id
       AND p.response <> 'declined' AND p.feedback_required AND NOT EXISTS (SELECT 1 FROM feedback f
         WHERE f.interview_id = i.id AND f.author_id = p.member_id AND f.status = 'submitted') LIMIT 1) AS owing
  FROM interview i JOIN application a ON a.id = i.application_id JOIN member m ON m.id = a.recruiter_id
    JOIN candidate c ON c.id = i.candidate_id
  WHERE i.code IS NOT NULL AND i.status NOT IN ('cancelled', 'completed', 'no_show')
    AND (isempty(i.slot) OR lower(i.slot) > clock_now() - interval '7 days')"""
RUNNING = """SELECT i.id, i.code, m.user_id, lower(i.slot) AS start FROM interview i
    JOIN participant p ON p.interview_id = i.id JOIN member m ON m.id = p.member_id
  WHERE i.status IN ('scheduled', 'confirmed', 'in_progress') AND lower(i.slot) <= clock_now() + interval '5 minutes'
    AND upper(i.slot) > clock_now() AND p.response = 'accepted' ORDER BY i.id, m.id"""
ENDED_WELL = """SELECT c.name AS candidate, j.title AS job FROM interview i JOIN candidate c ON c.id = i.candidate_id
    JOIN application a ON a.id = i.application_id JOIN job j ON j.id = a.job_id
  WHERE i.status = 'completed' AND i.round_no = 1 AND upper(i.slot) > clock_now() - interval '40 hours'
    AND (SELECT bool_and(recommendation IN ('yes', 'strong_yes')) FROM feedback f WHERE f.interview_id = i.id
      AND f.status = 'submitted')
    AND NOT EXISTS (SELECT 1 FROM interview l WHERE l.candidate_id = i.candidate_id AND l.round_no > 1) ORDER BY i.id"""
