"""How something is done that is for another role: whose it is, and whom to ask, and never that there is no such command."""

from __future__ import annotations

from tests.said import zh, zh_like
from tests.world.office import Office


def test_who_asks_how_to_do_what_hr_does_reads_whom_to_ask(office: Office) -> None:
    for said in ("how do I cancel an interview?", "怎么取消面试", "帮助 取消面试"):
        assert zh_like("refused.role", verb="取消面试", role=" HR ").match(office.say(said)), said
    for said in ("怎么换人", "帮助 换人"):
        assert zh_like("refused.role", verb="换人", role=" HR ").match(office.say(said)), said
    assert zh_like("refused.role", verb="成员", role="管理员").match(office.say("帮助 成员"))
    assert office.say("帮助 没有这个") == zh("help.no_such_command", verb="没有这个")
