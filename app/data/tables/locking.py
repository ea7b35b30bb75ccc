"""What a lock keeps for ever, and the numbered corrections after it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import PackedText, Row


class Snapshot(Row):
    """The frozen `MeetingFile` and findings of a locked meeting, as JSON text."""

    __tablename__ = "snapshots"
    __table_args__ = (UniqueConstraint("meeting_id"), {"sqlite_autoincrement": True})

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    locked_at: Mapped[datetime]
    body: Mapped[str] = mapped_column(PackedText)
    sha256: Mapped[str]


class Correction(Row):
    """A numbered correction (đính chính) printed under the original."""

    __tablename__ = "corrections"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    text: Mapped[str]
    reason: Mapped[str]
    person: Mapped[str]
    at: Mapped[datetime]
