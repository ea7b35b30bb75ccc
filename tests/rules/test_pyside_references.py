"""The installed PySide6 keeps the interpreter whole (6.12.0 lost references on Python 3.11)."""

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_methods_that_return_nothing_keep_the_references_to_none():
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("x")

    assert sys.getrefcount(None) - before > -CALLS / 2
