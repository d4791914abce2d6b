"""What was asked about a change and is left for something else: behind the answer to that it is said that it is not done, and
what to send to do it (没有做：接受 陈晓 明天 11:15。要做发：接受 1203). 继续, where were we, or a yes brings it back, to be asked again.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chat import draft, last_shown, rows_aside
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import LABEL, QUESTION_STAYS_OPEN, Question, Shown
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded, said_again
from bot.chat.phrasing import in_words, joined
from bot.chat.rows_aside import STAYS, forget
from bot.chat.short_answers import NO, YES, says_yes
from bot.chat.verbs import named_in
from bot.interviews import batch
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.line import load as line_of
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.phrase import Phrase
from bot.times.another import AnotherTime
from bot.wecom import reply
from bot.wecom.reply import Reply

_GO_ON = re.compile(
    "(?:好了?|那|我们?|咱们?|请|嗯|[,， ]){0,4}(?:继续(?:吧|刚才的?|之前的?|上面的?|办|做|弄|约|写|来|说){0,3}|接着(?:来|办|做|弄|约|写|说|刚才的?){1,2}吧?|"
    "回到?(?:刚才|之前|上面)(?:的|那个?|那件?事|问题){0,2}吧?|(?:刚才|刚刚)(?:说|问|弄|做|办|聊)?到哪(?:儿|里|一步)?了?|(?:说|问|弄|做|办|聊)到哪(?:儿|里|一步)?了?)|"
    r"(?:(?:ok(?:ay)?|so|right|now|please|let's|let us|and|well|anyway),? ){0,3}(?:go on|continue|carry on|resume|proceed|where (?:were|was|are) we|(?:go )?back to (?:it|that|the (?:question|booking|move))|"
    r"(?:pick up )?where (?:we|i) (?:left off|stopped)|as (?:we|i) (?:were|was) saying)(?: (?:with (?:it|that)|then|please|again|now)){0,2}"
)


def noted(ctx: Context, before: Question | None, made: Call | None, said: Reply, *, is_told: bool = False) -> Reply:
    """The answer to what left the open question, with what is not done for it; `is_told`: that stands there already."""
    talk = ctx.dialog
    if before is None or talk.passed_by is not before or not _is_of_a_change(ctx, before):
        if made is not None and made.changes:
            rows_aside.forget_all_else(talk, made)
        return said
    if (made is not None and made.command.takes_back) or _is_gone_on_with(ctx, before, made):
        rows_aside.forget_all_else(talk, made)
        return said
    try:
        note = _note(ctx, before)
    except UserError:  # it is no more as it was
        return said
    left = _dumped(ctx, before) | rows_aside.below(talk.look)
    talk.look = replace(talk.look or Shown(ctx.now.isoformat()), left=left, left_at=ctx.now.isoformat())
    return said if is_told else joined(said, reply.say(note, said.summary), "\n\n")


def _is_of_a_change(ctx: Context, question: Question) -> bool:
    """False of a look, of what only adds to what is done, and of whether to take that back."""
    if question.follows_a_change or question.behind is not None:
        return False
    if question.call is not None and not question.call["arguments"]:
        return False  # nothing is known of it yet
    asked = [question.call] if question.call is not None else question.choices
    commands = [ctx.handlers.commands.get(one["command"]) for one in asked]
    if question.call is None and not all(_changes(ctx, one) for one in question.choices):
        return False  # 设置, of which one is to be seen
    if question.call is None and not all(LABEL in one for one in question.choices):
        return False  # guesses, and free times
    return bool(commands) and all(one is not None and one.changes and not one.takes_back for one in commands)


def _changes(ctx: Context, dumped: dict[str, Any]) -> bool:
    command = ctx.handlers.commands.get(dumped["command"])
    return command is not None and load(command, dumped, ctx.situation).changes


def _is_gone_on_with(ctx: Context, before: Question, made: Call | None) -> bool:
    """What came instead is of the same: another booking, another order for the very interview, or the question itself."""
    if before.call is None:
        return False
    still = ctx.dialog.question
    if still is not None and still.call is not None and _is_of_the_same(before, still.call):
        return True
    if made is None:
        return False
    it = made.dump()["arguments"].get("interview")
    is_of_it = it is not None and before.call["arguments"].get("interview") == it
    return _is_of_the_same(before, made.dump()) or (made.changes and is_of_it)


def _is_of_the_same(before: Question, made: dict[str, Any]) -> bool:
    """The very command, and of no other interview; or rows instead of a line."""
    assert before.call is not None
    was, is_now = (one["arguments"].get("interview") for one in (before.call, made))
    is_of_another = was is not None and is_now is not None and was != is_now
    return (made["command"] == before.call["command"] and not is_of_another) or _books(before, made)


def _books(before: Question, made: dict[str, Any]) -> bool:
    """Another line instead of a line; rows instead of it, which say so themselves. Rows are more than a line."""
    given = set(before.call["arguments"]) if before.call is not None else set()
    return bool("line" in given and {"line", "rows"} & set(made["arguments"]))


# --- what is said of it ------------------------------------------------------------------------------------------------


def _note(ctx: Context, left: Question) -> str:
    if left.call is None:
        options = ctx.text("let_go.or").join(str(one[LABEL]) for one in left.choices)
        return ctx.text("let_go.to_be_decided", options=options)
    if draft.is_of_a_booking(left):
        return _of_a_booking(ctx, left)
    call = loaded(ctx, left.call)
    it = call.arguments.get("interview")
    if call.command.dictated and isinstance(it, Interview) and it.code:
        is_begun = bool(set(call.arguments) - {"interview"})
        return ctx.text(
            "let_go.feedback_kept" if is_begun else "let_go.feedback_not_written",
            verb=call.command.title(ctx.lang),
            code=it.code,
        )
    typed = as_typed(ctx, call)
    return ctx.text("let_go.not_done_send" if typed else "let_go.not_done_go_on", what=in_words(ctx, call), typed=typed)


def _of_a_booking(ctx: Context, left: Question) -> str:
    assert left.call is not None
    given = left.call["arguments"]
    if "rows" in given:
        return ctx.text("let_go.rows_not_booked", n=len(batch.load(given["rows"]).rows))
    line = line_of(given["line"])
    typed = _line_as_typed(ctx, line)
    if is_yes_or_no(left):
        return ctx.text("let_go.booking_not_done", what=str(line), typed=typed)
    if not line.candidate:
        return ctx.text("let_go.nothing_booked")
    return ctx.text("let_go.line_not_booked", typed=typed)


def _line_as_typed(ctx: Context, line: Line) -> str:
    """高远 后端 一面 03-13 15:00 60分钟 珠峰 @zhangsan: as far as it was said, as it may be sent again."""
    at = f"{line.start.astimezone(ctx.user.tz):%m-%d %H:%M}" if line.start else line.when
    length = (line.end - line.start) // timedelta(minutes=1) if line.start and line.end else line.minutes
    how_long = ctx.text("let_go.minutes", n=length) if length and (line.minutes or is_odd(length)) else ""
    where = line.room or line.meeting_url or (ctx.text(_MODES[line.mode]) if line.mode in _MODES else "")
    return " ".join(filter(None, (str(line), at, how_long, where, *(f"@{one}" for one in line.panel))))


_MODES = {"phone": Phrase("place_now.phone"), "onsite": Phrase("mode.onsite")}
_USUAL = 45  # minutes


def is_odd(length: int) -> bool:
    return length != _USUAL


def as_typed(ctx: Context, call: Call) -> str:
    """换人 2030 张三 李四: what makes the same call when it is sent; empty where that takes more than such words."""
    said = [call.command.title(ctx.lang)]
    for parameter in call.command.parameters:
        match call.arguments.get(parameter.name):
            case None | "":
                continue
            case Interview() as it if it.code:
                said.append(str(it.code))
            case Member() as one:
                said.append(str(one.name))
            case Members() as several:
                said.append(ctx.text("mark.between_names").join(str(one.name) for one in several))
            case AnotherTime(start=datetime() as start):
                said.append(f"{start.astimezone(ctx.user.tz):%m-%d %H:%M}")
            case str(words) if "\n" not in words:
                said.append(words)
            case _:
                return ""
    return " ".join(said)


# --- what brings it back -----------------------------------------------------------------------------------------------


def _dumped(ctx: Context, left: Question) -> dict[str, Any]:
    """Of feedback no word: what was written is kept where drafts are."""
    call = left.call
    if call is not None and ctx.handlers.commands[call["command"]].dictated:
        arguments = {name: value for name, value in call["arguments"].items() if name == "interview"}
        call = call | {"arguments": arguments, "missing": []}
        return {"call": call, "parameter": None, "choices": []}
    return {"call": call, "parameter": left.parameter, "choices": left.choices if call is None else []}


def taken_up(ctx: Context, heard: Heard) -> Understood | None:
    """None where nothing was let go, or the text does not speak of it."""
    shown = ctx.dialog.look
    if shown is None or shown.left is None or heard.has_slash or heard.is_long:
        return None
    since = ctx.now - datetime.fromisoformat(shown.left_at)
    if _GO_ON.fullmatch(heard.low):
        return _again(ctx, shown.left) if since < STAYS else rows_aside.over(ctx)
    if ctx.dialog.question is not None or heard.asks or since >= QUESTION_STAYS_OPEN:
        return None
    if any(heard.low in one.verbs for one in named_in(heard, ctx.handlers)):
        return None
    if heard.low in NO and not last_shown.has_told_of_another(ctx):
        forget(ctx.dialog)
        return Understood(reply=ctx.say("let_go.nothing_changed"))
    if says_yes(heard.low) and _may_be_meant(ctx, shown.left, heard) and not last_shown.has_told_of_another(ctx):
        return _again(ctx, shown.left)
    return None


def _may_be_meant(ctx: Context, left: dict[str, Any], heard: Heard) -> bool:
    """A mere yes answers no older question but whether to submit what was written; yes, I confirm it is of what was asked."""
    command = ctx.handlers.commands.get((left["call"] or {}).get("command", ""))
    return heard.low not in YES or (command is not None and bool(command.dictated))


def _again(ctx: Context, left: dict[str, Any]) -> Understood:
    """It is asked again, as it would be now: nothing is done.

    Raises: UserError where it is no more as it was.
    """
    question = Question(left["call"], left["parameter"], left["choices"])
    forget(ctx.dialog)
    if question.call is None:
        ctx.dialog.ask(question)
        return Understood(reply=reply.say(said_again(ctx, question), "?"))
    loaded(ctx, question.call)
    command = ctx.handlers.commands[question.call["command"]]
    call = load(command, question.call, ctx.situation)
    if command.previews and not command.dictated and is_yes_or_no(question):
        ctx.dialog.ask(question)
        return Understood(call, reply.say(said_again(ctx, question), "?"), confirm=True)
    call.doubt = call.doubt or (call.changes and not call.missing)
    settle(call, ctx.situation)
    return completed(ctx, call)
