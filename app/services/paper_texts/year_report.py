"""W11, the report of a half-year or a year: meetings, tasks, registers and grades in figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.cells import Cell, superior_committee
from app.domain.documents import DocumentType, IssuedDocument
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.inspections import inspection_words
from app.domain.meeting_file import Person
from app.domain.meetings import MEETING_KIND_LABELS
from app.domain.member_days import is_official_on, on_roll
from app.domain.settings import Settings, SignPlace
from app.domain.tasks import OPEN_STATES, Task, TaskState, was_late
from app.domain.text import number_text, percent_text, points_text, short_date
from app.domain.topics import HeldTopic
from app.domain.year_tables import YearRow, YearTable, most_lost
from app.services.export.report_contexts import MeetingFigures, YearReport
from app.services.paper_texts.header import (
    number_of,
    paper_header,
    recipients,
    signature,
    usual_recipients,
)
from app.services.paper_texts.record_lines import (
    PeriodRecords,
    change_lines,
    classes_on,
    directive_words,
    inspection_line,
    model_lines,
    organisation_words,
    petition_words,
    request_lines,
)
from app.services.paper_texts.score_year import points_summary
from app.services.paper_texts.wording import comrade, ended, joined, spelled, unended
from app.services.paper_texts.year_plan import kinds_text

MOST_TASKS, MOST_LOSSES = 12, 5


@dataclass(frozen=True, slots=True)
class YearReportSource:
    """What the report of a half-year or a year is printed from."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    year: int
    is_half: bool
    today: date
    records: PeriodRecords
    table: YearTable
    tasks: tuple[Task, ...] = ()
    topics: tuple[HeldTopic, ...] = ()
    praised: int = 0
    reminded: int = 0
    grades: tuple[tuple[MemberGrade, int], ...] = ()
    graded: str = ""
    """Whose grades they are, of how many: "Chi bộ đề nghị, 22/22 đồng chí"."""
    forecast: str = ""
    document: IssuedDocument | None = None

    @property
    def last(self) -> date:
        """Return the last day the report knows of."""
        return min(self.records.last, self.today)


def year_report(source: YearReportSource) -> YearReport:
    """Return what the report prints; what only people can judge is left to the hand."""
    year, records = source.year, source.records
    day = source.document.issued_on if source.document else source.today
    kind = "Sơ kết" if source.is_half else "Tổng kết"
    period = f"6 tháng đầu năm {year}" if source.is_half else f"năm {year}"
    return YearReport(
        header=paper_header(source.cell, day, number_of(source.document, DocumentType.REPORT)),
        subject=f"{kind} công tác {period}",
        addressee=superior_committee(source.cell),
        period=period,
        next_period=f"6 tháng cuối năm {year}" if source.is_half else f"năm {year + 1}",
        organisation=_organisation(source),
        changes=tuple(change_lines(records)),
        directives=directive_words(records, source.last),
        topics=tuple(_topics(source)),
        tasks=_tasks(source),
        open_tasks=tuple(_open_tasks(source)),
        summary=tuple(_summary(source)),
        meetings=tuple(map(_figures, source.table.rows)),
        praise=f"{source.praised} lượt biểu dương, {source.reminded} lượt nhắc nhở, phê bình.",
        inspections=_inspections(source),
        inspection_lines=tuple(map(inspection_line, records.inspections)),
        models=model_lines(m for m in records.models if records.covers(m.on)),
        petitions=petition_words(records, source.last),
        graded=source.graded,
        grades=tuple(_grades(source)),
        losses=tuple(_losses(source.table)),
        requests=tuple(request_lines(records.petitions)),
        recipients=recipients(usual_recipients(source.cell, source.settings), day),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _organisation(source: YearReportSource) -> str:
    members, day = source.records.members, source.last
    roll = on_roll(members, day)
    official = sum(is_official_on(member, day) for member in roll)
    return organisation_words(classes_on(members, day), official, len(roll) - official)


def _topics(source: YearReportSource) -> Iterator[str]:
    for topic in sorted(source.topics, key=lambda one: one.day):
        by = f", {comrade(topic.author_name)} trình bày" if topic.author_name else ""
        yield f"“{unended(topic.title)}”, ngày {short_date(topic.day)}{by}."


def _tasks(source: YearReportSource) -> str:
    tasks = [task for task in source.tasks if not task.standing]
    if not tasks:
        return ""
    done = [task for task in tasks if task.state is TaskState.DONE]
    late_done = sum(was_late(task, source.last) for task in done)
    share = percent_text(Fraction(len(done), len(tasks)))
    late = sum(bool(task.days_late(source.last)) for task in tasks)
    return (
        f"Chi bộ giao {len(tasks)} nhiệm vụ có thời hạn; đã xong {len(done)} ({share}), trong đó "
        f"xong chậm {late_done}; còn quá hạn {late}."
    )


def _open_tasks(source: YearReportSource) -> Iterator[str]:
    late = [task for task in source.tasks if task.days_late(source.last)]
    for task in late[:MOST_TASKS]:
        who = task.owner_name if task.owner_group_id else comrade(task.owner_name)
        due = short_date(task.due_now) if task.due_now and task.state in OPEN_STATES else ""
        yield f"{spelled(unended(task.text))} ({who}; hạn {due})."
    if len(late) > MOST_TASKS:
        yield f"Và {len(late) - MOST_TASKS} nhiệm vụ quá hạn khác, theo bảng theo dõi nhiệm vụ."


def _summary(source: YearReportSource) -> Iterator[str]:
    rows = source.table.rows
    if not rows:
        return
    yield f"Chi bộ đã tổ chức {kinds_text(row.kind for row in rows)}."
    yield ended(joined(_means(rows), "; "))
    if source.table.scored:
        yield points_summary(source.table).replace(" · ", ", ")
    if source.forecast:
        yield source.forecast


def _means(rows: tuple[YearRow, ...]) -> Iterator[str]:
    counted = [row for row in rows if row.base]
    if counted:
        share = sum((Fraction(row.present, row.base) for row in counted), Fraction(0))
        yield f"Bình quân mỗi buổi: dự họp {percent_text(share / len(counted))}"
        spoke = Fraction(sum(row.speakers for row in counted), len(counted))
        yield f"{number_text(spoke, 1)} đồng chí phát biểu"
    timed = [row.minutes for row in rows if row.minutes]
    if timed:
        yield f"thời lượng {number_text(Fraction(sum(timed), len(timed)), 0)} phút"


def _figures(row: YearRow) -> MeetingFigures:
    rate = percent_text(Fraction(row.present, row.base)) if row.base else ""
    return MeetingFigures(
        period=row.period,
        kind=MEETING_KIND_LABELS[row.kind],
        day=short_date(row.day),
        presence=f"{row.present}/{row.base}" if row.base else "",
        rate=rate,
        minutes=str(row.minutes or ""),
        speakers=str(row.speakers),
        points="" if row.points is None else points_text(row.points),
        grade=row.grade_label,
    )


def _inspections(source: YearReportSource) -> str:
    lines = source.records.inspections
    return ended(inspection_words(lines, source.last)) if lines else ""


def _grades(source: YearReportSource) -> Iterator[str]:
    for grade, number in source.grades:
        yield f"{MEMBER_GRADE_LABELS[grade]}: {number} đồng chí."


def _losses(table: YearTable) -> Iterator[str]:
    for loss in most_lost(table.scored)[:MOST_LOSSES]:
        yield f"tiêu chí {loss.item_id} mất điểm {loss.times} lần, {points_text(loss.points)} điểm"
