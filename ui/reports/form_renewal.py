"""A new version of a form from above: asked for, taken in, and what was lost named until closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.progress import Progress
from app.domain.upward_forms import UpwardForm
from app.services.upward_forms import RenewedForm
from ui.kit.cards import Notice
from ui.workspace import Workspace

FILE_KINDS = (("Biểu Excel", "*.xlsx"),)
INTRODUCTION = (
    "Thêm tệp Excel mà cấp trên gửi, chỉ một lần ô nào ghi gì; các tháng sau chỉ việc điền. Ngoài "
    "các ô ấy, tệp giữ nguyên như cấp trên soạn."
)


class FormRenewal(QWidget):
    """Hidden until a new version lost cells; stays until it is closed or another form is taken."""

    renewed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.notice = Notice("", "warn", closable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        self.hide()

    def ask(self, form: UpwardForm | None) -> None:
        """Ask for the new version of a form and put it in the place of the old one."""
        if form is None:
            return
        path = self._workspace.dialogs.choose_file("Chọn bản mới của biểu", FILE_KINDS)
        if path is None:
            return
        service = self._workspace.services.upward_forms

        def work(progress: Progress) -> RenewedForm:
            progress(0, 1, path.name)
            return service.renew(form.id, path)

        self._workspace.run(work, "Đang đọc bản mới", self._on_renewed)

    def _on_renewed(self, renewed: RenewedForm) -> None:
        self.renewed.emit()
        self._workspace.said.emit(f"Đã thay bản mới, giữ {renewed.kept} ô đã chỉ.", True)
        self.notice.set_text("\n".join(("Cần chỉ lại trong bản mới:", *renewed.lost)))
        self.notice.show()
        self.setVisible(bool(renewed.lost))
