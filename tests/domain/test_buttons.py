"""Every button of every card names a command, with arguments that it takes and needs nothing more to run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.chat.call import load
from bot.chat.handlers import collect
from bot.chat.readers import Situation
from bot.demo import top_up
from bot.interviews import lookup, people, proposals
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member, Participant
from bot.notices import catalogue
from bot.notices.view import View
from bot.wecom.content import ButtonCard
from tests.world.clock import NOW, stop_clock_at

SPANS = {"before": -24.0, "soon": -0.05, "during": 0.5, "after": 1.2}  # hours after the start


@pytest.fixture
def interview(database: None) -> Interview:
    stop_clock_at(NOW)
    top_up(NOW)
    ids = [one.id for one in Interview.select(Interview.id)]
    by_video = (one for one in lookup.load(ids) if one.start and one.start > NOW and one.mode == "video")
    found = next(one for one in by_video if len(one.panel) == 2)
    Interview.update(meeting_url="https://meeting.example.com/1").where(Interview.id == found.id).execute()
    return lookup.load([found.id])[0]


def cards(interview: Interview) -> Iterator[tuple[ButtonCard, View]]:
    """Of every kind, for everybody, at each stage and with each answer."""
    assert interview.start is not None and interview.end is not None
    later = timedelta(hours=3)
    slot = (interview.start + later, interview.end + later)
    proposals.propose(Change(NOW), interview, interview.panel[0].member, slot)
    hr, first = people.by_user_id("zhangmin"), interview.panel[0].member
    for response in ("needs_action", "accepted", "declined"):
        Participant.update(response=response).where(
            (Participant.interview == interview) & (Participant.member == first)
        ).execute()
        [now_so] = lookup.load([interview.id])
        for kind in catalogue.KINDS.values():
            for hours in SPANS.values():
                for holder in (hr, first, people.by_user_id("admin")):
                    at = interview.start.fromtimestamp(
                        interview.start.timestamp() + hours * 3600, interview.start.tzinfo
                    )
                    subject = {"member": first.id, "user_id": "zhaoliu", "name": "赵六", "actor": first.id}
                    subject |= {
                        "now": "赵六六",
                        "said": {"name": "赵六", "linked": ["email:zl@example.com"], "mail": ""},
                    }
                    assert holder is not None
                    view = View(holder, at, "t1", "https://example.com", now_so, subject)
                    part = kind.render(view)
                    if isinstance(part, ButtonCard):
                        yield part, view


def test_every_button_names_a_command_that_its_holder_may_call(interview: Interview) -> None:
    commands = collect("commands").commands
    seen = set()
    for card, view in cards(interview):
        for button in card.buttons:
            key = json.loads(button.key)
            command = commands[key["command"]]
            call = load(command, key, Situation(view.holder, view.now))
            assert not call.missing, button
            assert len(button.key.encode()) <= 1024
            seen.add(command.name)
    assert seen == {
        "accept",
        "decline",
        "room",
        "noshow",
        "replace",
        "take",
        "members",
        "ignore",
        "reschedule",
        "proposal",
    }
    assert Member.select().exists()
