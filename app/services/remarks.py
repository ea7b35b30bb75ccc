"""Remarks of observers: who attended, what was noted on each item, and the answers (O1)."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.data.memo import remembered
from app.data.remark_records import (
    count_waiting,
    is_waiting,
    load_board,
    load_remark_rows,
    load_visits,
)
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.problems import Problem
from app.domain.remark_boards import RemarkBoard, RemarkRow
from app.domain.remarks import (
    AnswerForm,
    RemarkForm,
    Visit,
    VisitForm,
    check_answer,
    check_remark,
    check_visit,
)
from app.domain.tasks import TaskDraft
from app.domain.text import clean, fold, short_date
from app.services.tasks import add_task


class RemarkService:
    """Actions on attendances of observers and their remarks."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    # --- Lists ----------------------------------------------------------------------------------

    def board(self, year: int) -> RemarkBoard:
        """Return the remarks of a year and those of earlier years that still wait."""
        with self._db.read() as session:
            return load_board(session, year, self._clock().date())

    def visits(self, meeting_id: int) -> tuple[Visit, ...]:
        """Return who attended one meeting."""
        with self._db.read() as session:
            return load_visits(session, meeting_id)

    def find(self, remark_id: int) -> RemarkRow:
        """Return one remark with its meeting and item."""
        with self._db.read() as session:
            return _row_of(session, remark_id)

    def count(self, year: int) -> int:
        """Return how many remarks of a year or of before wait, read without the remarks."""
        with self._db.read() as session:
            return count_waiting(session, year)

    def overdue(self) -> int:
        """Return how many unanswered remarks are past their day, read without the remarks."""
        today = self._clock().date()
        with self._db.read() as session:
            return remembered(
                session,
                f"overdue remarks on {today}",
                frozenset({"remarks"}),
                lambda own: _overdue(own, today),
            )

    def due_for(self, meeting_id: int) -> date:
        """Return the deadline proposed for a new remark of a meeting, never a day gone by."""
        with self._db.read() as session:
            return _due_for(session, find_meeting(session, meeting_id).day, self._clock().date())

    def guest_form(self, guest_id: int) -> VisitForm:
        """Return a guest of a meeting as an attendance, with the team his or her unit names."""
        with self._db.read() as session:
            return _form_of(session, _find_guest(session, guest_id))

    # --- Who attended ---------------------------------------------------------------------------

    def add_guest_visit(self, guest_id: int) -> int:
        """Record that a guest of the meeting attended as an observer; one click, once."""
        with self._db.write("Ghi người dự") as session:
            return _visit_of(session, _form_of(session, _find_guest(session, guest_id))).id

    def save_visit(self, visit_id: int, form: VisitForm) -> None:
        """Change who attended and how."""
        with self._db.write("Sửa người dự") as session:
            _refuse(check_visit(form))
            _write_visit(_find_visit(session, visit_id), form)

    def mark_sheet(
        self, visit_id: int, *, sent_on: date | None = None, back_on: date | None = None
    ) -> None:
        """Record when the sheet of an attendance went out or came back; None leaves a day."""
        with self._db.write("Ghi ngày gửi, nhận phiếu góp ý") as session:
            row = _find_visit(session, visit_id)
            row.sheet_sent_on = sent_on or row.sheet_sent_on
            row.sheet_back_on = back_on or row.sheet_back_on

    def remove_visit(self, visit_id: int) -> None:
        """Delete an attendance entered by mistake; one with remarks stays."""
        with self._db.write("Xóa người dự") as session:
            row = _find_visit(session, visit_id)
            if row.remarks:
                raise Refused("Người dự này đã có góp ý. Hãy xóa góp ý trước.")
            session.delete(row)

    # --- What was said --------------------------------------------------------------------------

    def note(
        self, visit: VisitForm, remarks: Sequence[RemarkForm], *, back_on: date | None = None
    ) -> tuple[int, ...]:
        """Record an attendance with what was said, one action; an attendance known is used again.

        With `back_on` the remarks come from a sheet that came back on that day.
        """
        with self._db.write("Ghi góp ý của người dự") as session:
            _refuse(check_visit(visit))
            row, day = _visit_of(session, visit), find_meeting(session, visit.meeting_id).day
            row.sheet_back_on = back_on or row.sheet_back_on
            added = []
            for form in remarks:
                _refuse(check_remark(form, day))
                remark = t.Remark(answer="", answered_on=None, accepted=None, task_id=None)
                _write_remark(remark, form)
                row.remarks.append(remark)
                added.append(remark)
            session.flush()
            return tuple(remark.id for remark in added)

    def save(self, remark_id: int, form: RemarkForm) -> None:
        """Change what was noted."""
        with self._db.write("Sửa góp ý") as session:
            row = _find(session, remark_id)
            _refuse(check_remark(form, _held_on(session, row)))
            _write_remark(row, form)

    def remove(self, remark_id: int) -> None:
        """Delete a remark entered by mistake."""
        with self._db.write("Xóa góp ý") as session:
            session.delete(_find(session, remark_id))

    # --- The answer -----------------------------------------------------------------------------

    def keep_draft(self, remark_id: int, text: str) -> None:
        """Keep an answer that is still being written; the remark stays open."""
        with self._db.write("Lưu nháp trả lời góp ý") as session:
            row = _find(session, remark_id)
            if row.answered_on is not None:
                raise Refused("Góp ý này đã trả lời. Hãy sửa rồi bấm Ghi trả lời.")
            row.answer = clean(text).strip()

    def answer(self, remark_id: int, form: AnswerForm) -> None:
        """Close a remark with its answer, or change the answer; raises ValidationError without."""
        with self._db.write("Trả lời góp ý") as session:
            row = _find(session, remark_id)
            _refuse(check_answer(form, _held_on(session, row), self._clock().date()))
            row.answer, row.answered_on = clean(form.text).strip(), form.on
            row.accepted, row.task_id = form.accepted, form.task_id

    def task_draft(self, remark_id: int) -> TaskDraft:
        """Return the task a remark asks for, as far as the remark says who and until when."""
        row = self.find(remark_id)
        form, today = row.remark.form, self._clock().date()
        return TaskDraft(
            text=form.proposal.strip() or form.gist,
            owner_id=form.owner_id,
            due_on=form.due_on if form.due_on is not None and form.due_on >= today else None,
            source=f"Góp ý của {row.visit.source}, buổi {short_date(row.meeting.day)}",
        )

    def give_task(self, remark_id: int, draft: TaskDraft) -> int:
        """Give a task that carries out a remark and link it; returns the task's id."""
        with self._db.write("Giao nhiệm vụ từ góp ý") as session:
            row = _find(session, remark_id)
            if row.task_id is not None:
                raise Refused("Góp ý này đã gắn với một nhiệm vụ. Hãy mở nhiệm vụ đó.")
            row.task_id = add_task(session, None, draft, self._clock().date()).id
            return row.task_id


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise ValidationError(problems)


def _find(session: Session, remark_id: int) -> t.Remark:
    row = session.get(t.Remark, remark_id)
    if row is None:
        raise NotFound("Góp ý này không còn trong sổ.")
    return row


def _find_guest(session: Session, guest_id: int) -> t.Guest:
    row = session.get(t.Guest, guest_id)
    if row is None:
        raise NotFound("Khách mời này không còn trong buổi họp.")
    return row


def _find_visit(session: Session, visit_id: int) -> t.Visit:
    row = session.get(t.Visit, visit_id)
    if row is None:
        raise NotFound("Lượt dự họp này không còn trong sổ.")
    return row


def _row_of(session: Session, remark_id: int) -> RemarkRow:
    found = load_remark_rows(session, t.Remark.id == remark_id)
    if not found:
        raise NotFound("Góp ý này không còn trong sổ.")
    return found[0]


def _held_on(session: Session, row: t.Remark) -> date:
    return find_meeting(session, _find_visit(session, row.visit_id).meeting_id).day


def _due_for(session: Session, held_on: date, today: date) -> date:
    days = load_rules(session, today).integer("remark_answer_days")
    return max(held_on, today) + timedelta(days=days)


def _visit_of(session: Session, form: VisitForm) -> t.Visit:
    """Return the attendance a form means, added if the meeting does not know it."""
    find_meeting(session, form.meeting_id)
    rows = session.scalars(select(t.Visit).where(t.Visit.meeting_id == form.meeting_id))
    known = next((row for row in rows if _is_same(row, form)), None)
    if known is not None:
        return known
    row = t.Visit(sheet_sent_on=None, sheet_back_on=None)
    _write_visit(row, form)
    session.add(row)
    session.flush()
    return row


def _is_same(row: t.Visit, form: VisitForm) -> bool:
    if form.guest_id is not None and row.guest_id == form.guest_id:
        return True
    return row.team_id == form.team_id and fold(row.name) == fold(form.name)


def _form_of(session: Session, guest: t.Guest) -> VisitForm:
    """Return a guest as an attendance; the team is the one his or her unit names."""
    teams = session.execute(select(t.ObserverTeam.id, t.ObserverTeam.name))
    team = next((team_id for team_id, name in teams if fold(name) == fold(guest.unit)), None)
    return VisitForm(
        meeting_id=guest.meeting_id,
        name=guest.name,
        unit=guest.unit,
        role=guest.role,
        team_id=team,
        guest_id=guest.id,
        online=guest.online,
    )


def _write_visit(row: t.Visit, form: VisitForm) -> None:
    row.meeting_id, row.team_id, row.guest_id = form.meeting_id, form.team_id, form.guest_id
    row.name, row.unit = clean(form.name).strip(), clean(form.unit).strip()
    row.role, row.note = clean(form.role).strip(), clean(form.note).strip()
    row.online = form.online


def _write_remark(row: t.Remark, form: RemarkForm) -> None:
    row.strength = clean(form.strength).strip()
    row.shortcoming = clean(form.shortcoming).strip()
    row.proposal = clean(form.proposal).strip()
    row.item_id, row.due_on, row.owner_id = form.item_id, form.due_on, form.owner_id


def _overdue(session: Session, today: date) -> int:
    query = select(func.count(t.Remark.id)).where(is_waiting(), t.Remark.due_on < today)
    return session.scalar(query) or 0
