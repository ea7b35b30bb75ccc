"""Stories run without the network: no internet socket may be created while one is told."""

import socket
import sys
from collections.abc import Iterator

import pytest

from tests.stories.followed_year import KeptYear, followed_year

_INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})
_seen: list[object] = []


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _INTERNET:
        _seen.append(arguments[1])


sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def _no_internet_socket() -> Iterator[None]:
    before = len(_seen)
    yield
    assert len(_seen) == before


@pytest.fixture(scope="session")
def followed() -> KeptYear:
    """The closed book of seed 003 on the day of its article, to be copied; told once for all."""
    return followed_year()
