"""How far the journal goes back, and clearing what is older."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.journals import KEPT_MONTHS
from app.domain.text import short_date
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.workspace import Workspace

WIDTH = 160
CONSEQUENCE = (
    "Thùng rác không còn giữ các mục xóa trước ngày này. Biên bản đã khóa và dữ liệu hiện có không "
    "đổi. Việc này không hoàn tác được."
)


class ClearingCard(Card):
    """Says how much is old enough, and asks once before it is forgotten."""

    cleared = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Dọn nhật ký", parent=parent)
        self._workspace = workspace
        self.months = Choice([(months, f"{months} tháng") for months in KEPT_MONTHS])
        self.months.setAccessibleName("Giữ nhật ký")
        self.months.setMinimumWidth(scaled(WIDTH))
        self.state = Label("", "secondary", wrap=True)
        self.clear_button = secondary("Dọn việc cũ", icon="trash-2", small=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label("Giữ nhật ký và thùng rác"))
        row.addWidget(self.months)
        row.addWidget(self.state, 1)
        row.addWidget(self.clear_button)
        self.add_layout(row)
        self.months.changed.connect(self._keep)
        self.clear_button.clicked.connect(lambda _checked: self.clear())

    def refresh(self) -> None:
        """Show the setting and what it makes old."""
        services = self._workspace.services
        self.months.set_value(services.cells.settings().journal_months)
        old = services.journals.old_actions()
        day = short_date(old.before)
        self.state.setText(
            f"Có {old.count} việc trước {day}." if old.count else f"Không có việc nào trước {day}."
        )
        self.clear_button.setVisible(bool(old.count))

    def clear(self) -> None:
        """Ask once, then forget what is old and give its room back."""
        old = self._workspace.services.journals.old_actions()
        question = f"Dọn {old.count} việc trước {short_date(old.before)}?"
        if self._workspace.dialogs.ask(question, CONSEQUENCE, "Dọn việc cũ", danger=True):
            journals = self._workspace.services.journals
            self._workspace.run(
                lambda _progress: journals.clear_old(), "Đang dọn nhật ký", self._on_cleared
            )

    def _on_cleared(self, count: int) -> None:
        self._workspace.said.emit(f"Đã dọn {count} việc cũ khỏi nhật ký.", False)
        self.cleared.emit()

    def _keep(self) -> None:
        cells, months = self._workspace.services.cells, self.months.value()
        settings = replace(cells.settings(), journal_months=months)
        self._workspace.perform(
            lambda: cells.save_settings(settings), f"Nhật ký được giữ {months} tháng."
        )
