"""Tổng quan: one reading of everything the first page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import backup
from app.data import tables as t
from app.data.database import Database
from app.data.meeting_parts import period_of
from app.data.reported_scores import ReportedScore, reported_scores
from app.data.rubric_records import rubric_of
from app.data.work_lines import work_lines
from app.data.work_scope import WorkScope, load_scope
from app.data.year_figures import figures_of_year
from app.data.year_forecasts import load_forecast
from app.data.year_tables import load_history, load_year_table
from app.domain.cells import Cell
from app.domain.clock import Clock
from app.domain.ladders import GOAL
from app.domain.meetings import HELD_STAGES, MeetingKind, MeetingStage, meeting_title
from app.domain.member_days import secretary_on
from app.domain.members import Member
from app.domain.overviews import (
    Averages,
    FirstSteps,
    MeetingFigure,
    MonthFigure,
    NextMeeting,
    Overview,
    PreparationLine,
    ScoreScale,
)
from app.domain.periods import Period
from app.domain.rubrics import ScoringKind
from app.domain.rule_sets import RuleSet
from app.domain.text import day_month, given_name
from app.domain.year_tables import REGULAR_KINDS as REGULAR
from app.domain.year_tables import YearTable

THEMATIC = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})
OFF = frozenset({MeetingStage.POSTPONED, MeetingStage.NOT_HELD})
NO_RULE = "Chưa bật quy tắc xếp loại năm. Chọn trong Cài đặt, mục Khung tiêu chí."
MONTHS = range(1, 13)
YEARS_BEFORE = 9
"""How many years before the one shown the trend goes back."""


Scores = Mapping[int, ReportedScore]
_NO_SCORE = ReportedScore()


class OverviewService:
    """Reading the first page."""

    def __init__(self, db: Database, backups: Path, clock: Clock) -> None:
        self._db = db
        self._backups = backups
        self._clock = clock

    def load(self, year: int) -> Overview:
        """Return everything Tổng quan shows of a year."""
        today = self._clock().date()
        with self._db.read() as session:
            scope = load_scope(session, today)
            meetings, scores = _meetings(session, year), reported_scores(session, year)
            figures = figures_of_year(session, year, scope)
            counted = [row for row in meetings if _counts(row, scope.cell)]
            yearly = load_forecast(session, scope.cell, scope.settings, year)
            overview = Overview(
                year=year,
                today=today,
                greeted=_greeted(scope.members, today),
                first_steps=_first_steps(session, scope.members),
                since=_since(scope.cell, year),
                work=work_lines(session, scope),
                next_meeting=_next_meeting(session, today),
                months=tuple(_month(m, year, counted, scores, scope) for m in MONTHS),
                scale=_scale(session, counted, scores),
                regular_held=_number(counted, REGULAR, held=True),
                regular_planned=_number(counted, REGULAR, held=False),
                thematic_held=_number(counted, THEMATIC, held=True),
                thematic_planned=_number(counted, THEMATIC, held=False),
                averages=_averages(figures, scope.rules_on(today)),
                figures=figures,
                forecast=None if yearly is None else yearly.forecast,
                forecast_note=NO_RULE if yearly is None else "",
                last_backup=None,
                rehearsed_at=scope.settings.rehearsed_at,
            )
        return replace(overview, last_backup=self._last_backup())

    def year_table(self, year: int, figures: tuple[MeetingFigure, ...] | None = None) -> YearTable:
        """Return the held meetings of a year, and the points of the years before it.

        `figures` are those of the overview of the year, where it was read already.
        """
        now = self._clock()
        with self._db.read() as session:
            if figures is None:
                figures = figures_of_year(session, year, load_scope(session, now.date()))
            table = load_year_table(session, year, figures, now)
            return replace(table, history=load_history(session, year - YEARS_BEFORE, year))

    def _last_backup(self) -> datetime | None:
        found = backup.list_backups(self._backups)
        return found[0].made_at.astimezone().replace(tzinfo=None) if found else None


def _counts(row: t.Meeting, cell: Cell) -> bool:
    return row.stage not in OFF and row.day >= cell.records_from


def _greeted(members: Sequence[Member], today: date) -> str:
    secretary = secretary_on(members, today)
    return "" if secretary is None else given_name(secretary.full_name)


def _first_steps(session: Session, members: Sequence[Member]) -> FirstSteps:
    meetings = session.scalar(select(func.count(t.Meeting.id))) or 0
    return FirstSteps(members=len(members), meetings=meetings)


def _since(cell: Cell, year: int) -> str:
    first = cell.records_from
    return f"từ tháng {first.month}" if first.year == year and first > date(year, 1, 31) else ""


def _meetings(session: Session, year: int) -> Sequence[t.Meeting]:
    query = select(t.Meeting).where(t.Meeting.year == year).order_by(t.Meeting.day, t.Meeting.id)
    return session.scalars(query).all()


def _scale(session: Session, meetings: Sequence[t.Meeting], scores: Scores) -> ScoreScale | None:
    editions = [
        scores[row.id].edition_id
        for row in meetings
        if row.kind in REGULAR and row.id in scores and scores[row.id].points is not None
    ]
    edition = session.get(t.RubricEdition, editions[-1]) if editions else None
    rubric = rubric_of(edition) if edition is not None else None
    if rubric is None or rubric.scoring is not ScoringKind.POINTS or not rubric.total:
        return None
    return ScoreScale(
        name=rubric.name,
        maximum=rubric.total,
        bands=rubric.bands,
        is_mixed=len(set(editions)) > 1,
    )


def _number(meetings: Sequence[t.Meeting], kinds: frozenset[MeetingKind], *, held: bool) -> int:
    return sum(row.kind in kinds and (row.stage in HELD_STAGES or not held) for row in meetings)


def _month(
    month: int, year: int, meetings: Sequence[t.Meeting], scores: Scores, scope: WorkScope
) -> MonthFigure:
    regular = _first(meetings, month, REGULAR)
    thematic = _first(meetings, month, frozenset({MeetingKind.THEMATIC}))
    held = regular is not None and regular.stage in HELD_STAGES
    last = Period(year, month=month).last_day
    score = _score_of(regular, scores)
    return MonthFigure(
        month=month,
        meeting_id=regular.id if regular else None,
        day=regular.day if regular else None,
        is_held=held,
        is_missed=not held and last < scope.today and last >= scope.cell.records_from,
        points=score.points,
        grade=score.grade,
        grade_label=score.label,
        is_combined=regular is not None and regular.kind is MeetingKind.COMBINED,
        thematic_id=thematic.id if thematic else None,
        thematic_day=thematic.day if thematic else None,
        thematic_points=_score_of(thematic, scores).points,
    )


def _score_of(row: t.Meeting | None, scores: Scores) -> ReportedScore:
    return _NO_SCORE if row is None else scores.get(row.id, _NO_SCORE)


def _first(
    meetings: Sequence[t.Meeting], month: int, kinds: frozenset[MeetingKind]
) -> t.Meeting | None:
    of_month = (row for row in meetings if row.kind in kinds and _month_of(row) == month)
    return next(of_month, None)


def _month_of(row: t.Meeting) -> int:
    return row.month or row.day.month


def _averages(figures: Sequence[MeetingFigure], rules: RuleSet) -> Averages:
    regular = [figure for figure in figures if figure.kind in REGULAR]
    return Averages(
        present=sum(figure.present for figure in regular),
        base=sum(figure.base for figure in regular),
        speakers=sum(figure.speakers for figure in regular),
        attended=sum(figure.present for figure in regular),
        attendance_min=rules.integer("attendance_min"),
        speaker_min=rules.bands("speaker_bands")[0],
    )


def _next_meeting(session: Session, today: date) -> NextMeeting | None:
    row = session.scalars(
        select(t.Meeting)
        .where(
            t.Meeting.day >= today,
            t.Meeting.kind != MeetingKind.COMMITTEE,
            t.Meeting.stage.in_((MeetingStage.PLANNED, MeetingStage.PREPARING)),
        )
        .order_by(t.Meeting.day, t.Meeting.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    rungs = [r for r in row.preparations if r.key != GOAL and r.due_on <= row.day]
    return NextMeeting(
        meeting_id=row.id,
        title=meeting_title(row.kind, period_of(row), row.topic_title),
        day=row.day,
        starts_at=row.starts_at,
        place=row.place,
        days_left=(row.day - today).days,
        preparations=tuple(_preparation(rung) for rung in rungs),
    )


def _preparation(rung: t.Preparation) -> PreparationLine:
    if rung.done_on is not None:
        return PreparationLine(rung.label, done=True, detail=day_month(rung.done_on))
    return PreparationLine(rung.label, done=False, detail=f"hạn {day_month(rung.due_on)}")
