"""What can be done about turns to report: onto the agenda, a skip, a report of before the book."""

from app.domain.dates import DatePrecision, PartialDate
from app.domain.periods import Period, month_of
from app.domain.rotations import Rotation, TurnLine
from ui.kit.date_inputs import PartialDateField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.workspace import Workspace

AGENDA_ICON = "calendar-plus"


class TurnActs:
    """The acts of the tab and of the card; each is one action that can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def to_agenda(self, rotation: Rotation) -> None:
        """Put whose turn it is on the next agenda, or open the one that has it already."""
        if not rotation.is_on_agenda:
            put = self._workspace.services.rotations.put_on_agenda
            meeting = self._workspace.perform(put, f"Đã đưa vào chương trình {rotation.label}.")
        else:
            meeting = rotation.meeting_id
        if meeting is not None:
            self._workspace.go(f"meeting:{meeting}:prepare:agenda")

    def skip(self, line: TurnLine, label: str) -> None:
        """Let a member pass once with a reason, or give the turn back."""
        rotations, name = self._workspace.services.rotations, line.turn.full_name
        if line.skip_reason:
            said = f"Đã trả lượt cho đ/c {name}."
            self._workspace.perform(lambda: rotations.unskip(line.id), said)
            return
        reason = self._workspace.dialogs.ask_reason(
            f"Đ/c {name} chưa báo cáo {label}?",
            "Đồng chí vẫn giữ chỗ cho kỳ sau. Chương trình đã mở thì bấm “Đưa vào họp” lần nữa.",
            "Bỏ lượt kỳ này",
        )
        if reason is not None:
            said = f"Đã bỏ lượt kỳ này của đ/c {name}."
            self._workspace.perform(lambda: rotations.skip(line.id, reason), said)

    def note_earlier(self, line: TurnLine) -> None:
        """Ask for the month of the last report before the book was begun."""
        dialog = EarlierDialog(line, self._workspace)
        if self._workspace.dialogs.show(dialog):
            name, month = line.turn.full_name, dialog.month()
            self._workspace.perform(
                lambda: self._workspace.services.rotations.note_earlier(line.id, month),
                f"Đã ghi lần báo cáo trước của đ/c {name}.",
            )


class EarlierDialog(Dialog):
    """A month, or nothing when there was no earlier report after all."""

    def __init__(self, line: TurnLine, workspace: Workspace) -> None:
        super().__init__(
            f"Đ/c {line.turn.full_name} báo cáo lần trước tháng nào?",
            "Ghi theo sổ giấy để thời gian chờ tính đúng. Để trống là chưa báo cáo lần nào.",
            "Ghi",
        )
        field = PartialDateField(
            today=lambda: workspace.now().date(), placeholder="tháng/năm, ví dụ 10/2025"
        )
        self.form = Form([Field("Tháng", "month", field)])
        earlier = line.earlier
        known = earlier and PartialDate(earlier.first_day, DatePrecision.MONTH)
        self.form.set_values({"month": known})
        self.add(self.form)
        self.form.input("month").setFocus()

    def month(self) -> Period | None:
        """Return the month, None for none."""
        typed: PartialDate | None = self.form.values()["month"]
        return None if typed is None else month_of(typed.value)

    def accept(self) -> None:
        """Close only with something that can be read."""
        if self.form.is_ready():
            super().accept()


def agenda_words(rotation: Rotation) -> str:
    """Return the words of the button: "Đưa vào họp tháng 12"."""
    month = rotation.label.partition("/")[0]
    return f"Mở chương trình {month}" if rotation.is_on_agenda else f"Đưa vào họp {month}"
