"""Reviews of members: opened for a year or a quarter, led through five steps, closed for good."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_days_off, load_rules, load_settings
from app.data.database import Database
from app.data.review_files import load_review_file
from app.data.review_records import (
    find_row,
    frozen_text,
    new_row,
    papers_of,
    review_record,
)
from app.data.typed_text import forget_all
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.meetings import MeetingKind
from app.domain.periods import QUARTERS
from app.domain.problems import Problem
from app.domain.review_caps import CapVerdict, ReviewCap
from app.domain.review_dossiers import DossierLine, DossierPaper, dossier_lines
from app.domain.review_forms import form_code
from app.domain.review_grades import cap_verdicts, counted_grades
from app.domain.review_steps import (
    ReviewAct,
    ReviewStepLine,
    file_sentence,
    next_act,
    reminder_text,
    steps_of,
)
from app.domain.reviews import (
    Review,
    ReviewFile,
    ReviewKind,
    ReviewPlan,
    draft_due,
    proposed_plan,
)
from app.domain.scoring_options import options_of
from app.services.review_filling import put_plan
from app.services.review_meetings import ReviewMeeting, meetings_for
from app.services.review_writing import entry_row, find_review, open_review, refuse, tidy

NO_PAPER = "Giấy tờ này không còn trong hồ sơ. Hãy mở lại hồ sơ kiểm điểm."


@dataclass(frozen=True, slots=True)
class ReviewBoard:
    """A review as the page shows it: the lines, the steps, the next act, the cap."""

    file: ReviewFile
    sentence: str
    steps: tuple[ReviewStepLine, ...]
    act: ReviewAct | None
    caps: tuple[CapVerdict, ...]
    cap_words: tuple[str, ...]
    """The cap in words, the one that is exceeded first."""
    counted: str
    """Whose grades the figures count: "Tự nhận", "Chi bộ đề nghị", "Đảng ủy quyết định"."""


class ReviewService:
    """Actions on whole reviews."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def find(
        self, year: int, kind: ReviewKind = ReviewKind.YEAR, number: int = 0
    ) -> ReviewBoard | None:
        """Return the review of a period, None before it is opened."""
        with self._db.read() as session:
            row = find_row(session, kind, year, number)
            if row is None:
                return None
            return self._board(load_review_file(session, row, self._today()))

    def board(self, review_id: int) -> ReviewBoard:
        """Return a review; raises NotFound."""
        return self._board(self.get(review_id))

    def get(self, review_id: int) -> ReviewFile:
        """Return a review with all its lines; raises NotFound."""
        with self._db.read() as session:
            return load_review_file(session, find_review(session, review_id), self._today())

    def known(self, year: int) -> tuple[Review, ...]:
        """Return the reviews of a year, quarters first."""
        query = select(t.Review).where(t.Review.year == year).order_by(t.Review.number.desc())
        with self._db.read() as session:
            found = [review_record(session, row) for row in session.scalars(query)]
        return tuple(sorted(found, key=lambda review: (review.number == 0, review.number)))

    def meetings(self, year: int, kind: ReviewKind, number: int = 0) -> tuple[ReviewMeeting, ...]:
        """Return the meetings a review of a period can be voted at, in order of day."""
        with self._db.read() as session:
            return meetings_for(session, year, kind, number)

    def start(self, year: int, kind: ReviewKind = ReviewKind.YEAR, number: int = 0) -> int:
        """Open the review of a period with proposed days and return its id."""
        if kind is ReviewKind.QUARTER and number not in QUARTERS:
            raise Refused("Chưa chọn quý để kiểm điểm.")
        today = self._today()
        with self._db.write("Mở đợt kiểm điểm") as session:
            if find_row(session, kind, year, number) is not None:
                raise Refused("Đợt kiểm điểm này đã mở. Hãy mở nó ở trang Đánh giá đảng viên.")
            review = Review(0, kind, year, number, today, ReviewPlan())
            row = new_row(replace(review, plan=_first_plan(session, review)))
            session.add(row)
            session.flush()
            return row.id

    def save_plan(self, review_id: int, plan: ReviewPlan) -> None:
        """Change days, forms and cap of a review; raises ValidationError."""
        with self._db.write("Sửa đợt kiểm điểm") as session:
            put_plan(session, review_id, plan)

    def remind(self, review_id: int) -> str:
        """Note who was reminded today and return the message to copy."""
        today = self._today()
        with self._db.write("Nhắc nộp bản kiểm điểm") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, today)
            if not file.missing():
                raise Refused("Mọi đồng chí đã nộp bản tự đánh giá.")
            for line in file.missing():
                entry_row(row, line.person.member_id).reminded_on = today
            return reminder_text(file, load_cell(session).name)

    def send(self, review_id: int, on: date | None) -> None:
        """Note the day the proposals went to the superior; None takes it back."""
        with self._db.write("Ghi ngày gửi kết quả xếp loại") as session:
            row = open_review(session, review_id)
            _refuse_day("sent_on", on, row.opened_on, self._today())
            row.sent_on = on

    def publish(self, review_id: int, on: date | None) -> None:
        """Note the day the result was announced; it may come after the end."""
        with self._db.write("Ghi ngày công khai kết quả") as session:
            row = find_review(session, review_id)
            _refuse_day("published_on", on, row.opened_on, self._today())
            row.published_on = on

    def close(self, review_id: int) -> None:
        """Keep a frozen copy; from then on screen and papers are read from it."""
        today = self._today()
        with self._db.write("Kết thúc đợt kiểm điểm") as session:
            row = open_review(session, review_id)
            file = load_review_file(session, row, today)
            if not file.lines:
                raise Refused("Đợt này chưa có đồng chí nào thuộc diện kiểm điểm.")
            _write_people(row, file)
            closed = replace(file, review=replace(file.review, closed_on=today))
            row.closed_on, row.frozen = today, frozen_text(closed)

    def remove(self, review_id: int) -> None:
        """Delete a review opened by mistake; undo brings all of it back."""
        with self._db.write("Xóa đợt kiểm điểm") as session:
            row = find_review(session, review_id)
            for paper in session.scalars(
                select(t.ReviewPaper).where(t.ReviewPaper.review_id == review_id)
            ):
                session.delete(paper)
            session.delete(row)
            # The next review may get its number: what was half typed here is not of that one.
            forget_all(session, f"review:{review_id}:")

    def dossier(self, review_id: int) -> tuple[DossierLine, ...]:
        """Return the nine kinds of papers of the dossier with their ticks."""
        file = self.get(review_id)
        with self._db.read() as session:
            return dossier_lines(file, papers_of(session, review_id))

    def add_paper(
        self, review_id: int, kind: DossierPaper, *, electronic: bool = False, note: str = ""
    ) -> int:
        """Tick a paper of the dossier as there today and return the id of the tick."""
        with self._db.write("Ghi giấy tờ kiểm điểm") as session:
            find_review(session, review_id)
            row = t.ReviewPaper(
                review_id=review_id,
                entry_id=None,
                kind=kind.value,
                received_on=self._today(),
                electronic=electronic,
                note=tidy(note),
            )
            session.add(row)
            session.flush()
            return row.id

    def save_paper(self, paper_id: int, *, electronic: bool, note: str) -> None:
        """Change how a paper of the dossier is kept and what is noted of it."""
        with self._db.write("Sửa giấy tờ kiểm điểm") as session:
            row = _paper(session, paper_id)
            row.electronic, row.note = electronic, tidy(note)

    def remove_paper(self, paper_id: int) -> None:
        """Take a tick of the dossier back."""
        with self._db.write("Bỏ ghi giấy tờ kiểm điểm") as session:
            session.delete(_paper(session, paper_id))

    def _board(self, file: ReviewFile) -> ReviewBoard:
        counted, grades = counted_grades(file)
        caps = cap_verdicts(file, grades)
        worst_first = sorted(caps, key=lambda verdict: not verdict.is_over)
        return ReviewBoard(
            file=file,
            sentence=file_sentence(file),
            steps=steps_of(file, self._today()),
            act=next_act(file),
            caps=caps,
            cap_words=tuple(verdict.sentence(counted) for verdict in worst_first),
            counted=counted,
        )

    def _today(self) -> date:
        return self._clock().date()


def _paper(session: Session, paper_id: int) -> t.ReviewPaper:
    row = session.get(t.ReviewPaper, paper_id)
    if row is None:
        raise NotFound(NO_PAPER)
    return row


def _first_plan(session: Session, review: Review) -> ReviewPlan:
    """Return the days a review begins with, from the meeting it will be voted at."""
    found = meetings_for(session, review.year, review.kind, review.number)
    own = [meeting for meeting in found if meeting.kind is MeetingKind.REVIEW]
    meeting = next(iter((*own, *found)), None)
    rules = load_rules(session, review.last_day)
    days = rules.integer("review_draft_days")
    voted = None if meeting is None else (meeting.id, meeting.day)
    due = None if meeting is None else draft_due(meeting.day, days, load_days_off(session))
    options = options_of(load_settings(session).scoring_options)
    cap = ReviewCap(
        percent=rules.integer("review_cap_percent"),
        denominator=options.cap_denominator,
        rounding=options.cap_rounding,
        by_position=rules.flag("review_cap_by_position"),
    )
    return replace(proposed_plan(review.kind, review.last_day, voted, due), cap=cap)


def _write_people(row: t.Review, file: ReviewFile) -> None:
    """Write who was in the review and who was not, as the rows keep it for lists of years."""
    form_set = file.review.plan.form_set
    for line in file.lines:
        entry = entry_row(row, line.person.member_id)
        entry.included, entry.exclusion = True, ""
        entry.form_code = form_code(
            line.person.form_kind, form_set, is_quarter=file.review.is_quarter
        )
    for left_out in file.excluded:
        entry = entry_row(row, left_out.member_id)
        entry.included, entry.exclusion = False, left_out.exclusion.value


def _refuse_day(field: str, on: date | None, first: date, today: date) -> None:
    if on is not None and not first <= on <= today:
        refuse([Problem(field, "Ngày phải từ ngày mở đợt đến hôm nay.")])
