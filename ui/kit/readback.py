"""The full page from which the minutes are read aloud, marked and adopted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.chips import Chip, ChipSpec
from ui.kit.labels import Label, hairline
from ui.kit.readback_page import (
    ReadbackMark,
    ReadbackPage,
    ReadbackParagraph,
    ReadbackSection,
)
from ui.kit.scroll_area import ScrollArea

__all__ = ["ReadbackMark", "ReadbackParagraph", "ReadbackSection", "ReadbackView"]

SMALLEST, LARGEST, STEP = 12.0, 48.0, 2.0


class ReadbackView(QWidget):
    """One section at a time in large type; M marks a place to correct, Esc leaves."""

    marked = Signal(str, str)
    unmarked = Signal(str)
    adopted = Signal()
    left = Signal()
    section_shown = Signal(int)

    def __init__(self, title: str, badge: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[ReadbackSection, ...] = ()
        self._index = 0
        self._bigger = 0.0
        self.setObjectName("readback")
        self.page = ReadbackPage()
        self.page.clicked.connect(self.ask_note)
        self.page.installEventFilter(self)
        self.note = QLineEdit()
        self.note.setAccessibleName("Chỗ cần sửa")
        self.note.setPlaceholderText("ví dụ: Đ/c Huy: ghi rõ do chờ hồ sơ thanh lý")
        self.note.returnPressed.connect(self._save_note)
        self.note.installEventFilter(self)
        self._lay_out(title, badge)
        theme.notifier().changed.connect(self._show)

    @property
    def index(self) -> int:
        """Return the number of the section shown, from 0."""
        return self._index

    @property
    def points(self) -> float:
        """Return the type size in force."""
        return min(max(theme.sizes().font_readback + self._bigger, SMALLEST), LARGEST)

    def set_sections(self, sections: tuple[ReadbackSection, ...]) -> None:
        """Show the minutes, at the same section as before where it still exists."""
        self._sections = sections
        self._index = min(self._index, max(len(sections) - 1, 0))
        self._show()

    def set_marks(self, marks: tuple[ReadbackMark, ...]) -> None:
        """Show the places to correct."""
        self.page.set_marks(marks)
        self._say_place()

    def set_adopt(self, text: str, *, is_possible: bool = True) -> None:
        """Name the button of adoption, or take it away."""
        self.adopt.setText(text)
        self.adopt.setEnabled(is_possible)

    def go_to(self, index: int) -> None:
        """Show a section from its beginning."""
        if not 0 <= index < len(self._sections) or index == self._index:
            return
        self._index = index
        self._show()
        self.area.verticalScrollBar().setValue(0)
        self.section_shown.emit(index)

    def turn(self, step: int) -> None:
        """Go on: the rest of a long section first, then the next section; or back."""
        bar = self.area.verticalScrollBar()
        target = bar.value() + step * round(bar.pageStep() * 0.9)
        if (step > 0 and bar.value() < bar.maximum()) or (step < 0 and bar.value() > 0):
            bar.setValue(target)
        else:
            self.go_to(self._index + step)

    def zoom(self, step: int) -> None:
        """Make the type larger or smaller; 0 gives the usual size back."""
        wanted = self._bigger + step * STEP if step else 0.0
        base = theme.sizes().font_readback
        self._bigger = min(max(base + wanted, SMALLEST), LARGEST) - base
        self.page.set_points(self.points)

    def ask_note(self, key: str) -> None:
        """Open the note of a paragraph; without a note the mark is taken away."""
        if not key:
            return
        self.page.move_to(key)
        self.note.setText(self.page.note_of(key))
        self._note_row.show()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn, mark, resize and leave with the keys of the page."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.note:
            return event.key() == Qt.Key.Key_Escape and self._close_note()
        return self._on_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the same keys when a button has the keyboard."""
        if not self._on_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet on which everything stands."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.end()

    def _on_key(self, event: QKeyEvent) -> bool:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() not in _ZOOMS:
                return False
            self.zoom(_ZOOMS[Qt.Key(event.key())])
            return True
        match event.key():
            case Qt.Key.Key_Space:
                self.turn(-1 if is_back else 1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self.turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left | Qt.Key.Key_Backspace:
                self.turn(-1)
            case Qt.Key.Key_M:
                self.ask_note(self.page.current_key)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True

    def _save_note(self) -> None:
        key, text = self.page.current_key, self.note.text().strip()
        had_note = bool(self.page.note_of(key))
        self._close_note()
        if text:
            self.marked.emit(key, text)
        elif had_note:
            self.unmarked.emit(key)

    def _close_note(self) -> bool:
        self._note_row.hide()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show(self) -> None:
        section = self._sections[self._index] if self._sections else None
        self.page.set_points(self.points)
        self.page.set_section(section)
        self.back.setEnabled(self._index > 0)
        self.forward.setEnabled(self._index + 1 < len(self._sections))
        self._say_place()

    def _say_place(self) -> None:
        keys = {part.key for section in self._sections for part in section.paragraphs}
        count = sum(1 for mark in self.page.marks if mark.key in keys)
        place = f"Mục {self._index + 1} trên {len(self._sections)}" if self._sections else ""
        self.place.setText(f"{place} · {count} chỗ cần sửa" if count else place)

    def _lay_out(self, title: str, badge: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area = ScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.page)
        parts = (self._head(title, badge), hairline(), self.area)
        for part in (*parts, self._note_bar(), hairline(), self._foot()):
            column.addWidget(part, 1 if part is self.area else 0)
        self.setFocusProxy(self.page)

    def _head(self, title: str, badge: str) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        leave = quiet("Về điều hành", icon="arrow-left", keys="Esc")
        leave.clicked.connect(self.left)
        row.addWidget(leave)
        row.addStretch(1)
        if badge:
            row.addWidget(Chip(ChipSpec(badge, "gold", "flask-conical")))
        row.addWidget(Label(title, "strong"))
        row.addStretch(1)
        row.addWidget(Label("Cỡ chữ", "secondary"))
        for icon, name, step in (("minus", "Cỡ chữ nhỏ hơn", -1), ("plus", "Cỡ chữ lớn hơn", 1)):
            button = secondary("", icon=icon)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} (Ctrl {'+' if step > 0 else '−'})")
            button.clicked.connect(lambda _=False, by=step: self.zoom(by))
            row.addWidget(button)
        return head

    def _note_bar(self) -> QWidget:
        self._note_row = QWidget()
        row = QHBoxLayout(self._note_row)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        label = Label("Chỗ cần sửa", "label")
        label.setBuddy(self.note)
        row.addWidget(label)
        row.addWidget(self.note, 1)
        save = secondary("Ghi lại", keys="Enter")
        save.clicked.connect(self._save_note)
        row.addWidget(save)
        self._note_row.hide()
        return self._note_row

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(16)
        self.back = secondary("Mục trước", icon="chevron-left")
        self.back.clicked.connect(lambda: self.go_to(self._index - 1))
        self.forward = secondary("Mục sau", icon="chevron-right", keys="Dấu cách")
        self.forward.clicked.connect(lambda: self.go_to(self._index + 1))
        mark = secondary("Đánh dấu chỗ cần sửa", icon="pencil", keys="M")
        mark.clicked.connect(lambda: self.ask_note(self.page.current_key))
        self.place = Label("", "secondary")
        self.adopt = primary("Biểu quyết thông qua", icon="vote")
        self.adopt.clicked.connect(self.adopted)
        for widget in (self.back, self.forward, mark):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.place)
        row.addWidget(self.adopt)
        return foot


_ZOOMS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
