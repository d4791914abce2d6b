"""What an intent means from whoever speaks: HR's "can't" is somebody else's, 王五可以替我去 is no yes of the speaker's."""

from __future__ import annotations

import re

from bot.chat import guards, verdict_told
from bot.chat.masked import COLLEAGUE
from bot.chat.readers import CODE
from bot.chat.understanding import not_reminded, outright
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview
from bot.chat.wishes import wishes_another_time
from bot.interviews.models import Interview
from bot.times.values import Span

_THEIRS = r"不来|来不了|没来|[会能]来|放弃|\b(?:withdr[ae]w|dropp?(?:ed)? out)\b"  # what candidates do
_WRITES_DOWN = re.compile(r"标|记|登|写|改[成为]|确认|\b(?:confirm|mark|put|record|set|note|log)")


def said_by_whom(name: str, told: Told) -> str:
    """HR says of others what a panel says of itself: they are on none, so it is written down for whoever it is of."""
    member = told.situation.member
    if name in ("candidate", "accept", "decline") and member.is_hr and _is_of_nobody(told):
        return "status"
    if name == "take" and told.says(_CANNOT):
        return "status"  # I can't make 1203, of HR, takes nothing over
    if name in _OF_SEVERAL and told.singles_out and _may_be_looked_at(told):
        return "status"
    if name == "schedule" and told.says(_IS_FREE):
        return "free"
    if name in ("help", "status") and member.is_hr and not told.places_itself and told.says(_THEIR_ANSWER):
        return "schedule"
    if name == "schedule" and outright.is_away_then(told) and not only_asks(told):
        return "settings"
    if name == "accept" and ((told.says(_THEY_GO) and _sends_somebody(told)) or told.says(_FOR_ME)):
        return "decline"  # 我有割接，王五可以替我去
    if (
        name in ("nudge", "settings")
        and member.is_admin
        and not member.is_hr
        and told.people
        and told.says(not_reminded.SAID)
    ):
        return "members"
    if name in _SOUND_LIKE_BEING_THERE and _comes_later(told):
        return "running late"
    if name == "candidate" and member.is_hr and wishes_another_time(told.said.low):
        return "reschedule"
    if name == "candidate" and not member.is_hr and told.says("面评|评价|feedback"):
        return "feedback"
    if (
        name in _SOUND_LIKE_A_VERDICT
        and not member.is_hr
        and verdict_told.gives_one(told)
        and not only_asks(told)
        and _is_of_what_was(told)
    ):
        name = "feedback"  # 曹颖超我给过; no from me, which sounds as if somebody had not come
    said = told.handlers.commands.get(name)
    if said is None or not said.by_hr or not member.is_hr:
        return name
    named = told.masked.mentioned.get(Interview, [])
    if any(place.member_id == member.id for one in named for place in one.panel):
        return name
    if name == "decline" and told.people:
        return "substitutes"
    return said.by_hr


_THEY_GO = rf"{COLLEAGUE}[^,，.]{{0,6}}(?:[替代顶去来]|\b(?:take|cover|do|go|step|join)\b)"
_FOR_ME = r"[替代]我[去面]|\b(?:go|come|be there|do it|take it|cover|stand in)\b[^,.]{0,12}\b(?:for me|instead of me|in my place)\b"


def _sends_somebody(told: Told) -> bool:
    stand_in = told.handlers.commands["decline"].freely
    return stand_in is not None and bool(stand_in(told))


_SOUND_LIKE_BEING_THERE = ("accept", "nothing", "reschedule", "status", "schedule", "arrived")
_LATER = re.compile(
    r"我[^,，。他她]{0,12}?(?<![推延])(?:晚|迟|拖|耽搁|耽误)(?:到|个|上|点)? ?(?:[\d一二三五十两半几刻]+ ?(?:分钟?|刻钟|个?小时|min\w*)|一会儿?|一点|几分钟)(?:进|到|来|上线|过来|过去|入)?|"
    r"\bi(?:'ll| will| am| might| may|'m)?(?: \w+)? (?:come|be|join|arrive|coming|joining|there|in|make it|start|get there)\b[^,.;]{0,12}?\b(?:\w+ )?(?:min\w*|minutes|hour|bit|moments?) (?:later|late|behind)\b"
)


def _comes_later(told: Told) -> bool:
    """I come ten minutes later: whoever interviews, and not the interview."""
    return not told.situation.member.is_hr and _LATER.search(told.said.low) is not None and not only_asks(told)


_SOUND_LIKE_A_VERDICT = ("noshow", "decline", "accept", "status", "schedule")


def _is_of_what_was(told: Told) -> bool:
    """Sunday is a no from me is an answer: nobody has been seen yet."""
    named, now = which_interview(told, told.handlers.commands["feedback"]), told.situation.now
    return bool(named) and all(one.start is not None and one.start <= now for one in named)


def _may_be_looked_at(told: Told) -> bool:
    found = which_interview(told, told.handlers.commands["status"])
    return len(found) == 1 or (bool(found) and not told.masked.mentioned.get(Span))


_OF_SEVERAL = ("schedule", "next")
_IS_FREE = r"\bwhat(?:'s| is| times? (?:is|are)|'s still| is still) (?:free|open|available)\b|\bwhen (?:am|are) (?:i|we|○) (?:free|available)\b"
_THEIR_ANSWER = rf"^(?:does|did|has|have|will|is) {COLLEAGUE} (?:accept|declin|answer|respon|repl(?:y|ied)|confirm|com(?:e|ing)|said|say)"


def _is_of_nobody(told: Told) -> bool:
    """1203 ok, I can't make 1203: HR does not say who says so."""
    by_code = bool(CODE.search(told.said.low))
    return (
        by_code
        and not told.says(_THEIRS)
        and not (guards.speaks_of_others(told.text) or told.people or _WRITES_DOWN.search(told.text))
    )


_CANNOT = r"[来去]不[了成]|参加不了|无法参加|\b(?:can't|cannot|can not|unable to) (?:make|come|do|attend|join|take)\b"


def only_asks(told: Told) -> bool:
    text = guards.without_ifs(told.text)
    return guards.asks(text, marked=told.said.asks) or guards.supposes(text) or guards.is_past(told.said.low)
