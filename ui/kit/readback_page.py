"""One section of the minutes in large type, with its places to correct."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit import theme
from ui.kit.painted import Operable, Spot
from ui.kit.painting import Flow, Ink, Run, draw_icon, draw_text, line_height

COLUMN = 820
_SPACING = 1.45
_PAD, _BAR, _BETWEEN = 20, 4, 14
_TOP = 32
_NOTE = Ink("warn", "body", 600)


@dataclass(frozen=True, slots=True)
class ReadbackParagraph:
    """A paragraph as it will print."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadbackSection:
    """A section: its place in words, its title, its paragraphs."""

    place: str
    title: str
    paragraphs: tuple[ReadbackParagraph, ...]


@dataclass(frozen=True, slots=True)
class ReadbackMark:
    """A place to correct: the paragraph's key and what was said."""

    key: str
    note: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph in its place."""

    paragraph: ReadbackParagraph
    area: QRectF
    flow: Flow
    note: str


class ReadbackPage(Operable):
    """Paragraphs in a column; arrows move, M, Enter or a click asks to mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: ReadbackSection | None = None
        self._points = 20.0
        self._blocks: tuple[_Block, ...] = ()
        self.marks: tuple[ReadbackMark, ...] = ()
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)  # the sheet fills the view
        self.setSizePolicy(policy)

    def set_section(self, section: ReadbackSection | None) -> None:
        """Show another section."""
        is_new = section != self._section
        self._section = section
        self._current = 0 if is_new else self._current
        self.rearrange()
        if section:
            self.describe(f"{section.place}: {section.title}", "")

    def set_points(self, points: float) -> None:
        """Set the type size."""
        self._points = points
        self.rearrange()

    def set_marks(self, marks: tuple[ReadbackMark, ...]) -> None:
        """Show other places to correct."""
        self.marks = marks
        self.rearrange()

    def note_of(self, key: str) -> str:
        """Return what was noted at a paragraph, or ""."""
        return next((mark.note for mark in self.marks if mark.key == key), "")

    def natural_width(self) -> int:
        """Return the narrowest column."""
        return 480

    def natural_height(self, width: int) -> int:
        """Return the height of the whole section."""
        blocks = self._lay(width)
        bottom = blocks[-1].area.bottom() if blocks else self._first_top(width)
        return ceil(bottom) + 48

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return the paragraphs in order."""
        self._blocks = self._lay(width)
        return tuple(
            Spot(one.paragraph.key, one.area, _spoken(one.paragraph.text, one.note))
            for one in self._blocks
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between paragraphs; other keys are the view's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paint(self, painter: QPainter) -> None:
        """Draw place, title, paragraphs and notes."""
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self._section is None:
            return
        left = _left(self.width())
        place = QRectF(left, _TOP, _wide(self.width()), line_height(self._place_ink))
        draw_text(painter, place, self._section.place, self._place_ink)
        title = self._title_flow(self.width())
        title.draw(painter, QPointF(left, place.bottom() + 6))
        for block in self._blocks:
            _paint_block(painter, block)

    @property
    def _place_ink(self) -> Ink:
        return Ink("text_muted", points=max(self._points * 0.64, 10))

    def _title_flow(self, width: int) -> Flow:
        title = self._section.title if self._section else ""
        runs = (Run(title, Ink(weight=600, points=self._points * 1.3)),)
        return Flow(runs, _wide(width), spacing=1.27)

    def _first_top(self, width: int) -> float:
        title = self._title_flow(width).height if self._section else 0
        return _TOP + line_height(self._place_ink) + 6 + title + 12

    def _lay(self, width: int) -> tuple[_Block, ...]:
        if self._section is None:
            return ()
        blocks = []
        top = self._first_top(width)
        for paragraph in self._section.paragraphs:
            runs = (Run(paragraph.text, Ink(points=self._points)),)
            flow = Flow(runs, _wide(width), spacing=_SPACING)
            note = self.note_of(paragraph.key)
            extra = line_height(_NOTE) + 10 if note else 0
            area = QRectF(
                _left(width) - _PAD, top, _wide(width) + 2 * _PAD, flow.height + extra + 12
            )
            blocks.append(_Block(paragraph, area, flow, note))
            top = area.bottom() + _BETWEEN - 8
        return tuple(blocks)


def _paint_block(painter: QPainter, block: _Block) -> None:
    area = block.area
    if block.note:
        painter.fillRect(area, theme.colour("warn_tint"))
        bar = QRectF(area.left(), area.top(), _BAR, area.height())
        painter.fillRect(bar, theme.colour("warn_fill"))
    block.flow.draw(painter, QPointF(area.left() + _PAD, area.top() + 6))
    if block.note:
        size = theme.sizes().icon_small
        top = area.top() + 6 + block.flow.height
        height = line_height(_NOTE)
        middle = QPointF(area.left() + _PAD + size / 2, top + height / 2)
        draw_icon(painter, middle, "pencil", "warn", size)
        words = QRectF(middle.x() + size / 2 + 8, top, 0, height)
        words.setRight(area.right() - 8)
        draw_text(painter, words, block.note, _NOTE)


def _spoken(text: str, note: str) -> str:
    return f"{text} Cần sửa: {note}" if note else text


def _wide(width: int) -> int:
    return max(min(COLUMN, width - 2 * (_PAD + 16)), 100)


def _left(width: int) -> int:
    return (width - _wide(width)) // 2
