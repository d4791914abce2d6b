"""What HR types of the candidate, and takes back or limits in the same line, is asked for, and not noted as a no."""

from __future__ import annotations

import pytest

from tests.world.office import Office


@pytest.mark.parametrize(
    "said", ["not coming? no, confirmed", "not coming before 12", "yes and no", "not confirmed", "no reply yet"]
)
def test_the_answer_is_asked_for(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    office.say("language en", "zhangmin")
    assert "What did the candidate answer?" in office.say(f"candidate {code} {said}", "zhangmin")


@pytest.mark.parametrize("said", ["没确认", "未确认", "待确认", "没回复"])
def test_no_answer_yet_is_none(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    assert "记下候选人回复" not in office.say(f"候选人回复 {code} {said}", "zhangmin")
