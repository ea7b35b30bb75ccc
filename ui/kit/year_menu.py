"""The year the window shows: one back, one forward, or one of a list."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.kit import icons, theme
from ui.kit.menus import Menu

NAME_PADDING = 8
EARLIEST, LATEST = 1930, 2200

YearCounts = Callable[[], tuple[tuple[int, int], ...]]
"""Gives the years worth offering, latest first, each with its number of meetings."""


class YearSelector(QFrame):
    """“Năm 2026” between two arrows; a click on the year opens the list of years."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("input", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._year = 0
        self._counts: YearCounts = tuple
        self.before = _arrow("Năm trước (Alt+←)")
        self.after = _arrow("Năm sau (Alt+→)")
        self.name = QToolButton()
        for button in (self.before, self.name, self.after):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.before.clicked.connect(lambda _checked: self.step(-1))
        self.after.clicked.connect(lambda _checked: self.step(1))
        self.name.clicked.connect(lambda _checked: self.open_list())
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for part in (self.before, self.name, self.after):
            row.addWidget(part)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    @property
    def year(self) -> int:
        """Return the year shown."""
        return self._year

    def set_counts(self, counts: YearCounts) -> None:
        """Ask here for the years of the list, each time it is opened."""
        self._counts = counts

    def set_year(self, year: int) -> None:
        """Show another year without announcing it."""
        self._year = year
        self.name.setText(f"Năm {year}" if year else "Năm")
        self.name.setAccessibleName(f"Năm {year}, chọn năm khác")
        self.before.setEnabled(year > EARLIEST)
        self.after.setEnabled(0 < year < LATEST)

    def step(self, years: int) -> None:
        """Ask for the year before or after."""
        wanted = self._year + years
        if self._year and EARLIEST <= wanted <= LATEST:
            self.chosen.emit(wanted)

    def open_list(self) -> Menu:
        """Show the years with their numbers of meetings."""
        menu = Menu(self)
        for year, count in self._counts():
            menu.addAction(self._year_action(menu, year, count))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return menu

    def _year_action(self, menu: Menu, year: int, count: int) -> QAction:
        meetings = f"{count} buổi" if count else "chưa có buổi nào"
        action = QAction(f"Năm {year}\t{meetings}", menu)
        action.setCheckable(True)
        action.setChecked(year == self._year)
        action.triggered.connect(lambda _checked: self.chosen.emit(year))
        return action

    def _dress(self) -> None:
        sizes = theme.sizes()
        self.setFixedHeight(sizes.control)
        for arrow, icon in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            arrow.setIcon(icons.icon(icon, "text_secondary", sizes.icon_small + 2))
            arrow.setIconSize(QSize(sizes.icon_small + 2, sizes.icon_small + 2))
            arrow.setFixedSize(sizes.control - 2, sizes.control - 2)
        self.name.setFont(theme.font("strong"))
        self.name.setFixedSize(self._name_width(), sizes.control - 2)

    def _name_width(self) -> int:
        widest = QFontMetrics(theme.font("strong")).horizontalAdvance("Năm 2088")
        return widest + 2 * NAME_PADDING


def _arrow(name: str) -> QToolButton:
    arrow = QToolButton()
    arrow.setToolTip(name)
    arrow.setAccessibleName(name.partition(" (")[0])
    return arrow
