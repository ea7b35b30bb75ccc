"""The attendance grid: people in two columns, one press to say who came and who did not."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from app.domain.text import fold
from ui.kit import theme
from ui.kit.focus import NO_RING
from ui.kit.people_layout import (
    AttendanceOption,
    GridHeading,
    GridLayout,
    GridRow,
    PeopleGroup,
    PersonCell,
    lay_out,
)
from ui.kit.people_paint import paint_heading, paint_row

__all__ = ["AttendanceOption", "PeopleGrid", "PeopleGroup", "PersonCell"]

_EMPTY = GridLayout((), (), 0)


@dataclass(frozen=True, slots=True)
class _Place:
    """What is under a point: a person's row and, if any, the state pressed."""

    row: GridRow
    state: str = ""
    is_edit: bool = False


class PeopleGrid(QAbstractScrollArea):
    """Rows of people with a segmented state; arrows move, digits choose, Space marks the first."""

    chosen = Signal(int, str)
    edit_requested = Signal(int)

    def __init__(
        self, options: tuple[AttendanceOption, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._groups: tuple[PeopleGroup, ...] = ()
        self._filter = ""
        self._layout = _EMPTY
        self._member_id = 0
        self._hovered: _Place | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(NO_RING, True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Điểm danh")
        theme.notifier().changed.connect(self.rearrange)

    @property
    def current_member(self) -> int:
        """Return the member the keyboard stands on, 0 when nobody is shown."""
        return self._member_id

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Return the people shown, in reading order."""
        return self._layout.rows

    def set_options(self, options: tuple[AttendanceOption, ...]) -> None:
        """Offer other states, with *Trực tuyến* or without."""
        self._options = options
        self.rearrange()

    def set_groups(self, groups: tuple[PeopleGroup, ...]) -> None:
        """Show other people or other states; scroll place and keyboard place stay."""
        before, member_id = self._layout, self._member_id
        self._groups = groups
        self._place_all()
        if member_id == self._member_id and before.stands_like(self._layout):
            for area in before.differences(self._layout):
                self.viewport().update(area.translated(0, -self._top).toAlignedRect())
        else:
            self.viewport().update()

    def set_filter(self, text: str) -> None:
        """Show only people whose name holds the words, with or without diacritics."""
        self._filter = fold(text)
        self.verticalScrollBar().setValue(0)
        self.rearrange()

    def set_current(self, member_id: int) -> None:
        """Put the keyboard on a member."""
        row = self._row_of(member_id)
        if row is None:
            return
        self._member_id = member_id
        self._reveal(row)
        self._tell()
        self.viewport().update()

    def rearrange(self) -> None:
        """Place and draw everything again after a change of people, filter, size or look."""
        self._place_all()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return a size that shows about twelve rows."""
        return QSize(780, min(max(self._layout.height, 200), 13 * theme.sizes().row))

    def minimumSizeHint(self) -> QSize:
        """Return a size that shows four rows."""
        return QSize(320, 4 * theme.sizes().row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for the new width."""
        super().resizeEvent(event)
        self.rearrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings and rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("surface"))
        painter.translate(0, -self._top)
        sight = QRectF(event.rect()).translated(0, self._top)
        for heading in self._layout.headings:
            if heading.area.intersects(sight):
                paint_heading(painter, heading)
        for row in self.rows:
            if row.area.intersects(sight):
                self._paint_row(painter, row)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, choose with digits and Space, edit with Enter or F2."""
        option = next((one for one in self._options if one.key == event.text()), None)
        if option and self._member_id:
            self.chosen.emit(self._member_id, option.state)
        elif event.key() == Qt.Key.Key_Space and self._member_id:
            self.chosen.emit(self._member_id, self._options[0].state)
        elif event.key() in _EDITING and self._member_id:
            self.edit_requested.emit(self._member_id)
        elif event.key() in _MOVES:
            self._move(*_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the state, or open the line of a person, under the pointer."""
        place = self._place_at(event.position())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        member_id = place.row.person.member_id
        self.set_current(member_id)
        if place.state:
            self.chosen.emit(member_id, place.state)
        elif place.is_edit:
            self.edit_requested.emit(member_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release that follows a press."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line of the person whose name is double-clicked."""
        place = self._place_at(event.position())
        if place and not place.state and not place.is_edit:
            self.edit_requested.emit(place.row.person.member_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer can press."""
        self._hover(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole name and note of a person as tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            text = "\n".join(filter(None, _words(place.row.person))) if place else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  Qt's own name
        """Follow the scroll bar."""
        del dx, dy
        self.viewport().update()

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _place_all(self) -> None:
        height = self._layout.height
        self._layout = lay_out(self._shown(), self._options, self.viewport().width())
        if self._row_of(self._member_id) is None:
            self._member_id = self.rows[0].person.member_id if self.rows else 0
        self._set_range()
        self._tell()
        if self._layout.height != height:
            self.updateGeometry()

    def _shown(self) -> tuple[PeopleGroup, ...]:
        if not self._filter:
            return self._groups
        kept = (group.keeping(self._filter) for group in self._groups)
        return tuple(group for group in kept if group.people)

    def _row_of(self, member_id: int) -> GridRow | None:
        return next((row for row in self.rows if row.person.member_id == member_id), None)

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.sizes().row)
        bar.setRange(0, max(self._layout.height - self.viewport().height(), 0))

    def _paint_row(self, painter: QPainter, row: GridRow) -> None:
        is_here = row.person.member_id == self._member_id
        pointed = self._hovered if self._hovered and self._hovered.row == row else None
        paint_row(
            painter,
            row,
            self._options,
            has_focus=is_here and self.hasFocus(),
            hovered=None if pointed is None else pointed.state,
        )

    def _place_at(self, point: QPointF) -> _Place | None:
        inside = QPointF(point.x(), point.y() + self._top)
        row = next((one for one in self.rows if one.area.contains(inside)), None)
        if row is None:
            return None
        for option, area in zip(self._options, row.segments, strict=True):
            if area.contains(inside):
                return _Place(row, option.state)
        return _Place(row, is_edit=row.edit.contains(inside))

    def _hover(self, place: _Place | None) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        can_press = place is not None and bool(place.state or place.is_edit)
        shape = Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _move(self, dx: int, dy: int) -> None:
        row = self._row_of(self._member_id)
        if row is None:
            return
        target = self._layout.beside(row, dx, dy)
        self.set_current(target.person.member_id)

    def _reveal(self, row: GridRow) -> None:
        bar = self.verticalScrollBar()
        top, bottom = int(row.area.top()), int(row.area.bottom())
        if top < self._top + int(self._layout.heading_height):
            bar.setValue(top - int(self._layout.heading_height))
        elif bottom > self._top + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def _tell(self) -> None:
        row = self._row_of(self._member_id)
        said = ", ".join(filter(None, self._spoken(row.person))) if row else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def _spoken(self, person: PersonCell) -> tuple[str, ...]:
        labels = {option.state: option.label for option in self._options}
        return (person.name, labels.get(person.state or "", "chưa điểm danh"), person.note)

    def place_of(self, member_id: int, state: str) -> QPoint:
        """Return the middle of a member's state in the viewport."""
        row = self._row_of(member_id)
        if row is None:
            return QPoint()
        number = [option.state for option in self._options].index(state)
        return (row.segments[number].center() - QPointF(0, self._top)).toPoint()


_EDITING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
_MOVES = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_PageUp: (0, -8),
    Qt.Key.Key_PageDown: (0, 8),
    Qt.Key.Key_Home: (0, -1000),
    Qt.Key.Key_End: (0, 1000),
}


def _words(person: PersonCell) -> tuple[str, str]:
    return person.name, person.note


__all__ += ["GridHeading"]
