"""What is put off is done once, and before the window is drawn."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.kit.dropping import drop
from ui.kit.facts import FactGrid
from ui.kit.labels import Label
from ui.kit.soon import Soon, settle


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


def test_settling_places_what_was_put_off_however_deep_it_lies(qapp: QApplication):
    outer, inner, part = QWidget(), QWidget(), Drawn()
    for around, within in ((outer, inner), (inner, part)):
        QVBoxLayout(around).addWidget(within)
    outer.show()
    qapp.processEvents()
    part.soon = Soon(part, lambda: part.setMinimumHeight(400))
    part.soon.start()
    settle()
    assert outer.minimumSizeHint().height() > 400
    assert part.height() >= 400
    outer.close()


def test_a_dropped_part_leaves_no_place_to_draw_again(qapp: QApplication):
    page, part = Drawn(), QWidget()
    part.setParent(page)
    part.setGeometry(10, 10, 40, 40)
    page.show()
    qapp.processEvents()
    drop(part)
    qapp.processEvents()
    page.notes.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()
    assert (page.notes, page.findChildren(QWidget)) == ([], [])
    page.close()


def test_facts_are_shown_again_in_the_labels_that_are_there(qapp: QApplication):
    grid = FactGrid()
    grid.set_facts((("Hạn", "25/11"), ("Sản phẩm", "Báo cáo"), ("Nguồn", "")))
    before = grid.findChildren(Label)
    grid.set_facts((("Hạn", "30/11"),))
    assert grid.findChildren(Label) == before
    assert [label.text() for label in before if not label.isHidden()] == ["Hạn", "30/11"]
