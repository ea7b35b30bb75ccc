"""Small parts of the meeting workspace: the row of tabs, the strip, two buttons, the keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.domain.findings import Severity
from app.domain.meeting_views import MeetingView
from ui.kit.buttons import ButtonKind, PushButton
from ui.kit.cards import Notice
from ui.kit.labels import hairline
from ui.meetings.step import MeetingStep
from ui.meetings.tabs import StepTabs

ACT_GAP = 12


class ActsRow(QWidget):
    """The acts of one step beside each other."""

    def __init__(self, acts: Sequence[QWidget]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ACT_GAP)
        for act in acts:
            row.addWidget(act)


BELOW = 3
"""The row of acts without room beside the tabs: free of the line under these."""


class TabRow(QWidget):
    """Tabs with a line under them; acts stand at the right end, or below when room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = StepTabs()
        self._acts: ActsRow | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ACT_GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._grid)
        self._grid.addWidget(self.tabs, 0, 0)
        self._grid.addWidget(hairline(), 1, 0, 1, 2)

    def set_acts(self, acts: ActsRow | None) -> None:
        """Show the acts of a step here, or none."""
        if self._acts is not None and acts is not self._acts:
            self._grid.removeWidget(self._acts)
        self._acts = acts
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose where the acts stand."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self._acts.sizeHint().width() + ACT_GAP if self._acts is not None else 0
        is_beside = self.tabs.fit_into(self.width() - beside)
        if self._acts is None:
            return
        if not is_beside:
            self.tabs.fit_into(self.width())
        row, column = (0, 1) if is_beside else (BELOW, 0)
        self._grid.setRowMinimumHeight(BELOW - 1, 0 if is_beside else ACT_GAP)
        held = self._grid.itemAtPosition(row, column)
        if held is None or held.widget() is not self._acts:
            self._grid.removeWidget(self._acts)
            across = 1 if is_beside else 2
            self._grid.addWidget(self._acts, row, column, 1, across, Qt.AlignmentFlag.AlignRight)


class StandingStrip(QWidget):
    """Says that a meeting is locked, put off or not held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = {True: Notice("", "info"), False: Notice("", "warn")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for notice in self._notices.values():
            column.addWidget(notice)
        self._said: tuple[str, bool] = ("", False)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is said."""
        return self._said[0]

    def say(self, sentence: str, *, is_locked: bool) -> None:
        """Show a sentence, or nothing."""
        if (sentence, is_locked) == self._said:
            return
        self._said = (sentence, is_locked)
        self._notices[is_locked].set_text(sentence)
        for role, notice in self._notices.items():
            notice.setVisible(role is is_locked)
        self.setVisible(bool(sentence))


class PanelButton(PushButton):
    """Opens the drawer: “Cần xử lý 3”, or “Hiện điểm” when nothing is to be seen to."""

    def __init__(self) -> None:
        super().__init__("Hiện điểm", ButtonKind.SECONDARY, icon="gauge")

    def show_view(self, view: MeetingView) -> None:
        """Count what asks for something."""
        asking = [f for f in view.findings if f.severity is not Severity.INFO and not f.overridden]
        self.setText(f"Cần xử lý {len(asking)}" if asking else "Hiện điểm")
        self.set_icon("triangle-alert" if asking else "gauge")
        self.setAccessibleName(self.text())


class StepsMenu(PushButton):
    """Leads to the other steps where the tabs have gone."""

    def __init__(self) -> None:
        super().__init__("Các bước", ButtonKind.QUIET, icon="chevron-down")
        self._menu = QMenu(self)
        self.clicked.connect(lambda _checked: self.open_menu())

    def set_steps(self, steps: Sequence[type[MeetingStep]], go: Callable[[str], object]) -> None:
        """Offer the steps."""
        for step in steps:
            act = self._menu.addAction(step.title.replace("&", "&&"))
            act.triggered.connect(partial(_call, go, step.key))

    def open_menu(self) -> None:
        """Show the steps under the button."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


def _call(go: Callable[[str], object], key: str, _checked: bool = False) -> None:
    go(key)


def add_keys(owner: QWidget, keys: Sequence[tuple[str, Callable[[], object]]]) -> None:
    """Let keys do something while a widget is seen."""
    for sequence, act in keys:
        shortcut = QShortcut(QKeySequence(sequence), owner)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)


class Band(QWidget):
    """A place across step and panel that holds what the step in front has for it."""

    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def hold(self, widget: QWidget | None) -> None:
        """Show this widget and put the one before away, or nothing at all."""
        if widget is not self._held:
            if self._held is not None:
                self._row.removeWidget(self._held)
                self._held.hide()
            self._held = widget
            if widget is not None:
                self._row.addWidget(widget)
                widget.show()
        self.setVisible(widget is not None)
