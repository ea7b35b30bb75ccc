"""The cards beside Hoàn thiện: time left for posting, what is complete, texts to copy."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.completeness import CompletenessLine, completeness_figure
from app.domain.countdowns import Countdown
from app.domain.posting_texts import PostingText
from ui.kit.buttons import LinkButton, PushButton, quiet
from ui.kit.cards import Card
from ui.kit.copy_rows import CopyRows
from ui.kit.labels import IconLabel, Label
from ui.kit.painted import Operable, Spot
from ui.kit.painting import (
    RIGHT,
    Ink,
    draw_box,
    draw_icon,
    draw_text,
    is_elided,
    line_height,
    scaled,
    text_width,
)

ROW, GAP = 30, 8
_WORDS, _SMALL = Ink(), Ink(style="small")
_DETAIL = Ink("text_muted", "small")


class CountdownCard(Card):
    """The deadline of posting and reporting in one big line; no clock ever blinks."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("alarm-clock", "primary_text", 30)
        self.label = Label("", "small", wrap=True)
        self.figure = Label("", "section")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.figure)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        self.add_layout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_countdown(self, countdown: Countdown) -> None:
        """Show what is left, or that it is done or late."""
        self.label.setText(countdown.label)
        self.figure.setText(countdown.figure)
        self.figure.set_tone("error" if countdown.is_late else "ok" if countdown.is_done else "")
        name = "circle-check" if countdown.is_done else "alarm-clock"
        self.icon.set_icon(name, "ok" if countdown.is_done else "primary_text")
        self.setAccessibleName(f"{countdown.label}. {countdown.figure}")


class CompletenessCard(Card):
    """What a finished meeting needs; each line goes where it is mended."""

    go = Signal(str)

    def __init__(self) -> None:
        self.figure = Label("", "strong")
        super().__init__("Đủ nội dung", right=(self.figure,))
        self.lines = CompletenessList()
        self.lines.went.connect(self.go)
        self.remarks_button = quiet(
            "Ghi góp ý của người dự", icon="message-square-text", small=True
        )
        self.add(self.lines)
        self.body.addWidget(self.remarks_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_lines(self, lines: tuple[CompletenessLine, ...]) -> None:
        """Show the lines and how many of them are there."""
        self.figure.setText(completeness_figure(lines))
        self.lines.set_lines(lines)


class CompletenessList(Operable):
    """Rows with a check or an open circle; arrows move, Enter goes there."""

    went = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CompletenessLine, ...] = ()
        self.clicked.connect(lambda key: self.went.emit(self._lines[int(key)].where))

    def set_lines(self, lines: tuple[CompletenessLine, ...]) -> None:
        """Show other lines."""
        if lines == self._lines:
            return
        self._lines = lines
        done = sum(line.done for line in lines)
        self.describe("Đủ nội dung", f"{done} trên {len(lines)} việc đã có")
        self.rearrange()

    def natural_width(self) -> int:
        """Return a narrow width; words are cut with a tooltip before the details are."""
        return 200

    def natural_height(self, width: int) -> int:
        """Return the height of all lines."""
        del width
        return len(self._lines) * self._row

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place a line."""
        return tuple(
            Spot(str(n), QRectF(0, n * self._row, width, self._row), _spoken(line), _spoken(line))
            for n, line in enumerate(self._lines)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw every line."""
        side = scaled(18)
        ink = self._ink()
        for spot, line in zip(self.spots, self._lines, strict=True):
            area = spot.area
            if spot.key == self._hovered:
                draw_box(painter, area, fill="hover", radius=4)
            name, colour = ("check", "ok") if line.done else ("circle", "text_muted")
            draw_icon(painter, QPointF(side / 2, area.center().y()), name, colour, side)
            room = _detail_room(line)
            detail = QRectF(area.right() - room, area.top(), room, area.height())
            draw_text(painter, detail, line.detail, _DETAIL, RIGHT)
            left = side + GAP
            words = QRectF(left, area.top(), detail.left() - left - GAP, area.height())
            draw_text(painter, words, line.label, ink)

    def _ink(self) -> Ink:
        """Return the size at which every line fits, the small one where one would not."""
        left = scaled(18) + 2 * GAP
        room = self.width() - left
        is_tight = any(
            is_elided(line.label, _WORDS, room - _detail_room(line)) for line in self._lines
        )
        return _SMALL if is_tight else _WORDS

    @property
    def _row(self) -> int:
        return max(scaled(ROW), line_height(_WORDS) + 6)


def _detail_room(line: CompletenessLine) -> int:
    return text_width(line.detail, _DETAIL) + 4


def _spoken(line: CompletenessLine) -> str:
    state = "đã có" if line.done else "chưa xong"
    return f"{line.label}: {state}" + (f", {line.detail}" if line.detail else "")


class PackageCard(Card):
    """Texts for the members' handbook, each with a button that copies it."""

    copied = Signal(str)
    """Label of the text now on the clipboard."""
    folder_asked = Signal()

    def __init__(self) -> None:
        self.folder = LinkButton("Mở thư mục")
        super().__init__("Gói đăng Sổ tay", right=(self.folder,))
        self.rows = CopyRows(self.copied.emit)
        self.add(self.rows)
        self.folder.clicked.connect(lambda _checked: self.folder_asked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def buttons(self) -> list[PushButton]:
        """Return the buttons that copy, in the order of the texts."""
        return self.rows.buttons

    def show_texts(self, texts: tuple[PostingText, ...]) -> None:
        """Show other texts."""
        self.rows.show_texts(texts)
