"""What the sections of the settings share: a name, words to find it by, and one way to load."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.record_table import RecordTable
from ui.settings.section_places import SectionPlace
from ui.workspace import Workspace


class Section(QWidget):
    """One entry of the list at the left; its cards stand at the right."""

    entry: SectionPlace
    tables: frozenset[str] = frozenset()
    restore_wanted = Signal(Path)
    """A backup is to be restored; the window closes the book first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def refresh(self) -> None:
        """Load again what the section shows; what is being typed stays."""

    def narrow(self, typed: str) -> None:
        """Show only what fits the words of the search, where a section has a long list."""

    def show_place(self, place: str) -> None:
        """Open one entry of the section, named as a `where` names it."""

    def keep_typed(self) -> None:
        """Keep a changed form that can be kept."""

    def today(self) -> date:
        """Return the day the book lives in."""
        return self.workspace.now().date()


def fold_columns(table: RecordTable[Any], places: Sequence[int], *, is_folded: bool) -> None:
    """Hide some columns of a table where there is no room, or show them again."""
    for place in places:
        if table.view.isColumnHidden(place) != is_folded:
            table.view.setColumnHidden(place, is_folded)
