"""Grades (mức xếp loại) of meetings and of members: which band a total falls in, exactly."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil

from app.domain.ranges import contains
from app.domain.rubrics import Band
from app.domain.text import points_text


class MeetingGrade(StrEnum):
    """Grade of a meeting."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    POOR = "poor"


class MemberGrade(StrEnum):
    """Grade of a member in a review; `good` is another grade than a meeting's."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


MEETING_GRADE_LABELS = {
    MeetingGrade.GOOD: "Tốt",
    MeetingGrade.FAIR: "Khá",
    MeetingGrade.AVERAGE: "Trung bình",
    MeetingGrade.POOR: "Kém",
}
MEMBER_GRADE_LABELS = {
    MemberGrade.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    MemberGrade.GOOD: "Hoàn thành tốt nhiệm vụ",
    MemberGrade.COMPLETED: "Hoàn thành nhiệm vụ",
    MemberGrade.NOT_COMPLETED: "Không hoàn thành nhiệm vụ",
}


def band_of(bands: Sequence[Band], total: Fraction) -> Band | None:
    """Return the band an exact total falls in; rounding never decides."""
    return next((band for band in bands if contains(band, total)), None)


def band_named(bands: Sequence[Band], grade: str) -> Band | None:
    """Return the band of a grade."""
    return next((band for band in bands if band.grade == grade), None)


def grade_labels(bands: Sequence[Band]) -> Mapping[str, str]:
    """Return the words of each grade, in the order of its bands."""
    return {band.grade: band.label for band in bands}


def next_band(bands: Sequence[Band], total: Fraction) -> Band | None:
    """Return the band just above a total, or None when nothing is above."""
    above = [band for band in bands if band.lower >= total and not contains(band, total)]
    return min(above, key=lambda band: band.lower, default=None)


def next_band_sentence(bands: Sequence[Band], total: Fraction) -> str:
    """Return how far the next grade is: "Thêm 2 điểm nữa là Tốt.", or nothing."""
    band = next_band(bands, total)
    if band is None:
        return ""
    missing = Fraction(ceil((band.lower - total) * 100), 100)
    return f"Thêm {points_text(missing)} điểm nữa là {band.label}."


def is_at_least(order: Sequence[str], grade: str, wanted: str) -> bool:
    """Say whether a grade is the wanted one or better; `order` has the best first."""
    return grade in order and order.index(grade) <= order.index(wanted)
