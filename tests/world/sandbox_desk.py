"""A sandbox for the tests of the page, and its API as a bot would call it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.company import company
from sandbox.server import listening
from tests.serving import in_a_thread

AGENT_ID = 1000002
ENVIRON = {
    "WECOM_CORP_ID": "ww0000000000000000",
    "WECOM_AGENT_ID": str(AGENT_ID),
    "WECOM_SECRET": "the-secret-of-the-app",
    "WECOM_TOKEN": "QDG6eK",
    "WECOM_ENCODING_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
}

Json = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """A sandbox that is listening; `url` ends in a slash."""

    url: str

    def access_token(self) -> str:
        corp_id, secret = ENVIRON["WECOM_CORP_ID"], ENVIRON["WECOM_SECRET"]
        answer = self._ask(f"cgi-bin/gettoken?corpid={corp_id}&corpsecret={secret}")
        return str(answer["access_token"])

    def send(self, user_id: str, msgtype: str, content: Json, access_token: str | None = None) -> Json:
        """WeCom's answer to a message for one member."""
        body = {"touser": user_id, "msgtype": msgtype, "agentid": AGENT_ID, msgtype: content}
        return self._call("message/send", body, access_token)

    def update(self, user_id: str, response_code: str, change: Json) -> Json:
        """WeCom's answer to the update of a card; `change` holds `button` or `template_card`."""
        body = {"userids": [user_id], "agentid": AGENT_ID, "response_code": response_code}
        answer = self._call("message/update_template_card", body | change)
        assert answer["errcode"] == 0, answer
        return answer

    def menu(self, buttons: list[Json]) -> None:
        """Gives the app its menu."""
        answer = self._ask(
            f"cgi-bin/menu/create?access_token={self.access_token()}&agentid={AGENT_ID}", {"button": buttons}
        )
        assert answer["errcode"] == 0, answer

    def let_people_in(self) -> None:
        """As ./run does once their phones are reset."""
        self._ask("sandbox/open", {})

    def fault(self, changes: Json) -> None:
        """Puts faults in force behind the page's back."""
        self._ask("sandbox/faults", changes)

    def faults(self) -> Json:
        """Those in force."""
        return self._ask("sandbox/faults")

    def call(self, path: str) -> Json:
        """WeCom's answer to a call that asks; `path` has a query."""
        return self._ask(f"cgi-bin/{path}&access_token={self.access_token()}")

    def _call(self, path: str, body: Json, access_token: str | None = None) -> Json:
        return self._ask(f"cgi-bin/{path}?access_token={access_token or self.access_token()}", body)

    def _ask(self, path: str, body: Json | None = None) -> Json:
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.url + path, data=data, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return dict(json.load(answer))


@contextmanager
def desk_of(callback_url: str, *, is_open: bool = True) -> Iterator[Desk]:
    """A sandbox that delivers to this address, as long as the block runs."""
    server = listening(company(ENVIRON | {"CALLBACK_URL": callback_url}), 0, is_open=is_open)
    with in_a_thread(server):
        yield Desk(f"http://127.0.0.1:{server.port}/")
