"""What the cell keeps beside its meetings: observers, petitions, papers from above, duties."""

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import Row, slug_enum
from app.domain.petitions import PetitionKind


class Directive(Row):
    """A paper from above that the cell must pass on."""

    __tablename__ = "directives"

    code: Mapped[str]
    issuer: Mapped[str]
    issued_on: Mapped[date | None]
    title: Mapped[str]
    received_on: Mapped[date] = mapped_column(index=True)
    due_on: Mapped[date | None]
    summary: Mapped[str]
    applies: Mapped[bool]
    spread_on: Mapped[date | None]
    note: Mapped[str]


class PeriodicDuty(Row):
    """A subject that must come back on the agenda by itself."""

    __tablename__ = "periodic_duties"

    title: Mapped[str]
    citation: Mapped[str]
    subject: Mapped[str]
    months: Mapped[list[int]] = mapped_column(JSON)
    starts_on: Mapped[date]
    enabled: Mapped[bool]
    note: Mapped[str]


class Observer(Row):
    """One person of a team that follows the cell."""

    __tablename__ = "observers"

    team_id: Mapped[int] = mapped_column(
        ForeignKey("observer_teams.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    unit: Mapped[str]
    role: Mapped[str]
    is_head: Mapped[bool]
    contact: Mapped[str]


class ObserverTeam(Row):
    """A team of the superior that follows the cell."""

    __tablename__ = "observer_teams"

    name: Mapped[str]
    decision: Mapped[str]
    decided_on: Mapped[date | None]
    contact: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    note: Mapped[str]

    observers: Mapped[list[Observer]] = relationship(
        cascade="all, delete-orphan", order_by="Observer.id"
    )


class Remark(Row):
    """What an observer noted on an item; open until answered."""

    __tablename__ = "remarks"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visits.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    strength: Mapped[str]
    shortcoming: Mapped[str]
    proposal: Mapped[str]
    due_on: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    answer: Mapped[str]
    answered_on: Mapped[date | None] = mapped_column(index=True)
    accepted: Mapped[bool | None]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id", ondelete="SET NULL"))


class Visit(Row):
    """One attendance of an observer at one meeting."""

    __tablename__ = "visits"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    team_id: Mapped[int | None] = mapped_column(
        ForeignKey("observer_teams.id", ondelete="SET NULL")
    )
    guest_id: Mapped[int | None] = mapped_column(ForeignKey("guests.id", ondelete="SET NULL"))
    name: Mapped[str]
    unit: Mapped[str]
    role: Mapped[str]
    online: Mapped[bool]
    sheet_sent_on: Mapped[date | None]
    sheet_back_on: Mapped[date | None]
    note: Mapped[str]

    remarks: Mapped[list[Remark]] = relationship(cascade="all, delete-orphan", order_by="Remark.id")


class Petition(Row):
    """A petition (kiến nghị) or a concern (tâm tư, nguyện vọng) and what became of it."""

    __tablename__ = "petitions"

    kind: Mapped[PetitionKind] = mapped_column(slug_enum(PetitionKind))
    text: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    author_name: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    received_on: Mapped[date] = mapped_column(index=True)
    addressee: Mapped[str]
    sent_on: Mapped[date | None]
    due_on: Mapped[date | None]
    answer: Mapped[str]
    answered_on: Mapped[date | None]
    announced_on: Mapped[date | None]
    closed_on: Mapped[date | None] = mapped_column(index=True)
    closing: Mapped[str]
