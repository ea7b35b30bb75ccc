"""Large-print versions of Word papers, to be read aloud or by weak eyes; never to be signed."""

from collections.abc import Iterable
from pathlib import Path

from app.data.database import Database
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.progress import Progress, no_progress
from app.services.exported_files import MadePaper, put, record
from app.services.papers import PaperOrder, PaperService

CODE = "ban-chu-to"
_WORD = ".docx"


class ReadingCopyService:
    """Actions on large-print versions; they are made from the very papers an export writes."""

    def __init__(self, db: Database, papers: PaperService, exports: Path, clock: Clock) -> None:
        self._db = db
        self._papers = papers
        self._exports = exports
        self._clock = clock

    def export(
        self,
        wanted: Iterable[PaperOrder],
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write the large-print versions and return the files.

        Raises Refused when a paper cannot be made, or when none of them is a Word paper.
        """
        from app.services.export.large_print import large_print  # noqa: PLC0415 - lxml loads here

        papers = [p for p in self._papers.made(wanted, progress) if p.file_name.endswith(_WORD)]
        if not papers:
            raise Refused("Bản chữ to chỉ lập từ văn bản Word. Bảng Excel thì phóng to khi in.")
        made = [
            MadePaper(
                CODE,
                f"{Path(paper.file_name).stem}_chu-to{_WORD}",
                large_print(paper.data),
                meeting_id=paper.meeting_id,
                year=paper.year,
                quarter=paper.quarter,
                source_id=paper.source_id,
            )
            for paper in papers
        ]
        written = [(paper, put(self._db, folder or self._exports, paper)) for paper in made]
        record(self._db, "bản chữ to", written, self._clock())
        return tuple(path for _, path in written)
