"""Frozen records to plain JSON and back, exactly, noticing every fault on the way in at once.

Keys are the field names, numbers are written text ("0.5"), and what equals its default is left out,
so that a record keeps its plain form when later editions of the program learn new optional fields.
"""

import datetime
import difflib
import json
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.rubrics import Condition, RubricFault

_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")
_RATIO = re.compile(r"-?[0-9]{1,30}/[0-9]{1,30}")
MAX_SUGGESTED_FROM = 200
MAX_SUGGESTIONS = 50
MOST_NUMBERS = 4096
"""Written numbers kept read: points of a rubric are the same few, thousands of times."""
_TRUE_FALSE = {"true": True, "false": False}
_EQUALS = {bool, Fraction, type(None)}
Place = str | tuple["Place", str | int]
"""Where a value stands, written out only for a fault: in most of what is read there is none."""


def encode(value: object) -> Any:
    """Return the plain form of a record, enum, number, date, text, tuple or mapping of them."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Fraction):
        return number_as_written(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(encode(key)): encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return _encode_record(value)


def _encode_record(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    values = ((key, default, getattr(record, name)) for key, name, default in _keys(kind))
    return {key: encode(value) for key, default, value in values if value != default}


@cache
def _keys(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Return key, name and default of every field."""
    return tuple((key_of(spec), spec.name, _default(spec)) for spec in fields(kind))


def key_of(spec: "Field[Any]") -> str:
    """Return the key of a field; a trailing underscore only avoids a word of the language."""
    return spec.name.rstrip("_")


def _default(spec: "Field[Any]") -> Any:
    if spec.default_factory is not MISSING:
        return spec.default_factory()
    return spec.default


def number_as_written(number: Fraction) -> str:
    """Return a number as decimal digits where that is exact, else as a ratio."""
    if number.denominator == 1:
        return str(number.numerator)
    for digits in range(1, 10):
        scaled = number * 10**digits
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**digits)
            return f"{'-' if number < 0 else ''}{whole}.{rest:0{digits}d}"
    return f"{number.numerator}/{number.denominator}"


@lru_cache(maxsize=MOST_NUMBERS)
def number_of(text: str) -> Fraction | None:
    """Return the exact number a text writes, or None when it writes none."""
    if _DECIMAL.fullmatch(text):
        return Fraction(text)
    if _RATIO.fullmatch(text) and int(text.split("/")[1]):
        return Fraction(text)
    return None


def canonical_json(plain: object) -> str:
    """Return plain data as the one JSON text it can have."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class RecordReader:
    """Reads records out of plain data and keeps every fault it meets."""

    def __init__(self) -> None:
        self.faults: list[RubricFault] = []
        self.unread: set[str] = set()
        """Places whose value could not be read: checks of what lies there say nothing new."""

    def read(self, kind: Any, raw: object, path: Place) -> Any:
        """Return the value of type `kind`; a fault is kept and None given when there is none."""
        read, inner = self.way_of(kind)
        return read(self, inner, raw, path)

    @classmethod
    @cache
    def way_of(cls, kind: Any) -> tuple[Callable[..., Any], Any]:
        """Return how values of a type are read, and the type inside it; found once a type."""
        origin = get_origin(kind)
        if origin in {Union, types.UnionType}:
            if set(get_args(kind)) == _EQUALS:
                return cls._read_truth_or_number, kind
            (only,) = (choice for choice in get_args(kind) if choice is not type(None))
            return cls._read_optional, only
        if origin is tuple:
            return cls._read_list, get_args(kind)[0]
        if origin is not None:
            return cls._read_mapping, kind
        if kind is Fraction:
            return cls._read_number, kind
        return (cls._read_record if is_dataclass(kind) else cls._read_scalar), kind

    def _read_truth_or_number(self, _kind: Any, raw: object, path: Place) -> Any:
        if raw is None:
            return None
        said = _TRUE_FALSE.get(str(raw).lower())
        return said if said is not None else self._read_scalar(Fraction, raw, path)

    def _read_number(self, kind: Any, raw: object, path: Place) -> Any:
        number = number_of(raw) if type(raw) is str else None
        return self._read_scalar(kind, raw, path) if number is None else number

    def _read_optional(self, kind: Any, raw: object, path: Place) -> Any:
        return None if raw is None else self.read(kind, raw, path)

    def _read_list(self, kind: Any, raw: object, path: Place) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            self._fault(path, "phải là danh sách, mỗi dòng một mục hoặc [a, b].")
            return ()
        way, inner = self.way_of(kind)
        read = [way(self, inner, item, (path, i)) for i, item in enumerate(raw)]
        return tuple(item for item in read if item is not None)

    def _read_mapping(self, kind: Any, raw: object, path: Place) -> Mapping[Any, Any]:
        if not isinstance(raw, dict):
            self._fault(path, "phải gồm các dòng “tên: giá trị”.")
            return {}
        key_kind, item_kind = get_args(kind)
        keys = {key: self.read(key_kind, key, (path, key)) for key in raw}
        read = {keys[key]: self.read(item_kind, raw[key], (path, key)) for key in raw}
        return {key: item for key, item in read.items() if item is not None}

    def _read_record(self, kind: Any, raw: object, path: Place) -> Any:
        if isinstance(raw, str) and _specs(kind).keys() == {"id", "text"}:
            raw = {"id": raw}
        if not isinstance(raw, dict):
            self._fault(path, "phải gồm các dòng “tên: giá trị”.")
            return None
        specs = _specs(kind)
        if not raw.keys() <= specs.keys():
            self._unknown_keys(raw, specs, path)
        values = {
            spec.name: spec.default
            if key not in raw and spec.default is not MISSING
            else self._read_field(key, spec, raw, path)
            for key, spec in specs.items()
        }
        # A condition on nothing decides nothing: leave it out, its fault is already kept.
        return None if kind is Condition and values["evidence"] is None else kind(**values)

    def _unknown_keys(self, raw: Mapping[str, Any], specs: Mapping[str, Any], path: Place) -> None:
        for key in raw:
            if key not in specs:
                text = f"“{_cut(key)}” không có trong mẫu khung tiêu chí{self._near(key, specs)}."
                self.faults.append(RubricFault(None, written_place((path, key)), text))

    def _near(self, text: str, known: Iterable[str]) -> str:
        return did_you_mean(text, known) if len(self.faults) < MAX_SUGGESTIONS else ""

    def _read_field(self, key: str, spec: "_Spec", raw: Mapping[str, Any], path: Place) -> Any:
        place = (path, key)
        if key not in raw or (raw[key] is None and not spec.may_be_none):
            if spec.default is MISSING:
                self._missing(key, place)
                return self._stand_in(spec.hint)
            return spec.default
        read, inner = spec.way
        value = read(self, inner, raw[key], place)
        return self._stand_in(spec.hint) if value is None else value

    def _missing(self, key: str, place: Place) -> None:
        written = written_place(place)
        self.unread.add(written)
        self.faults.append(RubricFault(None, written, f"Thiếu “{key}”."))

    def _stand_in(self, hint: Any) -> Any:
        """Return something of the right shape so that reading can go on to the next fault."""
        if get_origin(hint) is tuple:
            return ()
        return {Fraction: Fraction(0), str: "", int: 0, bool: False}.get(hint)

    def _read_scalar(self, kind: Any, raw: object, path: Place) -> Any:
        if kind is str and type(raw) is str:  # most of what is read
            return raw
        if isinstance(raw, list | dict):
            self._fault(path, "phải là một giá trị, không phải danh sách hay nhóm dòng.")
            return None
        text = _written(raw)
        if kind is str:
            return text
        if kind is bool:
            return self._checked(_TRUE_FALSE.get(text), path, "phải là true hoặc false")
        if kind is Fraction or kind is int:
            return self._checked(
                _whole(number_of(text), kind), path, "phải là số, dấu thập phân là dấu chấm"
            )
        if kind is datetime.date:
            return self._checked(_day(text), path, "phải là ngày có thật, viết như 2025-10-28")
        return self._read_enum(kind, text, path)

    def _read_enum(self, kind: Any, text: str, path: Place) -> Any:
        slugs = _slugs(kind)
        if text in slugs:
            return slugs[text]
        near = self._near(text, slugs)
        listed = near or ("; dùng một trong: " + ", ".join(slugs) if len(slugs) <= 12 else "")
        self._fault(path, f"“{_cut(text)}” không dùng được ở đây{listed}.")
        return None

    def _checked(self, value: Any, path: Place, wanted: str) -> Any:
        if value is None:
            self._fault(path, f"{wanted}.")
        return value

    def _fault(self, place: Place, sentence: str) -> None:
        path = written_place(place)
        self.unread.add(path)
        name = path.rpartition(".")[2] or "tệp"
        text = sentence if sentence.startswith("“") else f"“{name}” {sentence}"
        self.faults.append(RubricFault(None, path, text))


def written_place(place: Place) -> str:
    """Return a place as sentences name it: "groups[2].items[0].max"."""
    if isinstance(place, str):
        return place
    outer, key = place
    before = written_place(outer)
    return f"{before}[{key}]" if isinstance(key, int) else join(before, key)


def join(path: str, key: str) -> str:
    """Return the place of a key inside a place."""
    return f"{path}.{key}" if path else key


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return ", có phải “…”" for a near miss, else nothing."""
    names = list(known)
    if len(names) > MAX_SUGGESTED_FROM:  # comparing with thousands of names takes seconds
        return ""
    near = difflib.get_close_matches(text[:60], names, n=1, cutoff=0.7)
    return f", có phải “{near[0]}”" if near else ""


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _written(raw: object) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return "" if raw is None else str(raw)


def _whole(number: Fraction | None, kind: Any) -> Any:
    if kind is Fraction or number is None:
        return number
    return int(number) if number.denominator == 1 else None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


@cache
def _slugs(kind: Any) -> Mapping[str, Any]:
    return {member.value: member for member in kind}


@dataclass(frozen=True, slots=True)
class _Spec:
    """How one field of a record is read."""

    name: str
    hint: Any
    default: Any
    may_be_none: bool
    way: tuple[Callable[..., Any], Any]


@cache
def _specs(kind: Any) -> Mapping[str, _Spec]:
    hints = get_type_hints(kind)
    return {
        key_of(spec): _Spec(
            spec.name,
            hints[spec.name],
            _default(spec),
            type(None) in get_args(hints[spec.name]),
            RecordReader.way_of(hints[spec.name]),
        )
        for spec in fields(kind)
    }
