"""Any text at all is understood, asked about or refused, and never executed; the order of its words does not matter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.chat import routing
from bot.chat.arguments import read, settle
from bot.chat.call import Call
from bot.chat.guessing import GUESSES, guesses
from bot.chat.handlers import Handlers, collect
from bot.chat.heard import hear
from bot.chat.readers import Situation
from bot.chat.verbs import named_in
from bot.db import store
from bot.interviews import booking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.errors import UserError
from bot.interviews.models import Candidate, Job
from bot.times.typed import tidy
from bot.wecom.reply import Reply
from tests.world.clock import NOW
from tests.world.world import World

quiet = settings(
    deadline=None,
    database=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # one database for all examples: none may change it
)


def _executed(*_: object, **__: object) -> Reply:
    raise AssertionError("understanding a text must not execute it")


def _handlers() -> Handlers:
    """The product's commands, none of which can be executed."""
    found = collect("commands")
    return Handlers({name: replace(one, function=_executed) for name, one in found.commands.items()}, found.events)


HANDLERS = _handlers()
VERBS = sorted({verb for one in HANDLERS.commands.values() for verb in one.verbs})


@pytest.fixture
def hr(database: None) -> Iterator[Situation]:
    """张敏 types. 陈晓 is interviewed by 李四 today at 15:00, on row 1 of the last list; nothing can be written."""
    change = Change(NOW, actor_kind="system")
    world = World()
    zhangmin, lisi = world.joins("zhangmin"), world.joins("lisi")
    start = NOW + timedelta(hours=5)
    candidate, job = Candidate.create(name="陈晓"), Job.create(title="后端工程师")
    interview = booking.book(
        change, Booking(candidate, job, 1, "一面", start, start + timedelta(hours=1), [lisi], recruiter=zhangmin)
    )
    store.execute("UPDATE interview SET code = '1203'")
    store.execute("SET TRANSACTION READ ONLY")
    yield Situation(zhangmin, NOW, [interview.id])


pieces = st.sampled_from(
    [*VERBS, "/", "／", " ", "　", "@", "@李四", "@nobody", "李四", "陈晓", "陈", "1203", "#1203", "9999", "1", "99", "明天", "下周",
     "3月14日", "下午三点", "的", "？", "。", "：", "\n", "\x00", "\ud800", "{name}", "%s", "<a>", "我", "好", "取消", "İ", "ﷺ", "①"]
)  # fmt: skip
typed = st.lists(pieces | st.text(st.characters(exclude_categories=()), max_size=6), max_size=8).map("".join)


@quiet
@given(text=typed)
@example(text="日程 " + "a " * 400)
@example(text="9" * 5000)
@example(text="進度１２０３")
def test_any_text_is_a_call_or_nothing_or_refused_in_words(hr: Situation, text: str) -> None:
    try:
        call = routing.call_for(hear(text), HANDLERS, hr)
    except UserError:
        return
    assert call is None or call.command.name in HANDLERS.commands
    assert len(guesses(hear(text), named_in(hear(text), HANDLERS), list(HANDLERS.commands.values()), hr)) == GUESSES


@quiet
@given(text=typed.map(tidy), name=st.sampled_from(sorted(HANDLERS.commands)))
@example(text="明天", name="accept")
@example(text="下周", name="decline")
def test_any_text_fills_any_command_or_is_refused_in_words(hr: Situation, text: str, name: str) -> None:
    command = HANDLERS.commands[name]
    call = Call(command, {})
    try:
        read(call, text, hr)
        settle(call, hr)
    except UserError:
        return
    assert set(call.arguments) | set(call.missing) <= {one.name for one in command.parameters}
    assert not set(call.arguments) & set(call.missing)
    assert not call.is_ready or all(one.name in call.arguments for one in command.parameters if one.required)


def dumped(call: Call | None) -> dict[str, Any] | None:
    return call.dump() if call and not call.leftover else None


@st.composite
def spoken(draw: st.DrawFn, verbs: list[str], *phrases: list[str], verb_last: bool = True) -> str:
    """A verb and one of each list of phrases, in any order that reads naturally, however it is typed."""
    verb = draw(st.sampled_from(verbs))
    arguments = draw(st.permutations([draw(st.sampled_from(same)) for same in phrases]))
    words = [*arguments, verb] if verb_last and not verb.isascii() and draw(st.booleans()) else [verb, *arguments]
    gap = draw(st.sampled_from([" ", "　", "  "]))
    tight = words[0] == verb and not verb.isascii() and draw(st.booleans())  # 日程明天
    text = verb + gap.join(arguments) if tight else gap.join(words)
    slash = draw(st.sampled_from(["", "/", "／"])) if words[0] == verb else ""
    text = draw(st.sampled_from([text, text.upper(), text.title()])) if verb.isascii() else text
    return slash + text + draw(st.sampled_from(["", "。", "！", "？", "~", "  "]))


DAY = ["明天", "3月12日", "3-12", "tomorrow", "周四", "３月１２日", "2026-03-12"]
PERSON = ["@李四", "李四", "lisi", "@lisi", "@LiSi"]
INTERVIEW = ["1203", "#1203", "陈晓", "1", "#1", "１２０３"]
TOMORROW = {
    "start": datetime.fromisoformat("2026-03-12T00:00+08:00").isoformat(),
    "end": datetime.fromisoformat("2026-03-13T00:00+08:00").isoformat(),
}


def verbs_of(name: str) -> list[str]:
    command = HANDLERS.commands[name]
    return [command.name, *command.aliases]


@quiet
@given(text=spoken(verbs_of("schedule"), DAY, PERSON))
def test_a_schedule_is_asked_for_in_any_order(hr: Situation, text: str) -> None:
    wanted = {"command": "schedule", "arguments": {"person": "lisi", "when": TOMORROW}, "missing": []}
    assert dumped(routing.call_for(hear(text), HANDLERS, hr)) == wanted


@quiet
@given(text=spoken(verbs_of("status"), INTERVIEW))
def test_an_interview_is_named_by_code_row_or_candidate(hr: Situation, text: str) -> None:
    wanted = {"command": "status", "arguments": {"interview": "1203"}, "missing": []}
    assert dumped(routing.call_for(hear(text), HANDLERS, hr)) == wanted


@quiet
@given(text=spoken(["设置", "settings"], ["语言 英文", "语言：英文", "語言 英文", "语言英文"], verb_last=False))
def test_a_setting_is_said_with_its_value(hr: Situation, text: str) -> None:
    wanted = {"command": "settings", "arguments": {"what": "language", "value": "英文"}, "missing": []}
    if text.endswith("？"):
        wanted["doubt"] = True  # a change that is asked about is read back
    assert dumped(routing.call_for(hear(text), HANDLERS, hr)) == wanted


@pytest.mark.parametrize(("day", "person"), list(itertools.product(["明天", "3-12"], ["李四", "@LiSi"])))
def test_a_day_and_a_person_without_a_verb_are_a_schedule(hr: Situation, day: str, person: str) -> None:
    wanted = {"command": "schedule", "arguments": {"person": "lisi", "when": TOMORROW}, "missing": []}
    for text in (f"{day} {person}", f"{person} {day}"):
        assert dumped(routing.call_for(hear(text), HANDLERS, hr)) == wanted
