"""The plan of a year against what was held, as a workbook prints it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.cells import Cell
from app.domain.meeting_file import Person
from app.domain.meetings import MEETING_KIND_LABELS
from app.domain.plan_reality import REALITY_LABELS, RealityLine, reality_sentence
from app.domain.settings import Settings, SignPlace
from app.domain.text import short_date, upper_first
from app.services.export.sheet_contexts import PlanReality, PlanRealityRow
from app.services.paper_texts.header import paper_header, signature


@dataclass(frozen=True, slots=True)
class RealitySource:
    """What the table is made of."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    lines: tuple[RealityLine, ...]
    gaps: tuple[str, ...]
    """What the plan of the year leaves open, one sentence each."""
    sent_on: date | None
    team_sent_on: date | None
    day: date


def plan_reality(source: RealitySource) -> PlanReality:
    """Return the table with its summary, what is missing, and when the plan was sent."""
    sent = (("cấp trên", source.sent_on), ("tổ công tác", source.team_sent_on))
    reported = [f"Đã gửi {who} ngày {short_date(on)}." for who, on in sent if on is not None]
    return PlanReality(
        header=paper_header(source.cell, source.day),
        year=source.year,
        rows=tuple(map(_row, source.lines)),
        summary=" ".join((reality_sentence(source.lines), *source.gaps, *reported)),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _row(line: RealityLine) -> PlanRealityRow:
    row, figures = line.row, line.figures
    return PlanRealityRow(
        period=upper_first(row.period.label.partition("/")[0]),
        kind=MEETING_KIND_LABELS[row.kind],
        focus=row.focus,
        planned_on=line.planned_on,
        held_on=line.held_on,
        state=REALITY_LABELS[line.state],
        minutes=figures.minutes,
        attendance=f"{figures.present}/{figures.base}" if figures.base else "",
        points=Fraction(row.points.replace(",", ".")) if row.points else None,
        grade=row.grade,
        note=upper_first(line.note),
    )
