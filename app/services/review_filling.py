"""What is written on the people of a review, and writing it: one part, or a whole file at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.review_files import load_review_file
from app.data.review_records import (
    entry_record,
    review_record,
    write_ballot,
    write_entry,
    write_plan,
    write_self_review,
)
from app.domain.errors import ValidationError
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.problems import Problem
from app.domain.review_checks import (
    check_decision,
    check_plan,
    check_proposal,
    check_self_review,
)
from app.domain.review_votes import BallotCount, GradeVotes, check_ballot, votes_sentence
from app.domain.reviews import (
    COLLECTIVE_LABELS,
    ResidenceComment,
    ReviewFile,
    ReviewPlan,
    ReviewSubject,
    SelfReview,
)
from app.domain.text import short_date
from app.services.review_meetings import refuse_other_meeting
from app.services.review_writing import (
    entry_row,
    find_review,
    line_of,
    open_review,
    refuse,
    tidy,
    tidy_texts,
)

_IN_FILE = {"meeting_id": "meeting", "cap_percent": "cap.percent"}
"""Fields a file names otherwise than the form does."""


@dataclass(frozen=True, slots=True)
class GradeWord:
    """A grade with what is said beside it: a comment, or the reason of it."""

    grade: MemberGrade | None
    text: str = ""
    on: date | None = None
    """Day of a decision."""


@dataclass(frozen=True, slots=True)
class MemberFilling:
    """What a file says of one member; None where it says nothing, which changes nothing."""

    member_id: int
    own: SelfReview | None = None
    residence: ResidenceComment | None = None
    temporary: str | None = None
    committee: GradeWord | None = None
    votes: GradeVotes | None = None
    proposal: GradeWord | None = None
    decision: GradeWord | None = None


@dataclass(frozen=True, slots=True)
class ReviewFilling:
    """What a file says of a whole review."""

    members: tuple[MemberFilling, ...] = ()
    plan: ReviewPlan | None = None
    ballot: BallotCount | None = None
    collectives: Mapping[ReviewSubject, tuple[SelfReview, str]] | None = None

    @property
    def votes(self) -> dict[int, GradeVotes]:
        """The counts of those of whom the file has any."""
        return {one.member_id: one.votes for one in self.members if one.votes is not None}


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """A review that may be written on: its row, its people, and today."""

    row: t.Review
    file: ReviewFile
    today: date

    @classmethod
    def open(cls, session: Session, review_id: int, today: date) -> "ReviewDesk":
        """Return the desk of a review; raises Refused when it is closed."""
        row = open_review(session, review_id)
        return cls(row, load_review_file(session, row, today), today)

    @classmethod
    def reopen(cls, session: Session, review_id: int, today: date) -> "ReviewDesk":
        """Return the desk of a review that may be closed: regrading comes after the end."""
        row = find_review(session, review_id)
        return cls(row, load_review_file(session, row, today), today)

    def entry(self, member_id: int) -> t.ReviewEntry:
        """Return the row of a member; raises Refused when he or she is not reviewed."""
        line_of(self.file, member_id)
        return entry_row(self.row, member_id)


def fill(desk: ReviewDesk, filling: ReviewFilling) -> None:
    """Write all a file says, in the order of the steps; a refusal names whom it is about."""
    for subject, (own, comment) in (filling.collectives or {}).items():
        with _told(COLLECTIVE_LABELS[subject], f"collectives.{subject}"):
            put_collective(desk, subject, own, comment)
    for one in filling.members:
        _put_before_vote(desk, one)
    if filling.ballot is not None or filling.votes:
        put_votes(desk, filling.ballot or desk.file.review.ballot, filling.votes)
    for one in filling.members:
        _put_after_vote(desk, one)


def put_plan(session: Session, review_id: int, plan: ReviewPlan) -> None:
    """Write days, forms and cap of a review; the days have an order, the meeting its kind."""
    row = open_review(session, review_id)
    before = review_record(session, row)
    refuse(check_plan(plan, before))
    refuse_other_meeting(session, before, plan.meeting_id)
    write_plan(row, replace(plan, note=tidy(plan.note)))


def fill_plan(session: Session, review_id: int, plan: ReviewPlan) -> None:
    """Write the plan a file holds; a refusal names its place in the file."""
    with _told("Hạn, mẫu và trần", "plan"):
        put_plan(session, review_id, plan)


def put_self_review(desk: ReviewDesk, member_id: int, own: SelfReview) -> None:
    """Write a self-review that was handed in."""
    refuse(check_self_review(own, desk.today))
    kept = replace(own, violation=tidy(own.violation), texts=tidy_texts(own.texts))
    write_self_review(desk.entry(member_id), kept)


def put_residence(desk: ReviewDesk, member_id: int, comment: ResidenceComment) -> None:
    """Write what the cell of residence says."""
    if comment.received_on is not None and comment.received_on > desk.today:
        refuse([Problem("received_on", "Ngày nhận không thể sau hôm nay.")])
    row = desk.entry(member_id)
    write_entry(
        row, replace(entry_record(row), residence=replace(comment, text=tidy(comment.text)))
    )


def put_temporary(desk: ReviewDesk, member_id: int, text: str) -> None:
    """Write what the cell where a member meets for a time says."""
    desk.entry(member_id).temporary_comment = tidy(text)


def put_committee(desk: ReviewDesk, member_id: int, word: GradeWord) -> None:
    """Write what the chi ủy says and the grade it proposes."""
    if word.grade is None:
        refuse([Problem("grade", "Chưa chọn mức chi ủy đề nghị.")])
    row = desk.entry(member_id)
    row.committee_grade = word.grade.value if word.grade else ""
    row.committee_comment = tidy(word.text)


def put_votes(desk: ReviewDesk, ballot: BallotCount, votes: Mapping[int, GradeVotes]) -> None:
    """Write how the vote was taken and the counts; a sum that cannot be is refused."""
    problems = (*check_ballot(ballot, desk.file.voting_base), *_vote_problems(desk, ballot, votes))
    refuse(problems)
    write_ballot(desk.row, ballot)
    for member_id, counts in votes.items():
        entry_row(desk.row, member_id).votes = counts.as_counts()


def put_proposal(desk: ReviewDesk, member_id: int, word: GradeWord) -> None:
    """Write the grade the cell proposes; against the vote only with a reason."""
    if word.grade is None:
        refuse([Problem("grade", "Chưa chọn mức chi bộ đề nghị.")])
        return
    row = desk.entry(member_id)
    votes = entry_record(row).votes
    refuse(check_proposal(word.grade, word.text, votes, desk.file.voting_base))
    row.proposed_grade, row.proposed_reason = word.grade.value, tidy(word.text)


def put_decision(desk: ReviewDesk, member_id: int, word: GradeWord) -> None:
    """Write the superior's decision; after the end it is a regrading."""
    refuse(check_decision(word.grade, word.on, desk.file.review, desk.today))
    entry = desk.entry(member_id)
    if desk.row.closed_on is not None:
        _regrade(entry, word)
    write_decision(entry, word)


def write_decision(entry: t.ReviewEntry, word: GradeWord) -> None:
    """Put a decision into the row of a person."""
    entry.superior_grade = word.grade.value if word.grade else ""
    entry.superior_on, entry.superior_reason = word.on, tidy(word.text)


def put_collective(desk: ReviewDesk, subject: ReviewSubject, own: SelfReview, comment: str) -> None:
    """Write the report of a collective (Mẫu 01)."""
    refuse(check_self_review(own, desk.today))
    row = entry_row(desk.row, None, subject)
    write_self_review(row, replace(own, texts=tidy_texts(own.texts)))
    row.committee_comment = tidy(comment)


def _put_before_vote(desk: ReviewDesk, one: MemberFilling) -> None:
    who = _who(desk, one)
    if one.own is not None:
        with _told(who, "self"):
            put_self_review(desk, one.member_id, one.own)
    if one.residence is not None:
        with _told(who, "residence"):
            put_residence(desk, one.member_id, one.residence)
    if one.temporary is not None:
        put_temporary(desk, one.member_id, one.temporary)
    if one.committee is not None:
        with _told(who, "committee"):
            put_committee(desk, one.member_id, one.committee)


def _put_after_vote(desk: ReviewDesk, one: MemberFilling) -> None:
    who = _who(desk, one)
    if one.proposal is not None:
        with _told(who, "proposal"):
            put_proposal(desk, one.member_id, one.proposal)
    if one.decision is not None:
        with _told(who, "decision"):
            put_decision(desk, one.member_id, one.decision)


def _who(desk: ReviewDesk, one: MemberFilling) -> str:
    return f"Đ/c {line_of(desk.file, one.member_id).person.full_name}"


@contextmanager
def _told(who: str, part: str) -> Iterator[None]:
    """Let the sentences of a refusal say whom they are about and where in the file it stands."""
    try:
        yield
    except ValidationError as refusal:
        raise ValidationError(
            [Problem(one.field, _sentence(who, part, one)) for one in refusal.problems]
        ) from None


def _sentence(who: str, part: str, problem: Problem) -> str:
    return f"{who}, “{part}.{_IN_FILE.get(problem.field, problem.field)}”: {problem.message}"


def _vote_problems(
    desk: ReviewDesk, ballot: BallotCount, votes: Mapping[int, GradeVotes]
) -> tuple[Problem, ...]:
    problems = []
    for member_id, counts in votes.items():
        name = line_of(desk.file, member_id).person.full_name
        words = votes_sentence(counts, ballot)
        if words:
            problems.append(Problem(f"votes:{member_id}", f"Đ/c {name}: {words}"))
    return tuple(problems)


def _regrade(entry: t.ReviewEntry, word: GradeWord) -> None:
    """Note what a regrading changed: of Mẫu 03 only the title is known."""
    if not tidy(word.text):
        refuse([Problem("reason", "Xếp loại lại: hãy ghi lý do.")])
    if word.grade is None or word.on is None:  # refused before
        return
    before = entry_record(entry).superior_grade
    was = MEMBER_GRADE_LABELS[before] if before else "chưa có"
    now = MEMBER_GRADE_LABELS[word.grade]
    told = f"Xếp loại lại ngày {short_date(word.on)}: từ {was} thành {now}."
    entry.note = "\n".join(part for part in (entry.note, told) if part)
