"""What WeCom can show, written within WeCom's limits (发送应用消息 path 90236; read 2026-11-24).

WeCom cuts or refuses what is too long, some of it silently. So it is cut here, with …, and nothing raises: a long name
must not keep anybody from hearing the rest. Lengths are in characters unless a name says bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.printable import visible
from bot.texts import text
from crypto.xml import speakable

TEXT_BYTES = 2048
BLANK = "x" * 56  # what a stored text has in the place of the token of a candidate's link
MOST_BUTTONS, MOST_ROWS, MOST_OPTIONS = 6, 6, 20
VOTE_TITLE = 16


@dataclass(frozen=True)
class Text:
    """A text message of at most 2,048 bytes. `link` names the one whose token is written in the place of `BLANK` when it
    leaves: what is stored of it opens nothing."""

    content: str
    link: str = ""

    def message(self) -> dict[str, Any]:
        """Type and content, as `message/send` takes them once it is `whole`."""
        said: dict[str, Any] = {"msgtype": "text", "text": {"content": fit_bytes(self.content, TEXT_BYTES)}}
        return said | {"link": self.link} if self.link else said


@dataclass(frozen=True)
class Button:
    """A button; a tap calls `command` with `arguments`, which are written as `Call.dump` writes them, or opens `url`.

    Its style, by one rule: what is recommended is blue, first, and the only such on its card; what refuses is red; what
    leaves all as it is is grey; anything else is plain.
    """

    text: str
    command: str
    arguments: tuple[tuple[str, str], ...] = ()
    style: int = 2  # 1 blue, 2 plain, 3 red text, 4 grey
    url: str = ""

    @property
    def key(self) -> str:
        """What a tap brings back, at most 1,024 bytes: names and ids, all of them short."""
        call = {"command": self.command, "arguments": dict(self.arguments)}
        return json.dumps(call, ensure_ascii=False, separators=(",", ":"))

    def as_wecom_takes_it(self) -> dict[str, Any]:
        """`type` 0 or none brings a callback, 1 opens an address."""
        said = {"text": fit(self.text, 10), "style": self.style, "key": self.key}
        return said | {"type": 1, "url": self.url} if self.url else said


Link = tuple[str, str, str]  # a row's name, its words, and what they open


@dataclass(frozen=True)
class ButtonCard:
    """button_interaction: what can be decided by a tap. One to six buttons, at most six rows.

    `remarks` are rows below the others that are true of the moment only: how long until then, who is free. `links` are
    rows that open an address, and `url` opens when what is around the buttons is tapped; a card that lacks one of these
    need not come anew for it.
    """

    task_id: str
    title: str
    buttons: tuple[Button, ...]
    desc: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    url: str = ""
    lang: str = "zh"

    @property
    def essence(self) -> str:
        """The same for two cards of which one need not take the other's place."""
        return _essence(self.title, self.desc, self.rows, self.text, sorted({one.command for one in self.buttons}))

    def message(self) -> dict[str, Any]:
        more: dict[str, Any] = {"button_list": [one.as_wecom_takes_it() for one in self.buttons[:MOST_BUTTONS]]}
        if self.url:
            more["card_action"] = {"type": 1, "url": self.url}
        return _card("button_interaction", self, self.rows + self.remarks, self.links, **more)


@dataclass(frozen=True)
class NoticeCard:
    """text_notice: what is to be known, or a card on which nothing is to be decided any more. `url` opens on a tap."""

    task_id: str
    title: str
    url: str
    desc: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""
    lang: str = "zh"

    @property
    def essence(self) -> str:
        return _essence(self.title, self.desc, self.rows, self.text, [])

    def message(self) -> dict[str, Any]:
        return _card("text_notice", self, self.rows, card_action={"type": 1, "url": self.url})


@dataclass(frozen=True)
class VoteCard:
    """vote_interaction: some of up to twenty options are ticked and sent with one button, which calls a command.

    The tap brings back the ids of those that are ticked, under `question` (`Message.selected`). It has no rows.
    """

    task_id: str
    title: str
    question: str
    options: tuple[tuple[str, str], ...]  # id and text
    submit: Button
    desc: str = ""
    lang: str = "zh"

    @property
    def essence(self) -> str:
        return _essence(self.title, self.desc, self.question, self.options, self.submit.command)

    def message(self) -> dict[str, Any]:
        options = [{"id": one, "text": fit(text, 17)} for one, text in self.options[:MOST_OPTIONS]]
        card = {
            "card_type": "vote_interaction",
            "source": {"desc": text("wecom.app_name", self.lang)},
            "main_title": {"title": fit(self.title, VOTE_TITLE), "desc": fit(self.desc, 160)},
            "task_id": self.task_id,
            "checkbox": {"question_key": self.question, "mode": 1, "option_list": options},  # 1: several may be ticked
            "submit_button": {"text": fit(self.submit.text, 10), "key": self.submit.key},
        }
        return {"msgtype": "template_card", "template_card": card}


Part = Text | ButtonCard | VoteCard | NoticeCard
Card = ButtonCard | VoteCard | NoticeCard
Asking = ButtonCard | VoteCard  # on which something is to be decided


def whole(message: dict[str, Any], token_of: Callable[[str], str]) -> dict[str, Any]:
    """A stored message as it leaves: with its link, where it holds one."""
    if "link" not in message:
        return message
    content = with_token(message["text"]["content"], message["link"], token_of)
    return {"msgtype": message["msgtype"], "text": {"content": content}}


def with_token(content: str, link: str, token_of: Callable[[str], str]) -> str:
    return content.replace(BLANK, token_of(link)) if link else content


def blanked(text: str) -> str:
    """What somebody wrote, without the token of a candidate's link: whoever forwards one, or writes it in a form, has it
    kept nowhere."""
    return _TOKEN.sub(_blank, text) if len(text) >= len(BLANK) else text


# Whatever a token could be put together from: its letters in either case, at full width or percent-encoded, whatever
# stands around them, also where an invisible character stands between two, and where a mail or a chat has broken it into
# two or three pieces. No word and no hash of a file is like that: it takes 56 in a row without 0, 1, 8 and 9.
_LETTER = (
    "(?:[A-Za-z2-7Ａ-Ｚａ-ｚ２-７]|%(?:3[2-7]|[46][1-9A-Fa-f]|[57][0-9Aa]))[\u00ad\u180e\u200b-\u200f\u2060\ufeff]*"
)
_PIECE = f"(?:{_LETTER}){{8,55}}"
_BREAK = "[^A-Za-z0-9]{1,6}"
_TOKEN = re.compile(
    f"(?:{_LETTER}){{56,4000}}|(?<![A-Za-z0-9])(?P<first>{_PIECE}){_BREAK}{_PIECE}(?:{_BREAK}{_PIECE})?(?![A-Za-z0-9])"
)
_ONE, _FIGURE = re.compile(_LETTER), re.compile("[2-7２-７]")


def _blank(found: re.Match[str]) -> str:
    """Pieces that are no token together stay: three long words have no figure, as of 100,000 tokens one has."""
    letters = _ONE.findall(found[0])
    is_broken = found["first"] is not None
    is_token = len(letters) >= len(BLANK) and not (is_broken and _FIGURE.search(found[0]) is None)
    return BLANK if is_token else found[0]


def without_links(text: str) -> str:
    """The text as WeCom takes it, without `<a>`, of which it would make a link, and with nothing that nobody sees: the one
    way into chats and cards. Names and rooms come from outside."""
    return visible(speakable(text)).replace("<", "‹").replace(">", "›")


def fit(text: str, length: int) -> str:
    """The text, cut with … to the room of `length` Chinese characters; nothing in it that WeCom could not take.

    WeCom suggests lengths for its cards in 字; two of ASCII's characters take the room of one.
    """
    text = without_links(text)
    if _halves(text) <= 2 * length:
        return text
    text = text[: 2 * length]
    while _halves(text) > 2 * length - 2:
        text = text[:-1]
    return text + "…"


def fits(text: str, length: int) -> bool:
    """Whether nothing of it would be cut."""
    return _halves(without_links(text)) <= 2 * length


def _halves(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def fit_bytes(text: str, size: int) -> str:
    """The text, cut with … to `size` bytes, never inside a character."""
    text = without_links(text)
    if len(text.encode()) <= size:
        return text
    return text.encode()[: size - len("…".encode())].decode(errors="ignore") + "…"


def _card(
    card_type: str,
    card: ButtonCard | NoticeCard,
    rows: Sequence[tuple[str, str]],
    links: Sequence[Link] = (),
    **more: Any,
) -> dict[str, Any]:
    """Rows that are empty, and those beyond the sixth, are left out."""
    shown = [(name, value) for name, value in rows if name and value]
    listed: list[dict[str, Any]] = [{"keyname": fit(name, 5), "value": fit(value, 30)} for name, value in shown]
    listed += [{"keyname": fit(name, 5), "value": fit(words, 30), "type": 1, "url": url} for name, words, url in links]
    body: dict[str, Any] = {
        "card_type": card_type,
        "source": {"desc": text("wecom.app_name", card.lang), "desc_color": 0},
        "main_title": {"title": fit(card.title, 36), "desc": fit(card.desc, 44)},
        "horizontal_content_list": listed[:MOST_ROWS],
        "task_id": card.task_id,
    }
    if card.text:
        body["sub_title_text"] = fit(card.text, 160)
    return {"msgtype": "template_card", "template_card": body | more}


def _essence(title: str, *more: object) -> str:
    return f"{_digest(title)}.{_digest([title, *more])}"


def same_card(shown: str | None, essence: str) -> bool:
    """Whether a card that shows this says all that the other would; the digest of a title may be missing."""
    return shown is not None and shown.split(".")[-1] == essence.split(".")[-1]


def same_title(essence: str | None, other: str) -> bool:
    """Whether two cards say the same in their titles; so does one of which that is not known."""
    return essence is None or "." not in essence or essence.split(".")[0] == other.split(".")[0]


def has_title(essence: str | None, title: str) -> bool:
    """Whether a card is known to have this title."""
    return essence is not None and "." in essence and essence.split(".")[0] == _digest(title)


def _digest(said: object) -> str:
    return hashlib.blake2b(json.dumps(said).encode(), digest_size=12).hexdigest()
