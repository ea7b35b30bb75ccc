"""Which field names of a template no paper has, found before anything is rendered."""

import difflib
import typing
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any

from jinja2 import nodes

from app.services.export.paper_environment import LOOP_FIELDS

_Names = dict[str, Any]
_ANYTHING: Any = object
"""Type of what could not be followed; every field of it passes."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name as it stands in the template, its line, and the nearest real one."""

    name: str
    line: int
    suggestion: str = ""


def unknown_names(tree: nodes.Template, context_type: type) -> tuple[UnknownName, ...]:
    """Return the names and fields the context of this paper does not have, in order."""
    reader = _Reader()
    for child in tree.iter_child_nodes():
        reader.follow(child, _field_types(context_type) or {})
    return tuple(dict.fromkeys(reader.unknown))


class _Reader:
    def __init__(self) -> None:
        self.unknown: list[UnknownName] = []

    def follow(self, node: nodes.Node, names: _Names) -> None:
        if isinstance(node, nodes.For):
            self._follow_loop(node, names)
        elif isinstance(node, nodes.Expr):
            self.type_of(node, names)
        else:
            for child in node.iter_child_nodes():
                self.follow(child, names)

    def _follow_loop(self, node: nodes.For, names: _Names) -> None:
        line_type = _element(self.type_of(node.iter, names))
        inner = names | {"loop": dict.fromkeys(LOOP_FIELDS, int)}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = line_type
        if node.test is not None:
            self.type_of(node.test, inner)
        for child in node.body:
            self.follow(child, inner)
        for child in node.else_:
            self.follow(child, names)

    def type_of(self, node: nodes.Node, names: _Names) -> Any:
        match node:
            case nodes.Name(name=name):
                return self._field(names, name, name, node.lineno)
            case nodes.Getattr(node=owner, attr=attr):
                known = _field_types(self.type_of(owner, names))
                return self._field(known, attr, _path(node), node.lineno)
            case nodes.Getitem(node=owner):
                return _element(self.type_of(owner, names))
        for child in node.iter_child_nodes():
            self.type_of(child, names)
        return _ANYTHING

    def _field(self, known: _Names | None, name: str, path: str, line: int) -> Any:
        if known is None or name in known:
            return _ANYTHING if known is None else known[name]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        suggestion = path.removesuffix(name) + near[0] if near else ""
        self.unknown.append(UnknownName(path, line, suggestion))
        return _ANYTHING


def _field_types(owner: Any) -> _Names | None:
    """Return the fields of a record type, none for a plain value, None if not known."""
    if owner is _ANYTHING:
        return None
    if isinstance(owner, dict):
        return owner
    plain = _without_none(owner)
    if not is_dataclass(plain):
        return {}
    hints = typing.get_type_hints(plain)
    return {field.name: hints[field.name] for field in fields(plain)}


def _element(owner: Any) -> Any:
    arguments = typing.get_args(_without_none(owner))
    return arguments[0] if arguments else _ANYTHING


def _without_none(owner: Any) -> Any:
    if typing.get_origin(owner) not in (UnionType, typing.Union):
        return owner
    return next(kind for kind in typing.get_args(owner) if kind is not NoneType)


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"
