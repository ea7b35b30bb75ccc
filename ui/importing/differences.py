"""What the list says differently from the book: a tick each, only what fills is set."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.import_columns import ImportColumn
from app.domain.import_plans import ChangedMember, ImportPlan
from app.domain.member_matching import MATCH_KIND_LABELS
from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.inputs import Check
from ui.kit.labels import Label, hairline

Ticks = frozenset[tuple[int, ImportColumn]]


class DifferenceCard(Card):
    """Members of the book of whom the list says something else or more."""

    changed = Signal()

    def __init__(self) -> None:
        self.all_button = quiet("Chọn tất cả", small=True)
        self.fills_button = quiet("Chỉ điền chỗ trống", small=True)
        super().__init__(
            "Khác với sổ", right=[self.fills_button, self.all_button], edge_to_edge=True
        )
        self.checks: dict[tuple[int, ImportColumn], Check] = {}
        self._shown: tuple[ChangedMember, ...] = ()
        self._first = Ticks()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)
        self.all_button.clicked.connect(lambda _checked: self._tick(frozenset(self.checks)))
        self.fills_button.clicked.connect(lambda _checked: self._tick(self._first))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show the differences; ticks of differences that are still there stay."""
        self._first = plan.first_ticks
        self.setVisible(bool(plan.changed))
        if plan.changed == self._shown:
            return
        kept = {key: check.isChecked() for key, check in self.checks.items()}
        self._shown = plan.changed
        self._clear()
        for member in plan.changed:
            self._list.addWidget(hairline())
            self._list.addWidget(self._member(member, kept))
        self.title.setText(f"{len(plan.changed)} đồng chí có thông tin khác với sổ")

    def ticks(self) -> Ticks:
        """Return the differences to write."""
        return frozenset(key for key, check in self.checks.items() if check.isChecked())

    def _tick(self, wanted: Ticks) -> None:
        for key, check in self.checks.items():
            check.setChecked(key in wanted)
        self.changed.emit()

    def _clear(self) -> None:
        self.checks = {}
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _member(self, member: ChangedMember, kept: dict[tuple[int, ImportColumn], bool]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(15, 8, 15, 8)
        row.setSpacing(16)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(Label(member.name, "strong"))
        words = f"dòng {member.row}, {MATCH_KIND_LABELS[member.kind]}"
        who.addWidget(Label(words, "secondary", wrap=True))
        who.addStretch(1)
        row.addLayout(who, 2)
        changes = QVBoxLayout()
        changes.setSpacing(4)
        for change in member.changes:
            key = (member.member_id, change.column)
            old = change.old or "(trống)"
            check = Check(f"{change.label}: {old} → {change.new}")
            check.setToolTip(check.text())
            check.setChecked(kept.get(key, change.fills))
            check.changed.connect(self.changed)
            self.checks[key] = check
            changes.addWidget(check)
        row.addLayout(changes, 5)
        return part
