"""The chosen petition: how far it is, when an answer is due, and the next step to record."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.petitions import (
    PETITION_KIND_LABELS,
    Petition,
    PetitionProposal,
    PetitionState,
)
from app.domain.text import short_date
from app.domain.urgency import due_words
from ui.kit.act_form import ActForm
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.chips import ChipSpec, Role
from ui.kit.date_inputs import DateField
from ui.kit.facts import Fact
from ui.kit.forms import Field
from ui.kit.inputs import LineText, LongText
from ui.remarks.register_card import RegisterCard

SEND, ANSWER, ANNOUNCE, CLOSE, REOPEN, ENTER = (
    "send", "answer", "announce", "close", "reopen", "enter",
)  # fmt: skip
RETURNS = "Chưa có trả lời, hoặc chưa báo lại, thì ý kiến này tự vào chương trình buổi họp kế tiếp."
UP_LIMIT = "Hạn của cấp trên là mức theo dõi; cấp trên có thời hạn riêng thì sửa cho đúng."
NOT_ENTERED = "Biên bản có nêu, sổ chưa có. Vào sổ để theo dõi trả lời."
SOON = 7
_CHIPS: dict[PetitionState, tuple[Role, str]] = {
    PetitionState.OVERDUE: ("error", "octagon-alert"),
    PetitionState.UNSENT: ("warn", "send"),
    PetitionState.WAITING: ("neutral", "clock"),
    PetitionState.ANSWERED: ("warn", "bell"),
    PetitionState.DONE: ("ok", "check"),
}
_SHORT = {
    PetitionState.UNSENT: "Chưa gửi",
    PetitionState.ANSWERED: "Chưa báo lại",
    PetitionState.DONE: "Xong",
}
_ACTS = {
    PetitionState.UNSENT: (SEND, CLOSE),
    PetitionState.WAITING: (ANSWER, CLOSE),
    PetitionState.OVERDUE: (ANSWER, CLOSE),
    PetitionState.ANSWERED: (ANNOUNCE, CLOSE),
    PetitionState.DONE: (REOPEN,),
}


class PetitionCard(RegisterCard):
    """One petition, or one the minutes speak of that is not entered yet."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._addressee = ""
        self.add_act(ENTER, primary("Vào sổ kiến nghị", icon="plus"))
        self.add_act(SEND, primary("Ghi ngày gửi", icon="send"), _send_form(today))
        self.add_act(ANSWER, primary("Ghi trả lời", icon="pen-line"), _answer_form(today))
        self.add_act(ANNOUNCE, primary("Ghi ngày báo lại", icon="bell"), _announce_form(today))
        self.add_act(CLOSE, secondary("Khép lại"), _close_form())
        self.add_act(REOPEN, quiet("Mở lại", icon="rotate-ccw"))
        self.build()

    def show_petition(self, petition: Petition, year: str) -> None:
        """Show a petition; `year` is how the whole register stands."""
        today = self._today()
        self._addressee = petition.addressee
        kind, chip = PETITION_KIND_LABELS[petition.kind], state_chip(petition, today)
        self.show_words(kind, chip, _facts(petition, today), words=petition.text)
        self.show_meeting(petition.meeting_title)
        self.show_acts(*_ACTS[petition.state(today)])
        self.edit_button.setVisible(petition.is_open)
        self.delete_button.setVisible(petition.answered_on is None)
        self.hint.setText(" ".join(part for part in (_hint(petition), year) if part))

    def show_proposal(self, proposal: PetitionProposal) -> None:
        """Show what the minutes ask for."""
        who = f"đ/c {proposal.author_name}" if proposal.author_name else "chi bộ"
        facts = (("Người nêu", who), ("Ngày họp", short_date(proposal.day)))
        self.show_words("Ý kiến trong biên bản", PROPOSED, facts, words=proposal.text)
        self.show_meeting(proposal.meeting_title)
        self.show_acts(ENTER)
        self.edit_button.hide()
        self.delete_button.hide()
        self.hint.setText(NOT_ENTERED)

    def start_values(self, name: str) -> dict[str, Any]:
        """Begin with today, and with the addressee already known."""
        return {"on": self._today(), "addressee": self._addressee} if name != CLOSE else {}


PROPOSED = ChipSpec("Chưa vào sổ", "info", "notebook-pen")


def author_words(petition: Petition) -> str:
    """Return who raised it, as lists name members."""
    return f"đ/c {petition.author_name}" if petition.author_name else petition.author


def state_chip(petition: Petition, today: date) -> ChipSpec:
    """Return the chip of a petition: “Quá 4 ngày”, “Còn 14 ngày”, “Chưa báo lại”."""
    state = petition.state(today)
    role, icon = _CHIPS[state]
    if state in _SHORT or petition.due_on is None:
        return ChipSpec(_SHORT.get(state, "Đang chờ"), role, icon)
    is_soon = state is PetitionState.WAITING and (petition.due_on - today).days <= SOON
    return ChipSpec(due_words(petition.due_on, today), "warn" if is_soon else role, icon)


def _facts(petition: Petition, today: date) -> tuple[Fact, ...]:
    answered = "" if petition.answered_on is None else short_date(petition.answered_on)
    return (
        ("Người nêu", author_words(petition)),
        ("Gửi đến", petition.addressee or "Chi bộ tự giải quyết"),
        ("Ngày nhận", short_date(petition.received_on)),
        ("Ngày gửi", _day(petition.sent_on)),
        ("Hạn trả lời", _due(petition, today)),
        ("Trả lời", f"{answered}: {petition.answer}" if answered else ""),
        ("Báo lại", _day(petition.announced_on)),
        ("Khép lại", f"{_day(petition.closed_on)}: {petition.closing}" if petition.closing else ""),
    )


def _day(day: date | None) -> str:
    return "" if day is None else short_date(day)


def _due(petition: Petition, today: date) -> str:
    if petition.due_on is None:
        return "tính từ ngày gửi"
    how = "" if petition.is_due_typed else ", tính theo ngày làm việc"
    late = petition.days_late(today)
    return f"{short_date(petition.due_on)}{how}{f'; quá {late} ngày' if late else ''}"


def _hint(petition: Petition) -> str:
    if not petition.is_open:
        return ""
    is_counted = petition.goes_up and petition.answered_on is None and not petition.is_due_typed
    return f"{RETURNS} {UP_LIMIT}" if is_counted else RETURNS


def _send_form(today: Callable[[], date]) -> ActForm:
    where = LineText(required=True, placeholder="ví dụ: Đảng ủy xã Tân Hòa")
    day = DateField(today=today, required=True)
    fields = (Field("Gửi đến", "addressee", where), Field("Ngày gửi", "on", day))
    return ActForm("Ghi ngày gửi", fields)


def _answer_form(today: Callable[[], date]) -> ActForm:
    text = LongText(
        lines=3, most_lines=6, required=True, placeholder="ví dụ: Đồng ý, làm trong quý IV"
    )
    day = DateField(today=today, required=True)
    fields = (Field("Nội dung trả lời", "answer", text), Field("Ngày trả lời", "on", day))
    return ActForm("Ghi trả lời", fields)


def _announce_form(today: Callable[[], date]) -> ActForm:
    day = DateField(today=today, required=True)
    help_text = "Ngày người nêu hoặc chi bộ được nghe trả lời."
    return ActForm("Ghi ngày báo lại", (Field("Ngày báo lại", "on", day, help_text),))


def _close_form() -> ActForm:
    word = LineText(required=True, placeholder="ví dụ: người nêu đã rút ý kiến")
    return ActForm("Khép lại", (Field("Vì sao khép lại", "word", word),))
