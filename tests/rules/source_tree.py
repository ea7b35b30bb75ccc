"""The project's own sources as the rule tests read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below the named folders of the project."""
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def name_of(file: Path) -> str:
    """Return the path as it is written in a message."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file; walking the tree takes longer than reading it."""
    return tuple(ast.walk(tree_of(file)))


def imported_modules(file: Path) -> Iterator[tuple[int, str]]:
    """Give line and full name of each module or name a file imports."""
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def string_literals(file: Path) -> Iterator[tuple[int, str]]:
    """Give line and value of each string in a file, docstrings and f-strings included."""
    for node in nodes_of(file):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
