"""Each text has an id, both languages, and values that are used; each id is said somewhere, with the values that it takes."""

from __future__ import annotations

import ast
import functools
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from bot import texts
from bot.phrase import Phrase, Rendered, Words, choices
from bot.settings import ROOT
from bot.texts import WORDS
from bot.web.screen import text_of_page
from bot.wecom import reply
from tests.said import en, zh

LANGUAGES = ("en", "zh")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2}|[\u4e00-\u9fff]")
# What says a text by its id: these names, as functions or methods, by their first argument.
_SAYS = {"say", "text", "UserError", "Phrase", "tell_me"}
_NO_VALUES = {"summary", "key", "kind", "lang"}
# In an order that may be copied English names people by their accounts, Chinese by their names.
OTHER_VALUES = {
    "feedback_due.who_is_waiting",  # as the English title of a card is long, it leaves out whom the feedback is on
    "stranger.ask_an_admin",  # the Chinese half stands above the English, and has the command
    "no_common_time.replace",
    "places_open.ask_back",
    "decline.who_is_kept_away",  # the person of whom English says “who” is named in Chinese
    "rows.and_more",  # English counts the rest, Chinese all of them
    "waiting.feedback_late",
    "waiting.feedback_late_reminded",
    "waiting.no_answer",
    "waiting.waive",
    "waiting.whom",
}
# What the other language has said already, in the words around it.
SAID_IN_ONE = {"leave.from_alone", "letter.old_link"}
# Files that say everything by an id; in all others a text may still stand in both languages where it is said.
BY_ID = (
    "bot/chat/who_hears.py",
    "bot/interviews/access.py",
    "bot/interviews/busy.py",
    "bot/interviews/panel.py",
    "bot/interviews/places.py",
    "bot/interviews/proposals.py",
    "bot/interviews/states.py",
    "commands/accept.py",
    "commands/add.py",
    "commands/answers.py",
    "commands/arrived.py",
    "commands/book.py",
    "commands/book_rows.py",
    "commands/cancel.py",
    "commands/candidate.py",
    "commands/confidential.py",
    "commands/contact.py",
    "commands/decide.py",
    "commands/decline.py",
    "commands/evaluations.py",
    "commands/feedback.py",
    "commands/feedback_shown.py",
    "commands/find.py",
    "commands/free.py",
    "commands/free_to_move.py",
    "commands/greeting.py",
    "commands/help.py",
    "commands/ignore.py",
    "commands/invitation.py",
    "commands/keep_which.py",
    "commands/last_change.py",
    "commands/late.py",
    "commands/link_person.py",
    "commands/members.py",
    "commands/members_set.py",
    "commands/members_shown.py",
    "commands/more.py",
    "commands/move_cues.py",
    "commands/next.py",
    "commands/next_round.py",
    "commands/no_conflict.py",
    "commands/noshow.py",
    "commands/not_held.py",
    "commands/not_same.py",
    "commands/nudge.py",
    "commands/other_days.py",
    "commands/other_room.py",
    "commands/pending.py",
    "commands/ping.py",
    "commands/proposal.py",
    "commands/proposing.py",
    "commands/reminded.py",
    "commands/replace.py",
    "commands/reschedule.py",
    "commands/reset_link.py",
    "commands/room.py",
    "commands/rows_in_words.py",
    "commands/schedule.py",
    "commands/settings.py",
    "commands/snooze.py",
    "commands/status.py",
    "commands/substitutes.py",
    "commands/take.py",
    "commands/tick.py",
    "commands/time_open.py",
    "commands/undo.py",
    "commands/waive.py",
    "commands/whoami.py",
    "commands/withdraw.py",
    "commands/write_for.py",
)

# Literals in Chinese that no reader's language chooses: what a browser without any is told, and a language's own name.
IN_CHINESE = {"bot/web/health.py", "bot/web/candidate/language.py"}


@dataclass(frozen=True)
class Said:
    """An id where the source says it. `given` are the values that come with it; None where the source does not tell."""

    place: str
    id: str
    given: frozenset[str] | None


@functools.cache
def said() -> list[Said]:
    files = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").rglob("*.py")])
    found = [one for path in files if path.parent.name != "texts" for one in in_python(path.read_text(), _at(path))]
    for path in sorted((ROOT / "bot").rglob("*.html")):
        found += in_template(path.read_text(encoding="utf-8"), _at(path))
    return found


def _at(path: Path) -> str:
    return str(path.relative_to(ROOT))


def in_python(source: str, path: str) -> Iterator[Said]:
    """Each id of the source: what is said there, and any other literal that is one."""
    tree = ast.parse(source)
    seen: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYS:
            for literal in _alternatives(node.args[0]):
                if _ID.fullmatch(literal.value):
                    seen.add(id(literal))
                    yield Said(f"{path}:{node.lineno}", literal.value, _given(node))
    for node in ast.walk(tree):
        is_other = isinstance(node, ast.Constant) and id(node) not in seen and node.value in WORDS
        if is_other:
            yield Said(f"{path}:{node.lineno}", node.value, None)


def _alternatives(node: ast.expr) -> Iterator[ast.Constant]:
    """The literals that an argument may be: `"a" if is_so else "b"` is both."""
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_alternatives(body), *_alternatives(orelse))


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _given(call: ast.Call) -> frozenset[str] | None:
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else frozenset(name for name in names if name) - _NO_VALUES


def in_template(source: str, path: str) -> Iterator[Said]:
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "text" and isinstance(call.args[0], nodes.Const):
            yield Said(f"{path}:{call.lineno}", call.args[0].value, frozenset(one.key for one in call.kwargs))


def values_of(template: str, *, shown: bool = False) -> set[str]:
    """The names of its values, those inside of a choice too; `shown`: without what only chooses words, as a plural does."""
    found = set()
    for _, name, choice, _ in string.Formatter().parse(template):
        if name is not None:
            found |= set() if choice and shown else {name}
            found |= {inner for words in choices(choice).values() if choice for inner in values_of(words)}
    return found


def _values(id: str) -> set[str]:
    return values_of(WORDS[id].en) | values_of(WORDS[id].zh)


def parts(template: str) -> Iterator[str]:
    """Its words without its values, each of a choice by itself."""
    for words, _, choice, _ in string.Formatter().parse(template):
        yield words
        if choice:
            yield from choices(choice).values()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_said_somewhere_and_has_this_language_and_all_its_values(lang: str) -> None:
    ids = {one.id for one in said()}
    wrong = [f"{id} is said nowhere" for id in WORDS if id not in ids]
    for id, words in WORDS.items():
        own, other = words.of(lang), words.of("en" if lang == "zh" else "zh")
        if _WORD.search("".join(parts(other))) and not own and id not in SAID_IN_ONE:
            wrong.append(f"{id} says nothing")
        if any(_CHINESE.search(one) for one in parts(own)) is (lang == "en") and _WORD.search("".join(parts(own))):
            wrong.append(f"{id} is in the other language: {own}")
        if values_of(own, shown=True) != values_of(other, shown=True) and id not in OTHER_VALUES:
            wrong.append(f"{id} tells {values_of(own)}, and {values_of(other)} in the other language")
    assert not wrong, "\n".join(wrong)


def test_each_id_that_is_said_exists_and_is_given_its_values() -> None:
    wrong = []
    for one in said():
        if one.id not in WORDS:
            wrong.append(f"{one.place}: there is no text {one.id}")
        elif one.given is not None and _values(one.id) - one.given:
            wrong.append(f"{one.place}: {one.id} lacks {_values(one.id) - one.given}")
    takes: dict[str, set[str]] = {}
    for one in said():
        if one.given is not None and one.id in WORDS:
            takes.setdefault(one.place, set()).update(_values(one.id))
    wrong += [
        f"{one.place}: {one.id} takes no {one.given - takes[one.place]}"
        for one in said()
        if one.given is not None and one.place in takes and one.given - takes[one.place]
    ]
    assert not wrong, "\n".join(wrong)


def test_a_choice_has_words_for_everything_else_and_holds_no_other_choice() -> None:
    for id, words in WORDS.items():
        for template in words:
            for _, _, choice, _ in string.Formatter().parse(template):
                if choice:
                    assert "other" in choices(choice), id
                    assert not any(
                        one for text in choices(choice).values() for *_, one, _ in string.Formatter().parse(text)
                    )


def test_each_file_of_texts_is_a_table_of_literals() -> None:
    """No logic but plural and case: whoever edits words reads nothing else."""
    for path in sorted((ROOT / "bot" / "texts").glob("*.py")):
        if path.stem == "__init__":
            continue
        title, imported, texts = ast.parse(path.read_text(encoding="utf-8")).body
        assert ast.unparse(imported) == "from bot.phrase import Words", path
        assert isinstance(title, ast.Expr)
        assert isinstance(texts, ast.Assign) and ast.unparse(texts.targets[0]) == "TEXTS", path
        assert isinstance(texts.value, ast.Dict)
        for key, value in zip(texts.value.keys, texts.value.values, strict=True):
            assert isinstance(key, ast.Constant) and _ID.fullmatch(key.value), path
            assert isinstance(value, ast.Call) and not value.args
            assert [one.arg for one in value.keywords] == ["en", "zh"], key.value
            assert all(isinstance(one.value, ast.Constant) for one in value.keywords), key.value


def test_an_id_stands_once_and_all_of_one_subject_in_one_file() -> None:
    where = [(id, area) for area, texts in texts.areas() for id in texts]
    assert len(where) == len(WORDS)
    subjects = {(id.partition(".")[0], area) for id, area in where}
    assert len(subjects) == len({subject for subject, _ in subjects}), sorted(subjects)


@pytest.mark.parametrize("path", BY_ID)
def test_what_has_been_given_ids_says_nothing_in_words(path: str) -> None:
    calls = [one for one in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
    loose = [one.lineno for one in calls if _name(one.func) in _SAYS | {"pick"} and _in_words(one)]
    assert loose == []


def _in_words(call: ast.Call) -> bool:
    return bool(call.args) and any(not _ID.fullmatch(one.value) for one in _alternatives(call.args[0]))


def test_the_pages_hold_no_chinese_but_say_everything_by_an_id() -> None:
    files = [path for path in sorted((ROOT / "bot" / "web").rglob("*.py")) if _at(path) not in IN_CHINESE]
    wrong = [f"{_at(path)}:{line}" for path in files for line in chinese_literals(path.read_text(encoding="utf-8"))]
    for path in sorted((ROOT / "bot" / "web").rglob("*.html")):
        wrong += [f"{_at(path)}:{line}" for line in loose_words(path.read_text(encoding="utf-8"))]
    for path in sorted((ROOT / "bot" / "web").rglob("*.js")):
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        wrong += [f"{_at(path)}:{line}" for line, source in lines if _CHINESE.search(source)]
    assert not wrong, "\n".join(wrong)


def chinese_literals(source: str) -> Iterator[int]:
    """The lines of literals that hold Chinese, docstrings aside."""
    tree = ast.parse(source)
    docstrings = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if is_text and _CHINESE.search(node.value):
            yield node.lineno


def loose_words(source: str) -> Iterator[int]:
    """The lines of a template that hold Chinese, or say neither the text of an id nor a phrase that Python has chosen."""
    yield from (number for number, line in enumerate(source.splitlines(), 1) if _CHINESE.search(line))
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "text":
            match call.args:
                case [nodes.Name()]:
                    continue
                case [nodes.Const(value=str(id))] if _ID.fullmatch(id):
                    continue
            yield call.lineno


@pytest.mark.parametrize(
    "source",
    [
        "<p>好</p>",
        '{{ text("Done.", "好了。") }}',
        '{{ text("Done.") }}',
        '{{ text("a." ~ name) }}',
        "{{ text(*pair) }}",
    ],
)
def test_each_way_of_saying_words_in_a_template_is_found(source: str) -> None:
    assert set(loose_words(source)) == {1}
    assert not list(loose_words('{{ text("a.b", n=1) }}{{ text(phrase) }}'))


@pytest.mark.parametrize("source", ['x = ("Yes", "是")', 'x = f"{n} 分钟"', 'f("a", zh="是")', 'X: str = "是"'])
def test_each_way_of_saying_chinese_in_python_is_found(source: str) -> None:
    assert list(chinese_literals(source)) == [1]
    assert not list(chinese_literals('"""是"""\nx = 1  # 是'))


@pytest.mark.parametrize("said", ['text("a.b", said=who)', "text(phrase)"])
def test_a_template_says_a_text_in_the_pages_language_with_its_values_escaped(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "WORDS", {"a.b": Words("For {said}", "给 {said}")})
    page = Environment(autoescape=True)
    page.globals["text"] = text_of_page
    found = page.from_string(f"<p>{{{{ {said} }}}}</p>").render(lang="zh", who="<b>", phrase=Phrase("a.b", said="<b>"))
    assert found == "<p>给 &lt;b&gt;</p>"


def test_a_text_is_chosen_by_number_and_by_case(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(
        "{who:you=You have|other={who} has} {n:one=an interview|other={n} interviews}.",
        "{who:you=你|other={who}}有 {n} 场。",
    )
    monkeypatch.setattr(texts, "WORDS", {"list.count": words, "word.you": Words("you", "你")})
    assert en("list.count", who="Li Si", n=1) == "Li Si has an interview."
    assert en("list.count", who=Phrase("word.you"), n=2) == "You have 2 interviews."
    assert zh("list.count", who=Phrase("word.you"), n=1) == "你有 1 场。"


def test_what_a_value_says_is_never_read_as_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "WORDS", {"a.b": Words("{x:other={x}} {x}", "{x}")})
    assert en("a.b", x="{y|other=}") == "{y|other=} {y|other=}"


def test_a_reply_knows_what_it_says() -> None:
    said = reply.say(texts.text("accept.already", "en"))
    assert (said.id, said.values) == ("accept.already", {})
    assert reply.say("A line.").id == ""
    assert isinstance(zh("accept.already"), Rendered)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('ctx.say("accept.done", title=1, when=2)', [Said("x.py:1", "accept.done", frozenset({"title", "when"}))]),
        (
            'UserError("accept.already" if x else "accept.done", **values)',
            [Said("x.py:1", "accept.already", None), Said("x.py:1", "accept.done", None)],
        ),
        ('ctx.say("accept.no_such")', [Said("x.py:1", "accept.no_such", frozenset())]),
        ('TABLE = {1: "accept.already"}', [Said("x.py:1", "accept.already", None)]),
        ('ctx.say("Done.", "好了。")', []),
    ],
)
def test_each_way_of_saying_an_id_is_read_from_the_source(source: str, found: list[Said]) -> None:
    assert list(in_python(source, "x.py")) == found
