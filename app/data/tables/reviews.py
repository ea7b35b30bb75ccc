"""Points and remarks of members, and their reviews (kiểm điểm, đánh giá, xếp loại)."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import PackedText, Row, slug_enum
from app.domain.member_sheets import RemarkKind
from app.domain.rubrics import SheetPeriod
from app.domain.score_sheets import SheetState


class MemberSheetLine(Row):
    """What persons entered on one line of a member's sheet; exact fractions as text."""

    __tablename__ = "member_sheet_lines"
    __table_args__ = (UniqueConstraint("sheet_id", "item_id"), {"sqlite_autoincrement": True})

    sheet_id: Mapped[int] = mapped_column(ForeignKey("member_sheets.id", ondelete="CASCADE"))
    item_id: Mapped[str]
    self_points: Mapped[str]
    level_id: Mapped[str]
    policy: Mapped[str]
    overridden: Mapped[bool]
    reason: Mapped[str]
    loss_note: Mapped[str]
    evidence_seen: Mapped[str]
    cell_points: Mapped[str]
    superior_points: Mapped[str]
    superior_reason: Mapped[str] = mapped_column(default="")


class MemberSheet(Row):
    """The score sheet of one member for a month, a quarter or a year."""

    __tablename__ = "member_sheets"
    __table_args__ = (
        UniqueConstraint("member_id", "year", "period", "number"),
        {"sqlite_autoincrement": True},
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    rubric_edition_id: Mapped[int] = mapped_column(ForeignKey("rubric_editions.id"))
    year: Mapped[int] = mapped_column(index=True)
    period: Mapped[SheetPeriod] = mapped_column(slug_enum(SheetPeriod))
    number: Mapped[int]
    """Month or quarter of the year; 0 for the whole year."""
    state: Mapped[SheetState] = mapped_column(slug_enum(SheetState))
    total: Mapped[str]
    grade: Mapped[str]
    grade_label: Mapped[str]
    note: Mapped[str]
    frozen: Mapped[str] = mapped_column(PackedText)

    lines: Mapped[list[MemberSheetLine]] = relationship(
        cascade="all, delete-orphan", order_by="MemberSheetLine.id"
    )


class MemberRemark(Row):
    """What was noted about a member for a meeting, a month or a quarter."""

    __tablename__ = "member_remarks"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    period: Mapped[SheetPeriod] = mapped_column(slug_enum(SheetPeriod))
    number: Mapped[int]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
    kind: Mapped[RemarkKind] = mapped_column(slug_enum(RemarkKind))
    text: Mapped[str]
    on: Mapped[date]


class ReviewEntry(Row):
    """One member, or the collective, in a review."""

    __tablename__ = "review_entries"
    __table_args__ = (
        UniqueConstraint("review_id", "subject", "member_id"),
        {"sqlite_autoincrement": True},
    )

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    subject: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    included: Mapped[bool]
    exclusion: Mapped[str]
    form_code: Mapped[str]
    reminded_on: Mapped[date | None]
    self_received_on: Mapped[date | None]
    self_points: Mapped[str]
    self_grade: Mapped[str]
    self_texts: Mapped[dict[str, str]] = mapped_column(JSON)
    figures: Mapped[dict[str, str]] = mapped_column(JSON)
    residence_received_on: Mapped[date | None]
    residence_online: Mapped[bool]
    residence_comment: Mapped[str]
    temporary_comment: Mapped[str]
    committee_comment: Mapped[str]
    committee_grade: Mapped[str]
    votes: Mapped[dict[str, int]] = mapped_column(JSON)
    proposed_grade: Mapped[str]
    proposed_reason: Mapped[str]
    superior_grade: Mapped[str]
    superior_on: Mapped[date | None]
    superior_reason: Mapped[str]
    note: Mapped[str]


class Review(Row):
    """One review of the members: of a year, of a quarter, of a term."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("kind", "year", "number"), {"sqlite_autoincrement": True})

    kind: Mapped[str]
    year: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    """Quarter of the year; 0 for the whole year."""
    form_set: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
    opened_on: Mapped[date]
    self_due_on: Mapped[date | None]
    committee_due_on: Mapped[date | None]
    decision_due_on: Mapped[date | None]
    voting_method: Mapped[str]
    present: Mapped[int | None]
    ballots_issued: Mapped[int | None]
    ballots_collected: Mapped[int | None]
    ballots_valid: Mapped[int | None]
    cap: Mapped[dict[str, object]] = mapped_column(JSON)
    sent_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    published_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    note: Mapped[str]
    frozen: Mapped[str] = mapped_column(PackedText)

    entries: Mapped[list[ReviewEntry]] = relationship(
        cascade="all, delete-orphan", order_by="ReviewEntry.id"
    )


class ReviewPaper(Row):
    """A tick of the dossier checklist of a review (Điều 17)."""

    __tablename__ = "review_papers"

    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("review_entries.id", ondelete="CASCADE")
    )
    kind: Mapped[str]
    received_on: Mapped[date]
    electronic: Mapped[bool]
    note: Mapped[str]
