"""WeCom's side of the callback cryptography (加解密方案说明, path 90968; 回调配置, path 90930)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets

from Crypto.Cipher import AES
from Crypto.Cipher._mode_cbc import CbcMode

BLOCK = 32  # WeCom pads to 32 bytes; AES itself would be content with 16
RANDOM = 16  # bytes before the length
HEADER = RANDOM + 4


class CodecError(ValueError):
    """A key that cannot be one, or a cipher text that WeCom would not open."""


class Codec:
    """Seals, opens and signs as WeCom does, for one callback address.

    `encoding_aes_key` is 43 letters and digits; `receive_id` is the corp id of a self-built app.
    Raises: CodecError for any other key.
    """

    def __init__(self, token: str, encoding_aes_key: str, receive_id: str) -> None:
        if not re.fullmatch(r"[A-Za-z0-9]{43}", encoding_aes_key):
            raise CodecError("EncodingAESKey must be 43 letters and digits")
        self.receive_id = receive_id
        self._token = token
        # 43 characters hold 258 bits; the two surplus ones are often set, so a strict decoder would refuse real keys.
        self._aes_key = base64.b64decode(encoding_aes_key + "=")

    def encrypt(self, plain: bytes, random16: bytes | None = None) -> str:
        """`plain` sealed, as Base64; `random16` is given only to reproduce a known cipher text."""
        return self.encipher(padded(packed(plain, self.receive_id, random16)))

    def decrypt(self, encrypt: str) -> bytes:
        """What was sealed in `encrypt` (Base64).

        Raises: CodecError when WeCom would not open it.
        """
        return _unpacked(_unpadded(self._decipher(encrypt)), self.receive_id)

    def encipher(self, blocks: bytes) -> str:
        """Whole AES blocks enciphered as they are, as Base64: also what no honest sender would pack."""
        return base64.b64encode(self._cipher().encrypt(blocks)).decode()

    def signature(self, timestamp: str, nonce: str, encrypt: str) -> str:
        """`msg_signature`: 40 lower-case hex digits."""
        parts = sorted(part.encode() for part in (self._token, timestamp, nonce, encrypt))
        return hashlib.sha1(b"".join(parts)).hexdigest()  # noqa: S324 - WeCom's algorithm

    def is_signed(self, msg_signature: str, timestamp: str, nonce: str, encrypt: str) -> bool:
        """Whether `msg_signature` is the one that our token gives."""
        return hmac.compare_digest(self.signature(timestamp, nonce, encrypt).encode(), msg_signature.encode())

    def _decipher(self, encrypt: str) -> bytes:
        try:
            blocks = base64.b64decode(encrypt, validate=True)
        except (binascii.Error, ValueError):
            raise CodecError("Encrypt is not Base64") from None
        if not blocks or len(blocks) % BLOCK:
            raise CodecError(f"the cipher text has {len(blocks)} bytes, not a multiple of {BLOCK}")
        return self._cipher().decrypt(blocks)

    def _cipher(self) -> CbcMode:
        return AES.new(self._aes_key, AES.MODE_CBC, self._aes_key[:16])


def packed(plain: bytes, receive_id: str, random16: bytes | None = None) -> bytes:
    """16 random bytes, the length of `plain` (big-endian, 4 bytes), `plain`, `receive_id`."""
    prefix = secrets.token_hex(RANDOM // 2).encode() if random16 is None else random16
    if len(prefix) != RANDOM:
        raise CodecError(f"the random prefix must have {RANDOM} bytes")
    return prefix + len(plain).to_bytes(4, "big") + plain + receive_id.encode()


def padded(data: bytes) -> bytes:
    """`data` filled up to whole blocks of 32 bytes; at least one byte is added."""
    pad = BLOCK - len(data) % BLOCK
    return data + bytes([pad]) * pad


def _unpadded(data: bytes) -> bytes:
    pad = data[-1]
    if not 1 <= pad <= BLOCK or not data.endswith(bytes([pad]) * pad):
        raise CodecError(f"the padding is not 1 to {BLOCK} equal bytes (block of {BLOCK}, or another key)")
    return data[:-pad]


def _unpacked(data: bytes, receive_id: str) -> bytes:
    if len(data) < HEADER:
        raise CodecError("the plaintext is too short to hold a length")
    end = HEADER + int.from_bytes(data[RANDOM:HEADER], "big")
    if end > len(data):
        raise CodecError("the plaintext is shorter than its length says")
    if not hmac.compare_digest(data[end:], receive_id.encode()):
        raise CodecError("the receive id is another one")
    return data[HEADER:end]
