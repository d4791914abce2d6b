"""The XML of a callback: what WeCom posts, and what it accepts as an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from sandbox import cards, passive_cards
from sandbox.crypto import Codec, CodecError
from sandbox.errors import Refused

TEXT_LIMIT = 2048  # bytes; WeCom cuts what is longer (path 90241)
SHORT_LIMIT, LONG_LIMIT = 128, 512  # bytes of titles and descriptions, same page
IN_CHAT = frozenset({"text", "image", "voice", "video", "news"})
CARD_UPDATES = frozenset({"update_button", "update_template_card"})
PASSIVE = IN_CHAT | CARD_UPDATES | {"update_taskcard"}

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class BadReply(Exception):
    """What the bot answered is nothing that WeCom would show; the text says why."""


def clean(text: str) -> str:
    """`text` without the characters that XML cannot carry."""
    return _NOT_IN_XML.sub("", text)


def is_name(name: str) -> bool:
    """Whether `name` can be the name of an element."""
    return _NAME.fullmatch(name) is not None


def xml(fields: Mapping[str, Any]) -> str:
    """An `<xml>` document: text in CDATA, numbers bare, mappings nested, lists as repeated siblings."""
    return f"<xml>{_children(fields)}</xml>"


def posted(corp_id: str, agent_id: int, encrypt: str) -> str:
    """The body that WeCom posts (path 90930)."""
    return xml({"ToUserName": corp_id, "AgentID": str(agent_id), "Encrypt": encrypt})


def opened(codec: Codec, body: bytes) -> str:
    """The inner XML of a sealed reply.

    Raises: BadReply.
    """
    sealed = _parse(body)
    encrypt, msg_signature = _one(sealed, "Encrypt"), _one(sealed, "MsgSignature")
    timestamp, nonce = _one(sealed, "TimeStamp"), _one(sealed, "Nonce")
    if not codec.is_signed(msg_signature, timestamp, nonce, encrypt):
        raise BadReply("MsgSignature does not match token, TimeStamp, Nonce and Encrypt")
    try:
        return codec.decrypt(encrypt).decode()
    except UnicodeDecodeError:
        raise BadReply("the decrypted reply is not UTF-8") from None
    except CodecError as reason:
        raise BadReply(f"Encrypt cannot be opened: {reason}") from None


def reply(plain: str, *, corp_id: str, user_id: str) -> dict[str, Any]:
    """What the inner XML says: `type` and, by type, `text`, `media_id`, `title`, `articles`…

    Raises: BadReply.
    """
    inner = _parse(plain.encode())
    if _one(inner, "ToUserName").lower() != user_id.lower():
        raise BadReply("ToUserName is not the member who wrote")
    if _one(inner, "FromUserName") != corp_id:
        raise BadReply("FromUserName is not the corp id")
    if not _one(inner, "CreateTime").isdecimal():
        raise BadReply("CreateTime is not a number of seconds")
    msg_type = _one(inner, "MsgType")
    if msg_type not in PASSIVE:
        raise BadReply(f"MsgType {msg_type!r} is no passive reply")
    return {"type": msg_type} | _content(inner, msg_type)


def _content(inner: etree._Element, msg_type: str) -> dict[str, Any]:
    match msg_type:
        case "text":
            return _text(_one(inner, "Content"))
        case "image" | "voice":
            return {"media_id": _one(_only(inner, msg_type.capitalize()), "MediaId")}
        case "video":
            video = _only(inner, "Video")
            return {
                "media_id": _one(video, "MediaId"),
                "title": cut(video.findtext("Title") or "", SHORT_LIMIT),
                "description": cut(video.findtext("Description") or "", LONG_LIMIT),
            }
        case "news":
            return {"articles": _articles(inner)}
        case "update_button":
            return {"replace_name": _one(_only(inner, "Button"), "ReplaceName")}
        case "update_template_card":
            return {"template_card": _card(_only(inner, "TemplateCard"))}
    return {}


def _card(element: etree._Element) -> dict[str, Any]:
    card = passive_cards.card(element)
    try:
        cards.check(card, is_update=True)
    except Refused as reason:
        raise BadReply(f"TemplateCard: {reason}") from None
    return card


def _text(content: str) -> dict[str, Any]:
    if not content:
        raise BadReply("Content is empty")
    shown = cut(content, TEXT_LIMIT)
    if shown == content:
        return {"text": shown}
    return {"text": shown, "note": f"{len(content.encode())} 字节，只显示前 {TEXT_LIMIT}；cut to {TEXT_LIMIT} bytes"}


def _articles(inner: etree._Element) -> list[dict[str, str]]:
    articles = [
        {
            "title": cut(item.findtext("Title") or "", SHORT_LIMIT),
            "description": cut(item.findtext("Description") or "", LONG_LIMIT),
            "url": item.findtext("Url") or "",
            "pic_url": item.findtext("PicUrl") or "",
        }
        for item in _only(inner, "Articles").findall("item")
    ]
    if _one(inner, "ArticleCount") != str(len(articles)) or not articles:
        raise BadReply("ArticleCount is not the number of articles")
    return articles


def cut(text: str, limit: int) -> str:
    """The longest beginning of `text` that has at most `limit` bytes and ends with a whole character."""
    return text.encode()[:limit].decode(errors="ignore")


def _children(fields: Mapping[str, Any]) -> str:
    return "".join(
        f"<{name}>{_value(one)}</{name}>"
        for name, value in fields.items()
        for one in (value if isinstance(value, list) else [value])
    )


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return _children(value)
    if isinstance(value, int | float):
        return str(value)
    # "]]>" would end the section, so it is split over two.
    return f"<![CDATA[{clean(str(value)).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _parse(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadReply(f"not XML: {body[:60].decode(errors='replace')!r}") from None
    if root.tag != "xml" or root.getroottree().docinfo.internalDTD is not None:
        raise BadReply("the root is not a plain <xml>")
    return root


def _only(parent: etree._Element, name: str) -> etree._Element:
    found = parent.findall(name)
    if len(found) != 1:
        raise BadReply(f"{len(found)} {name} elements, not exactly one")
    return found[0]


def _one(parent: etree._Element, name: str) -> str:
    return str(_only(parent, name).xpath("string()"))
