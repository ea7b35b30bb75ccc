"""Step Chuẩn bị: the ladder, the agenda, and everything else a meeting needs before it begins."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.findings import Severity
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingStage
from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.focus import holds_keyboard, point_at
from ui.kit.made_files import MadeFiles
from ui.kit.menus import Menu
from ui.kit.page import scrolling
from ui.kit.tokens import data
from ui.meetings.meeting_form import edit_meeting
from ui.meetings.moves import move_meeting
from ui.meetings.prepare_agenda import AgendaCard
from ui.meetings.prepare_cards import DraftCard, InfoCard, PapersCard, TopicCard
from ui.meetings.prepare_committee import CommitteeCard
from ui.meetings.prepare_guests import GuestsCard
from ui.meetings.prepare_ladder import LadderCard
from ui.meetings.prepare_notices import NoticesCard
from ui.meetings.prepare_talks import TalksCard
from ui.meetings.stages import OPEN_PREPARATION
from ui.meetings.step import MeetingStep
from ui.workspace import Workspace

TWO_COLUMNS = 760
PAPERS = (("chuong-trinh", "Chương trình buổi họp"), ("giay-moi", "Giấy mời"))


class PrepareStep(MeetingStep):
    """Shows what is to be prepared; a planned meeting shows only how to begin."""

    key = "prepare"
    title = "Chuẩn bị"
    icon = "clipboard-list"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._view: MeetingView | None = None
        self._columns = 0
        self.print_button = secondary("In", icon="printer")
        self.print_button.setAccessibleName("In chương trình, giấy mời")
        self.print_button.clicked.connect(lambda _checked: self._open_papers())
        self.made = MadeFiles()
        self.begin = self._begin_card()
        self.ladder = LadderCard(workspace)
        self.agenda = AgendaCard(workspace)
        self.info, self.papers = InfoCard(workspace), PapersCard(workspace)
        self.drafts, self.topic = DraftCard(workspace), TopicCard(workspace)
        self.notices, self.guests = NoticesCard(workspace), GuestsCard(workspace)
        self.committee = CommitteeCard(workspace)
        self.talks = TalksCard(workspace)
        self._cards = (
            self.ladder, self.agenda, self.topic, self.talks, self.notices, self.drafts, self.info,
            self.papers, self.committee, self.guests,
        )  # fmt: skip
        self._lay_out()
        for card in (self.info, self.topic):
            card.edit_asked.connect(self._edit)

    def show_view(self, view: MeetingView) -> None:
        """Draw this reading."""
        is_other = self._view is None or self._view.file.header.id != view.file.header.id
        self._view = view
        is_planned = view.file.header.stage is MeetingStage.PLANNED and not view.file.agenda
        self.begin.setVisible(is_planned)
        self._more.setVisible(not is_planned)
        if is_other:
            self._area.verticalScrollBar().setValue(0)
            self.made.hide()
        for card in self._cards:
            card.setVisible(not is_planned)
            if not is_planned:
                card.show_view(view)
        self.print_button.setVisible(not is_planned)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the button that writes the papers of the preparation."""
        return (self.print_button,)

    @classmethod
    def mark(cls, view: MeetingView) -> str:
        """Count what is to be seen to here; a check once nothing is and the meeting is prepared."""
        asking = [
            finding
            for finding in view.findings_of(cls.key)
            if finding.severity is not Severity.INFO and not finding.overridden
        ]
        if asking:
            return f"{len(asking)}!"
        is_held = view.file.header.stage in HELD_STAGES
        is_prepared = is_held or not view.next_act.where.startswith(cls.key)
        return "ok" if is_prepared and view.file.agenda else ""

    def go(self, where: str) -> None:
        """Put the focus on a place such as "prepare:notices" or "prepare:item:7"."""
        place, _, rest = where.removeprefix(f"{self.key}:").partition(":")
        if place == "item" and rest.isdecimal():
            self._reveal(self.agenda)
            self.agenda.go_to(int(rest), opens=True)
            return
        if place == "paper" and rest.isdecimal():
            self._reveal(self.talks)
            self.talks.go_to(int(rest))
            return
        target = self._targets().get(place)
        if target is not None:
            card, focus = target
            self._reveal(card)
            focus()
            if not holds_keyboard(card):  # locked, or its field is not there for this meeting
                point_at(card, self.info)

    def write_paper(self, kind: str) -> None:
        """Write a paper of this meeting in the background and say where it is."""
        if self._view is not None:
            meeting_id = self._view.file.header.id
            self.workspace.export(kind, self.made.show_files, meeting_id=meeting_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the smaller cards beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _targets(self) -> dict[str, tuple[QWidget, Callable[[], object]]]:
        """Return the card and the act of each place."""
        fields = {
            "draft": (self.drafts, "draft_resolution"),
            "prompts": (self.drafts, "discussion_prompts"),
            "papers": (self.papers, "papers_posted_on"),
            "bulletin": (self.papers, "bulletin_collected"),
            "people": (self.info, "preparer_id"),
            "topic": (self.topic, "topic_drafted_on"),
        }
        targets: dict[str, tuple[QWidget, Callable[[], object]]] = {
            place: (card, partial(card.focus_field, name)) for place, (card, name) in fields.items()
        }
        return targets | {
            "agenda": (self.agenda, self._focus_agenda),
            "committee": (self.committee, self.committee.new.setFocus),
            "day": (self.info, self._ask_day),
            "form": (self.info, self._edit),
            "kind": (self.info, self._ask_day),
            "notices": (self.notices, self.notices.focus_first),
            "paper": (self.talks, self.talks.add_button.setFocus),
            "guests": (self.guests, self.guests.add_button.setFocus),
        }

    def _focus_agenda(self) -> None:
        (self.agenda.table if self.agenda.table.items() else self.agenda.add_button).setFocus()

    def _ask_day(self) -> None:
        """Ask for a new day where one is missing, else for the header; a held one is only shown."""
        if self._view is None:
            return
        header = self._view.file.header
        if header.stage is MeetingStage.POSTPONED:
            move_meeting(self.workspace, header.id)
        elif header.stage is not MeetingStage.NOT_HELD and header.stage not in HELD_STAGES:
            self._edit()
        else:
            self.info.focus_field("preparer_id")

    def _edit(self) -> None:
        if self._view is not None and not self._view.is_locked:
            edit_meeting(self.workspace, self._view.file.header.id)

    def _begin(self) -> None:
        if self._view is None:
            return
        meeting_id, agendas = self._view.file.header.id, self.workspace.services.agendas
        self.workspace.perform(lambda: agendas.open(meeting_id), OPENED)

    def _reveal(self, card: QWidget) -> None:
        """Scroll a card into sight, its top first."""
        bar = self._area.verticalScrollBar()
        self._inner.adjustSize()
        top = card.mapTo(self._inner, QPoint(0, 0)).y()
        is_seen = bar.value() <= top and top + card.height() <= bar.value() + self._area.height()
        if not is_seen:
            bar.setValue(max(top - CARD_GAP, 0))

    def _open_papers(self) -> None:
        menu = Menu(self.print_button)
        for kind, name in PAPERS:
            menu.addAction(name).triggered.connect(partial(self._write, kind))
        menu.popup(self.print_button.mapToGlobal(QPoint(0, self.print_button.height() + 4)))

    def _write(self, kind: str, _checked: bool) -> None:
        self.write_paper(kind)

    def _begin_card(self) -> Card:
        empty = EmptyState(
            "clipboard-list",
            "Buổi họp này mới ở mức dự kiến.",
            "Mở chuẩn bị để có chương trình mẫu, việc của kỳ trước và danh sách nơi nhận giấy mời.",
            act=OPEN_PREPARATION,
            act_icon="clipboard-list",
        )
        empty.pressed.connect(self._begin)
        card = Card()
        card.add(empty, 1)
        return card

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for card in (self.made, self.begin, self.ladder, self.agenda):
            column.addWidget(card, 1 if card is self.begin else 0)
        self._more = QWidget()
        self._grid = QGridLayout(self._more)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(CARD_GAP)
        column.addWidget(self._more)
        column.addStretch(0)
        self._area = scrolling(self._inner)
        self._inner.setObjectName("scrolled")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the smaller cards in one or two columns."""
        grown = theme.sizes().font_body / 11
        pair = self.committee.minimumSizeHint().width() + self.papers.minimumSizeHint().width()
        room = self._area.viewport().width()
        is_wide = self.width() >= TWO_COLUMNS * grown and pair + CARD_GAP <= room
        columns = 2 if is_wide else 1
        if columns == self._columns:
            return
        self._columns = columns
        wide = {self.topic, self.talks, self.notices, self.drafts, self.info, self.guests}
        row = place = 0
        for card in self._smaller_cards():
            span = columns if card in wide else 1
            if place + span > columns:
                row, place = row + 1, 0
            self._grid.addWidget(card, row, place, 1, span)
            place += span
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)

    def _smaller_cards(self) -> tuple[QWidget, ...]:
        return (
            self.topic, self.talks, self.notices, self.committee, self.papers, self.drafts,
            self.info, self.guests,
        )  # fmt: skip


OPENED = "Đã mở chuẩn bị: chương trình và danh sách nơi nhận đã có."
CARD_GAP: int = data()["layout"]["cardGapDense"]
