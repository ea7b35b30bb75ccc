"""Second page: who is in the cell, typed row by row or pasted one name a line."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import ForeignFile
from app.domain.members import MemberForm, Post
from app.domain.name_lines import read_name_lines
from ui.firstrun.list_part import ListPart
from ui.firstrun.member_row import LEAST_WIDTH, STRETCHES, TITLES, MemberRow
from ui.firstrun.steps import FirstRunStep
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card
from ui.kit.dialogs import Dialogs
from ui.kit.inputs import LongText
from ui.kit.labels import Label

FIRST_ROWS, MORE_ROWS = 5, 3
PASTE_HINT = "Trần Văn An\nLê Thị Bình; 02/9/1985; 19/5/2012; 19/5/2013"


class MembersStep(FirstRunStep):
    """A grid that grows; a row without a name is no member."""

    title = "Đảng viên của chi bộ"
    sentence = (
        "Ghi họ tên là đủ để bắt đầu; ngày chỉ biết tháng, năm thì ghi 05/1984 hoặc 1984. "
        "Chưa có gì được ghi vào sổ."
    )
    name = "Đảng viên"

    def __init__(self, dialogs: Dialogs, cell_name: Callable[[], str]) -> None:
        super().__init__()
        self._is_skipped = False
        self.list_part = ListPart(dialogs, cell_name)
        self.rows: list[MemberRow] = []
        self._grid = QVBoxLayout()
        self.more_button = quiet("Thêm dòng", icon="plus", small=True)
        self.paste_button = secondary("Dán họ tên", icon="clipboard-paste", small=True)
        self.paste = LongText(lines=5, most_lines=8, placeholder=PASTE_HINT)
        self.take_button = secondary("Đưa vào bảng", small=True)
        self._paste_part = self._pasting()
        self._build()
        self._add_rows(FIRST_ROWS)

    def forms(self) -> tuple[MemberForm, ...]:
        """Return the members written so far."""
        return () if self.list_part.is_used else tuple(row.form() for row in self._named())

    def imported(self) -> tuple[ForeignFile, ImportChoices] | None:
        """Return the list to write with its answers, None when members are typed."""
        return self.list_part.imported

    def posts(self) -> tuple[Post | None, ...]:
        """Return the post of each member, in the same order."""
        if self.list_part.is_used:
            return ()
        return tuple(row.post.value() for row in self._named())

    def verb(self) -> str:
        """Return the words of the primary button with the count."""
        waiting = self.list_part.open_count()
        if waiting:
            return f"Còn {waiting} điều chưa chọn"
        count = self.count()
        return f"Ghi {count} đảng viên" if count else "Tiếp tục"

    def count(self) -> int:
        """Return how many members there are so far."""
        return self.list_part.count() if self.list_part.is_used else len(self._named())

    def state(self) -> str:
        """Return the count, or that they come later."""
        count = self.count()
        return f"{count} đảng viên" if count else ("để sau" if self._is_skipped else "")

    def is_ready(self) -> bool:
        """Mark every row that cannot be taken and go to the first."""
        self._is_skipped = False
        if self.list_part.is_used:
            self.list_part.view.go_to_first_open()
            return self.list_part.open_count() == 0
        wrong = [row for row in self.rows if not row.is_ready()]
        if wrong:
            wrong[0].take_focus()
        return not wrong

    def skip(self) -> None:
        """Write no members."""
        self.list_part.drop()
        for row in self.rows:
            row.clear()
        self._is_skipped = True
        self.changed.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the first empty row."""
        empty = next((row for row in self.rows if row.is_empty()), self.rows[-1])
        empty.take_focus()

    def take_pasted(self) -> int:
        """Put the pasted names into empty rows and return how many there were."""
        forms = read_name_lines(self.paste.value())
        empty = [row for row in self.rows if row.is_empty()]
        if len(forms) > len(empty):
            empty += self._add_rows(len(forms) - len(empty))
        for row, form in zip(empty, forms, strict=False):
            row.fill(form)
        if forms:
            self.paste.set_value("")
            self._paste_part.hide()
        self._on_change()
        return len(forms)

    def _named(self) -> list[MemberRow]:
        return [row for row in self.rows if row.has_name()]

    def _add_rows(self, count: int) -> list[MemberRow]:
        made = [MemberRow(len(self.rows) + 1 + place) for place in range(count)]
        for row in made:
            row.changed.connect(self._on_change)
            self._grid.addWidget(row)
            if self.rows:
                QWidget.setTabOrder(self.rows[-1].inputs[-1], row.inputs[0])
            self.rows.append(row)
        return made

    def _on_list(self) -> None:
        self._card.setVisible(not self.list_part.is_used)
        self.changed.emit()

    def _on_change(self) -> None:
        if not self.rows[-1].is_empty():
            self._add_rows(MORE_ROWS)
        self.changed.emit()

    def _toggle_paste(self) -> None:
        self._paste_part.setVisible(self._paste_part.isHidden())
        if not self._paste_part.isHidden():
            self.paste.setFocus()

    def _pasting(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        label = Label(
            "Mỗi dòng một đồng chí; sau họ tên có thể ghi các ngày theo thứ tự cột", "label"
        )
        label.setBuddy(self.paste)
        column.addWidget(label)
        column.addWidget(self.paste)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take_button)
        column.addLayout(row)
        part.hide()
        return part

    def _build(self) -> None:
        self._card = card = Card("Tự nhập", right=[self.paste_button])
        card.add(self._paste_part)
        card.add(_titles())
        self._grid.setSpacing(8)
        card.add_layout(self._grid)
        row = QHBoxLayout()
        row.addWidget(self.more_button)
        row.addStretch(1)
        card.add_layout(row)
        self.column.addWidget(self.list_part)
        self.column.addWidget(card)
        self.list_part.changed.connect(self._on_list)
        self.column.addStretch(1)
        self.more_button.clicked.connect(lambda _checked: self._add_rows(MORE_ROWS))
        self.paste_button.clicked.connect(lambda _checked: self._toggle_paste())
        self.take_button.clicked.connect(lambda _checked: self.take_pasted())


def _titles() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    for place, (title, stretch) in enumerate(zip(TITLES, STRETCHES, strict=True)):
        label = Label(title, "label")
        label.setMinimumWidth(LEAST_WIDTH)
        grid.setColumnStretch(place, stretch)
        grid.addWidget(label, 0, place)
    return holder
