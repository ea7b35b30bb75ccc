"""Xếp loại năm: what the grades of a year must show for each annual grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.problems import Problem
from app.domain.rubric_drafts import Draft, value_at, with_entry, with_value, without_entry
from ui.kit.buttons import secondary
from ui.kit.cards import EmptyState
from ui.kit.choice import Choice
from ui.kit.dialog import Dialog
from ui.kit.dialogs import Dialogs
from ui.kit.flow import flow
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, Number
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.draft_part import DraftPart, figure, number_at, written_number

RULES, COUNTS = "roll_up.rules", "roll_up.counts"
COUNTED = (
    ("regular", "Thường kỳ"),
    ("thematic", "Chuyên đề"),
    ("combined", "Kết hợp chuyên đề"),
)
SHARE, COUNT = "share_of_sessions_percent", "sessions_count"
MEASURES = (("", "Không đặt thêm"), (SHARE, "Tỷ lệ kỳ, %"), (COUNT, "Số kỳ"))
MOST_DEMANDS = 3
NO_RULE = "Khung này không có quy tắc xếp loại năm."


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One annual grade in words."""

    place: str
    label: str
    words: str


class AnnualCard(DraftPart):
    """The rules of the year, tried from the top; without any the rubric has no annual rule."""

    start = "roll_up"

    def __init__(self, dialogs: Dialogs) -> None:
        self.add_button = secondary("Thêm mức năm", icon="plus", small=True)
        super().__init__("Xếp loại năm", right=[self.add_button], edge_to_edge=True)
        self._dialogs = dialogs
        self.table: RecordTable[RuleRow] = RecordTable(
            (
                Column("Mức của năm", lambda row: row.label, width=130, strong=True),
                Column("Điều kiện", lambda row: row.words, width=240, stretch=True),
                Column("", lambda _row: "Sửa", width=60, link=True),
            ),
            name="Xếp loại năm",
            key=lambda row: row.place,
            empty=EmptyState("calendar-days", NO_RULE),
        )
        self.counts = {kind: Check(label) for kind, label in COUNTED}
        self._counted = flow(Label("Tính các kỳ", "label"), *self.counts.values(), gap=20)
        self.complete = Check("Quy định đã nêu đủ các mức của năm")
        self.add(self.table)
        self.add(self.wrong)
        self.complete.setContentsMargins(16, 0, 16, 0)
        self._counted.setContentsMargins(16, 4, 16, 0)
        self.add(self._counted)
        self.add(self.complete)
        self.body.setContentsMargins(0, 0, 0, 12)
        self.add_button.clicked.connect(lambda _checked: self.add_rule())
        self.complete.changed.connect(self._on_complete)
        for check in self.counts.values():
            check.changed.connect(self._on_counts)
        self.table.link_pressed.connect(lambda row, _title: self.open(row))
        self.table.opened.connect(self.open)
        self.table.delete_asked.connect(self._remove)

    def refresh(self) -> None:
        """Show the annual rule of the draft."""
        rules = value_at(self.draft, RULES) or []
        self.table.set_records(
            RuleRow(f"{RULES}[{i}]", str(rule.get("label", "")), rule_words(self.draft, rule))
            for i, rule in enumerate(rules)
        )
        self.table.show_whole(8)
        counted = value_at(self.draft, COUNTS) or ()
        for kind, check in self.counts.items():
            check.set_value(kind in counted)
        for widget in (self._counted, self.complete):
            widget.setVisible(bool(rules))
        self.complete.set_value(value_at(self.draft, "roll_up.complete") in (True, "true"))
        self.setVisible(value_at(self.draft, "target") == "meeting")
        self.add_button.setEnabled(bool(value_at(self.draft, "bands")))

    def open(self, row: RuleRow) -> None:
        """Edit what a grade of the year needs."""
        dialog = RuleDialog(self.draft, value_at(self.draft, row.place))
        if self._dialogs.show(dialog):
            self._keep(with_value(self.draft, row.place, dialog.entry()))

    def add_rule(self) -> None:
        """Add a grade of the year below the others."""
        bands = value_at(self.draft, "bands")
        known = len(value_at(self.draft, RULES) or ())
        band = bands[min(known, len(bands) - 1)]
        dialog = RuleDialog(self.draft, {"grade": band["grade"], "label": band["label"]})
        if self._dialogs.show(dialog):
            draft = self.draft
            if value_at(draft, "roll_up") is None:
                empty = {"period": "year", "counts": ["regular"], "rules": [], "complete": False}
                draft = with_value(draft, "roll_up", empty)
            self._keep(with_entry(draft, RULES, dialog.entry()))

    def go_to(self, place: str) -> None:
        """Open the rule of a fault."""
        at = place.find("]")
        if self.table.select(place[: at + 1]):
            row = self.table.current()
            if row is not None:
                self.open(row)

    def _on_complete(self) -> None:
        self.keep(with_value(self.draft, "roll_up.complete", self.complete.value()))

    def _on_counts(self) -> None:
        """Keep which meetings count; the last one cannot be taken away."""
        counted = [kind for kind, check in self.counts.items() if check.value()]
        if counted:
            self.keep(with_value(self.draft, COUNTS, counted))
        else:
            self.refresh()

    def _remove(self, row: RuleRow) -> None:
        draft = without_entry(self.draft, row.place)
        self._keep(draft if value_at(draft, RULES) else with_value(draft, "roll_up", None))

    def _keep(self, draft: Draft) -> None:
        self.keep(draft)
        self.refresh()


class RuleDialog(Dialog):
    """The grade and up to three demands; all of them must be met."""

    def __init__(self, draft: Draft, rule: Mapping[str, Any]) -> None:
        super().__init__(
            "Xếp loại năm", "Năm được xếp mức này khi đủ mọi điều kiện dưới đây.", "Xong",
            leave="Thôi", width=720,
        )  # fmt: skip
        self._rule = dict(rule)
        self._labels = {band["grade"]: band["label"] for band in value_at(draft, "bands") or ()}
        grades = tuple(self._labels.items())
        fields = [Field("Mức của năm", "grade", Choice(grades, required=True), span=3)]
        for n in range(MOST_DEMANDS):
            fields += [
                Field(f"Điều kiện {n + 1}", f"measure{n}", Choice(MEASURES)),
                Field("Ít nhất", f"least{n}", Number(highest=100, decimals=2)),
                Field("Kỳ đạt từ mức", f"grade{n}", Choice(grades)),
            ]
        partly = Check("Quy định mới nêu một phần điều kiện của mức này")
        fields.append(Field("", "incomplete", partly, span=3))
        self.form = Form(fields, columns=3)
        self._show()
        self.add(self.form)
        self.form.go_to("measure0")

    def entry(self) -> dict[str, Any]:
        """Return the rule as it is now written."""
        values = self.form.values()
        demands = [
            {values[f"measure{n}"]: written_number(values[f"least{n}"] or 0),
             "at_least": values[f"grade{n}"]}
            for n in range(MOST_DEMANDS)
            if values[f"measure{n}"]
        ]  # fmt: skip
        demands += list(self._rule.get("require") or ())[MOST_DEMANDS:]
        grade = values["grade"]
        label = self._labels.get(grade, grade)
        made = {"grade": grade, "label": label, "require": demands}
        return {**self._rule, **made, "incomplete": values["incomplete"]}

    def accept(self) -> None:
        """Close only when the fields can be read and every demand is whole."""
        values = self.form.values()
        missing = [
            Problem(name, "Chưa ghi điều kiện này cho đủ.")
            for n in range(MOST_DEMANDS)
            for name in (f"least{n}", f"grade{n}")
            if values[f"measure{n}"] and values[name] in (None, "")
        ]
        if self.form.is_ready() and not missing:
            super().accept()
        elif missing:
            self.form.show_problems(missing)

    def _show(self) -> None:
        values: dict[str, Any] = {"grade": self._rule.get("grade")}
        values["incomplete"] = self._rule.get("incomplete") in (True, "true")
        demands = list(self._rule.get("require") or ())
        for n in range(MOST_DEMANDS):
            demand = demands[n] if n < len(demands) else {}
            measure = next((name for name in (SHARE, COUNT) if demand.get(name) is not None), "")
            values[f"measure{n}"] = measure
            values[f"least{n}"] = number_at(demand, measure) if measure else None
            values[f"grade{n}"] = demand.get("at_least")
        self.form.set_values(values)


def rule_words(draft: Draft, rule: Mapping[str, Any]) -> str:
    """Return what a grade of the year needs, in one sentence."""
    labels = {band.get("grade"): band.get("label") for band in value_at(draft, "bands") or ()}
    said = []
    for demand in rule.get("require") or ():
        grade = labels.get(demand.get("at_least"), demand.get("at_least"))
        if demand.get(COUNT) is not None:
            said.append(f"ít nhất {figure(demand[COUNT])} kỳ từ mức {grade}")
        else:
            said.append(f"{figure(demand.get(SHARE))}% số kỳ từ mức {grade}")
    partly = " (mới nêu một phần)" if rule.get("incomplete") in (True, "true") else ""
    return f"{' và '.join(said) or 'chưa nêu điều kiện'}{partly}"
