"""Who is reviewed and who is not, by rule and with the reason in words (366-QĐ/TW, Điều 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dates import months_later
from app.domain.member_days import committee_on, covers, standing_on
from app.domain.members import Member, Situation, Standing
from app.domain.review_forms import ReviewFormKind, form_kind
from app.domain.text import given_name, name_key


class Exclusion(StrEnum):
    """Why somebody is not reviewed here."""

    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    NEW = "new"
    TEMPORARY_IN = "temporary_in"
    LEFT = "left"


EXCLUSION_LABELS = {
    Exclusion.EXEMPT: "miễn",
    Exclusion.SUSPENDED: "đình chỉ sinh hoạt",
    Exclusion.NEW: "chưa đủ {} tháng",
    Exclusion.TEMPORARY_IN: "tạm thời đến",
    Exclusion.LEFT: "đã rời chi bộ",
}
EXCLUSION_REASONS = {
    Exclusion.EXEMPT: "Được miễn công tác và sinh hoạt Đảng (366-QĐ/TW, Điều 5)",
    Exclusion.SUSPENDED: "Đang bị đình chỉ sinh hoạt (366-QĐ/TW, Điều 5)",
    Exclusion.NEW: "Mới kết nạp chưa đủ {} tháng (366-QĐ/TW, Điều 5)",
    Exclusion.TEMPORARY_IN: "Kiểm điểm ở chi bộ sinh hoạt chính thức (HD 43, mục 7.6)",
    Exclusion.LEFT: "Kiểm điểm ở chi bộ mới hoặc không còn thuộc diện kiểm điểm",
}


@dataclass(frozen=True, slots=True)
class ExcludedMember:
    """A member who is not reviewed, and why."""

    member_id: int
    full_name: str
    exclusion: Exclusion
    months: int
    """Months a new member needs, as the rule of the day has it."""

    @property
    def label(self) -> str:
        """Return the reason in two words: "chưa đủ 6 tháng"."""
        return EXCLUSION_LABELS[self.exclusion].format(self.months)

    @property
    def reason(self) -> str:
        """Return the reason with its source, as papers print it."""
        return EXCLUSION_REASONS[self.exclusion].format(self.months)


def exclusion_of(member: Member, day: date, months: int) -> Exclusion | None:
    """Return why a member is not reviewed on a day, None when he or she is.

    Who meets elsewhere for a time is reviewed here, with the comment of the cell there.
    """
    standing = standing_on(member, day)
    if standing is Standing.TEMPORARY_IN:
        return Exclusion.TEMPORARY_IN
    if standing is None:
        return Exclusion.LEFT
    held = {period.situation for period in member.situations if covers(period, day)}
    if Situation.EXEMPT in held:
        return Exclusion.EXEMPT
    if Situation.SUSPENDED in held:
        return Exclusion.SUSPENDED
    admitted = member.form.admission_date
    is_new = admitted is not None and day < months_later(admitted.value, months)
    return Exclusion.NEW if is_new else None


def excluded(
    members: Iterable[Member], period: tuple[date, date], months: int, *, leaders_only: bool = False
) -> tuple[ExcludedMember, ...]:
    """Return who is not reviewed, for those who were in the cell at some time of the period.

    The period is its first day and the day that decides.
    """
    first, day = period
    people = tuple(members)
    leaders = {member.id for member in committee_on(people, day)}
    found = []
    for member in people:
        if leaders_only and not _leads(member, day, leaders):
            continue
        why = exclusion_of(member, day, months)
        if why is None or (why is Exclusion.LEFT and not _left_since(member, first, day)):
            continue
        found.append(ExcludedMember(member.id, member.full_name, why, months))
    order = list(Exclusion)
    return tuple(sorted(found, key=lambda e: (order.index(e.exclusion), name_key(e.full_name))))


def _left_since(member: Member, first: date, day: date) -> bool:
    left = member.form.left_on
    return left is not None and first < left <= day


def reviewed(
    members: Iterable[Member], day: date, months: int, *, leaders_only: bool = False
) -> tuple[Member, ...]:
    """Return who is reviewed, by tên, đệm, họ; a quarter is for those who lead only."""
    people = tuple(members)
    leaders = {member.id for member in committee_on(people, day)}
    wanted = (
        member
        for member in people
        if exclusion_of(member, day, months) is None
        and (not leaders_only or _leads(member, day, leaders))
    )
    return tuple(sorted(wanted, key=lambda member: name_key(member.full_name)))


def _leads(member: Member, day: date, leaders: set[int]) -> bool:
    return member.id in leaders or form_kind(member, day) is ReviewFormKind.LEADER


def people_sentence(
    number: int, left_out: Iterable[ExcludedMember], *, leaders_only: bool = False
) -> str:
    """Say who is reviewed and who is not: "Không đánh giá: đ/c Phượng (miễn)."."""
    who = "giữ chức vụ thuộc diện đánh giá quý" if leaders_only else "thuộc diện đánh giá"
    names = ", ".join(f"đ/c {given_name(one.full_name)} ({one.label})" for one in left_out)
    rest = f" Không đánh giá: {names}." if names else ""
    return f"{number} đồng chí {who}.{rest}"
