"""Large choices one can look at first: a radio button, a title, and a picture or words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.labels import Label
from ui.kit.painting import draw_box, draw_ring
from ui.kit.radio import RadioButton

RADIUS, GAP = 8, 12


class OptionCard(QWidget):
    """One choice: the whole card can be pressed."""

    pressed = Signal()

    def __init__(self, title: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radio = RadioButton(title)
        self.radio.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.radio.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        top = QHBoxLayout()
        top.addWidget(self.radio, 1)
        if aside:
            top.addWidget(Label(aside, "small"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 6, 14, 12)
        self.column.setSpacing(4)
        self.column.addLayout(top)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def set_chosen(self, is_chosen: bool) -> None:
        """Show that this is the choice."""
        self.radio.setChecked(is_chosen)
        self.update()
        self.setAccessibleDescription("Đang chọn" if is_chosen else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet; the chosen one is tinted with a red edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        is_chosen = self.radio.isChecked()
        fill = "primary_tint" if is_chosen else "surface"
        draw_box(painter, area, fill=fill, edge="border_strong", radius=RADIUS)
        if is_chosen:
            draw_ring(painter, area, "primary", RADIUS - 1)
        if self.hasFocus():
            draw_ring(painter, area.adjusted(3, 3, -3, -3), radius=RADIUS - 3)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this one."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        self.radio.setFont(theme.font("strong"))


class OptionCards(QWidget):
    """A few cards of which one is chosen."""

    chosen = Signal(str)

    def __init__(
        self,
        cards: Sequence[tuple[str, OptionCard]],
        *,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards = dict(cards)
        self._fewest, self._most = (1, 1) if stacked else (min(2, len(cards)), len(cards))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for key, card in cards:
            card.pressed.connect(lambda key=key: self._press(key))
        self._place(self._most)

    def minimumSizeHint(self) -> QSize:
        """Return the width of two cards side by side, which a narrow window falls back to."""
        return QSize(self._width_of(self._fewest), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row where that has room, else two by two."""
        super().resizeEvent(event)
        has_room = self._width_of(self._most) <= event.size().width()
        self._place(self._most if has_room else self._fewest)

    def _width_of(self, columns: int) -> int:
        widest = max((card.minimumSizeHint().width() for card in self.cards.values()), default=0)
        return columns * (widest + GAP) - GAP

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
            self._grid.setRowStretch(number // columns, 1)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def value(self) -> str:
        """Return the key of the chosen card, "" when none is."""
        return next((key for key, card in self.cards.items() if card.radio.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Show which card is chosen."""
        for own, card in self.cards.items():
            card.set_chosen(own == key)

    def _press(self, key: str) -> None:
        if key != self.value():
            self.set_value(key)
            self.chosen.emit(key)
