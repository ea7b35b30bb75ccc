"""Third and fourth page: how meetings are scored, and where backups are carried to."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from app.domain.rubric_choices import MAIN_RUBRICS
from ui.firstrun.steps import FirstRunStep
from ui.kit.buttons import quiet, secondary
from ui.kit.cards import Card, Notice
from ui.kit.dialogs import Dialogs
from ui.kit.labels import ElidedLabel, Label
from ui.kit.option_cards import OptionCard, OptionCards


class RubricStep(FirstRunStep):
    """Offers two rubrics with the difference in one sentence."""

    title = "Khung tiêu chí chấm điểm"
    sentence = (
        "Mỗi buổi họp được chấm theo khung này; đổi được ở Cài đặt, buổi đã chấm giữ khung cũ."
    )
    name = "Khung tiêu chí"

    def __init__(self) -> None:
        super().__init__()
        self._is_chosen = False
        self.cards = OptionCards(
            [(key, _card(title, sentence)) for key, title, sentence in MAIN_RUBRICS], stacked=True
        )
        self.cards.set_value(MAIN_RUBRICS[0][0])
        self.column.addWidget(self.cards)
        self.column.addWidget(
            Notice(
                "Hai khung lấy từ mẫu tham khảo; hãy hỏi cấp trên phiếu đang dùng.",
                "info",
            )
        )
        self.column.addStretch(1)
        self.cards.chosen.connect(lambda _key: self.changed.emit())

    def rubric_id(self) -> str:
        """Return the chosen rubric."""
        return self.cards.value()

    def verb(self) -> str:
        """Return the words of the primary button."""
        return "Chọn khung này"

    def state(self) -> str:
        """Return the short name of the choice once it was made."""
        if not self._is_chosen:
            return ""
        titles = {key: title for key, title, _ in MAIN_RUBRICS}
        return titles[self.rubric_id()].partition(",")[0].lower()

    def is_ready(self) -> bool:
        """Remember that a person has chosen."""
        self._is_chosen = True
        return True

    def skip(self) -> None:
        """Keep the first rubric."""
        self.cards.set_value(MAIN_RUBRICS[0][0])
        self._is_chosen = False

    def take_focus(self) -> None:
        """Put the keyboard on the chosen card."""
        self.cards.cards[self.rubric_id()].setFocus()


class BackupStep(FirstRunStep):
    """Asks for a folder on another drive; backups beside the book are made anyway."""

    title = "Sao lưu"
    sentence = "Sổ tự sao lưu mỗi lần đóng, ngay trong thư mục của sổ."
    name = "Sao lưu"

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._folder: Path | None = None
        self.folder_label = ElidedLabel("Chưa chọn", "body", colour="text_secondary")
        self.choose_button = secondary("Chọn thư mục", icon="folder-open", small=True)
        self.drop_button = quiet("Bỏ chọn", small=True)
        self.summary = Label("", wrap=True)
        self._build()

    def folder(self) -> str:
        """Return the folder on another drive, "" when none was chosen."""
        return "" if self._folder is None else str(self._folder)

    def set_summary(self, sentence: str) -> None:
        """Say what will be made."""
        self.summary.setText(sentence)

    def verb(self) -> str:
        """Return the words of the primary button."""
        return "Tạo sổ"

    def state(self) -> str:
        """Return that a folder was chosen."""
        return "đã chọn thư mục" if self._folder else ""

    def skip(self) -> None:
        """Choose no folder."""
        self._set_folder(None)

    def take_focus(self) -> None:
        """Put the keyboard on the choice of a folder."""
        self.choose_button.setFocus()

    def _choose(self) -> None:
        chosen = self._dialogs.choose_folder("Chép bản sao lưu sang thư mục nào?", self._folder)
        if chosen is not None:
            self._set_folder(chosen)

    def _set_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self.folder_label.set_text(self.folder() or "Chưa chọn")
        self.drop_button.setVisible(folder is not None)
        self.changed.emit()

    def _build(self) -> None:
        card = Card("Thư mục trên ổ khác", right=[self.drop_button, self.choose_button])
        card.add(
            Label(
                "Nên có thêm một bản ở USB hoặc ổ khác, phòng khi máy hỏng. Việc chép do đồng chí "
                "bấm ở Cài đặt, mục Sao lưu.",
                "secondary",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.folder_label, 1)
        card.add_layout(row)
        made = Card("Sổ sẽ được tạo")
        made.add(self.summary)
        self.column.addWidget(card)
        self.column.addWidget(made)
        self.column.addStretch(1)
        self.choose_button.clicked.connect(lambda _checked: self._choose())
        self.drop_button.clicked.connect(lambda _checked: self._set_folder(None))
        self.drop_button.hide()


def _card(title: str, sentence: str) -> OptionCard:
    card = OptionCard(title)
    card.column.addWidget(Label(sentence, "secondary", wrap=True))
    return card
