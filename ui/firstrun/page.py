"""The first run: four short pages that can each be skipped, then one whole book or none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import ForeignFile
from app.domain.members import MemberForm, Post
from app.services import opening
from ui.firstrun.cell_step import CellStep
from ui.firstrun.last_steps import BackupStep, RubricStep
from ui.firstrun.members_step import MembersStep
from ui.firstrun.rail import Rail, RailStep
from ui.firstrun.steps import FirstRunStep
from ui.kit import theme
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.dialogs import Dialogs
from ui.kit.dots import DotKind
from ui.kit.labels import Label
from ui.kit.page import scrolling
from ui.kit.painting import scaled

if TYPE_CHECKING:  # loads the whole book; the pages are shown without it
    from app.services.workspace import Services

NARROW, LEAST_WIDTH = 1000, 640
PADDING, NARROW_PADDING = 48, 24
SKIP = "Bỏ qua bước này"
SAMPLE = "Dùng thử với Chi bộ mẫu"


class FirstRun(QWidget):
    """Collects everything, then makes the book in one go: until then nothing is written."""

    created = Signal(Path)
    """The whole new book lies in this folder, closed; open it as any other."""
    opened = Signal(Path)
    """A book that is already there is wanted instead."""
    sample_wanted = Signal()
    receive_wanted = Signal()
    """A hand-over package is to be received instead of making a book."""

    def __init__(
        self,
        dialogs: Dialogs,
        *,
        offers_sample: bool = True,
        parent_folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dialogs = dialogs
        self._at = self._furthest = 0
        self.cell, self.members = CellStep(dialogs, parent_folder), self._members_step(dialogs)
        self.rubric, self.backup = RubricStep(), BackupStep(dialogs)
        self.steps: tuple[FirstRunStep, ...] = (self.cell, self.members, self.rubric, self.backup)
        self.rail = Rail()
        self.title, self.sentence = Label("", "figure"), Label("", "secondary", wrap=True)
        self.back_button = secondary("Quay lại", icon="arrow-left")
        self.skip_button = quiet(SKIP)
        self.sample_button = secondary(SAMPLE, icon="flask-conical")
        self.sample_button.setToolTip(SAMPLE)
        self.next_button = primary("Tiếp tục")
        self.sample_button.setVisible(offers_sample)
        self._stack = QStackedWidget()
        self._words = QVBoxLayout()
        self._build()
        self.show_step(0)

    def _members_step(self, dialogs: Dialogs) -> MembersStep:
        return MembersStep(dialogs, lambda: self.cell.cell().name)

    @property
    def at(self) -> int:
        """The page in front, from 0."""
        return self._at

    def show_step(self, place: int) -> None:
        """Bring a page to the front."""
        self._at = place
        self._furthest = max(self._furthest, place)
        step = self.steps[place]
        self.title.setText(step.title)
        self.sentence.setText(step.sentence)
        self._stack.setCurrentIndex(place)
        self._show_state()
        step.take_focus()

    def go_on(self) -> None:
        """Take what the page says and show the next one, or make the book."""
        if not self.steps[self._at].is_ready():
            return
        self._next()

    def go_back(self) -> None:
        """Show the page before; everything typed stays."""
        if self._at:
            self.show_step(self._at - 1)

    def skip(self) -> None:
        """Leave this page out."""
        if self._at == 0 and not self.cell.is_place_ready():
            return
        self.steps[self._at].skip()
        self._next()

    def _next(self) -> None:
        if self._at + 1 < len(self.steps):
            self.show_step(self._at + 1)
            return
        self.next_button.setEnabled(False)
        self.next_button.setText("Đang tạo sổ…")
        QTimer.singleShot(0, self, self.make)  # the words are painted first

    def make(self) -> None:
        """Make the book; what stands in the way is said and everything typed stays."""
        place = self.cell.place()
        filling = Filling(
            self.members.forms(),
            self.members.posts(),
            self.members.imported(),
            self.rubric.rubric_id(),
            self.backup.folder(),
        )
        try:
            opening.make_book(place, self.cell.cell(), partial(fill_book, filling))
        except AppError as refusal:
            self.next_button.setEnabled(True)
            self._show_state()
            self._dialogs.error(refusal.sentence)
            return
        self.created.emit(place)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width: words shorten and the rail takes less room."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page more room in a small window."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        self.rail.set_narrow(is_narrow=is_narrow)
        self.sample_button.setText("Chi bộ mẫu" if is_narrow else SAMPLE)
        self.skip_button.setText("Bỏ qua" if is_narrow else SKIP)
        side = NARROW_PADDING if is_narrow else PADDING
        self._words.setContentsMargins(side, 32 if not is_narrow else 20, side, 0)
        self._footer.setContentsMargins(side, 0, side, 0)

    def _show_state(self) -> None:
        self.rail.steps.set_steps(
            tuple(RailStep(s.name, s.state(), self._kind(i)) for i, s in enumerate(self.steps))
        )
        self.next_button.setText(self.steps[self._at].verb())
        self.back_button.setVisible(self._at > 0)
        self.backup.set_summary(self._summary())

    def _kind(self, place: int) -> DotKind:
        if place == self._at:
            return DotKind.CURRENT
        return DotKind.DONE if place < self._furthest else DotKind.LATER

    def _summary(self) -> str:
        count = self.members.count()
        people = f"{count} đảng viên" if count else "chưa có đảng viên"
        return f"{self.cell.cell().name}, {people}. Nằm ở: {self.cell.place()}"

    def _on_rail(self, key: str) -> None:
        if int(key) <= self._furthest:
            self.show_step(int(key))

    def _build(self) -> None:
        for step in self.steps:
            inner = QWidget()
            inner.setObjectName("scrolled")
            holder = QHBoxLayout(inner)
            holder.setContentsMargins(0, 0, 0, 16)
            holder.addWidget(step)
            self._stack.addWidget(scrolling(inner))
            step.changed.connect(self._show_state)
        self._words.setSpacing(4)
        self._words.addWidget(self.title)
        self._words.addWidget(self.sentence)
        self._words.addSpacing(12)
        self._words.addWidget(self._stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._words, 1)
        right.addWidget(self._footer_bar())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._connect()
        self._arrange()

    def _footer_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("footer")
        bar.setMinimumHeight(72)
        self._footer = QHBoxLayout(bar)
        self._footer.setSpacing(12)
        self._footer.addWidget(self.back_button)
        self._footer.addStretch(1)
        for button in (self.skip_button, self.sample_button, self.next_button):
            self._footer.addWidget(button)
        return bar

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda _checked: self.go_back())
        self.skip_button.clicked.connect(lambda _checked: self.skip())
        self.sample_button.clicked.connect(lambda _checked: self.sample_wanted.emit())
        self.next_button.clicked.connect(lambda _checked: self.go_on())
        self.rail.steps.clicked.connect(self._on_rail)
        self.cell.opened.connect(self.opened)
        self.cell.receive_wanted.connect(self.receive_wanted)
        theme.notifier().changed.connect(self._arrange)


@dataclass(frozen=True, slots=True)
class Filling:
    """What the first run writes into the new book besides the cell."""

    members: tuple[MemberForm, ...]
    posts: tuple[Post | None, ...]
    imported: tuple[ForeignFile, ImportChoices] | None
    """A list read from a file or the clipboard, instead of members typed."""
    rubric_id: str
    backup_folder: str


def fill_book(filling: Filling, services: "Services") -> None:
    """Write members, posts, rubric and backup folder into a new book."""
    first_day = services.cells.get().records_from
    if filling.imported is not None:
        services.imports.apply(*filling.imported)
    if filling.members:
        ids = services.members.add_many(filling.members)
        for member_id, post in zip(ids, filling.posts, strict=True):
            if post is not None:
                services.members.set_post(member_id, post, first_day)
    settings = services.cells.settings()
    chosen = replace(settings, rubric_id=filling.rubric_id, backup_folder=filling.backup_folder)
    services.cells.save_settings(chosen)
    services.cells.fill_days_off(first_day.year)


class OpensBooks(Protocol):
    """What the first run asks of the start of the program."""

    dialogs: Dialogs

    def open(self, place: Path) -> None:
        """Open a book and show it."""

    def receive(self) -> None:
        """Receive a hand-over package and show its book."""


@runtime_checkable
class OpensSample(Protocol):
    """A start that can also make and open the sample cell."""

    open_sample: Callable[[], None]


def FirstRunPage(start: OpensBooks) -> FirstRun:  # noqa: N802 - named as the page it makes
    """Return the first run, joined to the start of the program."""
    page = FirstRun(start.dialogs, offers_sample=isinstance(start, OpensSample))
    page.created.connect(start.open)
    page.opened.connect(start.open)
    page.receive_wanted.connect(start.receive)
    if isinstance(start, OpensSample):
        page.sample_wanted.connect(start.open_sample)
    return page
