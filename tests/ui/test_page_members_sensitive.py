"""Sensitive data of members on the screen: off, on, and covered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from app.domain.sensitive_data import SensitiveGroup
from ui.members.page import MembersPage
from ui.settings.page import SettingsPage
from ui.settings.privacy_section import PrivacySection


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def member_id(services) -> int:
    return next(m.id for m in services.members.all() if m.full_name == "Hồ Sỹ Đạt")


def switch(services, *groups: SensitiveGroup) -> None:
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, sensitive_groups=groups))


def shown(page: MembersPage) -> str:
    return " ".join(value.text() for _, value in page.listing.panel._fact_labels)


def test_the_form_asks_nothing_sensitive_until_it_is_switched_on(page, member_id, services):
    page.edit(member_id)
    assert page.editor.sensitive_card.isHidden()
    switch(services, SensitiveGroup.ORIGINS)
    assert not page.editor.sensitive_card.isHidden()
    assert page.editor.forms[3].input("religion").isVisible()
    assert not page.editor.forms[3].input("citizen_id").isVisible()


def test_a_number_is_covered_on_the_card_and_in_the_form(page, member_id, services):
    switch(services, SensitiveGroup.CITIZEN_ID)
    form = services.members.get(member_id).form
    services.members.save(member_id, replace(form, citizen_id="038190000123"))
    page.listing.show_member(member_id)
    assert "•••••••••123" in shown(page)
    page.edit(member_id)
    field = page.editor.forms[3].input("citizen_id")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setFocus()
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_the_settings_switch_a_group_on_as_one_action(workspace, services, show):
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    made.open("settings:privacy")
    show(made)
    section = made.section
    assert isinstance(section, PrivacySection)
    section.groups.form.input("honours").click()
    section.groups.save_button.click()
    assert services.cells.settings().sensitive_groups == (SensitiveGroup.HONOURS,)
    services.history.undo()
    assert services.cells.settings().sensitive_groups == ()


def test_erasing_is_asked_once_with_a_reason_and_empties_the_form(
    page, member_id, services, dialogs
):
    form = services.members.get(member_id).form
    services.members.save(member_id, replace(form, phone="0987654321"))
    page.edit(member_id)
    page.editor.forms[1].input("occupation").setText("Chưa ghi vào sổ")
    dialogs.reasons.append("Theo đơn của đồng chí")
    page.editor.facts.privacy.erase_button.click()
    assert page.editor.forms[2].input("phone").value() == ""
    assert not page.editor.is_changed()
    assert page.editor.facts.privacy.state.text() == "Đã xóa dữ liệu ngày 04/11/2026."
    assert services.history.labels().undo is None


def test_leaving_the_question_erases_nothing(page, member_id, services, dialogs):
    page.edit(member_id)
    dialogs.reasons.append(None)
    page.editor.facts.privacy.erase_button.click()
    assert services.personal_data.erasures() == ()


def test_the_data_of_a_member_are_exported(page, member_id, services):
    page.edit(member_id)
    page.editor.facts.privacy.export_button.click()
    assert list(services.exports.glob("*_du-lieu_ho-sy-dat.xlsx"))
