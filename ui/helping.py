"""Which topic of the guide belongs to which screen, and the help panel beside the window's page."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.kit import theme
from ui.kit.help import HelpPanel
from ui.kit.help_texts import split_link
from ui.kit.shell import Shell
from ui.kit.state import WindowState

START = "lan-dau"
"""What a window without a book is about."""
KEYS = "phim-tat"
WIDTH = "help/width"
TOPICS = {
    "overview": "tong-quan",
    "overview:first": "tong-quan#khi-so-con-moi",
    "overview:year": "tong-quan#bang-diem-nam",
    "plan": "ke-hoach-nam",
    "plan:proposal": "ke-hoach-nam#lam-gi-truoc",
    "plan:topics": "ke-hoach-nam#chuyen-de",
    "plan:duties": "ke-hoach-nam#viec-dinh-ky",
    "plan:inspections": "ke-hoach-nam#kiem-tra-giam-sat",
    "plan:reality": "ke-hoach-nam#thuc-hien",
    "meetings": "buoi-sinh-hoat",
    "meetings:prepare": "chuan-bi",
    "meetings:attendance": "diem-danh",
    "meetings:run": "dieu-hanh",
    "meetings:score": "cham-diem",
    "meetings:finish": "hoan-thien",
    "tasks": "nhiem-vu",
    "tasks:task": "nhiem-vu#nhiem-vu",
    "tasks:document": "nhiem-vu#so-van-ban",
    "tasks:written": "nhiem-vu#soan-thao",
    "members": "dang-vien",
    "members:edit": "dang-vien#the-dang-vien",
    "members:books": "dang-vien#so-sach",
    "members:import": "nhap-danh-sach",
    "reviews": "danh-gia",
    "reviews:review": "kiem-diem",
    "reviews:points": "danh-gia#nhan-xet-thang-quy",
    "reviews:turns": "danh-gia#luan-phien-bao-cao",
    "remarks": "gop-y",
    "remarks:remark": "gop-y#gop-y-cua-nguoi-du",
    "remarks:petition": "gop-y#kien-nghi",
    "remarks:directive": "gop-y#van-ban-cap-tren",
    "remarks:model": "gop-y#mo-hinh-hay",
    "remarks:team": "gop-y#to-cong-tac",
    "reports": "bieu-mau",
    "reports:posting": "bieu-mau#goi-dang-so-tay",
    "reports:templates": "mau-van-ban",
    "reports:forms": "bieu-cap-tren",
    "reports:mail": "bieu-mau#thu-gui-di",
    "reports:inspection": "bieu-mau#ho-so-kiem-tra",
    "reports:consolidation": "tong-hop",
    "settings": "cai-dat",
    "settings:cell": "cai-dat#chi-bo-cap-tren",
    "settings:signing": "cai-dat#nguoi-ky-nhiem-ky",
    "settings:rules": "cai-dat#quy-tac-nguong",
    "settings:rubrics": "khung-tieu-chi",
    "settings:days": "cai-dat#lich-nghi",
    "settings:commemorations": "cai-dat#ngay-ky-niem",
    "settings:privacy": "cai-dat#du-lieu-ca-nhan",
    "settings:look": "cai-dat#giao-dien-co-chu",
    "settings:backup": "sao-luu",
    "settings:handover": "ban-giao",
    "settings:journal": "cai-dat#nhat-ky",
    "settings:trash": "cai-dat#thung-rac",
    "search": "tim-kiem",
}
"""Places by their key, parts of them behind a colon; a part not named has its place's topic."""


def topic_of(place: str, part: str = "") -> tuple[str, str]:
    """Return the topic, and the section of it, that help opens at a part of a place."""
    return split_link(TOPICS.get(f"{place}:{part}") or TOPICS.get(place, START))


class Helping(QObject):
    """Opens the panel at the topic of the screen, lets it follow, and remembers its width."""

    def __init__(
        self,
        shell: Shell,
        state: WindowState,
        go: Callable[[str], object],
    ) -> None:
        super().__init__(shell)
        self._shell, self._state = shell, state
        self._before: QWidget | None = None
        self._seen = ("", "")
        self.panel = HelpPanel(shell)
        self.panel.hide()
        self.panel.left.connect(self.hide)
        self.panel.wanted.connect(go)
        self.panel.dragged.connect(self._on_dragged)
        width = state.text(WIDTH)
        if width.isdecimal():
            shell.set_beside_width(int(width))

    @property
    def is_shown(self) -> bool:
        """Say whether the panel is there."""
        return not self.panel.isHidden()

    def toggle(self, place: str, part: str) -> None:
        """Open the panel at the topic of a screen, or close it."""
        if self.is_shown:
            self.hide()
        else:
            self._seen = place, part
            self._show(topic_of(place, part))

    def show_keys(self, place: str, part: str) -> None:
        """Open the panel at the table of all keys, beside a screen."""
        self._seen = place, part
        self._show((KEYS, ""))

    def follow(self, place: str, part: str) -> None:
        """Show the topic of another screen; one only read again leaves what is being read."""
        if self.is_shown and (place, part) != self._seen:
            self._seen = place, part
            self.panel.follow(*topic_of(place, part))

    def hide(self) -> None:
        """Close the panel and give the keyboard back, if what had it is still there."""
        has_keyboard = self.panel.isAncestorOf(self._shell.window().focusWidget() or self._shell)
        before, self._before = self._before, None
        self._shell.hide_beside()
        if has_keyboard and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _show(self, topic: tuple[str, str]) -> None:
        if not self.is_shown:
            self._before = self._shell.window().focusWidget()
            self._shell.show_beside(self.panel)
        self.panel.follow(*topic)
        self.panel.take_focus()

    def _on_dragged(self, pixels: int) -> None:
        normal = pixels * 11 / theme.sizes().font_body
        self._shell.set_beside_width(self._shell.beside_width + round(normal))
        self._state.set_text(WIDTH, str(self._shell.beside_width))
