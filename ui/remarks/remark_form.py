"""The form of a remark: at which meeting, whose, on which item, what, who answers until when."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.meetings import HELD_STAGES, Guest
from app.domain.member_days import on_roll
from app.domain.remark_boards import RemarkRow
from app.domain.remarks import WHOLE_MEETING, RemarkForm, Visit, VisitForm
from app.domain.text import name_key, short_date
from app.services.workspace import Services
from ui.kit.buttons import secondary
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText
from ui.kit.pick_row import PickRow
from ui.workspace import Workspace

NO_TEAM = "Không thuộc tổ công tác"
KNOWN_PEOPLE = "Lấy từ khách mời và người đã ghi:"
HINT = (
    "Mỗi góp ý ghi theo mục của chương trình hoặc cho cả buổi. Có hạn chế hay đề nghị thì phải "
    "trả lời; chưa trả lời thì góp ý tự vào chương trình buổi sau."
)
_PARTS = ("strength", "shortcoming", "proposal")
_WHO = ("name", "unit", "role", "team_id", "online")


class RemarkFormPage(FormPage):
    """Notes remarks one after the other, or changes one."""

    saved = Signal(int)
    """A remark was noted or changed; its id."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self._editing: RemarkRow | None = None
        self._guest_id: int | None = None
        self._items: list[int] = [0]
        self.people = PickRow(KNOWN_PEOPLE)
        super().__init__(Form(_fields(self._today), columns=2), HINT, parent)
        self.more_button = secondary("Ghi, thêm mục khác", icon="plus")
        self.more_button.setToolTip("Ctrl+Shift+Enter")
        self.add_act(self.more_button)
        self.put_above_form(self.people)
        self.more_button.clicked.connect(lambda _checked: self.save_and_go_on())
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            self._keys.add(keys, self.save_and_go_on)
        self.form.input("meeting_id").changed.connect(self._on_meeting)
        self.people.chosen.connect(self._take_person)

    def start(self, meeting_id: int | None = None) -> None:
        """Ask for a new remark, of a meeting if one is meant; one begun is shown again."""
        if self._editing is None and self.form.is_changed() and meeting_id is None:
            self.form.go_to("shortcoming")
            return
        self._editing = None
        self._offer_meetings(meeting_id)
        blank: dict[str, Any] = dict.fromkeys(self.form.values())
        self.form.set_values({**blank, "meeting_id": meeting_id or self._last_held()})
        self._lock_who(is_locked=False)
        self._on_meeting()
        self.form.keep_as_clean()
        self.title.setText("Ghi góp ý của người dự")
        self.save_button.setText("Ghi góp ý")
        self.more_button.show()
        self.form.go_to("name" if not self.people.buttons else "shortcoming")

    def edit(self, row: RemarkRow) -> None:
        """Show a remark to be changed; meeting and person stay."""
        self._editing = row
        self._offer_meetings(row.meeting.id)
        self.form.set_values({"meeting_id": row.meeting.id})
        self._on_meeting()
        who = {name: getattr(row.visit.form, name) for name in _WHO}
        self.form.set_values({**who, "team_id": who["team_id"] or 0})
        self.form.fill(row.remark.form)
        self.form.set_values(
            {"item_id": row.remark.form.item_id or 0, "owner_id": row.remark.form.owner_id}
        )
        self._lock_who(is_locked=True)
        self.people.show_choices(())
        self.form.keep_as_clean()
        self.title.setText(f"Sửa góp ý của {row.visit.source}")
        self.save_button.setText("Ghi thay đổi")
        self.more_button.hide()
        self.form.go_to("shortcoming")

    def save(self) -> None:
        """Write the remark and go back to the list."""
        made = self._write()
        if made is not None:
            self.saved.emit(made)

    def save_and_go_on(self) -> None:
        """Write the remark and ask for the next one of the same person."""
        if self._editing is not None or self._write() is None:
            return
        values = {**dict.fromkeys(_PARTS), "item_id": self._next_item()}
        self.form.set_values(values)
        self.form.keep_as_clean()
        self.form.go_to("strength")

    def visit(self) -> VisitForm:
        """Return whose remark it is."""
        values = self.form.values()
        return VisitForm(
            meeting_id=values["meeting_id"],
            name=values["name"],
            unit=values["unit"],
            role=values["role"],
            team_id=values["team_id"] or None,
            guest_id=self._guest_id,
            online=values["online"],
        )

    def remark(self) -> RemarkForm:
        """Return what was said."""
        values = self.form.values()
        return RemarkForm(
            **{part: values[part] for part in _PARTS},
            item_id=values["item_id"] or None,
            due_on=values["due_on"],
            owner_id=values["owner_id"],
        )

    def _write(self) -> int | None:
        if not self.form.is_ready():
            return None
        editing = self._editing
        act = self._note if editing is None else partial(self._change, editing.id)
        said = "Đã ghi góp ý." if editing is None else "Đã ghi thay đổi của góp ý."
        made = self.workspace.perform(act, said, form=self.form)
        if made is not None:
            self.form.keep_as_clean()
        return made

    def _note(self) -> int:
        return self.workspace.services.remarks.note(self.visit(), (self.remark(),))[0]

    def _change(self, remark_id: int) -> int:
        self.workspace.services.remarks.save(remark_id, self.remark())
        return remark_id

    # --- What is offered ------------------------------------------------------------------------

    def _offer_meetings(self, wanted: int | None) -> None:
        rows = self.workspace.services.meetings.list(self.workspace.year)
        held = [row for row in reversed(rows) if row.stage in HELD_STAGES or row.id == wanted]
        options = [(row.id, f"{row.title}, {short_date(row.day)}") for row in held]
        if wanted is not None and wanted not in dict(options):
            file = self.workspace.services.meetings.file(wanted)
            options.insert(0, (wanted, f"{file.title}, {short_date(file.header.day)}"))
        self.form.input("meeting_id").set_options(options)
        today = self._today()
        members = sorted(
            on_roll(self.workspace.services.members.all(), today),
            key=lambda m: name_key(m.full_name),
        )
        self.form.input("owner_id").set_options([(m.id, m.full_name) for m in members])

    def _last_held(self) -> int | None:
        rows = self.workspace.services.meetings.list(self.workspace.year)
        return next((row.id for row in reversed(rows) if row.stage in HELD_STAGES), None)

    def _on_meeting(self) -> None:
        """Offer items, teams and people of the chosen meeting, and its deadline."""
        meeting_id = self.form.values()["meeting_id"]
        if meeting_id is None:
            return
        services = self.workspace.services
        file = services.meetings.file(meeting_id)
        items = [(item.id, f"{n}. {item.title}") for n, item in enumerate(file.agenda, start=1)]
        self._items = [0, *(item_id for item_id, _words in items)]
        self.form.input("item_id").set_options([(0, WHOLE_MEETING), *items])
        teams = services.observers.teams_on(file.header.day)
        self.form.input("team_id").set_options(
            [(0, NO_TEAM), *((team.id, team.name) for team in teams)]
        )
        self.form.set_values(
            {"item_id": 0, "team_id": 0, "due_on": services.remarks.due_for(meeting_id)}
        )
        self._guest_id = None
        self.people.show_choices(known_people(services, meeting_id))
        if self.people.buttons and self._editing is None:
            self.people.buttons[0].click()

    def _take_person(self, person: Visit | Guest) -> None:
        form = person.form if isinstance(person, Visit) else self._form_of(person)
        self._guest_id = form.guest_id
        values = {name: getattr(form, name) for name in _WHO}
        self.form.set_values({**values, "team_id": form.team_id or 0})

    def _form_of(self, guest: Guest) -> VisitForm:
        return self.workspace.services.remarks.guest_form(guest.id)

    def _next_item(self) -> int:
        place = self._items.index(self.form.values()["item_id"]) + 1
        return self._items[place] if place < len(self._items) else 0

    def _lock_who(self, *, is_locked: bool) -> None:
        for name in ("meeting_id", *_WHO):
            self.form.input(name).setEnabled(not is_locked)

    def _today(self) -> date:
        return self.workspace.now().date()


def known_people(services: Services, meeting_id: int) -> tuple[tuple[Visit | Guest, str], ...]:
    """Return who is known to have attended, with words: visits, then guests of the superior."""
    visits = services.remarks.visits(meeting_id)
    known = {visit.form.guest_id for visit in visits}
    guests = services.meetings.file(meeting_id).guests
    others = (guest for guest in guests if guest.is_superior and guest.id not in known)
    people: tuple[Visit | Guest, ...] = (*visits, *others)
    return tuple((person, _person_words(person)) for person in people)


def _person_words(person: Visit | Guest) -> str:
    if isinstance(person, Guest):
        return f"đ/c {person.name}"
    name = f" (đ/c {person.form.name})" if person.team_name and person.form.name else ""
    return f"{person.source}{name}"


def _fields(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("Buổi họp", "meeting_id", Choice(required=True)),
        Field("Tổ công tác", "team_id", Choice([(0, NO_TEAM)])),
        Field("Họ tên người dự", "name", LineText(placeholder="ví dụ: Nguyễn Văn An")),
        Field("Chức vụ", "role", LineText(placeholder="ví dụ: Đảng ủy viên")),
        Field("Đơn vị", "unit", LineText(placeholder="ví dụ: Đảng ủy xã")),
        Field("", "online", Check("Dự trực tuyến")),
        Field("Góp ý về", "item_id", Choice([(0, WHOLE_MEETING)]), span=2),
        Field("Ưu điểm", "strength", LongText(lines=2), span=2),
        Field("Hạn chế", "shortcoming", LongText(lines=2), span=2),
        Field("Đề nghị", "proposal", LongText(lines=2), span=2),
        Field("Hạn trả lời", "due_on", DateField(today=today)),
        Field("Người trả lời", "owner_id", Choice()),
    )
