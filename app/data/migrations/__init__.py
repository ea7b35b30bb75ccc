"""The steps that build a data file, in order; the number of steps is the version of the schema.

A step is a module with `upgrade(op)`. It names tables and columns itself, never imports the
mapped tables, and is never edited once shipped. To add one, list its module in `STEPS`.
"""

from typing import TYPE_CHECKING, Protocol

from app.data.migrations import (
    m0001_cell_and_members,
    m0002_meetings,
    m0003_meeting_records,
    m0004_tasks_scores_papers,
    m0005_history,
    m0006_registers,
    m0007_people,
    m0008_reviews,
    m0009_sending,
    m0010_links,
    m0011_exports,
)

if TYPE_CHECKING:  # Alembic is loaded only when a file is really upgraded
    from alembic.operations import Operations


class Step(Protocol):
    """One step from a version of the schema to the next."""

    def upgrade(self, op: "Operations") -> None:
        """Bring the file one version further."""


STEPS: tuple[Step, ...] = (
    m0001_cell_and_members,
    m0002_meetings,
    m0003_meeting_records,
    m0004_tasks_scores_papers,
    m0005_history,
    m0006_registers,
    m0007_people,
    m0008_reviews,
    m0009_sending,
    m0010_links,
    m0011_exports,
)
