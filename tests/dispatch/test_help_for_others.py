"""How something is done that is for another role: whose it is, and whom to ask, and never that there is no such command."""

from __future__ import annotations

from tests.world.office import Office


def test_who_asks_how_to_do_what_hr_does_reads_whom_to_ask(office: Office) -> None:
    for said in ("how do I cancel an interview?", "怎么取消面试", "帮助 取消面试"):
        assert office.say(said).startswith("“取消面试”由 HR 来做，请找"), said
    for said in ("怎么换人", "帮助 换人"):
        assert office.say(said).startswith("“换人”由 HR 来做，请找"), said
    assert office.say("帮助 成员").startswith("“成员”由管理员来做，请找")
    assert office.say("帮助 没有这个") == "没有“没有这个”这个命令。发“帮助”看全部。"
