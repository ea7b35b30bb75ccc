"""Erasing the data of one person: what goes, what stays, and how a trace in a text is covered."""

from collections.abc import Iterable
from datetime import date

from app.domain.members import Member

COVERED = "(đã xóa)"
ERASED_NAME = "Đảng viên đã xóa dữ liệu"
SHORTEST_TRACE = 6
"""Shorter values stand in texts by chance: 1974, Nam, Kinh."""

ERASED_FIELDS = (
    "display_name",
    "gender",
    "birth_date",
    "birth_date_text",
    "card_number",
    "admission_date",
    "admission_date_text",
    "joined_from",
    "occupation",
    "work_unit",
    "office_post",
    "union_post",
    "education",
    "profession",
    "political_theory",
    "residence_cell",
    "current_cell",
    "original_name",
    "phone",
    "notice_channel",
    "citizen_id",
    "home_town",
    "permanent_address",
    "temporary_address",
    "ethnicity",
    "religion",
    "dues_class",
    "note",
)
"""Columns that are emptied. Days of joining, leaving and recognition stay: the attendance base of
past meetings is reckoned from them."""
TRACED_FIELDS = (
    "card_number",
    "phone",
    "citizen_id",
    "home_town",
    "permanent_address",
    "temporary_address",
    "original_name",
)
"""Values looked for in every text of the journal and of what is being typed."""


def keeps_name(member: Member, day: date) -> bool:
    """Tell whether a member is still in the cell, whose list cannot do without the name."""
    return member.form.left_on is None or member.form.left_on > day


def traces(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values long enough to be looked for in texts, the longest first."""
    found = {value.strip() for value in values if len(value.strip()) >= SHORTEST_TRACE}
    return tuple(sorted(found, key=len, reverse=True))


def covered(text: str, found: Iterable[str]) -> str:
    """Return a text in which every trace is covered."""
    for value in found:
        text = text.replace(value, COVERED)
    return text
