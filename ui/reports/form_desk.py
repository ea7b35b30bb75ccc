"""Biểu của cấp trên: its workbook is shown once which cell takes what, then filled every month."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.domain.form_grids import GridSheet
from app.domain.meetings import HELD_STAGES
from app.domain.progress import Progress
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import (
    LONGEST_NAME,
    UpwardCell,
    UpwardForm,
    UpwardTable,
    tables_in,
)
from app.services.upward_forms import AddedForm
from ui.kit.buttons import icon_button, primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.choice import Choice
from ui.kit.form_popup import FormPopup
from ui.kit.forms import Field
from ui.kit.inputs import LineText
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.menus import Menu
from ui.kit.open_files import Opener, open_file, open_with_system
from ui.kit.painting import scaled
from ui.kit.tasks import Task
from ui.reports.desk import Desk
from ui.reports.desk_places import FORMS
from ui.reports.footer import Footer
from ui.reports.form_grid import FormGrid
from ui.reports.form_panel import WIDTH, FormPanel, state_line
from ui.reports.form_renewal import FILE_KINDS, INTRODUCTION, FormRenewal
from ui.workspace import Workspace

STACK_BELOW = 760
SUBJECTS = ((UpwardSubject.MEETING, "Từng buổi họp"), (UpwardSubject.YEAR, "Cả năm"))


class FormDesk(Desk):
    """The forms on top, the sheet of one of them below, and what its chosen cell takes."""

    place = FORMS

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._forms: tuple[UpwardForm, ...] = ()
        self._sheets: tuple[GridSheet, ...] = ()
        self._shown = ("", 0)
        self._reading: Task | None = None
        self._written: Path | None = None
        self.forms = Choice(required=True)
        self.add_button = secondary("Thêm biểu…", icon="plus")
        self.menu_button = icon_button("ellipsis", "Việc khác với biểu này")
        self.sheets = Choice(required=True)
        self.grid, self.panel = FormGrid(), FormPanel()
        self.renewal = FormRenewal(workspace)
        self.state = Label("", "secondary", wrap=True)
        self.meeting = Choice(required=True)
        self.fill_button = primary("Điền biểu", icon="file-check", keys="Ctrl Enter")
        self.open_button = secondary("Mở", icon="file-spreadsheet")
        self._stack = QStackedWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    # --- What is shown ------------------------------------------------------------------------

    def load(self) -> None:
        """Show the forms, and again the one that was shown."""
        services = self.workspace.services
        self._forms = services.upward_forms.list()
        kept = self.forms.value()
        self.forms.set_options([(form.id, form.name) for form in self._forms])
        if kept not in {form.id for form in self._forms}:
            self.forms.set_value(self._forms[-1].id if self._forms else None)
        self._offer_meetings()
        self._show_form()

    def open(self, where: str) -> None:
        """Show a form."""
        number = where.partition(":")[2]
        self.load()
        if number.isdecimal():
            self.forms.set_value(int(number))
            self._show_form()

    def form(self) -> UpwardForm | None:
        """Return the form that is shown."""
        chosen = self.forms.value()
        return next((form for form in self._forms if form.id == chosen), None)

    def _offer_meetings(self) -> None:
        rows = self.workspace.services.meetings.list(self.workspace.year)
        held = [row for row in rows if row.stage in HELD_STAGES]
        held.sort(key=lambda row: (row.day, row.id), reverse=True)
        kept = self.meeting.value()
        self.meeting.set_options([(row.id, row.title) for row in held])
        if kept not in {row.id for row in held}:
            self.meeting.set_value(held[0].id if held else None)

    def _show_form(self) -> None:
        form = self.form()
        for widget in (self.forms, self.menu_button):
            widget.setVisible(form is not None)
        self._stack.setCurrentIndex(1 if form else 0)
        if form is None:
            self._shown, self._sheets = ("", 0), ()
            return
        self.meeting.setVisible(form.subject is UpwardSubject.MEETING)
        self.panel.offer(form.subject)
        if self._shown == (form.sha256, form.id):
            self._show_cells()
        else:
            self._read(form)

    def _read(self, form: UpwardForm) -> None:
        """Read the workbook in the background."""
        service = self.workspace.services.upward_forms
        self._shown = (form.sha256, form.id)
        self._sheets = ()
        self._say_result(None)

        def work(progress: Progress) -> tuple[GridSheet, ...]:
            progress(0, 1, "")
            return service.grid(form.id)

        task = Task(work)
        self._reading = task
        task.succeeded.connect(self._on_read)
        task.failed.connect(lambda refusal: self.state.setText(refusal.sentence))
        self.workspace.tasks.start(task)

    def _on_read(self, sheets: tuple[GridSheet, ...]) -> None:
        if self.sender() is not self._reading:
            return
        self._sheets = tuple(sheet for sheet in sheets if not sheet.is_hidden)
        self.sheets.set_options([(sheet.name, sheet.name) for sheet in self._sheets])
        self.sheets.setVisible(len(self._sheets) > 1)
        if self._sheets and self.sheets.value() is None:
            self.sheets.set_value(self._sheets[0].name)
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = next((one for one in self._sheets if one.name == self.sheets.value()), None)
        if sheet is not None:
            self.grid.show_sheet(sheet)
            self._show_cells()

    def _show_cells(self) -> None:
        form = self.form()
        if form is None:
            return
        self.grid.show_cells(form.cells)
        self.state.setText(state_line(form))
        self.fill_button.setEnabled(bool(form.cells))
        self._show_cell()

    def _show_cell(self) -> None:
        self.panel.show_cell(*self.grid.place(), self._taken(), self._table())

    # --- Acts ---------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a workbook and keep it."""
        path = self.workspace.dialogs.choose_file("Chọn biểu của cấp trên", FILE_KINDS)
        if path is None:
            return
        service = self.workspace.services.upward_forms

        def work(progress: Progress) -> AddedForm:
            progress(0, 1, path.name)
            return service.add(path)

        self.workspace.run(work, "Đang đọc biểu", self._on_added)

    def fill(self) -> None:
        """Fill the form for the chosen meeting, or for the year."""
        form, service = self.form(), self.workspace.services.upward_forms
        if form is None or not form.cells:
            return
        is_of_meeting = form.subject is UpwardSubject.MEETING
        meeting = self.meeting.value() if is_of_meeting else None
        year = None if is_of_meeting else self.workspace.year

        def work(progress: Progress) -> Path:
            progress(0, 1, form.name)
            return service.fill(form.id, meeting_id=meeting, year=year)

        self.workspace.run(work, "Đang điền biểu", self._on_filled)

    def show_field(self, key: str) -> None:
        """Say that the chosen cell takes a fact."""
        form, service = self.form(), self.workspace.services.upward_forms
        if form is not None and self._sheets:
            place, sheet = self.grid.place(), self.sheets.value()
            self.workspace.perform(lambda: service.show(form.id, sheet, *place, key), "Đã chỉ ô.")
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Leave the chosen cell as the form has it."""
        taken, service = self._taken(), self.workspace.services.upward_forms
        if taken is not None:
            place = (self.forms.value(), taken.sheet, taken.row, taken.column)
            self.workspace.perform(lambda: service.clear(*place), "Đã bỏ chỉ ô.")

    def end_table(self, last_row: int) -> None:
        """Say where the table of the chosen cell ends."""
        table, service = self._table(), self.workspace.services.upward_forms
        if table is not None:
            form = self.forms.value()
            self.workspace.perform(
                lambda: service.end_table(form, table, last_row), "Đã đổi dòng cuối."
            )

    def _taken(self) -> UpwardCell | None:
        """Return the cell shown to take something at the chosen place."""
        form, place, sheet = self.form(), self.grid.place(), self.sheets.value()
        cells = form.cells if form else ()
        return next((one for one in cells if one.sheet == sheet and one.covers(*place)), None)

    def _table(self) -> UpwardTable | None:
        """Return the table the chosen place lies in."""
        form, taken = self.form(), self._taken()
        if form is None or taken is None or not taken.is_listed:
            return None
        wanted = (taken.sheet, taken.row, taken.group)
        tables = tables_in(form.cells)
        return next((t for t in tables if (t.sheet, t.first_row, t.group) == wanted), None)

    def take_copy(self) -> None:
        """Write a copy of the form for writing names into it, and open it."""
        form, services = self.form(), self.workspace.services
        if form is not None:
            self.workspace.perform(
                lambda: open_file(
                    services.upward_forms.copy_of(form.id, services.exports), self._opener
                )
            )

    def read_copy(self) -> None:
        """Ask for the copy names were written into, and take them."""
        form, service = self.form(), self.workspace.services.upward_forms
        path = self.workspace.dialogs.choose_file("Chọn bản sao đã ghi tên mục", FILE_KINDS)
        if form is None or path is None:
            return
        found = self.workspace.perform(lambda: service.show_by_copy(form.id, path))
        if found is not None:
            self._say_found(found)

    def remove(self) -> None:
        """Take the form off the book."""
        form, service = self.form(), self.workspace.services.upward_forms
        if form is not None:
            self.workspace.perform(lambda: service.remove(form.id), "Đã xóa biểu khỏi sổ.")

    def menu(self) -> Menu:
        """Return what else can be done with the form."""
        menu = Menu(self)
        menu.addAction("Đổi tên, loại biểu…", self.ask_name)
        menu.addAction("Thay bằng bản mới của cấp trên…", lambda: self.renewal.ask(self.form()))
        menu.addAction("Lấy bản sao để ghi tên mục", self.take_copy)
        menu.addAction("Đọc bản sao đã ghi tên mục…", self.read_copy)
        menu.addSeparator()
        menu.addAction("Xóa biểu", self.remove)
        return menu

    def _show_menu(self) -> None:
        spot = self.menu_button.rect().bottomLeft()
        self.menu().popup(self.menu_button.mapToGlobal(spot))

    def ask_name(self) -> FormPopup:
        """Ask what the form is called and what it reports on."""
        fields = (
            Field("Tên biểu", "name", LineText(required=True, limit=LONGEST_NAME)),
            Field("Điền theo", "subject", Choice(SUBJECTS, required=True)),
        )
        popup = FormPopup("Tên và loại biểu", fields, self, "Ghi")
        popup.kept.connect(self._on_named)
        form, button = self.form(), self.menu_button
        spot = button.mapToGlobal(button.rect().bottomLeft())
        values = {"name": form.name, "subject": form.subject} if form else {}
        popup.open_under(spot, "name", values)
        return popup

    def _on_named(self, values: dict[str, Any]) -> None:
        form, service = self.form(), self.workspace.services.upward_forms
        if form is None:
            return
        name, subject = values["name"], values["subject"]
        if name != form.name:
            self.workspace.perform(lambda: service.rename(form.id, name), "Đã đổi tên biểu.")
        if subject is not form.subject:
            self.workspace.perform(
                lambda: service.set_subject(form.id, subject), "Đã đổi loại biểu."
            )

    def _on_added(self, added: AddedForm) -> None:
        self.load()
        self.forms.set_value(added.form.id)
        self._show_form()
        self._say_found(added)

    def _say_found(self, found: AddedForm) -> None:
        said = f"Đã nhận {found.found} ô ghi tên mục." if found.found else "Đã thêm biểu."
        self.workspace.said.emit(" ".join((said, *found.unknown)), True)

    def _on_filled(self, path: Path) -> None:
        self._say_result(path)

    def _say_result(self, path: Path | None) -> None:
        self._written = path
        self.open_button.setVisible(path is not None)
        if path is not None:
            self.state.setText(f"Đã điền {path.name} trong thư mục xuất.")

    def _open_written(self) -> None:
        path = self._written
        if path is not None:
            self.workspace.perform(lambda: open_file(path, self._opener))

    # --- Building -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts under the sheet where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(STACK_BELOW)
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self.panel.setMaximumWidth(16_777_215 if is_narrow else scaled(WIDTH))

    def _build(self) -> None:
        self._empty = EmptyState(
            "file-spreadsheet", "Sổ chưa có biểu nào của cấp trên.", INTRODUCTION,
            act="Thêm biểu…",
        )  # fmt: skip
        nothing = Card()
        nothing.add(self._empty, 1)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._work())
        self.forms.setAccessibleName("Biểu")
        self.forms.setMinimumWidth(240)
        self.body.addWidget(
            Card(
                self.place.title,
                right=(self.forms, self.menu_button, self.add_button),
                edge_to_edge=True,
            )
        )
        self.body.addWidget(self.renewal)
        self.body.addWidget(self._stack, 1)
        self.open_button.hide()
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self.fill)
        self._connect()

    def _work(self) -> QWidget:
        self.sheets.setAccessibleName("Trang tính")
        self.meeting.setAccessibleName("Buổi họp")
        self.grid.setMinimumHeight(220)
        page = QWidget()
        card = Card("Chỉ ô nào ghi gì", right=(self.sheets,), edge_to_edge=True)
        card.add(self.grid, 1)
        card.add(Footer(((self.state, 1), self.open_button)))
        card.add(Footer(((self.meeting, 1), self.fill_button)))
        self._halves.addWidget(card, 1)
        self._halves.addWidget(self.panel)
        self._halves.setSpacing(12)
        self._halves.setContentsMargins(0, 0, 0, 0)
        page.setLayout(self._halves)
        return page

    def _connect(self) -> None:
        self.forms.changed.connect(self._show_form)
        self.sheets.changed.connect(self._show_sheet)
        self.grid.chosen.connect(lambda _row, _column: self._show_cell())
        self.grid.asked.connect(self.panel.begin)
        self.grid.cleared.connect(self.clear)
        self.panel.picked.connect(self.show_field)
        self.panel.cleared.connect(self.clear)
        self.panel.table_ended.connect(self.end_table)
        self._empty.pressed.connect(self.add)
        self.renewal.renewed.connect(self.load)
        self.menu_button.clicked.connect(lambda _checked: self._show_menu())
        for button, act in (
            (self.add_button, self.add),
            (self.fill_button, self.fill),
            (self.open_button, self._open_written),
        ):
            button.clicked.connect(lambda _checked, act=act: act())
