"""What every mapped table shares: names of constraints, column types, and ids never reused."""

import zlib
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Dialect, Enum, LargeBinary, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SLUG_LENGTH = 32

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def slug_enum(kind: type[StrEnum]) -> Enum:
    """Return the column type that keeps the English slugs of an enum as text."""
    return Enum(
        kind,
        native_enum=False,
        values_callable=_slugs,
        length=SLUG_LENGTH,
        create_constraint=False,
    )


def _slugs(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class PackedText(TypeDecorator[str]):
    """Long text kept compressed: a frozen meeting takes a tenth of its room."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Return the bytes to keep."""
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text of the bytes kept."""
        return None if value is None else zlib.decompress(value).decode()


class Numbered:
    """A row known by one whole number that is never given twice."""

    __journalled__: ClassVar[bool] = True
    __table_args__: Any

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)

    def __init_subclass__(cls, **options: Any) -> None:
        """Ask SQLite for ids never reused, whatever else the table asks for."""
        if "__tablename__" in cls.__dict__:
            cls.__table_args__ = _never_reused(cls.__dict__.get("__table_args__", ()))
        super().__init_subclass__(**options)


def _never_reused(table_args: Any) -> tuple[Any, ...]:
    given = (table_args,) if isinstance(table_args, dict) else tuple(table_args)
    constraints = [part for part in given if not isinstance(part, dict)]
    options = [part for part in given if isinstance(part, dict)]
    return (*constraints, {**(options[0] if options else {}), "sqlite_autoincrement": True})


class Base(DeclarativeBase):
    """The tables of the data file.

    A table with `__journalled__ = False` is left out of the journal and of undo.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            values_callable=_slugs,
            length=SLUG_LENGTH,
            create_constraint=False,
        ),
    }


class Row(Numbered, Base):
    """A table of the data file whose rows are numbered and journalled."""

    __abstract__ = True
