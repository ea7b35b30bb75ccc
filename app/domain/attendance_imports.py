"""An attendance matrix of past years on its way into the book: what would be written, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.attendance_matrices import (
    MatrixLayout,
    MatrixRow,
    find_matrix,
    lay_out_matrix,
    understood_matrix,
)
from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt, open_doubts
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices, ImportDraft
from app.domain.import_sheets import ForeignFile, open_file, pick_sheet
from app.domain.matrix_headings import read_heading, short_label
from app.domain.matrix_meetings import (
    MatrixMeeting,
    MatrixMeetings,
    MatrixSetting,
    meetings_of,
)
from app.domain.matrix_people import MatchedRows, match_rows
from app.domain.member_lists import LEFT_BY_CHOICE, SkippedRow
from app.domain.member_matching import KnownMember
from app.domain.past_attendance import PastEntry, PastKey
from app.domain.past_marks import (
    NO_MARK,
    PAST_MARK_LABELS,
    Legend,
    PastMark,
    ReadMark,
    answered_mark,
    is_mark_answer,
    mark_of,
    read_mark,
)

SIGN, BLANK = "sign", "blank"
NOTHING_SAID = AnswerChoice(NO_MARK, "Không ghi gì")
MOST_SIGN_LETTERS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class AttendanceBook:
    """What a matrix is compared with."""

    setting: MatrixSetting
    members: tuple[KnownMember, ...]
    recorded: Mapping[PastKey, PastEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """A mark of which the matrix says something else than what was recorded before."""

    row: int
    name: str
    meeting: str
    old: PastEntry
    new: PastEntry


@dataclass(frozen=True, slots=True)
class AttendancePlan:
    """Everything the import of a matrix would do."""

    added: tuple[PastEntry, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()
    unchanged: int = 0
    notes: tuple[str, ...] = ()
    set_aside: tuple[SkippedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row as it is shown: its member in the book, and a text under each meeting."""

    row: int
    name: str
    member_name: str
    cells: Mapping[int, str]
    doubtful: frozenset[int]
    """The columns whose sign is asked about."""


@dataclass(frozen=True, slots=True)
class AttendanceImport(ImportDraft):
    """A matrix as it stands now: rows, questions, and what would be written."""

    layout: MatrixLayout | None
    titles: Mapping[int, str]
    """The meetings that are read, by column: the day if it is known, else the heading."""
    short_titles: Mapping[int, str]
    """The same for narrow columns: T3, 05/3; the year is left out when there is only one."""
    lines: tuple[MatrixLine, ...]
    plan: AttendancePlan

    @property
    def has_header(self) -> bool:
        """Tell whether it is known where the names stand, and at least one meeting."""
        return bool(self.titles)

    def meanings(self) -> Mapping[int, ImportColumn | None]:
        """Return what each column is taken for: the meetings, and what the headings say."""
        headed = (c.number for c in self.columns if read_heading(c.heading) is not None)
        numbers = self.titles if self.layout is not None else headed
        meetings = dict.fromkeys(numbers, ImportColumn.MEETING)
        return {**ImportDraft.meanings(self), **meetings}


def draft_attendance(
    file: ForeignFile,
    choices: ImportChoices,
    book: AttendanceBook,
    earlier: AttendanceImport | None = None,
) -> AttendanceImport:
    """Read a matrix with the choices made so far and compare it with the book.

    `earlier` is the same matrix before the last answer: what no answer touches is taken from it.
    """
    answers = choices.answers
    opened = open_file(file, answers, find_matrix, earlier.opened if earlier else None)
    source, sheet_doubt = pick_sheet(opened, answers, "bảng điểm danh")
    before = earlier.layout if earlier else None
    header = understood_matrix(source, choices.columns, choices.heading_row)
    layout = lay_out_matrix(source, header, book.setting.today, before)
    asked = tuple(doubt for doubt in (sheet_doubt, source.encoding) if doubt is not None)
    if layout is None:
        still_open = open_doubts(asked, answers)
        nothing = AttendancePlan()
        return AttendanceImport(
            opened, source, header, asked, still_open, None, {}, {}, (), nothing
        )
    reading = _Reading(layout, answers, book)
    doubts = (*asked, *reading.doubts())
    return AttendanceImport(
        opened=opened,
        source=source,
        header=header,
        layout=layout,
        titles=reading.titles(),
        short_titles=reading.short_titles(),
        lines=tuple(reading.lines()),
        plan=reading.plan(),
        doubts=doubts,
        open=open_doubts(doubts, answers),
    )


class _Reading:
    """One reading of a matrix: its meetings and members, then its marks."""

    def __init__(self, layout: MatrixLayout, answers: Answers, book: AttendanceBook) -> None:
        self._layout, self._answers, self._book = layout, answers, book
        self._meetings: MatrixMeetings = meetings_of(layout, answers, book.setting)
        self._rows: MatchedRows = match_rows(layout.rows, book.members, answers)
        self._taken = [row for row in layout.rows if row.number not in self._rows.left]
        self._numbers = self._meetings.titles
        self._legend = _with_answers(layout.legend, answers)
        self._marks = {
            (row.number, number): read_mark(row.cells[number], self._legend)
            for row in self._taken
            for number in self._numbers
            if number in row.cells
        }

    def doubts(self) -> Iterator[Doubt]:
        """Give everything that has to be asked."""
        yield from self._meetings.doubts
        yield from self._rows.doubts
        yield from self._sign_doubts()
        yield from self._blank_doubts()

    def titles(self) -> dict[int, str]:
        """Return the columns that are read."""
        known = {meeting.number: meeting.label for meeting in self._meetings.known}
        return {
            number: known.get(number, self._numbers[number]) for number in sorted(self._numbers)
        }

    def short_titles(self) -> dict[int, str]:
        """Return the columns that are read in as few letters as tell them apart."""
        known = self._meetings.known
        has_years = len({meeting.held_on.year for meeting in known}) > 1
        short = {m.number: short_label(m.held_on, m.kind, has_year=has_years) for m in known}
        return {
            number: short.get(number, self._numbers[number]) for number in sorted(self._numbers)
        }

    def lines(self) -> Iterator[MatrixLine]:
        """Give the rows as they are shown."""
        unknown = {place for place, read in self._marks.items() if not read.is_known}
        answered = {key for key in unknown if self._is_answered(self._marks[key].sign)}
        for row in self._taken:
            member = self._rows.members.get(row.number)
            yield MatrixLine(
                row=row.number,
                name=row.person.name,
                member_name=member.form.full_name if member else "",
                cells=row.cells,
                doubtful=frozenset(n for r, n in unknown - answered if r == row.number),
            )

    def plan(self) -> AttendancePlan:
        """Return what would be written."""
        added, changed, unchanged = [], [], 0
        for row, member, meeting, entry in self._entries():
            old = self._book.recorded.get(entry.key)
            if old is None:
                added.append(entry)
            elif (old.mark, old.reason) == (entry.mark, entry.reason or old.reason):
                unchanged += 1
            else:
                name = member.form.full_name
                changed.append(ChangedEntry(row, name, meeting.label, old, entry))
        left = [row for row in self._layout.rows if row.number in self._rows.left]
        aside = [SkippedRow(row.number, row.person.name, LEFT_BY_CHOICE) for row in left]
        return AttendancePlan(
            added=tuple(added),
            changed=tuple(changed),
            unchanged=unchanged,
            notes=tuple(self._meetings.notes),
            set_aside=(*self._layout.skipped, *aside),
        )

    def _entries(self) -> Iterator[tuple[int, KnownMember, MatrixMeeting, PastEntry]]:
        for row in self._taken:
            member = self._rows.members.get(row.number)
            if member is None:
                continue
            for meeting in self._meetings.known:
                found = self._mark(row, meeting, member)
                if found.mark is not None:
                    entry = PastEntry(
                        member.id, meeting.held_on, meeting.kind, found.mark, found.reason
                    )
                    yield row.number, member, meeting, entry

    def _mark(self, row: MatrixRow, meeting: MatrixMeeting, member: KnownMember) -> ReadMark:
        read = self._marks.get((row.number, meeting.number))
        if read is not None:
            return read
        joined = member.form.joined_on
        if joined is not None and meeting.held_on < joined:
            return ReadMark("")
        return ReadMark("", answered_mark(self._answers.get((WHOLE_FILE, BLANK), NO_MARK)))

    def _sign_doubts(self) -> Iterator[Doubt]:
        """Ask about each sign that is not known, once for all cells that have it."""
        legend = self._layout.legend
        places: dict[str, list[tuple[int, int]]] = {}
        for place, read in self._marks.items():
            if not read.is_known or (read.mark is not None and mark_of(read.sign, legend) is None):
                places.setdefault(read.sign, []).append(place)
        for sign, cells in places.items():
            yield self._sign_doubt(sign, cells)

    def _sign_doubt(self, sign: str, cells: Sequence[tuple[int, int]]) -> Doubt:
        row, number = cells[0]
        text = next(r.cells[number] for r in self._taken if r.number == row)
        more = f" (và {len(cells) - 1} ô nữa)" if len(cells) > 1 else ""
        shown = text[:MOST_SIGN_LETTERS_SHOWN]
        return Doubt(
            WHOLE_FILE,
            f"{SIGN}:{sign}",
            sign,
            f"“{shown}” ở dòng {row}, cột {self._numbers[number]}{more} là gì?",
            (*_mark_choices(), NOTHING_SAID),
            can_retype=False,
            is_settled=self._is_settled(f"{SIGN}:{sign}"),
        )

    def _blank_doubts(self) -> Iterator[Doubt]:
        cells = [(row, number) for row in self._taken for number in self._numbers]
        count = sum(number not in row.cells for row, number in cells)
        if not count:
            return
        is_marked = any(read.mark is PastMark.PRESENT for read in self._marks.values())
        yield Doubt(
            WHOLE_FILE,
            BLANK,
            str(count),
            f"{count} ô để trống. Ô trống nghĩa là gì?",
            (
                NOTHING_SAID,
                AnswerChoice(PastMark.PRESENT, PAST_MARK_LABELS[PastMark.PRESENT]),
                AnswerChoice(PastMark.UNEXCUSED, PAST_MARK_LABELS[PastMark.UNEXCUSED]),
            ),
            proposed=NO_MARK if is_marked else None,
            can_retype=False,
            is_settled=self._is_settled(BLANK),
        )

    def _is_answered(self, sign: str) -> bool:
        return (WHOLE_FILE, f"{SIGN}:{sign}") in self._answers

    def _is_settled(self, column: str) -> bool:
        return is_mark_answer(self._answers.get((WHOLE_FILE, column), NO_MARK))


def _with_answers(legend: Legend, answers: Answers) -> Legend:
    """Return the legend with what a person said of signs; one that says nothing stays unknown."""
    told = {
        column.removeprefix(f"{SIGN}:"): answered_mark(answer)
        for (_row, column), answer in answers.items()
        if column.startswith(f"{SIGN}:")
    }
    return {**legend, **told}


def _mark_choices() -> Iterator[AnswerChoice]:
    return (AnswerChoice(mark, label) for mark, label in PAST_MARK_LABELS.items())
