"""Every journalled table has its words, and every named field is a column of the file."""

from app.data import tables as t
from app.data.base import Base
from app.data.record_places import OWNERS, PLACES
from app.domain.journal_fields import CHOICES, FIELD_LABELS
from app.domain.journals import RECORD_NOUNS

t.declare_all()
JOURNALLED = {
    mapper.class_.__tablename__
    for mapper in Base.registry.mappers
    if getattr(mapper.class_, "__journalled__", True)
}


def test_every_journalled_table_has_a_noun():
    assert t.Meeting.__tablename__ in JOURNALLED
    assert set(RECORD_NOUNS) == JOURNALLED


def test_every_named_field_and_choice_is_a_column():
    columns = {column.name for table in Base.metadata.tables.values() for column in table.columns}
    assert set(FIELD_LABELS) <= columns
    assert {name for _table, name in CHOICES} <= columns


def test_every_place_and_owner_is_of_a_journalled_table():
    assert set(PLACES) | set(OWNERS) <= JOURNALLED
    for table, (column, target) in OWNERS.items():
        keys = Base.metadata.tables[table].columns[column].foreign_keys
        assert {key.column.table.name for key in keys} == {target}
