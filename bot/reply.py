"""What a handler may say, and how it is written for WeCom (被动回复 path 90241, 发送应用消息 path 90236; read 2026-11-24)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from crypto.xml import add, serialise, speakable

TEXT_LIMIT = 2048  # bytes of UTF-8; WeCom cuts what is longer, without a word


@dataclass(frozen=True)
class Text:
    """A text message of at most 2,048 bytes."""

    content: str

    def __post_init__(self) -> None:
        size = len(self.content.encode())
        if size > TEXT_LIMIT:
            raise ValueError(f"a text holds {TEXT_LIMIT} bytes, not {size}")


@dataclass(frozen=True)
class Reply:
    """What is said, in order. `summary` is what a log may tell of it: a count, never a name."""

    parts: tuple[Text, ...] = ()
    summary: str = ""

    @property
    def is_passive(self) -> bool:
        """True when it fits into WeCom's passive reply: nothing, or one text."""
        return len(self.parts) <= 1

    def dump(self) -> list[dict[str, str]]:
        return [{"type": "text", "content": part.content} for part in self.parts]


NOTHING = Reply()


def load(parts: Sequence[dict[str, str]]) -> Reply:
    """The reply that `Reply.dump` wrote."""
    return Reply(tuple(Text(part["content"]) for part in parts))


def say(content: str, summary: str = "") -> Reply:
    """A reply of this text; one that is too long becomes several, broken between lines."""
    # Cleaned here and not only when it becomes XML, because it is stored first, and JSON in PostgreSQL is as strict.
    return Reply(tuple(Text(part) for part in _split(speakable(content))), summary)


def passive_xml(reply: Reply, *, to_user: str, from_user: str, created_at: int) -> bytes:
    """The inner XML of a passive reply, built from elements so that no text can add one.

    `to_user` is the member, `from_user` the corp id, `created_at` in Unix seconds; `reply` holds exactly one text.
    """
    [text] = reply.parts
    root = etree.Element("xml")
    add(root, "ToUserName", to_user)
    add(root, "FromUserName", from_user)
    add(root, "CreateTime", str(created_at))
    add(root, "MsgType", "text")
    add(root, "Content", text.content)
    return serialise(root)


def _split(content: str) -> list[str]:
    parts: list[str] = []
    room = ""
    for line in content.splitlines(keepends=True):
        for piece in _pieces(line):
            if room and len((room + piece).encode()) > TEXT_LIMIT:
                parts.append(room.rstrip("\n"))
                room = ""
            room += piece
    return [*parts, room] if room else parts


def _pieces(line: str) -> list[str]:
    """A line that is longer than a whole message, in pieces that are not; never inside a character."""
    pieces, start, size = [], 0, 0
    for index, character in enumerate(line):
        width = len(character.encode())
        if size + width > TEXT_LIMIT:
            pieces.append(line[start:index])
            start, size = index, 0
        size += width
    return [*pieces, line[start:]]
