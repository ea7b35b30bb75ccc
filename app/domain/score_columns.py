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
    superior_reason: str = ""

    @property
    def differs(self) -> bool:
        """Two columns disagree."""
        said = {self.self_points, self.cell_points, self.superior_points} - {None}
        return len(said) > 1

    @property
    def superior_change(self) -> Fraction:
        """How much more the superior gave than the cell, 0 when one of them says nothing."""
        if self.superior_points is None or self.cell_points is None:
            return ZERO
        return self.superior_points - self.cell_points


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """All lines, the totals of each column, and the one that is reported."""

    lines: tuple[ColumnLine, ...]
    self_total: Fraction
    cell_total: Fraction
    superior_total: Fraction | None
    superior_reason: str
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
    superior_reason: str = "",
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
        superior_reason=superior_reason,
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
        superior_reason=kept.superior_reason if kept else "",
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


def superior_points(
    cell_total: Fraction, lines: Sequence[tuple[Fraction, Fraction | None]]
) -> Fraction | None:
    """Return the superior's total from pairs of the cell's and their points, as the sheet does.

    None where they gave no line points. Lines that were left out of the maximum scaled the cell's
    total up; the superior's is scaled alike.
    """
    if all(theirs is None for _, theirs in lines):
        return None
    ours = sum((cell for cell, _ in lines), ZERO)
    scale = cell_total / ours if ours else Fraction(1)
    return scale * sum((cell if theirs is None else theirs for cell, theirs in lines), ZERO)


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


def superior_sentence(line: ColumnLine) -> str:
    """Return "Cấp trên chấm 3, thấp hơn chi bộ 1 điểm: còn ít ý kiến.", "" when they agree."""
    change = line.superior_change
    if not change or line.superior_points is None:
        return ""
    said = f"Cấp trên chấm {points_text(line.superior_points)}, {_apart(change)}"
    return _with_reason(said, line.superior_reason)


def superior_summary(columns: ScoreColumns) -> str:
    """Return how far the superior's total is from the cell's and on which lines, else ""."""
    total = columns.superior_total
    changed = [line for line in columns.lines if line.superior_change]
    if total is None or (total == columns.cell_total and not changed):
        return ""
    change = total - columns.cell_total
    apart = _apart(change) if change else "bằng điểm chi bộ"
    lines = ", ".join(f"{line.item_id} {signed_points(line.superior_change)}" for line in changed)
    said = f"Cấp trên chấm {points_text(total)}, {apart}{f' (mục {lines})' if lines else ''}"
    is_explained = bool(changed) and all(line.superior_reason for line in changed)
    return f"{said}." if is_explained else _with_reason(said, columns.superior_reason)


def signed_points(points: Fraction) -> str:
    """Return "+1" or "−1"."""
    return f"+{points_text(points)}" if points > 0 else points_text(points)


def _apart(change: Fraction) -> str:
    return f"{'cao' if change > 0 else 'thấp'} hơn chi bộ {points_text(abs(change))} điểm"


def _with_reason(said: str, reason: str) -> str:
    return (
        f"{said}: {reason.strip().rstrip('.')}." if reason.strip() else f"{said}; chưa ghi lý do."
    )
