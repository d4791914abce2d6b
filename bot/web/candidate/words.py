"""What a candidate reads on their page, in both languages and always in 您: who keeps what, what to prepare, how it stands."""

from __future__ import annotations

from bot.interviews import meeting_link, open_to_candidate, self_choice, states, wishes
from bot.web.candidate.visit import Visit
from bot.wording.company import company_name
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
    return visit.pick(
        f"Does anything else change? Please call {said or 'whoever sent you this link'}.",
        f"还有变动，请直接联系 {said or '给您发链接的人'}。",
    )


def prepare(visit: Visit) -> list[str]:
    from_a_computer = (_FROM_A_COMPUTER,) if meeting_link.is_provided(visit.interview) else ()
    return [visit.pick(*one) for one in (*_PREPARE[str(visit.interview.mode)], *from_a_computer)]


def how_many(visit: Visit) -> str:
    """`2 位面试官`; never who."""
    n = sum(one.attends and one.part != "shadow" for one in visit.interview.panel)
    return visit.pick(f"{n} interviewer{'s' if n != 1 else ''}", f"{n} 位面试官") if n else ""


def place(visit: Visit) -> tuple[str, str]:
    """How it takes place: its name, and where."""
    interview = visit.interview
    if interview.mode == "phone":
        return visit.pick("How", "方式"), visit.pick("phone: we will call you", "电话面试，到时我们会打给您")
    if interview.mode == "onsite":
        where = str(interview.room.name) if interview.room else visit.pick("we will tell you", "具体地址会再告诉您")
        return visit.pick("Place", "地点"), where
    where = f" · {interview.room.name}" if interview.room else ""
    return visit.pick("How", "方式"), visit.pick("video", "视频面试") + where


def company(visit: Visit) -> str:
    return company_name() or visit.pick("the company", "招聘公司")


def privacy(visit: Visit, contact: str) -> list[str]:
    """Who keeps what, for how long, and how it is deleted (个人信息保护法, articles 17 and 47)."""
    who = company(visit)
    ask = visit.pick(
        f"ask {contact}" if contact else "ask whoever sent you this link",
        f"联系 {contact}" if contact else "联系给您发链接的人",
    )
    return [
        visit.pick(
            f"{who} keeps your name, how to reach you, your CV, the job, the times, what you answer here, the moment at which you "
            "join or say that you are here, and what the interviewers write, to hold this interview and decide about the job.",
            f"{who}会保存您的姓名、联系方式、简历、应聘职位、面试时间、您在这里的答复、您进来或到达的时刻和面试官的评价，"
            "仅用于安排这次面试和录用决定。",
        ),
        visit.pick(
            "What you write here about other times is deleted after 90 days, your CV 180 days after your last interview, or "
            "after it came where that is later; the record of the interview is kept with the company's recruiting records.",
            "您在这里写的改期留言 90 天后自动删除，简历在最后一场面试（或收到简历，以较晚的为准）180 天后自动删除；面试记录按公司招聘档案的期限保存。",
        ),
        _others(visit),
        visit.pick(
            f"To see, correct or delete your data, or to take your consent back, {ask}.",
            f"想查看、更正、删除这些信息，或撤回同意，请{ask}。",
        ),
    ]


def _others(visit: Visit) -> str:
    """To whom something of it is told."""
    if meeting_link.is_provided(visit.interview):
        return visit.pick(
            "The room of this interview is ShowMeBug's, which is told your name and nothing else. This page counts no visits.",
            "这场面试的房间由 ShowMeBug 提供，只会把您的姓名给它。本页不统计访问。",
        )
    return visit.pick(
        "This page counts no visits and tells nobody else anything.", "本页不统计访问，也不向别人提供信息。"
    )


def state(visit: Visit, *, has_slots: bool) -> tuple[str, str]:
    """How it stands for the candidate, and its tone: `good`, `asks` or `soft`."""
    interview, now = visit.interview, visit.now
    if interview.candidate_response == "declined":
        return _not_coming(visit)
    if states.is_to_be_chosen(interview):
        return _to_be_chosen(visit, has_slots=has_slots)
    if interview.status == "no_show":
        return visit.pick("We waited and did not meet you", "这场面试没有等到您"), "soft"
    if interview.status == "rescheduling":
        return visit.pick("The time is open for now; we will write to you", "时间待定，定了会告诉您"), "soft"
    if interview.is_over(now):
        if interview.here_at is None:  # nobody knows whether they came
            return visit.pick("The interview is over", "面试已结束"), "soft"
        return visit.pick("The interview is over. Thank you for coming", "面试已结束，谢谢您参加"), "soft"
    if not states.is_ahead(interview, now):
        return visit.pick("The interview has begun", "面试已经开始"), "good"
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
        return visit.pick(
            "You said which times suit you; we will contact you",
            "已收到您的回复，我们会和您联系",
        ), "soft"
    if has_slots:
        return visit.pick("Please choose a time", "请您选一个时间"), "asks"
    return visit.pick("We are still arranging the times", "面试时间还在安排"), "soft"


def no_slots(visit: Visit, contact: tuple[str, str] | None) -> str:
    """There is nothing to choose from: that times are coming, or that those there were are gone."""
    said = " ".join(filter(None, contact or ()))
    ask = visit.pick(f" Is it urgent? Please ask {said}.", f"着急的话请联系 {said}。") if said else ""
    found = self_choice.of(visit.interview.id)
    if found is not None and self_choice.common(visit.interview, found):
        return (
            visit.pick(
                "The times that could be chosen are taken or past. We are looking for others, and will write to you.",
                "之前可选的时间已经约满或过了，我们正在安排新的时间，有了会告诉您。",
            )
            + ask
        )
    return (
        visit.pick(
            "There is nothing to choose from at this moment. We will write to you when there is; this link stays the same.",
            "现在没有可选的时间，有了会告诉您，到时还是打开这个链接来选。",
        )
        + ask
    )


def _answered(visit: Visit) -> tuple[str, str]:
    interview = visit.interview
    if interview.candidate_response == "accepted":
        return visit.pick("✓ You have confirmed", "✓ 您已确认参加"), "good"
    if wishes.of(interview) is not None:
        return (
            visit.pick(
                "You asked for another time. Until we answer, this one stays",
                "已收到您想改的时间。我们答复之前，先保留现在的时间",
            ),
            "soft",
        )
    if interview.expected_at is not None:  # who says that they are late comes
        return visit.pick("We expect you", "面试照常，等您来"), "good"
    return visit.pick("Please tell us whether you can make it", "请您确认是否参加"), "asks"


def late_said(visit: Visit) -> str:
    """`您已告知晚到 10 分钟`"""
    interview = visit.interview
    if interview.expected_at is None or interview.start is None or interview.is_over(visit.now):
        return ""
    minutes = int((interview.expected_at - interview.start).total_seconds()) // 60
    if visit.interview.here_at is not None:  # and are here by now
        return ""
    return visit.pick(
        f"We know that you will be {minutes} minutes late, and wait for you.",
        f"已告诉面试官您晚到 {minutes} 分钟，会等您。",
    )


def here_said(visit: Visit) -> str:
    if visit.interview.here_at is None or visit.interview.is_over(visit.now):
        return ""
    return (
        visit.pick("We know that you are here.", "面试官已经知道您到了。")
        if open_to_candidate.is_on_the_spot(visit.interview)
        else ""
    )


def not_met(visit: Visit, contact: tuple[str, str] | None) -> str:
    """Of who was not met: that somebody can be called still, since who comes after all is taken in."""
    said = " ".join(filter(None, contact or ()))
    if visit.interview.status != "no_show" or not said:
        return ""
    return visit.pick(
        f"Are you there after all, or would you like another time? Please call {said}.",
        f"您已经到了，或者想另约时间，请联系 {said}。",
    )


def about(visit: Visit) -> str:
    """`后端工程师 · 一面`"""
    return f"{visit.interview.application.job.title} · {round_called(visit.interview, visit.lang)}"
