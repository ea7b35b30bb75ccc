"""The form of a team of the superior: name, decision, dates in force, people."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.observers import ObserverTeam, ObserverTeamForm
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.remarks.observer_rows import ObserverRows
from ui.workspace import Workspace

HINT = "Tổ công tác do cấp ủy cấp trên lập để theo dõi, dự sinh hoạt; ghi theo quyết định."


class TeamFormPage(FormPage):
    """Enters a team or changes one."""

    saved = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self._team_id: int | None = None
        super().__init__(Form(_fields(lambda: workspace.now().date()), columns=2), HINT, parent)

    def start(self) -> None:
        """Ask for a new team; one begun is shown again."""
        if self._team_id is None and self.form.is_changed():
            self.form.go_to("name")
            return
        self._show(None, ObserverTeamForm(""), "Thêm tổ công tác", "Thêm tổ công tác")

    def edit(self, team: ObserverTeam) -> None:
        """Show a team to be changed."""
        self._show(team.id, team.form, f"Sửa {team.name}", "Ghi thay đổi")

    def save(self) -> None:
        """Write the team."""
        if not self.form.is_ready():
            return
        form = ObserverTeamForm(**self.form.values())
        act = partial(self.workspace.services.observers.save, self._team_id, form)
        made = self.workspace.perform(act, f"Đã ghi {form.name}.", form=self.form)
        if made is not None:
            self.form.keep_as_clean()
            self.saved.emit(made)

    def _show(self, team_id: int | None, form: ObserverTeamForm, title: str, verb: str) -> None:
        self._team_id = team_id
        self.form.fill(form)
        self.title.setText(title)
        self.save_button.setText(verb)
        self.form.go_to("name")


def _fields(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("Tên tổ", "name", LineText(required=True, placeholder="ví dụ: Tổ công tác số 2")),
        Field("Quyết định lập tổ", "decision", LineText(placeholder="ví dụ: Quyết định 15-QĐ/ĐU")),
        Field("Ngày quyết định", "decided_on", DateField(today=today)),
        Field("Liên hệ", "contact", LineText(placeholder="ví dụ: Văn phòng Đảng ủy")),
        Field("Theo dõi từ ngày", "starts_on", DateField(today=today)),
        Field("Đến ngày", "ends_on", DateField(today=today), help="Để trống khi còn theo dõi."),
        Field("Thành viên", "observers", ObserverRows(), span=2),
        Field("Ghi chú", "note", LineText(), span=2),
    )
