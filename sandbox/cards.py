"""What WeCom demands of a template card (发送应用消息, path 90236; codes of path 90313).

Lengths that the page words as characters are advice to it, and are not checked.
"""

from __future__ import annotations

import re
from typing import Any

from sandbox import fields
from sandbox.errors import Refused

NOTICES = ("text_notice", "news_notice")
CALLBACK_TYPES = ("button_interaction", "vote_interaction", "multiple_interaction")
KEY_BYTES = 1024

_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")


def check(card: dict[str, Any], *, is_update: bool = False) -> None:
    """Nothing, if WeCom would take this `template_card`; an update need not say the task id again.

    Raises: Refused.
    """
    kind = card.get("card_type")
    if kind not in NOTICES + CALLBACK_TYPES:
        raise Refused(42031, "card_type")
    _check_title(card, str(kind))
    _check_rows(card)
    if kind in NOTICES:
        _check_notice(card, str(kind))
    _check_action_menu(card)
    match kind:
        case "button_interaction":
            _check_buttons(card)
            if selection := fields.mapping(card, "button_selection"):
                _check_question(selection, options=10)
        case "vote_interaction":
            _check_question(fields.mapping(card, "checkbox") or {}, options=20)
            _check_submit_button(card)
        case "multiple_interaction":
            for selection in fields.mappings(card, "select_list", 42047, at_least=1, at_most=3):
                _check_question(selection, options=10)
            _check_submit_button(card)
    _check_task_id(card, is_needed=has_code(card) and not is_update)


def has_code(card: dict[str, Any]) -> bool:
    """Whether a tap on this card reaches the bot, so that it has a `response_code`."""
    return card["card_type"] in CALLBACK_TYPES or bool(card.get("action_menu"))


def tap_event(card: dict[str, Any], key: str) -> str | None:
    """The event that a tap on what has this key sends (path 90240); None if nothing on the card has it."""
    menu = card.get("action_menu") or {}
    if key in {one["key"] for one in menu.get("action_list", [])}:
        return "template_card_menu_event"
    match card["card_type"]:
        case "button_interaction":
            keys = {one["key"] for one in card["button_list"] if one.get("type", 0) == 0}
        case "vote_interaction" | "multiple_interaction":
            keys = {card["submit_button"]["key"]}
        case _:
            keys = set()
    return "template_card_event" if key in keys else None


def label(card: dict[str, Any], key: str) -> str:
    """What is written on the button, or in the menu, with this key."""
    menu = card.get("action_menu") or {}
    tappable = [*menu.get("action_list", []), *card.get("button_list", []), card.get("submit_button") or {}]
    return next((str(one["text"]) for one in tappable if one.get("key") == key), "")


def in_words(card: dict[str, Any]) -> str:
    """A card as a line of text."""
    title = card.get("main_title") or {}
    return " · ".join(
        filter(None, (title.get("title"), title.get("desc"), (card.get("sub_title_text") or "").split("\n")[0]))
    )


def _check_title(card: dict[str, Any], kind: str) -> None:
    title = fields.mapping(card, "main_title") or {}
    sub_title = fields.text(card, "sub_title_text")
    fields.text(title, "desc")
    if not fields.text(title, "title") and not (kind == "text_notice" and sub_title):
        raise Refused(41016, "main_title.title is missing")
    if source := fields.mapping(card, "source"):
        fields.number(source, "desc_color", range(4))


def _check_rows(card: dict[str, Any]) -> None:
    for row in fields.mappings(card, "horizontal_content_list", 42035, at_most=6):
        fields.needed(row, "keyname", 42027)
        match fields.number(row, "type", range(4)):
            case 1:
                fields.url(row, "url", 42028)
            case 2:
                fields.needed(row, "media_id", 42029)
            case 3:
                fields.needed(row, "userid", 42050)


def _check_notice(card: dict[str, Any], kind: str) -> None:
    for jump in fields.mappings(card, "jump_list", 42042, at_most=3):
        fields.needed(jump, "title", 42033)
        _check_target(jump, fields.number(jump, "type", range(3)))
    action = fields.mapping(card, "card_action")
    if not action or action.get("type") not in (1, 2):
        raise Refused(42045, "card_action is missing or its type is neither 1 nor 2")
    _check_target(action, action["type"])
    if kind == "news_notice":
        for one in fields.mappings(card, "vertical_content_list", 42036, at_most=4):
            fields.needed(one, "title", 42033)
        image, beside = fields.mapping(card, "card_image"), fields.mapping(card, "image_text_area")
        fields.url(image or {}, "url", 42044) if image or not beside else fields.url(beside, "image_url", 42044)


def _check_target(link: dict[str, Any], kind: int) -> None:
    if kind == 1:
        fields.url(link, "url", 42028)
    if kind == 2:
        fields.needed(link, "appid", 42030)


def _check_action_menu(card: dict[str, Any]) -> None:
    menu = fields.mapping(card, "action_menu")
    if not menu:
        return
    if card["card_type"] not in (*NOTICES, "button_interaction"):
        raise Refused(40058, "this card_type has no action_menu")
    actions = fields.mappings(menu, "action_list", 40058, at_least=1, at_most=3)
    for action in actions:
        fields.needed(action, "text", 40058)
        fields.needed(action, "key", 40058, at_most_bytes=KEY_BYTES)
    if len({one["key"] for one in actions}) < len(actions):
        raise Refused(42051, "action_menu.action_list.key")


def _check_buttons(card: dict[str, Any]) -> None:
    for button in fields.mappings(card, "button_list", 40058, at_least=1, at_most=6):
        fields.needed(button, "text", 42038)
        fields.number(button, "style", range(1, 5), default=1)
        if fields.number(button, "type", range(2)) == 1:
            fields.url(button, "url", 42028)
        else:
            fields.needed(button, "key", 42039, at_most_bytes=KEY_BYTES)
    if action := fields.mapping(card, "card_action"):
        _check_target(action, fields.number(action, "type", range(3)))


def _check_question(question: dict[str, Any], *, options: int) -> None:
    fields.needed(question, "question_key", 42043, at_most_bytes=KEY_BYTES)
    for option in fields.mappings(question, "option_list", 42037, at_least=1, at_most=options):
        fields.needed(option, "id", 42040, at_most_bytes=128)
        fields.needed(option, "text", 42041)


def _check_submit_button(card: dict[str, Any]) -> None:
    button = fields.mapping(card, "submit_button") or {}
    fields.needed(button, "text", 42049)
    fields.needed(button, "key", 42046, at_most_bytes=KEY_BYTES)


def _check_task_id(card: dict[str, Any], *, is_needed: bool) -> None:
    task_id = fields.text(card, "task_id")
    if not task_id and not is_needed:
        return
    if not _TASK_ID.fullmatch(task_id):
        raise Refused(42014, "task_id is not 1 to 128 of letters, digits, _ - @")
