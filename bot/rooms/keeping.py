"""Brings rooms to what interviews want: makes, looks for, changes and deletes them, one after the other.

One keeper works at a time, of all processes: what an attempt of unknown outcome has left behind is found among rooms of
the candidate's name, and a room that is just being made must not be taken for it. The provider is called outside any
transaction; before and after each call stands a commit, so that whoever comes after a death knows as much.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.db import clock, store
from bot.log import log, places
from bot.rooms import looking, outage, pads, seats, telling, wanting
from bot.rooms.pads import Pad
from bot.rooms.provider import GONE, Room, RoomProvider
from bot.texts import in_words
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

AT_ONCE = 200
ABOUT = timedelta(minutes=3)  # between our asking and its being made


class Keeper:
    """Keeps the rooms of a provider; with None it only notes that there is none."""

    def __init__(self, provider: RoomProvider | None) -> None:
        self._provider = provider
        self._is_set_up = False

    def keep(self, now: datetime) -> bool:
        """Do what is due; True where there is more at once."""
        with store.db.connection_context(), _alone() as is_alone:
            if not is_alone:
                return False
            self._set_up(now)
            if self._provider is None:
                return False
            with contextlib.suppress(RetryLater):  # whatever needs a token finds out
                self._provider.refresh_ahead()
            with store.db.atomic():
                more = wanting.look(self._provider.name, now)
            for _ in range(AT_ONCE):
                found = outage.of(now)
                if found is not None and found.waits and not found.of_making:
                    return more
                pad = pads.due(now, but_making=found is not None and found.waits)
                if pad is None:
                    return self._look(self._provider, now) or more
                self._see_to(self._provider, pad)
            return True

    def tell(self, now: datetime) -> None:
        """Who waits in vain hears of it."""
        if self._provider is not None:
            with store.db.connection_context(), store.db.atomic():
                telling.tell(now)

    def _set_up(self, now: datetime) -> None:
        if self._is_set_up:
            return
        with store.db.atomic():
            outage.set_up(self._provider.name if self._provider else None, now)
            if self._provider is not None:
                wanting.look_at_those_of_another_key()
        self._is_set_up = True

    def _see_to(self, provider: RoomProvider, pad: Pad) -> None:
        is_made = pad.state == "wanted"
        try:
            match pad.state:
                case "wanted":
                    self._make(provider, pad)
                case "asked":
                    self._look_for(provider, pad)
                case "open":
                    self._change(provider, pad)
                case _:
                    self._close(provider, pad)
        except RetryLater as later:
            self._cannot_be_used(pad, later)
        except Refused as refused:
            log.warning("room refused", pad=pad.id, state=pad.state, errcode=refused.errcode)
            with store.db.atomic():
                pads.refused(pad, refused.errcode, clock.now())
                outage.is_over(by_making=is_made)
        except Exception as error:  # noqa: BLE001 - one room must not keep the others waiting
            _not_done(error, room=pad.id, state=pad.state)
            with store.db.atomic():
                pads.failed(pad, clock.now())

    def _look(self, provider: RoomProvider, now: datetime) -> bool:
        """How far those are that are open; True where there are more."""
        for _ in range(AT_ONCE):
            room = looking.due(now)
            if room is None:
                return False
            if not self._look_at(provider, room):
                return False
        return True

    def _look_at(self, provider: RoomProvider, room: looking.Looked) -> bool:
        """False where the provider cannot be used for now."""
        try:
            looking.look(provider, room)
        except RetryLater as later:
            with store.db.atomic():
                looking.put_off(room, clock.now())
                _note(later)
            return False
        except Refused:
            with store.db.atomic():
                looking.put_off(room, clock.now())
                outage.is_over()
        except Exception as error:  # noqa: BLE001 - as above
            _not_done(error, room=room.id, state="looked at")
            with store.db.atomic():
                looking.put_off(room, clock.now())
        return True

    def _cannot_be_used(self, pad: Pad, later: RetryLater) -> None:
        """What may have been done is looked for, not done again. It may be this one's fault: others come before it."""
        now = clock.now()
        with store.db.atomic():
            _note(later, of_making=pad.state == "wanted")
            if pad.state == "wanted" and not later.unresolved:
                pads.not_made(pad, at=now)
            elif pad.state != "wanted":
                pads.put_off(pad, now + pads.UNRESOLVED_AFTER)

    # --- each of the four ---------------------------------------------------------------------------------------------

    def _make(self, provider: RoomProvider, pad: Pad) -> None:
        if not pad.is_wanted or pad.interview_id is None:
            pads.closed(pad)
            return
        with store.db.atomic():
            panel = seats.of(pad.interview_id)
            if not pads.asked(pad, panel, clock.now()):
                return
        room = provider.open(pad.candidate, panel)
        with store.db.atomic():
            pads.made(pad, room, panel)
            outage.is_over(by_making=True)

    def _look_for(self, provider: RoomProvider, pad: Pad) -> None:
        """An attempt of unknown outcome. What it has made is adopted if its links come, else it goes and another is made."""
        rooms, now = provider.look(pad.candidate), clock.now()
        found = [room for room in rooms if self._may_be_ours(room, pad, now)]
        with store.db.atomic():
            outage.is_over()
            for room in pads.unknown_among(found, provider.name):
                if room.links is not None and pad.is_wanted and pad.state == "asked":
                    pads.made(pad, room, None)
                    pad = replace(pad, state="open")
                    log.info("room found", pad=pad.id)
                else:
                    pads.to_be_closed(pad, room.uid, provider.name, now)
                    log.info("room left behind is deleted", pad=pad.id)
            if pad.state == "asked" and pad.is_wanted:
                pads.not_made(pad, at=now)
            elif pad.state == "asked":
                pads.closed(pad)

    @staticmethod
    def _may_be_ours(room: Room, pad: Pad, now: datetime) -> bool:
        """By all that the provider tells of it beside the candidate's name: seats as we call them, made when we asked."""
        assert pad.asked_at is not None
        if room.seats is not None and (bool(room.seats) != pad.has_seats or not all(map(seats.is_one, room.seats))):
            return False
        return room.age is None or abs(room.age - (now - pad.asked_at)) < ABOUT

    def _change(self, provider: RoomProvider, pad: Pad) -> None:
        assert pad.uid is not None
        if not pad.is_wanted or pad.interview_id is None:
            pads.put_off(pad, None)
            return
        panel = seats.of(pad.interview_id)
        try:
            links = provider.change(pad.uid, panel)
        except Refused as refused:
            if refused.errcode != GONE:
                raise
            with store.db.atomic():
                pads.is_gone(pad)
                outage.is_over()
            return
        with store.db.atomic():
            pads.changed(pad, links, panel)
            outage.is_over()

    def _close(self, provider: RoomProvider, pad: Pad) -> None:
        assert pad.uid is not None
        if pad.state == "leaving":
            pads.closing(pad, clock.now())
        provider.close(pad.uid)
        with store.db.atomic():
            pads.closed(pad)
            outage.is_over()


def _not_done(error: Exception, **of: object) -> None:
    """Raises it again where it is not the room that is at fault. Its text may hold what no log may."""
    if store.is_passing(error):
        raise error
    log.error("room not seen to", error=type(error).__name__, places=places(error), **of)


def _note(later: RetryLater, *, of_making: bool = False) -> None:
    """It is told once, by the log; HR hears by `telling`."""
    now = clock.now()
    if outage.of(now) is None:
        why = in_words(later.reason, "zh") if isinstance(later, NeedsAdmin) else str(later)
        log.error("rooms cannot be made: run python -m bot doctor", provider_errcode=later.errcode, why=why)
    outage.note(later, now, of_making=of_making)


@contextlib.contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other keeper is at work; by a lock of the session, which ends with it and is in no transaction."""
    [row] = store.fetch("SELECT pg_try_advisory_lock(hashtext('rooms')) AS mine")
    try:
        yield row["mine"]
    finally:
        if row["mine"]:
            store.fetch("SELECT pg_advisory_unlock(hashtext('rooms'))")
