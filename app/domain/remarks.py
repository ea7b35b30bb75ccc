"""Remarks of observers (góp ý của người dự): per item, open until answered (O1, S01, S26).

A remark holds what one observer said of one item, or of the meeting as a whole, in up to three
parts. It closes only with an answer; one that only praises needs none.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.problems import Problem
from app.domain.text import given_name
from app.domain.urgency import due_words

WHOLE_MEETING = "Cả buổi họp"


class RemarkPart(StrEnum):
    """The parts of a remark; the values are its fields."""

    STRENGTH = "strength"
    SHORTCOMING = "shortcoming"
    PROPOSAL = "proposal"


REMARK_PART_LABELS = {
    RemarkPart.STRENGTH: "Ưu điểm",
    RemarkPart.SHORTCOMING: "Hạn chế",
    RemarkPart.PROPOSAL: "Đề nghị",
}


class RemarkState(StrEnum):
    """How a remark stands on a day; never stored."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    NOTED = "noted"


REMARK_STATE_LABELS = {
    RemarkState.OPEN: "Chưa trả lời",
    RemarkState.OVERDUE: "Quá hạn",
    RemarkState.ANSWERED: "Đã trả lời",
    RemarkState.NOTED: "Ghi nhận",
}
WAITING_STATES = frozenset({RemarkState.OPEN, RemarkState.OVERDUE})
ACCEPTED_LABELS = {True: "Tiếp thu", False: "Giải trình"}


@dataclass(frozen=True, slots=True)
class VisitForm:
    """What recording who attended submits; a team, a person, or a person of a team."""

    meeting_id: int
    name: str = ""
    unit: str = ""
    role: str = ""
    team_id: int | None = None
    guest_id: int | None = None
    """The guest of the meeting it was taken from."""
    online: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One attendance of an observer or a team at one meeting."""

    id: int
    form: VisitForm
    team_name: str = ""
    sheet_sent_on: date | None = None
    sheet_back_on: date | None = None

    @property
    def source(self) -> str:
        """Return whose remarks these are: the team, else the person."""
        return self.team_name or f"đ/c {self.form.name}"


@dataclass(frozen=True, slots=True)
class RemarkForm:
    """What noting a remark submits."""

    strength: str = ""
    shortcoming: str = ""
    proposal: str = ""
    item_id: int | None = None
    """None when the remark is on the meeting as a whole."""
    due_on: date | None = None
    owner_id: int | None = None
    """The member who answers."""

    @property
    def needs_answer(self) -> bool:
        """Tell whether there is anything to answer: praise alone is taken note of."""
        return bool(self.shortcoming.strip() or self.proposal.strip())

    @property
    def gist(self) -> str:
        """Return what a list shows: what has to be mended, else what is asked, else the praise."""
        texts = (self.shortcoming, self.proposal, self.strength)
        return next((text.strip() for text in texts if text.strip()), "")

    def part(self, part: RemarkPart) -> str:
        """Return the text of one part."""
        texts = {
            RemarkPart.STRENGTH: self.strength,
            RemarkPart.SHORTCOMING: self.shortcoming,
            RemarkPart.PROPOSAL: self.proposal,
        }
        return texts[part]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What answering a remark submits."""

    text: str
    accepted: bool | None
    """True for tiếp thu, False for giải trình, None while nobody has chosen."""
    on: date | None
    task_id: int | None = None
    """The task that carries it out."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as kept, with its answer so far."""

    id: int
    visit_id: int
    form: RemarkForm
    answer: str = ""
    """A draft until `answered_on` is set."""
    answered_on: date | None = None
    accepted: bool | None = None
    task_id: int | None = None

    def state(self, today: date) -> RemarkState:
        """Return how the remark stands on a day."""
        if self.answered_on is not None:
            return RemarkState.ANSWERED
        if not self.form.needs_answer:
            return RemarkState.NOTED
        due = self.form.due_on
        return RemarkState.OVERDUE if due is not None and due < today else RemarkState.OPEN

    def is_waiting(self, today: date) -> bool:
        """Tell whether an answer is still owed."""
        return self.state(today) in WAITING_STATES

    def state_words(self, today: date) -> str:
        """Return "Quá 4 ngày", "Còn 9 ngày", "Đã trả lời"."""
        if self.form.due_on is not None and self.is_waiting(today):
            return due_words(self.form.due_on, today)
        return REMARK_STATE_LABELS[self.state(today)]


def check_visit(form: VisitForm) -> tuple[Problem, ...]:
    """Return what must be mended before an attendance can be kept."""
    if form.team_id is None and not form.name.strip():
        return (Problem("name", "Chưa ghi người dự hoặc chọn tổ công tác."),)
    return ()


def check_remark(form: RemarkForm, held_on: date) -> tuple[Problem, ...]:
    """Return what must be mended before a remark of a meeting can be kept."""
    problems = []
    if not form.gist:
        problems.append(Problem("shortcoming", "Chưa ghi ưu điểm, hạn chế hay đề nghị nào."))
    if form.due_on is not None and form.due_on < held_on:
        problems.append(Problem("due_on", "Hạn trả lời không thể trước ngày họp."))
    return tuple(problems)


def check_answer(form: AnswerForm, held_on: date, today: date) -> tuple[Problem, ...]:
    """Return why a remark cannot be closed yet: it closes only with an answer."""
    problems = []
    if not form.text.strip():
        problems.append(Problem("text", "Góp ý chỉ đóng khi có câu trả lời của chi bộ."))
    if form.accepted is None:
        problems.append(Problem("accepted", "Chưa chọn tiếp thu hay giải trình."))
    if form.on is None:
        problems.append(Problem("on", "Chưa ghi ngày trả lời."))
    elif form.on < held_on:
        problems.append(Problem("on", "Ngày trả lời không thể trước ngày họp."))
    elif form.on > today:
        problems.append(Problem("on", "Ngày trả lời không thể sau hôm nay."))
    return tuple(problems)


def answerer_words(full_name: str) -> str:
    """Return who answers, as the work list says it: "Đ/c Hạnh trả lời."."""
    return f"Đ/c {given_name(full_name)} trả lời." if full_name else "Chưa giao ai trả lời."
