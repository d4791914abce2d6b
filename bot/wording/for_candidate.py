"""What HR forwards to a candidate, to whom the bot itself does not write: in their language, by their clock.

Where candidates reach us each text holds their own link, and the meeting's address none of them: the link leads there.
Its token is not in these texts, but written into them when they leave (`bot.wecom.content.BLANK`).
"""

from __future__ import annotations

from datetime import datetime

from bot.installation import process
from bot.interviews import by_candidate, candidate_link, round_names
from bot.interviews.models import Interview, Member
from bot.texts import text
from bot.times.clock_face import show_moment
from bot.times.zones import zone_name
from bot.wecom.content import BLANK, Text
from bot.wording import links
from bot.wording.words import upper_first


def cancelled(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That the interview does not take place; to who said that they do not come, without an apology."""
    lang, at = str(interview.candidate.lang), _at(interview.slot, interview, now)
    wanted = interview.candidate_response == "declined"
    sorry = text("letter.sorry", lang)
    return _letter(
        interview,
        "letter.cancelled",
        [
            text("letter.was_planned", lang, at=at) if at else "",
            "" if wanted else sorry,
            _link("letter.update_calendar", lang),
            _contact(hr, phone, lang),
        ],
    )


def moved(interview: Interview, was: tuple[datetime, datetime] | None, hr: Member, phone: str, now: datetime) -> Text:
    """The new time, or the new place where the time stays: they are asked to answer a new time alone. What was to be
    before now did not take place."""
    lang = str(interview.candidate.lang)
    at, before = _at(interview.slot, interview, now), _at(was, interview, now, named=False)
    is_new = was != interview.slot
    if is_new and before:
        at += text("letter.instead_of", lang, before=before)
    head = "letter.moved" if is_new else "letter.place_changed"
    if is_new and _is_past(was, now):
        head = "letter.missed_and_moved"
    return _letter(
        interview,
        head,
        [
            text("letter.new_time" if is_new else "letter.time", lang, at=at),
            _place(interview, lang),
            _link(_answer(interview, now) if is_new else _WAY_IN, lang),
            _contact(hr, phone, lang),
            text("letter.does_it_suit", lang) if is_new else "",
        ],
    )


def time_open(
    interview: Interview, was: tuple[datetime, datetime] | None, hr: Member, phone: str, now: datetime
) -> Text:
    """That it does not take place at its time, and that there is to be another."""
    lang, before = str(interview.candidate.lang), _at(was, interview, now)
    head = "letter.time_open"
    when = text("letter.not_then", lang, before=before)
    if _is_past(was, now):
        head = "letter.missed"
        when = text("letter.time_was", lang, before=before)
    return _letter(
        interview,
        head,
        [
            when if before else "",
            text("letter.once_there_is_one", lang),
            _link("letter.how_it_stands", lang),
            _contact(hr, phone, lang),
        ],
    )


def new_link(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That the link before has ended, with the one that is good now."""
    lang, at = str(interview.candidate.lang), _at(interview.slot, interview, now)
    return _letter(
        interview,
        "letter.new_link",
        [
            text("letter.time", lang, at=at) if at else "",
            _link(_WAY_IN, lang),
            _contact(hr, phone, lang),
            text("letter.old_link", lang),
        ],
    )


def _is_past(was: tuple[datetime, datetime] | None, now: datetime) -> bool:
    return was is not None and was[0] <= now


_WAY_IN = "letter.details"


def _answer(interview: Interview, now: datetime) -> str:
    """What a candidate may do by their link: soon before it begins they ask for no other time."""
    return "letter.answer" if by_candidate.may_ask(interview, now) else "letter.confirm"


def _link(what: str, lang: str) -> str:
    """What the link is good for, and the link; nothing where candidates do not reach us."""
    there = links.candidate(BLANK)
    return text("letter.link", lang, what=text(what, lang), there=there) if there else ""


def _as_text(interview: Interview, lines: list[str]) -> Text:
    said = "\n".join(filter(None, lines))
    return Text(said, candidate_link.of(interview).name if BLANK in said else "")


def _letter(interview: Interview, head: str, lines: list[str]) -> Text:
    """Addressed, with what it is about: `head` is an id of a sentence about `{interview}`."""
    lang, company = str(interview.candidate.lang), process.installation.company_name
    job, called = interview.application.job.title, round_called(interview, lang)
    about = text("letter.your_interview", lang, company=company, job=job, called=called)
    what = upper_first(text(head, lang, interview=about))
    return _as_text(interview, [_hello(interview, lang), what, *lines])


def _hello(interview: Interview, lang: str) -> str:
    return text("letter.dear", lang, shown_name=interview.candidate.shown_name)


def round_called(interview: Interview, lang: str) -> str:
    """As it was named; one that only has its number's name, in English."""
    name, number = str(interview.round_name), int(interview.round_no)
    return text("letter.round", lang, number=number, name=name) if name == round_names.name_of(number) else name


def _contact(hr: Member, phone: str, lang: str) -> str:
    return text("letter.contact", lang, hr=hr.name) + (f" {phone}" if phone else "")


def _at(slot: tuple[datetime, datetime] | None, interview: Interview, now: datetime, *, named: bool = True) -> str:
    """`3月12日 周四 14:00–15:00（北京时间）`; nothing where there is no time. The zone is named once in a text."""
    if slot is None:
        return ""
    zone, lang = interview.candidate.tz, str(interview.candidate.lang)
    said = show_moment(*slot, zone=zone, lang=lang, now=now)
    if not named:
        return said
    called = zone_name(zone, lang, slot[0])
    return text("letter.with_round", lang, said=said, called=called)


def invited(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """When, where and how, and whom to ask. `phone` is HR's, empty where it is not known."""
    lang = str(interview.candidate.lang)
    return _invitation(
        interview,
        [
            text("letter.time_label", lang) + _at(interview.slot, interview, now),
            _place(interview, lang),
            _link(_answer(interview, now), lang),
            _contact(hr, phone, lang),
            text("letter.if_not", lang),
        ],
    )


def to_choose(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That they choose the time: by their link, or where candidates do not reach us, from what HR sends them."""
    lang = str(interview.candidate.lang)
    later = text("letter.you_choose", lang)
    return _invitation(
        interview, [_link("letter.choose", lang) or later, _place(interview, lang), _contact(hr, phone, lang)]
    )


def _invitation(interview: Interview, lines: list[str]) -> Text:
    lang, company = str(interview.candidate.lang), process.installation.company_name
    job, called = interview.application.job.title, round_called(interview, lang)
    what = text("letter.invitation", lang, company=company, job=job, called=called)
    return _as_text(interview, [_hello(interview, lang), what, *lines])


def _place(interview: Interview, lang: str) -> str:
    if interview.mode == "phone":
        return text("letter.by_phone", lang)
    said = []
    if interview.room is not None:
        said.append(text("letter.room", lang, room=interview.room.name))
    elif interview.mode == "onsite":
        said.append(text("letter.on_site", lang))
    if links.candidate(BLANK):  # which is the way in
        return "\n".join(said) or text("letter.by_video", lang)
    if interview.meeting_url:
        said.append(text("letter.way_in", lang, meeting_url=interview.meeting_url))
    elif interview.mode == "video":
        said.append(text("letter.video_later", lang))
    return "\n".join(said)
