"""Points and remarks of members out of their tables, and new rows of them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.score_records import points_of
from app.data.score_rows import NOTHING_ENTERED
from app.domain.member_sheets import (
    MemberRemark,
    MemberRemarkDraft,
    MemberSheetRecord,
    PeriodMark,
    kind_of,
    number_of,
    sheet_period,
)
from app.domain.periods import Period
from app.domain.rubrics import SheetPeriod
from app.domain.score_sheets import SheetLine, SheetState
from app.domain.text import points_text


def find_member_sheet(session: Session, member_id: int, period: Period) -> t.MemberSheet | None:
    """Return the row of a sheet, None while nothing was entered."""
    query = select(t.MemberSheet).where(
        t.MemberSheet.member_id == member_id,
        t.MemberSheet.year == period.year,
        t.MemberSheet.period == kind_of(period),
        t.MemberSheet.number == number_of(period),
    )
    return session.scalars(query).one_or_none()


def new_member_sheet(member_id: int, period: Period, edition_id: int) -> t.MemberSheet:
    """Return an open sheet nobody has entered anything on."""
    return t.MemberSheet(
        member_id=member_id,
        rubric_edition_id=edition_id,
        year=period.year,
        period=kind_of(period),
        number=number_of(period),
        state=SheetState.OPEN,
        total="",
        grade="",
        grade_label="",
        note="",
        frozen="",
    )


def new_member_line(item_id: str) -> t.MemberSheetLine:
    """Return an empty line of a sheet."""
    return t.MemberSheetLine(item_id=item_id, **NOTHING_ENTERED)


def member_sheet_record(row: t.MemberSheet) -> MemberSheetRecord:
    """Return a row as a record."""
    return MemberSheetRecord(
        id=row.id,
        member_id=row.member_id,
        period=sheet_period(row.period, row.year, row.number),
        rubric_edition_id=row.rubric_edition_id,
        state=row.state,
        lines=tuple(map(_line, row.lines)),
        frozen=row.frozen,
    )


def year_marks(session: Session, year: int, kind: SheetPeriod) -> dict[int, dict[int, PeriodMark]]:
    """Return how each member stands in each month or quarter of a year, read by columns."""
    sheet = t.MemberSheet
    query = select(
        sheet.member_id,
        sheet.number,
        sheet.state,
        sheet.total,
        sheet.grade,
        sheet.grade_label,
    ).where(sheet.year == year, sheet.period == kind)
    found: dict[int, dict[int, PeriodMark]] = {}
    for member_id, number, state, total, grade, label in session.execute(query):
        points = points_of(total)
        words = "" if points is None else points_text(points)
        found.setdefault(member_id, {})[number] = PeriodMark(state, words, grade, label)
    return found


def load_member_remarks(
    session: Session, member_id: int, period: Period
) -> tuple[MemberRemark, ...]:
    """Return the remarks about a member in a period, the oldest first."""
    remark = t.MemberRemark
    query = (
        select(remark)
        .where(
            remark.member_id == member_id,
            remark.on.between(period.first_day, period.last_day),
        )
        .order_by(remark.on, remark.id)
    )
    return tuple(map(_remark, session.scalars(query)))


def write_member_remark(
    row: t.MemberRemark, member_id: int, period: Period, draft: MemberRemarkDraft
) -> None:
    """Put a remark into a row."""
    row.member_id, row.year = member_id, period.year
    row.period, row.number = kind_of(period), number_of(period)
    row.kind, row.text, row.on = draft.kind, draft.text.strip(), draft.on
    row.meeting_id = draft.meeting_id


def _remark(row: t.MemberRemark) -> MemberRemark:
    draft = MemberRemarkDraft(row.kind, row.text, row.on, row.meeting_id)
    return MemberRemark(row.id, row.member_id, draft)


def _line(row: t.MemberSheetLine) -> SheetLine:
    return SheetLine(
        item_id=row.item_id,
        self_points=points_of(row.self_points),
        level_id=row.level_id,
        policy=row.policy,
        overridden=row.overridden,
        reason=row.reason,
        loss_note=row.loss_note,
        evidence_seen=row.evidence_seen,
        cell_points=points_of(row.cell_points),
        superior_points=points_of(row.superior_points),
        superior_reason=row.superior_reason,
    )


def line_of(row: t.MemberSheet, item_id: str) -> t.MemberSheetLine:
    """Return the line of an item, made when there is none."""
    known: Iterable[t.MemberSheetLine] = row.lines
    for line in known:
        if line.item_id == item_id:
            return line
    made = new_member_line(item_id)
    row.lines.append(made)
    return made
