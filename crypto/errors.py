"""What the gate may refuse. No text here ever carries a secret or decrypted content."""


class CryptoError(ValueError):
    """Refused by the gate; also raised for an unusable key."""


class BadEnvelope(CryptoError):
    """The bytes are not an envelope that WeCom could have made."""


class BadSignature(CryptoError):
    """`msg_signature` does not match what our token gives."""


class WrongReceiver(CryptoError):
    """The plaintext names a receive id that is not ours."""
