"""The people of a team as lines one can type in: name, role, unit, contact, and who leads."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.observers import Observer
from ui.kit.buttons import icon_button, quiet
from ui.kit.dropping import drop
from ui.kit.inputs import Check, LineText

FIRST_LINES = 4
"""Lines a new team starts with: a team usually has four or five people."""


class ObserverLine(QWidget):
    """One person; an empty line is nobody."""

    changed = Signal()
    removed = Signal()
    lead_taken = Signal()

    def __init__(self, person: Observer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = person.id
        self.name = LineText(placeholder="Họ và tên")
        self.role = LineText(placeholder="Chức vụ")
        self.unit = LineText(placeholder="Đơn vị")
        self.contact = LineText(placeholder="Điện thoại")
        self.lead = Check("Tổ trưởng")
        self.remove_button = icon_button("x", "Bỏ dòng này", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, share in ((self.name, 4), (self.role, 4), (self.unit, 3), (self.contact, 2)):
            field.setAccessibleName(field.placeholderText())
            row.addWidget(field, share)
            field.changed.connect(self.changed)
        row.addWidget(self.lead)
        row.addWidget(self.remove_button)
        self.name.set_value(person.name)
        self.role.set_value(person.role)
        self.unit.set_value(person.unit)
        self.contact.set_value(person.contact)
        self.lead.set_value(person.is_head)
        self.lead.changed.connect(self.changed)
        self.lead.changed.connect(self.lead_taken)
        self.remove_button.clicked.connect(lambda _checked: self.removed.emit())

    def person(self) -> Observer:
        """Return who is on the line."""
        return Observer(
            name=self.name.value(),
            unit=self.unit.value(),
            role=self.role.value(),
            is_head=self.lead.value(),
            contact=self.contact.value(),
            id=self._id,
        )

    def is_empty(self) -> bool:
        """Tell whether nothing is written."""
        person = self.person()
        return not any((person.name, person.unit, person.role, person.contact))


class ObserverRows(QWidget):
    """An input whose value is the people written, in their order."""

    changed = Signal()
    required = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ObserverLine] = []
        self.add_button = quiet("Thêm thành viên", icon="plus", small=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(lambda _checked: self._add_and_go())

    def value(self) -> Any:
        """Return the people; empty lines are left out."""
        return tuple(line.person() for line in self.lines if not line.is_empty())

    def set_value(self, value: Any) -> None:
        """Show other people, with empty lines for a new team."""
        for line in self.lines:
            self._column.removeWidget(line)
            drop(line)
        self.lines = []
        people = tuple(value or ())
        for person in (*people, *(Observer("") for _ in range(FIRST_LINES - len(people)))):
            self._add(person)

    def trouble(self) -> str:
        """Return nothing: what is missing is said when the team is kept."""
        return ""

    def _add_and_go(self) -> None:
        self._add(Observer("")).name.setFocus()
        self.changed.emit()

    def _add(self, person: Observer) -> ObserverLine:
        line = ObserverLine(person)
        self._column.insertWidget(len(self.lines), line)
        before = self.lines[-1].remove_button if self.lines else None
        if before is not None:
            QWidget.setTabOrder(before, line.name)
        self.lines.append(line)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        line.lead_taken.connect(lambda: self._lead(line))
        self.setFocusProxy(self.lines[0].name)
        return line

    def _remove(self, line: ObserverLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        drop(line)
        self.changed.emit()

    def _lead(self, line: ObserverLine) -> None:
        """Leave the lead to one person."""
        for other in self.lines:
            if other is not line and line.lead.value():
                other.lead.set_value(False)
