"""Rubric editions, score sheets and overridden findings."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import PackedText, Row, slug_enum
from app.domain.score_sheets import SheetState


class RubricEdition(Row):
    """An edition of a rubric; never changed after its first use."""

    __tablename__ = "rubric_editions"
    __table_args__ = (
        UniqueConstraint("rubric_id", "content_hash"),
        {"sqlite_autoincrement": True},
    )

    rubric_id: Mapped[str]
    content_hash: Mapped[str]
    name: Mapped[str]
    target: Mapped[str]
    complete: Mapped[bool]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    body: Mapped[object] = mapped_column(JSON, deferred=True)
    """The whole rubric: read once a run, so not with every look at the edition."""
    shipped: Mapped[bool]
    installed_on: Mapped[date | None]
    """Day it came into this book; meetings up to then keep the editions they had."""


class ScoreLine(Row):
    """What persons entered on one line; points are exact fractions as text."""

    __tablename__ = "score_lines"
    __table_args__ = (UniqueConstraint("sheet_id", "item_id"), {"sqlite_autoincrement": True})

    sheet_id: Mapped[int] = mapped_column(ForeignKey("score_sheets.id", ondelete="CASCADE"))
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


class ScoreSheet(Row):
    """The score sheet of a meeting."""

    __tablename__ = "score_sheets"
    __table_args__ = (UniqueConstraint("meeting_id"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    rubric_edition_id: Mapped[int] = mapped_column(ForeignKey("rubric_editions.id"))
    chosen_by_hand: Mapped[bool]
    state: Mapped[SheetState] = mapped_column(slug_enum(SheetState))
    voted_points: Mapped[str]
    total: Mapped[str]
    """Points, grade and its label as last voted or closed; lists read them, sheets compute."""
    grade: Mapped[str]
    grade_label: Mapped[str]
    superior_total: Mapped[str]
    superior_reason: Mapped[str] = mapped_column(default="")
    kept_reason: Mapped[str]
    frozen: Mapped[str] = mapped_column(PackedText)

    lines: Mapped[list[ScoreLine]] = relationship(
        cascade="all, delete-orphan", order_by="ScoreLine.id"
    )


class FindingOverride(Row):
    """An E finding overridden with a written reason."""

    __tablename__ = "finding_overrides"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    code: Mapped[str]
    where: Mapped[str]
    reason: Mapped[str]
