"""Words kept laid out lie where Qt would write them."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from ui.kit import fonts

AREA = QRectF(4, 3, 150, 29)
SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


@pytest.fixture
def face(qapp):
    fonts.load()
    return fonts.Face(11, 600)


def drawn(draw):
    image = QImage(160, 36, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


@pytest.mark.parametrize("align", SIDES)
@pytest.mark.parametrize("text", ["Nguyễn Thị Hạnh", "Đỗ\nẨn", "94,5"])
def test_words_lie_where_qt_writes_them(face, text, align):
    def plainly(painter):
        painter.setFont(fonts.of(face))
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(AREA, flags, text.replace("\n", " "))

    for _again in range(2):
        assert drawn(lambda p: fonts.write(p, AREA, text, face, align)) == drawn(plainly)


def test_the_line_of_a_link_lies_under_its_words_wherever_a_table_stands(face):
    link = face._replace(underlined=True)
    area = QRectF(0, 0, 100, 30)

    def moved(painter):
        painter.translate(44, 4)
        fonts.write(painter, area, "Xuất", link)

    there = drawn(lambda p: fonts.write(p, area.translated(44, 4), "Xuất", link))
    assert drawn(moved) == there
    assert there != drawn(lambda p: fonts.write(p, area.translated(44, 4), "Xuất", face))


def test_what_does_not_fit_is_cut_and_stays_inside(face):
    long = "Chi bộ Văn phòng họp thường kỳ tháng Mười một"
    short = QFontMetrics(fonts.of(face)).elidedText(long, Qt.TextElideMode.ElideRight, 150)
    image = drawn(lambda p: fonts.write(p, AREA, long, face))
    assert short.endswith("…")
    assert image == drawn(lambda p: fonts.write(p, AREA, short, face))
    assert all(
        image.pixelColor(x, y) == Qt.GlobalColor.white for x in (156, 158) for y in range(36)
    )
