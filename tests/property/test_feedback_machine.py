"""Whatever the panel writes, changes and takes back, in whatever order: nobody reads another's verdict before their own."""

from __future__ import annotations

import random

import pytest

from bot.db import store
from bot.interviews.models import Feedback, Interview, Participant
from tests.world.office import Office

PANEL = ("zhangsan", "lisi", "zhangmin")  # one of them of HR, who interviews as well
VERDICTS = ("强烈推荐", "推荐", "待定", "不推荐", "强烈不推荐")


@pytest.mark.parametrize("seed", range(4))
def test_nobody_reads_anothers_verdict_before_their_own(fresh_database_url: str, seed: int) -> None:
    chance = random.Random(seed)
    office = Office(fresh_database_url)
    code = office.plan("陈晓", "03-11 08:30", *PANEL)
    written: dict[str, str] = {}  # whose feedback is in, with its words
    for step in range(40):
        who = chance.choice(PANEL)
        what = chance.choice(("write", "write", "undo", "begin", "wait"))
        words = f"第{seed}{step}句"
        if what == "write" and office.say(f"面评 {code} {chance.choice(VERDICTS)} {words}", who).endswith("是/否"):
            written |= {who: words} if "面评已" in office.say("是", who) else {}
        elif what == "begin":
            office.say(f"面评 {code} {words}", who)
        elif what == "undo" and "已撤销" in office.say("撤销", who):
            standing = _in(code)
            written = {one: standing[one] for one in standing}
        elif what == "wait":
            office.clock.move(minutes=chance.choice((1, 20)))
        assert _in(code) == written
        _check(office, code, written)
    assert written


def _in(code: str) -> dict[str, str]:
    with store.db.connection_context():
        found = Feedback.select().join(Interview).where((Interview.code == code) & (Feedback.status == "submitted"))
        return {str(one.author.user_id): str(one.summary) for one in found}


def _check(office: Office, code: str, written: dict[str, str]) -> None:
    for who in (*PANEL, "admin"):
        said = office.say(f"进度 {code}", who)
        for author, words in written.items():
            may = who == author or (who in written and who != "admin")
            assert (words in said) == may, (who, author, said)
    status = office.rows("SELECT status FROM interview WHERE code = %(code)s", code=code)[0]["status"]
    assert status != "completed" or len(written) == len(PANEL)
    with store.db.connection_context():
        assert Participant.select().where(Participant.response == "declined").count() == 0
