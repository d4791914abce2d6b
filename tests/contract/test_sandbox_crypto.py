"""The sandbox's own cryptography against the vectors that Tencent's samples and go-workwx publish."""

import base64
import json
from pathlib import Path

import pytest

from sandbox.crypto import BLOCK, HEADER, Codec, CodecError, packed, padded

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
BY_ID = {vector["id"].split()[0]: vector for vector in VECTORS["published"] + VECTORS["self_generated"]}
GOOD = [vector for name, vector in BY_ID.items() if name not in ("A5", "A6", "C3")]
# The last line of C3 is another company's; its neighbours in go-workwx are all of C1's.
C3_RECEIVE_ID = "wwf181555a13a31443"


def codec(vector: dict[str, str], receive_id: str | None = None) -> Codec:
    return Codec(vector["token"], vector["key"], vector["rid"] if receive_id is None else receive_id)


def prefix(vector: dict[str, str]) -> bytes:
    return bytes.fromhex(vector["rand_hex"]) if "rand_hex" in vector else vector["rand"].encode()


def is_signed(vector: dict[str, str]) -> bool:
    return codec(vector).is_signed(vector["sig"], vector["ts"], vector["nonce"], vector["enc"])


@pytest.mark.parametrize("vector", GOOD, ids=lambda vector: vector["id"])
class TestPublished:
    def test_opens(self, vector: dict[str, str]) -> None:
        assert codec(vector).decrypt(vector["enc"]).decode() == vector["plain"]

    def test_seals_to_the_same_bytes(self, vector: dict[str, str]) -> None:
        """A round trip alone would hide a wrong IV, which harms only the random prefix."""
        assert codec(vector).encrypt(vector["plain"].encode(), prefix(vector)) == vector["enc"]

    def test_signs_the_same(self, vector: dict[str, str]) -> None:
        assert codec(vector).signature(vector["ts"], vector["nonce"], vector["enc"]) == vector["sig"]

    def test_is_not_for_another_company(self, vector: dict[str, str]) -> None:
        with pytest.raises(CodecError, match="receive id"):
            codec(vector, vector["rid"] + "x").decrypt(vector["enc"])


def test_a5_was_published_with_a_wrong_signature() -> None:
    assert codec(BY_ID["A5"]).decrypt(BY_ID["A5"]["enc"]).decode() == BY_ID["A5"]["plain"]
    assert not is_signed(BY_ID["A5"])


def test_a6_belongs_to_another_token_and_key() -> None:
    assert not is_signed(BY_ID["A6"])
    with pytest.raises(CodecError, match="padding"):
        codec(BY_ID["A6"]).decrypt(BY_ID["A6"]["enc"])


def test_c3_is_signed_for_us_but_sealed_for_another_company() -> None:
    assert is_signed(BY_ID["C3"])
    with pytest.raises(CodecError, match="receive id"):
        codec(BY_ID["C3"]).decrypt(BY_ID["C3"]["enc"])
    assert b"<xml>" in codec(BY_ID["C3"], C3_RECEIVE_ID).decrypt(BY_ID["C3"]["enc"])


@pytest.mark.parametrize("length", range(64))
def test_every_length_is_padded_with_1_to_32_bytes_and_comes_back(length: int) -> None:
    codec = Codec("QDG6eK", BY_ID["A1"]["key"], "wx5823bf96d3bd56c7")
    sealed = codec.encrypt(b"a" * length)
    assert len(base64.b64decode(sealed)) == (HEADER + length + 18) // BLOCK * BLOCK + BLOCK
    assert codec.decrypt(sealed) == b"a" * length


@pytest.mark.parametrize("key", ["", "a" * 42, "a" * 44, BY_ID["C2"]["key"] + "=", BY_ID["C2"]["key"][:-1] + "$"])
def test_a_key_that_is_not_43_letters_and_digits_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(CodecError) as refused:
        Codec("token", key, "ww1")
    assert not key or key not in str(refused.value)


@pytest.mark.parametrize(
    ("encrypt", "why"),
    [
        ("", "multiple of 32"),
        ("not Base64!", "Base64"),
        ("好", "Base64"),
        (BY_ID["A1"]["enc"].replace("+", " "), "Base64"),
        (base64.b64encode(b"x" * 16).decode(), "multiple of 32"),
        (base64.b64encode(b"x" * 33).decode(), "multiple of 32"),
    ],
)
def test_what_is_no_cipher_text_is_refused(encrypt: str, why: str) -> None:
    with pytest.raises(CodecError, match=why):
        codec(BY_ID["A1"]).decrypt(encrypt)


HELLO = packed(b"hello", "wx5823bf96d3bd56c7", b"0" * 16)  # 43 bytes: 21 are missing to the next block


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (HELLO + b"\0" * 21, "padding"),
        (HELLO + b"\0" * 20 + b"\x21", "padding"),
        (HELLO + b"\x21" * 53, "padding"),
        (HELLO + b"\x14" + b"\x15" * 20, "padding"),
        (padded(b"0" * 19), "too short"),
        (padded(b"0" * 16 + b"\xff\xff\xff\xff" + b"hello"), "shorter than its length"),
        (padded(b"0" * 16 + b"\0\0\0\x06" + b"hello"), "shorter than its length"),
        (padded(HELLO + b" "), "receive id"),
    ],
    ids=["pad 0", "pad 33", "53 bytes of 33", "uneven pad", "no length", "huge length", "length + 1", "trailing space"],
)
def test_what_a_holder_of_the_key_packed_wrongly_is_refused(blocks: bytes, why: str) -> None:
    codec = Codec("QDG6eK", BY_ID["A1"]["key"], "wx5823bf96d3bd56c7")
    with pytest.raises(CodecError, match=why):
        codec.decrypt(codec.encipher(blocks))


def test_a_random_prefix_of_another_length_is_refused() -> None:
    with pytest.raises(CodecError, match="16 bytes"):
        codec(BY_ID["A1"]).encrypt(b"", b"short")
