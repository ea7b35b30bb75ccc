"""Attendance and speaking of the year as lying bars, each with the counts behind it."""

from fractions import Fraction

from app.domain.overviews import Averages
from app.domain.text import percent_text
from ui.kit.chart_bars import Bar, LyingBar

NOT_YET = "chưa có buổi nào"


def average_bars(averages: Averages) -> tuple[LyingBar, LyingBar]:
    """Return the two averages against their thresholds (K13, K17)."""
    attendance = Fraction(averages.attendance_min, 100)
    speaking = Fraction(averages.speaker_min, 100)
    present = _share(averages.present, averages.base)
    spoke = _share(averages.speakers, averages.attended)
    return (
        LyingBar(
            _bar("attendance", "Dự họp bình quân", present, is_below=_lower(present, attendance)),
            attendance,
            _note(averages.present, averages.base, f"mốc {averages.attendance_min}%"),
        ),
        LyingBar(
            # The highest band begins above its limit, not at it.
            _bar("speaking", "Phát biểu bình quân", spoke, is_below=not _above(spoke, speaking)),
            speaking,
            _note(averages.speakers, averages.attended, f"mốc trên {averages.speaker_min}%"),
        ),
    )


def averages_sentence(averages: Averages) -> str:
    """Return what a screen reader says of both."""
    return ". ".join(f"{one.bar.spoken}, {one.note}" for one in average_bars(averages))


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


def _lower(share: Fraction | None, limit: Fraction) -> bool:
    return share is not None and share < limit


def _above(share: Fraction | None, limit: Fraction) -> bool:
    return share is None or share > limit


def _bar(key: str, label: str, share: Fraction | None, *, is_below: bool) -> Bar:
    text = percent_text(share) if share is not None else "–"
    word = "dưới mốc" if is_below else ""
    return Bar(key, label, share or Fraction(0), text, is_below, word, tip="Xem từng đồng chí")


def _note(part: int, whole: int, target: str) -> str:
    return f"{part}/{whole} lượt · {target}" if whole else f"{NOT_YET} · {target}"
