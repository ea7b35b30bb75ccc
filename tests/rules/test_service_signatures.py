"""Services give plain values: no mapped row and no open session leaves them."""

import dataclasses
import enum
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path, PurePath

import pytest

import app.services

PLAIN = (bool, int, float, Fraction, str, bytes, date, datetime, time, timedelta, Path, PurePath)
CONTAINERS = (tuple, list, Sequence, dict, Mapping, frozenset, AbstractSet)


def service_classes() -> list[type]:
    found = pkgutil.walk_packages(app.services.__path__, "app.services.")
    modules = [importlib.import_module(module.name) for module in found]
    return [
        thing
        for module in modules
        for name, thing in inspect.getmembers(module, inspect.isclass)
        if name.endswith("Service") and thing.__module__ == module.__name__
    ]


def public_methods(service: type) -> Iterator[tuple[str, typing.Any]]:
    for name, thing in vars(service).items():
        if name.startswith("_"):
            continue
        call = thing.fget if isinstance(thing, property) else getattr(thing, "__func__", thing)
        if inspect.isfunction(call):
            yield f"{service.__name__}.{name}", call


def is_plain(kind: typing.Any) -> bool:
    kind = getattr(kind, "__value__", kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in (None, types.NoneType, Ellipsis):
        return True
    if origin is typing.Literal:
        return True
    if origin in (typing.Union, types.UnionType) or origin in CONTAINERS:
        return bool(inner) and all(is_plain(part) for part in inner)
    return is_plain_class(origin or kind)


def is_plain_class(kind: typing.Any) -> bool:
    if not inspect.isclass(kind) or hasattr(kind, "__mapper__") or hasattr(kind, "__table__"):
        return False
    return kind in PLAIN or issubclass(kind, enum.Enum) or dataclasses.is_dataclass(kind)


def test_every_public_method_of_a_service_returns_plain_values():
    services = service_classes()
    if not services:
        pytest.skip("no service exists yet")

    wrong = [
        f"{name} -> {typing.get_type_hints(call).get('return')}"
        for service in services
        for name, call in public_methods(service)
        if not is_plain(typing.get_type_hints(call).get("return"))
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@dataclasses.dataclass(frozen=True)
class ARecord:
    """A record for the test of the rule itself."""


@pytest.mark.parametrize(
    "kind", [None, int, ARecord, ARecord | None, tuple[ARecord, ...], Mapping[str, tuple[int, str]]]
)
def test_the_rule_allows_plain_values(kind):
    assert is_plain(kind)


@pytest.mark.parametrize("kind", [object, tuple[object, ...], typing.Any, tuple, Iterator[int]])
def test_the_rule_refuses_everything_else(kind):
    assert not is_plain(kind)
