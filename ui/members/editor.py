"""The form page of one member: what is known of the person, and the dated facts beside it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.member_forms import member_warnings
from app.domain.members import Member, MemberForm
from app.domain.problems import Problem
from app.domain.sensitive_data import hidden_fields
from ui.kit.buttons import primary, quiet
from ui.kit.cards import Card, Notice
from ui.kit.forms import Form
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.members.facts import MemberFacts
from ui.members.fields import person_fields, sensitive_fields, service_fields, work_fields
from ui.workspace import Workspace

LEAST_WIDTH = 320
SIDE_WIDTH = 380
NARROW = 860
SENSITIVE = "Dữ liệu nhạy cảm (bật trong Cài đặt)"


class MemberEditor(QWidget):
    """Adds a member or changes one; a changed form is kept when the page is left."""

    left = Signal()
    saved = Signal(int)
    """A member was added or changed; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._members = workspace, workspace.services.members
        self._member: Member | None = None
        self._empty = MemberForm("")
        self.forms = _forms(self._today)
        self.warnings = Notice("", "warn")
        self.title = Label("", "section", wrap=True)
        self.back_button = quiet("Danh sách", icon="arrow-left")
        self.drop_button = quiet("Bỏ thay đổi")
        self.save_button = primary("Ghi đảng viên", icon="check")
        self.facts = MemberFacts(workspace, self.left.emit)
        self.facts.erased.connect(self._show_erased)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    @property
    def member_id(self) -> int | None:
        """The member shown, None while a new one is written."""
        return None if self._member is None else self._member.id

    def add_member(self) -> None:
        """Start writing a new member; one already begun is shown again."""
        if self._member is None and self.is_changed():
            self._focus_name()
            return
        self._member = None
        self._fill(self._empty)
        self._show_state()
        self._focus_name()

    def edit(self, member: Member) -> None:
        """Show a member; what is typed for the same one stays."""
        is_same = self._member is not None and self._member.id == member.id
        keeps = is_same and self.is_changed()
        self._member = member
        if not keeps:
            self._fill(member.form)
        self._show_state()
        self.facts.show_member(member)
        if not is_same:
            self._focus_name()

    def renew(self) -> None:
        """Read the shown member again after something changed."""
        self._show_sensitive()
        if self._member is None:
            self._offer_mentors()
            return
        found = [m for m in self._members.all() if m.id == self.member_id]
        if found:
            self.edit(found[0])
        else:
            self._member = None
            self._fill(self._empty)
            self.left.emit()

    def is_changed(self) -> bool:
        """Tell whether something is typed that is not kept yet."""
        return any(form.is_changed() for form in self.forms)

    def keep_typed(self) -> None:
        """Keep changes of a known member; a new one waits until it is written. Raises AppError."""
        if self._member is None or not self.is_changed() or any(f.problems() for f in self.forms):
            return
        self._members.save(self._member.id, self.form())
        self._keep_as_clean()

    def save(self) -> None:
        """Write what is in the form."""
        ready = [form.is_ready() for form in self.forms]  # every form shows what it misses
        if not all(ready):
            return
        form = self.form()
        if self._member is None:
            self._add(form)
        else:
            act = partial(self._change, self._member.id, form)
            if self._perform(act, f"Đã ghi thay đổi của đ/c {form.full_name}.") is not None:
                self._keep_as_clean()
                self.saved.emit(self._member.id)

    def form(self) -> MemberForm:
        """Return what is typed over what the form does not show."""
        shown = self._empty if self._member is None else self._member.form
        values: dict[str, Any] = {}
        for form in self.forms:
            values |= form.values()
        texts = {name: value or "" for name, value in values.items() if name in _CHOSEN_TEXTS}
        return replace(shown, **{**values, **texts})

    def leave(self) -> None:
        """Return to the list; a known member's changes are kept on the way."""
        if self._member is not None and self.is_changed():
            self.save()
        else:
            self.left.emit()

    def drop(self) -> None:
        """Show again what is kept."""
        self._fill(self._empty if self._member is None else self._member.form)
        self.left.emit()

    def _add(self, form: MemberForm) -> None:
        said = f"Đã thêm đ/c {form.full_name}."
        made = self._perform(lambda: self._members.add(form), said)
        if made is not None:
            self._fill(self._empty)
            self.saved.emit(made)

    def _change(self, member_id: int, form: MemberForm) -> bool:
        self._members.save(member_id, form)
        return True

    def _perform(self, act: Callable[[], int], said: str) -> int | None:
        return self.workspace.perform(act, said, form=self.forms[0])

    def _keep_as_clean(self) -> None:
        for form in self.forms:
            form.keep_as_clean()

    def _fill(self, values: MemberForm) -> None:
        self._offer_mentors()
        self._show_sensitive()
        for form in self.forms:
            form.fill(values)
        self._warn()

    def _offer_mentors(self) -> None:
        others = [m for m in self._members.all() if m.id != self.member_id]
        options = [(None, "Không có"), *((m.id, m.full_name) for m in others)]
        self.forms[2].input("mentor_id").set_options(options)

    def _show_sensitive(self) -> None:
        groups = self.workspace.services.cells.settings().sensitive_groups
        hidden, form = hidden_fields(groups), self.forms[3]
        for name in form.values():
            form.show_field(name, is_shown=name not in hidden)
        self.sensitive_card.setVisible(not hidden.issuperset(form.values()))

    def _show_erased(self) -> None:
        """Let go of what the form still shows of a person whose data were erased."""
        if self._member is not None:
            self._member = self._members.get(self._member.id)
            self._fill(self._member.form)
            self.edit(self._member)

    def _show_state(self) -> None:
        is_new = self._member is None
        name = "" if self._member is None else self._member.full_name
        self.title.setText("Thêm đảng viên" if is_new else f"Sửa đảng viên: {name}")
        self.save_button.setText("Ghi đảng viên" if is_new else "Ghi thay đổi")
        self.facts.setVisible(not is_new)
        self._warn()

    def _focus_name(self) -> None:
        self.forms[0].go_to("full_name")

    def _today(self) -> date:
        return self.workspace.now().date()

    def _warn(self) -> None:
        found = member_warnings(self.form())
        self.warnings.set_text(_sentence(found))
        self.warnings.setVisible(bool(found))
        self.drop_button.setVisible(self.is_changed())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width: what does not fit folds away."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the dated facts under the form when the page is narrow."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self.facts.setMinimumWidth(0 if is_narrow else SIDE_WIDTH)
        self.facts.setMaximumWidth(16_777_215 if is_narrow else SIDE_WIDTH)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._bar())
        column.addWidget(self.warnings)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(self._cards(), 1)
        self._row.addWidget(self.facts)
        column.addWidget(scrolling(inner), 1)
        for form in self.forms:
            form.changed.connect(self._warn)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.back_button)
        bar.addWidget(self.title, 1)
        bar.addWidget(self.drop_button)
        bar.addWidget(self.save_button)
        self.back_button.clicked.connect(lambda _checked: self.leave())
        self.drop_button.clicked.connect(lambda _checked: self.drop())
        self.save_button.clicked.connect(lambda _checked: self.save())
        return bar

    def _cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        titles = ("Họ tên, ngày tháng", "Công tác, trình độ", "Sinh hoạt", SENSITIVE)
        for title, form in zip(titles, self.forms, strict=True):
            card = Card(title)
            card.add(form)
            column.addWidget(card)
            self.sensitive_card = card  # the last one
        column.addStretch(1)
        return column


_CHOSEN_TEXTS = frozenset({"gender", "review_form"})
"""Texts chosen from a list, where nothing chosen is an empty text."""


def _forms(today: Callable[[], date]) -> tuple[Form, ...]:
    return (
        Form(person_fields(today), columns=3),
        Form(work_fields(), columns=3),
        Form(service_fields(), columns=3),
        Form(sensitive_fields(), columns=3),
    )


def _sentence(found: Sequence[Problem]) -> str:
    return "Nên xem lại (vẫn ghi được): " + " ".join(problem.message for problem in found)
