"""Which column of a list means what; a person may say it better than the headings."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.import_columns import IMPORT_COLUMN_LABELS, ImportColumn
from app.domain.member_imports import MemberImport
from app.domain.xl_sheets import XlSheet
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.labels import Label

_OPTIONS = [
    (column, label)
    for column, label in IMPORT_COLUMN_LABELS.items()
    if column not in {ImportColumn.MONEY, ImportColumn.SENSITIVE}
]
_SAMPLES = 3


class MappingCard(Card):
    """One line a column: its heading, what stands below it, and what it means."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Cách hiểu từng cột")
        self.fields: dict[int, Choice] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._known: tuple[tuple[int, str], ...] = ()
        self.add_layout(self._grid)

    def chosen(self) -> Mapping[int, ImportColumn]:
        """Return the meanings of the columns that have one."""
        values = ((number, field.value()) for number, field in self.fields.items())
        return {number: value for number, value in values if value is not None}

    def show_import(self, draft: MemberImport, sheet: XlSheet) -> None:
        """Show what each column means now."""
        headings = {c.number: c.heading for c in draft.sheet.columns}
        numbers = [n for n in range(1, sheet.width + 1) if _has_words(sheet, n)]
        known = tuple((number, headings.get(number, "")) for number in numbers)
        if known != self._known:
            self._known = known
            self._rebuild(sheet)
        meanings = {c.number: c.column for c in draft.sheet.columns}
        for number, field in self.fields.items():
            meaning = meanings.get(number)
            left_out = {ImportColumn.MONEY, ImportColumn.SENSITIVE}
            field.set_value(ImportColumn.IGNORED if meaning in left_out else meaning)

    def _rebuild(self, sheet: XlSheet) -> None:
        self.fields = {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (number, heading) in enumerate(self._known):
            title = heading or f"Cột {number}"
            field = Choice(_OPTIONS, placeholder="Chưa nhận ra, không nhập")
            field.setAccessibleName(f"Cột {title} là gì")
            field.changed.connect(self.changed)
            self.fields[number] = field
            parts: tuple[QWidget, ...] = (
                Label(title, "strong", wrap=True),
                Label(_sample(sheet, number), "secondary", wrap=True),
                field,
            )
            for column, part in enumerate(parts):
                self._grid.addWidget(part, place, column)


def _has_words(sheet: XlSheet, number: int) -> bool:
    return any(sheet.at(row, number) is not None for row in range(1, len(sheet.rows) + 1))


def _sample(sheet: XlSheet, number: int) -> str:
    """Return the last few texts of a column: they lie below titles and headings."""
    cells = (sheet.at(row, number) for row in range(len(sheet.rows), 0, -1))
    texts = [cell.text[:30] for cell in cells if cell is not None][:_SAMPLES]
    return "; ".join(reversed(texts))
