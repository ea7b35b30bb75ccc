"""Writes what an import brings into the rows of members, inside the transaction of the caller."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.member_records import hidden_of, member_form, write_member
from app.domain.import_changes import FORM_COLUMNS, ImportChange, with_value
from app.domain.import_columns import ImportColumn
from app.domain.import_plans import AddedMember, ChangedMember, ImportPlan
from app.domain.import_statuses import IMPORT_SITUATIONS, ImportStatus
from app.domain.members import Post, Situation
from app.domain.text import fold

Ticks = frozenset[tuple[int, ImportColumn]]
"""The differences to write, by member and column."""


def write_import(session: Session, plan: ImportPlan, ticks: Ticks, since: date, today: date) -> int:
    """Write a plan and return how many members of the book were changed."""
    groups = _Groups(session)
    hidden = hidden_of(session)
    for added in plan.added:
        row = t.Member()
        write_member(row, added.form)
        session.add(row)
        _write_dated(row, added, groups, since)
    changed = [m for m in plan.changed if _ticked(m, ticks)]
    for member in changed:
        row = session.get_one(t.Member, member.member_id)
        _write_changes(row, _ticked(member, ticks), groups, since, hidden)
    for missing in plan.missing:
        session.get_one(t.Member, missing.member_id).missing_since = today
    for member_id in plan.returned:
        session.get_one(t.Member, member_id).missing_since = None
    session.flush()
    return len(changed)


class _Groups:
    """Party groups by name, made when a list names a new one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids = {fold(row.name): row.id for row in session.scalars(select(t.PartyGroup))}

    def id_of(self, name: str) -> int:
        key = fold(name)
        if key not in self._ids:
            row = t.PartyGroup(name=name)
            self._session.add(row)
            self._session.flush()
            self._ids[key] = row.id
        return self._ids[key]


def _ticked(member: ChangedMember, ticks: Ticks) -> tuple[ImportChange, ...]:
    return tuple(c for c in member.changes if (member.member_id, c.column) in ticks)


def _write_dated(row: t.Member, added: AddedMember, groups: _Groups, since: date) -> None:
    if added.situation is not None:
        _add_situation(row, added.situation, since)
    _add_posts(row, added.posts, since)
    if added.group:
        _join(row, groups.id_of(added.group), since)


def _write_changes(
    row: t.Member,
    changes: Iterable[ImportChange],
    groups: _Groups,
    since: date,
    hidden: frozenset[str],
) -> None:
    form = member_form(row)
    for change in changes:
        if change.column in FORM_COLUMNS:
            form = with_value(form, change.column, change.value)
        elif isinstance(change.value, ImportStatus):
            _add_situation(row, IMPORT_SITUATIONS[change.value], since)
        elif isinstance(change.value, tuple):
            _add_posts(row, [post for post in change.value if isinstance(post, Post)], since)
        else:
            _join(row, groups.id_of(str(change.value)), since)
    write_member(row, form, hidden)


def _add_situation(row: t.Member, situation: Situation, since: date) -> None:
    if any(held.situation is situation and held.ends_on is None for held in row.situations):
        return
    row.situations.append(
        t.MemberSituation(situation=situation, starts_on=since, ends_on=None, note="")
    )


def _add_posts(row: t.Member, posts: Iterable[Post], since: date) -> None:
    held = {post.post for post in row.posts if post.ends_on is None}
    for post in posts:
        if post not in held:
            row.posts.append(t.MemberPost(post=post, starts_on=since, ends_on=None))


def _join(row: t.Member, group_id: int, since: date) -> None:
    """Move to a group; a membership that began later than the list says is replaced in place."""
    for membership in row.groups:
        if membership.ends_on is None and membership.starts_on < since:
            membership.ends_on = since
        elif membership.ends_on is None:
            membership.group_id = group_id
            return
    row.groups.append(t.GroupMembership(group_id=group_id, starts_on=since, ends_on=None))
