"""What an item of an agenda says of itself."""

from tests.builders import an_item


def test_an_item_says_what_it_serves_only_when_it_was_named():
    assert an_item(serves="Nghị quyết 16-NQ/CB").serves_line == "Phục vụ: Nghị quyết 16-NQ/CB"
    assert an_item().serves_line == ""
