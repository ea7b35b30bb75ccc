"""The score sheet as a paper: every line in three columns, by points or met and not met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.rubrics import Band, Basis, Confidence, Rubric, ScoringKind
from app.domain.score_columns import ColumnLine, superior_sentence
from app.domain.score_sheets import SheetState
from app.domain.scored_items import LineState, ScoredItem
from app.domain.scoring import ScoredPart
from app.domain.settings import SignPlace
from app.domain.sheet_views import SheetView
from app.domain.text import number_text, points_text, short_date, upper_first
from app.domain.votes import VoteMatter
from app.services.export.contexts import Signature
from app.services.export.issued_contexts import ScoreGroup, ScoreRow, ScoreSheetPaper
from app.services.paper_texts.header import paper_header, signature_in_one
from app.services.paper_texts.score_summary import (
    agreed_grade,
    gate_notes,
    loss_reason,
    rules_note,
    shortcomings_text,
)
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.vote_lines import vote_lines
from app.services.paper_texts.wording import ended, joined, scored_session, unended

TITLE, TOTAL, PASSED = "Phiếu chấm điểm", "TỔNG ĐIỂM", "SỐ TIÊU CHÍ ĐẠT"
_TYPES = {
    "HD": "Hướng dẫn",
    "CT": "Chỉ thị",
    "QĐ": "Quy định",
    "KH": "Kế hoạch",
    "NQ": "Nghị quyết",
    "KL": "Kết luận",
    "CV": "Công văn",
    "QC": "Quy chế",
}
_CAVEAT_MARKS = "◇✔✘ "


def score_sheet(source: PaperSource, view: SheetView) -> ScoreSheetPaper:
    """Return what the score sheet of a meeting prints."""
    file, rubric, columns = source.file, view.rubric, view.columns
    words = rubric.print
    left, right = file.settings.sign(SignPlace.SCORE_SHEET)
    return ScoreSheetPaper(
        header=paper_header(file.cell, file.header.day),
        title=(words.title if words else "") or TITLE,
        subject=f"Chất lượng {scored_session(file.header)}",
        rubric_name=unended(rubric.name),
        basis="; ".join(filter(None, map(basis_text, rubric.basis))),
        groups=tuple(_Sheet(view).groups()),
        total=_Sheet(view).total(),
        grade_self=_self_grade(view),
        grade_cell=agreed_grade(view)[1],
        grade_superior=columns.grade_label if columns.reported_by_superior else "",
        bands=tuple(map(band_text, sorted(rubric.bands, key=lambda b: b.lower, reverse=True))),
        left=signature_in_one(left, file.people),
        right=Signature(right, name=file.cell.assigned_superior) if right else None,
        votes=vote_lines(file, VoteMatter.SCORE),
        gate_note=joined(gate_notes(view)),
        chosen_by_hand=rules_note(file, view),
        shortcomings=shortcomings_text(source, "các mục bị trừ điểm, nêu tại cột Ghi chú."),
        caveats=tuple(_caveats(rubric)),
    )


def _self_grade(view: SheetView) -> str:
    if view.sheet.open_items:
        return ""
    label = {band.grade: band.label for band in view.rubric.bands}
    return label.get(view.sheet.verdict.grade or "", view.sheet.grade_label)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet read line by line into rows of print."""

    view: SheetView

    @property
    def _by_points(self) -> bool:
        return self.view.sheet.scoring is ScoringKind.POINTS

    def groups(self) -> Iterator[ScoreGroup]:
        lines = {line.item_id: line for line in self.view.columns.lines}
        for part in self.view.sheet.groups:
            items = [item for item in self.view.sheet.items if item.group_id == part.id]
            if len(items) == 1 and items[0].id == part.id:
                yield ScoreGroup(self._item(items[0], lines[part.id]), ())
            else:
                yield ScoreGroup(self._subtotal(part, items, lines), tuple(self._rows(part, lines)))

    def _rows(self, part: ScoredPart, lines: dict[str, ColumnLine]) -> Iterator[ScoreRow]:
        heads = {self._first_of(inner): inner for inner in part.parts}
        for item in self.view.sheet.items:
            if item.group_id != part.id:
                continue
            if item.id in heads:
                yield self._subtotal(heads[item.id], self._items_of(heads[item.id]), lines)
            yield self._item(item, lines[item.id])

    def _first_of(self, inner: ScoredPart) -> str:
        return next((item.id for item in self._items_of(inner)), "")

    def _items_of(self, inner: ScoredPart) -> list[ScoredItem]:
        wanted = {
            item_id
            for group in self.view.rubric.groups
            for subgroup in group.subgroups
            if subgroup.id == inner.id
            for item_id in subgroup.items
        }
        return [item for item in self.view.sheet.items if item.id in wanted]

    def _subtotal(
        self, part: ScoredPart, items: Iterable[ScoredItem], lines: dict[str, ColumnLine]
    ) -> ScoreRow:
        own = [lines[item.id] for item in items]
        return ScoreRow(
            number=part.id,
            text=unended(part.text),
            maximum=points_text(part.max) if self._by_points else "",
            self_points=self._sum(line.self_points for line in own),
            cell_points=self._sum(self._cell(line) for line in own),
            superior_points=self._sum(line.superior_points for line in own),
        )

    def _sum(self, points: Iterable[Fraction | None]) -> str:
        known = [point for point in points if point is not None]
        return points_text(sum(known, Fraction(0))) if known and self._by_points else ""

    def _item(self, item: ScoredItem, line: ColumnLine) -> ScoreRow:
        return ScoreRow(
            number=item.id,
            text=unended(item.text),
            maximum=points_text(item.max) if self._by_points else "",
            self_points=self._points(line.self_points),
            cell_points=self._points(self._cell(line)),
            superior_points=self._points(line.superior_points),
            note="; ".join(filter(None, (_note(item), unended(superior_sentence(line))))),
        )

    def _cell(self, line: ColumnLine) -> Fraction | None:
        """Return the cell's points; before the vote the column is empty."""
        return None if self.view.state is SheetState.OPEN else line.cell_points

    def _points(self, points: Fraction | None) -> str:
        return "" if points is None else self.view.rubric.said(points)

    def total(self) -> ScoreRow:
        words, columns = self.view.rubric.print, self.view.columns
        is_open = self.view.state is SheetState.OPEN
        usual = TOTAL if self._by_points else PASSED
        return ScoreRow(
            number="",
            text=(words.total_line if words else "") or usual,
            maximum=points_text(self.view.sheet.maximum),
            self_points=points_text(columns.self_total),
            cell_points="" if is_open else points_text(columns.cell_total),
            superior_points=_points_or_nothing(columns.superior_total),
        )


def _points_or_nothing(points: Fraction | None) -> str:
    return "" if points is None else points_text(points)


def _note(item: ScoredItem) -> str:
    if item.state is LineState.OVERRIDDEN:
        return f"Sửa tay: {unended(item.reason)}"
    if item.state is LineState.NOT_APPLICABLE:
        return unended(item.why)
    if item.points is None or item.points >= item.max:
        return unended(item.note)
    return upper_first(loss_reason(item))


def band_text(band: Band) -> str:
    """Return "Khá từ 70 đến dưới 90 điểm"; the highest and the lowest band are open."""
    low = f"{'từ' if band.lower_inclusive else 'trên'} {number_text(band.lower)}"
    high = f"{'đến' if band.upper_inclusive else 'đến dưới'} {number_text(band.upper)}"
    if band.lower == 0:
        word = "từ" if band.upper_inclusive else "dưới"
        ending = " trở xuống" if band.upper_inclusive else ""
        return f"{band.label} {word} {number_text(band.upper)} điểm{ending}"
    if band.upper_inclusive:
        return f"{band.label} {low} điểm trở lên"
    return f"{band.label} {low} {high} điểm"


def basis_text(basis: Basis) -> str:
    """Return "Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025", or the note of a source without number."""
    if basis.number is None:
        return unended(basis.note)
    sign = basis.number.partition("-")[2].partition("/")[0]
    name = joined((_TYPES.get(sign, ""), basis.number), " ")
    return joined((name, _day_words(basis.date)), ", ")


def _day_words(day: date | None) -> str:
    return "" if day is None else f"ngày {short_date(day)}"


def _caveats(rubric: Rubric) -> Iterator[str]:
    """Give the warning of a rubric that was not compared with an original."""
    if rubric.confidence is Confidence.SECONDARY and rubric.caveats:
        words = rubric.caveats[0].strip(_CAVEAT_MARKS).removeprefix("thứ cấp: ")
        yield ended(upper_first(words))
