"""Only app/domain/clock.py asks the system for the time."""

import ast
from collections.abc import Iterable

import pytest

from tests.rules.source_tree import name_of, nodes_of, python_files

READER = "app/domain/clock.py"
READINGS = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today"),
    *("time.time", "time.localtime", "time.monotonic", "time.strftime"),
    *("QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime"),
}


LAST_WORDS = {name.split(".")[-1] for name in READINGS}


def readings(nodes: Iterable[ast.AST]) -> list[tuple[int, str]]:
    functions = [node.func for node in nodes if isinstance(node, ast.Call)]
    calls = [call for call in functions if last_word(call) in LAST_WORDS]
    names = [(call.lineno, ".".join(ast.unparse(call).split(".")[-2:])) for call in calls]
    return [(line, name) for line, name in names if name in READINGS]


def last_word(call: ast.expr) -> str:
    """Return the last word of a name; the whole of it takes long to write out."""
    return call.attr if isinstance(call, ast.Attribute) else ""


def test_no_other_module_reads_the_clock():
    wrong = [
        f"{name_of(file)}:{line} {name}"
        for file in python_files("app", "ui")
        if name_of(file) != READER
        for line, name in readings(nodes_of(file))
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("code", ["datetime.now()", "datetime.datetime.now(UTC)", "date.today()"])
def test_the_rule_finds_a_reading(code: str):
    assert len(readings(ast.walk(ast.parse(code)))) == 1
