"""Every scrolled part is in the kit's area: Qt's own can fit a part until the stack is full."""

import ast

from tests.rules.source_tree import name_of, nodes_of, python_files

HOME = "ui/kit/scroll_area.py"


def _makes_one(node: ast.AST) -> bool:
    if isinstance(node, ast.ClassDef):
        return any(isinstance(base, ast.Name) and base.id == "QScrollArea" for base in node.bases)
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return False
    return node.func.id == "QScrollArea"


def test_only_the_kit_makes_an_area_of_qt():
    makers = {
        name_of(file)
        for file in python_files("ui")
        if any(_makes_one(node) for node in nodes_of(file))
    }
    assert makers == {HOME}
