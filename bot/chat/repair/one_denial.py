"""What is left of a text without one of its denials: each way to read a denial beside something that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.chat.readers import THAT_ONE
from bot.chat.repair import denials
from bot.chat.repair.denials import Denial
from bot.chat.repair.orders import orders_in
from bot.chat.repair.pieces import CHOICES, Kind, Run
from bot.chat.repair.said import AROUND, IN_FRONT, NOTHING_MORE, runs_from
from bot.chat.repair.spared import THAT_DAY, but_the_other_one, kept_before, spares_one_of, within
from bot.chat.repair.times import Span

_PRONOUN = re.compile(
    r"(?<=[让给把叫由请找])[他她](?!们)|(?<=[换催]成)[他她](?!们)|\b(?:him|her)\b(?! \w+ (?:interview|round))"
)
_OF_NAMES = frozenset((Kind.COLLEAGUE, Kind.INTERVIEW))  # whose denial tells which of two is meant
_ROLES = ("admin", "管理员")  # who is called like what they are
_LAST = re.compile(r"(?:[a-z]{2,}|[\u4e00-\u9fff])(?=\W*$)")
_HOW = re.compile(
    r"(?:just |only |rather |就|还是|直接|应该){0,3}(?P<how>(?:as|to|at|on|in|with|for|by|from)(?= )|[\u4e00-\u9fff]?[成到为至]|[当从](?![天时]))"
)


@dataclass(frozen=True)
class Left:
    """What is left of a text without what is denied; `order` are the words beside that.

    `is_piece`: one of two was told apart, and no order denied; `is_of_names` where that is an interview or a colleague.
    `names_somebody`: a colleague is named in what is denied. `forbids`: it is not to be done. `says_when`: a time is said
    beside it, which is not that of an interview. `correction`: where there is nothing else in the text, what is meant with the
    words that deny: 不是，是周二 of 不是周一，是周二.
    """

    spans: list[Span]
    order: str = ""
    is_piece: bool = True
    is_of_names: bool = False
    names_somebody: bool = False
    forbids: bool = False
    says_when: bool = False
    correction: list[Span] | None = None


def _is_role(low: str, one: Run) -> bool:
    return low[one.at : one.end] in _ROLES


@dataclass(frozen=True)
class Reading:
    low: str
    runs: list[Run]
    denial: Denial

    def left(self) -> Left | None:
        return (
            self._said_before()
            or self._in_its_place()
            or self._of_the_same_order()
            or self._beside()
            or self._spared_behind()
        )

    @property
    def _denied(self) -> list[Run]:
        return [one for one in self.runs if self.denial.begins <= one.at < self.denial.ends]

    @property
    def _first(self) -> Run | None:
        """What is denied at once: 2031 of 不是2031, one hour of not one hour for 2048."""
        first = next(iter(self._denied), None)
        between = self.low[self.denial.begins : first.at] if first is not None else ""
        if first is None or _is_role(self.low, first) or not IN_FRONT.fullmatch(between):
            return None  # 王五不是管理员 tells no two apart
        return first

    def _behind(self) -> list[Run]:
        return runs_from(self.low, self.runs, self.denial.goes_on)

    def _said_before(self) -> Left | None:
        """取消2045，不是2044; on Thursday, not Friday, at 4: of the same kind is what stands before it."""
        first, denial = self._first, self.denial
        if first is None or not denial.is_of_pieces:
            return None
        kinds = first.pieces[0].kinds
        old = next((one for one in reversed(self.runs) if one.end <= denial.at and one.kinds & kinds), None)
        if old is None or (denial.is_contrasted and self._behind() and self._behind()[0].kinds & kinds):
            return None
        end = first.pieces[0].end
        for piece in first.pieces[1:]:
            if not piece.kinds & old.kinds or piece.end > denial.ends:
                break
            end = piece.end
        if behind := THAT_ONE.match(self.low[end : denial.ends]):
            end += behind.end()
        rest = self.low[end : denial.ends]
        is_beside = not self.low[old.end : denial.at].strip(" ,，")
        if denials.only_asks(rest) or not (is_beside or denial.is_set_apart):
            return None
        if not (end < first.end or AROUND.fullmatch(rest) or (is_beside and not denial.is_set_apart)):
            return None
        return Left([(0, denial.at), (end, len(self.low))], is_of_names=bool(old.kinds & _OF_NAMES))

    def _in_its_place(self) -> Left | None:
        """不是魏子淇那场我来不了，是蒋勋文那场; not one hour for 2048 but 90 minutes: all else is said of both."""
        first, denial, behind = self._first, self.denial, self._behind()
        if first is None or first.end > denial.ends or not behind or not behind[0].kinds & first.kinds - {Kind.VERDICT}:
            return None
        new = behind[0]
        end = new.end
        if Kind.INTERVIEW in new.kinds and (that := THAT_ONE.match(self.low[end:])):
            end += that.end()
        if not NOTHING_MORE.fullmatch(self.low[end : denials.clause_end(self.low, end)]):
            return None
        old_end = first.end
        if that := THAT_ONE.match(self.low[old_end : denial.ends]):
            old_end += that.end()
        if denials.only_asks(self.low[new.at :]):
            return None
        spans = [(0, denial.at), (new.at, end), (old_end, denial.ends), (end, len(self.low))]
        is_all = not (
            self.low[: denial.at].strip() or self.low[old_end : denial.ends].strip(" 的") or new.kinds & _OF_NAMES
        )
        denies = len(self.low[: denial.begins].rstrip())
        correction = [(0, denies), (denial.ends, len(self.low))] if is_all else None
        return Left(spans, self.low[new.at :], correction=correction)

    def _of_the_same_order(self) -> Left | None:
        """2048别拖到十一点，十点半就行; don't move it to Monday, Tuesday: what is ordered is right, and only that part is not."""
        denial, behind = self.denial, self._behind()
        if not denial.is_to_be_done or not behind:
            return None
        new = behind[0]
        old = next((one for one in reversed(self._denied) if one.kinds & new.kinds and one.end <= denial.ends), None)
        if old is None or not NOTHING_MORE.fullmatch(self.low[new.end : denials.clause_end(self.low, new.end)]):
            return None
        if (Kind.INTERVIEW in new.kinds and not denial.is_contrasted) or not self.low[denial.begins : old.at].strip():
            return None
        spans = [(0, denial.at), (denial.begins, old.at), (new.at, new.end), (old.end, denial.ends)]
        return Left([*spans, (new.end, len(self.low))], self.low[new.at :])

    def _spared_behind(self) -> Left | None:
        kept = kept_before(self.low, self.runs, self.denial)
        return Left(kept, is_piece=False) if kept is not None else None

    def _beside(self) -> Left | None:
        """2043别取消，推迟一小时: an order of its own stands behind it."""
        low, denial = self.low, self.denial
        order = low[denial.goes_on :]
        if not order.strip() or denials.is_why(order):
            return None
        if not (denial.may_stand_beside_an_order or self._is_told_apart):
            return None
        if denial.is_to_be_done and not (self._is_told_apart or denial.is_of_an_order):
            return None  # 不要随便跟候选人许诺薪资: none of what can be ordered
        if denial.says_it_stays and not spares_one_of(self.runs, denials.clause_begin(low, denial.at), denial.at):
            return None
        if self._was_ordered_before:
            return None  # 2031我去不了，不是不想去，是孩子病了: it belongs to the reason
        if (at := self._where_it_is_otherwise(order)) is not None:
            spans = [(0, denial.at), (denial.begins, at), (denial.goes_on, len(low))]
            return Left(spans, order, False, names_somebody=self._names_somebody)
        is_answer = any(one.kinds & CHOICES for one in self.runs if one.at >= denial.goes_on)
        is_order = is_answer or denials.orders_something(order) or self._is_parallel(order)
        if self._orders_the_same(order) or not is_order:
            return None
        topic, whole = self._topic(), len(low)
        left = Left(
            [*topic, (denial.goes_on, whole)], order, False, says_when=self._says_when, forbids=denial.is_to_be_done
        )
        if (who := self._whom(order)) is None:
            return replace(left, names_somebody=self._names_somebody)
        at, end, name = who
        return replace(left, spans=[*topic, (denial.goes_on, at), (name.at, name.end), (end, whole)])

    @property
    def _is_told_apart(self) -> bool:
        """not 2031, 2037 is the one I can't make; not English, set it to Chinese: one of several is denied at once."""
        return self._first is not None

    @property
    def _says_when(self) -> bool:
        behind = (one for one in self.runs if one.at >= self.denial.goes_on and one.is_of_time)
        return any(THAT_DAY.match(self.low[one.end :]) is None for one in behind)

    @property
    def _was_ordered_before(self) -> bool:
        at = self.denial.at
        is_ordered = any(one.kind != "look" for one in orders_in(self.low[:at]))
        return is_ordered or any(one.end <= at and one.kinds & CHOICES for one in self.runs)

    @property
    def _names_somebody(self) -> bool:
        return any(Kind.COLLEAGUE in one.kinds for one in self._denied)

    def _orders_the_same(self, order: str) -> bool:
        """别取消2043，取消了我跟你急, 不是去不了，是去不了那么早; and not 不要改到四点，改到五点."""
        denied, goes_on = self.low[self.denial.begins : self.denial.ends], self.denial.goes_on
        again = {one.kind for one in orders_in(denied)} & {one.kind for one in orders_in(order)}
        said = {self.low[one.at : one.end] for one in self._denied}
        anew = {self.low[one.at : one.end] for one in self.runs if one.at >= goes_on and one.kinds != {Kind.PART}}
        return bool(again) and anew <= said

    def _is_parallel(self, order: str) -> bool:
        """not two a day but three a day: both end alike."""
        ends = [_LAST.search(one) for one in (self.low[self.denial.begins : self.denial.ends], order)]
        return self.denial.is_contrasted and all(ends) and len({one[0] for one in ends if one}) == 1

    def _where_it_is_otherwise(self, order: str) -> int | None:
        """as an interviewer of don't add him as an interviewer, just as a shadow; 设成管理员 of 别把李四设成管理员，设成招聘."""
        how = _HOW.match(order)
        if how is None:
            return None
        said = re.escape(how["how"])
        same = re.compile(rf"(?<![a-z]){said}(?![a-z])" if said.isascii() else said)
        found = list(same.finditer(self.low, self.denial.begins, self.denial.ends))
        return found[-1].start() if found else None

    def _topic(self) -> list[Span]:
        """2043， of 2043别取消，推迟一小时 and of 别取消2043，推迟一小时; none of 2043不用挪，2044推迟一小时."""
        begins, at, goes_on = denials.clause_begin(self.low, self.denial.at), self.denial.at, self.denial.goes_on
        kind = Kind.INTERVIEW
        if self.denial.says_it_stays and any(Kind.COLLEAGUE in one.kinds for one in within(self.runs, begins, at)):
            kind = Kind.COLLEAGUE  # 李四不用，换王五
        is_of_another = all(
            any(kind in one.kinds for one in within(self.runs, *place))
            for place in ((begins, at), (goes_on, len(self.low)))
        )
        before = but_the_other_one(self.low, self.runs, goes_on, begins, begins if is_of_another else at)
        said = [*before, *self._which()]
        pause = [] if len(before) > 1 else [self.denial.pause]
        return [*said, *pause] if any(at < end for at, end in said) else []

    def _which(self) -> list[Span]:
        """The interview that only what is denied names, with what stands between it and the order."""
        denial, low = self.denial, self.low
        if any(Kind.INTERVIEW in one.kinds for one in self.runs if not denial.begins <= one.at < denial.ends):
            return []
        for one in self._denied:
            if one.kinds & {Kind.INTERVIEW} and Kind.COLLEAGUE not in one.kinds:
                that = THAT_ONE.match(low[one.end : denial.ends])
                return [(one.at, one.end + (that.end() if that else 0))]
        for one in (one for one in self._denied if one.is_of_time):
            if that := THAT_DAY.match(low[one.end : denial.ends]):
                return [(one.at, one.end + that.end())]
        return []

    def _whom(self, order: str) -> tuple[int, int, Run] | None:
        """王五 of 别加王五当面试官，让他旁听: where the order says him, and whom that is."""
        named = [one for one in self._denied if one.kinds == {Kind.COLLEAGUE} and not _is_role(self.low, one)]
        goes_on = self.denial.goes_on
        if len(named) != 1 or any(Kind.COLLEAGUE in one.kinds for one in self.runs if one.at >= goes_on):
            return None
        said = _PRONOUN.search(order)
        return (goes_on + said.start(), goes_on + said.end(), named[0]) if said else None
