"""What a number of a rule can be: no share above 100 %, no day a month does not have."""

from collections.abc import Callable, Mapping

from app.domain.rule_sets import RuleSet
from app.domain.rule_values import bands_of

_MINUTES, _SHARE, _DAY = (0, 600), (0, 100), (1, 31)
LIMITS: Mapping[str, tuple[int, int]] = {
    "attendance_min": _SHARE,
    "min_minutes": _MINUTES,
    "min_minutes_combined": _MINUTES,
    "min_minutes_override": _MINUTES,
    "min_minutes_large": _MINUTES,
    "large_cell_from": (3, 1000),
    "consecutive_absence_max": (1, 12),
    "unexcused_max": (0, 100),
    "critique_minutes_min": _MINUTES,
    "papers_days_before": (0, 30),
    "finished_days_after": (0, 30),
    "speaker_bands": _SHARE,
    "completion_bands": _SHARE,
    "regular_per_month": (0, 4),
    "thematic_per_quarter": (0, 3),
    "meeting_day": _DAY,
    "window_from": _DAY,
    "window_to": _DAY,
    "bulletin_day": (1, 28),
    "expulsion_months": (1, 12),
    "probation_months": (1, 36),
    "probation_review_workdays": (1, 120),
    "ceremony_workdays": (1, 120),
    "transfer_workdays": (1, 250),
    "transfer_paper_workdays": (1, 250),
    "transfer_warn_months": (1, 24),
    "dossier_check_months": (1, 24),
    "review_two_from": (1, 1000),
    "rollup_good_min": (0, 12),
    "spread_share_max": _SHARE,
    "discussion_share_min": _SHARE,
    "copied_words_from": (0, 100),
    "directive_days": (0, 366),
    "remark_answer_days": (0, 366),
}
_Fits = Callable[[int, RuleSet], bool]
_BESIDE: Mapping[str, tuple[_Fits, str]] = {
    "window_from": (
        lambda mine, rules: mine <= rules.integer("window_to"),
        "Ngày sớm nhất không thể sau ngày muộn nhất (ngày {window_to}).",
    ),
    "window_to": (
        lambda mine, rules: mine >= rules.integer("window_from"),
        "Ngày muộn nhất không thể trước ngày sớm nhất (ngày {window_from}).",
    ),
}


def limit_trouble(key: str, value: str) -> str:
    """Return why a readable value cannot be: "Ghi số từ 1 đến 28.", "" when it can."""
    if key not in LIMITS or not value.strip():
        return ""
    low, high = LIMITS[key]
    numbers = bands_of(value)
    if all(low <= number <= high for number in numbers):
        return ""
    return f"Ghi số từ {low} đến {high}."


def neighbour_trouble(key: str, value: str, rules: RuleSet) -> str:
    """Return why a value does not fit the others in force on its day, "" when it does."""
    if key not in _BESIDE:
        return ""
    fits, sentence = _BESIDE[key]
    return "" if fits(int(value), rules) else sentence.format_map(dict(rules.values))
