"""Rows that say the same stay, others take what is new; a resting layout is laid out once."""

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.kit.kept_rows import KeptRows
from ui.kit.resting import at_rest


def _texts(rows: KeptRows[str, QLabel]) -> list[str]:
    return [row.text() for row in rows.rows]


def test_a_row_takes_other_content_and_one_shown_again_stays(qapp: QApplication):
    rows: KeptRows[str, QLabel] = KeptRows(QLabel, again=QLabel.setText)
    rows.show_rows(("a", "b"))
    first, second = rows.rows
    rows.show_rows(("c", "a", "d"))
    assert _texts(rows) == ["c", "a", "d"]
    assert (rows.rows[0], rows.rows[1]) == (second, first)
    assert [rows.layout().indexOf(row) for row in rows.rows] == [0, 1, 2]


def test_without_it_a_row_that_is_not_shown_again_is_dropped(qapp: QApplication):
    rows: KeptRows[str, QLabel] = KeptRows(QLabel)
    rows.show_rows(("a", "b"))
    gone = rows.rows[1]
    rows.show_rows(("a", "c"))
    assert gone not in rows.rows
    assert gone.isHidden()


def test_rows_made_in_a_page_that_is_seen_are_seen_at_once(qapp: QApplication):
    rows: KeptRows[str, QLabel] = KeptRows(QLabel)
    rows.show()
    rows.show_rows(("a",))
    assert rows.rows[0].isVisible()
    rows.close()


def test_parts_shown_while_a_layout_rests_are_placed_afterwards(qapp: QApplication):
    page = QWidget()
    column = QVBoxLayout(page)
    parts = [QLabel(word) for word in ("a", "b")]
    for part in parts:
        column.addWidget(part)
    parts[1].hide()
    page.resize(200, 200)
    page.show()
    qapp.processEvents()
    with at_rest(column):
        parts[1].show()
        assert parts[0].height() > 150
    qapp.processEvents()
    assert parts[1].y() > parts[0].y()
    assert parts[0].height() < 100
    page.close()
