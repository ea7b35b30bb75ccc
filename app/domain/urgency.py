"""How near a deadline is, in the words of the work list."""

from datetime import date


def due_words(due_on: date, today: date) -> str:
    """Return "Quá 5 ngày", "Hạn hôm nay", "Hạn mai" or "Còn 6 ngày"."""
    days = (due_on - today).days
    if days < 0:
        return f"Quá {-days} ngày"
    if days == 0:
        return "Hạn hôm nay"
    return "Hạn mai" if days == 1 else f"Còn {days} ngày"
