"""Chi bộ, cấp trên: the names papers print, and how the cell usually meets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain.agenda_presets import REGULAR_PRESETS
from app.domain.cells import CELL_TYPE_LABELS, Cell, CellForm
from app.domain.errors import ValidationError
from app.domain.periods import MONTHS
from app.domain.problems import Problem
from app.domain.settings import Settings
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField, TimeField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, Number
from ui.settings.kept_form import FormCard
from ui.settings.section import Section
from ui.settings.section_places import CELL
from ui.workspace import Workspace

MONTHS_HINT = "Ghi các tháng từ 1 đến 12, cách nhau bằng dấu phẩy, ví dụ 3, 5, 8, 11."


class CellSection(Section):
    """Keeps the cell and the habits of its meetings."""

    entry = CELL
    tables = frozenset({"cells", "settings"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.cell = FormCard(
            "Chi bộ và cấp trên",
            Form(_cell_fields(self.today), columns=2),
            workspace,
            self._keep_cell,
            said="Đã ghi thông tin chi bộ.",
        )
        self.habits = FormCard(
            "Nếp sinh hoạt",
            Form(_habit_fields(workspace.now), columns=2),
            workspace,
            self._keep_habits,
            said="Đã ghi nếp sinh hoạt.",
            note="Dùng khi lập kế hoạch năm và mở buổi họp mới; buổi đã lập giữ giờ đã ghi.",
        )
        self.column.addWidget(self.cell)
        self.column.addWidget(self.habits)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is kept."""
        cells = self.workspace.services.cells
        self.cell.show_values(_cell_values(cells.get()))
        self.habits.show_values(_habit_values(cells.settings()))

    def keep_typed(self) -> None:
        """Keep both forms."""
        self.cell.keep_typed()
        self.habits.keep_typed()

    def _keep_cell(self, values: dict[str, Any]) -> None:
        self.workspace.services.cells.save(CellForm(**values))

    def _keep_habits(self, values: dict[str, Any]) -> None:
        cells = self.workspace.services.cells
        months = read_months(values["thematic_months"])
        recipients = tuple(line.strip() for line in values["recipients"].splitlines())
        changed = {
            **values,
            "thematic_months": months,
            "recipients": tuple(line for line in recipients if line),
            "start_time": values["start_time"] or Settings().start_time,
            "planned_minutes": values["planned_minutes"] or Settings().planned_minutes,
            "thematic_day": values["thematic_day"] or Settings().thematic_day,
        }
        cells.save_settings(replace(cells.settings(), **changed))


def read_months(text: str) -> tuple[int, ...]:
    """Return the months of a text such as "3, 5, 8, 11"; raises ValidationError."""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not all(part.isdecimal() and int(part) in MONTHS for part in parts):
        raise ValidationError([Problem("thematic_months", MONTHS_HINT)])
    return tuple(sorted({int(part) for part in parts}))


def _cell_values(cell: Cell) -> dict[str, Any]:
    return {name: getattr(cell, name) for name in CellForm.__dataclass_fields__}


def _habit_values(settings: Settings) -> dict[str, Any]:
    names = (
        "start_time", "default_place", "planned_minutes", "thematic_day", "agenda_preset",
        "temp_in_counts_attendance", "temp_in_votes", "chair_counts_as_speaker",
        "list_counts_attended", "sort_by_family",
    )  # fmt: skip
    return {
        **{name: getattr(settings, name) for name in names},
        "thematic_months": ", ".join(str(month) for month in settings.thematic_months),
        "recipients": "\n".join(settings.recipients),
    }


HABIT_CHECKS = (
    ("temp_in_counts_attendance", "Người sinh hoạt tạm thời đến tính vào số dự"),
    ("temp_in_votes", "Người sinh hoạt tạm thời đến được biểu quyết"),
    ("chair_counts_as_speaker", "Chủ trì điều hành tính là người phát biểu"),
    ("list_counts_attended", "Danh sách gửi cấp trên ghi số dự/tổng số"),
    ("sort_by_family", "Xếp danh sách đảng viên theo họ"),
)


def _cell_fields(today: Callable[[], date]) -> tuple[Field, ...]:
    return (
        Field("Tên chi bộ", "name", LineText(required=True, placeholder="ví dụ: Chi bộ Văn phòng")),
        Field("Cấp trên trực tiếp", "superior_name", LineText()),
        Field("Địa danh trên văn bản", "place_name", LineText(placeholder="ví dụ: Tân Hòa")),
        Field("Loại hình chi bộ", "cell_type", Choice(tuple(CELL_TYPE_LABELS.items()))),
        Field("Cấp ủy viên theo dõi chi bộ", "assigned_superior", LineText()),
        Field("Mã tổ chức (nếu có)", "organisation_code", LineText()),
        Field(
            "Sổ ghi từ ngày",
            "records_from",
            DateField(today=today),
            help="Các kiểm tra và con số của năm bỏ qua những buổi trước ngày này.",
            span=2,
        ),
    )


def _habit_fields(now: Callable[[], datetime]) -> tuple[Field, ...]:
    presets = tuple((preset.slug, preset.name) for preset in REGULAR_PRESETS)
    return (
        Field("Giờ bắt đầu", "start_time", TimeField(now=now)),
        Field("Thời lượng dự kiến (phút)", "planned_minutes", Number(lowest=30, highest=480)),
        Field("Địa điểm thường họp", "default_place", LineText(placeholder="ví dụ: Phòng họp A")),
        Field("Chương trình mẫu của thường kỳ", "agenda_preset", Choice(presets)),
        Field("Các tháng có chuyên đề", "thematic_months", LineText(), help=MONTHS_HINT),
        Field("Ngày họp chuyên đề trong tháng", "thematic_day", Number(lowest=1, highest=28)),
        Field(
            "Nơi nhận ghi trên văn bản, mỗi dòng một nơi",
            "recipients",
            LongText(lines=3),
            help="Để trống: nơi nhận theo mẫu nghị quyết.",
            span=2,
        ),
        *(Field("", name, Check(words), span=2) for name, words in HABIT_CHECKS),
    )
