"""The card of the closing texts of a meeting: conclusion, shortcomings, petitions going up."""

from functools import cache, partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.meeting_views import MeetingView
from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.labels import Label
from ui.meetings.kept_text import KeptText
from ui.meetings.petition_dialog import ENTER_PETITION, enter_petition
from ui.workspace import Workspace

TEXTS = {
    "conclusion": ("Kết luận của chủ trì", "ví dụ: thống nhất 7 nhiệm vụ tháng 11"),
    "shortcomings": ("Hạn chế cần khắc phục", "ví dụ: hồ sơ trễ hạn còn 1,6%"),
    "petitions_up": ("Kiến nghị với cấp trên", "ghi “không” nếu không có"),
}


class TextsCard(Card):
    """Three texts kept while they are typed."""

    def __init__(self, workspace: Workspace) -> None:
        self.petition_button = quiet(ENTER_PETITION, icon="hand", small=True)
        super().__init__("Kết luận, hạn chế, kiến nghị", right=[self.petition_button])
        self.workspace = workspace
        self._view: MeetingView | None = None
        self.petition_button.clicked.connect(lambda _checked: self._enter_petition())
        self.fields: dict[str, KeptText] = {}
        for name, (label, placeholder) in TEXTS.items():
            field = KeptText(workspace, lines=2, most_lines=8, placeholder=placeholder)
            field.field.setAccessibleName(label)
            caption = Label(label, "label")
            caption.setBuddy(field)
            self.add(caption)
            self.add(field)
            self.fields[name] = field
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: MeetingView) -> None:
        """Show the texts of a meeting; what is being typed stays."""
        self._view = view
        services, meeting_id = self.workspace.services, view.file.header.id
        unfinished = cache(services.history.unfinished)
        for name, field in self.fields.items():
            field.show_text(
                f"meeting:{meeting_id}:{name}",
                getattr(view.file.header, name),
                partial(services.meetings.set_fact, meeting_id, name),
                unfinished,
            )
            field.set_read_only(view.is_locked)

    def _enter_petition(self) -> None:
        if self._view is not None:
            enter_petition(self.workspace, self._view.file)

    def go_to(self) -> QWidget:
        """Return the text of the conclusion."""
        return self.fields["conclusion"]
