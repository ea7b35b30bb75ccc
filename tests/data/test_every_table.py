"""Tables are declared when they are first named; each is declared where it is looked for."""

import inspect

from app.data import tables as t
from app.data.base import Base


def test_every_table_is_declared_where_it_is_looked_for():
    t.declare_all()
    for kind in (mapper.class_ for mapper in Base.registry.mappers):
        noun = kind.__module__.removeprefix("app.data.tables.")
        assert t._NOUNS[noun][kind.__name__] == kind.__tablename__
        assert getattr(t, kind.__name__) is kind
    assert Base.metadata.tables.keys() == t.NAMES


def test_every_table_that_may_be_named_is_offered_to_the_type_checker():
    kept_apart = set(t._NOUNS["history"])
    assert set(t.__all__) == {name for names in t._NOUNS.values() for name in names} - kept_apart


def test_a_table_of_no_name_is_an_error():
    assert not hasattr(t, "Meting")


def test_a_table_is_declared_after_those_its_rows_hold():
    """Joined on another thread before they are there, no table could be read until a restart."""
    t.declare_all()
    held = [(m.class_, way.mapper.class_) for m in Base.registry.mappers for way in m.relationships]
    assert len(held) > 15
    for holder, part in held:
        assert part.__module__ == holder.__module__
        assert inspect.getsourcelines(part)[1] < inspect.getsourcelines(holder)[1], holder
