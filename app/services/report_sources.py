"""Reads what reports and programmes are made from: registers of their days, figures of the year."""

from contextlib import suppress
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import directive_records, inspection_records, model_records, petition_records
from app.data import tables as t
from app.data.cell_records import load_cell, load_settings
from app.data.database import Database
from app.data.meeting_parts import preparation_record
from app.data.member_records import load_members
from app.data.plan_records import load_meeting_rows
from app.data.topic_records import load_topics
from app.data.work_scope import load_scope
from app.data.year_figures import figures_of_year
from app.data.year_records import OFF_STAGES
from app.data.year_tables import load_year_table
from app.domain.documents import DocumentType
from app.domain.errors import Refused
from app.domain.grades import MemberGrade
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingRow
from app.domain.minutes import EntryKind
from app.domain.periods import MONTHS, Period
from app.domain.plans import THEMATIC_KINDS
from app.domain.year_tables import YearTable
from app.services import review_sources
from app.services.paper_sources import forecast_text, issued_of, people_on, read_year_tasks
from app.services.paper_texts.inspection_programme import InspectionSource
from app.services.paper_texts.month_report import TOPIC_WORD, reported_month
from app.services.paper_texts.record_lines import PeriodRecords
from app.services.paper_texts.topic_papers import APPROVAL, PlannedTopic, TopicPlanSource
from app.services.paper_texts.year_report import YearReportSource

HALF = 6
Grades = tuple[tuple[MemberGrade, int], ...]


def read_month(db: Database, file: MeetingFile) -> PeriodRecords:
    """Return what the registers hold of the month a meeting reports on."""
    month = reported_month(file)
    with db.read() as session:
        return _records(session, month.first_day, month.last_day)


def read_files(db: Database, meeting_id: int) -> tuple[str, ...]:
    """Return the names of the files kept with a meeting."""
    query = (
        select(t.Attachment.name)
        .where(t.Attachment.meeting_id == meeting_id)
        .order_by(t.Attachment.id)
    )
    with db.read() as session:
        return tuple(session.scalars(query))


def read_year_report(db: Database, year: int, now: datetime, *, is_half: bool) -> YearReportSource:
    """Return the figures of a year, or of its first six months."""
    months = MONTHS[:HALF] if is_half else MONTHS
    last = date(year, 6, 30) if is_half else date(year, 12, 31)
    today = now.date()
    tasks = read_year_tasks(db, year, min(today, last)).tasks
    grades, graded = ((), "") if is_half else _grades(db, year, today)
    with db.read() as session:
        table = _table(session, year, now, months)
        records = _records(session, date(year, 1, 1), last)
        held = [row.meeting_id for row in table.rows]
        return YearReportSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, min(today, last)),
            year=year,
            is_half=is_half,
            today=today,
            records=records,
            table=table,
            tasks=tuple(one for one in tasks if one.due_on is None or one.due_on <= last),
            topics=tuple(
                topic
                for topic in load_topics(session)
                if topic.is_held and records.covers(topic.day)
            ),
            praised=_count(session, held, EntryKind.COMMENDATION),
            reminded=_count(session, held, EntryKind.REMINDER),
            grades=grades,
            graded=graded,
            forecast="" if is_half else forecast_text(session, year),
            document=issued_of(session, DocumentType.REPORT, _title(year, is_half=is_half)),
        )


def _title(year: int, *, is_half: bool) -> str:
    return f"6 tháng đầu năm {year}" if is_half else f"tổng kết công tác năm {year}"


def _table(session: Session, year: int, now: datetime, months: tuple[int, ...]) -> YearTable:
    figures = figures_of_year(session, year, load_scope(session, now.date()))
    return load_year_table(session, year, [f for f in figures if f.month in months], now)


def _records(session: Session, first: date, last: date) -> PeriodRecords:
    return PeriodRecords(
        first=first,
        last=last,
        members=load_members(session),
        directives=directive_records.load_directives(
            session, t.Directive.received_on.between(first, last)
        ),
        petitions=petition_records.load_petitions(
            session, petition_records.of_year(first.year), t.Petition.received_on <= last
        ),
        models=model_records.load_models(session, t.GoodModel.on.between(first, last)),
        inspections=inspection_records.load_inspections(
            session, inspection_records.of_year(first.year)
        ),
    )


def _count(session: Session, meeting_ids: list[int], kind: EntryKind) -> int:
    entry = t.MinutesEntry
    query = select(func.count(entry.id)).where(
        entry.meeting_id.in_(meeting_ids), entry.kind == kind
    )
    return session.scalar(query) or 0


def _grades(
    db: Database, year: int, today: date
) -> tuple[tuple[tuple[MemberGrade, int], ...], str]:
    """Return the members by grade as far as the review of the year has them."""
    with suppress(Refused):
        review = review_sources.read_review(db, Period(year), today)
        given = [line.entry.final_grade or line.entry.own.grade for line in review.file.lines]
        counts = tuple((grade, given.count(grade)) for grade in MemberGrade)
        known = sum(grade is not None for grade in given)
        words = f"{review.counted}, {known}/{len(given)} đồng chí đã có mức xếp loại"
        return (counts, words) if known else ((), "")
    return (), ""


def read_topic_plan(db: Database, year: int, today: date) -> TopicPlanSource:
    """Return the thematic meetings of a year with their ladders."""
    with db.read() as session:
        plan = session.scalars(select(t.AnnualPlan).where(t.AnnualPlan.year == year)).one_or_none()
        day = today if plan is None else plan.proposed_on
        words = f"{TOPIC_WORD} năm {year}"
        return TopicPlanSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, day),
            year=year,
            day=day,
            topics=_topics(session, year),
            document=issued_of(session, DocumentType.PLAN, words),
        )


def _topics(session: Session, year: int) -> tuple[PlannedTopic, ...]:
    rows = [
        row
        for row in load_meeting_rows(session, year)
        if row.kind in THEMATIC_KINDS and row.stage not in OFF_STAGES
    ]
    return tuple(_topic(session, row) for row in rows)


def _topic(session: Session, row: MeetingRow) -> PlannedTopic:
    meeting = session.get_one(t.Meeting, row.id)
    ladder = tuple(map(preparation_record, meeting.preparations))
    approval = next((rung for rung in ladder if rung.key == APPROVAL), None)
    person = approval.person_id if approval else None
    approver = session.get(t.Member, person) if person else None
    return PlannedTopic(row, meeting.topic_group, ladder, approver.full_name if approver else "")


def read_programme(db: Database, year: int, today: date) -> InspectionSource:
    """Return the year's programme of inspection and supervision."""
    words = f"kiểm tra, giám sát năm {year}"
    with db.read() as session:
        return InspectionSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, min(today, date(year, 12, 31))),
            year=year,
            lines=inspection_records.load_inspections(session, inspection_records.of_year(year)),
            today=today,
            document=issued_of(session, DocumentType.PROGRAMME, words),
        )
