"""The card of one owner: how the tasks of a member or a tổ đảng fared in the year."""

from PySide6.QtWidgets import QWidget

from app.domain.task_months import OwnerYear
from app.domain.text import percent_text
from ui.documents.progress_card import DoneBar
from ui.kit.cards import Card
from ui.kit.labels import Label


class OwnerCard(Card):
    """Shown while the list is narrowed to one owner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Nhiệm vụ của một người", parent=parent)
        self.figure, self.bar = Label("", "figure"), DoneBar()
        self.words = Label("", "secondary", wrap=True)
        for part in (self.figure, self.bar, self.words):
            self.add(part)
        self.body.addStretch(1)
        self.hide()

    def show_owner(self, name: str, year: int, found: OwnerYear) -> None:
        """Show another owner."""
        self.title.setText(f"{name}, năm {year}")
        share = found.share
        self.figure.setText("" if share is None else percent_text(share))
        self.figure.setVisible(share is not None)
        self.bar.setVisible(share is not None)
        self.bar.set_share(float(share or 0))
        self.words.setText(found.sentence)
