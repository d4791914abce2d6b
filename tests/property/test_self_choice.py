"""Whatever a panel ticks and whoever comes, leaves or is busy: a candidate sees a time if and only if all whom the interview
needs have ticked it and everybody is free."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db import store
from bot.interviews import joining, panel, self_choice
from bot.interviews.booking import Clash
from bot.interviews.errors import UserError
from tests.examples import examples
from tests.world.roster import INTERVIEWERS
from tests.world.self_choices import Company, choice_of, fresh, open_of

NUMBERS = st.integers(1, 6)
who = st.sampled_from(INTERVIEWERS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), who, st.sets(NUMBERS)),
        st.tuples(st.just("replace"), who, who),
        st.tuples(st.just("decline"), who),
        st.tuples(st.just("shadow"), who),
        st.tuples(st.just("busy"), who, NUMBERS),
    ),
    min_size=4,
    max_size=14,
)


@dataclass
class Model:
    """Who is needed, who only sits in, what each has said, and when each has another interview."""

    needed: set[str]
    sitting_in: set[str] = field(default_factory=set)
    declined: set[str] = field(default_factory=set)
    ticked: dict[str, set[int]] = field(default_factory=dict)
    busy: set[tuple[str, int]] = field(default_factory=set)

    @property
    def open(self) -> set[int]:
        if not self.needed or self.needed & self.declined or not self.needed <= self.ticked.keys():
            return set()
        common = set.intersection(*(self.ticked[one] for one in self.needed))
        there = self.needed | (self.sitting_in - self.declined)
        return {one for one in common if not any((person, one) in self.busy for person in there)}

    def did(self, what: str, who: str, *more: object) -> None:
        match what, more:
            case "tick", (set(numbers),):
                self.ticked[who] = numbers
                if numbers:
                    self.declined.discard(who)
            case "replace", (str(new),):
                if who == new:  # asked again
                    self.declined.discard(new)
                    return
                those = self.needed if who in self.needed else self.sitting_in
                those.discard(who)
                for each in (self.needed, self.sitting_in, self.declined):
                    each.discard(new)
                self.declined.discard(who)
                those.add(new)
            case "decline", ():
                self.declined.add(who)
            case "shadow", ():
                self.needed.discard(who)
                self.declined.discard(who)
                self.sitting_in.add(who)
            case "busy", (int(number),):
                self.busy.add((who, number))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_time_reaches_the_candidate_iff_all_who_are_needed_ticked_it_and_are_free(
    database: None, steps: list[tuple[object, ...]]
) -> None:
    with store.db.atomic() as all_of_it:
        house = Company()
        on = house.to_choose("lisi", "wangwu")
        times = choice_of(on).times
        model = Model({"lisi", "wangwu"})
        for what, person, *more in steps:
            try:
                with store.db.atomic():
                    _do(house, on, str(what), str(person), *more)
            except UserError:
                continue  # what cannot be changes nothing
            model.did(str(what), str(person), *more)
            assert open_of(on) == [times[one] for one in sorted(model.open)], (what, person, more)
        for one in times.values():
            if one not in open_of(on):
                try:
                    self_choice.choose(house.change(), on, one)
                except UserError:
                    continue
                raise AssertionError("chosen though it was not open")
        if model.open:
            slot = times[min(model.open)]
            self_choice.choose(house.change(), on, slot)
            assert fresh(on).slot == (slot.start, slot.end)
        all_of_it.rollback()


def _do(house: Company, on: object, what: str, person: str, *more: object) -> None:
    interview = fresh(on)  # type: ignore[arg-type]
    match what, more:
        case "tick", (set(numbers),):
            house.tick(interview, person, numbers)
        case "replace", (str(new),):
            joining.replace(house.change("zhangmin"), interview, house[person], house[new])
        case "decline", ():
            panel.decline(house.change(person), interview, house[person], "出差")
        case "shadow", ():
            joining.add(house.change("zhangmin"), interview, house[person], "shadow")
        case "busy", (int(number),):
            slot = choice_of(interview).times[number]
            try:
                house.busy(person, slot)
            except Clash:  # they have one then already
                raise UserError("refused.time_is_taken") from None
