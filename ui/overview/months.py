"""The year as a strip of months and as a line of points: figures into cells, points and bands."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from app.domain.overviews import MonthFigure, Overview, ScoreScale
from app.domain.text import day_month, points_text, short_date
from ui.kit.chart_panel import ChartTable
from ui.kit.charts import ChartPoint, GradeBand, LineChartData
from ui.kit.strip import MonthCell
from ui.kit.tokens import data

ROLES = ("ok", "info", "warn", "error")
LOWEST_SHARE = Fraction(6, 10)
"""The axis begins at six tenths of the scale unless some points are lower."""
EMPTY_YEAR = tuple(MonthCell(month, extra="CĐ 17/11") for month in range(1, 13))
"""Gives the strip its size before the first reading."""


def grade_role(label: str) -> str:
    """Return the colour of a grade word, the quiet one for a word of another rubric."""
    return str(data()["gradeRoles"].get(label, "text_secondary"))


def month_cells(overview: Overview) -> tuple[MonthCell, ...]:
    """Return the twelve cells of the strip."""
    is_this_year = overview.year == overview.today.year
    current = overview.today.month if is_this_year else 0
    return tuple(_cell(figure, is_current=figure.month == current) for figure in overview.months)


def _cell(figure: MonthFigure, *, is_current: bool) -> MonthCell:
    cell = MonthCell(
        figure.month,
        extra=_extra(figure),
        has_extra_place=figure.thematic_id is not None and figure.meeting_id is not None,
        is_current=is_current,
    )
    if figure.is_held:
        is_scored = figure.points is not None
        word = figure.grade_label if is_scored else "Đã họp"
        shown = points_text(figure.points or 0) if is_scored else _day(figure)
        return replace(cell, figure=shown, word=word, role=grade_role(word))
    if figure.is_missed:
        return replace(cell, word="Chưa họp", role="error", icon="octagon-alert")
    if figure.meeting_id is not None:
        return replace(cell, figure=_day(figure), word="Dự kiến", is_planned=True)
    return cell


def _day(figure: MonthFigure) -> str:
    return day_month(figure.day) if figure.day else ""


def _extra(figure: MonthFigure) -> str:
    if figure.thematic_points is not None:
        return f"CĐ {points_text(figure.thematic_points)}"
    if figure.thematic_day is not None:
        return f"CĐ {day_month(figure.thematic_day)}"
    return "cả CĐ" if figure.is_combined else ""


def place_of_month(overview: Overview, month: int, *, thematic: bool = False) -> str:
    """Return where a month of the strip leads: its meeting, else its line of the plan."""
    figure = next(one for one in overview.months if one.month == month)
    meeting_id = figure.thematic_id if thematic else figure.meeting_id or figure.thematic_id
    if meeting_id is not None:
        return f"meeting:{meeting_id}"
    return f"plan:{overview.year}-{month:02d}"


def held_sentence(overview: Overview) -> str:
    """Return "11/12 thường kỳ · 3/4 chuyên đề đã họp"."""
    regular = f"{overview.regular_held}/{overview.regular_planned} thường kỳ"
    thematic = f"{overview.thematic_held}/{overview.thematic_planned} chuyên đề"
    return f"{regular} · {thematic} đã họp"


def line_chart(overview: Overview) -> LineChartData | None:
    """Return the points of the year on the bands of their rubric, None while there are none."""
    scale = overview.scale
    scored = [one for one in overview.months if one.points is not None]
    if scale is None or not scored:
        return None
    ticks = chart_ticks(scale, min(one.points for one in scored if one.points is not None))
    return LineChartData(
        points=tuple(_point(figure) for figure in overview.months),
        bands=tuple(
            GradeBand(max(band.lower, Fraction(ticks[0])), band.upper, band.label, role)
            for band, role in zip(scale.bands, band_roles(len(scale.bands)), strict=True)
        ),
        ticks=ticks,
        name=f"Điểm thường kỳ năm {overview.year}",
        description=_description(scored),
    )


def band_roles(count: int) -> tuple[str, ...]:
    """Return the colours of the grades, the best first."""
    return tuple(ROLES[min(place, len(ROLES) - 1)] for place in range(count))


def _point(figure: MonthFigure) -> ChartPoint:
    axis = f"T{figure.month}"
    if figure.points is None:
        return ChartPoint(str(figure.month), axis)
    text = points_text(figure.points)
    role = data()["gradeRoles"].get(figure.grade_label, "ok")
    day = short_date(figure.day) if figure.day else ""
    tip = f"Tháng {figure.month}, {day}: {text} {figure.grade_label}".strip()
    return ChartPoint(str(figure.month), axis, figure.points, text, role, tip)


def chart_ticks(scale: ScoreScale, lowest: Fraction) -> tuple[int, ...]:
    """Return the steps of the axis from below the lowest value to the maximum."""
    step = max(int(scale.maximum / 10), 1)
    lowest_seen = min(lowest - Fraction(step, 2), scale.maximum * LOWEST_SHARE)
    start = floor(lowest_seen / step) * step
    return tuple(range(max(start, 0), int(scale.maximum) + 1, step))


def _description(scored: list[MonthFigure]) -> str:
    by_points = sorted(scored, key=lambda one: one.points or Fraction(0))
    low, high = by_points[0], by_points[-1]
    return (
        f"{len(scored)} buổi, thấp nhất {points_text(low.points or 0)} tháng {low.month}, "
        f"cao nhất {points_text(high.points or 0)} tháng {high.month}"
    )


def points_table(overview: Overview) -> ChartTable:
    """Return the same points as rows."""
    return ChartTable(
        ("Tháng", "Ngày họp", "Điểm", "Mức", "Chuyên đề"),
        tuple(
            (
                f"Tháng {one.month}",
                _day(one) or "–",
                points_text(one.points) if one.points is not None else "–",
                one.grade_label or "–",
                _extra(one).removeprefix("CĐ ") or "–",
            )
            for one in overview.months
        ),
    )
