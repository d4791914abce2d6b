"""What HR types of the candidate, and takes back or limits in the same line, is asked for, and not noted as a no."""

from __future__ import annotations

import pytest

from tests.e2e.office import Office


@pytest.mark.parametrize("said", ["not coming? no, confirmed", "not coming before 12", "yes and no"])
def test_the_answer_is_asked_for(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    office.say("language en", "zhangmin")
    assert "What did the candidate answer?" in office.say(f"candidate {code} {said}", "zhangmin")
