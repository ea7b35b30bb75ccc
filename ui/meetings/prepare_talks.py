"""The card Tham luận of a thematic meeting: who gives what, in which order, as text or file."""

from app.domain.meeting_views import MeetingView
from app.domain.papers import Paper
from ui.kit.buttons import quiet
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_with_system
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.meetings.prepare_cards import TOPIC_KINDS
from ui.meetings.talk_form import FILE_KINDS, TalkDialog, read_paper
from ui.workspace import Workspace

_MOST_ROWS = 8
UP, FILE, READ = "Thứ tự", "Tệp", "Đọc"


class TalksCard(Card):
    """Lists the papers; each has its item on the agenda."""

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        self.place_button = quiet("Đưa vào chương trình", icon="list-ordered")
        self.add_button = quiet("Thêm tham luận", icon="plus")
        super().__init__("Tham luận", right=(self.place_button, self.add_button), edge_to_edge=True)
        self._workspace, self._opener = workspace, opener
        self._view: MeetingView | None = None
        empty = EmptyState(
            "mic",
            "Chưa có tham luận.",
            "Giao trước cho đảng viên hoặc khách; tham luận tự vào chương trình và biên bản.",
        )
        self.table: RecordTable[Paper] = RecordTable(
            self._columns(), name="Tham luận", empty=empty, two_line=True
        )
        self.note = Label("", "small", wrap=True)
        self.note.setContentsMargins(15, 8, 15, 12)
        self.add(self.table)
        self.add(self.note)
        self._connect()

    def show_view(self, view: MeetingView) -> None:
        """Show the papers; hidden for kinds of meeting without a topic."""
        self._view = view
        file = view.file
        self.setVisible(file.header.kind in TOPIC_KINDS)
        self.table.set_records(file.papers)
        self.table.show_whole(_MOST_ROWS)
        self.add_button.setVisible(not view.is_locked)
        waiting = [p for p in file.papers if file.item(p.item_id) is None]
        self.place_button.setVisible(bool(waiting and file.agenda) and not view.is_locked)
        self.note.setText(_note(file.papers))
        self.note.setVisible(bool(file.papers))

    def go_to(self, paper_id: int) -> None:
        """Choose a paper."""
        self.table.select(paper_id)
        self.table.view.setFocus()

    def edit(self, paper: Paper | None) -> None:
        """Ask for a paper, or changes of one."""
        view = self._view
        if view is None:
            return
        if view.is_locked:
            self._read(paper)
            return
        dialog = TalkDialog(view.file, paper)
        if not self._workspace.dialogs.show(dialog):
            return
        draft, papers = dialog.draft(), self._workspace.services.thematic_papers
        if paper is None:
            meeting_id = view.file.header.id
            self._workspace.perform(
                lambda: papers.add(meeting_id, draft), f"Đã thêm tham luận: {draft.title}."
            )
        else:
            self._workspace.perform(
                lambda: papers.save(paper.id, draft), f"Đã sửa tham luận: {draft.title}."
            )

    def attach(self, paper: Paper) -> None:
        """Ask for the file of a paper and keep it in the book."""
        path = self._workspace.dialogs.choose_file("Chọn tệp tham luận", FILE_KINDS)
        if path is not None:
            attachments = self._workspace.services.attachments
            self._workspace.perform(
                lambda: attachments.attach_paper(paper.id, path), "Đã đính tệp tham luận."
            )

    def move_up(self, paper: Paper) -> None:
        """Put a paper one place before where it stands; its item on the agenda moves along."""
        papers, place = self._workspace.services.thematic_papers, paper.position - 2
        if place >= 0:
            self._workspace.perform(
                lambda: papers.move(paper.id, place), f"Đã chuyển thành tham luận {place + 1}."
            )

    def _on_link(self, paper: Paper, title: str) -> None:
        if self._view is None or title == READ:
            self._read(paper)
        elif self._view.is_locked:
            return
        elif title == FILE:
            self.attach(paper)
        else:
            self.move_up(paper)

    def _read(self, paper: Paper | None) -> None:
        if paper is not None and self._view is not None:
            read_paper(self._workspace, self._view.file, paper, self._opener)

    def _remove(self, paper: Paper) -> None:
        if self._view is None or self._view.is_locked:
            return
        papers = self._workspace.services.thematic_papers
        self._workspace.perform(lambda: papers.remove(paper.id), f"Đã bỏ: {paper.title}.")

    def _place(self) -> None:
        if self._view is None:
            return
        meeting_id, papers = self._view.file.header.id, self._workspace.services.thematic_papers
        self._workspace.perform(lambda: papers.place(meeting_id), "Đã đưa vào chương trình.")

    def _author(self, paper: Paper) -> str:
        author = self._view.file.author_of(paper) if self._view else ""
        return author or "Chưa giao người viết"

    def _columns(self) -> tuple[Column[Paper], ...]:
        return (
            Column("#", lambda p: str(p.position), lambda p: p.position, width=40),
            Column("Tham luận", lambda p: p.title, width=160, stretch=True, second=self._author,
                   tooltip=lambda p: p.title),
            Column("Phút", lambda p: str(p.minutes or "–"), lambda p: p.minutes or 0, width=56,
                   numeric=True),
            Column("Bài viết", lambda _p: "", lambda p: not p.is_written, width=118,
                   chip=_written_chip),
            Column(READ, lambda p: READ if p.is_written else "", width=56, link=True),
            Column(FILE, lambda p: "Đổi tệp" if p.attachment_name else "Đính tệp", width=84,
                   link=True),
            Column(UP, lambda p: "Lên" if p.position > 1 else "", width=72, link=True),
        )  # fmt: skip

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda _checked: self.edit(None))
        self.place_button.clicked.connect(lambda _checked: self._place())
        self.table.opened.connect(self.edit)
        self.table.edit_asked.connect(self.edit)
        self.table.delete_asked.connect(self._remove)
        self.table.link_pressed.connect(self._on_link)


def _written_chip(paper: Paper) -> ChipSpec:
    if paper.attachment_name:
        return ChipSpec("Có tệp", "ok", "paperclip")
    return ChipSpec("Có bài", "ok") if paper.text.strip() else ChipSpec("Chưa nộp bài", "warn")


def _note(papers: tuple[Paper, ...]) -> str:
    minutes = sum(paper.minutes or 0 for paper in papers)
    written = sum(paper.is_written for paper in papers)
    return f"{len(papers)} tham luận, {minutes} phút; đã nộp {written}/{len(papers)} bài."
