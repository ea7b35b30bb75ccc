"""A foreign list of members read row by row: people, doubtful cells, and rows left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from app.domain.dates import PartialDate
from app.domain.doubts import AnswerChoice, Answers, Doubt
from app.domain.import_answers import answered
from app.domain.import_cells import FoundCell
from app.domain.import_columns import IMPORT_COLUMN_LABELS, ImportColumn
from app.domain.import_headers import HeadedColumn
from app.domain.import_layouts import LaidRow, ListLayout
from app.domain.import_reading import ImportValue
from app.domain.import_rows import SKIP_REASONS, ListRow, ListRowKind
from app.domain.import_sheets import OpenedSheet
from app.domain.import_statuses import IMPORT_STATUS_LABELS, ImportStatus
from app.domain.text import fold

HIDDEN, ALONE, DUPLICATE = "hidden", "alone", "duplicate"
TAKE, LEAVE = "nhập", "bỏ"
LEFT_BY_CHOICE = "đồng chí chọn không nhập"
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
    layout: ListLayout
    answers: Answers


@dataclass(slots=True)
class _RowReading:
    """What one row gives while it is read."""

    laid: LaidRow
    values: dict[ImportColumn, ImportValue] = field(default_factory=dict)
    shown: dict[ImportColumn, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def row(self) -> ListRow:
        """The row itself."""
        return self.laid.row


def read_member_list(sheet: OpenedSheet, layout: ListLayout | None, answers: Answers) -> MemberList:
    """Read a list of members with the answers given so far."""
    first = (sheet.encoding,) if sheet.encoding is not None else ()
    if layout is None:
        return MemberList(doubts=first, is_cut=sheet.source.is_cut)
    readings, skipped = _read_rows(_Context(layout, answers))
    people = tuple(filter(None, map(_person, readings)))
    doubts = chain.from_iterable(reading.doubts for reading in readings)
    twins = _duplicates(people)
    return MemberList(
        columns=layout.header.columns,
        header_row=layout.header.last_row,
        rows=tuple(ReadRow(r.row.number, r.shown) for r in readings if r.shown),
        people=tuple(p for p in people if answers.get((p.row, DUPLICATE)) != LEAVE),
        doubts=(*first, *doubts, *twins),
        skipped=skipped,
        is_cut=sheet.source.is_cut,
    )


def _read_rows(context: _Context) -> tuple[list[_RowReading], tuple[SkippedRow, ...]]:
    readings, skipped = [], []
    for laid in context.layout.rows:
        row = laid.row
        if row.kind in SKIP_REASONS:
            skipped.append(SkippedRow(row.number, row.text, SKIP_REASONS[row.kind]))
            continue
        reading = _RowReading(laid)
        reason = _why_left_out(context, reading)
        if reason:
            skipped.append(SkippedRow(row.number, row.text, reason))
        else:
            _read_cells(context, reading)
        readings.append(reading)
    return readings, tuple(skipped)


def _why_left_out(context: _Context, reading: _RowReading) -> str:
    """Ask whether a row is meant at all; return the reason when a person said no."""
    row = reading.row
    if reading.laid.is_hidden:
        question = f"Dòng {row.number} ({row.text[:60]}) đang ẩn trong tệp. Có nhập không?"
        reading.doubts.append(_row_doubt(row, HIDDEN, question))
    if row.kind is ListRowKind.NAME_ALONE and not context.layout.has_only_names:
        question = f"Dòng {row.number} chỉ có “{row.text[:60]}”. Có phải một đảng viên?"
        reading.doubts.append(_row_doubt(row, ALONE, question))
    if row.kind is ListRowKind.NUMBERED_APART:
        asked = f"Dòng {row.number} ({row.text[:60]}) có thể là tiêu đề nhóm. "
        reading.doubts.append(_row_doubt(row, ALONE, f"{asked}Có phải một đảng viên?"))
    left = any(context.answers.get(doubt.key) == LEAVE for doubt in reading.doubts)
    return LEFT_BY_CHOICE if left else ""


def _row_doubt(row: ListRow, column: str, question: str) -> Doubt:
    return Doubt(row.number, column, row.text, question, _TAKE_OR_LEAVE, can_retype=False)


def _read_cells(context: _Context, reading: _RowReading) -> None:
    laid = reading.laid
    _keep(context, reading, FoundCell(ImportColumn.FULL_NAME, laid.name, laid.name_reading))
    for cell in laid.cells:
        _keep(context, reading, cell.found)
        _fill_in(reading, ImportColumn.GENDER, cell.gender)
    _fill_in(reading, ImportColumn.STATUS, laid.row.section_status)
    _fill_in(reading, ImportColumn.GROUP, laid.row.section_group)


def _fill_in(reading: _RowReading, column: ImportColumn, value: str | ImportStatus | None) -> None:
    """Take what a heading or a section says of everybody, where the row says nothing itself."""
    if value and column not in reading.shown:
        reading.values[column] = value
        label = IMPORT_STATUS_LABELS[value] if isinstance(value, ImportStatus) else value
        reading.shown[column] = label


def _keep(context: _Context, reading: _RowReading, cell: FoundCell) -> None:
    """Keep a certain value, or the answer to the question, or the question."""
    column, text, found = cell.column, cell.text, cell.reading
    reading.shown[column] = found.shown or text
    if not found.question:
        if found.value:
            reading.values[column] = found.value
        return
    row = reading.row.number
    answer = context.answers.get((row, column))
    value = None if answer is None else answered(column, answer, context.layout.today)
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


def _person(reading: _RowReading) -> ImportedPerson | None:
    """Return the person of a row, None for one left out or whose name is still in doubt."""
    name = reading.values.get(ImportColumn.FULL_NAME)
    if not isinstance(name, str):
        return None
    original = reading.laid.name
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
