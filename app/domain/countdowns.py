"""How long there is left to post the papers of a meeting, and to report it, in words."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.checks_finish import posting_due
from app.domain.checks_prepare import papers_due
from app.domain.meeting_file import MeetingFile
from app.domain.text import day_month


@dataclass(frozen=True, slots=True)
class Countdown:
    """The deadline, what is left until it, and whether it has passed."""

    label: str
    figure: str
    is_late: bool = False
    is_done: bool = False


def posting_countdown(file: MeetingFile, now: datetime) -> Countdown:
    """Return "Còn 1 ngày 15 giờ" until the end of the last day, or that all is done."""
    posted, reported = file.header.finished_posted_on, file.header.reported_on
    done_on = max(posted, reported) if posted and reported else None
    return _countdown("Đăng, báo cáo", posting_due(file), done_on, now)


def papers_countdown(file: MeetingFile, now: datetime) -> Countdown:
    """Return how long there is left to post the papers of a meeting before it is held."""
    return _countdown("Đăng tài liệu", papers_due(file), file.header.papers_posted_on, now)


def _countdown(what: str, due: date, done_on: date | None, now: datetime) -> Countdown:
    label = f"{what}: hết ngày {day_month(due)}"
    if done_on is not None:
        return Countdown(label, f"Đã xong ngày {day_month(done_on)}", is_done=True)
    ends = datetime.combine(due + timedelta(days=1), time())
    if now < ends:
        return Countdown(label, f"Còn {_span(ends - now)}")
    return Countdown(label, f"Quá {_span(now - ends)}", is_late=True)


def _span(length: timedelta) -> str:
    minutes = int(length.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        return f"{days} ngày {hours} giờ" if hours else f"{days} ngày"
    return f"{hours} giờ {left} phút" if hours else f"{left} phút"
