"""Only app/domain/clock.py asks the system for the time."""

import ast

import pytest

from tests.rules.source_tree import name_of, python_files, tree_of

READER = "app/domain/clock.py"
READINGS = {
    *("datetime.now", "datetime.today", "datetime.utcnow", "date.today"),
    *("time.time", "time.localtime", "time.monotonic", "time.strftime"),
    *("QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime"),
}


def readings(tree: ast.AST) -> list[tuple[int, str]]:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [(call.lineno, ".".join(ast.unparse(call).split(".")[-2:])) for call in calls]
    return [(line, name) for line, name in names if name in READINGS]


def test_no_other_module_reads_the_clock():
    wrong = [
        f"{name_of(file)}:{line} {name}"
        for file in python_files("app", "ui")
        if name_of(file) != READER
        for line, name in readings(tree_of(file))
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("code", ["datetime.now()", "datetime.datetime.now(UTC)", "date.today()"])
def test_the_rule_finds_a_reading(code: str):
    assert len(readings(ast.parse(code))) == 1
