"""The sandbox, running, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.server import listening
from tests.contract.sandbox_stage import Bot, Sandbox, callback_server, company
from tests.serving import in_a_thread


@pytest.fixture
def bot() -> Iterator[Bot]:
    """A callback server."""
    with callback_server() as bot:
        yield bot


@pytest.fixture
def sandbox(bot: Bot) -> Iterator[Sandbox]:
    """A sandbox that delivers to `bot`."""
    server = listening(company(bot.url), 0)
    with in_a_thread(server):
        client = Sandbox(server.port)
        yield client
        client.http.close()
