"""Small pages to test the frame of the window with, instead of the real places."""

from ui.kit.commands import Command
from ui.kit.inputs import LineText
from ui.kit.labels import Label
from ui.kit.page import Page
from ui.places import Place
from ui.workspace import Workspace

BUILT: list[str] = []


class MembersListPage(Page):
    """Lists names, opens members, offers a command, keeps what is typed."""

    title = "Đảng viên"
    tables = frozenset({"members"})
    handles = ("member",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        BUILT.append("members")
        self.workspace = workspace
        self.refreshed = 0
        self.opened: list[str] = []
        self.kept: list[str] = []
        self.names = Label("", wrap=True)
        self.line = LineText()
        self.line.setAccessibleName("Ghi chú")
        self.body.addWidget(self.names)
        self.body.addWidget(self.line)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.refreshed += 1
        rows = self.workspace.services.members.list(self.workspace.year)
        self.names.setText(", ".join(row.full_name for row in rows))
        self.set_subtitle(f"{len(rows)} đồng chí, năm {self.workspace.year}")

    def open(self, where: str) -> None:
        self.opened.append(where)

    def commands(self) -> tuple[Command, ...]:
        return (Command("Thêm đảng viên", lambda: self.opened.append("new"), "user-plus"),)

    def keep_typed(self) -> None:
        self.kept.append(self.line.text())


class PlainPage(Page):
    """A title and a sentence."""

    title = "Tổng quan"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(scrolls=True)
        BUILT.append("plain")
        self.set_subtitle("Chào đồng chí Hà. Hôm nay thứ Tư, 04/11/2026, có 5 việc cần làm.")


class TallPage(PlainPage):
    """A page that needs more height than small windows have."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setMinimumHeight(900)


def a_place(key: str, page: str, title: str = "", icon: str = "star", badge: int = 0) -> Place:
    """Return a place with a page of this module."""
    title = title or key
    return Place(
        key, title, title.split()[0], icon, f"tests.ui.shell_pages:{page}", lambda _s: badge
    )


TWO = (
    a_place("overview", "PlainPage", "Tổng quan", "layout-dashboard"),
    a_place("members", "MembersListPage", "Đảng viên", "contact-round", badge=2),
)
