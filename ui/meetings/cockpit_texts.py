"""The running texts of an item: its content, the answer, the conclusion; opened when needed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.agendas import AgendaItem
from app.domain.meeting_file import MeetingFile
from app.domain.readback_texts import CONCLUSION_STEP, PETITIONS_STEP
from ui.kit.buttons import PushButton, quiet
from ui.kit.flow import flow
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_with_system
from ui.meetings.kept_text import KeptText
from ui.meetings.talk_form import read_paper
from ui.workspace import Workspace

CONTENT, RESPONSE, CONCLUSION, CHAIR, PETITIONS = (
    "content", "response", "conclusion", "chair", "petitions",
)  # fmt: skip
LABELS = {
    CONTENT: "Nội dung",
    RESPONSE: "Tiếp thu, giải trình",
    CONCLUSION: "Kết luận mục",
    CHAIR: "Chủ trì kết luận buổi họp",
    PETITIONS: "Kiến nghị với cấp trên",
}
_HINTS = {
    CONTENT: "Tóm tắt điều đã trình bày; báo cáo ghi đủ ưu điểm, hạn chế, nguyên nhân, giải pháp",
    RESPONSE: "Ai tiếp thu, giải trình điều gì",
    CONCLUSION: "Chi bộ thống nhất điều gì ở mục này",
    CHAIR: "ví dụ: Tháng 11 tập trung giảm hồ sơ trễ hạn",
    PETITIONS: "Mỗi kiến nghị một dòng",
}
_FACTS = {CHAIR: "conclusion", PETITIONS: "petitions_up"}
_STEPS = {CHAIR: CONCLUSION_STEP, PETITIONS: PETITIONS_STEP}


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a text of an item belongs: its key while typed, what is saved, what keeps it."""

    key: str
    saved: str
    keep: Callable[[str], object]


def place_of_text(
    workspace: Workspace, file: MeetingFile, item: AgendaItem, name: str
) -> KeptPlace:
    """Return the place of one text of an item, or of the meeting where the item stands for it."""
    meeting, services = file.header.id, workspace.services
    fact = _FACTS.get(name)
    if fact is not None:
        return KeptPlace(
            f"meeting:{meeting}:{fact}",
            str(getattr(file.header, fact)),
            lambda text: services.meetings.set_fact(meeting, fact, text),
        )
    return KeptPlace(
        f"meeting:{meeting}:item:{item.id}:{name}",
        str(getattr(item, name)),
        lambda text: services.minutes.set_item_text(item.id, name, text),
    )


def names_for(item: AgendaItem) -> tuple[str, ...]:
    """Return the texts an item can have, in the order of the minutes."""
    extra = tuple(name for name, step in _STEPS.items() if step in item.step_ids)
    return (CONTENT, RESPONSE, CONCLUSION, *extra)


class TextBlock(QWidget):
    """A label and its text; shown once something is written or asked for."""

    def __init__(self, workspace: Workspace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._is_open = False
        label = Label(LABELS[name], "label")
        self.kept = KeptText(workspace, lines=1, most_lines=14, placeholder=_HINTS[name])
        self.kept.field.setAccessibleName(LABELS[name])
        self.kept.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        label.setBuddy(self.kept.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.kept)

    @property
    def is_wanted(self) -> bool:
        """Say whether there is something to see or to write."""
        return self._is_open or bool(self.kept.value())

    def show_place(self, place: KeptPlace, *, is_new_item: bool) -> None:
        """Show the text of an item; one opened and left empty closes with its item."""
        if is_new_item:
            self._is_open = False
        self.kept.show_text(place.key, place.saved, place.keep)
        self.setVisible(self.is_wanted)

    def open(self) -> None:
        """Show the field and put the keyboard into it."""
        self._is_open = True
        self.show()
        self.kept.field.setFocus(Qt.FocusReason.OtherFocusReason)


class ItemTexts:
    """The blocks of the item in front and the small buttons that open the empty ones."""

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        self._workspace = workspace
        self.opener = opener
        self._item = 0
        self._is_read_only = False
        self._names: tuple[str, ...] = ()
        self.blocks = {name: TextBlock(workspace, name) for name in LABELS}
        self.buttons = {name: _opener(name, block) for name, block in self.blocks.items()}
        self._file: MeetingFile | None = None
        self.paper_button = quiet("Đọc tham luận", icon="book-open", small=True)
        self.paper_button.clicked.connect(lambda _checked: self._read())
        self.openers = flow(*self.buttons.values(), self.paper_button, gap=4)
        for block in self.blocks.values():
            block.kept.changed.connect(self._show_openers)

    def show_item(self, file: MeetingFile, item: AgendaItem, *, is_read_only: bool) -> None:
        """Show the texts of an item; what is being typed stays."""
        is_new, self._item = item.id != self._item, item.id
        self._names = names_for(item)
        for name, block in self.blocks.items():
            if name in self._names:
                place = place_of_text(self._workspace, file, item, name)
                block.show_place(place, is_new_item=is_new)
                block.kept.set_read_only(is_read_only)
            else:
                block.hide()
        self._file = file
        paper = file.paper_of(item.id)
        self.paper_button.setVisible(paper is not None and paper.is_written)
        self.openers.setVisible(not is_read_only or not self.paper_button.isHidden())
        self._is_read_only = is_read_only
        self._show_openers()

    def kept_with_keyboard(self) -> KeptText | None:
        """Return the text with the keyboard, None when it is elsewhere."""
        kept = (block.kept for block in self.blocks.values())
        return next((one for one in kept if one.field.hasFocus()), None)

    def _show_openers(self) -> None:
        for name, button in self.buttons.items():
            is_wanted = name in self._names and self.blocks[name].isHidden()
            button.setVisible(is_wanted and not self._is_read_only)

    def _read(self) -> None:
        paper = self._file.paper_of(self._item) if self._file else None
        if self._file is not None and paper is not None:
            read_paper(self._workspace, self._file, paper, self.opener)


def _opener(name: str, block: TextBlock) -> PushButton:
    button = quiet(LABELS[name], icon="plus", small=True)

    def act(_checked: bool) -> None:
        block.open()
        button.hide()

    button.clicked.connect(act)
    return button
