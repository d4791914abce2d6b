"""An order that was only understood is of the one interview that its clause names; else it is refused, and not put on another."""

from __future__ import annotations

import re

from bot import wording
from bot.chat import heard as words
from bot.chat.another_as_why import without_why
from bot.chat.call import Call
from bot.chat.clauses import CLAUSE
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, mask, masked_of
from bot.chat.readers import CODE, Situation
from bot.chat.verbs import named_in
from bot.chat.which_interview import by_candidate, by_code
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member

BECAUSE = re.compile(r"[跟和与]|因为|由于|\b(?:because|since|as|with|due to)\b")  # 跟林悦那场撞了 is a reason
_SAID = re.compile(rf"{CANDIDATE}|{INTERVIEW}|[他她说]|\b(?:he|she|says?|said)\b")
_NO_NAME = re.compile(
    r"^'|^(?:[不别刚昨今]|亲口|[跟和对给向]我|先|暂|再|帮|请|给|把|标|记|写|改|算|按|的|会|能|可以|肯定|一定|准时|到时)|^(?:it|this|that|all|everything|yes|no|ok|okay|sure|good|fine|thanks)\b|[都了还没就也又很]|^(?:is|was|are|am|be|will|would|looks?|sounds?|seems?|at|on|in|for|with|of)\b|\b(?:still|just|put|mark|note|record|set|also|but|so|now|again|back|called|wrote|phoned|emailed)\b"
)
_ANYBODY = (
    "的?(?:别|其他?|另外)?的?人|[,， ]?(?:谁(?:[来去面上]|都)|随便谁)"  # 换个除了王五以外的人 leaves out no interview
)
_SOMEBODY = "".join(
    f"(?<!{one} )" for one in ("somebody", "someone", "anybody", "anyone", "person", "interviewer", "else")
)
ALL_BUT = re.compile(
    rf"除(?:了|去|开)(?![^,，。]{{1,8}}?(?:以外|之外|外)?(?:{_ANYBODY}))|(?:以外|之外)(?!{_ANYBODY})|"
    rf"\b{_SOMEBODY}(?:except|apart from|other than)\b|\b(?:all|everything|everyone|everybody|any(?:thing)?) but\b"
)


_PLACED = re.compile(r"第[一二三四五六1-6最]|最[后早晚]|\b(?:first|second|third|last|next)\b")


_REMINDS = re.compile(r"催|提醒|\b(?:remind|nudge|chase|ping|prod)\b")


class TwoAtOnce(UserError):
    """The text tells of two things, and not which is to be done with which. A number would be put on one of them."""


def check_not_all_but(heard: Heard, handlers: Handlers, situation: Situation) -> None:
    """除了 1203 都不行 is no order for 1203.

    Raises: TwoAtOnce
    """
    seen = ALL_BUT.search(heard.words.low)
    names = {Interview, Member} & set(mask(heard.words, situation).mentioned) if seen is not None else set()
    if seen is None or not (names or _PLACED.search(heard.words.low, seen.start())):
        return
    if any(not one.changes for one in named_in(heard.words, handlers)):
        return
    if Interview not in names and situation.member.is_hr and _REMINDS.search(heard.words.low):
        return  # 催一下除了王五以外的所有人: whom to remind is told by who is left
    raise TwoAtOnce(
        "which.all_but",
        but=seen[0],
    )


_BUT_ONE = re.compile(
    r"我?只(?:能|想|会|打算|好|可以)?(?:去|来)?(?:面(?!评)|去|来|接受?|参加)|\b(?:can |will |'ll )?only (?:do|make|take|attend|accept|join|manage|come to|go to)\b"
)
_AND = re.compile(r"[和跟与、]|\band\b")
_BUT_NOT = re.compile(r"\bbut not\b")


def check_not_but_one(heard: Heard, situation: Situation) -> None:
    """2031和2037我只去2037 accepts but one of the two; remind Li Si about 2031 but not Wang Wu about 2024 reminds but one.

    Raises: TwoAtOnce
    """
    low = heard.words.low
    if (seen := _BUT_NOT.search(low)) is not None:
        left_out = masked_of(hear(low[seen.end() :]), situation)
        is_told = bool(left_out.people) and Interview in left_out.mentioned
    elif (seen := _BUT_ONE.search(low)) is not None:
        of_all, one = _names_in(low[: seen.start()], situation), _names_in(low[seen.end() :], situation)
        is_told = (len(of_all) > 1 or _AND.search(low[: seen.start()]) is not None) and len(one & of_all) == 1
    if seen is not None and is_told:
        raise TwoAtOnce(
            "which.all_but",
            but=seen[0].strip(),
        )


def _names_in(low: str, situation: Situation) -> set[str]:
    """The codes, and the candidates by their names."""
    names = {str(one.candidate.name).lower() for one in by_candidate(low, situation)}
    return {*CODE.findall(low), *(one for one in names if one in low)}


def check_one(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> None:
    """What was only understood as an order must be of the only interview that the text, or its clause, names.

    Raises: TwoAtOnce where another is named, since what was said of one would be put on the other.
    """
    meant = next((one for one in call.arguments.values() if isinstance(one, Interview)), None)
    if meant is None or not call.changes:
        return
    other = _other_beside(meant, heard.words.low, situation) if call.command.takes_words else None
    if other is not None:
        raise _names_two(meant, other, situation)
    if not call.doubt:
        return
    low = without_why(heard.words.low)
    if call.command.takes_words:
        other = _other_ordered(meant, heard, handlers, situation)
        if other is None and not call.doubts_words:
            other = _other_in_its_clause(call, meant, low, situation)
    else:
        other = _other_named(meant, low, situation)
        _check_whose(call, heard, handlers, situation)
    if other is not None:
        raise _names_two(meant, other, situation)


def _names_two(meant: Interview, other: Interview, situation: Situation) -> TwoAtOnce:
    return TwoAtOnce(
        "which.names_two",
        one=wording.brief(meant, situation.member, situation.now),
        other=wording.brief(other, situation.member, situation.now),
    )


_CLASHES = re.compile(r"^[^,，。]{0,16}(?:撞|冲突|重[叠合了]|同时|一个时间|\b(?:clash|conflict|overlap|same time))")
_BESIDE = re.compile(r" ?(?:[和跟与及、&+]|还有|以及| and ) ?| ")


def _other_beside(meant: Interview, low: str, situation: Situation) -> Interview | None:
    """2038 of 取消面试 2037 和 2038 岗位关闭, 董卓然 of 姜文静和董卓然: named with it, and so no part of the reason."""
    names = (str(meant.code), str(meant.candidate.name).lower())
    for joint in _BESIDE.finditer(low):
        before, after = low[: joint.start()], low[joint.end() :]
        if _CLASHES.search(after):
            continue  # 和2031撞了 is why
        if before.endswith(names):
            code = CODE.match(after)
            other = (
                by_code(code[0], situation)
                if code is not None
                else _begins_with_another(after, meant, joint[0], situation)
            )
        elif after.startswith(names) and joint[0].strip():
            other = _ends_with_another(before, meant, situation)
        else:
            continue
        if other is not None and other != meant:
            return other
    return None


def _begins_with_another(after: str, meant: Interview, joint: str, situation: Situation) -> Interview | None:
    if not joint.strip():
        return None  # a name behind a blank may be why: 李四冲突
    others = (one for one in by_candidate(after, situation) if one.candidate_id != meant.candidate_id)
    return next((one for one in others if after.startswith(str(one.candidate.name).lower())), None)


def _ends_with_another(before: str, meant: Interview, situation: Situation) -> Interview | None:
    if codes := CODE.findall(before):
        return by_code(codes[-1], situation) if before.endswith(codes[-1]) else None
    others = (one for one in by_candidate(before, situation) if one.candidate_id != meant.candidate_id)
    return next((one for one in others if before.endswith(str(one.candidate.name).lower())), None)


def ahead_of(interviews: list[Interview], situation: Situation) -> list[Interview]:
    """Of a candidate's several those that are not over, if that is one."""
    ahead = [one for one in interviews if not one.is_over(situation.now)]
    return ahead if len(ahead) == 1 else interviews


def _other_named(meant: Interview, low: str, situation: Situation) -> Interview | None:
    """Another interview whose code or candidate the words name."""
    if other := _other_coded(meant, low, situation):
        return other
    rest = CODE.sub(" ", low).replace(str(meant.candidate.name).lower(), " ")
    by_name = by_candidate(rest, situation)
    others = (one for one in by_name if one.candidate_id != meant.candidate_id)
    return next((one for one in others if str(one.candidate.name).lower() in rest), None)


def _other_coded(meant: Interview, low: str, situation: Situation) -> Interview | None:
    coded = (by_code(code, situation) for code in CODE.findall(low))
    return next((one for one in coded if one is not None and one != meant), None)


def _other_ordered(meant: Interview, heard: Heard, handlers: Handlers, situation: Situation) -> Interview | None:
    """Of a later clause with a verb of its own: 无法参加 林悦 李四替我，接受 陈晓."""
    for clause in CLAUSE.split(heard.words.low)[1:]:
        if any(one.changes for one in named_in(hear(clause), handlers)) and (
            other := _other_named(meant, clause, situation)
        ):
            return other
    return None


def _other_in_its_clause(call: Call, meant: Interview, low: str, situation: Situation) -> Interview | None:
    """Words may name another as a reason: so the clause that orders is looked at, and the codes of all."""
    if other := _other_coded(meant, low, situation):
        return other
    for clause in CLAUSE.split(low):
        orders = any(cue.find(mask(hear(clause), situation).text) for cue in call.command.cues)
        if orders and not BECAUSE.search(clause) and (other := _other_named(meant, clause, situation)):
            return other
    return None


def _check_whose(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> None:
    """王大锤不来了，林悦确认: what somebody does whom nobody knows is not put on the candidate of the next clause, or the last.

    Raises: TwoAtOnce
    """
    text, verbs = mask(heard.words, situation).text, {verb for verb, _ in handlers.verbs}
    for seen in (found for cue in call.command.cues if (found := cue.find(text))):
        if not CLAUSE.search(text[seen.start : seen.end]):
            continue
        around = CLAUSE.split(text[: seen.start])[-1], CLAUSE.split(seen.told)[-1] if CLAUSE.search(seen.told) else ""
        if any(COLLEAGUE in one for one in around):
            raise TwoAtOnce(
                "which.verb_and_interview",
            )
        who = next(
            (
                said
                for one in around
                if len(words.without_courtesy(said := _SAID.sub("", one).strip())) > 1
                and not (_NO_NAME.search(said) or said in verbs)
            ),
            None,
        )
        if who:
            raise TwoAtOnce(
                "which.nobody_called_so",
                who=who,
            )
