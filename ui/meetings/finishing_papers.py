"""The card of the papers of a meeting: which were exported, opening them, exporting all."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

MOST_ROWS = 10
DRAFT_WORDS = "Còn việc phải sửa: tệp mang tên _DU-THAO"


class PaperRow(Protocol):
    """One paper of a meeting, as the service of papers lists it."""

    @property
    def kind(self) -> str:
        """Return the code it is exported by."""

    @property
    def label(self) -> str:
        """Return its name."""

    @property
    def file_name(self) -> str:
        """Return the file last written, "" when none was."""

    @property
    def is_draft(self) -> bool:
        """Say whether an export now is marked as a draft."""

    @property
    def missing(self) -> str:
        """Return why it cannot be exported yet, "" when it can."""


class PapersCard(Card):
    """One row a paper; the link at the right opens its file or makes it."""

    opened = Signal(str)
    """The name of a file to open."""
    exported = Signal(str)
    """The code of a paper to export."""

    def __init__(self) -> None:
        self.draft = Label("", "small", tone="error")
        self.all_button = secondary("Xuất tất cả", icon="file-output", small=True)
        super().__init__("Văn bản", right=(self.draft, self.all_button), edge_to_edge=True)
        self.table: RecordTable[PaperRow] = RecordTable(
            _COLUMNS,
            name="Văn bản của buổi họp",
            key=lambda row: row.kind,
            empty=EmptyState("file-text", "Buổi họp này chưa có văn bản nào để xuất."),
        )
        self.body.setContentsMargins(0, 0, 0, 0)
        self.add(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.all_button.clicked.connect(lambda _checked: self.exported.emit("all"))
        self.table.link_pressed.connect(lambda row, _title: self._follow(row))
        self.table.opened.connect(self._follow)
        self.table.edit_asked.connect(self._export)

    def show_rows(self, rows: tuple[PaperRow, ...]) -> None:
        """Show the papers of a meeting."""
        self.draft.setText(DRAFT_WORDS if any(row.is_draft for row in rows) else "")
        self.table.set_records(rows)
        self.table.show_whole(MOST_ROWS)

    def _follow(self, row: PaperRow) -> None:
        if row.file_name:
            self.opened.emit(row.file_name)
        else:
            self._export(row)

    def _export(self, row: PaperRow) -> None:
        if not row.missing:
            self.exported.emit(row.kind)


def _icon(row: PaperRow) -> str:
    return "file-spreadsheet" if row.file_name.endswith(".xlsx") else "file-text"


def _state(row: PaperRow) -> ChipSpec:
    if row.file_name:
        return ChipSpec("Đã xuất", "info")
    return ChipSpec("Chưa đủ", "warn") if row.missing else ChipSpec("Chưa xuất")


def _link(row: PaperRow) -> str:
    if row.file_name:
        return "Mở"
    return "" if row.missing else "Xuất"


_COLUMNS: tuple[Column[PaperRow], ...] = (
    Column("Tên", lambda row: row.label, width=180, stretch=True, icon=_icon),
    Column(
        "Tệp", lambda row: row.file_name or row.missing, width=200, colour=lambda _row: "text_muted"
    ),
    Column("Tình trạng", lambda row: _state(row).text, width=106, chip=_state),
    Column("", _link, width=66, link=True),
)
