"""What of a person is looked for in texts, and when the name stays."""

from datetime import date

import pytest

from app.domain.erasures import ERASED_FIELDS, TRACED_FIELDS, covered, keeps_name, traces
from app.domain.members import LeftKind
from tests.builders import a_member

DAY = date(2026, 11, 4)


@pytest.mark.parametrize(
    ("left_on", "keeps"), [(None, True), (date(2026, 12, 1), True), (DAY, False)]
)
def test_the_name_of_a_member_still_in_the_cell_stays(left_on, keeps):
    kind = LeftKind.TRANSFERRED if left_on else None
    assert keeps_name(a_member(left_on=left_on, left_kind=kind), DAY) is keeps


def test_short_values_are_not_looked_for_and_long_ones_come_first():
    assert traces(("Nam", "0912345678", " Thôn 2, xã Tân Hòa ", "", "1974")) == (
        "Thôn 2, xã Tân Hòa",
        "0912345678",
    )


def test_every_trace_in_a_text_is_covered():
    text = "Gọi 0912345678 hoặc 0912345678 trước giờ họp"
    assert covered(text, ("0912345678",)) == "Gọi (đã xóa) hoặc (đã xóa) trước giờ họp"


def test_what_is_looked_for_is_erased_as_well():
    assert set(TRACED_FIELDS) <= set(ERASED_FIELDS)
