"""Which column of a list means what; a person may say it better than the headings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.import_columns import IMPORT_COLUMN_LABELS, ImportColumn
from app.domain.import_drafts import ImportDraft
from app.domain.import_headers import MOST_TITLE_ROWS
from app.domain.xl_sheets import XlSheet
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.dropping import drop
from ui.kit.inputs import Number
from ui.kit.labels import Label
from ui.kit.painting import scaled

_LEFT_OUT = frozenset({ImportColumn.MONEY, ImportColumn.SENSITIVE, ImportColumn.MEETING})
MEMBER_COLUMNS = tuple(column for column in IMPORT_COLUMN_LABELS if column not in _LEFT_OUT)
MATRIX_COLUMNS = (
    ImportColumn.FULL_NAME, ImportColumn.FAMILY_NAME, ImportColumn.GIVEN_NAME,
    ImportColumn.MEETING, ImportColumn.BIRTH_DATE, ImportColumn.CARD_NUMBER, ImportColumn.IGNORED,
)  # fmt: skip
HEADING_ROW = "Dòng tiêu đề là dòng số mấy trong tệp? Ghi 0 nếu không có dòng tiêu đề."
_SAMPLES = 3
_ROW_WIDTH = 72


class MappingCard(Card):
    """One line a column: its heading, what stands below it, and what it means."""

    changed = Signal()

    def __init__(self, meanings: Sequence[ImportColumn]) -> None:
        super().__init__("Cách hiểu từng cột")
        self._meanings = tuple(meanings)
        self.row_field = Number(highest=MOST_TITLE_ROWS)
        self.row_field.setAccessibleName("Dòng tiêu đề")
        self.row_field.setFixedWidth(scaled(_ROW_WIDTH))
        self.row_field.editingFinished.connect(self._on_row)
        self.fields: dict[int, Choice] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._known: tuple[tuple[int, str], ...] = ()
        self._told_row: int | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.row_field)
        row.addWidget(Label(HEADING_ROW, "secondary", wrap=True), 1)
        self.add_layout(row)
        self.add_layout(self._grid)

    def chosen(self) -> Mapping[int, ImportColumn]:
        """Return the meanings of the columns that have one."""
        values = ((number, field.value()) for number, field in self.fields.items())
        return {number: value for number, value in values if value is not None}

    def heading_row(self) -> int | None:
        """Return the row of the headings if a person has said another one than was found."""
        return self._told_row

    def show_import(self, draft: ImportDraft) -> None:
        """Show what each column means now; nothing a person has said is overwritten."""
        sheet = draft.source.source
        headings = {c.number: c.heading for c in draft.columns}
        numbers = [n for n in range(1, sheet.width + 1) if _has_words(sheet, n)]
        known = tuple((number, headings.get(number, "")) for number in numbers)
        if known != self._known:
            self._known = known
            self._rebuild(sheet)
        meanings = draft.meanings()
        for number, field in self.fields.items():
            field.set_value(self._offered(meanings.get(number)))
        if not self.row_field.hasFocus():
            self.row_field.set_value(draft.header.last_row if draft.header is not None else None)

    def forget(self) -> None:
        """Let go of what was said of the file before."""
        self._told_row = None

    def _offered(self, meaning: ImportColumn | None) -> ImportColumn | None:
        """Return a meaning as it is offered here; what is never taken in is not imported."""
        return meaning if meaning is None or meaning in self._meanings else ImportColumn.IGNORED

    def _on_row(self) -> None:
        row = None if self.row_field.trouble() else self.row_field.value()
        if row is not None and row != self._told_row:
            self._told_row = row
            self.fields = {}
            self._known = ()
            self.changed.emit()

    def _rebuild(self, sheet: XlSheet) -> None:
        self.fields = {}
        options = [(column, IMPORT_COLUMN_LABELS[column]) for column in self._meanings]
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                drop(widget)
        for place, (number, heading) in enumerate(self._known):
            title = heading or f"Cột {number}"
            field = Choice(options, placeholder="Chưa nhận ra, không nhập")
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
