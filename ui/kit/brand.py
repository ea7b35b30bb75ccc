"""The mark of the program: a gold star on red, with the name of the cell beside it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import icons, theme
from ui.kit.labels import ElidedLabel
from ui.kit.painting import draw_box
from ui.kit.tokens import PaletteName, palette

MARK = 34


class BrandBlock(QWidget):
    """The mark with the name of the cell and of its superior."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("Sổ Chi bộ", "strong")
        self.superior = ElidedLabel("", "small", colour="text_muted")
        self._mark = BrandMark()
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.superior)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._words, 1)
        self.set_names("Sổ Chi bộ", "")

    def set_names(self, name: str, superior: str) -> None:
        """Show whose book is open."""
        self.name.set_text(name)
        self.superior.set_text(superior)
        self.superior.setVisible(bool(superior))
        self._mark.setToolTip(f"{name}\n{superior}" if superior else name)

    def set_rail(self, is_rail: bool) -> None:
        """Show the mark alone in the middle, or with the names."""
        self._words.setVisible(not is_rail)
        side = (theme.sizes().sidebar_rail - 1 - MARK) // 2 if is_rail else 16
        self._row.setContentsMargins(side, 0, side if is_rail else 8, 0)


class BrandMark(QWidget):
    """The gold star on red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the square of the mark."""
        return QSize(MARK, MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(self.rect()), self.devicePixelRatioF())


def draw_mark(painter: QPainter, area: QRectF, ratio: float = 1.0) -> None:
    """Draw the star filling a red square with round corners."""
    draw_box(painter, area, fill="primary", radius=area.width() * 8 / MARK)
    side = round(area.width() * 20 / MARK)
    # The light gold of the dark palette: the star stands on red in every palette.
    gold = palette(PaletteName.DARK).gold
    star = icons.pixmap("star", gold, side, ratio, filled=True)
    corner = area.center() - QPointF(side / 2, side / 2)
    painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), star)


def window_icon() -> QIcon:
    """Return the mark as the icon of windows, in the sizes systems ask for."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(picture.rect()))
        painter.end()
        made.addPixmap(picture)
    return made
