"""The papers the secretary writes, as rows among the papers of a year."""

import re
from collections.abc import Iterable
from pathlib import Path

from app.domain.written_papers import WrittenPaper
from app.services.exported_files import ExportedPaper
from app.services.paper_names import DRAFT_MARK, PaperCode
from app.services.paper_texts.written import template_of
from app.services.written_making import written_file_name
from ui.reports.items import PaperItem

_COPY = re.compile(r" \(\d+\)$")


def written_rows(
    papers: Iterable[WrittenPaper], written: Iterable[ExportedPaper], year: int
) -> tuple[PaperItem, ...]:
    """Return the papers with their last files, which are known by name."""
    files = {
        _stem(one.file_name): one
        for one in reversed(tuple(written))
        if one.code == PaperCode.WRITTEN
    }
    return tuple(_row(one, files.get(_stem(written_file_name(one))), year) for one in papers)


def _row(paper: WrittenPaper, last: ExportedPaper | None, year: int) -> PaperItem:
    return PaperItem(
        code=PaperCode.WRITTEN,
        label=f"{paper.label} {paper.code}".rstrip(),
        year=year,
        file_name=last.file_name if last else "",
        exported_at=last.written_at if last else None,
        detail=paper.draft.subject,
        written_id=paper.id,
        template=template_of(paper.draft.type),
        day=paper.draft.day,
    )


def _stem(file_name: str) -> str:
    """Return a file's name without what tells a second copy or a draft."""
    return _COPY.sub("", Path(file_name).stem).removesuffix(DRAFT_MARK)
