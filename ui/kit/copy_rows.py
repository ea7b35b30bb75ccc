"""A text with a button that copies it, under a line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.posting_texts import PostingText
from ui.kit.buttons import PushButton, secondary
from ui.kit.labels import Label, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph

_WORDS = Ink()


class CopyRows(QWidget):
    """Texts under each other; rows are used again, as most lists have as many."""

    def __init__(self, copied: Callable[[str], None], *, most_lines: int = 3) -> None:
        super().__init__()
        self._copied, self._most_lines = copied, most_lines
        self._texts: tuple[PostingText, ...] = ()
        self._rows: list[_CopyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def buttons(self) -> list[PushButton]:
        """Return the buttons that copy, in the order of the texts."""
        return [row.button for row in self._rows[: len(self._texts)]]

    def show_texts(self, texts: tuple[PostingText, ...]) -> None:
        """Show other texts."""
        if texts == self._texts:
            return
        self._texts = texts
        while len(self._rows) < len(texts):
            row = _CopyRow(self.copy, self._most_lines)
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(texts))
            if place < len(texts):
                row.show_text(texts[place])

    def copy(self, text: PostingText) -> None:
        """Put a text on the clipboard."""
        QApplication.clipboard().setText(text.text)
        self._copied(text.label)


class _CopyRow(QWidget):
    def __init__(self, copy: Callable[[PostingText], None], most_lines: int) -> None:
        super().__init__()
        self._text, self._copy = PostingText("", "", ""), copy
        self.label = Label("", "small", tone="muted")
        self.words = Paragraph(most_lines=most_lines)
        self.button = secondary("Chép", icon="copy", small=True)
        self.button.clicked.connect(lambda _checked: self._copy(self._text))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.words)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(hairline())
        column.addLayout(row)

    def show_text(self, text: PostingText) -> None:
        """Show another text."""
        self._text = text
        self.label.setText(text.label)
        self.words.set_runs((Run(text.shown, _WORDS),))
        self.button.setAccessibleName(f"Chép {text.label.lower()}")
        self.button.setAccessibleDescription(text.text)
        self.button.setToolTip(text.text)
