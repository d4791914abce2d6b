"""What could not be done when it was said is tried again: a time that was taken, a person whom nobody knew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot import change
from bot.db import store
from bot.hooks import refs, upserting, whom
from bot.hooks.refs import Ref
from bot.hooks.work import again_if_taken
from bot.interviews import external, lookup
from bot.interviews.audit import Change
from bot.log import log, places
from bot.notices.catalogue import hooks
from bot.wecom.client import WeCom

AT_ONCE = 100


def sweep_times(now: datetime) -> None:
    """Whose time is free by now gets it; what HR has given another one, or is past, waits no longer."""
    with store.connected():
        waiting = refs.waiting(AT_ONCE)
        _take_turns(waiting, now)
    for ref_id in waiting:
        _once(ref_id, now, _give_time)


def _give_time(begun: Change, ref: Ref) -> None:
    [interview] = lookup.load([ref.interview_id]) if ref.interview_id else [None]
    found = external.overlap_of(interview) if interview is not None else None
    if interview is None or found is None or found.slot[0] <= begun.now or not upserting.is_waiting(ref, interview):
        ref.waits_at = None
    elif not found.taken:
        upserting.settle(begun, ref)


def sweep_people(wecom: WeCom, now: datetime) -> None:
    """Whoever is a member by now, or is known to WeCom, comes onto the panels that wait for them."""
    with store.connected():
        refs.lack_no_more(now)
        lacking = refs.lacking_ahead(AT_ONCE, now)
        _take_turns([one.id for one in lacking], now)
    can_ask = True
    for one in lacking:
        if one.described is not None:
            can_ask = can_ask and whom.look_up(wecom, one.described, now)
            awaited = [person for person in whom.of(one.described) if set(person.addresses) & set(one.lacks)]
            with store.connected():
                there = whom.known(awaited)
                denied = whom.denied([person for person in awaited if person not in there], since=now)
                with store.db.atomic():
                    hooks.ask_who([person.addresses[0] for person in denied], now)
            if there:
                _once(one.id, now, _settled)


def _take_turns(ref_ids: Sequence[int], now: datetime) -> None:
    """Where there may be more of them than are looked at."""
    if len(ref_ids) == AT_ONCE:
        refs.looked_at(ref_ids, now)


def _settled(begun: Change, ref: Ref) -> None:
    if ref.described is not None and not ref.cancelled:
        upserting.settle(begun, ref)


def _once(ref_id: int, now: datetime, act: Callable[[Change, Ref], None]) -> None:
    """One that cannot be settled keeps no other waiting; one that stays as it is is not written."""

    def do() -> None:
        with change.begin(now, kind="hook") as begun:
            if (ref := refs.hold_by_id(ref_id)) is not None:
                before = replace(ref)
                act(begun, ref)
                if ref != before:
                    refs.save(ref)

    try:
        again_if_taken(do)
    except upserting.NotYet:
        return  # the next sweep finds it
    except Exception as error:
        if store.is_passing(error):
            raise
        log.error("hook not settled", ref=ref_id, error=type(error).__name__, places=places(error))
