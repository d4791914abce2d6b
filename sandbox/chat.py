"""A chat with the bot in the terminal, through the running sandbox."""

from __future__ import annotations

import contextlib
import sys
from typing import Any

import requests

from sandbox import directory
from sandbox.directory import Person

with contextlib.suppress(ImportError):
    import readline  # noqa: F401 - arrow keys and history at the prompt, where Python has it


class _NotRunning(Exception):
    """Nothing that is a sandbox answers at the port."""


def chat(port: int, who: str, text: str | None) -> int:
    """Says `text` as this member, or talks until Ctrl-D; the exit code."""
    person = directory.find(who)
    if person is None:
        people = "、".join(f"{one.user_id} {one.name}" for one in directory.PEOPLE.values())
        sys.stderr.write(f"没有 {who} 这个成员。可选 choose one of: {people}\n")
        return 2
    phone = _Phone(port, person)
    try:
        if text is not None:
            return 0 if phone.say(text) else 1
        phone.talk()
    except _NotRunning:
        sys.stderr.write(
            "沙箱没有在运行。先在另一个终端执行 ./run。The sandbox is not running; start ./run in another terminal.\n"
        )
        return 1
    return 0


class _Phone:
    def __init__(self, port: int, person: Person) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._person = person
        self._line = requests.Session()
        self._line.trust_env = False  # a proxy cannot reach this machine's own loopback

    def talk(self) -> None:
        """Opens the app as WeCom does, then reads lines until Ctrl-D or Ctrl-C."""
        try:
            self._send("events", {"event": "enter_agent"})
            while True:
                if text := input(f"{self._person.name}> ").strip():
                    self.say(text)
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")

    def say(self, text: str) -> bool:
        """Sends it and prints what comes back; whether it was delivered."""
        return self._send("messages", {"text": text})

    def _send(self, what: str, body: dict[str, Any]) -> bool:
        try:
            # No time-out of its own: the sandbox ends every delivery after its tries.
            answer = self._line.post(
                f"{self._address}/sandbox/{what}", json=body | {"from": self._person.user_id}, timeout=None
            )
            exchange = answer.json()
        except requests.RequestException:  # also an answer that is no JSON: something else has the port
            raise _NotRunning from None
        if not answer.ok:
            sys.stderr.write(f"{exchange.get('error', answer.status_code)}\n")
            return False
        return _print(exchange)


def _print(exchange: dict[str, Any]) -> bool:
    reply, tries = exchange["reply"], exchange["tries"]
    if reply:
        sys.stdout.write(f"{reply.get('text') or '[' + reply['type'] + ']'}\n")
    word = {"reply": "", "empty": "没有回复 no reply · ", "failed": f"未送达 not delivered: {_why(tries[-1])} · "}
    sys.stdout.write(_dim(f"{word[exchange['outcome']]}{exchange['ms']} ms · {len(tries)} 次") + "\n")
    return bool(exchange["outcome"] != "failed")


def _why(last: dict[str, Any]) -> str:
    return str(last["error"] or f"HTTP {last['status']}")


def _dim(text: str) -> str:
    return f"\033[2m{text}\033[0m" if sys.stdout.isatty() else text
