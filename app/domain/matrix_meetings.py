"""The meetings of an attendance matrix: days put together with the year, asked when not sure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.domain.attendance_matrices import MatrixColumn, MatrixLayout
from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt
from app.domain.import_dates import PARTY_FOUNDED
from app.domain.matrix_headings import (
    MeetingHeading,
    kind_in,
    meeting_label,
    read_heading,
)
from app.domain.meetings import MeetingKind
from app.domain.past_attendance import HeldMeeting, held_by_book
from app.domain.text import short_date

YEAR, DAY = "year", "day"
LEAVE_COLUMN = AnswerChoice("", "Không nhập cột này")


@dataclass(frozen=True, slots=True)
class MatrixMeeting:
    """A column whose meeting is known."""

    number: int
    title: str
    held_on: date
    kind: MeetingKind

    @property
    def label(self) -> str:
        """The meeting in words."""
        return meeting_label(self.held_on, self.kind)


@dataclass(frozen=True, slots=True)
class MatrixSetting:
    """What the book says a matrix needs: the day, and the meetings it holds itself."""

    today: date
    held: tuple[HeldMeeting, ...] = ()


@dataclass(slots=True)
class MatrixMeetings:
    """The meetings of the columns, columns that are left out, and what has to be asked."""

    known: list[MatrixMeeting] = field(default_factory=list)
    pending: list[MatrixColumn] = field(default_factory=list)
    """Columns still asked about."""
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def titles(self) -> dict[int, str]:
        """The heading of each column that is read, by number."""
        known = {meeting.number: meeting.title for meeting in self.known}
        return known | {column.number: column.title for column in self.pending}


@dataclass(frozen=True, slots=True)
class _Question:
    """Why a heading is no certain day, and what may be answered."""

    text: str
    choices: tuple[AnswerChoice, ...] = ()
    proposed: str | None = None


def meetings_of(layout: MatrixLayout, answers: Answers, setting: MatrixSetting) -> MatrixMeetings:
    """Return the meetings of a matrix with the answers given so far."""
    found = MatrixMeetings()
    year, year_doubt = _year(layout, answers, setting.today)
    if year_doubt is not None:
        found.doubts.append(year_doubt)
    for column in layout.columns:
        _read_column(column, year, answers, setting, found)
    found.notes += _notes(layout)
    return found


def _year(layout: MatrixLayout, answers: Answers, today: date) -> tuple[int | None, Doubt | None]:
    bare = [c.title for c in layout.columns if c.heading is not None and c.heading.year is None]
    if not bare:
        return None, None
    named = sorted(year for year in layout.years if PARTY_FOUNDED.year <= year <= today.year)
    offered = dict.fromkeys([*named, today.year - 1, today.year, today.year - 2])
    answer = answers.get((WHOLE_FILE, YEAR))
    chosen = _as_year(answer or "", today)
    doubt = Doubt(
        WHOLE_FILE,
        YEAR,
        ", ".join(bare)[:200],
        f"{len(bare)} cột ({', '.join(bare[:3])}{'…' if len(bare) > 3 else ''}) không ghi năm. "
        "Đó là năm nào?",
        tuple(AnswerChoice(str(year), str(year)) for year in [*offered][:4]),
        proposed=str(named[0]) if len(named) == 1 else None,
        is_settled=answer is None or chosen is not None,
    )
    return chosen, doubt


def _as_year(text: str, today: date) -> int | None:
    match = re.fullmatch(r"\s*((?:19|20)[0-9]{2})\s*", text)
    year = int(match[1]) if match else 0
    return year if PARTY_FOUNDED.year <= year <= today.year else None


def _read_column(
    column: MatrixColumn,
    year: int | None,
    answers: Answers,
    setting: MatrixSetting,
    found: MatrixMeetings,
) -> None:
    answer = answers.get((WHOLE_FILE, f"{DAY}:{column.number}"))
    heading = column.heading
    if answer is None and heading is not None and heading.year is None and year is None:
        found.pending.append(column)
        return
    plain = _meeting(column, heading, year)
    question = _question(column, plain, setting.today, found)
    if answer is None and question is None and plain is not None:
        _take(column, plain, setting, found)
    elif answer is None:
        found.doubts.append(_doubt(column, question))
        found.pending.append(column)
    elif answer:
        _answer(column, _meeting(column, read_heading(answer), year), question, setting, found)
    else:
        found.doubts.append(_doubt(column, question))
        found.notes.append(f"Cột “{column.title}”: đồng chí chọn không nhập.")


def _answer(
    column: MatrixColumn,
    meeting: MatrixMeeting | None,
    question: _Question | None,
    setting: MatrixSetting,
    found: MatrixMeetings,
) -> None:
    """Take the meeting a person named, or ask once more with what is wrong with it."""
    fault = _fault(column, meeting, setting.today, found)
    if fault or meeting is None:
        found.doubts.append(_doubt(column, _Question(fault), is_settled=False))
        found.pending.append(column)
        return
    found.doubts.append(_doubt(column, question))
    _take(column, meeting, setting, found)


def _meeting(
    column: MatrixColumn, heading: MeetingHeading | None, year: int | None
) -> MatrixMeeting | None:
    held_on = heading.held_on(year) if heading is not None else None
    if heading is None or held_on is None:
        return None
    is_named = heading.kind is not MeetingKind.REGULAR
    kind = heading.kind if is_named else kind_in(column.title)
    return MatrixMeeting(column.number, column.title, held_on, kind)


def _question(
    column: MatrixColumn, meeting: MatrixMeeting | None, today: date, found: MatrixMeetings
) -> _Question | None:
    """Return what to ask about a heading, None for one that is a certain meeting."""
    fault = _fault(column, meeting, today, found)
    if fault or meeting is None:
        return _Question(fault)
    if column.other_day is not None:
        text = f"Cột “{column.title}”: máy có thể đã đổi chỗ ngày và tháng. Ngày nào đúng?"
        return _Question(text, (_choice(meeting.held_on), _choice(column.other_day)))
    if column.heading is not None and column.heading.is_serial:
        choice = _choice(meeting.held_on)
        text = f"Cột “{column.title}” ghi ngày bằng một con số. Có phải ngày này?"
        return _Question(text, (choice,), choice.answer)
    return None


def _fault(
    column: MatrixColumn, meeting: MatrixMeeting | None, today: date, found: MatrixMeetings
) -> str:
    if meeting is None:
        return _which(column)
    if meeting.held_on > today:
        return f"Cột “{column.title}” là ngày chưa tới. Buổi họp ngày nào?"
    twin = next((m for m in found.known if _is_twin(m, meeting)), None)
    if twin is None:
        return ""
    return (
        f"Cột “{column.title}” cùng là buổi họp {twin.label} với cột “{twin.title}”. "
        "Buổi họp ngày nào?"
    )


def _which(column: MatrixColumn) -> str:
    return f"Cột “{column.title}” có dấu điểm danh nhưng không rõ là buổi họp ngày nào. Ngày nào?"


def _is_twin(one: MatrixMeeting, other: MatrixMeeting) -> bool:
    return (one.held_on, one.kind) == (other.held_on, other.kind)


def _choice(day: date) -> AnswerChoice:
    return AnswerChoice(f"{day.day:02d}/{day.month:02d}/{day.year}", short_date(day))


def _doubt(column: MatrixColumn, asked: _Question | None, *, is_settled: bool = True) -> Doubt:
    question = asked or _Question(_which(column))
    return Doubt(
        WHOLE_FILE,
        f"{DAY}:{column.number}",
        column.title,
        question.text,
        (*question.choices, LEAVE_COLUMN),
        question.proposed,
        is_settled=is_settled,
    )


def _take(
    column: MatrixColumn, meeting: MatrixMeeting, setting: MatrixSetting, found: MatrixMeetings
) -> None:
    own = held_by_book(meeting.held_on, meeting.kind, setting.held)
    if own is None:
        found.known.append(meeting)
        return
    found.notes.append(
        f"Cột “{column.title}”: sổ đã có buổi họp ngày {short_date(own.day)}; điểm danh của buổi "
        "họp ấy giữ nguyên, không nhập cột này."
    )


def _notes(layout: MatrixLayout) -> Iterator[str]:
    if layout.without_marks:
        yield f"Cột không có dấu điểm danh nào: {', '.join(layout.without_marks)}."
