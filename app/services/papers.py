"""Exporting papers and looking at them first: minutes, resolutions, sheets, lists of a year."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.data.cell_records import load_settings
from app.data.database import Database
from app.data.meeting_files import load_meeting_file
from app.data.written_records import load_written_papers, written_in
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.form_habits import FormHabit
from app.domain.meeting_views import MeetingView
from app.domain.periods import Period
from app.domain.progress import Progress, no_progress
from app.domain.text import ascii_slug
from app.services import paper_sources
from app.services.exported_files import (
    ExportedPaper,
    MadePaper,
    exported,
    exported_in,
    is_changed,
    put,
    record,
)
from app.services.paper_maker import Order, PaperMaker, load_programs
from app.services.paper_making import year_content
from app.services.paper_names import (
    BLANK_PAPERS,
    MEETING_PAPERS,
    PAPER_NAMES,
    REGISTER_PRINTS,
    REVIEW_PAPERS,
    YEAR_PAPERS,
    PaperCode,
    ending,
    papers_of,
    review_file_name,
    why_not,
)
from app.services.paper_rows import PaperRow, paper_row
from app.services.paper_texts.source import PaperSource
from app.services.review_making import member_form, review_content
from app.services.templates import TemplateService

__all__ = ["PAPER_NAMES", "ExportedPaper", "PaperCode", "PaperOrder", "PaperRow", "PaperService"]

_OF_MEETING = (*MEETING_PAPERS, *BLANK_PAPERS)


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One kind of paper wanted of a meeting or a year, or `all` of either; or a written one."""

    kind: str
    meeting_id: int | None = None
    year: int | None = None
    written_id: int | None = None
    """Set for the one kind whose body the secretary writes."""


class PaperService:
    """Actions on papers; records are read in one short transaction, then the work begins."""

    def __init__(
        self, db: Database, folder_exports: Path, templates: TemplateService, clock: Clock
    ) -> None:
        self._db = db
        self._templates = templates
        self._maker = PaperMaker(db, templates.fill, clock)
        self._folder = folder_exports
        self._clock = clock

    def export(
        self,
        kind: str,
        *,
        meeting_id: int | None = None,
        year: int | None = None,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write one paper, or all of a meeting or year, and return the files.

        Raises Refused with one sentence when the paper cannot be made.
        """
        orders = self._orders(PaperOrder(kind, meeting_id, year))
        return self._write(orders, folder, progress, skip_missing=kind == PaperCode.ALL)

    def export_written(
        self, paper_id: int, *, folder: Path | None = None, progress: Progress = no_progress
    ) -> tuple[Path, ...]:
        """Write a paper whose body the secretary wrote; raises NotFound."""
        orders = self._orders(PaperOrder(PaperCode.WRITTEN, written_id=paper_id))
        return self._write(orders, folder, progress, skip_missing=False)

    def export_many(
        self,
        kinds: Iterable[str],
        meeting_ids: Iterable[int],
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write these papers of several meetings; what a meeting does not have is left out."""
        codes = [_code(kind) for kind in kinds]
        orders = [
            order
            for meeting_id in meeting_ids
            for code in codes
            for order in self._orders(PaperOrder(code, meeting_id))
        ]
        return self._write(orders, folder, progress, skip_missing=True)

    def export_set(
        self,
        wanted: Iterable[PaperOrder],
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write papers of meetings and years in one go; what cannot be made yet is left out."""
        orders = [order for paper in wanted for order in self._orders(paper)]
        return self._write(orders, folder, progress, skip_missing=True)

    def made(
        self, wanted: Iterable[PaperOrder], progress: Progress = no_progress
    ) -> tuple[MadePaper, ...]:
        """Return papers as finished files without writing them; raises Refused for one missing."""
        orders = [order for paper in wanted for order in self._orders(paper)]
        papers = []
        for done, order in enumerate(orders):
            step = partial(progress, done, len(orders), order.label)
            step()
            papers.append(self._maker.made(order, step))
        return tuple(papers)

    def missing(self, wanted: Iterable[PaperOrder]) -> tuple[str, ...]:
        """Return why each of these papers cannot be made, "" for one that can; makes none.

        Papers of the same meeting should stand together, as a meeting is read once in a row.
        """
        source: PaperSource | None = None
        reasons = []
        for order in wanted:
            code = _code(order.kind)
            if code is PaperCode.WRITTEN:
                reasons.append("")
                continue
            if order.meeting_id is None:
                reasons.append(self._missing_of_year(code, order.year or self._clock().year))
                continue
            if source is None or source.file.header.id != order.meeting_id:
                source = self._maker.source(order.meeting_id)
            reasons.append(why_not(code, source))
        return tuple(reasons)

    def _missing_of_year(self, code: PaperCode, year: int) -> str:
        try:
            if code in REVIEW_PAPERS:
                review_content(self._db, code, Period(year), self._clock().date())
            else:
                year_content(self._db, code, year, self._clock())
        except Refused as refusal:
            return refusal.sentence
        return ""

    def export_review(
        self,
        kind: str,
        period: Period,
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write one paper, or all, of the review of a year or of a quarter."""
        codes = REVIEW_PAPERS if kind == PaperCode.ALL else (_code(kind),)
        orders = [Order(code, year=period.year, quarter=period.quarter) for code in codes]
        return self._write(orders, folder, progress, skip_missing=kind == PaperCode.ALL)

    def export_review_form(
        self, period: Period, member_id: int, *, folder: Path | None = None
    ) -> tuple[Path, ...]:
        """Write the pre-filled form of one member of the review of a year or of a quarter."""
        name, content = member_form(self._db, period, member_id, self._clock().date())
        code = PaperCode.REVIEW_FORMS
        stem = review_file_name(code, period).removesuffix(ending(code))
        file_name = f"{stem}_{ascii_slug(name)}{ending(code)}"
        data = self._maker.file(content)
        paper = MadePaper(
            code, file_name, data, None, period.year, period.quarter, source_id=member_id
        )
        path = put(self._db, folder or self._folder, paper)
        record(self._db, PAPER_NAMES[code].lower(), [(paper, path)], self._clock())
        return (path,)

    def rows_for(self, meeting_id: int) -> tuple[PaperRow, ...]:
        """Return the papers of a meeting with the file last written of each."""
        return self._rows(self._maker.source(meeting_id))

    def rows_of(self, view: MeetingView) -> tuple[PaperRow, ...]:
        """Return the same of a meeting that has just been read."""
        return self._rows(paper_sources.source_of(self._db, view))

    def _rows(self, source: PaperSource) -> tuple[PaperRow, ...]:
        with self._db.read() as session:
            written = exported(session, meeting_id=source.file.header.id)
        last = {paper.code: paper for paper in reversed(written)}
        changed = {code for code, paper in last.items() if self.is_changed(paper)}
        own = self._templates.days_in_use()
        return tuple(
            paper_row(code, source, last.get(code), own, is_changed=code in changed)
            for code in papers_of(source.file.header.kind)
        )

    def is_changed(self, written: ExportedPaper) -> bool:
        """Tell whether somebody has changed a file since it was written."""
        return is_changed(self._db, written)

    def history(self, year: int) -> tuple[ExportedPaper, ...]:
        """Return what was exported of a year's meetings and papers, the last one first."""
        with self._db.read() as session:
            return exported_in(session, year)

    def habits(self, meeting_id: int | None) -> tuple[FormHabit, ...]:
        """Return in what a paper differs from the Party form; a locked meeting keeps its own."""
        with self._db.read() as session:
            if meeting_id is None:
                return load_settings(session).form_habits
            return load_meeting_file(session, meeting_id).settings.form_habits

    def preview_html(
        self, kind: str, *, meeting_id: int | None = None, year: int | None = None
    ) -> str:
        """Return a paper as simple HTML, made from the very file an export would write."""
        return self.preview_of(PaperOrder(kind, meeting_id, year))

    def preview_of(self, wanted: PaperOrder) -> str:
        """Return the same of a paper as it is ordered."""
        from app.services.paper_preview.excel_html import xlsx_html  # noqa: PLC0415 - heavy
        from app.services.paper_preview.word_html import docx_html  # noqa: PLC0415 - heavy

        order = self._orders(wanted)[0]
        show = docx_html if ending(order.code) == ".docx" else xlsx_html
        return show(self._maker.made(order).data)

    def _orders(self, wanted: PaperOrder) -> list[Order]:
        code, meeting_id, year = _code(wanted.kind), wanted.meeting_id, wanted.year
        if code is PaperCode.WRITTEN:
            return [_written_order(wanted)]
        _refuse_unplaced(code, meeting_id, year)
        if meeting_id is not None and (code is PaperCode.ALL or code in _OF_MEETING):
            of_meeting = MEETING_PAPERS if code is PaperCode.ALL else (code,)
            return [Order(one, meeting_id=meeting_id) for one in of_meeting]
        if code is not PaperCode.ALL or year is None:
            return [Order(code, year=year)]
        whole_year = [Order(one, year=year) for one in (*YEAR_PAPERS, *REVIEW_PAPERS)]
        return whole_year + self._written_orders(year)

    def _written_orders(self, year: int) -> list[Order]:
        """Return the papers written by hand in a year, those still drafts too."""
        with self._db.read() as session:
            papers = load_written_papers(session, written_in(year))
        papers = tuple(sorted(papers, key=lambda paper: (paper.dated, paper.id)))
        return [Order(PaperCode.WRITTEN, written_id=paper.id) for paper in papers]

    def _write(
        self,
        orders: list[Order],
        folder: Path | None,
        progress: Progress,
        *,
        skip_missing: bool,
    ) -> tuple[Path, ...]:
        left_out = (Refused,) if skip_missing else ()
        written: list[tuple[MadePaper, Path]] = []
        load_programs(partial(progress, 0, len(orders), orders[0].label if orders else ""))
        try:
            for done, order in enumerate(orders):
                step = partial(progress, done, len(orders), order.label)
                step()
                with suppress(*left_out):
                    paper = self._maker.made(order, step)
                    step()
                    written.append((paper, put(self._db, folder or self._folder, paper)))
        finally:
            self._note(orders, written)
        progress(len(orders), len(orders), "")
        if not written:
            raise Refused("Chưa có văn bản nào xuất được ở đây.")
        return tuple(path for _, path in written)

    def _note(self, orders: list[Order], written: list[tuple[MadePaper, Path]]) -> None:
        """Record also what a stopped export has written."""
        if written:
            label = orders[0].label if len(orders) == 1 else f"{len(written)} văn bản"
            record(self._db, label.lower(), written, self._clock())


def _written_order(wanted: PaperOrder) -> Order:
    if wanted.written_id is None:
        raise Refused("Chưa rõ văn bản tự soạn nào. Hãy chọn một văn bản trong danh sách.")
    return Order(PaperCode.WRITTEN, written_id=wanted.written_id)


def _code(kind: str) -> PaperCode:
    try:
        return PaperCode(kind)
    except ValueError:
        names = ", ".join(code.value for code in PaperCode)
        raise Refused(f"Không có loại văn bản “{kind}”. Các loại: {names}.") from None


def _refuse_unplaced(code: PaperCode, meeting_id: int | None, year: int | None) -> None:
    """Refuse a paper of a meeting without one, and a paper of a year without the year."""
    of_meeting = code is PaperCode.ALL or code in _OF_MEETING
    of_year = code is PaperCode.ALL or code in (*YEAR_PAPERS, *REVIEW_PAPERS, *REGISTER_PRINTS)
    if (of_meeting and meeting_id is not None) or (of_year and year is not None):
        return
    if of_meeting and of_year:
        raise Refused("Chưa rõ xuất cho buổi họp hay cho năm nào. Hãy chọn buổi họp hoặc năm.")
    if of_meeting:
        raise Refused(f"{PAPER_NAMES[code]} lập theo từng buổi họp. Hãy chọn buổi họp.")
    raise Refused(f"{PAPER_NAMES[code]} lập theo năm. Hãy chọn năm.")
