"""What papers written by hand and the programme of inspection leave open in a period."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.inspections import InspectionLine
from app.domain.periods import Period
from app.domain.text import upper_first
from app.domain.written_papers import WrittenPaper, unfinished_words
from app.services.export.folder_contexts import FolderGap
from app.services.inspection_sections import written_words


def written_gaps(papers: Iterable[WrittenPaper]) -> Iterator[FolderGap]:
    """Return the papers written by hand that are still drafts; they go along marked so."""
    for paper in papers:
        why = unfinished_words(paper)
        if why:
            words = written_words(paper)
            yield FolderGap(paper.label, words, f"còn là dự thảo: {why}", f"written:{paper.id}")


def programme_gaps(
    lines: Iterable[InspectionLine], period: Period, today: date
) -> Iterator[FolderGap]:
    """Return the lines of the programme whose time ended in the period and that are not done."""
    for line in lines:
        if period.contains(line.period.last_day) and line.is_late(today):
            of = f"{upper_first(line.period.label)}: {line.title}"
            why = "quá hạn, chưa ghi kết quả"
            yield FolderGap("Kiểm tra, giám sát", of, why, f"inspection:{line.id}")
