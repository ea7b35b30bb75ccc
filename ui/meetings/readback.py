"""Đọc lại: the minutes over the whole window, places to correct marked, then adopted."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.meetings import MeetingStage
from app.domain.readback_texts import AgendaItemRow, readback_sections
from app.domain.sheet_views import outcome_of
from app.domain.votes import VoteDraft, VoteMatter
from app.domain.voting import vote_of
from ui.kit.dialog import Dialog
from ui.kit.inputs import Check
from ui.kit.readback import ReadbackMark, ReadbackParagraph, ReadbackSection, ReadbackView
from ui.meetings.vote_form import VoteForm, VoteStart
from ui.workspace import Workspace

ADOPT, ADOPTED = "Biểu quyết thông qua", "Đã thông qua"
CAN_ADOPT = frozenset({MeetingStage.IN_SESSION, MeetingStage.SCORING, MeetingStage.FINISHING})


class ReadbackScreen(QWidget):
    """Covers the window; Esc leaves, M marks, the last button adopts and ends the meeting."""

    left = Signal()
    adopted = Signal()

    def __init__(self, workspace: Workspace, view: MeetingView, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace, self._view = workspace, view
        badge = "Dữ liệu mẫu" if view.file.cell.is_sample else ""
        self.reading = ReadbackView(f"Đọc lại biên bản · {view.file.title}", badge)
        self.reading.left.connect(self.left)
        self.reading.adopted.connect(self.adopt)
        self.reading.marked.connect(self._mark)
        self.reading.unmarked.connect(lambda key: self._mark(key, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.reading)
        self.setFocusProxy(self.reading)
        owner.installEventFilter(self)
        self.setGeometry(owner.rect())
        self.show_view(view)

    def open(self, item_id: int) -> None:
        """Come to the front at the section of an item."""
        self.show()
        self.raise_()
        self.reading.go_to(self._place_of(item_id))
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: MeetingView) -> None:
        """Show the minutes of this reading, at the same section as before."""
        self._view = view
        self.reading.set_sections(tuple(map(_section, self.sections())))
        self.reading.set_marks(self._marks())
        is_over = view.file.header.minutes_adopted_at is not None
        can_adopt = not is_over and view.file.header.stage in CAN_ADOPT
        self.reading.set_adopt(ADOPTED if is_over else ADOPT, is_possible=can_adopt)

    def sections(self) -> tuple[AgendaItemRow, ...]:
        """Return the minutes as they are read."""
        return readback_sections(self._view.file, outcome_of(self._view.sheet))

    def adopt(self) -> None:
        """Ask for the vote, record it with the adoption, and end the meeting."""
        dialog = AdoptDialog(self._workspace, self._view)
        if not self._workspace.dialogs.show(dialog):
            return
        self._drop_notes()
        self._workspace.said.emit("Đã thông qua biên bản; buổi họp kết thúc.", True)
        self.adopted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at its new size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Keep Tab inside the sheet: what lies under it is not to be reached."""
        here = self.focusWidget() or self
        target = _beside(here, is_next=is_next)
        while target is not here and not self._takes_tab(target):
            target = _beside(target, is_next=is_next)
        if target is not here:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _takes_tab(self, widget: QWidget) -> bool:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return takes and self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()

    def _place_of(self, item_id: int) -> int:
        """Return the section of an item; an opening without an item stands before them all."""
        agenda, sections = self._view.file.agenda, self.sections()
        places = [n for n, item in enumerate(agenda) if item.id == item_id]
        if not places:
            return 0
        return places[0] + (sections[0].title != agenda[0].title)

    def _marks(self) -> tuple[ReadbackMark, ...]:
        """Return marks of lines, and of other paragraphs, which are kept as text being typed."""
        begins = self._note_key("")
        lines = [
            ReadbackMark(f"entry:{entry.id}", entry.correction_mark)
            for entry in self._view.file.entries
            if entry.correction_mark
        ]
        others = [
            ReadbackMark(text.key.removeprefix(begins), text.text)
            for text in self._workspace.services.history.unfinished()
            if text.key.startswith(begins)
        ]
        return (*lines, *others)

    def _mark(self, key: str, note: str) -> None:
        services = self._workspace.services
        kind, _, number = key.partition(":")
        if kind == "entry":
            self._workspace.perform(lambda: services.minutes.mark_correction(int(number), note))
        elif note:
            self._workspace.perform(lambda: services.history.keep_typed(self._note_key(key), note))
        else:
            self._workspace.perform(lambda: services.history.drop_typed(self._note_key(key)))
        self._show_mark(key, note)

    def _show_mark(self, key: str, note: str) -> None:
        """Show a mark at once; the reading of the meeting comes a moment later."""
        others = tuple(mark for mark in self.reading.page.marks if mark.key != key)
        self.reading.set_marks((*others, ReadbackMark(key, note)) if note else others)

    def _note_key(self, key: str) -> str:
        return f"meeting:{self._view.file.header.id}:readback:{key}"

    def _drop_notes(self) -> None:
        begins = self._note_key("")
        history = self._workspace.services.history
        for text in history.unfinished():
            if text.key.startswith(begins):
                history.drop_typed(text.key)


class AdoptDialog(Dialog):
    """The vote on the minutes; or only that they were adopted, when nobody counted."""

    def __init__(self, workspace: Workspace, view: MeetingView) -> None:
        super().__init__(
            f"Thông qua biên bản {view.file.title}?",
            "Buổi họp kết thúc khi biên bản được thông qua; giờ kết thúc được ghi lại.",
            "Thông qua biên bản",
            width=640,
        )
        self._workspace, self._view = workspace, view
        header = view.file.header
        self.votes = VoteForm(workspace.now, with_buttons=False)
        self.uncounted = Check("Thông qua, không ghi số biểu quyết")
        self.add(self.votes)
        self.add(self.uncounted)
        reading = next((i.id for i in view.file.agenda if "R-C6" in i.step_ids), None)
        at = header.ended_at if header.afterwards else workspace.now()
        self.votes.start(view.file, VoteStart(VoteMatter.MINUTES, reading, at))
        for name in ("matter", "text", "method", "threshold"):
            self.votes.form.input(name).parentWidget().hide()
        self.uncounted.changed.connect(self._on_tick)
        self.votes.submitted.connect(self._keep)
        self.votes.cancelled.connect(self.reject)
        if vote_of(view.file, VoteMatter.MINUTES) is not None:
            self.uncounted.set_value(True)
            self._on_tick()

    def accept(self) -> None:
        """Record; what is impossible is said beside its field and the dialog stays."""
        if self.uncounted.value():
            self._record(None, self.votes.draft().at)
        else:
            self.votes.submit()

    def _keep(self, draft: VoteDraft) -> None:
        self._record(draft, draft.at)

    def _record(self, draft: VoteDraft | None, at: datetime | None) -> None:
        minutes, meeting = self._workspace.services.minutes, self._view.file.header.id

        def adopt() -> bool:
            minutes.adopt(meeting, at, draft)
            return True

        if self._workspace.perform(adopt, form=self.votes.form):
            super().accept()

    def _on_tick(self) -> None:
        is_counted = not self.uncounted.value()
        self.votes.facts.setVisible(is_counted)
        for name in ("agree", "against", "other"):
            self.votes.form.input(name).setEnabled(is_counted)


def _section(row: AgendaItemRow) -> ReadbackSection:
    paragraphs = tuple(ReadbackParagraph(one.key, one.text) for one in row.rows)
    return ReadbackSection(row.place, row.title, paragraphs)


def _beside(widget: QWidget, *, is_next: bool) -> QWidget:
    beside = widget.nextInFocusChain() if is_next else widget.previousInFocusChain()
    return widget if beside is None else beside
