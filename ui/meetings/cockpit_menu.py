"""The menu of the cockpit: what concerns the item in front and the meeting as a whole."""

from PySide6.QtWidgets import QMenu

from app.domain.agendas import ItemFate
from app.domain.meetings import HELD_STAGES, MeetingStage
from ui.meetings.cockpit_clock import place_of
from ui.meetings.cockpit_scene import CockpitScene
from ui.meetings.cockpit_start import BEFORE
from ui.meetings.cockpit_writing import CockpitWriting
from ui.meetings.petition_dialog import ENTER_PETITION, enter_petition

_FATES = (
    (ItemFate.DONE, "đã bàn xong"),
    (ItemFate.POSTPONED, "để lại kỳ sau…"),
    (ItemFate.DROPPED, "không bàn…"),
)


def fill_menu(menu: QMenu, step: CockpitScene, writing: CockpitWriting) -> None:
    """Offer what can be done now; what cannot is greyed."""
    menu.clear()
    if step.view is None:
        return
    if step.item is not None:
        _add_fates(menu, step, writing)
        menu.addSeparator()
    _add_petition(menu, step)
    _add_ticks(menu, step, writing)
    menu.addSeparator()
    times = menu.addAction("Sửa giờ bắt đầu, kết thúc họp…")
    times.setEnabled(step.is_running)
    times.triggered.connect(lambda _checked=False: writing.forms.ask_meeting_times())
    end = menu.addAction("Kết thúc phần thảo luận")
    end.setEnabled(step.view.file.header.stage is MeetingStage.IN_SESSION)
    end.triggered.connect(lambda _checked=False: writing.end())


def _add_fates(menu: QMenu, step: CockpitScene, writing: CockpitWriting) -> None:
    item = step.item
    if item is None or step.view is None:
        return
    place = place_of(step.view.file, item)
    for fate, words in _FATES:
        act = menu.addAction(f"Mục {place}: {words}")
        act.setEnabled(step.is_running and item.fate is not fate)
        act.triggered.connect(lambda _checked=False, wanted=fate: writing.set_fate(wanted))


def _add_petition(menu: QMenu, step: CockpitScene) -> None:
    if step.view is None:
        return
    file, item_id = step.view.file, None if step.item is None else step.item.id
    act = menu.addAction(f"{ENTER_PETITION}…")
    act.setEnabled(file.header.stage in HELD_STAGES)
    act.triggered.connect(lambda _checked=False: enter_petition(step.workspace, file, item_id))


def _add_ticks(menu: QMenu, step: CockpitScene, writing: CockpitWriting) -> None:
    if step.view is None:
        return
    header = step.view.file.header
    for words, is_on, act in (
        ("Ghi lại buổi đã họp (tắt đồng hồ)", header.afterwards, writing.set_afterwards),
        ("Kỳ này không có biểu dương", header.no_commendation, writing.tick_no_praise),
    ):
        tick = menu.addAction(words)
        tick.setCheckable(True)
        tick.setChecked(is_on)
        tick.setEnabled(step.is_running or header.stage in BEFORE)
        tick.triggered.connect(act)
