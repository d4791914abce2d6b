"""What a handler gets: who speaks, when, a change to work in, and ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from bot import wording
from bot.chat import inbox
from bot.chat.arguments import Call, load
from bot.chat.command import Command
from bot.chat.dialog import AFTER, MADE, Dialog, Question
from bot.chat.handlers import Handlers
from bot.chat.readers import Situation
from bot.interviews import access, availability, feedback, lookup, meeting_link, undo
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.states import is_ahead
from bot.notices import alerts, kinds, outbox, quiet, readers, still, told, trace
from bot.notices.kind import Kind
from bot.times.when import Span
from bot.times.zones import zone_name
from bot.wecom import reply
from bot.wecom.message import Message
from bot.wecom.reply import Reply
from bot.wording.values import fill_in


@dataclass(frozen=True)
class Context:
    """One message being handled. `now` is an aware datetime; `change` lives in the message's transaction."""

    user: Member
    now: datetime
    change: Change
    handlers: Handlers
    message: Message | None = None
    dialog: Dialog = field(default_factory=Dialog)

    @cached_property
    def situation(self) -> Situation:
        """As it was when the message came."""
        return Situation(self.user, self.now, self.dialog.rows, self.dialog.slots)

    @property
    def tapped(self) -> bool:
        """True where a button of a card was tapped: what it offers was so when the card was made."""
        return self.message is not None and self.message.is_tap

    @property
    def lang(self) -> str:
        return str(self.user.lang)

    @property
    def commands(self) -> list[Command]:
        """What this member may call, the likeliest first."""
        return [one for one in self.handlers.commands.values() if one.allows(self.user) and not one.hidden]

    def text(self, en: str, zh: str = "", **values: object) -> str:
        """The sentence in the member's language; each `{name}` becomes the value as a reader expects it."""
        return fill_in(wording.pick((en, zh or en), self.lang), values, self.user, self.now)

    def say(self, en: str, zh: str = "", *, summary: str = "", **values: object) -> Reply:
        """A reply of one sentence or more. `summary` is what a log may know of it."""
        return reply.say(self.text(en, zh, **values), summary)

    def ask(self, command: str, question: str, answers: Sequence[tuple[str, dict[str, Any]]]) -> Reply:
        """Ask what to do: numbered answers, each with the arguments that the command is then called with.

        A single answer is 是; its label is not shown.
        """
        after = {AFTER: True} if self.change.changes else {}
        calls = [Call(self.handlers.commands[command], arguments).dump() | after for _, arguments in answers]
        if len(calls) == 1:
            self.dialog.ask(Question(calls[0], None, []))
            return reply.say(question, "?")
        self.dialog.ask(Question(None, None, calls))
        numbers = wording.numbered(label for label, _ in answers)
        leave = self.text("Send the number, or “cancel”.", "回复数字，或发“退出”。")
        return reply.say(f"{question}\n{numbers}\n{leave}", "?")

    def offer(self, question: str, slots: Sequence[Span], answers: Sequence[dict[str, Any]], command: str) -> Reply:
        """Free times, numbered: a number calls the command with its arguments; in 约面 … 2 it means that time from now on."""
        calls = [Call(self.handlers.commands[command], arguments).dump() for arguments in answers]
        self.dialog.ask(Question(None, None, calls))
        self.dialog.slots = list(slots)
        return reply.say(question, "?")

    def go_on_with(self, command: str, **arguments: Any) -> None:
        """更多 calls the command with these arguments; None of them is asked for."""
        self.dialog.more = Call(self.handlers.commands[command], arguments).dump()

    def go_on(self) -> Reply | None:
        """The next page of what was listed last; None if that was a list of interviews."""
        more = self.dialog.more
        if more is None or more["command"] not in self.handlers.commands:
            return None
        self.dialog.more = None
        call = load(self.handlers.commands[more["command"]], more, self.situation)
        return call.command(self, **call.arguments) if call.command.allows(self.user) else None

    def page(self, interviews: Sequence[Interview], heading: str, *, dated: bool, first: int = 0) -> Reply:
        """A numbered page of interviews; the numbers, and “more”, work from then on.

        `dated` names the day above each day's rows, where the heading does not say it.
        """
        self.dialog.show([one.id for one in interviews], first + wording.ROWS)
        said = wording.page(interviews, self.user, self.now, heading=heading, dated=dated, first=first)
        return reply.say(said, self.count(interviews))

    def count(self, interviews: Sequence[Interview]) -> str:
        """`2 场`"""
        one_or_more = "{n} interview" if len(interviews) == 1 else "{n} interviews"
        return self.text(one_or_more, "{n} 场", n=len(interviews))

    def card(self, interview: Interview, *, lead: str = "", kit: bool = False) -> Reply:
        """All that the member may know of an interview; with the way in while it is open to them."""
        lines = [lead] if lead else []
        lines += wording.details(interview, self.user, self.now)
        lines += self._proposed(interview)
        if interview.feedback_in and access.reads_feedback(self.user, interview):
            lines += wording.who_wrote_what(feedback.of([interview.id]), self.user)
        if kit and access.follows(self.user, interview):
            earlier = lookup.earlier_rounds(interview)
            lines += wording.kit(earlier, self.user, self.now)
            written = feedback.of([one.id for one in earlier]) if earlier else []
            lines += wording.earlier_feedback(earlier, interview, written, self.user)
        if self.user.is_hr and interview.slot is not None and not interview.is_over(self.now):
            panel = [one.member for one in interview.panel if one.is_current]
            lines += self.away_lines(panel, Span(*interview.slot))
        if access.sees_trace(self.user):
            lines += trace.lines(interview, self.user, self.now)
        if way_in := self.way_in(interview):
            lines.append(way_in)
        elif opens := meeting_link.opens_at(interview, self.user, self.now):
            lines.append(self.text("Open from {at}.", "{at} 起可以进入。", at=opens))
        self._has_read_of(interview)
        self.dialog.about = int(interview.id)
        return reply.say("\n".join(lines), str(interview.code or ""))

    def _proposed(self, interview: Interview) -> list[str]:
        """The other times that HR has not decided on: one's own, and for HR everybody's."""
        if not is_ahead(interview, self.now) or not (self.user.is_hr or access.attends(self.user, interview)):
            return []
        names = {one.member_id: one.member.name for one in interview.panel if one.is_current}
        hr = self.text("you", "你") if self.user.is_hr else self.hr_of(interview)
        return [
            self.text(
                "{who} proposed {slot}, which waits for {hr}.",
                "{who}建议改到 {slot}，等{hr}确认。",
                who=self.text("You", "你") if member_id == self.user.id else names[member_id],
                slot=Span(*slot),
                hr=hr,
            )
            for member_id, slot in interview.proposed
            if member_id in names and (self.user.is_hr or member_id == self.user.id)
        ]

    def way_in(self, interview: Interview) -> str:
        """The line with its address while it is open to the member; else empty."""
        url = meeting_link.shown(self.change, interview, self.user)
        return self.text("Way in: {url}", "进入面试：{url}", url=url) if url else ""

    def meeting_link(self, interview: Interview) -> Reply:
        """The way in, if it is open to the member; otherwise when it will be."""
        if url := meeting_link.shown(self.change, interview, self.user):
            return self.say("{title}: {url}", "{title}：{url}", title=interview, url=url)
        if opens := meeting_link.opens_at(interview, self.user, self.now):
            return self.say(
                "{title}, {when}: open from {at}.",
                "{title}，{when}：{at} 起可以进入。",
                title=interview,
                when=self.moment(interview),
                at=opens,
            )
        self._has_read_of(interview)
        return self.say(
            "{title}: {why}.",
            "{title}：{why}。",
            title=interview,
            why=wording.no_way_in(interview, self.user, self.now),
        )

    def _has_read_of(self, interview: Interview) -> None:
        """Who reads in an answer that it goes on without them, or not at all, has been told."""
        place = access.place_of(self.user, interview)
        if place is not None and (not place.is_current or interview.status in ("rescheduling", "cancelled")):
            told.was_read(interview.id, str(self.user.user_id), self.now)

    @property
    def has_passed_by(self) -> bool:
        """True where this call leaves a question of what to do unanswered: 是/否, which, or one of several.

        Not one is a numbered list of what can be looked at: free times, the settings, guesses that change nothing.
        """
        left = self.dialog.passed_by
        if left is None or (left.behind or left).comes_after_a_change:
            return False
        if left.call is None and not any(self._would_change(one) for one in left.choices):
            return False
        asked = self.handlers.commands.get(left.call["command"]) if left.call else None
        return asked is None or not asked.takes_back

    def _would_change(self, dumped: dict[str, Any]) -> bool:
        command = self.handlers.commands.get(dumped["command"])
        return command is not None and command.changes and load(command, dumped, self.situation).changes

    def then_ask(self, parameter: str, command: Command, choices: Sequence[object] = (), **arguments: object) -> None:
        """Wait for one more argument of a call that was made without it; the answer makes the call again, with it.

        The reply asks for it, and numbers the `choices` from 1. Whatever is a call of its own leaves the question.
        """
        fuller = [Call(command, arguments | {parameter: value}).dump() for value in choices]
        made = {MADE: True} if self.change.changes else {}
        self.dialog.ask(Question(Call(command, arguments).dump() | made, parameter, fuller))

    def hr_of(self, interview: Interview) -> str:
        """Who looks after the interview, by name."""
        return wording.hr_of(interview, self.user)

    def who_hears(self, interview: Interview) -> str:
        """`一分钟后通知张敏。` of a change that can be undone; who looks after it alone need not tell anybody."""
        caretakers = readers.caretakers(interview)
        if self.user not in caretakers:
            return self._who_hears(interview, self._wait(interview))
        others = [one for one in caretakers if one != self.user]
        return self._hear(interview, others, self._wait(interview)) if others else ""

    def who_hears_of_decline(self, interview: Interview) -> str:
        """The same, of the speaker's own; who only sits in is not missed, and HR reads it among other things."""
        place = access.place_of(self.user, interview)
        if place is not None and not place.is_needed:
            return self.text("HR reads it in their next list.", "HR 会在下一次汇总里看到。")
        return self._who_hears(interview, alerts.wait_for_decline(interview, self.user.id, self.change))

    def _who_hears(self, interview: Interview, wait: timedelta) -> str:
        return self._hear(interview, readers.first_to_hear(interview, self.user, self.now), wait)

    def _hear(self, interview: Interview, who: list[Member], wait: timedelta) -> str:
        asleep = quiet.nights(who, interview, self.now + wait)
        until = min(asleep.values()) if len(asleep) == len(who) > 0 else None
        return wording.who_hears(who, self.user, wait, self.now, until)

    def who_would_come(self, interview: Interview) -> list[Member]:
        """Of the panel, but for the speaker, those who have heard of it and would come: who is told that it is off."""
        panel = [one.member for one in interview.panel if one.member_id != self.user.id]
        return [one for one in panel if still.would_come(interview, one)]

    def who_is_told(self, interview: Interview, who: Sequence[Member]) -> str:
        """`一分钟后通知李四、王五。`; nothing where nobody is."""
        return self.each_is_told(interview, who, "{who} will be told {when}.", "{when}通知{who}。", interrupts=True)

    def away_lines(self, members: Sequence[Member], when: Span) -> list[str]:
        """`李四 3月20日–25日休假，王五代`, of each of them who is away for some of that time."""
        found = availability.known([int(one.id) for one in members], when.start, when.end)
        return [
            fill_in(wording.pick(one.words, self.lang), one.values, self.user, self.now)
            for member in members
            if member.id in found
            for one in found[int(member.id)].aways()
        ]

    def about_their_time(self, interview: Interview, member: Member) -> str:
        """`（王五 3月12日休假）`: what speaks against their coming, and is no reason to refuse it; else empty."""
        if interview.slot is None:
            return ""
        start, end = interview.slot
        found = availability.findings([member.id], start, end, self.now, but=interview)
        sentences = (fill_in(wording.pick(one.words, self.lang), one.values, self.user, self.now) for one in found)
        said = self.text("; ", "；").join(sentences)
        return self.text(" ({said})", "（{said}）", said=said) if said else ""

    def who_is_invited(self, interview: Interview, new: Member) -> str:
        """`一分钟后邀请王五`, or when they have ended the interview in which they sit: `王五在面试，10:50 邀请`."""
        wait = self._wait(interview)
        if until := access.quiet_until(new, self.now + wait):
            return self.text(
                "{who} is interviewing, and will be invited at {at}",
                "{who}在面试，{at} 邀请",
                who=new.name,
                at=wording.clock(until, self.user, self.now),
            )
        if asleep := quiet.nights([new], interview, self.now + wait):
            return self.text(
                "{who} will be invited at {at}, after their quiet hours",
                "{at} 邀请{who}（免打扰时段过后）",
                who=new.name,
                at=wording.clock(asleep[int(new.id)], self.user, self.now),
            )
        return self.text(
            "{who} will be invited {when}",
            "{when}邀请{who}",
            who=new.name,
            when=wording.wait_in_words(wait, self.lang),
        )

    def present(self, one: Interview | Member) -> str:
        """`1203 陈晓 明天 14:00：你还没有回复`, `李四：面试官`: where it stands now; with the way in while it is open."""
        if isinstance(one, Interview):
            now_so = next(iter(lookup.load([one.id])), None)
            if now_so is None:  # its booking was taken back
                return ""
            self._has_read_of(now_so)
            lines = (wording.present(now_so, self.user, self.now), self.way_in(now_so))
            return "\n".join(filter(None, lines))
        return wording.standing(Member.get_or_none(Member.id == one.id), str(one.name), self.lang)

    def when_told(self, interview: Interview, reader: Member | None = None) -> str:
        """`一分钟后`, of the same; of one reader as `each_is_told`."""
        if reader is not None:
            return self.each_is_told(interview, [reader], "{when}", "{when}")
        return wording.wait_in_words(self._wait(interview), self.lang)

    def each_is_told(
        self,
        interview: Interview,
        who: Sequence[Member],
        en: str,
        zh: str,
        *,
        wait: timedelta | None = None,
        interrupts: bool = False,
    ) -> str:
        """Sentences with {who} and {when}, one for those who hear at the same time: whoever interviews does afterwards,
        unless it `interrupts`, and in somebody's quiet hours it waits for their end."""
        wait = self._wait(interview) if wait is None else wait
        asleep = quiet.nights(who, interview, self.now + wait)
        busy = {} if interrupts else access.quiet_untils([int(one.id) for one in who], self.now + wait)
        at_once = wording.wait_in_words(wait, self.lang)
        names: dict[str, list[str]] = {}
        for one in who:
            when = at_once
            if night := asleep.get(int(one.id)):
                at = wording.clock(night, self.user, self.now)
                when = self.text("at {at}, after their quiet hours", "{at} 免打扰结束后", at=at)
            elif until := busy.get(int(one.id)):
                at = wording.clock(until, self.user, self.now)
                when = self.text("after their interview, at {at}", "面试结束后（{at}）", at=at)
            names.setdefault(when, []).append(str(one.name))
        comma = self.text(", ", "、")
        return ("" if self.lang == "zh" else " ").join(
            self.text(en, zh, who=comma.join(some), when=when) for when, some in names.items()
        )

    def wait_of_move(self, was: Interview, now_so: Interview) -> timedelta:
        """No time at all where it is about to begin, by its old time or by the new one."""
        return min(self._wait(was), self._wait(now_so))

    def _wait(self, interview: Interview) -> timedelta:
        return undo.wait_before_telling(interview, self.change.undo_window, self.now)

    def tell_me(self, en: str, zh: str, *, key: str, kind: Kind = kinds.SAID, **subject: str) -> None:
        """Queue an active message to the member; the same `key` is told once."""
        texts = {"en": en, "zh": zh, "asked_for": True}
        notice = outbox.Notice(key, str(self.user.user_id), kind.name, subject=texts | subject)
        outbox.put([notice], self.now)

    def send_card(self, kind: Kind, interview: Interview) -> None:
        """To whoever tapped a card, and has no answer to read: what came of it, with what comes next."""
        notice = outbox.Notice(
            key=f"{kind.name}:{self.change.rows[-1].id}:{self.user.id}",
            to_user=str(self.user.user_id),
            kind=kind.name,
            interview=interview,
            subject={"asked_for": True},
            expires_at=kind.until(interview, self.now),
            for_sequence=int(interview.sequence),
            audit_id=self.change.rows[-1].id,
        )
        outbox.put([notice], self.now)

    def day_or_days(self, when: Span) -> str:
        """`今天 3月13日 周五` or `3月9日–15日`, in the member's zone, without naming it."""
        return wording.day_or_days(when, self.user, self.now)

    def is_one_day(self, when: Span) -> bool:
        return wording.is_one_day(when, self.user)

    def moment(self, interview: Interview) -> str:
        """Day, hours and zone of an interview."""
        return wording.moment(interview, self.user, self.now)

    def until(self, interview: Interview) -> str:
        """`25 分钟后`, or that it is on."""
        if interview.start is None or interview.start <= self.now:
            return self.text("Now", "正在进行")
        left = wording.duration(interview.start - self.now, self.lang)
        return self.text("In {left}", "{left}后", left=left)

    @property
    def zone(self) -> str:
        return zone_name(self.user.tz, self.lang, self.now)

    def greeted_today(self) -> bool:
        """True when the member opened the app before, today, as a member."""
        today = self.now.astimezone(self.user.tz).replace(hour=0, minute=0, second=0, microsecond=0)
        return inbox.greeted_since(str(self.user.user_id), max(today, self.user.created_at))


def explain(error: UserError, reader: Member, now: datetime) -> Reply:
    """What the member reads instead of the answer."""
    return reply.say(fill_in(wording.pick((error.en, error.zh), str(reader.lang)), error.values, reader, now))
