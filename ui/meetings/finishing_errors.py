"""The card of what stops the lock: findings that must be mended, and those passed by with why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.findings import Finding, Severity
from app.domain.meeting_file import Override
from app.domain.meeting_views import MeetingView
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.flow import flow
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph


class ErrorsCard(Card):
    """Hidden while there is nothing to mend and nothing was passed by."""

    go = Signal(str)
    override_asked = Signal(str, str)
    withdrawn = Signal(str, str)

    def __init__(self) -> None:
        self.figure = Label("", "strong", tone="error")
        super().__init__("Việc phải sửa trước khi khóa", right=(self.figure,))
        self._state: tuple[object, ...] = ()
        self._list: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show the findings of the gravest kind, and the reasons on record."""
        errors = tuple(f for f in view.findings if f.severity is Severity.ERROR)
        overrides = view.file.overrides
        open_ones = tuple(finding for finding in errors if not finding.overridden)
        self.setVisible(bool(open_ones or overrides))
        self.figure.setText(str(len(open_ones)) if open_ones else "")
        state = (open_ones, overrides, view.is_locked)
        if state != self._state:
            self._state = state
            self._rebuild(view, open_ones, errors)

    def _rebuild(
        self, view: MeetingView, open_ones: tuple[Finding, ...], errors: tuple[Finding, ...]
    ) -> None:
        if self._list is not None:
            self.body.removeWidget(self._list)
            drop(self._list)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for finding in open_ones:
            column.addWidget(hairline())
            column.addWidget(self._open_row(finding, is_locked=view.is_locked))
        for override in view.file.overrides:
            column.addWidget(hairline())
            column.addWidget(self._kept_row(override, errors, is_locked=view.is_locked))
        self.add(self._list)

    def _open_row(self, finding: Finding, *, is_locked: bool) -> QWidget:
        mend = secondary(finding.action, small=True)
        mend.clicked.connect(lambda _checked: self.go.emit(finding.where))
        pass_by = quiet("Bỏ qua, ghi lý do", small=True)
        pass_by.clicked.connect(
            lambda _checked: self.override_asked.emit(finding.code, finding.where)
        )
        acts = () if is_locked else (mend, pass_by)
        return _row("octagon-alert", "error", f"{finding.code}: {finding.message}", acts)

    def _kept_row(
        self, override: Override, errors: tuple[Finding, ...], *, is_locked: bool
    ) -> QWidget:
        found = (f for f in errors if (f.code, f.where) == (override.code, override.where))
        message = next((finding.message for finding in found), "việc này nay đã được sửa.")
        button = quiet("Bỏ lý do này", small=True)
        button.clicked.connect(lambda _checked: self.withdrawn.emit(override.code, override.where))
        words = f"{override.code}: {message} Đã bỏ qua, lý do: {override.reason}"
        return _row("info", "info", words, () if is_locked else (button,))


def _row(icon: str, colour: str, words: str, acts: tuple[QWidget, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Paragraph((Run(words, Ink()),)))
    if acts:
        column.addWidget(flow(*acts))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(IconLabel(icon, colour), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return holder
