"""How headings and finds of the Ctrl+K window look."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit import theme
from ui.kit.highlights import Spans, highlight_spans
from ui.kit.key_caps import cap_width, draw_cap
from ui.kit.painting import Ink, draw_icon, draw_text, scaled, text_width

HEADING_HEIGHT = 32
_HEADING = Ink("text_secondary", "small", 600)
_ORIGIN = Ink("text_muted", "small")
_PAD, _NEAR = 16, 12
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One find: icon, words, where it comes from, its key, and what choosing it hands back.

    `highlights` None stresses the typed words wherever they stand.
    """

    icon: str
    text: str
    payload: object
    origin: str = ""
    key_hint: str = ""
    highlights: Spans | None = None

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return ", ".join(part for part in (self.text, self.origin) if part)


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Finds of one kind under their heading."""

    heading: str
    rows: tuple[PaletteRow, ...]


class PaletteDelegate(QStyledItemDelegate):
    """Draws headings small, finds with their match in the colour of links."""

    query = ""

    def height(self, line: object) -> int:
        """Return the height of a heading or a find."""
        return scaled(HEADING_HEIGHT) if isinstance(line, str) else scaled(44)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a line."""
        del option
        return QSize(200, self.height(index.data(Qt.ItemDataRole.UserRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a heading or a find."""
        line = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            words = area.adjusted(_PAD, 4, -_PAD, 0)
            draw_text(painter, words, line, _HEADING)
        elif isinstance(line, PaletteRow):
            state = option.state
            self._paint_find(painter, area, line, state)
        painter.restore()

    def _paint_find(
        self, painter: QPainter, area: QRectF, find: PaletteRow, state: QStyle.StateFlag
    ) -> None:
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(area, theme.colour("selection_bg"))
            painter.fillRect(
                QRectF(area.left(), area.top(), 4, area.height()), theme.colour("marker")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        size = theme.sizes().icon - 2
        middle = area.center().y()
        draw_icon(painter, QPointF(_PAD + size / 2, middle), find.icon, "text_secondary", size)
        right = self._paint_key(painter, area, find.key_hint or ("Enter" if is_selected else ""))
        left = _PAD + size + _NEAR
        room = max(right - left - _NEAR, 0)
        spans = (
            highlight_spans(find.text, self.query) if find.highlights is None else find.highlights
        )
        used = draw_marked(painter, QRectF(left, area.top(), room, area.height()), find.text, spans)
        rest = QRectF(left + used + _NEAR, area.top(), room - used - _NEAR, area.height())
        if rest.width() > 40:
            draw_text(painter, rest, find.origin, _ORIGIN)

    def _paint_key(self, painter: QPainter, area: QRectF, key: str) -> float:
        """Paint the key at the right end; return where free room ends."""
        if not key:
            return area.right() - _PAD
        left = area.right() - _PAD - cap_width(key)
        draw_cap(painter, left, area.center().y(), key)
        return left


def draw_marked(painter: QPainter, area: QRectF, text: str, spans: Spans) -> int:
    """Write a line with its matches in 600 and the link colour; return the width used."""
    normal, stressed = Ink(), Ink("primary_text", weight=600)
    x = area.left()
    for piece, is_match in pieces(text, spans):
        ink = stressed if is_match else normal
        width = text_width(piece, ink)
        room = QRectF(x, area.top(), min(width, area.right() - x), area.height())
        if room.width() <= 0:
            break
        draw_text(painter, room, piece, ink)
        x += room.width()
    return round(x - area.left())


def pieces(text: str, spans: Spans) -> tuple[tuple[str, bool], ...]:
    """Return the text cut at its matches, each piece with whether it matches."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    cut.append((text[at:], False))
    return tuple((piece, is_match) for piece, is_match in cut if piece)
