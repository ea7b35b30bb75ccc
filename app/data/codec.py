"""Frozen values to plain JSON and back, exactly: what a snapshot of a locked meeting is made of."""

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.domain.errors import Damaged

T = TypeVar("T")
_AS_THEY_ARE = frozenset({type(None), bool, int, float, str})


def to_plain(value: object) -> Any:
    """Return `value` as JSON-ready data; tuples become lists, exact numbers become text."""
    if type(value) in _AS_THEY_ARE:  # nearly every value of a snapshot
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, int | float | str):
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
        kind: Any = type(value)
        return {name: to_plain(getattr(value, name)) for name in _names(kind)}
    raise TypeError(f"no plain form for {type(value).__name__}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def from_plain(kind: type[T], data: object) -> T:
    """Return the value of type `kind` that `to_plain` made `data` from; raises Damaged."""
    try:
        return cast(T, _reader(cast(Any, kind))(data))
    except (KeyError, TypeError, ValueError) as fault:
        raise Damaged(
            "Bản lưu của buổi họp đã khóa bị hỏng. Hãy khôi phục từ bản sao lưu."
        ) from fault


Reader = Callable[[Any], Any]
"""Reads plain data of one type; found once a type, as a snapshot holds thousands of values."""


@cache
def _reader(kind: Any) -> Reader:
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _union_reader(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is frozenset:
        item = _reader(get_args(kind)[0])
        return lambda data: frozenset(map(item, data))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*get_args(kind))
    if is_dataclass(kind):
        return _record_reader(cast(type, kind))
    return _scalar_reader(kind)


def _union_reader(kind: Any) -> Reader:
    (only,) = (choice for choice in get_args(kind) if choice is not type(None))
    read = _reader(only)
    return lambda data: None if data is None else read(data)


def _tuple_reader(kinds: tuple[Any, ...]) -> Reader:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        item = _reader(kinds[0])
        return lambda data: tuple(map(item, data))
    items = tuple(map(_reader, kinds))
    return lambda data: tuple(read(item) for read, item in zip(items, data, strict=True))


def _mapping_reader(key_kind: Any, item_kind: Any) -> Reader:
    key, item = _reader(key_kind), _reader(item_kind)
    return lambda data: {key(name): item(value) for name, value in data.items()}


def _record_reader(kind: type) -> Reader:
    hints = get_type_hints(kind)
    ways = tuple((field.name, _reader(hints[field.name])) for field in fields(kind))

    def read_part(data: dict[str, Any]) -> Any:
        return kind(**{name: read(data[name]) for name, read in ways if name in data})

    slots = [getattr(kind, name, None) for name, _ in ways]
    if hasattr(kind, "__post_init__") or not all(map(inspect.ismemberdescriptor, slots)):
        return read_part
    return _slots_reader(kind, ways, read_part)


def _slots_reader(kind: Any, ways: tuple[tuple[str, Reader], ...], read_part: Reader) -> Reader:
    """Return a reader that fills a frozen record as its own `__init__` would, in half the time.

    Records that lack a field, as an earlier edition of the program kept them, take the usual way.
    """
    plain = tuple((name, getattr(kind, name).__set__) for name, read in ways if read is _as_it_is)
    other = tuple(
        (name, read, getattr(kind, name).__set__) for name, read in ways if read is not _as_it_is
    )
    make = object.__new__

    def read_record(data: dict[str, Any]) -> Any:
        record = make(kind)
        try:
            for name, put in plain:
                put(record, data[name])
            for name, read, put in other:
                put(record, read(data[name]))
        except KeyError:
            return read_part(data)
        return record

    return read_record


def _scalar_reader(kind: Any) -> Reader:
    if kind in {datetime, date, time}:
        return cast(Reader, kind.fromisoformat)
    if kind is Fraction:
        return Fraction
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__  # a call of it is slow
    return _as_it_is


def _as_it_is(data: Any) -> Any:
    return data
