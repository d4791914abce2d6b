"""The same talk with everything delivered: what people hear is what was ordered, little, and theirs to read."""

from __future__ import annotations

import contextlib
import json
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.db import store
from bot.interviews.audit import LOOKS
from bot.interviews.models import Interview, Participant
from tests.databases import Databases
from tests.property.chat import MEMBERS, OUTSIDER, Allowed, Before, Chat, codes, people_ids
from tests.world import phones
from tests.world.clock import BEIJING, NOW
from tests.world.phones import beside
from tests.world.town import Town, town

ANSWERS = {"needs_action": "待回复", "accepted": "已接受", "declined": "无法参加"}
VACATED = "位置空着"
WAITS_FOR_HR = "，等你定"
EVERYBODY = (*MEMBERS, OUTSIDER)
# What time does, and WeCom's answer to who somebody is.
OF_TIME = (
    "interview.status",
    "member.verified",
    "member.unknown",
    "member.activated",
    "member.changed",
    "member.another_name",
    "member.not_compared",
)


class Talk(Chat):
    """Each example has a town of its own: WeCom, the callback over HTTP, and what a worker would do."""

    databases: Databases

    def open(self) -> None:
        self.running = contextlib.ExitStack()
        url = self.running.enter_context(self.databases.one())
        self.town: Town = self.running.enter_context(town(url, at=NOW))
        self.running.enter_context(store.db.connection_context())

    def teardown(self) -> None:
        try:
            self.deliver()
        finally:
            self.running.close()

    def hear(self, who: str, words: str) -> str:
        return str(beside(lambda: self.town.say(who, words)))

    @rule(who=people_ids, number=st.integers(0, 20), button=st.integers(0, 4))
    def tap(  # type: ignore[override]
        self, who: str, number: int, button: int
    ) -> None:
        """Any button of any card that ever came, as it came: spent, superseded or about what is over."""
        with_buttons = [one for one in self.town.sent() if one["touser"] == who and _buttons(one)]
        if not with_buttons:
            return
        card = with_buttons[-1 - number % len(with_buttons)]
        key = _buttons(card)[button % len(_buttons(card))]["key"]
        allowed = Allowed()
        if self.member(who).active:
            self.allow_call(allowed, json.loads(key))
        before = Before()
        tap = {"from": who, "task_id": card["body"]["template_card"]["task_id"], "key": key}
        beside(lambda: self.town.control("taps", **tap))
        self.check(before, who, allowed, f"tap {key}")

    @rule(minutes=st.sampled_from([1, 2, 5, 11, 90]))
    def wait(self, minutes: int) -> None:
        self.pass_time(timedelta(minutes=minutes))

    @rule(code=codes, minutes=st.sampled_from([-30, -5, 0, 5, 60, 65]))
    def wait_until(self, code: str, minutes: int) -> None:
        """So long after the start, if that is still to come."""
        start = Interview.get_by_id(self.interviews[code]).start
        passing = start + timedelta(minutes=minutes) - self.now
        if timedelta(0) < passing < timedelta(hours=20):
            self.pass_time(passing)

    def pass_time(self, passing: timedelta) -> None:
        self.now += passing
        beside(lambda: self.town.move(seconds=passing.total_seconds()))
        self.deliver()

    @rule()
    def deliver(self) -> None:
        """All that is due leaves. It changes nothing but what time does, and nobody reads of whom they know."""
        hidden = {who: self.hidden_from(who) for who in EVERYBODY}
        before, heard = Before(), len(self.town.sent())
        beside(self.town.settle)
        done = store.fetch(
            "SELECT action, actor_kind FROM audit_event WHERE id > %(before)s AND action <> ALL(%(looks)s)",
            before=before.last_row,
            looks=list(LOOKS),
        )
        assert all(row["actor_kind"] == "system" and row["action"] in OF_TIME for row in done), done
        for one in self.town.sent()[heard:]:
            for word in hidden.get(one["touser"], []):
                assert word not in str(one["body"]), f"{one['touser']} knows {word}, and reads: {one['body']}"
        phones.check(self.town, EVERYBODY, self.now)
        phones.silence(self.now)

    @rule(code=codes)
    def compare(self, code: str) -> None:
        """HR's details, HR's list and each panelist's own details say the same as the places do."""
        interview = Interview.get_by_id(self.interviews[code])
        if interview.status not in ("scheduled", "confirmed") or interview.start <= self.now:
            return
        who = interview.application.recruiter.user_id
        places = [
            one for one in Participant.select().where(Participant.interview == interview) if not one.replaced_by_id
        ]
        if not self.member(who).is_hr or not self.member(who).active or self.hidden_from(who):
            return
        self.say(who, "language zh")
        details = self.heard_by(who, f"进度 {code}")
        state = details.split("\n")[0].split(" · ")[-1]
        for one in places:
            assert f"{one.member.name} {_answer(one)}" in details.replace("你 ", f"{one.member.name} "), details
        day = interview.start.astimezone(BEIJING)
        listed = self.heard_by(who, f"{day.month}-{day.day}")
        [row] = [line for line in listed.split("\n") if line.endswith(f" · {code}")]
        how = row.split(" · ")[-2]
        if how.endswith(WAITS_FOR_HR):
            assert how.removesuffix(WAITS_FOR_HR) in details, (row, details)
        else:
            *whose, said = how.split(" ")
            assert said == state, (row, details)
            answers = {one.member.name: _answer(one) for one in places}
            assert all(answers[name] == said for names in whose for name in names.split("、")), (row, details)
        for one in places:
            own = one.member.user_id
            if own == who or not one.member.active or self.hidden_from(own):
                continue
            self.say(own, "language zh")
            assert f"你 {_answer(one)}" in self.heard_by(own, f"进度 {code}")

    def heard_by(self, who: str, words: str) -> str:
        before = Before()
        said = self.hear(who, words)
        assert not before.changed()
        return said


def _answer(place: Participant) -> str:
    return VACATED if place.was_vacated else ANSWERS[place.response]


def _buttons(sent: dict[str, Any]) -> list[dict[str, Any]]:
    return list(sent["body"].get("template_card", {}).get("button_list", []))
