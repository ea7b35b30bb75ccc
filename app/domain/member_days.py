"""What a member counts as on a given day, and who holds which post of the cell that day."""

from collections.abc import Iterable
from datetime import date

from app.domain.dates import DatePrecision
from app.domain.members import (
    GroupPeriod,
    Member,
    MemberClass,
    Post,
    PostPeriod,
    Situation,
    SituationPeriod,
    Standing,
)

Dated = SituationPeriod | PostPeriod | GroupPeriod

_OUT_CLASSES = {
    Situation.SUSPENDED: MemberClass.SUSPENDED,
    Situation.TRANSFERRING: MemberClass.SUSPENDED,
    Situation.TEMPORARY_OUT: MemberClass.TEMPORARY_OUT,
    Situation.EXEMPT: MemberClass.EXEMPT,
}
_STANDING_CLASSES = {
    Standing.OFFICIAL: MemberClass.OFFICIAL,
    Standing.PROBATIONARY: MemberClass.PROBATIONARY,
    Standing.TEMPORARY_IN: MemberClass.TEMPORARY_IN,
}


def covers(period: Dated, day: date) -> bool:
    """Tell whether a dated fact holds on a day; its first day counts, its last does not."""
    return period.starts_on <= day and (period.ends_on is None or day < period.ends_on)


def standing_on(member: Member, day: date) -> Standing | None:
    """Return the standing of a member on a day, None before joining and after leaving."""
    if not _is_here(member, day):
        return None
    if member.form.temporary_in:
        return Standing.TEMPORARY_IN
    return Standing.OFFICIAL if is_official_on(member, day) else Standing.PROBATIONARY


def _is_here(member: Member, day: date) -> bool:
    form = member.form
    joined = form.joined_on or (form.admission_date.value if form.admission_date else None)
    if joined is not None and day < joined:
        return False
    return form.left_on is None or day < form.left_on


def is_official_on(member: Member, day: date) -> bool:
    """Tell whether a member, also one who is here temporarily, is an official one on a day."""
    official = member.form.official_date
    return official is not None and official.value <= day


def situation_on(member: Member, day: date) -> Situation | None:
    """Return the situation that counts on a day, the strongest of those that hold."""
    if not member.situations:
        return None  # most members, asked about for every meeting of a year
    held = {period.situation for period in member.situations if covers(period, day)}
    return next((situation for situation in Situation if situation in held), None)


def class_on(member: Member, day: date) -> MemberClass | None:
    """Return what a member counts as at a meeting on a day, None when not at all.

    A member who is here temporarily is not on the roll: suspended, away or exempt, he or she
    counts nowhere.
    """
    standing = standing_on(member, day)
    if standing is None:
        return None
    situation = situation_on(member, day)
    if situation in _OUT_CLASSES:
        return None if standing is Standing.TEMPORARY_IN else _OUT_CLASSES[situation]
    if member.form.special_duty and standing is not Standing.TEMPORARY_IN:
        return MemberClass.SPECIAL_DUTY
    return _STANDING_CLASSES[standing]


def counts_about(member: Member, day: date) -> bool:
    """Tell whether the standing on a day rests on a date of which only a part is known."""
    official = member.form.official_date
    if official is None or official.is_exact or official.value.year != day.year:
        return False
    return official.precision is DatePrecision.YEAR or official.value.month == day.month


def on_roll(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """Return the members of the roll (đảng số) on a day; temporary ones are not on it."""
    counted = {Standing.OFFICIAL, Standing.PROBATIONARY}
    return tuple(member for member in members if standing_on(member, day) in counted)


def posts_on(member: Member, day: date) -> tuple[Post, ...]:
    """Return the posts a member holds on a day, the highest first."""
    if not member.posts or standing_on(member, day) is None:
        return ()
    held = {period.post for period in member.posts if covers(period, day)}
    return tuple(post for post in Post if post in held)


def post_on(member: Member, day: date) -> Post | None:
    """Return the highest post a member holds on a day."""
    return next(iter(posts_on(member, day)), None)


def group_on(member: Member, day: date) -> GroupPeriod | None:
    """Return the party group a member belongs to on a day."""
    return next((period for period in member.groups if covers(period, day)), None)


def holders_on(members: Iterable[Member], day: date, post: Post) -> tuple[Member, ...]:
    """Return who holds a post on a day."""
    return tuple(member for member in members if post in posts_on(member, day))


def secretary_on(members: Iterable[Member], day: date) -> Member | None:
    """Return the secretary (bí thư) on a day."""
    return next(iter(holders_on(members, day, Post.SECRETARY)), None)


def deputies_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """Return the deputy secretaries on a day."""
    return holders_on(members, day, Post.DEPUTY_SECRETARY)


def committee_on(members: Iterable[Member], day: date) -> tuple[Member, ...]:
    """Return those who lead the cell on a day: the chi ủy, or secretary and deputy without one."""
    return tuple(member for member in members if post_on(member, day) is not None)


def has_committee(members: Iterable[Member], day: date) -> bool:
    """Tell whether the cell has a chi ủy on a day: someone besides secretary and deputy."""
    return bool(holders_on(members, day, Post.COMMITTEE_MEMBER))


def is_secretary_only(members: Iterable[Member], day: date) -> bool:
    """Tell whether nobody can confer with the secretary, so K08 does not apply."""
    people = tuple(members)
    return not has_committee(people, day) and not deputies_on(people, day)


def expected_voters(members: Iterable[Member], day: date, *, temporary_vote: bool) -> int:
    """Return how many the base of a vote will count on a day, before anybody is marked."""
    voting = {MemberClass.OFFICIAL, MemberClass.SPECIAL_DUTY}
    if temporary_vote:
        voting.add(MemberClass.TEMPORARY_IN)
    return sum(class_on(one, day) in voting and is_official_on(one, day) for one in members)
