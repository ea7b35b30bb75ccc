"""What enters a new agenda by itself (A1): unfinished things of earlier meetings, whose turn it is.

An item returns if it was not discussed, is recurring, or has an open action. The last resolution's
tasks, unanswered remarks and petitions, members at the end of probation and the person whose turn
it is to report come with it. Nothing here is stored; the service turns the drafts into items.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.agendas import AgendaItem, AgendaItemDraft, ItemFate, ItemKind, ItemOrigin
from app.domain.directives import Directive
from app.domain.duties import DueDuty, months_text
from app.domain.meeting_file import PreviousResolution
from app.domain.meetings import MeetingKind
from app.domain.minutes import EntryKind, MinutesEntry
from app.domain.rule_sets import RuleSet
from app.domain.tasks import OPEN_STATES, TASK_STATE_LABELS, Task, TaskState
from app.domain.text import (
    NameKey,
    day_month,
    fold,
    given_name,
    lower_first,
    name_key,
    short_date,
)

RESULT_STEP, REPORT_STEP, STUDY_STEP = "R-M2", "R-M1", "R-M4"
_CONCLUDING = frozenset({"R-C2", "R-C4"})
_TURN_BEGINS = "Đến lượt đ/c "
_EVERY_MEETING = frozenset(
    {
        ItemKind.PROCEDURE,
        ItemKind.SCORING,
        ItemKind.READING,
        ItemKind.GUEST,
        ItemKind.CRITIQUE,
        ItemKind.STUDY,
    }
)
"""Kinds every agenda has anew; whose turn it is to report follows from the rotation."""
_WITH_RESOLUTION = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})


@dataclass(frozen=True, slots=True)
class EarlierMeeting:
    """A held meeting whose items and parked lines may return."""

    label: str
    """Short name, e.g. "T10"."""
    items: tuple[AgendaItem, ...]
    entries: tuple[MinutesEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenRemarks:
    """How many remarks of one team or person wait for an answer."""

    source: str
    number: int


@dataclass(frozen=True, slots=True)
class ReportTurn:
    """How long a member has waited to report on học tập và làm theo Bác."""

    member_id: int
    full_name: str
    waited: int | None
    """Kỳ since the last report, None when he or she never reported."""


@dataclass(frozen=True, slots=True)
class ProbationEnd:
    """A probationary member and the day the 12 months end."""

    member_id: int
    full_name: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class CarrySource:
    """What a new agenda may take over, read before the meeting's day."""

    day: date
    kind: MeetingKind = MeetingKind.REGULAR
    previous: PreviousResolution | None = None
    earlier: tuple[EarlierMeeting, ...] = ()
    """Held meetings of the same kind, the oldest first."""
    tasks: tuple[Task, ...] = ()
    """Tasks of all earlier meetings; their open ones keep an item alive."""
    remarks: tuple[OpenRemarks, ...] = ()
    petitions: int = 0
    """Petitions and thoughts of members still without an answer."""
    answers: tuple[str, ...] = ()
    """Petitions whose answer came and still has to be told to the cell."""
    directives: tuple[Directive, ...] = ()
    """Papers from above still to be passed on, the oldest first."""
    probation: tuple[ProbationEnd, ...] = ()
    turns: tuple[ReportTurn, ...] = ()
    skipped: frozenset[int] = frozenset()
    """Members who do not report this time, for a recorded reason."""
    reporters: int = 1
    duties: tuple[DueDuty, ...] = ()
    """Periodic duties this month asks for, or that an earlier month left."""


def carried_items(source: CarrySource) -> tuple[AgendaItemDraft, ...]:
    """Return the items that enter a new agenda by themselves."""
    returning = tuple(_returning_items(source))
    if source.kind not in _WITH_RESOLUTION:
        return returning
    return (
        *_result_items(source),
        *_report_lines(source),
        *returning,
        *_directive_items(source, {item.directive_id for item in returning}),
        *_duty_items(source, {item.duty_id for item in returning}),
        *_study_items(source),
        *_probation_items(source),
    )


def _carried(
    kind: ItemKind, title: str, lines: Iterable[str], steps: tuple[str, ...] = ()
) -> AgendaItemDraft:
    return AgendaItemDraft(
        kind=kind,
        title=title,
        step_ids=steps,
        origin=ItemOrigin.CARRIED,
        carried_lines=tuple(line for line in lines if line),
    )


def _result_items(source: CarrySource) -> Iterator[AgendaItemDraft]:
    previous = source.previous
    if previous is None:
        return
    older = [task for task in source.tasks if task.state in OPEN_STATES]
    known = {task.id for task in previous.tasks}
    waiting = sum(task.id not in known for task in older)
    lines = (
        tasks_line(previous.tasks),
        f"Nhiệm vụ của các kỳ trước nữa còn mở: {waiting}" if waiting else "",
    )
    title = f"Kết quả Nghị quyết {previous.code}"
    yield replace(
        _carried(ItemKind.REPORT, title, lines, (RESULT_STEP,)),
        present_minutes=7,
        discuss_minutes=8,
    )


def tasks_line(tasks: Sequence[Task]) -> str:
    """Return how the tasks of a resolution stand: "Bảng 8 nhiệm vụ: 6 xong, 2 đang làm"."""
    if not tasks:
        return ""
    states = Counter(task.state for task in tasks)
    order = (TaskState.DONE, *(state for state in TaskState if state is not TaskState.DONE))
    figures = [f"{states[s]} {TASK_STATE_LABELS[s].lower()}" for s in order if states[s]]
    return f"Bảng {len(tasks)} nhiệm vụ: {', '.join(figures)}"


def _report_lines(source: CarrySource) -> Iterator[AgendaItemDraft]:
    """Give what the month's report should answer; it adds lines where the agenda has one."""
    lines = [f"Góp ý của {r.source} chưa trả lời: {r.number}" for r in source.remarks if r.number]
    if source.petitions:
        lines.append(f"Kiến nghị, nguyện vọng chưa trả lời: {source.petitions}")
    lines += [f"Báo lại trả lời kiến nghị: {text}" for text in source.answers]
    if lines:
        yield replace(
            _carried(ItemKind.REPORT, "Góp ý, kiến nghị chưa trả lời", lines, (REPORT_STEP,)),
            present_minutes=3,
            discuss_minutes=3,
        )


def _returning_items(source: CarrySource) -> Iterator[AgendaItemDraft]:
    returned: set[str] = set()
    superseded = {item.carried_from_id for m in source.earlier for item in m.items}
    last = source.earlier[-1] if source.earlier else None
    for meeting in reversed(source.earlier):
        for item in meeting.items:
            reason = why_returns(item, _kept_alive_by(item, source), is_last=meeting is last)
            if not reason or item.id in superseded or fold(item.title) in returned:
                continue
            returned.add(fold(item.title))
            yield _returned(item, f"{meeting.label}: {reason}")
        if meeting is last:
            yield from _parked_items(meeting)


def _kept_alive_by(item: AgendaItem, source: CarrySource) -> tuple[Task, ...]:
    """Return the tasks that may keep an item alive.

    Those given with the conclusion come back in the table of the resolution's results.
    """
    has_table = source.previous is not None and source.kind in _WITH_RESOLUTION
    concludes = item.kind is ItemKind.DECISION and not _CONCLUDING.isdisjoint(item.step_ids)
    return () if has_table and concludes else source.tasks


def why_returns(item: AgendaItem, tasks: Iterable[Task], *, is_last: bool = True) -> str:
    """Return why an item comes back, "" when it does not; recurring ones come from the last."""
    comes_anyway = item.kind in _EVERY_MEETING or RESULT_STEP in item.step_ids
    if comes_anyway or item.fate is ItemFate.DROPPED:
        return ""
    if is_last and not was_discussed(item):
        return item.fate_reason or "chưa bàn"
    if any(task.item_id == item.id and task.state in OPEN_STATES for task in tasks):
        return "còn việc chưa xong"
    return "mục thường xuyên" if is_last and item.recurring else ""


def was_discussed(item: AgendaItem) -> bool:
    """Tell whether an item was dealt with: its fate says so, or something is recorded of it."""
    if item.fate is not None:
        return item.fate is ItemFate.DONE
    return bool(item.content.strip() or item.conclusion.strip() or item.actual_minutes)


def _returned(item: AgendaItem, line: str) -> AgendaItemDraft:
    return AgendaItemDraft(
        kind=item.kind,
        title=item.title,
        part=item.part,
        presenter_id=item.presenter_id,
        presenter_name=item.presenter_name,
        present_minutes=item.present_minutes,
        discuss_minutes=item.discuss_minutes,
        step_ids=item.step_ids,
        recurring=item.recurring,
        is_professional=item.is_professional,
        draft_text=item.draft_text,
        origin=ItemOrigin.CARRIED,
        carried_lines=(line,),
        carried_from_id=item.id,
        duty_id=item.duty_id,
        directive_id=item.directive_id,
        serves=item.serves,
    )


def _parked_items(meeting: EarlierMeeting) -> Iterator[AgendaItemDraft]:
    for entry in meeting.entries:
        if entry.kind is EntryKind.PARKED:
            line = f"{meeting.label}: để lại kỳ sau"
            item = _carried(ItemKind.DISCUSSION, entry.text.strip(), (line,))
            yield replace(item, present_minutes=2, discuss_minutes=5)


def _directive_items(
    source: CarrySource, already: Collection[int | None]
) -> Iterator[AgendaItemDraft]:
    for directive in source.directives:
        if directive.id not in already:
            yield directive_item(directive, source.day)


def directive_item(directive: Directive, day: date) -> AgendaItemDraft:
    """Return the information item that passes a paper from above on (S06, S08, S10)."""
    waited = f"Nhận {day_month(directive.received_on)}, chờ {directive.days(day)} ngày"
    line = waited if directive.lines else f"{waited}; chưa có tóm tắt"
    return replace(
        _carried(ItemKind.INFORMATION, f"Phổ biến: {directive.name}", (line,)),
        present_minutes=3,
        discuss_minutes=2,
        directive_id=directive.id,
        info_source=directive.origin,
        local_meaning="\n".join(directive.lines),
    )


def _duty_items(source: CarrySource, already: Collection[int | None]) -> Iterator[AgendaItemDraft]:
    for due in source.duties:
        if due.duty.id not in already:
            item = _carried(ItemKind.DISCUSSION, due.duty.title, (_duty_line(due, source.day),))
            yield replace(item, present_minutes=5, discuss_minutes=10, duty_id=due.duty.id)


def _duty_line(due: DueDuty, day: date) -> str:
    whom = f": {lower_first(due.duty.subject)}" if due.duty.subject else ""
    late = f"; tháng {due.month} chưa làm" if due.month != day.month else ""
    return f"Việc định kỳ {months_text(due.duty.months)}{whom}{late}"


def next_reporters(
    turns: Iterable[ReportTurn], number: int, skipped: Collection[int] = ()
) -> tuple[ReportTurn, ...]:
    """Return whose turn it is: who never reported, then the longest wait, then by name."""
    free = [turn for turn in turns if turn.member_id not in skipped]
    waited = [turn.waited for turn in free if turn.waited is not None]
    never = max(waited, default=0) + 1

    def rank(turn: ReportTurn) -> tuple[int, NameKey]:
        return -(never if turn.waited is None else turn.waited), name_key(turn.full_name)

    return tuple(sorted(free, key=rank)[:number])


def reporters_due(members: int, rules: RuleSet) -> int:
    """Return how many report at one meeting, one or two by the size of the cell."""
    return 2 if members >= rules.integer("review_two_from") else 1


def _study_items(source: CarrySource) -> Iterator[AgendaItemDraft]:
    chosen = next_reporters(source.turns, source.reporters, source.skipped)
    if chosen:
        yield study_item(chosen)


def study_item(chosen: Sequence[ReportTurn]) -> AgendaItemDraft:
    """Return the item at which these members report; the first of them presents it."""
    names = ", ".join(f"đ/c {_short_name(turn, chosen)}" for turn in chosen)
    title = f"Học tập và làm theo Bác: {names}"
    item = _carried(ItemKind.STUDY, title, map(turn_line, chosen), (STUDY_STEP,))
    return replace(
        item,
        presenter_id=chosen[0].member_id,
        present_minutes=5 * len(chosen),
        discuss_minutes=3 * len(chosen),
    )


def _short_name(turn: ReportTurn, chosen: Sequence[ReportTurn]) -> str:
    name = given_name(turn.full_name)
    alike = sum(given_name(other.full_name) == name for other in chosen)
    return turn.full_name if alike > 1 else name


def turn_line(turn: ReportTurn) -> str:
    """Return what stands under a study item: whose turn it is, and how long he or she waited."""
    waited = "chưa báo cáo lần nào" if turn.waited is None else f"chờ {turn.waited} kỳ"
    return f"{_turn_words(turn.full_name)}, {waited}"


def _turn_words(full_name: str) -> str:
    return f"{_TURN_BEGINS}{full_name} báo cáo"


def is_turn_line(line: str) -> bool:
    """Tell whether a line under a study item says whose turn it is."""
    return line.startswith(_TURN_BEGINS)


def is_turn_of(full_name: str, line: str) -> bool:
    """Tell whether a line under a study item says that it is this member's turn."""
    return line.startswith(_turn_words(full_name))


def _probation_items(source: CarrySource) -> Iterator[AgendaItemDraft]:
    for member in source.probation:
        if member.ends_on <= source.day:
            yield _carried(
                ItemKind.DECISION,
                f"Xét công nhận đảng viên chính thức: đ/c {member.full_name}",
                (f"Đủ 12 tháng dự bị ngày {short_date(member.ends_on)}",),
            )
