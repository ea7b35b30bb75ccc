"""What stands in braces in a cell of an Excel form, and what it becomes.

A cell that is one field takes its value as it is: a date stays a date, a number a number. Where
words stand around a field the cell becomes a text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from jinja2 import Undefined
from jinja2.environment import TemplateExpression
from jinja2.exceptions import TemplateError

from app.domain.errors import ExportError
from app.domain.text import clean, number_text
from app.services.export.columns import Value
from app.services.export.paper_environment import PaperEnvironment
from app.services.export.template_rules import syntax_faults
from app.services.export.template_tags import straight

_FIELD = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_PATH = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*")
_SPACES = re.compile(r" {2,}")
LOOP = "loop"


@dataclass(frozen=True, slots=True)
class CellText:
    """The words of a cell: words and fields in turn, words first."""

    pieces: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return what stands between the braces of each field."""
        return self.pieces[1::2]

    @property
    def is_one_field(self) -> bool:
        """Tell a cell that holds a field and nothing beside it."""
        return len(self.pieces) == 3 and not (self.pieces[0] + self.pieces[2]).strip()

    def names(self, name: str) -> bool:
        """Tell whether a field of the cell begins with a name: row, total…"""
        return any(re.search(rf"\b{name}\.", field) for field in self.fields)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a cell becomes; `is_empty` where all its fields had nothing to say."""

    value: Value
    is_empty: bool


def cell_text(words: str) -> CellText | None:
    """Return the fields of a cell, None for one without."""
    pieces = _FIELD.split(words)
    pieces[1::2] = (straight(f"{{{{{field}}}}}")[2:-2].strip() for field in pieces[1::2])
    return CellText(tuple(pieces)) if len(pieces) > 1 else None


def plain_fields(value: Any) -> Any:
    """Return a record as field maps with clean texts; days and shares stay what they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple | list):
        return tuple(map(plain_fields, value))
    if is_dataclass(value):
        return {field.name: plain_fields(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain_fields(inner) for name, inner in value.items()}
    return value


def filled(text: CellText, names: Mapping[str, Any]) -> Filled:
    """Return what a cell becomes; raises ExportError for a field the paper does not have."""
    values = [_value(field, names) for field in text.fields]
    is_empty = all(value in (None, "") for value in values)
    if text.is_one_field:
        return Filled(values[0], is_empty)
    pieces = list(text.pieces)
    pieces[1::2] = map(said, values)
    return Filled(_SPACES.sub(" ", "".join(pieces)).strip(), is_empty)


def _value(field: str, names: Mapping[str, Any]) -> Value:
    found = _at(field, names) if _PATH.fullmatch(field) else _worked_out(field, names)
    if found is None or isinstance(found, str | int | date | Fraction):
        return found
    raise _refusal(field)


def _at(path: str, names: Mapping[str, Any]) -> Any:
    """Follow a plain path; most fields are one."""
    found: Any = names
    for name in path.split("."):
        if not isinstance(found, Mapping) or name not in found:
            raise _refusal(path)
        found = found[name]
    return found


def _worked_out(field: str, names: Mapping[str, Any]) -> Any:
    try:
        found = _expression(field)(**names)
    except (TemplateError, TypeError, ValueError) as error:
        raise _refusal(field) from error
    if isinstance(found, Undefined):
        raise _refusal(field)
    return found


@lru_cache(maxsize=500)
def _expression(field: str) -> TemplateExpression:
    environment = PaperEnvironment()
    if syntax_faults("", environment.parse(f"{{{{ {field} }}}}")):
        raise _refusal(field)
    return environment.compile_expression(field, undefined_to_none=False)


def said(value: Value) -> str:
    """Return a value as a text prints it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value if isinstance(value, str) else number_text(value)


def _refusal(field: str) -> ExportError:
    return ExportError(
        f"Biểu dùng trường “{field}” mà giấy này không điền được. "
        "Hãy kiểm tra mẫu rồi xuất lại, hoặc dùng lại mẫu gốc."
    )
