"""Makes the papers of a review: which context, which template or workbook."""

from datetime import date

from app.data.database import Database
from app.domain.errors import Refused
from app.domain.periods import Period
from app.domain.reviews import ReviewLine
from app.services import review_sources
from app.services.export.issued_contexts import Paper
from app.services.export.paper_kinds import PaperKind
from app.services.export.review_contexts import DossierTable, ReviewTable
from app.services.paper_names import PaperCode
from app.services.paper_texts import review_papers
from app.services.paper_texts.review_forms import review_forms
from app.services.paper_texts.review_papers import ReviewSource

NO_VOTES = "Chưa ghi kết quả phiếu. Hãy nhập ở trang Đánh giá đảng viên, bước Biểu quyết."
NO_COLLECTIVE = "Đợt này không có tập thể nào kiểm điểm."
NOBODY = "Chưa có đồng chí nào thuộc diện kiểm điểm."

WordPaper = tuple[PaperKind, Paper]
ReviewContent = WordPaper | ReviewTable | DossierTable
MemberForm = tuple[str, WordPaper]


def review_content(db: Database, code: PaperCode, period: Period, today: date) -> ReviewContent:
    """Return the context of a paper of the review of a period; raises Refused without one."""
    source = review_sources.read_review(db, period, today)
    if not source.file.lines:
        raise Refused(NOBODY)
    match code:
        case PaperCode.REVIEW_FORMS:
            return _forms(db, source, source.file.lines)
        case PaperCode.REVIEW_COLLECTIVE:
            return _forms(db, source, source.file.collectives)
        case PaperCode.REVIEW_TABLE:
            return review_papers.review_table(source)
        case PaperCode.REVIEW_DOSSIER:
            lines = review_sources.read_dossier(db, source.file)
            return review_papers.dossier_table(source, lines)
        case _:
            return _of_meeting(code, source)


def _of_meeting(code: PaperCode, source: ReviewSource) -> WordPaper:
    """Return a paper of the review meeting or of its outcome."""
    match code:
        case PaperCode.REVIEW_MINUTES:
            return PaperKind.REVIEW_MINUTES, review_papers.review_minutes(source)
        case PaperCode.BALLOT_SLIP:
            return PaperKind.BALLOT_SLIP, review_papers.ballot_slip(source)
        case PaperCode.BALLOT_RECORD:
            return PaperKind.BALLOT_RECORD, _ballot_record(source)
        case _:
            return PaperKind.REVIEW_REPORT, review_papers.review_report(source)


def member_form(db: Database, period: Period, member_id: int, today: date) -> MemberForm:
    """Return the form of one member and the name; raises Refused when not reviewed."""
    source = review_sources.read_review(db, period, today)
    line = source.file.line(member_id)
    if line is None:
        raise Refused("Đồng chí này không thuộc diện kiểm điểm của đợt này.")
    return line.person.full_name, _forms(db, source, (line,))


def _forms(db: Database, source: ReviewSource, lines: tuple[ReviewLine, ...]) -> WordPaper:
    if not lines:
        raise Refused(NO_COLLECTIVE)
    tasks = review_sources.read_tasks(db, source.file, source.today)
    return PaperKind.REVIEW_FORMS, review_forms(source, lines, tasks)


def _ballot_record(source: ReviewSource) -> Paper:
    if not any(line.entry.votes.cast for line in source.file.lines):
        raise Refused(NO_VOTES)
    return review_papers.ballot_record(source)
