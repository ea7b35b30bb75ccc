"""Quản lý mẫu: the templates of every kind; copied, edited in Word, checked, looked at, in use."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.progress import Progress
from app.services.export.paper_kinds import KIND_LABELS, kind_ending, office_of
from app.services.template_worker import CheckedTemplate
from app.services.templates import OwnTemplate
from ui.kit.buttons import ButtonKind, icon_button, primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.flow import flow
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_file, open_with_system
from ui.kit.painting import scaled
from ui.kit.paper_preview import PageTurner, PaperPreview
from ui.kit.record_list import RecordList
from ui.kit.record_table import QWIDGETSIZE_MAX
from ui.kit.segmented import Segmented
from ui.kit.tasks import Task
from ui.reports.desk import Desk
from ui.reports.desk_places import TEMPLATES
from ui.reports.footer import Footer, Middle
from ui.reports.template_fields_view import FieldsView
from ui.reports.template_rows import (
    TemplateKey,
    entries_of,
    fault_lines,
    fault_table,
    own_words,
)
from ui.workspace import Workspace

VIEWS = (("pages", "Xem trước"), ("fields", "Trường dữ liệu"), ("faults", "Kiểm tra"))
LIST_WIDTH, STACK_BELOW, LEAST_HEIGHT = 310, 760, 320
SHIPPED_HINT = "Mẫu gốc không sửa được. Tạo bản sao để sửa trong {office}; mẫu gốc luôn còn đó."
NO_FAULT = "Mẫu không có lỗi, in thử với chi bộ mẫu được."


class TemplateDesk(Desk):
    """A template of the book opens as "template:3"."""

    place = TEMPLATES

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._looking: Task | None = None
        self._own: OwnTemplate | None = None
        self._shown: object = None
        self.list = RecordList("Các mẫu", EmptyState("layout-template", "Chưa có mẫu nào."))
        self.views = Segmented(VIEWS)
        self.pages = PaperPreview()
        self.turner = PageTurner(self.pages)
        self.message = EmptyState("file-text", "")
        self.fields = FieldsView(workspace)
        self.faults = fault_table()
        self.name, self.state = Label("", "section", wrap=True), Label("", "small", wrap=True)
        self.copy_button = primary("Tạo bản sao để sửa", icon="copy")
        self.edit_button = primary("Mở bằng Word", icon="file-text")
        self.check_button = secondary("Kiểm tra", icon="list-checks")
        self.use_button = secondary("Dùng mẫu này", icon="check")
        self.shipped_button = secondary("Dùng mẫu gốc", icon="rotate-ccw")
        self.delete_button = icon_button("trash-2", "Xóa mẫu này", keys="Delete")
        self.add_button = secondary("Thêm tệp mẫu…", icon="file-plus")
        self._stack = Middle()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    # --- What is shown --------------------------------------------------------------------------

    def load(self) -> None:
        """Show every kind with its templates; the chosen one stays."""
        kinds = self.workspace.services.templates.kinds()
        self.list.set_entries([entry for kind in kinds for entry in entries_of(kind)])
        self._on_chosen()

    def open(self, where: str) -> None:
        """Choose a template of the book."""
        _, _, number = where.partition(":")
        self.load()
        for entry in self.list.entries():
            if number.isdecimal() and entry.key.own_id == int(number):
                self.list.select(entry.key)

    @property
    def chosen(self) -> TemplateKey | None:
        """Return what is chosen in the list."""
        key = self.list.current()
        return key if isinstance(key, TemplateKey) else None

    def _on_chosen(self) -> None:
        key, service = self.chosen, self.workspace.services.templates
        if key is None:
            return
        own_id = key.own_id
        self._own = None
        if own_id is not None:
            self._own = self.workspace.read(lambda: service.get(own_id))
        is_other, self._shown = (key, self._own) != self._shown, (key, self._own)
        own, in_use = self._own, service.default_of(key.kind)
        label, office = KIND_LABELS[key.kind], office_of(key.kind)
        self.name.setText(own.name if own else label)
        self.state.setText(own_words(own) if own else SHIPPED_HINT.format(office=office))
        self.edit_button.setText(f"Mở bằng {office}")
        self.edit_button.set_icon("file-spreadsheet" if office == "Excel" else "file-text")
        self.fields.show_kind(key.kind)
        self.copy_button.setVisible(own is None)
        for button in (self.edit_button, self.check_button, self.delete_button):
            button.setVisible(own is not None)
        self.use_button.setVisible(own is not None and not own.is_default)
        is_left = in_use is not None and (own is None or own.is_default)
        self.shipped_button.setVisible(is_left)
        if is_other:
            self.faults.set_records(())
            self.faults.empty.say("Chưa kiểm tra.")
            self._look()
        self._show_view()

    def _look(self) -> None:
        """Make the sample paper in the background."""
        key, service = self.chosen, self.workspace.services.templates
        if self._looking is not None:
            self._looking.cancel()
        if key is None:
            return

        def work(progress: Progress) -> str:
            progress(0, 1, "")  # one no longer wanted stops here
            return service.sample_html(key.kind, key.own_id)

        self._say("Đang in thử với chi bộ mẫu…")
        task = self._looking = Task(work)
        task.succeeded.connect(self._on_looked)
        task.failed.connect(self._on_not_looked)
        self.workspace.tasks.start(task)

    def _on_looked(self, html: str) -> None:
        if self.sender() is self._looking:
            self.pages.set_html(html)
            self.message.say("")
            self._show_view()

    def _on_not_looked(self, refusal: AppError) -> None:
        if self.sender() is self._looking:
            self._say(refusal.sentence, "Xem mọi lỗi cùng lúc ở mục Kiểm tra.")

    def _say(self, sentence: str, hint: str = "") -> None:
        self.message.say(sentence, hint)
        self._show_view()

    def _show_view(self) -> None:
        view = self.views.value()
        is_made = not self.message.sentence.text()
        pages: QWidget = self.pages if is_made else self.message
        shown = {"pages": pages, "fields": self.fields, "faults": self.faults}
        self._stack.setCurrentWidget(shown[view])
        self.turner.setVisible(view == "pages" and is_made)

    # --- Acts -----------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copy the chosen shipped template and open the copy in its program."""
        key, service = self.chosen, self.workspace.services.templates
        if key is None:
            return
        made = self.workspace.perform(lambda: service.copy(key.kind, key.own_id), "Đã tạo bản sao.")
        if made is not None:
            self.load()
            self.list.select(TemplateKey(made.kind, made.id))
            self.edit()

    def add(self) -> None:
        """Ask for a file; without faults it becomes a template of the chosen kind."""
        key, service = self.chosen, self.workspace.services.templates
        if key is None:
            return
        files = ((f"Mẫu {office_of(key.kind)}", f"*{kind_ending(key.kind)}"),)
        path = self.workspace.dialogs.choose_file("Chọn tệp mẫu", files)
        if path is None:
            return

        def check(progress: Progress) -> CheckedTemplate:
            progress(0, 1, "")
            return service.check_file(path, key.kind)

        def on_checked(found: CheckedTemplate) -> None:
            if found.faults:
                self._show_faults(found, path.name)
                return
            made = self.workspace.perform(lambda: service.add(path, key.kind), "Đã thêm mẫu.")
            if made is not None:
                self.load()
                self.list.select(TemplateKey(made.kind, made.id))

        self.workspace.run(check, "Đang kiểm tra mẫu", on_checked)

    def edit(self) -> None:
        """Open the chosen template in Word, Excel or LibreOffice."""
        own, service = self._own, self.workspace.services.templates
        if own is not None:
            self.workspace.perform(lambda: open_file(service.working_file(own.id), self._opener))

    def check(self) -> None:
        """Name all faults of the chosen template; without any its file is taken as it is now."""
        self._check_then(lambda _own: None)

    def use(self) -> None:
        """Make papers with the chosen template, if it has no faults."""
        service = self.workspace.services.templates
        self._check_then(
            lambda own: self.workspace.perform(
                lambda: service.use(own.id), f"Từ nay in theo mẫu “{own.name}”."
            )
        )

    def use_shipped(self) -> None:
        """Make papers of the chosen kind with the shipped template again."""
        key, service = self.chosen, self.workspace.services.templates
        if key is not None:
            self.workspace.perform(lambda: service.use_shipped(key.kind), "Từ nay in theo mẫu gốc.")

    def delete(self) -> None:
        """Take the chosen template out of the book."""
        own, service = self._own, self.workspace.services.templates
        if own is not None:
            self.workspace.perform(lambda: service.remove(own.id), f"Đã xóa mẫu “{own.name}”.")

    def _check_then(self, go_on: Callable[[OwnTemplate], object]) -> None:
        own, service = self._own, self.workspace.services.templates
        if own is None:
            return

        def work(progress: Progress) -> CheckedTemplate:
            progress(0, 1, "")
            return service.check(own.id)

        def on_checked(found: CheckedTemplate) -> None:
            self.load()
            self._show_faults(found, own.name)
            self._look()
            if not found.faults:
                go_on(own)

        self.workspace.run(work, "Đang kiểm tra mẫu", on_checked)

    def _show_faults(self, found: CheckedTemplate, name: str) -> None:
        mended = f" Đã tự nối {found.mended} trường bị cắt rời." if found.mended else ""
        self.faults.set_records(fault_lines(found.faults))
        self.faults.empty.say(NO_FAULT + mended)
        if found.faults:
            self.state.setText(f"{name}: còn {len(found.faults)} lỗi, chưa dùng được.{mended}")
        self.views.set_value("faults")
        self._show_view()

    # --- Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self._list_card = Card("Mẫu của từng loại giấy", edge_to_edge=True)
        self._list_card.add(self.list, 1)
        self._list_card.add(Footer((self.add_button, None)))
        self._side = Card(edge_to_edge=True)
        self._side.setAccessibleName("Mẫu đang xem")
        for page in (self.pages, self.message, self.fields, self.faults):
            self._stack.addWidget(page)
        self._side.add(self._head())
        self._side.add(self._stack, 1)
        acts = flow(
            self.copy_button,
            self.edit_button,
            self.check_button,
            self.use_button,
            self.shipped_button,
        )
        self._side.add(Footer(((acts, 1), self.delete_button)))
        self._halves.setSpacing(12)
        self._halves.addWidget(self._list_card)
        self._halves.addWidget(self._side, 1)
        self.body.addLayout(self._halves, 1)
        self.views.set_value("pages")
        self.delete_button.set_kind(ButtonKind.SECONDARY)
        self._connect()

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.state)
        column.addWidget(flow(self.views, self.turner, gap=16))
        return head

    def _connect(self) -> None:
        self.list.selected.connect(lambda _key: self._on_chosen())
        self.list.opened.connect(lambda _key: self._open())
        self.list.delete_asked.connect(lambda _key: self.delete())
        self.views.changed.connect(self._show_view)
        for button, act in (
            (self.copy_button, self.copy),
            (self.edit_button, self.edit),
            (self.check_button, self.check),
            (self.use_button, self.use),
            (self.shipped_button, self.use_shipped),
            (self.delete_button, self.delete),
            (self.add_button, self.add),
        ):
            button.clicked.connect(lambda _checked, act=act: act())

    def _open(self) -> None:
        if self._own is not None:
            self.edit()
        else:
            self.copy()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack list and template where there is no room beside each other."""
        super().resizeEvent(event)
        is_stacked = self.width() < scaled(STACK_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(down if is_stacked else across)
        self._list_card.setMaximumWidth(QWIDGETSIZE_MAX if is_stacked else scaled(LIST_WIDTH))
        self._list_card.setMinimumWidth(0 if is_stacked else scaled(LIST_WIDTH))
        self._list_card.setMinimumHeight(scaled(LEAST_HEIGHT) if is_stacked else 0)
        self._stack.setMinimumHeight(scaled(LEAST_HEIGHT))
