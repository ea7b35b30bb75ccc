"""The card Phát biểu: how many spoke, how many more it takes, and who has been silent how long."""

from fractions import Fraction

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.counting import base_lines, speakers
from app.domain.meeting_file import MeetingFile
from ui.kit import theme
from ui.kit.buttons import LinkButton
from ui.kit.cards import Card
from ui.kit.labels import Label
from ui.kit.painted import Operable, Painted, Spot
from ui.kit.painting import (
    RIGHT,
    Ink,
    Run,
    draw_bar,
    draw_text,
    draw_tick,
    is_elided,
    scaled,
    text_width,
)
from ui.kit.paragraph import Paragraph
from ui.meetings.cockpit_speakers import Quiet, missing_speakers, quiet_members

SHOWN, SHOWN_LOW = 4, 5
LONG_SILENCE = 3
"""From so many kỳ on, the silence is marked in words of warning."""


class SharesBar(Painted):
    """A bar of those who spoke with a tick at the limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._limit = Fraction(0), Fraction(1, 2)

    def set_share(self, share: Fraction, limit: Fraction) -> None:
        """Show another share."""
        self._share, self._limit = share, limit
        self.update()

    def natural_height(self, width: int) -> int:
        """Return the height of bar and tick."""
        del width
        return scaled(8) + 8

    def paint(self, painter: QPainter) -> None:
        """Draw the bar, then the tick across it."""
        bar = QRectF(0, 4, self.width(), scaled(8))
        draw_bar(painter, bar, float(self._share), "ok_fill")
        draw_tick(painter, self.width() * float(self._limit), 0, self.height())


class QuietList(Operable):
    """Names with the number of kỳ without a word; a name begins a speech."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Quiet, ...] = ()
        self.describe("Chưa nói hôm nay", "")

    @property
    def people(self) -> tuple[Quiet, ...]:
        """Return the names shown."""
        return self._people

    def set_people(self, people: tuple[Quiet, ...]) -> None:
        """Show other names."""
        if people != self._people:
            self._people = people
            self.rearrange()

    def natural_width(self) -> int:
        """Return the width of a name and its figure."""
        return scaled(200)

    def natural_height(self, width: int) -> int:
        """Return the height of all rows."""
        del width
        return len(self._people) * _row()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place a name."""
        return tuple(
            Spot(
                str(one.member_id),
                QRectF(0, n * _row(), width, _row()),
                _spoken(one),
                _tip(one, width),
            )
            for n, one in enumerate(self._people)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw the names, and the long silences in 600."""
        for one, spot in zip(self._people, self.spots, strict=True):
            if spot.key == self._hovered:
                painter.fillRect(spot.area, theme.colour("hover"))
            words, ink = _silence(one), _silence_ink(one)
            wide = text_width(words, ink)
            end = QRectF(spot.area.right() - wide, spot.area.top(), wide, spot.area.height())
            draw_text(painter, end, words, ink, RIGHT)
            name = spot.area.adjusted(0, 0, -wide - 8, 0)
            draw_text(painter, name, one.name, Ink())


class SpeakersCard(Card):
    """Figure, bar, sentence and the names of those who have not spoken."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.figure = Label("", "strong")
        super().__init__("Phát biểu", right=(self.figure,), parent=parent)
        self._people: tuple[Quiet, ...] = ()
        self._is_unfolded = self._is_low = False
        self.bar, self.sentence = SharesBar(), Paragraph()
        self.heading, self.since = Label("", "label"), Label("chưa nói từ", "label")
        self.list = QuietList()
        self.list.clicked.connect(lambda key: self.chosen.emit(int(key)))
        self.more = LinkButton("")
        self.more.clicked.connect(lambda _checked: self._toggle())
        self.add(self.bar)
        self.add(self.sentence)
        self.add_line()
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.since)
        self.add_layout(head)
        self.add(self.list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_file(self, file: MeetingFile) -> None:
        """Show who spoke and who did not."""
        present = sum(line.attends for line in base_lines(file))
        spoken = len(speakers(file))
        band, missing = missing_speakers(file)
        self.figure.setText(f"{spoken}/{present}")
        share = Fraction(spoken, present) if present else Fraction(0)
        self.bar.set_share(share, Fraction(band, 100))
        self.sentence.set_runs(_sentence(present, missing, band))
        self._people = quiet_members(file)
        self.heading.setVisible(present > 0)
        self._show_people()

    def set_low(self, is_low: bool) -> None:
        """Show fewer names in a low window."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._show_people()

    def _show_people(self) -> None:
        limit = SHOWN_LOW if self._is_low else SHOWN
        count = len(self._people)
        is_cut = count > limit and not self._is_unfolded
        self.list.set_people(self._people[:limit] if is_cut else self._people)
        self.heading.setText(f"Chưa nói hôm nay ({count})" if count else "Ai cũng đã phát biểu.")
        self.since.setVisible(any(_silence(one) for one in self._people))
        self.list.setVisible(count > 0)
        self.more.setText("Thu gọn" if self._is_unfolded else f"Xem cả {count} đồng chí")
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(count > limit)
        self.updateGeometry()

    def _toggle(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_people()


def speaking_words(file: MeetingFile) -> str:
    """Return the card in one line, for windows without room for it."""
    present = sum(line.attends for line in base_lines(file))
    band, missing = missing_speakers(file)
    rest = f", thêm {missing} là trên {band}%" if missing else f", đã trên {band}%"
    return f"Phát biểu {len(speakers(file))}/{present}{rest if present else ''}"


def _sentence(present: int, missing: int, band: int) -> tuple[Run, ...]:
    if not present:
        return (Run("Chưa điểm danh nên chưa tính được.", Ink("text_secondary")),)
    if not missing:
        return (Run(f"Đã trên {band}% số đồng chí dự họp.", Ink("ok", weight=600)),)
    return (Run(f"Thêm {missing} đồng chí", Ink(weight=600)), Run(f" là trên {band}%."))


def _silence(one: Quiet) -> str:
    """Return since when; nothing at the first meeting of the year, which has none before it."""
    if one.meetings is None:
        return ""
    return f"{one.meetings} kỳ" if one.meetings else "kỳ trước"


def _silence_ink(one: Quiet) -> Ink:
    is_long = (one.meetings or 0) >= LONG_SILENCE
    return Ink("warn" if is_long else "text_muted", "small", 600 if is_long else 400)


def _spoken(one: Quiet) -> str:
    return f"{one.name}, chưa nói {one.meetings} kỳ" if one.meetings else one.name


def _tip(one: Quiet, width: int) -> str:
    room = width - text_width(_silence(one), _silence_ink(one)) - 8
    return one.name if is_elided(one.name, Ink(), room) else "Ghi đồng chí này phát biểu"


def _row() -> int:
    return theme.sizes().row - 2
