"""What is said of feedback that is read back: another verdict changes the verdict alone, what is to be removed, changed or
written anew is done, or it is said how; what else is thought of the candidate is added. Nothing of it but that is text.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.chat import drafted, text_edits, verdict_said
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.clauses import joined
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded, said_again
from bot.chat.phrasing import joined as said_together
from bot.chat.short_answers import ANSWERS
from bot.chat.text_edits import Unread
from bot.chat.verdicts import Verdict
from bot.interviews.models import Interview, Member
from bot.wecom import reply

_MENTIONS = re.compile(
    r"(?:please |also |and |can you |could you ){0,3}(?:mention|include) (?:also )?(?:that )?(?P<words>\S.+)", re.I
)
_CLAUSE = re.compile(r"[,，。;；!！\n]+\s*")


def is_one(question: Question) -> bool:
    """True of feedback that is read back whole, one's own or somebody's for whom it is written."""
    given = question.call["arguments"] if question.call is not None else {}
    return (
        is_yes_or_no(question) and question.behind is None and bool(given.get("verdict")) and bool(given.get("words"))
    )


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None of what says something else: it may be a yes, another request, or more of what is thought."""
    if not is_one(question) or heard.has_slash or heard.low in ANSWERS:
        return None
    if (verdict := verdict_said.anew(heard.low)) is not None and not heard.asks:
        call = loaded(ctx, _dumped(question))
        call.arguments["words"] = _without_the_other(str(call.arguments["words"]), verdict)
        call.arguments["verdict"] = verdict
        return _read_back(ctx, call)
    if text_edits.goes_on(heard.low):
        lead = ctx.text("draft.not_submitted")
        return Understood(reply=reply.say(f"{lead}\n{said_again(ctx, question)}", "?"))
    if heard.is_long and not heard.low.startswith(("重写", "rewrite", "start over")):
        return None
    if drafted.adds(heard):
        return None
    if (more := _MENTIONS.fullmatch(heard.raw.strip())) is not None:
        call = loaded(ctx, _dumped(question))
        drafted.added_plainly(call, more["words"])
        return _read_back(ctx, call)
    before = str(_dumped(question)["arguments"]["words"])
    edited = text_edits.edited(heard.raw, before)
    if edited is None:
        return None
    call = loaded(ctx, _dumped(question))
    if isinstance(edited, Unread):
        return _not_done(ctx, call, edited)
    if edited.words:
        call.arguments["words"] = edited.words
        return _read_back(ctx, call)
    return _anew(ctx, call)


def _dumped(question: Question) -> dict[str, dict[str, object]]:
    assert question.call is not None
    return question.call


def _without_the_other(words: str, verdict: Verdict) -> str:
    """strong fundamentals of he rang, it's a yes, strong fundamentals, that is a maybe from now on."""
    parts = [one for one in _CLAUSE.split(words) if one]
    kept = [one for one in parts if not verdict_said.is_only_one(one.lower(), verdict)]
    return words if len(kept) == len(parts) or not kept else joined(kept, words)


def _read_back(ctx: Context, call: Call) -> Understood:
    ctx.dialog.leave()
    return completed(ctx, call)


def _anew(ctx: Context, call: Call) -> Understood:
    """The sentence is asked for once more; what was written stays a draft until there is another."""
    kind = next(one.type for one in call.command.parameters if one.name == "step")
    assert issubclass(kind, Enum)
    call.arguments.pop("words", None)
    call.arguments["step"] = kind["ANEW"]
    ctx.dialog.leave()
    return completed(ctx, call, asked=True)


def _not_done(ctx: Context, call: Call, why: Unread) -> Understood:
    said = {
        Unread.NOT_FOUND: "draft.not_found",
        Unread.NOTHING_LEFT: "draft.nothing_left",
        Unread.NOT_READ: "draft.not_read",
    }[why]
    lead = reply.say(ctx.text("mark.between_sentences").join((ctx.text(said), how(ctx, call))), "?")
    again = completed(ctx, call)
    return (
        again if again.reply is None else Understood(again.call, said_together(lead, again.reply, "\n"), confirm=True)
    )


def how(ctx: Context, call: Call) -> str:
    """`重写就发：面评 2014 推荐 …`"""
    it, who, verdict = (call.arguments.get(one) for one in ("interview", "person", "verdict"))
    on = [str(it.code)] if isinstance(it, Interview) else []
    on += [str(who.user_id if ctx.lang == "en" else who.name)] if isinstance(who, Member) else []
    on += [ctx.text(*verdict.value[:2])] if isinstance(verdict, Verdict) else []
    return ctx.text("draft.how_to_rewrite", verb=call.command.title(ctx.lang), on=" ".join(on))
