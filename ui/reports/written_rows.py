"""The papers the secretary writes, as rows among the papers of a year."""

from collections.abc import Iterable

from app.domain.written_papers import WrittenPaper, unfinished_words
from app.services.exported_files import ExportedPaper
from app.services.paper_names import PaperCode
from app.services.paper_texts.written import template_of
from ui.reports.items import Changed, FileFacts, PaperItem, file_facts


def written_rows(
    papers: Iterable[WrittenPaper],
    written: Iterable[ExportedPaper],
    year: int,
    is_changed: Changed,
) -> tuple[PaperItem, ...]:
    """Return the papers with the file last written of each."""
    files = {
        one.source_id: one for one in reversed(tuple(written)) if one.code == PaperCode.WRITTEN
    }
    return tuple(_row(one, year, file_facts(files.get(one.id), is_changed)) for one in papers)


def _row(paper: WrittenPaper, year: int, file: FileFacts) -> PaperItem:
    return PaperItem(
        code=PaperCode.WRITTEN,
        label=f"{paper.label} {paper.code}".rstrip(),
        year=year,
        detail=paper.draft.subject,
        written_id=paper.id,
        template=template_of(paper.draft.type),
        day=paper.draft.day,
        unfinished=unfinished_words(paper),
        **file,
    )
