"""Nhập bảng điểm danh on the screen: meetings, signs asked once, one Hoàn tác; and its speed."""

import time
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import ForeignFile
from app.domain.xl_sheets import text_sheet
from ui.importing.questions import QuestionRow
from ui.members.importing import ATTENDANCE, MEMBERS, MemberImporter
from ui.members.page import MembersPage

MATRIX = (
    "STT\tHọ và tên\tT1\tT2\tT3\n1\tNguyễn Thị Hạnh\tx\tP (ốm)\tv\n2\tHồ Sỹ Đạt\tx\tx\tK\n"
    "3\tLê Thị Lạ\tx\tx\tx\n"
)


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    made.import_attendance()
    return made


@pytest.fixture
def importer(page) -> MemberImporter:
    return page.importer


def paste(importer: MemberImporter, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    importer.paste_button.click()


def row_with(importer: MemberImporter, words: str) -> QuestionRow:
    return next(r for r in importer.current.questions.rows if words in r.sentence.text())


def choose(importer: MemberImporter, words: str, answer: str) -> None:
    row = row_with(importer, words)
    row.choice.set_value(answer)
    row.choice.changed.emit()


def answer_all(importer: MemberImporter, year: str = "2024") -> None:
    choose(importer, "Đó là năm nào", year)
    choose(importer, "“v”", "excused")
    choose(importer, "Lê Thị Lạ", "bỏ")


STRANGE = "Sổ\n\tDanh tính\tT1\tT2\tBuổi kín\n1\tNguyễn Thị Hạnh\tx\tx\tP\n2\tHồ Sỹ Đạt\tx\tP\tx\n"


def test_a_matrix_with_strange_headings_is_mapped_by_hand(importer, services):
    paste(importer, STRANGE)
    view = importer.attendance
    assert view.mapping.isVisible()
    assert "Hãy chỉ rõ" in view.sentence.text()
    assert view.mapping.row_field.value() == 2, "the row with the months is offered"
    for number, meaning in ((2, ImportColumn.FULL_NAME), (5, ImportColumn.MEETING)):
        view.mapping.fields[number].set_value(meaning)
        view.mapping.changed.emit()
    assert "2 đồng chí, 3 buổi họp" in view.sentence.text()
    choose(importer, "Đó là năm nào", "2024")
    row = row_with(importer, "Buổi kín")
    row.answered.emit(row.keys, "20/6/2024")
    assert importer.write_button.text() == "Ghi 6 lượt điểm danh"
    choices = view.choices
    importer.write_button.click()
    again = services.imports.read_pasted(STRANGE)
    draft = services.imports.draft_attendance(again, choices)
    assert (draft.plan.unchanged, draft.plan.added) == (6, ())


def test_another_heading_row_is_read_at_once(importer):
    paste(importer, STRANGE)
    field = importer.attendance.mapping.row_field
    field.setText("3")
    field.editingFinished.emit()
    assert "Nguyễn Thị Hạnh" in [c.heading for c in importer.attendance.draft.columns]


def test_a_matrix_is_read_asked_and_written(importer, services):
    paste(importer, MATRIX)
    assert importer.kind.value() == ATTENDANCE
    assert "3 đồng chí, 3 buổi họp" in importer.attendance.sentence.text()
    assert not importer.write_button.isEnabled()
    assert importer.attendance.preview.table.texts()[2][1] == "Lê Thị Lạ"

    answer_all(importer)

    assert importer.write_button.text() == "Ghi 6 lượt điểm danh"
    assert importer.attendance.preview.table.texts()[0][2:] == ("x", "P (ốm)", "v")
    assert "Lê Thị Lạ – đồng chí chọn không nhập" in importer.attendance.left_out_text.text()
    importer.write_button.click()
    again = services.imports.read_pasted(MATRIX)
    answers = {(0, "year"): "2024", (0, "sign:v"): "excused"}
    assert services.imports.draft_attendance(again, ImportChoices(answers)).plan.unchanged == 6


def test_the_matrix_is_taken_back_by_one_undo(page, importer, workspace, services):
    said: list[str] = []
    workspace.said.connect(lambda words, _offers: said.append(words))
    paste(importer, MATRIX)
    answer_all(importer, "2024")
    importer.write_button.click()
    assert said == ["Đã nhập bảng điểm danh: thêm 6, sửa 0 lượt."]
    assert page.header.isVisible()

    workspace.undo()

    file = services.imports.read_pasted(MATRIX)
    draft = services.imports.draft_attendance(file, ImportChoices({(0, "year"): "2024"}))
    assert draft.plan.unchanged == 0


def test_marks_that_differ_are_ticked_by_hand(importer):
    paste(importer, MATRIX)
    answer_all(importer, "2024")
    importer.write_button.click()
    paste(importer, MATRIX.replace("x\tP (ốm)", "K\tx"))
    answer_all(importer, "2024")
    card = importer.attendance.differences

    assert [check.text() for check in card.checks.values()] == [
        "01/2024: Có mặt → Vắng không lý do",
        "02/2024: Vắng có lý do (ốm) → Có mặt",
    ]
    assert importer.write_button.text() == "Không có gì để ghi"
    card.all_button.click()
    assert importer.write_button.text() == "Ghi: sửa 2 lượt điểm danh"


def test_the_same_file_is_read_as_the_other_kind(importer):
    paste(importer, MATRIX)
    importer.kind.set_value(MEMBERS)
    importer.kind.changed.emit()

    assert importer.view.isVisible()
    assert not importer.attendance.isVisible()
    assert importer.view.draft.sheet.people[0].name == "Nguyễn Thị Hạnh"


def test_a_list_without_meetings_says_what_is_needed(importer):
    paste(importer, "Họ tên\tNgày sinh\nVõ Hoài An\t1/1/1980\n")

    assert "Chưa thấy cột họ tên hoặc cột buổi họp" in importer.attendance.sentence.text()
    assert importer.state.text() == "Chưa rõ cột họ tên và các cột buổi họp"
    assert not importer.write_button.isEnabled()


def test_posts_of_a_list_hold_from_the_day_on_screen(importer, services):
    importer.show_kind(MEMBERS)
    paste(importer, "Họ tên\tChức vụ\nVõ Hoài An\tPhó bí thư\n")
    row = row_with(importer, "danh sách đầy đủ")
    row.choice.set_value("không")
    row.choice.changed.emit()
    since = importer.view.since
    assert since.isVisible()
    assert since.day() == services.imports.since()

    since.field.set_value(date(2027, 1, 1))
    since.field.changed.emit()
    assert not importer.write_button.isEnabled()
    assert importer.state.text() == "Ngày có hiệu lực chưa đọc được"
    since.field.set_value(date(2026, 3, 1))
    since.field.changed.emit()
    importer.write_button.click()

    new = next(m for m in services.members.all() if m.full_name == "Võ Hoài An")
    assert [post.starts_on for post in services.members.get(new.id).posts] == [date(2026, 3, 1)]


def test_an_answer_to_sixty_rows_is_shown_at_once(importer):
    importer.show_kind(MEMBERS)
    lines = [["Họ tên", "Ngày sinh", "Diện"]]
    lines += [[f"Võ Hoài {chr(65 + n % 26)}n{'hà'[n % 2]}", "01/02/1980", "MSH"] for n in range(60)]
    importer.take(ForeignFile("ds", "", (text_sheet("ds", lines),)))
    spent = []
    for answer in ("Dự bị", "Chính thức", "Dự bị"):
        start = time.process_time()
        choose(importer, "“MSH”", answer)
        spent.append(time.process_time() - start)

    assert min(spent) <= 0.05
