"""The columns of a score sheet on the screen and how wide they are."""

from enum import IntEnum

from PySide6.QtCore import Qt


class SheetColumn(IntEnum):
    """In the order of the sheet."""

    NUMBER = 0
    TEXT = 1
    VALUE = 2
    OWN = 3
    CELL = 4
    SUPERIOR = 5
    STATUS = 6


TITLES = {
    SheetColumn.NUMBER: "",
    SheetColumn.TEXT: "Tiêu chí và căn cứ",
    SheetColumn.VALUE: "Giá trị",
    SheetColumn.OWN: "Tự chấm",
    SheetColumn.CELL: "Chi bộ",
    SheetColumn.SUPERIOR: "Cấp trên",
    SheetColumn.STATUS: "Tình trạng",
}
WIDTHS = {
    SheetColumn.NUMBER: 48,
    SheetColumn.OWN: 78,
    SheetColumn.CELL: 60,
    SheetColumn.SUPERIOR: 72,
}
"""Logical pixels at the normal size; the text takes what is left."""
LEAST_VALUE, MOST_VALUE = 92, 150
"""What is entered has the room of its widest choice between these."""
COMFORTABLE_TEXT, LEAST_TEXT = 240, 150
"""Below the first, columns that say nothing yet give their room to the text."""
RIGHT = frozenset({SheetColumn.OWN, SheetColumn.CELL, SheetColumn.SUPERIOR})


def alignment(column: SheetColumn) -> Qt.AlignmentFlag:
    """Return how the title of a column stands over its cells."""
    side = Qt.AlignmentFlag.AlignLeft
    if column in RIGHT:
        side = Qt.AlignmentFlag.AlignRight
    elif column is SheetColumn.VALUE:
        side = Qt.AlignmentFlag.AlignHCenter
    return side | Qt.AlignmentFlag.AlignVCenter
