"""Remedies a report names, one by one, ready to become tasks."""

import pytest

from app.services.remedies import remedies_of
from tests.builders import an_item


@pytest.mark.parametrize(
    ("text", "remedies"),
    [
        ("Ưu điểm: tốt.\nHạn chế: hồ sơ trễ.", ()),
        ("Hạn chế: chậm. Giải pháp: chốt lịch phối hợp.", ("Chốt lịch phối hợp",)),
        (
            "Giải pháp:\n- rà soát hằng tuần;\n- giao người theo dõi.\nNguyên nhân: thiếu người.",
            ("Rà soát hằng tuần", "Giao người theo dõi"),
        ),
    ],
)
def test_remedies_are_read_from_their_own_part(text, remedies):
    assert remedies_of(an_item(draft_text=text, content="")) == remedies


def test_a_remedy_in_draft_and_minutes_is_offered_once():
    text = "Giải pháp: chốt lịch phối hợp."
    assert remedies_of(an_item(draft_text=text, content=text)) == ("Chốt lịch phối hợp",)
