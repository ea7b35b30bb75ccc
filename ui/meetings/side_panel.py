"""The panel on the right of every step: cards of the step, Điểm, Cần xử lý; or a drawer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.check_words import explain_check
from app.domain.findings import Finding, Severity
from app.domain.meeting_views import MeetingView
from app.domain.text import given_name
from ui.kit import theme
from ui.kit.buttons import icon_button
from ui.kit.cards import Card
from ui.kit.findings_panel import FindingLine, FindingsPanel
from ui.kit.labels import Label
from ui.kit.meter import PointsMeter
from ui.kit.page import scrolling
from ui.kit.soon import Soon
from ui.kit.tokens import data
from ui.meetings.points_state import points_state, points_title
from ui.meetings.winnable_rows import WinnableList

LEAST_FINDINGS = 132
"""Below this height the findings fold to their header."""
STEP_ORDER = ("prepare", "attendance", "run", "score", "finish")


class PointsCard(Card):
    """The meter of the score sheet under its title."""

    def __init__(self) -> None:
        super().__init__("Điểm")
        self.meter = PointsMeter()
        self.winnable = WinnableList()
        self.add(self.meter)
        self.add(self.winnable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show the points of a meeting; hidden for kinds that are not scored."""
        state = points_state(view)
        self.setVisible(state is not None)
        if state is not None:
            self.title.setText(points_title(view))
            self.meter.set_state(state)
        self.winnable.show_view(view)


class CardsColumn(QWidget):
    """The cards of one step below each other; whether one is shown is the step's own affair."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(data()["layout"]["cardGapDense"])
        for card in cards:
            column.addWidget(card)


class SidePanel(QWidget):
    """Cards above each other, scrolling when even folded they do not fit."""

    go = Signal(str)
    override = Signal(str, str)
    withdraw = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: MeetingView | None = None
        self._cards: CardsColumn | None = None
        self._has_chosen_fold = self._is_folding = False
        self.points = PointsCard()
        self.findings = FindingsPanel()
        self.points.winnable.go.connect(self.go)
        self.findings.go.connect(lambda where: self.go.emit(str(where)))
        self.findings.override.connect(lambda code, where: self.override.emit(code, str(where)))
        self.findings.withdraw.connect(lambda code, where: self.withdraw.emit(code, str(where)))
        self.findings.folded.connect(lambda _folded: self._remember_fold())
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(data()["layout"]["cardGapDense"])
        self._column.addWidget(self.points)
        self._column.addWidget(self.findings, 1)
        self._filler = QWidget()
        self._column.addWidget(self._filler)
        self._area = _clear(scrolling(self._inner))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._soon = Soon(self, self._fit)
        theme.notifier().changed.connect(self._soon.start)

    def show_view(self, view: MeetingView, step: str = "") -> None:
        """Show points and findings of a meeting, and first what this step can still win."""
        self.points.winnable.set_step(step)
        self._soon.start()
        if view is self._view:
            return
        self._view = view
        self.points.show_view(view)
        self.findings.set_findings(finding_lines(view))
        self._soon.start()

    def set_cards(self, cards: CardsColumn | None, *, below_points: bool = False) -> None:
        """Show the cards of a step above Điểm, or between Điểm and Cần xử lý."""
        if cards is self._cards:
            return
        if self._cards is not None and self._cards.parentWidget() is self._inner:
            self._column.removeWidget(self._cards)
            self._cards.hide()
        self._cards = cards
        if cards is not None:
            self._column.insertWidget(1 if below_points else 0, cards)
            cards.show()
        self._has_chosen_fold = False
        self._soon.start()

    def show_common(self, *, is_shown: bool, view: MeetingView | None) -> None:
        """Leave only the cards of the step, as in the cockpit of a low window."""
        has_points = view is not None and view.sheet is not None
        self.points.setVisible(is_shown and has_points)
        self.findings.setVisible(is_shown)

    def is_empty(self) -> bool:
        """Say whether nothing is shown."""
        return not self._shown() and self.findings.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._soon.start()

    def _remember_fold(self) -> None:
        if not self._is_folding:
            self._has_chosen_fold = True
        self._soon.start()

    def _fit(self) -> None:
        """Fold the findings to their header when the cards above leave them no room."""
        if not self._has_chosen_fold and not self.findings.isHidden():
            width = self.width()
            gap = self._column.spacing()
            used = sum(_height(widget, width) + gap for widget in self._shown())
            with self._folding():
                self.findings.set_folded(self.height() - used < LEAST_FINDINGS)
        is_open = not self.findings.is_folded
        self.findings.setMinimumHeight(LEAST_FINDINGS if is_open else 0)
        if is_open:  # a long list scrolls in its card and does not push the panel
            self.findings.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        fills = self.findings.isHidden() or self.findings.is_folded
        self._filler.setVisible(fills)
        self._column.setStretchFactor(self._filler, 1 if fills else 0)
        self._column.setStretchFactor(self.findings, 0 if fills else 1)

    def _shown(self) -> tuple[QWidget, ...]:
        """Return what stands above the findings."""
        return tuple(w for w in (self._cards, self.points) if w is not None and not w.isHidden())

    @contextmanager
    def _folding(self) -> Iterator[None]:
        self._is_folding = True
        yield
        self._is_folding = False


class Drawer(QFrame):
    """The panel as a sheet over the right edge; Esc closes it."""

    closed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("popup", "true")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.panel: QWidget | None = None
        close = icon_button("x", "Đóng", keys="Esc", small=True)
        close.clicked.connect(lambda _checked: self.close_drawer())
        head = QHBoxLayout()
        head.addWidget(Label("Điểm và việc cần xử lý", "section"), 1)
        head.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 12)
        self._column.addLayout(head)
        owner.installEventFilter(self)
        self.hide()

    def open_with(self, panel: QWidget) -> None:
        """Show a panel in the drawer."""
        self.panel = panel
        self._column.addWidget(panel, 1)
        panel.show()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def close_drawer(self) -> None:
        """Put the drawer away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        owner = self.parentWidget()
        if owner is None:
            return
        width = min(theme.sizes().findings_width + 26, owner.width())
        self.setGeometry(owner.width() - width, 0, width, owner.height())


def finding_lines(view: MeetingView) -> tuple[FindingLine, ...]:
    """Return the findings of a meeting for the panel, by step; overridden ones are put at rest."""
    ordered = sorted(view.findings, key=_step_place)
    return tuple(_line(finding, view) for finding in ordered)


def _step_place(finding: Finding) -> int:
    step = finding.where.split(":")[0]
    return STEP_ORDER.index(step) if step in STEP_ORDER else len(STEP_ORDER)


def _line(finding: Finding, view: MeetingView) -> FindingLine:
    why = why_lines(finding.code, view)
    rule = f"settings:rules:{finding.code}" if why else ""
    if finding.overridden:
        return FindingLine(
            severity="I",
            code=finding.code,
            sentence=f"{finding.message} Đã bỏ qua: {finding.overridden}",
            where=finding.where,
            can_withdraw=not view.is_locked,
            why=why,
            rule=rule,
        )
    is_error = finding.severity is Severity.ERROR
    return FindingLine(
        severity=finding.severity.value,
        code=finding.code,
        sentence=finding.message,
        button=finding.action,
        where=finding.where,
        can_override=is_error and not view.is_locked,
        why=why,
        rule=rule,
    )


def why_lines(code: str, view: MeetingView) -> tuple[str, ...]:
    """Return the rule behind a finding by the values the meeting is held under."""
    found = explain_check(code, view.file.rules, view.file.header.day)
    return () if found is None else found.lines


def comrade(full_name: str) -> str:
    """Return how rows name a person: đ/c Hà."""
    return f"đ/c {given_name(full_name)}" if full_name else ""


def _height(widget: QWidget, width: int) -> int:
    hint = widget.sizeHint().height()
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.heightForWidth(width)
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else hint


def _clear(area: QScrollArea) -> QScrollArea:
    """Let the ground of the window show through a scrolled column."""
    area.viewport().setAutoFillBackground(False)
    inner = area.widget()
    if inner is not None:
        inner.setAutoFillBackground(False)
    return area
