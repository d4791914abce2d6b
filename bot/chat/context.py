"""What a handler gets: who speaks, when, a change to work in, and ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from bot import wording
from bot.chat import inbox
from bot.chat.call import Call, load
from bot.chat.command import Command
from bot.chat.dialog import AFTER, LABEL, MADE, Dialog, Question
from bot.chat.handlers import Handlers
from bot.chat.readers import Situation
from bot.interviews import access
from bot.interviews.audit import Change
from bot.interviews.errors import UserError, phrase_of
from bot.interviews.models import Interview, Member
from bot.notices import outbox
from bot.notices.catalogue import people
from bot.notices.kind import Kind
from bot.phrase import Phrase
from bot.texts import text
from bot.times.values import Span
from bot.times.zones import zone_name
from bot.wecom import reply
from bot.wecom.message import Message
from bot.wecom.reply import Reply
from bot.wording.values import render, show


@dataclass(frozen=True)
class Context:
    """One message being handled. `now` is an aware datetime; `change` lives in the message's transaction.

    `on_page`: a button of a page was pressed, which has a field for all that could be asked.
    """

    user: Member
    now: datetime
    change: Change
    handlers: Handlers
    message: Message | None = None
    dialog: Dialog = field(default_factory=Dialog)
    on_page: bool = False

    @cached_property
    def situation(self) -> Situation:
        """As it was when the message came."""
        return Situation(self.user, self.now, self.dialog.rows, self.dialog.slots, shown=self.dialog.shown)

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
        role = self.user.role
        return [one for one in self.handlers.commands.values() if role in one.roles and not one.hidden]

    def text(self, what: str | Phrase, zh: str | None = None, /, **values: object) -> str:
        """A text of `bot.texts`, in the member's language, by its id; each value as a reader expects it."""
        return render(phrase_of(what, zh, **values), self.user, self.now, self.handlers.words)

    def say(self, what: str | Phrase, zh: str | None = None, /, *, summary: str = "", **values: object) -> Reply:
        """A reply of one sentence or more. `summary` is what a log may know of it."""
        return reply.say(self.text(what, zh, **values), summary)

    def reply(self, said: str, *, summary: str = "") -> Reply:
        """A reply that is put together of several texts."""
        return reply.say(said, summary)

    def show(self, value: object) -> str:
        """A value alone, as the member expects it: an interview by its title, a time in their zone."""
        return show(value, self.user, self.now)

    def ask(self, command: str, question: str, answers: Sequence[tuple[str, dict[str, Any]]]) -> Reply:
        """Ask what to do: numbered answers, each with the arguments that the command is then called with.

        A single answer is 是; its label is not shown.
        """
        calls = [(label, Call(self.handlers.commands[command], arguments)) for label, arguments in answers]
        if len(calls) == 1:
            after = {AFTER: True} if self.change.changes else {}
            self.dialog.ask(Question(calls[0][1].dump() | after, None, []))
            return reply.say(question, "?")
        return self.choose(question, calls)

    def choose(self, question: str, answers: Sequence[tuple[str, Call]], *, after: str = "") -> Reply:
        """The same, where the numbered answers may be calls of several commands; `after` is said below them."""
        made = {AFTER: True} if self.change.changes else {}
        self.dialog.ask(Question(None, None, [call.dump() | made | {LABEL: label} for label, call in answers]))
        numbers = wording.numbered(label for label, _ in answers)
        leave = self.text("book.send_the_number")
        return reply.say("\n".join(filter(None, (question, numbers, leave, after))), "?")

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
        # What goes on without them last: where it stood among the others would tell when it is.
        interviews = sorted(interviews, key=lambda one: not access.follows(self.user, one))
        self.dialog.show([one.id for one in interviews], first + wording.of_a_page(len(interviews), first))
        said = wording.page(interviews, self.user, self.now, heading=heading, dated=dated, first=first)
        return reply.say(said, self.count(interviews))

    def count(self, interviews: Sequence[Interview]) -> str:
        """`2 场`"""
        return self.text("page.count", n=len(interviews))

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
        self._wait_for(parameter, Call(command, arguments), choices)

    def then_read_back(
        self, parameter: str, command: Command, choices: Sequence[object] = (), **arguments: object
    ) -> None:
        """The same, of a call that is read back once it is whole."""
        self._wait_for(parameter, Call(command, arguments, doubt=True), choices)

    def _wait_for(self, parameter: str, call: Call, choices: Sequence[object]) -> None:
        fuller = [replace(call, arguments=call.arguments | {parameter: value}).dump() for value in choices]
        made = {MADE: True} if self.change.changes else {}
        self.dialog.ask(Question(call.dump() | made, parameter, fuller))

    def hr_of(self, interview: Interview) -> str:
        """Who looks after the interview, by name."""
        return wording.hr_of(interview, self.user)

    def tell_me(self, id: str, *, key: str, **values: object) -> None:
        """Queue a text as a message of its own to the member; the same `key` is told once."""
        self.notify_me(people.SAID, key=key, **{lang: text(id, lang, **values) for lang in ("en", "zh")})

    def notify_me(self, kind: Kind, *, key: str, **subject: str) -> None:
        """The same of a kind of notice that makes its own words of the `subject`."""
        notice = outbox.Notice(key, str(self.user.user_id), kind.name, subject={"asked_for": True} | subject)
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
            return self.text("left.now")
        left = wording.duration(interview.start - self.now, self.lang)
        return self.text("left.in", left=left)

    @property
    def zone(self) -> str:
        return zone_name(self.user.tz, self.lang, self.now)

    def greeted_today(self) -> bool:
        """True when the member opened the app before, today, as a member."""
        today = self.now.astimezone(self.user.tz).replace(hour=0, minute=0, second=0, microsecond=0)
        return inbox.greeted_since(str(self.user.user_id), max(today, self.user.created_at))


def explain(error: UserError, reader: Member, now: datetime, handlers: Handlers) -> Reply:
    """What the member reads instead of the answer."""
    said = render(error.phrase, reader, now, handlers.words)
    lead = "".join(render(one, reader, now, handlers.words) for one in error.lead)
    return replace(reply.say(f"{lead}{said}{error.more}"), phrase=said.phrase)
