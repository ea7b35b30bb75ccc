"""What the book knows of members over the period of a review: a few queries over columns."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.data import tables as t
from app.data.member_cards import year_counts
from app.data.member_records import MEMBER_TABLES
from app.data.memo import remembered
from app.data.past_attendance import past_of_months
from app.data.report_turns import load_reports
from app.domain.meetings import HELD_STAGES
from app.domain.members import Member
from app.domain.minutes import EntryKind
from app.domain.reviews import Review, ReviewFacts
from app.domain.tasks import TaskState
from app.domain.text import day_month

NOTED = (EntryKind.COMMENDATION, EntryKind.REMINDER)


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task that was due in the period, with how it ended."""

    id: int
    member_id: int
    text: str
    deliverable: str
    due_on: date
    """The deadline after extensions."""
    done_on: date | None
    result: str

    @property
    def is_late(self) -> bool:
        """Tell whether it was done after its deadline."""
        return self.done_on is not None and self.done_on > self.due_on

    @property
    def progress(self) -> str:
        """Return in words how it ended: "xong đúng hạn 24/10"."""
        if self.done_on is None:
            return f"chưa xong, hạn {day_month(self.due_on)}"
        in_time = "chậm" if self.is_late else "đúng hạn"
        return f"xong {in_time} {day_month(self.done_on)}"


def months_of(review: Review) -> range:
    """Return the months a review looks back on."""
    return range(review.first_day.month, review.last_day.month + 1)


FACT_TABLES = MEMBER_TABLES | {
    "meetings", "attendances", "minutes_entries", "agenda_items", "papers", "tasks",
    "task_results", "task_co_owners", "settings", "past_attendance",
}  # fmt: skip


def load_facts(
    session: Session, review: Review, members: Sequence[Member], today: date
) -> Mapping[int, ReviewFacts]:
    """Return the facts of all members of a review; kept until a record they rest on changes."""
    people = hash(tuple(member.id for member in members))
    name = f"facts of {review.first_day} to {review.last_day} on {today} for {people}"
    return remembered(session, name, FACT_TABLES, lambda s: _read_facts(s, review, members, today))


def _read_facts(
    session: Session, review: Review, members: Sequence[Member], today: date
) -> Mapping[int, ReviewFacts]:
    months = months_of(review)
    counts = year_counts(session, review.year, members, months, with_past=True)
    past = _past_months(session, review)
    noted = _noted(session, review)
    papers = _papers(session, review)
    reports = Counter(
        report.member_id
        for report in load_reports(session)
        if review.first_day <= report.day <= review.last_day
    )
    tasks = tasks_by_member(session, review, today)
    return {
        member.id: _facts(
            counts[member.id],
            tasks.get(member.id, ()),
            past.get(member.id, ()),
            speaking=(
                noted[member.id, EntryKind.COMMENDATION],
                noted[member.id, EntryKind.REMINDER],
                papers[member.id],
                reports[member.id],
            ),
        )
        for member in members
    }


def _facts(
    counts: tuple[int, int, int],
    tasks: Collection[DueTask],
    past: Collection[int],
    speaking: tuple[int, int, int, int],
) -> ReviewFacts:
    attended, summoned, speeches = counts
    commendations, reminders, papers, reports = speaking
    return ReviewFacts(
        attended=attended,
        summoned=summoned,
        tasks=len(tasks),
        done=sum(task.done_on is not None for task in tasks),
        late=sum(task.is_late for task in tasks),
        speeches=speeches,
        commendations=commendations,
        reminders=reminders,
        papers=papers,
        study_reports=reports,
        past_months=tuple(past),
    )


def _past_months(session: Session, review: Review) -> Mapping[int, Sequence[int]]:
    """Return the months of each member that stand in an old matrix only."""
    found: dict[int, list[int]] = {}
    for entry in past_of_months(session, review.year, months_of(review)):
        if entry.state is not None:
            found.setdefault(entry.member_id, []).append(entry.held_on.month)
    return found


def tasks_by_member(
    session: Session, review: Review, today: date
) -> Mapping[int, Sequence[DueTask]]:
    """Return the due tasks of everybody."""
    found: dict[int, list[DueTask]] = {}
    for task in due_tasks(session, review, today):
        found.setdefault(task.member_id, []).append(task)
    return found


def due_tasks(session: Session, review: Review, today: date) -> tuple[DueTask, ...]:
    """Return the tasks that fell due in the period up to a day, or were done before they did.

    A task counts for who leads it and for who helps; one that was dropped counts for nobody.
    """
    last = min(review.last_day, today)
    results = _last_results(session, review)
    query = (
        select(t.Task.id, t.Task.owner_id, t.Task.text, t.Task.deliverable, t.Task.due_on)
        .where(_may_fall_due(review), t.Task.state != TaskState.DROPPED)
        .order_by(t.Task.due_on, t.Task.id)
    )
    helpers = _helpers(session, review)
    due = []
    for task_id, owner, text, product, due_on in session.execute(query):
        known = results.get(task_id, _Known())
        deadline = known.new_due_on or due_on
        if deadline is None or not review.first_day <= deadline <= review.last_day:
            continue  # an extension has moved it to another period
        if known.done_on is None and deadline > last:
            continue
        for member_id in (owner, *helpers.get(task_id, ())):
            if member_id is not None:
                words = (text, product)
                due.append(DueTask(task_id, member_id, *words, deadline, known.done_on, known.text))
    return tuple(due)


def _may_fall_due(review: Review) -> ColumnElement[bool]:
    """Return what chooses tasks that were once to be done in the period of a review."""
    days = review.first_day, review.last_day
    moved = select(t.TaskResult.task_id).where(t.TaskResult.new_due_on.between(*days))
    return or_(t.Task.due_on.between(*days), t.Task.id.in_(moved))


@dataclass(slots=True)
class _Known:
    """The results of one task put together, in the order they were recorded."""

    done_on: date | None = None
    new_due_on: date | None = None
    text: str = ""


def _last_results(session: Session, review: Review) -> Mapping[int, _Known]:
    query = (
        select(
            t.TaskResult.task_id,
            t.TaskResult.state,
            t.TaskResult.on,
            t.TaskResult.new_due_on,
            t.TaskResult.text,
        )
        .join(t.Task, t.Task.id == t.TaskResult.task_id)
        .where(_may_fall_due(review))
        .order_by(t.TaskResult.id)
    )
    found: dict[int, _Known] = {}
    for task_id, state, on, new_due_on, text in session.execute(query):
        known = found.setdefault(task_id, _Known())
        known.done_on = on if state is TaskState.DONE else None
        known.new_due_on = new_due_on or known.new_due_on
        known.text = text or known.text
    return found


def _helpers(session: Session, review: Review) -> Mapping[int, list[int]]:
    query = (
        select(t.TaskCoOwner.task_id, t.TaskCoOwner.member_id)
        .join(t.Task, t.Task.id == t.TaskCoOwner.task_id)
        .where(_may_fall_due(review))
    )
    found: dict[int, list[int]] = {}
    for task_id, member_id in session.execute(query):
        found.setdefault(task_id, []).append(member_id)
    return found


def held(review: Review) -> tuple[ColumnElement[bool], ...]:
    """Return what chooses the meetings held in the period of a review."""
    return (
        t.Meeting.day.between(review.first_day, review.last_day),
        t.Meeting.stage.in_(HELD_STAGES),
    )


def _noted(session: Session, review: Review) -> Counter[tuple[int, EntryKind]]:
    query = (
        select(t.MinutesEntry.member_id, t.MinutesEntry.kind, func.count())
        .join(t.Meeting, t.Meeting.id == t.MinutesEntry.meeting_id)
        .where(*held(review), t.MinutesEntry.kind.in_(NOTED))
        .group_by(t.MinutesEntry.member_id, t.MinutesEntry.kind)
    )
    return Counter(
        {(member, kind): number for member, kind, number in session.execute(query) if member}
    )


def _papers(session: Session, review: Review) -> Counter[int]:
    """Count topics written and tham luận given at held meetings."""
    topics = select(t.Meeting.topic_author_id).where(*held(review))
    given = (
        select(t.Paper.author_id)
        .join(t.Meeting, t.Meeting.id == t.Paper.meeting_id)
        .where(*held(review))
    )
    authors = (*session.scalars(topics), *session.scalars(given))
    return Counter(member for member in authors if member is not None)
