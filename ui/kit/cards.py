"""White sheets on the window: cards with a header, empty lists, tinted notices."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QChildEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import icon_button, secondary
from ui.kit.labels import IconLabel, Label, hairline

HEADER_GAP = 6
"""Above and below a control in the header of a card."""
PADDING = 16
RADIUS = 8


class _Edge(QWidget):
    """Lies over a card whose content runs to its edges and keeps the corners round."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover the four corners with the window's colour and draw the edge again."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(inner, RADIUS, RADIUS)
        painter.fillPath(outside.subtracted(inside), theme.colour("window"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawRoundedRect(inner, RADIUS, RADIUS)


class _Header(QWidget):
    """Holds title and small things; a button in it never touches the edges of the card."""

    def __init__(self) -> None:
        super().__init__()
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setMinimumHeight(theme.sizes().control + 2 * HEADER_GAP)


class Card(QFrame):
    """A sheet with a title at the left and small things at the right; content goes into `body`."""

    def __init__(
        self,
        title: str = "",
        *,
        right: Sequence[QWidget] = (),
        edge_to_edge: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.title = Label(title, "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        if title:
            column.addWidget(self._header(right))
            self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(0 if edge_to_edge else 8)
        side = 0 if edge_to_edge else PADDING - 1
        top = 0 if title else side
        self.body.setContentsMargins(side, top, side, side)
        column.addLayout(self.body, 1)
        self._edge = _Edge(self) if edge_to_edge else None

    def childEvent(self, event: QChildEvent) -> None:
        """Keep the edge above whatever is put in."""
        super().childEvent(event)
        edge = getattr(self, "_edge", None)
        if edge is not None and event.added():  # asking which child costs a tenth of a page
            edge.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge at the edge."""
        super().resizeEvent(event)
        if self._edge is not None:
            self._edge.setGeometry(self.rect())

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under the others."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row under the others."""
        self.body.addLayout(layout)

    def add_line(self) -> None:
        """Draw a line under what is there."""
        self.body.addWidget(hairline())

    def _header(self, right: Sequence[QWidget]) -> QWidget:
        header = _Header()
        row = QHBoxLayout(header)
        row.setContentsMargins(PADDING - 1, 0, PADDING - 1, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        return header


class EmptyState(QWidget):
    """What an empty list says: a picture, one sentence, a hint and one act."""

    pressed = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        hint: str = "",
        *,
        act: str = "",
        act_icon: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, wrap=True)
        self.hint = Label(hint, "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for label in (self.sentence, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)  # first: shown without a parent it would be a window
            label.setVisible(bool(label.text()))
        if act:
            button = secondary(act, icon=act_icon)
            button.clicked.connect(lambda _checked: self.pressed.emit())
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, sentence: str, hint: str = "") -> None:
        """Say something else, as when a filter finds nothing."""
        for label, text in ((self.sentence, sentence), (self.hint, hint)):
            label.setText(text)
            label.setVisible(bool(text))


NoticeRole = Literal["info", "warn", "error", "gold", "ok"]
_NOTICE_ICONS = {
    "info": "info",
    "warn": "triangle-alert",
    "error": "octagon-alert",
    "gold": "flask-conical",
    "ok": "circle-check",
}


class Notice(QFrame):
    """A tinted strip inside a page: icon, sentence, and at most one act."""

    def __init__(
        self,
        text: str,
        role: NoticeRole = "info",
        *,
        act: str = "",
        on_act: Callable[[], None] | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("notice", role)
        self.label = Label(text, wrap=True)
        colour = "gold_text" if role == "gold" else role
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 6, 8, 6)
        row.setSpacing(10)
        icon = IconLabel(_NOTICE_ICONS[role], colour, theme.sizes().icon - 2)
        row.addWidget(icon)
        row.addWidget(self.label, 1)
        self.setMinimumHeight(44)
        if act and on_act is not None:
            button = secondary(act, small=True)
            button.clicked.connect(lambda _checked: on_act())
            row.addWidget(button)
        if closable:
            close = icon_button("x", "Đóng thông báo", small=True)
            close.clicked.connect(lambda _checked: self.hide())
            row.addWidget(close)

    def set_text(self, text: str) -> None:
        """Show another sentence."""
        self.label.setText(text)
