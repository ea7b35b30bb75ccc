"""Nhóm và tiêu chí: the whole rubric as one table; sums are shown live, a row opens its form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent

from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey
from app.domain.rubric_drafts import (
    Draft,
    PartSum,
    new_group,
    new_item,
    sums,
    value_at,
    with_entry,
    with_entry_moved,
    with_value,
    without_entry,
)
from app.domain.rubrics import RubricItemKind
from ui.kit.buttons import icon_button, secondary
from ui.kit.cards import EmptyState
from ui.kit.cells import RECORD_ROLE, Cell
from ui.kit.dialogs import Dialogs
from ui.kit.inline_edit import InlineEdit
from ui.kit.inputs import LineText, Number
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.draft_part import DraftPart, Faults, figure, number_at, written_number
from ui.settings.group_dialog import GroupDialog
from ui.settings.item_dialog import ItemDialog
from ui.settings.section import fold_columns

KIND_LABELS = {
    RubricItemKind.TOGGLE: "Đạt, không đạt",
    RubricItemKind.BANDS: "Theo mức",
    RubricItemKind.NUMBER: "Ghi điểm",
}
TEXT, POINTS, EVIDENCE = 1, 2, 4
WIDE = 700
MOST_ROWS = 80


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row: a group with its sum, or a criterion."""

    place: str
    number: str
    text: str
    points: str
    kind: str = ""
    evidence: str = ""
    is_group: bool = False
    is_wrong: bool = False


class RubricLines(DraftPart):
    """Groups and criteria in the order of the form."""

    start = "groups["

    def __init__(self, dialogs: Dialogs) -> None:
        self.group_button = secondary("Nhóm", icon="plus", small=True)
        self.item_button = secondary("Tiêu chí", icon="plus", small=True)
        self.up_button = icon_button("chevron-up", "Chuyển lên", small=True)
        self.down_button = icon_button("chevron-down", "Chuyển xuống", small=True)
        self.remove_button = icon_button("trash-2", "Bỏ dòng này", small=True)
        buttons = (
            self.up_button,
            self.down_button,
            self.remove_button,
            self.group_button,
            self.item_button,
        )
        super().__init__("Nhóm và tiêu chí", right=buttons, edge_to_edge=True)
        self.group_button.setAccessibleName("Thêm nhóm")
        self.item_button.setAccessibleName("Thêm tiêu chí")
        self._dialogs = dialogs
        self._wrong: frozenset[str] = frozenset()
        self._edit: InlineEdit | None = None
        empty = EmptyState(
            "list-ordered", "Khung chưa có nhóm nào.", "Bấm nút Nhóm ở trên để thêm."
        )
        self.table: RecordTable[LineRow] = RecordTable(
            _columns(), name="Nhóm và tiêu chí", key=lambda row: row.place, empty=empty
        )
        self.add(self.table)
        self.add(self.wrong)
        self.body.setContentsMargins(0, 0, 0, 8)
        self._connect()

    def refresh(self) -> None:
        """Show the rows of the draft."""
        self._close_edit()
        added = {part.place: part for part in sums(self.draft)}
        self.table.set_records(_rows(self.draft, added, self._wrong))
        self.table.view.horizontalHeader().setSectionsClickable(False)
        self.table.show_whole(MOST_ROWS)
        self._show_buttons(self.table.current())

    def show_faults(self, faults: Faults) -> None:
        """Mark the rows something is wrong in."""
        super().show_faults(faults)
        wrong = frozenset(_row_of(fault.path) for fault in faults)
        if wrong != self._wrong:
            self._wrong = wrong
            self.refresh()

    def go_to(self, place: str) -> None:
        """Choose the row of a fault and open its form."""
        if self.table.select(_row_of(place)):
            self.open(self.table.current())

    def open(self, row: LineRow | None) -> None:
        """Edit everything about a group or a criterion."""
        if row is None:
            return
        self._close_edit()
        kind = GroupDialog if row.is_group else ItemDialog
        dialog = kind(self.draft, row.place)
        if self._dialogs.show(dialog):
            self._keep(with_value(self.draft, row.place, dialog.entry()))

    def add_group(self) -> None:
        """Add a group at the end and open it."""
        self._add("groups", new_group(self.draft), None)

    def add_item(self) -> None:
        """Add a criterion to the group chosen, after the criterion chosen."""
        row = self.table.current()
        group, at = ("groups[0]", None) if row is None else _group_and_place(row)
        self._add(f"{group}.items", new_item(self.draft, group), at)

    def _add(self, place: str, entry: dict[str, Any], at: int | None) -> None:
        self._keep(with_entry(self.draft, place, entry, at))
        count = len(value_at(self.draft, place))
        self.table.select(f"{place}[{count - 1 if at is None else at}]")
        self.open(self.table.current())

    def _move(self, step: int) -> None:
        row = self.table.current()
        if row is None:
            return
        changed = with_entry_moved(self.draft, row.place, step)
        if changed is not self.draft:
            owner, _, at = row.place.rpartition("[")
            self._keep(changed)
            self.table.select(f"{owner}[{int(at[:-1]) + step}]")

    def _remove(self, row: LineRow | None) -> None:
        if row is not None:
            self._keep(without_entry(self.draft, row.place))

    def _keep(self, draft: Draft) -> None:
        self.keep(draft)
        self.refresh()

    def _edit_cell(self, index: QModelIndex) -> None:
        """Type into the text or the points of a row; anything else opens its form."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, LineRow):
            return
        self._close_edit()
        if index.column() == TEXT:
            line = LineText(required=True)
            line.set_value(row.text)
            self._type_over(index, line, partial(self._keep_text, row.place))
        elif index.column() == POINTS and not row.is_group:
            number = Number(highest=1000, decimals=2)
            number.set_value(number_at(self.draft, f"{row.place}.max"))
            self._type_over(index, number, partial(self._keep_points, row.place))
        else:
            self.open(row)

    def _type_over(self, index: QModelIndex, field: LineText, keep: Callable[[Any], None]) -> None:
        self._edit = InlineEdit(self.table.view, index, field, keep)
        field.selectAll()

    def _keep_text(self, place: str, text: str) -> None:
        self._keep(with_value(self.draft, f"{place}.text", text))

    def _keep_points(self, place: str, value: Any) -> None:
        self._keep(with_value(self.draft, f"{place}.max", written_number(value)))

    def _close_edit(self) -> None:
        if self._edit is not None:
            edit, self._edit = self._edit, None
            edit.close(keeps=True)

    def _show_buttons(self, row: LineRow | None) -> None:
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setEnabled(row is not None)
        self.item_button.setEnabled(bool(value_at(self.draft, "groups")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the source of the points out where there is no room for it."""
        super().resizeEvent(event)
        fold_columns(self.table, (EVIDENCE,), is_folded=event.size().width() < scaled(WIDE))

    def _connect(self) -> None:
        self.table.opened.connect(self.open)
        self.table.link_pressed.connect(lambda row, _title: self.open(row))
        self.table.delete_asked.connect(self._remove)
        self.table.selected.connect(self._show_buttons)
        self.table.view.edit_asked.connect(self._edit_cell)
        self.group_button.clicked.connect(lambda _checked: self.add_group())
        self.item_button.clicked.connect(lambda _checked: self.add_item())
        self.up_button.clicked.connect(lambda _checked: self._move(-1))
        self.down_button.clicked.connect(lambda _checked: self._move(1))
        self.remove_button.clicked.connect(lambda _checked: self._remove(self.table.current()))


def _columns() -> tuple[Column[LineRow], ...]:
    return (
        Column("Mục", lambda row: row.number, width=64, strong=True, icon=_icon, colour=_colour),
        _TextColumn("Nội dung", lambda row: row.text, width=180, stretch=True),
        Column("Điểm", lambda row: row.points, width=84, numeric=True, colour=_colour),
        Column("Cách chấm", lambda row: row.kind, width=138),
        Column("Căn cứ", lambda row: row.evidence, width=190),
        Column("", lambda _row: "Sửa", width=60, link=True),
    )


class _TextColumn(Column[LineRow]):
    """Groups stand out from their criteria."""

    def cell(self, record: LineRow) -> Cell:
        """Return the text, strong for a group."""
        return Column.cell(self, record)._replace(is_strong=record.is_group)


def _icon(row: LineRow) -> str:
    return "octagon-alert" if row.is_wrong else ""


def _colour(row: LineRow) -> str:
    return "error" if row.is_wrong else "text"


def _rows(draft: Draft, added: dict[str, PartSum], wrong: frozenset[str]) -> Sequence[LineRow]:
    rows = []
    for i, group in enumerate(value_at(draft, "groups") or ()):
        place = f"groups[{i}]"
        number, text = str(group.get("id") or ""), str(group.get("text") or "")
        has_points = group.get("max") is not None
        points = added[place].text if has_points else ""
        rows.append(LineRow(place, number, text, points, is_group=True, is_wrong=place in wrong))
        for j, item in enumerate(group.get("items") or ()):
            rows.append(_item_row(f"{place}.items[{j}]", item, wrong))
    return rows


def _item_row(place: str, item: dict[str, Any], wrong: frozenset[str]) -> LineRow:
    kind = item.get("kind")
    return LineRow(
        place=place,
        number=str(item.get("id") or ""),
        text=str(item.get("text") or ""),
        points=figure(item.get("max")),
        kind=KIND_LABELS.get(kind, "") if kind else "",
        evidence=_evidence_words(item),
        is_wrong=place in wrong,
    )


def _evidence_words(item: dict[str, Any]) -> str:
    """Return what decides the points, as far as one key says it."""
    conditions = item.get("pass_when") or item.get("full_when") or ()
    levels = item.get("levels") or ()
    key = item.get("evidence")
    keys = [key] if key else [one.get("evidence") for one in (*conditions, *levels)]
    known = [EVIDENCE_LABELS[EvidenceKey(one)] for one in dict.fromkeys(keys) if one]
    return "; ".join(known) or "Người chấm"


def _row_of(path: str) -> str:
    """Return the row a fault belongs to: its criterion, else its group."""
    parts = path.split(".")
    if len(parts) > 1 and parts[1].startswith("items["):
        return ".".join(parts[:2])
    return parts[0]


def _group_and_place(row: LineRow) -> tuple[str, int | None]:
    group, _, item = row.place.partition(".")
    return group, int(item[6:-1]) + 1 if item else None
