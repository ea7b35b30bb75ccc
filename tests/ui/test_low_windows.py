"""In the smallest window nothing a person needs is cut at the side."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tests.ui.meeting_samples import a_meeting
from ui.kit.function_keys import FunctionKeyRow
from ui.kit.option_cards import OptionCard, OptionCards
from ui.kit.ribbon import RibbonStage, RibbonState, StageRibbon
from ui.meetings.prepare import PrepareStep
from ui.settings.page import SettingsPage
from ui.settings.section_places import SECTIONS

TWO_BY_TWO = [(False, False), (True, False), (False, True), (True, True)]
STAGES = tuple(RibbonStage(name) for name in ("Chuẩn bị", "Đang họp", "Hoàn thiện"))


@pytest.fixture
def page(workspace, scoring, show) -> SettingsPage:
    made = SettingsPage(workspace)
    show(made, 868, 480)
    made.refresh()
    return made


def test_no_section_of_the_settings_is_wider_than_its_place(page):
    for key in (section.key for section in SECTIONS):
        page.open(f"settings:{key}")

        areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]

        assert areas, key
        for area in areas:
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), key


def test_cards_stand_two_by_two_where_four_have_no_room(show, qtbot):
    cards = OptionCards([(str(n), OptionCard(f"Lựa chọn số {n}", "kiểu chữ")) for n in range(4)])
    host = QWidget()
    QVBoxLayout(host).addWidget(cards)
    show(host, 1600, 200)
    assert len({card.y() for card in cards.cards.values()}) == 1

    host.resize(host.minimumSizeHint().width(), 300)

    assert cards.width() == cards.minimumSizeHint().width()
    qtbot.waitUntil(lambda: [(c.x() > 0, c.y() > 0) for c in cards.cards.values()] == TWO_BY_TWO)


def test_the_chip_gives_way_to_the_button_of_the_ribbon(show):
    ribbon = StageRibbon()
    ribbon.set_state(RibbonState(STAGES, 1, "Đăng nghị quyết, rồi khóa", "Đăng nghị quyết"))
    ribbon.set_chip(True)

    ribbon.ensurePolished()
    width = ribbon.minimumSizeHint().width()
    show(ribbon, width, 40)

    assert width >= ribbon.button.sizeHint().width()
    assert ribbon.button.x() >= 0


def test_the_function_keys_stay_in_sight_in_the_smallest_window(window, workspace, services, show):
    meeting = a_meeting(services)
    services.minutes.start(meeting, datetime(2026, 11, 4, 14, 0))
    window.show_book(workspace)
    show(window, 960, 540)
    window.go(f"meeting:{meeting}:run")

    keys = window.findChild(FunctionKeyRow)
    bottom = keys.mapTo(window, keys.rect().bottomLeft()).y()

    assert keys.isVisible()
    assert bottom < window.height()


def test_the_cards_of_the_preparation_fit_beside_each_other_or_stand_below(
    workspace, services, show
):
    step = PrepareStep(workspace)
    show(step, 700, 400)
    step.show_view(services.meetings.view(a_meeting(services)))
    area = step.findChild(QScrollArea)
    for width in (701, 781, 809, 841, 1001):
        step.resize(width, 400)

        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), width
