"""The tabs of the five steps, each with its mark: done, a figure, or things to see."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionTab, QStylePainter, QTabBar, QWidget

from ui.kit import icons, theme
from ui.kit.chips import ChipSpec, chip_width, paint_chip
from ui.meetings.step import MeetingStep

OK = "ok"
PADDING, TIGHT_PADDING, GAP = 14, 9, 8
UNDERLINE = 3
KEYS = {
    "prepare": "Alt+C",
    "attendance": "Alt+D",
    "run": "Alt+H",
    "score": "Alt+M",
    "finish": "Alt+T",
}


class Density(Enum):
    """How close the tabs stand: with pictures, without, and with less room around the words."""

    FULL = 0
    PLAIN = 1
    TIGHT = 2


def _padding(density: Density) -> int:
    return TIGHT_PADDING if density is Density.TIGHT else PADDING


class StepTabs(QTabBar):
    """One tab a step; picture, words and mark are drawn as the design places them."""

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
        self._density = Density.FULL
        theme.notifier().changed.connect(self.updateGeometry)

    def set_steps(self, steps: Sequence[type[MeetingStep]]) -> None:
        """Show the steps that are there."""
        self._steps, self._marks = tuple(steps), [""] * len(steps)
        for step in steps:
            place = self.addTab(step.title.replace("&", "&&"))
            keys = KEYS.get(step.key, "")
            self.setTabToolTip(place, f"{step.title} ({keys})" if keys else step.title)

    def set_marks(self, marks: Mapping[int, str]) -> None:
        """Show the marks of steps by place: "ok", a figure, or "3!" for things to see."""
        others = {place: mark for place, mark in marks.items() if mark != self._marks[place]}
        for place, mark in others.items():
            self._marks[place] = mark
            self.setAccessibleTabName(place, f"{self._steps[place].title}{_spoken(mark)}")
        if others:
            self._lay_again()

    def marks(self) -> tuple[str, ...]:
        """Return the marks shown."""
        return tuple(self._marks)

    def width_at(self, density: Density) -> int:
        """Return the room of all tabs when they stand so close."""
        places = [place for place in range(self.count()) if self.isTabVisible(place)]
        return sum(self._tab_width(place, density) for place in places)

    def fit_into(self, room: int) -> bool:
        """Stand as close as the room asks for; false when even the closest does not fit."""
        fitting = next((d for d in Density if self.width_at(d) <= room), None)
        density = Density.TIGHT if fitting is None else fitting
        if density is not self._density:
            self._density = density
            self._lay_again()
        return fitting is not None

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of picture, words at their boldest, and mark."""
        return QSize(self._tab_width(index, self._density), theme.sizes().tab)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut, the bar scrolls instead."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """Return the room of all tabs."""
        return QSize(self.width_at(self._density), theme.sizes().tab)

    def minimumSizeHint(self) -> QSize:
        """Return the room of one tab and the scroll buttons."""
        return QSize(200, theme.sizes().tab)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each tab as the style sheet shapes it, the chosen one last."""
        painter = QStylePainter(self)
        for place in range(self.count()):
            if not self.isTabVisible(place):
                continue
            option = QStyleOptionTab()
            self.initStyleOption(option, place)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
            self._paint_label(painter, place, self.tabRect(place))

    def _paint_label(self, painter: QStylePainter, place: int, area: QRect) -> None:
        is_current = place == self.currentIndex()
        colour = self._colour(place, is_current=is_current)
        left = area.left() + _padding(self._density)
        middle = area.center().y() - UNDERLINE // 2
        step = self._steps[place]
        if self._density is Density.FULL and step.icon:
            side = theme.sizes().icon - 2
            picture = icons.pixmap(step.icon, colour, side, self.devicePixelRatioF())
            painter.drawPixmap(left, middle - side // 2, picture)
            left += side + GAP
        font = theme.font(weight=600 if is_current else 400)
        width = QFontMetrics(font).horizontalAdvance(step.title)
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        words = QRect(left, area.top(), width + 2, area.height() - UNDERLINE)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(words, flags, step.title)
        self._paint_mark(painter, place, QPoint(left + width + GAP, middle), colour)

    def _paint_mark(self, painter: QStylePainter, place: int, at: QPoint, colour: str) -> None:
        mark = self._marks[place]
        if mark == OK:
            side = theme.sizes().icon_small
            shown = "ok" if colour != "on_primary" else colour
            picture = icons.pixmap("check", shown, side, self.devicePixelRatioF())
            painter.drawPixmap(at.x(), at.y() - side // 2, picture)
        elif mark.endswith("!"):
            spec = ChipSpec(mark[:-1], "warn")
            height = theme.sizes().chip - 3
            area = QRectF(at.x(), at.y() - height / 2, chip_width(spec), height)
            paint_chip(painter, area, spec, self.devicePixelRatioF())
        elif mark:
            painter.setFont(theme.font("small", weight=600))
            painter.setPen(theme.colour(colour))
            area = QRectF(at.x(), at.y() - 20, self._mark_width(mark) + 2, 40)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, mark)

    def _colour(self, place: int, *, is_current: bool) -> str:
        if is_current:
            return "on_primary" if theme.current().is_high_contrast else "primary_text"
        is_near = self.tabAt(self.mapFromGlobal(self.cursor().pos())) == place
        return "text" if is_near and self.underMouse() else "text_secondary"

    def _tab_width(self, place: int, density: Density) -> int:
        words = QFontMetrics(theme.font(weight=600)).horizontalAdvance(self._steps[place].title)
        has_picture = density is Density.FULL and bool(self._steps[place].icon)
        picture = theme.sizes().icon - 2 + GAP if has_picture else 0
        mark = self._marks[place]
        behind = self._mark_width(mark) + GAP if mark else 0
        return words + picture + behind + 2 * _padding(density)

    def _mark_width(self, mark: str) -> int:
        if mark == OK:
            return theme.sizes().icon_small
        if mark.endswith("!"):
            return chip_width(ChipSpec(mark[:-1], "warn"))
        return QFontMetrics(theme.font("small", weight=600)).horizontalAdvance(mark)

    def _lay_again(self) -> None:
        """Let the bar ask for the sizes of the tabs again, as it does when pictures are sized."""
        self.setIconSize(self.iconSize())


def _spoken(mark: str) -> str:
    if not mark:
        return ""
    if mark == OK:
        return ", đã xong"
    return f", {mark[:-1]} việc cần xem" if mark.endswith("!") else f", {mark}"
