"""The token of a candidate's link: what was given out is known again, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.installation import Installation, process
from bot.interviews import candidate_link
from bot.interviews.candidate_link import Link
from bot.wecom.content import BLANK

ONE = Link("0123456789abcdef0123456789abcdef", 1)
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


@pytest.fixture(autouse=True)
def _key() -> Iterator[None]:
    with process.running(Installation(secret_key=b"a secret of sixteen and more")):
        yield


def test_what_was_given_out_is_known_again() -> None:
    assert candidate_link.read(ONE.token) == ONE
    assert candidate_link.token_of(ONE.name) == ONE.token


def test_what_is_stored_in_its_place_is_as_long_as_it_and_names_it_without_its_signature() -> None:
    assert len(BLANK) == len(ONE.token)
    assert ONE.token[-26:] not in ONE.name


@pytest.mark.parametrize("at", range(56))
def test_no_character_of_it_can_be_another(at: int) -> None:
    other = ALPHABET[(ALPHABET.index(ONE.token[at]) + 1) % 32]
    assert candidate_link.read(ONE.token[:at] + other + ONE.token[at + 1 :]) is None


@pytest.mark.parametrize(
    "said",
    [
        "",
        "a",
        "a" * 56,
        ONE.token[:-1],
        ONE.token + "a",
        ONE.token.upper(),
        ONE.token + "\n",
        "é" * 56,
        "1" * 56,
        "=" * 56,
    ],
)
def test_what_is_no_token_is_none(said: str) -> None:
    assert candidate_link.read(said) is None


def test_the_version_is_signed_as_well() -> None:
    data = Link(ONE.link_id, 2).token[:31] + ONE.token[31:]
    assert candidate_link.read(data) is None
    assert Link(ONE.link_id, 2).token[31:] != ONE.token[31:]


def test_another_secret_key_ends_all_of_them() -> None:
    token = ONE.token
    with process.running(Installation(secret_key=b"another secret of sixteen and more")):
        assert candidate_link.read(token) is None
