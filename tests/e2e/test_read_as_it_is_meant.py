"""Days in a row, slips in a name, figures in pinyin, who should go instead, and of which a day is: read as they are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.language import company, readings

MEANT: tuple[tuple[str, str, str | None, dict[str, Any]], ...] = (
    # earlier behind the length is earlier, whatever verb stands in front
    ("zhangmin", "please shift 2051 half an hour earlier", "reschedule", {"time": "2026-03-16T15:00:00+08:00"}),
    ("zhangmin", "move 2051 an hour earlier", "reschedule", {"time": "2026-03-16T14:30:00+08:00"}),
    ("zhangmin", "can you bring 2033 thirty minutes forward", "reschedule", {"time": "2026-03-13T15:00:00+08:00"}),
    ("zhangmin", "shift 2039 15 minutes sooner", "reschedule", {"time": "2026-03-14T15:15:00+08:00"}),
    ("zhangmin", "push Ding Xiang an hour later", "reschedule", {"time": "2026-03-13T16:30:00+08:00"}),
    ("zhangmin", "push 2045 back 20 minutes", "reschedule", {"time": "2026-03-15T15:50:00+08:00"}),
    # 要不让王五去 suggests him, and 不要让王五去 does not
    ("lisi", "下周一沈佳宁那场我来不了，要不让王五去", "decline", {"interview": "2049", "instead": "wangwu"}),
    ("lisi", "周五吕品我去不了，不如让张三来", "decline", {"interview": "2031", "instead": "zhangsan"}),
    ("lisi", "明天陈晓那场我不行，要不换王五上", "decline", {"interview": "1203", "instead": "wangwu"}),
    ("lisi", "陈晓那场我来不了，不要让王五去", "decline", {"instead": None}),
    ("lisi", "陈晓那场我去不了，要不要让王五去啊", "decline", {"instead": None}),
    # of a label nothing is part of the name
    ("zhangmin", "给王五安排一场测试一面，候选人陆敏，周五上午十点，45分钟", "book", {"candidate": "陆敏"}),
    ("zhangmin", "帮忙安排一场前端一面，人选罗琦，李四面，周五下午五点", "book", {"candidate": "罗琦"}),
    ("zhangmin", "候选人叫罗琦，后端一面，张三面，周五下午五点半，约一下", "book", {"candidate": "罗琦"}),
    # a slip in a name in Latin letters, where what was typed is neither a word nor a syllable
    ("zhangmin", "whats the stauts of chen xaio", "status", {"interview": "1203"}),
    ("zhangmin", "move xu mignxuan to friday 5pm", "reschedule", {"interview": "2048"}),
    ("zhangmin", "has cai yifna answered", "status", {"interview": "2023"}),
    ("wangwu", "can't do zeng zhiqiagn on tuesday", "decline", {"interview": "2057"}),
    # what stands behind a figure in pinyin is what it counts
    ("zhangmin", "ba 1203 gaidao zhouwu xiawu 3 dian", "reschedule", {"time": "2026-03-13T15:00:00+08:00"}),
    ("zhangmin", "2033 gaidao 3 yue 14 hao xiawu 4 dian ban", "reschedule", {"time": "2026-03-14T16:30:00+08:00"}),
    ("zhangmin", "ba 1203 tuichi 30 fenzhong", "reschedule", {"time": "2026-03-12T11:45:00+08:00"}),
    ("lisi", "wo 12 hao shangwu 11 dian na chang qubuliao", "decline", {"interview": "1203"}),
    # of which it is, and no time to go to
    ("zhangsan", "I need to postpone one of my Tuesday interviews", "reschedule", {"time": None, "interview": None}),
    ("zhangsan", "I must push back one of my Friday interviews", "reschedule", {"time": None, "interview": None}),
    ("zhangsan", "I need to shift one of Saturday's interviews", "reschedule", {"time": None, "interview": None}),
    ("zhangsan", "我周二有场面试得改期", "reschedule", {"time": None, "interview": None}),
    ("zhangmin", "王五面的那个测试，换个时间", "reschedule", {"interview": None}),
    ("zhangmin", "李四面的那个前端，改个时间", "reschedule", {"interview": None}),
    ("zhangmin", "周六那场终面调个时间", "reschedule", {"interview": "2040"}),
    ("zhangmin", "张敏说要换个时间吗", "help", {}),
    # 消以 of 取消以后 is nobody
    ("zhangmin", "面试取消以后还能恢复吗", "help", {}),
    ("lisi", "陈小那场我能参加", "accept", {"interview": "1203"}),
    # a correction that begins with its on
    ("zhangsan", "tell me what interviews i have tomorrow no wait on friday", "schedule", {"when": {"start": "2026-03-13T00:00:00+08:00"}}),
    ("zhangmin", "remind wang wu, wait on him a bit", "nudge", {"person": "wangwu"}),
    # whose week, and who could do it instead, in English
    ("zhangmin", "show me wangwu's week", "schedule", {"person": "wangwu", "when": {"start": "2026-03-09T00:00:00+08:00"}}),
    ("zhangsan", "how does my week look", "schedule", {"when": {"start": "2026-03-09T00:00:00+08:00"}}),
    ("lisi", "Zhou Zihang won't work for me I'm sorry to say, could Wang Wu do it in my place?", "decline", {"instead": "wangwu"}),
    # that it is not known when it will be asks nothing
    ("zhangsan", "need another time for 2048 but dont know when yet", "reschedule", {"interview": "2048", "time": None}),
    ("zhangsan", "2036要换个时间，还不知道改到哪天", "reschedule", {"interview": "2036", "time": None}),
    ("zhangsan", "could we do Su Hang at 11 instead on Friday", "reschedule", {"time": "2026-03-13T11:00:00+08:00"}),
    # who is late for somebody is not they
    ("wangwu", "running 15 min late for Yuan Bo", "running late", {"interview": "2022", "who": None}),
    ("wangwu", "Yuan Bo is running 15 min late", "running late", {"interview": "2022", "who": "candidate"}),
    # of an account, and of a round in words
    ("admin", "deactivate Wang Wu's account", "members", {"state": "deactivated"}),
    ("admin", "停用 王五的账号", "members", {"state": "deactivated"}),
    ("zhangmin", "book Luo Qi for frontend round one, Friday 5pm, Li Si, 60 min", "book", {"candidate": "Luo Qi", "round": "一面"}),
    ("lisi", "uh the baby is crying sorry what is still waiting for me like to do", "pending", {}),
)  # fmt: skip
AWAY = {
    "I'm away the 19th and 20th of March, annual leave": ("2026-03-19", "2026-03-21"),
    "I'm on leave the 23rd, 24th and 25th of March": ("2026-03-23", "2026-03-26"),
    "I'm off March 19 and 20": ("2026-03-19", "2026-03-21"),
    "leave 19 and 20 March": ("2026-03-19", "2026-03-21"),
    "3月19、20号我休年假": ("2026-03-19", "2026-03-21"),
    "3月19号20号我请假": ("2026-03-19", "2026-03-21"),
    "休假 3月19日和20日": ("2026-03-19", "2026-03-21"),
    "周四周五周六我不在公司，休假": ("2026-03-12", "2026-03-15"),
}
DAYS_APART = ("I'm away the 19th and 23rd of March", "我3月19号和23号休假", "I'm on leave thursday and saturday")


@pytest.fixture(scope="module")
def understood(databases: Databases) -> Iterator[Callable[[str, str], dict[str, Any]]]:
    with company.anew(databases) as founded:
        stage = founded()
        yield lambda who, text: readings.understood(stage, who, text)


def test_each_is_read_as_it_is_meant(understood: Callable[[str, str], dict[str, Any]]) -> None:
    found = {text: understood(who, text) for who, text, _, _ in MEANT}
    assert {text: one["command"] for text, one in found.items()} == {text: command for _, text, command, _ in MEANT}
    for _, text, _, wanted in MEANT:
        said = found[text]["arguments"]
        assert {name: said.get(name) for name in wanted if not _says(said.get(name), wanted[name])} == {}, text


def _says(got: Any, wanted: Any) -> bool:
    if isinstance(got, dict) and isinstance(wanted, dict):
        return all(got.get(name) == value for name, value in wanted.items())
    return readings.same(got, wanted)


def test_days_in_a_row_are_a_leave_and_read_back(understood: Callable[[str, str], dict[str, Any]]) -> None:
    for text, (first, after) in AWAY.items():
        got = understood("wangwu", text)
        assert got["command"] == "settings" and got["arguments"]["what"] == "leave", text
        assert got["arguments"]["when"] == {"start": f"{first}T00:00:00+08:00", "end": f"{after}T00:00:00+08:00"}, text
        assert got["confirm"], text


def test_of_days_apart_none_is_taken(understood: Callable[[str, str], dict[str, Any]]) -> None:
    for text in DAYS_APART:
        assert "when" not in understood("wangwu", text)["arguments"], text


def test_the_list_behind_an_order_is_another_request(understood: Callable[[str, str], dict[str, Any]]) -> None:
    for text in (
        "deactivate zhaoliu, and show me the list of members after that",
        "disable wangwu and then show me all members",
        "停用赵六，再把成员列表给我看看",
        "make lisi a recruiter, and list the members",
    ):
        got = understood("admin", text)
        assert (got["command"], got["confirm"], got["then"]) == (
            "members",
            True,
            {"command": "members", "arguments": {}},
        ), text
