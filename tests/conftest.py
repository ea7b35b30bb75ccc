"""What every test stands on: no real screen, and no error that is logged and overlooked."""

import gc
import logging
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

# The same commit gives the same answer, however busy the machine is: nothing is judged by the time
# it takes. A person hunting for more may load the default profile.
hypothesis.settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("steady")

# What hundreds of tests import and keep is looked through for garbage a seventh as often.
gc.set_threshold(5_000)


class ErrorRecords(logging.Handler):
    """Keeps the log records of level ERROR and above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(record)

    def sentences(self) -> list[str]:
        """Return what was logged, in order."""
        return [record.getMessage() for record in self.records]


@pytest.fixture
def error_log() -> ErrorRecords:
    """Errors logged by a test that expects some; asking for this fixture allows them."""
    return ErrorRecords()


@pytest.fixture(autouse=True)
def _no_unexpected_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    expected = "error_log" in request.fixturenames
    seen = request.getfixturevalue("error_log") if expected else ErrorRecords()
    logging.getLogger().addHandler(seen)
    yield
    logging.getLogger().removeHandler(seen)
    if not expected:
        assert seen.sentences() == []
