"""The register of issued papers: numbers of the term, never given twice."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules, term_on
from app.data.database import Database
from app.data.findings import open_errors_of
from app.data.meeting_parts import document_record
from app.data.register_records import documents_of_term, first_numbers
from app.data.task_boards import (
    last_resolution,
    load_register,
    load_task_board,
    year_of_task,
)
from app.domain.clock import Clock
from app.domain.documents import (
    DOCUMENT_TYPE_LABELS,
    HIGHEST_NUMBER,
    DocumentDraft,
    DocumentState,
    DocumentType,
    IssuedDocument,
    RegisterGaps,
    document_code,
    forbidden_types,
    register_gaps,
)
from app.domain.errors import Refused
from app.domain.findings import Finding
from app.domain.registers import Register
from app.domain.task_boards import LastResolution, TaskBoard
from app.domain.text import clean
from app.services.cancelled_numbers import CANCELLING, cancel_number, refuse_short_reason

GIVEN = "documents"
"""The table whose new rows undo never takes out: a number is given once."""


class DocumentService:
    """Actions on the register."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def register(self, day: date) -> tuple[IssuedDocument, ...]:
        """Return the papers of the term a day lies in, by type and number."""
        with self._db.read() as session:
            term = term_on(session, day)
            return () if term is None else documents_of_term(session, term.id)

    def gaps(self, day: date) -> tuple[RegisterGaps, ...]:
        """Return missing and repeated numbers of the term a day lies in (K37)."""
        with self._db.read() as session:
            term = term_on(session, day)
            if term is None:
                return ()
            papers = documents_of_term(session, term.id)
            return register_gaps(papers, first_numbers(session, term.id))

    def next_code(self, document_type: DocumentType, day: date) -> str:
        """Return the number and sign the next paper of a type will get."""
        with self._db.read() as session:
            term = term_on(session, day)
            number = 1 if term is None else _next_number(session, document_type, term.id)
        return document_code(document_type, number)

    def issue(
        self,
        document_type: DocumentType,
        abstract: str,
        day: date,
        *,
        meeting_id: int | None = None,
        number: int | None = None,
    ) -> IssuedDocument:
        """Give a paper its number of the term; a number typed by hand must be free.

        Undo takes no number out again: it asks for the reason and cancels it.
        Raises Refused without a term, for a type the cell may not issue, while an E finding of its
        meeting is open, when the meeting has one of that type, or for a number given before.
        """
        with self._db.write("Cấp số văn bản", gives=GIVEN) as session:
            if meeting_id is not None:
                refuse_forbidden(session, document_type, day)
                _refuse_second(session, document_type, meeting_id)
                _refuse_errors(open_errors_of(session, meeting_id, self._clock()))
            draft = DocumentDraft(document_type, number or 0, abstract, day, meeting_id)
            return give_number(session, draft)

    def enter(self, draft: DocumentDraft) -> IssuedDocument:
        """Write a paper that already carries its number into the register, as it stands on paper.

        A number that is there twice is kept and found by K37, a type no cell issues by K38. No
        number is given, so undo takes the paper out again.
        """
        with self._db.write("Vào sổ văn bản đã có số") as session:
            term_id = _term_of(session, draft.day)
            _refuse_number(draft.number)
            if draft.meeting_id is not None:
                _refuse_second(session, draft.type, draft.meeting_id)
            return _add(session, draft, term_id)

    def forbidden_types(self, day: date) -> tuple[DocumentType, ...]:
        """Return the types the cell may not issue by the rules of a day (K38)."""
        with self._db.read() as session:
            forbidden = _forbidden_on(session, day)
        return tuple(kind for kind in DocumentType if kind in forbidden)

    def cancel(self, document_id: int, reason: str) -> None:
        """Cancel an issued number with a reason; the number stays in the register for good."""
        refuse_short_reason(reason)
        with self._db.write(CANCELLING) as session:
            cancel_number(session, document_id, reason)

    def task_board(self, year: int) -> TaskBoard:
        """Return the tasks of a year by the document that gave them."""
        today = self._clock().date()
        with self._db.read() as session:
            return load_task_board(session, year, today)

    def task_year(self, task_id: int) -> int | None:
        """Return a year whose list shows a task, None when the task is gone."""
        today = self._clock().date()
        with self._db.read() as session:
            return year_of_task(session, task_id, today)

    def last_progress(self, year: int) -> LastResolution | None:
        """Return how the resolution fared that the last held meeting of a year reported on."""
        now = self._clock()
        with self._db.read() as session:
            return last_resolution(session, year, now)

    def register_book(self, day: date) -> Register:
        """Return the papers of the term a day lies in, with their meetings and gaps (K37)."""
        with self._db.read() as session:
            return load_register(session, day)


def give_number(session: Session, draft: DocumentDraft) -> IssuedDocument:
    """Write a paper into the register under its number, or the next of its type where it is 0.

    Raises Refused without a term, for a type the cell may not issue, or a number given before.
    """
    term_id = _term_of(session, draft.day)
    refuse_forbidden(session, draft.type, draft.day)
    if draft.number:  # what the program counts itself goes on after a slip that stands on paper
        _refuse_number(draft.number)
    number = draft.number or _next_number(session, draft.type, term_id)
    _refuse_taken(session, draft.type, term_id, number)
    return _add(session, replace(draft, number=number), term_id)


def _term_of(session: Session, day: date) -> int:
    term = term_on(session, day)
    if term is None:
        raise Refused("Chưa khai báo nhiệm kỳ. Hãy ghi nhiệm kỳ trong Cài đặt trước.")
    return term.id


def _add(session: Session, draft: DocumentDraft, term_id: int) -> IssuedDocument:
    row = t.IssuedDocument(
        type=draft.type,
        number=draft.number,
        term_id=term_id,
        issued_on=draft.day,
        abstract=clean(draft.abstract).strip(),
        meeting_id=draft.meeting_id,
        state=DocumentState.ISSUED,
        cancel_reason="",
    )
    session.add(row)
    session.flush()
    return document_record(row)


def _forbidden_on(session: Session, day: date) -> frozenset[DocumentType]:
    rules = load_rules(session, day)
    return forbidden_types(rules.texts("forbidden_types") if rules.is_on("K38") else ())


def refuse_forbidden(session: Session, document_type: DocumentType, day: date) -> None:
    """Raise Refused for a type the cell may not issue by the rules of a day (K38)."""
    if document_type in _forbidden_on(session, day):
        label = DOCUMENT_TYPE_LABELS[document_type].lower()
        raise Refused(
            f"Chi bộ không ban hành {label} (399-QĐ/TW) nên không cấp số được. Hãy chọn loại khác, "
            "ví dụ nghị quyết, thông báo hoặc kế hoạch."
        )


def _refuse_number(number: int) -> None:
    if not 1 <= number <= HIGHEST_NUMBER:
        raise Refused(f"Số văn bản phải từ 1 đến {HIGHEST_NUMBER}. Hãy xem lại số vừa ghi.")


def _next_number(session: Session, document_type: DocumentType, term_id: int) -> int:
    last = session.scalar(
        select(func.max(t.IssuedDocument.number)).where(
            t.IssuedDocument.type == document_type, t.IssuedDocument.term_id == term_id
        )
    )
    first = first_numbers(session, term_id)[document_type]
    return first if last is None else max(first, last + 1)


def _refuse_second(session: Session, document_type: DocumentType, meeting_id: int) -> None:
    found = session.scalars(
        select(t.IssuedDocument).where(
            t.IssuedDocument.meeting_id == meeting_id,
            t.IssuedDocument.type == document_type,
            t.IssuedDocument.state == DocumentState.ISSUED,
        )
    ).first()
    if found is not None:
        code = document_code(document_type, found.number)
        raise Refused(f"Văn bản này của buổi họp đã có số {code}.")


def _refuse_errors(errors: tuple[Finding, ...]) -> None:
    if errors:
        raise Refused(f"Còn {len(errors)} việc phải sửa nên chưa cấp số được: {errors[0].message}")


def _refuse_taken(session: Session, document_type: DocumentType, term_id: int, number: int) -> None:
    taken = session.scalars(
        select(t.IssuedDocument.id).where(
            t.IssuedDocument.type == document_type,
            t.IssuedDocument.term_id == term_id,
            t.IssuedDocument.number == number,
        )
    ).first()
    if taken is not None:
        raise Refused(
            f"Số {document_code(document_type, number)} đã cấp trong nhiệm kỳ này. "
            "Mỗi số chỉ cấp một lần."
        )
