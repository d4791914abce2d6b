"""Which call a text makes. Text in, call out; nothing is executed here.

A verb stands first (`/schedule tomorrow`, 日程明天), last (1203 没空) or within (帮我接受 1203), and everything around it
must be explained by its arguments or by courtesy. A command that changes something is called unasked only by its verb
first, with its arguments and nothing else, and with no free text but plain words (see `free_text`); otherwise its call
is in doubt, and the conversation reads it back. A question, a denial, or what somebody else said is never such a call:
it becomes the look that answers it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chat import gist, in_own_words, looks, not_to_be_done, offered, pasted, verbs, verdict_asked, words_around
from bot.chat import heard as words
from bot.chat.arguments import fill_slots, read, settle
from bot.chat.around_verb import Verdict, is_line, judge, read_around
from bot.chat.call import Call, made_again, or_refusal
from bot.chat.command import Although
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.readers import Situation
from bot.chat.side_spelled import only_names_one
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import which_interview
from bot.chat.verbs import Split
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime


def call_for(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The call that the text makes: a verb with arguments, or a bare argument such as a name, a code or a day.

    It is read once for a message, for several ask of it: whether it answers, is two requests, or leaves a question.

    Raises: UserError when the text names somebody or something that is not there.
    """
    read = situation.once(
        ("call", heard, handlers),
        lambda: or_refusal(lambda: _call_in(heard, handlers, situation)),
    )
    return made_again(read)


def _call_in(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    call = _of_what_its_words_name(_call_for(heard, handlers, situation), handlers, situation)
    return _narrowed(call, heard, handlers, situation)


def _call_for(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    said = heard.words
    if not said.typed or (pasted.is_pasted(heard.raw) and not (heard.is_long or _begins_with_verb(heard, handlers))):
        return None
    try:
        call = _typed(heard, handlers, situation)
    except UserError:
        freer = in_own_words.surely(heard, handlers, situation)
        if freer is not None and not any(freer.command.takes(one) for one in (Interview, Member, Members)):
            return freer
        raise  # of a code or a row that is not there nothing else is meant
    if call is None or not (call.command.changes or call.doubt or call.leftover or in_own_words.is_all_words(call)):
        return call
    return _or_in_own_words(call, heard, handlers, situation)


def _or_in_own_words(typed: Call, heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What more likely is meant than what the verb makes of it."""
    is_whole = not (typed.doubt or typed.leftover or in_own_words.is_all_words(typed) or in_own_words.is_odd(typed))
    if is_whole and (typed.named or not typed.arguments):
        return typed
    if (
        typed.doubt
        and typed.changes
        and not_to_be_done.forbids(heard.low)
        and Although.DENIED not in typed.command.although
    ):
        freer = freely.call_for(heard.words, handlers, situation)
        return freer or (
            None if typed.command.previews else typed
        )  # 许诺二面不用改期了，白忙活一场; 不约面 陈晓 后端 二面
    freer = in_own_words.surely(heard, handlers, situation)
    if freer is None and in_own_words.is_odd(typed) and (look := in_own_words.mere_look(heard, handlers, situation)):
        return look
    asks_how = freer is None or freer.command.explains
    if asks_how and (explanation := in_own_words.explanation_of(typed, heard.words, handlers, situation)):
        return explanation
    if freer is None and in_own_words.is_odd(typed):  # 我下周一请假去看牙: the reason is none of the days
        freer = in_own_words.likely_change_in(heard.words, handlers, situation)
        freer = freer or in_own_words.same_order(typed, heard.words, handlers, situation)
    if freer is None and in_own_words.is_of_another_verb(typed, heard.words, situation):
        freer = in_own_words.order_in(heard.words, handlers, situation)
    if freer is None:
        return typed
    if in_own_words.explains(freer, typed):
        return looks.explaining(typed.command.title(str(situation.member.lang)), handlers, situation) or typed
    return freer if not is_whole and in_own_words.says_more(freer, typed) else typed


def _of_what_its_words_name(call: Call | None, handlers: Handlers, situation: Situation) -> Call | None:
    """decline the one with Jiang Wenjing: what only names an interview is no reason, where none else is named."""
    words = call.arguments.get(str(call.command.asked_words)) if call is not None else None
    if call is None or not isinstance(words, str) or "interview" not in call.missing or call.doubtful:
        return call
    if not only_names_one(words, handlers, situation):
        return call
    found = which_interview(told_of(hear(words), handlers, situation), call.command)
    if not found:
        return call
    named = replace(call, arguments={name: one for name, one in call.arguments.items() if one is not words}, named=True)
    fill_slots(named, {Interview: found})
    named.doubt = True
    settle(named, situation)
    return named


def _narrowed(call: Call | None, heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """Of several of a name the one of which the rest of the text tells, which is read back: 无法参加 林悦 二面那场我出差."""
    several = call.doubtful.get("interview", []) if call is not None else []
    if call is None or len(several) < 2 or heard.is_long or call.command.takes(AnotherTime):
        return call
    if call.leftover and (told := offered.told(call.leftover, several, situation)) is not None:
        call.leftover = ""  # 邀请语 苏航 二面
        fill_slots(call, {Interview: [told.interview]})
        call.doubtful.pop("interview", None)
        settle(call, situation)
        return call
    meant = which_interview(told_of(heard.words, handlers, situation), call.command)
    left = [one for one in several if one in meant]
    if left and len(left) < len(several):
        fill_slots(call, {Interview: left})
        if len(left) == 1:
            del call.doubtful["interview"]
        call.doubt = True
        settle(call, situation)
    return call


def _begins_with_verb(heard: Heard, handlers: Handlers) -> bool:
    return heard.has_slash or any(not one.before for one in verbs.splits(heard.words, handlers)[:1])


def _typed(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    said = heard.words
    only_in_front = heard.has_slash or heard.is_long
    splits = [
        one
        for one in verbs.splits(said, handlers)
        if not (only_in_front and one.before) and not _is_look_of_others(one, situation)
    ]
    if not heard.is_long and (about := next((one for one in splits if _is_to_be_explained(one)), None)):
        return looks.explaining(about.verb, handlers, situation)
    if verdict_asked.asks(said) and handlers.dictating:
        return looks.explaining(handlers.dictating[0].title(str(situation.member.lang)), handlers, situation)
    changing = [one for one in splits if one.command.changes]
    own = [one for one in changing if one.command.allows(situation.member)]
    asked = False
    for split in splits:
        call = read_around(split, situation)
        if call is not None and call.leftover and is_line(split, call):
            return call  # what is not understood of it is said: nothing else was meant
        if call is None or (call.leftover and not call.unknown):
            continue
        verdict = judge(split, call, heard, handlers, situation) if call.changes else Verdict.SURE
        if verdict is Verdict.TAKEN_BACK:
            return looks.instead_of(changing, said, handlers, situation, asked=True)
        if verdict is Verdict.LOOK:
            asked = True
            continue
        call.doubts_words = verdict is Verdict.UNSURE_WORDS
        call.doubt = call.doubts_words or verdict is Verdict.DOUBT
        return call
    if heard.is_long:
        return _unfinished(splits, situation)
    if (nobody := _names_nobody(splits, situation)) is not None:
        return nobody
    if heard.has_slash:
        return looks.instead_of(changing, said, handlers, situation, asked=asked) or (
            None if asked else _unfinished(splits, situation)
        )
    return (
        (None if asked else _called_by_argument(heard, handlers, situation))
        or _but_what_it_lacks(in_own_words.order_in(said, handlers, situation), splits, situation)
        or gist.special_look_in(heard, handlers, situation)
        or in_own_words.unless_it_only_asks_which(
            looks.instead_of(own, said, handlers, situation, asked=asked), said, handlers, situation
        )
        or in_own_words.likely_change_in(said, handlers, situation)
        or looks.instead_of(changing, said, handlers, situation, asked=asked)
        or gist.not_theirs(heard, handlers, situation)
        or gist.special_look_in(heard, handlers, situation, whatever_day=True)
        or _but_what_it_lacks(freely.call_for(said, handlers, situation), splits, situation)
        or _look_or_unfinished(heard, splits, handlers, situation, asked=asked)
    )


def _is_look_of_others(split: Split, situation: Situation) -> bool:
    """2021谁没回复 is a question of anybody's, though the list that answers it for HR is theirs alone."""
    command = split.command
    return (
        command.hidden
        and not command.changes
        and not command.allows(situation.member)
        and bool(split.before or split.after)
    )


def _is_to_be_explained(split: Split) -> bool:
    """无法参加是什么意思, what does confirm do: about the verb itself, and nothing that it could be called with."""
    return not split.command.explains and words_around.wants_explained(f"{split.before} {split.after}")


def _called_by_argument(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """1203, 陈晓那场, 明天呢; 1203可以的 is more than that, though courtesy would explain it."""
    for command in handlers.commands.values():
        if command.bare and command.allows(situation.member):
            call = Call(command)
            read(call, said.typed, situation)
            if (call.arguments or call.doubtful or call.nothing_at) and words.is_look(
                words.without_courtesy(call.leftover)
            ):
                order = in_own_words.change_in(said, handlers, situation) if call.leftover else None
                call.leftover = ""
                settle(call, situation)
                return order or call
    return None


def _but_what_it_lacks(call: Call | None, splits: list[Split], situation: Situation) -> Call | None:
    """日程 赵六 asks for the schedule of somebody who is not there: it is said, and nobody else's is shown."""
    front = next((one for one in splits if not one.before and not one.glued), None)
    if call is None or not call.freely or front is None or front.command is not call.command:
        return call
    typed = read_around(front, situation)
    left = typed.leftover if typed is not None else ""
    return None if left and not in_own_words.only_joins(left) and len(left) <= in_own_words.A_WORD else call


# --- incomplete -----------------------------------------------------------------------------------------------------


def _look_or_unfinished(
    heard: Heard, splits: list[Split], handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """日程 2月30日 is not understood, and no look at today; 面试安排 周五呢 is one at Friday."""
    unfinished = None if asked else _unfinished(splits, situation)
    command = unfinished.command if unfinished is not None else None
    says = command is not None and (command.takes(AnotherTime) or command.name == "candidate")
    if unfinished is not None and says and Interview in map(type, unfinished.arguments.values()):
        return unfinished  # 改期 1203 … 会议室 is not where it is
    most = {} if unfinished is None else {"unsaid": 0}
    return gist.look_in(heard, handlers, situation, **most) or unfinished


def _names_nobody(splits: list[Split], situation: Situation) -> Call | None:
    """换人 1203 赵六, who is nobody: the call with the name left over, so that it is said and never dropped."""
    split = next((one for one in splits if not one.before and not one.glued), None)
    if split is None or not split.command.changes or not split.command.takes(Member):
        return None
    call = read_around(split, situation)
    if call is None or not call.named or not in_own_words.NAME.fullmatch(call.leftover):
        return None
    low = call.leftover.lower()
    if low in in_own_words.BETWEEN_NAMES:  # replace 1203 with wangwu: the command's cues know more
        return None
    return (
        None
        if words_around.is_question("", low) or words_around.is_denied(low) or words_around.is_of_others(low)
        else call
    )


def _unfinished(splits: list[Split], situation: Situation) -> Call | None:
    """The call of the verb in front, with the words that it cannot explain; none of 接受不了."""
    split = next((one for one in splits if not one.before), None)
    if split is None or (split.command.changes and words_around.is_denied(split.after[:1])):
        return None
    call = read_around(split, situation)
    return call if call is not None and call.leftover else None
