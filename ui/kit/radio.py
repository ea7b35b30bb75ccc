"""A radio button with a dot that stays round at every size (a style sheet cannot draw it)."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton

from ui.kit import theme


class RadioButton(QRadioButton):
    """Paints its own circle over the style's empty indicator."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the circle."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        paint_radio(QPainter(self), area, is_on=self.isChecked(), is_enabled=self.isEnabled())


def paint_radio(painter: QPainter, area: QRect, *, is_on: bool, is_enabled: bool = True) -> None:
    """Draw the circle of a choice, with its dot if it is the chosen one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "primary" if is_on else "border_strong"
    colour = theme.colour(edge if is_enabled else "border")
    middle = QPointF(area.x() + area.width() / 2, area.y() + area.height() / 2)
    radius = min(area.width(), area.height()) / 2 - 1
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(middle, radius, radius)
    if is_on:
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius / 2, radius / 2)
