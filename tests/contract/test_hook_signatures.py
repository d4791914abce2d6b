"""How other systems sign, by their own words: ShowMeBug's published vector, and ours by a second implementation."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

import pytest
from werkzeug.datastructures import Headers

from bot.hooks.provider import BadSignature
from bot.hooks.providers import all_by_name, generic, showmebug
from tests.world.clock import NOW


def test_showmebugs_vector() -> None:
    """From showmebug.com/help/openapi/guide-notification."""
    body = b'{"event":"interview_ended","ts":1593676655,"payload":{"uid":"ABCDEF","rate":5}}'
    assert showmebug.signature("secret", body) == "9B3EF6548095106634DA41E326747C0251761C62"
    verify = showmebug.PROVIDER.verify
    for good in ("9B3EF6548095106634DA41E326747C0251761C62", "9b3ef6548095106634da41e326747c0251761c62"):
        verify(["secret"], Headers({"Smb-Signature": good}), body, NOW)
    for bad in ("9B3EF6548095106634DA41E326747C0251761C63", "", "é"):
        with pytest.raises(BadSignature):
            verify(["secret"], Headers({"Smb-Signature": bad}), body, NOW)
    with pytest.raises(BadSignature):
        verify(["secret"], Headers({"Smb-Signature": good}), body + b"\n", NOW)


def test_a_showmebug_callback_that_comes_again_has_the_same_key_and_another_has_not() -> None:
    key = showmebug.PROVIDER.key
    one = b'{"event":"interview_ended","ts":1,"tid":7,"payload":{"uid":"A","rate":5}}'
    again = b'{"payload": {"rate": 5, "uid": "A"}, "ts": 2, "tid": 7, "event": "interview_ended"}'
    assert key(Headers(), one) == key(Headers(), again)
    for other in (one.replace(b'"A"', b'"B"'), one.replace(b"7", b"8"), one.replace(b"ended", b"begun")):
        assert key(Headers(), other) != key(Headers(), one)


def test_ours_is_over_the_timestamp_a_dot_and_the_bytes() -> None:
    body, at = '{"a": "陈"}'.encode(), str(int(NOW.timestamp()))
    signed = hmac.new(b"new-secret-of-sixteen", at.encode() + b"." + body, hashlib.sha256).hexdigest()
    headers = Headers({"x-interview-timestamp": at, "X-INTERVIEW-SIGNATURE": f"sha256={signed.upper()}"})
    generic.PROVIDER.verify(["new-secret-of-sixteen", "old-secret-of-sixteen"], headers, body, NOW)
    generic.PROVIDER.verify(["another-of-sixteen", "new-secret-of-sixteen"], headers, body, NOW)
    with pytest.raises(BadSignature):
        generic.PROVIDER.verify(["new-secret-of-sixteen"], headers, body, NOW + timedelta(seconds=301))
    with pytest.raises(BadSignature):
        generic.PROVIDER.verify(["another-of-sixteen"], headers, body, NOW)


def test_a_provider_is_found_by_its_file() -> None:
    assert set(all_by_name()) == {"generic", "showmebug"}
