"""Ngày kỷ niệm in Cài đặt: one is added or taken out, and the shipped list comes back."""

from datetime import date

import pytest

from app.domain.topics import COMMEMORATIVE_DAYS
from ui.settings.commemoration_section import CommemorationSection
from ui.settings.page import SettingsPage

SHIPPED = len(COMMEMORATIVE_DAYS)
OWN = {"day": 12, "month": 9, "name": "Ngày truyền thống của xã", "since": 1950, "group": 5}


@pytest.fixture
def page(workspace, show) -> SettingsPage:
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    made.open("settings:commemorations")
    show(made)
    return made


@pytest.fixture
def section(page) -> CommemorationSection:
    found = page.findChild(CommemorationSection)
    assert found is not None
    return found


def test_the_shipped_days_stand_in_the_order_of_the_year(section):
    texts = section.table.texts()
    assert (len(texts), section.count.text()) == (SHIPPED, f"{SHIPPED} ngày")
    assert texts[0][:2] == ("3/2", "Ngày thành lập Đảng Cộng sản Việt Nam")
    assert not section.restore_button.isEnabled()


def test_a_day_of_the_cell_is_suggested_for_topics_and_undone(section, services, workspace):
    section.form.set_values(OWN)
    section.add_button.click()
    (made,) = [day for day in services.plans.commemorations(2026) if day.on == date(2026, 9, 12)]
    assert made.title == "Kỷ niệm 76 năm Ngày truyền thống của xã"
    assert not made.what.is_shipped
    assert section.restore_button.isEnabled()
    workspace.undo()
    assert len(section.table.records()) == SHIPPED


def test_a_day_no_year_has_keeps_the_form_open(section):
    section.form.set_values({**OWN, "day": 31})
    section.add_button.click()
    assert section.form.problem_texts() == {"day": "Tháng 9 không có ngày 31."}
    assert len(section.table.records()) == SHIPPED


def test_days_taken_out_come_back_with_the_shipped_list(section, services):
    first = section.table.records()[0]
    section.table.link_pressed.emit(first, "Bỏ")
    section.form.set_values(OWN)
    section.add_button.click()
    own = next(day for day in section.table.records() if not day.is_shipped)
    assert first.name not in {day.what.name for day in services.plans.commemorations(2026)}
    section.table.delete_asked.emit(own)
    assert len(section.table.records()) == SHIPPED - 1
    section.restore_button.click()
    assert section.table.records()[0] == first
    assert len(section.table.records()) == SHIPPED
