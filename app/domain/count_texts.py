"""The counts of a meeting in words: the sentence of the minutes and the headline figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.attendance import AttendanceLine
from app.domain.counting import Counts
from app.domain.text import count_text, lower_first, percent_text
from app.domain.votes import Threshold
from app.domain.voting import needed


@dataclass(frozen=True, slots=True)
class Tile:
    """One headline figure: its name, the figure and what stands beside it."""

    label: str
    figure: str
    detail: str


def attendance_sentence(counts: Counts) -> str:
    """Return the sentence the minutes print about who was there."""
    parts = (_who_sentence(counts), _present_sentence(counts), *_absence_sentences(counts))
    return " ".join(parts)


def _who_sentence(counts: Counts) -> str:
    if counts.is_committee:
        return f"Tổng số chi ủy viên: {count_text(counts.member_total)} đồng chí."
    first = (
        f"Tổng số đảng viên: {count_text(counts.member_total)} đồng chí"
        f" (chính thức {counts.official_total}, dự bị {counts.probationary_total})"
    )
    return "; ".join((first, *_outside(counts))) + "."


def _outside(counts: Counts) -> Iterator[str]:
    """Give those who are not summoned, and those who came from elsewhere."""
    figures = (
        ("miễn sinh hoạt", counts.exempt),
        ("sinh hoạt tạm thời nơi khác", counts.temporary_out),
        ("đình chỉ sinh hoạt", counts.suspended),
        ("làm nhiệm vụ đặc biệt", counts.special_duty),
        ("sinh hoạt tạm thời đến", counts.temporary_in),
    )
    return (f"{words} {count_text(figure)}" for words, figure in figures if figure)


def _present_sentence(counts: Counts) -> str:
    online = f" (trực tuyến {count_text(counts.online)})" if counts.online else ""
    shares = f"Dự họp: {counts.present}/{counts.attendance_base} đồng chí{online}"
    sentence = f"{shares}, đạt {percent_text(counts.attendance)}."
    if not counts.exempt_present:
        return sentence
    return f"{sentence} Đảng viên miễn sinh hoạt cùng dự: {count_text(counts.exempt_present)}."


def _absence_sentences(counts: Counts) -> Iterator[str]:
    yield f"Vắng có lý do: {_absent(counts.excused)}."
    yield f"Vắng không lý do: {_absent(counts.unexcused)}."
    if counts.unmarked:
        yield f"Chưa điểm danh: {count_text(len(counts.unmarked))}."


def _absent(lines: tuple[AttendanceLine, ...]) -> str:
    if not lines:
        return "không"
    return f"{count_text(len(lines))} ({'; '.join(map(_person, lines))})"


def _person(line: AttendanceLine) -> str:
    reason = line.reason.strip().rstrip(".")
    name = f"đ/c {line.full_name}"
    return f"{name}, {lower_first(reason)}" if reason else name


def headline_tiles(counts: Counts) -> tuple[Tile, ...]:
    """Return the five headline figures of the attendance page."""
    resolution = needed(Threshold.HALF, counts.voting_base)
    without_reason = f"có lý do · {len(counts.unexcused)} không lý do"
    return (
        Tile(
            label="Dự họp",
            figure=f"{counts.present}/{counts.attendance_base}",
            detail=f"= {percent_text(counts.attendance)}",
        ),
        Tile("Chính thức", f"{counts.present_official}/{counts.official_base}", "có mặt"),
        Tile("Dự bị", f"{counts.present_probationary}/{counts.probationary_base}", "có mặt"),
        Tile("Vắng", str(len(counts.excused)), without_reason),
        Tile("Mẫu số biểu quyết", str(counts.voting_base), f"nghị quyết cần ≥ {resolution}"),
    )
