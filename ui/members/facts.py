"""The dated facts of one member: situations, posts, tổ đảng, leaving; each act can be undone."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.members import (
    LEFT_KIND_LABELS,
    POST_LABELS,
    SITUATION_LABELS,
    LeftKind,
    Member,
    Post,
    Situation,
)
from app.domain.text import short_date
from ui.kit.buttons import danger, secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.members.dated import DatedCard, DatedFact
from ui.members.privacy_card import NAME_GOES, NAME_STAYS, WHAT_GOES, PrivacyCard
from ui.workspace import Workspace

_SITUATIONS = tuple((kind, SITUATION_LABELS[kind]) for kind in Situation)
_POSTS = tuple((post, POST_LABELS[post]) for post in Post)
_LEFT_KINDS = tuple((kind, LEFT_KIND_LABELS[kind]) for kind in LeftKind)
EXAMPLE = "03/11/2026"
NEW_GROUP, NO_GROUP = "*", "-"


class MemberFacts(QWidget):
    """Cards beside the form of a member; they keep each change at once."""

    erased = Signal()

    def __init__(
        self,
        workspace: Workspace,
        on_removed: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace, self._members = workspace, workspace.services.members
        self._on_removed = on_removed
        self._member: Member | None = None
        today = self._today
        self.situations = DatedCard("Tình trạng", "Thêm tình trạng", self._situation_form, today)
        self.posts = DatedCard("Chức vụ", "Thêm chức vụ", self._post_form, today)
        self.groups = DatedCard("Tổ đảng", "Xếp tổ đảng", self._group_form, today)
        self.leaving, self.privacy = LeavingCard(self._today), PrivacyCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.situations, self.posts, self.groups, self.leaving, self.privacy):
            column.addWidget(card)
        column.addStretch(1)
        self._connect()

    def show_member(self, member: Member) -> None:
        """Show the facts of another member, or the same one's newer ones."""
        is_other = self._member is None or self._member.id != member.id
        self._member = member
        self.situations.set_facts(
            [
                DatedFact(
                    p.id,
                    SITUATION_LABELS[p.situation],
                    p.starts_on,
                    p.ends_on,
                    " · ".join(words for words in (p.decision, p.note) if words),
                )
                for p in member.situations
            ]
        )
        self.posts.set_facts(
            [DatedFact(p.id, POST_LABELS[p.post], p.starts_on, p.ends_on) for p in member.posts]
        )
        self.groups.set_facts(
            [DatedFact(p.id, p.group_name, p.starts_on, p.ends_on) for p in member.groups]
        )
        self.leaving.show_member(member)
        self.privacy.show_member(member)
        if self.groups.has_form:
            self.groups.form.input("group").set_options(self._known_groups())
        if is_other:
            self._close_forms()

    def _today(self) -> date:
        return self.workspace.now().date()

    def _day(self, *, required: bool = False) -> DateField:
        return DateField(today=self._today, required=required, placeholder=EXAMPLE)

    def _situation_form(self) -> Form:
        fields = (
            Field("Tình trạng", "situation", Choice(_SITUATIONS, required=True), span=2),
            Field("Từ ngày", "starts_on", self._day(required=True)),
            Field("Đến trước ngày", "ends_on", self._day(), help="Trống: đến nay"),
            Field(
                "Nghị quyết, quyết định",
                "decision",
                LineText(placeholder="ví dụ: NQ 05-NQ/CB ngày 08/3/2024"),
                span=2,
            ),
            Field("Ghi chú", "note", LineText(), span=2),
        )
        return Form(fields, columns=2)

    def _post_form(self) -> Form:
        fields = (
            Field("Chức vụ trong chi bộ", "post", Choice(_POSTS, required=True), span=2),
            Field("Từ ngày", "starts_on", self._day(required=True)),
            Field("Đến trước ngày", "ends_on", self._day(), help="Trống: đến nay"),
        )
        form = Form(fields, columns=2)
        form.changed.connect(self._warn_of_post)
        return form

    def _group_form(self) -> Form:
        fields = (
            Field("Tổ đảng", "group", Choice(required=True)),
            Field("Từ ngày", "starts_on", self._day(required=True)),
            Field("Tên tổ mới", "name", LineText(placeholder="ví dụ: Tổ đảng số 1"), span=2),
        )
        form = Form(fields, columns=2)
        form.input("group").set_options(self._known_groups())
        return form

    def _known_groups(self) -> tuple[tuple[str, str], ...]:
        known = [(group.name, group.name) for group in self._members.groups()]
        return (*known, (NEW_GROUP, "Tổ mới, ghi tên bên dưới"), (NO_GROUP, "Không ở tổ nào"))

    def _connect(self) -> None:
        members, perform = self._members, self.workspace.perform
        self.situations.added.connect(self._add_situation)
        self.posts.added.connect(self._add_post)
        self.groups.added.connect(self._join_group)
        self.situations.ended.connect(
            lambda row, day: perform(
                partial(members.end_situation, row, day), "Đã ghi ngày kết thúc tình trạng."
            )
        )
        self.posts.ended.connect(
            lambda row, day: perform(
                partial(members.end_post, row, day), "Đã ghi ngày thôi chức vụ."
            )
        )
        self.groups.ended.connect(self._leave_group)
        for card, act, said in (
            (self.situations, members.remove_situation, "Đã xóa một tình trạng."),
            (self.posts, members.remove_post, "Đã xóa một chức vụ."),
            (self.groups, members.remove_group_period, "Đã xóa một lần xếp tổ đảng."),
        ):
            card.removed.connect(lambda row, act=act, said=said: perform(partial(act, row), said))
        self.leaving.left.connect(self._leave_cell)
        self.leaving.came_back.connect(self._come_back)
        self.leaving.removed.connect(self._remove)
        self.privacy.export_asked.connect(self._export)
        self.privacy.erase_asked.connect(self._erase)

    def _name(self) -> str:
        return "" if self._member is None else f"đ/c {self._member.full_name}"

    def _add_situation(self, values: dict[str, Any]) -> None:
        if self._member is None:
            return
        act = partial(self._members.set_situation, self._member.id, **values)
        said = f"Đã ghi tình trạng của {self._name()}."
        if self.workspace.perform(act, said, form=self.situations.form) is not None:
            self.situations.clear_form(dict.fromkeys(values))

    def _add_post(self, values: dict[str, Any]) -> None:
        if self._member is None:
            return
        act = partial(self._members.set_post, self._member.id, **values)
        said = f"Đã ghi chức vụ của {self._name()}."
        if self.workspace.perform(act, said, form=self.posts.form) is not None:
            self.posts.clear_form(dict.fromkeys(values))

    def _join_group(self, values: dict[str, Any]) -> None:
        group = values["group"]
        name = {NEW_GROUP: values["name"], NO_GROUP: ""}.get(group, group)
        if group == NEW_GROUP and not name:
            self.groups.form.input("name").setFocus()
            return
        self._move_to(name, values["starts_on"])

    def _leave_group(self, _row: int, day: date) -> None:
        self._move_to("", day)

    def _move_to(self, name: str, day: date) -> None:
        if self._member is None:
            return
        where = f"vào {name}" if name else "ra khỏi tổ đảng"
        act = partial(self._move, self._member.id, name, day)
        said = f"Đã xếp {self._name()} {where}."
        if self.workspace.perform(act, said, form=self.groups.form):
            self.groups.clear_form({"group": None, "starts_on": None, "name": ""})

    def _move(self, member_id: int, name: str, day: date) -> bool:
        self._members.join_group(member_id, name, day)
        return True

    def _warn_of_post(self) -> None:
        values = self.posts.form.values()
        if self._member is None or values["post"] is None or values["starts_on"] is None:
            self.posts.warn("")
            return
        found = self._members.post_warnings(self._member.id, **values)
        self.posts.warn(" ".join(problem.message for problem in found))

    def _leave_cell(self, values: dict[str, Any]) -> None:
        if self._member is None:
            return
        act = partial(self._members.leave, self._member.id, values["left_on"], values["left_kind"])
        said = f"Đã ghi {self._name()} rời chi bộ."
        self.workspace.perform(act, said, form=self.leaving.form)

    def _come_back(self) -> None:
        if self._member is not None:
            act = partial(self._members.take_back_leaving, self._member.id)
            self.workspace.perform(act, f"Đã bỏ ghi rời chi bộ của {self._name()}.")

    def _remove(self) -> None:
        if self._member is None:
            return
        act = partial(self._delete, self._member.id)
        if self.workspace.perform(act, f"Đã xóa {self._name()}."):
            self._on_removed()

    def _delete(self, member_id: int) -> bool:
        self._members.remove(member_id)
        return True

    def _export(self) -> None:
        if self._member is None:
            return
        act = partial(self.workspace.services.personal_data.export, self._member.id)
        place = self.workspace.perform(act)
        if place is not None:
            said = f"Đã xuất {place.name} vào thư mục xuat của sổ."
            self.workspace.said.emit(said, False)

    def _erase(self) -> None:
        if self._member is None:
            return
        data = self.workspace.services.personal_data
        takes_name = self.workspace.perform(partial(data.erases_name, self._member.id))
        if takes_name is None:
            return
        reason = self.workspace.dialogs.ask_reason(
            f"Xóa dữ liệu cá nhân của {self._name()}?",
            f"{NAME_GOES if takes_name else NAME_STAYS} {WHAT_GOES}",
            "Xóa hẳn",
        )
        if reason is None:
            return
        act = partial(self._erase_now, self._member.id, reason)
        if self.workspace.perform(act, "Đã xóa dữ liệu cá nhân.", undo=False):
            self.erased.emit()

    def _erase_now(self, member_id: int, reason: str) -> bool:
        self.workspace.services.personal_data.erase(member_id, reason)
        return True

    def _close_forms(self) -> None:
        for card in (self.situations, self.posts, self.groups):
            if card.has_form:
                card.clear_form(dict.fromkeys(card.form.values()))


class LeavingCard(Card):
    """Writes that a member left the cell, takes that back, or deletes a wrong entry."""

    left = Signal(object)
    came_back = Signal()
    removed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Rời chi bộ", parent=parent)
        self.form = Form(
            (
                Field("Lý do", "left_kind", Choice(_LEFT_KINDS), span=2),
                Field("Rời từ ngày", "left_on", DateField(today=today, placeholder=EXAMPLE)),
            ),
            columns=2,
        )
        self.state = Label("", wrap=True)
        self.leave_button = secondary("Ghi rời chi bộ", small=True)
        self.back_button = secondary("Bỏ ghi rời", small=True)
        self.remove_button = danger("Xóa vì nhập nhầm", icon="trash-2", small=True)
        self._build()

    def show_member(self, member: Member) -> None:
        """Show whether and why a member left."""
        form = member.form
        has_left = form.left_on is not None
        self.form.setVisible(not has_left)
        self.leave_button.setVisible(not has_left)
        self.back_button.setVisible(has_left)
        self.state.setVisible(has_left)
        if form.left_on is not None and form.left_kind is not None:
            kind = LEFT_KIND_LABELS[form.left_kind]
            self.state.setText(f"{kind} từ ngày {short_date(form.left_on)}.")

    def _build(self) -> None:
        note = Label(
            "Các buổi họp đã ghi vẫn giữ tên người rời chi bộ. Chỉ xóa khi nhập nhầm người.",
            "small",
            wrap=True,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.leave_button)
        self.add(self.state)
        self.add(self.form)
        self.add(note)
        self.add_layout(row)
        self.leave_button.clicked.connect(lambda _checked: self.left.emit(self.form.values()))
        self.back_button.clicked.connect(lambda _checked: self.came_back.emit())
        self.remove_button.clicked.connect(lambda _checked: self.removed.emit())
