"""The year plan: proposing it, keeping it, checking it, sending it."""

from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.calendar import days_off as reckoned_days_off
from app.data.calendar import solar_days
from app.data.cell_records import (
    load_cell,
    load_days_off,
    load_rule_values,
    load_rules,
    load_settings,
    write_settings,
)
from app.data.database import Database
from app.data.meeting_outlines import load_outline
from app.data.meeting_rows import STILL_PLANNED, new_meeting
from app.data.plan_records import load_meeting_rows
from app.data.reality_records import load_reality
from app.data.topic_records import load_topics
from app.data.work_scope import load_scope
from app.data.year_records import siblings_of
from app.domain.cells import CellType
from app.domain.checks_plan import needs_on
from app.domain.clock import Clock
from app.domain.errors import Refused, ValidationError
from app.domain.ladders import LadderMark, LadderPoint, ladder_state
from app.domain.meeting_file import MeetingOutline
from app.domain.meetings import MeetingDraft, MeetingRow, Preparation
from app.domain.periods import DaysOff
from app.domain.plan_gaps import PlanCoverage, PlanGap, plan_coverage, plan_gaps
from app.domain.plan_reality import RealityLine
from app.domain.plans import (
    AvoidDays,
    DayRule,
    PlannedMeeting,
    PlanRules,
    YearProposal,
    copy_focus,
    move_planned,
    propose_year,
)
from app.domain.rule_sets import RuleSet, rule_set_on
from app.domain.settings import Settings
from app.domain.text import clean
from app.domain.topics import (
    CommemorativeDay,
    DayInYear,
    HeldTopic,
    check_day,
    commemorative_days,
    days_in_year,
    lunar_days,
)


class PlanService:
    """Actions on the plan of a year."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def rows(self, year: int) -> tuple[MeetingRow, ...]:
        """Return the meetings of a year in order of day."""
        with self._db.read() as session:
            return load_meeting_rows(session, year)

    def outline(self, meeting_id: int) -> MeetingOutline:
        """Return header, ladder and names of one meeting; raises NotFound."""
        with self._db.read() as session:
            return load_outline(session, meeting_id)

    def propose(self, year: int, *, with_last_topics: bool = False) -> YearProposal:
        """Return the meetings the year still needs; nothing is written."""
        with self._db.read() as session:
            cell = load_cell(session)
            rules = _plan_rules(
                cell.cell_type, load_settings(session), load_rules(session, date(year, 1, 1))
            )
            days_off = _days_off(session, year)
            existing = siblings_of(session, year, cell)
            first = cell.records_from
            start = first.month if first.year == year else 1
            proposal = propose_year(year, rules, days_off, existing=existing, from_month=start)
            if not with_last_topics:
                return proposal
            last_year = load_meeting_rows(session, year - 1)
        focus = {(row.kind, row.period.month or 0): row.focus for row in last_year if row.focus}
        return copy_focus(proposal, focus)

    def accept(self, proposal: YearProposal) -> tuple[int, ...]:
        """Write the meetings of a proposal in one action and return their ids."""
        if not proposal.meetings:
            raise Refused(f"Năm {proposal.year} đã đủ buổi họp, không còn buổi nào để lập.")
        with self._db.write(f"Lập kế hoạch năm {proposal.year}") as session:
            _fill_days_off(session, proposal.year)
            duration = load_settings(session).planned_minutes
            rows = [
                new_meeting(session, replace(_draft(planned), planned_minutes=duration))
                for planned in proposal.meetings
            ]
            for row, planned in zip(rows, proposal.meetings, strict=True):
                row.moved_from, row.move_reason = planned.moved_from, planned.reason
            _plan_row(session, proposal.year, self._clock().date())
            return tuple(row.id for row in rows)

    def with_day(self, proposal: YearProposal, place: int, day: date) -> YearProposal:
        """Return a proposal with one meeting on another day, its ladder moved along."""
        with self._db.read() as session:
            cell = load_cell(session)
            rules = _plan_rules(cell.cell_type, load_settings(session), load_rules(session, day))
            days_off = _days_off(session, proposal.year)
        meetings = list(proposal.meetings)
        meetings[place] = move_planned(meetings[place], day, rules, days_off)
        ordered = sorted(meetings, key=lambda meeting: meeting.day)
        return replace(proposal, meetings=tuple(ordered))

    def gaps(self, year: int) -> tuple[PlanGap, ...]:
        """Return the months and quarters a plan leaves open (K01, K03, K04)."""
        today = self._clock().date()
        with self._db.read() as session:
            cell = load_cell(session)
            meetings = siblings_of(session, year, cell)
            own = load_rule_values(session)
        needs = partial(needs_on, lambda day: rule_set_on(day, own))
        return plan_gaps(meetings, year, today, cell.records_from, needs)

    def coverage(self, year: int) -> PlanCoverage:
        """Return how many months and quarters of the year have their meeting."""
        with self._db.read() as session:
            cell = load_cell(session)
            meetings = siblings_of(session, year, cell)
        return plan_coverage(meetings, year, cell.records_from)

    def ladder(self, meeting_id: int) -> tuple[LadderMark, ...]:
        """Return the preparation ladder of a meeting as of today."""
        today = self._clock().date()
        query = (
            select(t.Preparation)
            .where(t.Preparation.meeting_id == meeting_id)
            .order_by(t.Preparation.position)
        )
        with self._db.read() as session:
            rows = session.scalars(query).all()
            points = tuple(LadderPoint(row.key, row.label, row.due_on) for row in rows)
            done = {row.key: row.done_on for row in rows if row.done_on is not None}
        return ladder_state(points, done, today)

    def reality(self, year: int) -> tuple[RealityLine, ...]:
        """Return the meetings of the plan against what was held (P3)."""
        today = self._clock().date()
        with self._db.read() as session:
            return load_reality(session, year, load_scope(session, today))

    def topics(self) -> tuple[HeldTopic, ...]:
        """Return the topics of all thematic meetings of the book, the last one first (S13)."""
        with self._db.read() as session:
            return load_topics(session)

    def commemorations(self, year: int) -> tuple[DayInYear, ...]:
        """Return the days of a year a topic may be tied to; suggestions only (S29)."""
        with self._db.read() as session:
            days = _days_of(load_settings(session))
        return days_in_year(year, solar_days(year, lunar_days(days)), days)

    def add_day(self, day: CommemorativeDay) -> None:
        """Add a commemorative day of the cell's own."""
        with self._db.write("Thêm ngày kỷ niệm") as session:
            settings = load_settings(session)
            made = replace(day, name=clean(day.name).strip())
            problems = check_day(made, _days_of(settings))
            if problems:
                raise ValidationError(problems)
            write_settings(session, replace(settings, own_days=(*settings.own_days, made)))

    def leave_out_day(self, day: CommemorativeDay) -> None:
        """Suggest a commemorative day no more: a shipped one is left out, an own one deleted."""
        with self._db.write("Bỏ ngày kỷ niệm") as session:
            settings = load_settings(session)
            own = tuple(known for known in settings.own_days if known != day)
            left_out = settings.days_left_out
            if day.is_shipped:
                left_out = tuple(dict.fromkeys((*left_out, day.name)))
            write_settings(session, replace(settings, own_days=own, days_left_out=left_out))

    def restore_days(self) -> None:
        """Go back to the shipped commemorative days."""
        with self._db.write("Lấy lại ngày kỷ niệm gốc") as session:
            settings = load_settings(session)
            write_settings(session, replace(settings, own_days=(), days_left_out=()))

    def sent_on(self, year: int) -> date | None:
        """Return when the plan of a year went to the superior, None while it did not."""
        with self._db.read() as session:
            return session.scalar(select(t.AnnualPlan.sent_on).where(t.AnnualPlan.year == year))

    def sent_days(self, year: int) -> tuple[date | None, date | None]:
        """Return when the plan went to the superior and to the tổ công tác."""
        row = t.AnnualPlan
        with self._db.read() as session:
            found = session.execute(select(row.sent_on, row.team_sent_on).where(row.year == year))
            sent_on, team_sent_on = found.one_or_none() or (None, None)
        return sent_on, team_sent_on

    def team_sent_on(self, year: int) -> date | None:
        """Return when the plan of a year went to the tổ công tác, None while it did not."""
        query = select(t.AnnualPlan.team_sent_on).where(t.AnnualPlan.year == year)
        with self._db.read() as session:
            return session.scalar(query)

    def set_sent(self, year: int, on: date | None) -> None:
        """Record when the plan went to the superior (K35); the days it names are settled by it."""
        with self._db.write("Ghi đã gửi kế hoạch năm") as session:
            row = _plan_row(session, year, self._clock().date())
            if row.sent_on is None and on is not None:
                _settle_days(session, year, on)
            row.sent_on = on

    def set_team_sent(self, year: int, on: date | None) -> None:
        """Record when the plan went to the tổ công tác that follows the cell (S25)."""
        with self._db.write("Ghi đã gửi kế hoạch cho tổ công tác") as session:
            _plan_row(session, year, self._clock().date()).team_sent_on = on

    def preparations(self, meeting_id: int) -> tuple[Preparation, ...]:
        """Return the rungs of a meeting with who and when."""
        with self._db.read() as session:
            rows = session.scalars(
                select(t.Preparation)
                .where(t.Preparation.meeting_id == meeting_id)
                .order_by(t.Preparation.position)
            )
            return tuple(
                Preparation(r.id, r.key, r.label, r.due_on, r.done_on, r.person_id, r.note)
                for r in rows
            )


def _plan_rules(cell_type: CellType, settings: Settings, rules: RuleSet) -> PlanRules:
    avoid = AvoidDays.RESIDENTIAL if cell_type is CellType.RESIDENTIAL else AvoidDays.OFFICE
    return PlanRules(
        day=DayRule(
            meeting_day=rules.integer("meeting_day"),
            window_from=rules.integer("window_from"),
            window_to=rules.integer("window_to"),
            avoid=avoid,
        ),
        starts_at=settings.start_time,
        place=settings.default_place,
        thematic_months=settings.thematic_months,
        thematic_day=settings.thematic_day,
    )


def _days_off(session: Session, year: int) -> DaysOff:
    kept = load_days_off(session)
    if year in kept.known_years:
        return kept
    return reckoned_days_off([year], kept.days)


def _fill_days_off(session: Session, year: int) -> None:
    if year in load_days_off(session).known_years:
        return
    for day, name in reckoned_days_off([year]).days.items():
        session.add(t.DayOff(day=day, name=name, by_hand=False))


def _days_of(settings: Settings) -> tuple[CommemorativeDay, ...]:
    return commemorative_days(settings.own_days, settings.days_left_out)


def _draft(planned: PlannedMeeting) -> MeetingDraft:
    return MeetingDraft(
        kind=planned.kind,
        period=planned.period,
        day=planned.day,
        starts_at=planned.starts_at,
        place=planned.place,
        focus=planned.focus,
    )


def _settle_days(session: Session, year: int, on: date) -> None:
    """Take the days of meetings still to come as the plan that goes out has them."""
    query = select(t.Meeting).where(
        t.Meeting.year == year, t.Meeting.day >= on, t.Meeting.stage.in_(STILL_PLANNED)
    )
    for row in session.scalars(query):
        row.proposed_on = row.day


def _plan_row(session: Session, year: int, today: date) -> t.AnnualPlan:
    row = session.scalars(select(t.AnnualPlan).where(t.AnnualPlan.year == year)).one_or_none()
    if row is None:
        row = t.AnnualPlan(year=year, proposed_on=today, sent_on=None, purpose="", organisation="")
        session.add(row)
    return row
