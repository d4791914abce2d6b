"""One implementation of the callback's cryptography in an interpreter of its own: `python -m tests.bench.gate NAME`.

Standard input names a file with the envelope; then each line asks for one round, answered with a JSON line.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.wecom import CORP_ID, GATE, KEY, TOKEN, Envelope

TIMES = 400

Open = Callable[[Envelope], bytes | str]
Seal = Callable[[bytes, str], bytes | str]


def ours() -> tuple[Open, Seal]:
    return (
        lambda envelope: GATE.open(envelope.query, envelope.body),
        lambda inner, now: GATE.seal(inner, timestamp=now, nonce="n0nce"),
    )


def wechatpy() -> tuple[Open, Seal]:
    from wechatpy.enterprise.crypto import WeChatCrypto  # type: ignore[import-untyped]

    crypto = WeChatCrypto(TOKEN, KEY, CORP_ID)
    return (
        lambda envelope: crypto.decrypt_message(envelope.body, *envelope.query.__dict__.values()),
        lambda inner, now: crypto.encrypt_message(inner, "n0nce", now),
    )


def wechatpy_with_pycryptodome() -> tuple[Open, Seal]:
    sys.modules["wechatpy.crypto.cryptography"] = None  # type: ignore[assignment]  # as where cryptography is absent
    return wechatpy()


IMPLEMENTATIONS = {
    "this product": ours,
    "wechatpy with cryptography": wechatpy,
    "wechatpy with pycryptodome": wechatpy_with_pycryptodome,
}


def microseconds(work: Callable[[], object]) -> float:
    """CPU time of one call, so that a neighbour on the same core does not count."""
    begun = time.process_time()
    for _ in range(TIMES):
        work()
    return (time.process_time() - begun) / TIMES * 1e6


def main() -> None:
    open_, seal = IMPLEMENTATIONS[sys.argv[1]]()
    inner, envelope = pickle.loads(Path(sys.stdin.readline().strip()).read_bytes())
    now = envelope.query.timestamp
    plaintext, answer = open_(envelope), seal(inner, now)
    for _ in sys.stdin:
        round_ = {
            "open": microseconds(lambda: open_(envelope)),
            "seal": microseconds(lambda: seal(inner, now)),
            "plaintext": plaintext if isinstance(plaintext, str) else plaintext.decode(),
            "answer": answer if isinstance(answer, str) else answer.decode(),
        }
        print(json.dumps(round_), flush=True)


if __name__ == "__main__":
    main()
