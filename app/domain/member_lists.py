"""A foreign list of members read row by row: people, doubtful cells, and rows left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from app.domain.dates import PartialDate
from app.domain.doubts import AnswerChoice, Answers, Doubt
from app.domain.import_answers import answered
from app.domain.import_cells import gender_of_column, read_cell, swapped_columns
from app.domain.import_columns import IMPORT_COLUMN_LABELS, NOT_KEPT, ImportColumn
from app.domain.import_grids import SheetGrid, converted, encoding_doubt, grid_of
from app.domain.import_headers import HeadedColumn, ListHeader, find_header
from app.domain.import_reading import ImportValue, Reading
from app.domain.import_rows import SKIP_REASONS, ListRow, ListRowKind, list_rows, name_in
from app.domain.import_statuses import IMPORT_STATUS_LABELS, ImportStatus
from app.domain.import_values import plain_text, read_name
from app.domain.text import fold
from app.domain.xl_sheets import XlSheet

HIDDEN, ALONE, DUPLICATE = "hidden", "alone", "duplicate"
TAKE, LEAVE = "nhập", "bỏ"
_TAKE_OR_LEAVE = (AnswerChoice(TAKE, "Nhập"), AnswerChoice(LEAVE, "Không nhập"))


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One row of a list as it was read; a cell in doubt has no value yet."""

    row: int
    name: str
    original_name: str
    values: Mapping[ImportColumn, ImportValue]
    shown: Mapping[ImportColumn, str]

    def date_of(self, column: ImportColumn) -> PartialDate | None:
        """Return a date that was read."""
        value = self.values.get(column)
        return value if isinstance(value, PartialDate) else None

    def text_of(self, column: ImportColumn) -> str:
        """Return a text that was read, "" for none."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row shows as it was read, also while its name is still in doubt."""

    row: int
    shown: Mapping[ImportColumn, str]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was left out, and why."""

    row: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class MemberList:
    """What a list holds as far as it could be read."""

    columns: tuple[HeadedColumn, ...] = ()
    header_row: int = 0
    rows: tuple[ReadRow, ...] = ()
    people: tuple[ImportedPerson, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    is_cut: bool = False

    @property
    def has_header(self) -> bool:
        """Tell whether a column of names was found at all."""
        return bool(self.columns)


@dataclass(frozen=True, slots=True)
class _Context:
    grid: SheetGrid
    header: ListHeader
    answers: Answers
    today: date
    swapped: frozenset[int]


@dataclass(slots=True)
class _RowReading:
    """What one row gives while it is read."""

    row: ListRow
    values: dict[ImportColumn, ImportValue] = field(default_factory=dict)
    shown: dict[ImportColumn, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def read_member_list(
    sheet: XlSheet,
    today: date,
    answers: Answers,
    chosen: Mapping[int, ImportColumn] | None = None,
) -> MemberList:
    """Read a list of members; `chosen` are meanings a person gave to columns by number."""
    encoding = encoding_doubt(sheet)
    first = (encoding,) if encoding is not None else ()
    grid = grid_of(converted(sheet, answers))
    header = find_header(grid, chosen)
    if header is None:
        return MemberList(doubts=first, is_cut=sheet.is_cut)
    context = _Context(grid, header, answers, today, swapped_columns(grid, header))
    readings, skipped = _read_rows(context)
    people = tuple(filter(None, (_person(context, reading) for reading in readings)))
    doubts = chain.from_iterable(reading.doubts for reading in readings)
    twins = _duplicates(people)
    return MemberList(
        columns=header.columns,
        header_row=header.last_row,
        rows=tuple(ReadRow(r.row.number, r.shown) for r in readings if r.shown),
        people=tuple(p for p in people if answers.get((p.row, DUPLICATE)) != LEAVE),
        doubts=(*first, *doubts, *twins),
        skipped=skipped,
        is_cut=sheet.is_cut,
    )


def _read_rows(context: _Context) -> tuple[list[_RowReading], tuple[SkippedRow, ...]]:
    readings, skipped = [], []
    only_names = not any(
        headed.column not in {ImportColumn.FULL_NAME, ImportColumn.ORDER}
        for headed in context.header.columns
    )
    for row in list_rows(context.grid, context.header):
        if row.kind in SKIP_REASONS:
            skipped.append(SkippedRow(row.number, row.text, SKIP_REASONS[row.kind]))
            continue
        reading = _RowReading(row)
        reason = _why_left_out(context, reading, only_names=only_names)
        if reason:
            skipped.append(SkippedRow(row.number, row.text, reason))
        else:
            _read_cells(context, reading)
        readings.append(reading)
    return readings, tuple(skipped)


def _why_left_out(context: _Context, reading: _RowReading, *, only_names: bool) -> str:
    """Ask whether a row is meant at all; return the reason when a person said no."""
    row = reading.row
    if row.number in context.grid.sheet.hidden_rows:
        question = f"Dòng {row.number} ({row.text[:60]}) đang ẩn trong tệp. Có nhập không?"
        reading.doubts.append(_row_doubt(row, HIDDEN, question))
    if row.kind is ListRowKind.NAME_ALONE and not only_names:
        question = f"Dòng {row.number} chỉ có “{row.text[:60]}”. Có phải một đảng viên?"
        reading.doubts.append(_row_doubt(row, ALONE, question))
    left = any(context.answers.get(doubt.key) == LEAVE for doubt in reading.doubts)
    return "đồng chí chọn không nhập" if left else ""


def _row_doubt(row: ListRow, column: str, question: str) -> Doubt:
    return Doubt(row.number, column, row.text, question, _TAKE_OR_LEAVE, can_retype=False)


def _read_cells(context: _Context, reading: _RowReading) -> None:
    row = reading.row
    name = name_in(context.grid, context.header, row.number)
    _keep(context, reading, ImportColumn.FULL_NAME, name, _name_reading(name))
    left_out = {*NOT_KEPT, ImportColumn.FULL_NAME, ImportColumn.FAMILY_NAME}
    for headed in context.header.columns:
        meaning = headed.column
        if meaning is None or meaning in left_out or meaning is ImportColumn.GIVEN_NAME:
            continue
        found = read_cell(
            context.grid, headed, row.number, context.today, headed.number in context.swapped
        )
        if found is not None:
            _keep(context, reading, found.column, found.text, found.reading)
            _fill_in(reading, ImportColumn.GENDER, gender_of_column(meaning))
    _fill_in(reading, ImportColumn.STATUS, row.section_status)
    _fill_in(reading, ImportColumn.GROUP, row.section_group)


def _fill_in(reading: _RowReading, column: ImportColumn, value: str | ImportStatus | None) -> None:
    """Take what a heading or a section says of everybody, where the row says nothing itself."""
    if value and column not in reading.shown:
        reading.values[column] = value
        label = IMPORT_STATUS_LABELS[value] if isinstance(value, ImportStatus) else value
        reading.shown[column] = label


def _name_reading(name: str) -> Reading:
    if not name:
        choices = (AnswerChoice("", "Không nhập dòng này"),)
        return Reading(question="không có họ tên. Ghi họ tên nào?", choices=choices)
    return read_name(name)


def _keep(
    context: _Context, reading: _RowReading, column: ImportColumn, text: str, found: Reading
) -> None:
    """Keep a certain value, or the answer to the question, or the question."""
    reading.shown[column] = found.shown or text
    if not found.question:
        if found.value:
            reading.values[column] = found.value
        return
    row = reading.row.number
    answer = context.answers.get((row, column))
    value = None if answer is None else answered(column, answer, context.today)
    if value is not None and answer is not None:
        reading.shown[column] = value.shown
        if value.value:
            reading.values[column] = value.value
    question = found.question
    if answer is not None and value is None:
        question = f"chưa đọc được “{answer}”. Ghi lại thế nào?"
    sentence = _sentence(row, column, text, question)
    is_settled = answer is None or value is not None
    doubt = Doubt(row, column, text, sentence, found.choices, found.proposed, is_settled=is_settled)
    reading.doubts.append(doubt)


def _sentence(row: int, column: ImportColumn, text: str, question: str) -> str:
    """Return a question with its place: “MSH” ở dòng 8, cột Diện, trạng thái là gì?"""
    label = IMPORT_COLUMN_LABELS[column]
    place = f"“{text}” ở dòng {row}, cột {label}" if text else f"Dòng {row}"
    return f"{place} {question}" if question[:1].islower() else f"{place}: {question}"


def _person(context: _Context, reading: _RowReading) -> ImportedPerson | None:
    """Return the person of a row, None for one left out or whose name is still in doubt."""
    name = reading.values.get(ImportColumn.FULL_NAME)
    if not isinstance(name, str):
        return None
    original = plain_text(name_in(context.grid, context.header, reading.row.number))
    return ImportedPerson(reading.row.number, name, original, reading.values, reading.shown)


def _duplicates(people: tuple[ImportedPerson, ...]) -> Iterator[Doubt]:
    """Ask about each row that says somebody again: same card, or same name and birth date."""
    seen: dict[str, ImportedPerson] = {}
    for person in people:
        earlier = next((seen[mark] for mark in _marks(person) if mark in seen), None)
        for mark in _marks(person):
            seen.setdefault(mark, person)
        if earlier is None:
            continue
        is_same = _content(person) == _content(earlier)
        how = "giống hệt" if is_same else "trùng người với"
        yield Doubt(
            person.row,
            DUPLICATE,
            person.name,
            f"Dòng {person.row} ({person.name}) {how} dòng {earlier.row}. Có nhập dòng này không?",
            (AnswerChoice(LEAVE, "Không nhập"), AnswerChoice(TAKE, "Nhập, là người khác")),
            proposed=LEAVE if is_same else None,
            can_retype=False,
        )


def _marks(person: ImportedPerson) -> tuple[str, ...]:
    born = person.date_of(ImportColumn.BIRTH_DATE)
    card = person.text_of(ImportColumn.CARD_NUMBER)
    named = f"{fold(person.name)} {born.text() if born else ''}"
    return (named, card) if card else (named,)


def _content(person: ImportedPerson) -> dict[ImportColumn, str]:
    return {**person.shown, ImportColumn.FULL_NAME: fold(person.name)}
