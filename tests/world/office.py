"""An office whose members write, with the interviews that a test plans."""

from __future__ import annotations

from typing import Any

from bot.chat import dialog, in_short
from bot.chat.context import Context
from bot.db import store
from bot.interviews import lookup
from bot.interviews.audit import Change
from bot.interviews.models import Application, Interview, Participant
from bot.wecom.reply import Reply
from tests.world.clock import NOW, beijing
from tests.world.stage import Stage, event, mark, spoken, text

ROOM = "https://meeting.example.com/503"
STAFF = ("zhangsan", "lisi", "zhangmin", "admin", "zhoujing")


class Office(Stage):
    """Five people, and as many interviews as a test plans. It is Wednesday 11 March 2026, 10:00 in Beijing."""

    def __init__(self, database_url: str, *, is_founded: bool = False) -> None:
        super().__init__(database_url, mark, is_founded=is_founded)
        if is_founded:
            return
        with store.db.connection_context(), store.db.atomic():
            for user_id in STAFF:
                self.joins(user_id)

    def plan(
        self,
        candidate: str = "陈晓",
        at: str = "03-11 14:00",
        *panel: str,
        job: str = "后端工程师",
        round_no: int = 1,
        manager: str | None = None,
    ) -> str:
        """An interview of an hour with a meeting room, by default 张三's; its code."""
        with store.connected(), store.db.atomic():
            interview = self.book_for(
                [self.member(user_id) for user_id in panel or ("zhangsan",)],
                beijing(at),
                candidate,
                job,
                round_no=round_no,
                meeting_url=ROOM,
                change=Change(NOW, actor_kind="system"),
            )
            if manager:
                Application.update(hiring_manager=self.member(manager)).where(
                    Application.id == interview.application_id
                ).execute()
        return str(interview.code)

    def answers(self, code: str, user_id: str, response: str) -> None:
        """Somebody of the panel has answered the invitation."""
        with store.db.connection_context():
            interview = Interview.get(Interview.code == code)
            Participant.update(response=response, responded_at=NOW).where(
                (Participant.interview == interview) & (Participant.member == self.member(user_id))
            ).execute()

    def understands(self, words: str, user_id: str = "zhangsan") -> dict[str, Any]:
        """What `python -m bot understand` would print now."""
        with store.connected():
            member = self.member(user_id)
            change = Change(self.clock.at, member)
            ctx = Context(member, self.clock.at, change, self.dispatcher.handlers, dialog=dialog.read(member))
            return in_short.of(ctx, words)

    def taps(self, key: str, user_id: str = "zhangsan") -> str:
        return spoken(self.dispatcher.answer(event("click", user_id, key, int(self.clock.at.timestamp()))))

    def opens_the_app(self, user_id: str = "zhangsan") -> str:
        return spoken(self.dispatcher.answer(event("enter_agent", user_id, second=int(self.clock.at.timestamp()))))

    def hears(self, words: str, user_id: str = "zhangsan") -> Reply:
        handled = self.dispatcher.answer(text(words, user_id))
        assert handled is not None
        return handled.said


def lines(*said: str) -> str:
    return "\n".join(said)


def with_wangwu(office: Office, *panel: str) -> str:
    """Its code; 王五 could step in."""
    office.joins("wangwu")
    return office.plan("陈晓", "03-12 14:00", *panel)


def on_it(code: str) -> set[str]:
    """The names of its panel."""
    with store.connected():
        on = lookup.by_code(Office.member("zhangmin"), code)
        return {str(one.member.name) for one in on.panel if one.is_current} if on else set()


def reason(code: str) -> str | None:
    """Why the one panelist cannot come."""
    with store.db.connection_context():
        place = Participant.get(Participant.interview == Interview.get(Interview.code == code))
        return str(place.response_reason) if place.response_reason else None
