"""What the Excel lists of the registers are built from: petitions, papers from above, models."""

from dataclasses import dataclass
from datetime import date

from app.services.export.contexts import PaperHeader, Signature


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """One petition with the way it went (U7)."""

    received_on: date
    author: str
    text: str
    kind: str
    answer_here: str
    """What the cell answered itself."""
    addressee: str
    sent_on: date | None
    due_on: date | None
    result: str
    """What the superior answered, or how it was closed."""
    announced_on: date | None


@dataclass(frozen=True, slots=True)
class PetitionTable:
    """U7: the petitions of a year."""

    header: PaperHeader
    year: int
    rows: tuple[PetitionRow, ...]
    figures: str
    """How many were answered, in time and announced, in one line."""
    signature: Signature


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One document from above with its delay."""

    code: str
    issuer: str
    issued_on: date | None
    title: str
    received_on: date
    spread_on: date | None
    days: int
    state: str
    summary: str
    meeting: str


@dataclass(frozen=True, slots=True)
class DirectiveTable:
    """The documents from above of a year."""

    header: PaperHeader
    year: int
    rows: tuple[DirectiveRow, ...]
    figures: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One good model."""

    title: str
    text: str
    effect: str
    who: str
    on: date
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class ModelTable:
    """The good models of a year."""

    header: PaperHeader
    year: int
    rows: tuple[ModelRow, ...]
    signature: Signature
