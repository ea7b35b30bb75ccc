"""Mức xếp loại: from how many points on each grade is given; each reaches up to the one above."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.rubric_drafts import (
    Draft,
    unused_grades,
    value_at,
    with_band,
    with_band_from,
    with_value,
    without_band,
)
from ui.kit.buttons import LinkButton, secondary
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.inputs import LineText, Number, mark_state
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.settings.draft_part import DraftPart, Faults, figure, number_at, written_number

FROM = ((True, "từ"), (False, "trên"))
FIELD_WIDTH = 92
HEADS = ("Mức", "Bắt đầu", "Điểm", "Khoảng điểm", "")


class BandsCard(DraftPart):
    """One row a grade, best first; where one begins the next one ends, so they always touch."""

    start = "bands"

    def __init__(self) -> None:
        self.add_button = secondary("Thêm mức", icon="plus", small=True)
        super().__init__("Mức xếp loại", right=[self.add_button])
        self.rows: list[BandRow] = []
        self._inner = QWidget()
        self.add(self._inner)
        self.none = Label("Phiếu đạt, không đạt: không xếp mức theo điểm.", "secondary")
        self.add(self.none)
        self.add(self.wrong)
        self.add_button.clicked.connect(lambda _checked: self._add_band())

    def refresh(self) -> None:
        """Show the grades; a row being typed in stays as it is."""
        bands = value_at(self.draft, "bands") or []
        is_points = value_at(self.draft, "scoring") == "points"
        self.none.setVisible(not is_points)
        self.add_button.setVisible(is_points)
        self.add_button.setEnabled(bool(unused_grades(self.draft)))
        if [row.grade for row in self.rows] != [band.get("grade") for band in bands]:
            self._rebuild(len(bands))
        for row in self.rows:
            row.show_band(self.draft)

    def show_faults(self, faults: Faults) -> None:
        """Mark the points of a faulty grade."""
        super().show_faults(faults)
        wrong = {
            fault.path.partition("]")[0] for fault in faults if fault.path.startswith("bands[")
        }
        for at, row in enumerate(self.rows):
            mark_state(row.points, is_wrong=f"bands[{at}" in wrong)

    def go_to(self, place: str) -> None:
        """Put the keyboard on the points of a grade."""
        if self.rows:
            at = int(place[6 : place.index("]")]) if "]" in place else 0
            self.rows[min(at, len(self.rows) - 1)].points.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_band(self) -> None:
        grade, label = unused_grades(self.draft)[0]
        self.keep(with_band(self.draft, grade, label))
        self.refresh()

    def _remove(self, at: int) -> None:
        self.keep(without_band(self.draft, at))
        self.refresh()

    def _on_points(self, at: int) -> None:
        row = self.rows[at]
        if row.points.trouble() or row.points.value() is None:
            return
        lower = written_number(row.points.value()) or "0"
        takes = row.begins.value() is not False
        self.keep(with_band_from(self.draft, at, lower, takes_lower=takes))
        for other in self.rows:
            other.show_range(self.draft)

    def _on_label(self, at: int) -> None:
        self.keep(with_value(self.draft, f"bands[{at}].label", self.rows[at].label.value()))

    def _rebuild(self, count: int) -> None:
        self.body.removeWidget(self._inner)
        drop(self._inner)
        self._inner = QWidget()
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 2)
        for column, head in enumerate(HEADS):
            grid.addWidget(Label(head, "label"), 0, column)
        self.rows = [BandRow(at) for at in range(count)]
        for at, row in enumerate(self.rows):
            row.place(grid)
            row.points.changed.connect(partial(self._on_points, at))
            row.begins.changed.connect(partial(self._on_points, at))
            row.label.changed.connect(partial(self._on_label, at))
            row.remove.clicked.connect(lambda _checked, at=at: self._remove(at))
        self.body.insertWidget(0, self._inner)


class BandRow:
    """The fields of one grade."""

    def __init__(self, at: int) -> None:
        self.at, self.grade = at, ""
        self.label = LineText(required=True, limit=60)
        self.begins = Choice(FROM, required=True)
        self.points = Number(highest=1000, decimals=2, required=True)
        self.range = Label("", "secondary", wrap=True)
        self.remove = LinkButton("Bỏ")

    def place(self, grid: QGridLayout) -> None:
        """Stand in a grid."""
        for field in (self.begins, self.points):
            field.setFixedWidth(scaled(FIELD_WIDTH))
        self.label.setMinimumWidth(scaled(FIELD_WIDTH))
        fields = (self.label, self.begins, self.points, self.range, self.remove)
        for column, widget in enumerate(fields):
            grid.addWidget(widget, self.at + 1, column)

    def show_band(self, draft: Draft) -> None:
        """Show the band, except a field that has the keyboard."""
        band = value_at(draft, f"bands[{self.at}]")
        self.grade = band.get("grade", "")
        name = band.get("label", "")
        for widget, words in (
            (self.label, "Tên mức"),
            (self.begins, f"{name} bắt đầu"),
            (self.points, f"Điểm của mức {name}"),
            (self.remove, f"Bỏ mức {name}"),
        ):
            widget.setAccessibleName(words)
        if not self.label.hasFocus():
            self.label.set_value(name)
        if not self.points.hasFocus():
            self.points.set_value(number_at(draft, f"bands[{self.at}].lower"))
        self.begins.set_value(band.get("lower_inclusive") is not False)
        self.show_range(draft)

    def show_range(self, draft: Draft) -> None:
        """Say the points of the grade in words."""
        band = value_at(draft, f"bands[{self.at}]")
        first = "từ" if band.get("lower_inclusive") else "trên"
        last = "đến" if band.get("upper_inclusive") else "đến dưới"
        self.range.setText(
            f"{first} {figure(band.get('lower'))} {last} {figure(band.get('upper'))} điểm"
        )
