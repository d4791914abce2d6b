"""What a text says by itself: no question is open, or it leaves the one that is.

What it may stand on was said before: what was done, shown or ordered last; else it is an order, a look, or is not understood.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chat import (
    about_the_bot,
    against_proposal,
    asides,
    asked_of_it,
    correcting,
    done_again,
    follow_up,
    hints,
    in_passing,
    last_shown,
    late,
    misses,
    no_question,
    nothing_there,
    reasons,
    routing,
    seen_by_others,
    set_again,
    several,
    spoken_of,
    strangers,
    suggested_after,
    ticked_in_short,
    unknown,
    verdict_again,
    who_is_meant,
)
from bot.chat.asking import Understood, choose, completed, guess, read_back
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.only_one import check_one
from bot.chat.phrasing import quoted
from bot.chat.second_thoughts import corrected, unsaid
from bot.chat.short_answers import ANSWERS, says_no, says_yes
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError


def understood(ctx: Context, heard: Heard, *, was_asked: bool = False) -> Understood:
    """`was_asked`: it came to an open question, so that what corrects is of that and of nothing done before."""
    if (overdue := no_question.too_late(ctx, heard)) is not None:
        return overdue
    if not was_asked and _is_yes_after_a_no(ctx, heard):
        return no_question.answered(ctx, heard)
    if not was_asked and (ticked := ticked_in_short.told(ctx, heard)) is not None:
        return ticked
    if (other := set_again.told(ctx, heard)) is not None:
        return other
    if not was_asked and (takes_back := unsaid(ctx, heard) or corrected(ctx, heard)):
        return takes_back
    if not was_asked:
        heard = correcting.without_opening(ctx, heard)
    hinted = hints.hinted(heard, ctx.handlers, ctx.situation)
    if not heard.low.isascii() and (beside := in_passing.said(ctx, heard, hinted)) is not None:
        return beside  # what time is it may be asked of the interview that was shown
    if not was_asked and (held := verdict_again.held_after_all(ctx, None, heard)) is not None:
        return held
    if (again := verdict_again.call_for(ctx, heard) or done_again.call_for(ctx, heard)) is not None:
        return completed(ctx, again)
    if (suggested := suggested_after.call_for(ctx, heard)) is not None:
        return completed(ctx, suggested)
    if (against := against_proposal.call_for(ctx, heard)) is not None:
        return completed(ctx, against)
    if call := follow_up.call_for(ctx, heard):
        return follow_up.named(ctx, completed(ctx, call))
    if (beside := in_passing.said(ctx, heard, hinted)) is not None:
        return beside
    if len(hinted) > 1:
        return choose(ctx, hinted, heard)
    if hinted and hinted[0].missing == [hinted[0].command.asked_words]:
        return completed(ctx, reasons.beside(ctx, hinted[0], heard))
    # 好的 to several invitations is only noted; 同意 to several proposals asks which.
    if hinted and hinted[0].choices and heard.low in ANSWERS and not hinted[0].command.agrees:
        return completed(ctx, hinted[0])
    if hinted and hinted[0].is_ready:
        is_courtesy = bool(named_in(heard, ctx.handlers)) and len(hinted[0].arguments) < 2
        return read_back(ctx, hinted[0], lead=_not_yet(ctx, heard, hinted[0]) if is_courtesy else "")
    if every := several.of_all(heard, ctx.handlers, ctx.situation):
        return completed(ctx, every)
    is_answer = heard.low in ANSWERS and not named_in(heard, ctx.handlers)
    is_answer = is_answer or asides.agree_to_something_new(ctx, heard.low)
    if not is_answer and (call := _call(ctx, heard)):
        if (theirs := seen_by_others.told(ctx, call, heard)) is not None:
            return theirs
        who_is_meant.check(ctx, call, heard)
        which = call.command.which
        is_less_likely = call.freely and (not call.command.changes or (which is not None and which.is_now))
        if is_less_likely and (said := late.words_after(ctx, heard)):
            return said
        check_one(call, heard, ctx.handlers, ctx.situation)
        if call.freely and call.command.explains and not (call.arguments or about_the_bot.asks_for_all(heard.low)):
            return replace(guess(ctx, heard), call=call)
        call = reasons.beside(ctx, call, heard) if call.freely or call.doubt else call
        understood = completed(ctx, spoken_of.in_its_light(ctx, late.order_after(ctx, call), heard))
        asks_why = understood.call is not None and understood.call.missing[:1] == [call.command.asked_words]
        return follow_up.named(ctx, understood) if call.freely and asks_why else understood
    if heard.is_long:
        raise UserError("understood.too_long")
    if is_answer or heard.low in ANSWERS or says_yes(heard.low) or says_no(heard.low):
        return no_question.answered(ctx, heard)
    who_is_meant.check_longer(ctx, [], heard)
    if name := unknown.named_in(heard.typed, ctx.situation) or strangers.named_in(heard.raw, ctx.situation):
        raise nothing_there.of_that_name(name, ctx.situation)
    if (asked := asked_of_it.look_for(ctx, heard)) is not None:
        return completed(ctx, asked)
    if (words := late.words_after(ctx, heard)) is not None:
        return words
    if (theirs := seen_by_others.asked(ctx, heard)) is not None:
        return theirs
    it = None if heard.asks else spoken_of.interview(ctx)
    if it is not None and (order := spoken_of.said_of(ctx, it, heard)) is not None:
        return follow_up.named(ctx, completed(ctx, order))
    return _missed(ctx, heard)


def _is_yes_after_a_no(ctx: Context, heard: Heard) -> bool:
    """ok yes, after what was just declined, accepts nothing."""
    done = last_shown.order(ctx) if says_yes(heard.low) and heard.low not in ANSWERS else None
    is_own = done is not None and done.command.which is not None and done.command.which.own
    return is_own and done is not None and not done.command.agrees


def _call(ctx: Context, heard: Heard) -> Call | None:
    """What the text asks for; where that is no order, the order that it begins with, and whose reason is the rest."""
    call = routing.call_for(heard, ctx.handlers, ctx.situation)
    begins = any(one.changes and heard.low.startswith(one.verbs) for one in named_in(heard, ctx.handlers))
    is_whole = call is not None and call.is_ready and not (call.doubt or call.freely)
    if call is not None and (call.command.changes or (is_whole and not (begins and call.command.bare))):
        return call  # 进度 陈晓 is a look that is whole
    return reasons.order_with_one(ctx, heard) or call


def _missed(ctx: Context, heard: Heard) -> Understood:
    if ctx.message is not None:  # it was said, and not asked about
        misses.keep(hear(ctx.situation.spelling.as_typed(heard.raw)), ctx.situation)
    return guess(ctx, heard)


def _not_yet(ctx: Context, heard: Heard, call: Call) -> str:
    return ctx.text("understood.does_not_count", said=quoted(heard.typed), verb=call.command.title(ctx.lang))
