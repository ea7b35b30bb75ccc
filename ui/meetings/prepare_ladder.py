"""The preparation ladder of a meeting, and the small sheet in which a rung is ticked."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.domain.ladders import GOAL, LadderMark, LadderPoint, PointState, ladder_state
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, Preparation
from app.domain.text import clock_text, day_month
from ui.kit.cards import Card
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.dots import DotKind
from ui.kit.form_popup import FormPopup
from ui.kit.forms import Field
from ui.kit.inputs import Check, LineText
from ui.kit.ladder_view import LadderPoint as ShownPoint
from ui.kit.ladder_view import LadderView
from ui.meetings.side_panel import comrade
from ui.workspace import Workspace

_DOTS = {
    PointState.DONE: DotKind.DONE,
    PointState.LATE: DotKind.OVERDUE,
    PointState.TODAY: DotKind.CURRENT,
    PointState.NEXT: DotKind.CURRENT,
    PointState.LATER: DotKind.LATER,
    PointState.GOAL: DotKind.GOAL,
}


class LadderCard(Card):
    """Milestones up to the meeting; choosing one opens its sheet."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._view: MeetingView | None = None
        self._points: tuple[ShownPoint, ...] = ()
        self.ladder = LadderView()
        self.ladder.clicked.connect(self.open_rung)
        self.sheet: RungSheet | None = None
        self.add(self.ladder)

    def show_view(self, view: MeetingView) -> None:
        """Show the ladder of a meeting as of now."""
        self._view = view
        points = shown_points(view.file, view.now.date())
        if points != self._points:
            self._points = points
            self.ladder.set_points(points)
        self.setVisible(bool(view.file.preparations))

    def open_rung(self, key: str) -> None:
        """Open the sheet of a milestone; the meeting itself has none."""
        if self._view is None or self._view.is_locked or key == GOAL:
            return
        rung = next((p for p in self._view.file.preparations if p.key == key), None)
        spot = next((s for s in self.ladder.spots if s.key == key), None)
        if rung is None or spot is None:
            return
        self.sheet = RungSheet(self._workspace, self._view.file, rung, self)
        self.sheet.kept.connect(partial(self._keep, rung))
        below = QPoint(round(spot.area.left()), round(spot.area.bottom()) + 4)
        is_done = rung.done_on is not None
        shown = {"done": is_done, "done_on": rung.done_on, "person_id": rung.person_id}
        self.sheet.open_under(self.ladder.mapToGlobal(below), "done", {**shown, "note": rung.note})

    def _keep(self, rung: Preparation, values: dict[str, Any]) -> None:
        meetings, today = self._workspace.services.meetings, self._workspace.now().date()
        done_on: date | None = (values["done_on"] or today) if values["done"] else None
        words = "Đã ghi xong" if done_on else "Đã ghi"
        self._workspace.perform(
            lambda: meetings.set_preparation(rung.id, done_on, values["person_id"], values["note"]),
            f"{words}: {rung.label}.",
        )


class RungSheet(FormPopup):
    """Done or not, on which day, by whom, and a note."""

    def __init__(
        self, workspace: Workspace, file: MeetingFile, rung: Preparation, parent: QWidget
    ) -> None:
        self._today = workspace.now().date()
        people = ((None, "Chưa phân công"), *((p.id, p.full_name) for p in file.people))
        super().__init__(
            rung.label,
            (
                Field("", "done", Check("Đã xong"), f"Hạn {day_month(rung.due_on)}"),
                Field("Ngày xong", "done_on", DateField(today=lambda: workspace.now().date())),
                Field("Người làm", "person_id", Choice(people)),
                Field("Ghi chú", "note", LineText()),
            ),
            parent,
            "Ghi",
        )
        self.form.input("done").changed.connect(self._on_done)
        self.form.input("done_on").changed.connect(self._on_day)

    def _on_done(self) -> None:
        is_done = self.form.input("done").value()
        self.form.input("done_on").set_value(self._today if is_done else None)

    def _on_day(self) -> None:
        self.form.input("done").set_value(bool(self.form.input("done_on").text()))


def shown_points(file: MeetingFile, today: date) -> tuple[ShownPoint, ...]:
    """Return the milestones up to the meeting in ready words."""
    rungs = {rung.key: rung for rung in file.preparations}
    points = [LadderPoint(r.key, r.label, r.due_on) for r in file.preparations]
    done = {r.key for r in file.preparations if r.done_on is not None}
    if file.header.stage in HELD_STAGES:
        done.add(GOAL)
    marks = ladder_state(points, done, today)
    last = next((place for place, mark in enumerate(marks) if mark.point.key == GOAL), len(marks))
    return tuple(_shown(mark, rungs[mark.point.key], file, today) for mark in marks[: last + 1])


def _shown(mark: LadderMark, rung: Preparation, file: MeetingFile, today: date) -> ShownPoint:
    who = comrade(file.name(rung.person_id)) if mark.point.key != GOAL else ""
    if rung.key == "invite" and not who:
        who = _sent_figure(file)
    return ShownPoint(
        key=mark.point.key,
        label=mark.point.label,
        when=_when(mark, rung, file, today),
        state=_DOTS[mark.state],
        who=who,
        late=mark.late_text,
    )


def _when(mark: LadderMark, rung: Preparation, file: MeetingFile, today: date) -> str:
    if rung.done_on is not None:
        return day_month(rung.done_on)
    if mark.point.key == GOAL:
        starts = file.header.starts_at
        at = f", {clock_text(starts)}" if starts else ""
        return f"{day_month(mark.point.due_on)}{at}"
    if mark.point.due_on == today:
        return "hôm nay"
    return f"hạn {day_month(mark.point.due_on)}"


def _sent_figure(file: MeetingFile) -> str:
    sent = sum(line.sent_on is not None for line in file.notices)
    return f"{sent}/{len(file.notices)}" if file.notices else ""
