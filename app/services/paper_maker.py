"""Makes one paper at a time in steps short enough for a long export to be stopped between them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.data.cell_records import load_settings
from app.data.database import Database
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.periods import Period
from app.services import paper_sources
from app.services.exported_files import MadePaper
from app.services.paper_making import (
    Content,
    FillTemplate,
    file_of,
    meeting_content,
    sheet_content,
    year_content,
)
from app.services.paper_names import (
    BLANK_PAPERS,
    PAPER_NAMES,
    REVIEW_PAPERS,
    PaperCode,
    meeting_file_name,
    review_file_name,
    why_not,
    year_file_name,
)
from app.services.paper_texts.remark_sheet import remark_sheet
from app.services.paper_texts.source import PaperSource
from app.services.review_making import review_content
from app.services.written_making import written_content, written_file_name

_FORMS = "app.services.worker.paper_forms"
Step = Callable[[], None]
"""Called between the parts of making a paper; may raise `Cancelled`."""


def no_step() -> None:
    """Go on."""


def load_programs(step: Step) -> None:
    """Load what fills Word and Excel files, as steps of their own before the first paper."""
    for name in ("docxtpl", "openpyxl", "app.services.export.word", _FORMS):
        import_module(name)
        step()


@dataclass(frozen=True, slots=True)
class Order:
    """One paper asked for: of a meeting, of a year, or written by hand."""

    code: PaperCode
    meeting_id: int | None = None
    year: int | None = None
    written_id: int | None = None
    quarter: int | None = None
    """Set for the papers of a quarter's review."""

    @property
    def label(self) -> str:
        """Return what the paper is called."""
        return PAPER_NAMES[self.code]


class PaperMaker:
    """Reads, words and fills a paper; each part waits for nobody."""

    def __init__(self, db: Database, fill: FillTemplate, clock: Clock) -> None:
        self._db = db
        self._fill = fill
        self._clock = clock

    def made(self, order: Order, step: Step = no_step) -> MadePaper:
        """Return a finished paper; raises Refused with one sentence when it cannot be made."""
        if order.written_id is not None:
            return self._by_hand(order.written_id)
        if order.meeting_id is not None:
            return self._of_meeting(order.code, order.meeting_id, step)
        year = order.year or self._clock().year
        if order.code in REVIEW_PAPERS:
            return self._of_review(order.code, Period(year, quarter=order.quarter), step)
        content = year_content(self._db, order.code, year, self._clock())
        step()
        return MadePaper(
            order.code, year_file_name(order.code, year), self.file(content), year=year
        )

    def source(self, meeting_id: int) -> PaperSource:
        """Return what the papers of a meeting are made of."""
        return paper_sources.read_meeting(self._db, meeting_id, self._clock())

    def file(self, content: Content) -> bytes:
        """Return a paper that is not of one meeting, set as the cell has chosen by now."""
        with self._db.read() as session:
            settings = load_settings(session)
        return file_of(content, self._fill, settings)

    def _by_hand(self, paper_id: int) -> MadePaper:
        today = self._clock().date()
        paper, content = written_content(self._db, paper_id, today)
        year = (paper.draft.day or today).year
        name = written_file_name(paper)
        data = self.file(content)
        return MadePaper(PaperCode.WRITTEN, name, data, year=year, source_id=paper_id)

    def _of_review(self, code: PaperCode, period: Period, step: Step) -> MadePaper:
        content = review_content(self._db, code, period, self._clock().date())
        step()
        name, data = review_file_name(code, period), self.file(content)
        return MadePaper(code, name, data, year=period.year, quarter=period.quarter)

    def _of_meeting(self, code: PaperCode, meeting_id: int, step: Step) -> MadePaper:
        source = self.source(meeting_id)
        missing = why_not(code, source)
        if missing:
            raise Refused(missing)
        step()
        if code in BLANK_PAPERS:
            content = sheet_content(code, remark_sheet(source.file))
        else:
            content = meeting_content(self._db, code, source, self._clock())
        step()
        name = meeting_file_name(code, source)
        data = file_of(content, self._fill, source.file.settings)
        return MadePaper(code, name, data, meeting_id=meeting_id)
