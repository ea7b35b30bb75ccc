"""The card of the chosen member: facts, the year's meetings, figures that open their source."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.member_cards import CardLine, MemberCard, MemberFigure
from app.domain.member_days import situation_on
from app.domain.member_labels import group_name, post_label
from app.domain.members import (
    LEFT_KIND_LABELS,
    MEMBER_CLASS_LABELS,
    SITUATION_LABELS,
    Member,
)
from app.domain.milestones import party_age
from app.domain.sensitive_data import masked
from app.domain.text import initial, short_date
from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.cards import PADDING, Card, Notice
from ui.kit.labels import Label, hairline
from ui.kit.painting import CENTRE, Ink, draw_text, scaled
from ui.members.figures import Figure, Figures
from ui.members.marks import AttendanceMarks
from ui.members.recent import RECENT, RecentLines

WIDTH = 340
MOST_RECENT = 4
MISSING = "Không còn trong danh sách"


class Avatar(QWidget):
    """The first letter of the given name in a circle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, full_name: str) -> None:
        """Show the letter of another name."""
        letter = initial(full_name)
        if letter != self._letter:
            self._letter = letter
            self.update()

    def sizeHint(self) -> QSize:
        """Return the square round the circle."""
        return QSize(scaled(48), scaled(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_bare = theme.current().is_high_contrast
        painter.setPen(theme.colour("border") if is_bare else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary_tint"))
        painter.drawEllipse(area)
        draw_text(painter, area, self._letter, Ink("primary_text", "section", 600), CENTRE)


class MemberPanel(Card):
    """Draws one `MemberCard`; every figure is a way to the records behind it."""

    edit_asked = Signal()
    wanted = Signal(str)
    here_asked = Signal()
    """The mark "Không còn trong danh sách" is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._card: MemberCard | None = None
        self.avatar, self.name, self.kind = Avatar(), Label("", "strong", wrap=True), Label("")
        self.edit_button = secondary("", icon="pencil")
        self.edit_button.setAccessibleName("Sửa")
        self.edit_button.setToolTip("Sửa (Enter)")
        self.facts, self._fact_labels = QGridLayout(), list[tuple[Label, Label]]()
        self.marks, self.figures, self.recent = AttendanceMarks(), Figures(), RecentLines()
        self.more = Figures()
        self.absences = Label("", "small", tone="warn", wrap=True)
        self.past_note = Label("", "small", wrap=True)
        self.books = RecentLines(title="Sổ sách", with_day=False, nothing="")
        self._listed: MemberFigure | None = None
        self.year_title, self.year_count = Label("", "strong"), Label("")
        self.missing = Notice("", "warn", act="Vẫn ở chi bộ", on_act=self._ask_here)
        self.setMinimumWidth(280)
        self._build()

    def show_card(self, card: MemberCard, today: date, books: Sequence[CardLine] = ()) -> None:
        """Show another member, or the same one with newer facts, and what the registers say."""
        self._card, self._listed = card, None
        member = card.member
        self.avatar.set_name(member.full_name)
        self.name.setText(member.full_name)
        self.kind.setText(_standing_text(card, today))
        if member.missing_since is not None:
            self.missing.set_text(f"{MISSING} nhập ngày {short_date(member.missing_since)}.")
        self.missing.setVisible(member.missing_since is not None)
        self._show_facts(_facts(member, today))
        self.year_title.setText(f"Dự thường kỳ {card.year}")
        count = f"{card.attended}/{card.summoned}"
        self.year_count.setText(count if card.summoned else "–")
        self.marks.set_marks(card.marks, self.year_title.text(), f"dự {count} buổi")
        self.figures.set_figures(_figures(card), f"Số liệu năm {card.year}")
        self.more.set_figures(_more_figures(card), f"Số liệu khác năm {card.year}")
        self.more.setVisible(any(figure.figure != "0" for figure in _more_figures(card)))
        self.past_note.setText(card.past_note)
        self.past_note.setVisible(bool(card.past_note))
        notes = card.absence_notes()
        self.absences.setText(" ".join(notes))
        self.absences.setVisible(bool(notes))
        self.recent.set_lines(card.recent[:MOST_RECENT], RECENT)
        self.books.set_lines(books)
        self.books.setVisible(bool(books))

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, PADDING)
        self.body.setSpacing(0)
        self.add(self._head())
        self.add(hairline())
        inner = QVBoxLayout()
        inner.setContentsMargins(PADDING - 1, PADDING - 4, PADDING - 1, 0)
        inner.setSpacing(12)
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(4)
        self.facts.setColumnStretch(1, 1)
        year = QHBoxLayout()
        year.addWidget(self.year_title, 1)
        year.addWidget(self.year_count)
        inner.addWidget(self.missing)
        inner.addLayout(self.facts)
        inner.addWidget(hairline())
        inner.addLayout(year)
        inner.addWidget(self.marks)
        inner.addWidget(self.past_note)
        inner.addWidget(self.absences)
        inner.addWidget(self.figures)
        inner.addWidget(self.more)
        inner.addWidget(hairline())
        inner.addWidget(self.recent)
        inner.addWidget(self.books)
        inner.addStretch(1)
        self.body.addLayout(inner, 1)
        self.edit_button.clicked.connect(lambda _checked: self.edit_asked.emit())
        self.marks.clicked.connect(self._on_mark)
        self.figures.clicked.connect(self._on_figure)
        self.more.clicked.connect(self._on_figure)
        self.books.wanted.connect(self.wanted)
        self.recent.wanted.connect(self.wanted)

    def _ask_here(self) -> None:
        self.here_asked.emit()

    def _head(self) -> QWidget:
        head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.kind)
        row = QHBoxLayout(head)
        row.setContentsMargins(PADDING - 1, PADDING - 1, PADDING - 1, PADDING - 1)
        row.setSpacing(12)
        row.addWidget(self.avatar)
        row.addLayout(words, 1)
        row.addWidget(self.edit_button)
        return head

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while len(self._fact_labels) < len(facts):
            self._add_fact_labels()
        for place, (label, value) in enumerate(self._fact_labels):
            is_known = place < len(facts)
            words = facts[place] if is_known else ("", "")
            for part, text in zip((label, value), words, strict=True):
                part.setText(text)
                part.setVisible(is_known)

    def _add_fact_labels(self) -> None:
        place = len(self._fact_labels)
        label, value = Label("", "secondary"), Label("", wrap=True)
        self.facts.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(value, place, 1)
        self._fact_labels.append((label, value))

    def _on_mark(self, key: str) -> None:
        meeting_id = self.marks.meeting_of(key)
        if meeting_id is not None and self._card is not None:
            self.wanted.emit(f"meeting:{meeting_id}:attendance:{self._card.member.id}")

    def _on_figure(self, key: str) -> None:
        card, figure = self._card, MemberFigure(key)
        if card is None:
            return
        lines = card.records.get(figure, ())
        if not lines:
            self.wanted.emit(_PLACES.get(figure, f"tasks:member:{card.member.id}"))
        elif self._listed is figure:
            self._listed = None
            self.recent.set_lines(card.recent[:MOST_RECENT], RECENT)
        else:
            self._listed = figure
            self.recent.set_lines(lines, f"{_LIST_TITLES[figure]} năm {card.year}")


def _standing_text(card: MemberCard, today: date) -> str:
    form = card.member.form
    if form.left_on is not None and form.left_on <= today:
        return "Đã rời chi bộ"
    situation = situation_on(card.member, today)
    if situation is not None:
        return SITUATION_LABELS[situation]
    if card.member_class is None:
        return "Chưa thuộc chi bộ"
    return f"Đảng viên {MEMBER_CLASS_LABELS[card.member_class].lower()}"


def _facts(member: Member, today: date) -> tuple[tuple[str, str], ...]:
    form = member.form
    left = ""
    if form.left_on is not None and form.left_kind is not None:
        left = f"{short_date(form.left_on)}, {LEFT_KIND_LABELS[form.left_kind].lower()}"
    known = (
        ("Chức vụ", post_label(member, today)),
        ("Tổ đảng", group_name(member, today)),
        ("Ngày sinh", form.birth_date.text() if form.birth_date else ""),
        ("Vào Đảng", form.admission_date.text() if form.admission_date else ""),
        ("Chính thức", form.official_date.text() if form.official_date else ""),
        ("Tuổi Đảng", party_age(member, today)),
        ("Công việc", form.occupation or form.work_unit),
        ("Mẫu kiểm điểm", form.review_form),
        ("Điện thoại", form.phone),
        ("Đang sinh hoạt", form.current_cell),
        ("Nơi cư trú", form.residence_cell),
        ("Số căn cước", masked(form.citizen_id)),
        ("Quê quán", form.home_town),
        ("Thường trú", form.permanent_address),
        ("Tạm trú", form.temporary_address),
        ("Dân tộc", form.ethnicity),
        ("Tôn giáo", form.religion),
        ("Đảng phí", form.dues_class),
        ("Rời chi bộ", left),
    )
    return tuple((label, value) for label, value in known if value)


def _figures(card: MemberCard) -> tuple[Figure, ...]:
    done = f"{card.tasks_done}/{card.tasks_counted}" if card.tasks_counted else "–"
    return (
        Figure(MemberFigure.SPEECHES, str(card.speeches), "lần phát biểu"),
        Figure(MemberFigure.TASKS, done, "việc đã xong"),
        Figure(MemberFigure.PAPERS, str(card.papers), "bài báo cáo"),
    )


def _more_figures(card: MemberCard) -> tuple[Figure, ...]:
    return (
        Figure(MemberFigure.PRAISE, str(card.count(MemberFigure.PRAISE)), "lần biểu dương"),
        Figure(MemberFigure.REMINDERS, str(card.count(MemberFigure.REMINDERS)), "lần nhắc nhở"),
        Figure(MemberFigure.LATE, str(card.tasks_late), "việc chậm hạn"),
    )


_LIST_TITLES = {
    MemberFigure.SPEECHES: "Phát biểu thường kỳ",
    MemberFigure.PAPERS: "Bài báo cáo, tham luận",
    MemberFigure.PRAISE: "Được biểu dương",
    MemberFigure.REMINDERS: "Được nhắc nhở",
}
_PLACES = {
    MemberFigure.SPEECHES: "page:meetings",
    MemberFigure.PAPERS: "page:plan",
    MemberFigure.PRAISE: "page:meetings",
    MemberFigure.REMINDERS: "page:meetings",
}
"""Where such records are made, for a figure that counts none yet."""
