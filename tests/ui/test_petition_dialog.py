"""A petition is entered in the register from the cockpit and from Hoàn thiện."""

import pytest
from PySide6.QtWidgets import QMenu

from app.domain.petitions import PetitionKind
from tests.ui.step_showing import step_of
from ui.meetings.cockpit import CockpitStep
from ui.meetings.cockpit_menu import fill_menu
from ui.meetings.finishing import FinishingStep
from ui.meetings.petition_dialog import ENTER_PETITION, PetitionDialog


@pytest.fixture
def meeting(voted) -> int:
    return voted


def fill(dialog: PetitionDialog) -> bool:
    dialog.accept()
    assert list(dialog.form.problem_texts()) == ["text"]
    dialog.form.set_values({"text": "Sửa mái nhà để xe", "addressee": "Đảng ủy xã"})
    return True


def test_the_menu_of_the_cockpit_enters_a_petition_of_the_item_in_front(
    workspace, services, meeting, show, dialogs
):
    step = step_of(CockpitStep, workspace, meeting, show)
    file = services.meetings.file(meeting)
    step.choose_item(file.agenda[2].id)
    menu = QMenu()
    fill_menu(menu, step, step.writing)
    dialogs.answers.append(fill)
    next(act for act in menu.actions() if act.text().startswith(ENTER_PETITION)).trigger()
    (petition,) = services.petitions.list(file.header.day.year)
    assert (petition.text, petition.kind) == ("Sửa mái nhà để xe", PetitionKind.PETITION)
    assert (petition.meeting_id, petition.item_id) == (meeting, file.agenda[2].id)
    assert (petition.received_on, petition.addressee) == (file.header.day, "Đảng ủy xã")
    services.history.undo()
    assert services.petitions.list(file.header.day.year) == ()


def test_the_closing_texts_have_the_way_to_the_register(
    workspace, services, meeting, show, dialogs
):
    step = step_of(FinishingStep, workspace, meeting, show)
    dialogs.answers.append(fill)
    step.texts.petition_button.click()
    (petition,) = services.petitions.list(services.meetings.file(meeting).header.day.year)
    assert (petition.meeting_id, petition.item_id) == (meeting, None)
