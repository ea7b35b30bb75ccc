"""What is put off is done once, and before the window is drawn."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.soon import Soon


class Drawn(QWidget):
    """Notes what happens in the order it happens."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.soon = Soon(self, lambda: self.notes.append("act"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.notes.append("paint")


def test_many_askings_are_one_act_done_before_the_window_is_drawn(qapp: QApplication):
    widget = Drawn()
    widget.show()
    qapp.processEvents()
    widget.notes.clear()
    widget.update()
    for _ in range(3):
        widget.soon.start()
    assert widget.notes == []
    qapp.processEvents()
    assert widget.notes == ["act", "paint"]
    widget.soon.start()
    qapp.processEvents()
    assert widget.notes.count("act") == 2


def test_an_asking_taken_back_is_no_act(qapp: QApplication):
    widget = Drawn()
    widget.soon.start()
    widget.soon.stop()
    qapp.processEvents()
    assert widget.notes == []
