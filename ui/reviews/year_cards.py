"""The cards beside the table of a review: how grades are spread with the cap, and its papers."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.grades import MemberGrade
from app.domain.review_caps import grade_counts
from app.domain.review_ratings import SHORT_GRADES
from app.domain.reviews import ReviewLine
from app.domain.text import short_date
from app.services.reviews import ReviewBoard
from ui.kit.buttons import LinkButton
from ui.kit.cards import Card
from ui.kit.facts import FactGrid
from ui.kit.labels import IconLabel, Label
from ui.kit.painted import Painted, Spot
from ui.kit.painting import RIGHT, Ink, draw_bar, draw_text, line_height, scaled, text_width

ARTICLE = "Điều 11"
_WORD, _FIGURE = Ink(), Ink(weight=600, tabular=True)
_FILLS = {
    MemberGrade.EXCELLENT: "gold",
    MemberGrade.GOOD: "ok_fill",
    MemberGrade.COMPLETED: "info",
    MemberGrade.NOT_COMPLETED: "error",
}
_TITLES = {
    "Tự nhận": "Tự nhận đến nay",
    "Chi bộ đề nghị": "Chi bộ đề nghị đến nay",
    "Cấp trên quyết định": "Cấp trên quyết định",
}


class GradeBars(Painted):
    """One bar a grade, best first, each with its number."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[MemberGrade, int] = dict.fromkeys(MemberGrade, 0)
        self._whole = 1

    def set_counts(self, counts: dict[MemberGrade, int]) -> None:
        """Show other counts; the bars are shares of all that are graded."""
        self._counts, self._whole = counts, max(sum(counts.values()), 1)
        self.rearrange()
        self.setAccessibleName(
            ", ".join(f"{SHORT_GRADES[grade]} {number}" for grade, number in counts.items())
        )

    def natural_height(self, width: int) -> int:
        """Return the height of four rows."""
        del width
        return len(self._counts) * self._row_height()

    def arrange(self, width: int) -> tuple[Spot, ...]:
        """Return one place a grade."""
        height = self._row_height()
        return tuple(
            Spot(grade.value, QRectF(0, place * height, width, height), SHORT_GRADES[grade])
            for place, grade in enumerate(self._counts)
        )

    def paint(self, painter: QPainter) -> None:
        """Draw word, bar and number of each grade."""
        words = max(text_width(SHORT_GRADES[grade], _WORD) for grade in self._counts) + 16
        for (grade, number), spot in zip(self._counts.items(), self.spots, strict=True):
            area = spot.area
            draw_text(painter, area, SHORT_GRADES[grade], _WORD)
            draw_text(painter, area, str(number), _FIGURE, RIGHT)
            bar = QRectF(
                words, area.center().y() - scaled(4), area.width() - words - scaled(36), scaled(8)
            )
            draw_bar(painter, bar, number / self._whole, _FILLS[grade])

    def _row_height(self) -> int:
        return line_height(_WORD) + scaled(11)


class GradesCard(Card):
    """How the grades are spread, and the cap with its arithmetic: a reminder, never a block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tự nhận đến nay", parent=parent)
        self.bars = GradeBars()
        self.words = Label("", wrap=True)
        self._severity = Label("Nên xem", "strong", tone="warn")
        self._icon = IconLabel("triangle-alert", "warn")
        self.add(self.bars)
        self.add_line()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._severity)
        row.addStretch(1)
        row.addWidget(Label(ARTICLE, "small"))
        self.add_layout(row)
        self.add(self.words)

    def show_board(self, board: ReviewBoard) -> None:
        """Show the grades that count now."""
        self.title.setText(_TITLES[board.counted])
        self.bars.set_counts(_counts(board.file.lines, board.counted))
        is_over = any(verdict.is_over for verdict in board.caps)
        self._severity.setText("Nên xem" if is_over else "Trần xuất sắc")
        self._severity.set_tone("warn" if is_over else "")
        self._icon.setVisible(is_over)
        self.words.setText("\n".join(board.cap_words))


def _counts(lines: tuple[ReviewLine, ...], counted: str) -> dict[MemberGrade, int]:
    if counted == "Tự nhận":
        return grade_counts(line.entry.own.grade for line in lines)
    return grade_counts(line.entry.final_grade for line in lines)


class ReviewCard(Card):
    """Days of the review, and the ways to what belongs to the whole of it."""

    asked = Signal(str)
    """What to open or do, by the first words of `ACTS`."""

    ACTS = (
        ("plan", "Hạn, mẫu và trần"),
        ("votes", "Kết quả phiếu"),
        ("collective", "Kiểm điểm tập thể (Mẫu 01)"),
        ("dossier", "Hồ sơ kiểm điểm (Điều 17)"),
        ("papers", "Văn bản của đợt"),
        ("outcome", "Gửi, quyết định, công khai"),
        ("close", "Kết thúc đợt"),
        ("remove", "Xóa đợt này"),
    )
    _OPEN_ONLY = frozenset({"plan", "votes", "collective", "close"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Đợt kiểm điểm", parent=parent)
        self.facts = FactGrid()
        self.add(self.facts)
        self.buttons = {key: LinkButton(text) for key, text in self.ACTS}
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, what=key: self.asked.emit(what))
            self.add(button)

    def show_board(self, board: ReviewBoard) -> None:
        """Show the days that are known; a closed review offers what is still open."""
        file, review = board.file, board.file.review
        days = (
            ("Gửi dự thảo", file.draft_due_on),
            ("Gửi cấp trên", review.sent_on),
            ("Kết thúc", review.closed_on),
            ("Công khai", review.published_on),
        )
        self.facts.set_facts(tuple((name, short_date(day) if day else "") for name, day in days))
        for key in self._OPEN_ONLY:
            self.buttons[key].setVisible(not review.is_closed)
