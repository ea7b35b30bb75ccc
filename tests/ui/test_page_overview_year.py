"""Bảng điểm năm on Tổng quan: tiles, charts and rows, each figure leading to its record."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.text import fold
from app.services.workspace import Services
from tests.services.sample_book import open_sample
from ui.kit.buttons import LinkButton
from ui.overview import year_words as words
from ui.overview.page import OverviewPage
from ui.workspace import Workspace


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    """The sample cell in the place of the small book."""
    opened = open_sample(tmp_path / "mau")
    yield opened
    opened.close()


@pytest.fixture
def page(workspace: Workspace, show) -> OverviewPage:
    made = OverviewPage(workspace)
    workspace.year_changed.connect(lambda _year: made.mark_stale())
    show(made, 1188, 844)
    return made


@pytest.fixture
def went(workspace: Workspace) -> list[str]:
    places: list[str] = []
    workspace.opened.connect(places.append)
    return places


@pytest.fixture
def year(page: OverviewPage) -> OverviewPage:
    page.open("year:attendance")
    QApplication.processEvents()
    return page


def test_the_averages_lead_to_the_bars_of_each_meeting(page):
    page.bars.clicked.emit("speaking")
    assert page.shows_year_table
    assert page.header.title.text() == "Bảng điểm năm 2026"
    assert page.year_view.choice.value() == "speaking"


def test_the_table_has_every_held_meeting(year):
    texts = year.year_view.table.texts()
    assert len(texts) == 14
    assert texts[-1][:8] == (
        "Tháng 11", "Thường kỳ", "03/11/2026", "94", "Tốt", "20/22", "11/20", "95 phút",
    )  # fmt: skip
    assert fold(texts[-1][8]) == fold("4.7\u00a0−1, 6.2\u00a0−2, 7\u00a0−3")


RECORDS = {
    words.POINTS: "score",
    words.PRESENCE: "attendance",
    words.SPEAKING: "run:speeches",
    words.DURATION: "run:clock",
    words.LOST: "score:4.7",
}
"""By the title of a column: the place its figure leads to."""


def test_each_figure_of_a_row_leads_to_its_record(year, went, services):
    november = services.meetings.id_of("2026-11")
    for title in RECORDS:
        year.year_view.table.link_pressed.emit(year.year_view.table.records()[-1], title)
    assert went == [f"meeting:{november}:{place}" for place in RECORDS.values()]


def test_bars_and_their_rows_are_opened_with_the_keyboard(year, went, qtbot, services):
    bars = year.year_view.presence
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_End)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    october = services.meetings.id_of("2026-10")
    panel = year.year_view.panels["speaking"]
    panel.table.activated.emit(panel.table.model().index(12, 0))
    assert went == [f"meeting:{october}:attendance", f"meeting:{october}:run:speeches"]


def test_the_tiles_say_lowest_highest_and_what_is_lost_most(year, went, services):
    spoken = [spot.text for spot in year.year_view.tiles.spots]
    assert spoken == [
        "Bình quân: 91,1 giảm 0,9 điểm so với năm 2025 (1 buổi)",
        "Thấp nhất: 86 tháng 4, Khá",
        "Cao nhất: 95 tháng 10, Tốt",
        "Hay mất điểm nhất: Mục 5.2 13 buổi, mất 52 điểm",
    ]
    for spot in year.year_view.tiles.spots[1:]:
        year.year_view.tiles.clicked.emit(spot.key)
    april, october = (services.meetings.id_of(f"2026-{month}") for month in ("04", "10"))
    assert went[:2] == [f"meeting:{april}:score", f"meeting:{october}:score"]
    assert went[2] == f"meeting:{october}:score:5.2"


def test_a_year_of_the_trend_is_shown_when_pressed(year, workspace):
    year.open("year:years")
    assert [spot.key for spot in year.year_view.years.spots] == ["2025", "2026"]
    year.year_view.years.clicked.emit("2025")
    assert workspace.year == 2025
    assert year.header.title.text() == "Bảng điểm năm 2025"


def test_every_lost_point_has_its_reason_and_its_record(year, went, services):
    november = services.meetings.id_of("2026-11")
    year.year_view.table.select(november)
    links = {link.accessibleName(): link for link in year.year_view.lost.findChildren(LinkButton)}
    links["Mở mục 6.2 trên phiếu"].click()
    links["Mở hồ sơ của mục 4.7"].click()
    critique = next(i.id for i in services.meetings.file(november).agenda if "phê bình" in i.title)
    assert went == [f"meeting:{november}:score:6.2", f"meeting:{november}:run:item:{critique}"]


def test_going_home_brings_the_overview_back(year):
    year.go_home()
    assert not year.shows_year_table
    assert year.header.title.text() == "Tổng quan"
    assert year.new_button.isVisible()


def test_a_thematic_line_of_the_strip_is_a_place_of_its_own(page, went, services, qtbot):
    page.strip.setFocus()
    page.strip.move_to("3")
    qtbot.keyClick(page.strip, Qt.Key.Key_Return)
    qtbot.keyClick(page.strip, Qt.Key.Key_Right)
    qtbot.keyClick(page.strip, Qt.Key.Key_Return)
    regular, thematic = (services.meetings.id_of(key) for key in ("2026-03", "2026-03-cd"))
    assert went == [f"meeting:{regular}", f"meeting:{thematic}"]
    spot = next(one for one in page.strip.spots if one.key == "3:extra")
    assert page.strip.spot_at(spot.area.center()) == spot


def test_a_row_behind_the_points_opens_its_month(page, went, services):
    page.panel.table.activated.emit(page.panel.table.model().index(9, 0))
    assert went == [f"meeting:{services.meetings.id_of('2026-10')}"]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (2027, "Năm 2027 chưa có buổi nào trong kế hoạch."),
        (2020, "Sổ chưa có buổi nào của năm 2020."),
    ],
)
def test_a_year_without_meetings_says_what_to_do(page, workspace, went, shown, said):
    workspace.set_year(shown)
    assert page.no_meetings.isVisible()
    assert page.no_meetings.sentence.text() == said
    assert page.strip.isHidden()
    page.no_meetings.pressed.emit()
    assert went == ["page:plan"]


def test_the_workbook_is_written_from_the_page(year, workspace):
    year.year_view.export_button.click()
    assert year.year_view.made.sentence == "Đã xuất 2026_bang-diem.xlsx."
    assert date(2026, 11, 4) == workspace.now().date()
