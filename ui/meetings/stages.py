"""What the ribbon of a meeting shows: how far it is, when each stage was reached, the next act."""

from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import HELD_STAGES, MEETING_STAGE_LABELS, MeetingKind, MeetingStage
from app.domain.readback_texts import RESULTS_STEP
from app.domain.text import clock_text, day_month
from ui.kit.ribbon import RibbonStage, RibbonState

ORDER = (
    MeetingStage.PLANNED,
    MeetingStage.PREPARING,
    MeetingStage.IN_SESSION,
    MeetingStage.SCORING,
    MeetingStage.FINISHING,
    MeetingStage.LOCKED,
)
FIRST_STEPS = {
    MeetingStage.IN_SESSION: "run",
    MeetingStage.SCORING: "score",
    MeetingStage.FINISHING: "finish",
    MeetingStage.LOCKED: "finish",
}
"""The step a meeting opens at; one not begun opens at its preparation."""
OPEN_PREPARATION = "Mở chuẩn bị"
PREVIOUS_TASKS = "tasks:previous"


def ribbon_state(view: MeetingView, *, is_primary: bool) -> RibbonState:
    """Return the ribbon of a meeting; the act is quieter where the step has the red button."""
    file, act = view.file, view.next_act
    stages = _stages(file)
    current = stages.index(_shown_stage(file))
    is_planned = file.header.stage is MeetingStage.PLANNED
    return RibbonState(
        stages=tuple(RibbonStage(MEETING_STAGE_LABELS[s], _reached(s, file)) for s in stages),
        current=current,
        next_act=act.text,
        button=OPEN_PREPARATION if is_planned else act.button,
        is_primary=is_primary,
        is_finished=file.header.stage is MeetingStage.LOCKED,
    )


def _stages(file: MeetingFile) -> tuple[MeetingStage, ...]:
    """Return the stages of a kind: chi ủy and the like are not scored."""
    if file.header.kind is MeetingKind.COMMITTEE:
        return tuple(stage for stage in ORDER if stage is not MeetingStage.SCORING)
    return ORDER


def _shown_stage(file: MeetingFile) -> MeetingStage:
    stage = file.header.stage
    if stage in _stages(file):
        return stage
    return MeetingStage.PREPARING if stage is MeetingStage.POSTPONED else MeetingStage.PLANNED


def _reached(stage: MeetingStage, file: MeetingFile) -> str:
    header = file.header
    moment = {
        MeetingStage.IN_SESSION: header.started_at,
        MeetingStage.FINISHING: header.ended_at,
        MeetingStage.LOCKED: header.locked_at,
    }.get(stage)
    return f"{day_month(moment.date())}, {clock_text(moment)}" if moment else ""


def standing_sentence(view: MeetingView) -> str:
    """Return why a meeting cannot go on: locked, put off or not held; "" when it can."""
    header = view.file.header
    match header.stage:
        case MeetingStage.LOCKED if header.locked_at is not None:
            at = f"{clock_text(header.locked_at)} ngày {day_month(header.locked_at.date())}"
            return f"Biên bản đã khóa lúc {at}. Nội dung sau đó ghi bằng đính chính."
        case MeetingStage.POSTPONED:
            return f"Buổi họp đang hoãn: {header.not_held_reason}"
        case MeetingStage.NOT_HELD:
            return f"Buổi này không họp: {header.not_held_reason}"
        case _:
            return ""


def place_shown(where: str, view: MeetingView | None) -> str:
    """Return where a place of a meeting is seen; the tasks of its last resolution have several.

    They are read under the item that reviews them, and without one where tasks are.
    """
    if where != PREVIOUS_TASKS:
        return where
    file = view.file if view else None
    if file is None or file.previous is None or not file.previous.tasks:
        return "page:tasks"
    has_item = any(RESULTS_STEP in item.step_ids for item in file.agenda)
    if has_item and file.header.stage in HELD_STAGES:
        return "run:results"
    return f"task:{file.previous.tasks[0].id}"
