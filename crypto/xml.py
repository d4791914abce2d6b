"""XML from strangers, and XML for WeCom.

The outer envelope is parsed before anything is authenticated, so the parser gets no chance to reach
the network, expand an entity or be told another encoding than UTF-8.
"""

from __future__ import annotations

import functools
import re
import threading

from lxml import etree

from crypto.errors import BadEnvelope

_CR = "\r"
LIMIT = 1 << 20  # bytes; WeCom's largest callback is a few kilobytes

# All that XML 1.0 cannot carry: control characters, surrogates, two non-characters (XML 1.0, §2.2).
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Parser(threading.local):
    """One for each thread, because threads that share one wait for each other."""

    def __init__(self) -> None:
        self.parser = etree.XMLParser(
            encoding="utf-8",  # overrules what the document claims
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )


_of_this_thread = _Parser()


def parse(data: bytes) -> etree._Element:
    """The root element of a document of at most 1 MiB of UTF-8.

    Raises: BadEnvelope for anything else: another encoding, a DTD, an entity, broken XML.
    """
    if len(data) > LIMIT:
        raise BadEnvelope("document is larger than 1 MiB")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadEnvelope("document is not UTF-8") from None
    try:
        root = etree.fromstring(data, _of_this_thread.parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadEnvelope("document is not well-formed XML") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs do not know it
        raise BadEnvelope("document has a DTD")
    return root


def only_text(parent: etree._Element, tag: str) -> str:
    """The text of the one child `tag`.

    Raises: BadEnvelope when it is missing, doubled or not plain text.
    """
    found = [child for child in parent if child.tag == tag]
    if len(found) != 1:
        raise BadEnvelope(f"{tag} must occur once, it occurs {len(found)} times")
    if len(found[0]):
        raise BadEnvelope(f"{tag} must hold text only")
    return found[0].text or ""


@functools.lru_cache(maxsize=64)  # asked again of the same text: for its row, and for its answer
def speakable(text: str) -> str:
    """The same text, with U+FFFD for each character that XML cannot carry."""
    return _UNSPEAKABLE.sub("\ufffd", text)


def element(tag: str, text: str) -> str:
    """`<tag>text</tag>`; any text at all gives well-formed XML, and is read back as it was if XML can carry it."""
    escaped = speakable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{tag}>{escaped.replace(_CR, '&#13;')}</{tag}>"  # a bare one would be read as a line's end


def document(*elements: str) -> bytes:
    """`<xml>…</xml>` in UTF-8 without declaration or line breaks, as WeCom's own documents are."""
    return f"<xml>{''.join(elements)}</xml>".encode()
