"""Excel forms filled: those we ship where the program runs, those of the user in the worker.

What goes to the worker travels as JSON, so days and shares are written as words and read back.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from app import paths
from app.domain.errors import ExportError
from app.services.export.paper_kinds import SheetKind
from app.services.export.sample_sheets import sample_sheets
from app.services.export.sheet_fields import plain_fields
from app.services.export.sheet_forms import Facts, FormPaper, form_of
from app.services.worker.child import JobRefused
from app.services.worker.form_package import read_form_package
from app.services.worker.paper_filling import fill_package

MOST_PAPER_BYTES = 20_000_000
MOST_LETTERS = 3_000_000
TOO_LONG = "Mẫu làm ra giấy quá dài nên đã dừng. Hãy bỏ bớt hình và trang không cần trong mẫu."
_DAY, _SHARE = "$day", "$share"


def shipped_form(kind: SheetKind) -> bytes:
    """Return the form the program ships for a kind of paper."""
    return paths.form_xlsx(kind.value).read_bytes()


def fill_shipped(kind: SheetKind, paper: FormPaper) -> bytes:
    """Return a paper made with the shipped form; raises ExportError."""
    try:
        return _filled(shipped_form(kind), kind, plain_fields(paper.context), paper.facts)
    except JobRefused as refusal:
        raise ExportError(str(refusal)) from refusal


def sample_paper(kind: SheetKind) -> FormPaper:
    """Return what the sample paper of a kind is filled with."""
    return form_of(sample_sheets()[kind])[1]


def shown(data: bytes) -> str:
    """Return a filled form as simple HTML."""
    from app.services.paper_preview.excel_html import xlsx_html  # noqa: PLC0415 - openpyxl loads

    return xlsx_html(data)


# --- Inside the worker ----------------------------------------------------------------------------


def fill_form_of_user(
    data: str, kind: str, context: Mapping[str, Any], facts: list[list[str]]
) -> str:
    """Return a paper as base64; raises JobRefused with the sentence to show."""
    names = {name: _back(value) for name, value in context.items()}
    told: Facts = tuple(map(tuple, facts))
    made = _filled(b64decode(data), SheetKind(kind), names, told)
    if len(made) > MOST_PAPER_BYTES:
        raise JobRefused(TOO_LONG)
    return b64encode(made).decode("ascii")


def show_form_sample(data: str, kind: str) -> str:
    """Return the sample paper of a kind as simple HTML."""
    wanted = SheetKind(kind)
    context = plain_fields(sample_paper(wanted).context)
    html = shown(_filled(b64decode(data), wanted, context, ()))
    if len(html) > MOST_LETTERS:
        raise JobRefused(TOO_LONG)
    return html


def _filled(data: bytes, kind: SheetKind, names: Mapping[str, Any], facts: Facts) -> bytes:
    package = read_form_package(data)
    fill_package(package, kind, names, facts)
    return package.packed()


def as_json(value: Any) -> Any:
    """Return what fills a form as JSON takes it."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Fraction):
        return {_SHARE: str(value)}
    if isinstance(value, Mapping):
        return {name: as_json(inner) for name, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, tuple) else value


def _back(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_back, value))
    if not isinstance(value, dict):
        return value
    if _DAY in value:
        return date.fromisoformat(value[_DAY])
    if _SHARE in value:
        return Fraction(value[_SHARE])
    return {name: _back(inner) for name, inner in value.items()}
