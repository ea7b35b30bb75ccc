"""The tab *Soạn thảo*: the papers the secretary writes, and beside them the chosen one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.documents import IssuedDocument
from app.domain.text import short_date
from app.domain.written_papers import (
    WrittenPaper,
    document_type_of,
    issued_words,
    missing_parts,
)
from app.services.paper_names import PaperCode
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import PADDING, Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.facts import Fact, FactGrid, act_row
from ui.kit.inputs import SearchLine
from ui.kit.list_with_side import ListWithSide
from ui.kit.open_files import Opener, open_file, open_with_system
from ui.kit.painting import Ink, Run, scaled
from ui.kit.paragraph import Paragraph
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column
from ui.workspace import Workspace

NOTHING = "Năm này chưa soạn văn bản nào."
HINT = "Quyết định, thông báo, công văn, tờ trình… được đặt đúng thể thức và lấy số từ sổ."


class WrittenView(ListWithSide):
    """Drawn from the written papers of a year."""

    write_asked = Signal()
    edit_asked = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        opener: Opener = open_with_system,
        parent: QWidget | None = None,
    ) -> None:
        self.workspace, self._opener = workspace, opener
        self._papers: tuple[WrittenPaper, ...] = ()
        self.search = SearchLine("Lọc loại, số, trích yếu")
        empty = EmptyState("file-text", NOTHING, HINT, act="Soạn văn bản")
        self.table = RecordTable(columns(), name="Văn bản tự soạn", empty=empty)
        self.table.remember(workspace.state, "written")
        self.card = WrittenCard()
        super().__init__(self._list_card(), (self.card,), parent)
        self._connect()

    def load(self) -> None:
        """Read the papers of the year again and keep the choice."""
        self._papers = self.workspace.services.written_papers.list(self.workspace.year)
        self.table.set_records(self._papers)
        if self.table.current() is None and self.table.records():
            self.table.select(self.table.records()[0].id)
        self._show_card()

    def count(self) -> int:
        """Return how many papers are shown without the filter."""
        return len(self._papers)

    def show_paper(self, paper_id: int) -> bool:
        """Choose a paper; a filter that hides it is taken away."""
        if not self.table.select(paper_id):
            self.search.clear()
            self.search.search_now()
            if not self.table.select(paper_id):
                return False
        self._show_card()
        return True

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def take_search(self) -> None:
        """Put the keyboard into the filter."""
        self.search.setFocus()

    def export(self) -> None:
        """Write the chosen paper and open it in Word."""
        paper = self.table.current()
        if paper is None:
            return
        papers = self.workspace.services.papers
        work = partial(papers.export_written, paper.id)
        self.workspace.run(lambda progress: work(progress=progress), "Đang xuất", self._on_written)

    def issue(self) -> None:
        """Give the chosen paper its number after asking once."""
        paper = self.table.current()
        kind = document_type_of(paper.draft.type) if paper is not None else None
        if paper is None or kind is None or paper.number is not None:
            return
        documents = self.workspace.services.documents
        day = paper.draft.day or self.workspace.now().date()
        code = self.workspace.perform(partial(documents.next_code, kind, day))
        if code is None:
            return
        consequence = (
            f"“{paper.draft.subject}”, ngày {short_date(day)}. Số đã cấp không cấp lại; "
            "nếu sai thì hủy số kèm lý do."
        )
        if self.workspace.dialogs.ask(f"Cấp số {code}?", consequence, "Cấp số"):
            self._give(paper.id)

    def _give(self, paper_id: int) -> None:
        give = partial(self.workspace.services.written_papers.issue, paper_id)
        made: IssuedDocument | None = self.workspace.perform(give)
        if made is not None:
            self.workspace.said.emit(f"Đã cấp số {made.code}; văn bản đã vào sổ.", True)

    def _remove(self) -> None:
        paper = self.table.current()
        if paper is not None:
            remove = partial(self.workspace.services.written_papers.remove, paper.id)
            self.workspace.perform(remove, f"Đã xóa bản soạn {paper.label.lower()}.")

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        self.workspace.said.emit(f"Đã xuất {paths[0].name} vào thư mục xuat của sổ.", False)
        self.workspace.perform(lambda: open_file(paths[0], self._opener))

    def _show_card(self) -> None:
        paper = self.table.current()
        self.card.setVisible(paper is not None)
        if paper is not None:
            self.card.show_paper(paper)

    def _preview(self) -> None:
        paper = self.table.current()
        if paper is not None:
            self.workspace.go(f"report:{PaperCode.WRITTEN}:{paper.id}")

    def _open_register(self) -> None:
        paper = self.table.current()
        if paper is not None and paper.document is not None:
            self.workspace.go(f"document:{paper.document.id}")

    def _edit(self) -> None:
        paper = self.table.current()
        if paper is not None:
            self.edit_asked.emit(paper.id)

    def _list_card(self) -> Card:
        card = Card(edge_to_edge=True)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(PADDING - 4, 10, PADDING - 4, 10)
        row.addWidget(self.search, 1)
        self.search.setMaximumWidth(scaled(300))
        row.addStretch(1)
        card.body.setContentsMargins(0, 0, 0, 1)
        card.add(holder)
        card.add(self.table, 1)
        return card

    def _connect(self) -> None:
        self.search.searched.connect(self.table.set_filter)
        self.search.searched.connect(lambda _text: self._show_card())
        self.table.selected.connect(lambda _paper: self._show_card())
        self.table.opened.connect(lambda _paper: self._edit())
        self.table.delete_asked.connect(lambda _paper: self._remove())
        self.table.empty.pressed.connect(self.write_asked)
        card = self.card
        for button, act in (
            (card.open_button, self.export),
            (card.issue_button, self.issue),
            (card.edit_button, self._edit),
            (card.preview_button, self._preview),
            (card.register_button, self._open_register),
            (card.remove_button, self._remove),
        ):
            button.clicked.connect(lambda _checked, act=act: act())


class WrittenCard(Card):
    """The chosen paper and what can be done with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name, self.facts = Paragraph(), FactGrid()
        self.open_button = secondary("Mở bằng Word", icon="file-text", small=True)
        self.issue_button = secondary("Cấp số", small=True)
        self.edit_button = quiet("Sửa", icon="pencil", small=True)
        self.preview_button = quiet("Xem trước", small=True)
        self.register_button = quiet("Xem trong sổ", small=True)
        self.remove_button = quiet("Xóa", small=True)
        self.add(self.name)
        self.add(self.facts)
        more = (self.edit_button, self.preview_button, self.register_button, self.remove_button)
        self.add(act_row(self.open_button, self.issue_button))
        self.add(act_row(*more, gap=4))
        self.body.addStretch(1)

    def show_paper(self, paper: WrittenPaper) -> None:
        """Show another paper."""
        title = f"{paper.label} {paper.code}".rstrip()
        self.name.set_runs((Run(title, Ink(style="section", weight=600)),))
        self.facts.set_facts(facts_of(paper))
        is_open = paper.number is None and document_type_of(paper.draft.type) is not None
        self.issue_button.setVisible(is_open)
        self.register_button.setVisible(paper.document is not None)


def facts_of(paper: WrittenPaper) -> tuple[Fact, ...]:
    """Return what is known of a paper, label by label."""
    draft = paper.draft
    return (
        ("Trích yếu", draft.subject),
        ("Ngày", short_date(draft.day) if draft.day else "để trống"),
        ("Kính gửi", "; ".join(draft.addressees.splitlines())),
        ("Tình trạng", issued_words(paper)),
        ("Còn thiếu", ", ".join(missing_parts(draft))),
    )


def columns() -> tuple[Column[WrittenPaper], ...]:
    """Return the columns of the list."""
    return (
        Column("Loại", lambda paper: paper.label, width=132),
        Column("Số, ký hiệu", lambda paper: paper.code, width=112),
        Column("Ngày", _day, width=118, numeric=True),
        Column(
            "Trích yếu",
            lambda paper: paper.draft.subject,
            width=220,
            stretch=True,
            tooltip=lambda paper: paper.draft.subject,
        ),
        Column("Tình trạng", lambda paper: _chip(paper).text, width=132, chip=_chip),
    )


def _day(paper: WrittenPaper) -> str:
    return short_date(paper.draft.day) if paper.draft.day else ""


def _chip(paper: WrittenPaper) -> ChipSpec:
    if paper.is_finished:
        return ChipSpec("Đã cấp số" if paper.number else "Không đánh số", "ok")
    if paper.document is not None and paper.number is None:
        return ChipSpec("Số đã hủy", "warn")
    return ChipSpec("Còn thiếu" if missing_parts(paper.draft) else "Dự thảo")
