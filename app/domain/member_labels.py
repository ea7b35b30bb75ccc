"""What lists and papers say of a member on a day: post, group, base, end of probation."""

from datetime import date

from app.domain.counting import class_in_attendance_base
from app.domain.dates import months_later
from app.domain.member_days import class_on, group_on, post_on
from app.domain.members import POST_LABELS, Member
from app.domain.settings import Settings


def post_label(member: Member, day: date) -> str:
    """Return the highest post held on a day in words, "" without one."""
    post = post_on(member, day)
    return "" if post is None else POST_LABELS[post]


def group_name(member: Member, day: date) -> str:
    """Return the name of the party group on a day, "" without one."""
    group = group_on(member, day)
    return "" if group is None else group.group_name


def was_in_base(member: Member, day: date, settings: Settings) -> bool:
    """Tell whether a member counted in the attendance base on a day."""
    member_class = class_on(member, day)
    return member_class is not None and class_in_attendance_base(member_class, settings)


def probation_ends(member: Member, months: int) -> date | None:
    """Return the day probation is over, counted from admission (208-QĐ/TW), None if unknown."""
    admitted = member.form.admission_date
    return None if admitted is None else months_later(admitted.value, months)
