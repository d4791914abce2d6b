"""The gate: everything between bytes on the wire and plaintext we trust.

Pure functions of bytes: no network, no database, no clock, no Flask.

    CryptoError             anything this package refuses (a ValueError)
    ├── BadEnvelope         not what WeCom sends: XML, Base64, padding, lengths      → 400
    ├── BadSignature        not signed with our token                                → 403
    └── WrongReceiver       signed and sealed, but for another company               → 403
"""

from crypto.callback import CallbackCrypto, Query
from crypto.errors import BadEnvelope, BadSignature, CryptoError, WrongReceiver

__all__ = ["BadEnvelope", "BadSignature", "CallbackCrypto", "CryptoError", "Query", "WrongReceiver"]
