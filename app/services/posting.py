"""The posting package (W5): texts to copy, papers to attach, and what is posted by when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.data.database import Database
from app.domain.checks_finish import posting_due
from app.domain.checks_prepare import papers_due
from app.domain.clock import Clock
from app.domain.completeness import reporting_label
from app.domain.countdowns import Countdown, papers_countdown, posting_countdown
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.posting_texts import PostingText, content_text, posting_package, short_news
from app.domain.progress import Progress, no_progress
from app.domain.text import lower_first, upper_first
from app.services import paper_sources
from app.services.export.issued_contexts import Invitation, Programme
from app.services.exported_files import MadePaper, put_together, record
from app.services.meetings import MeetingService
from app.services.paper_names import PAPER_NAMES, PaperCode
from app.services.paper_rows import PaperRow
from app.services.paper_texts.invitation import invitation
from app.services.paper_texts.programme import programme
from app.services.papers import PaperOrder, PaperService

CODE = "goi-dang"
TEXTS = "doan-de-chep.txt"


class PostingHalf(StrEnum):
    """What is posted before a meeting, and what after it."""

    BEFORE = "before"
    AFTER = "after"


POSTING_HALF_LABELS = {
    PostingHalf.BEFORE: "Trước buổi họp",
    PostingHalf.AFTER: "Sau buổi họp",
}
_FOLDERS = {PostingHalf.BEFORE: "truoc-hop", PostingHalf.AFTER: "sau-hop"}
_PAPERS = {
    PostingHalf.BEFORE: (PaperCode.INVITATION, PaperCode.PROGRAMME, PaperCode.HANDOUT),
    PostingHalf.AFTER: (PaperCode.MINUTES, PaperCode.RESOLUTION, PaperCode.SCORE_SHEET),
}


@dataclass(frozen=True, slots=True)
class PostingTick:
    """One thing to post or report: the fact that keeps its day, the last day, the day it was."""

    fact: str
    label: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class PostingPackage:
    """What one half of a meeting needs to be posted."""

    meeting_id: int
    half: PostingHalf
    texts: tuple[PostingText, ...]
    papers: tuple[str, ...]
    """Names of the papers that go along."""
    ticks: tuple[PostingTick, ...]
    countdown: Countdown


class PostingService:
    """Looking at the package of a meeting, and writing it as a folder."""

    def __init__(
        self,
        db: Database,
        papers: PaperService,
        meetings: MeetingService,
        exports: Path,
        clock: Clock,
    ) -> None:
        self._db = db
        self._papers = papers
        self._meetings = meetings
        self._exports = exports
        self._clock = clock

    def package(self, meeting_id: int, half: PostingHalf | None = None) -> PostingPackage:
        """Return one half of a meeting: the one that is due now, unless another is asked for."""
        view = self._meetings.view(meeting_id)
        header = view.file.header
        wanted = half or (PostingHalf.AFTER if header.stage in HELD_STAGES else PostingHalf.BEFORE)
        papers = tuple(PAPER_NAMES[order.kind] for order in self._orders(meeting_id, wanted))
        return self._package(view, wanted, papers)

    def package_after(self, view: MeetingView, rows: Iterable[PaperRow]) -> PostingPackage:
        """Return what follows a meeting that has just been read, with the rows of its papers."""
        ready = {row.kind for row in rows if not row.missing}
        codes = (code for code in _PAPERS[PostingHalf.AFTER] if code in ready)
        names = tuple(PAPER_NAMES[code] for code in codes)
        return self._package(view, PostingHalf.AFTER, names)

    def _package(
        self, view: MeetingView, half: PostingHalf, papers: tuple[str, ...]
    ) -> PostingPackage:
        return PostingPackage(
            view.file.header.id,
            half,
            texts=self._texts(view, half),
            papers=papers,
            ticks=_ticks(view, half),
            countdown=_countdown(view, half),
        )

    def write(
        self,
        meeting_id: int,
        half: PostingHalf | None = None,
        *,
        folder: Path | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write the papers and, last, the texts of a half as a folder of their own.

        It is whole or not there; beside a folder changed since it was written the new one takes
        the next number.
        """
        package = self.package(meeting_id, half)
        key = self._meetings.file(meeting_id).header.key
        orders = self._orders(meeting_id, package.half)
        papers = self._papers.made(orders, progress)
        made = [MadePaper(CODE, one.file_name, one.data, meeting_id) for one in papers]
        made.append(MadePaper(CODE, f"{key}_{TEXTS}", _as_file(package.texts), meeting_id))
        place = (folder or self._exports) / f"{key}_{CODE}_{_FOLDERS[package.half]}"
        written = put_together(self._db, place, made)
        record(self._db, "gói đăng", written, self._clock())
        return tuple(path for _, path in written)

    def _orders(self, meeting_id: int, half: PostingHalf) -> list[PaperOrder]:
        """Return the papers of a half that can be made."""
        orders = [PaperOrder(code, meeting_id=meeting_id) for code in _PAPERS[half]]
        reasons = self._papers.missing(orders)
        return [order for order, why in zip(orders, reasons, strict=True) if not why]

    def _texts(self, view: MeetingView, half: PostingHalf) -> tuple[PostingText, ...]:
        if half is PostingHalf.BEFORE:
            source = paper_sources.read_meeting(self._db, view.file.header.id, self._clock())
            return tuple(_notice_texts(invitation(source), programme(source)))
        content = content_text(view.file)
        package = posting_package(view)
        told = tuple(_text(text.label, text.text) for text in package)
        news = _text("Tin ngắn (Zalo)", short_news(package))
        return (*told[:2], _text("Nội dung", content), *told[2:], news)


def _notice_texts(call: Invitation, plan: Programme) -> Iterator[PostingText]:
    """Give what announces a meeting, in the words of its papers."""
    title = f"{call.cell_name}: {call.title.lower()} dự {call.meeting_name}"
    yield _text("Tiêu đề", title)
    yield _text("Thông báo", "\n".join(_notice_lines(call)))
    if plan.rows:
        rows = (_programme_line(row.number, row.content, row.person) for row in plan.rows)
        yield _text("Chương trình", "\n".join(rows))
    if call.documents or call.prompts:
        documents = (f"Tài liệu: {line}." for line in call.documents)
        prompts = (f"Câu hỏi gợi ý: {line}" for line in call.prompts)
        yield _text("Tài liệu, gợi ý", "\n".join((*documents, *prompts)))


def _notice_lines(call: Invitation) -> Iterator[str]:
    invited = "; ".join(map(lower_first, call.addressees))
    yield f"{call.cell_name} {call.call} {invited} dự {call.meeting_name}."
    yield f"Thời gian: {call.time_text}."
    if call.place:
        yield f"Địa điểm: {call.place}."
    yield f"Hình thức: {call.form}."
    yield f"Đồng chí nào vắng, đề nghị báo {call.absence_contact}."


def _programme_line(number: str, content: str, person: str) -> str:
    return f"{number}. {content} ({person})" if person else f"{number}. {content}"


def _text(label: str, text: str) -> PostingText:
    return PostingText(label, text, text)


def _ticks(view: MeetingView, half: PostingHalf) -> tuple[PostingTick, ...]:
    file, header = view.file, view.file.header
    if half is PostingHalf.BEFORE:
        label = "Đăng, gửi tài liệu họp"
        due = papers_due(file)
        return (PostingTick("papers_posted_on", label, due, header.papers_posted_on),)
    if header.kind is MeetingKind.COMMITTEE:
        return ()
    due = posting_due(file)
    return (
        PostingTick("finished_posted_on", "Đăng biên bản", due, header.finished_posted_on),
        PostingTick("reported_on", reporting_label(file), due, header.reported_on),
    )


def _countdown(view: MeetingView, half: PostingHalf) -> Countdown:
    count_down = papers_countdown if half is PostingHalf.BEFORE else posting_countdown
    return count_down(view.file, view.now)


def _as_file(texts: tuple[PostingText, ...]) -> bytes:
    """Return the texts as Notepad opens them: with a mark of their encoding and its line ends."""
    blocks = (f"[{upper_first(text.label)}]\n{text.text}\n" for text in texts)
    return "\n".join(blocks).replace("\n", "\r\n").encode("utf-8-sig")
