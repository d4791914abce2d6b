"""Looking people and interviews up by a few words: what is found is what the asker may see, and its numbers work."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Candidate
from tests.said import zh, zh_like
from tests.world.office import Office


@pytest.fixture
def codes(office: Office) -> list[str]:
    """张三's 陈晓, 李四's 韩若溪 and yesterday's 陈若溪."""
    found = [
        office.plan("陈晓", "03-12 14:00", "zhangsan"),
        office.plan("韩若溪", "03-12 14:30", "lisi"),
        office.plan("陈若溪", "03-10 14:30", "lisi", job="前端工程师"),
    ]
    with store.db.connection_context():
        Candidate.update(mobile="+86 138-0000-5678").where(Candidate.name == "陈晓").execute()
        Candidate.create(name="陈未约")
    return found


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("查 若溪", (1, 2)),
        ("查陈", (0, 2)),
        ("搜索 后端", (0, 1)),
        ("查 5678", (0,)),
        ("find chenxiao", (0,)),
        ("查 hanruo", (1,)),
        ("查一下韩若溪", (1,)),
    ],
)
def test_hr_finds_by_a_part_of_a_name_pinyin_a_job_and_a_phone(
    office: Office, codes: list[str], words: str, which: tuple[int, ...]
) -> None:
    said = office.say(words, "zhangmin")
    assert [one for one in codes if one in said] == [codes[at] for at in which]


def test_a_number_of_what_was_found_is_that_interview(office: Office, codes: list[str]) -> None:
    office.say("查 若溪", "zhangmin")
    assert office.say("2", "zhangmin").startswith(f"{codes[2]} 陈若溪")
    assert office.say("1", "zhangmin").startswith(f"{codes[1]} 韩若溪")


def test_the_only_one_that_is_found_is_shown_at_once(office: Office, codes: list[str]) -> None:
    for words in (f"查 {codes[0]}", "查 陈晓", "find chenxiao"):
        said = office.say(words, "zhangmin").split("\n")
        assert said[:3] == [
            f"{codes[0]} 陈晓 · 后端工程师 一面 · 待回复",
            "3月12日 周四 14:00–15:00",
            "面试官：张三 待回复",
        ]
    assert office.say("1", "zhangmin").startswith(f"{codes[0]} 陈晓")
    assert office.say("查 陈").startswith(f"{codes[0]} 陈晓")


def test_an_interviewer_finds_their_own_panels_alone(office: Office, codes: list[str]) -> None:
    assert codes[0] in office.say("查 陈")
    for words in ("查 若溪", "查 5678", "查 李四", f"查 {codes[1]}"):
        assert zh_like("find.nothing_among_yours").match(office.say(words)), words


def test_who_knows_the_candidate_does_not_find_them(office: Office, codes: list[str]) -> None:
    office.say(f"无法参加 {codes[0]} 认识候选人")
    assert zh_like("find.nothing_among_yours").match(office.say("查 陈晓"))


def test_colleagues_are_found_by_hr_and_a_number_shows_their_day(office: Office, codes: list[str]) -> None:
    assert office.say("查 李四", "zhangmin") == zh("find.colleagues", names="李四 (lisi, 面试官)") + zh(
        "find.schedule_of", account="lisi"
    )
    assert office.say("查 zhang", "zhangmin").split("\n")[:2] == [
        zh("find.whose_schedule", said="zhang"),
        "1) 张三 (zhangsan, 面试官)",
    ]
    assert office.say("1", "zhangmin").startswith("张三 今天")
    assert codes[0] in office.say("日程 明天 @zhangsan", "zhangmin")


def test_a_candidate_without_an_interview_is_named(office: Office, codes: list[str]) -> None:
    assert office.say("查 未约", "zhangmin") == zh("find.candidates", names="陈未约")
    assert len(codes) == 3


def test_too_short_or_too_much_says_how_to_go_on(office: Office) -> None:
    assert office.say("find x", "zhangmin").startswith("“x”太短了")
    for hour in range(21):
        office.plan(f"周{chr(0x4E00 + hour)}", f"03-{12 + hour // 10} {8 + hour % 10}:00")
    many = office.say("查 周", "zhangmin")
    assert many.startswith(zh("find.more_than_shown", said="周", most="20") + "\n")
    assert "发“更多”" in many
    assert office.say("查 100%_", "zhangmin").startswith("没找到“100%_”")


def test_who_looks_for_a_substitute_is_told_what_shows_one(office: Office, codes: list[str]) -> None:
    assert office.say(f"找人替{codes[0]}", "zhangmin") == zh("find.substitutes_instead")


def test_without_words_it_asks_what(office: Office, codes: list[str]) -> None:
    assert office.say("查", "zhangmin") == "查什么？发姓名的一部分、拼音、岗位或编号。"
    assert codes[0] in office.say("陈晓", "zhangmin")
