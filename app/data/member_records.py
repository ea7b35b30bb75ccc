"""Members out of their tables as the records the rules work on."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

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
    query = (
        select(t.Member)
        .options(
            selectinload(t.Member.situations),
            selectinload(t.Member.posts),
            selectinload(t.Member.groups).joinedload(t.GroupMembership.group),
        )
        .order_by(t.Member.id)
    )
    hidden = hidden_of(session)
    return tuple(member_record(row, hidden) for row in session.scalars(query))


def hidden_of(session: Session) -> frozenset[str]:
    """Return the fields this cell has not switched on."""
    return hidden_fields(load_settings(session).sensitive_groups)


def member_record(row: t.Member, hidden: frozenset[str]) -> Member:
    """Return one member row as a record, without the fields that are switched off."""
    return Member(
        id=row.id,
        form=without_hidden(member_form(row), hidden),
        situations=tuple(
            SituationPeriod(s.id, s.situation, s.starts_on, s.ends_on, s.note, s.decision)
            for s in row.situations
        ),
        posts=tuple(PostPeriod(p.id, p.post, p.starts_on, p.ends_on) for p in row.posts),
        groups=tuple(
            GroupPeriod(g.id, g.group_id, g.group.name, g.starts_on, g.ends_on) for g in row.groups
        ),
        missing_since=row.missing_since,
        erased_on=row.erased_on,
    )


def member_form(row: t.Member) -> MemberForm:
    """Return the values of a member row as its form shows them."""
    values = {name: getattr(row, name) for name in _PLAIN_FIELDS}
    for name in _PARTIAL_FIELDS:
        values[name] = from_columns(getattr(row, name), getattr(row, f"{name}_text"))
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
