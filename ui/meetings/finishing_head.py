"""The card of what opens and closes the minutes: who chaired and wrote, the times, adoption."""

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.clock import Clock
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingKind
from ui.kit.buttons import secondary
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import TimeField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check
from ui.meetings.finishing_facts import FactFields, Keep

PEOPLE = ("chair_id", "minute_taker_id")
TIMES = ("started_at", "minutes_read_at", "minutes_adopted_at", "ended_at")
SEPARATE = "separate_from_work"
_PLACES = {"adoption": "minutes_adopted_at", "separate": SEPARATE}


class HeadCard(Card):
    """Each field is kept when it is left; times are those of the meeting's day."""

    read_asked = Signal()

    def __init__(self, now: Clock, keep: Keep) -> None:
        self.read_button = secondary("Đọc lại", icon="book-open", small=True)
        super().__init__("Mở đầu, thông qua, kết thúc", right=(self.read_button,))
        self._keep = keep
        self._day = date.min
        self.inputs: dict[str, Any] = {name: Choice() for name in PEOPLE}
        self.inputs |= {name: TimeField(now=now) for name in TIMES}
        self.inputs[SEPARATE] = Check("Không họp ghép với họp chuyên môn")
        self.form = Form(
            (
                Field("Chủ trì", "chair_id", self.inputs["chair_id"], span=2),
                Field("Thư ký", "minute_taker_id", self.inputs["minute_taker_id"], span=2),
                Field("Bắt đầu", "started_at", self.inputs["started_at"]),
                Field("Đọc biên bản", "minutes_read_at", self.inputs["minutes_read_at"]),
                Field("Thông qua", "minutes_adopted_at", self.inputs["minutes_adopted_at"]),
                Field("Kết thúc", "ended_at", self.inputs["ended_at"]),
                Field("Không họp ghép", SEPARATE, self.inputs[SEPARATE], span=4),
            ),
            columns=4,
        )
        self.facts = FactFields(self.inputs, self._keep_value, self)
        self.add(self.form)
        self.read_button.clicked.connect(lambda _checked: self.read_asked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show who and when."""
        file, header = view.file, view.file.header
        self._day = header.day
        people = [(line.member_id, line.full_name) for line in file.attendance]
        for name in PEOPLE:
            self.inputs[name].set_options(people)
        moments = {name: _clock(getattr(header, name)) for name in TIMES}
        others = {name: getattr(header, name) for name in PEOPLE}
        self.facts.show_values({**others, **moments, SEPARATE: bool(header.separate_from_work)})
        self.facts.set_read_only(tuple(self.inputs), is_read_only=view.is_locked)
        self.read_button.setVisible(not view.is_locked)
        self.inputs[SEPARATE].setVisible(header.kind is not MeetingKind.COMMITTEE)

    def go_to(self, place: str) -> QWidget:
        """Return the field to focus for "body", "adoption" or "separate"."""
        name = _PLACES.get(place) or self._first_empty()
        found: QWidget = self.inputs[name]
        return found

    def leave(self) -> None:
        """Keep what is typed."""
        self.facts.commit_all()

    def _first_empty(self) -> str:
        names = (*PEOPLE, *TIMES)
        return next((name for name in names if self.inputs[name].value() is None), names[0])

    def _keep_value(self, name: str, value: Any) -> bool:
        is_time = isinstance(value, time)
        return self._keep(name, datetime.combine(self._day, value) if is_time else value)


def _clock(moment: datetime | None) -> time | None:
    return None if moment is None else moment.time().replace(second=0, microsecond=0)
