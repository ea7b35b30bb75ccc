"""What a template may name: the fields of its paper, the lines of its loops, and their kinds."""

import difflib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any

from jinja2 import nodes

from app.services.export.paper_environment import LOOP_FIELDS, PAPER_FILTERS

ANYTHING: Any = object
"""Type of what could not be followed; every field of it passes."""
_EMPTY: Mapping[str, Any] = MappingProxyType({})
_LOOP: Any = MappingProxyType(
    {name: bool if name in {"first", "last"} else int for name in LOOP_FIELDS}
)
_NUMBER_FILTERS = frozenset({"count", "in_words"})
_ELEMENT_FILTERS = frozenset({"first", "last"})


@dataclass(frozen=True, slots=True)
class NameFault:
    """What is wrong with one name of a template, and what would be right."""

    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that can be used at one place, and which may be empty but were asked about."""

    names: Mapping[str, Any] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()

    def with_loop(self, target: str, line: Any) -> "Scope":
        """Return the scope inside a loop."""
        return Scope({**self.names, "loop": _LOOP, target: line}, self.sure - {target})

    def with_sure(self, paths: frozenset[str]) -> "Scope":
        """Return the scope under a condition."""
        return Scope(self.names, self.sure | paths)


def scope_of(context_type: type) -> Scope:
    """Return the scope of a paper outside every loop."""
    return Scope(field_types(context_type) or {})


class NameReader:
    """Follows expressions through the types of a paper and keeps what is wrong with them."""

    def __init__(self, context_type: type) -> None:
        self.faults: list[NameFault] = []
        self._context = context_type

    def printed(self, node: nodes.Expr, scope: Scope) -> None:
        """Look at what is to be printed: a text or a number."""
        kind = plain_type(self.type_of(node, scope))
        said = f"“{path_of(node)}”"
        if kind is bool:
            self._say(
                f"{said} chỉ là có hoặc không, không in được.", f"Dùng {{% if {path_of(node)} %}}."
            )
        elif is_list(kind):
            self._say(f"{said} là danh sách, không in được cả cụm.", _loop_words(path_of(node)))
        elif is_dataclass(kind) or isinstance(kind, Mapping):
            inner = ", ".join(list(field_types(kind) or ())[:4])
            self._say(f"{said} là một nhóm, không in được cả cụm.", f"Chọn một trường: {inner}…")

    def looped(self, node: nodes.Node, scope: Scope) -> Any:
        """Return the type of one line of what is looped over."""
        kind = plain_type(self.type_of(node, scope))
        if kind is ANYTHING:
            return ANYTHING
        if not is_list(kind):
            self._say(f"“{path_of(node)}” không phải danh sách, không lặp được.")
            return ANYTHING
        return element_of(kind)

    def type_of(self, node: nodes.Node, scope: Scope) -> Any:
        """Return the type of an expression; what is wrong in it is kept."""
        match node:
            case nodes.Name(name=name):
                return self._named(name, scope)
            case nodes.Getattr(node=owner, attr=attr):
                return self._field(owner, attr, scope)
            case nodes.Getitem(node=owner, arg=nodes.Const(value=str() as attr)):
                return self._field(owner, attr, scope)
            case nodes.Getitem(node=owner):
                return self._line(owner, scope)
            case nodes.Filter(node=nodes.Expr() as inner, name=name):
                return self._filtered(inner, name, scope)
        return self._composed(node, scope)

    def _composed(self, node: nodes.Node, scope: Scope) -> Any:
        match node:
            case nodes.And(left=left, right=right):
                self.type_of(left, scope)
                self.type_of(right, scope.with_sure(sure_paths(left)))
                return bool
            case nodes.CondExpr(test=test, expr1=yes, expr2=no):
                return self._either(test, yes, no, scope)
            case nodes.Const(value=value):
                return type(value)
        for child in node.iter_child_nodes():
            self.type_of(child, scope)
        return ANYTHING

    def _named(self, name: str, scope: Scope) -> Any:
        if name in scope.names:
            return scope.names[name]
        near = difflib.get_close_matches(name, scope.names, n=1, cutoff=0.6)
        paths = () if near else leaf_paths(self._context)
        elsewhere = next((path for path in paths if path.rpartition(".")[2] == name), "")
        return self._unknown(name, near[0] if near else elsewhere)

    def _field(self, owner: nodes.Expr, attr: str, scope: Scope) -> Any:
        owner_type = self.type_of(owner, scope)
        path = path_of(owner)
        if is_optional(owner_type) and path not in scope.sure:
            self._say(
                f"“{path}” có khi không có, giấy khi đó không in được.",
                f"Đặt đoạn này giữa {{% if {path} %}} và {{% endif %}}.",
            )
        if is_list(owner_type):
            self._say(f"“{path}” là danh sách, không lấy được “{attr}”.", _loop_words(path))
            return ANYTHING
        known = field_types(owner_type)
        if known is None or attr in known:
            return ANYTHING if known is None else known[attr]
        near = difflib.get_close_matches(attr, known, n=1, cutoff=0.5)
        return self._unknown(f"{path}.{attr}", f"{path}.{near[0]}" if near else "")

    def _line(self, owner: nodes.Expr, scope: Scope) -> Any:
        kind = self.type_of(owner, scope)
        if kind is ANYTHING:
            return ANYTHING
        path = path_of(owner)
        if not is_list(kind):
            self._say(f"“{path}” không phải danh sách, không lấy theo số thứ tự được.")
            return ANYTHING
        self._may_be_empty(path, scope)
        return element_of(kind)

    def _filtered(self, inner: nodes.Expr, name: str, scope: Scope) -> Any:
        kind, path = plain_type(self.type_of(inner, scope)), path_of(inner)
        if name not in PAPER_FILTERS or kind is ANYTHING:
            return ANYTHING
        if name == "length":
            return int
        if name in _ELEMENT_FILTERS and is_list(kind):
            self._may_be_empty(path, scope)
            return element_of(kind)
        wanted = _wanted(name)
        if kind != wanted[0]:
            self._say(f"Bộ lọc “{name}” chỉ dùng cho {wanted[1]}; “{path}” không phải.")
        return str

    def _either(
        self, test: nodes.Expr, yes: nodes.Expr, no: nodes.Expr | None, scope: Scope
    ) -> Any:
        self.type_of(test, scope)
        kind = self.type_of(yes, scope.with_sure(sure_paths(test)))
        if no is None:
            self._say(f"“… if {path_of(test)}” còn thiếu phần else.", "Viết đủ: A if B else C.")
        else:
            self.type_of(no, scope)
        return kind

    def _may_be_empty(self, path: str, scope: Scope) -> None:
        if path not in scope.sure:
            self._say(
                f"“{path}” có khi trống, giấy khi đó không in được.",
                f"Đặt đoạn này giữa {{% if {path} %}} và {{% endif %}}.",
            )

    def _unknown(self, path: str, near: str) -> Any:
        suggestion = f"Gần nhất: “{near}”." if near else "Xem danh sách trường của giấy này."
        self._say(f"Không có mục “{path}”.", suggestion)
        return ANYTHING

    def _say(self, message: str, suggestion: str = "") -> None:
        self.faults.append(NameFault(message, suggestion))


def sure_paths(test: nodes.Node, *, holds: bool = True) -> frozenset[str]:
    """Return the paths that are there when a condition holds, or when it does not."""
    match test:
        case nodes.Not(node=inner):
            return sure_paths(inner, holds=not holds)
        case nodes.Or(left=left, right=right) if not holds:
            return sure_paths(left, holds=False) | sure_paths(right, holds=False)
        case _ if not holds:
            return frozenset()
        case nodes.Name() | nodes.Getattr():
            return frozenset({path_of(test)})
        case nodes.And(left=left, right=right):
            return sure_paths(left) | sure_paths(right)
        case nodes.Filter(node=nodes.Expr() as inner, name="length"):
            return sure_paths(inner)
    return frozenset()


def path_of(node: nodes.Node) -> str:
    """Return "closing.score.total" of an expression, "…" for what has no path."""
    match node:
        case nodes.Getattr(node=owner, attr=attr):
            return f"{path_of(owner)}.{attr}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=value)):
            return (
                f"{path_of(owner)}.{value}"
                if isinstance(value, str)
                else f"{path_of(owner)}[{value}]"
            )
        case nodes.Filter(node=nodes.Expr() as inner):
            return path_of(inner)
        case nodes.Name(name=name):
            return name
    return "…"


def leaf_paths(owner: Any, before: str = "", seen: tuple[Any, ...] = ()) -> Iterator[str]:
    """Give every path of a paper that needs no loop."""
    if owner in seen:
        return
    for name, kind in (field_types(owner) or {}).items():
        yield f"{before}{name}"
        yield from leaf_paths(plain_type(kind), f"{before}{name}.", (*seen, owner))


def field_types(owner: Any) -> Mapping[str, Any] | None:
    """Return the fields of a record type, none for a plain value, None if not known."""
    if owner is ANYTHING:
        return None
    if isinstance(owner, Mapping):
        return owner
    plain = plain_type(owner)
    return _fields_of(plain) if isinstance(plain, type) and is_dataclass(plain) else _EMPTY


@lru_cache(maxsize=256)
def _fields_of(record: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(record)
    return MappingProxyType({one.name: hints[one.name] for one in fields(record)})


def is_list(owner: Any) -> bool:
    """Say whether a type is a list of lines."""
    return typing.get_origin(owner) is tuple


def element_of(owner: Any) -> Any:
    """Return the type of one line of a list."""
    return typing.get_args(owner)[0]


def is_optional(owner: Any) -> bool:
    """Say whether a field may be missing as a whole."""
    return typing.get_origin(owner) in (UnionType, typing.Union)


def plain_type(owner: Any) -> Any:
    """Return the type of a field when it is there."""
    if not is_optional(owner):
        return owner
    return next(kind for kind in typing.get_args(owner) if kind is not NoneType)


def _wanted(name: str) -> tuple[Any, str]:
    if name == "join":
        return tuple[str, ...], "danh sách chữ"
    if name in _NUMBER_FILTERS:
        return int, "số"
    return str, "chữ"


def _loop_words(path: str) -> str:
    return f"Lặp từng dòng: {{% for dong in {path} %}} … {{% endfor %}}."
