"""Checks and fills the user's Word templates inside the worker process; files come as base64."""

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any

from app.domain.errors import ExportError
from app.services.export import template_check, word
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from app.services.paper_preview.word_html import docx_html
from app.services.worker.child import JobRefused

MOST_PAPER_BYTES = 20_000_000
MOST_LETTERS = 3_000_000
TOO_LONG = "Mẫu làm ra giấy quá dài nên đã dừng. Hãy kiểm tra các vòng lặp của mẫu."


def check_template(data: str, kind: str) -> dict[str, Any]:
    """Return the kind a template was read as, its faults, and how many fields were mended."""
    report = template_check.check_template(b64decode(data), PaperKind(kind) if kind else None)
    return {
        "kind": report.kind.value,
        "faults": [asdict(fault) for fault in report.faults],
        "mended": report.mended,
    }


def fill_template(data: str, context: dict[str, Any]) -> str:
    """Return a paper as base64; raises JobRefused with the sentence to show."""
    made = _filled(data, _with_tuples(context))
    if len(made) > MOST_PAPER_BYTES:
        raise JobRefused(TOO_LONG)
    return b64encode(made).decode("ascii")


def show_sample(data: str, kind: str) -> str:
    """Return the sample paper of a kind as simple HTML."""
    html = docx_html(_filled(data, sample_contexts()[PaperKind(kind)]))
    if len(html) > MOST_LETTERS:
        raise JobRefused(TOO_LONG)
    return html


def _filled(data: str, context: Any) -> bytes:
    try:
        return word.render(b64decode(data), context)
    except ExportError as refusal:
        raise JobRefused(refusal.sentence) from refusal


def _with_tuples(value: Any) -> Any:
    """Return what came as JSON the way papers hold it: lists are tuples."""
    if isinstance(value, list):
        return tuple(map(_with_tuples, value))
    if isinstance(value, dict):
        return {name: _with_tuples(inner) for name, inner in value.items()}
    return value
