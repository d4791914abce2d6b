"""A reason that says the contrary of what it is given for is asked about, and nothing is done meanwhile."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview, Participant
from tests.dispatch.test_feedback import over
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
        ("zh", "免填 {code} 李四 因为他写了", "“因为他写了”：可是李四还没有提交 陈晓 今天 07:30 的面评。仍然不用李四写？是/否"),
        ("zh", "免填 {code} 李四 已经交了", "“已经交了”：可是李四还没有提交 陈晓 今天 07:30 的面评。仍然不用李四写？是/否"),
        ("en", "waive {code} lisi he has submitted it", "“he has submitted it”: but no feedback of 李四 on 陈晓, today 07:30 is in. "
         "Ask none of them all the same? yes/no"),
    ],
)  # fmt: skip
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
        ("zh", "没面成 {code} 面得很好", "“面得很好”听起来是面过了，写面评发：面评 {code}。仍然记为没面成：陈晓 今天 07:30？是/否"),
        ("zh", "没面成 {code} 其他 聊得不错", "“聊得不错”听起来是面过了，写面评发：面评 {code}。仍然记为没面成：陈晓 今天 07:30？是/否"),
        ("en", "not held {code} it went really well", "“it went really well” sounds as if it was held; what you think is written with: feedback {code}. "
         "Note 陈晓, today 07:30 as not held all the same? yes/no"),
    ],
)  # fmt: skip
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
    assert office.say(f"没面成 {code} 网络断了").startswith(f"{code} 陈晓 · 后端工程师 一面：已记下没面成")
    assert status(code) == "rescheduling"


def test_the_reason_for_letting_somebody_off_is_read_back(office: Office) -> None:
    code = over(office)
    said = office.say(f"不用写面评 {code} 李四 他休假", "zhangmin")
    assert said == "不用李四写 陈晓 今天 07:30 的面评，原因：他休假？是/否"
