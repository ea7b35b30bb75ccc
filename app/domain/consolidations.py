"""Consolidation (tổng hợp): the reports of many cells as one list, with what is missing or late.

A meeting is counted once, from the report made last. Whatever was not taken is named: older
versions, files that contradict each other, cells without a report of a month.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from app.domain.cell_reports import CellReport, RejectedFile, ReportedMeeting
from app.domain.grades import MeetingGrade
from app.domain.periods import Period, month_of, next_month, parse_key
from app.domain.text import fold, text_key

_NUMBER = re.compile(r"([0-9]+)")
REPORT_DAYS = 2
"""Days after a meeting within which a cell reports (Nghị quyết mẫu W4, part III)."""


class SetAside(StrEnum):
    """Why a meeting of a file was not taken."""

    SAME = "same"
    OLDER = "older"
    DISPUTED = "disputed"


SET_ASIDE_LABELS = {
    SetAside.SAME: "Trùng với tệp đã lấy",
    SetAside.OLDER: "Bản cũ, đã có bản lập sau",
    SetAside.DISPUTED: "Cùng ngày lập nhưng số liệu khác, hãy hỏi lại chi bộ",
}


@dataclass(frozen=True, slots=True)
class TakenMeeting:
    """A meeting of a cell with the file it was taken from."""

    cell_id: str
    cell_name: str
    superior: str
    month: Period
    meeting: ReportedMeeting
    file_name: str
    first_made_on: date
    """Day the cell first reported this meeting, in any of the files."""

    @property
    def days_late(self) -> int:
        """Return how many days after the due day the first report was made, 0 when in time."""
        due = self.meeting.held_on + timedelta(days=REPORT_DAYS)
        return max(0, (self.first_made_on - due).days)


@dataclass(frozen=True, slots=True)
class AsideMeeting:
    """A meeting of a file that was not taken."""

    file_name: str
    cell_name: str
    month: Period
    why: SetAside
    taken_from: str


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A cell without a report for a month."""

    cell_name: str
    month: Period


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """Figures over the cells that reported a month; `members` as at their last meeting."""

    month: Period
    cells: int
    meetings: int
    members: int
    attended: int
    summoned: int
    """Members of all meetings together, the base of the rate."""
    average: Fraction
    lowest: Fraction
    highest: Fraction
    grades: Mapping[str, int]

    @property
    def rate(self) -> Fraction:
        """Return the share of members present."""
        return Fraction(self.attended, self.summoned) if self.summoned else Fraction(0)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """Many reports as one."""

    taken: tuple[TakenMeeting, ...]
    figures: tuple[MonthFigures, ...]
    missing: tuple[MissingReport, ...]
    aside: tuple[AsideMeeting, ...]
    rejected: tuple[RejectedFile, ...]
    same_names: tuple[str, ...]
    """Names two or more cells of different ids go by."""

    @property
    def late(self) -> tuple[TakenMeeting, ...]:
        """Return the meetings reported after the due day."""
        return tuple(one for one in self.taken if one.days_late)

    @property
    def cell_count(self) -> int:
        """Return how many cells reported."""
        return len({one.cell_id for one in self.taken})


def consolidate(
    found: Iterable[CellReport | RejectedFile],
    *,
    month: Period | None = None,
    expected: Sequence[str] = (),
) -> Consolidation:
    """Return the list over all cells; `month` narrows it, `expected` names every cell due."""
    all_files = tuple(found)
    reports = [one for one in all_files if isinstance(one, CellReport)]
    rejected = [one for one in all_files if isinstance(one, RejectedFile)]
    by_meeting = _by_meeting(reports, month)
    names = _latest_names(reports)
    taken = sorted((_taken(versions, names) for versions in by_meeting.values()), key=_order)
    aside = [one for versions in by_meeting.values() for one in _aside(versions)]
    return Consolidation(
        taken=tuple(taken),
        figures=tuple(_figures(taken)),
        missing=_missing(taken, names, month, expected),
        aside=tuple(sorted(aside, key=lambda one: (by_name(one.cell_name), one.file_name))),
        rejected=tuple(sorted(rejected, key=lambda one: one.file_name)),
        same_names=_same_names(names),
    )


_Version = tuple[CellReport, ReportedMeeting]


def _by_meeting(
    reports: Iterable[CellReport], month: Period | None
) -> dict[tuple[str, str], list[_Version]]:
    """Return every version of each meeting, the one to take first."""
    found: dict[tuple[str, str], list[_Version]] = defaultdict(list)
    for report in sorted(reports, key=lambda one: one.file_name):
        for meeting in report.meetings:
            if month is None or _month(meeting) == month:
                found[report.cell_id, meeting.key].append((report, meeting))
    for versions in found.values():
        versions.sort(key=lambda version: version[0].made_on, reverse=True)
    return found


def _month(meeting: ReportedMeeting) -> Period:
    """Return the month a meeting stands for, which need not be the month it was held in."""
    key = parse_key(meeting.key)
    return month_of(meeting.held_on) if key is None or not key.period.month else key.period


def _latest_names(reports: Iterable[CellReport]) -> dict[str, CellReport]:
    """Return the report that says how each cell is called now."""
    latest: dict[str, CellReport] = {}
    for report in reports:
        known = latest.get(report.cell_id)
        if known is None or report.made_on > known.made_on:
            latest[report.cell_id] = report
    return latest


def _taken(versions: Sequence[_Version], names: Mapping[str, CellReport]) -> TakenMeeting:
    report, meeting = versions[0]
    now = names[report.cell_id]
    return TakenMeeting(
        cell_id=report.cell_id,
        cell_name=now.cell_name,
        superior=now.superior,
        month=_month(meeting),
        meeting=meeting,
        file_name=report.file_name,
        first_made_on=versions[-1][0].made_on,
    )


def _order(one: TakenMeeting) -> tuple[object, ...]:
    return (one.month, by_name(one.cell_name), one.cell_id, one.meeting.held_on)


def by_name(cell_name: str) -> tuple[object, ...]:
    """Return what cells are sorted by: their name, with numbers as numbers (9 before 10)."""
    parts = _NUMBER.split(cell_name)
    return tuple(int(part) if at % 2 else text_key(part) for at, part in enumerate(parts))


def _aside(versions: Sequence[_Version]) -> Iterable[AsideMeeting]:
    best, facts = versions[0]
    for report, meeting in versions[1:]:
        if meeting == facts:
            why = SetAside.SAME
        elif report.made_on < best.made_on:
            why = SetAside.OLDER
        else:
            why = SetAside.DISPUTED
        yield AsideMeeting(report.file_name, report.cell_name, _month(meeting), why, best.file_name)


def _figures(taken: Sequence[TakenMeeting]) -> Iterable[MonthFigures]:
    for _month, of_month in groupby(taken, key=lambda one: one.month):
        yield _figures_of(tuple(of_month))


def _figures_of(taken: Sequence[TakenMeeting]) -> MonthFigures:
    meetings = [one.meeting for one in taken]
    last = {one.cell_id: one.meeting for one in sorted(taken, key=lambda one: one.meeting.held_on)}
    points = [meeting.points for meeting in meetings]
    return MonthFigures(
        month=taken[0].month,
        cells=len(last),
        meetings=len(meetings),
        members=sum(meeting.members for meeting in last.values()),
        attended=sum(meeting.attended for meeting in meetings),
        summoned=sum(meeting.members for meeting in meetings),
        average=sum(points, Fraction(0)) / len(points),
        lowest=min(points),
        highest=max(points),
        grades={
            grade: sum(1 for meeting in meetings if meeting.grade == grade)
            for grade in (*MeetingGrade, "")
        },
    )


def _missing(
    taken: Sequence[TakenMeeting],
    names: Mapping[str, CellReport],
    month: Period | None,
    expected: Sequence[str],
) -> tuple[MissingReport, ...]:
    """Return which cells, known from a file or expected by name, lack a month of the span."""
    there = {(one.cell_id, one.month) for one in taken}
    known = {fold(report.cell_name) for report in names.values()}
    unknown = {fold(name): name for name in expected if fold(name) not in known}
    wanted = [
        *((report.cell_name, cell_id) for cell_id, report in names.items()),
        *((name, "") for name in unknown.values()),
    ]
    months = [month] if month is not None else _span(taken)
    return tuple(
        MissingReport(name, one)
        for one in months
        for name, cell_id in sorted(wanted, key=lambda cell: by_name(cell[0]))
        if (cell_id, one) not in there
    )


def _span(taken: Sequence[TakenMeeting]) -> list[Period]:
    """Return every month from the first reported to the last."""
    found = [taken[0].month] if taken else []
    while found and found[-1] < taken[-1].month:
        found.append(next_month(found[-1]))
    return found


def _same_names(names: Mapping[str, CellReport]) -> tuple[str, ...]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for report in names.values():
        by_name[fold(report.cell_name)].append(report.cell_name)
    return tuple(sorted(group[0] for group in by_name.values() if len(group) > 1))
