"""W14, the year's programme of inspection and supervision in the five parts of the form."""

from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell, superior_committee
from app.domain.documents import DocumentType, IssuedDocument
from app.domain.inspections import (
    INSPECTION_KIND_LABELS,
    InspectionKind,
    InspectionLine,
)
from app.domain.meeting_file import Person
from app.domain.settings import Settings, SignPlace
from app.domain.text import upper_first
from app.services.export.report_contexts import (
    InspectionPart,
    InspectionProgramme,
    InspectionRow,
)
from app.services.paper_texts.header import (
    FILED,
    number_of,
    paper_header,
    recipients,
    signature,
)
from app.services.paper_texts.wording import unended


@dataclass(frozen=True, slots=True)
class InspectionSource:
    """What the programme is printed from."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    lines: tuple[InspectionLine, ...]
    today: date
    document: IssuedDocument | None = None


def inspection_programme(source: InspectionSource) -> InspectionProgramme:
    """Return the programme of a year; a part without lines says so."""
    day = source.document.issued_on if source.document else source.today
    committee = superior_committee(source.cell) or "Đảng ủy cấp trên"
    lines = (committee, f"Ủy ban kiểm tra {committee}", "Các đồng chí đảng viên", FILED)
    return InspectionProgramme(
        header=paper_header(source.cell, day, number_of(source.document, DocumentType.PROGRAMME)),
        subject=f"Kiểm tra, giám sát năm {source.year}",
        parts=tuple(
            _part(number, kind, source) for number, kind in enumerate(InspectionKind, start=1)
        ),
        recipients=recipients(lines, day),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _part(number: int, kind: InspectionKind, source: InspectionSource) -> InspectionPart:
    lines = (line for line in source.lines if line.kind is kind)
    rows = tuple(_row(place, line) for place, line in enumerate(lines, start=1))
    named = any(row.name for row in rows)
    return InspectionPart(number, INSPECTION_KIND_LABELS[kind], named, rows)


def _row(number: int, line: InspectionLine) -> InspectionRow:
    return InspectionRow(
        number=number,
        name=line.member_name,
        post=line.member_post or ("Đảng viên" if line.member_name else ""),
        subject=upper_first(unended(line.subject)),
        time=line.planned_label,
    )
