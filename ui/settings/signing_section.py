"""Người ký, nhiệm kỳ: terms, the words of each signature, the first number of each type."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.domain.cells import Term
from app.domain.documents import CELL_TYPES, DOCUMENT_SIGNS, DOCUMENT_TYPE_LABELS
from app.domain.member_days import deputies_on, secretary_on
from app.domain.settings import Settings, SignPlace
from app.domain.text import short_date
from ui.kit.buttons import LinkButton, quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, Number
from ui.kit.labels import Label
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.settings.habits_card import habit_values, habits_card, sides_card
from ui.settings.kept_form import FormCard
from ui.settings.section import Section
from ui.settings.section_places import SIGNING
from ui.settings.signs import OWN, SIGN_PLACE_LABELS, own_pair, sign_options
from ui.workspace import Workspace


class SigningSection(Section):
    """Keeps who signs with which words, and the terms numbers run through."""

    entry = SIGNING
    tables = frozenset({"terms", "settings", "members", "member_posts", "documents"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.holders = Label("", wrap=True)
        self.terms = TermCard(workspace, self.today)
        self.signs = FormCard(
            "Chữ ký trên văn bản",
            Form(_sign_fields(), columns=2),
            workspace,
            self._keep_signs,
            said="Đã ghi thể thức ký.",
            note="“Mẫu khác” cho ghi hai dòng chữ riêng.",
        )
        self.numbers = FormCard(
            "Số đầu tiên của từng loại văn bản",
            Form(_number_fields(), columns=4),
            workspace,
            self._keep_numbers,
            said="Đã ghi số đầu tiên của các loại văn bản.",
            note="Số chạy riêng từng loại trong cả nhiệm kỳ. Nếu trước khi dùng sổ này chi bộ đã "
            "ra 4 nghị quyết thì ghi 5 ở ô Nghị quyết.",
        )
        self.habits, self.sides = habits_card(workspace), sides_card(workspace)
        cards = (self.terms, self.signs, self.habits, self.sides, self.numbers)
        for card in (self._holder_card(), *cards):
            self.column.addWidget(card)
        self.column.addStretch(1)
        for place in SignPlace:
            self.signs.form.input(place.value).changed.connect(partial(self._follow, place))

    def refresh(self) -> None:
        """Show what is kept."""
        services = self.workspace.services
        members, today = services.members.all(), self.today()
        secretary = secretary_on(members, today)
        deputies = ", ".join(member.full_name for member in deputies_on(members, today))
        self.holders.setText(
            f"Bí thư: {secretary.full_name if secretary else 'chưa ghi'}. "
            f"Phó bí thư: {deputies or 'chưa ghi'}."
        )
        self.terms.show_terms(services.cells.terms())
        settings = services.cells.settings()
        self.signs.show_values(_sign_values(settings))
        for place in SignPlace:
            self._follow(place)
        self.habits.show_values(habit_values(settings.form_habits))
        self.sides.show_values({"two_sided": settings.two_sided})
        self.numbers.show_values({kind.value: settings.first_number(kind) for kind in CELL_TYPES})

    def keep_typed(self) -> None:
        """Keep signatures, ways of setting papers and numbers."""
        self.signs.keep_typed()
        self.habits.keep_typed()
        self.sides.keep_typed()
        self.numbers.keep_typed()

    def _holder_card(self) -> Card:
        link = LinkButton("Ghi chức vụ ở trang Đảng viên")
        link.clicked.connect(lambda _checked: self.workspace.go("page:members"))
        card = Card("Người đang giữ chức", right=[link])
        card.add(self.holders)
        return card

    def _follow(self, place: SignPlace) -> None:
        """Show the words of the chosen variant; only an own one is typed."""
        form = self.signs.form
        chosen = form.input(place.value).value()
        for line, words in zip(("first", "second"), chosen or ("", ""), strict=False):
            field = form.input(f"{place.value}_{line}")
            field.parentWidget().setVisible(chosen == OWN)
            if chosen != OWN:
                field.set_value(words)

    def _keep_signs(self, values: dict[str, Any]) -> None:
        cells = self.workspace.services.cells
        signs = []
        for place in SignPlace:
            chosen = values[place.value]
            pair = own_pair(values, place) if chosen == OWN else chosen
            signs.append((place.value, pair))
        cells.save_settings(replace(cells.settings(), signs=tuple(signs)))

    def _keep_numbers(self, values: dict[str, Any]) -> None:
        cells = self.workspace.services.cells
        numbers = tuple(
            (name, number) for name, number in values.items() if number not in (None, 1)
        )
        cells.save_settings(replace(cells.settings(), next_numbers=numbers))


class TermCard(Card):
    """The terms; one form adds or changes a term in place."""

    def __init__(self, workspace: Workspace, today: Callable[[], date]) -> None:
        add = quiet("Thêm nhiệm kỳ", icon="plus", small=True)
        super().__init__("Nhiệm kỳ", right=[add], edge_to_edge=True)
        self._workspace, self._cells = workspace, workspace.services.cells
        self._editing: int | None = None
        self.add_button = add
        self.table = RecordTable(_term_columns(), name="Nhiệm kỳ", empty=_no_terms())
        self.form = Form(
            (
                Field("Tên nhiệm kỳ", "name", LineText(placeholder="ví dụ: 2025–2030")),
                Field("Từ ngày", "starts_on", DateField(today=today)),
                Field("Đến ngày", "ends_on", DateField(today=today)),
            ),
            columns=3,
        )
        self.keep_button = secondary("Ghi nhiệm kỳ", small=True)
        self.leave_button = quiet("Thôi", small=True)
        self._form_part = self._form_card()
        self.body.setContentsMargins(0, 0, 0, 8)
        self.add(self.table)
        self.add(self._form_part)
        self._connect()

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """Show other terms."""
        self.table.set_records(terms)
        self.table.show_whole(4)

    def edit(self, term: Term | None) -> None:
        """Open the form with a term, or empty for a new one."""
        self._editing = None if term is None else term.id
        self.form.set_values(
            {
                "name": term.name if term else "",
                "starts_on": term.starts_on if term else None,
                "ends_on": term.ends_on if term else None,
            }
        )
        self._form_part.show()
        self.form.go_to("name")

    def keep(self) -> None:
        """Keep the term of the form."""
        if not self.form.is_ready():
            return
        act = partial(self._cells.save_term, self._editing, **self.form.values())
        if self._workspace.perform(act, "Đã ghi nhiệm kỳ.", form=self.form) is not None:
            self._form_part.hide()

    def remove(self, term: Term) -> None:
        """Take a term away that has no numbers."""
        self._workspace.perform(
            partial(self._cells.remove_term, term.id), f"Đã xóa nhiệm kỳ {term.name}."
        )

    def _form_card(self) -> Card:
        part = Card()
        part.add(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        row.addWidget(self.keep_button)
        part.add_layout(row)
        part.setProperty("card", "")
        part.hide()
        return part

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda _checked: self.edit(None))
        self.table.empty.pressed.connect(lambda: self.edit(None))
        self.table.opened.connect(self.edit)
        self.table.edit_asked.connect(self.edit)
        self.table.delete_asked.connect(self.remove)
        self.table.link_pressed.connect(self._on_link)
        self.keep_button.clicked.connect(lambda _checked: self.keep())
        self.leave_button.clicked.connect(lambda _checked: self._form_part.hide())

    def _on_link(self, term: Term, title: str) -> None:
        if title == "Sửa":
            self.edit(term)
        else:
            self.remove(term)


def _term_columns() -> tuple[Column[Term], ...]:
    return (
        Column("Nhiệm kỳ", lambda term: term.name, width=140, stretch=True),
        Column("Từ ngày", lambda term: short_date(term.starts_on), width=120, numeric=True),
        Column(
            "Đến ngày",
            lambda term: short_date(term.ends_on) if term.ends_on else "",
            width=120,
            numeric=True,
        ),
        Column("Sửa", lambda _term: "Sửa", width=70, link=True),
        Column("Xóa", lambda _term: "Xóa", width=70, link=True),
    )


def _no_terms() -> EmptyState:
    return EmptyState(
        "calendar-days",
        "Chưa ghi nhiệm kỳ.",
        "Số văn bản chạy theo nhiệm kỳ.",
        act="Thêm nhiệm kỳ",
    )


def _sign_fields() -> tuple[Field, ...]:
    fields = []
    for place in SignPlace:
        label = SIGN_PLACE_LABELS[place]
        fields += [
            Field(label, place.value, Choice(sign_options(place)), span=2),
            Field("Dòng thứ nhất", f"{place.value}_first", LineText(limit=80)),
            Field("Dòng thứ hai", f"{place.value}_second", LineText(limit=80)),
        ]
    return tuple(fields)


def _sign_values(settings: Settings) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for place in SignPlace:
        pair = settings.sign(place)
        known = [option for option, _ in sign_options(place)]
        values[place.value] = pair if pair in known else OWN
        values[f"{place.value}_first"], values[f"{place.value}_second"] = pair
    return values


def _number_fields() -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{DOCUMENT_TYPE_LABELS[kind]} ({DOCUMENT_SIGNS[kind]})",
            kind.value,
            Number(lowest=1, highest=9999),
        )
        for kind in CELL_TYPES
    )
