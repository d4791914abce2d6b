"""SQL is put together from literals and from SQL, and from nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.db.sql import assigned, identifier, joined, listed, literal, placeholder, sql
from bot.db.store import Prepared

ROOT = Path(__file__).resolve().parents[2]


def test_parts_and_their_values_come_together() -> None:
    mine = sql("p.member_id = %(member)s").with_values(member=3)
    recent = sql("lower(p.slot) > %(since)s").with_values(since="today")
    both = sql("SELECT 1 FROM participant p WHERE {mine} AND {recent} LIMIT {most}", mine=mine, recent=recent, most=5)
    assert both.text == (
        "SELECT 1 FROM participant p WHERE p.member_id = %(member)s AND lower(p.slot) > %(since)s LIMIT 5"
    )
    assert both.values == {"member": 3, "since": "today"}
    assert joined(" AND ", [mine, recent]).values == both.values


def test_two_values_under_one_name_are_refused() -> None:
    one, other = (sql("id = %(id)s").with_values(id=number) for number in (1, 2))
    assert sql("{one} OR {again}", one=one, again=one).values == {"id": 1}
    with pytest.raises(ValueError, match="id"):
        sql("{one} OR {other}", one=one, other=other)
    with pytest.raises(ValueError, match="id"):
        joined(" OR ", [one, other])
    with pytest.raises(ValueError, match="id"):
        one.with_values(id=2)


def test_a_string_is_no_part() -> None:
    with pytest.raises(TypeError):
        sql("SELECT {column}", column="name; DROP TABLE member")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        f"SELECT 1 WHERE {sql('true')}"
    for no_name in ("name; DROP TABLE member", 'na"me', "Name", "", "tab%le", "姓名"):
        with pytest.raises(ValueError, match="name"):
            identifier(no_name)
        with pytest.raises(ValueError, match="name"):
            placeholder(no_name)


def test_each_part_is_used_and_there() -> None:
    with pytest.raises(ValueError, match="most"):
        sql("SELECT 1 LIMIT {most}")
    with pytest.raises(ValueError, match="most"):
        sql("SELECT 1", most=1)
    assert sql("SELECT '{{}}'").text == "SELECT '{}'"


def test_constants_are_quoted() -> None:
    assert literal("it's 100%").text == "'it''s 100%%'"
    assert listed(["on", "off"]).text == "'on', 'off'"
    changed = assigned({"phone": None, "zone": "UTC"})
    assert changed == sql("phone = %(phone)s, zone = %(zone)s").with_values(phone=None, zone="UTC")


def test_what_is_prepared_has_no_values_yet() -> None:
    with pytest.raises(ValueError, match="values"):
        Prepared(sql("SELECT %(one)s::int").with_values(one=1))


def _production() -> Iterator[tuple[Path, ast.Module]]:
    for package in ("bot", "commands"):
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text("utf-8"))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_templates_are_literals() -> None:
    """No text becomes SQL but by being written down: mypy takes any `str` for a `LiteralString`."""
    found = []
    for path, tree in _production():
        names = {
            one.asname or one.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "bot.db.sql"
            for one in node.names
            if one.name in ("sql", "joined")
        }
        of_templates = [node for node in _calls(tree) if isinstance(node.func, ast.Name) and node.func.id in names]
        found += [(f"{path}:{node.lineno}", _is_literal(node.args[0])) for node in of_templates]
    assert len(found) > 100
    assert [where for where, is_literal in found if not is_literal] == []


def test_sql_is_made_in_one_place() -> None:
    made = {str(path) for path, tree in _production() if any(_called(node) == "Sql" for node in _calls(tree))}
    assert made == {"bot/db/sql.py"}


def test_no_statement_is_put_together_as_a_string() -> None:
    """Neither where it is run nor in a name that is run."""
    wrong = []
    for path, tree in _production():
        strings = {
            target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and _is_put_together(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in _calls(tree):
            if not node.args or not _runs_sql(node):
                continue
            first = node.args[0]
            if _is_put_together(first) or (isinstance(first, ast.Name) and first.id in strings):
                wrong.append(f"{path}:{node.lineno}")
    assert wrong == []


_RUN = ("store.fetch", "store.execute", "store.fetch_planned", "store.execute_planned")


def _runs_sql(node: ast.Call) -> bool:
    if _called(node) == "Prepared":
        return True
    return isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in _RUN


def _is_put_together(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join", "replace")
    return isinstance(node, (ast.JoinedStr, ast.BinOp))
