"""The card of guests of a meeting, and the form of one guest."""

from app.domain.meeting_views import MeetingView
from app.domain.meetings import Guest
from app.domain.observers import Observer
from app.domain.text import fold
from app.services.meetings import GuestDraft
from ui.kit.buttons import quiet
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText
from ui.kit.pick_row import PickRow
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.workspace import Workspace

_MOST_ROWS = 5


class GuestsCard(Card):
    """Guests and delegates of the superior; they attend and are never counted."""

    def __init__(self, workspace: Workspace) -> None:
        self.add_button = quiet("Thêm khách", icon="plus")
        self.remarks_button = quiet("Ghi góp ý", icon="message-square-text")
        self.remarks_button.setToolTip("Ghi góp ý của đại biểu cấp trên, khách dự")
        acts = (self.remarks_button, self.add_button)
        super().__init__("Khách mời", right=acts, edge_to_edge=True)
        self._workspace = workspace
        self._view: MeetingView | None = None
        empty = EmptyState("user-plus", "Chưa có khách mời.", "Ghi đại biểu cấp trên, khách dự.")
        self.table: RecordTable[Guest] = RecordTable(
            (
                Column("Họ tên", lambda g: g.name, width=160, stretch=True),
                Column("Chức vụ, đơn vị", _guest_unit, width=180, stretch=True),
                Column("Thành phần", lambda g: "Cấp trên" if g.is_superior else "Khách", width=110,
                       chip=lambda g: ChipSpec("Cấp trên", "info") if g.is_superior else None),
            ),
            name="Khách mời",
            empty=empty,
        )  # fmt: skip
        self.table.opened.connect(self.edit)
        self.table.edit_asked.connect(self.edit)
        self.table.delete_asked.connect(self._remove)
        self.add_button.clicked.connect(lambda _checked: self.edit(None))
        self.remarks_button.clicked.connect(lambda _checked: self._open_remarks())
        self.add(self.table)

    def show_view(self, view: MeetingView) -> None:
        """Show the guests."""
        self._view = view
        self.table.set_records(view.file.guests)
        self.table.show_whole(_MOST_ROWS)
        self.add_button.setVisible(not view.is_locked)
        self.remarks_button.setVisible(bool(view.file.guests))

    def edit(self, guest: Guest | None) -> None:
        """Ask for a guest and keep what is said."""
        if self._view is None or self._view.is_locked:
            return
        dialog = GuestDialog(guest, () if guest else self._observers(self._view))
        if not self._workspace.dialogs.show(dialog):
            return
        draft, meetings = dialog.draft(), self._workspace.services.meetings
        meeting_id = self._view.file.header.id
        if guest is None:
            self._workspace.perform(
                lambda: meetings.add_guest(meeting_id, draft), f"Đã thêm khách: {draft.name}."
            )
            return
        changed = Guest(
            guest.id, draft.name, draft.unit, draft.role, draft.is_superior, draft.online
        )
        self._workspace.perform(
            lambda: meetings.save_guest(changed), f"Đã sửa khách: {draft.name}."
        )

    def _observers(self, view: MeetingView) -> tuple[GuestDraft, ...]:
        """Return the people of the teams in force on the day who are no guests yet."""
        known = {fold(guest.name) for guest in view.file.guests}
        teams = self._workspace.services.observers.teams_on(view.file.header.day)
        return tuple(
            GuestDraft(one.name, unit=team.name, role=_role(one), is_superior=True)
            for team in teams
            for one in team.form.observers
            if fold(one.name) not in known
        )

    def _open_remarks(self) -> None:
        if self._view is not None:
            self._workspace.go(f"remarks:meeting:{self._view.file.header.id}")

    def _remove(self, guest: Guest) -> None:
        meetings = self._workspace.services.meetings
        self._workspace.perform(
            lambda: meetings.remove_guest(guest.id), f"Đã bỏ khách: {guest.name}."
        )


def _role(person: Observer) -> str:
    """Return the post of a person with the office it is held in; the unit is the team."""
    return ", ".join(part for part in (person.role, person.unit) if part)


def _guest_unit(guest: Guest) -> str:
    return ", ".join(part for part in (guest.role, guest.unit) if part)


class GuestDialog(Dialog):
    """Asks for one guest; a person of a team is taken with one press."""

    def __init__(self, guest: Guest | None, observers: tuple[GuestDraft, ...] = ()) -> None:
        verb = "Ghi thay đổi" if guest else "Thêm khách"
        super().__init__("Sửa khách mời" if guest else "Thêm khách mời", "", verb, width=640)
        self.form = Form(
            (
                Field("Họ tên", "name", LineText(required=True), span=2),
                Field("Chức vụ", "role", LineText(placeholder="ví dụ: Ủy viên Ban Thường vụ")),
                Field("Đơn vị", "unit", LineText(placeholder="ví dụ: Đảng ủy xã")),
                Field("", "is_superior", Check("Đại biểu cấp trên")),
                Field("", "online", Check("Dự trực tuyến")),
            ),
            columns=2,
        )
        if guest is not None:
            self.form.fill(guest)
        self.people = PickRow("Lấy từ tổ công tác:")
        self.add(self.people)
        self.people.show_choices([(one, f"đ/c {one.name}") for one in observers])
        self.people.chosen.connect(self.form.fill)
        self.add(self.form)
        self.form.input("name").setFocus()

    def draft(self) -> GuestDraft:
        """Return what the form says."""
        return GuestDraft(**self.form.values())

    def accept(self) -> None:
        """Close only with a name."""
        if self.form.is_ready():
            super().accept()
