"""Reads what the papers of a review are made from, in one short transaction."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.meeting_files import load_meeting_file
from app.data.review_facts import DueTask, tasks_by_member
from app.data.review_files import load_review_file
from app.data.review_records import find_row, papers_of
from app.domain.errors import Refused
from app.domain.periods import Period
from app.domain.review_dossiers import DossierLine, dossier_lines
from app.domain.review_grades import cap_verdicts, counted_grades
from app.domain.reviews import ReviewFile, kind_of
from app.domain.text import upper_first
from app.services.paper_sources import people_on
from app.services.paper_texts.review_papers import ReviewSource

NOT_OPENED = "{} chưa mở đợt kiểm điểm. Hãy mở ở trang Đánh giá đảng viên."


def read_review(db: Database, period: Period, today: date) -> ReviewSource:
    """Return the review of a year or quarter; raises Refused before it is opened."""
    with db.read() as session:
        file = load_review_file(session, _row(session, period), today)
        return _source(session, file, today)


def read_tasks(db: Database, file: ReviewFile, today: date) -> Mapping[int, Sequence[DueTask]]:
    """Return the tasks of everybody that fell due in the period."""
    with db.read() as session:
        return tasks_by_member(session, file.review, today)


def read_dossier(db: Database, file: ReviewFile) -> tuple[DossierLine, ...]:
    """Return the nine kinds of papers of the dossier."""
    with db.read() as session:
        return dossier_lines(file, papers_of(session, file.review.id))


def _row(session: Session, period: Period) -> t.Review:
    row = find_row(session, kind_of(period), period.year, period.quarter or 0)
    if row is None:
        raise Refused(NOT_OPENED.format(upper_first(period.label)))
    return row


def _source(session: Session, file: ReviewFile, today: date) -> ReviewSource:
    review = file.review
    meeting_id = review.plan.meeting_id
    counted, grades = counted_grades(file)
    return ReviewSource(
        cell=load_cell(session),
        settings=load_settings(session),
        people=people_on(session, min(review.people_day, today)),
        file=file,
        caps=cap_verdicts(file, grades),
        counted=counted,
        grades=grades,
        meeting=None if meeting_id is None else load_meeting_file(session, meeting_id),
        today=today,
    )
