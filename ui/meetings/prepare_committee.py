"""The card of the chi ủy meetings that prepare a meeting: make one, link one, open one."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.meeting_file import CommitteeRecord
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingKind, MeetingRow
from app.domain.text import day_month, short_date
from ui.kit.buttons import LinkButton, quiet, secondary
from ui.kit.cards import Card
from ui.kit.chips import Chip, ChipSpec
from ui.kit.dropping import drop
from ui.kit.flow import flow
from ui.kit.labels import Label, hairline
from ui.kit.menus import Menu
from ui.meetings.meeting_form import create_meeting
from ui.workspace import Workspace


class CommitteeCard(Card):
    """The chi ủy meetings, or hội ý, that prepare this meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self.link = quiet("Gắn buổi đã có", icon="link-2")
        self.new = secondary("Tạo buổi họp chi ủy", icon="plus")
        super().__init__("Họp chi ủy trước buổi này")
        self._workspace = workspace
        self._view: MeetingView | None = None
        self._rows: list[QWidget] = []
        self.none = Label("", "secondary", wrap=True)
        self.add(self.none)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add_layout(self._list)
        self.add(flow(self.new, self.link))
        self.body.addStretch(1)
        self.new.clicked.connect(lambda _checked: self.create_committee())
        self.link.clicked.connect(lambda _checked: self._open_link_menu())

    def show_view(self, view: MeetingView) -> None:
        """Show the meetings linked; hidden where none is needed."""
        self._view = view
        file = view.file
        self.setVisible(file.header.kind is not MeetingKind.COMMITTEE)
        what = "buổi họp chi ủy" if file.has_committee else "hội ý bí thư, phó bí thư"
        if file.secretary_only:
            self.none.setText("Chi bộ chỉ có bí thư nên không cần họp chi ủy trước.")
        else:
            self.none.setText(f"Chưa gắn {what} nào chuẩn bị cho buổi này.")
        self.none.setVisible(not file.committee)
        self._show_rows(file.committee)
        for button in (self.new, self.link):
            button.setVisible(not view.is_locked)

    def create_committee(self) -> None:
        """Create a chi ủy meeting that prepares this one, and open it."""
        if self._view is None:
            return
        meeting_id, meetings = self._view.file.header.id, self._workspace.services.meetings
        made = create_meeting(
            self._workspace,
            MeetingKind.COMMITTEE,
            prepares=lambda new: meetings.link_committee(new, meeting_id),
        )
        if made is not None:
            self._workspace.go(f"meeting:{made}")

    def _show_rows(self, records: tuple[CommitteeRecord, ...]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            drop(row)
        self._rows = []
        for record in records:
            if self._rows:
                self._add(hairline())
            self._add(self._row(record))

    def _add(self, row: QWidget) -> None:
        self._list.addWidget(row)
        self._rows.append(row)

    def _row(self, record: CommitteeRecord) -> QWidget:
        what = "Hội ý" if record.consultation else "Họp chi ủy"
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(f"{what} {short_date(record.day)}", "strong"))
        row.addWidget(Chip(_committee_chip(record)))
        row.addStretch(1)
        opened = LinkButton("Mở")
        opened.clicked.connect(partial(self._open, record.meeting_id))
        row.addWidget(opened)
        if self._view is not None and not self._view.is_locked:
            unlink = quiet("Bỏ gắn", small=True)
            unlink.clicked.connect(partial(self._unlink, record.meeting_id))
            row.addWidget(unlink)
        return holder

    def _open(self, meeting_id: int, _checked: bool) -> None:
        self._workspace.go(f"meeting:{meeting_id}")

    def _unlink(self, committee_id: int, _checked: bool) -> None:
        if self._view is not None:
            here, meetings = self._view.file.header.id, self._workspace.services.meetings
            self._workspace.perform(
                lambda: meetings.unlink_committee(committee_id, here), "Đã bỏ gắn họp chi ủy."
            )

    def _open_link_menu(self) -> None:
        if self._view is None:
            return
        menu = Menu(self.link)
        for row in self._offers():
            act = menu.addAction(f"{row.title}, {day_month(row.day)}")
            act.triggered.connect(partial(self._link, row.id))
        if menu.isEmpty():
            menu.addAction("Chưa có buổi họp chi ủy nào khác").setEnabled(False)
        menu.popup(self.link.mapToGlobal(QPoint(0, self.link.height() + 4)))

    def _offers(self) -> tuple[MeetingRow, ...]:
        if self._view is None:
            return ()
        header, linked = self._view.file.header, {r.meeting_id for r in self._view.file.committee}
        rows = self._workspace.services.meetings.list(header.period.year)
        return tuple(
            row for row in rows if row.kind is MeetingKind.COMMITTEE and row.id not in linked
        )

    def _link(self, committee_id: int, _checked: bool) -> None:
        if self._view is not None:
            here, meetings = self._view.file.header.id, self._workspace.services.meetings
            self._workspace.perform(
                lambda: meetings.link_committee(committee_id, here), "Đã gắn họp chi ủy."
            )


def _committee_chip(record: CommitteeRecord) -> ChipSpec:
    if not record.held:
        return ChipSpec("Chưa họp", "neutral")
    if record.minutes_recorded:
        return ChipSpec("Có biên bản", "ok", "check")
    return ChipSpec("Chưa có biên bản", "warn")
