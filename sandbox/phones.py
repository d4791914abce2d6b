"""Each phone has a name of its own on this machine, `lisi.localhost`: so a browser keeps a cookie jar for each.

Names under `localhost` are the loopback's own (RFC 6761, 6.3); browsers ask no DNS for them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sandbox import directory
from sandbox.directory import Person

THIS_MACHINE = ("127.0.0.1", "localhost")

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def is_this_machine(hostname: str) -> bool:
    """Whether this is one of the names of this machine, a phone's or any other below `localhost`."""
    label, dot, parent = hostname.partition(".")
    return hostname in THIS_MACHINE or (dot == "." and parent == "localhost" and _LABEL.fullmatch(label) is not None)


def person_at(hostname: str) -> Person | None:
    """Whose phone has this name."""
    label, _, parent = hostname.lower().partition(".")
    return directory.PEOPLE.get(label) if parent == "localhost" else None


def host_of(person: Person) -> str | None:
    """The name of somebody's phone; None where the user id can be no part of a name."""
    label = person.user_id.lower()
    return f"{label}.localhost" if _LABEL.fullmatch(label) else None


def on_phone(text: str, web: str | None) -> str:
    """The text with each link to the bot on this machine as the phone opens it, whose origin `web` is."""
    if web is None:
        return text
    address = urlsplit(web)
    port = f":{address.port}" if address.port else ""
    machine = "|".join(map(re.escape, THIS_MACHINE))
    return re.sub(rf"{address.scheme}://(?:{machine}){port}(?![\w.:@-])", web, text)


def web_of(person: Person, callback_url: str) -> str | None:
    """The origin at which somebody's phone opens the bot's pages; None where the bot is not on this machine."""
    address, host = urlsplit(callback_url), host_of(person)
    if host is None or address.hostname not in THIS_MACHINE:
        return None
    return f"{address.scheme}://{host}" + (f":{address.port}" if address.port else "")
