"""``reference``: all commands, from their own declarations, as a page for people; docs/commands.md is one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from enum import Enum

from bot.bilingual import language
from bot.chat.command import Command, Parameter
from bot.chat.handlers import collect
from bot.chat.kinds import reader
from bot.interviews.models import Role
from bot.wording import pick

HR = frozenset((Role.RECRUITER, Role.COORDINATOR))
ADMIN = frozenset((Role.ADMIN,))

_HEAD = (
    """# Commands

Made by `python -m bot reference --lang en`; a test holds it to the commands as they are.

Cards and bare numbers do most of the work; whatever they do can be typed as well. A verb may be written with or without `/`, in any width and case, and needs no space behind it in Chinese. What a command needs may follow in any order that reads naturally, and what is missing is asked for. A day, a candidate's name, a code or a row of the list shown last needs no verb at all. What changes something runs at once only when it was typed as its verb with what it needs, tapped, or answered; in any other words it is read back, and waits for a yes.

The names behind “takes” are those that `python -m bot understand TEXT --as USER` prints: an interview as its code, a person as their account, days as `start` and `end`, a choice as the value in `code`.""",
    """# 命令

由 `python -m bot reference --lang zh` 生成，有测试保证与命令一致。

卡片和数字能做大部分事，卡片能做的也都可以打字。动词前面加不加 `/`、全角半角、大小写都行，中文动词后面不用空格。后面的内容顺着说就行，缺什么会问。日期、候选人姓名、编号、最近一次列表的序号，不写动词也可以。会改动东西的命令，只有写清动词和内容、点卡片、或回答机器人的问题才直接执行；换别的说法会先复述一遍，等你回“是”。

“内容”后面的英文名是 `python -m bot understand TEXT --as USER` 输出的名字：面试是编号，人是账号，日期是 `start` 和 `end`，选项是 `这样` 的值。""",
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
    return not one.not_yet and not (one.hidden and not one.usage[0])


def _entry(one: Command, lang: str) -> Iterator[str]:
    other = (
        one.name if lang == "zh" else next((said for said in one.aliases if not said.isascii()), "")
    )  # the two that help shows
    yield f"### {one.title(lang)}" + (f" · {other}" if other and other != one.title(lang) else "")
    yield ""
    sentence = pick(one.help, lang)
    yield sentence[:1].upper() + sentence[1:] + pick((".", "。"), lang)
    yield ""
    yield from (f"- {line}" for line in _facts(one, lang))


def _facts(one: Command, lang: str) -> Iterator[str]:
    if usage := pick(one.usage, lang):
        yield pick(("for example: ", "例如："), lang) + " · ".join(f"`{said}`" for said in examples(usage))
    also = [said for said in one.verbs if said not in (one.name, one.title("zh"))]
    if also:
        yield pick(("also: ", "也可以说："), lang) + pick((", ", "、"), lang).join(dict.fromkeys(also))
    if one.parameters:
        joint = pick(("; ", "；"), lang)
        yield pick(("takes: ", "内容："), lang) + joint.join(_takes(part, lang) for part in one.parameters)
    if one.changes:
        yield pick(_CONFIRMED if one.confirm else _DONE, lang)


_DONE = ("changes something", "会改动东西")
_CONFIRMED = ("changes something; where it says so, it is read back first", "会改动东西；需要时先复述一遍再改")


def examples(usage: str) -> list[str]:
    """Those of a command's `usage`."""
    return usage.split(" / ")


def _takes(part: Parameter, lang: str) -> str:
    if issubclass(part.type, Enum):
        words = (f"{pick((one.value[0], one.value[1]), lang)} `{one.name.lower()}`" for one in part.type)
        what = pick((", ", "、"), lang).join(words)
    else:
        what = pick(reader(part.type).named, lang)
    return f"`{part.name}` {what}" + ("" if part.required else pick((" (may be left out)", "（可以不写）"), lang))
