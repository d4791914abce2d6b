"""What is said instead of doing a call: the question for what it lacks, the call read back, a choice, three guesses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from bot import wording
from bot.chat import nothing_there, unknown
from bot.chat.arguments import settle
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import READ, Question
from bot.chat.guessing import guesses
from bot.chat.heard import Heard
from bot.chat.phrasing import deed, in_words, parameter_of, question_of, quoted, told_apart, yes_or_no
from bot.chat.spelling.kept import kept_as_typed
from bot.chat.understanding import learned
from bot.chat.verbs import named_in
from bot.interviews import access, external, lookup, people
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Role
from bot.phrase import Phrase
from bot.times.values import Span
from bot.wecom import reply
from bot.wecom.reply import Reply

MOST_CHOICES = 6  # of one question
_MOST_NAMED = 3  # people to turn to
_ALL = ("全部", "所有", "都", "全都", "全部面试", "所有面试", "all", "all of them", "everything", "both")


@dataclass(frozen=True)
class Understood:
    """What a text comes to: a call to make or, with a reply, what is said instead and the call that it is about.

    `confirm`: the call is read back, and waits for a yes. `then`: what was asked for in the same text, and comes after it.
    """

    call: Call | None = None
    reply: Reply | None = None
    confirm: bool = False
    then: Call | None = None


def completed(ctx: Context, call: Call, *, asked: bool = False) -> Understood:
    """The call if it is ready and allowed, or what is asked first; `asked`: it was read back already."""
    if not call.command.allows(ctx.user):
        raise not_theirs(ctx, call)
    call = kept_as_typed(call, ctx.situation)
    if call.nothing_at is not None:
        if isinstance(call.nothing_at, Span):
            return Understood(reply=nothing_there.that_day(ctx, call.command, call.nothing_at))
        return Understood(reply=nothing_there.at_that_time(ctx, call.nothing_at))
    if call.unknown:
        raise nothing_there.of_that_name(call.unknown, ctx.situation)
    if call.command.takes(Interview) and call.command.changes and call.leftover.lower() in _ALL:
        return _one_by_one(ctx, call)
    wants_member = call.command.changes and call.command.takes(Member)
    if call.leftover and call.command.takes(Interview) and not wants_member and (name := unknown.begins(call.leftover)):
        raise nothing_there.of_that_name(name, ctx.situation)
    if call.leftover:
        usage = _usage(ctx, call)
        if call.command.changes and call.command.takes(Member):
            raise UserError("understood.nobody_called_so", left=quoted(call.leftover), usage=usage)
        raise UserError("understood.not", left=quoted(call.leftover), usage=usage)
    if call.missing:
        return _ask(ctx, call)
    if asked or not call.changes:
        return Understood(call)
    if call.command.previews:
        return Understood(call, confirm=True)
    try:
        sentence = confirmation(ctx, call)
    except UserError as refused:
        refused.about = refused.about or call  # what was understood, and cannot be
        raise
    if call.command.only_asks is not None and call.command.only_asks(**call.arguments):
        return Understood(call)
    if call.doubt or sentence:
        return read_back(ctx, call, sentence)
    return Understood(call)


def not_theirs(ctx: Context, call: Call) -> UserError:
    """What is said of a command of another role: whose it is, and who that is."""
    is_hr = Role.RECRUITER in call.command.roles
    interview = next((one for one in call.arguments.values() if isinstance(one, Interview)), None)
    if is_hr and interview is not None:
        names = ctx.hr_of(interview)
    else:
        asked = people.some_of([Role.RECRUITER] if is_hr else call.command.roles, _MOST_NAMED)
        names = ctx.text("mark.between_names").join(str(one.name) for one in asked)
    may_be_theirs = bool(call.command.others[0]) and (
        interview is None or access.place_of(ctx.user, interview) is not None
    )
    role = Phrase("refused.hr" if is_hr else "word.admins")
    lead = Phrase("refused.role", verb=call.command.title(ctx.lang), role=role, names=names or role)
    if not may_be_theirs:
        return UserError("refused.help").after(lead)
    code = interview.code if interview else next((one.code for one in lookup.around(ctx.user, ctx.now)), "1203")
    return UserError(*call.command.others, code=code).after(lead)


def _usage(ctx: Context, call: Call) -> str:
    """With the interview that was named, where it is known."""
    code = next((one.code for one in call.arguments.values() if isinstance(one, Interview) and one.code), "1203")
    return wording.pick(call.command.usage, ctx.lang).replace("1203", code) or call.command.title(ctx.lang)


def confirmation(ctx: Context, call: Call) -> str:
    """The sentence that the command wants to be answered first; empty where it wants none."""
    confirm = call.command.confirm
    wanted = confirm(ctx, **call.arguments) if callable(confirm) else confirm
    return wanted if isinstance(wanted, str) else deed(ctx, call) if wanted else ""


def read_back(ctx: Context, call: Call, sentence: str = "", *, lead: str = "") -> Understood:
    """The call whole, as what a yes does, to be answered by yes or no.

    Raises: UserError when it cannot be done as things stand: nobody is asked for nothing.
    """
    call = kept_as_typed(call, ctx.situation)
    if call.command.check is not None:
        try:
            call.command.check(ctx, **call.arguments)
        except UserError as refused:
            refused.about = call
            raise
    offers = call.command.offers if not sentence else None
    if offers is not None and (offered := offers(ctx, **call.arguments)) is not None:
        return Understood(call, offered, confirm=True)
    sentence = sentence or what_yes_does(ctx, call)
    ctx.dialog.ask(Question(call.dump() | {READ: digest(sentence)}, None, []))
    return Understood(call, reply.say(lead + yes_or_no(ctx, sentence), "?"), confirm=True)


def read_again(ctx: Context, call: Call, read: str) -> Understood | None:
    """A yes is to what was read: where that would read otherwise by now, it is read back once more. None where it does not.

    `read` is the digest of what was read. What cannot be any more the command itself says.
    """
    if not callable(call.command.confirm):
        return None
    try:
        now = confirmation(ctx, call)
    except UserError:
        return None
    if not now or digest(now) == read:
        return None
    lead = ctx.text("asked.things_changed")
    return read_back(ctx, call, now, lead=lead)


def digest(sentence: str) -> str:
    """Of what was read, to tell whether it would read otherwise by now."""
    return hashlib.blake2b(sentence.encode(), digest_size=8).hexdigest()


def what_yes_does(ctx: Context, call: Call) -> str:
    """In the command's own sentence, or in its words."""
    return confirmation(ctx, call) or deed(ctx, call)


def _ask(ctx: Context, call: Call) -> Understood:
    """What is missing; where there is nothing that it could be, that is said."""
    parameter = parameter_of(call.command, call.missing[0])
    which = call.command.which
    if parameter.type is Interview and not call.choices and which is not None and which.none is not None:
        refused = UserError(which.none)
        refused.about = call
        raise refused
    shown = call.choices[:MOST_CHOICES]
    choices = [replace(call, arguments=call.arguments | {parameter.name: value}, missing=[]) for value in shown]
    rows = [value.id for value in shown if isinstance(value, Interview)]
    ctx.dialog.ask(Question(call.dump(), parameter.name, [one.dump() for one in choices]), interview_ids=rows)
    lines = [_of_which(ctx, call, parameter.type) + question_of(ctx, call.command, parameter)]
    if choices:
        lines.append(wording.numbered(told_apart(ctx, shown)))
        if len(call.choices) > len(shown) and parameter.name in call.doubtful:
            lines.append(ctx.text("which.more_name_or_code"))
        elif len(call.choices) > len(shown):
            lines.append(there_are_more(ctx))
        lines.append(ctx.text("book.send_the_number"))
    return Understood(call, reply.say("\n".join(lines), "?"))


def _of_which(ctx: Context, call: Call, asked_for: type) -> str:
    """陈晓 明天 14:00：, in front of 换下哪位？: whoever has several must see which is meant. Of one that has no time since
    another is then, which and when."""
    interview = call.arguments.get("interview")
    found = external.overlap_of(interview) if isinstance(interview, Interview) and interview.overlaps else None
    if found is not None and ctx.user.is_hr:
        clash = wording.clash(found, ctx.user, ctx.now)
        return ctx.text("which.it_with_clash", it=interview, clash=clash)
    if asked_for is not Member or not isinstance(interview, Interview):
        return ""
    return ctx.text("which.colon", which=wording.brief(interview, ctx.user, ctx.now))


def there_are_more(ctx: Context) -> str:
    return ctx.text("which.more")


def _one_by_one(ctx: Context, call: Call) -> Understood:
    """接受全部: which one first; the only one there is, is read back."""
    call.leftover = ""
    settle(call, ctx.situation)
    call.doubt = not call.missing  # whoever chooses from the list says which
    asked = completed(ctx, call)
    said = asked.reply.parts[0].content if call.missing and asked.reply else ""  # type: ignore[union-attr]
    lead = ctx.text("which.one_at_a_time")
    return replace(asked, reply=reply.say(lead + said, "?")) if said else asked


def choose_first(ctx: Context, calls: list[Call], labels: list[str] | None = None) -> Understood:
    """Several orders in one text: which of them is done first."""
    calls = [kept_as_typed(one, ctx.situation) for one in calls]
    ctx.dialog.ask(Question(None, None, [one.dump() for one in calls]))
    said = ctx.say("which.first", summary="?", lines=wording.numbered(labels or [in_words(ctx, one) for one in calls]))
    return Understood(reply=said)


def choose(ctx: Context, calls: list[Call], heard: Heard, labels: list[str] | None = None) -> Understood:
    """One word that may mean several things; each by what it does."""
    calls = [kept_as_typed(one, ctx.situation) for one in calls]
    ctx.dialog.ask(Question(None, None, [replace(one, doubt=False).dump() for one in calls]))
    said = ctx.say(
        "which.mean",
        summary="?",
        said=quoted(ctx.situation.spelling.as_typed(heard.typed)),
        lines=wording.numbered(
            labels
            or [one.command.help[0] if ctx.lang == "en" and not one.arguments else in_words(ctx, one) for one in calls]
        ),
    )
    return Understood(reply=said)


def guess(ctx: Context, heard: Heard) -> Understood:
    """Three numbered guesses, never executed unasked."""
    named = named_in(heard, ctx.handlers)
    likely = guesses(heard, named, ctx.commands, ctx.situation, learned.commands(heard, ctx.situation))
    ctx.dialog.ask(Question(None, None, [one.dump() for one in likely]))
    lines = wording.numbered(
        in_words(ctx, one)
        if one.arguments
        else f"{one.command.title(ctx.lang)} · {wording.pick(one.command.help, ctx.lang)}"
        for one in likely
    )
    said = ctx.say(
        "understood.guess", summary="?", text=quoted(ctx.situation.spelling.as_typed(heard.typed)), lines=lines
    )
    return Understood(reply=said)
