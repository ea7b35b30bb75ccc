"""The speaker field of the cockpit: two letters, one digit, and the speech is noted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.text import fold
from ui.kit import theme
from ui.kit.focus import HOST
from ui.kit.highlights import Spans, highlight_spans
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.labels import IconLabel, hairline, set_property
from ui.kit.painted import Operable, Spot
from ui.kit.painting import RIGHT, Ink, draw_text, line_height, text_width
from ui.kit.palette_rows import pieces

DEBOUNCE_MS = 150
LEAST_LETTERS = 2
MOST_MATCHES = 4
_NUMBER = Ink("text_secondary", "small", tabular=True)
_NOTE = Ink("text_muted", "small")


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """A person who fits the letters; the note says whether they spoke today."""

    member_id: int
    name: str
    note: str = ""
    short_note: str = ""


Find = Callable[[str], tuple[SpeakerMatch, ...]]


class SpeakerBox(QWidget):
    """One field and a list of four: 1 to 4 or Enter choose, Esc leaves.

    Typed text is never rewritten, so that Vietnamese input methods stay in step.
    """

    spoken = Signal(int)
    cancelled = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._asked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.find_now)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Gõ hai chữ của tên, ví dụ: th")
        self.field.setAccessibleName("Người phát biểu")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._ask_later)
        self.list = MatchList()
        self.list.clicked.connect(self._choose)
        self._hints = KeyHints()
        self.set_time("")
        self._lay_out()
        self._show_list(is_shown=False)

    def set_time(self, time_text: str) -> None:
        """Say in the hint line at which time the speech will be noted."""
        act = f"ghi người phát biểu và giờ {time_text}" if time_text else "ghi người phát biểu"
        self._hints.set_hints(
            (
                KeyHint(("↑", "↓"), "chọn"),
                KeyHint(("Enter",), act, f"ghi lúc {time_text}" if time_text else "ghi"),
                KeyHint(("Esc",), "bỏ"),
            )
        )

    @property
    def matches(self) -> tuple[SpeakerMatch, ...]:
        """Return the people listed now."""
        return self.list.matches

    @property
    def is_open(self) -> bool:
        """Say whether the list is shown."""
        return not self._popup.isHidden()

    def start(self) -> None:
        """Take the keyboard with an empty field."""
        self._reset()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_now(self) -> None:
        """List who fits the letters typed so far."""
        self._timer.stop()
        self._asked = self.field.text()
        is_enough = len(fold(self._asked).replace(" ", "")) >= LEAST_LETTERS
        found = self._find(self._asked)[:MOST_MATCHES] if is_enough else ()
        self.list.set_matches(found, self._asked)
        self._show_list(is_shown=bool(found))
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose and move with the keys of the field; light the frame while it has the keyboard."""
        if watched is self.field and isinstance(event, QFocusEvent):
            set_property(self._frame, "active", "true" if event.gotFocus() else "false")
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return False

    def _lay_out(self) -> None:
        self._frame = QFrame()
        self._frame.setProperty("input", "true")
        self._frame.setProperty("active", "false")
        self._frame.setProperty(HOST, True)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(11, 0, 11, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("mic", "text_secondary"))
        row.addWidget(self.field, 1)
        self._popup = QFrame()
        self._popup.setProperty("popup", "true")
        inside = QVBoxLayout(self._popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.list)
        inside.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 3, 8, 3)
        foot.addWidget(self._hints, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._frame)
        column.addWidget(self._popup)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._catch_up()
            return self._choose(self.list.current_key)
        if event.key() == Qt.Key.Key_Escape:
            self._reset()
            self.cancelled.emit()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.is_open:
            self.list.keyPressEvent(event)
            self._tell()
            return True
        return self._on_digit(event.text())

    def _on_digit(self, text: str) -> bool:
        """Choose by number; a digit without a list is an ordinary letter of the field."""
        if text not in ("1", "2", "3", "4"):
            return False
        self._catch_up()
        number = int(text)
        if not self.is_open or number > len(self.matches):
            return self.is_open
        return self._choose(str(self.matches[number - 1].member_id))

    def _ask_later(self, _text: str) -> None:
        self._timer.start()

    def _catch_up(self) -> None:
        if self.field.text() != self._asked:
            self.find_now()

    def _choose(self, key: str) -> bool:
        if not key or not self.is_open:
            return False
        self._reset()
        self.spoken.emit(int(key))
        return True

    def _reset(self) -> None:
        self._timer.stop()
        self._asked = ""
        self.field.clear()
        self.list.set_matches((), "")
        self._show_list(is_shown=False)

    def _tell(self) -> None:
        """Let a screen reader say whom Enter would choose."""
        self.field.setAccessibleDescription(self.list.accessibleDescription())

    def _show_list(self, *, is_shown: bool) -> None:
        self._popup.setVisible(is_shown)
        self.updateGeometry()


class MatchList(Operable):
    """The people who fit, numbered; the matching letters are underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matches: tuple[SpeakerMatch, ...] = ()
        self._query = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_matches(self, matches: tuple[SpeakerMatch, ...], query: str) -> None:
        """Show other people, the first chosen."""
        self.matches, self._query = matches, query
        self._current = 0
        self.rearrange()
        self.describe("Người có thể chọn", "")

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        del width
        return len(self.matches) * theme.sizes().row

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place per person."""
        row = theme.sizes().row
        return tuple(
            Spot(str(one.member_id), QRectF(0, index * row, width, row), f"{one.name}, {one.note}")
            for index, one in enumerate(self.matches)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the rows, the current one in the colour of selection."""
        for number, (match, spot) in enumerate(zip(self.matches, self.spots, strict=True), 1):
            is_current = spot.key == self.current_key
            if is_current:
                painter.fillRect(spot.area, theme.colour("selection_bg"))
            elif spot.key == self._hovered:
                painter.fillRect(spot.area, theme.colour("hover"))
            self._paint_row(painter, match, spot.area, str(number), is_current=is_current)

    def _paint_row(
        self, painter: QPainter, match: SpeakerMatch, area: QRectF, number: str, *, is_current: bool
    ) -> None:
        digit = QRectF(area.left() + 12, area.top(), 16, area.height())
        draw_text(painter, digit, number, _NUMBER)
        ink = Ink(weight=600 if is_current else 400)
        left = digit.right() + 10
        name = text_width(match.name, ink)
        room = area.right() - 12 - left
        note = match.note
        if name + 12 + text_width(note, _NOTE) > room and match.short_note:
            note = match.short_note
        notes = min(text_width(note, _NOTE), max(room - name - 12, 0))
        end = QRectF(area.right() - 12 - notes, area.top(), notes, area.height())
        if notes > 24:
            draw_text(painter, end, note, _NOTE, RIGHT)
        self._paint_name(
            painter, QRectF(left, area.top(), min(name, room), area.height()), match, ink
        )

    def _paint_name(self, painter: QPainter, area: QRectF, match: SpeakerMatch, ink: Ink) -> None:
        x = area.left()
        for piece, is_match in pieces(match.name, name_spans(match.name, self._query)):
            width = text_width(piece, ink)
            draw_text(painter, QRectF(x, area.top(), width, area.height()), piece, ink)
            if is_match:
                bottom = area.center().y() + line_height(ink) * 0.36
                line = QRectF(x, round(bottom), text_width(piece.rstrip(), ink), 1)
                painter.fillRect(line, theme.colour(ink.colour))
            x += width


def name_spans(name: str, query: str) -> Spans:
    """Return the letters to underline: those of the given name if it fits, else all."""
    spans = highlight_spans(name, query)
    given = name.rstrip().rfind(" ") + 1
    of_given = tuple(span for span in spans if span[0] >= given)
    return of_given or spans
