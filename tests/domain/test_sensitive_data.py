"""Sensitive data of members: which fields a cell may see at all."""

import pytest

from app.domain.members import MemberForm
from app.domain.sensitive_data import (
    GROUP_FIELDS,
    SensitiveGroup,
    hidden_fields,
    masked,
    without_hidden,
)

ADDRESSES = {"home_town", "permanent_address", "temporary_address"}


def test_everything_is_hidden_until_it_is_switched_on():
    assert hidden_fields(()) == {
        "citizen_id", "ethnicity", "religion", "dues_class", *ADDRESSES,
    }  # fmt: skip


def test_a_group_shows_its_own_fields_only():
    assert hidden_fields(()) - hidden_fields((SensitiveGroup.ADDRESSES,)) == ADDRESSES
    assert hidden_fields(SensitiveGroup) == frozenset()


def test_every_field_of_a_group_is_a_field_of_a_member():
    names = {name for fields in GROUP_FIELDS.values() for name in fields}
    assert names <= MemberForm.__dataclass_fields__.keys()
    assert GROUP_FIELDS.keys() == set(SensitiveGroup)


def test_a_hidden_field_is_read_as_empty_and_the_others_stay():
    form = MemberForm("Trần Văn An", phone="0900", citizen_id="038190000001")
    seen = without_hidden(form, hidden_fields(()))
    assert (seen.phone, seen.citizen_id) == ("0900", "")


def test_a_form_with_nothing_to_hide_stays_the_same():
    form = MemberForm("Trần Văn An")
    assert without_hidden(form, hidden_fields(())) is form


@pytest.mark.parametrize(
    ("number", "shown"), [("038190000123", "•••••••••123"), ("12", "12"), ("", "")]
)
def test_only_the_last_digits_of_a_number_are_read(number, shown):
    assert masked(number) == shown
