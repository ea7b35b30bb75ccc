"""Long work is asked between its pieces, and inside them, whether it should go on."""

import pytest

from app.domain.errors import Cancelled
from app.domain.progress import heeding, no_progress, pause


def test_a_pause_asks_the_one_who_watches_and_nobody_else():
    asked = []

    def stop() -> None:
        asked.append(1)
        raise Cancelled

    pause()
    with pytest.raises(Cancelled), heeding(stop):
        pause()
    pause()
    assert asked == [1]


def test_a_report_to_nobody_asks_nobody_whether_to_stop():
    asked = []
    with heeding(lambda: asked.append(1)):
        no_progress(1, 2, "Biên bản")
        assert asked == []
        pause()
    assert asked == [1]
