"""The story in the terminal: what is done, what to look at, and all that people read."""

from __future__ import annotations

import re

from bot.launch.terminal import say
from sandbox import directory, terminal
from story.place import Message
from story.scene import Scene, Words

_NUMBER = re.compile(r"\[#\d+ ")  # of a button, for who taps by typing
_INDENT = "      "
_MOST_OF_A_PAGE = 120  # characters: what stands at its top
_CANDIDATE: Words = ("the candidate", "候选人")
_BROWSER: Words = ("in a browser", "在浏览器里")
_CHANGED: Words = ("the card changes", "卡片变了")


class Terminal:
    """Prints in one language."""

    def __init__(self, lang: str) -> None:
        self._at = 0 if lang == "en" else 1
        self._buttons = terminal.Buttons()

    def begins(self, scene: Scene) -> None:
        say(f"\n{terminal.bold(f'{scene.when[self._at]}  {scene.done[self._at]}')}\n{scene.look[self._at]}\n")

    def comes(self, user_id: str, message: Message, is_change: bool) -> None:
        person = directory.find(user_id)
        assert person is not None
        arrow = ">" if message["by"] == "member" else "<"
        change = f" ({_CHANGED[self._at]})" if is_change else ""
        words = _NUMBER.sub("[", terminal.shown(message, self._buttons)).replace("\n", f"\n{_INDENT}")
        say(f"  {terminal.dim(f'{person.name} {arrow}{change}')}\n{_INDENT}{words}")

    def opens(self, whose: str, words: str) -> None:
        """What somebody reads in a browser."""
        person = directory.find(whose)
        name = person.name if person else _CANDIDATE[self._at]
        shown = words if len(words) <= _MOST_OF_A_PAGE else f"{words[:_MOST_OF_A_PAGE]} …"
        say(f"  {terminal.dim(f'{name}, {_BROWSER[self._at]}')}\n{_INDENT}{shown}")
