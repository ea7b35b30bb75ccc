"""One row of the grid of the first run: name, three dates, a post, and what is wrong with them."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.dates import PartialDate, parse_partial, partial_sentence
from app.domain.member_forms import member_warnings
from app.domain.members import POST_LABELS, MemberForm, Post
from app.domain.name_lines import recased
from ui.kit.choice import Choice
from ui.kit.inputs import LineText, mark_state
from ui.kit.labels import Label

TITLES = ("Họ và tên", "Ngày sinh", "Vào Đảng", "Chính thức", "Chức vụ")
STRETCHES = (38, 25, 25, 25, 30)
LEAST_WIDTH = 40
DATE_FIELDS = ("birth_date", "admission_date", "official_date")
_POSTS: tuple[tuple[Post | None, str], ...] = (
    (None, "–"),
    *((post, POST_LABELS[post]) for post in Post),
)


class DateText(LineText):
    """A date as far as it is known, without a calendar button: the grid has little room."""

    def value(self) -> Any:
        """Return a PartialDate, None if empty or unreadable."""
        return parse_partial(self.text())

    def set_value(self, value: Any) -> None:
        """Show a date."""
        super().set_value(value.text() if isinstance(value, PartialDate) else "")

    def trouble(self) -> str:
        """Say how to write the date."""
        return partial_sentence(self.text()) if self.text().strip() else ""


class MemberRow(QWidget):
    """A row counts once it has a name; unreadable dates and a missing name are named under it."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong: QWidget | None = None
        self.name = LineText(limit=100)
        self.dates = {field: DateText(limit=20) for field in DATE_FIELDS}
        self.post = Choice(_POSTS)
        self.problem = Label("", "small", tone="error", wrap=True)
        self.advice = Label("", "small", tone="warn", wrap=True)
        self.inputs: tuple[Any, ...] = (self.name, *self.dates.values(), self.post)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, (field, title) in enumerate(zip(self.inputs, TITLES, strict=True)):
            field.setAccessibleName(f"{title}, dòng {number}")
            field.setMinimumWidth(LEAST_WIDTH)
            field.changed.connect(self._on_change)
            grid.setColumnStretch(place, STRETCHES[place])
            grid.addWidget(field, 0, place)
        grid.addWidget(self.problem, 1, 0, 1, len(TITLES))
        grid.addWidget(self.advice, 2, 0, 1, len(TITLES))
        self.problem.hide()
        self.advice.hide()
        for field in self.dates.values():
            field.editingFinished.connect(self._advise)

    def is_empty(self) -> bool:
        """Tell whether nothing is typed at all."""
        return not self.name.value() and not any(f.text().strip() for f in self.dates.values())

    def has_name(self) -> bool:
        """Tell whether the row stands for a member."""
        return bool(self.name.value())

    def form(self) -> MemberForm:
        """Return the member of this row."""
        dates = {field: line.value() for field, line in self.dates.items()}
        return MemberForm(recased(self.name.value()), **dates)

    def fill(self, form: MemberForm) -> None:
        """Show a member."""
        self.name.set_value(form.full_name)
        for field, line in self.dates.items():
            line.set_value(getattr(form, field))
        self._advise()

    def take_focus(self) -> None:
        """Put the keyboard on what must be mended, else on the name."""
        (self._wrong or self.name).setFocus()

    def clear(self) -> None:
        """Empty the row."""
        self.fill(MemberForm(""))
        self.post.set_value(None)
        self._show_problem("", None)

    def is_ready(self) -> bool:
        """Show what must be mended and say whether there is nothing."""
        for line in self.dates.values():
            if line.trouble():
                self._show_problem(line.trouble(), line)
                return False
        if not self.is_empty() and not self.has_name():
            self._show_problem("Chưa ghi họ và tên.", self.name)
            return False
        self._show_problem("", None)
        return True

    def _on_change(self) -> None:
        self._show_problem("", None)
        self.changed.emit()

    def _show_problem(self, sentence: str, wrong: QWidget | None) -> None:
        self._wrong = wrong
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        for field in self.inputs:
            mark_state(field, is_wrong=field is wrong)

    def _advise(self) -> None:
        found = member_warnings(self.form())
        self.advice.setText(" ".join(problem.message for problem in found))
        self.advice.setVisible(bool(found))
