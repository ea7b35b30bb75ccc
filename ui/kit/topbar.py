"""The bar above every page: the year, the way to find anything, what is saved, undo and redo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import LinkButton, icon_button, quiet
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.search_button import SearchButton
from ui.kit.year_menu import YearSelector

SIDE, GAP = 24, 12
NARROW = 1000
"""Below this width *Hoàn tác* is an arrow only."""


class SavedState(QWidget):
    """“Đã lưu 15:12”, or that something could not be saved, with the reason one press away."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self._icon = IconLabel("check", "text_muted")
        self.label = Label("", "small")
        self.why = LinkButton("Xem", style="small")
        self.why.setAccessibleName("Xem vì sao chưa lưu được")
        self.why.clicked.connect(lambda _checked: self.asked.emit(self._reason))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._icon, self.label, self.why):
            row.addWidget(part)
        self.hide()

    def show_saved(self, clock: str) -> None:
        """Say when the last change was kept."""
        self._show("", f"Đã lưu {clock}")

    def show_failure(self, reason: str) -> None:
        """Say that the last change was not kept."""
        self._show(reason, "Chưa lưu được")

    def _show(self, reason: str, words: str) -> None:
        self._reason = reason
        self._icon.set_icon(*(("octagon-alert", "error") if reason else ("check", "text_muted")))
        self.label.setText(words)
        self.label.set_tone("error" if reason else "")
        self.setToolTip(reason or "Sổ tự lưu mỗi thay đổi.")
        self.why.setVisible(bool(reason))
        self.show()


class TopBar(QFrame):
    """Stays above the pages; says what is asked of it by signals."""

    find_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.years = YearSelector()
        self.search = SearchButton("Tìm")
        self.saved = SavedState()
        self.undo_button = quiet("Hoàn tác", icon="undo-2")
        self.undo_arrow = icon_button("undo-2", "Hoàn tác", keys="Ctrl+Z")
        self.redo_button = icon_button("redo-2", "Làm lại", keys="Ctrl+Y")
        self._separator = hairline(vertical=True)
        self._separator.setFixedHeight(24)
        for button, signal in (
            (self.undo_button, self.undo_asked),
            (self.undo_arrow, self.undo_asked),
            (self.redo_button, self.redo_asked),
            (self.search, self.find_asked),
        ):
            button.clicked.connect(lambda _checked, said=signal: said.emit())
        self._is_open = self._is_narrow = False
        self._lay_out()
        self.set_undo(None, None)
        self.set_open(is_open=False)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def set_open(self, *, is_open: bool) -> None:
        """Show the bar's parts, or keep it empty while no book is open."""
        self._is_open = is_open
        for part in (self.years, self.search, self._separator, self.redo_button):
            part.setVisible(is_open)
        if not is_open:
            self.saved.hide()
        self._show_undo()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show undo as an arrow when room is short."""
        self._is_narrow = is_narrow
        self._show_undo()

    def set_undo(self, undo: str | None, redo: str | None) -> None:
        """Name the actions undo and redo would act on, None when there is none."""
        undo_words = _tooltip("Hoàn tác", undo, "Ctrl+Z")
        for button in (self.undo_button, self.undo_arrow):
            button.setEnabled(undo is not None)
            button.setToolTip(undo_words)
            button.setAccessibleName(f"Hoàn tác: {undo}" if undo else "Hoàn tác")
        self.redo_button.setEnabled(redo is not None)
        self.redo_button.setToolTip(_tooltip("Làm lại", redo, "Ctrl+Y"))
        self.redo_button.setAccessibleName(f"Làm lại: {redo}" if redo else "Làm lại")

    def _show_undo(self) -> None:
        self.undo_button.setVisible(self._is_open and not self._is_narrow)
        self.undo_arrow.setVisible(self._is_open and self._is_narrow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 1)
        row.setSpacing(GAP)
        row.addWidget(self.years)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        row.addWidget(self.saved)
        row.addWidget(self._separator, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.undo_button, self.undo_arrow, self.redo_button):
            row.addWidget(button)

    def _dress(self) -> None:
        self.setFixedHeight(theme.sizes().top_bar)


def _tooltip(verb: str, action: str | None, keys: str) -> str:
    if action is None:
        return f"Chưa có gì để {verb.lower()} ({keys})"
    return f"{verb}: {action} ({keys})"
