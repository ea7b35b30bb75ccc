"""A scrolled part that tells its height late is fitted a few times, then left as it is."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.kit.page import scrolling
from ui.kit.scroll_area import MOST_FITS

WIDE, TALL, LOW = 300, 120, 100


class _Late(QWidget):
    """Needs more height when narrow, and tells it one change of its size too late."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.known, self.sizes = LOW, LOW, 0

    def minimumSizeHint(self) -> QSize:
        return QSize(50, self.told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sizes += 1
        self.told, self.known = self.known, LOW if self.width() >= WIDE else TALL
        self.updateGeometry()


def _let_pass(qapp: QApplication) -> None:
    for _ in range(10):
        qapp.processEvents()


@pytest.mark.parametrize("height", range(LOW - 4, TALL + 5, 4))
def test_a_part_that_tells_its_height_late_does_not_fill_the_stack(qapp: QApplication, height: int):
    late, inner = _Late(), QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(late)
    area = scrolling(inner)
    area.resize(WIDE, LOW - 20)
    area.show()
    qapp.processEvents()
    late.told, late.known, late.sizes = LOW, TALL, 0
    late.updateGeometry()
    area.resize(WIDE, height)
    _let_pass(qapp)
    settled = late.sizes
    _let_pass(qapp)
    assert late.sizes == settled
    assert settled < 4 * MOST_FITS
    assert inner.height() >= area.viewport().height()
    area.close()
