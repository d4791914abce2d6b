"""The sandbox refuses a call that is made too often, as WeCom does, and lifts that after as long again."""

from __future__ import annotations

from sandbox.clock import Clock
from sandbox.frequency import Frequency

HELD = ((60, 3), (3600, 5))


def test_who_asks_too_often_is_refused_for_a_minute_and_other_calls_are_not() -> None:
    clock = Clock()
    frequency = Frequency(clock, HELD)
    assert [frequency.admits("user/get") for _ in range(5)] == [True, True, True, False, False]
    assert frequency.admits("agent/get")
    clock.advance(61)
    assert frequency.admits("user/get")


def test_who_asks_too_often_in_an_hour_is_refused_for_an_hour() -> None:
    clock = Clock()
    frequency = Frequency(clock, HELD)
    for _ in range(2):
        assert all(frequency.admits("user/get") for _ in range(2))
        clock.advance(61)
    assert [frequency.admits("user/get") for _ in range(2)] == [True, False]
    clock.advance(1800)
    assert not frequency.admits("user/get")
    clock.advance(1801)
    assert frequency.admits("user/get")


def test_messages_are_not_counted_here() -> None:
    frequency = Frequency(Clock(), HELD)
    assert all(frequency.admits("message/send") for _ in range(10))
