"""Of what a written file is, besides a meeting or a year, and in which folder it was put."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: "Operations") -> None:
    """Widen the list of written files."""
    for column in ("source_id INTEGER", "quarter INTEGER", "folder VARCHAR NOT NULL DEFAULT ''"):
        op.execute(f"ALTER TABLE exports ADD COLUMN {column}")
