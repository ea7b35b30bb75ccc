"""What stops the form of a member or of a situation, and what it should be asked about."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.dates import years_between
from app.domain.members import MemberForm, SituationPeriod
from app.domain.problems import Problem

CARD_DIGITS = 12
CITIZEN_DIGITS = 12
ADMISSION_AGE = 18


def check_member(form: MemberForm) -> tuple[Problem, ...]:
    """Return what must be mended before a member can be kept."""
    problems = []
    if not form.full_name.strip():
        problems.append(Problem("full_name", "Chưa ghi họ và tên. Ví dụ: Nguyễn Thị Hạnh."))
    if form.left_on is not None and form.left_kind is None:
        problems.append(Problem("left_kind", "Chưa chọn lý do rời chi bộ."))
    if form.left_on is None and form.left_kind is not None:
        problems.append(Problem("left_on", "Chưa ghi ngày rời chi bộ."))
    return tuple(problems)


def member_warnings(form: MemberForm) -> tuple[Problem, ...]:
    """Return what looks wrong in a form; old records contain such data, so it never blocks."""
    return (
        *_number_warnings("card_number", "Số thẻ đảng viên", form.card_number, CARD_DIGITS),
        *_number_warnings("citizen_id", "Số căn cước", form.citizen_id, CITIZEN_DIGITS),
        *_order_warnings(form),
    )


def _number_warnings(field: str, name: str, typed: str, usual: int) -> Iterator[Problem]:
    digits = "".join(typed.split())
    if not digits:
        return
    if not (digits.isascii() and digits.isdigit()):
        yield Problem(field, f"{name} chỉ gồm chữ số. Hãy xem lại.")
    elif len(digits) != usual:
        yield Problem(field, f"{name} có {len(digits)} chữ số, thường đủ {usual}.")


def _order_warnings(form: MemberForm) -> Iterator[Problem]:
    born, admitted, official = form.birth_date, form.admission_date, form.official_date
    if born and admitted and years_between(born.value, admitted.value) < ADMISSION_AGE:
        yield Problem("admission_date", "Vào Đảng khi chưa đủ 18 tuổi. Hãy xem lại hai ngày.")
    if admitted and official and official.value < admitted.value:
        yield Problem("official_date", "Ngày chính thức trước ngày vào Đảng. Hãy xem lại.")
    if form.joined_on and form.left_on and form.left_on <= form.joined_on:
        yield Problem("left_on", "Ngày rời chi bộ không sau ngày về chi bộ. Hãy xem lại.")
    if official and not admitted:
        yield Problem("admission_date", "Có ngày chính thức nhưng chưa ghi ngày vào Đảng.")
    if admitted and form.joined_on and form.joined_on < admitted.value:
        yield Problem("joined_on", "Ngày về chi bộ trước ngày vào Đảng. Hãy xem lại.")


def check_situation(
    period: SituationPeriod, others: Iterable[SituationPeriod] = ()
) -> tuple[Problem, ...]:
    """Return what must be mended before a situation can be kept beside the other ones."""
    if period.ends_on is not None and period.ends_on <= period.starts_on:
        return (Problem("ends_on", "Ngày kết thúc phải sau ngày bắt đầu."),)
    same = (o for o in others if o.situation is period.situation and o.id != period.id)
    if any(_overlap(period, other) for other in same):
        return (Problem("starts_on", "Khoảng này trùng một khoảng cùng loại đã ghi."),)
    return ()


def _overlap(one: SituationPeriod, other: SituationPeriod) -> bool:
    return one.starts_on < _end(other) and other.starts_on < _end(one)


def _end(period: SituationPeriod) -> date:
    return period.ends_on or date.max
