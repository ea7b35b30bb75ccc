"""The kinds of papers at the left, in the order of the year, and the papers of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.domain.meetings import MeetingKind
from app.domain.upward_fields import UpwardSubject
from app.services.paper_names import REGISTER_PRINTS, REVIEW_PAPERS, PaperCode, papers_of
from ui.kit import theme
from ui.kit.painting import RIGHT, Ink, draw_text
from ui.kit.sidebar import PlaceList
from ui.kit.sidebar_items import BETWEEN, INSET, ITEM_ROLE, PAD, SidebarDelegate, SidebarItem


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of papers: those of one meeting, then those of the whole year."""

    key: str
    title: str
    icon: str
    of_meeting: tuple[PaperCode, ...] = ()
    of_year: tuple[PaperCode, ...] = ()
    forms: UpwardSubject | None = None
    """The forms of the upper level that stand among its papers."""
    takes_posting: bool = False
    """The posting package of the meeting stands at its end."""

    def codes_for(self, meeting: MeetingKind | None) -> tuple[PaperCode, ...]:
        """Return the papers of this kind a kind of meeting can have."""
        there = papers_of(meeting) if meeting is not None else ()
        return tuple(code for code in self.of_meeting if code in there)

    def count(self, meeting: MeetingKind | None) -> int:
        """Return how many papers this kind offers beside such a meeting, none in an empty year."""
        return len(self.codes_for(meeting)) + len(self.of_year) if meeting is not None else 0


KINDS = (
    Kind(
        "plan", "Kế hoạch năm", "calendar-days",
        of_year=(
            PaperCode.YEAR_PLAN, PaperCode.TOPIC_PLAN, PaperCode.INSPECTIONS,
            PaperCode.PLAN_REALITY,
        ),
    ),
    Kind(
        "before", "Trước buổi họp", "mail",
        (
            PaperCode.PROGRAMME, PaperCode.INVITATION, PaperCode.HANDOUT, PaperCode.ATTENDANCE_LIST,
        ),
    ),
    Kind(
        "after", "Sau buổi họp", "notebook-pen",
        (
            PaperCode.MINUTES, PaperCode.RESOLUTION, PaperCode.SCORE_SHEET, PaperCode.TASKS,
            PaperCode.MONTH_REPORT, PaperCode.TOPIC_REPORT, PaperCode.ATTENDANCE_LIST,
        ),
        forms=UpwardSubject.MEETING,
        takes_posting=True,
    ),
    Kind("tasks", "Nhiệm vụ", "list-checks", (PaperCode.TASKS,), (PaperCode.TASKS,)),
    Kind(
        "registers", "Sổ theo dõi", "inbox",
        of_year=(
            PaperCode.ATTENDANCE_YEAR, PaperCode.PETITIONS, PaperCode.DIRECTIVES,
            PaperCode.GOOD_MODELS, PaperCode.REGISTER,
            *REGISTER_PRINTS,
        ),
    ),
    Kind("written", "Văn bản tự soạn", "file-text", of_year=(PaperCode.WRITTEN,)),
    Kind("review", "Kiểm điểm", "award", of_year=REVIEW_PAPERS),
    Kind(
        "upward", "Gửi cấp trên", "send",
        (PaperCode.MONTHLY_LIST, PaperCode.MONTH_REPORT),
        (
            PaperCode.MONTHLY_LIST, PaperCode.SCORE_YEAR, PaperCode.HALF_YEAR_REPORT,
            PaperCode.YEAR_REPORT,
        ),
        forms=UpwardSubject.YEAR,
    ),
)  # fmt: skip
USUAL = KINDS[2]


def kind_of(key: str) -> Kind:
    """Return the kind with a key."""
    return next(kind for kind in KINDS if kind.key == key)


def kind_with(code: PaperCode, *, of_meeting: bool) -> Kind | None:
    """Return the kind a paper is found under."""
    if of_meeting:
        return next((kind for kind in KINDS if code in kind.of_meeting), None)
    return next((kind for kind in KINDS if code in kind.of_year), None)


@dataclass(frozen=True, slots=True)
class KindItem(SidebarItem):
    """A kind with the number of its papers."""

    count: int = 0

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.title}, {self.count} văn bản"


class KindList(PlaceList):
    """The kinds on a white card, the number of papers at the right of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = _CountDelegate(self)
        self._look = self._numbers
        self.setItemDelegate(self._numbers)
        self.setAccessibleName("Các loại văn bản")

    def show_kinds(self, counts: Mapping[str, int], desks: tuple[SidebarItem, ...]) -> None:
        """Show the kinds with how much each offers, then the desks."""
        kinds = tuple(
            KindItem(kind.key, kind.title, kind.title, kind.icon, count=counts[kind.key])
            for kind in KINDS
        )
        self.set_items((*kinds, *desks))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries on the card, not on the ground of the sidebar."""
        QListView.paintEvent(self, event)


class _CountDelegate(SidebarDelegate):
    """Draws a kind as a place is drawn, then its number in quiet figures."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the number after everything else."""
        super().paint(painter, option, index)
        item = index.data(ITEM_ROLE)
        if not isinstance(item, KindItem):
            return
        area = QRectF(option.rect).adjusted(INSET, 0, -INSET - PAD, -BETWEEN)
        draw_text(painter, area, str(item.count), self._number_ink(index.row()), RIGHT)

    def _number_ink(self, row: int) -> Ink:
        if row != self.open_row:
            return Ink("text_secondary", tabular=True)
        colour = "on_primary" if theme.current().is_high_contrast else "primary_text"
        return Ink(colour, weight=600, tabular=True)
