"""Petitions and concerns (kiến nghị, tâm tư, nguyện vọng) with the legal clock (O2, S31)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.periods import DaysOff, add_working_days
from app.domain.problems import Problem
from app.domain.text import fold


class PetitionKind(StrEnum):
    """Whether something is asked of a level above, or weighs on a member."""

    PETITION = "petition"
    CONCERN = "concern"


class PetitionState(StrEnum):
    """How far a petition is; computed from its dates, never stored."""

    OVERDUE = "overdue"
    UNSENT = "unsent"
    WAITING = "waiting"
    ANSWERED = "answered"
    DONE = "done"


PETITION_KIND_LABELS = {
    PetitionKind.PETITION: "Kiến nghị",
    PetitionKind.CONCERN: "Tâm tư, nguyện vọng",
}
PETITION_STATE_LABELS = {
    PetitionState.OVERDUE: "Quá hạn",
    PetitionState.UNSENT: "Chưa gửi",
    PetitionState.WAITING: "Đang chờ trả lời",
    PetitionState.ANSWERED: "Đã trả lời, chưa báo lại",
    PetitionState.DONE: "Xong",
}
THE_CELL = "Chi bộ"
"""Who raised a petition that no single member stands for, and who answers it itself."""
_NONE_SAID = frozenset({"khong", "khong co", "khong kien nghi", "khong co kien nghi"})
_LIST_MARK = re.compile(r"^(?:[-–•*+]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class Petition:
    """One petition or concern with the way it went."""

    id: int
    kind: PetitionKind
    text: str
    received_on: date
    member_id: int | None = None
    author_name: str = ""
    """The member's name, a name typed by hand, or empty for the cell as a whole."""
    meeting_id: int | None = None
    meeting_title: str = ""
    item_id: int | None = None
    addressee: str = ""
    """The superior it goes to; empty when the cell answers it itself."""
    sent_on: date | None = None
    due_on: date | None = None
    """The day an answer is due: the one typed, else reckoned in working days."""
    is_due_typed: bool = False
    answer: str = ""
    answered_on: date | None = None
    announced_on: date | None = None
    closed_on: date | None = None
    closing: str = ""
    """The word it was closed with when there was no answer to announce."""

    @property
    def author(self) -> str:
        """Return who raised it, in words."""
        return self.author_name or THE_CELL

    @property
    def goes_up(self) -> bool:
        """Tell whether a level above has to answer."""
        return bool(self.addressee)

    @property
    def is_open(self) -> bool:
        """Tell whether it still comes back."""
        return self.closed_on is None

    def state(self, today: date) -> PetitionState:
        """Return how far it is on a day."""
        if not self.is_open:
            return PetitionState.DONE
        if self.answered_on is not None:
            return PetitionState.ANSWERED
        if self.goes_up and self.sent_on is None:
            return PetitionState.UNSENT
        return PetitionState.OVERDUE if self.days_late(today) else PetitionState.WAITING

    def days_late(self, today: date) -> int:
        """Return days past the legal day, 0 while there is time or once it is answered."""
        is_waiting = self.is_open and self.answered_on is None
        if not is_waiting or self.due_on is None or today <= self.due_on:
            return 0
        return (today - self.due_on).days


@dataclass(frozen=True, slots=True)
class PetitionDraft:
    """What entering or changing a petition submits."""

    kind: PetitionKind
    text: str
    received_on: date | None
    member_id: int | None = None
    author_name: str = ""
    meeting_id: int | None = None
    item_id: int | None = None
    addressee: str = ""
    sent_on: date | None = None
    due_on: date | None = None


def clock_start(addressee: str, received_on: date, sent_on: date | None) -> date | None:
    """Return the day the legal clock starts: received by who answers; None before it is sent."""
    return sent_on if addressee else received_on


def workdays_key(addressee: str) -> str:
    """Return the rule that says how many working days an answer may take."""
    return "petition_workdays_up" if addressee else "petition_workdays"


def legal_due(start: date, workdays: int, days_off: DaysOff) -> date:
    """Return the legal day of the answer; the day the clock starts is not counted."""
    return add_working_days(start, workdays, days_off)


def check_petition(draft: PetitionDraft, today: date) -> tuple[Problem, ...]:
    """Return what would make a petition a false record."""
    return tuple(Problem(field, message) for field, message in _petition_problems(draft, today))


def _petition_problems(draft: PetitionDraft, today: date) -> Iterator[tuple[str, str]]:
    if not draft.text.strip():
        yield "text", "Chưa ghi nội dung kiến nghị, nguyện vọng."
    if draft.received_on is None:
        yield "received_on", "Chưa ghi ngày chi bộ nhận ý kiến."
        return
    if draft.received_on > today:
        yield "received_on", "Ngày nhận không thể sau hôm nay."
    if draft.sent_on is not None:
        yield from _sending_problems(draft, draft.received_on, draft.sent_on, today)
    if draft.due_on is not None and draft.due_on < (draft.sent_on or draft.received_on):
        yield "due_on", "Hạn trả lời không thể trước ngày gửi."


def _sending_problems(
    draft: PetitionDraft, received_on: date, sent_on: date, today: date
) -> Iterator[tuple[str, str]]:
    if not draft.addressee.strip():
        yield "addressee", "Đã ghi ngày gửi thì cần ghi gửi đến đâu."
    if sent_on < received_on:
        yield "sent_on", "Ngày gửi không thể trước ngày nhận."
    elif sent_on > today:
        yield "sent_on", "Ngày gửi không thể sau hôm nay."


def check_answer(petition: Petition, answer: str, on: date, today: date) -> tuple[Problem, ...]:
    """Return what would make an answer a false record."""
    problems = []
    if not answer.strip():
        problems.append(Problem("answer", "Chưa ghi nội dung trả lời."))
    if on > today:
        problems.append(Problem("on", "Ngày trả lời không thể sau hôm nay."))
    elif on < (petition.sent_on or petition.received_on):
        problems.append(Problem("on", "Ngày trả lời không thể trước ngày gửi."))
    return tuple(problems)


def why_not_announced(petition: Petition, on: date, today: date) -> str:
    """Say why an answer cannot be announced on a day, "" when it can."""
    if petition.answered_on is None:
        return "Chưa có trả lời để báo lại. Hãy ghi trả lời trước, hoặc khép lại kèm lý do."
    if on > today:
        return "Ngày báo lại không thể sau hôm nay."
    if on < petition.answered_on:
        return "Ngày báo lại không thể trước ngày trả lời."
    return ""


@dataclass(frozen=True, slots=True)
class PetitionProposal:
    """A petition the minutes speak of that is not in the register yet."""

    meeting_id: int
    meeting_title: str
    day: date
    text: str
    item_id: int | None = None
    member_id: int | None = None
    author_name: str = ""

    @property
    def goes_up(self) -> bool:
        """Tell whether the minutes name it among what goes to the superior."""
        return self.item_id is None


def petition_lines(text: str) -> tuple[str, ...]:
    """Return the petitions of a text of the minutes, one a line; "không" says there is none."""
    lines = (_LIST_MARK.sub("", line.strip()).strip() for line in text.splitlines())
    return tuple(line for line in lines if line and fold(line).rstrip(".") not in _NONE_SAID)


def asks_something(text: str) -> bool:
    """Tell whether a line of the minutes is a petition or a wish of a member."""
    folded = fold(text)
    return "kien nghi" in folded or "nguyen vong" in folded


def not_entered(
    proposals: Iterable[PetitionProposal], entered: Iterable[tuple[int | None, str]]
) -> tuple[PetitionProposal, ...]:
    """Return the proposals whose meeting and words are not in the register yet."""
    known = {(meeting_id, _words(text)) for meeting_id, text in entered}
    return tuple(p for p in proposals if (p.meeting_id, _words(p.text)) not in known)


def _words(text: str) -> str:
    return fold(text).rstrip(". ;")


@dataclass(frozen=True, slots=True)
class PetitionFigures:
    """How many petitions of a year there are, and how many got their answer."""

    total: int
    answered: int
    in_time: int
    announced: int
    overdue: int

    @property
    def words(self) -> str:
        """Return the figures as one line under a list."""
        return (
            f"{self.total} ý kiến; đã trả lời {self.answered}, trong đó đúng hạn {self.in_time}; "
            f"đã báo lại {self.announced}; quá hạn chưa trả lời {self.overdue}"
        )


def petition_figures(petitions: Iterable[Petition], today: date) -> PetitionFigures:
    """Return the figures of a list of petitions on a day."""
    listed = tuple(petitions)
    answered = [p for p in listed if p.answered_on is not None]
    in_time = [p for p in answered if p.due_on is None or (p.answered_on or today) <= p.due_on]
    return PetitionFigures(
        total=len(listed),
        answered=len(answered),
        in_time=len(in_time),
        announced=sum(p.announced_on is not None for p in listed),
        overdue=sum(p.days_late(today) > 0 for p in listed),
    )
