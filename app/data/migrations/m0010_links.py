"""At which meeting a line of the programme of inspection was dealt with."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Widen the lines of the programme."""
    op.execute(
        "ALTER TABLE inspection_items ADD COLUMN meeting_id INTEGER "
        "REFERENCES meetings (id) ON DELETE SET NULL"
    )
