"""A message as a terminal shows it: text as it stands, a card as lines with numbered buttons."""

from __future__ import annotations

import re
import sys
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sandbox import phones

_LINK = re.compile(r"<a\s+href=\"([^\"]*)\"\s*>([^<]*)</a>")


class Button(NamedTuple):
    """What can be tapped: `selected` is what its card's questions are set to, by question key; of a question with boxes to
    tick, `boxes` are the ids in their order."""

    task_id: str
    key: str
    label: str
    selected: dict[str, list[str]]
    boxes: tuple[str, ...] = ()

    def with_ticks(self, numbers: list[int]) -> dict[str, list[str]]:
        """What goes along with a tap that ticks these boxes, by their numbers from 1; without any, those that are ticked.

        Raises: IndexError where there is no such box.
        """
        if not numbers:
            return self.selected
        ticked = [self.boxes[one - 1] for one in numbers if one > 0]
        return dict.fromkeys(self.selected, ticked)


class Buttons:
    """The buttons that were shown, each with the number that it keeps."""

    def __init__(self) -> None:
        self._shown: list[Button] = []
        self._gone: set[tuple[str, str]] = set()

    def are_on(self, task_id: str, buttons: list[Button]) -> None:
        """The card is shown with these buttons; what else it had can no longer be tapped."""
        keys = {one.key for one in buttons}
        for other in (one for one in self._shown if one.task_id == task_id):
            spent = self._gone.discard if other.key in keys else self._gone.add
            spent((other.task_id, other.key))

    def is_gone(self, button: Button) -> bool:
        """Whether its card has changed and has it no more."""
        return (button.task_id, button.key) in self._gone

    def number(self, button: Button) -> int:
        """The button's number, its own from the first time that it is shown."""
        for number, other in enumerate(self._shown, 1):
            if (other.task_id, other.key) == (button.task_id, button.key):
                return number
        self._shown.append(button)
        return len(self._shown)

    def numbered(self, number: int) -> Button | None:
        """The button with this number."""
        return self._shown[number - 1] if 0 < number <= len(self._shown) else None


def shown(message: dict[str, Any], buttons: Buttons, web: str | None = None) -> str:
    """The message, in lines; its links to the bot as they open on a phone whose origin `web` is."""
    buttons.are_on(str(message.get("task_id")), tappable(message))
    if message["type"] != "template_card":
        return said(str(message["text"]), web)
    return phones.on_phone(_card(message, buttons), web)


def said(text: str, web: str | None) -> str:
    """A text, each link's address behind its words, as it opens on a phone whose origin `web` is."""
    return phones.on_phone(_LINK.sub(r"\2 \1", text), web)


def _card(message: dict[str, Any], buttons: Buttons) -> str:
    card = message["content"]
    title = card.get("main_title") or {}
    lines = [bold(str(title.get("title") or "")), title.get("desc"), card.get("sub_title_text")]
    lines += [
        f"  {row['keyname']}  {row.get('value') or ''}".rstrip() for row in card.get("horizontal_content_list", [])
    ]
    lines += _boxes(card) if tappable(message) else []
    lines.append("  ".join(_controls(message, buttons)))
    lines += _links(message)
    return "\n".join(line for line in lines if line)


def is_open(message: dict[str, Any]) -> bool:
    """Whether something on it can be tapped."""
    return bool(tappable(message))


def tappable(message: dict[str, Any]) -> list[Button]:
    """What can be tapped on a card, as it is now."""
    card = message["content"]
    if message["type"] != "template_card" or _replaced(message):
        return []
    questions = [*card.get("select_list", []), card.get("button_selection"), card.get("checkbox")]
    selected = {one["question_key"]: _chosen(one) for one in questions if one}
    checkbox = card.get("checkbox") or {}
    boxes = tuple(str(one["id"]) for one in checkbox.get("option_list", [])) if checkbox.get("mode") == 1 else ()
    found = [
        *card.get("button_list", []),
        card.get("submit_button"),
        *(card.get("action_menu") or {}).get("action_list", []),
    ]
    return [
        Button(str(message["task_id"]), str(one["key"]), str(one["text"]), selected, boxes)
        for one in found
        if one and one.get("key") and one.get("type", 0) == 0
    ]


def bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text


def dim(text: str) -> str:
    return f"\033[2m{text}\033[0m" if sys.stdout.isatty() else text


def _controls(message: dict[str, Any], buttons: Buttons) -> list[str]:
    if instead := _replaced(message):
        return [f"[{instead}]"]
    return [f"[#{buttons.number(one)} {one.label}]" for one in tappable(message)]


def _links(message: dict[str, Any]) -> list[str]:
    """Where the card leads: each button that opens a page, and the card itself unless that is the front page alone."""
    card = message["content"]
    found = [("", card.get("card_action") or {})]
    if not _replaced(message):
        found += [(str(one["text"]), one) for one in card.get("button_list", [])]
    return [
        f"↗ {label} {one['url']}".replace("  ", " ")
        for label, one in found
        if one.get("type") == 1 and (label or urlsplit(one["url"]).path.strip("/"))
    ]


def _replaced(message: dict[str, Any]) -> str | None:
    """What stands where the card's buttons were."""
    instead: str | None = (message["state"] or {}).get("replaced_with") or message["content"].get("replace_text")
    return instead


def _boxes(card: dict[str, Any]) -> list[str]:
    """`  3) 3月13日 周五 10:00`, with ✓ where it is ticked."""
    options = (card.get("checkbox") or {}).get("option_list", [])
    return [f"  {number}) {one['text']}{' ✓' * bool(one.get('is_checked'))}" for number, one in enumerate(options, 1)]


def _chosen(question: dict[str, Any]) -> list[str]:
    """The options that are set; where one has to be and none is, the first."""
    options = question["option_list"]
    if question.get("selected_id"):
        return [str(question["selected_id"])]
    checked = [str(one["id"]) for one in options if one.get("is_checked")]
    return checked or ([] if question.get("mode") == 1 else [str(options[0]["id"])])
