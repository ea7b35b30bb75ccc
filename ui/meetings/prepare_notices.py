"""The card of whom to tell of a meeting: on which day, how, and who is still waiting."""

from typing import Any

from PySide6.QtCore import QPoint

from app.domain.meeting_views import MeetingView
from app.domain.meetings import NoticeLine
from app.domain.text import day_month
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import Chip, ChipSpec, Role
from ui.kit.date_inputs import DateField
from ui.kit.form_popup import FormPopup
from ui.kit.forms import Field
from ui.kit.inputs import LineText
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.workspace import Workspace

SENT = ChipSpec("Đã gửi", "ok", "check")
_MOST_ROWS = 7


class NoticesCard(Card):
    """Who is told of the meeting, on which day, how."""

    def __init__(self, workspace: Workspace) -> None:
        self.count = Chip(ChipSpec("0/0"))
        self.send_rest = secondary("Gửi nốt", icon="send")
        self.fill = quiet("Thêm nơi nhận", icon="plus")
        super().__init__(
            "Nơi nhận giấy mời", right=(self.count, self.fill, self.send_rest), edge_to_edge=True
        )
        self._workspace = workspace
        self._view: MeetingView | None = None
        empty = EmptyState("mail", "Chưa có danh sách nơi nhận.", act="Lập danh sách")
        empty.pressed.connect(self._fill)
        self.table: RecordTable[NoticeLine] = RecordTable(
            (
                Column("Nơi nhận", lambda n: n.name, width=200, stretch=True,
                       icon=lambda n: "landmark" if n.is_superior else ""),
                Column("Cách gửi", lambda n: n.channel, width=110),
                Column("Ngày gửi", lambda n: day_month(n.sent_on) if n.sent_on else "", width=84,
                       numeric=True),
                Column("Giấy mời", lambda n: "Đã gửi" if n.sent_on else "Ghi đã gửi", width=120,
                       link=True, chip=lambda n: SENT if n.sent_on else None),
            ),
            name="Nơi nhận giấy mời",
            empty=empty,
        )  # fmt: skip
        self.table.link_pressed.connect(lambda line, _title: self._turn(line))
        self.table.opened.connect(self._turn)
        self.send_rest.clicked.connect(lambda _checked: self.ask_send())
        self.fill.clicked.connect(lambda _checked: self._fill())
        self.sheet: FormPopup | None = None
        self.add(self.table)

    def show_view(self, view: MeetingView) -> None:
        """Show whom to tell, those not told first."""
        self._view = view
        waiting = self._waiting()
        lines = view.file.notices
        ordered = tuple(sorted(lines, key=_is_sent))
        if ordered != self.table.model.all_records() or not ordered:
            self.table.set_records(ordered)
            self.table.show_whole(_MOST_ROWS)
        role: Role = "ok" if lines and not waiting else "neutral"
        self.count.set_spec(ChipSpec(f"{len(lines) - len(waiting)}/{len(lines)}", role))
        self.count.setVisible(bool(lines))
        self.fill.setVisible(bool(lines) and not view.is_locked)
        self.send_rest.setText(f"Gửi nốt {len(waiting)} nơi")
        self.send_rest.setVisible(bool(waiting) and not view.is_locked)

    def focus_first(self) -> None:
        """Put the keyboard on the button that sends to the rest, else on the list."""
        (self.send_rest if not self.send_rest.isHidden() else self.table).setFocus()

    def ask_send(self) -> None:
        """Ask on which day and how the rest was told."""
        today = self._workspace.now().date()
        day = DateField(today=lambda: today, required=True)
        channel = LineText(placeholder="ví dụ: Zalo, thư điện tử")
        fields = (Field("Ngày gửi", "on", day), Field("Cách gửi", "channel", channel))
        number = len(self._waiting())
        self.sheet = FormPopup("Gửi giấy mời", fields, self, f"Ghi đã gửi {number} nơi")
        self.sheet.kept.connect(self._send)
        below = self.send_rest.mapToGlobal(QPoint(0, self.send_rest.height() + 4))
        self.sheet.open_under(below, "on", {"on": today})

    def tick(self, line: NoticeLine, *, is_sent: bool) -> None:
        """Tick one recipient as told today, or untick."""
        if self._view is None or self._view.is_locked:
            return
        on = self._workspace.now().date() if is_sent else None
        meetings = self._workspace.services.meetings
        words = "Đã gửi giấy mời" if is_sent else "Chưa gửi giấy mời"
        self._workspace.perform(
            lambda: meetings.send_notices((line.id,), on), f"{words}: {line.name}."
        )

    def _send(self, values: dict[str, Any]) -> None:
        waiting, meetings = self._waiting(), self._workspace.services.meetings
        ids = tuple(line.id for line in waiting)
        self._workspace.perform(
            lambda: meetings.send_notices(ids, values["on"], values["channel"]),
            f"Đã ghi gửi giấy mời cho {len(ids)} nơi.",
        )

    def _waiting(self) -> tuple[NoticeLine, ...]:
        lines = self._view.file.notices if self._view else ()
        return tuple(line for line in lines if line.sent_on is None)

    def _turn(self, line: NoticeLine) -> None:
        self.tick(line, is_sent=line.sent_on is None)

    def _fill(self) -> None:
        if self._view is not None:
            meeting_id, meetings = self._view.file.header.id, self._workspace.services.meetings
            self._workspace.perform(
                lambda: meetings.fill_notices(meeting_id), "Đã lập danh sách nơi nhận."
            )


def _is_sent(line: NoticeLine) -> bool:
    return line.sent_on is not None
