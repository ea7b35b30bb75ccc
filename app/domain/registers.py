"""The register of papers by type: from which number to which, what is missing between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.documents import (
    DOCUMENT_TYPE_LABELS,
    DocumentState,
    DocumentType,
    IssuedDocument,
    RegisterGaps,
    document_code,
    register_gaps,
)
from app.domain.text import day_month, short_date


@dataclass(frozen=True, slots=True)
class MissingNumbers:
    """Numbers in a row nobody has given, with the papers around them."""

    type: DocumentType
    first: int
    last: int
    next_id: int
    """The paper after them, beside which they are shown."""
    sentence: str
    """"Giữa 03 (05/02) và 05 (06/4/2026).\""""

    @property
    def title(self) -> str:
        """Return "Thiếu số 04-TB/CB", or how many and from which to which."""
        last = document_code(self.type, self.last)
        if self.first == self.last:
            return f"Thiếu số {last}"
        return f"Thiếu {self.last - self.first + 1} số, {self.first:02d} đến {last}"


@dataclass(frozen=True, slots=True)
class RepeatedNumber:
    """A number that several papers carry."""

    type: DocumentType
    number: int
    ids: tuple[int, ...]
    sentence: str

    @property
    def title(self) -> str:
        """Return "Trùng số 08-TB/CB"."""
        return f"Trùng số {document_code(self.type, self.number)}"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One type of the register: its span, its cancelled numbers, its gaps."""

    type: DocumentType
    first: int
    last: int
    cancelled: int
    missing: tuple[MissingNumbers, ...]
    repeated: tuple[RepeatedNumber, ...]

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
    is_repeated: bool = False
    """Another paper carries the same number (K37)."""
    is_forbidden: bool = False
    """The cell may not issue this type (K38)."""

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

    def of_type(self, kind: DocumentType) -> tuple[RegisterRow, ...]:
        """Return the papers of one type by number."""
        return tuple(row for row in self.rows if row.document.type is kind)

    def same_number(self, kind: DocumentType, number: int) -> tuple[RegisterRow, ...]:
        """Return the papers that carry a number already."""
        return tuple(row for row in self.of_type(kind) if row.document.number == number)


def register_lines(
    documents: Sequence[IssuedDocument], first: Mapping[DocumentType, int]
) -> tuple[RegisterLine, ...]:
    """Return one line for every type that has papers."""
    gaps = {gap.type: gap for gap in register_gaps(tuple(documents), dict(first))}
    lines = []
    for kind in DocumentType:
        own = sorted((d for d in documents if d.type is kind), key=lambda d: (d.number, d.id))
        if own:
            found = gaps.get(kind, RegisterGaps(kind, (), ()))
            lines.append(_line(own, found, first.get(kind, own[0].number)))
    return tuple(lines)


def _line(own: Sequence[IssuedDocument], found: RegisterGaps, first: int) -> RegisterLine:
    has_gaps = bool(found.missing or found.repeated)
    return RegisterLine(
        type=found.type,
        first=min(own[0].number, first) if has_gaps else own[0].number,
        last=own[-1].number,
        cancelled=sum(d.state is DocumentState.CANCELLED for d in own),
        missing=tuple(_missing(run, own) for run in _runs(found.missing)),
        repeated=tuple(_repeated(number, own) for number in found.repeated),
    )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the first and last of every row of numbers that follow each other."""
    for _, row in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in row]
        yield run[0], run[-1]


def _missing(run: tuple[int, int], own: Sequence[IssuedDocument]) -> MissingNumbers:
    first, last = run
    before = next((d for d in reversed(own) if d.number < first), None)
    after = next(d for d in own if d.number > last)
    return MissingNumbers(after.type, first, last, after.id, _between(before, after))


def _between(before: IssuedDocument | None, after: IssuedDocument) -> str:
    if before is None:
        return f"Trước {_named(after)}."
    return f"Giữa {before.number:02d} ({_day_before(before, after)}) và {_named(after)}."


def _day_before(before: IssuedDocument, after: IssuedDocument) -> str:
    is_one_year = before.issued_on.year == after.issued_on.year
    return day_month(before.issued_on) if is_one_year else short_date(before.issued_on)


def _named(document: IssuedDocument) -> str:
    return f"{document.number:02d} ({short_date(document.issued_on)})"


def _repeated(number: int, own: Sequence[IssuedDocument]) -> RepeatedNumber:
    same = [document for document in own if document.number == number]
    days = " và ".join(short_date(document.issued_on) for document in same)
    ids = tuple(document.id for document in same)
    return RepeatedNumber(same[0].type, number, ids, f"Ngày {days}; xem lại số ghi nhầm.")


def gap_sentences(line: RegisterLine) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with a type as title and sentence."""
    missing = ((run.title, run.sentence) for run in line.missing)
    repeated = ((twice.title, twice.sentence) for twice in line.repeated)
    return (*missing, *repeated)
