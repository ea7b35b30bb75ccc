"""The tab *Mô hình, cách làm hay*: what is worth telling others, and whether it was told."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.good_models import GoodModel
from app.domain.text import short_date
from app.services.workspace import Services
from ui.kit.act_form import ActForm
from ui.kit.buttons import primary
from ui.kit.chips import ChipSpec
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field
from ui.kit.record_list import ListEntry
from ui.remarks.model_form import ModelForm
from ui.remarks.register_card import RegisterCard
from ui.remarks.register_tab import ALL, Register, RegisterTab, TabWords
from ui.workspace import Workspace

REPORT = "report"
KIND = "Mô hình, cách làm hay"
UNTOLD = "untold"
HINT = "Danh sách của năm xuất ra Excel để đưa vào báo cáo tháng, báo cáo năm."
_SAID = {REPORT: "Đã ghi ngày báo cáo."}


class ModelCard(RegisterCard):
    """One good model."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        day = DateField(today=today, required=True)
        form = ActForm("Ghi ngày báo cáo", (Field("Ngày báo cáo cấp trên", "on", day),))
        self.add_act(REPORT, primary("Ghi ngày báo cáo", icon="send"), form)
        self.build()

    def show_model(self, model: GoodModel) -> None:
        """Show a model."""
        reported = short_date(model.reported_on) if model.reported_on else "chưa báo cáo"
        facts = (
            ("Hiệu quả", model.effect),
            ("Người thực hiện", f"đ/c {model.who}" if model.member_name else model.who),
            ("Ngày ghi nhận", short_date(model.on)),
            ("Báo cáo cấp trên", reported),
        )
        self.show_words(KIND, report_chip(model), facts, name=model.title, words=model.text)
        self.show_meeting(model.meeting_title)
        self.show_acts(*(() if model.reported_on else (REPORT,)))
        self.hint.setText(HINT)

    def start_values(self, name: str) -> dict[str, Any]:
        """Begin with today."""
        return {"on": self._today()} if name == REPORT else {}


def report_chip(model: GoodModel) -> ChipSpec:
    """Return the chip of a model: “Đã báo cáo”, “Chưa báo cáo”."""
    if model.reported_on is None:
        return ChipSpec("Chưa báo cáo", "warn", "clock")
    return ChipSpec("Đã báo cáo", "ok", "check")


class ModelsView(RegisterTab):
    """Good models of the year."""

    title = "Mô hình hay"
    icon = "award"
    tables = frozenset({"good_models", "members", "meetings"})
    handles = ("model",)
    filters = ((UNTOLD, "Chưa báo cáo"), (ALL, "Tất cả"))
    paper = "mo-hinh"
    words = TabWords(
        nothing="Chưa ghi mô hình, cách làm hay nào.",
        hint="Ghi việc làm tốt có kết quả để chi bộ khác học và đưa vào báo cáo.",
        act="Ghi mô hình",
        export="Xuất danh sách",
        act_command="Ghi mô hình, cách làm hay",
        export_command="Xuất mô hình, cách làm hay",
        left_out="Bộ lọc này không có mô hình nào.",
        deleted="Đã xóa mô hình khỏi sổ.",
        gone="Mô hình này không còn trong sổ.",
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._service = workspace.services.good_models
        self._card = ModelCard(lambda: workspace.now().date())
        super().__init__(workspace, self._card, ModelForm, parent)

    @staticmethod
    def register(services: Services) -> Register:
        """Return the register of good models."""
        return services.good_models

    def read(self) -> Sequence[GoodModel]:
        """Return the models of the year, the latest first."""
        return self._service.list(self.workspace.year)

    def is_wanted(self, record: Any, wanted: str) -> bool:
        """Tell whether a filter shows a model."""
        return wanted == ALL or record.reported_on is None

    def entry(self, record: Any) -> ListEntry:
        """Return a model as the list tells it."""
        note = f"{record.effect} · {short_date(record.on)}" if record.effect else ""
        who = f"đ/c {record.who}" if record.member_name else record.who
        return ListEntry(record.id, who, record.title, note, report_chip(record))

    def show_record(self, record: Any) -> None:
        """Show a model on the card."""
        self._card.show_model(record)

    def act(self, name: str, values: dict[str, Any]) -> None:
        """Do an act of the card."""
        record = self.current()
        if record is not None:
            self.perform_act(name, lambda: self._service.report(record.id, values["on"]), _SAID)
