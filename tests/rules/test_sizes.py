"""Files and functions stay small enough to be read at once."""

import ast

from tests.rules.source_tree import name_of, nodes_of, python_files

FILE_LIMIT = 400
FUNCTION_LIMIT = 50
FREE_OF_FUNCTION_LIMIT = "app/data/migrations/"


def test_no_file_is_longer_than_the_limit():
    lengths = {
        name_of(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in python_files("app", "ui")
    }

    long = [f"{name}: {length}" for name, length in lengths.items() if length > FILE_LIMIT]

    assert not long, "\n" + "\n".join(long)


def test_no_function_is_longer_than_the_limit():
    long = [
        f"{name_of(file)}:{node.lineno} {node.name}: {(node.end_lineno or 0) - node.lineno + 1}"
        for file in python_files("app", "ui")
        if not name_of(file).startswith(FREE_OF_FUNCTION_LIMIT)
        for node in nodes_of(file)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= FUNCTION_LIMIT
    ]

    assert not long, "\n" + "\n".join(long)
