"""A whole review from its rows: who is in it by rule, what was recorded, what the book knows.

While a review is open its people come from the members as they are now, so that it is always in
step; rows exist only of those something was recorded of. A closed review is read from its copy.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_days_off, load_rules, load_settings
from app.data.meeting_files import load_meeting_file
from app.data.member_records import load_members
from app.data.memo import remembered
from app.data.review_facts import FACT_TABLES, load_facts
from app.data.review_records import entry_record, frozen_file, review_record
from app.domain.counting import voting_base
from app.domain.dates import PartialDate
from app.domain.member_days import expected_voters, has_committee, situation_on
from app.domain.member_labels import post_label
from app.domain.members import Member, Situation
from app.domain.review_forms import ReviewFormKind, form_kind
from app.domain.review_people import excluded, reviewed
from app.domain.reviews import (
    COLLECTIVE_LABELS,
    Review,
    ReviewEntry,
    ReviewFacts,
    ReviewFile,
    ReviewLine,
    ReviewPerson,
    ReviewSubject,
    draft_due,
)

_TABLES = FACT_TABLES | {
    "reviews", "review_entries", "rule_values", "days_off", "cells", "guests", "meeting_parts",
}  # fmt: skip


def load_review_file(session: Session, row: t.Review, today: date) -> ReviewFile:
    """Return a review with all its lines; two dozen queries whatever the number of members.

    It is kept until a record it rests on changes: one sheet after the other is looked at.
    """
    name = f"review {row.id} on {today}"
    return remembered(session, name, _TABLES, lambda session: _read_file(session, row.id, today))


def _read_file(session: Session, review_id: int, today: date) -> ReviewFile:
    row = session.get_one(t.Review, review_id)
    review = review_record(session, row)
    if review.is_closed:
        return frozen_file(row, review)
    day = review.people_day
    members = load_members(session)
    months = load_rules(session, day).integer("review_new_months")
    people = reviewed(members, day, months, leaders_only=review.is_quarter)
    return ReviewFile(
        review=review,
        lines=_lines(session, row, review, people, today),
        excluded=excluded(members, (review.first_day, day), months, leaders_only=review.is_quarter),
        collectives=_collectives(row, members, day),
        voting_base=_base(session, review, members),
        has_committee=has_committee(members, day),
        draft_due_on=_draft_due(session, review),
    )


def _lines(
    session: Session, row: t.Review, review: Review, people: Sequence[Member], today: date
) -> tuple[ReviewLine, ...]:
    facts = load_facts(session, review, people, today)
    entries = {entry.member_id: entry for entry in map(entry_record, row.entries)}
    return tuple(
        ReviewLine(
            person=review_person(member, review.people_day),
            entry=entries.get(member.id) or ReviewEntry(member_id=member.id),
            facts=facts[member.id],
        )
        for member in people
    )


def review_person(member: Member, day: date) -> ReviewPerson:
    """Return what papers print of a member on a day."""
    form = member.form
    return ReviewPerson(
        member_id=member.id,
        full_name=member.full_name,
        form_kind=form_kind(member, day),
        birth_date=_partial_text(form.birth_date),
        admission_date=_partial_text(form.admission_date),
        official_date=_partial_text(form.official_date),
        party_post=post_label(member, day),
        office_post=form.office_post or form.occupation,
        work_unit=form.work_unit,
        is_away=situation_on(member, day) is Situation.TEMPORARY_OUT,
        needs_residence=not form.residence_comment_exempt,
        residence_cell=form.residence_cell,
    )


def _partial_text(value: PartialDate | None) -> str:
    return "" if value is None else value.text()


def _collectives(row: t.Review, members: Sequence[Member], day: date) -> tuple[ReviewLine, ...]:
    """Return the chi ủy, where there is one, and the cell."""
    entries = {entry.subject: entry for entry in map(entry_record, row.entries)}
    subjects = [ReviewSubject.CELL]
    if has_committee(members, day):
        subjects.insert(0, ReviewSubject.COMMITTEE)
    return tuple(
        ReviewLine(
            ReviewPerson(None, COLLECTIVE_LABELS[subject], ReviewFormKind.COLLECTIVE),
            entries.get(subject) or ReviewEntry(subject),
            ReviewFacts(),
        )
        for subject in subjects
    )


def _base(session: Session, review: Review, members: Sequence[Member]) -> int:
    """Return the base of the votes: that of the meeting once people are marked, else by rule."""
    if review.plan.meeting_id is not None:
        file = load_meeting_file(session, review.plan.meeting_id)
        if any(line.attends for line in file.attendance):
            return voting_base(file)
    votes = load_settings(session).temp_in_votes
    return expected_voters(members, review.people_day, temporary_vote=votes)


def _draft_due(session: Session, review: Review) -> date | None:
    if review.meeting_day is None:
        return None
    days = load_rules(session, review.meeting_day).integer("review_draft_days")
    return draft_due(review.meeting_day, days, load_days_off(session))
