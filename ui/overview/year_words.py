"""The year table in tiles, bars, a line over the years and cells: figures into what is drawn."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from app.domain.meetings import MEETING_KIND_LABELS
from app.domain.overviews import Averages, ScoreScale
from app.domain.text import number_text, percent_text, points_text, short_date
from app.domain.year_tables import (
    YearPoints,
    YearRow,
    YearTable,
    highest_of,
    lowest_of,
    mean_of,
    most_lost,
    trend_sentence,
)
from ui.kit.chart_bars import Bar, UprightBarsData
from ui.kit.chart_panel import ChartTable
from ui.kit.charts import ChartPoint, GradeBand, LineChartData
from ui.kit.chips import ChipSpec, grade_chip
from ui.kit.stat_tiles import StatTile
from ui.kit.tables import Column
from ui.overview.months import band_roles, chart_ticks, grade_role

POINTS, PRESENCE, SPEAKING, DURATION, LOST = (
    "Điểm",
    "Dự họp",
    "Phát biểu",
    "Thời lượng",
    "Mất điểm",
)
NONE = "–"


def tiles(table: YearTable) -> tuple[StatTile, ...]:
    """Return the headline figures; each one's key is where it leads."""
    scored = table.scored
    mean, low, high = mean_of(scored), lowest_of(scored), highest_of(scored)
    if mean is None or low is None or high is None:
        return ()
    made = [
        StatTile("mean", "Bình quân", number_text(mean, 1), trend_sentence(table)),
        _extreme("Thấp nhất", low),
        _extreme("Cao nhất", high),
    ]
    lost = most_lost(table.rows)
    if lost:
        worst = lost[0]
        said = f"{worst.times} buổi, mất {points_text(worst.points)} điểm"
        where = next(_lost_place(row, worst.item_id) for row in reversed(table.rows)
                     if any(line.item_id == worst.item_id for line in row.lost))  # fmt: skip
        made.append(StatTile(where, "Hay mất điểm nhất", f"Mục {worst.item_id}", said))
    return tuple(made)


def _extreme(label: str, row: YearRow) -> StatTile:
    where = f"meeting:{row.meeting_id}:score"
    beside = f"{row.period.lower()}, {row.grade_label}".removesuffix(", ")
    return StatTile(where, label, points_text(row.points or 0), beside)


def _lost_place(row: YearRow, item_id: str) -> str:
    return f"meeting:{row.meeting_id}:score:{item_id}"


def presence_bars(table: YearTable, averages: Averages) -> UprightBarsData:
    """Return the share of members present at each meeting against its threshold (K13)."""
    limit = Fraction(averages.attendance_min, 100)
    bars = tuple(
        _bar(
            row, row.present, row.base, "attendance", is_below=_ratio(row.present, row.base) < limit
        )
        for row in table.rows
    )
    return _bars(bars, f"Dự họp năm {table.year}", limit, averages.attendance_min)


def speaking_bars(table: YearTable, averages: Averages) -> UprightBarsData:
    """Return the share of those present who spoke against its threshold (K17)."""
    limit = Fraction(averages.speaker_min, 100)
    bars = tuple(
        _bar(row, row.speakers, row.present, "run:speeches",
             is_below=_ratio(row.speakers, row.present) <= limit)
        for row in table.rows
    )  # fmt: skip
    return _bars(bars, f"Phát biểu năm {table.year}", limit, averages.speaker_min)


def _bar(row: YearRow, part: int, whole: int, place: str, *, is_below: bool) -> Bar:
    ratio = _ratio(part, whole)
    label = _short(row)
    return Bar(
        f"meeting:{row.meeting_id}:{place}",
        label,
        ratio,
        percent_text(ratio, 0),
        is_below,
        tip=f"{row.title}: {part}/{whole} = {percent_text(ratio)}",
    )


def _bars(bars: Sequence[Bar], name: str, limit: Fraction, percent: int) -> UprightBarsData:
    below = sum(bar.is_below for bar in bars)
    described = f"{len(bars)} buổi, {below} buổi dưới mốc {percent}%"
    return UprightBarsData(tuple(bars), Fraction(1), name, described, limit, f"{percent}%")


def _short(row: YearRow) -> str:
    """Return T3 for a regular meeting, CĐ3 for a thematic one."""
    return f"T{row.month}" if row.is_regular else f"CĐ{row.month}"


def _ratio(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


def years_chart(table: YearTable, scale: ScoreScale | None) -> LineChartData | None:
    """Return the mean of each year on the bands of the rubric, None with fewer than two years."""
    if scale is None or len(table.history) < 2:
        return None
    ticks = chart_ticks(scale, min(one.lowest for one in table.history))
    return LineChartData(
        points=tuple(_year_point(one, scale) for one in table.history),
        bands=tuple(
            GradeBand(max(band.lower, Fraction(ticks[0])), band.upper, band.label, role)
            for band, role in zip(scale.bands, band_roles(len(scale.bands)), strict=True)
        ),
        ticks=ticks,
        name="Điểm thường kỳ bình quân qua các năm",
        description=f"{len(table.history)} năm, {trend_sentence(table)}".removesuffix(", "),
    )


def _year_point(one: YearPoints, scale: ScoreScale) -> ChartPoint:
    band = next((b for b in scale.bands if b.lower <= one.mean), scale.bands[-1])
    tip = (
        f"Năm {one.year}: bình quân {number_text(one.mean, 1)}, thấp nhất "
        f"{points_text(one.lowest)}, cao nhất {points_text(one.highest)}, {one.count} buổi"
    )
    text = number_text(one.mean, 1)
    return ChartPoint(str(one.year), str(one.year), one.mean, text, grade_role(band.label), tip)


def years_table(history: Sequence[YearPoints]) -> ChartTable:
    """Return the years behind the line as rows."""
    return ChartTable(
        ("Năm", "Bình quân", "Thấp nhất", "Cao nhất", "Số buổi"),
        tuple(
            (
                str(one.year),
                number_text(one.mean, 1),
                points_text(one.lowest),
                points_text(one.highest),
                str(one.count),
            )
            for one in history
        ),
    )


def shares_table(table: YearTable) -> ChartTable:
    """Return presence and speaking behind the bars as rows."""
    return ChartTable(
        ("Buổi", "Ngày", "Dự họp", "Tỷ lệ dự", "Phát biểu", "Tỷ lệ phát biểu"),
        tuple(
            (
                row.title,
                short_date(row.day),
                f"{row.present}/{row.base}",
                percent_text(_ratio(row.present, row.base)),
                f"{row.speakers}/{row.present}",
                percent_text(_ratio(row.speakers, row.present)),
            )
            for row in table.rows
        ),
    )


def columns() -> tuple[Column[YearRow], ...]:
    """Return the columns of the year table; every figure leads to its record."""
    return (
        Column("Kỳ", lambda row: row.period, lambda row: row.day, width=100),
        Column("Loại", lambda row: MEETING_KIND_LABELS[row.kind], width=104),
        Column("Ngày", lambda row: short_date(row.day), lambda row: row.day, width=112),
        _figure(POINTS, _points, lambda row: row.points, 60),
        Column("Mức", lambda row: row.grade_label, width=104, chip=_chip),
        _figure(PRESENCE, _present, _presence_key, 76),
        _figure(SPEAKING, _spoke, _speaking_key, 88),
        _figure(DURATION, _minutes, lambda row: row.minutes, 92),
        Column(
            LOST,
            _lost,
            lambda row: row.lost_points,
            width=150,
            stretch=True,
            link=True,
            evidence=True,
            tooltip=lambda row: "\n".join(f"{line.text}: {line.reason}" for line in row.lost),
        ),
    )


def _figure(
    title: str, text: Callable[[YearRow], str], key: Callable[[YearRow], object], width: int
) -> Column[YearRow]:
    return Column(title, text, key, width=width, numeric=True, link=True, evidence=True)


def place_of(row: YearRow, title: str) -> str:
    """Return where a figure of a row comes from."""
    place = {
        POINTS: "score",
        PRESENCE: "attendance",
        SPEAKING: "run:speeches",
        DURATION: "run:clock",
        LOST: f"score:{row.lost[0].item_id}" if row.lost else "score",
    }.get(title, "")
    return f"meeting:{row.meeting_id}:{place}" if place else f"meeting:{row.meeting_id}"


def _points(row: YearRow) -> str:
    return "" if row.points is None else points_text(row.points)


def _chip(row: YearRow) -> ChipSpec | None:
    return grade_chip(row.grade_label) if row.grade_label else None


def _present(row: YearRow) -> str:
    return f"{row.present}/{row.base}"


def _presence_key(row: YearRow) -> Fraction:
    return _ratio(row.present, row.base)


def _spoke(row: YearRow) -> str:
    return f"{row.speakers}/{row.present}"


def _speaking_key(row: YearRow) -> Fraction:
    return _ratio(row.speakers, row.present)


def _minutes(row: YearRow) -> str:
    return "" if row.minutes is None else f"{row.minutes} phút"


def _lost(row: YearRow) -> str:
    return ", ".join(line.text for line in row.lost)
