"""Sensitive data of members: nothing is read or kept of a group that is off."""

from dataclasses import replace

import pytest

from app.domain.members import MemberForm, Situation
from app.domain.sensitive_data import SensitiveGroup

FORM = MemberForm("Trần Văn An", citizen_id="038190000123", home_town="Xã Tân Hòa")


def switch(services, *groups: SensitiveGroup) -> None:
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, sensitive_groups=groups))


def test_a_group_that_is_off_is_not_kept(services):
    member = services.members.add(FORM)
    switch(services, *SensitiveGroup)
    assert services.members.get(member).form.citizen_id == ""


def test_a_group_that_is_on_is_kept_and_read(services):
    switch(services, SensitiveGroup.CITIZEN_ID)
    form = services.members.get(services.members.add(FORM)).form
    assert (form.citizen_id, form.home_town) == ("038190000123", "")


@pytest.mark.parametrize("undo", [True, False])
def test_switching_off_hides_and_switching_on_again_shows(services, undo):
    switch(services, *SensitiveGroup)
    member = services.members.add(FORM)
    switch(services)
    assert services.members.get(member).form.home_town == ""
    services.members.save(member, replace(services.members.get(member).form, phone="0900 000 001"))
    if undo:
        services.history.undo()
        services.history.undo()
    else:
        switch(services, *SensitiveGroup)
    assert services.members.get(member).form.home_town == "Xã Tân Hòa"


def test_a_situation_names_the_decision_behind_it(services, members):
    member = members["Hồ Sỹ Đạt"]
    services.members.set_situation(
        member, Situation.EXEMPT, services.now().date(), decision=" NQ 05-NQ/CB ngày 08/3/2024 "
    )
    assert services.members.get(member).situations[0].decision == "NQ 05-NQ/CB ngày 08/3/2024"
