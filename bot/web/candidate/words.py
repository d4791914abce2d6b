"""What a candidate reads on their page, in both languages and always in 您: who keeps what, what to prepare, how it stands."""

from __future__ import annotations

from bot.installation import process
from bot.interviews import meeting_link, open_to_candidate, self_choice, states, wishes
from bot.web.candidate.visit import Visit
from bot.wording.for_candidate import round_called

Said = tuple[str, str]  # English, Chinese

# After what was done, or could not be: by the word in the page's address.
NOTES: dict[str, Said] = {
    "moved": (
        "The time has changed meanwhile. This is the new one: please answer again.",
        "面试时间刚刚有调整，下面是新的时间，请您重新确认。",
    ),
    "changed": ("The time has changed meanwhile. This is how it stands.", "面试时间刚刚有调整，下面是最新的情况。"),
    "notnow": ("That is not possible at the moment. This is how it stands.", "现在不能这样操作了，下面是最新的情况。"),
    "taken": ("That time has just been taken. Please choose another one.", "这个时间刚刚被占了，请选别的时间。"),
    "gone": ("That time has just been taken.", "这个时间刚刚被占了。"),
}
NOTHING_ASKED: Said = (
    "Please give a time that is ahead and within sixty days, or write when it suits you.",
    "请填一个 60 天以内、还没到的时间，或写一句您什么时候方便。",
)

_PREPARE: dict[str, tuple[Said, ...]] = {
    "video": (
        ("A quiet place, and a steady network.", "安静的地方和稳定的网络。"),
        ("Try your camera and microphone before.", "提前试一下摄像头和麦克风。"),
    ),
    "phone": (
        ("A quiet place with good reception; we will call you.", "安静、信号好的地方，到时我们会打给您。"),
        ("Have your CV at hand.", "手边放一份简历。"),
    ),
    "onsite": (
        ("Bring an identity document; reception may ask for it.", "带上身份证件，前台可能需要登记。"),
        ("Please be there ten minutes early.", "请提前 10 分钟到。"),
    ),
}


_FROM_A_COMPUTER: Said = (
    "Come in from a computer if you can: code is written there.",
    "尽量用电脑进入，面试中要写代码。",
)


def note(visit: Visit, said: str, *, has_slots: bool, is_asked: bool) -> str:
    """What to say first of what was done, or could not be. Nobody is asked for an answer or a choice that they cannot give."""
    if said == "moved" and not is_asked:
        said = "changed"
    if said == "taken" and not has_slots:
        said = "gone"
    return visit.pick(*NOTES[said]) if said in NOTES else ""


def enough(visit: Visit, contact: tuple[str, str] | None) -> str:
    """By the page they have said it as often as is passed on, or all that can be said there."""
    said = " ".join(filter(None, contact or ()))
    return visit.text("candidate_page.please_call", who=said or visit.text("candidate_page.who_sent_it"))


def prepare(visit: Visit) -> list[str]:
    from_a_computer = (_FROM_A_COMPUTER,) if meeting_link.is_provided(visit.interview) else ()
    return [visit.pick(*one) for one in (*_PREPARE[str(visit.interview.mode)], *from_a_computer)]


def how_many(visit: Visit) -> str:
    """`2 位面试官`; never who."""
    n = sum(one.attends and one.part != "shadow" for one in visit.interview.panel)
    return visit.text("candidate_page.interviewers", n=n) if n else ""


def place(visit: Visit) -> tuple[str, str]:
    """How it takes place: its name, and where."""
    interview = visit.interview
    if interview.mode == "phone":
        return visit.text("candidate_page.how"), visit.text("candidate_page.by_phone")
    if interview.mode == "onsite":
        where = str(interview.room.name) if interview.room else visit.text("candidate_page.we_will_tell")
        return visit.text("card.place"), where
    where = f" · {interview.room.name}" if interview.room else ""
    return visit.text("candidate_page.how"), visit.text("candidate_page.video") + where


def company(visit: Visit) -> str:
    return process.installation.company_name or visit.text("candidate_page.company")


def privacy(visit: Visit, contact: str) -> list[str]:
    """Who keeps what, for how long, and how it is deleted (个人信息保护法, articles 17 and 47)."""
    who = company(visit)
    ask = visit.text("candidate_page.ask_contact" if contact else "candidate_page.ask_sender", contact=contact)
    return [
        visit.text("candidate_page.privacy_what", who=who),
        visit.text("candidate_page.privacy_until"),
        _others(visit),
        visit.text("candidate_page.privacy_rights", ask=ask),
    ]


def _others(visit: Visit) -> str:
    """To whom something of it is told."""
    if meeting_link.is_provided(visit.interview):
        return visit.text("candidate_page.privacy_showmebug")
    return visit.text("candidate_page.privacy_nobody")


def state(visit: Visit, *, has_slots: bool) -> tuple[str, str]:
    """How it stands for the candidate, and its tone: `good`, `asks` or `soft`."""
    interview, now = visit.interview, visit.now
    if interview.candidate_response == "declined":
        return _not_coming(visit)
    if states.is_to_be_chosen(interview):
        return _to_be_chosen(visit, has_slots=has_slots)
    if interview.status == "no_show":
        return visit.text("candidate_page.did_not_meet"), "soft"
    if interview.status == "rescheduling":
        return visit.text("candidate_page.time_is_open"), "soft"
    if interview.is_over(now):
        if interview.here_at is None:  # nobody knows whether they came
            return visit.text("candidate_page.is_over"), "soft"
        return visit.text("candidate_page.thanks"), "soft"
    if not states.is_ahead(interview, now):
        return visit.text("candidate_page.has_begun"), "good"
    return _answered(visit)


def _not_coming(visit: Visit) -> tuple[str, str]:
    """What they said stays so, whatever the hour; until HR has decided somebody writes to them."""
    if states.is_open(visit.interview, visit.now):
        said = ("You said that you can't make it; we will contact you", "您已告知不参加，我们会和您联系")
    else:
        said = ("You said that you can't make it", "您已告知不参加")
    return visit.pick(*said), "soft"


def _to_be_chosen(visit: Visit, *, has_slots: bool) -> tuple[str, str]:
    if wishes.of(visit.interview) is not None:
        return visit.text("candidate_page.times_said"), "soft"
    if has_slots:
        return visit.text("candidate_page.choose"), "asks"
    return visit.text("candidate_page.arranging"), "soft"


def no_slots(visit: Visit, contact: tuple[str, str] | None) -> str:
    """There is nothing to choose from: that times are coming, or that those there were are gone."""
    said = " ".join(filter(None, contact or ()))
    ask = visit.text("candidate_page.urgent", said=said) if said else ""
    found = self_choice.of(visit.interview.id)
    if found is not None and self_choice.common(visit.interview, found):
        return visit.text("candidate_page.times_gone") + ask
    return visit.text("candidate_page.nothing_yet") + ask


def _answered(visit: Visit) -> tuple[str, str]:
    interview = visit.interview
    if interview.candidate_response == "accepted":
        return visit.text("candidate_page.confirmed"), "good"
    if wishes.of(interview) is not None:
        return (
            visit.text("candidate_page.asked_for_another"),
            "soft",
        )
    if interview.expected_at is not None:  # who says that they are late comes
        return visit.text("candidate_page.expect_you"), "good"
    return visit.text("candidate_page.please_answer"), "asks"


def late_said(visit: Visit) -> str:
    """`您已告知晚到 10 分钟`"""
    interview = visit.interview
    if interview.expected_at is None or interview.start is None or interview.is_over(visit.now):
        return ""
    minutes = int((interview.expected_at - interview.start).total_seconds()) // 60
    if visit.interview.here_at is not None:  # and are here by now
        return ""
    return visit.text("candidate_page.late", minutes=minutes)


def here_said(visit: Visit) -> str:
    if visit.interview.here_at is None or visit.interview.is_over(visit.now):
        return ""
    return visit.text("candidate_page.here") if open_to_candidate.is_on_the_spot(visit.interview) else ""


def not_met(visit: Visit, contact: tuple[str, str] | None) -> str:
    """Of who was not met: that somebody can be called still, since who comes after all is taken in."""
    said = " ".join(filter(None, contact or ()))
    if visit.interview.status != "no_show" or not said:
        return ""
    return visit.text("candidate_page.not_met", said=said)


def about(visit: Visit) -> str:
    """`后端工程师 · 一面`"""
    return f"{visit.interview.application.job.title} · {round_called(visit.interview, visit.lang)}"
