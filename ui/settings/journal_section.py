"""Nhật ký: what was done when, narrowed by kind, days or record; one old action taken back."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.journals import (
    RECORD_GROUP_LABELS,
    RECORD_NOUNS,
    ChangedRecord,
    JournalFilter,
    JournalLine,
    RecordKey,
)
from app.domain.text import clock_text, lower_first, short_date
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.flow import flow
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.action_card import ActionCard
from ui.settings.clearing_card import ClearingCard
from ui.settings.section import Section
from ui.settings.section_places import JOURNAL
from ui.workspace import Workspace

PAGE = 50
ROWS = 6
FIELD_WIDTH, KIND_WIDTH = 150, 190


class JournalSection(Section):
    """Lists actions, newest first; the chosen one is told in full below."""

    entry = JOURNAL
    tables = frozenset(RECORD_NOUNS)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        kinds = [(None, "Mọi loại"), *RECORD_GROUP_LABELS.items()]
        self.kind = Choice(kinds, placeholder="Mọi loại")
        self.since = DateField(today=self.today, placeholder="từ ngày")
        self.until = DateField(today=self.today, placeholder="đến ngày")
        self.record_words = Label("", "strong", wrap=True)
        self.all_button = quiet("Xem mọi mục", icon="x", small=True)
        self.table = RecordTable(_columns(), name="Nhật ký thay đổi", empty=_empty(), two_line=True)
        self.table.remember(workspace.state, "journal")
        self.more_button = secondary("Xem việc cũ hơn", icon="chevron-down", small=True)
        self.count = Label("", "small")
        self.action = ActionCard()
        self.clearing = ClearingCard(workspace)
        self._record: RecordKey | None = None
        self._lines: tuple[JournalLine, ...] = ()
        self._build()

    def refresh(self) -> None:
        """Show the newest actions that fit."""
        shown = max(len(self._lines), PAGE)
        self._lines = ()
        self._load(limit=shown)
        self.clearing.refresh()

    def show_record(self, key: RecordKey | None) -> None:
        """Narrow the journal to a record and its parts, or show all of them again."""
        self._record = key
        self._lines = ()
        self._load(limit=PAGE)

    def show_more(self) -> None:
        """Add older actions to the list."""
        self._load(limit=PAGE, before_id=self._lines[-1].id)

    def undo_alone(self) -> None:
        """Take the chosen action back as a new one."""
        line = self.table.current()
        if line is None:
            return
        act = partial(self.workspace.services.journals.undo_alone, line.id)
        self.workspace.perform(act, f"Đã hoàn tác riêng: {line.label}.")

    def _load(self, *, limit: int, before_id: int | None = None) -> None:
        journals = self.workspace.services.journals
        page = journals.page(self._filter(), before_id=before_id, limit=limit)
        self._lines = (*self._lines, *page.lines)
        self.table.set_records(self._lines)
        self.table.show_whole(ROWS)
        self.more_button.setVisible(page.has_more)
        self.count.setText(f"{len(self._lines)} việc" if self._lines else "")
        self.record_words.setText(f"Chỉ xem: {page.record}" if page.record else "")
        for widget in (self.record_words, self.all_button):
            widget.setVisible(bool(page.record))
        self._say_empty()
        self._show_chosen(self.table.current())

    def _filter(self) -> JournalFilter:
        return JournalFilter(
            self.kind.value(), self.since.value(), self.until.value(), self._record
        )

    def _say_empty(self) -> None:
        if self._filter() == JournalFilter():
            self.table.empty.say(*EMPTY_WORDS)
        else:
            self.table.empty.say("Không có việc nào khớp.", "Hãy bỏ bớt điều kiện lọc ở trên.")

    def _show_chosen(self, line: JournalLine | None) -> None:
        self.action.setVisible(line is not None)
        if line is not None:
            self.action.show_action(line, self.workspace.services.journals.details(line.id))

    def _on_filter(self) -> None:
        self._lines = ()
        self._load(limit=PAGE)

    def _open(self, line: JournalLine) -> None:
        """Go to the first record of an action that can still be seen."""
        where = next((record.where for record in line.records if record.where), "")
        if where:
            self.workspace.go(where)

    def _build(self) -> None:
        card = Card("Nhật ký thay đổi", right=[self.count], edge_to_edge=True)
        card.body.setContentsMargins(0, 0, 0, 8)
        card.add(self._filter_row())
        card.add(self.table)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 16, 0)
        below.addWidget(self.more_button)
        below.addStretch(1)
        card.add_layout(below)
        for widget in (card, self.action, self.clearing):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.action.hide()
        self._connect()

    def _filter_row(self) -> QWidget:
        for field, name in (
            (self.kind, "Loại"), (self.since, "Từ ngày"), (self.until, "Đến ngày"),
        ):  # fmt: skip
            field.setAccessibleName(name)
        self.kind.setMinimumWidth(scaled(KIND_WIDTH))
        self.since.setMinimumWidth(scaled(FIELD_WIDTH))
        self.until.setMinimumWidth(scaled(FIELD_WIDTH))
        row = flow(self.kind, self.since, self.until, self.record_words, self.all_button, gap=12)
        row.setContentsMargins(16, 12, 16, 12)
        self.kind.set_value(None)
        return row

    def _connect(self) -> None:
        for field in (self.kind, self.since, self.until):
            field.changed.connect(self._on_filter)
        self.all_button.clicked.connect(lambda _checked: self.show_record(None))
        self.more_button.clicked.connect(lambda _checked: self.show_more())
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.action.undo_asked.connect(self.undo_alone)
        self.action.place_asked.connect(self.workspace.go)
        self.action.record_asked.connect(self.show_record)
        self.clearing.cleared.connect(self.refresh)


EMPTY_WORDS = (
    "Nhật ký chưa có việc nào.",
    "Mọi thay đổi từ nay được ghi lại ở đây: lúc nào, việc gì, mục nào.",
)


def _columns() -> tuple[Column[JournalLine], ...]:
    return (
        Column(
            "Lúc",
            lambda line: short_date(line.at.date()),
            lambda line: line.id,
            width=124,
            second=lambda line: clock_text(line.at),
            colour=_colour,
        ),
        Column(
            "Việc, mục",
            _work,
            width=240,
            stretch=True,
            second=_records_text,
            colour=_colour,
            tooltip=_records_text,
        ),
    )


def _work(line: JournalLine) -> str:
    return f"{line.label} (đã hoàn tác)" if line.undone else line.label


def _colour(line: JournalLine) -> str:
    return "text_muted" if line.undone else "text"


def _records_text(line: JournalLine) -> str:
    """Return "Thường kỳ tháng 11/2026: 24 điểm danh; dòng biên bản"."""
    if not line.records:
        return ""
    first = line.records[0]
    shown = "; ".join(_record_text(record, first) for record in line.records[:3])
    rest = f" và {len(line.records) - 3} loại khác" if len(line.records) > 3 else ""
    return f"{first.of}: {shown}{rest}" if first.of else f"{shown}{rest}"


def _record_text(record: ChangedRecord, first: ChangedRecord) -> str:
    return lower_first(record.words) if first.of else record.words


def _empty() -> EmptyState:
    return EmptyState("history", *EMPTY_WORDS)
