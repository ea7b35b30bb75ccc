"""Writing papers in the background, opening them, and saying what came of it."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.meetings import HELD_STAGES, MeetingRow
from app.domain.progress import Progress
from app.services.papers import PaperCode, PaperOrder
from ui.kit.open_files import Opener, open_file, open_folder
from ui.reports.files import exported_sentence
from ui.reports.items import PaperItem
from ui.workspace import Workspace


class Exporter(QObject):
    """What the buttons of the page do with files."""

    began = Signal()
    done = Signal(str)
    """What was written, in one sentence."""

    def __init__(self, workspace: Workspace, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._opener = workspace, opener

    def write(self, orders: Sequence[PaperOrder]) -> None:
        """Write papers; what cannot be made yet is left out."""
        papers = self._workspace.services.papers

        def work(progress: Progress) -> tuple[Path, ...]:
            return papers.export_set(orders, progress=progress)

        self.began.emit()
        self._workspace.run(work, "Đang xuất", self._on_written)

    def write_year(self, meetings: Iterable[MeetingRow], year: int) -> None:
        """Write every paper of the meetings held in a year, and those of the year itself."""
        held = sorted(
            (row for row in meetings if row.stage in HELD_STAGES), key=lambda row: (row.day, row.id)
        )
        of_meetings = (PaperOrder(PaperCode.ALL, meeting_id=row.id) for row in held)
        self.write((*of_meetings, PaperOrder(PaperCode.ALL, year=year)))

    def write_pdf(self, orders: Sequence[PaperOrder]) -> None:
        """Write papers as PDF with LibreOffice or Word."""
        pdfs = self._workspace.services.pdfs

        def work(progress: Progress) -> tuple[Path, ...]:
            return pdfs.export(orders, progress=progress)

        self.began.emit()
        self._workspace.run(work, "Đang tạo PDF", self._on_written)

    def write_large(self, orders: Sequence[PaperOrder]) -> None:
        """Write the large-print versions of papers."""
        copies = self._workspace.services.reading_copies

        def work(progress: Progress) -> tuple[Path, ...]:
            return copies.export(orders, progress=progress)

        self.began.emit()
        self._workspace.run(work, "Đang lập bản chữ to", self._on_written)

    def open(self, item: PaperItem) -> None:
        """Write one paper and open it in its program."""
        self._write_one(item, opens=True)

    def write_again(self, item: PaperItem) -> None:
        """Write one paper without opening it."""
        self._write_one(item, opens=False)

    def open_last(self, item: PaperItem) -> None:
        """Open the file of a paper as it was last written."""
        path = self._workspace.services.exports / item.file_name
        self._workspace.perform(lambda: open_file(path, self._opener))

    def open_folder(self) -> None:
        """Open the folder papers go to."""
        folder = self._workspace.services.exports
        self._workspace.perform(lambda: open_folder(folder, self._opener))

    def _write_one(self, item: PaperItem, *, opens: bool) -> None:
        order, title = item.order, f"Đang xuất {item.label}"
        done = self._on_written_to_open if opens else self._on_written
        self.began.emit()
        if order.written_id is not None:
            write = partial(self._workspace.services.papers.export_written, order.written_id)
            self._workspace.run(lambda progress: write(progress=progress), title, done)
            return
        self._workspace.export(
            order.kind, done, meeting_id=order.meeting_id, year=order.year, title=title
        )

    def _on_written(self, files: tuple[Path, ...]) -> None:
        self.done.emit(exported_sentence(files))

    def _on_written_to_open(self, files: tuple[Path, ...]) -> None:
        self._on_written(files)
        self._workspace.perform(lambda: open_file(files[0], self._opener))
