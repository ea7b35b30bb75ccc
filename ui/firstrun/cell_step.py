"""First page: the name of the cell and where its book lies."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.cells import CELL_TYPE_LABELS, CellForm, CellType
from app.paths import default_data_parent
from app.services import opening
from ui.firstrun.steps import FirstRunStep
from ui.kit.buttons import quiet
from ui.kit.cards import Card, Notice
from ui.kit.choice import Choice
from ui.kit.dialogs import Dialogs
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText
from ui.kit.labels import ElidedLabel, Label

INSIST_FIRST = "Hãy chọn nơi khác, hoặc đánh dấu “Vẫn đặt sổ ở đây”."
UNNAMED = "Chi bộ chưa đặt tên"


class CellStep(FirstRunStep):
    """Asks for the names papers print; a cloud or network folder must be insisted on."""

    title = "Chi bộ của đồng chí"
    sentence = "Tên này in trên mọi văn bản; sửa được sau ở Cài đặt."
    name = "Chi bộ"
    opened = Signal(Path)
    """A book that is already there is to be opened instead."""
    receive_wanted = Signal()
    """The book of the secretary before is to be received instead."""

    def __init__(self, dialogs: Dialogs, parent_folder: Path | None = None) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._parent = parent_folder or default_data_parent()
        self._is_skipped = False
        self.form = Form(_fields(), columns=2)
        self.form.set_values({"cell_type": CellType.OFFICE})
        self.place_label = ElidedLabel("", "body", colour="text_secondary")
        self.place_button = quiet("Chọn nơi khác", icon="folder-open", small=True)
        self.warning = Notice("", "warn")
        self.insist = Check("Vẫn đặt sổ ở đây")
        self.problem = Label("", "small", tone="error", wrap=True)
        self.known_button = quiet("Mở sổ đã có trên máy", icon="folder-open")
        self.receive_button = quiet("Nhận bàn giao từ tệp .zip", icon="inbox")
        self._build()

    def cell(self) -> CellForm:
        """Return what was written."""
        values = self.form.values()
        return CellForm(**{**values, "name": values["name"] or UNNAMED})

    def place(self) -> Path:
        """Return the folder of the new book."""
        return opening.new_place(self._parent, self.cell().name)

    def verb(self) -> str:
        """Return the words of the primary button."""
        return "Ghi chi bộ"

    def state(self) -> str:
        """Return the name, or that it comes later."""
        return str(self.form.values()["name"]) or ("để sau" if self._is_skipped else "")

    def is_ready(self) -> bool:
        """Want a name, and an answer about an unsafe folder."""
        self._is_skipped = False
        return self.form.is_ready() and self.is_place_ready()

    def is_place_ready(self) -> bool:
        """Want an answer about an unsafe folder, also when the page is skipped."""
        needs = opening.needs_insisting(self.place()) and not self.insist.value()
        self.problem.setText(INSIST_FIRST)
        self.problem.setVisible(needs)
        return not needs

    def skip(self) -> None:
        """Leave the name for later."""
        self.form.set_values({"name": ""})
        self._is_skipped = True
        self._follow()

    def take_focus(self) -> None:
        """Put the keyboard on the name."""
        self.form.go_to("name")

    def _choose_place(self) -> None:
        chosen = self._dialogs.choose_folder("Đặt sổ vào thư mục nào?", self._parent)
        if chosen is not None:
            self._parent = chosen
            self.insist.set_value(False)
            self._follow()

    def _open_known(self) -> None:
        chosen = self._dialogs.choose_folder("Chọn thư mục của sổ", self._parent)
        if chosen is not None:
            self.opened.emit(chosen)

    def _follow(self) -> None:
        place = self.place()
        has_name = bool(self.form.values()["name"])
        self.place_label.set_text(str(place if has_name else self._parent))
        sentence = opening.place_warning(place)
        self.warning.set_text(sentence)
        self.warning.setVisible(bool(sentence))
        self.insist.setVisible(opening.needs_insisting(place))
        self.problem.hide()
        self.changed.emit()

    def _build(self) -> None:
        names = Card()
        names.add(self.form)
        place = Card("Nơi giữ sổ", right=[self.place_button])
        place.add(
            Label("Sổ là một thư mục trên máy này, không đưa lên mạng.", "secondary", wrap=True)
        )
        place.add(self.place_label)
        for widget in (self.warning, self.insist, self.problem):
            place.add(widget)
        row = QHBoxLayout()
        row.addWidget(self.known_button)
        row.addWidget(self.receive_button)
        row.addStretch(1)
        self.column.addWidget(names)
        self.column.addWidget(place)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.form.changed.connect(self._follow)
        self.place_button.clicked.connect(lambda _checked: self._choose_place())
        self.known_button.clicked.connect(lambda _checked: self._open_known())
        self.receive_button.clicked.connect(lambda _checked: self.receive_wanted.emit())
        self.insist.changed.connect(self._follow)
        self._follow()


def _fields() -> tuple[Field, ...]:
    return (
        Field(
            "Tên chi bộ",
            "name",
            LineText(required=True, placeholder="ví dụ: Chi bộ Văn phòng", limit=120),
        ),
        Field(
            "Cấp trên trực tiếp", "superior_name", LineText(placeholder="ví dụ: Đảng bộ xã Tân Hòa")
        ),
        Field("Địa danh trên văn bản", "place_name", LineText(placeholder="ví dụ: Tân Hòa")),
        Field("Loại hình chi bộ", "cell_type", Choice(tuple(CELL_TYPE_LABELS.items()))),
    )
