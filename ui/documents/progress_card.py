"""The card of the last resolution: how much is done, and which points that gave."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.task_boards import LastResolution
from app.domain.text import percent_text
from ui.kit.buttons import LinkButton
from ui.kit.cards import Card
from ui.kit.labels import Label
from ui.kit.painted import Painted
from ui.kit.painting import Ink, Run, draw_bar, scaled
from ui.kit.paragraph import Paragraph

_QUIET = Ink("text_secondary", "small")


class DoneBar(Painted):
    """A bar of what is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0

    def set_share(self, share: float) -> None:
        """Show another share."""
        self._share = share
        self.update()

    def natural_height(self, width: int) -> int:
        """Return the height of the bar."""
        del width
        return scaled(8)

    def paint(self, painter: QPainter) -> None:
        """Draw the bar."""
        draw_bar(painter, QRectF(self.rect()), self._share, "ok_fill")


class ProgressCard(Card):
    """Shows how the resolution fared that the last meeting reported on."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Nghị quyết gần nhất", parent=parent)
        self._last: LastResolution | None = None
        self.figure, self.beside = Label("", "figure"), Label("", "secondary")
        self.bar, self.sentence = DoneBar(), Paragraph()
        self.sheet_link = LinkButton("Xem phiếu", style="small")
        self.sheet_link.setProperty("small", "true")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.figure)
        head.addWidget(self.beside, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.sheet_link, 0, Qt.AlignmentFlag.AlignBottom)
        self.add(self._head)
        self.add(self.bar)
        self.add(self.sentence)
        self.body.addStretch(1)
        self.sheet_link.clicked.connect(lambda _checked: self._open_sheet())

    def show_progress(self, last: LastResolution | None) -> None:
        """Show another resolution, or that there is none to report on yet."""
        self._last = last
        for part in (self._head, self.bar):
            part.setVisible(last is not None)
        self.sheet_link.setVisible(last is not None and bool(last.item_id))
        if last is None:
            self.title.setText("Nghị quyết gần nhất")
            nothing = "Chưa có nghị quyết nào được báo cáo kết quả tại một buổi họp."
            self.sentence.set_runs((Run(nothing, _QUIET),))
            return
        self.title.setText(title_of(last))
        self.figure.setText(f"{last.done}/{last.counted}")
        self.beside.setText(f"xong = {percent_text(last.share)}" if last.counted else "chưa giao")
        self.bar.set_share(float(last.share))
        self.sentence.set_runs(sentence_of(last))

    def _open_sheet(self) -> None:
        if self._last is not None:
            self.wanted.emit(f"meeting:{self._last.meeting_id}:score:{self._last.item_id}")


def sentence_of(last: LastResolution) -> tuple[Run, ...]:
    """Return which line it feeds, the points it gave, and what is left."""
    strong = _QUIET.dyed("text").bold()
    points = (Run(": ", _QUIET), Run(last.points_words, strong)) if last.points_words else ()
    left = f" Còn {'; '.join(last.left)}." if last.left else ""
    return (Run(last.line_words, _QUIET), *points, Run(f".{left}", _QUIET))


def title_of(last: LastResolution) -> str:
    """Return Nghị quyết 16 (tháng 10)."""
    number = last.code.partition("-")[0]
    month = last.period_label.partition("/")[0]
    return f"Nghị quyết {number} ({month})" if number else f"Nghị quyết {month}"
