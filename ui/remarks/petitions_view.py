"""The tab *Kiến nghị*: petitions and thoughts with the legal clock, and those of the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.petitions import PETITION_KIND_LABELS, Petition, PetitionProposal, PetitionState
from app.domain.text import short_date
from app.services.workspace import Services
from ui.kit.record_list import ListEntry
from ui.remarks.petition_card import (
    ANNOUNCE,
    ANSWER,
    CLOSE,
    ENTER,
    PROPOSED,
    SEND,
    PetitionCard,
    author_words,
    state_chip,
)
from ui.remarks.petition_form import PetitionForm
from ui.remarks.register_tab import ALL, Register, RegisterTab, TabWords
from ui.workspace import Workspace

OPEN, DONE = "open", "done"
_STATES = tuple(PetitionState)


@dataclass(frozen=True, slots=True)
class _Proposed:
    """One line of the minutes among the records; its key is no number."""

    id: str
    proposal: PetitionProposal

    @property
    def meeting_id(self) -> int:
        """The meeting whose minutes name it."""
        return self.proposal.meeting_id


class PetitionsView(RegisterTab):
    """Petitions of the year and those open from before."""

    title = "Kiến nghị"
    icon = "hand"
    tables = frozenset(
        {"petitions", "members", "meetings", "minutes_entries", "days_off", "rule_values"}
    )
    handles = ("petition",)
    filters = ((OPEN, "Chưa xong"), (DONE, "Xong"), (ALL, "Tất cả"))
    paper = "kien-nghi"
    words = TabWords(
        nothing="Chưa có kiến nghị, nguyện vọng nào.",
        hint="Ghi lại điều đảng viên và chi bộ đề nghị để theo dõi đến khi có trả lời.",
        act="Ghi kiến nghị",
        export="Xuất theo dõi",
        act_command="Ghi kiến nghị, nguyện vọng",
        export_command="Xuất theo dõi kiến nghị (U7)",
        left_out="Bộ lọc này không có kiến nghị nào.",
        deleted="Đã xóa kiến nghị.",
        gone="Kiến nghị này không còn trong sổ.",
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._service = workspace.services.petitions
        self._card = PetitionCard(lambda: workspace.now().date())
        super().__init__(workspace, self._card, PetitionForm, parent)
        self._year_words = ""

    @staticmethod
    def register(services: Services) -> Register:
        """Return the register of petitions."""
        return services.petitions

    def read(self) -> Sequence[Petition | _Proposed]:
        """Return what the minutes name first, then the petitions by state and day."""
        year = self.workspace.year
        listed, today = self._service.list(year), self.today()
        self._year_words = f"Năm {year}: {self._service.figures(year).words}." if listed else ""
        proposals = enumerate(self._service.proposals(year))
        named = [_Proposed(f"proposal-{place}", proposal) for place, proposal in proposals]
        return (*named, *sorted(listed, key=lambda p: _STATES.index(p.state(today))))

    def is_wanted(self, record: Any, wanted: str) -> bool:
        """Tell whether a filter shows a record."""
        is_open = isinstance(record, _Proposed) or record.is_open
        return wanted == ALL or is_open == (wanted == OPEN)

    def entry(self, record: Any) -> ListEntry:
        """Return a record as the list tells it."""
        if isinstance(record, _Proposed):
            proposal = record.proposal
            who = f"đ/c {proposal.author_name}" if proposal.author_name else "Chi bộ"
            return ListEntry(record.id, who, proposal.text, proposal.meeting_title, PROPOSED)
        petition: Petition = record
        to = petition.addressee or "chi bộ tự giải quyết"
        kind = PETITION_KIND_LABELS[petition.kind]
        return ListEntry(
            key=petition.id,
            title=author_words(petition),
            text=petition.text,
            note=f"{kind} · {short_date(petition.received_on)} · {to}",
            chip=state_chip(petition, self.today()),
        )

    def show_record(self, record: Any) -> None:
        """Show a record on the card."""
        if isinstance(record, _Proposed):
            self._card.show_proposal(record.proposal)
        else:
            self._card.show_petition(record, self._year_words)

    def act(self, name: str, values: dict[str, Any]) -> None:
        """Do an act of the card."""
        record = self.current()
        if isinstance(record, _Proposed):
            self._enter(record.proposal)
        elif record is not None:
            self._record(record.id, name, values)

    def _enter(self, proposal: PetitionProposal) -> None:
        made = self.workspace.perform(partial(self._service.enter, proposal), _SAID[ENTER])
        if made is not None:
            self.choose(made)

    def _record(self, petition_id: int, name: str, values: dict[str, Any]) -> None:
        service = self._service
        acts = {
            SEND: lambda: service.send(petition_id, values["addressee"], values["on"]),
            ANSWER: lambda: service.answer(petition_id, values["answer"], values["on"]),
            ANNOUNCE: lambda: service.announce(petition_id, values["on"]),
            CLOSE: lambda: service.close(petition_id, values["word"]),
        }
        self.perform_act(name, acts.get(name, lambda: service.reopen(petition_id)), _SAID)


_SAID = {
    ENTER: "Đã vào sổ kiến nghị.",
    SEND: "Đã ghi ngày gửi.",
    ANSWER: "Đã ghi trả lời.",
    ANNOUNCE: "Đã báo lại, kiến nghị xong.",
    CLOSE: "Đã khép lại kiến nghị.",
    "reopen": "Đã mở lại kiến nghị.",
}
