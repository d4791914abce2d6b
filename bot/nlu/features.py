"""What the models see of an utterance: its tokens, with marks for what it mentions, and the state that it was said in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.nlu import syllables
from bot.nlu.types import Kind, Mention, Utterance

LONGEST = 4  # tokens of a piece
_WINDOW = 5  # tokens on each side of the one that is labelled
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|\s+|.", re.DOTALL)
_LATIN = re.compile("[a-z']+")


@dataclass(frozen=True)
class Token:
    """A character, a Latin word or a whole mention. `form` is what the models see of it."""

    form: str
    at: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True)
class Setting:
    """In which state something was said: who speaks (`hr`, `admin`, `panel`), what is open and was shown, and of each
    mention by its number what is known of the interviews that it may mean: whose they are, whether they are over.
    """

    speaker: str
    state: Sequence[str] = ()
    known: Sequence[str] = field(default=())


def tokens(utterance: Utterance, mentions: Sequence[Mention], me: str = "") -> list[Token]:
    """In order; blanks between Latin words are none, and one beside a Chinese character is."""
    found: list[Token] = []
    at = 0
    for mention in (*mentions, None):
        until = mention.at if mention is not None else len(utterance.text)
        for piece in _TOKEN.finditer(utterance.text, at, until):
            form = piece[0]
            if form.isspace():
                continue
            found.append(Token("0" if form.isdigit() else form, *piece.span()))
        if mention is not None:
            found.append(Token(_mark(mention, me), mention.at, mention.end, mention))
            at = mention.end
    return found


def _mark(mention: Mention, me: str) -> str:
    if mention.kind is Kind.TIME:
        return f"<{''.join(sorted(mention.tags - {'bare'}))}>"
    if mention.kind is Kind.PLACE:
        return f"<{mention.values[0] if 'mode' in mention.tags else 'place'}>"
    if mention.kind is Kind.MEMBER and mention.values == (me,):
        return "<me>"
    return f"<{mention.kind.value}>"


# --- of the whole: the intent, and what is told of it by its words -------------------------------------------------------


def of_text(some: Sequence[Token], setting: Setting) -> list[str]:
    """Each piece once."""
    forms = ["^", *(one.form for one in some), "$"]
    found: dict[str, None] = {}
    for size in range(1, LONGEST + 1):
        for at in range(len(forms) - size + 1):
            found["".join(forms[at : at + size])] = None
    words = [one.form if _LATIN.fullmatch(one.form) or one.mention is not None else "," for one in some]
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            if words[at] != "," and words[at + size - 1] != ",":
                found["w " + " ".join(words[at : at + size])] = None
    for one, other in zip(words, words[2:], strict=False):
        found[f"w {one} _ {other}"] = None
    sounds = [one for piece in _spoken(some) for one in piece]
    for size in (2, 3):
        for at in range(len(sounds) - size + 1):
            found["s " + " ".join(sounds[at : at + size])] = None
    found[f"as {setting.speaker}"] = None
    for one in (*setting.state, *setting.known):
        found[one] = None
        found[f"as {setting.speaker} {one}"] = None
    return list(found)


def _spoken(some: Sequence[Token]) -> Iterator[list[str]]:
    for one in some:
        yield ["|"] if one.mention is not None else syllables.of(one.form)


# --- of each token: its role ----------------------------------------------------------------------------------------------


def of_tokens(some: Sequence[Token], setting: Setting, intent: str) -> list[list[str]]:
    """The pieces by which each token is labelled."""
    forms = [one.form for one in some]
    marks = [one.mention.kind.value if one.mention is not None else "" for one in some]
    found = []
    for at, token in enumerate(some):
        row = [f"0={forms[at]}", f"i={intent}", f"i={intent}|0={forms[at]}", f"as={setting.speaker}|0={forms[at]}"]
        if token.mention is not None:
            row += _of_mention(at, some, marks, setting, intent)
        left = ["^", *forms[max(0, at - _WINDOW) : at]]
        right = [*forms[at + 1 : at + 1 + _WINDOW], "$"]
        for size in (1, 2, 3, 4):
            before, behind = "".join(left[-size:]), "".join(right[:size])
            row += [f"l{size}={before}", f"r{size}={behind}"]
            if size < 4:
                row += [f"i={intent}|l{size}={before}", f"i={intent}|r{size}={behind}"]
            if size < 3:
                row += [f"l{size}0={before}|{forms[at]}", f"0r{size}={forms[at]}|{behind}"]
        row.append(f"lr={left[-1]}|{right[0]}")
        for distance, one in enumerate(left[::-1]):
            row.append(f"L={one}")
            if distance < 3:
                row.append(f"L{distance}={one}")
        for distance, one in enumerate(right):
            row.append(f"R={one}")
            if distance < 3:
                row.append(f"R{distance}={one}")
        row += [f"st={one}|0={forms[at]}" for one in setting.state]
        row += [f"p={'first' if at == 0 else 'last' if at == len(some) - 1 else 'mid'}"]
        found.append(row)
    return found


def _of_mention(at: int, some: Sequence[Token], marks: Sequence[str], setting: Setting, intent: str) -> Iterator[str]:
    mark = marks[at]
    same = [place for place, one in enumerate(marks) if one == mark]
    order = same.index(at)
    mention = some[at].mention
    assert mention is not None
    tags = "".join(sorted(mention.tags))
    for one in (
        f"nth={mark}{order}",
        f"left={mark}{len(same) - order - 1}",
        f"tags={mark}{tags}",
        f"kinds={'+'.join(sorted(set(marks)))}",
    ):
        yield one
        yield f"i={intent}|{one}"
    nearest = [place for place, one in enumerate(marks) if one and place != at]
    before = next((marks[place] for place in reversed(nearest) if place < at), "^")
    behind = next((marks[place] for place in nearest if place > at), "$")
    yield f"mb={mark}|{before}"
    yield f"mn={mark}|{behind}"
    yield f"i={intent}|mb={mark}|{before}|{behind}"
    yield f"known={mark}|{'+'.join(setting.known)}"
