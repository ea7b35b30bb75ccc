"""What the list of members shows of each."""

from dataclasses import dataclass
from datetime import date

from app.domain.member_days import class_on, situation_on, standing_on
from app.domain.member_labels import group_name, post_label
from app.domain.members import Member, MemberClass, Situation, Standing


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What the list of members shows of one member on a day."""

    id: int
    full_name: str
    post_label: str
    birth_year: str
    admission_text: str
    member_class: MemberClass | None
    """None for a member who is not, or no longer, in the cell on the day."""
    group_name: str
    attended: int
    summoned: int
    speeches: int
    left_on: date | None
    standing: Standing | None = None
    situation: Situation | None = None
    admitted_on: date | None = None
    """What the list is sorted by; only `admission_text` is shown."""


def member_row(member: Member, today: date, counts: tuple[int, int, int]) -> MemberRow:
    """Return a member as the list shows him or her on a day."""
    form = member.form
    attended, summoned, speeches = counts
    return MemberRow(
        id=member.id,
        full_name=form.full_name,
        post_label=post_label(member, today),
        birth_year=str(form.birth_date.value.year) if form.birth_date else "",
        admission_text=form.admission_date.text() if form.admission_date else "",
        member_class=class_on(member, today),
        group_name=group_name(member, today),
        attended=attended,
        summoned=summoned,
        speeches=speeches,
        left_on=form.left_on,
        standing=standing_on(member, today),
        situation=situation_on(member, today),
        admitted_on=form.admission_date.value if form.admission_date else None,
    )
