"""Buttons frozen in one of their states, so that a picture can show what a pointer would."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.kit import theme
from ui.kit.buttons import ButtonKind, PushButton
from ui.kit.focus import RADIUS_GROWTH
from ui.kit.labels import Label
from ui.kit.style import FOCUS_MARGIN

STATES = ("bình thường", "rê chuột", "đang nhấn", "tiêu điểm", "không dùng")
_FLAGS = {
    "rê chuột": QStyle.StateFlag.State_MouseOver,
    "đang nhấn": QStyle.StateFlag.State_Sunken,
}
_KINDS = (
    ("chính", "Gửi", ButtonKind.PRIMARY),
    ("phụ", "In phiếu", ButtonKind.SECONDARY),
    ("lặng", "Bỏ qua", ButtonKind.QUIET),
    ("xóa", "Xóa", ButtonKind.DANGER),
)


class FrozenButton(PushButton):
    """Looks as in one state, whatever the pointer does."""

    def __init__(self, text: str, kind: ButtonKind, state: str) -> None:
        super().__init__(text, kind)
        self._state = state
        self.setEnabled(state != "không dùng")

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Pretend to be in the state."""
        super().initStyleOption(option)
        if self._state in _FLAGS:
            option.state = option.state | _FLAGS[self._state]


class _Ringed(QWidget):
    """Stands round a button and draws the focus ring as the real one is drawn."""

    def __init__(self, button: QWidget) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(FOCUS_MARGIN, FOCUS_MARGIN, FOCUS_MARGIN, FOCUS_MARGIN)
        grid.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        radius = 6 + RADIUS_GROWTH
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def button_states() -> QWidget:
    """Return every kind of button in every state."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    for column, state in enumerate(STATES, start=1):
        grid.addWidget(Label(state, "small"), 0, column)
    for row, (name, text, kind) in enumerate(_KINDS, start=1):
        grid.addWidget(Label(name, "small"), row, 0)
        for column, state in enumerate(STATES, start=1):
            grid.addWidget(_standing(FrozenButton(text, kind, state), state), row, column)
    return holder


def _standing(button: PushButton, state: str) -> QWidget:
    """Return the button with the ring's room round it, so that all stand in line."""
    holder = _Ringed(button) if state == "tiêu điểm" else QWidget()
    if state != "tiêu điểm":
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, FOCUS_MARGIN, 0, FOCUS_MARGIN)
        grid.addWidget(button)
    holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return holder
