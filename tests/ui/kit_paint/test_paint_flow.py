"""A wrapped sentence is laid out as far as it is seen, however much was pasted into it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.kit import fonts
from ui.kit.painting import Flow, Ink, Run

WORDS = "Nghị quyết của chi bộ ủy ban nhân dân "


def drawn(flow: Flow) -> QImage:
    image = QImage(240, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    flow.draw(painter, QPointF(0, 4))
    painter.end()
    return image


def test_what_lies_beyond_the_last_line_changes_nothing_that_is_seen(qapp):
    fonts.load()
    some, book = (Flow((Run(WORDS * times, Ink()),), 220, most_lines=2) for times in (10, 5000))
    assert (book.is_cut, book.line_count, book.height) == (True, 2, some.height)
    assert drawn(book) == drawn(some)
    assert len(book._layout.text()) < 200


def test_a_text_that_fits_is_not_cut(qapp):
    fonts.load()
    flow = Flow((Run("Nghị quyết", Ink()), Run(" tháng 11", Ink("error"))), 220, most_lines=2)
    assert (flow.is_cut, flow.line_count) == (False, 1)
    assert Flow((), 220, most_lines=2).line_count == 1


def test_the_end_of_one_line_is_cut_alike_for_a_book(qapp):
    fonts.load()
    face = fonts.Face(11, 400)
    assert fonts._cut(WORDS * 5000, face, 120) == fonts._cut(WORDS * 10, face, 120)
    assert fonts._cut(WORDS, face, -3) == fonts._cut(WORDS, face, 0)
