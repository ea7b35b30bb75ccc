"""One action of the journal in full: its records, their fields, and taking it back alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.journals import (
    CHANGE_KIND_LABELS,
    ChangedRecord,
    ChangeKind,
    JournalLine,
)
from app.domain.text import clock_text, short_date
from app.services.journals import ActionDetails
from ui.kit.buttons import LinkButton, secondary
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec, Role
from ui.kit.dropping import drop
from ui.kit.labels import Label

MOST_RECORDS = 20
_ROLES: dict[ChangeKind, Role] = {
    ChangeKind.ADDED: "ok",
    ChangeKind.CHANGED: "info",
    ChangeKind.DELETED: "error",
}
NOTHING = "(trống)"


class ActionCard(Card):
    """Shows what an action did to which records."""

    undo_asked = Signal()
    place_asked = Signal(str)
    record_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Việc đang chọn", parent=parent)
        self.heading = Label("", "strong", wrap=True)
        self.undo_button = secondary("Hoàn tác riêng việc này", icon="undo-2", small=True)
        self.refusal = Label("", "secondary", wrap=True)
        self.records = QWidget()
        self.add(self.heading)
        self.add(self.records)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.refusal, 1)
        foot.addStretch(0)
        self.add_layout(foot)
        self.undo_button.clicked.connect(lambda _checked: self.undo_asked.emit())

    def show_action(self, line: JournalLine, details: ActionDetails) -> None:
        """Show another action."""
        moment = f"{clock_text(line.at)} ngày {short_date(line.at.date())}"
        self.heading.setText(f"{line.label}, {moment}")
        self.undo_button.setVisible(not details.refusal)
        self.refusal.setText(details.refusal)
        self.refusal.setVisible(bool(details.refusal))
        fresh = self._records(details.records)
        self.body.replaceWidget(self.records, fresh)
        drop(self.records)
        self.records = fresh

    def texts(self) -> list[str]:
        """Return what a person reads, top to bottom."""
        labels = [label for label in self.records.findChildren(Label) if label.text()]
        return [label.text() for label in labels]

    def _records(self, records: tuple[ChangedRecord, ...]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for record in records[:MOST_RECORDS]:
            column.addWidget(self._record(record))
        if len(records) > MOST_RECORDS:
            column.addWidget(Label(f"Và {len(records) - MOST_RECORDS} mục khác.", "small"))
        return holder

    def _record(self, record: ChangedRecord) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        side = Qt.AlignmentFlag.AlignTop if record.changes else Qt.AlignmentFlag.AlignVCenter
        chip = Chip(ChipSpec(CHANGE_KIND_LABELS[record.kind], _ROLES[record.kind]))
        row.addWidget(chip, 0, side)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(_title(record), wrap=True))
        for change in record.changes:
            before, after = change.before or NOTHING, change.after or NOTHING
            words.addWidget(Label(f"{change.label}: {before} → {after}", "secondary", wrap=True))
        row.addLayout(words, 1)
        for link in self._links(record):
            row.addWidget(link, 0, side)
        return part

    def _links(self, record: ChangedRecord) -> tuple[LinkButton, ...]:
        name = _title(record)
        only = LinkButton("Chỉ xem mục này")
        only.setAccessibleName(f"Chỉ xem nhật ký của {name}")
        only.clicked.connect(lambda _checked: self.record_asked.emit(record.key))
        links = (only,) if record.count == 1 else ()
        if not record.where:
            return links
        there = LinkButton("Mở")
        there.setAccessibleName(f"Mở {name}")
        there.clicked.connect(lambda _checked: self.place_asked.emit(record.where))
        return (*links, there)


def _title(record: ChangedRecord) -> str:
    return f"{record.words} – {record.of}" if record.of else record.words
