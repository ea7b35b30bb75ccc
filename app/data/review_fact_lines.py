"""The records behind the figures of a review, of all members in one reading."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_work import named
from app.data.memo import remembered
from app.data.past_attendance import past_of_months
from app.data.report_turns import load_reports
from app.data.review_facts import FACT_TABLES, NOTED, due_tasks, held, months_of
from app.domain.attendance import ATTENDANCE_LABELS, AttendanceState
from app.domain.matrix_headings import meeting_label
from app.domain.meetings import MeetingKind
from app.domain.member_cards import CardLine
from app.domain.minutes import EntryKind
from app.domain.reviews import Review
from app.domain.text import shortened

_ABSENT = (AttendanceState.EXCUSED, AttendanceState.UNEXCUSED)
_ENTRY_WORDS = {EntryKind.COMMENDATION: "Được biểu dương", EntryKind.REMINDER: "Được nhắc nhở"}
_Found = Iterator[tuple[int | None, CardLine]]
"""Whose record, and how it is shown."""


def load_fact_lines(
    session: Session, review: Review, member_id: int, today: date
) -> tuple[CardLine, ...]:
    """Return the records behind the figures of one member, the last first.

    Those of all members are read at once: one sheet after the other is looked at.
    """
    name = f"fact lines of {review.first_day} to {review.last_day} on {today}"
    lines = remembered(session, name, FACT_TABLES, lambda session: _read(session, review, today))
    return lines.get(member_id, ())


def _read(session: Session, review: Review, today: date) -> Mapping[int, tuple[CardLine, ...]]:
    found: dict[int, list[CardLine]] = {}
    for part in (
        _absence_lines(session, review),
        _past_absence_lines(session, review),
        _noted_lines(session, review),
        _task_lines(session, review, today),
        _paper_lines(session, review),
        _report_lines(session, review),
    ):
        for member_id, line in part:
            if member_id is not None:
                found.setdefault(member_id, []).append(line)
    return {
        member_id: tuple(sorted(lines, key=lambda line: line.day, reverse=True))
        for member_id, lines in found.items()
    }


def _absence_lines(session: Session, review: Review) -> _Found:
    query = (
        select(t.Attendance.member_id, t.Meeting, t.Attendance.state, t.Attendance.reason)
        .join(t.Attendance, t.Attendance.meeting_id == t.Meeting.id)
        .where(
            *held(review),
            t.Meeting.kind != MeetingKind.COMMITTEE,
            t.Attendance.state.in_(_ABSENT),
        )
    )
    for member_id, row, state, reason in session.execute(query):
        why = f" ({reason})" if reason else ""
        words = f"{ATTENDANCE_LABELS[state]}{why}, {named(row)}"
        yield member_id, CardLine(row.day, words, f"meeting:{row.id}:attendance:{member_id}")


def _past_absence_lines(session: Session, review: Review) -> _Found:
    """Give the absences an old matrix tells of; they have no meeting of their own to open."""
    for entry in past_of_months(session, review.year, months_of(review)):
        if entry.state in _ABSENT:
            why = f" ({entry.reason})" if entry.reason else ""
            when = meeting_label(entry.held_on, entry.kind)
            words = f"{ATTENDANCE_LABELS[entry.state]}{why}, buổi {when} (nhập từ bảng cũ)"
            yield entry.member_id, CardLine(entry.held_on, words, f"member:{entry.member_id}")


def _noted_lines(session: Session, review: Review) -> _Found:
    entry = t.MinutesEntry
    query = (
        select(entry.id, entry.member_id, entry.kind, entry.text, t.Meeting)
        .join(t.Meeting, t.Meeting.id == entry.meeting_id)
        .where(*held(review), entry.kind.in_(NOTED))
    )
    for entry_id, member_id, kind, text, row in session.execute(query):
        said = f": {shortened(text, 80)}" if text.strip() else ""
        words = f"{_ENTRY_WORDS[kind]}, {named(row)}{said}"
        yield member_id, CardLine(row.day, words, f"meeting:{row.id}:run:entry:{entry_id}")


def _task_lines(session: Session, review: Review, today: date) -> _Found:
    for task in due_tasks(session, review, today):
        words = f"{shortened(task.text, 70)}: {task.progress}"
        yield task.member_id, CardLine(task.done_on or task.due_on, words, f"task:{task.id}")


def _paper_lines(session: Session, review: Review) -> _Found:
    query = (
        select(t.Paper.id, t.Paper.title, t.Paper.author_id, t.Meeting.id, t.Meeting.day)
        .join(t.Meeting, t.Meeting.id == t.Paper.meeting_id)
        .where(*held(review))
    )
    for paper_id, title, author_id, meeting_id, day in session.execute(query):
        where = f"meeting:{meeting_id}:prepare:paper:{paper_id}"
        yield author_id, CardLine(day, f"Tham luận “{shortened(title)}”", where)
    meeting = t.Meeting
    topics = select(meeting.id, meeting.topic_title, meeting.topic_author_id, meeting.day).where(
        *held(review), meeting.topic_author_id.is_not(None)
    )
    for meeting_id, title, author_id, day in session.execute(topics):
        words = f"Viết chuyên đề “{shortened(title)}”"
        yield author_id, CardLine(day, words, f"meeting:{meeting_id}")


def _report_lines(session: Session, review: Review) -> _Found:
    for report in load_reports(session):
        if review.first_day <= report.day <= review.last_day:
            words = f"Báo cáo học tập Bác, {report.label}"
            yield report.member_id, CardLine(report.day, words, f"meeting:{report.meeting_id}")
