"""Links at rest: sealed with AES-256-GCM under a key that is derived from SECRET_KEY (HKDF-SHA256, RFC 5869).

A sealed link is a nonce of 12 bytes and what AESGCM makes of the link. It is bound to its room and to whom it is for, so
that one cannot stand in the place of another. Under another SECRET_KEY none can be read, and rooms are made anew.
"""

from __future__ import annotations

import functools
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.installation import process

GENERAL, CANDIDATE = "general", "candidate"
_NONCE = 12  # bytes


def _key() -> bytes:
    return _derived(process.installation.secret_key)


@functools.cache
def _derived(secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"links into rooms").derive(secret)


def key_id() -> str:
    """Names the key, and tells nothing of it."""
    return hashlib.sha256(b"names" + _key()).hexdigest()[:16]


def sealed(link: str, pad_id: int, whose: str) -> bytes:
    """`whose`: GENERAL, CANDIDATE, or a seat's uid."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key()).encrypt(nonce, link.encode(), _bound_to(pad_id, whose))


def opened(kept: bytes, pad_id: int, whose: str) -> str | None:
    """The link; None where it was sealed with another key, for another room or for somebody else."""
    data = bytes(kept)
    try:
        return AESGCM(_key()).decrypt(data[:_NONCE], data[_NONCE:], _bound_to(pad_id, whose)).decode()
    except (InvalidTag, ValueError):
        return None


def _bound_to(pad_id: int, whose: str) -> bytes:
    return f"{pad_id}:{whose}".encode()
