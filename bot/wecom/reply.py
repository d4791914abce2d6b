"""What a handler says, and how it is written when it is the answer to a callback (被动回复消息格式, path 90241)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.phrase import Phrase, Rendered
from bot.wecom.content import BLANK, TEXT_BYTES, Part, Text, with_token, without_links
from crypto.xml import document, element


@dataclass(frozen=True)
class Reply:
    """What is said, in order. `summary` is what a log may tell of it: a count, never a name.

    `apart`: texts that follow it, each a message of its own, such as what is to be forwarded as it stands. They leave by
    the outbox, since a callback has one passive reply. `is_to_forward`: these parts are such a text themselves. `phrase`: what the parts say,
    where it is one text of `bot.texts`.
    """

    parts: tuple[Part, ...] = ()
    summary: str = ""
    apart: tuple[Part, ...] = ()
    is_to_forward: bool = False
    phrase: Phrase | None = None

    @property
    def id(self) -> str:
        """Of the text that is said; empty where it is put together of several."""
        return self.phrase.id if self.phrase is not None else ""

    @property
    def values(self) -> Mapping[str, object]:
        return self.phrase.values if self.phrase is not None else {}

    @property
    def is_passive(self) -> bool:
        """True when it fits into WeCom's passive reply: nothing, or one text."""
        return len(self.parts) <= 1 and all(isinstance(part, Text) for part in self.parts)

    def followed_by(self, *texts: str | Text) -> Reply:
        """The same, with each of these texts as a message of its own behind it."""
        return replace(self, apart=(*self.apart, *(part for text in texts for part in say(text).parts)))

    @property
    def stands_alone(self) -> bool:
        """True where all of it, or what follows it, is to be forwarded: nothing else may be said there."""
        return self.is_to_forward or bool(self.apart)

    def then(self, behind: Reply) -> Reply:
        """Both, each in messages of its own."""
        return replace(self, summary=behind.summary, apart=(*self.apart, *behind.parts, *behind.apart))

    def dump(self) -> list[dict[str, Any]]:
        """As JSON: each part as `message/send` takes it, without what follows apart."""
        return [part.message() for part in self.parts]


NOTHING = Reply()


def load(parts: Sequence[dict[str, Any]]) -> Reply:
    """The passive reply that `Reply.dump` wrote."""
    return Reply(tuple(Text(part["text"]["content"], part.get("link", "")) for part in parts))


def say(content: str | Text, summary: str = "") -> Reply:
    """A reply of this text; one that is too long becomes several, broken between lines."""
    text = content if isinstance(content, Text) else Text(content)
    # Cleaned here and not only when it becomes XML, because it is stored first, and JSON in PostgreSQL is as strict.
    parts = _split(without_links(text.content))
    phrase = content.phrase if isinstance(content, Rendered) else None
    return Reply(tuple(Text(part, text.link if BLANK in part else "") for part in parts), summary, phrase=phrase)


def to_forward(letter: Text) -> Reply:
    """A reply that somebody passes on as it stands."""
    return replace(say(letter), is_to_forward=True)


def passive_xml(
    reply: Reply, *, to_user: str, from_user: str, created_at: int, token_of: Callable[[str], str] = str
) -> bytes:
    """The inner XML of a passive reply, in which no text can add an element.

    `to_user` is the member, `from_user` the corp id, `created_at` in Unix seconds; `reply` holds exactly one text, and
    `token_of` is asked for the token of the link that it names.
    """
    [text] = reply.parts
    if not isinstance(text, Text):
        raise TypeError("only a text can be a passive reply")
    return document(
        element("ToUserName", to_user),
        element("FromUserName", from_user),
        f"<CreateTime>{created_at:d}</CreateTime><MsgType>text</MsgType>",  # these need no escaping
        element("Content", with_token(text.content, text.link, token_of)),
    )


def _split(content: str) -> list[str]:
    if len(content.encode()) <= TEXT_BYTES:
        return [content] if content.strip("\n") else []
    parts: list[str] = []
    room = ""
    for line in content.splitlines(keepends=True):
        for piece in _pieces(line):
            if room and len((room + piece).encode()) > TEXT_BYTES:
                parts.append(room.rstrip("\n"))
                room = ""
            room += piece
    # WeCom refuses a text of nothing but line ends, and a cut right before one could leave that.
    return [part for part in (*parts, room) if part.strip("\n")]


def _pieces(line: str) -> list[str]:
    """A line that is longer than a whole message, in pieces that are not; never inside a character."""
    pieces, start, size = [], 0, 0
    for index, character in enumerate(line):
        width = len(character.encode())
        if size + width > TEXT_BYTES:
            pieces.append(line[start:index])
            start, size = index, 0
        size += width
    return [*pieces, line[start:]]
