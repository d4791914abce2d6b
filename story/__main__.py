"""``./run story``: tells it, and then leaves everything as it is to be looked at, until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import time

from bot.bilingual import language, words
from bot.launch.children import Died, StopAsked
from bot.launch.embedded import NotStarted
from bot.launch.house import CannotStart
from bot.launch.terminal import complain, say
from bot.settings import BadSettings, Settings
from story.house import own_settings, running
from story.place import Lost, Place
from story.scene import Scene
from story.telling import told
from story.terminal import Terminal

OPEN_THE_PAGE_S = 10.0  # for who wants to watch it there
BEFORE_S, BEAT_S = 2.0, 1.0
AT_LEAST_S, LONGER_S = 3.0, 3.0  # to look at what has come; than it takes to read what is said
LETTERS_A_SECOND = {"zh": 9, "en": 24}


def main(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    try:
        settings = own_settings()
        if given.pictures:
            from story.pictures import take_all  # which needs a browser that nobody else does

            take_all(settings)
            return 0
        with running(settings, given.lang) as place:
            _tell(place, given.lang, settings, fast=given.fast)
    except StopAsked:
        say("已停止 stopped")
        return 0
    except BadSettings as bad:
        complain(f"✗ 设置 settings: {bad}")
        return 2
    except Lost as lost:
        why = words(
            "this did not come; did somebody else tap or type? Start it again",
            "没有等到；是不是有人在页面上点了什么？请重新启动",
        )
        complain(f"✗ {why}: {lost}")
        return 1
    except (CannotStart, Died, NotStarted) as reason:
        complain(f"✗ {reason}")
        return 1
    return 0


def _tell(place: Place, lang: str, settings: Settings, *, fast: bool) -> None:
    say(f"\n{_in(lang, 'Watch it here, or read on', '打开这里看，或者就在终端里看')}: {place.address}/")
    if not fast:
        place.beat_s, place.before_s = BEAT_S, BEFORE_S
        place.pause(OPEN_THE_PAGE_S)
    begun = time.monotonic()
    for scene in told(place, Terminal(lang)):
        if not fast:
            place.pause(max(begun + _to_read(scene, lang) - time.monotonic(), AT_LEAST_S))
        begun = time.monotonic()
    if not fast:
        end = "That was the day. The phones are yours now: tap, type. Ctrl-C stops all of it."
        say(f"\n{_in(lang, end, '这一天讲完了。手机交给你：随便点，随便打字。Ctrl-C 全部停掉。')}")
        while True:
            place.pause(60)


def _to_read(scene: Scene, lang: str) -> float:
    at = 0 if lang == "en" else 1
    return LONGER_S + len(scene.done[at] + scene.look[at]) / LETTERS_A_SECOND[lang]


def _in(lang: str, en: str, zh: str) -> str:
    return en if lang == "en" else zh


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./run story",
        description=words("a day of interviews in three minutes", "三分钟看一天的面试"),
    )
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        default=language() or "zh",
        help=words("in which it is told; the terminal's without it", "用什么语言讲，不写跟终端走"),
    )
    parser.add_argument(
        "--fast", action="store_true", help=words("without pauses, and ends by itself", "不停顿，讲完就结束")
    )
    parser.add_argument(
        "--pictures",
        action="store_true",
        help=words("make docs/pictures/ of it, with the system's Chromium", "用系统的 Chromium 生成 docs/pictures/"),
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
