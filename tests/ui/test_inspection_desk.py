"""Hồ sơ kiểm tra: what is missing is seen and mended first, then one act makes the folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.periods import Period
from app.services.workspace import Services
from tests.fakes import FakeDialogs, OpenedFiles
from tests.services import paper_book
from ui.reports.inspection_desk import InspectionDesk
from ui.reports.page import ReportsPage
from ui.workspace import Workspace

FOURTH = Period(2026, quarter=4)


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("inspected") / "so")


@pytest.fixture
def desk(workspace: Workspace, show: Callable[..., None], opened: OpenedFiles) -> InspectionDesk:
    page = ReportsPage(workspace, opened)
    show(page)
    page.show_kind("inspection")
    return page.desk(InspectionDesk)


def test_what_the_year_lacks_is_listed_and_each_line_goes_where_it_is_mended(desk, workspace):
    gone: list[str] = []
    workspace.opened.connect(gone.append)
    assert not desk.mend_button.isEnabled()
    whats = [row[0] for row in desk.table.texts()]
    assert "Khóa biên bản" in whats
    assert desk.state.text() == f"Còn thiếu {len(whats)}"
    lock = next(gap for gap in desk.table.records() if gap.what == "Khóa biên bản")
    desk.table.select((lock.what, lock.of, lock.where))
    desk.mend_button.click()
    assert gone == [lock.where]


def test_a_quarter_lacks_less_and_its_folder_opens(desk, opened, services: Services):
    of_year = len(desk.table.records())
    desk.period.set_value(FOURTH)
    desk.period.changed.emit()
    assert len(desk.table.records()) < of_year
    desk.make_button.click()
    place = services.exports / "ho-so-kiem-tra_2026-quy-4"
    assert desk.result.label.text().startswith(f"Đã lập {place.name}: ")
    desk.open_made()
    assert opened == [place]


def test_a_folder_that_cannot_be_made_is_said(desk, services: Services, dialogs: FakeDialogs):
    services.exports.rmdir()
    services.exports.write_bytes(b"in the way")
    desk.make_button.click()
    assert dialogs.errors == [
        "Không tạo được thư mục ho-so-kiem-tra_2026. Hãy chọn thư mục khác rồi lập lại."
    ]
    assert not desk.result.isVisible()
