"""The columns of a sheet: tự chấm, chi bộ, cấp trên; none of them hides another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.grades import band_of
from app.domain.rubrics import Band
from app.domain.score_sheets import SheetLine
from app.domain.scored_items import ScoredItem
from app.domain.scoring import ScoredSheet
from app.domain.text import points_text

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One criterion in three columns; None where a column says nothing."""

    item_id: str
    self_points: Fraction | None
    cell_points: Fraction | None
    superior_points: Fraction | None

    @property
    def differs(self) -> bool:
        """Two columns disagree."""
        said = {self.self_points, self.cell_points, self.superior_points} - {None}
        return len(said) > 1


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """All lines, the totals of each column, and the one that is reported."""

    lines: tuple[ColumnLine, ...]
    self_total: Fraction
    cell_total: Fraction
    superior_total: Fraction | None
    reported_total: Fraction
    reported_by_superior: bool
    grade: str | None
    grade_label: str


@dataclass(frozen=True, slots=True)
class VoteDifference:
    """A line whose evidence no longer gives the voted points."""

    item_id: str
    voted: Fraction | None
    now: Fraction | None


def score_columns(
    sheet: ScoredSheet,
    bands: Sequence[Band],
    kept: Iterable[SheetLine] = (),
    superior_total: Fraction | None = None,
) -> ScoreColumns:
    """Return the columns; the cell's starts as a copy of the own one, the superior's as nothing."""
    by_item = {line.item_id: line for line in kept}
    lines = tuple(_line(item, by_item.get(item.id)) for item in sheet.items)
    cell = sheet.scale * _sum(line.cell_points for line in lines)
    superior = superior_total if superior_total is not None else _superior(sheet, lines)
    reported = cell if superior is None else superior
    band = band_of(bands, reported)
    return ScoreColumns(
        lines=lines,
        self_total=sheet.total,
        cell_total=cell,
        superior_total=superior,
        reported_total=reported,
        reported_by_superior=superior is not None,
        grade=band.grade if band else None,
        grade_label=band.label if band else "",
    )


def _line(item: ScoredItem, kept: SheetLine | None) -> ColumnLine:
    cell = kept.cell_points if kept else None
    return ColumnLine(
        item_id=item.id,
        self_points=item.points,
        cell_points=item.points if cell is None else cell,
        superior_points=kept.superior_points if kept else None,
    )


def _superior(sheet: ScoredSheet, lines: Sequence[ColumnLine]) -> Fraction | None:
    """Return the superior's total: their points, and the cell's where they changed nothing."""
    if all(line.superior_points is None for line in lines):
        return None
    return sheet.scale * _sum(
        line.cell_points if line.superior_points is None else line.superior_points for line in lines
    )


def _sum(points: Iterable[Fraction | None]) -> Fraction:
    return sum((point or ZERO for point in points), ZERO)


def vote_differences(
    sheet: ScoredSheet, voted: Mapping[str, Fraction | None]
) -> tuple[VoteDifference, ...]:
    """Return the lines whose points are no longer the voted ones."""
    return tuple(
        VoteDifference(item.id, voted[item.id], item.points)
        for item in sheet.items
        if item.id in voted and voted[item.id] != item.points
    )


def vote_sentence(voted_total: Fraction, total: Fraction) -> str:
    """Return "Biểu quyết 94, theo hồ sơ 93.", or nothing when they agree."""
    if voted_total == total:
        return ""
    return f"Biểu quyết {points_text(voted_total)}, theo hồ sơ {points_text(total)}."
