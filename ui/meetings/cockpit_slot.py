"""The one place in the text where something is being written: a note, a name, words, a form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.chips import Chip, ChipSpec
from ui.kit.inputs import Check
from ui.kit.key_caps import KeyHint, KeyHints
from ui.kit.labels import Label
from ui.kit.speaker_box import Find, SpeakerBox, SpeakerMatch
from ui.meetings.cockpit_row import time_width
from ui.meetings.kept_text import KeptText
from ui.workspace import Workspace

NOTE_HINT = "Ghi diễn biến, Enter để ghi"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Writing:
    """Words to be written: under which key they are kept, what they were, what keeps them."""

    key: str
    saved: str
    keep: Callable[[str], object]
    at: str = ""
    """The time of the line, where it has one already."""
    speaker: str = ""
    chip: ChipSpec | None = None
    placeholder: str = ""


class EntrySlot(QWidget):
    """Rests as a line for notes; a function key makes it something else, Esc brings it back."""

    rested = Signal()
    """Nothing is being written but the note line."""
    grown = Signal()
    """It needs more room: a list has opened, a problem is said."""
    picked = Signal(int)
    """The key of the person chosen."""

    def __init__(self, workspace: Workspace, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: QWidget | None = None
        self._find, self._now = find, ""
        self._note: tuple[str, Callable[[str], object]] | None = None
        self._writing: Writing | None = None
        self.time = Label("", "strong", tone="primary")
        self.note = KeptText(workspace, lines=1, most_lines=12, placeholder=NOTE_HINT)
        self.note.field.setAccessibleName("Ghi diễn biến")
        self.words = KeptText(workspace, lines=1, most_lines=12)
        self.speakers = SpeakerBox(self._found)
        self.speakers.spoken.connect(self.picked)
        self.speakers.cancelled.connect(self.rest)
        self.no_praise = Check("Kỳ này không có biểu dương")
        self._who, self._chip = Label("", "strong", wrap=True), Chip(ChipSpec(""))
        self.hints = KeyHints(
            (
                KeyHint(("Enter",), "ghi"),
                KeyHint(("Shift Enter",), "xuống dòng"),
                KeyHint(("Esc",), "thôi"),
            )
        )
        self._known: list[QWidget] = []
        self._forms = QVBoxLayout()
        self._lay_out()
        for kept in (self.note, self.words):
            kept.field.installEventFilter(self)
            kept.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.committed.connect(lambda _text: self._clear_note())
        self.show_time("")
        self.rest()

    @property
    def is_resting(self) -> bool:
        """Say whether only the note line is shown."""
        return not self.note.isHidden()

    @property
    def writing(self) -> Writing | None:
        """Return the words being written, None when there are none."""
        return self._writing

    @property
    def field(self) -> KeptText | None:
        """Return the text that would take a standard wording."""
        if self.is_resting:
            return self.note
        return self.words if self._writing is not None else None

    def set_note(self, key: str, keep: Callable[[str], object]) -> None:
        """Let the note line belong to an item; what is being typed there stays."""
        self._note = (key, keep)
        self.note.show_text(key, "", keep)

    def _clear_note(self) -> None:
        """Take the words away at once: the next ones may follow before the page is drawn anew."""
        if self._note is not None:
            key, keep = self._note
            self.note.show_text(key, "", keep)

    def show_time(self, text: str) -> None:
        """Say at which time the next line would be stamped."""
        self._now = text
        self.speakers.set_time(text)
        self._show_stamp()

    def ask_person(
        self, find: Find, name: str, chip: ChipSpec | None = None, *, can_be_none: bool = False
    ) -> None:
        """Ask for a person by two letters; for praise, nobody is an answer too."""
        self._leave_current()
        self._find = find
        self.speakers.field.setAccessibleName(name)
        self._show(self.speakers)
        self._show_head("", chip)
        self.no_praise.setVisible(can_be_none)
        self.speakers.start()

    def write(self, writing: Writing) -> None:
        """Open a field for words; Enter keeps them."""
        self._leave_current()
        self._writing = writing
        self.words.field.setPlaceholderText(writing.placeholder)
        self.words.field.setAccessibleName(writing.placeholder or "Nội dung")
        self._show(self.words)
        self._show_head(writing.speaker, writing.chip)
        self.words.show_text(writing.key, writing.saved, writing.keep)
        self.words.field.moveCursor(QTextCursor.MoveOperation.End)
        self.words.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, form: QWidget) -> None:
        """Show a form in the place of the line."""
        self._leave_current()
        self._form = form
        if form not in self._known:
            self._known.append(form)
            self._forms.addWidget(form)
        self._show(form)
        self._show_head("", None)

    def rest(self, *, with_keyboard: bool = True) -> None:
        """Go back to the note line."""
        self._leave_current()
        self._show(self.note)
        self._show_head("", None)
        if with_keyboard and self.isVisible():
            self.note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when more room is taken."""
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter, leave with Esc; Shift+Enter starts a new line."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not is_shift:
            self._enter(watched)
            return True
        if event.key() == Qt.Key.Key_Escape and watched is self.words.field:
            self.words.commit()
            self.rest()
            return True
        return False

    def _enter(self, watched: QObject) -> None:
        if watched is self.note.field:
            self.note.commit()
        elif self.words.commit():
            self.rest()

    def _found(self, typed: str) -> tuple[SpeakerMatch, ...]:
        return self._find(typed)

    def _leave_current(self) -> None:
        """Keep the words of a field before another thing takes its place."""
        if self._writing is not None:
            self.words.commit()
            self._writing = None
        self._form = None

    def _show_stamp(self) -> None:
        has_own = self._writing is not None and self._writing.at
        self.time.setText(self._writing.at if self._writing and has_own else self._now)

    def _show(self, shown: QWidget) -> None:
        for widget in (self.note, self.words, self.speakers, *self._known):
            widget.setVisible(widget is shown)
        self.hints.setVisible(shown is self.words)
        self.no_praise.hide()
        self.time.setVisible(shown not in self._known)

    def _show_head(self, speaker: str, chip: ChipSpec | None) -> None:
        is_high = not (speaker or chip)
        self.time.setMinimumHeight(theme.sizes().control if is_high else theme.sizes().chip)
        self._show_stamp()
        self._who.setText(speaker)
        self._who.setVisible(bool(speaker))
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.set_spec(chip)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._who, 1)
        inside = QVBoxLayout()
        inside.setSpacing(4)
        inside.addLayout(head)
        for widget in (self.note, self.speakers, self.no_praise, self.words, self.hints):
            inside.addWidget(widget)
        inside.addLayout(self._forms)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(4)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inside, 1)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.time.setFont(theme.font(weight=600, tabular=True))
        self.time.setFixedWidth(time_width())
