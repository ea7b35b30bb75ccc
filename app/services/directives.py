"""Documents from above: received, summed up for this cell, passed on at a meeting."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules
from app.data.database import Database
from app.data.directive_records import (
    AHEAD_STAGES,
    count_of_year,
    load_directives,
    of_year,
    on_agenda_of,
    waits,
)
from app.data.meeting_files import find_meeting
from app.data.meeting_parts import agenda_item, period_of
from app.domain.agenda_building import after_news
from app.domain.carry_over import directive_item
from app.domain.checked_meetings import MONTHLY
from app.domain.clock import Clock
from app.domain.directives import (
    Directive,
    DirectiveDraft,
    DirectiveFigures,
    check_directive,
    check_directives,
    directive_figures,
    summary_lines,
)
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.findings import Finding
from app.domain.meetings import meeting_title
from app.domain.text import clean
from app.services.agendas import AgendaService

GONE = "Văn bản này không còn trong sổ."


class DirectiveService:
    """Actions on the register of documents from above."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._agendas = AgendaService(db, clock)

    def list(self, year: int) -> tuple[Directive, ...]:
        """Return the documents received in a year and those that waited when it began."""
        with self._db.read() as session:
            return load_directives(session, of_year(year))

    def count(self, year: int) -> int:
        """Return how many documents a year lists, read without the documents themselves."""
        with self._db.read() as session:
            return count_of_year(session, year)

    def open(self) -> tuple[Directive, ...]:
        """Return the documents that still have to be passed on."""
        with self._db.read() as session:
            return load_directives(session, waits())

    def of_meeting(self, meeting_id: int) -> tuple[Directive, ...]:
        """Return the documents a meeting passes on, in the order of its agenda."""
        with self._db.read() as session:
            return on_agenda_of(session, meeting_id)

    def figures(self, year: int) -> DirectiveFigures:
        """Return how fast the documents of a year reached the members."""
        return directive_figures(self.list(year), self._clock().date())

    def findings(self) -> tuple[Finding, ...]:
        """Return what the register lacks today: documents that wait too long, or lack a summary."""
        today = self._clock().date()
        with self._db.read() as session:
            return check_directives(
                load_directives(session, waits()), today, load_rules(session, today)
            )

    def year_of(self, directive_id: int) -> int | None:
        """Return the year that lists a document, None when there is no such one."""
        with self._db.read() as session:
            row = session.get(t.Directive, directive_id)
            return None if row is None else row.received_on.year

    def add(self, draft: DirectiveDraft) -> int:
        """Enter a document and return its id; one marked Mật is refused (ValidationError)."""
        self._refuse_problems(draft)
        with self._db.write("Vào sổ văn bản cấp trên") as session:
            row = t.Directive()
            _write(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, directive_id: int, draft: DirectiveDraft) -> None:
        """Change a document; agendas ahead that lack its summary get it."""
        self._refuse_problems(draft)
        with self._db.write("Sửa văn bản cấp trên") as session:
            row = _find(session, directive_id)
            _write(row, draft)
            _fill_agendas_ahead(session, row)

    def spread(self, directive_id: int, on: date) -> None:
        """Record that a document was passed on outside a meeting."""
        with self._db.write("Ghi ngày phổ biến") as session:
            row = _find(session, directive_id)
            if not row.received_on <= on <= self._clock().date():
                raise Refused("Ngày phổ biến phải từ ngày nhận đến hôm nay.")
            row.spread_on = on

    def next_agenda(self) -> tuple[int, str] | None:
        """Return the next regular meeting with an agenda that a document can still enter."""
        with self._db.read() as session:
            row = _next_agenda(session, self._clock().date())
            if row is None:
                return None
            return row.id, meeting_title(row.kind, period_of(row), row.topic_title)

    def put_on_agenda(self, directive_id: int, meeting_id: int) -> int:
        """Add the item that passes a document on to an agenda being prepared; return its id."""
        with self._db.read() as session:
            meeting = find_meeting(session, meeting_id)
            _refuse_second(session, meeting, directive_id)
            found = load_directives(session, t.Directive.id == directive_id)
            if not found:
                raise NotFound(GONE)
            draft = directive_item(found[0], meeting.day)
            place = after_news(tuple(map(agenda_item, meeting.agenda)), draft.part)
        return self._agendas.add(meeting_id, draft, place)

    def remove(self, directive_id: int) -> None:
        """Delete a document entered by mistake; one a meeting has dealt with stays."""
        with self._db.write("Xóa văn bản cấp trên") as session:
            row = _find(session, directive_id)
            query = (
                select(func.count(t.AgendaItem.id))
                .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
                .where(
                    t.AgendaItem.directive_id == directive_id,
                    t.Meeting.stage.not_in(AHEAD_STAGES),
                )
            )
            if session.scalar(query):
                raise Refused(
                    "Văn bản này đã phổ biến ở một buổi họp nên giữ trong sổ. Nếu không liên quan "
                    "đến chi bộ, hãy bỏ dấu “Liên quan đến chi bộ”."
                )
            for item in session.scalars(
                select(t.AgendaItem).where(t.AgendaItem.directive_id == directive_id)
            ):
                item.directive_id = None
            session.flush()
            session.delete(row)

    def _refuse_problems(self, draft: DirectiveDraft) -> None:
        problems = check_directive(draft, self._clock().date())
        if problems:
            raise ValidationError(problems)


def _write(row: t.Directive, draft: DirectiveDraft) -> None:
    if draft.received_on is None:  # refused before
        return
    row.code = clean(draft.code).strip()
    row.issuer = clean(draft.issuer).strip()
    row.title = clean(draft.title).strip()
    row.issued_on, row.received_on = draft.issued_on, draft.received_on
    row.due_on, row.spread_on = draft.due_on, draft.spread_on
    row.summary = "\n".join(summary_lines(clean(draft.summary)))
    row.applies = draft.applies
    row.note = clean(draft.note).strip()


def _fill_agendas_ahead(session: Session, row: t.Directive) -> None:
    query = (
        select(t.AgendaItem)
        .join(t.Meeting, t.Meeting.id == t.AgendaItem.meeting_id)
        .where(
            t.AgendaItem.directive_id == row.id,
            t.AgendaItem.local_meaning == "",
            t.Meeting.stage.in_(AHEAD_STAGES),
        )
    )
    for item in session.scalars(query):
        item.local_meaning = row.summary


def _next_agenda(session: Session, today: date) -> t.Meeting | None:
    query = (
        select(t.Meeting)
        .where(
            t.Meeting.day >= today,
            t.Meeting.kind.in_(MONTHLY),
            t.Meeting.stage.in_(AHEAD_STAGES),
            t.Meeting.agenda.any(),
        )
        .order_by(t.Meeting.day)
        .limit(1)
    )
    return session.scalars(query).one_or_none()


def _refuse_second(session: Session, meeting: t.Meeting, directive_id: int) -> None:
    if meeting.stage not in AHEAD_STAGES:
        raise Refused("Buổi họp đã bắt đầu nên không đưa thêm văn bản vào chương trình được.")
    query = select(t.AgendaItem.id).where(
        t.AgendaItem.meeting_id == meeting.id, t.AgendaItem.directive_id == directive_id
    )
    if session.scalars(query).first() is not None:
        raise Refused("Văn bản này đã có trong chương trình buổi họp.")


def _find(session: Session, directive_id: int) -> t.Directive:
    row = session.get(t.Directive, directive_id)
    if row is None:
        raise NotFound(GONE)
    return row
