"""Thùng rác: what was deleted and can still be put back with all that went with it."""

from functools import partial

from PySide6.QtGui import QResizeEvent

from app.domain.journals import RECORD_NOUNS, TrashLine
from app.domain.text import clock_text, lower_first, short_date
from ui.kit.cards import Card, EmptyState
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.section import Section, fold_columns
from ui.settings.section_places import TRASH
from ui.workspace import Workspace

MOST_ROWS = 200
NARROW = 700
WITH_IT = 2
BACK = "Lấy lại"


class TrashSection(Section):
    """Lists deletions, newest first; each comes back with one press."""

    entry = TRASH
    tables = frozenset(RECORD_NOUNS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.table = RecordTable(_columns(), name="Thùng rác", empty=_empty(), two_line=True)
        self.table.remember(workspace.state, "trash")
        self.count = Label("", "small")
        card = Card("Thùng rác", right=[self.count], edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 8)
        card.add(self.table)
        note = Label(
            "Mục đã xóa nằm ở đây cho đến khi nhật ký được dọn. Lấy lại một mục là lấy lại cả "
            "những gì đã xóa theo nó.",
            "small",
            wrap=True,
        )
        self.column.addWidget(card)
        self.column.addWidget(note)
        self.column.addStretch(1)
        self.table.link_pressed.connect(lambda line, _title: self.put_back(line))
        self.table.opened.connect(self.put_back)

    def refresh(self) -> None:
        """Show what can be put back."""
        lines = self.workspace.services.journals.trash()
        self.table.set_records(lines)
        self.table.show_whole(MOST_ROWS)
        self.count.setText(f"{len(lines)} mục" if lines else "")

    def put_back(self, line: TrashLine) -> None:
        """Bring a record back, or say why it cannot come."""
        if line.trouble:
            self.workspace.dialogs.error(line.trouble)
            return
        act = partial(self.workspace.services.journals.put_back, line)
        self.workspace.perform(act, f"Đã lấy lại {lower_first(_named(line))}.")

    def narrow(self, typed: str) -> None:
        """Show only what has these words."""
        self.table.set_filter(typed)
        self.table.show_whole(MOST_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what came with a record where there is no room."""
        super().resizeEvent(event)
        fold_columns(self.table, (WITH_IT,), is_folded=event.size().width() < scaled(NARROW))


def _named(line: TrashLine) -> str:
    return f"{line.noun} “{line.title}”" if line.title else line.noun


def _columns() -> tuple[Column[TrashLine], ...]:
    return (
        Column(
            "Mục",
            lambda line: line.title or line.noun,
            width=240,
            stretch=True,
            second=lambda line: line.trouble or _kind(line),
            icon=lambda line: "triangle-alert" if line.trouble else "",
            tooltip=lambda line: line.trouble or _kind(line),
        ),
        Column(
            "Xóa lúc",
            lambda line: short_date(line.at.date()),
            lambda line: line.at,
            width=120,
            second=lambda line: clock_text(line.at),
        ),
        Column(
            "Kèm theo",
            lambda line: f"{line.children} dòng" if line.children else "–",
            lambda line: line.children,
            width=100,
            numeric=True,
        ),
        Column("", lambda line: "" if line.trouble else BACK, width=90, link=True),
    )


def _kind(line: TrashLine) -> str:
    return f"{line.noun} · {line.of}" if line.of else line.noun


def _empty() -> EmptyState:
    return EmptyState(
        "trash-2",
        "Thùng rác không có gì.",
        "Mục nào bị xóa sẽ nằm ở đây để lấy lại.",
    )
