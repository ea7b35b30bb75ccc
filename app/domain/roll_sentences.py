"""The roll of the cell (đảng số) on a day as one sentence."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from app.domain.member_days import class_on, standing_on
from app.domain.members import Member, MemberClass, Standing

_EXCEPTIONS = {
    MemberClass.EXEMPT: "miễn sinh hoạt",
    MemberClass.TEMPORARY_OUT: "tạm đi nơi khác",
    MemberClass.SUSPENDED: "đình chỉ hoặc đang chuyển",
    MemberClass.SPECIAL_DUTY: "làm nhiệm vụ đặc biệt",
}


def roll_sentence(members: Iterable[Member], day: date) -> str:
    """Return "24 đồng chí: 22 chính thức (1 miễn sinh hoạt), 2 dự bị." of a day."""
    standings: Counter[Standing] = Counter()
    classes: Counter[tuple[Standing, MemberClass]] = Counter()
    for member in members:
        standing, member_class = standing_on(member, day), class_on(member, day)
        if standing is not None and member_class is not None:
            standings[standing] += 1
            classes[standing, member_class] += 1
    total = standings[Standing.OFFICIAL] + standings[Standing.PROBATIONARY]
    parts = [
        _part(standings, classes, Standing.OFFICIAL, "chính thức"),
        _part(standings, classes, Standing.PROBATIONARY, "dự bị"),
    ]
    guests = standings[Standing.TEMPORARY_IN]
    extra = f" Thêm {guests} đồng chí sinh hoạt tạm thời đến." if guests else ""
    return f"{total} đồng chí: {', '.join(parts)}.{extra}"


def _part(
    standings: Counter[Standing],
    classes: Counter[tuple[Standing, MemberClass]],
    standing: Standing,
    word: str,
) -> str:
    counted = ((classes[standing, kind], label) for kind, label in _EXCEPTIONS.items())
    inside = ", ".join(f"{count} {label}" for count, label in counted if count)
    return f"{standings[standing]} {word}" + (f" ({inside})" if inside else "")
