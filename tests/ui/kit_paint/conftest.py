"""Own-painted widgets are tried in every palette and size, dressed as in the application."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit import theme
from ui.kit.tokens import PaletteName, SizeName

Press = Callable[..., None]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    yield
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)


@pytest.fixture
def dress(qapp: QApplication) -> Callable[[PaletteName, SizeName], None]:
    return lambda palette, size: theme.apply(qapp, palette, size)


@pytest.fixture
def picture() -> Callable[[QWidget], QImage]:
    return lambda widget: widget.grab().toImage()


@pytest.fixture
def press() -> Press:
    def send(widget: QWidget, key: Qt.Key, text: str = "", **held: bool) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        modifiers = control if held.get("ctrl") else Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    return send


@pytest.fixture
def click(qtbot):
    def send(widget: QWidget, point: QPoint) -> None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)

    return send
