"""A part taken off a page for good."""

from PySide6.QtWidgets import QWidget


def drop(part: QWidget) -> None:
    """Hide a part and let go of it.

    Qt draws the place of a part that goes once more, long after the page was drawn without it;
    a part that lies outside has no place.
    """
    part.hide()
    part.move(-part.width(), -part.height())
    part.deleteLater()
