"""The Jinja environment of papers: fields of plain values only, no Python behind them."""

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.domain.text import count_text, number_words, upper_first

DOTS = "…" * 12
NOTHING = "không"
LOOP_FIELDS = frozenset({"first", "last", "index", "index0", "length"})


def count(number: int) -> str:
    """Return a count as papers write it: 02."""
    return count_text(number)


def or_none(text: str) -> str:
    """Return the text, or "không" when nothing is recorded."""
    return text if text.strip() else NOTHING


def or_nothing(text: str) -> str:
    """Return the text, or a sentence that says there is nothing."""
    return text if text.strip() else f"{NOTHING} có."


def or_dots(text: str) -> str:
    """Return the text, or dots to be filled in by hand."""
    return text if text.strip() else DOTS


def in_words(number: int) -> str:
    """Return a number in words with a capital, for "Một là", "Hai là"."""
    return upper_first(number_words(number))


PAPER_FILTERS = {
    "count": count,
    "or_none": or_none,
    "or_nothing": or_nothing,
    "or_dots": or_dots,
    "in_words": in_words,
} | {name: FILTERS[name] for name in ("first", "join", "last", "length", "lower", "trim", "upper")}
"""The only filters a template may use."""


class PaperEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot reaches fields of the context and nothing of Python."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=printable)
        self.filters = dict(PAPER_FILTERS)
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a record, or of the loop; anything else is undefined."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a field by name or a line by its place; anything else is undefined."""
        if (
            isinstance(obj, tuple)
            and isinstance(argument, int)
            and -len(obj) <= argument < len(obj)
        ):
            return obj[argument]
        return self.getattr(obj, str(argument))


def printable(value: object) -> object:
    """Let texts and counts through; a record, a list or nothing at all is a template fault."""
    if isinstance(value, (str, Undefined)) or type(value) is int:
        return value
    raise SecurityError(type(value).__name__)
