"""Reads what papers are made from, each time in one short transaction that is then closed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_rules, load_settings
from app.data.database import Database
from app.data.findings import findings_with
from app.data.meeting_files import find_meeting, load_meeting_file
from app.data.meeting_parts import document_record, header_record, preparation_record
from app.data.member_records import load_members
from app.data.plan_records import load_meeting_rows
from app.data.reality_records import load_reality
from app.data.rubric_records import rubric_on
from app.data.sheet_views import load_sheet_view
from app.data.task_boards import load_register
from app.data.task_records import load_tasks, resolution_code
from app.data.work_scope import load_scope
from app.data.year_figures import figures_of_year
from app.data.year_forecasts import load_forecast
from app.data.year_records import siblings_of
from app.data.year_tables import load_history, load_year_table
from app.domain.checks_plan import needs_on
from app.domain.derived_sheets import DerivedSheet, derive
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_file import MeetingFile, Person
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MeetingHeader, MeetingKind, MeetingRow
from app.domain.member_labels import post_label
from app.domain.plan_gaps import plan_gaps
from app.domain.progress import pause
from app.domain.sheet_views import SheetView, outcome_of
from app.domain.tasks import OPEN_STATES
from app.domain.text import fold
from app.services.paper_texts.monthly_list import LISTED_KINDS
from app.services.paper_texts.plan_reality import RealitySource
from app.services.paper_texts.register_book import RegisterSource
from app.services.paper_texts.score_year import ScoreYearSource
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_table import TaskSource, meeting_period
from app.services.paper_texts.year_plan import PlannedRow, PlanSource


def read_meeting(db: Database, meeting_id: int, now: datetime) -> PaperSource:
    """Return a meeting with its findings, points and what it prepares."""
    pause()
    with db.read() as session:
        file = load_meeting_file(session, meeting_id)
        view = load_sheet_view(session, file, now)
        return PaperSource(
            file=file,
            findings=findings_with(session, file, now, outcome_of(view)),
            view=view,
            derived=_derived(session, file, view),
            prepares=_prepares(session, file),
        )


def source_of(db: Database, view: MeetingView) -> PaperSource:
    """Return the same of a meeting that has just been read."""
    with db.read() as session:
        return PaperSource(
            file=view.file,
            findings=view.findings,
            view=view.sheet,
            derived=_derived(session, view.file, view.sheet),
            prepares=_prepares(session, view.file),
        )


def _derived(session: Session, file: MeetingFile, view: SheetView | None) -> DerivedSheet | None:
    """Return the group totals for part IV, None where the cell's rubric gives no way to them."""
    target = rubric_on(session, file.settings.derived_rubric_id, file.header.day)
    if view is None or target is None:
        return None
    return derive(view.sheet, target) if view.rubric.id in target.derive_from else None


def _prepares(session: Session, file: MeetingFile) -> MeetingHeader | None:
    if file.header.kind is not MeetingKind.COMMITTEE:
        return None
    query = (
        select(t.Meeting)
        .join(t.CommitteeLink, t.CommitteeLink.meeting_id == t.Meeting.id)
        .where(t.CommitteeLink.committee_id == file.header.id)
        .order_by(t.Meeting.day)
    )
    row = session.scalars(query).first()
    return None if row is None else header_record(row)


def read_before(db: Database, file: MeetingFile) -> tuple[PaperSource, ...]:
    """Return the listed meeting held before this one, as a tuple of one or none."""
    query = (
        select(t.Meeting.id)
        .where(
            t.Meeting.day < file.header.day,
            t.Meeting.day >= file.cell.records_from,
            t.Meeting.kind.in_(LISTED_KINDS),
            t.Meeting.stage.in_(HELD_STAGES),
        )
        .order_by(t.Meeting.day.desc())
        .limit(1)
    )
    with db.read() as session:
        before = session.scalar(query)
    return () if before is None else (PaperSource(_read_file(db, before)),)


def listed_ids(db: Database, year: int) -> tuple[int, ...]:
    """Return the held regular and combined meetings of a year, in order of day."""
    with db.read() as session:
        query = (
            select(t.Meeting.id)
            .where(
                t.Meeting.year == year,
                t.Meeting.day >= load_cell(session).records_from,
                t.Meeting.kind.in_(LISTED_KINDS),
                t.Meeting.stage.in_(HELD_STAGES),
            )
            .order_by(t.Meeting.day, t.Meeting.id)
        )
        return tuple(session.scalars(query))


def read_files(db: Database, meeting_ids: Iterable[int]) -> tuple[MeetingFile, ...]:
    """Return meetings one by one, so that the file is never held for long."""
    return tuple(_read_file(db, meeting_id) for meeting_id in meeting_ids)


def _read_file(db: Database, meeting_id: int) -> MeetingFile:
    pause()
    with db.read() as session:
        return load_meeting_file(session, meeting_id)


def meeting_tasks(source: PaperSource, code: str, today: date) -> TaskSource:
    """Return the tasks one meeting gave, as its file has them."""
    file = source.file
    return TaskSource(
        cell=file.cell,
        settings=file.settings,
        people=file.people,
        tasks=file.tasks,
        resolutions={file.header.id: code} if code else {},
        period=meeting_period(file, code),
        today=today,
    )


def read_year_tasks(db: Database, year: int, today: date) -> TaskSource:
    """Return the tasks given or due in a year and those still open from before."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    of_year = select(t.Meeting.id).where(t.Meeting.year == year)
    with db.read() as session:
        tasks = load_tasks(
            session,
            or_(
                t.Task.meeting_id.in_(of_year),
                t.Task.due_on.between(first, last),
                t.Task.state.in_(OPEN_STATES) & (t.Task.due_on < first),
            ),
        )
        meetings = {task.meeting_id for task in tasks if task.meeting_id is not None}
        return TaskSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, min(today, last)),
            tasks=tasks,
            resolutions={meeting: resolution_code(session, meeting) for meeting in meetings},
            period=f"Năm {year}",
            today=today,
        )


def read_score_year(db: Database, year: int, now: datetime) -> ScoreYearSource:
    """Return the held meetings of a year with points, presence and losses."""
    with db.read() as session:
        figures = figures_of_year(session, year, load_scope(session, now.date()))
        table = load_year_table(session, year, figures, now)
        return ScoreYearSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, min(now.date(), date(year, 12, 31))),
            table=replace(table, history=load_history(session, year - 1, year)),
            day=now.date(),
            forecast=forecast_text(session, year),
        )


def forecast_text(session: Session, year: int) -> str:
    """Return what the annual rule the cell borrows says of a year, with its name."""
    found = load_forecast(session, load_cell(session), load_settings(session), year)
    return "" if found is None else f"{found.forecast.sentence} (Theo: {found.rule_name}.)"


def read_register(db: Database, year: int, today: date) -> RegisterSource:
    """Return the register of the term a year lies in: today's in this year, else its last."""
    last = date(year, 12, 31)
    with db.read() as session:
        return RegisterSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, min(today, last)),
            register=load_register(session, today if year == today.year else last),
            day=today,
        )


def read_reality(db: Database, year: int, today: date) -> RealitySource:
    """Return the plan of a year against what was held, and what it leaves open."""
    with db.read() as session:
        cell = load_cell(session)
        plan = session.scalars(select(t.AnnualPlan).where(t.AnnualPlan.year == year)).one_or_none()
        needs = partial(needs_on, partial(load_rules, session))
        gaps = plan_gaps(siblings_of(session, year, cell), year, today, cell.records_from, needs)
        return RealitySource(
            cell=cell,
            settings=load_settings(session),
            people=people_on(session, min(today, date(year, 12, 31))),
            year=year,
            lines=load_reality(session, year, load_scope(session, today)),
            gaps=tuple(gap.sentence for gap in gaps),
            sent_on=plan.sent_on if plan else None,
            team_sent_on=plan.team_sent_on if plan else None,
            day=today,
        )


def read_plan(db: Database, year: int, today: date) -> PlanSource:
    """Return the plan of a year with ladder dates, guests and the words of the plan itself."""
    with db.read() as session:
        row = session.scalars(select(t.AnnualPlan).where(t.AnnualPlan.year == year)).one_or_none()
        day = today if row is None else row.proposed_on
        return PlanSource(
            cell=load_cell(session),
            settings=load_settings(session),
            people=people_on(session, day),
            year=year,
            day=day,
            rows=tuple(_planned(session, found) for found in load_meeting_rows(session, year)),
            purpose="" if row is None else row.purpose,
            organisation="" if row is None else row.organisation,
            document=issued_of(session, DocumentType.PLAN, f"sinh hoạt chi bộ năm {year}"),
        )


def _planned(session: Session, row: MeetingRow) -> PlannedRow:
    pause()
    meeting = find_meeting(session, row.id)
    committee = (
        select(t.Meeting.day)
        .join(t.CommitteeLink, t.CommitteeLink.committee_id == t.Meeting.id)
        .where(t.CommitteeLink.meeting_id == row.id)
        .order_by(t.Meeting.day)
    )
    return PlannedRow(
        row=row,
        preparations=tuple(map(preparation_record, meeting.preparations)),
        superior_guests=tuple(guest.name for guest in meeting.guests if guest.is_superior),
        committee_on=session.scalars(committee).first(),
    )


def issued_of(session: Session, kind: DocumentType, words: str) -> IssuedDocument | None:
    """Return the issued paper of a year: the register knows it by words of its abstract."""
    query = (
        select(t.IssuedDocument)
        .where(t.IssuedDocument.type == kind, t.IssuedDocument.state == DocumentState.ISSUED)
        .order_by(t.IssuedDocument.id)
    )
    wanted = fold(words)
    found = [row for row in session.scalars(query) if wanted in fold(row.abstract)]
    return document_record(found[-1]) if found else None


def people_on(session: Session, day: date) -> tuple[Person, ...]:
    """Return the members with the posts they hold on a day."""
    members = load_members(session)
    return tuple(Person(m.id, m.full_name, post_label(m, day)) for m in members)
