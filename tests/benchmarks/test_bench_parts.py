"""Parts of a page alone: another look, and sixty people marked."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.measuring import Clicks
from tests.benchmarks.table import Table
from tests.ui.kit.sample_page import modest_page
from tests.ui.kit_paint.paint_samples import OPTIONS
from ui.kit import theme
from ui.kit.gallery import task_table
from ui.kit.people_grid import PeopleGrid, PeopleGroup, PersonCell
from ui.kit.tokens import PaletteName, SizeName

MOST_LOOK_MS, MOST_GRID_MS = 150, 200
LOOKS = [(PaletteName.DARK, SizeName.LARGE), (PaletteName.LIGHT, SizeName.NORMAL)] * 2


@pytest.fixture
def app() -> QApplication:
    """The application in the look of a first start."""
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    theme.apply(made, *LOOKS[1])
    return made


def shown(widget: QWidget) -> QWidget:
    """Show a widget drawn once."""
    widget.resize(900, 700)
    widget.show()
    QApplication.processEvents()
    return widget


def test_another_look(app: QApplication, table: Table):
    page = shown(modest_page(task_table()))
    clicks = Clicks()
    for look in LOOKS:
        clicks.time(lambda look=look: (theme.apply(app, *look), app.processEvents()))
    page.close()
    assert table.most("Đổi giao diện một trang", min(clicks.calm_ms), MOST_LOOK_MS, "ms")


def test_sixty_people(app: QApplication, table: Table):
    grid = PeopleGrid(OPTIONS)
    shown(grid)
    clicks = Clicks()
    people = tuple(PersonCell(n, f"Nguyễn Văn Ẩn {n}", "present") for n in range(1, 61))
    for _ in range(10):
        grid.set_groups((PeopleGroup("Chính thức", "", people),))
        clicks.time(lambda: (grid.grab(), app.processEvents()))
    grid.close()
    assert table.most("Vẽ 60 đảng viên", max(clicks.calm_ms), MOST_GRID_MS, "ms")
