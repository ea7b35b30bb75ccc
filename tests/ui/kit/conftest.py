"""Every kit test starts in the light palette at the normal size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.kit import focus, theme
from ui.kit.tokens import PaletteName, SizeName


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    focus.follow(qapp)
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    yield
    # Without an event loop nothing takes the closed windows away, and each change of look
    # would dress all of them again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
