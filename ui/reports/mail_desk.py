"""Thư gửi đi: a mail is written as a draft with papers inside, and what went out is kept."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.mails import (
    MAIL_READER_LABELS,
    Mail,
    MailDraft,
    MailReader,
    split_addresses,
)
from app.domain.progress import Progress
from app.domain.text import short_date
from app.services.papers import PAPER_NAMES, PaperOrder
from ui.kit.buttons import danger, primary, quiet, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.date_inputs import DateField
from ui.kit.day_dialog import DayDialog
from ui.kit.flow import flow
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText
from ui.kit.key_map import KeyMap
from ui.kit.labels import Label
from ui.kit.open_files import Opener, open_file, open_with_system
from ui.kit.record_table import RecordTable
from ui.kit.segmented import Segmented
from ui.kit.tables import Column
from ui.reports.desk import Desk
from ui.reports.desk_places import MAIL
from ui.reports.footer import Footer
from ui.workspace import Workspace

NOT_SENT = (
    "Sổ không gửi thư: sổ soạn tệp .eml có sẵn văn bản đính kèm, mở bằng Outlook hoặc Thunderbird "
    "rồi đồng chí bấm gửi ở đó."
)
ADDRESS_HINT = "Mỗi dòng một địa chỉ, ví dụ: Văn thư Đảng ủy <vanthu@tanhoa.gov.vn>"


class MailDesk(Desk):
    """The form of a draft, while one is written, over the log of the year."""

    place = MAIL

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self._opener = opener
        self._orders: tuple[PaperOrder, ...] = ()
        self._due_on: date | None = None
        self.reader = Segmented(tuple(MAIL_READER_LABELS.items()))
        self.papers = Label("", wrap=True)
        self.form = Form(_fields(), columns=2)
        self.write_button = primary("Soạn thư", icon="mail", keys="Ctrl Enter")
        self.leave_button = quiet("Để sau")
        self.table = RecordTable(
            _columns(workspace),
            name="Thư gửi đi",
            empty=EmptyState(
                "mail",
                "Năm nay chưa soạn thư nào.",
                "Chọn văn bản ở các mục trên rồi bấm Soạn thư.",
            ),
        )
        self.sent_button = secondary("Ghi ngày gửi…", icon="check")
        self.unsent_button = quiet("Chưa gửi", icon="undo-2")
        self.copy_button = secondary("Mở bản đã gửi", icon="file-text")
        self.delete_button = danger("Xóa", icon="trash-2")
        self._form_card, self._log_card = (
            Card("Soạn thư"),
            Card(self.place.title, edge_to_edge=True),
        )
        self._build()

    # --- Writing a draft ------------------------------------------------------------------------

    def compose(self, orders: Sequence[PaperOrder]) -> None:
        """Begin a draft with these papers, for the superior unless another is chosen."""
        self._orders = tuple(orders)
        self.papers.setText("Gửi kèm: " + ", ".join(PAPER_NAMES[one.kind] for one in orders) + ".")
        self._show_form(is_shown=True)
        self.reader.set_value(MailReader.SUPERIOR)
        self._suggest()
        self.form.go_to("recipients")

    def write(self) -> None:
        """Write the draft in the background, log it and open it."""
        draft, service, orders = self._draft(), self.workspace.services.mails, self._orders
        if self.workspace.perform(lambda: service.check(draft), form=self.form) is None:
            return
        if self.form.values()["remember"]:
            self.workspace.perform(lambda: service.remember(draft.reader, draft.recipients))

        def work(progress: Progress) -> Path:
            return service.write(draft, orders, progress=progress)

        self.workspace.run(work, "Đang soạn thư", self._on_written)

    def leave(self) -> None:
        """Give the draft up; nothing was written."""
        self._show_form(is_shown=False)
        self._orders = ()
        self.left.emit()

    def _show_form(self, *, is_shown: bool) -> None:
        self._form_card.setVisible(is_shown)
        self._log_card.setVisible(not is_shown)

    def _suggest(self) -> None:
        reader, service = self.reader.value(), self.workspace.services.mails
        draft = self.workspace.perform(lambda: service.suggest(self._orders, reader))
        if draft is None:
            return
        self._due_on = draft.due_on
        self.form.set_values(
            {
                "recipients": "\n".join(draft.recipients),
                "copies": "",
                "subject": draft.subject,
                "body": draft.body,
                "remember": not draft.recipients,
            }
        )

    def _draft(self) -> MailDraft:
        values = self.form.values()
        return MailDraft(
            reader=self.reader.value(),
            subject=values["subject"],
            body=values["body"],
            recipients=split_addresses(values["recipients"]),
            copies=split_addresses(values["copies"]),
            due_on=self._due_on,
        )

    def _on_key(self) -> None:
        if self._form_card.isVisible():
            self.write()

    def _on_written(self, path: Path) -> None:
        self._show_form(is_shown=False)
        self._orders = ()
        self.load()
        self.workspace.said.emit(f"Đã soạn {path.name}, có văn bản kèm trong thư.", False)
        self.workspace.perform(lambda: open_file(path, self._opener))

    # --- The log --------------------------------------------------------------------------------

    def load(self) -> None:
        """Show the mail of the year."""
        self.table.set_records(self.workspace.services.mails.log(self.workspace.year))
        self._on_selected()

    def open(self, where: str) -> None:
        """Choose a mail of the log."""
        _, _, number = where.partition(":")
        self.load()
        if number.isdecimal():
            self.table.select(int(number))

    def mark_sent(self) -> None:
        """Ask for the day the chosen mail went out."""
        mail, now = self.table.current(), self.workspace.now
        if mail is None:
            return
        dialog = DayDialog(
            f"Thư “{mail.subject}” đã gửi ngày nào?",
            "Ngày gửi vào sổ để đối chiếu với thời hạn báo cáo.",
            "Ghi ngày gửi",
            field=DateField(today=lambda: now().date(), required=True),
            day=mail.sent_on or now().date(),
            with_reason=False,
        )
        if self.workspace.dialogs.show(dialog):
            service, day = self.workspace.services.mails, dialog.day()
            self.workspace.perform(lambda: service.mark_sent(mail.id, day), "Đã ghi ngày gửi.")

    def take_back_sent(self) -> None:
        """Say that the chosen mail has not gone out."""
        mail, service = self.table.current(), self.workspace.services.mails
        if mail is not None:
            self.workspace.perform(lambda: service.take_back_sent(mail.id), "Đã bỏ ngày gửi.")

    def open_copies(self) -> None:
        """Open the files of the chosen mail as they went out."""
        mail = self.table.current()
        if mail is not None:
            for file in mail.files:
                self._open_copy(mail.id, file.name)

    def _open_copy(self, mail_id: int, name: str) -> None:
        services = self.workspace.services

        def act() -> None:
            copy = services.mails.copy_of(mail_id, name, services.exports)
            open_file(copy, self._opener)

        self.workspace.perform(act)

    def delete(self) -> None:
        """Take the chosen mail off the log."""
        mail, service = self.table.current(), self.workspace.services.mails
        if mail is not None:
            self.workspace.perform(lambda: service.remove(mail.id), "Đã xóa thư khỏi sổ gửi.")

    def _on_selected(self) -> None:
        mail = self.table.current()
        for button in (self.sent_button, self.copy_button, self.delete_button):
            button.setEnabled(mail is not None)
        self.unsent_button.setVisible(mail is not None and mail.sent_on is not None)

    # --- Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.reader.setAccessibleName("Gửi cho")
        self._form_card.add(Label(NOT_SENT, "secondary", wrap=True))
        self._form_card.add(self.papers)
        self._form_card.add(self.reader)
        self._form_card.add(self.form)
        self._form_card.add(flow(self.write_button, self.leave_button))
        self._log_card.add(self.table, 1)
        acts = (self.sent_button, self.copy_button, self.unsent_button, None, self.delete_button)
        self._log_card.add(Footer(acts))
        self.body.addWidget(self._form_card)
        self.body.addWidget(self._log_card, 1)
        self.body.addStretch()
        self._form_card.hide()
        self._keys = KeyMap(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._keys.add(keys, self._on_key)
        self.reader.changed.connect(self._suggest)
        self.write_button.clicked.connect(lambda _checked: self.write())
        self.leave_button.clicked.connect(lambda _checked: self.leave())
        self.sent_button.clicked.connect(lambda _checked: self.mark_sent())
        self.unsent_button.clicked.connect(lambda _checked: self.take_back_sent())
        self.copy_button.clicked.connect(lambda _checked: self.open_copies())
        self.delete_button.clicked.connect(lambda _checked: self.delete())
        self.table.selected.connect(lambda _mail: self._on_selected())
        self.table.opened.connect(lambda _mail: self.open_copies())


def _fields() -> tuple[Field, ...]:
    return (
        Field("Người nhận", "recipients", LongText(required=True, lines=2), help=ADDRESS_HINT),
        Field("Đồng gửi", "copies", LongText(lines=2)),
        Field("Tiêu đề", "subject", LineText(required=True), span=2),
        Field("Nội dung", "body", LongText(lines=6), span=2),
        Field("", "remember", Check("Nhớ người nhận này cho lần sau"), span=2),
    )


def _columns(workspace: Workspace) -> tuple[Column[Mail], ...]:
    def state(mail: Mail) -> ChipSpec:
        if mail.sent_on is not None:
            return ChipSpec(f"Đã gửi {short_date(mail.sent_on)}", "ok", "check")
        is_late = mail.is_late(workspace.now().date())
        return ChipSpec("Quá hạn" if is_late else "Chưa gửi", "error" if is_late else "warn")

    return (
        Column("Ngày soạn", lambda mail: short_date(mail.drafted_at.date()),
               lambda mail: mail.drafted_at, width=112),
        Column("Tiêu đề", lambda mail: mail.subject, width=220, stretch=True, strong=True,
               tooltip=lambda mail: mail.subject),
        Column("Người nhận", _readers, width=170),
        Column("Tệp", lambda mail: str(len(mail.files)), lambda mail: len(mail.files), width=56,
               numeric=True),
        Column("Hạn", lambda mail: short_date(mail.due_on) if mail.due_on else "",
               lambda mail: mail.due_on or date.max, width=112),
        Column("Tình trạng", lambda mail: state(mail).text, width=150, chip=state),
    )  # fmt: skip


def _readers(mail: Mail) -> str:
    """Return whom a mail is for: names where they are known, else the addresses."""
    return ", ".join(one.partition("<")[0].strip() or one for one in mail.recipients)
