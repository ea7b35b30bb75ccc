"""The inspection folder (hồ sơ kiểm tra, W7): the papers of a period with what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.files import free_name, safe_file_name
from app.data.inspection_records import load_inspections, of_year
from app.data.made_folders import whole_folder
from app.data.written_records import load_written_papers, written_in
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.meetings import MeetingRow
from app.domain.periods import Period
from app.domain.progress import Progress, no_progress, pause
from app.domain.record_gaps import record_gaps
from app.domain.settings import SignPlace
from app.domain.text import upper_first
from app.services import paper_sources
from app.services.attachments import AttachmentService
from app.services.export.folder_contexts import (
    FolderContents,
    FolderGap,
    FolderLine,
    FolderSection,
)
from app.services.exported_files import MadePaper, record
from app.services.findings import FindingService
from app.services.inspection_gaps import programme_gaps, written_gaps
from app.services.inspection_sections import (
    Entry,
    Found,
    Section,
    meeting_words,
    meetings_in,
    wanted_entries,
    written_in_period,
)
from app.services.meetings import MeetingService
from app.services.paper_names import DRAFT_MARK
from app.services.paper_texts.header import paper_header, signature
from app.services.papers import PaperService
from app.services.saving import save, told

CODE = "ho-so-kiem-tra"
CONTENTS = "00_muc-luc.xlsx"
CONTENTS_LABEL = "Mục lục"


@dataclass(frozen=True, slots=True)
class InspectionFolder:
    """A folder that was made: where it is, how many papers it holds, what it lacks."""

    place: Path
    files: int
    gaps: tuple[FolderGap, ...]


@dataclass(frozen=True, slots=True)
class _Survey:
    """What a period should hold: the files wanted, why some cannot be had, and every gap."""

    rows: tuple[MeetingRow, ...]
    entries: tuple[Entry, ...]
    why: Mapping[Entry, str]
    gaps: tuple[FolderGap, ...]


class InspectionFolderService:
    """Looking at what a period lacks, and making its folder."""

    def __init__(
        self,
        db: Database,
        parts: tuple[PaperService, MeetingService, FindingService, AttachmentService],
        exports: Path,
        clock: Clock,
    ) -> None:
        self._db = db
        self._papers, self._meetings, self._findings, self._attachments = parts
        self._exports = exports
        self._clock = clock

    def gaps(self, period: Period, progress: Progress = no_progress) -> tuple[FolderGap, ...]:
        """Return what a year or quarter lacks, without making any paper."""
        return self._survey(period, progress).gaps

    def make(
        self, period: Period, *, folder: Path | None = None, progress: Progress = no_progress
    ) -> InspectionFolder:
        """Make the folder of a year or quarter beside what is already there.

        A stopped or killed work leaves no folder. Raises Refused for a period without meetings
        and ExportError when the folder cannot be written.
        """
        from app.services.export.contents_workbook import (  # noqa: PLC0415 - openpyxl loads here
            contents_workbook,
        )

        survey = self._survey(period, progress)
        if not survey.rows:
            raise Refused(f"{upper_first(period.label)} chưa có buổi họp nào để lập hồ sơ.")
        target = free_name((folder or self._exports) / _folder_name(period))
        failed = f"Không tạo được thư mục {target.name}. Hãy chọn thư mục khác rồi lập lại."
        with told(target, failed), whole_folder(target) as working:
            contents = self._contents(period, survey, self._fill(working, survey, progress))
            page = contents_workbook(contents)
            pause()
            save(working / CONTENTS, page)
        made = MadePaper(CODE, target.name, page, year=period.year)
        record(self._db, f"hồ sơ kiểm tra {period.label}", [(made, target)], self._clock())
        return InspectionFolder(target, contents.file_count, contents.gaps)

    # --- What there ought to be -----------------------------------------------------------------

    def _survey(self, period: Period, progress: Progress) -> _Survey:
        found, rest = self._found(period)
        rows, entries = found.rows, wanted_entries(found)
        told = [*self._year_gaps(period), *self._record_gaps(rows, progress), *rest]
        why = self._why_not(entries, rows, progress)
        known = {(gap.what, gap.of) for gap in told}
        told += [
            FolderGap(entry.what, entry.of, why[entry], entry.where)
            for entry in entries
            if entry.is_required and why[entry] and (entry.what, entry.of) not in known
        ]
        return _Survey(rows, entries, why, tuple(told))

    def _found(self, period: Period) -> tuple[Found, tuple[FolderGap, ...]]:
        """Return what the period has, and what its written papers and programme leave open."""
        today = self._clock().date()
        rows = meetings_in(self._meetings.list(period.year), period)
        with self._db.read() as session:
            written = load_written_papers(session, written_in(period.year))
            programme = load_inspections(session, of_year(period.year))
        papers = written_in_period(written, period)
        gaps = (*written_gaps(papers), *programme_gaps(programme, period, today))
        return Found(period, rows, papers, is_over=period.last_day < today), gaps

    def _year_gaps(self, period: Period) -> Iterator[FolderGap]:
        for finding in self._findings.of_year(period.year):
            if _belongs(finding.where, period):
                yield FolderGap("Kế hoạch, sổ sách", period.label, finding.message, finding.where)

    def _record_gaps(self, rows: Sequence[MeetingRow], progress: Progress) -> Iterator[FolderGap]:
        for done, row in enumerate(rows):
            progress(done, len(rows), meeting_words(row))
            for gap in record_gaps(self._meetings.view(row.id)):
                where = f"meeting:{row.id}:{gap.where}"
                yield FolderGap(gap.what, meeting_words(row), gap.why, where)

    def _why_not(
        self, entries: Sequence[Entry], rows: Sequence[MeetingRow], progress: Progress
    ) -> dict[Entry, str]:
        """Return for each file why it cannot be had, "" where it can; no paper is made."""
        of_meeting: dict[int, list[Entry]] = {row.id: [] for row in rows}
        why: dict[Entry, str] = {}
        for entry in entries:
            if entry.meeting_id in of_meeting:
                of_meeting[entry.meeting_id].append(entry)
            elif entry.order is not None:
                progress(0, 1, entry.what)
                why[entry] = self._papers.missing([entry.order])[0]
        for meeting_id, own in of_meeting.items():
            progress(0, 1, own[0].of if own else "")
            papers = [entry for entry in own if entry.order is not None]
            orders = [entry.order for entry in papers if entry.order is not None]
            why |= dict(zip(papers, self._papers.missing(orders), strict=True))
            scans = [entry for entry in own if entry.order is None]
            why |= {entry: self._attachments.missing_scan(meeting_id) for entry in scans}
        return why

    # --- Making the folder ----------------------------------------------------------------------

    def _fill(
        self, working: Path, survey: _Survey, progress: Progress
    ) -> tuple[FolderSection, ...]:
        lines: dict[Section, list[FolderLine]] = {}
        had = [entry for entry in survey.entries if not survey.why[entry]]
        for done, entry in enumerate(had):
            progress(done, len(had), f"{entry.what}, {entry.of}")
            lines.setdefault(entry.section, []).append(self._put(working, entry))
        progress(len(had), len(had), CONTENTS_LABEL)
        return tuple(
            FolderSection(one.folder, one.title, tuple(kept)) for one, kept in lines.items()
        )

    def _put(self, working: Path, entry: Entry) -> FolderLine:
        """Write one file into its sub-folder."""
        name, data = self._made(entry)
        section = working / entry.section.folder
        section.mkdir(exist_ok=True)
        target = free_name(section / name)
        save(target, data)
        note = "Bản dự thảo" if DRAFT_MARK in name else ""
        return FolderLine(entry.what, entry.of, target.name, note)

    def _made(self, entry: Entry) -> tuple[str, bytes]:
        if entry.order is None:
            name, data = self._attachments.scan(entry.meeting_id)
            return safe_file_name(f"{entry.key}_{name}"), data
        (paper,) = self._papers.made([entry.order])
        return paper.file_name, paper.data

    def _contents(
        self, period: Period, survey: _Survey, sections: tuple[FolderSection, ...]
    ) -> FolderContents:
        today = self._clock().date()
        with self._db.read() as session:
            cell, settings = load_cell(session), load_settings(session)
            people = paper_sources.people_on(session, today)
        return FolderContents(
            header=paper_header(cell, today),
            period=period.label,
            gaps=survey.gaps,
            sections=sections,
            signature=signature(settings, SignPlace.CELL, people),
        )


def _folder_name(period: Period) -> str:
    ending = f"-quy-{period.quarter}" if period.quarter else ""
    return f"{CODE}_{period.year}{ending}"


def _belongs(where: str, period: Period) -> bool:
    """Tell whether a finding of a year is about a quarter: those of a month or quarter say so."""
    if period.quarter is None:
        return True
    keys = [f"{period.year}-q{period.quarter}"]
    keys += [f"{period.year}-{month:02d}" for month in range(1, 13) if _in(month, period)]
    return where in {f"plan:{key}" for key in keys}


def _in(month: int, period: Period) -> bool:
    return Period(period.year, month=month).quarter_number == period.quarter
