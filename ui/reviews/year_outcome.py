"""What the superior made of the proposals: sent, decided for all at once, announced."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.reviews import ReviewFile
from app.services.reviews import ReviewService
from ui.kit.buttons import secondary
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.workspace import Workspace

HINT = (
    "Cấp trên đồng ý như chi bộ đề nghị thì ghi một lần cho mọi đồng chí đang chờ. Đồng chí nào "
    "cấp trên quyết định khác thì ghi ở phiếu của đồng chí ấy, ô “Cấp trên”."
)
AGREED = "Cấp trên quyết định như đề nghị: {} đồng chí"


class OutcomePage(FormPage):
    """Three days; one button takes all proposals still open as decided."""

    saved = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.file: ReviewFile | None = None
        super().__init__(_form(workspace), HINT, parent)
        self.save_button.setText("Ghi ngày")
        self.agree_button = secondary("", icon="check-check")
        self.put_below_form(self.agree_button)
        self.agree_button.clicked.connect(lambda _checked: self.agree())

    def show_file(self, file: ReviewFile) -> None:
        """Show the days of a review; what may no longer change is grey."""
        self.file, review = file, file.review
        self.title.setText(f"Gửi, quyết định, công khai: kiểm điểm {review.label}")
        today = self.workspace.now().date()
        self.form.set_values(
            {
                "sent_on": review.sent_on,
                "decided_on": review.decided_on or today,
                "published_on": review.published_on,
            }
        )
        for name in ("sent_on", "decided_on"):
            self.form.input(name).setEnabled(not review.is_closed)
        waiting = len(_waiting(file))
        self.form.show_field("decided_on", is_shown=bool(waiting or review.decided_on))
        self.agree_button.setText(AGREED.format(waiting))
        self.agree_button.setVisible(bool(waiting) and not review.is_closed)
        self.form.keep_as_clean()
        self.form.go_to("published_on" if review.is_closed else "sent_on")

    def save(self) -> None:
        """Write the days that changed."""
        file = self.file
        if file is None or not self.form.is_ready():
            return
        act = partial(self._write, file, self.form.values())
        if self.workspace.perform(act, "Đã ghi ngày của đợt kiểm điểm.", form=self.form):
            self.saved.emit()

    def agree(self) -> None:
        """Take every proposal that waits as decided on the day written."""
        file = self.file
        if file is None or not self.form.is_ready():
            return
        decide = self.workspace.services.review_entries.decide_as_proposed
        day = self.form.values()["decided_on"]
        done = self.workspace.perform(partial(decide, file.review.id, day), form=self.form)
        if done:
            self.workspace.said.emit(f"Đã ghi quyết định cho {done} đồng chí.", True)
            self.saved.emit()

    def _write(self, file: ReviewFile, values: dict[str, Any]) -> bool:
        reviews: ReviewService = self.workspace.services.reviews
        review = file.review
        if values["sent_on"] != review.sent_on:
            reviews.send(review.id, values["sent_on"])
        if values["published_on"] != review.published_on:
            reviews.publish(review.id, values["published_on"])
        return True


def _waiting(file: ReviewFile) -> list[int]:
    return [
        line.id
        for line in file.lines
        if line.entry.proposed_grade and not line.entry.superior_grade
    ]


def _form(workspace: Workspace) -> Form:
    def day() -> DateField:
        return DateField(today=lambda: workspace.now().date())

    return Form(
        (
            Field("Ngày gửi cấp trên", "sent_on", day()),
            Field("Ngày cấp trên quyết định", "decided_on", day()),
            Field("Ngày công khai kết quả", "published_on", day()),
        ),
        columns=3,
    )
