"""Papers the secretary writes: kept as drafts, numbered from the register, printed in the form."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from sqlalchemy import true
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.written_records import (
    find_written_paper,
    load_written_paper,
    load_written_papers,
    written_in,
)
from app.domain.clock import Clock
from app.domain.documents import DocumentDraft, DocumentState, IssuedDocument
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.text import clean
from app.domain.written_papers import (
    PaperSigner,
    WrittenPaper,
    WrittenPaperDraft,
    WrittenPaperType,
    check_written_paper,
    document_type_of,
    locked_fields,
    missing_parts,
)
from app.services.documents import GIVEN, give_number, refuse_forbidden
from app.services.paper_texts.written import signer_words, usual_recipients_of


@dataclass(frozen=True, slots=True)
class WritingChoices:
    """What the form of a written paper offers."""

    signers: tuple[tuple[PaperSigner, str], ...]
    recipients: Mapping[WrittenPaperType, str]
    """Nơi nhận a new paper of each type begins with, one line each."""


class WrittenPaperService:
    """Actions on written papers."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int | None = None) -> tuple[WrittenPaper, ...]:
        """Return the papers of a year, or of all, the one changed last first.

        A paper without a day is of the year it was changed in.
        """
        of_year = true() if year is None else written_in(year)
        with self._db.read() as session:
            return load_written_papers(session, of_year)

    def get(self, paper_id: int) -> WrittenPaper:
        """Return one paper; raises NotFound."""
        with self._db.read() as session:
            return load_written_paper(session, paper_id)

    def of_document(self, document_id: int) -> WrittenPaper | None:
        """Return the paper written for a line of the register."""
        with self._db.read() as session:
            found = load_written_papers(session, t.WrittenPaper.document_id == document_id)
        return found[0] if found else None

    def choices(self) -> WritingChoices:
        """Return who may sign with which words, and the usual nơi nhận of each type."""
        with self._db.read() as session:
            cell, settings = load_cell(session), load_settings(session)
        return WritingChoices(
            signers=tuple((signer, signer_words(signer, settings)) for signer in PaperSigner),
            recipients={
                kind: "\n".join(usual_recipients_of(kind, cell, settings))
                for kind in WrittenPaperType
            },
        )

    def draft_for(self, document_id: int) -> WrittenPaperDraft:
        """Return what a paper of a line of the register begins with; raises NotFound."""
        with self._db.read() as session:
            row = session.get(t.IssuedDocument, document_id)
            if row is None:
                raise NotFound("Văn bản này không còn trong sổ.")
            refuse_forbidden(session, row.type, row.issued_on)
            kind = WrittenPaperType(row.type.value)
            known = usual_recipients_of(kind, load_cell(session), load_settings(session))
            return WrittenPaperDraft(kind, row.abstract, row.issued_on, recipients="\n".join(known))

    def add(self, draft: WrittenPaperDraft, document_id: int | None = None) -> int:
        """Keep a new paper, of a line of the register where one is given, and return its id.

        Raises ValidationError for wrong fields and Refused for a type the cell may not issue.
        """
        _refuse_problems(draft)
        with self._db.write("Soạn văn bản") as session:
            self._refuse_type(session, draft)
            if document_id is not None:
                _refuse_second(session, document_id)
            row = t.WrittenPaper(
                **_values(draft), document_id=document_id, changed_at=self._clock()
            )
            session.add(row)
            session.flush()
            return row.id

    def save(self, paper_id: int, draft: WrittenPaperDraft) -> None:
        """Keep what was changed; type, trích yếu and day stay as the register has them."""
        _refuse_problems(draft)
        with self._db.write("Sửa văn bản tự soạn") as session:
            paper = load_written_paper(session, paper_id)
            _refuse_unlike_register(paper, draft)
            if draft.type is not paper.draft.type:
                self._refuse_type(session, draft)
            if draft == paper.draft:
                return
            row = find_written_paper(session, paper_id)
            for name, value in _values(draft).items():
                setattr(row, name, value)
            row.changed_at = self._clock()

    def remove(self, paper_id: int) -> None:
        """Take a paper out; a number given to it stays in the register."""
        with self._db.write("Xóa văn bản tự soạn") as session:
            session.delete(find_written_paper(session, paper_id))

    def issue(self, paper_id: int, number: int | None = None) -> IssuedDocument:
        """Give a paper its number of the term, once; a number typed by hand must be free.

        Undo takes no number out again: it cancels it with a reason in the register, and the paper
        may then get another. Raises Refused while something is missing.
        """
        with self._db.write("Cấp số văn bản tự soạn", gives=GIVEN) as session:
            paper = load_written_paper(session, paper_id)
            wanted = _wanted(paper, number)
            document = give_number(session, wanted)
            row = find_written_paper(session, paper_id)
            row.document_id, row.changed_at = document.id, self._clock()
            return document

    def _refuse_type(self, session: Session, draft: WrittenPaperDraft) -> None:
        kind = document_type_of(draft.type)
        if kind is not None:
            refuse_forbidden(session, kind, draft.day or self._clock().date())


def _wanted(paper: WrittenPaper, number: int | None) -> DocumentDraft:
    """Return what the register writes down; raises Refused for a paper that is not ready."""
    kind, day = document_type_of(paper.draft.type), paper.draft.day
    if kind is None:
        raise Refused(f"{paper.label} không đánh số. Có thể in và ký ngay.")
    if paper.number is not None:
        raise Refused(f"Văn bản này đã có số {paper.code}. Mỗi văn bản chỉ cấp số một lần.")
    missing = missing_parts(paper.draft)
    if missing or day is None:
        raise Refused(f"Còn thiếu {', '.join(missing)} nên chưa cấp số được. Hãy ghi đủ trước.")
    return DocumentDraft(kind, number or 0, paper.draft.subject, day)


def _values(draft: WrittenPaperDraft) -> dict[str, object]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {k: clean(v).strip() if type(v) is str else v for k, v in values.items()}


def _refuse_problems(draft: WrittenPaperDraft) -> None:
    problems = check_written_paper(draft)
    if problems:
        raise ValidationError(problems)


def _refuse_second(session: Session, document_id: int) -> None:
    if load_written_papers(session, t.WrittenPaper.document_id == document_id):
        raise Refused("Văn bản này đã soạn rồi. Hãy mở bản đã soạn để sửa.")
    row = session.get(t.IssuedDocument, document_id)
    if row is None:
        raise NotFound("Văn bản này không còn trong sổ.")
    if row.state is DocumentState.CANCELLED:
        raise Refused("Số này đã hủy nên không soạn văn bản được. Hãy soạn mới và lấy số khác.")


def _refuse_unlike_register(paper: WrittenPaper, draft: WrittenPaperDraft) -> None:
    if locked_fields(paper, draft):
        raise Refused(
            f"Văn bản đã vào sổ số {paper.code} nên loại, trích yếu và ngày giữ như trong sổ. "
            "Nếu sai, hãy hủy số kèm lý do rồi lấy số khác."
        )
