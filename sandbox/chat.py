"""A chat with the bot in the terminal, through the running sandbox: what is said, cards, taps, notices as they come."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import requests

from sandbox import directory, terminal
from sandbox.directory import Person
from sandbox.terminal import Buttons

with contextlib.suppress(ImportError):
    import readline  # arrow keys and history at the prompt, where Python has it

_TAP = re.compile(r"[#＃]\s*(?P<button>\d+)(?P<ticks>(?:[\s,，、]+\d+)*)")
_LINGER_S = 3.0  # for what a tap brings, where nobody stays to see it
_HOW = (
    "照常输入；#2 点 2 号按钮，#2 1 3 先勾 1、3；Ctrl-D 结束。 "
    "Type as in WeCom; #2 taps button 2, #2 1 3 ticks 1 and 3 first; Ctrl-D ends."
)


class _NotRunning(Exception):
    """Nothing that is a sandbox answers at the port."""


def chat(port: int, who: str, text: str | None, language: str = "zh") -> int:
    """Says `text` as this member, or talks until Ctrl-D, answered in this language; the exit code."""
    person = directory.find(who)
    if person is None:
        people = "、".join(f"{one.user_id} {one.name}" for one in directory.PEOPLE.values())
        sys.stderr.write(f"没有 {who} 这个成员。可选 choose one of: {people}\n")
        return 2
    phone = _Phone(port, person, language)
    try:
        if text is not None:
            return 0 if phone.say_once(text) else 1
        phone.talk()
    except _NotRunning:
        sys.stderr.write(
            "沙箱没有在运行。先在另一个终端执行 ./run。The sandbox is not running; start ./run in another terminal.\n"
        )
        return 1
    return 0


class _Phone:
    """One member's side of the chat."""

    def __init__(self, port: int, person: Person, language: str) -> None:
        self._address = f"http://127.0.0.1:{port}/sandbox"
        self._person = person
        self._line = requests.Session()
        self._line.headers["Accept-Language"] = language
        self._line.trust_env = False  # a proxy cannot reach this machine's own loopback
        self._buttons = Buttons()
        self._web: str | None = None  # where this phone opens the bot's pages
        self._last_id = 0  # of the messages that were shown
        self._writing = threading.Lock()
        self._at_prompt = False
        self._heard = threading.Event()
        self._is_let_in = threading.Event()

    def talk(self) -> None:
        """Shows what waits for an answer, opens the app as WeCom does, then reads lines until Ctrl-D or Ctrl-C."""
        if sys.stdin.isatty():
            self._write(terminal.dim(_HOW))
        self._pick_up()
        self._follow()
        for message in self._open_cards():
            self._write(self._shown(message))
        try:
            self._send("events", {"event": "enter_agent"})
            while True:
                if text := self._read().strip():
                    self.say(text)
        except EOFError:
            if not sys.stdin.isatty():
                time.sleep(_LINGER_S)
        except KeyboardInterrupt:
            pass
        if sys.stdin.isatty():
            sys.stdout.write("\n")

    def say_once(self, text: str) -> bool:
        """Says one thing; of a tap it shows what came of it."""
        self._pick_up()
        if not _TAP.fullmatch(text.strip()):
            return self.say(text)
        self._follow()
        for message in self._open_cards():
            self._shown(message)
        self._heard.clear()
        is_done = self.say(text.strip())
        self._heard.wait(_LINGER_S)
        return is_done

    def say(self, text: str) -> bool:
        """Sends it, or taps, and prints what comes back; whether it was delivered."""
        found = _TAP.fullmatch(text)
        if found is None:
            return self._send("messages", {"text": text})
        number = found["button"]
        button = self._buttons.numbered(int(number))
        if button is None:
            sys.stderr.write(f"没有 #{number} 这个按钮 there is no button #{number}\n")
            return False
        if self._buttons.is_gone(button):
            sys.stderr.write(f"#{number} 点不了了，卡片已变 #{number} can no longer be tapped, its card has changed\n")
            return False
        try:
            selected = button.with_ticks([int(one) for one in re.findall(r"\d+", found["ticks"])])
        except IndexError:
            sys.stderr.write(f"没有这么多可勾的 there are not so many to tick: {found['ticks'].strip()}\n")
            return False
        tap = {"task_id": button.task_id, "key": button.key, "selected": selected}
        return self._send("taps", tap, said=f"点了 tapped: {button.label} · ")

    # --- the sandbox --------------------------------------------------------------------------------------------------

    def _pick_up(self) -> None:
        people = self._ask("get", "people")
        self._web = next((one["web"] for one in people if one["user_id"] == self._person.user_id), None)

    def _open_cards(self) -> list[dict[str, Any]]:
        messages = self._ask("get", f"chats/{self._person.user_id}")
        self._last_id = max([self._last_id, *(one["id"] for one in messages)])
        return [one for one in messages if one["by"] == "bot" and terminal.is_open(one)]

    def _send(self, what: str, body: dict[str, Any], said: str = "") -> bool:
        exchange = self._ask("post", what, body | {"from": self._person.user_id})
        if "error" in exchange:
            sys.stderr.write(f"{exchange['error']}\n")
            return False
        self._print(exchange, said)
        return bool(exchange["outcome"] != "failed")

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            # No time-out of its own: the sandbox ends every delivery after its tries.
            return self._line.request(method, f"{self._address}/{path}", json=body, timeout=None).json()
        except requests.RequestException:  # also an answer that is no JSON: something else has the port
            raise _NotRunning from None

    def _follow(self) -> None:
        """Listens, on a thread of its own, from now on; comes back once the sandbox lets people in."""
        try:
            stream = requests.Session()
            stream.trust_env = False
            news = stream.get(f"{self._address}/stream", stream=True, timeout=(5, None))
        except requests.RequestException:
            raise _NotRunning from None
        threading.Thread(target=self._listen, args=(news,), daemon=True).start()
        self._is_let_in.wait()

    def _listen(self, stream: requests.Response) -> None:
        with contextlib.closing(stream), contextlib.suppress(requests.RequestException):
            for name, data in _events(stream):
                if name == "starting":
                    self._write(terminal.dim("正在启动，马上就好 Starting, one moment"))
                if name == "ready":
                    self._is_let_in.set()
                if data.get("user_id") == self._person.user_id and name in ("chat", "card"):
                    self._hear(data["message"], is_change=name == "card")
        self._is_let_in.set()  # nobody is there to wait for

    def _hear(self, message: dict[str, Any], *, is_change: bool) -> None:
        """Shows what the bot said of its own accord, and cards that have changed; answers are shown as they come."""
        if not is_change and (message["id"] <= self._last_id or message["by"] != "bot" or message["exchange_id"]):
            return
        self._last_id = max(self._last_id, message["id"])
        lead = terminal.dim("卡片已更新 card updated") + "\n" if is_change else ""
        self._write(lead + self._shown(message))
        self._heard.set()

    def _shown(self, message: dict[str, Any]) -> str:
        return terminal.shown(message, self._buttons, self._web)

    # --- the terminal -------------------------------------------------------------------------------------------------

    def _read(self) -> str:
        self._at_prompt = True
        try:
            return input(self._prompt if sys.stdin.isatty() else "")
        finally:
            self._at_prompt = False

    @property
    def _prompt(self) -> str:
        return f"{self._person.name}> "

    def _write(self, text: str) -> None:
        """Prints it, above the line that is being typed."""
        with self._writing:
            if not (self._at_prompt and sys.stdin.isatty()):
                sys.stdout.write(f"{text}\n")
            else:
                typed = readline.get_line_buffer() if "readline" in sys.modules else ""
                sys.stdout.write(f"\r\033[K{text}\n{self._prompt}{typed}")
            sys.stdout.flush()

    def _print(self, exchange: dict[str, Any], said: str) -> None:
        reply, tries = exchange["reply"], exchange["tries"]
        if reply:
            self._write(terminal.said(str(reply.get("text") or f"[{reply['type']}]"), self._web))
        # An event, such as opening the app or a tap, is often answered with nothing: what comes of it follows.
        silence = "没有即时回复 no immediate reply · " if exchange["kind"] == "text" else ""
        word = {"reply": "", "empty": silence, "failed": f"未送达 not delivered: {_why(tries[-1])} · "}
        if exchange["outcome"] != "empty" or silence or said:
            self._write(terminal.dim(f"{said}{word[exchange['outcome']]}{exchange['ms']} ms{_repeats(tries)}"))


def _events(stream: requests.Response) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the sandbox's stream tells: name and data."""
    name = ""
    for line in stream.iter_lines(chunk_size=1):
        field, _, value = line.decode().partition(": ")
        if field == "event":
            name = value
        if field == "data":
            yield name, json.loads(value)


def _repeats(tries: list[dict[str, Any]]) -> str:
    return f" · 送了 {len(tries)} 次 {len(tries)} tries" if len(tries) > 1 else ""


def _why(last: dict[str, Any]) -> str:
    return str(last["error"] or f"HTTP {last['status']}")
