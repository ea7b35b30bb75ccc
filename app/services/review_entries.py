"""What is recorded of each person in a review: self-review, comments, votes, proposal, decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules
from app.data.database import Database
from app.data.review_fact_lines import load_fact_lines
from app.data.review_files import load_review_file
from app.data.review_records import (
    entry_record,
    review_record,
    write_ballot,
    write_entry,
    write_self_review,
)
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.member_cards import CardLine
from app.domain.problems import Problem
from app.domain.review_checks import check_decision, check_proposal, check_self_review
from app.domain.review_forms import FormSection, form_name, form_sections
from app.domain.review_ratings import RatingFacts, RatingLimits, rating_doubts
from app.domain.review_steps import ReviewStep, step_of
from app.domain.review_votes import (
    BallotCount,
    GradeVotes,
    check_ballot,
    majority_grade,
    majority_sentence,
    votes_sentence,
)
from app.domain.reviews import (
    ResidenceComment,
    ReviewFile,
    ReviewLine,
    ReviewSubject,
    SelfReview,
)
from app.domain.text import short_date
from app.services.review_writing import (
    entry_row,
    find_review,
    line_of,
    open_review,
    refuse,
    tidy,
    tidy_texts,
)

NO_SELF_REVIEW = SelfReview()


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """One member of a review on one sheet, with the one thing to do next."""

    line: ReviewLine
    form: str
    """ "Mẫu 2B, HD 43-HD/BTCTW (2025)"."""
    sections: tuple[FormSection, ...]
    records: tuple[CardLine, ...]
    """What the figures are made of, each with its place; empty once the review is closed."""
    doubts: tuple[str, ...]
    """Why the grade on the table does not fit the record; a reminder only."""
    vote_words: str
    majority: MemberGrade | None
    step: ReviewStep | None
    is_closed: bool


class ReviewEntryService:
    """Actions on one person, or on the votes of all."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def sheet(self, review_id: int, member_id: int) -> ReviewSheet:
        """Return the sheet of a member; raises Refused when he or she is not reviewed."""
        with self._db.read() as session:
            file = load_review_file(session, find_review(session, review_id), self._today())
            line = line_of(file, member_id)
            return self._sheet(session, file, line)

    def save_self_review(self, review_id: int, member_id: int, own: SelfReview) -> None:
        """Record the self-review a member handed in; raises ValidationError."""
        refuse(check_self_review(own, self._today()))
        kept = replace(own, violation=tidy(own.violation), texts=tidy_texts(own.texts))
        with self._db.write("Ghi bản tự đánh giá") as session:
            write_self_review(self._row(session, review_id, member_id), kept)

    def take_back_self_review(self, review_id: int, member_id: int) -> None:
        """Treat a self-review as not handed in: it was written on the wrong member."""
        with self._db.write("Bỏ ghi bản tự đánh giá") as session:
            write_self_review(self._row(session, review_id, member_id), NO_SELF_REVIEW)

    def save_residence(self, review_id: int, member_id: int, comment: ResidenceComment) -> None:
        """Record the comment of the cell of residence, on paper or online."""
        if comment.received_on is not None and comment.received_on > self._today():
            refuse([Problem("received_on", "Ngày nhận không thể sau hôm nay.")])
        with self._db.write("Ghi nhận xét nơi cư trú") as session:
            row = self._row(session, review_id, member_id)
            kept = replace(comment, text=tidy(comment.text))
            write_entry(row, replace(entry_record(row), residence=kept))

    def save_temporary(self, review_id: int, member_id: int, text: str) -> None:
        """Record what the cell where a member meets for a time says of him or her."""
        with self._db.write("Ghi nhận xét nơi sinh hoạt tạm thời") as session:
            self._row(session, review_id, member_id).temporary_comment = tidy(text)

    def save_committee(
        self, review_id: int, member_id: int, grade: MemberGrade | None, comment: str
    ) -> None:
        """Record what the chi ủy says of a member and the grade it proposes."""
        if grade is None:
            refuse([Problem("grade", "Chưa chọn mức chi ủy đề nghị.")])
        with self._db.write("Ghi nhận xét của chi ủy") as session:
            row = self._row(session, review_id, member_id)
            row.committee_grade = grade.value if grade else ""
            row.committee_comment = tidy(comment)

    def save_votes(
        self, review_id: int, ballot: BallotCount, votes: Mapping[int, GradeVotes]
    ) -> None:
        """Record how the vote was taken and the counts of each member, in one action.

        Raises ValidationError with the field "votes:<member>" where a sum cannot be.
        """
        with self._db.write("Ghi kết quả phiếu xếp loại") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, self._today())
            refuse((*check_ballot(ballot, file.voting_base), *_vote_problems(file, ballot, votes)))
            write_ballot(row, ballot)
            for member_id, counts in votes.items():
                entry_row(row, member_id).votes = counts.as_counts()

    def propose(self, review_id: int, member_id: int, grade: MemberGrade, reason: str = "") -> None:
        """Record the grade the cell proposes; against the vote only with a reason."""
        with self._db.write("Ghi mức chi bộ đề nghị") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, self._today())
            entry = line_of(file, member_id).entry
            refuse(check_proposal(grade, reason, entry.votes, file.voting_base))
            own = entry_row(row, member_id)
            own.proposed_grade, own.proposed_reason = grade.value, tidy(reason)

    def propose_majorities(self, review_id: int) -> int:
        """Take the grade more than half chose wherever there is one; return how many."""
        with self._db.write("Lấy mức quá nửa làm đề nghị") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, self._today())
            taken = 0
            for line in file.lines:
                grade = majority_grade(line.entry.votes, file.voting_base)
                if line.entry.proposed_grade is None and grade is not None:
                    entry_row(row, line.person.member_id).proposed_grade = grade.value
                    taken += 1
            if not taken:
                raise Refused("Chưa có mức nào quá nửa. Hãy ghi kết quả phiếu, hoặc ghi lý do.")
            return taken

    def decide(
        self,
        review_id: int,
        member_id: int,
        grade: MemberGrade | None,
        on: date | None,
        reason: str = "",
    ) -> None:
        """Record the superior's decision on one member; after the end it is a regrading."""
        with self._db.write("Ghi quyết định xếp loại") as session:
            row = find_review(session, review_id)
            refuse(check_decision(grade, on, review_record(session, row), self._today()))
            line_of(load_review_file(session, row, self._today()), member_id)
            entry = entry_row(row, member_id)
            if row.closed_on is not None:
                _regrade(entry, grade, on, reason)
            _write_decision(entry, grade, on, reason)

    def decide_as_proposed(self, review_id: int, on: date | None) -> int:
        """Record that the superior agreed with every proposal still open; return how many."""
        with self._db.write("Ghi quyết định theo đề nghị") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, self._today())
            waiting = [
                line
                for line in file.lines
                if line.entry.proposed_grade and not line.entry.superior_grade
            ]
            if not waiting:
                raise Refused("Chưa có đề nghị nào chờ quyết định.")
            grade = waiting[0].entry.proposed_grade
            refuse(check_decision(grade, on, file.review, self._today()))
            for line in waiting:
                entry = entry_row(row, line.person.member_id)
                _write_decision(entry, line.entry.proposed_grade, on, "")
            row.decided_on = on
            return len(waiting)

    def save_collective(
        self, review_id: int, subject: ReviewSubject, own: SelfReview, comment: str = ""
    ) -> None:
        """Record the report of the chi ủy as a collective, or of the cell (Mẫu 01)."""
        refuse(check_self_review(own, self._today()))
        with self._db.write("Ghi báo cáo kiểm điểm tập thể") as session:
            row = entry_row(open_review(session, review_id), None, subject)
            write_self_review(row, replace(own, texts=tidy_texts(own.texts)))
            row.committee_comment = tidy(comment)

    def _row(self, session: Session, review_id: int, member_id: int) -> t.ReviewEntry:
        row = open_review(session, review_id)
        line_of(load_review_file(session, row, self._today()), member_id)
        return entry_row(row, member_id)

    def _sheet(self, session: Session, file: ReviewFile, line: ReviewLine) -> ReviewSheet:
        review, kind, today = file.review, line.person.form_kind, self._today()
        limits = RatingLimits.of(load_rules(session, review.last_day))
        return ReviewSheet(
            line=line,
            form=form_name(kind, review.plan.form_set, is_quarter=review.is_quarter),
            sections=form_sections(kind, is_quarter=review.is_quarter),
            records=() if review.is_closed else load_fact_lines(session, review, line.id, today),
            doubts=line_doubts(line, limits),
            vote_words=majority_sentence(line.entry.votes, file.voting_base),
            majority=majority_grade(line.entry.votes, file.voting_base),
            step=step_of(line),
            is_closed=review.is_closed,
        )

    def _today(self) -> date:
        return self._clock().date()


def line_doubts(line: ReviewLine, limits: RatingLimits) -> tuple[str, ...]:
    """Return why the latest grade of a line does not fit the record."""
    entry, own, facts = line.entry, line.entry.own, line.facts
    grade = entry.final_grade or entry.committee_grade or own.grade
    if grade is None:
        return ()
    known = RatingFacts(
        points=own.points,
        tasks=facts.tasks,
        in_time=facts.in_time,
        late=facts.late,
        undone=facts.undone,
        above=own.above,
        mended=own.mended,
        violation=own.violation,
    )
    return rating_doubts(grade, known, limits)


def _vote_problems(
    file: ReviewFile, ballot: BallotCount, votes: Mapping[int, GradeVotes]
) -> tuple[Problem, ...]:
    problems = []
    for member_id, counts in votes.items():
        name = line_of(file, member_id).person.full_name
        words = votes_sentence(counts, ballot)
        if words:
            problems.append(Problem(f"votes:{member_id}", f"Đ/c {name}: {words}"))
    return tuple(problems)


def _write_decision(
    entry: t.ReviewEntry, grade: MemberGrade | None, on: date | None, reason: str
) -> None:
    entry.superior_grade = grade.value if grade else ""
    entry.superior_on, entry.superior_reason = on, tidy(reason)


def _regrade(entry: t.ReviewEntry, grade: MemberGrade | None, on: date | None, reason: str) -> None:
    """Note what a regrading changed: of Mẫu 03 only the title is known."""
    if not tidy(reason):
        refuse([Problem("reason", "Xếp loại lại: hãy ghi lý do.")])
    if grade is None or on is None:  # refused before
        return
    before = entry_record(entry).superior_grade
    was = MEMBER_GRADE_LABELS[before] if before else "chưa có"
    told = f"Xếp loại lại ngày {short_date(on)}: từ {was} thành {MEMBER_GRADE_LABELS[grade]}."
    entry.note = "\n".join(part for part in (entry.note, told) if part)
