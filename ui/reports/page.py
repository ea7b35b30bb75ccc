"""Báo cáo và biểu mẫu: the papers of a kind, the pages of one of them, and exporting them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.findings import Finding, open_errors
from app.domain.form_habits import FormHabit
from app.domain.meetings import HELD_STAGES, MeetingRow, MeetingStage
from app.domain.progress import Progress
from app.services.paper_making import template_kind
from app.services.paper_names import PaperCode
from app.services.papers import PaperOrder
from app.services.templates import TemplateNote
from ui.kit import theme
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.kit.commands import Command
from ui.kit.key_map import KeyMap
from ui.kit.open_files import Opener, open_with_system
from ui.kit.page import Page, scroll_to_top
from ui.kit.painting import scaled
from ui.kit.record_table import QWIDGETSIZE_MAX
from ui.kit.sidebar_items import SidebarItem
from ui.kit.tasks import Task
from ui.reports.checks import check_line, missing_line
from ui.reports.desk import Desk, Desks, Kind, WritesMails
from ui.reports.desk_places import DESKS, MAIL, TEMPLATES
from ui.reports.desk_rows import DeskItem
from ui.reports.exporting import Exporter
from ui.reports.items import PaperItem
from ui.reports.kinds import KINDS, USUAL, KindList, kind_of, kind_with
from ui.reports.preview_card import PreviewCard
from ui.reports.set_card import SetCard
from ui.reports.shelf import counts, shelf
from ui.workspace import Workspace

KINDS_WIDTH, LIST_WIDTH = 232, 420
FOLD_BELOW, STACK_BELOW = 1000, 700
NEVER = frozenset({MeetingStage.NOT_HELD, MeetingStage.POSTPONED})


@dataclass(frozen=True, slots=True)
class _Looked:
    """A paper as it was made to be looked at, with what still has to be mended."""

    html: str
    errors: tuple[Finding, ...]
    note: TemplateNote | None
    habits: tuple[FormHabit, ...]


class ReportsPage(Page):
    """A paper opens as "report:bien-ban:12" (of a meeting) or "report:ke-hoach-nam" (of a year)."""

    title = "Báo cáo và biểu mẫu"
    tables = frozenset(
        {
            "meetings", "meeting_parts", "committee_links", "preparations", "notices", "guests",
            "agenda_items", "attendances", "minutes_entries", "votes", "tasks", "task_results",
            "task_co_owners", "score_sheets", "score_lines", "documents", "exports",
            "finding_overrides", "corrections", "snapshots", "members", "member_situations",
            "member_posts", "party_groups", "group_memberships", "settings", "cells", "terms",
            "rule_values", "rubric_editions", "annual_plans", "outgoing_mails", "mail_files",
            "user_templates", "upward_forms",
            "reviews", "review_entries", "review_papers", "written_papers",
        }
    )  # fmt: skip
    handles = ("report", "mail", "template", "form", "posting")

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__()
        self.workspace = workspace
        self._kind, self._chosen = USUAL, 0
        self._rows: dict[int, MeetingRow] = {}
        self._looking: Task | None = None
        self.exporter = Exporter(workspace, opener, self)
        self.kinds, self.set, self.preview = KindList(), SetCard(), PreviewCard()
        self.desks = Desks(workspace, opener, self._take_in)
        self._desk: Desk | None = None
        self.year_button = secondary("Xuất cả năm", icon="folder-archive")
        self.folder_button = secondary("Mở thư mục xuất", icon="folder-open")
        self._kind_card = Card(edge_to_edge=True)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def desk(self, kind: type[Kind]) -> Kind:
        """Return one of the desks, built when it is first asked for."""
        return self.desks.of(kind)

    def acts(self) -> tuple[QWidget, ...]:
        """Return the acts of the header."""
        return (self.year_button, self.folder_button)

    def topic(self) -> str:
        """Return the word of the desk in front."""
        return self._desk.place.key if self._desk else ""

    def commands(self) -> tuple[Command, ...]:
        """Return what Ctrl+K offers on this page."""
        return (
            Command("Xuất cả bộ đang xem", self.set.export, "files", "Ctrl E"),
            Command(f"Xuất cả năm {self.workspace.year}", self.export_year, "folder-archive"),
            Command("Xuất ra PDF văn bản đang chọn", self.write_pdf, "file-output"),
            Command("Quản lý mẫu", lambda: self.show_kind(TEMPLATES.key), TEMPLATES.icon),
            Command("Xuất bản đọc chữ to", self.write_large, "a-large-small"),
            Command("Mở thư mục xuất", self.exporter.open_folder, "folder-open"),
        )

    def refresh(self) -> None:
        """Load the meetings of the year, then the papers of the one looked at."""
        year = self.workspace.year
        rows = self.workspace.services.meetings.list(year)
        self._rows = {row.id: row for row in rows if row.stage not in NEVER}
        if self._chosen not in self._rows:
            self._chosen = 0
        self._show_papers()
        if self._desk is not None:
            self._desk.load()

    def open(self, where: str) -> None:
        """Show a paper of a meeting or of the year, or a record of a desk."""
        place = next((one for one in DESKS if where.partition(":")[0] in one.handles), None)
        if place is not None:
            self.show_kind(place.key)
            self.desks.at(place).open(where)
            return
        _, code, meeting = (*where.split(":"), "", "")[:3]
        if code not in set(PaperCode):
            return
        is_of_meeting = meeting.isdecimal() and code != PaperCode.WRITTEN
        kind = kind_with(PaperCode(code), of_meeting=is_of_meeting)
        if kind is None:
            return
        self._desk = None
        self._show_front()
        if is_of_meeting and not self._choose(int(meeting)):
            return
        self._kind = kind
        self.refresh()
        self.set.list.choose(f"{code}:{meeting}")
        self.set.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kind(self, key: str) -> None:
        """Show the papers of a kind, or a desk."""
        place = next((place for place in DESKS if place.key == key), None)
        self._desk = self.desks.at(place) if place is not None else None
        if self._desk is None:
            self._kind = kind_of(key)
            self._begin_anew()
        else:
            self.kinds.mark_open(key)
            self._desk.offer_kinds(self._offered())
            self._desk.load()
        self._show_front()
        scroll_to_top(self)

    def export_year(self) -> None:
        """Write every paper of the year."""
        self.exporter.write_year(self._rows.values(), self.workspace.year)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the kinds into a list, or stack list and pages, where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    # --- What is shown --------------------------------------------------------------------------

    def _choose(self, meeting_id: int) -> bool:
        """Look at the papers of a meeting, in its own year."""
        services = self.workspace.services
        file = self.workspace.read(lambda: services.meetings.file(meeting_id))
        if file is None:
            return False
        self._chosen = meeting_id
        self.workspace.set_year(file.header.period.year)
        return True

    def _show_papers(self) -> None:
        services = self.workspace.services
        meeting = self._rows.get(self._chosen) or self._usual_meeting()
        self.set_subtitle("Mọi số liệu lấy từ sổ, không gõ lại.")
        self.year_button.setEnabled(bool(self._rows))
        forms = services.upward_forms.list()
        self.kinds.show_kinds(
            counts(self.workspace, meeting, forms),
            tuple(SidebarItem(desk.key, desk.title, desk.title, desk.icon) for desk in DESKS),
        )
        self.kinds.mark_open(self._desk.place.key if self._desk else self._kind.key)
        self.set.show_kind(self._kind.key)
        self.set.show_meetings(self._rows.values(), meeting.id if meeting else None)
        items = shelf(self.workspace, self._kind, meeting, forms)
        self.set.show_papers(items, self.workspace.now().date())
        self._look()

    def _usual_meeting(self) -> MeetingRow | None:
        """Return the last meeting held, or before a meeting the next one to come."""
        by_day = sorted(self._rows.values(), key=lambda row: (row.day, row.id))
        held = [row for row in by_day if row.stage in HELD_STAGES]
        coming = [row for row in by_day if row.stage not in HELD_STAGES]
        first, second = (
            (coming[:1], held[-1:]) if self._kind.key == "before" else (held[-1:], coming)
        )
        return next(iter((*first, *second)), None)

    def _look(self) -> None:
        """Make the pages of the chosen paper in the background."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        item = self.set.list.current()
        if item is None:
            self.preview.show_nothing()
        elif isinstance(item, DeskItem):
            self.preview.show_desk(item)
        elif item.missing:
            self.preview.show_refusal(item, item.missing, missing_line(item))
        else:
            self._start_looking(item)

    def _start_looking(self, item: PaperItem) -> None:
        services = self.workspace.services
        row = self._rows.get(item.meeting_id or 0)
        template = item.template or template_kind(item.code, row.kind if row else None)

        def work(progress: Progress) -> _Looked:
            progress(0, 1, "")  # one no longer wanted stops here
            order = item.order
            html = services.papers.preview_of(order)
            found = services.findings.of_meeting(item.meeting_id) if item.meeting_id else ()
            note = services.templates.note(template) if template else None
            habits = services.papers.habits(item.meeting_id)
            return _Looked(html, open_errors(found), note, habits)

        self.preview.show_making(item)
        task = Task(work)
        self._looking = task
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_not_looked)
        self.workspace.tasks.start(task)

    def _on_looked(self, looked: _Looked) -> None:
        item = self.set.list.paper()
        if item is None or self.sender() is not self._looking:
            return
        row = self._rows.get(item.meeting_id or 0)
        day = row.day if row else item.day or self.workspace.now().date()
        self.preview.show_paper(
            looked.html, check_line(item, looked.errors, day, looked.note, looked.habits)
        )

    def _on_not_looked(self, refusal: AppError) -> None:
        item = self.set.list.paper()
        if item is None or self.sender() is not self._looking:
            return
        self.preview.show_refusal(item, refusal.sentence, missing_line(item))

    # --- Acts -----------------------------------------------------------------------------------

    def write_mail(self) -> None:
        """Begin a mail with the ticked papers, or with the one looked at."""
        orders = self._wanted()
        if orders:
            self.show_kind(MAIL.key)
            desk = self.desks.at(MAIL)
            if isinstance(desk, WritesMails):
                desk.compose(orders)

    def write_pdf(self) -> None:
        """Write the ticked papers as PDF, or the one looked at."""
        orders = self._wanted()
        if orders:
            self.exporter.write_pdf(orders)

    def write_large(self) -> None:
        """Write the large-print version of the ticked papers, or of the one looked at."""
        orders = self._wanted()
        if orders:
            self.exporter.write_large(orders)

    def _wanted(self) -> list[PaperOrder]:
        papers, item = self.set.list.papers, self.set.list.paper()
        return [one.order for one in papers.ticked_items] or ([item.order] if item else [])

    def _open_paper(self) -> None:
        item = self.set.list.current()
        if isinstance(item, DeskItem):
            self.workspace.go(item.where)
        elif item is not None and self.preview.is_ready:
            self.exporter.open(item)

    def _open_last(self) -> None:
        item = self.set.list.paper()
        if item is not None:
            self.exporter.open_last(item)

    def _write_again(self) -> None:
        item = self.set.list.paper()
        if item is not None:
            self.exporter.write_again(item)

    def _on_done(self, sentence: str) -> None:
        if self.isVisible():
            self.set.say(sentence)
        else:
            self.workspace.said.emit(sentence, False)

    def _on_meeting(self, meeting_id: int) -> None:
        self._chosen = meeting_id
        self._begin_anew()

    def _begin_anew(self) -> None:
        """Show other papers than those ticked and written before."""
        self.set.list.papers.tick_all(is_ticked=False)
        self.set.result.hide()
        self._show_papers()

    # --- Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self._kind_card.body.setContentsMargins(0, 8, 0, 8)
        self._kind_card.add(self.kinds, 1)
        self._halves.setSpacing(12)
        self._halves.addWidget(self._kind_card)
        self._halves.addWidget(self.set)
        self._halves.addWidget(self.preview, 1)
        self.set.offer_kinds(self._offered())
        self.body.addLayout(self._halves, 1)  # first: what is shown alone would open a window
        self._show_front()
        self._connect()
        self._keys = KeyMap(self)
        self._keys.add("Ctrl+E", self.set.export)
        theme.notifier().changed.connect(self._arrange)
        self._arrange()

    def _take_in(self, desk: Desk) -> None:
        desk.hide()  # until it is filled
        self._halves.addWidget(desk, 1)
        desk.fold(self.width() < scaled(FOLD_BELOW))
        desk.kind_chosen.connect(self.show_kind)
        desk.left.connect(lambda: self.show_kind(self._kind.key))

    def _connect(self) -> None:
        exporter = self.exporter
        self.kinds.chosen.connect(self.show_kind)
        self.set.kind_chosen.connect(self.show_kind)
        self.set.meeting_chosen.connect(self._on_meeting)
        self.set.export_asked.connect(exporter.write)
        self.set.folder_asked.connect(exporter.open_folder)
        self.set.plan_asked.connect(lambda: self.workspace.go("page:plan"))
        self.set.writing_asked.connect(lambda: self.workspace.go("written:new"))
        self.set.list.chosen.connect(lambda _item: self._look())
        self.set.list.left_pressed.connect(self.workspace.go)
        self.set.list.opened.connect(lambda _item: self._open_paper())
        self.preview.open_asked.connect(self._open_paper)
        self.preview.mail_asked.connect(self.write_mail)
        self.preview.last_asked.connect(self._open_last)
        self.preview.again_asked.connect(self._write_again)
        self.preview.pdf_asked.connect(self.write_pdf)
        self.preview.large_asked.connect(self.write_large)
        self.preview.folder_asked.connect(exporter.open_folder)
        self.preview.gone.connect(self.workspace.go)
        self.year_button.clicked.connect(lambda _checked: self.export_year())
        self.folder_button.clicked.connect(lambda _checked: exporter.open_folder())
        exporter.began.connect(self.set.result.hide)
        exporter.done.connect(self._on_done)

    def _offered(self) -> tuple[tuple[str, str], ...]:
        """Return kinds and desks as a list to choose from."""
        kinds = tuple((kind.key, kind.title) for kind in KINDS)
        return (*kinds, *((desk.key, desk.title) for desk in DESKS))

    def _show_front(self) -> None:
        """Show the papers and their pages, or the desk in their place."""
        for widget in (self.set, self.preview):
            widget.setVisible(self._desk is None)
        for desk in self.desks.built():
            desk.setVisible(desk is self._desk)
        self.topic_changed.emit()

    def _arrange(self) -> None:
        """Give the kinds a column, or fold them; stack list and pages in a narrow window."""
        width = self.width()
        is_folded, is_stacked = width < scaled(FOLD_BELOW), width < scaled(STACK_BELOW)
        self._kind_card.setVisible(not is_folded)
        self._kind_card.setFixedWidth(scaled(KINDS_WIDTH))
        self.set.fold_kinds(is_folded)
        for desk in self.desks.built():
            desk.fold(is_folded)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if is_stacked else across)
        room = width if is_folded else width - scaled(KINDS_WIDTH)
        self.set.setMaximumWidth(QWIDGETSIZE_MAX if is_stacked else scaled(LIST_WIDTH))
        self.set.setMinimumWidth(0 if is_stacked else min(scaled(LIST_WIDTH), room // 2))
