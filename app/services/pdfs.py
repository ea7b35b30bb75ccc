"""Papers as PDF (W6), made by LibreOffice or Word where the machine has one of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from app.data.database import Database
from app.data.scratch import scratch_folder
from app.domain.clock import Clock
from app.domain.errors import ExportError, Refused
from app.domain.progress import Progress, no_progress
from app.services.export.office_programs import Office, find_office, to_pdf
from app.services.exported_files import MadePaper, put, record
from app.services.papers import PaperOrder, PaperService

CODE = "pdf"
NO_OFFICE = (
    "Máy này chưa có LibreOffice hay Word nên chưa tạo được PDF. "
    "Văn bản vẫn xem trước được ở đây và xuất được ra Word, Excel."
)


class PdfService:
    """Actions on PDF; the papers are made afresh from the records, as an export makes them."""

    def __init__(
        self,
        db: Database,
        papers: PaperService,
        exports: Path,
        clock: Clock,
        find: Callable[[], Office | None] = find_office,
    ) -> None:
        self._db = db
        self._papers = papers
        self._exports = exports
        self._clock = clock
        self._find = find

    def export(
        self,
        wanted: Iterable[PaperOrder],
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write papers as PDF and return the files.

        Raises Refused when a paper cannot be made or no program for it is installed, and
        ExportError when that program fails.
        """
        self._office()
        papers = self._papers.made(wanted, progress)
        made = tuple(
            MadePaper(
                CODE,
                f"{Path(paper.file_name).stem}.pdf",
                data,
                meeting_id=paper.meeting_id,
                year=paper.year,
                quarter=paper.quarter,
                source_id=paper.source_id,
            )
            for paper, data in zip(papers, self.converted(papers, progress), strict=True)
        )
        written = [(paper, put(self._db, folder or self._exports, paper)) for paper in made]
        record(self._db, "PDF", written, self._clock())
        return tuple(path for _, path in written)

    def converted(
        self, papers: tuple[MadePaper, ...], progress: Progress = no_progress
    ) -> tuple[bytes, ...]:
        """Return papers as PDF without writing them; raises as `export` does."""
        office = self._office()

        def watch(ready: int) -> None:
            progress(ready, len(papers), f"PDF bằng {office.label}")

        files = [(Path(paper.file_name).suffix, paper.data) for paper in papers]
        try:
            with scratch_folder() as place:
                return to_pdf(office, files, place, watch)
        except OSError as error:
            raise ExportError(
                "Không ghi được vào thư mục tạm của máy. Hãy xem ổ đĩa còn chỗ không rồi thử lại."
            ) from error

    def _office(self) -> Office:
        office = self._find()
        if office is None:
            raise Refused(NO_OFFICE)
        return office
