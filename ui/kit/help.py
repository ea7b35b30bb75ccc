"""The help beside a screen: a topic of the guide, its contents, and a search in it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app.domain.guides import GuideHit, GuideTopic, find_in_guide
from ui.kit import theme
from ui.kit.buttons import icon_button, quiet
from ui.kit.focus import NO_RING
from ui.kit.help_pages import fill, heading_place
from ui.kit.help_texts import CONTENTS, split_link, topics
from ui.kit.inputs import SearchLine
from ui.kit.labels import IconLabel, Label, hairline

PLACE = "go:"
"""Begins a link that opens a place of the program, not a topic."""
MOST_HITS = 20


class HelpPanel(QFrame):
    """Stands beside the page; links lead to other topics, or tell which place is wanted."""

    wanted = Signal(str)
    """A place to go to, such as "page:plan"."""
    left = Signal()
    dragged = Signal(int)
    """The edge was drawn by so many pixels to the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self._shown: tuple[str, str] = ("", "")
        self._past: list[tuple[str, str]] = []
        self.search = SearchLine("Tìm trong trợ giúp")
        self.back = icon_button("arrow-left", "Về chủ đề trước", small=True)
        self.contents = quiet("Mục lục", icon="list", small=True)
        self.close_button = icon_button("x", "Đóng trợ giúp", keys="Esc", small=True)
        self.pages = GuideBrowser()
        self.pages.setProperty(NO_RING, True)
        self._edge = DraggedEdge(self)
        self._build()

    @property
    def topic(self) -> str:
        """Return the topic that is shown."""
        return self._shown[0]

    def show_topic(self, key: str, anchor: str = "") -> None:
        """Show a topic from its beginning or from a section; unknown ones show the contents."""
        if self._shown[0]:
            self._past.append(self._shown)
        self._show(key if key in topics() else CONTENTS, anchor)

    def follow(self, key: str, anchor: str = "") -> None:
        """Show the topic of another screen, unless it is shown already."""
        if key != self.topic or (anchor and anchor != self._shown[1]):
            self.show_topic(key, anchor)

    def take_focus(self) -> None:
        """Put the keyboard on the text, so that the arrows scroll it."""
        self.pages.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, key: str, anchor: str) -> None:
        self._shown = key, anchor
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        topic = topics()[key]
        self.pages.show_markdown(topic.markdown, _heading(topic, anchor))
        self.pages.setAccessibleName(f"Trợ giúp: {topic.title}")
        self.contents.setEnabled(key != CONTENTS)
        self.back.setEnabled(bool(self._past))

    def _show_before(self) -> None:
        if self._past:
            self._show(*self._past.pop())

    def _on_search(self, typed: str) -> None:
        if not typed:
            self._show(*self._shown)
            return
        hits = find_in_guide(topics().values(), typed)
        self.pages.show_markdown(hits_page(hits, typed))
        self.pages.setAccessibleName(f"Kết quả tìm trong trợ giúp: {len(hits)}")

    def _open_first(self) -> None:
        hits = find_in_guide(topics().values(), self.search.value())
        if hits:
            self.show_topic(hits[0].topic, hits[0].section.anchor)
            self.take_focus()

    def _on_link(self, link: str) -> None:
        if link.startswith(PLACE):
            self.wanted.emit(link.removeprefix(PLACE))
            return
        self.show_topic(*split_link(link))

    def _dress(self) -> None:
        """Dress what is shown anew; who reads it stays where they are."""
        bar = self.pages.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        if self.search.value():
            self._on_search(self.search.value())
        elif self.topic:
            self._show(*self._shown)
        bar.setValue(round(share * bar.maximum()))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(8)
        head.addWidget(IconLabel("circle-question-mark", "primary_text", 20))
        head.addWidget(Label("Trợ giúp", "section"), 1)
        for button in (self.back, self.contents, self.close_button):
            head.addWidget(button)
        finding = QHBoxLayout()
        finding.setContentsMargins(16, 0, 16, 12)
        finding.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(finding)
        column.addWidget(hairline())
        column.addWidget(self.pages, 1)
        self.back.clicked.connect(lambda _checked: self._show_before())
        self.contents.clicked.connect(lambda _checked: self.show_topic(CONTENTS))
        self.close_button.clicked.connect(lambda _checked: self.left.emit())
        self.search.searched.connect(self._on_search)
        self.search.returnPressed.connect(self._open_first)
        self.pages.link_chosen.connect(self._on_link)
        self._edge.dragged.connect(self.dragged)
        theme.notifier().changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page beside it, which may leave a sheet with that key."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the search with Esc first, then leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.search.search_now()
        else:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge that is drawn at the left."""
        super().resizeEvent(event)
        self._edge.setGeometry(0, 0, DraggedEdge.WIDTH, self.height())
        self._edge.raise_()


class GuideBrowser(QTextBrowser):
    """Shows Markdown; opens nothing itself, on disk or elsewhere."""

    link_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("guide")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda link: self.link_chosen.emit(link.toString()))

    def show_markdown(self, markdown: str, heading: str = "") -> None:
        """Show a text from its beginning, or from a heading."""
        fill(self.document(), markdown)
        place = heading_place(self.document(), heading) if heading else None
        cursor = self.textCursor()
        cursor.setPosition(place or 0)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - 12 if place else 0)


class DraggedEdge(QWidget):
    """The left edge of the panel, by which it is made wider or narrower."""

    WIDTH = 6
    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._from: QPoint | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip("Kéo để đổi độ rộng")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the edge."""
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell how far it was drawn."""
        if self._from is not None:
            here = event.globalPosition().toPoint()
            self.dragged.emit(self._from.x() - here.x())
            self._from = here

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._from = None


def hits_page(hits: tuple[GuideHit, ...], typed: str) -> str:
    """Return a page that lists what was found, each with a link to its section."""
    if not hits:
        return f"# Chưa tìm thấy\n\nKhông có đoạn nào chứa đủ các chữ “{typed}”. Thử ít chữ hơn."
    lines = [f"# {len(hits)} đoạn có “{typed}”"]
    for hit in hits[:MOST_HITS]:
        name = " · ".join(part for part in (hit.title, hit.section.heading) if part)
        lines += [f"### [{name}]({hit.topic}.md#{hit.section.anchor})", hit.excerpt]
    return "\n\n".join(lines)


def _heading(topic: GuideTopic, anchor: str) -> str:
    return next((one.heading for one in topic.sections if anchor and one.anchor == anchor), "")
