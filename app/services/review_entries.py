"""What is recorded of each person in a review: self-review, comments, votes, proposal, decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.data.cell_records import load_rules
from app.data.database import Database
from app.data.review_fact_lines import load_fact_lines
from app.data.review_files import load_review_file
from app.data.review_records import write_self_review
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.grades import MemberGrade
from app.domain.member_cards import CardLine
from app.domain.review_checks import check_decision
from app.domain.review_forms import FormSection, form_name, form_sections
from app.domain.review_ratings import RatingFacts, RatingLimits, rating_doubts
from app.domain.review_steps import ReviewStep, step_of
from app.domain.review_votes import BallotCount, GradeVotes, majority_grade, majority_sentence
from app.domain.reviews import ResidenceComment, ReviewFile, ReviewLine, ReviewSubject, SelfReview
from app.services import review_filling
from app.services.review_filling import GradeWord, ReviewDesk, ReviewFilling, write_decision
from app.services.review_writing import entry_row, find_review, line_of, open_review, refuse

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

    def fill(self, review_id: int, filling: ReviewFilling) -> None:
        """Record all that a file says of a review, in one action; nothing where one part is wrong.

        Raises ValidationError, whose sentences name the member.
        """
        with self._db.write("Ghi đợt kiểm điểm từ tệp") as session:
            if filling.plan is not None:
                review_filling.fill_plan(session, review_id, filling.plan)
                session.flush()
            review_filling.fill(self._desk(session, review_id), filling)

    def doubts(self, review_id: int) -> Mapping[int, tuple[str, ...]]:
        """Return why grades do not fit the record, by member; of those of whom there is doubt."""
        with self._db.read() as session:
            file = load_review_file(session, find_review(session, review_id), self._today())
            limits = RatingLimits.of(load_rules(session, file.review.last_day))
        found = {line.id: line_doubts(line, limits) for line in file.lines}
        return {member_id: doubts for member_id, doubts in found.items() if doubts}

    def save_self_review(self, review_id: int, member_id: int, own: SelfReview) -> None:
        """Record the self-review a member handed in; raises ValidationError."""
        with self._db.write("Ghi bản tự đánh giá") as session:
            review_filling.put_self_review(self._desk(session, review_id), member_id, own)

    def take_back_self_review(self, review_id: int, member_id: int) -> None:
        """Treat a self-review as not handed in: it was written on the wrong member."""
        with self._db.write("Bỏ ghi bản tự đánh giá") as session:
            desk = self._desk(session, review_id)
            write_self_review(desk.entry(member_id), NO_SELF_REVIEW)

    def save_residence(self, review_id: int, member_id: int, comment: ResidenceComment) -> None:
        """Record the comment of the cell of residence, on paper or online."""
        with self._db.write("Ghi nhận xét nơi cư trú") as session:
            review_filling.put_residence(self._desk(session, review_id), member_id, comment)

    def save_temporary(self, review_id: int, member_id: int, text: str) -> None:
        """Record what the cell where a member meets for a time says of him or her."""
        with self._db.write("Ghi nhận xét nơi sinh hoạt tạm thời") as session:
            review_filling.put_temporary(self._desk(session, review_id), member_id, text)

    def save_committee(
        self, review_id: int, member_id: int, grade: MemberGrade | None, comment: str
    ) -> None:
        """Record what the chi ủy says of a member and the grade it proposes."""
        with self._db.write("Ghi nhận xét của chi ủy") as session:
            desk = self._desk(session, review_id)
            review_filling.put_committee(desk, member_id, GradeWord(grade, comment))

    def save_votes(
        self, review_id: int, ballot: BallotCount, votes: Mapping[int, GradeVotes]
    ) -> None:
        """Record how the vote was taken and the counts of each member, in one action.

        Raises ValidationError with the field "votes:<member>" where a sum cannot be.
        """
        with self._db.write("Ghi kết quả phiếu xếp loại") as session:
            review_filling.put_votes(self._desk(session, review_id), ballot, votes)

    def propose(self, review_id: int, member_id: int, grade: MemberGrade, reason: str = "") -> None:
        """Record the grade the cell proposes; against the vote only with a reason."""
        with self._db.write("Ghi mức chi bộ đề nghị") as session:
            desk = self._desk(session, review_id)
            review_filling.put_proposal(desk, member_id, GradeWord(grade, reason))

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
            desk = ReviewDesk.reopen(session, review_id, self._today())
            review_filling.put_decision(desk, member_id, GradeWord(grade, reason, on))

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
                write_decision(entry, GradeWord(line.entry.proposed_grade, on=on))
            row.decided_on = on
            return len(waiting)

    def save_collective(
        self, review_id: int, subject: ReviewSubject, own: SelfReview, comment: str = ""
    ) -> None:
        """Record the report of the chi ủy as a collective, or of the cell (Mẫu 01)."""
        with self._db.write("Ghi báo cáo kiểm điểm tập thể") as session:
            review_filling.put_collective(self._desk(session, review_id), subject, own, comment)

    def _desk(self, session: Session, review_id: int) -> ReviewDesk:
        return ReviewDesk.open(session, review_id, self._today())

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
