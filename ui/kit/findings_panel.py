"""The card *Cần xử lý*: what must or should be seen to, and the button that goes there."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.buttons import LinkButton, PushButton, quiet, secondary
from ui.kit.chips import Chip, ChipSpec
from ui.kit.dropping import drop
from ui.kit.flow import flow
from ui.kit.focus import REACH
from ui.kit.labels import IconLabel, Label, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph
from ui.kit.scroll_area import ScrollArea
from ui.kit.tokens import data

Severity = Literal["E", "W", "I"]
WHY, WHY_OPEN = "Vì sao", "Thu lại"
SIDE, LEAST_HEADER = 12, 40
"""Inside the room the ring takes at every edge."""
_ORDER = {"E": 0, "W": 1, "I": 2}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in ready words; `where` is handed back by the button that goes there."""

    severity: Severity
    code: str
    sentence: str
    button: str = ""
    where: object = None
    can_override: bool = False
    can_withdraw: bool = False
    """The written reason it was passed by with may be taken back."""
    why: tuple[str, ...] = ()
    """What the rule looks at, its figures and its source, shown when asked for."""
    rule: str = ""
    """Place of the rule itself, e.g. "settings:rules:K13"."""

    @property
    def word(self) -> str:
        """Return the severity in words: Phải sửa."""
        return str(data()["severityRoles"][self.severity]["word"])


class FindingsPanel(QFrame):
    """Findings from the gravest to the mildest; folds to its header when room is short."""

    go = Signal(object)
    override = Signal(str, object)
    withdraw = Signal(str, object)
    folded = Signal(bool)

    def __init__(self, title: str = "Cần xử lý", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[FindingLine, ...] = ()
        self._rows: list[tuple[FindingLine, _Row]] = []
        self._is_folded = False
        self.setProperty("card", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.header = _Header(title, self)
        self.header.pressed.connect(lambda: self.set_folded(not self._is_folded))
        self.area = ScrollArea()
        self.area.viewport().setAutoFillBackground(False)
        self._done = _all_done()
        self._column = self._fill_area()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(REACH, REACH, REACH, REACH)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.area, 1)
        self._show(())

    @property
    def findings(self) -> tuple[FindingLine, ...]:
        """Return the findings in the order shown."""
        return self._findings

    @property
    def is_folded(self) -> bool:
        """Say whether only the header is shown."""
        return self._is_folded

    def set_findings(self, findings: tuple[FindingLine, ...]) -> None:
        """Show other findings, gravest first, otherwise in the order given."""
        ordered = tuple(sorted(findings, key=lambda one: _ORDER[one.severity]))
        if ordered != self._findings:
            self._show(ordered)

    def set_folded(self, is_folded: bool) -> None:
        """Show only the header, or everything."""
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        self.area.setVisible(not is_folded)
        self.header.set_folded(is_folded)
        grows = QSizePolicy.Policy.Fixed if is_folded else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        self.updateGeometry()
        self.folded.emit(is_folded)

    def _fill_area(self) -> QVBoxLayout:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE, 4, SIDE, 12)
        column.setSpacing(0)
        column.addWidget(self._done)
        column.addStretch(1)
        self.area.setWidget(content)
        content.setAutoFillBackground(False)  # the card's own ground shows through
        return column

    def _show(self, findings: tuple[FindingLine, ...]) -> None:
        """Put the rows in order; those already there are used again, as most of them stay."""
        self._findings = findings
        self.header.set_count(findings)
        before, self._rows = self._rows, []
        for place, finding in enumerate(findings):
            row = _taken(before, finding) or _Row(self._content(finding))
            row.show_line(is_shown=place > 0)
            self._column.insertWidget(place, row)
            self._rows.append((finding, row))
        for _finding, row in before:
            self._column.removeWidget(row)
            drop(row)
        self._done.setVisible(not findings)
        self.setAccessibleName(f"Cần xử lý: {len(findings)}")
        self.setAccessibleDescription(
            "; ".join(f"{one.word} {one.code}: {one.sentence}" for one in findings)
        )

    def _content(self, finding: FindingLine) -> QWidget:
        role = data()["severityRoles"][finding.severity]
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(IconLabel(role["icon"], role["role"]))
        line.addWidget(Paragraph((Run(finding.word, Ink(role["role"], "small", 600)),)), 1)
        line.addWidget(Label(finding.code, "small"))
        column.addLayout(line)
        column.addWidget(Paragraph((Run(finding.sentence),), most_lines=3))
        why = _Why(finding, self.go) if finding.why else None
        buttons = self._buttons(finding, why)
        if buttons:
            column.addSpacing(2)
            column.addWidget(flow(*buttons))
        if why is not None:
            column.addWidget(why)
        return row

    def _buttons(self, finding: FindingLine, why: "_Why | None") -> list[PushButton]:
        buttons: list[PushButton] = []
        if finding.button:
            act = secondary(finding.button, small=True)
            act.clicked.connect(lambda: self.go.emit(finding.where))
            buttons.append(act)
        if finding.can_override:
            pass_by = quiet("Bỏ qua, ghi lý do", small=True)
            pass_by.clicked.connect(lambda: self.override.emit(finding.code, finding.where))
            buttons.append(pass_by)
        if finding.can_withdraw:
            back = quiet("Bỏ lý do này", small=True)
            back.clicked.connect(lambda: self.withdraw.emit(finding.code, finding.where))
            buttons.append(back)
        if why is not None:
            buttons.append(why.button)
        for button in buttons:
            button.setAccessibleDescription(finding.sentence)
        return buttons


class _Why(QWidget):
    """The rule behind a finding: folded until its button is pressed."""

    def __init__(self, finding: FindingLine, go: SignalInstance) -> None:
        super().__init__()
        self.button = quiet(WHY, small=True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for line in finding.why:
            column.addWidget(Paragraph((Run(line, Ink("text_secondary", "small")),)))
        if finding.rule:
            link = LinkButton("Xem quy tắc", style="small")
            link.clicked.connect(lambda _checked: go.emit(finding.rule))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(" ".join(finding.why))
        self.hide()

    def _unfold(self, is_open: bool) -> None:
        self.setVisible(is_open)
        self.button.setText(WHY_OPEN if is_open else WHY)


class _Row(QWidget):
    """A finding with the line that parts it from the one above."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._line = hairline()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._line)
        column.addWidget(content)

    def show_line(self, *, is_shown: bool) -> None:
        """Draw the line, or not above the first finding."""
        self._line.setVisible(is_shown)
        self.setContentsMargins(0, 12 if is_shown else 0, 0, 0)


def _taken(rows: list[tuple[FindingLine, _Row]], finding: FindingLine) -> _Row | None:
    """Take the row that shows a finding already out of those that are there."""
    for place, (known, row) in enumerate(rows):
        if known == finding:
            del rows[place]
            return row
    return None


class _Header(QWidget):
    """Title, count and fold mark; pressing it folds or opens the panel."""

    pressed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_HEADER)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self.count = Chip(ChipSpec("0"))
        self._mark = IconLabel("chevron-down", "text_secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(10)
        row.addWidget(Label(title, "section"))
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self._mark)

    def set_count(self, findings: tuple[FindingLine, ...]) -> None:
        """Show how many there are, in the colour of the gravest that asks for something."""
        asking = [one for one in findings if one.severity != "I"]
        role: Literal["error", "warn"] = "error" if _has_errors(findings) else "warn"
        self.count.set_spec(ChipSpec(str(len(asking)), role))
        self.count.setVisible(bool(asking))
        self.setAccessibleName(f"{self._title}, {len(findings)} mục")

    def set_folded(self, is_folded: bool) -> None:
        """Turn the mark."""
        self._mark.set_icon("chevron-right" if is_folded else "chevron-down", "text_secondary")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or open."""
        del event
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold or open with Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the title in larger type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(max(LEAST_HEADER, theme.sizes().control + 4))


def _all_done() -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 2, 0, 4)
    line.setSpacing(8)
    line.addWidget(IconLabel("circle-check", "ok"))
    line.addWidget(Paragraph((Run("Không còn gì phải xử lý."),)), 1)
    return row


def _has_errors(findings: tuple[FindingLine, ...]) -> bool:
    return any(one.severity == "E" for one in findings)
