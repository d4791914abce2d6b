"""What an answer says of who else will hear of it, and when: at once, after their interview, after their quiet hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot import wording
from bot.chat.context import Context
from bot.interviews import access, availability, sitting, states, undo
from bot.interviews.models import Interview, Member
from bot.notices import conditions, publish, recipients, timing


def of_change(ctx: Context, interview: Interview) -> str:
    """`一分钟后通知张敏。` of a change that can be undone; who looks after it alone need not tell anybody."""
    caretakers = recipients.caretakers(interview)
    if ctx.user not in caretakers:
        return _first_to_hear(ctx, interview, _wait(ctx, interview))
    others = [one for one in caretakers if one != ctx.user]
    wait = _wait(ctx, interview)
    return _hear(ctx, others, wait, timing.nights(others, interview, ctx.now + wait)) if others else ""


def belongs_to_others(ctx: Context, booked: Sequence[Interview]) -> str:
    """`其中 2 场的候选人归赵子淇（3205、6826），之后的消息发给赵子淇。`: of what the speaker has booked, and others of HR will
    hear of."""
    theirs: dict[tuple[str, ...], list[Interview]] = {}
    for one in booked:
        caretakers = recipients.caretakers(one)
        if caretakers and ctx.user not in caretakers:
            theirs.setdefault(tuple(str(hr.name) for hr in caretakers), []).append(one)
    comma, sentences = ctx.text("mark.between_names"), []
    for names, some in theirs.items():
        who = comma.join(names)
        codes = comma.join(str(one.code) for one in some[:_MOST_CODES])
        codes += ctx.text("mark.and_so_on") if len(some) > _MOST_CODES else ""
        if len(booked) == 1:
            said = "hears.one_of_theirs"
        elif len(some) == len(booked):
            said = "hears.all_theirs"
        else:
            said = "hears.some_theirs"
        sentences.append(ctx.text(said, who=who, n=len(some), codes=codes))
    return ctx.text("mark.between_sentences").join(sentences)


_MOST_CODES = 8  # named of one colleague's


def of_decline(ctx: Context, interview: Interview) -> str:
    """The same, of the speaker's own; who only sits in is not missed, nor is there haste where no time is set yet: HR
    reads it among other things."""
    place = access.place_of(ctx.user, interview)
    if (place is not None and not place.is_needed) or states.is_to_be_chosen(interview):
        return ctx.text("hears.in_next_list")
    who, wait = (
        recipients.first_readers(interview, ctx.user, ctx.now),
        publish.wait_for_decline(interview, ctx.user.id, ctx.change),
    )
    return _hear(ctx, who, wait, timing.delayed(who, interview, ctx.now + wait))


def _first_to_hear(ctx: Context, interview: Interview, wait: timedelta) -> str:
    who = recipients.first_readers(interview, ctx.user, ctx.now)
    return _hear(ctx, who, wait, timing.nights(who, interview, ctx.now + wait))


def _hear(ctx: Context, who: list[Member], wait: timedelta, later: Mapping[int, datetime]) -> str:
    """`later`: when those of them hear of it who hear later than the others."""
    until = min(later.values()) if len(later) == len(who) > 0 else None
    is_busy = until is not None and bool(sitting.quiet_untils([int(one.id) for one in who], ctx.now + wait))
    return wording.who_hears(who, ctx.user, wait, ctx.now, until, is_busy=is_busy)


def would_come(ctx: Context, interview: Interview) -> list[Member]:
    """Of the panel, but for the speaker, those who have heard of it and would come: who is told that it is off."""
    panel = [one.member for one in interview.panel if one.member_id != ctx.user.id]
    return [one for one in panel if conditions.would_come(interview, one)]


def is_told(ctx: Context, interview: Interview, who: Sequence[Member]) -> str:
    """`一分钟后通知李四、王五。`; nothing where nobody is."""
    return each_is_told(ctx, interview, who, "hears.told", interrupts=True)


def about_their_time(ctx: Context, interview: Interview, member: Member) -> str:
    """`（王五 3月12日休假）`: what speaks against their coming, and is no reason to refuse it; else empty."""
    if interview.slot is None:
        return ""
    start, end = interview.slot
    found = availability.findings([member.id], start, end, ctx.now, but=interview)
    sentences = (ctx.text(one.phrase) for one in found)
    said = ctx.text("mark.between_clauses").join(sentences)
    return ctx.text("mark.in_brackets", said=said) if said else ""


def is_invited(ctx: Context, interview: Interview, new: Member) -> str:
    """`一分钟后邀请王五`, or when they have ended the interview in which they sit: `王五在面试，10:50 邀请`."""
    wait = _wait(ctx, interview)
    if busy := timing.kept_from([int(new.id)], interview, ctx.now + wait):
        return ctx.text(
            "hears.invited_after_interview", who=new.name, at=wording.clock(busy[int(new.id)].free, ctx.user, ctx.now)
        )
    if asleep := timing.nights([new], interview, ctx.now + wait):
        return ctx.text(
            "hears.invited_after_quiet_hours", who=new.name, at=wording.clock(asleep[int(new.id)], ctx.user, ctx.now)
        )
    return ctx.text("hears.invited", who=new.name, when=wording.wait_in_words(wait, ctx.lang))


def when_told(ctx: Context, interview: Interview, reader: Member | None = None) -> str:
    """`一分钟后`, of the same; of one reader as `each_is_told`."""
    if reader is not None:
        return next(iter(_by_when(ctx, interview, [reader], _wait(ctx, interview))))
    return wording.wait_in_words(_wait(ctx, interview), ctx.lang)


def each_is_told(
    ctx: Context,
    interview: Interview,
    who: Sequence[Member],
    said: str,
    *,
    wait: timedelta | None = None,
    interrupts: bool = False,
) -> str:
    """The text `said`, with {who} and {when}, once for those who hear at the same time: whoever interviews hears
    afterwards, unless it `interrupts` or begins by then, and in somebody's quiet hours it waits for their end."""
    names = _by_when(ctx, interview, who, _wait(ctx, interview) if wait is None else wait, interrupts=interrupts)
    comma = ctx.text("mark.between_names")
    return ctx.text("mark.between_sentences").join(
        ctx.text(said, who=comma.join(some), when=when) for when, some in names.items()
    )


def _by_when(
    ctx: Context, interview: Interview, who: Sequence[Member], wait: timedelta, *, interrupts: bool = False
) -> dict[str, list[str]]:
    """The names of those who hear at the same time, by when that is, in words."""
    asleep = timing.nights(who, interview, ctx.now + wait)
    busy = {} if interrupts else timing.kept_from([int(one.id) for one in who], interview, ctx.now + wait)
    at_once = wording.wait_in_words(wait, ctx.lang)
    names: dict[str, list[str]] = {}
    for one in who:
        when = at_once
        if night := asleep.get(int(one.id)):
            at = wording.clock(night, ctx.user, ctx.now)
            when = ctx.text("hears.after_quiet_hours", at=at)
        elif sits := busy.get(int(one.id)):
            at = wording.clock(sits.free, ctx.user, ctx.now)
            when = ctx.text("hears.after_interview", at=at)
            if sits.is_cut:
                when = ctx.text("hears.before_it_begins", at=at)
        names.setdefault(when, []).append(str(one.name))
    return names


def wait_of_move(ctx: Context, was: Interview, now_so: Interview) -> timedelta:
    """No time at all where it is about to begin, by its old time or by the new one."""
    return min(_wait(ctx, was), _wait(ctx, now_so))


def how_to_undo(ctx: Context, wait: timedelta) -> str:
    """`改主意发“撤销”。`; where others hear of it at once, how long that works, and that they hear of it again."""
    if wait or not ctx.change.undo_window:
        return ctx.text("undo.offer")
    return ctx.text("undo.within", window=wording.duration(ctx.change.undo_window, ctx.lang))


def wait_of(ctx: Context, interview: Interview) -> timedelta:
    """How long nobody hears of a change of it."""
    return _wait(ctx, interview)


def _wait(ctx: Context, interview: Interview) -> timedelta:
    return undo.wait_before_telling(interview, ctx.change.undo_window, ctx.now)
