"""Registers around the members: badges, transfers, dossiers, contacts, imports, erasures."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Row, slug_enum
from app.domain.meetings import MeetingKind


def _member_key() -> Mapped[int]:
    return mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)


class MemberBadge(Row):
    """A Party badge (huy hiệu Đảng) a member was given or is proposed for."""

    __tablename__ = "member_badges"

    member_id: Mapped[int] = _member_key()
    years: Mapped[int]
    awarded_on: Mapped[date | None]
    decision: Mapped[str]
    note: Mapped[str]


class MemberHonour(Row):
    """At most kind, date and title of a commendation or a discipline; off by default."""

    __tablename__ = "member_honours"

    member_id: Mapped[int] = _member_key()
    discipline: Mapped[bool]
    on: Mapped[date | None]
    title: Mapped[str]


class Transfer(Row):
    """A transfer of a member in or out, for good or for a time."""

    __tablename__ = "transfers"

    member_id: Mapped[int] = _member_key()
    incoming: Mapped[bool]
    temporary: Mapped[bool]
    place: Mapped[str]
    decision: Mapped[str]
    decided_on: Mapped[date]
    handed_on: Mapped[date | None]
    received_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    papers: Mapped[list[str]] = mapped_column(JSON)
    note: Mapped[str]


class YearlySlip(Row):
    """The yearly supplement of a member's dossier (phiếu bổ sung hồ sơ đảng viên)."""

    __tablename__ = "yearly_slips"
    __table_args__ = (UniqueConstraint("member_id", "year"), {"sqlite_autoincrement": True})

    member_id: Mapped[int] = _member_key()
    year: Mapped[int] = mapped_column(index=True)
    received_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    note: Mapped[str]


class DossierLoan(Row):
    """A dossier handed over or lent for reading, until it comes back."""

    __tablename__ = "dossier_loans"

    member_id: Mapped[int] = _member_key()
    borrower: Mapped[str]
    purpose: Mapped[str]
    lent_on: Mapped[date]
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    note: Mapped[str]


class DossierCheck(Row):
    """One comparison of the list of members with the dossiers."""

    __tablename__ = "dossier_checks"

    checked_on: Mapped[date]
    person: Mapped[str]
    outcome: Mapped[str]


class ResidentMember(Row):
    """A member of another cell who lives here (213); never counted."""

    __tablename__ = "resident_members"

    full_name: Mapped[str]
    work_unit: Mapped[str]
    home_cell: Mapped[str]
    introduced_on: Mapped[date | None]
    admission_date: Mapped[str]
    official_date: Mapped[str]
    phone: Mapped[str]
    comment: Mapped[str]
    commented_on: Mapped[date | None]
    left_on: Mapped[date | None]
    note: Mapped[str]


class PastAttendance(Row):
    """One mark of a matrix from before the book began; it belongs to no meeting here."""

    __tablename__ = "past_attendance"
    __table_args__ = (
        UniqueConstraint("member_id", "held_on", "kind"),
        {"sqlite_autoincrement": True},
    )

    member_id: Mapped[int] = _member_key()
    held_on: Mapped[date] = mapped_column(index=True)
    kind: Mapped[MeetingKind] = mapped_column(slug_enum(MeetingKind))
    mark: Mapped[str]
    reason: Mapped[str]


class ImportRun(Row):
    """One import: which file, when, and what it did."""

    __tablename__ = "import_runs"

    at: Mapped[datetime]
    kind: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    added: Mapped[int]
    changed: Mapped[int]
    missing: Mapped[int]
    note: Mapped[str]


class Erasure(Row):
    """That the data of one person were erased, when and why; never who it was."""

    __tablename__ = "erasures"

    member_id: Mapped[int] = _member_key()
    erased_on: Mapped[date]
    reason: Mapped[str]
    fields: Mapped[list[str]] = mapped_column(JSON)
