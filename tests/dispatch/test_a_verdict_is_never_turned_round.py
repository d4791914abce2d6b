"""A verdict that is denied or turned round is not taken: the words stay whole, and the verdict is asked for."""

from __future__ import annotations

import pytest

from tests.said import en_like
from tests.world.ended import over
from tests.world.office import Office

ASKED = {"en": "What is your verdict?", "zh": "你的结论是？"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "not a no"),
        ("en", "I wouldn't say no"),
        ("en", "hardly a hire"),
        ("en", "anything but a pass"),
        ("zh", "谈不上推荐"),
        ("zh", "不能说不推荐"),
    ],
)
def test_what_turns_a_verdict_round_is_none_and_is_kept_whole(office: Office, lang: str, said: str) -> None:
    code = over(office)
    office.say(f"language {lang}")
    assert ASKED[lang] in office.say(f"feedback {code} {said}")
    assert f"\n{said}\n" in office.say("3")


def test_to_pass_on_somebody_is_a_no(office: Office) -> None:
    code = over(office)
    office.say("language en")
    assert en_like("feedback.ask_why", verdict="no").search(office.say(f"feedback {code} pass on him"))


def test_the_no_of_the_list_is_the_answer_that_it_stands_for(office: Office) -> None:
    code = over(office)
    office.say("language en")
    assert "\n4) no\n" in office.say(f"feedback {code}")
    assert en_like("feedback.ask_why", verdict="no").search(office.say("no"))


def test_no_hire_within_a_sentence_is_a_no(office: Office) -> None:
    code = over(office)
    office.say("language en")
    said = office.say(f"My feedback for {code} is no hire, too slow at the board")
    assert "\nVerdict: no\n" in said, said


@pytest.mark.parametrize("said", ["no hire", "not a yes", "don't hire", "strong no", "reject", "no. 4", "不推荐"])
def test_a_no_where_the_verdict_is_asked_for_is_a_no(office: Office, said: str) -> None:
    code = over(office)
    office.say(f"面评 {code}", "lisi")
    answer = office.say(said, "lisi")
    assert "不推荐。" in answer, answer
