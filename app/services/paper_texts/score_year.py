"""The points of a year: every held meeting with presence, duration, speakers and losses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.cells import Cell
from app.domain.meeting_file import Person
from app.domain.meetings import MEETING_KIND_LABELS
from app.domain.settings import Settings, SignPlace
from app.domain.text import number_text, points_text
from app.domain.year_tables import (
    YearRow,
    YearTable,
    grade_counts,
    highest_of,
    lowest_of,
    mean_of,
    trend_sentence,
)
from app.services.export.sheet_contexts import ScoreYear, ScoreYearRow
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.wording import ended, lowered, unended


@dataclass(frozen=True, slots=True)
class ScoreYearSource:
    """What the table is made of; it has at least one meeting."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    table: YearTable
    day: date
    forecast: str = ""
    """What the annual rule the cell borrows says of the year, with its name."""


def score_year(source: ScoreYearSource) -> ScoreYear:
    """Return the table of a year with its summary in one sentence."""
    return ScoreYear(
        header=paper_header(source.cell, source.day),
        year=source.table.year,
        rows=tuple(map(_row, source.table.rows)),
        summary=points_summary(source.table),
        forecast=source.forecast,
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _row(row: YearRow) -> ScoreYearRow:
    return ScoreYearRow(
        period=row.period,
        kind=MEETING_KIND_LABELS[row.kind],
        held_on=row.day,
        points=row.points,
        grade=row.grade_label,
        present=row.present,
        base=row.base,
        attendance=_ratio(row.present, row.base),
        minutes=row.minutes,
        speakers=row.speakers,
        speaking=_ratio(row.speakers, row.present),
        losses="; ".join(f"{line.text} ({lowered(unended(line.reason))})" for line in row.lost),
    )


def _ratio(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def points_summary(table: YearTable) -> str:
    """Return mean, lowest and highest points of the regular meetings in one sentence."""
    scored: Sequence[YearRow] = table.scored
    mean, low, high = mean_of(scored), lowest_of(scored), highest_of(scored)
    if mean is None or low is None or high is None:
        return "Chưa có buổi thường kỳ nào được chấm điểm."
    parts = (
        f"{len(scored)} buổi thường kỳ: {grade_counts(scored)}",
        f"bình quân {number_text(mean, 1)} điểm",
        f"thấp nhất {points_text(low.points or 0)} ({lowered(low.period)})",
        f"cao nhất {points_text(high.points or 0)} ({lowered(high.period)})",
        trend_sentence(table),
    )
    return ended("; ".join(part for part in parts if part))
