"""The tabs of the five steps, each with its mark: done, a figure, or things to see."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from ui.kit import icons, theme
from ui.kit.chips import Chip, ChipSpec
from ui.kit.labels import IconLabel, Label
from ui.meetings.step import MeetingStep

OK = "ok"
PADDING, ICON, GAP = 14, 18, 8
KEYS = {
    "prepare": "Alt+C",
    "attendance": "Alt+D",
    "run": "Alt+H",
    "score": "Alt+M",
    "finish": "Alt+T",
}


class StepTabs(QTabBar):
    """One tab a step; the mark stands behind the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Các bước của buổi họp")
        self._steps: tuple[type[MeetingStep], ...] = ()
        self._marks: list[str] = []
        self._has_icons = True
        self.currentChanged.connect(lambda _place: self._dress())
        theme.notifier().changed.connect(self._dress)

    def set_steps(self, steps: Sequence[type[MeetingStep]]) -> None:
        """Show the steps that are there."""
        self._steps, self._marks = tuple(steps), [""] * len(steps)
        for step in steps:
            place = self.addTab(step.title.replace("&", "&&"))
            keys = KEYS.get(step.key, "")
            self.setTabToolTip(place, f"{step.title} ({keys})" if keys else step.title)
        self._dress()

    def set_mark(self, place: int, mark: str) -> None:
        """Show the mark of a step: "ok", a figure, or "3!" for things to see."""
        if mark == self._marks[place]:
            return
        self._marks[place] = mark
        old = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, _mark_widget(mark))
        if old is not None:
            old.deleteLater()
        self.setAccessibleTabName(place, f"{self._steps[place].title}{_spoken(mark)}")
        self.updateGeometry()

    def marks(self) -> tuple[str, ...]:
        """Return the marks shown."""
        return tuple(self._marks)

    def natural_width(self, *, with_icons: bool = True) -> int:
        """Return the room of all tabs."""
        places = [place for place in range(self.count()) if self.isTabVisible(place)]
        pictures = len(places) * (ICON + GAP)
        bar = sum(self._tab_width(place) for place in places)
        bar -= pictures if self._has_icons else 0
        return bar + pictures if with_icons else bar

    def set_icons(self, has_icons: bool) -> None:
        """Leave the pictures out where room is short."""
        if has_icons != self._has_icons:
            self._has_icons = has_icons
            self._dress()

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of picture, words at their boldest, and mark."""
        return QSize(self._tab_width(index), theme.sizes().tab)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut, the bar scrolls instead."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """Return the room of all tabs."""
        return QSize(self.natural_width(with_icons=self._has_icons), theme.sizes().tab)

    def minimumSizeHint(self) -> QSize:
        """Return the room of one tab and the scroll buttons."""
        return QSize(200, theme.sizes().tab)

    def _tab_width(self, place: int) -> int:
        words = QFontMetrics(theme.font(weight=600)).horizontalAdvance(self._steps[place].title)
        picture = ICON + GAP if self._has_icons else 0
        mark = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        behind = mark.sizeHint().width() + GAP if mark is not None else 0
        return words + picture + behind + 2 * PADDING + 6

    def _dress(self) -> None:
        for place, step in enumerate(self._steps):
            is_current = place == self.currentIndex()
            colour = "primary_text" if is_current else "text_secondary"
            if is_current and theme.current().is_high_contrast:
                colour = "on_primary"
            side = theme.sizes().icon - 2
            if self._has_icons and step.icon:
                self.setTabIcon(place, icons.icon(step.icon, colour, side, gap=2))
                self.setIconSize(QSize(side + 2, side))
            else:
                self.setTabIcon(place, QIcon())
        self.updateGeometry()


def _mark_widget(mark: str) -> QWidget | None:
    if not mark:
        return None
    holder = QWidget()
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 6, 2)
    row.addWidget(_picture(mark), 0, Qt.AlignmentFlag.AlignVCenter)
    return holder


def _picture(mark: str) -> QWidget:
    if mark == OK:
        return IconLabel("check", "ok")
    if mark.endswith("!"):
        return Chip(ChipSpec(mark[:-1], "warn"))
    return Label(mark, "label")


def _spoken(mark: str) -> str:
    if not mark:
        return ""
    if mark == OK:
        return ", đã xong"
    return f", {mark[:-1]} việc cần xem" if mark.endswith("!") else f", {mark}"
