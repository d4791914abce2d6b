"""A scene: when it is, whose phones it is about, what is done in it and what there is to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.times.zones import company_zone
from story.place import Place

Words = tuple[str, str]  # English, Chinese


@dataclass(frozen=True)
class Stage:
    """The place with its first day: what a scene does is done on it."""

    place: Place
    first: datetime  # any time of the first day

    def pick(self, en: str, zh: str) -> str:
        return en if self.place.lang == "en" else zh

    def go_to(self, day: int, at: time) -> None:
        date = self.first.astimezone(company_zone()).date() + timedelta(days=day)
        self.place.go_to(datetime.combine(date, at, company_zone()))

    def a_minute_passes(self) -> None:
        """In which what was just done could have been taken back: now the others hear of it."""
        self.place.go_to(self.place.now() + timedelta(seconds=61))


@dataclass(frozen=True)
class Scene:
    """`about` is the member whose phone it is about; `beside` is whose phone is shown beside it."""

    name: str
    day: int  # 0 is the first
    at: time
    about: str
    beside: str
    done: Words
    look: Words
    act: Callable[[Stage], None]

    @property
    def when(self) -> Words:
        en, zh = (("Tuesday", "周二"), ("Wednesday", "周三"), ("Thursday", "周四"))[self.day]
        return f"{en} {self.at:%H:%M}", f"{zh} {self.at:%H:%M}"

    def caption(self, at: int) -> list[str]:
        """For the page, in that one of the two languages."""
        return [self.when[at], self.done[at], self.look[at]]

    @property
    def phones(self) -> tuple[str, str]:
        """From left to right: HR's is always on the right."""
        return (self.beside, self.about) if self.about == HR else (self.about, self.beside)


class Script(list[Scene]):
    """Scenes in their order."""

    def add(
        self, day: int, at: time, about: str, beside: str, done: Words, look: Words
    ) -> Callable[[Callable[[Stage], None]], None]:
        """The next one; what is done in it is the function, whose name is its own."""
        return lambda act: self.append(Scene(act.__name__, day, at, about, beside, done, look, act))


HR = "zhangmin"
ZHANGSAN, LISI, WANGWU = "zhangsan", "lisi", "wangwu"
EVERYBODY = (HR, ZHANGSAN, LISI, WANGWU)
CANDIDATE = "candidate"  # nobody of the company: what they open is a browser's
