"""Members out of their tables as the records the rules work on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_settings
from app.data.memo import remembered
from app.data.partial_dates import from_columns, to_columns
from app.domain.members import GroupPeriod, Member, MemberForm, PostPeriod, SituationPeriod
from app.domain.sensitive_data import hidden_fields, without_hidden

_PARTIAL_FIELDS = ("birth_date", "admission_date", "official_date")
_PLAIN_FIELDS = tuple(
    name for name in MemberForm.__dataclass_fields__ if name not in _PARTIAL_FIELDS
)
_COLUMNS = (
    "id", *_PLAIN_FIELDS, *_PARTIAL_FIELDS, *(f"{name}_text" for name in _PARTIAL_FIELDS),
    "missing_since", "erased_on",
)  # fmt: skip
AnyRow = Row[*tuple[Any, ...]]
T = TypeVar("T")

MEMBER_TABLES = frozenset(
    {
        "members",
        "member_situations",
        "member_posts",
        "group_memberships",
        "party_groups",
        "settings",
    }
)
"""Settings too: they say which sensitive fields may be read at all."""


def load_members(session: Session) -> tuple[Member, ...]:
    """Return every member ever kept, with all dated facts, by id; sensitive data as allowed."""
    return remembered(session, "members", MEMBER_TABLES, _read_members)


def names_of_members(session: Session) -> Mapping[int, str]:
    """Return the names of all members ever kept by id, without their dated facts."""
    return remembered(session, "names of members", frozenset({"members"}), _read_names)


def _read_names(session: Session) -> dict[int, str]:
    return dict(session.execute(select(t.Member.id, t.Member.full_name)).all())


def _read_members(session: Session) -> tuple[Member, ...]:
    """Read members by columns: many of them, and none is changed."""
    situations, posts, groups = _situations(session), _posts(session), _groups(session)
    query = select(*(getattr(t.Member, name) for name in _COLUMNS)).order_by(t.Member.id)
    rows = session.execute(query).all()
    forms = _forms(session).of(rows)
    return tuple(
        Member(
            id=row.id,
            form=forms[row.id],
            situations=tuple(situations.get(row.id, ())),
            posts=tuple(posts.get(row.id, ())),
            groups=tuple(groups.get(row.id, ())),
            missing_since=row.missing_since,
            erased_on=row.erased_on,
        )
        for row in rows
    )


class _Forms:
    """Forms as they were made of their rows: after a change all but one are the same again."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self._made: dict[int, tuple[AnyRow, MemberForm]] = {}

    def of(self, rows: Iterable[AnyRow]) -> Mapping[int, MemberForm]:
        """Return the forms of all rows, of a row in which nothing changed the same one again."""
        self._made = {row.id: (row, self._form_of(row)) for row in rows}
        return {member_id: form for member_id, (_row, form) in self._made.items()}

    def _form_of(self, row: AnyRow) -> MemberForm:
        made = self._made.get(row.id)
        if made is not None and made[0] == row:
            return made[1]
        return without_hidden(_form(dict(zip(_COLUMNS, row, strict=True))), self._hidden)


def _forms(session: Session) -> _Forms:
    """Return the forms kept with the book; other settings, which may hide fields, begin anew."""
    settings = frozenset({"settings"})
    return remembered(session, "forms of members", settings, lambda s: _Forms(hidden_of(s)))


def _situations(session: Session) -> Mapping[int, Sequence[SituationPeriod]]:
    row = t.MemberSituation
    query = select(
        row.member_id, row.id, row.situation, row.starts_on, row.ends_on, row.note, row.decision
    ).order_by(row.starts_on)
    return _by_member(SituationPeriod, session.execute(query))


def _posts(session: Session) -> Mapping[int, Sequence[PostPeriod]]:
    row = t.MemberPost
    query = select(row.member_id, row.id, row.post, row.starts_on, row.ends_on)
    return _by_member(PostPeriod, session.execute(query.order_by(row.starts_on)))


def _groups(session: Session) -> Mapping[int, Sequence[GroupPeriod]]:
    row = t.GroupMembership
    query = (
        select(row.member_id, row.id, row.group_id, t.PartyGroup.name, row.starts_on, row.ends_on)
        .join(t.PartyGroup, t.PartyGroup.id == row.group_id)
        .order_by(row.starts_on)
    )
    return _by_member(GroupPeriod, session.execute(query))


def _by_member(kind: Callable[..., T], rows: Iterable[Sequence[Any]]) -> dict[int, list[T]]:
    """Return rows as dated facts by the member they begin with."""
    facts: dict[int, list[T]] = {}
    for member_id, *values in rows:
        facts.setdefault(member_id, []).append(kind(*values))
    return facts


def hidden_of(session: Session) -> frozenset[str]:
    """Return the fields this cell has not switched on."""
    return hidden_fields(load_settings(session).sensitive_groups)


def member_record(row: t.Member, hidden: frozenset[str]) -> Member:
    """Return one member row as a record, without the fields that are switched off."""
    situations = (
        SituationPeriod(s.id, s.situation, s.starts_on, s.ends_on, s.note, s.decision)
        for s in row.situations
    )
    posts = (PostPeriod(p.id, p.post, p.starts_on, p.ends_on) for p in row.posts)
    groups = (
        GroupPeriod(g.id, g.group_id, g.group.name, g.starts_on, g.ends_on) for g in row.groups
    )
    return Member(
        id=row.id,
        form=without_hidden(member_form(row), hidden),
        situations=tuple(situations),
        posts=tuple(posts),
        groups=tuple(groups),
        missing_since=row.missing_since,
        erased_on=row.erased_on,
    )


def member_form(row: t.Member) -> MemberForm:
    """Return the values of a member row as its form shows them."""
    return _form(_values(row))


def _values(row: t.Member) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _COLUMNS}


def _form(row: Mapping[str, Any]) -> MemberForm:
    values = {name: row[name] for name in _PLAIN_FIELDS}
    for name in _PARTIAL_FIELDS:
        values[name] = from_columns(row[name], row[f"{name}_text"])
    return MemberForm(**values)


def write_member(row: t.Member, form: MemberForm, hidden: frozenset[str] = frozenset()) -> None:
    """Put the values of a form into a member row; hidden fields stay as they are."""
    for name in _PLAIN_FIELDS:
        if name in hidden:
            continue
        setattr(row, name, getattr(form, name))
    for name in _PARTIAL_FIELDS:
        iso, original = to_columns(getattr(form, name))
        setattr(row, name, iso)
        setattr(row, f"{name}_text", original)
