"""Makes a written paper: reads what it needs, names its file."""

from datetime import date

from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.written_records import load_written_paper
from app.domain.documents import DOCUMENT_SIGNS
from app.domain.text import ascii_slug
from app.domain.written_papers import WrittenPaper, document_type_of
from app.services.paper_names import DRAFT_MARK
from app.services.paper_sources import people_on
from app.services.paper_texts.written import WrittenSource, template_of, written_paper
from app.services.report_making import WordPaper

SLUG_LETTERS = 40


def written_content(db: Database, paper_id: int, today: date) -> tuple[WrittenPaper, WordPaper]:
    """Return a paper with its kind of template and its context; raises NotFound."""
    with db.read() as session:
        paper = load_written_paper(session, paper_id)
        number = paper.number
        day = number.issued_on if number is not None else paper.draft.day or today
        source = WrittenSource(
            paper=paper,
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, day),
            today=today,
        )
    return paper, (template_of(paper.draft.type), written_paper(source))


def written_file_name(paper: WrittenPaper) -> str:
    """Return "2026-11_QD_03_ve-viec-thanh-lap.docx"; an unfinished paper says it is a draft."""
    day, kind, number = paper.draft.day, document_type_of(paper.draft.type), paper.number
    parts = (
        f"{day:%Y-%m}" if day else "",
        ascii_slug(DOCUMENT_SIGNS[kind]).upper() if kind else ascii_slug(paper.label),
        f"{number.number:02d}" if number else "",
        _short(ascii_slug(paper.draft.subject)) or "van-ban",
    )
    draft = "" if paper.is_finished else DRAFT_MARK
    return f"{'_'.join(filter(None, parts))}{draft}.docx"


def _short(slug: str) -> str:
    """Return as many whole words as a file name has room for."""
    if len(slug) <= SLUG_LETTERS:
        return slug
    return slug[: SLUG_LETTERS + 1].rpartition("-")[0] or slug[:SLUG_LETTERS]
