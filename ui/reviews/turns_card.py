"""The card *Lượt báo cáo học tập Bác*: the next three, who reported last, onto the agenda."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.rotations import Rotation, TurnLine
from ui.kit.buttons import LinkButton, LinkKind, secondary
from ui.kit.cards import Card
from ui.kit.dropping import drop
from ui.kit.facts import act_row
from ui.kit.labels import Label, hairline
from ui.reviews.turn_acts import AGENDA_ICON, TurnActs, agenda_words
from ui.workspace import Workspace

SHOWN = 3


class TurnsCard(Card):
    """Shows whose turn comes next; a name opens the member, the title's act the whole order."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("Lượt báo cáo học tập Bác", parent=parent)
        self._workspace, self._acts = workspace, TurnActs(workspace)
        self._rotation: Rotation | None = None
        self.rows = QWidget()
        self._grid = QGridLayout(self.rows)
        self.last = Label("", "small", wrap=True)
        self.nobody = Label("Chưa có đồng chí nào đến lượt.", "secondary", wrap=True)
        self.agenda_button = secondary("Đưa vào họp", icon=AGENDA_ICON, small=True)
        self.all_button = LinkButton("Cả chi bộ")
        self._build()

    def load(self) -> None:
        """Read the order again."""
        rotation = self._workspace.services.rotations.rotation()
        self._rotation = rotation
        upcoming = rotation.upcoming[:SHOWN]
        self._show_rows(upcoming)
        self.rows.setVisible(bool(upcoming))
        self.nobody.setVisible(not upcoming)
        self.last.setText(rotation.last_said)
        self.last.setVisible(bool(rotation.last_said))
        self.agenda_button.setText(agenda_words(rotation))
        self.agenda_button.setEnabled(bool(upcoming))

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are read: "1 Tạ Thị Loan chờ 13 kỳ"."""
        lines = self._rotation.upcoming[:SHOWN] if self._rotation else ()
        return tuple(f"{line.place} {line.turn.full_name} {line.waited}" for line in lines)

    def _show_rows(self, lines: tuple[TurnLine, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                drop(old)
        for place, line in enumerate(lines):
            row = 2 * place
            name = LinkButton(line.turn.full_name, LinkKind.EVIDENCE)
            name.clicked.connect(lambda _checked=False, who=line.id: self._open(who))
            self._grid.addWidget(Label(str(line.place), "secondary"), row, 0)
            self._grid.addWidget(name, row, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(Label(line.waited, "small"), row, 2, Qt.AlignmentFlag.AlignRight)
            if line is not lines[-1]:
                self._grid.addWidget(hairline(), row + 1, 0, 1, 3)

    def _open(self, member_id: int) -> None:
        self._workspace.go(f"member:{member_id}")

    def _to_agenda(self) -> None:
        if self._rotation is not None:
            self._acts.to_agenda(self._rotation)

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        for part in (self.rows, self.nobody, self.last):
            self.add(part)
        self.add(act_row(self.agenda_button, self.all_button))
        self.agenda_button.clicked.connect(lambda _checked: self._to_agenda())
        self.all_button.clicked.connect(lambda _checked: self._workspace.go("turns:"))
