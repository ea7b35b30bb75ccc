"""The register of papers of a term as a sheet: by type, with cancelled and missing numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell
from app.domain.documents import DocumentState
from app.domain.meeting_file import Person
from app.domain.registers import Register, RegisterLine, RegisterRow
from app.domain.settings import Settings, SignPlace
from app.services.export.sheet_contexts import RegisterSheet, RegisterSheetRow
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.wording import unended


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """The register of a term with who signs it."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    register: Register
    day: date


def register_book(source: RegisterSource) -> RegisterSheet:
    """Return the sheet: one block a type, numbers rising, what is wrong beside the number."""
    return RegisterSheet(
        header=paper_header(source.cell, source.day),
        term=source.register.term_name,
        rows=tuple(row for line in source.register.lines for row in _block(source.register, line)),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _block(register: Register, line: RegisterLine) -> Iterator[RegisterSheetRow]:
    missing = {run.next_id: run for run in line.missing}
    for row in register.of_type(line.type):
        run = missing.get(row.id)
        if run is not None:
            yield RegisterSheetRow(line.label, "", None, "", "", f"{run.title}. {run.sentence}")
        document = row.document
        yield RegisterSheetRow(
            type=line.label,
            code=document.code,
            issued_on=document.issued_on,
            abstract=unended(document.abstract),
            meeting=row.meeting_title,
            note="; ".join(_notes(row)),
        )


def _notes(row: RegisterRow) -> Iterator[str]:
    if row.document.state is DocumentState.CANCELLED:
        yield f"Đã hủy: {unended(row.document.cancel_reason)}"
    elif row.is_forbidden:
        yield "Loại chi bộ không ban hành"
    if row.is_repeated:
        yield "Trùng số"
