"""What a message of each msgtype must hold, and what of it the member sees (发送应用消息, path 90236)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox import cards, fields
from sandbox.envelope import cut
from sandbox.errors import Refused

TEXT_BYTES = 2048
TITLE, DESCRIPTION = 128, 512


@dataclass(frozen=True)
class Shown:
    """A message as its reader has it: `content` is the object that was sent, cut where WeCom cuts it."""

    type: str
    content: dict[str, Any]
    words: str


def shown(body: dict[str, Any], textcard_limits: str) -> Shown:
    """The message that `body` brings; `textcard_limits` counts `bytes` or `characters`.

    Raises: Refused.
    """
    msgtype = body.get("msgtype")
    if not isinstance(msgtype, str) or (msgtype != "textcard" and msgtype not in _READERS):
        raise Refused(40008, "msgtype")
    content = fields.mapping(body, msgtype)
    if content is None:
        raise Refused(44004 if msgtype in ("text", "markdown") else 40063, f"{msgtype} is missing")
    if msgtype == "textcard":
        return _textcard(content, textcard_limits)
    return _READERS[msgtype](msgtype, content)


def _text(msgtype: str, content: dict[str, Any]) -> Shown:
    if not fields.text(content, "content").strip():
        raise Refused(44004, f"{msgtype}.content")
    words = cut(content["content"], TEXT_BYTES)
    return Shown(msgtype, content | {"content": words}, words)


def _textcard(content: dict[str, Any], limits: str) -> Shown:
    title, description = fields.needed(content, "title", 41016), fields.needed(content, "description", 41033)
    fields.url(content, "url", 41010)
    if limits == "bytes":
        title, description = cut(title, TITLE), cut(description, DESCRIPTION)
    else:
        title, description = title[:TITLE], description[:DESCRIPTION]
    button = (fields.text(content, "btntxt") or "详情")[:4]
    return Shown("textcard", content | {"title": title, "description": description, "btntxt": button}, title)


def _card(msgtype: str, card: dict[str, Any]) -> Shown:
    cards.check(card)
    return Shown(msgtype, card, cards.in_words(card))


def _media(msgtype: str, content: dict[str, Any]) -> Shown:
    fields.needed(content, "media_id", 41006)
    return Shown(msgtype, content, f"[{msgtype}] {fields.text(content, 'title')}".rstrip())


def _articles(msgtype: str, content: dict[str, Any]) -> Shown:
    articles = fields.mappings(content, "articles", 45008, at_least=1, at_most=8)
    for article in articles:
        fields.needed(article, "title", 41016)
        if msgtype == "mpnews":
            fields.needed(article, "thumb_media_id", 41006)
            fields.needed(article, "content", 44004)
        elif not fields.text(article, "appid"):
            fields.url(article, "url", 41010)
    return Shown(msgtype, content, f"[{msgtype}] {articles[0]['title']}")


_READERS = {
    "text": _text,
    "markdown": _text,
    "template_card": _card,
    "image": _media,
    "voice": _media,
    "video": _media,
    "file": _media,
    "news": _articles,
    "mpnews": _articles,
}
