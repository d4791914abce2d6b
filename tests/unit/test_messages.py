"""Each text has an id, both languages, and values that are used; each id is said somewhere, with the values that it takes."""

from __future__ import annotations

import ast
import functools
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from bot import texts
from bot.phrase import Phrase, Rendered, Sentence, Words, choices, joined
from bot.settings import ROOT
from bot.texts import WORDS, in_words
from bot.web.screen import text_of_page
from bot.wecom import reply
from tests.said import en, zh

LANGUAGES = ("en", "zh")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2}|[\u4e00-\u9fff]")
# What says a text by its id: these names, as functions or methods, by their first argument.
_SAYS = {
    "BadCell",
    "NoHour",
    "NotASheet",
    "Phrase",
    "Sentence",
    "TwoAtOnce",
    "UserError",
    "on_terminal",
    "say",
    "tell_me",
    "text",
}
_NO_VALUES = {"summary", "key", "kind", "lang"}
# In an order that may be copied English names people by their accounts, Chinese by their names.
OTHER_VALUES = {
    "cell.several_members",  # Chinese gives an example of it
    "letter.round",  # in Chinese a round is called by its name, in English by its number
    "obstacle.round",
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
# A name that both languages have in common.
SAME_IN_BOTH = {"refused.hr", "role.recruiter"}
# English that quotes what stands in Chinese where its reader looks, or is typed so.
QUOTES_CHINESE = {"takes.line_agreed", "takes.line_choice", "wecom.no_callback", "wecom.untrusted_ip"}
# Where a text stands beside its counterpart in the other language all the same.
STAND_IN_PAIRS = {
    # What is for operators alone, and stays where it is said.
    "bot/cli/": "the command line",
    "bot/db/": "upgrades",
    "bot/doctor/": "what doctor finds",
    "bot/launch/": "the progress of ./run",
    "bot/settings/": "faults of settings",
    # What a command declares of itself, under a name.
    "commands/answers.py": "what its arguments are",
    # Words that are understood, and no translations of each other.
    "bot/chat/colleagues_named.py": "I",
    "bot/chat/masked.py": "the admin",
    "bot/chat/put_right.py": "no",
    "bot/chat/repair/one_denial.py": "the admin",
    "bot/chat/settings_told.py": "hours of the day",
    "bot/nlu/spelling/pinyin.py": "syllables",
    "bot/imports/spreadsheet.py": "what columns may be called",
    "bot/interviews/changed_line.py": "parts of a line that is changed",
    "bot/interviews/said_names.py": "I",
    # Data.
    "bot/demo_days.py": "what the demo's people write",
    "bot/times/zones.py": "what zones are called",
    "bot/web/candidate/language.py": "what a language calls itself",
}

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
        is_other = any(_CHINESE.search(one) for one in parts(own)) is (lang == "en")
        if is_other and _WORD.search("".join(parts(own))) and id not in SAME_IN_BOTH | QUOTES_CHINESE:
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


def test_everything_is_said_by_an_id() -> None:
    """No text stands in both languages where it is used, nor in one: it could be said without its counterpart."""
    wrong = []
    for path in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").rglob("*.py")]):
        if path.parent.name == "texts" or _at(path).startswith(tuple(STAND_IN_PAIRS)):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        wrong += [f"{_at(path)}:{line}: {en} / {zh}" for line, en, zh in pairs(tree)]
        calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call) and _in_words(one)]
        wrong += [f"{_at(path)}:{one.lineno}: {ast.unparse(one)}" for one in calls]
    assert not wrong, "\n".join(wrong)


def test_each_exception_still_has_what_it_is_for() -> None:
    for path in STAND_IN_PAIRS:
        files = sorted((ROOT / path).rglob("*.py")) if path.endswith("/") else [ROOT / path]
        assert any(list(pairs(ast.parse(one.read_text(encoding="utf-8")))) for one in files), path


def pairs(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, English and Chinese of texts that stand side by side.

    What a command or an enumeration declares of itself is left out, so are patterns. A list of more than two is one of words
    that are understood, unless there is a sentence in it.
    """
    declared = {id(inner) for one in ast.walk(tree) if _declares(one) for inner in ast.walk(one)}
    for them, may_be_words in _side_by_side(tree):
        for one, other in pairwise(them):
            both = sorted((_written(one), _written(other)), key=lambda said: bool(_CHINESE.search(said)))
            en, zh = both
            if id(one) in declared or not _WORD.search(en) or _CHINESE.search(en) or not _CHINESE.search(zh):
                continue
            if not any(_PATTERN.search(said) for said in both) and not (may_be_words and len(en.split()) < 4):
                yield one.lineno, en, zh


_PATTERN = re.compile(r"\(\?|\\[bdw]|\[\^|\|| \?")


def _declares(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="command")):
            return True
        case ast.ClassDef(bases=[ast.Name(id="Enum")]):
            return True
    return False


def _side_by_side(tree: ast.AST) -> Iterator[tuple[list[ast.expr], bool]]:
    """What stands side by side, and whether it may be a list of words."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=args, keywords=keywords):
                yield args, False
                yield [one.value for one in keywords], False
            case ast.Tuple(elts=them) | ast.List(elts=them) | ast.Set(elts=them):
                yield them, len(them) > 2
            case ast.Dict(values=them):
                yield them, False
            case ast.IfExp(body=body, orelse=orelse):
                yield [body, orelse], False


def _written(node: ast.expr) -> str:
    """The words of a literal, without what is filled in."""
    match node:
        case ast.Constant(value=str() as said):
            return said
        case ast.JoinedStr(values=said):
            return "".join(map(_written, said))
    return ""


def _in_words(call: ast.Call) -> bool:
    """It says a text that is no id; a mere `say` is the log's."""
    if _name(call.func) not in _SAYS or (isinstance(call.func, ast.Name) and call.func.id == "say"):
        return False
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


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('ctx.say("Done.", "好了。")', 1),
        ('Kind("x", f, ("booked", "约面通知"))', 1),
        ('{"a": ("admin", "管理员")}', 1),
        ('{"zh": "上午", "en": "morning"}', 1),
        ('"好了" if zh else "done"', 1),
        ('BadCell(f"{x} is empty.", f"{x}是空的。")', 1),
        ('("kind", "There is no such time.", "没有这个时间。", x)', 1),
        ('("yes", "好", "ok", "行")', 0),
        ('("是的?|对", r"\byes\b")', 0),
        ('command("accept", "接受", help=("come", "来"))', 0),
        ('class Why(Enum):\n    MOVED = ("moved", "改了时间")', 0),
        ('Phrase("accept.done")', 0),
    ],
)
def test_each_form_of_a_pair_is_found(source: str, count: int) -> None:
    assert len(list(pairs(ast.parse(source)))) == count


def test_a_text_is_chosen_by_number_and_by_case(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Words(
        "{who:you=You have|other={who} has} {n:one=an interview|other={n} interviews}.",
        "{who:you=你|other={who}}有 {n} 场。",
    )
    monkeypatch.setattr(texts, "WORDS", {"list.count": words, "word.you": Words("you", "你")})
    assert en("list.count", who="Li Si", n=1) == "Li Si has an interview."
    assert en("list.count", who=Phrase("word.you"), n=2) == "You have 2 interviews."
    assert zh("list.count", who=Phrase("word.you"), n=1) == "你有 1 场。"


def test_several_values_are_joined_as_each_language_joins_them() -> None:
    assert zh("undo_helps.ask_hr", hr=joined("mark.names", ["张敏", "赵琪", "李珊"])) == "，请找张敏、赵琪、李珊。"
    assert (
        en("undo_helps.ask_hr", hr=joined("mark.names", ["Zhang Min", "Zhao Qi"])) == "Please ask Zhang Min, Zhao Qi."
    )
    assert joined("mark.names", ["张敏"]) == "张敏"
    assert joined("mark.names", []) == ""


def test_a_text_without_a_stop_is_said_alone_as_a_sentence() -> None:
    assert in_words(Sentence("no_time.past", text="三点"), "zh") == "“三点”已经过去了。"
    assert in_words(Sentence("person_then.away", who="Bo", during="today"), "en") == "Bo is away today."
    assert in_words(Sentence("row_odd.no_job"), "en") == "The job is missing."


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
