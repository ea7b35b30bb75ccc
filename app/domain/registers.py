"""The register of papers by type: from which number to which, what is missing between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.documents import (
    DOCUMENT_TYPE_LABELS,
    DocumentState,
    DocumentType,
    IssuedDocument,
    document_code,
    register_gaps,
)
from app.domain.text import day_month, short_date

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MissingNumber:
    """A number nobody has given, with its neighbours."""

    code: str
    sentence: str
    """"Giữa 03 (05/02) và 05 (06/4/2026).\""""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One type of the register: its span, its cancelled numbers, its gaps."""

    type: DocumentType
    first: int
    last: int
    cancelled: int
    missing: tuple[MissingNumber, ...]
    repeated: tuple[str, ...]
    """Numbers given twice, with their signs."""

    @property
    def label(self) -> str:
        """Name of the type."""
        return DOCUMENT_TYPE_LABELS[self.type]

    @property
    def is_whole(self) -> bool:
        """Tell whether no number is missing or given twice."""
        return not self.missing and not self.repeated

    @property
    def span(self) -> str:
        """Return "01 đến 17, đủ số", or the span alone when something is wrong."""
        one = self.first == self.last
        words = f"{self.first:02d}" if one else f"{self.first:02d} đến {self.last:02d}"
        return f"{words}, đủ số" if self.is_whole else words


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One paper with the name of its meeting."""

    document: IssuedDocument
    meeting_title: str

    @property
    def id(self) -> int:
        """The paper's own id."""
        return self.document.id


@dataclass(frozen=True, slots=True)
class Register:
    """The papers of a term."""

    term_name: str
    """"" while no term is declared."""
    rows: tuple[RegisterRow, ...] = ()
    lines: tuple[RegisterLine, ...] = ()


def register_lines(
    documents: Sequence[IssuedDocument], first: Mapping[DocumentType, int]
) -> tuple[RegisterLine, ...]:
    """Return one line for every type that has papers."""
    gaps = {gap.type: gap for gap in register_gaps(tuple(documents), dict(first))}
    lines = []
    for kind in DocumentType:
        own = sorted((d for d in documents if d.type is kind), key=lambda d: d.number)
        if not own:
            continue
        found = gaps.get(kind)
        lines.append(
            RegisterLine(
                type=kind,
                first=min(own[0].number, first.get(kind, own[0].number))
                if found
                else own[0].number,
                last=own[-1].number,
                cancelled=sum(d.state is DocumentState.CANCELLED for d in own),
                missing=tuple(_missing(kind, n, own) for n in found.missing) if found else (),
                repeated=tuple(document_code(kind, n) for n in found.repeated) if found else (),
            )
        )
    return tuple(lines)


def _missing(kind: DocumentType, number: int, own: Sequence[IssuedDocument]) -> MissingNumber:
    before = next((d for d in reversed(own) if d.number < number), None)
    after = next(d for d in own if d.number > number)
    code = document_code(kind, number)
    if before is None:
        return MissingNumber(code, f"Trước {_named(after)}.")
    is_one_year = before.issued_on.year == after.issued_on.year
    since = day_month(before.issued_on) if is_one_year else short_date(before.issued_on)
    return MissingNumber(code, f"Giữa {before.number:02d} ({since}) và {_named(after)}.")


def _named(document: IssuedDocument) -> str:
    return f"{document.number:02d} ({short_date(document.issued_on)})"


def gap_sentences(line: RegisterLine) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a type as title and sentence; many gaps are named in one."""
    twice = tuple((f"Trùng số {code}", "Cấp hai lần trong nhiệm kỳ.") for code in line.repeated)
    if len(line.missing) <= MOST_NAMED:
        return (*((f"Thiếu số {gap.code}", gap.sentence) for gap in line.missing), *twice)
    named = ", ".join(gap.code for gap in line.missing[:MOST_NAMED])
    rest = len(line.missing) - MOST_NAMED
    return ((f"Thiếu {len(line.missing)} số", f"{named} và {rest} số khác."), *twice)
