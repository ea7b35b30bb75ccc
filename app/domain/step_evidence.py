"""Which steps of a meeting its record shows as done, each by its own evidence."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from app.domain.agendas import ItemFate, ItemKind, ItemPart
from app.domain.counting import count, speakers
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import EntryKind
from app.domain.resolution_progress import resolution_progress
from app.domain.score_sheets import SheetState
from app.domain.steps import Step, StepPhase, steps_for
from app.domain.tasks import Task
from app.domain.votes import VoteMatter
from app.domain.voting import matter_passed


@dataclass(frozen=True, slots=True)
class StepState:
    """One step and whether the record shows it as done."""

    step: Step
    done: bool


def step_states(file: MeetingFile) -> tuple[StepState, ...]:
    """Return every step of a meeting and whether it is done."""
    return tuple(
        StepState(step, is_step_done(step.id, file)) for step in steps_for(file.header.kind)
    )


def judged_steps(file: MeetingFile) -> tuple[StepState, ...]:
    """Return the obligatory steps up to the end of the meeting, which the share counts."""
    return tuple(
        state
        for state in step_states(file)
        if not state.step.optional and state.step.phase is not StepPhase.FOLLOW_UP
    )


def scored_steps(file: MeetingFile) -> tuple[StepState, ...]:
    """Return the steps a sheet is scored on: all that can be done when the cell votes on it.

    The vote on the sheet itself, and the reading that follows it, cannot be asked of the sheet:
    a form that wants every step done could never be voted.
    """
    return tuple(state for state in judged_steps(file) if state.step.id not in _AFTER_SCORING)


def steps_done_share(file: MeetingFile) -> Fraction:
    """Return the exact share of obligatory steps done up to the end of the meeting."""
    judged = judged_steps(file)
    return Fraction(sum(state.done for state in judged), len(judged))


_AFTER_SCORING = frozenset({"R-C5", "R-C6"})


def is_step_done(step_id: str, file: MeetingFile) -> bool:
    """Tell whether the record shows a step as done: by its own evidence, else by its items."""
    evidence = _EVIDENCE.get(step_id)
    return evidence(file) if evidence else item_done(step_id, file)


def item_done(step_id: str, file: MeetingFile) -> bool:
    """Tell whether an agenda item that carries out a step was dealt with."""
    return any(
        item.fate is ItemFate.DONE or bool(item.content.strip()) or bool(item.actual_minutes)
        for item in file.agenda
        if step_id in item.step_ids and item.fate not in {ItemFate.POSTPONED, ItemFate.DROPPED}
    )


def committee_met(file: MeetingFile) -> bool:
    """Tell whether the chi ủy met before, or cannot because there is only a secretary."""
    return file.secretary_only or any(
        record.held and record.day <= file.header.day for record in file.committee
    )


def all_notified(file: MeetingFile) -> bool:
    """Tell whether every recipient of the invitation has been sent one."""
    return bool(file.notices) and all(line.sent_on is not None for line in file.notices)


def _papers_posted(file: MeetingFile) -> bool:
    posted = file.header.papers_posted_on
    return posted is not None and posted <= file.header.day


def _attendance_taken(file: MeetingFile) -> bool:
    return count(file).is_closed


def _agenda_adopted(file: MeetingFile) -> bool:
    return matter_passed(file, VoteMatter.AGENDA) or item_done("R-O5", file)


def _results_reviewed(file: MeetingFile) -> bool:
    progress = resolution_progress(file)
    return progress is None or not progress.without_result or item_done("R-M2", file)


def _discussed(file: MeetingFile) -> bool:
    critique = any(
        item.kind is ItemKind.CRITIQUE and bool(item.actual_minutes or item.content.strip())
        for item in file.agenda
    )
    return bool(speakers(file)) and critique


def _opinions_gathered(file: MeetingFile) -> bool:
    kinds = {EntryKind.RESPONSE, EntryKind.DECISION}
    answered = any(item.response.strip() or item.conclusion.strip() for item in file.agenda)
    return answered or any(entry.kind in kinds for entry in file.entries) or _concluded(file)


def _concluded(file: MeetingFile) -> bool:
    return bool(file.header.conclusion.strip())


def tasks_assigned(file: MeetingFile) -> bool:
    """Tell whether tasks were given and each has a person and a deadline."""
    return bool(file.tasks) and all(map(is_assigned, file.tasks))


def is_assigned(task: Task) -> bool:
    """Tell whether a task has a person or group, and a deadline unless it is a standing one."""
    has_owner = task.owner_id is not None or task.owner_group_id is not None
    return has_owner and (task.standing or task.due_on is not None)


def _petitions_settled(file: MeetingFile) -> bool:
    return bool(file.header.petitions_up.strip()) or item_done("R-C3", file)


def conclusion_adopted(file: MeetingFile) -> bool:
    """Tell whether the conclusion or the resolution was passed."""
    return matter_passed(file, VoteMatter.CONCLUSION, VoteMatter.RESOLUTION)


def sheet_voted(file: MeetingFile) -> bool:
    """Tell whether the cell has voted its points."""
    sheet = file.sheet
    if sheet is None:
        return False
    return sheet.state is not SheetState.OPEN or matter_passed(file, VoteMatter.SCORE)


def minutes_read(file: MeetingFile) -> bool:
    """Tell whether the minutes were read out."""
    return file.header.minutes_read_at is not None or minutes_adopted(file)


def minutes_adopted(file: MeetingFile) -> bool:
    """Tell whether the minutes were adopted, by the hour stamped or by a vote."""
    return file.header.minutes_adopted_at is not None or matter_passed(file, VoteMatter.MINUTES)


def missing_topic_parts(file: MeetingFile) -> tuple[str, ...]:
    """Return what the preparation of the topic still lacks (K34)."""
    topic = file.header.topic
    parts = (
        ("người viết", topic.author_id),
        ("dự thảo bằng văn bản", topic.drafted_on),
        ("ngày duyệt dự thảo", topic.approved_on),
        ("ngày gửi", topic.sent_on),
    )
    return tuple(words for words, value in parts if value is None)


def _topic_discussed(file: MeetingFile) -> bool:
    thematic = {item.id for item in file.agenda if item.part is ItemPart.THEMATIC}
    return any(e.kind is EntryKind.SPEECH and e.item_id in thematic for e in file.entries)


def _committee_closed(file: MeetingFile) -> bool:
    return _concluded(file) or item_done("C-6", file)


def _committee_opened(file: MeetingFile) -> bool:
    return file.header.minute_taker_id is not None and _attendance_taken(file)


_EVIDENCE: Mapping[str, Callable[[MeetingFile], bool]] = MappingProxyType(
    {
        "R-P1": lambda file: file.header.preparer_id is not None,
        "R-P2": committee_met,
        "R-P3": all_notified,
        "R-P4": _papers_posted,
        "R-P5": lambda file: file.header.bulletin_collected,
        "R-P6": lambda file: bool(file.header.discussion_prompts.strip()),
        "R-O2": lambda file: file.header.minute_taker_id is not None,
        "R-O3": _attendance_taken,
        "R-O4": lambda file: file.header.dues_announced is True,
        "R-O5": _agenda_adopted,
        "R-M2": _results_reviewed,
        "R-M4": _discussed,
        "R-C1": _opinions_gathered,
        "R-C2": tasks_assigned,
        "R-C3": _petitions_settled,
        "R-C4": conclusion_adopted,
        "R-C5": sheet_voted,
        "R-C6": minutes_adopted,
        "R-A1": lambda file: file.header.finished_posted_on is not None,
        "R-A2": lambda file: file.header.reported_on is not None,
        "T-P1": lambda file: bool(file.header.topic.title.strip()),
        "T-P2": lambda file: file.header.topic.author_id is not None,
        "T-P3": lambda file: not missing_topic_parts(file),
        "T-O1": lambda file: bool(file.header.topic.purpose.strip()) or item_done("T-O1", file),
        "T-M2": _topic_discussed,
        "T-C1": lambda file: bool(file.header.topic.assessment.strip()),
        "T-A1": lambda file: None not in {file.header.finished_posted_on, file.header.reported_on},
        "C-1": _committee_opened,
        "C-6": _committee_closed,
    }
)


def undone_steps(file: MeetingFile, phases: Iterable[StepPhase]) -> Iterator[Step]:
    """Give the obligatory steps of some phases the record does not show yet."""
    wanted = set(phases)
    return (
        state.step
        for state in step_states(file)
        if not state.done and not state.step.optional and state.step.phase in wanted
    )
