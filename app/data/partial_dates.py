"""Partial dates as columns: ISO text at their precision beside what was typed."""

from datetime import date

from app.domain.dates import DatePrecision, PartialDate

_FORMS = {
    4: (DatePrecision.YEAR, "-01-01"),
    7: (DatePrecision.MONTH, "-01"),
    10: (DatePrecision.DAY, ""),
}
_LENGTHS = {precision: length for length, (precision, _rest) in _FORMS.items()}


def to_columns(value: PartialDate | None) -> tuple[str, str]:
    """Return (ISO text cut at the precision, text as typed); both empty for None."""
    if value is None:
        return "", ""
    return value.value.isoformat()[: _LENGTHS[value.precision]], value.original


def from_columns(iso: str, original: str) -> PartialDate | None:
    """Return the partial date of two columns, None when empty."""
    if not iso:
        return None
    precision, rest = _FORMS[len(iso)]
    return PartialDate(date.fromisoformat(iso + rest), precision, original)
