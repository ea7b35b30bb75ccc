"""Vì sao mất điểm: the lost lines of one meeting, each with the record behind it in one click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.year_tables import LostLine, YearRow
from ui.kit.buttons import LinkButton
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.labels import Label


class LostCard(Card):
    """Shows why a meeting has not all its points."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Vì sao mất điểm", parent=parent)
        self.lines = QWidget()
        self.add(self.lines)

    def show_row(self, row: YearRow) -> None:
        """Show the losses of another meeting."""
        self.title.setText(f"Vì sao mất điểm: {row.title}")
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        if not row.lost:
            grid.addWidget(Label("Buổi này không mất điểm nào.", "secondary"), 0, 0)
        for place, line in enumerate(row.lost):
            self._add_line(grid, place, row.meeting_id, line)
        self.body.replaceWidget(self.lines, fresh)
        drop(self.lines)
        self.lines = fresh

    def _add_line(self, grid: QGridLayout, place: int, meeting_id: int, line: LostLine) -> None:
        there = f"meeting:{meeting_id}:score:{line.item_id}"
        sheet = self._link(line.text, there, f"Mở mục {line.item_id} trên phiếu")
        grid.addWidget(sheet, place, 0)
        grid.addWidget(Label(line.reason, wrap=True), place, 1)
        if line.where:
            record = f"meeting:{meeting_id}:{line.where}"
            name = f"Mở hồ sơ của mục {line.item_id}"
            grid.addWidget(self._link("Mở hồ sơ", record, name), place, 2)

    def _link(self, text: str, where: str, name: str) -> LinkButton:
        link = LinkButton(text)
        link.setAccessibleName(name)
        link.clicked.connect(lambda _checked: self.wanted.emit(where))
        return link
