"""The card for what the cell sets in another way than the Party form; all is off by default."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from app.domain.form_habits import FORM_HABIT_LABELS, FormHabit
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.settings.kept_form import FormCard
from ui.workspace import Workspace

NOTE = (
    "Để trống hết thì giấy in đúng thể thức của Đảng: HD 05-HD/VPTW cho giấy từ ngày 27/5/2026, "
    "HD 36-HD/VPTW cho giấy trước đó. Các cách trên phần lớn là thói quen theo Nghị định 30/2020 "
    "của cơ quan nhà nước, không phải thể thức của Đảng; chỉ chọn khi cấp ủy cấp trên yêu cầu. "
    "Buổi họp đã khóa giữ cách đã chọn lúc khóa. Mẫu chi bộ tự sửa trong Word giữ cách của mẫu."
)


SIDES_NOTE = (
    "Trang mặt sau đổi lề: trái 15 mm, phải 30 mm, để đóng gáy; mặt trước giữ 30 và 15 mm. HD 05 "
    "nêu như vậy nhưng chưa đối chiếu được bản gốc, HD 36 không nói; chưa chắc thì in một mặt. "
    "Sổ in khổ ngang và bảng Excel không đổi."
)


def sides_card(workspace: Workspace) -> FormCard:
    """Return the card of printing on one side or on both; off by default."""
    cells = workspace.services.cells

    def keep(values: dict[str, Any]) -> None:
        cells.save_settings(replace(cells.settings(), two_sided=values["two_sided"]))

    return FormCard(
        "In hai mặt",
        Form((Field("", "two_sided", Check("Văn bản Word in hai mặt giấy, lề mặt sau đổi bên")),)),
        workspace,
        keep,
        said="Đã ghi cách in.",
        note=SIDES_NOTE,
    )


def habits_card(workspace: Workspace) -> FormCard:
    """Return the card; the section shows its values and keeps them."""
    cells = workspace.services.cells

    def keep(values: dict[str, Any]) -> None:
        habits = tuple(habit for habit in FormHabit if values[habit.value])
        cells.save_settings(replace(cells.settings(), form_habits=habits))

    return FormCard(
        "Trình bày khác thể thức của Đảng",
        Form(_fields()),
        workspace,
        keep,
        said="Đã ghi cách trình bày văn bản.",
        note=NOTE,
    )


def habit_values(habits: Collection[FormHabit]) -> dict[str, bool]:
    """Return which boxes are ticked."""
    return {habit.value: habit in habits for habit in FormHabit}


def _fields() -> tuple[Field, ...]:
    return tuple(Field("", habit.value, Check(FORM_HABIT_LABELS[habit])) for habit in FormHabit)
