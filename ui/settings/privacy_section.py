"""Dữ liệu cá nhân: which sensitive data of members the book keeps at all; each group by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.sensitive_data import SENSITIVE_GROUP_LABELS, SensitiveGroup
from app.domain.text import short_date
from ui.kit.cards import Card
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.kit.labels import Label
from ui.settings.kept_form import FormCard
from ui.settings.section import Section
from ui.settings.section_places import PRIVACY
from ui.workspace import Workspace

NOTE = (
    "Không cần cho việc sinh hoạt nên tắt sẵn; hồ sơ giấy vẫn là hồ sơ chính thức. Nhóm đang tắt "
    "không hiện ở thẻ, danh sách, tệp xuất và tìm kiếm, cũng không được ghi thêm. Tắt đi rồi bật "
    "lại thì những gì đã ghi lại hiện; muốn bỏ hẳn thì xóa từng ô trước khi tắt."
)


ERASING = (
    "Xuất hoặc xóa dữ liệu của một đồng chí ở thẻ đảng viên (Sửa, mục Dữ liệu của đồng chí). Sổ "
    "ghi lại ngày và lý do, không ghi tên."
)


class PrivacySection(Section):
    """Switches groups of sensitive data on and off."""

    entry = PRIVACY
    tables = frozenset({"settings", "erasures"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.groups = FormCard(
            "Dữ liệu nhạy cảm được ghi trong sổ",
            Form(_fields()),
            workspace,
            self._keep,
            said="Đã ghi các nhóm dữ liệu được dùng.",
            note=NOTE,
        )
        self.erasures = Card("Dữ liệu cá nhân đã xóa")
        self.told = Label("", wrap=True)
        self.erasures.add(self.told)
        self.erasures.add(Label(ERASING, "small", wrap=True))
        self.column.addWidget(self.groups)
        self.column.addWidget(self.erasures)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is switched on."""
        services = self.workspace.services
        self.groups.show_values(_values(services.cells.settings().sensitive_groups))
        rows = services.personal_data.erasures()
        lines = (f"{short_date(r.erased_on)}: {r.fields} mục. {r.reason}" for r in rows)
        self.told.setText("\n".join(lines) or "Chưa xóa dữ liệu của ai.")

    def keep_typed(self) -> None:
        """Keep changed ticks."""
        self.groups.keep_typed()

    def _keep(self, values: dict[str, Any]) -> None:
        cells = self.workspace.services.cells
        wanted = tuple(group for group in SensitiveGroup if values[group.value])
        cells.save_settings(replace(cells.settings(), sensitive_groups=wanted))


def _fields() -> tuple[Field, ...]:
    return tuple(
        Field("", group.value, Check(SENSITIVE_GROUP_LABELS[group])) for group in SensitiveGroup
    )


def _values(switched_on: Sequence[SensitiveGroup]) -> dict[str, bool]:
    return {group.value: group in switched_on for group in SensitiveGroup}
