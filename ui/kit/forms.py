"""Forms declared as fields: labels with buddies, help and problems under each field, one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.problems import Problem
from ui.kit.inputs import Check, Input, mark_state
from ui.kit.labels import IconLabel, Label

COLUMN_GAP = 16
ROW_GAP = 12
LABEL_GAP = 4


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form: its label, the name its value goes by, and the input."""

    label: str
    name: str
    input: QWidget
    help: str = ""
    span: int = 1
    """How many columns of the form it takes."""


class Form(QWidget):
    """Shows fields in one or more columns and gives their values under their names."""

    changed = Signal()

    def __init__(
        self, fields: Sequence[Field], *, columns: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = {field.name: _FieldRow(field) for field in fields}
        self._clean: dict[str, Any] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(COLUMN_GAP)
        grid.setVerticalSpacing(ROW_GAP)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._place(grid, columns)
        self._chain()
        self.keep_as_clean()

    def input(self, name: str) -> Any:
        """Return the input of a field."""
        return self._rows[name].field.input

    def values(self) -> dict[str, Any]:
        """Return what is in each field, by name."""
        return {name: row.input.value() for name, row in self._rows.items()}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put values into fields by name as if they were typed: none of it counts as saved."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].input.set_value(value)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show values by name as saved; fields not named are left alone."""
        self.put_values(values)
        self.clear_problems()
        self.keep_as_clean()

    def fill(self, record: object) -> None:
        """Show the attributes of a record or draft that have a field's name."""
        names = [name for name in self._rows if hasattr(record, name)]
        self.set_values({name: getattr(record, name) for name in names})

    def keep_as_clean(self) -> None:
        """Take what is shown as saved."""
        self._clean = self.values()

    def is_changed(self) -> bool:
        """Say whether a person has changed anything since it was filled or saved."""
        return self.values() != self._clean

    def problems(self) -> tuple[Problem, ...]:
        """Return what the fields themselves cannot read or still miss; none of what is left out."""
        asked = ((name, row) for name, row in self._rows.items() if not row.isHidden())
        found = ((name, row.own_problem()) for name, row in asked)
        return tuple(Problem(name, sentence) for name, sentence in found if sentence)

    def is_ready(self) -> bool:
        """Show the fields' own problems and say whether there is none."""
        problems = self.problems()
        self.show_problems(problems)
        return not problems

    def show_problems(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Mark the fields, go to the first; return the problems that belong to no field here."""
        others = self.mark_problems(problems)
        first = next((row for row in self._rows.values() if row.problem_text()), None)
        if first is not None:
            first.field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return others

    def mark_problems(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Mark the fields without moving the keyboard; return the problems of no field here."""
        self.clear_problems()
        others = []
        for problem in problems:
            row = self._rows.get(problem.field)
            if row is None:
                others.append(problem)
            elif not row.problem_text():
                row.show_problem(problem.message)
        return tuple(others)

    def clear_problems(self) -> None:
        """Take all marks away."""
        for row in self._rows.values():
            row.show_problem("")

    def problem_texts(self) -> dict[str, str]:
        """Return the sentences now shown, by field name."""
        shown = {name: row.problem_text() for name, row in self._rows.items()}
        return {name: text for name, text in shown.items() if text}

    def show_field(self, name: str, *, is_shown: bool) -> None:
        """Show a question with its label, or leave it out; its value stays as it is."""
        self._rows[name].setVisible(is_shown)

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field."""
        self._rows[name].field.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, grid: QGridLayout, columns: int) -> None:
        line = column = 0
        for row in self._rows.values():
            span = min(row.field.span, columns)
            if column + span > columns:
                line, column = line + 1, 0
            grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            row.input.changed.connect(row.forget_problem)
            row.input.changed.connect(self.changed)

    def _chain(self) -> None:
        inputs = [row.field.input for row in self._rows.values()]
        for before, after in pairwise(inputs):
            QWidget.setTabOrder(before, after)


class _FieldRow(QWidget):
    """A label above, the input, and one line of help or problem below."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.input: Input = _speaking(field.input)
        self._help = Label(field.help, "small", wrap=True) if field.help else None
        self._problem: Label | None = None
        self._column = QVBoxLayout(self)
        self._build()

    def own_problem(self) -> str:
        """Return why this field cannot be taken as it is, or ""."""
        trouble = self.input.trouble()
        if trouble or not self.input.required:
            return trouble
        is_empty = self.input.value() in (None, "")
        return f"Chưa ghi: {self._plain_label()}." if is_empty else ""

    def problem_text(self) -> str:
        """Return the sentence shown under the field."""
        return "" if self._problem is None else self._problem.text()

    def show_problem(self, sentence: str) -> None:
        """Show a sentence instead of the help, or take it away."""
        if sentence == self.problem_text():
            return
        problem, row = self._problem_part
        problem.setText(sentence)
        row.setVisible(bool(sentence))
        if self._help is not None:
            self._help.setVisible(not sentence)
        mark_state(self.field.input, is_wrong=bool(sentence))
        self._listener().setAccessibleDescription(sentence or self.field.help)

    def forget_problem(self) -> None:
        """Take the sentence away: the person is mending it."""
        self.show_problem("")

    @cached_property
    def _problem_part(self) -> tuple[Label, QWidget]:
        """Return the line of the problem, built with the first one: most fields have none."""
        self._problem = Label("", "small", tone="error", wrap=True)
        row = _problem_row(self._problem)
        row.hide()
        self._column.addWidget(row)
        return self._problem, row

    def _build(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP)
        if self.field.label and not isinstance(self.field.input, Check):
            label = Label(self.field.label, "label")
            label.setBuddy(self.field.input)
            column.addWidget(label)
        self._listener().setAccessibleName(self._plain_label())
        self._listener().setAccessibleDescription(self.field.help)
        column.addWidget(self.field.input)
        if self._help is not None:
            column.addWidget(self._help)

    def _listener(self) -> QWidget:
        """Return the widget that has the keyboard, which is the one read aloud."""
        return self.field.input.focusProxy() or self.field.input

    def _plain_label(self) -> str:
        return self.field.label.replace("&", "")


_SPEAKING: set[type[QWidget]] = set()
"""The kinds of input known to speak as one; asking each anew takes long."""


def _speaking(given: QWidget) -> Any:
    """Return an input that has all a form asks of it; raises TypeError for another widget."""
    kind = type(given)
    if kind not in _SPEAKING:
        if not isinstance(given, Input):
            raise TypeError(f"{kind.__name__} does not speak as a form input")
        _SPEAKING.add(kind)
    return given


def _problem_row(label: Label) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(IconLabel("octagon-alert", "error"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return holder
