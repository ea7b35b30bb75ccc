"""The tab *Văn bản cấp trên*: what came, how long it took to reach the members, what it means."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.directives import Directive
from app.domain.text import lower_first, short_date
from app.services.workspace import Services
from ui.kit.record_list import ListEntry
from ui.remarks.directive_card import AGENDA, SPREAD, DirectiveCard, state_chip
from ui.remarks.directive_form import DirectiveForm
from ui.remarks.register_tab import ALL, Register, RegisterTab, TabWords
from ui.workspace import Workspace

WAITING, LATE = "waiting", "late"


class DirectivesView(RegisterTab):
    """Documents of the year and those that wait from before."""

    title = "Văn bản cấp trên"
    icon = "inbox"
    tables = frozenset({"directives", "agenda_items", "meetings", "rule_values"})
    handles = ("directive",)
    filters = ((WAITING, "Đang chờ"), (LATE, "Chậm"), (ALL, "Tất cả"))
    paper = "van-ban-cap-tren"
    words = TabWords(
        nothing="Chưa có văn bản cấp trên nào.",
        hint="Vào sổ khi nhận; văn bản chưa phổ biến tự vào chương trình buổi họp kế tiếp.",
        act="Vào sổ văn bản",
        export="Xuất sổ",
        act_command="Vào sổ văn bản cấp trên",
        export_command="Xuất sổ văn bản cấp trên",
        left_out="Bộ lọc này không có văn bản nào.",
        deleted="Đã xóa văn bản khỏi sổ.",
        gone="Văn bản này không còn trong sổ.",
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._service = workspace.services.directives
        self._card = DirectiveCard(lambda: workspace.now().date())
        super().__init__(workspace, self._card, DirectiveForm, parent)
        self._year_words, self._agenda = "", (0, "")

    @staticmethod
    def register(services: Services) -> Register:
        """Return the register of papers from above."""
        return services.directives

    def read(self) -> Sequence[Directive]:
        """Return the waiting documents first, the longest first; then the last received."""
        year, today = self.workspace.year, self.today()
        listed = self._service.list(year)
        self._year_words = f"Năm {year}: {self._service.figures(year).words}." if listed else ""
        self._agenda = self._service.next_agenda() or (0, "")
        return sorted(listed, key=lambda d: (not d.is_open, -d.days(today) if d.is_open else 0))

    def is_wanted(self, record: Any, wanted: str) -> bool:
        """Tell whether a filter shows a document."""
        if wanted == WAITING:
            return bool(record.is_open)
        return wanted == ALL or record.days_late(self.today()) > 0

    def entry(self, record: Any) -> ListEntry:
        """Return a document as the list tells it."""
        directive: Directive = record
        return ListEntry(
            key=directive.id,
            title=directive.code or directive.issuer,
            text=directive.title,
            note=f"{directive.issuer} · nhận {short_date(directive.received_on)}",
            chip=state_chip(directive, self.today()),
        )

    def show_record(self, record: Any) -> None:
        """Show a document on the card."""
        self._card.show_directive(record, lower_first(self._agenda[1]), self._year_words)

    def act(self, name: str, values: dict[str, Any]) -> None:
        """Do an act of the card."""
        record = self.current()
        if record is None:
            return
        service, meeting_id = self._service, self._agenda[0]
        acts = {
            AGENDA: lambda: service.put_on_agenda(record.id, meeting_id),
            SPREAD: lambda: service.spread(record.id, values["on"]),
        }
        said = {
            AGENDA: f"Đã đưa văn bản vào chương trình {lower_first(self._agenda[1])}.",
            SPREAD: "Đã ghi ngày phổ biến.",
        }
        self.perform_act(name, acts[name], said)
