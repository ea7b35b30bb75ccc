"""The foreign keys of the open file, as the file itself tells them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from app.data.driver import raw
from app.data.journal import Image, Key

CASCADE, SET_NULL = "CASCADE", "SET NULL"

_QUERY = (
    'SELECT m.name, f."from", f."table", f.on_delete '
    "FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that points at the id of another table."""

    table: str
    column: str
    target: str
    rule: str


class References:
    """Who points at whom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = raw(connection)
        rows = self._connection.execute(_QUERY).fetchall()
        self._all = tuple(Reference(*row) for row in rows)

    def of(self, table: str) -> tuple[Reference, ...]:
        """Return the columns of a table that point at others."""
        return tuple(one for one in self._all if one.table == table)

    def to(self, table: str) -> tuple[Reference, ...]:
        """Return the columns of others that point at a table."""
        return tuple(one for one in self._all if one.target == table)

    def parents(self, table: str, image: Image) -> Iterator[tuple[Key, str]]:
        """Give the rows a row points at, each with what the file does when that one is deleted."""
        for one in self.of(table):
            target = image.get(one.column)
            if target is not None:
                yield (one.target, target), one.rule

    def pointing_at(self, key: Key) -> Iterator[Key]:
        """Give the rows of the file that point at a row."""
        for one in self.to(key[0]):
            query = f'SELECT id FROM "{one.table}" WHERE "{one.column}" = ?'
            for row in self._connection.execute(query, (key[1],)):
                yield one.table, row[0]
