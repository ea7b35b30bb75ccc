"""Prints the pre-filled forms of a review: of all in one file, or of one member."""

from pathlib import Path

from app.domain.periods import Period
from app.domain.progress import Progress
from ui.kit.made_files import MadeFiles
from ui.reviews.year_papers import FORMS
from ui.workspace import Workspace


class YearPrinting:
    """Writes in the background and says where the file is."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def forms_of_all(self, period: Period, shown: MadeFiles) -> None:
        """Write the forms of everybody who is reviewed."""
        papers = self._workspace.services.papers

        def work(progress: Progress) -> tuple[Path, ...]:
            return papers.export_review(FORMS, period, progress=progress)

        self._workspace.run(work, "Đang điền phiếu", shown.show_files)

    def form_of(self, period: Period, member_id: int) -> None:
        """Write the form of one member."""
        papers = self._workspace.services.papers

        def work(_progress: Progress) -> tuple[Path, ...]:
            return papers.export_review_form(period, member_id)

        self._workspace.run(work, "Đang điền phiếu", self._say)

    def _say(self, files: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in files)
        self._workspace.said.emit(f"Đã xuất {names} vào thư mục xuat của sổ.", False)
