"""What a consolidation shows: the meetings taken, what is missing or late, what was left out."""

from dataclasses import dataclass
from itertools import count

from app.domain.consolidations import SET_ASIDE_LABELS, Consolidation, TakenMeeting
from app.domain.text import points_text, short_date, upper_first
from ui.kit.cards import EmptyState
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A report that is missing, or came late."""

    number: int
    cell_name: str
    month: str
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A file or a figure of it that was not taken."""

    number: int
    file_name: str
    cell: str
    reason: str


def taken_table() -> RecordTable[TakenMeeting]:
    """Return the table of meetings."""
    return RecordTable(
        (
            Column("Chi bộ", lambda one: one.cell_name, width=160, stretch=True, strong=True),
            Column("Tháng", _month, lambda one: one.month, width=84),
            Column("Ngày họp", _held, lambda one: one.meeting.held_on, width=124),
            Column("Dự", _attended, lambda one: one.meeting.attended, width=80, numeric=True),
            Column("Điểm", _points, lambda one: one.meeting.points, width=72, numeric=True),
            Column("Chậm", _late, lambda one: one.days_late, width=128),
            Column("Tệp", lambda one: one.file_name, width=190, link=True, evidence=True),
        ),
        name="Buổi họp đã tổng hợp",
        key=lambda one: (one.cell_id, one.meeting.key),
        empty=EmptyState("inbox", "Không lấy được buổi họp nào.", "Xem lý do ở mục Không lấy."),
    )


def open_table() -> RecordTable[OpenLine]:
    """Return the table of missing and late reports."""
    return RecordTable(
        (
            Column("Chi bộ", lambda line: line.cell_name, width=200, stretch=True, strong=True),
            Column("Tháng", lambda line: line.month, width=110),
            Column(
                "Tình trạng",
                lambda line: line.state,
                width=220,
                colour=lambda line: "warn" if line.late else "error",
            ),
        ),
        name="Báo cáo thiếu, chậm",
        key=lambda line: line.number,
        empty=EmptyState("circle-check", "Đủ báo cáo, không chi bộ nào chậm."),
    )


def left_out_table() -> RecordTable[LeftLine]:
    """Return the table of files and figures not taken."""
    return RecordTable(
        (
            Column("Tệp", lambda line: line.file_name, width=220, link=True, evidence=True),
            Column("Chi bộ", lambda line: line.cell, width=170),
            Column(
                "Lý do",
                lambda line: line.reason,
                width=280,
                stretch=True,
                tooltip=lambda line: line.reason,
            ),
        ),
        name="Tệp, số liệu không lấy",
        key=lambda line: line.number,
        empty=EmptyState("circle-check", "Mọi tệp đều lấy được."),
    )


def show_results(
    found: Consolidation,
    taken: RecordTable[TakenMeeting],
    open_reports: RecordTable[OpenLine],
    left_out: RecordTable[LeftLine],
) -> None:
    """Fill the three tables."""
    taken.set_records(found.taken)
    number = count(1)
    missing = [
        OpenLine(next(number), one.cell_name, one.month.label, "Chưa có báo cáo", late=False)
        for one in found.missing
    ]
    late = [
        OpenLine(next(number), one.cell_name, one.month.label, _late(one), late=True)
        for one in found.late
    ]
    open_reports.set_records((*missing, *late))
    rejected = [
        LeftLine(next(number), one.file_name, "", f"{upper_first(one.reason)}.")
        for one in found.rejected
    ]
    aside = [
        LeftLine(
            next(number),
            one.file_name,
            f"{one.cell_name}, {one.month.label}",
            f"{SET_ASIDE_LABELS[one.why]}: {one.taken_from}.",
        )
        for one in found.aside
    ]
    left_out.set_records((*rejected, *aside))


def _month(one: TakenMeeting) -> str:
    return f"{one.month.month:02d}/{one.month.year}"


def _held(one: TakenMeeting) -> str:
    return short_date(one.meeting.held_on)


def _attended(one: TakenMeeting) -> str:
    return f"{one.meeting.attended}/{one.meeting.members}"


def _points(one: TakenMeeting) -> str:
    return points_text(one.meeting.points)


def _late(one: TakenMeeting) -> str:
    return f"Chậm {one.days_late} ngày" if one.days_late else ""
