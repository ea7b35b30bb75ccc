"""The text in the middle: what was said under one item, and the place where more is written."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.agendas import AgendaItem, ItemFate
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.readback_texts import RESULTS_STEP
from app.domain.text import clock_text
from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.inputs import Check
from ui.kit.labels import ElidedLabel, Label
from ui.kit.page import scrolling
from ui.kit.speaker_box import SpeakerMatch
from ui.meetings.cockpit_clock import place_of, running_item, short_title
from ui.meetings.cockpit_lines import FlowLine, flow_lines
from ui.meetings.cockpit_phrases import phrases_for
from ui.meetings.cockpit_results import ResultsList, results_sentence
from ui.meetings.cockpit_row import EntryRow
from ui.meetings.cockpit_slot import EntrySlot
from ui.meetings.cockpit_speakers import find_speakers
from ui.meetings.cockpit_texts import CONTENT, ItemTexts
from ui.meetings.cockpit_times import TimesForm
from ui.meetings.kept_text import KeptText
from ui.workspace import Workspace

DUES_STEP = "R-O4"
_FATES = {ItemFate.POSTPONED: "để lại kỳ sau", ItemFate.DROPPED: "không bàn"}
_LONGEST_PHRASE = 70


class TextCard(Card):
    """One item: its texts, its lines, the slot; everything that is typed is typed here."""

    line_opened = Signal(str)
    line_deleted = Signal(str)
    line_timed = Signal(str, object)
    result_asked = Signal(str)
    dues_ticked = Signal(bool)
    times_kept = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.heading = ElidedLabel("", "section")
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.phrases = quiet("Câu mẫu", icon="text-quote", small=True)
        self.phrases.setToolTip("Chèn câu mẫu vào chỗ đang gõ (Ctrl+M)")
        self.phrases.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text keeps the keyboard
        super().__init__(edge_to_edge=True, parent=parent)
        self.setAccessibleName("Diễn biến")
        self._view: MeetingView | None = None
        self._item_id = 0
        self._open_key = ""
        self._rows: dict[str, EntryRow] = {}
        self._workspace = workspace
        self.texts = ItemTexts(workspace)
        self.results, self.results_words = ResultsList(), Label("", "secondary", wrap=True)
        self.results.clicked.connect(self.result_asked)
        self.dues = Check("Đã thông báo tình hình nộp đảng phí")
        self.dues.changed.connect(lambda: self.dues_ticked.emit(self.dues.value()))
        self.times = TimesForm(workspace.now, with_minutes=True)
        self.times.buttons.hide()
        self.times.kept.connect(self.times_kept)
        self.state = Label("", "small", wrap=True)
        self.slot = EntrySlot(workspace, self._find)
        self.menu = QMenu(self)
        self.slot.grown.connect(self.reveal_slot)
        self.phrases.clicked.connect(lambda _checked: self.open_phrases())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._reveal_slot)
        self._lay_out()

    @property
    def item_id(self) -> int:
        """Return the item in front, 0 without a programme."""
        return self._item_id

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """Return the lines shown, in order."""
        return tuple(self._rows.values())

    def show_item(self, view: MeetingView, item: AgendaItem | None) -> None:
        """Show an item; focus, scroll place and everything being typed stay."""
        file, self._view = view.file, view
        self._item_id = item.id if item else 0
        self.heading.set_text(_heading(file, item))
        self.slot.setVisible(not view.is_locked)
        if item is None:
            return
        self.texts.show_item(file, item, is_read_only=view.is_locked)
        self._show_facts(view, item)
        self._show_lines(flow_lines(file, item))

    def set_open(self, key: str) -> None:
        """Take the line that is being written in the slot out of the lines above."""
        self._open_key = key
        for row in self._rows.values():
            row.setVisible(row.line.key != key)

    def row_with_keyboard(self) -> EntryRow | None:
        """Return the line the keyboard stands on."""
        return next((row for row in self._rows.values() if row.isAncestorOf(_focus(self))), None)

    def reveal_slot(self) -> None:
        """Scroll to the slot once everything has its place."""
        self._soon.start()

    def open_phrases(self) -> None:
        """Offer the wordings of this kind of item under the button."""
        item = self._view.file.item(self._item_id) if self._view else None
        kept = self.texts.kept_with_keyboard() or self.slot.field
        self.menu.clear()
        for phrase in phrases_for(item):
            words = phrase.replace("\n", " · ")
            act = self.menu.addAction(
                words if len(words) <= _LONGEST_PHRASE else f"{words[:_LONGEST_PHRASE]}…"
            )
            act.triggered.connect(lambda _checked=False, text=phrase: self._insert(kept, text))
        self.menu.popup(self.phrases.mapToGlobal(QPoint(0, self.phrases.height() + 2)))

    def _insert(self, kept: KeptText | None, text: str) -> None:
        target = kept or self.texts.blocks[CONTENT].kept
        target.insert(text)
        target.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, typed: str) -> tuple[SpeakerMatch, ...]:
        return find_speakers(self._view.file, typed) if self._view else ()

    def _show_facts(self, view: MeetingView, item: AgendaItem) -> None:
        file = view.file
        is_paper = file.header.afterwards and not view.is_locked
        self.times.setVisible(is_paper)
        if is_paper:
            self.times.show_item(item, file.header.day)
        has_results = RESULTS_STEP in item.step_ids and file.previous is not None
        self.results.setVisible(has_results)
        self.results_words.setVisible(has_results)
        if has_results:
            self.results.show_file(file)
            self.results_words.setText(results_sentence(file))
        self.dues.setVisible(DUES_STEP in item.step_ids)
        self.dues.setEnabled(not view.is_locked)
        self.dues.set_value(file.header.dues_announced)
        self.state.setText(_state_words(file, item))
        self.state.setVisible(bool(self.state.text()))

    def _show_lines(self, lines: tuple[FlowLine, ...]) -> None:
        wanted = {line.key for line in lines}
        for key in [key for key in self._rows if key not in wanted]:
            row = self._rows.pop(key)
            if row.isAncestorOf(_focus(self)):
                self.slot.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lines.removeWidget(row)
            drop(row)
        has_new = False
        ordered: dict[str, EntryRow] = {}
        for place, line in enumerate(lines):
            has_new = has_new or line.key not in self._rows
            row = self._rows.get(line.key) or self._new_row()
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)
            row.show_line(line)
            row.setVisible(line.key != self._open_key)
            ordered[line.key] = row
        self._rows = ordered
        if has_new:
            self.reveal_slot()

    def _new_row(self) -> EntryRow:
        row = EntryRow(self._workspace.now)
        row.opened.connect(self.line_opened)
        row.deleted.connect(self.line_deleted)
        row.timed.connect(self.line_timed)
        return row

    def _reveal_slot(self) -> None:
        """Show as much of the slot as there is room for, and surely the field with the keyboard."""
        if not self.slot.isVisible():
            return
        self.area.ensureWidgetVisible(self.slot, 0, 12)
        field = _focus(self)
        if self.slot.isAncestorOf(field) and self.slot.height() > self.area.viewport().height():
            self.area.ensureWidgetVisible(field, 0, 3 * field.height())

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(16, 6, 10, 6)
        header.setSpacing(8)
        header.addWidget(self.heading, 1)
        header.addWidget(self.phrases)
        self.add_layout(header)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 14, 12)
        column.setSpacing(2)
        for widget in (self.state, self.times, self.dues, self.results_words, self.results):
            column.addWidget(widget)
        blocks = self.texts.blocks
        column.addWidget(blocks[CONTENT])
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addLayout(self._lines)
        column.addWidget(self.slot)
        for name, block in blocks.items():
            if name != CONTENT:
                column.addWidget(block)
        column.addWidget(self.texts.openers)
        column.addStretch(1)
        self.area: QScrollArea = scrolling(inner)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.add(self.area, 1)
        self.setMinimumHeight(160)


def _heading(file: MeetingFile, item: AgendaItem | None) -> str:
    if item is None:
        return "Chưa có chương trình"
    return f"{place_of(file, item)}. {short_title(item)}"


def _state_words(file: MeetingFile, item: AgendaItem) -> str:
    """Return what became of an item that is not running: its times, or why it was left out."""
    if item.fate in _FATES:
        reason = f": {item.fate_reason}" if item.fate_reason else ""
        return f"Mục này {_FATES[item.fate]}{reason}."
    running = running_item(file)
    if file.header.afterwards or (running is not None and running.id == item.id):
        return ""
    if item.started_at is None:
        return "" if item.fate else "Mục này chưa tới."
    end = f" đến {clock_text(item.ended_at)}" if item.ended_at else ""
    minutes = item.actual_minutes
    spent = f", {minutes} phút" if minutes is not None else ""
    hint = "" if file.header.stage is MeetingStage.LOCKED else " F9 để sửa giờ."
    return f"Từ {clock_text(item.started_at)}{end}{spent}.{hint}"


def _focus(widget: QWidget) -> QWidget:
    focused = widget.window().focusWidget()
    return focused if focused is not None else widget.window()
