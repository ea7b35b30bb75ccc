"""A place of the window: title, one sentence, acts, content; refreshed when its tables change."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit.labels import Label
from ui.kit.scroll_area import ScrollArea
from ui.kit.tokens import data

BESIDE = "beside"
"""Property of a window: how many pixels of its width the help beside the page takes."""
ROOM_EVENTS = frozenset({QEvent.Type.Resize, QEvent.Type.DynamicPropertyChange})
"""After one of these on its window, a page may have other room."""


class PageHeader(QWidget):
    """The page's name, one sentence on its state, and its acts with the primary one last."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "title")
        self.subtitle = Label(subtitle, "secondary", wrap=True)
        self.subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addLayout(self._acts)
        self.setMinimumHeight(44)

    def set_title(self, title: str) -> None:
        """Show another name."""
        self.title.setText(title)

    def set_subtitle(self, sentence: str) -> None:
        """Show another sentence, or none."""
        self.subtitle.setText(sentence)
        self.subtitle.setVisible(bool(sentence))

    def set_acts(self, acts: Sequence[QWidget]) -> None:
        """Put the acts at the right, the primary one last."""
        for act in acts:
            self._acts.addWidget(act)


class Page(QWidget):
    """What every screen is; subclasses set `title` and `tables` and write `refresh`."""

    title = ""
    tables: frozenset[str] = frozenset()
    """The tables whose changes this page shows."""
    topic_changed = Signal()
    """Another part of the page is in front, which the help beside it follows."""

    def __init__(self, parent: QWidget | None = None, *, scrolls: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_stale = True
        self._has_acts = False
        self.header = PageHeader(self.title)
        layout = data()["layout"]
        column = QVBoxLayout(self)
        side, top = layout["pagePaddingX"], layout["pagePaddingY"]
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(layout["cardGap"])
        column.addWidget(self.header)
        self.body = self._scrolled_body(column) if scrolls else _plain_body(column)

    def refresh(self) -> None:
        """Load again what the page shows."""

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header, the primary one last."""
        return ()

    def topic(self) -> str:
        """Return the word of the part in front, by which help knows it; "" for the page itself."""
        return ""

    def set_subtitle(self, sentence: str) -> None:
        """Say the state of the page in one sentence."""
        self.header.set_subtitle(sentence)

    def on_changed(self, tables: Iterable[str]) -> None:
        """Refresh now if seen, later if not, when one of its tables has changed."""
        if self.tables.isdisjoint(tables):
            return
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def mark_stale(self) -> None:
        """Refresh when the page is next shown, or now if it is."""
        self._is_stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Load again if something has changed since the last time."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Load before the first look."""
        super().showEvent(event)
        if not self._has_acts:
            self._has_acts = True
            self.header.set_acts(self.acts())
        self.refresh_if_stale()

    def _scrolled_body(self, column: QVBoxLayout) -> QVBoxLayout:
        inner = QWidget()
        inner.setObjectName("scrolled")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(data()["layout"]["cardGap"])
        column.addWidget(scrolling(inner), 1)
        return body


def _plain_body(column: QVBoxLayout) -> QVBoxLayout:
    body = QVBoxLayout()
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(data()["layout"]["cardGap"])
    column.addLayout(body, 1)
    return body


def scrolling(inner: QWidget) -> QScrollArea:
    """Return an area that scrolls a widget up and down, never sideways."""
    return take_in(ScrollArea(), inner)


def scrolling_whole(inner: QWidget) -> QScrollArea:
    """Return an area that scrolls a form, which gets the height its words need at its width."""
    return take_in(_WholeArea(), inner)


def window_room(part: QWidget) -> QSize:
    """Return the size of a part's window, less what the help takes of it."""
    window = part.window()
    return window.size() - QSize(int(window.property(BESIDE) or 0), 0)


def scroll_to_top(part: QWidget) -> None:
    """Show the beginning of whatever scrolls a part, as when other content takes its place."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.verticalScrollBar().setValue(0)
        above = above.parentWidget()


class _WholeArea(ScrollArea):
    """Keeps wrapped words from being squeezed: a smallest size knows nothing of the width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height at the new width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when something inside wants another height."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is not None and layout is not None and layout.hasHeightForWidth():
            inner.setMinimumHeight(layout.totalHeightForWidth(self.viewport().width()))


def take_in(area: QScrollArea, inner: QWidget) -> QScrollArea:
    """Let an area scroll a widget; all that is in the widget by then is dressed at once."""
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
