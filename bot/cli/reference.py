"""``reference``: all commands, from their own declarations, as a page for people; docs/commands.md is one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from bot.bilingual import language
from bot.chat.command import Command, Parameter
from bot.chat.handlers import collect
from bot.chat.kinds import reader
from bot.interviews.line import PARTS as LINE
from bot.interviews.line import Line
from bot.interviews.models import Role
from bot.texts import text
from bot.wording import pick

HR = frozenset((Role.RECRUITER, Role.COORDINATOR))
ADMIN = frozenset((Role.ADMIN,))

_HEAD = (
    """# Commands

Made by `python -m bot reference --lang en`; a test holds it to the commands as they are.

Cards and bare numbers do most of the work; whatever they do can be typed as well. A verb may be written with or without `/`, in any width and case, and needs no space behind it in Chinese. What a command needs may follow in any order that reads naturally, and what is missing is asked for. A day, a candidate's name, a code or a row of the list shown last needs no verb at all. What changes something runs at once only when it was typed as its verb with what it needs, tapped, or answered; in any other words it is read back, and waits for a yes.

Below each command stand its examples, more words for it (those in Chinese are on [the Chinese page](zh/commands.md)), and what it takes, by the name that `python -m bot understand TEXT --as USER` prints: an interview as its code, a person as their account, days as `start` and `end`, a choice as the value that stands in front of its words. The examples speak of the demo, where 1203 is 陈晓's interview with 李四.""",
    """# 命令

由 `python -m bot reference --lang zh` 生成，有测试保证与命令一致。

卡片和数字能做大部分事，卡片能做的也都可以打字。动词前面加不加 `/`、全角半角、大小写都行，中文动词后面不用空格。后面的内容顺着说就行，缺什么会问。日期、候选人姓名、编号、最近一次列表的序号，不写动词也可以。会改动东西的命令，只有写清动词和内容、点卡片、或回答机器人的问题才直接执行；换别的说法会先复述一遍，等你回“是”。

每条命令下面依次是例子、别的说法（英文说法在[英文页](../commands.md)）、要写什么。要写的每一项前面是 `python -m bot understand TEXT --as USER` 输出的名字：面试输出编号，人输出账号，日期输出 `start` 和 `end`，选项输出写在最前面的那个值。例子用的是演示数据：1203 是李四面陈晓的那一场。""",
)
_Belongs = Callable[[Command], bool]
_PARTS: tuple[tuple[str, str, _Belongs], ...] = (  # whose commands stand together, and under which title
    ("## For everybody", "## 所有人", lambda one: not one.roles <= HR | ADMIN),
    ("## For HR", "## HR", lambda one: one.roles <= HR | ADMIN and not one.roles <= ADMIN),
    ("## For admins", "## 管理员", lambda one: one.roles <= ADMIN),
)


def show(given: argparse.Namespace) -> int:
    print(page(given.lang or language()), end="")
    return 0


def page(lang: str) -> str:
    """The page in one language, in Markdown."""
    commands = sorted(
        (one for one in collect("commands").commands.values() if is_listed(one)),
        key=lambda one: (one.rank, one.hidden, one.name),
    )
    lines = [pick(_HEAD, lang), ""]
    for en, zh, belongs in _PARTS:
        lines += [pick((en, zh), lang), ""]
        for one in commands:
            if belongs(one):
                lines += [*_entry(one, lang), ""]
    return "\n".join(lines).rstrip() + "\n"


def is_listed(one: Command) -> bool:
    """Not what only a card's button or an answer calls."""
    return not (one.hidden and not one.usage[0])


def _entry(one: Command, lang: str) -> Iterator[str]:
    other = (
        one.name if lang == "zh" else next((said for said in one.aliases if not said.isascii()), "")
    )  # the two that help shows
    yield f"### {one.title(lang)}" + (f" · {other}" if other and other != one.title(lang) else "")
    yield ""
    sentence = pick(one.help, lang)
    yield sentence[:1].upper() + sentence[1:] + text("rows.end_of_caution", lang)
    yield ""
    yield from _facts(one, lang)


def _facts(one: Command, lang: str) -> Iterator[str]:
    yield "- " + text("reference.for_example", lang) + " · ".join(f"`{said}`" for said in examples(one, lang))
    if also := list(_also(one, lang)):
        yield "- " + text("reference.also", lang) + text("mark.between_names", lang).join(also)
    for part in one.parameters:
        if part.type is Line:
            yield from (f"- `{name}` {pick(said, lang)}" for name, said in (LINE | ROWS).items())
        else:
            yield from _takes(part, dict(one.means).get(part.name), lang)
    if one.changes:
        yield "- " + pick(_CONFIRMED if one.confirm or one.previews else _DONE, lang)


_DONE = ("changes something", "会改动东西")
_CONFIRMED = ("changes something; where it says so, it is read back first", "会改动东西；需要时先复述一遍再改")
ROWS = {"rows": ("how many rows were pasted under it, in place of all this", "下面粘贴了几行，这时没有上面各项")}


def examples(one: Command, lang: str) -> list[str]:
    """Those of its `usage`; what needs nothing more is its own."""
    usage = pick(one.usage, lang)
    return usage.split(" / ") if usage else [one.title(lang)]


def _also(one: Command, lang: str) -> Iterator[str]:
    """Its other verbs in this language, but for those that stand with the choice that they are."""
    choices = [part.type for part in one.parameters if issubclass(part.type, Enum)]
    chosen = {word for kind in choices for value in kind for word in value.value}
    verbs = [word for word in dict.fromkeys(one.verbs) if word not in chosen and word != one.title(lang)]
    yield from _own(verbs, lang)


def _own(words: Iterable[str], lang: str) -> list[str]:
    """Can’t with the other apostrophe is understood, and the same word."""
    return [word for word in words if word.isascii() == (lang == "en") and "’" not in word]


def _takes(part: Parameter, means: tuple[str, str] | None, lang: str) -> Iterator[str]:
    values = list(part.type) if issubclass(part.type, Enum) else []
    what = pick(means or (("one of these", "以下之一") if values else reader(part.type).named), lang)
    yield f"- `{part.name}` {what}" + ("" if part.required else text("reference.optional", lang))
    yield from (f"  - `{value.name.lower()}` {_words_of(value, lang)}" for value in values)


def _words_of(value: Enum, lang: str) -> str:
    """The first is the one that the bot says itself."""
    said = pick((value.value[0], value.value[1]), lang)
    return text("mark.between_names", lang).join(dict.fromkeys([said, *_own(value.value, lang)]))
