"""The rows of a score sheet as its table shows them: groups, printed parts, lines, the total."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.meeting_views import MeetingView
from app.domain.rubrics import ScoringKind
from app.domain.score_columns import ColumnLine, superior_sentence
from app.domain.score_sheets import SheetState
from app.domain.scored_items import ScoredItem
from app.domain.scoring import ScoredPart
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.cells import Segments
from ui.meetings.scoring_values import LineValue, line_value
from ui.meetings.scoring_words import (
    Status,
    column_status,
    is_settled,
    line_status,
    part_status,
)

NO_VALUE, NO_STATUS = LineValue(), Status()


class RowKind(StrEnum):
    """What a row of the sheet is."""

    GROUP = "group"
    PART = "part"
    LINE = "line"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class PointsCell:
    """Points and the maximum behind them: 4/4, …/3, or one figure alone."""

    got: str = ""
    most: str = ""

    @property
    def text(self) -> str:
        """Return the whole figure."""
        return f"{self.got}/{self.most}" if self.most else self.got


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row; `key` is the id of its criterion, group or part."""

    kind: RowKind
    key: str
    group: str = ""
    number: str = ""
    text: str
    why: str = ""
    value: LineValue = NO_VALUE
    own: PointsCell = PointsCell()
    cell: str = ""
    superior: str = ""
    status: Status = NO_STATUS
    where: str = ""
    """The record behind a line; its number opens it."""
    item: ScoredItem | None = None
    is_calm: bool = True
    """Nothing in it is open or lost."""

    @property
    def segments(self) -> Segments | None:
        """Return the choice in place, if there is one."""
        return self.value.segments


def sheet_rows(view: MeetingView) -> tuple[SheetRow, ...]:
    """Return every row of the sheet of a meeting in the order of the form."""
    return () if view.sheet is None else tuple(_Rows(view, view.sheet).all())


def line_count(rows: Collection[SheetRow]) -> int:
    """Return how many criteria there are."""
    return sum(row.kind is RowKind.LINE for row in rows)


def open_count(rows: Collection[SheetRow]) -> int:
    """Return how many criteria are worth a look."""
    return sum(row.kind is RowKind.LINE and not row.is_calm for row in rows)


def shown_rows(
    rows: Collection[SheetRow], closed: Collection[str], *, only_open: bool
) -> tuple[SheetRow, ...]:
    """Return the rows left when groups are closed, or only lines worth a look are wanted."""
    if only_open:
        wanted = {row.group for row in rows if row.kind is RowKind.LINE and not row.is_calm}
        return tuple(row for row in rows if _is_wanted(row, wanted))
    return tuple(
        row for row in rows if row.kind in {RowKind.GROUP, RowKind.TOTAL} or row.group not in closed
    )


def _is_wanted(row: SheetRow, groups: Collection[str]) -> bool:
    match row.kind:
        case RowKind.GROUP:
            return row.key in groups
        case RowKind.LINE:
            return not row.is_calm
        case _:
            return False


@dataclass(frozen=True, slots=True)
class _Rows:
    """A sheet read into rows."""

    view: MeetingView
    sheet: SheetView

    def all(self) -> Iterator[SheetRow]:
        for part in self.sheet.sheet.groups:
            items = [item for item in self.sheet.sheet.items if item.group_id == part.id]
            yield self._group(part, items)
            yield from self._inside(part, items)
        yield self._total()

    def _inside(self, group: ScoredPart, items: list[ScoredItem]) -> Iterator[SheetRow]:
        heads = {self._first_of(part): part for part in group.parts}
        for item in items:
            if item.id in heads:
                yield self._part(heads[item.id], group.id)
            yield self._line(item)

    def _first_of(self, part: ScoredPart) -> str:
        subgroups = (s for group in self.sheet.rubric.groups for s in group.subgroups)
        return next((s.items[0] for s in subgroups if s.id == part.id and s.items), "")

    def _group(self, part: ScoredPart, items: list[ScoredItem]) -> SheetRow:
        return SheetRow(
            kind=RowKind.GROUP,
            key=part.id,
            group=part.id,
            text=f"{part.id}. {part.text}",
            own=self._of(part.points, part.max),
            status=part_status(part, by_points=self._by_points),
            is_calm=all(is_settled(item, self._differs(item)) for item in items),
        )

    def _part(self, part: ScoredPart, group: str) -> SheetRow:
        return SheetRow(
            kind=RowKind.PART,
            key=part.id,
            group=group,
            number=part.id,
            text=part.text,
            own=self._of(part.points, part.max),
        )

    def _line(self, item: ScoredItem) -> SheetRow:
        differs, column = self._differs(item), self._column(item)
        change = column.superior_change if column and self._is_voted else Fraction(0)
        return SheetRow(
            kind=RowKind.LINE,
            key=item.id,
            group=item.group_id,
            number=item.id,
            text=item.text,
            why=_why(item, superior_sentence(column) if column and change else ""),
            value=line_value(self.view, self.sheet, item),
            own=self._own(item),
            cell=self._said(column.cell_points) if column and self._is_voted else "",
            superior=self._said(column.superior_points) if column else "",
            status=column_status(differs=differs, superior_change=change, by_points=self._by_points)
            or line_status(item, by_points=self._by_points),
            where=next((entry.where for entry in item.evidence if entry.where), ""),
            item=item,
            is_calm=is_settled(item, differs) and not change,
        )

    def _total(self) -> SheetRow:
        columns, scored = self.sheet.columns, self.sheet.sheet
        superior = columns.superior_total
        return SheetRow(
            kind=RowKind.TOTAL,
            key="total",
            text="Tổng điểm" if self._by_points else "Số nội dung đạt",
            own=self._of(scored.total, scored.maximum),
            cell=points_text(columns.cell_total) if self._is_voted else "",
            superior="" if superior is None else points_text(superior),
            status=Status(word=columns.grade_label if self._is_voted else scored.grade_label),
        )

    @property
    def _by_points(self) -> bool:
        return self.sheet.sheet.scoring is ScoringKind.POINTS

    @property
    def _is_voted(self) -> bool:
        return self.sheet.state is not SheetState.OPEN

    def _differs(self, item: ScoredItem) -> bool:
        return any(difference.item_id == item.id for difference in self.sheet.differences)

    def _column(self, item: ScoredItem) -> ColumnLine | None:
        return next((c for c in self.sheet.columns.lines if c.item_id == item.id), None)

    def _own(self, item: ScoredItem) -> PointsCell:
        if not item.counts:
            return PointsCell("–")
        if self._by_points:
            got = "…" if item.points is None else points_text(item.points)
            return PointsCell(got, points_text(item.max))
        return PointsCell("…" if item.points is None else self._said(item.points))

    def _said(self, points: Fraction | None) -> str:
        return "" if points is None else self.sheet.rubric.said(points)

    def _of(self, points: Fraction, most: Fraction) -> PointsCell:
        return PointsCell(points_text(points), points_text(most)) if most else PointsCell("–")


def _why(item: ScoredItem, superior: str) -> str:
    note = f"Lý do mất điểm: {item.note}" if item.note else ""
    return " ".join(part for part in (superior, item.why, note) if part)
