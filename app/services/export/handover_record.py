"""The record of a hand-over as a Word paper: counts to compare, what is unfinished, two sides."""

from dataclasses import dataclass

from app import paths
from app.services.export import word
from app.services.export.contexts import PaperHeader, Signature

TEMPLATE = "bien_ban_ban_giao"
DOTS, SHORT_DOTS = "." * 44, "." * 30


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One thing that was handed over and how much of it."""

    number: int
    what: str
    count: str
    checked: str = ""
    """Left to the hand of who receives."""


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """What the template prints."""

    header: PaperHeader
    subject: str
    beginning: str
    lines: tuple[HandoverLine, ...]
    unfinished: tuple[str, ...]
    mark: str
    """Short hash of the package, or dots for the hand."""
    giver: Signature
    receiver: Signature
    dots: str = DOTS
    short_dots: str = SHORT_DOTS


def handover_record(record: HandoverRecord) -> bytes:
    """Return the record as a Word paper."""
    return word.render(paths.template_docx(TEMPLATE), record)
