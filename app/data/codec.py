"""Frozen values to plain JSON and back, exactly: what a snapshot of a locked meeting is made of."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.domain.errors import Damaged

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Return `value` as JSON-ready data; tuples become lists, exact numbers become text."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    return _plain_collection(value)


def _plain_collection(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no plain form for {type(value).__name__}")


def from_plain(kind: type[T], data: object) -> T:
    """Return the value of type `kind` that `to_plain` made `data` from; raises Damaged."""
    try:
        return cast(T, _read(kind, data))
    except (KeyError, TypeError, ValueError) as fault:
        raise Damaged(
            "Bản lưu của buổi họp đã khóa bị hỏng. Hãy khôi phục từ bản sao lưu."
        ) from fault


def _read(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _read_union(kind, data)
    if origin is tuple:
        return _read_tuple(get_args(kind), data)
    if origin is frozenset:
        return frozenset(_read(get_args(kind)[0], item) for item in data)
    if origin is not None and issubclass(origin, Mapping):
        key_kind, item_kind = get_args(kind)
        return {_read(key_kind, key): _read(item_kind, item) for key, item in data.items()}
    if is_dataclass(kind):
        return _read_record(cast(type, kind), data)
    return _read_scalar(kind, data)


def _read_union(kind: Any, data: Any) -> Any:
    if data is None:
        return None
    (only,) = (choice for choice in get_args(kind) if choice is not type(None))
    return _read(only, data)


def _read_tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_read(kinds[0], item) for item in data)
    return tuple(_read(kind, item) for kind, item in zip(kinds, data, strict=True))


def _read_record(kind: type, data: Any) -> Any:
    hints = _hints(kind)
    return kind(
        **{name: _read(hints[name], value) for name, value in data.items() if name in hints}
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: hint for name, hint in get_type_hints(kind).items() if name in names}


def _read_scalar(kind: Any, data: Any) -> Any:
    if kind in {datetime, date, time}:
        return kind.fromisoformat(data)
    if kind is Fraction:
        return Fraction(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return data
