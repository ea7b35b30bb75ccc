"""The clocks of the cockpit: the meeting, the item with its goal, and the schedule."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from fractions import Fraction

from app.domain.agendas import AgendaItem, ItemKind
from app.domain.clock import Clock, monotonic_seconds
from app.domain.meeting_file import MeetingFile
from app.domain.text import clock_text, short_date
from app.domain.time_shares import required_minutes, running_starts, total_minutes
from ui.kit.clocks import ClockField

MEETING, SCHEDULE = "Cả buổi", "So với chương trình"


class RunningClock:
    """The time of the book carried on by the clock that never jumps; stands still where it does."""

    def __init__(self, now: Clock, seconds: Callable[[], float] = monotonic_seconds) -> None:
        self._now, self._seconds = now, seconds
        self._base, self._since = now(), seconds()

    def set(self) -> None:
        """Take the time of the book anew, as whenever something was recorded."""
        self._base, self._since = self._now(), self._seconds()

    def __call__(self) -> datetime:
        """Return the moment to show."""
        if self._now() == self._base:
            return self._base
        return self._base + timedelta(seconds=int(self._seconds() - self._since))


def running_item(file: MeetingFile) -> AgendaItem | None:
    """Return the item whose clock runs; recorded afterwards, the first one not dealt with."""
    if file.header.afterwards:
        return next((item for item in file.agenda if item.fate is None), None)
    running = [item for item in file.agenda if item.started_at and not item.ended_at]
    return running[-1] if running else None


def clock_fields(file: MeetingFile, now: datetime) -> tuple[ClockField, ...]:
    """Return what the three clocks show at a moment."""
    item = running_item(file)
    return (
        _meeting_field(file, now),
        _item_field(file, item, now) if item else ClockField("Mục đang làm", "–", "chưa mở mục"),
        _schedule_field(file, item, now),
    )


def _meeting_field(file: MeetingFile, now: datetime) -> ClockField:
    header = file.header
    if header.started_at is None:
        return ClockField(MEETING, "–", "chưa bắt đầu")
    label = f"{MEETING} (từ {clock_text(header.started_at)})"
    spent = _since(header.started_at, header.ended_at or now)
    goal = timedelta(minutes=required_minutes(file))
    if not goal:
        planned = header.planned_minutes or total_minutes(file.agenda)
        return ClockField(label, figure(spent), f"dự kiến {planned} phút")
    minutes = required_minutes(file)
    reached = header.started_at + goal
    sentence, short = _goal_words(
        goal - spent, minutes, f"đủ {minutes} phút lúc {clock_text(reached)}"
    )
    return ClockField(label, figure(spent), sentence, _share(spent, goal), short_sentence=short)


def _item_field(file: MeetingFile, item: AgendaItem, now: datetime) -> ClockField:
    label = f"Mục {place_of(file, item)} · {short_title(item)}"
    if item.started_at is None:
        return ClockField(label, "–", "chưa mở")
    spent = _since(item.started_at, now)
    if item.kind is ItemKind.CRITIQUE:
        minutes = file.rules.integer("critique_minutes_min")
        goal = timedelta(minutes=minutes)
        sentence, short = _goal_words(goal - spent, minutes, f"cần {minutes} phút")
        return ClockField(label, figure(spent), sentence, _share(spent, goal), "gold", short)
    planned = timedelta(minutes=item.planned_minutes)
    over = int((spent - planned).total_seconds() // 60)
    words = f"quá {over} phút" if planned and over > 0 else f"dự kiến {item.planned_minutes} phút"
    return ClockField(label, figure(spent), words, _share(spent, planned), "info_fill")


def _schedule_field(file: MeetingFile, item: AgendaItem | None, now: datetime) -> ClockField:
    starts_at = file.header.starts_at
    if starts_at is None or not file.agenda:
        return ClockField(SCHEDULE, "–", "chưa có chương trình")
    day, begun = file.header.day, file.header.started_at
    if begun is not None and begun.date() != day:  # hours of another day compare with nothing
        return ClockField(SCHEDULE, "–", f"họp ngày {short_date(begun.date())}")
    end = datetime.combine(day, starts_at) + timedelta(minutes=total_minutes(file.agenda))
    late = _lateness(file, item, now) if item and item.started_at else _whole_lateness(file, end)
    done = end + timedelta(minutes=late)
    until = clock_text(done)
    return ClockField(
        SCHEDULE, late_words(late), f"xong khoảng {until}", short_sentence=f"xong {until}"
    )


def _lateness(file: MeetingFile, item: AgendaItem, now: datetime) -> int:
    """Return minutes behind: as the item began, and more once it takes longer than planned."""
    starts = running_starts(file.header.starts_at or time(0), file.agenda)
    planned = datetime.combine(file.header.day, starts[file.agenda.index(item)])
    begun = _minutes(planned, item.started_at or planned)
    over = _minutes(planned + timedelta(minutes=item.planned_minutes), now)
    return max(begun, over)


def _whole_lateness(file: MeetingFile, end: datetime) -> int:
    header = file.header
    if header.ended_at is not None:
        return _minutes(end, header.ended_at)
    if header.started_at is None or header.starts_at is None:
        return 0
    return _minutes(datetime.combine(header.day, header.starts_at), header.started_at)


def late_words(minutes: int) -> str:
    """Return how a meeting stands to its programme: "chậm 2 phút"."""
    if minutes == 0:
        return "đúng giờ"
    return f"chậm {minutes} phút" if minutes > 0 else f"sớm {-minutes} phút"


def place_of(file: MeetingFile, item: AgendaItem) -> int:
    """Return the number of an item as people count it, from 1."""
    return next(n for n, one in enumerate(file.agenda, start=1) if one.id == item.id)


def short_title(item: AgendaItem) -> str:
    """Return the first part of a title, as clocks and headings show it."""
    return item.title.split(";", maxsplit=1)[0].strip()


def figure(spent: timedelta) -> str:
    """Return running time as 1:12:10, or 7:10 below an hour."""
    seconds = int(spent.total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def _goal_words(left: timedelta, minutes: int, short: str) -> tuple[str, str]:
    seconds = int(left.total_seconds())
    if seconds <= 0:
        reached = f"đã đủ {minutes} phút"
        return reached, reached
    whole, rest = divmod(seconds, 60)
    words = f"{whole} phút {rest:02d}" if whole else f"{rest} giây"
    return f"còn {words} đủ {minutes} phút", short


def _since(start: datetime, now: datetime) -> timedelta:
    return max(now - start, timedelta())


def _share(spent: timedelta, goal: timedelta) -> Fraction | None:
    if not goal:
        return None
    return min(Fraction(int(spent.total_seconds()), int(goal.total_seconds())), Fraction(1))


def _minutes(before: datetime, after: datetime) -> int:
    return int((after - before).total_seconds() // 60)
