"""U1 for one cell: the slip of a month, or the meetings of a year with points and grades."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.counting import count
from app.domain.grades import band_of
from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.domain.settings import SignPlace
from app.domain.sheet_views import SheetView
from app.domain.text import count_text
from app.services.export.sheet_contexts import MonthlyList, MonthlyListRow
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.score_summary import agreed_grade, agreed_total, loss_texts
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.wording import ended, month_words

LISTED_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
WHOLE_YEAR = 0
"""Stands for the month where the list is of a year."""


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A scored meeting with the number of members at the listed meeting before it."""

    source: PaperSource
    view: SheetView
    members_before: int | None = None
    month_before: Period | None = None


def is_listed(source: PaperSource) -> bool:
    """Tell whether a meeting belongs on the list: regular or combined, its points voted."""
    is_kind = source.file.header.kind in LISTED_KINDS
    return is_kind and source.view is not None and agreed_total(source.view) is not None


def listed(sources: Iterable[PaperSource]) -> tuple[ListedMeeting, ...]:
    """Return the meetings of the list in order, each knowing the one before."""
    found: list[ListedMeeting] = []
    before: PaperSource | None = None
    for source in sources:
        if source.view is not None and is_listed(source):
            members = None if before is None else count(before.file).member_total
            month = None if before is None else before.file.header.period
            found.append(ListedMeeting(source, source.view, members, month))
        if source.file.header.kind in LISTED_KINDS:
            before = source
    return tuple(found)


def monthly_list(
    meetings: Sequence[ListedMeeting], made_on: date, *, whole_year: bool
) -> MonthlyList:
    """Return the list of these meetings; there is at least one."""
    last = meetings[-1].source.file
    period = last.header.period
    return MonthlyList(
        header=paper_header(last.cell, made_on),
        cell_id=last.cell.permanent_id,
        cell_name=last.cell.name,
        year=period.year,
        month=WHOLE_YEAR if whole_year else period.key_month or last.header.day.month,
        made_on=made_on,
        rows=tuple(map(_row, meetings)),
        footnote=ended("; ".join(_changes(meetings))),
        signature=signature(last.settings, SignPlace.MONTHLY_LIST, last.people),
    )


def _row(meeting: ListedMeeting) -> MonthlyListRow:
    file, view = meeting.source.file, meeting.view
    counts = count(file)
    points, grade = reported(view)
    attended = f"{counts.present}/{counts.member_total}"
    return MonthlyListRow(
        unit_name=file.cell.name,
        members=counts.member_total,
        held_on=file.header.day,
        points=points,
        grade=grade,
        note="; ".join(loss_texts(view)),
        members_text=attended if file.settings.list_counts_attended else "",
        attended=counts.present,
        meeting_key=file.header.key,
    )


def reported(view: SheetView) -> tuple[Fraction, str]:
    """Return points and grade as reported: the superior's where given, else the cell's."""
    columns = view.columns
    if columns.reported_by_superior:
        band = band_of(view.rubric.bands, columns.reported_total)
        return columns.reported_total, band.grade if band else ""
    return agreed_total(view) or Fraction(0), agreed_grade(view)[0]


def _changes(meetings: Sequence[ListedMeeting]) -> Iterator[str]:
    for meeting in meetings:
        if meeting.members_before is None or meeting.month_before is None:
            continue
        now = count(meeting.source.file).member_total
        change, before = now - meeting.members_before, month_words(meeting.month_before)
        if change:
            how = "tăng" if change > 0 else "giảm"
            month = month_words(meeting.source.file.header.period)
            yield f"đảng số {month} {how} {count_text(abs(change))} so với {before}"
        elif len(meetings) == 1:
            yield f"đảng số không thay đổi so với {before}"
