"""A candidate who is not sure has said neither yes nor no, whatever the word that is denied would say by itself."""

from __future__ import annotations

from tests.world.office import Office

UNSURE = [
    "林悦回我了，她不太确定，让我们等等",
    "林悦那边还不能确定",
    "林悦说现在没法确认",
    "林悦说她不敢肯定能来",
    "林悦回复说她不怎么确定",
    "林悦不是很确定能不能到",
    "林悦那边定不了",
    "林悦回了，说不好",
    "林悦说让我们再等她两天",
    "林悦回复：还没决定",
    "候选人林悦还不能确认",
    "林悦 isn't sure yet, asked us to wait",
    "林悦 can't confirm yet",
]
SURE = {
    "林悦确定不来了": "declined",
    "林悦说肯定来": "accepted",
    "林悦说保证准时到": "accepted",
    "林悦同意了，让我们等她": "accepted",
    "林悦说没问题，确定参加": "accepted",
}
NO_YES = ["林悦不同意这个时间", "林悦没答应", "候选人林悦没同意"]


def test_who_is_unsure_is_thinking_it_over(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said in UNSURE:
        understood = office.understands(said, "zhangmin")
        assert (understood["command"], understood["arguments"].get("answer")) == ("candidate", "tentative"), said
        assert understood["confirm"], said
    for said, answer in SURE.items():
        assert office.understands(said, "zhangmin")["arguments"].get("answer") == answer, said


def test_what_is_not_agreed_to_is_no_yes(office: Office) -> None:
    office.plan("林悦", "03-15 14:00")
    for said in NO_YES:
        assert office.understands(said, "zhangmin")["arguments"].get("answer") != "accepted", said
