"""What the book knows of one member in a month or a quarter, each fact with its record (B2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from app.domain.attendance import ATTENDANCE_LABELS, ATTENDING, AttendanceState
from app.domain.errors import Refused
from app.domain.evidence_keys import EVIDENCE_LABELS, EvidenceKey, is_yes_no
from app.domain.evidence_values import Evidence, number, share, share_text, value_text, yes_no
from app.domain.minutes import EntryKind
from app.domain.tasks import OPEN_STATES, Task, TaskState

_K = EvidenceKey
STATED_KEYS = (
    _K.TASKS_ON_TIME_AND_QUALITY,
    _K.TASKS_ABOVE_REQUIREMENT_PERCENT,
    _K.PREVIOUS_SHORTCOMINGS_EXIST,
    _K.PREVIOUS_SHORTCOMINGS_FIXED_PERCENT,
    _K.CONCLUDED_DEGRADATION,
    _K.DUTY_VIOLATION_DISCIPLINED,
    _K.FORBIDDEN_ACTS_BAD_INFLUENCE,
)
"""Evidence no record can give: a person states it on the sheet."""
_STATED = "fact:"
"""A statement is kept as a line of the sheet whose name begins so."""
YES, NO = "yes", "no"
MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """One regular meeting of the period, as far as it concerns the member."""

    meeting_id: int
    label: str
    """Short name: "họp tháng 11"."""
    state: AttendanceState
    in_base: bool = True


@dataclass(frozen=True, slots=True)
class MemberEvent:
    """What the minutes of a meeting say of the member."""

    kind: EntryKind
    meeting_id: int
    entry_id: int
    label: str
    text: str = ""

    @property
    def where(self) -> str:
        """Return the place of the entry."""
        return f"meeting:{self.meeting_id}:run:entry:{self.entry_id}"


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact in words with the record behind it."""

    text: str
    where: str
    tone: str = ""
    """"ok" for praise, "warn" for what was lacking, else nothing."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """Everything recorded of a member in a period."""

    member_id: int
    today: date
    marks: tuple[MeetingMark, ...] = ()
    events: tuple[MemberEvent, ...] = ()
    tasks: tuple[Task, ...] = ()
    """Tasks whose deadline lies in the period; those given up are left out."""
    stated: Mapping[EvidenceKey, str] = field(default_factory=dict)
    """What persons stated: "yes", "no" or a number as written."""

    @property
    def summoned(self) -> int:
        """Return how many regular meetings the member was called to."""
        return len(self._counted)

    @property
    def attended(self) -> int:
        """Return how many of those the member attended."""
        return sum(mark.state in ATTENDING for mark in self._counted)

    @property
    def missed(self) -> tuple[MeetingMark, ...]:
        """Return the meetings the member did not attend."""
        return tuple(mark for mark in self._counted if mark.state not in ATTENDING)

    @property
    def _counted(self) -> tuple[MeetingMark, ...]:
        """Who is not marked yet is counted nowhere."""
        unmarked = AttendanceState.UNMARKED
        return tuple(mark for mark in self.marks if mark.in_base and mark.state is not unmarked)

    def events_of(self, kind: EntryKind) -> tuple[MemberEvent, ...]:
        """Return the events of one kind."""
        return tuple(event for event in self.events if event.kind is kind)

    def late(self, task: Task) -> bool:
        """Tell whether a task was done after its deadline, or is open after it."""
        due = task.due_now
        if due is None:
            return False
        if task.state in OPEN_STATES:
            return due < self.today
        return task.done_on is not None and task.done_on > due


def member_evidence(facts: MemberFacts) -> dict[EvidenceKey, Evidence]:
    """Return every piece of evidence a member rubric may name."""
    found = (_attendance(facts), _speeches(facts), *_tasks(facts), *_statements(facts))
    return {entry.key: entry for entry in found}


def _attendance(facts: MemberFacts) -> Evidence:
    shown = facts.missed or facts.marks
    who = facts.member_id
    where = f"meeting:{shown[-1].meeting_id}:attendance:{who}" if shown else f"member:{who}"
    if not facts.summoned:
        return number(_K.MEMBER_ATTENDANCE_PERCENT, None, "Chưa có buổi họp nào", where)
    said = f"Dự {share_text(facts.attended, facts.summoned)} số buổi họp"
    percent = share(facts.attended, facts.summoned)
    return number(_K.MEMBER_ATTENDANCE_PERCENT, percent, said, where)


def _speeches(facts: MemberFacts) -> Evidence:
    spoke = facts.events_of(EntryKind.SPEECH)
    where = spoke[-1].where if spoke else f"member:{facts.member_id}"
    said = f"Phát biểu {len(spoke)} lần" if spoke else "Chưa phát biểu lần nào"
    return number(_K.MEMBER_SPEECH_COUNT, Fraction(len(spoke)), said, where)


def _tasks(facts: MemberFacts) -> Iterator[Evidence]:
    total = len(facts.tasks)
    done = sum(task.state is TaskState.DONE for task in facts.tasks)
    late = [task for task in facts.tasks if facts.late(task)]
    undone = [task for task in facts.tasks if _is_undone(facts, task)]
    for key, part, words, records in (
        (_K.TASKS_COMPLETED_PERCENT, done, "Xong", undone),
        (_K.TASKS_NOT_COMPLETED_PERCENT, len(undone), "Quá hạn chưa xong", undone),
        (_K.TASKS_BEHIND_SCHEDULE_PERCENT, len(late), "Chậm", late),
    ):
        shown = records or facts.tasks
        where = f"task:{shown[-1].id}" if shown else f"member:{facts.member_id}"
        said = f"{words} {share_text(part, total)} số việc" if total else "Không có việc đến hạn"
        yield number(key, share(part, total), said, where)


def _is_undone(facts: MemberFacts, task: Task) -> bool:
    return task.state in OPEN_STATES and facts.late(task)


def _statements(facts: MemberFacts) -> Iterator[Evidence]:
    where = f"member:{facts.member_id}"
    for key in STATED_KEYS:
        written = facts.stated.get(key, "")
        label = EVIDENCE_LABELS[key]
        if not written:
            yield Evidence(key, None, f"{label}: chưa ghi", where)
        elif is_yes_no(key):
            said = f"{label}: {'có' if written == YES else 'không'}"
            yield yes_no(key, written == YES, said, where)
        else:
            value = Fraction(written)
            yield number(key, value, f"{label}: {value_text(key, value)}", where)


def stated_line(key: EvidenceKey) -> str:
    """Return the name of the line that keeps a statement."""
    return f"{_STATED}{key.value}"


def stated_in(lines: Mapping[str, str]) -> dict[EvidenceKey, str]:
    """Return the statements among kept lines, given as text by name of the line."""
    named = {stated_line(key): key for key in STATED_KEYS}
    return {named[name]: text for name, text in lines.items() if name in named and text}


def check_stated(key: EvidenceKey, value: str) -> None:
    """Refuse a statement that is neither yes nor no, or no percentage."""
    if not value:
        return
    if is_yes_no(key):
        if value not in {YES, NO}:
            raise Refused("Hãy chọn có hoặc không.")
    elif not value.isdecimal() or int(value) > MOST_PERCENT:
        raise Refused("Tỷ lệ phải là số nguyên từ 0 đến 100.")


def fact_lines(facts: MemberFacts) -> tuple[FactLine, ...]:
    """Return what stands out: absences, praise, reminders, tasks late or not done."""
    return (*_absences(facts), *_mentions(facts), *_late_tasks(facts))


def _absences(facts: MemberFacts) -> Iterator[FactLine]:
    for mark in facts.missed:
        where = f"meeting:{mark.meeting_id}:attendance:{facts.member_id}"
        tone = "warn" if mark.state is AttendanceState.UNEXCUSED else ""
        yield FactLine(f"{ATTENDANCE_LABELS[mark.state]}, {mark.label}", where, tone)


def _mentions(facts: MemberFacts) -> Iterator[FactLine]:
    for event in facts.events:
        if event.kind in _MENTIONS:
            words, tone = _MENTIONS[event.kind]
            said = f": {event.text.strip()}" if event.text.strip() else ""
            yield FactLine(f"{words}, {event.label}{said}", event.where, tone)


def _late_tasks(facts: MemberFacts) -> Iterator[FactLine]:
    for task in facts.tasks:
        if facts.late(task):
            rest = "quá hạn chưa xong" if task.state in OPEN_STATES else "xong muộn"
            yield FactLine(f"Việc {task.code} {rest}: {task.text}", f"task:{task.id}", "warn")


_MENTIONS = {
    EntryKind.COMMENDATION: ("Biểu dương", "ok"),
    EntryKind.REMINDER: ("Nhắc nhở", "warn"),
}
