"""The differences between a person of a list and the member of the book, field by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.dates import PartialDate
from app.domain.import_columns import IMPORT_COLUMN_LABELS, ImportColumn
from app.domain.import_reading import ImportValue
from app.domain.import_statuses import IMPORT_SITUATIONS, ImportStatus
from app.domain.member_lists import ImportedPerson
from app.domain.member_matching import KnownMember
from app.domain.members import POST_LABELS, SITUATION_LABELS, MemberForm, Post
from app.domain.text import fold, short_date

FORM_COLUMNS = (
    ImportColumn.FULL_NAME, ImportColumn.GENDER, ImportColumn.BIRTH_DATE,
    ImportColumn.CARD_NUMBER, ImportColumn.ADMISSION_DATE, ImportColumn.OFFICIAL_DATE,
    ImportColumn.JOINED_ON, ImportColumn.OFFICE_POST, ImportColumn.UNION_POST,
    ImportColumn.OCCUPATION, ImportColumn.WORK_UNIT, ImportColumn.EDUCATION,
    ImportColumn.PROFESSION, ImportColumn.POLITICAL_THEORY, ImportColumn.RESIDENCE_CELL,
    ImportColumn.CURRENT_CELL, ImportColumn.PHONE, ImportColumn.CITIZEN_ID,
    ImportColumn.HOME_TOWN, ImportColumn.PERMANENT_ADDRESS, ImportColumn.TEMPORARY_ADDRESS,
    ImportColumn.ETHNICITY, ImportColumn.RELIGION, ImportColumn.NOTE,
)  # fmt: skip
"""Columns that are fields of the form of a member under the same name."""

_UNION = re.compile(r"\b(?:cong doan|doan thanh nien|doan tncs|bi thu doan|hoi)\b")


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One difference: what the book says, what the list says, and the value to write."""

    column: ImportColumn
    old: str
    new: str
    value: ImportValue

    @property
    def label(self) -> str:
        """What the field is called."""
        return IMPORT_COLUMN_LABELS[self.column]

    @property
    def fills(self) -> bool:
        """Tell whether nothing is overwritten."""
        return not self.old


def form_of(person: ImportedPerson) -> MemberForm:
    """Return somebody new as the form of a member."""
    original = person.original_name if person.original_name != person.name else ""
    told: dict[str, Any] = {"full_name": person.name}
    for column in FORM_COLUMNS:
        value = person.values.get(column)
        if value is not None:
            told[column.value] = _field(column, value)
    posts = [post for post in posts_of(person) if not isinstance(post, Post)]
    union_posts = [post for post in posts if is_union_post(post)]
    office_posts = [post for post in posts if post not in union_posts]
    told["office_post"] = told.get("office_post") or ", ".join(office_posts)
    told["union_post"] = told.get("union_post") or ", ".join(union_posts)
    is_guest = person.values.get(ImportColumn.STATUS) is ImportStatus.TEMPORARY_IN
    return MemberForm(original_name=original, temporary_in=is_guest, **told)


def with_value(form: MemberForm, column: ImportColumn, value: ImportValue) -> MemberForm:
    """Return a form with the value of one column; a day of joining is written without precision."""
    return replace(form, **{column.value: _field(column, value)})


def _field(column: ImportColumn, value: ImportValue) -> Any:
    if column is ImportColumn.JOINED_ON and isinstance(value, PartialDate):
        return value.value
    return value


def posts_of(person: ImportedPerson) -> tuple[Post | str, ...]:
    """Return the posts a list gives somebody."""
    posts = person.values.get(ImportColumn.POST, ())
    return posts if isinstance(posts, tuple) else ()


def is_union_post(text: str) -> bool:
    """Tell whether a post belongs to a mass organisation."""
    return _UNION.search(fold(text)) is not None


def changes_of(person: ImportedPerson, member: KnownMember) -> tuple[ImportChange, ...]:
    """Return what a list says differently; what it leaves empty changes nothing."""
    return (*_form_changes(person, member), *_dated_changes(person, member))


def _form_changes(person: ImportedPerson, member: KnownMember) -> Iterator[ImportChange]:
    told = form_of(person)
    for column in FORM_COLUMNS:
        new = getattr(told, column.value)
        old = getattr(member.form, column.value)
        if new and not _is_same(old, new):
            value = PartialDate(new) if isinstance(new, date) else new
            yield ImportChange(column, _text(old), _text(new), value)


def _dated_changes(person: ImportedPerson, member: KnownMember) -> Iterator[ImportChange]:
    group = person.text_of(ImportColumn.GROUP)
    if group and fold(group) != fold(member.group):
        yield ImportChange(ImportColumn.GROUP, member.group, group, group)
    status = person.values.get(ImportColumn.STATUS)
    situation = IMPORT_SITUATIONS.get(status) if isinstance(status, ImportStatus) else None
    if situation is not None and isinstance(status, ImportStatus):
        old = SITUATION_LABELS[member.situation] if member.situation is not None else ""
        if situation is not member.situation:
            yield ImportChange(ImportColumn.STATUS, old, SITUATION_LABELS[situation], status)
    posts = tuple(post for post in posts_of(person) if isinstance(post, Post))
    if not set(posts) <= set(member.posts):
        old = ", ".join(POST_LABELS[post] for post in member.posts)
        new = ", ".join(POST_LABELS[post] for post in posts)
        yield ImportChange(ImportColumn.POST, old, new, posts)


def _is_same(old: Any, new: Any) -> bool:
    """Tell whether a list says what the book says; a part of a date the book knows says no more."""
    if isinstance(old, PartialDate) and isinstance(new, PartialDate):
        return old.text() == new.text() or old.text().endswith(f"/{new.text()}")
    if isinstance(old, str) and isinstance(new, str):
        return old.strip() == new.strip()
    return bool(old == new)


def _text(value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.text()
    if isinstance(value, date):
        return short_date(value)
    return value or ""
