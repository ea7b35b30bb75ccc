"""Rules borrowed from another rubric: which, from which day, where they look, and what they do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.gates import gates_for
from app.domain.rubrics import Rubric
from app.domain.rule_loans import Loans, RuleLoan, loan_on, with_loan
from app.domain.settings import Settings
from app.domain.text import short_date
from ui.kit.buttons import LinkButton, secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dropping import drop
from ui.kit.forms import Field, Form
from ui.kit.labels import Label
from ui.settings.rubric_words import gates_text, roll_up_text
from ui.workspace import Workspace

NO_LOAN = "Không mượn"
NO_ITEM = "Chưa chọn mục"
LONGEST = 70
ItemMap = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LoanKind:
    """One kind of rule a cell may borrow, and the words for it."""

    setting: str
    """Field of `Settings`."""
    title: str
    question: str
    rule: str
    lends: Callable[[Rubric], bool]


GATES = LoanKind(
    "gate_loans",
    "Điều kiện của mức",
    "Mượn điều kiện của khung",
    "điều kiện của mức",
    lambda rubric: any(gate.enabled for gate in rubric.gates),
)
ROLL_UPS = LoanKind(
    "roll_up_loans",
    "Xếp loại năm",
    "Mượn quy tắc của khung",
    "quy tắc xếp loại năm",
    lambda rubric: rubric.roll_up is not None,
)


class LoanCard(Card):
    """Switches one kind of borrowed rule on or off from a day; earlier meetings keep theirs."""

    def __init__(self, workspace: Workspace, kind: LoanKind, today: Callable[[], date]) -> None:
        self.save_button = secondary("Ghi lựa chọn", icon="check", small=True)
        super().__init__(kind.title, right=[self.save_button])
        self._workspace, self._kind, self._today = workspace, kind, today
        self._rubrics: Mapping[str, Rubric] = {}
        self._used: Rubric | None = None
        self._loans: Loans = ()
        self.form = Form(
            (
                Field(kind.question, "rubric_id", Choice()),
                Field(
                    "Áp dụng từ ngày",
                    "since",
                    DateField(today=today),
                    help="Để trống: mọi buổi họp trong sổ. Phiếu đã chốt không đổi.",
                ),
            ),
            columns=2,
        )
        self.mapping = Form(())
        self.effect = Label("", wrap=True)
        self.history: list[LoanRow] = []
        self._history = QVBoxLayout()
        self._build()

    def show_loans(
        self, rubrics: Mapping[str, Rubric], settings: Settings, used: Rubric | None
    ) -> None:
        """Show what is borrowed; a choice not kept yet stays."""
        if self.form.is_changed() or self.mapping.is_changed():
            return
        self._rubrics, self._used = rubrics, used
        self._loans = getattr(settings, self._kind.setting)
        lenders = [(r.id, r.name) for r in rubrics.values() if self._kind.lends(r)]
        self.form.input("rubric_id").set_options([("", NO_LOAN), *lenders])
        loan = loan_on(self._loans, self._today())
        since = loan.since if loan is not None else self._today()
        self.form.set_values({"rubric_id": loan.rubric_id if loan else "", "since": since})
        self._show_mapping()
        self._show_history()

    def save(self) -> None:
        """Keep the choice from its day on."""
        if not self.form.is_ready():
            return
        values = self.form.values()
        loan = self._loan(values["rubric_id"] or "", values["since"])
        since = f" từ {short_date(loan.since)}" if loan.since else " cho mọi buổi họp"
        verb = "Đã mượn" if loan.rubric_id else "Đã thôi mượn"
        self._keep(with_loan(self._loans, loan), f"{verb} {self._kind.rule}{since}.")

    def _loan(self, rubric_id: str, since: date | None) -> RuleLoan:
        same = (loan for loan in self._loans if (loan.rubric_id, loan.since) == (rubric_id, since))
        loan = next(same, RuleLoan(rubric_id, since))
        return loan if self._used is None else loan.with_items(self._used.id, self._chosen())

    def _chosen(self) -> ItemMap:
        values = self.mapping.values()
        return {name: tuple(items or ()) for name, items in values.items()}

    def _keep(self, loans: Loans, said: str) -> None:
        self.form.keep_as_clean()
        self.mapping.keep_as_clean()
        cells = self._workspace.services.cells
        settings = replace(cells.settings(), **{self._kind.setting: loans})  # type: ignore[arg-type]
        self._workspace.perform(partial(cells.save_settings, settings), said)

    def _forget(self, loan: RuleLoan) -> None:
        rest = tuple(known for known in self._loans if known != loan)
        self._keep(rest, f"Đã bỏ lựa chọn {self._kind.rule} này.")

    def _on_lender(self) -> None:
        self._show_mapping()
        self._mark_changed()

    def _on_mapping(self) -> None:
        self._say_effect()
        self._mark_changed()

    def _mark_changed(self) -> None:
        is_changed = self.form.is_changed() or self.mapping.is_changed()
        self.save_button.setEnabled(is_changed)

    def _show_mapping(self) -> None:
        """Ask, for every criterion of the borrowed gates, which item of the rubric it is."""
        lender = self._lender()
        fields, shown = self._questions(lender) if self._kind is GATES else ((), {})
        old = self.mapping
        self.mapping = Form(fields, columns=2)
        self.mapping.set_values(shown)
        self.mapping.changed.connect(self._on_mapping)
        self.body.replaceWidget(old, self.mapping)
        drop(old)
        self.mapping.setVisible(bool(fields))
        self._say_effect()
        self._mark_changed()

    def _questions(
        self, lender: Rubric | None
    ) -> tuple[tuple[Field, ...], dict[str, tuple[str, ...]]]:
        if lender is None or self._used is None:
            return (), {}
        loan = loan_on(self._loans, self._today())
        is_same = loan is not None and loan.rubric_id == lender.id
        known = loan.item_map(self._used.id) if loan is not None and is_same else {}
        fields, shown = [], {}
        for applied in gates_for(lender, self._used, known):
            for criterion in applied.gate.criteria_at_max:
                items = applied.item_map.get(criterion.id, ())
                label = f"“{criterion.text or criterion.id}” xét ở mục"
                options = _item_options(self._used, items)
                fields.append(Field(label, criterion.id, Choice(options)))
                shown[criterion.id] = items
        return tuple(fields), shown

    def _lender(self) -> Rubric | None:
        return self._rubrics.get(self.form.input("rubric_id").value() or "")

    def _say_effect(self) -> None:
        lender = self._lender()
        if self._kind is GATES:
            self.effect.setText(gates_text(lender, self._used, self._chosen()))
        else:
            self.effect.setText(roll_up_text(lender))

    def _show_history(self) -> None:
        for old in self.history:
            self._history.removeWidget(old)
            drop(old)
        names = {rubric.id: rubric.name for rubric in self._rubrics.values()}
        self.history = [LoanRow(loan, names, self._forget) for loan in reversed(self._loans)]
        for line in self.history:
            self._history.addWidget(line)

    def _build(self) -> None:
        self.body.setSpacing(12)
        self.add(self.form)
        self.add(self.mapping)
        self.add(self.effect)
        self.add_layout(self._history)
        self.mapping.hide()
        self.form.input("rubric_id").changed.connect(self._on_lender)
        self.form.changed.connect(self._mark_changed)
        self.save_button.clicked.connect(lambda _checked: self.save())


class LoanRow(QWidget):
    """One dated choice; it can be taken away."""

    def __init__(
        self, loan: RuleLoan, names: Mapping[str, str], forget: Callable[[RuleLoan], None]
    ) -> None:
        super().__init__()
        since = f"từ {short_date(loan.since)}" if loan.since else "mọi buổi họp"
        said = names.get(loan.rubric_id, loan.rubric_id) if loan.rubric_id else NO_LOAN
        self.remove = LinkButton("Bỏ")
        self.remove.setAccessibleName(f"Bỏ lựa chọn {since}")
        self.remove.clicked.connect(lambda _checked: forget(loan))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Label(since, "secondary"))
        row.addWidget(Label(said, wrap=True), 1)
        row.addWidget(self.remove)


def _item_options(used: Rubric, chosen: tuple[str, ...]) -> Sequence[tuple[tuple[str, ...], str]]:
    items = [((item.id,), _item_text(item.id, item.text)) for item in used.items()]
    several = [(chosen, f"Mục {', '.join(chosen)}")] if len(chosen) > 1 else []
    return [((), NO_ITEM), *several, *items]


def _item_text(item_id: str, text: str) -> str:
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
    return f"{item_id}  {short}"
