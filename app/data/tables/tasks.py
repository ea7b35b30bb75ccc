"""Tasks and what was recorded about them."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import Row, slug_enum
from app.domain.tasks import TaskState


class TaskCoOwner(Row):
    """A member who helps with a task."""

    __tablename__ = "task_co_owners"

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))


class TaskResult(Row):
    """What a later meeting or day recorded about a task."""

    __tablename__ = "task_results"

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="SET NULL"), index=True
    )
    on: Mapped[date]
    state: Mapped[TaskState] = mapped_column(slug_enum(TaskState))
    text: Mapped[str]
    new_due_on: Mapped[date | None]


class Task(Row):
    """A task with person and deadline."""

    __tablename__ = "tasks"

    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id", ondelete="SET NULL"))
    position: Mapped[int]
    text: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"), index=True)
    owner_group_id: Mapped[int | None] = mapped_column(ForeignKey("party_groups.id"))
    due_on: Mapped[date | None] = mapped_column(index=True)
    deliverable: Mapped[str]
    report_period: Mapped[str]
    standing: Mapped[bool]
    source: Mapped[str]
    state: Mapped[TaskState] = mapped_column(slug_enum(TaskState), index=True)

    co_owners: Mapped[list[TaskCoOwner]] = relationship(
        cascade="all, delete-orphan", order_by="TaskCoOwner.id"
    )
    results: Mapped[list[TaskResult]] = relationship(
        cascade="all, delete-orphan", order_by="TaskResult.id"
    )
