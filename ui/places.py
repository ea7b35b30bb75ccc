"""The places of the sidebar: what each is called, and where its page is found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from ui.kit.page import Page
from ui.kit.palette_rows import PaletteGroup

if TYPE_CHECKING:  # nothing of the book is loaded before the empty window is painted
    from app.services.workspace import Services
    from ui.workspace import Workspace


@runtime_checkable
class HasHome(Protocol):
    """A page with something opened over its list; choosing its place again goes back."""

    def go_home(self) -> None:
        """Show the list."""


@runtime_checkable
class AsksRestore(Protocol):
    """A page from which a backup can be restored."""

    restore_wanted: Any


@runtime_checkable
class ReadsAhead(Protocol):
    """A page that can read in the pauses what its first look will ask."""

    @classmethod
    def read_ahead(cls, workspace: "Workspace") -> Iterator[object]:
        """Read it in parts; a pause follows each."""


def _no_badge(_services: "Services") -> int:
    return 0


def _overdue_tasks(services: "Services") -> int:
    return services.tasks.overdue()


def _late_answers(services: "Services") -> int:
    return services.remarks.overdue() + services.petitions.overdue()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the sidebar; `page` names its class as "module:Class", loaded at first visit."""

    key: str
    title: str
    short: str
    icon: str
    page: str
    badge: Callable[["Services"], int] = _no_badge
    is_listed: bool = True
    """Stands in the sidebar; a place that does not is reached from elsewhere."""

    def exists(self) -> bool:
        """Say whether the page is there; a place without a page is not shown."""
        module = self.page.partition(":")[0]
        package = module.rpartition(".")[0]
        return find_spec(package) is not None and find_spec(module) is not None

    def page_class(self) -> Callable[["Workspace"], Page]:
        """Load and return the class of the page."""
        module, _, name = self.page.partition(":")
        found: Callable[[Workspace], Page] = getattr(import_module(module), name)
        return found


PLACES = (
    Place(
        "overview", "Tổng quan", "Tổng quan", "layout-dashboard", "ui.overview.page:OverviewPage",
    ),
    Place("plan", "Kế hoạch năm", "Kế hoạch", "calendar-days", "ui.plan.page:PlanPage"),
    Place("meetings", "Buổi sinh hoạt", "Buổi họp", "users-round", "ui.meetings.page:MeetingsPage"),
    Place(
        "tasks", "Nghị quyết & nhiệm vụ", "Nhiệm vụ", "list-checks",
        "ui.documents.page:DocumentsPage", _overdue_tasks,
    ),
    Place("members", "Đảng viên", "Đảng viên", "contact-round", "ui.members.page:MembersPage"),
    Place(
        "reviews", "Đánh giá đảng viên", "Đánh giá", "award", "ui.reviews.page:ReviewsPage",
    ),
    Place(
        "remarks", "Góp ý & kiến nghị", "Góp ý", "message-square-text",
        "ui.remarks.page:RemarksPage", _late_answers,
    ),
    Place("reports", "Báo cáo & biểu mẫu", "Biểu mẫu", "file-text", "ui.reports.page:ReportsPage"),
    Place("settings", "Cài đặt", "Cài đặt", "settings", "ui.settings.page:SettingsPage"),
    Place(
        "search", "Tìm kiếm", "Tìm kiếm", "search", "ui.search.page:SearchPage", is_listed=False,
    ),
)  # fmt: skip
"""In the order of the sidebar and of Ctrl+1…9."""


def found_in_book(workspace: "Workspace", text: str) -> tuple[PaletteGroup, ...]:
    """Return what Ctrl+K finds in the records of the book."""
    search = import_module("ui.search.palette_search")
    groups: tuple[PaletteGroup, ...] = search.palette_groups(workspace, text)
    return groups
