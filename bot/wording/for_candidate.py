"""What HR forwards to a candidate, to whom the bot itself does not write: in their language, by their clock.

Where candidates reach us each text holds their own link, and the meeting's address none of them: the link leads there.
Its token is not in these texts, but written into them when they leave (`bot.wecom.content.BLANK`).
"""

from __future__ import annotations

from datetime import datetime

from bot.interviews import by_candidate, candidate_link, round_names
from bot.interviews.models import Interview, Member
from bot.times.clock_face import show_moment
from bot.times.zones import zone_name
from bot.wecom.content import BLANK, Text
from bot.wording import links
from bot.wording.company import company_name
from bot.wording.words import pick


def cancelled(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That the interview does not take place; to who said that they do not come, without an apology."""
    lang, at = str(interview.candidate.lang), _at(interview.slot, interview, now)
    wanted = interview.candidate_response == "declined"
    sorry = pick(("We are sorry for any inconvenience.", "给您带来不便，敬请谅解。"), lang)
    return _letter(
        interview,
        ("{interview} has been cancelled", "已取消，您不用参加"),
        [
            pick((f"It was planned for: {at}", f"原定时间：{at}"), lang) if at else "",
            "" if wanted else sorry,
            _link(("If it is in your calendar, you can take it out here", "日历里加过的话，可以在这里更新"), lang),
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
        at += pick((f", instead of {before}", f"，原定 {before}"), lang)
    head = ("the time of {interview} has changed", "时间有调整") if is_new else _SAME_TIME
    if is_new and _is_past(was, now):
        head = (
            "{interview} did not take place, and we would like to suggest another time",
            "没能如期进行，想和您另约时间",
        )
    return _letter(
        interview,
        head,
        [
            pick(("New time: ", "新时间：") if is_new else ("Time: ", "时间："), lang) + at,
            _place(interview, lang),
            _link(_answer(interview, now) if is_new else _WAY_IN, lang),
            _contact(hr, phone, lang),
            pick(("Does that suit you? Please let us know.", "这个时间您方便吗？请告诉我们一声。"), lang)
            if is_new
            else "",
        ],
    )


def time_open(
    interview: Interview, was: tuple[datetime, datetime] | None, hr: Member, phone: str, now: datetime
) -> Text:
    """That it does not take place at its time, and that there is to be another."""
    lang, before = str(interview.candidate.lang), _at(was, interview, now)
    head = ("{interview} has to be moved to another time", "需要改到别的时间")
    when = pick((f"It will not take place at: {before}", f"不在原定时间：{before}"), lang)
    if _is_past(was, now):
        head = (
            "{interview} did not take place, and there will be another time",
            "没能如期进行，会和您另约时间",
        )
        when = pick((f"It was planned for: {before}", f"原定时间：{before}"), lang)
    return _letter(
        interview,
        head,
        [
            when if before else "",
            pick(("We will write to you as soon as there is one.", "新时间定了就告诉您。"), lang),
            _link(("You can see how it stands here", "随时可以查看"), lang),
            _contact(hr, phone, lang),
        ],
    )


def new_link(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That the link before has ended, with the one that is good now."""
    lang, at = str(interview.candidate.lang), _at(interview.slot, interview, now)
    return _letter(
        interview,
        ("there is a new link for {interview}", "换了新链接，之前的链接已失效"),
        [
            pick((f"Time: {at}", f"时间：{at}"), lang) if at else "",
            _link(_WAY_IN, lang),
            _contact(hr, phone, lang),
            pick(("The link that you had before no longer works.", ""), lang),
        ],
    )


def _is_past(was: tuple[datetime, datetime] | None, now: datetime) -> bool:
    return was is not None and was[0] <= now


_SAME_TIME = ("the time of {interview} stays the same; where it takes place has changed", "时间不变，地点有调整")


_ANSWER = ("Please confirm here, or ask for another time", "请打开确认，也可以改时间")
_CONFIRM = ("Please confirm here", "请打开确认")  # it is too near for another time
_CHOOSE = ("You choose the time: please open this and take one that suits you", "面试时间由您来选，请打开选一个")
_WAY_IN = ("All the details, and the way in", "面试信息和入口")


def _answer(interview: Interview, now: datetime) -> tuple[str, str]:
    return _ANSWER if by_candidate.may_ask(interview, now) else _CONFIRM


def _link(what: tuple[str, str], lang: str) -> str:
    """What the link is good for, and the link; nothing where candidates do not reach us."""
    there = links.candidate(BLANK)
    return pick((f"{what[0]}: {there}", f"{what[1]}：{there}"), lang) if there else ""


def _as_text(interview: Interview, lines: list[str]) -> Text:
    said = "\n".join(filter(None, lines))
    return Text(said, candidate_link.of(interview).name if BLANK in said else "")


def _letter(interview: Interview, head: tuple[str, str], lines: list[str]) -> Text:
    """Addressed, with what it is about. `head` in English names it as `{interview}`."""
    lang, company = str(interview.candidate.lang), company_name()
    job, called = interview.application.job.title, round_called(interview, lang)
    english = head[0].replace("{interview}", f"your interview{_at_company()} for the position of {job} ({called})")
    what = pick((f"{english[0].upper()}{english[1:]}.", f"您参加{company}“{job}”职位的{called}{head[1]}。"), lang)
    return _as_text(interview, [_hello(interview, lang), what, *lines])


def _at_company() -> str:
    return f" at {company}" if (company := company_name()) else ""


def _hello(interview: Interview, lang: str) -> str:
    return pick((f"Dear {interview.candidate.shown_name},", f"{interview.candidate.shown_name}您好，"), lang)


def round_called(interview: Interview, lang: str) -> str:
    """As it was named; one that only has its number's name, in English."""
    name, number = str(interview.round_name), int(interview.round_no)
    return f"Round {number}" if lang == "en" and name == round_names.name_of(number) else name


def _contact(hr: Member, phone: str, lang: str) -> str:
    return pick((f"Contact: {hr.name}", f"联系人：{hr.name}"), lang) + (f" {phone}" if phone else "")


def _at(slot: tuple[datetime, datetime] | None, interview: Interview, now: datetime, *, named: bool = True) -> str:
    """`3月12日 周四 14:00–15:00（北京时间）`; nothing where there is no time. The zone is named once in a text."""
    if slot is None:
        return ""
    zone, lang = interview.candidate.tz, str(interview.candidate.lang)
    said = show_moment(*slot, zone=zone, lang=lang, now=now)
    if not named:
        return said
    called = zone_name(zone, lang, slot[0])
    return pick((f"{said} ({called})", f"{said}（{called}）"), lang)


def invited(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """When, where and how, and whom to ask. `phone` is HR's, empty where it is not known."""
    lang = str(interview.candidate.lang)
    return _invitation(
        interview,
        [
            pick(("Time: ", "时间："), lang) + _at(interview.slot, interview, now),
            _place(interview, lang),
            _link(_answer(interview, now), lang),
            _contact(hr, phone, lang),
            pick(("If the time does not suit you, please let us know soon.", "时间不合适的话，请尽早告诉我们。"), lang),
        ],
    )


def to_choose(interview: Interview, hr: Member, phone: str, now: datetime) -> Text:
    """That they choose the time: by their link, or where candidates do not reach us, from what HR sends them."""
    lang = str(interview.candidate.lang)
    later = pick(
        ("You choose the time: we will send you the possible ones.", "时间由您来选，可选的时间会发给您。"), lang
    )
    return _invitation(interview, [_link(_CHOOSE, lang) or later, _place(interview, lang), _contact(hr, phone, lang)])


def _invitation(interview: Interview, lines: list[str]) -> Text:
    lang, company = str(interview.candidate.lang), company_name()
    job, called = interview.application.job.title, round_called(interview, lang)
    what = pick(
        (
            f"We would like to invite you to an interview{_at_company()} for the position of {job} ({called}).",
            f"诚邀您参加{company}“{job}”职位的{called}。",
        ),
        lang,
    )
    return _as_text(interview, [_hello(interview, lang), what, *lines])


def _place(interview: Interview, lang: str) -> str:
    if interview.mode == "phone":
        return pick(("By phone: we will call you", "方式：电话面试，到时我们会打给您"), lang)
    said = []
    if interview.room is not None:
        said.append(pick((f"Place: {interview.room.name}", f"地点：{interview.room.name}"), lang))
    elif interview.mode == "onsite":
        said.append(pick(("Place: on site; we will tell you where", "地点：现场面试，具体地址会再告诉您"), lang))
    if links.candidate(BLANK):  # which is the way in
        return "\n".join(said) or pick(("By video", "方式：视频面试"), lang)
    if interview.meeting_url:
        said.append(pick((f"Way in: {interview.meeting_url}", f"进入面试：{interview.meeting_url}"), lang))
    elif interview.mode == "video":
        said.append(pick(("By video: we will send you the way in", "方式：视频面试，进入方式会再发给您"), lang))
    return "\n".join(said)
