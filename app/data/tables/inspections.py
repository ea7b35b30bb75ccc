"""The year's programme of inspection and supervision, read for the first page."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.data.base import Row


class InspectionItem(Row):
    """A line of the year's programme of inspection and supervision (kiểm tra, giám sát)."""

    __tablename__ = "inspection_items"

    year: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    position: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    subject: Mapped[str]
    planned: Mapped[str]
    done_on: Mapped[date | None]
    result: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"))
