"""What the keys of the cockpit do: who spoke, what was decided, given, voted, praised, timed."""

from collections.abc import Callable
from datetime import time
from functools import partial

from PySide6.QtCore import QObject, Qt

from app.domain.agendas import ItemFate
from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.minutes import ENTRY_KIND_LABELS, EntryDraft, EntryKind
from app.domain.text import clock_text
from ui.kit.chips import ChipSpec
from ui.kit.speaker_box import SpeakerMatch
from ui.meetings.cockpit_acts import CockpitActs
from ui.meetings.cockpit_forms import CockpitForms
from ui.meetings.cockpit_keys import (
    DECISION,
    NEXT,
    PRAISE,
    READ,
    REMIND,
    SPEECH,
    TASK,
    TIME,
    VOTE,
    following,
)
from ui.meetings.cockpit_lines import draft_of
from ui.meetings.cockpit_scene import CockpitScene
from ui.meetings.cockpit_slot import Writing
from ui.meetings.cockpit_speakers import (
    Speaker,
    find_members,
    find_speakers,
    speaker_of,
)
from ui.meetings.cockpit_start import BEFORE
from ui.meetings.kept_text import commit_all

LOCKED = "Biên bản đã khóa. Hãy ghi đính chính ở bước Hoàn thiện."
NOT_BEGUN = "Buổi họp chưa bắt đầu. Bấm F2 để bắt đầu."
NO_ITEM = "Chưa có chương trình. Hãy lập chương trình ở bước Chuẩn bị."
_HINTS = {
    EntryKind.SPEECH: "Đồng chí nói gì? Enter để ghi",
    EntryKind.DECISION: "Chi bộ quyết định điều gì? Enter để ghi",
    EntryKind.COMMENDATION: "Biểu dương vì việc gì? Enter để ghi",
    EntryKind.REMINDER: "Nhắc nhở điều gì? Enter để ghi",
    EntryKind.PARKED: "Việc gì để lại kỳ sau? Enter để ghi",
}
_CHIPS = {
    EntryKind.DECISION: ChipSpec(ENTRY_KIND_LABELS[EntryKind.DECISION], "info"),
    EntryKind.COMMENDATION: ChipSpec(ENTRY_KIND_LABELS[EntryKind.COMMENDATION], "ok"),
    EntryKind.REMINDER: ChipSpec(ENTRY_KIND_LABELS[EntryKind.REMINDER], "warn"),
    EntryKind.PARKED: ChipSpec(ENTRY_KIND_LABELS[EntryKind.PARKED], "gold"),
}
_PERSONS = {
    EntryKind.SPEECH: "Người phát biểu",
    EntryKind.COMMENDATION: "Người được biểu dương",
    EntryKind.REMINDER: "Người được nhắc nhở",
}


class CockpitWriting(QObject):
    """Opens what a key asks for in the slot, and keeps what comes out of it."""

    def __init__(self, step: CockpitScene, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._slot = step.text.slot
        self._picking = EntryKind.SPEECH
        self.active_key = ""
        self.forms = CockpitForms(step, parent)
        self._connect()

    # --- Following the step ---------------------------------------------------------------------

    def show_view(self, view: MeetingView) -> None:
        """Say anew what a form that is open depends on."""
        self.forms.show_view(view)
        writing, words = self._slot.writing, self._slot.words
        begins = f"meeting:{view.file.header.id}:entry:"
        if writing is None or words.is_dirty or not writing.key.startswith(begins):
            return
        if all(f"{begins}{entry.id}" != writing.key for entry in view.file.entries):
            self._slot.rest()  # the line was undone

    def show_item(self) -> None:
        """Let the note line belong to the item in front."""
        item, acts = self._step.item, self._step.acts_on()
        if item is None or acts is None:
            return
        self._slot.note.set_read_only(not self._step.is_running)
        key = f"meeting:{acts.meeting_id}:item:{item.id}:note"
        self._slot.set_note(key, partial(self._add_text, EntryKind.NOTE, item.id))

    def rest(self) -> None:
        """Put the keyboard on the note line."""
        self._slot.rest()

    def take_up_unfinished(self) -> None:
        """Open the line a crash left half written."""
        acts = self._step.acts_on()
        if acts is None or not self._step.is_running:
            return
        begins = f"meeting:{acts.meeting_id}:"
        for text in self._step.workspace.services.history.unfinished():
            rest = text.key.removeprefix(begins)
            kind, _, number = rest.partition(":")
            if text.key.startswith(begins) and kind == "entry" and acts.entry(int(number)):
                self.open_line(rest)
                return

    # --- Keys -----------------------------------------------------------------------------------

    def press(self, key: str) -> None:
        """Do what a function key asks."""
        view = self._step.view
        if view is None:
            return
        if key == NEXT:
            self.go_on()
        elif view.file.header.stage in BEFORE:
            self._say(NOT_BEGUN)
        elif key == READ:
            self._step.open_readback()
        elif view.is_locked:
            self._say(LOCKED)
        elif self._step.item is None:
            self._say(NO_ITEM)
        else:
            self._open(key)

    def _open(self, key: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            SPEECH: lambda: self._ask_person(EntryKind.SPEECH),
            DECISION: lambda: self._write_new(EntryKind.DECISION),
            TASK: self.forms.ask_task,
            VOTE: self.forms.ask_vote,
            PRAISE: lambda: self._ask_person(EntryKind.COMMENDATION),
            REMIND: lambda: self._ask_person(EntryKind.REMINDER),
            TIME: self.forms.ask_time,
        }
        acts[key]()
        # The time of a line is mended on the line itself: the slot then stays as it is.
        self.active_key = key if not self._slot.is_resting else ""
        self._step.show_keys()
        self._step.text.reveal_slot()

    def go_on(self) -> None:
        """Start the meeting, go to the next item, or leave for the next step."""
        view, acts = self._step.view, self._step.acts_on()
        if view is None or acts is None:
            return
        stage = view.file.header.stage
        commit_all(self._step.text)
        if stage in BEFORE:
            acts.start()
        elif stage is MeetingStage.FINISHING or view.is_locked:
            self._step.want("finish")
        elif self._go_on_from(acts):
            return
        elif stage is MeetingStage.SCORING:
            self._step.open_readback()
        else:
            self.end()

    def _go_on_from(self, acts: CockpitActs) -> bool:
        """Go to the following item; false after the last."""
        file, item = acts.view.file, self._step.item
        after = following(file, item)
        if not file.header.afterwards:
            if after is not None and acts.next_item():
                self._step.follow_running()
            return after is not None
        if item is not None and item.fate is None:
            acts.set_fate(item, ItemFate.DONE)
        if after is not None:
            self._step.choose_item(after.id)
        return after is not None

    def park(self) -> None:
        """Write down something for the next meeting."""
        if self._step.is_running and self._step.item is not None:
            self._write_new(EntryKind.PARKED)
            self._step.text.reveal_slot()

    def note_speech(self, member_id: int) -> None:
        """Note that somebody speaks, chosen from the list of those who have not."""
        if self._step.is_running and self._step.item is not None:
            self._picking = EntryKind.SPEECH
            self._note_person(Speaker(member_id))

    def set_afterwards(self, afterwards: bool) -> None:
        """Record from paper, or live."""
        acts = self._step.acts_on()
        if acts is not None:
            acts.set_afterwards(afterwards=afterwards)

    # --- Places ---------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Go to a place of the cockpit named without its step."""
        name, _, number = place.partition(":")
        if name == "item" and number.isdigit():
            self._step.choose_item(int(number))
        elif name == "vote" and number.isdigit():
            self.open_line(place)
        elif name in _PLACE_KEYS:
            self.press(_PLACE_KEYS[name])
        elif name == "end":
            self.end()
        elif name == "clock":
            self.forms.ask_meeting_times()
        else:
            self._go_to_item(name)

    def _go_to_item(self, name: str) -> None:
        view = self._step.view
        if view is None:
            return
        steps = {"dues": "R-O4", "critique": ""}
        found = [
            item.id
            for item in view.file.agenda
            if (name == "critique" and item.kind.value == "critique")
            or (name in steps and steps[name] in item.step_ids)
        ]
        if found:
            self._step.choose_item(found[0])
        if name == "dues":
            self._step.text.dues.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name == "critique" and found:
            self.press(TIME)

    # --- Lines ----------------------------------------------------------------------------------

    def open_line(self, key: str) -> None:
        """Open a line, a vote or a task to be changed."""
        acts, view = self._step.acts_on(), self._step.view
        if acts is None or view is None or not self._step.is_running:
            self._say(LOCKED)
            return
        kind, _, number = key.partition(":")
        if kind == "entry":
            self._rewrite(int(number))
        elif kind == "vote":
            self.forms.edit_vote(int(number))
        elif kind == "task":
            self.forms.edit_task(int(number))
        self._step.text.set_open(key)
        self._step.text.reveal_slot()

    def _rewrite(self, entry_id: int) -> None:
        acts = self._step.acts_on()
        entry = acts.entry(entry_id) if acts else None
        if acts is None or entry is None:
            return
        name = acts.view.file.name(entry.member_id) or entry.guest_name
        self._write(entry_id, draft_of(entry), name)

    def _write(self, entry_id: int, draft: EntryDraft, name: str) -> None:
        acts = self._step.acts_on()
        if acts is None:
            return
        self._slot.write(
            Writing(
                key=f"meeting:{acts.meeting_id}:entry:{entry_id}",
                saved=draft.text,
                keep=lambda text: acts.keep_text(entry_id, draft, text),
                at=clock_text(draft.at) if draft.at else "",
                speaker=name,
                chip=_CHIPS.get(draft.kind),
                placeholder=_HINTS.get(draft.kind, ""),
            )
        )
        self._step.text.set_open(f"entry:{entry_id}")

    def _write_new(self, kind: EntryKind) -> None:
        """Ask for the words of a line that names nobody; it is written once they are kept."""
        acts, item = self._step.acts_on(), self._step.item
        if acts is None or item is None:
            return
        self._slot.write(
            Writing(
                key=f"meeting:{acts.meeting_id}:item:{item.id}:{kind.value}",
                saved="",
                keep=partial(self._add_text, kind, item.id),
                chip=_CHIPS.get(kind),
                placeholder=_HINTS[kind],
            )
        )

    def _add_text(self, kind: EntryKind, item_id: int, text: str) -> None:
        acts = self._step.acts_on()
        if acts is not None and text.strip():
            acts.keep(acts.draft(kind, item_id, text=text))

    def _ask_person(self, kind: EntryKind) -> None:
        self._picking = kind
        find = self._find_speakers if kind is EntryKind.SPEECH else self._find_members
        self._slot.ask_person(
            find, _PERSONS[kind], _CHIPS.get(kind), can_be_none=kind is EntryKind.COMMENDATION
        )

    def _on_picked(self, key: int) -> None:
        view = self._step.view
        if view is not None:
            self._note_person(speaker_of(view.file, key))

    def _note_person(self, speaker: Speaker) -> None:
        """Note who and when at once; the words follow in the same place."""
        acts, item = self._step.acts_on(), self._step.item
        if acts is None or item is None:
            return
        draft = acts.draft(self._picking, item.id, speaker)
        entry_id = acts.add(draft)
        if entry_id is None:
            return
        name = speaker.guest_name or acts.view.file.name(speaker.member_id)
        self._write(entry_id, draft, f"{name} (chủ trì)" if speaker.as_chair else name)
        self._step.text.reveal_slot()

    def _find_speakers(self, typed: str) -> tuple[SpeakerMatch, ...]:
        view = self._step.view
        return find_speakers(view.file, typed) if view else ()

    def _find_members(self, typed: str) -> tuple[SpeakerMatch, ...]:
        view = self._step.view
        return find_members(view.file, typed) if view else ()

    # --- The end --------------------------------------------------------------------------------

    def set_fate(self, fate: ItemFate) -> None:
        """Say what became of the item in front."""
        acts, item = self._step.acts_on(), self._step.item
        if acts is not None and item is not None:
            acts.set_fate(item, fate)

    def tick_no_praise(self, is_none: bool) -> None:
        """State that there is nobody to praise this time."""
        acts = self._step.acts_on()
        if acts is not None and acts.tick_no_praise(is_none=is_none):
            self.rest()

    def end(self) -> None:
        """Go on to the points, or to finishing."""
        acts = self._step.acts_on()
        step = acts.end() if acts is not None else ""
        if step:
            self._step.want(step)

    def _on_rested(self) -> None:
        self.active_key = ""
        self.forms.forget()
        self._step.text.set_open("")
        self._step.show_keys()

    def _say(self, sentence: str) -> None:
        self._step.workspace.said.emit(sentence, False)

    def _connect(self) -> None:
        slot, text = self._slot, self._step.text
        slot.picked.connect(self._on_picked)
        slot.rested.connect(self._on_rested)
        slot.no_praise.changed.connect(lambda: self.tick_no_praise(slot.no_praise.value()))
        text.line_opened.connect(self.open_line)
        text.line_deleted.connect(self._remove)
        text.line_timed.connect(self._set_line_time)
        text.dues_ticked.connect(self._tick_dues)

    def _remove(self, key: str) -> None:
        acts = self._step.acts_on()
        if acts is not None and self._step.is_running:
            acts.remove(key)

    def _set_line_time(self, key: str, at: object) -> None:
        acts = self._step.acts_on()
        if acts is not None and (at is None or isinstance(at, time)):
            acts.set_line_time(key, at)

    def _tick_dues(self, announced: bool) -> None:
        acts = self._step.acts_on()
        if acts is not None:
            acts.tick_dues(announced=announced)


_PLACE_KEYS = {"vote": VOTE, "commendation": PRAISE, "speeches": SPEECH, "readback": READ}
