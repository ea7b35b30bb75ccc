"""The paper looked at: its pages, the line of what was checked, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit import theme
from ui.kit.buttons import ButtonKind, LinkButton, icon_button, primary, secondary
from ui.kit.cards import Card, EmptyState
from ui.kit.flow import flow
from ui.kit.labels import IconLabel, Label
from ui.kit.menus import Menu
from ui.kit.painting import scaled
from ui.kit.paper_preview import PageTurner, PaperPreview
from ui.reports.checks import CheckLine
from ui.reports.desk_rows import DeskItem, desk_sentence
from ui.reports.footer import Footer, Middle
from ui.reports.items import WORD, PaperItem

LEAST_HEIGHT = 300


class PreviewCard(Card):
    """Shows one paper; while it is made, and when it cannot be, says so in its place."""

    open_asked = Signal()
    mail_asked = Signal()
    last_asked = Signal()
    again_asked = Signal()
    pdf_asked = Signal()
    large_asked = Signal()
    folder_asked = Signal()
    gone = Signal(str)
    """The link under the page: a place to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.preview = PaperPreview()
        self.turner = PageTurner(self.preview)
        super().__init__("Xem trước", right=(self.turner,), edge_to_edge=True, parent=parent)
        self.message = EmptyState("file-text", "")
        self.sentence = Label("", wrap=True)
        self.link = LinkButton("")
        self.open_button = primary("Mở bằng Word", icon="file-text")
        self.mail_button = secondary("Soạn thư", icon="mail")
        self.menu_button = icon_button("ellipsis", "Việc khác với văn bản này")
        self._icon = IconLabel("circle-check", "ok")
        self._item: PaperItem | None = None
        self._check = CheckLine("")
        self._html = ""
        self._stack = Middle()
        self._foot = Footer((self._icon, (self.sentence, 1), self.link))
        self._acts = Footer(((flow(self.open_button, self.mail_button), 1), self.menu_button))
        self._build()
        self.show_nothing()

    @property
    def html(self) -> str:
        """Return the paper now shown, "" when there is none."""
        return self._html

    @property
    def is_ready(self) -> bool:
        """Say whether the paper can be written, as far as is known."""
        return self._item is not None and self.open_button.isEnabled()

    def show_nothing(self) -> None:
        """Show an empty place while no paper is chosen."""
        self._item = None
        self._show_message("Chọn một văn bản để xem trước.")
        self._acts.hide()

    def show_making(self, item: PaperItem) -> None:
        """Say that the paper is being made; one looked at already stays until then."""
        is_same = self._item is not None and self._item.key == item.key
        self._take(item)
        if not (is_same and self._html):
            self._show_message("Đang lập trang xem trước…")

    def show_paper(self, html: str, check: CheckLine) -> None:
        """Show the pages; the same paper again stays on its page."""
        if html != self._html:
            self._html = html
            self.preview.set_html(html)
        self._stack.setCurrentWidget(self.preview)
        self.turner.show()
        self._show_check(check)
        self._allow(can_be_made=True)

    def show_desk(self, item: DeskItem) -> None:
        """Lead to the desk where it is made."""
        self._item = None
        self._show_message(f"{item.label}: {item.second[:1].lower()}{item.second[1:]}.")
        line = CheckLine(desk_sentence(item), "info", "muted", item.verb, item.where)
        self._show_check(line)
        self._acts.hide()

    def show_refusal(self, item: PaperItem, sentence: str, check: CheckLine) -> None:
        """Say why a paper cannot be made yet."""
        self._take(item)
        self._show_message(sentence)
        self._show_check(check)
        self._allow(can_be_made=False)

    def menu(self) -> Menu:
        """Return what else can be done with the paper."""
        menu = Menu(self)
        last = menu.addAction("Mở tệp xuất gần nhất", self.last_asked.emit)
        last.setEnabled(bool(self._item and self._item.file_name))
        again = menu.addAction("Xuất lại, không mở", self.again_asked.emit)
        again.setEnabled(self.open_button.isEnabled())
        pdf = menu.addAction("Xuất ra PDF", self.pdf_asked.emit)
        pdf.setEnabled(self.open_button.isEnabled())
        large = menu.addAction("Xuất bản đọc chữ to", self.large_asked.emit)
        large.setEnabled(pdf.isEnabled() and self._item is not None and self._item.program == WORD)
        menu.addAction("Mở thư mục xuất", self.folder_asked.emit)
        return menu

    def _take(self, item: PaperItem) -> None:
        self._item = item
        self.open_button.setText(f"Mở bằng {item.program}")
        self.open_button.set_icon(item.icon)
        self._allow(can_be_made=True)
        self._acts.show()

    def _allow(self, *, can_be_made: bool) -> None:
        for button in (self.open_button, self.mail_button):
            button.setEnabled(can_be_made)

    def _show_message(self, sentence: str) -> None:
        self._html = ""
        self.message.say(sentence)
        self._stack.setCurrentWidget(self.message)
        self.turner.hide()
        self._foot.hide()

    def _show_check(self, check: CheckLine) -> None:
        self._check = check
        self._icon.set_icon(check.icon, "text_muted" if check.tone == "muted" else check.tone)
        self.sentence.setText(check.sentence)
        self.link.setText(check.link)
        self.link.setAccessibleName(check.link)
        self.link.setVisible(bool(check.link))
        self.link.updateGeometry()
        self._foot.setVisible(bool(check.sentence))

    def _open_menu(self) -> None:
        corner = self.menu_button.rect().topLeft()
        menu = self.menu()
        place = self.menu_button.mapToGlobal(corner)
        place.setY(place.y() - menu.sizeHint().height() - 4)
        menu.popup(place)

    def _build(self) -> None:
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.message)
        self.menu_button.set_kind(ButtonKind.SECONDARY)
        self.add_line()
        self.add(self._stack, 1)
        self.add(self._foot)
        self.add(self._acts)
        self.open_button.clicked.connect(lambda _checked: self.open_asked.emit())
        self.menu_button.clicked.connect(lambda _checked: self._open_menu())
        self.mail_button.clicked.connect(lambda _checked: self.mail_asked.emit())
        self.link.clicked.connect(lambda _checked: self.gone.emit(self._check.where))
        theme.notifier().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._stack.setMinimumHeight(scaled(LEAST_HEIGHT))
