"""The tab *Sổ văn bản*: every paper of the term by type, and beside it the chosen one."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.documents import (
    DOCUMENT_TYPE_LABELS,
    NOT_FOR_A_CELL,
    DocumentState,
    DocumentType,
)
from app.domain.registers import Register, RegisterLine, RegisterRow
from app.domain.text import short_date
from ui.documents.register_card import NO_TERM, RegisterCard
from ui.kit.buttons import danger, secondary
from ui.kit.cards import PADDING, Card, EmptyState, Notice
from ui.kit.cells import Group
from ui.kit.chips import ChipSpec
from ui.kit.choice import Choice
from ui.kit.facts import Fact, FactGrid, act_row
from ui.kit.inputs import SearchLine
from ui.kit.list_with_side import ListWithSide
from ui.kit.painting import Ink, Run, scaled
from ui.kit.paragraph import Paragraph
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.workspace import Workspace

ALL = "all"
STATE = 4
"""Column of what is wrong or cancelled; left out while there is nothing of it."""
NOTHING = "Chưa có văn bản nào trong sổ."
HINT = "Văn bản vào sổ được lấy số của nhiệm kỳ; thiếu số hay trùng số hiện ngay trong sổ."


class RegisterView(ListWithSide):
    """Drawn from one `Register`."""

    enter_asked = Signal()
    write_asked = Signal(int)
    """The body of a paper is to be written; its id in the register."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.register = Register("")
        self.kinds = Choice([(ALL, "Loại: tất cả")])
        self.search = SearchLine("Lọc số, trích yếu")
        self.table = RecordTable(columns(), name="Sổ văn bản", empty=_empty())
        self.table.takes_first = True
        self.table.remember(workspace.state, "register")
        self.card = DocumentCard()
        open_settings = partial(workspace.go, "settings:cell")
        self.no_term = Notice(NO_TERM, "warn", act="Mở Cài đặt", on_act=open_settings)
        self.summary = RegisterCard(has_link=False)
        super().__init__(self._list_card(), (self.card, self.summary), parent)
        self._connect()

    def load(self) -> None:
        """Read the register again and keep filter and choice."""
        today = self.workspace.now().date()
        register = self.workspace.services.documents.register_book(
            register_day(self.workspace.year, today)
        )
        if register is self.register:
            return  # of the same term, and nothing in it has changed
        self.register = register
        self.summary.show_register(self.register)
        self.no_term.setVisible(not self.register.term_name)
        found = [(line.type, f"Loại: {line.label.lower()}") for line in self.register.lines]
        self.kinds.set_options([(ALL, "Loại: tất cả"), *found])
        if self.kinds.value() is None:
            self.kinds.set_value(ALL)
        self._show_rows()

    def show_document(self, document_id: int) -> bool:
        """Choose a paper; filters that hide it are taken away."""
        if all(row.id != document_id for row in self.register.rows):
            return False
        if not self.table.select(document_id):
            self.search.clear()
            self.search.search_now()
            self.kinds.set_value(ALL)
            self._show_rows()
            self.table.select(document_id)
        self._show_card()
        return True

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def take_search(self) -> None:
        """Put the keyboard into the filter."""
        self.search.setFocus()

    def _list_card(self) -> Card:
        card = Card(edge_to_edge=True)
        self.kinds.setAccessibleName("Loại văn bản")
        self.kinds.setFixedWidth(scaled(200))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        row.setSpacing(8)
        row.addWidget(self.kinds)
        row.addWidget(self.search, 1)
        self.search.setMaximumWidth(scaled(300))
        row.addStretch(1)
        card.body.setContentsMargins(0, 0, 0, 1)
        card.add(self.no_term)
        card.add(holder)
        card.add(self.table, 1)
        return card

    def _show_rows(self) -> None:
        rows = rows_of(self.register, self.kinds.value())
        self.table.set_records(rows, quietly=True)
        self.table.view.setColumnHidden(STATE, not any(map(_state, self.table.records())))
        if not self.search.value():
            self.table.empty.say(NOTHING, HINT)
        self._show_card()

    def _show_card(self) -> None:
        row = self.table.current()
        self.card.setVisible(row is not None)
        if row is not None:
            kind = row.document.type
            lines = (line for line in self.register.lines if line.type is kind)
            self.card.show_row(row, next(lines, None))

    def _cancel(self) -> None:
        row = self.table.current()
        if row is None or row.document.state is DocumentState.CANCELLED:
            return
        code = row.document.code
        reason = self.workspace.ask_why_cancelled(code)
        if reason is not None:
            cancel = self.workspace.services.documents.cancel
            self.workspace.perform(partial(cancel, row.id, reason), f"Đã hủy số {code}.")

    def _open_meeting(self, row: RegisterRow | None) -> None:
        if row is not None and row.document.meeting_id is not None:
            self.workspace.go(f"meeting:{row.document.meeting_id}")

    def _write(self) -> None:
        row = self.table.current()
        if row is not None:
            self.write_asked.emit(row.id)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._show_rows)
        self.search.searched.connect(self.table.set_filter)
        self.search.searched.connect(lambda _text: self._show_card())
        self.table.selected.connect(lambda _row: self._show_card())
        self.table.link_pressed.connect(lambda row, _title: self._open_meeting(row))
        self.table.opened.connect(self._open_meeting)
        self.table.delete_asked.connect(lambda _row: self._cancel())
        self.table.empty.pressed.connect(self.enter_asked)
        self.card.cancel_button.clicked.connect(lambda _checked: self._cancel())
        open_it = lambda _checked: self._open_meeting(self.table.current())  # noqa: E731
        self.card.meeting_button.clicked.connect(open_it)
        self.card.write_button.clicked.connect(lambda _checked: self._write())


class DocumentCard(Card):
    """The chosen paper and what can be done with its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name, self.facts = Paragraph(), FactGrid()
        self.write_button = secondary("Soạn văn bản", small=True)
        self.meeting_button = secondary("Mở buổi họp", small=True)
        self.cancel_button = danger("Hủy số", small=True)
        self.add(self.name)
        self.add(self.facts)
        self.add(act_row(self.write_button, self.meeting_button, self.cancel_button))
        self.body.addStretch(1)

    def show_row(self, row: RegisterRow, line: RegisterLine | None = None) -> None:
        """Show another paper, with the line of its type in the register."""
        document = row.document
        self.name.set_runs((Run(document.code, Ink(style="section", weight=600)),))
        self.facts.set_facts(facts_of(row, _trouble(row, line)))
        self.write_button.setVisible(_is_written_by_hand(row))
        self.meeting_button.setVisible(document.meeting_id is not None)
        self.cancel_button.setVisible(document.state is DocumentState.ISSUED)


def _is_written_by_hand(row: RegisterRow) -> bool:
    """Tell whether the secretary writes the body: papers of a meeting are made from its records."""
    document = row.document
    stands = document.state is DocumentState.ISSUED and document.type not in NOT_FOR_A_CELL
    return stands and document.meeting_id is None


def facts_of(row: RegisterRow, trouble: str = "") -> tuple[Fact, ...]:
    """Return what is known of a paper, label by label."""
    document = row.document
    is_cancelled = document.state is DocumentState.CANCELLED
    return (
        ("Trích yếu", document.abstract),
        ("Loại", DOCUMENT_TYPE_LABELS[document.type]),
        ("Ngày", short_date(document.issued_on)),
        ("Buổi họp", row.meeting_title),
        ("Đã hủy vì", document.cancel_reason if is_cancelled else ""),
        ("Cần xem", trouble),
    )


def rows_of(register: Register, kind: DocumentType | str | None) -> tuple[RegisterRow | Group, ...]:
    """Return the papers by type, the newest number first."""
    found: list[RegisterRow | Group] = []
    for line in register.lines:
        if kind in (ALL, None, line.type):
            own = register.of_type(line.type)
            found.append(Group(line.label, f"{len(own)} văn bản"))
            found += _with_gaps(own, line)
    return tuple(found)


def _with_gaps(own: Sequence[RegisterRow], line: RegisterLine) -> Iterator[RegisterRow | Group]:
    """Give the papers of a type, newest first, what is missing below the paper after it."""
    missing = {run.next_id: run for run in line.missing}
    for row in reversed(own):
        yield row
        run = missing.get(row.id)
        if run is not None:
            yield Group(run.title, run.sentence, role="warn")


def register_day(year: int, today: date) -> date:
    """Return the day whose term is shown for a year: today in this one, else its last day."""
    return today if year == today.year else date(year, 12, 31)


def columns() -> tuple[Column[RegisterRow], ...]:
    """Return the columns of the register."""
    return (
        Column("Số, ký hiệu", lambda row: row.document.code, width=112),
        Column("Ngày", lambda row: short_date(row.document.issued_on), width=118, numeric=True),
        Column(
            "Trích yếu",
            lambda row: row.document.abstract,
            width=170,
            stretch=True,
            tooltip=lambda row: row.document.abstract,
        ),
        Column("Buổi họp", lambda row: row.meeting_title, width=216, link=True),
        Column("Tình trạng", _state, width=124, chip=_chip),
    )


def _state(row: RegisterRow) -> str:
    chip = _chip(row)
    return "" if chip is None else chip.text


def _chip(row: RegisterRow) -> ChipSpec | None:
    if row.document.state is DocumentState.CANCELLED:
        return ChipSpec("Đã hủy", "warn")
    if row.is_forbidden:
        return ChipSpec("Sai loại", "error", "octagon-alert")
    return ChipSpec("Trùng số", "warn", "triangle-alert") if row.is_repeated else None


def _trouble(row: RegisterRow, line: RegisterLine | None) -> str:
    """Return what is wrong with a paper and what to do, "" when nothing is."""
    if row.is_forbidden and row.document.state is DocumentState.ISSUED:
        label = DOCUMENT_TYPE_LABELS[row.document.type].lower()
        return f"Chi bộ không ban hành {label} (K38). Hủy số kèm lý do, ban hành loại khác."
    repeated = line.repeated if line is not None else ()
    twice = next((one for one in repeated if row.id in one.ids), None)
    return "" if twice is None else f"{twice.title} (K37). {twice.sentence}"


def _empty() -> EmptyState:
    return EmptyState("book-marked", NOTHING, HINT, act="Vào sổ văn bản")
