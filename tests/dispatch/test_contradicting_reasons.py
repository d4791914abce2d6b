"""A reason that says the contrary of what it is given for is asked about, and nothing is done meanwhile."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview, Participant
from tests.said import en, zh, zh_like
from tests.world.ended import over
from tests.world.office import Office


def status(code: str) -> str:
    with store.db.connection_context():
        return str(Interview.get(Interview.code == code).status)


def still_owed(office: Office, code: str, who: str) -> bool:
    with store.db.connection_context():
        interview = Interview.get(Interview.code == code)
        place = Participant.get((Participant.interview == interview) & (Participant.member == office.member(who)))
        return bool(place.feedback_required)


@pytest.mark.parametrize(
    ("lang", "said", "asked"),
    [
        (
            "zh",
            "免填 {code} 李四 因为他写了",
            zh("deed.yes_or_no", sentence=zh("waive.none_in", words="因为他写了", who="李四", which="陈晓 今天 07:30")),
        ),
        (
            "zh",
            "免填 {code} 李四 已经交了",
            zh("deed.yes_or_no", sentence=zh("waive.none_in", words="已经交了", who="李四", which="陈晓 今天 07:30")),
        ),
        (
            "en",
            "waive {code} lisi he has submitted it",
            en(
                "deed.yes_or_no",
                sentence=en("waive.none_in", words="he has submitted it", who="李四", which="陈晓, today 07:30"),
            ),
        ),
    ],
)
def test_nobody_is_let_off_for_having_written_without_being_asked(
    office: Office, lang: str, said: str, asked: str
) -> None:
    code = over(office)
    office.say(f"language {lang}", "zhangmin")
    assert office.say(said.format(code=code), "zhangmin") == asked
    assert still_owed(office, code, "lisi")
    office.say("是" if lang == "zh" else "yes", "zhangmin")
    assert not still_owed(office, code, "lisi")


@pytest.mark.parametrize(
    ("lang", "said", "asked"),
    [
        (
            "zh",
            "没面成 {code} 面得很好",
            zh(
                "deed.yes_or_no",
                sentence=zh("not_held.read_back", words="面得很好", code="{code}", which="陈晓 今天 07:30"),
            ),
        ),
        (
            "zh",
            "没面成 {code} 其他 聊得不错",
            zh(
                "deed.yes_or_no",
                sentence=zh("not_held.read_back", words="聊得不错", code="{code}", which="陈晓 今天 07:30"),
            ),
        ),
        (
            "en",
            "not held {code} it went really well",
            en(
                "deed.yes_or_no",
                sentence=en(
                    "not_held.read_back", words="it went really well", code="{code}", which="陈晓, today 07:30"
                ),
            ),
        ),
    ],
)
def test_what_sounds_as_if_it_was_held_is_not_noted_as_not_held_unasked(
    office: Office, lang: str, said: str, asked: str
) -> None:
    code = over(office)
    office.say(f"language {lang}", "zhangsan")
    assert office.say(said.format(code=code)) == asked.format(code=code)
    assert status(code) == "awaiting_feedback"
    office.say("否" if lang == "zh" else "no")
    assert status(code) == "awaiting_feedback"


def test_a_reason_that_fits_is_noted_at_once(office: Office) -> None:
    code = over(office)
    assert zh_like("not_held.done", title=f"{code} 陈晓 · 后端工程师 一面").match(office.say(f"没面成 {code} 网络断了"))
    assert status(code) == "rescheduling"


def test_the_reason_for_letting_somebody_off_is_read_back(office: Office) -> None:
    code = over(office)
    said = office.say(f"不用写面评 {code} 李四 他休假", "zhangmin")
    assert said == zh(
        "deed.yes_or_no",
        sentence=zh("waive.deed", who="李四", which="陈晓 今天 07:30", why=zh("decline.why", reason="他休假")),
    )
