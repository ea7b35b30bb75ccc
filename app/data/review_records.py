"""Reviews out of their tables and back: the review, its entries, and the frozen copy at the end."""

import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.data import tables as t
from app.data.codec import from_plain, to_plain
from app.domain.grades import MemberGrade
from app.domain.review_caps import ReviewCap
from app.domain.review_dossiers import DossierPaper, ReviewPaper
from app.domain.review_forms import ReviewFormSet
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import (
    ResidenceComment,
    Review,
    ReviewEntry,
    ReviewFile,
    ReviewKind,
    ReviewLine,
    ReviewPlan,
    ReviewSubject,
    SelfReview,
)
from app.domain.votes import VoteMethod

_GENERAL, _TASKS, _ABOVE, _MENDED, _VIOLATION = "general", "tasks", "above", "mended", "violation"


def find_row(session: Session, kind: ReviewKind, year: int, number: int) -> t.Review | None:
    """Return the row of the review of a period, None before it is opened."""
    query = (
        select(t.Review)
        .options(selectinload(t.Review.entries))
        .where(t.Review.kind == kind.value, t.Review.year == year, t.Review.number == number)
    )
    return session.scalars(query).one_or_none()


def review_record(session: Session, row: t.Review) -> Review:
    """Return a review row as a record."""
    day = None
    if row.meeting_id is not None:
        day = session.scalar(select(t.Meeting.day).where(t.Meeting.id == row.meeting_id))
    return Review(
        id=row.id,
        kind=ReviewKind(row.kind),
        year=row.year,
        number=row.number,
        opened_on=row.opened_on,
        plan=ReviewPlan(
            form_set=ReviewFormSet(row.form_set),
            meeting_id=row.meeting_id,
            self_due_on=row.self_due_on,
            committee_due_on=row.committee_due_on,
            decision_due_on=row.decision_due_on,
            cap=from_plain(ReviewCap, row.cap),
            note=row.note,
        ),
        ballot=_ballot(row),
        meeting_day=day,
        sent_on=row.sent_on,
        decided_on=row.decided_on,
        published_on=row.published_on,
        closed_on=row.closed_on,
    )


def _ballot(row: t.Review) -> BallotCount:
    return BallotCount(
        method=VoteMethod(row.voting_method),
        present=row.present or 0,
        issued=row.ballots_issued or 0,
        collected=row.ballots_collected or 0,
        valid=row.ballots_valid or 0,
    )


def new_row(review: Review) -> t.Review:
    """Return the row of a review just opened."""
    row = t.Review(
        kind=review.kind.value,
        year=review.year,
        number=review.number,
        opened_on=review.opened_on,
        sent_on=None,
        decided_on=None,
        published_on=None,
        closed_on=None,
        frozen="",
    )
    write_plan(row, review.plan)
    write_ballot(row, review.ballot)
    return row


def write_plan(row: t.Review, plan: ReviewPlan) -> None:
    """Put days and rules into a review row."""
    row.form_set, row.meeting_id = plan.form_set.value, plan.meeting_id
    row.self_due_on, row.committee_due_on = plan.self_due_on, plan.committee_due_on
    row.decision_due_on, row.note = plan.decision_due_on, plan.note
    row.cap = to_plain(plan.cap)


def write_ballot(row: t.Review, ballot: BallotCount) -> None:
    """Put how the vote was taken into a review row."""
    row.voting_method = ballot.method.value
    row.present = ballot.present
    secret = ballot.is_secret
    row.ballots_issued = ballot.issued if secret else None
    row.ballots_collected = ballot.collected if secret else None
    row.ballots_valid = ballot.valid if secret else None


def entry_record(row: t.ReviewEntry) -> ReviewEntry:
    """Return an entry row as a record."""
    return ReviewEntry(
        subject=ReviewSubject(row.subject),
        member_id=row.member_id,
        reminded_on=row.reminded_on,
        own=_self_review(row),
        residence=ResidenceComment(
            row.residence_received_on, row.residence_online, row.residence_comment
        ),
        temporary_comment=row.temporary_comment,
        committee_comment=row.committee_comment,
        committee_grade=_grade(row.committee_grade),
        votes=GradeVotes.from_counts(row.votes),
        proposed_grade=_grade(row.proposed_grade),
        proposed_reason=row.proposed_reason,
        superior_grade=_grade(row.superior_grade),
        superior_on=row.superior_on,
        superior_reason=row.superior_reason,
        note=row.note,
    )


def _self_review(row: t.ReviewEntry) -> SelfReview:
    figures = row.figures
    return SelfReview(
        received_on=row.self_received_on,
        general_points=_points(figures.get(_GENERAL, "")),
        task_points=_points(figures.get(_TASKS, "")),
        grade=_grade(row.self_grade),
        above=_percent(figures.get(_ABOVE, "")),
        mended=_percent(figures.get(_MENDED, "")),
        violation=figures.get(_VIOLATION, ""),
        texts=dict(row.self_texts),
    )


def _grade(value: str) -> MemberGrade | None:
    return MemberGrade(value) if value else None


def _points(value: str) -> Fraction | None:
    return Fraction(value) if value else None


def _percent(value: str) -> int | None:
    return int(value) if value else None


def new_entry_row(subject: ReviewSubject, member_id: int | None) -> t.ReviewEntry:
    """Return an entry row with nothing recorded yet."""
    row = t.ReviewEntry(
        subject=subject.value,
        member_id=member_id,
        included=True,
        exclusion="",
        form_code="",
        self_points="",
    )
    write_entry(row, ReviewEntry(subject, member_id))
    return row


def write_entry(row: t.ReviewEntry, entry: ReviewEntry) -> None:
    """Put everything recorded of a person into the row."""
    write_self_review(row, entry.own)
    row.reminded_on, row.note = entry.reminded_on, entry.note
    row.residence_received_on = entry.residence.received_on
    row.residence_online = entry.residence.online
    row.residence_comment = entry.residence.text
    row.temporary_comment = entry.temporary_comment
    row.committee_comment = entry.committee_comment
    row.committee_grade = _slug(entry.committee_grade)
    row.votes = entry.votes.as_counts()
    row.proposed_grade, row.proposed_reason = _slug(entry.proposed_grade), entry.proposed_reason
    row.superior_grade, row.superior_on = _slug(entry.superior_grade), entry.superior_on
    row.superior_reason = entry.superior_reason


def write_self_review(row: t.ReviewEntry, own: SelfReview) -> None:
    """Put a self-review into the row of a person."""
    row.self_received_on = own.received_on
    row.self_grade = _slug(own.grade)
    row.self_points = "" if own.points is None else str(own.points)
    row.self_texts = {key: text for key, text in own.texts.items() if text.strip()}
    values = {
        _GENERAL: own.general_points,
        _TASKS: own.task_points,
        _ABOVE: own.above,
        _MENDED: own.mended,
        _VIOLATION: own.violation or None,
    }
    row.figures = {key: str(value) for key, value in values.items() if value is not None}


def _slug(grade: MemberGrade | None) -> str:
    return "" if grade is None else grade.value


def papers_of(session: Session, review_id: int) -> tuple[ReviewPaper, ...]:
    """Return the ticks of the dossier of a review."""
    query = (
        select(t.ReviewPaper)
        .where(t.ReviewPaper.review_id == review_id)
        .order_by(t.ReviewPaper.received_on, t.ReviewPaper.id)
    )
    return tuple(
        ReviewPaper(row.id, DossierPaper(row.kind), row.received_on, row.electronic, row.note)
        for row in session.scalars(query)
    )


def frozen_text(file: ReviewFile) -> str:
    """Return a whole review as the text that is kept for good."""
    return json.dumps(to_plain(file), ensure_ascii=False)


def frozen_file(row: t.Review, review: Review) -> ReviewFile:
    """Return a closed review from its copy; days and a regrading after the end are the row's."""
    kept = from_plain(ReviewFile, json.loads(row.frozen))
    now = {entry.member_id: entry_record(entry) for entry in row.entries}
    return replace(kept, review=review, lines=tuple(_regraded(line, now) for line in kept.lines))


def _regraded(line: ReviewLine, now: Mapping[int | None, ReviewEntry]) -> ReviewLine:
    entry = now.get(line.person.member_id)
    return line if entry is None else replace(line, entry=entry)
