"""W7: the plan of a year's thematic meetings, and the report after one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.cells import Cell, superior_committee
from app.domain.counting import count
from app.domain.documents import DocumentType, IssuedDocument
from app.domain.meeting_file import Person
from app.domain.meetings import MEETING_FORM_LABELS, MeetingRow, Preparation
from app.domain.periods import ROMAN
from app.domain.settings import Settings, SignPlace
from app.domain.shipped_rules import DIRECTIVE50_FROM
from app.domain.text import long_date, lower_first, month_text, percent_text, short_date
from app.domain.topics import TOPIC_GROUPS
from app.services.export.report_contexts import TopicPlan, TopicPlanRow, TopicReport
from app.services.paper_texts.header import (
    FILED,
    number_of,
    paper_header,
    recipients,
    short_recipients,
    signature,
)
from app.services.paper_texts.minutes_topic import thematic_part, topic_tasks
from app.services.paper_texts.month_report import report_document, score_words
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_lines import task_lines
from app.services.paper_texts.wording import ended, joined, period_words, unended
from app.services.paper_texts.year_plan import plan_bases

DIRECTIVE50_GROUPS = "Chỉ thị 50-CT/TW, mục 2"
PRODUCT = "Bài chuyên đề"
PURPOSES = (
    "Mỗi quý có ít nhất một buổi sinh hoạt chuyên đề gắn với nhiệm vụ của chi bộ.",
    "Chuyên đề có người viết, người duyệt, thời hạn và kết luận thành việc cụ thể.",
)
DUTIES = (
    "Người viết gửi dự thảo đúng hạn; chi ủy cho ý kiến và duyệt trước khi gửi đảng viên.",
    "Sau buổi chuyên đề, chi bộ báo cáo kết quả với cấp ủy cấp trên.",
)
_DRAFT_RUNGS, APPROVAL = ("writer_draft", "draft"), "approve"


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """A thematic meeting of the plan with its ladder."""

    row: MeetingRow
    group: int | None
    preparations: tuple[Preparation, ...]
    approver: str = ""
    """Who approves the draft, where the ladder names somebody."""


@dataclass(frozen=True, slots=True)
class TopicPlanSource:
    """What the plan of a year's topics is printed from."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    day: date
    topics: tuple[PlannedTopic, ...]
    document: IssuedDocument | None = None


def topic_plan(source: TopicPlanSource) -> TopicPlan:
    """Return the plan of the thematic meetings of a year."""
    day = source.document.issued_on if source.document else source.day
    return TopicPlan(
        header=paper_header(source.cell, day, number_of(source.document, DocumentType.PLAN)),
        subject=f"Sinh hoạt chuyên đề năm {source.year}",
        bases=plan_bases(source.year),
        purposes=PURPOSES,
        rows=tuple(map(_row, source.topics)),
        duties=DUTIES,
        recipients=recipients(short_recipients(source.cell), day),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _row(topic: PlannedTopic) -> TopicPlanRow:
    row, quarter = topic.row, topic.row.period.quarter_number
    has_basis = topic.group is not None and row.day >= DIRECTIVE50_FROM
    return TopicPlanRow(
        quarter=ROMAN[quarter - 1] if quarter else "",
        month=month_text(row.period.month or row.day.month),
        title=unended(row.focus),
        group=_group(topic.group),
        basis=DIRECTIVE50_GROUPS if has_basis else "",
        writer=row.preparer_name,
        due=_due(topic.preparations),
        approver=topic.approver or "Chi ủy",
        product=PRODUCT,
    )


def _group(group: int | None) -> str:
    return "" if group is None else f"{group}. {TOPIC_GROUPS[group]}"


def _due(preparations: Iterable[Preparation]) -> str:
    days = {rung.key: rung.due_on for rung in preparations}
    due = next((days[key] for key in (*_DRAFT_RUNGS, APPROVAL) if key in days), None)
    return "" if due is None else short_date(due)


def topic_report(source: PaperSource, files: tuple[str, ...] = ()) -> TopicReport:
    """Return the report after a thematic meeting; `files` are its finished papers."""
    file, header = source.file, source.file.header
    part, document = thematic_part(file), report_document(file, is_topic=True)
    day = header.day if document is None else document.issued_on
    counts = count(file)
    return TopicReport(
        header=paper_header(file.cell, day, number_of(document, DocumentType.REPORT)),
        subject=f"Kết quả sinh hoạt chuyên đề {period_words(header.period)}",
        addressee=superior_committee(file.cell),
        topic=part.topic,
        group=part.group,
        held=joined((long_date(header.day), unended(header.place), _form(source)), "; "),
        presenter=part.presenter,
        attendance=f"{counts.present}/{counts.attendance_base} đồng chí, "
        f"đạt {percent_text(counts.attendance)}",
        papers=tuple(ended(joined((p.title, p.author), ", đồng chí ")) for p in part.papers),
        opinions=part.opinions,
        quality=part.quality,
        conclusion=part.conclusion,
        tasks=task_lines(topic_tasks(file) or file.tasks),
        files=files,
        score=score_words(source),
        recipients=recipients((superior_committee(file.cell) or "Đảng ủy cấp trên", FILED), day),
        signature=signature(file.settings, SignPlace.CELL, file.people),
    )


def _form(source: PaperSource) -> str:
    return lower_first(MEETING_FORM_LABELS[source.file.header.form])
