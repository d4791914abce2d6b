"""WeCom's callback cryptography (加解密方案说明, path 90968; 回调配置, path 90930; read 2026-11-24)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from crypto.errors import BadEnvelope, BadSignature, CryptoError, WrongReceiver
from crypto.xml import document, element, only_text, parse

_BLOCK = 32  # WeCom pads to 32 bytes, not to AES's 16
_PADDING = PKCS7(_BLOCK * 8)
_PREFIX = 16  # random bytes before the length
_HEADER = _PREFIX + 4


@dataclass(frozen=True)
class Query:
    """The three query fields of every callback, once percent-decoded, otherwise untouched."""

    msg_signature: str
    timestamp: str
    nonce: str


class CallbackCrypto:
    """Opens what WeCom seals and seals what WeCom opens, for one application.

    `token` up to 32 characters; `encoding_aes_key` 43 letters and digits; `receive_id` the corp id of a self-built app.
    Raises: CryptoError when the key cannot be one.
    """

    def __init__(self, *, token: str, encoding_aes_key: str, receive_id: str) -> None:
        if not re.fullmatch(r"[A-Za-z0-9]{43}", encoding_aes_key):
            raise CryptoError("encoding_aes_key must be 43 letters and digits")
        self._token = token
        aes_key = base64.b64decode(encoding_aes_key + "=")
        self._cipher = Cipher(algorithms.AES(aes_key), modes.CBC(aes_key[:16]))
        self._receive_id = receive_id.encode()

    def open(self, query: Query, body: bytes) -> bytes:
        """The plaintext of a POST's XML envelope.

        Of the envelope only `Encrypt` is read: the rest is neither sealed nor signed.
        Raises: BadEnvelope, BadSignature, WrongReceiver.
        """
        root = parse(_in_plain_text(body))
        if root.tag != "xml":
            raise BadEnvelope("the root element must be xml")
        return self.open_text(query, only_text(root, "Encrypt"))

    def open_text(self, query: Query, encrypt: str) -> bytes:
        """The plaintext of `encrypt` (Base64), such as the `echostr` of the URL check.

        Raises: BadEnvelope, BadSignature, WrongReceiver.
        """
        if not encrypt:
            raise BadEnvelope("nothing is encrypted")
        expected = self._signature(query.timestamp, query.nonce, encrypt)
        if not hmac.compare_digest(expected.encode(), _bytes(query.msg_signature)):
            raise BadSignature("msg_signature does not match")
        return self._unpack(self._decrypt(encrypt))

    def seal(self, msg: bytes, *, timestamp: str, nonce: str, random: bytes | None = None) -> bytes:
        """The XML envelope of a passive reply.

        `random` is the 16-byte prefix, given only to reproduce a known result.
        """
        prefix = secrets.token_bytes(_PREFIX) if random is None else random
        if len(prefix) != _PREFIX:
            raise CryptoError("random must be 16 bytes")
        packed = prefix + struct.pack(">I", len(msg)) + msg + self._receive_id
        encrypt = base64.b64encode(self._encrypt(packed)).decode()
        return document(
            # Base64 and hexadecimal digits need no escaping.
            f"<Encrypt>{encrypt}</Encrypt>",
            f"<MsgSignature>{self._signature(timestamp, nonce, encrypt)}</MsgSignature>",
            element("TimeStamp", timestamp),
            element("Nonce", nonce),
        )

    def _signature(self, timestamp: str, nonce: str, encrypt: str) -> str:
        parts = sorted(_bytes(part) for part in (self._token, timestamp, nonce, encrypt))
        return hashlib.sha1(b"".join(parts)).hexdigest()  # noqa: S324 - WeCom's algorithm

    def _encrypt(self, packed: bytes) -> bytes:
        padder, encryptor = _PADDING.padder(), self._cipher.encryptor()
        padded = padder.update(packed) + padder.finalize()
        return encryptor.update(padded) + encryptor.finalize()

    def _decrypt(self, encrypt: str) -> bytes:
        try:
            sealed = base64.b64decode(encrypt, validate=True)
        except (binascii.Error, ValueError):
            raise BadEnvelope("Encrypt is not Base64") from None
        if not sealed or len(sealed) % _BLOCK:
            raise BadEnvelope("cipher text is not a multiple of 32 bytes")
        decryptor, unpadder = self._cipher.decryptor(), _PADDING.unpadder()
        padded = decryptor.update(sealed) + decryptor.finalize()
        try:
            return unpadder.update(padded) + unpadder.finalize()
        except ValueError:
            raise BadEnvelope("padding is wrong") from None

    def _unpack(self, packed: bytes) -> bytes:
        if len(packed) < _HEADER:
            raise BadEnvelope("plaintext is too short")
        (length,) = struct.unpack_from(">I", packed, _PREFIX)
        if length > len(packed) - _HEADER:
            raise BadEnvelope("plaintext is shorter than its length says")
        end = _HEADER + length
        if not hmac.compare_digest(packed[end:], self._receive_id):
            raise WrongReceiver("the receive id is not ours")
        return packed[_HEADER:end]


def _in_plain_text(envelope: bytes) -> bytes:
    """The envelope with `Encrypt` as plain text: libxml2 reads a CDATA section, as WeCom sends it, letter by letter."""
    before, _, rest = envelope.partition(b"<Encrypt><![CDATA[")
    sealed, end, after = rest.partition(b"]]></Encrypt>")
    if not end or b"<" in sealed or b"&" in sealed:
        return envelope
    return b"".join((before, b"<Encrypt>", sealed, b"</Encrypt>", after))


def _bytes(text: str) -> bytes:
    # A hostile query may hold what UTF-8 cannot; it must fail the comparison, not crash it.
    return text.encode("utf-8", "surrogatepass")
