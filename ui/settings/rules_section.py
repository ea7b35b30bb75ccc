"""Quy tắc, ngưỡng: dated thresholds with their source, and the checks that can be switched."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.findings import SEVERITY_LABELS, Severity
from app.domain.rule_sets import CheckRow, RuleRow, check_rows, rule_rows
from app.domain.rule_values import OFF, ON, RuleValue
from app.domain.shipped_rules import CHECK_RULES, severity_key, switch_key
from app.domain.text import short_date
from ui.kit.cards import Card, Notice
from ui.kit.cells import Segments
from ui.kit.chips import ChipSpec
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.check_editor import CheckEditor
from ui.settings.rule_editor import RuleEditor
from ui.settings.section import Section, fold_columns
from ui.settings.section_places import RULES
from ui.workspace import Workspace

VERIFIED = "Đã đối chiếu"
_SEVERITIES = tuple(Severity)
SINCE, CITATION, CHECK_CITATION, CHECK_MARK = 2, 3, 4, 5
WIDEST, WIDE, MIDDLE = 1000, 850, 660


class RulesSection(Section):
    """Lists what is measured and checked; a change counts from its day on."""

    entry = RULES
    tables = frozenset({"rule_values"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.early = Notice("", "warn")
        self.thresholds = RecordTable(
            threshold_columns(), name="Quy tắc, ngưỡng", key=lambda row: row.rule.key
        )
        self.checks = RecordTable(check_columns(), name="Các kiểm tra", key=lambda row: row.code)
        self.thresholds.remember(workspace.state, "thresholds")
        self.checks.remember(workspace.state, "checks")
        self.editor = RuleEditor(workspace, self.today)
        self.check_editor = CheckEditor(workspace, self.today)
        self._front = self._front_part()
        self.column.addWidget(self._front)
        for form in (self.editor, self.check_editor):
            form.hide()
            self.column.addWidget(form)
        self.column.addStretch(1)
        self._connect()

    def refresh(self) -> None:
        """Show the rules in force today."""
        cells, today = self.workspace.services.cells, self.today()
        values, rules = cells.rule_values(), cells.rules(today)
        self.thresholds.set_records(rule_rows(today, values))
        self.thresholds.show_whole(60)
        self.checks.set_records(check_rows(rules, today))
        self.checks.show_whole(60)
        self.early.set_text(rules.notice)
        self.early.setVisible(bool(rules.notice))
        if not self.editor.isHidden():
            self.editor.renew(values)
        if not self.check_editor.isHidden():
            self.check_editor.renew(self._check(self.check_editor.code), rules, values)

    def show_place(self, place: str) -> None:
        """Open the form of a check or of a threshold, named by its code or key."""
        if any(check.code == place for check in CHECK_RULES):
            self.edit_check(self._check(place))
        else:
            self._edit_key(place)

    def narrow(self, typed: str) -> None:
        """Show only the rules with these words."""
        self._show_list()
        for table in (self.thresholds, self.checks):
            table.set_filter(typed)
            table.show_whole(60)

    def edit(self, row: RuleRow) -> None:
        """Open the form of a threshold."""
        self.editor.show_rule(row, self.workspace.services.cells.rule_values())
        self._show_form(self.editor)
        self.editor.take_focus()

    def edit_check(self, row: CheckRow) -> None:
        """Open the form of a check."""
        cells, today = self.workspace.services.cells, self.today()
        self.check_editor.show_check(row, cells.rules(today), cells.rule_values())
        self._show_form(self.check_editor)
        self.check_editor.take_focus()

    def _edit_key(self, key: str) -> None:
        rows = rule_rows(self.today(), self.workspace.services.cells.rule_values())
        wanted = [row for row in rows if row.rule.key == key]
        if wanted:
            self.edit(wanted[0])

    def _check(self, code: str) -> CheckRow:
        today = self.today()
        rows = check_rows(self.workspace.services.cells.rules(today), today)
        return next(row for row in rows if row.code == code)

    def _show_form(self, wanted: QWidget) -> None:
        for part in (self._front, self.editor, self.check_editor):
            part.setVisible(part is wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the source and then the date where there is no room for all columns."""
        super().resizeEvent(event)
        width = event.size().width()
        fold_columns(self.thresholds, (CITATION,), is_folded=width < scaled(WIDE))
        fold_columns(self.thresholds, (SINCE,), is_folded=width < scaled(MIDDLE))
        fold_columns(self.checks, (CHECK_CITATION,), is_folded=width < scaled(WIDEST))
        fold_columns(self.checks, (CHECK_MARK,), is_folded=width < scaled(WIDE))

    def _show_list(self) -> None:
        self._show_form(self._front)

    def _on_segment(self, row: CheckRow, title: str, place: int) -> None:
        """Switch a check or set its severity from today on."""
        if title == "Bật, tắt":
            is_on = place == 0
            value = RuleValue(switch_key(row.code), ON if is_on else OFF, self.today())
            said = f"Đã {'bật' if is_on else 'tắt'} kiểm tra {row.code} từ hôm nay."
        else:
            severity = _SEVERITIES[place]
            value = RuleValue(severity_key(row.code), severity.value, self.today())
            said = f"{row.code}: mức “{SEVERITY_LABELS[severity]}” từ hôm nay."
        cells = self.workspace.services.cells
        self.workspace.perform(partial(cells.set_rules, (value,), f"Đổi kiểm tra {row.code}"), said)

    def _front_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        note = Label("Buổi họp cũ giữ ngưỡng của ngày họp", "small")
        rules = Card("Quy tắc, ngưỡng", right=[note], edge_to_edge=True)
        rules.add(self.thresholds)
        checks = Card(
            "Các kiểm tra", right=[Label("Đổi là áp dụng từ hôm nay", "small")], edge_to_edge=True
        )
        checks.add(self.checks)
        column.addWidget(self.early)
        column.addWidget(rules)
        column.addWidget(checks)
        for card in (rules, checks):
            card.body.setContentsMargins(0, 0, 0, 8)
        return part

    def _connect(self) -> None:
        self.thresholds.link_pressed.connect(lambda row, _title: self.edit(row))
        self.thresholds.opened.connect(self.edit)
        self.thresholds.edit_asked.connect(self.edit)
        self.checks.segment_pressed.connect(self._on_segment)
        self.checks.link_pressed.connect(lambda row, _title: self.edit_check(row))
        self.checks.opened.connect(self.edit_check)
        self.checks.edit_asked.connect(self.edit_check)
        self.check_editor.rule_asked.connect(self._edit_key)
        for form in (self.editor, self.check_editor):
            form.left.connect(self._show_list)


def checked_chip(word: str) -> ChipSpec:
    """Return the chip that says how far a value was compared with its original."""
    is_verified = word == VERIFIED
    return ChipSpec(word, "ok" if is_verified else "warn", "check" if is_verified else "")


def threshold_columns() -> tuple[Column[RuleRow], ...]:
    """Return the columns of the table of thresholds."""
    return (
        Column("Quy tắc", lambda row: row.rule.label, width=220, stretch=True),
        Column("Ngưỡng", lambda row: row.threshold, width=134, strong=True, numeric=True),
        Column(
            "Áp dụng từ",
            lambda row: short_date(row.rule.valid_from),
            lambda row: row.rule.valid_from,
            width=112,
            numeric=True,
        ),
        Column("Căn cứ", _citation, width=160),
        Column("Đối chiếu", lambda row: row.checked, width=142, chip=_row_chip),
        Column("", lambda _row: "Sửa", width=60, link=True),
    )


def _citation(row: RuleRow) -> str:
    return row.rule.citation or ("Chi bộ tự đặt" if row.is_own else "")


def _row_chip(row: RuleRow) -> ChipSpec:
    return ChipSpec("Chi bộ đặt", "info") if row.is_own else checked_chip(row.checked)


def check_columns() -> tuple[Column[CheckRow], ...]:
    """Return the columns of the table of checks."""
    words = tuple(SEVERITY_LABELS[severity] for severity in _SEVERITIES)
    return (
        Column("Mã", lambda row: row.code, width=64),
        Column("Kiểm tra", lambda row: row.label, width=190, stretch=True),
        Column(
            "Bật, tắt",
            lambda _row: "",
            width=104,
            segments=lambda row: Segments(("Bật", "Tắt"), 0 if row.is_on else 1),
        ),
        Column(
            "Mức độ",
            lambda _row: "",
            width=244,
            segments=lambda row: Segments(words, _SEVERITIES.index(row.severity)),
        ),
        Column("Căn cứ", lambda row: row.citation, width=150),
        Column("Đối chiếu", lambda row: row.checked, width=138, chip=_check_chip),
        Column("", lambda _row: "Xem", width=60, link=True),
    )


def _check_chip(row: CheckRow) -> ChipSpec:
    return ChipSpec("Chi bộ đặt", "info") if row.is_own else checked_chip(row.checked)
