"""The plan of a year (kế hoạch sinh hoạt năm): its meetings with ladder dates and guests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell
from app.domain.documents import DocumentType, IssuedDocument
from app.domain.meeting_file import Person
from app.domain.meetings import (
    HELD_STAGES,
    MEETING_KIND_LABELS,
    MEETING_STAGE_LABELS,
    MeetingKind,
    MeetingRow,
    MeetingStage,
    Preparation,
)
from app.domain.periods import ROMAN, Period
from app.domain.settings import Settings, SignPlace
from app.domain.shipped_rules import DIRECTIVE50_FROM, HD42_FROM
from app.domain.text import count_text, month_text, short_date
from app.services.export.issued_contexts import YearPlanPaper, YearPlanRow
from app.services.paper_texts.header import (
    number_of,
    paper_header,
    recipients,
    short_recipients,
    signature,
)
from app.services.paper_texts.resolution import HD12_BASIS, HD42_BASIS
from app.services.paper_texts.wording import text_lines, unended

DIRECTIVE50_BASIS = "Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư"
PURPOSES = (
    "Duy trì nền nếp sinh hoạt thường kỳ hằng tháng; mỗi quý có ít nhất một buổi chuyên đề.",
    "Nâng cao chất lượng chuẩn bị, thảo luận và thực hiện nghị quyết của chi bộ.",
)
DUTIES = (
    "Chi ủy chuẩn bị nội dung, họp trước mỗi kỳ sinh hoạt.",
    "Người được phân công chuẩn bị nộp dự thảo đúng hạn để chi ủy duyệt.",
    "Đảng viên nghiên cứu tài liệu trước, dự đầy đủ, tham gia ý kiến.",
)
_KIND_WORDS = {
    MeetingKind.REGULAR: "buổi thường kỳ",
    MeetingKind.COMBINED: "buổi thường kỳ kết hợp chuyên đề",
    MeetingKind.THEMATIC: "buổi chuyên đề",
    MeetingKind.EXTRAORDINARY: "buổi bất thường",
    MeetingKind.REVIEW: "hội nghị kiểm điểm, xếp loại",
}
_DRAFT_RUNGS = ("writer_draft", "draft", "forms")
_OFF_STAGES = frozenset({MeetingStage.POSTPONED, MeetingStage.NOT_HELD})


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A meeting of the plan with what stands beside it."""

    row: MeetingRow
    preparations: tuple[Preparation, ...] = ()
    superior_guests: tuple[str, ...] = ()
    committee_on: date | None = None
    """Day of the committee meeting that prepares it, once one is linked."""


@dataclass(frozen=True, slots=True)
class PlanSource:
    """Everything the plan of a year is printed from."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    day: date
    """The day the plan was made."""
    rows: tuple[PlannedRow, ...]
    purpose: str = ""
    organisation: str = ""
    document: IssuedDocument | None = None


def year_plan(source: PlanSource) -> YearPlanPaper:
    """Return what the plan of a year prints; committee meetings are not part of it."""
    rows = [line for line in source.rows if line.row.kind is not MeetingKind.COMMITTEE]
    day = source.document.issued_on if source.document else source.day
    return YearPlanPaper(
        header=paper_header(source.cell, day, number_of(source.document, DocumentType.PLAN)),
        subject=f"Sinh hoạt chi bộ năm {source.year}",
        bases=plan_bases(source.year),
        purposes=text_lines(source.purpose) or PURPOSES,
        rows=tuple(map(_row, rows)),
        summary=kinds_text(line.row.kind for line in rows if line.row.stage not in _OFF_STAGES),
        duties=text_lines(source.organisation) or DUTIES,
        recipients=recipients(short_recipients(source.cell), day),
        signature=signature(source.settings, SignPlace.CELL, source.people),
        moved_note=_moved_note([line.row for line in rows if line.row.moved_from]),
    )


def plan_bases(year: int) -> tuple[str, ...]:
    """Return the guidance a plan of a year rests on."""
    last_day = date(year, 12, 31)
    guidance = HD42_BASIS if last_day >= HD42_FROM else HD12_BASIS
    return (DIRECTIVE50_BASIS, guidance) if last_day >= DIRECTIVE50_FROM else (guidance,)


def _row(line: PlannedRow) -> YearPlanRow:
    row = line.row
    committee = line.committee_on or _rung_day(line.preparations, "committee", "approve")
    return YearPlanRow(
        month=_month(row.period),
        day=short_date(row.day),
        kind=MEETING_KIND_LABELS[row.kind],
        content=unended(row.focus),
        preparer=row.preparer_name,
        draft_due=_day_words(_rung_day(line.preparations, *_DRAFT_RUNGS)),
        committee_day=_day_words(committee),
        superior_guest="; ".join(line.superior_guests),
        state=_state(row.stage),
    )


def _month(period: Period) -> str:
    if period.month:
        return month_text(period.month)
    return f"Quý {ROMAN[period.quarter - 1]}" if period.quarter else ""


def _rung_day(preparations: Iterable[Preparation], *keys: str) -> date | None:
    days = {rung.key: rung.due_on for rung in preparations}
    return next((days[key] for key in keys if key in days), None)


def _day_words(day: date | None) -> str:
    return "" if day is None else short_date(day)


def _state(stage: MeetingStage) -> str:
    return "Đã họp" if stage in HELD_STAGES else MEETING_STAGE_LABELS[stage]


def kinds_text(kinds: Iterable[MeetingKind]) -> str:
    """Return how many meetings there are of each kind: "12 buổi thường kỳ, 4 buổi chuyên đề"."""
    counts = Counter(kinds)
    words = (f"{count_text(counts[kind])} {_KIND_WORDS[kind]}" for kind in _KIND_WORDS)
    return ", ".join(text for kind, text in zip(_KIND_WORDS, words, strict=True) if counts[kind])


def _moved_note(rows: list[MeetingRow]) -> str:
    if not rows:
        return ""
    return f"{count_text(len(rows))} buổi đổi ngày: {'; '.join(_moves(rows))}."


def _moves(rows: Iterable[MeetingRow]) -> Iterator[str]:
    for row in rows:
        if row.moved_from is not None:
            yield f"{short_date(row.day)} (trước là {short_date(row.moved_from)})"
