"""Keeping a layout still while many of its parts change."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLayout


@contextmanager
def at_rest(layout: QLayout) -> Iterator[None]:
    """Lay out once at the end: else each part that is shown or hidden places the page anew."""
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.update()
