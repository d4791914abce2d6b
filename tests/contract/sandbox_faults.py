"""Texts that the sandbox is given to send, and rules by which it fails to."""

from __future__ import annotations

from typing import Any

from tests.contract.sandbox_stage import AGENT_ID, Sandbox


def text(to: str = "zhangsan", content: str = "早") -> dict[str, Any]:
    return {"touser": to, "msgtype": "text", "agentid": AGENT_ID, "text": {"content": content}}


def send(sandbox: Sandbox, to: str = "zhangsan", content: str = "早") -> Any:
    return sandbox.call("message/send", text(to, content))


def rule(sandbox: Sandbox, **what: Any) -> Any:
    return sandbox.post("/sandbox/faults", {"rules": [{"path": "message/send"} | what]})
