"""The tasks of a year with the documents that gave them, and how the last resolution fared."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rule_values, term_on
from app.data.meeting_files import load_meeting_file
from app.data.memo import remembered
from app.data.register_records import documents_of_term, first_numbers
from app.data.sheet_views import load_sheet_view
from app.data.snapshots import frozen_parts
from app.data.task_records import RESOLUTION_KINDS, TASK_TABLES, load_tasks, numbers_of
from app.domain.cells import Term
from app.domain.documents import DocumentType, forbidden_types
from app.domain.evidence_keys import EvidenceKey
from app.domain.frozen_sheets import thaw_item
from app.domain.meeting_file import MeetingFile, PreviousResolution
from app.domain.meetings import HELD_STAGES, MeetingHeader, MeetingStage, meeting_title
from app.domain.periods import Period
from app.domain.registers import Register, RegisterRow, register_lines
from app.domain.resolution_progress import progress_of
from app.domain.rubrics import Rubric, RubricItem
from app.domain.rule_sets import RuleSet, rule_set_on
from app.domain.score_sheets import SheetState
from app.domain.scored_items import ScoredItem
from app.domain.task_boards import LastResolution, TaskBoard, TaskSource, task_groups
from app.domain.tasks import OPEN_STATES, TASK_STATE_LABELS, Task, TaskState
from app.domain.text import day_month

_REGISTER = frozenset({"documents", "meetings", "terms", "rule_values", "cells", "settings"})
_BOARD = TASK_TABLES | {"meetings"}
_DONE = (TaskState.DONE, TaskState.DROPPED)


def load_task_board(session: Session, year: int, today: date) -> TaskBoard:
    """Return the tasks given or due in a year and those still open from before."""
    name = f"tasks of {year} on {today}"
    return remembered(session, name, _BOARD, lambda s: _read_board(s, year, today))


def _read_board(session: Session, year: int, today: date) -> TaskBoard:
    first, last = date(year, 1, 1), date(year, 12, 31)
    of_year = select(t.Meeting.id).where(t.Meeting.year == year)
    tasks = load_tasks(
        session,
        or_(
            t.Task.meeting_id.in_(of_year),
            t.Task.due_on.between(first, last),
            t.Task.state.in_(OPEN_STATES) & or_(t.Task.due_on < first, t.Task.due_on.is_(None)),
        ),
    )
    return TaskBoard(task_groups(tasks, _sources(session, tasks), today))


def _sources(session: Session, tasks: Iterable[Task]) -> dict[int, TaskSource]:
    ids = {task.meeting_id for task in tasks if task.meeting_id is not None}
    number_of = numbers_of(session, ids)
    row = t.Meeting
    query = select(row.id, row.kind, row.year, row.month, row.quarter, row.day, row.stage)
    return {
        meeting_id: TaskSource(
            meeting_id=meeting_id,
            kind=kind,
            period=Period(year, month, quarter),
            day=day,
            is_locked=stage is MeetingStage.LOCKED,
            resolution_number=number_of.get(meeting_id),
        )
        for meeting_id, kind, year, month, quarter, day, stage in session.execute(
            query.where(row.id.in_(ids))
        )
    }


def year_of_task(session: Session, task_id: int, today: date) -> int | None:
    """Return a year whose board shows a task, None when there is no such task."""
    query = (
        select(t.Meeting.year, t.Task.due_on)
        .select_from(t.Task)
        .outerjoin(t.Meeting, t.Meeting.id == t.Task.meeting_id)
        .where(t.Task.id == task_id)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    year, due_on = row
    if year is not None:
        return int(year)
    return today.year if due_on is None else int(due_on.year)


def last_resolution(session: Session, year: int, now: datetime) -> LastResolution | None:
    """Return what the last held meeting of a year reported on, None while there is none."""
    query = (
        select(t.Meeting.id, t.Meeting.locked_at, t.ScoreSheet.state)
        .outerjoin(t.ScoreSheet, t.ScoreSheet.meeting_id == t.Meeting.id)
        .where(
            t.Meeting.year == year,
            t.Meeting.kind.in_(RESOLUTION_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
        )
        .order_by(t.Meeting.day.desc(), t.Meeting.id.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    meeting_id, locked_at, sheet = found
    if locked_at is None or sheet is not SheetState.CLOSED:
        return _of_open(session, meeting_id, now)
    name, tables = f"progress told at meeting {meeting_id}", frozenset({"meetings", "score_sheets"})
    return remembered(session, name, tables, lambda s: _of_locked(s, meeting_id))


def _of_locked(session: Session, meeting_id: int) -> LastResolution | None:
    frozen = frozen_parts(session, meeting_id, _Frozen)
    scored = thaw_item(json.loads(frozen.sheet.frozen), _fed_item)
    return _with_points(_progress(frozen), scored)


@dataclass(frozen=True, slots=True)
class _FrozenSheet:
    """What of the closed sheet of a locked meeting is read."""

    frozen: str


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What of a locked meeting is read here; the whole of it takes twice the time."""

    header: MeetingHeader
    rules: RuleSet
    previous: PreviousResolution | None
    sheet: _FrozenSheet


def _of_open(session: Session, meeting_id: int, now: datetime) -> LastResolution | None:
    file = load_meeting_file(session, meeting_id)
    view = load_sheet_view(session, file, now)
    last = _progress(file)
    fed = None if view is None else _fed_item(view.rubric)
    return last if view is None or fed is None else _with_points(last, view.sheet.item(fed))


def _progress(meeting: MeetingFile | _Frozen) -> LastResolution | None:
    previous, header = meeting.previous, meeting.header
    if previous is None:
        return None
    progress = progress_of(previous, header, meeting.rules)
    return LastResolution(
        meeting_id=header.id,
        code=previous.code,
        period_label=previous.period_label,
        done=progress.done,
        counted=progress.counted,
        left=tuple(_left_words(task) for task in previous.tasks if task.state not in _DONE),
    )


def _left_words(task: Task) -> str:
    if task.state is TaskState.EXTENDED and task.due_now is not None:
        return f"{task.code}, gia hạn đến {day_month(task.due_now)}"
    return f"{task.code}, {TASK_STATE_LABELS[task.state].lower()}"


def _with_points(last: LastResolution | None, scored: ScoredItem | None) -> LastResolution | None:
    if last is None or scored is None:
        return last
    return replace(last, item_id=scored.id, points=scored.points, maximum=scored.max)


def _fed_item(rubric: Rubric) -> str | None:
    """Return the id of the line that the share of tasks done decides or is evidence for."""
    wanted = EvidenceKey.RESOLUTION_COMPLETION_PERCENT
    return next((item.id for item in rubric.items() if wanted in _keys(item)), None)


def _keys(item: RubricItem) -> set[EvidenceKey | None]:
    conditions = (*item.pass_when, *item.full_when)
    return {
        item.evidence,
        *item.evidence_hint,
        *(level.evidence for level in item.levels),
        *(condition.evidence for condition in conditions),
    }


def load_register(session: Session, day: date) -> Register:
    """Return the papers of the term a day lies in, with the gaps of each type (K37)."""
    term = term_on(session, day)
    if term is None:
        return Register("")
    name = f"register of term {term.id}"
    return remembered(session, name, _REGISTER, lambda s: _read_register(s, term))


def _read_register(session: Session, term: Term) -> Register:
    papers = documents_of_term(session, term.id)
    lines = register_lines(papers, first_numbers(session, term.id))
    repeated = {one for line in lines for twice in line.repeated for one in twice.ids}
    titles, own = _titles(session, term.id), load_rule_values(session)
    days = {paper.issued_on for paper in papers}
    forbidden = {day: _forbidden_under(rule_set_on(day, own)) for day in days}
    rows = tuple(
        RegisterRow(
            document=paper,
            meeting_title=titles.get(paper.meeting_id or 0, ""),
            is_repeated=paper.id in repeated,
            is_forbidden=paper.type in forbidden[paper.issued_on],
        )
        for paper in papers
    )
    return Register(term.name, rows, lines)


@lru_cache
def _forbidden_under(rules: RuleSet) -> frozenset[DocumentType]:
    return forbidden_types(rules.texts("forbidden_types") if rules.is_on("K38") else ())


def _titles(session: Session, term_id: int) -> dict[int, str]:
    """Return the names of the meetings that issued papers of a term, read as columns."""
    row = t.Meeting
    query = (
        select(row.id, row.kind, row.year, row.month, row.quarter)
        .join(t.IssuedDocument, t.IssuedDocument.meeting_id == row.id)
        .where(t.IssuedDocument.term_id == term_id)
    )
    return {
        meeting_id: meeting_title(kind, Period(year, month, quarter))
        for meeting_id, kind, year, month, quarter in session.execute(query)
    }
