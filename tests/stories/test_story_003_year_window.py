"""Seed 003, through the window on the day of its article: what five months show on each page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.remarks import RemarkState
from tests.filled_sheets import fill_excel
from tests.stories import followed_cell as told
from tests.stories import observer_visits as visits
from tests.stories import window_hands as hands
from tests.stories.followed_year import KeptYear
from tests.stories.window_desk import Desk, open_desk, settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHEET = "2022-05_phieu-gop-y_to-cong-tac-so-1.xlsx"


@pytest.fixture
def desk(followed: KeptYear, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The book on 18/5/2022."""
    services, clock = followed.open(tmp_path / "so")
    with open_desk(qapp, qtbot, tmp_path, services, clock) as made:
        yield made


def test_what_the_group_followed_is_on_the_pages(desk: Desk):
    read_the_points(desk)
    read_the_plan(desk)
    take_a_workbook_in(desk)
    answer_everything(desk)
    board = desk.services.remarks.board(2022)
    assert {row.remark.state(board.today) for row in board.rows} == {
        RemarkState.ANSWERED,
        RemarkState.NOTED,
    }
    assert (board.counts.total, board.counts.accepted) == (5, 5)
    assert (desk.services.exports / SHEET).is_file()


def read_the_points(desk: Desk) -> None:
    """All points are at 85 and more; the lowest and the trend are said, losses explained."""
    year = desk.visit("year:years").year_view
    rows = [row for row in year.table.texts() if row[1] == "Thường kỳ"]
    assert [row[3] for row in rows] == [str(month.points) for month in told.MONTHS]
    tiles = [spot.text for spot in year.tiles.spots]
    assert tiles[:3] == [
        "Bình quân: 94,6 tăng 13,6 điểm so với năm 2021 (1 buổi)",
        "Thấp nhất: 85 tháng 1, Khá",
        "Cao nhất: 99 tháng 5, Tốt",
    ]


def read_the_plan(desk: Desk) -> None:
    """Three topics are held and three to come; both days of sending stand beside the plan."""
    page = desk.visit("plan:2022-05")
    sent = {"Đã gửi cấp trên ngày 31/12", "Đã gửi tổ công tác ngày 31/12"}
    assert sent <= set(page.check_card.texts())
    reality = desk.visit("plan:reality").front
    states = [row[4] for row in reality.table.texts() if row[0].startswith("Quý")]
    assert [state == "Chưa đến ngày" for state in states] == [*[False] * 3, *[True] * 3]
    assert "Việc chuyên môn" not in reality.missed.text()


def take_a_workbook_in(desk: Desk) -> None:
    """The sheet of May goes out as a workbook and comes back with two remarks."""
    page = desk.visit("page:remarks")
    view = page.front
    desk.answer(_as_a_workbook)
    view.send_button.click()
    settle()
    assert view.made.sentence == f"Đã xuất {SHEET}."
    fill_excel(desk.services.exports / SHEET, visits.ON_EXCEL)
    desk.dialogs.files.append(desk.services.exports / SHEET)
    view.take_button.click()
    settle()
    desk.press(Qt.Key.Key_Return, modifier=CTRL)
    said = {entry.text for entry in view.list.entries()}
    assert {good or asked for good, _bad, asked in visits.ON_EXCEL.values()} <= said


def _as_a_workbook(dialog: Any) -> bool:
    """The meeting and the group are offered; only the kind of file is chosen."""
    assert "Tổ công tác số 1" in dialog.form.input("person").currentText()
    return hands.filled(as_excel=True)(dialog)


def answer_everything(desk: Desk) -> None:
    """What the group asked is answered one after the other; nothing waits any more."""
    view = desk.page.front
    for row in view.board.rows:
        if row.remark.is_waiting(told.TODAY):
            desk.visit(f"remark:{row.id}")
            desk.into(view.card.form.input("text"), "Chi bộ tiếp thu, làm từ tháng sau.")
            view.card.form.input("accepted").set_value(True)
            desk.press(Qt.Key.Key_Return, modifier=CTRL)
    states = {row.remark.state(told.TODAY) for row in view.board.rows}
    assert RemarkState.OPEN not in states
    assert view.card.hint.text() == "Chi bộ đã tiếp thu 5/5 góp ý trong năm 2022."
