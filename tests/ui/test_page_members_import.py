"""Nhập danh sách on the screen: a file, its questions, its differences, one Hoàn tác."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.import_columns import ImportColumn
from ui.importing.questions import RETYPE, QuestionRow
from ui.kit.segmented import Segmented
from ui.members.importing import MemberImporter
from ui.members.page import MembersPage

LIST = (
    "TT\tHọ tên\tNgày sinh\tNgày vào Đảng\tDiện\tĐiện thoại\n"
    "1\tVÕ HOÀI AN\t05/1984\t03/02/2025\tDự bị\t0912345678\n"
    "2\tLÝ VĂN SÁU\t31/02/1990\t03/02/2025\tMSH\t\n"
    "3\tLÝ VĂN BẢY\t01/02/1990\t03/02/2025\tMSH\t\n"
)


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def importer(page) -> MemberImporter:
    page.import_button.click()
    return page.importer


def paste(importer: MemberImporter, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    importer.paste_button.click()


def row_with(importer: MemberImporter, words: str) -> QuestionRow:
    return next(r for r in importer.view.questions.rows if words in r.sentence.text())


def choose(row: QuestionRow, answer: str) -> None:
    row.choice.set_value(answer)
    row.choice.changed.emit()


def answer_all(importer: MemberImporter) -> None:
    choose(row_with(importer, "“MSH”"), "Dự bị")
    choose(row_with(importer, "“31/02/1990”"), "")
    if any("danh sách đầy đủ" in r.sentence.text() for r in importer.view.questions.rows):
        choose(row_with(importer, "danh sách đầy đủ"), "không")


def test_the_page_begins_with_its_next_step_and_esc_goes_back(page, importer, qtbot: QtBot):
    assert importer.empty.isVisible()
    assert not importer.write_button.isVisible()
    qtbot.keyClick(importer, Qt.Key.Key_Escape)
    assert page.header.isVisible()


def test_alike_cells_are_one_question_and_a_sure_reading_is_chosen(importer):
    paste(importer, LIST)
    rows = importer.view.questions.rows

    assert "dòng 4" in row_with(importer, "“MSH”").sentence.text()
    month = row_with(importer, "“05/1984”").choice
    assert isinstance(month, Segmented)
    assert month.value() == "05/1984"
    assert row_with(importer, "“31/02/1990”").choice.value() is None
    assert importer.view.questions.progress.text() == f"đã chọn 1/{len(rows)}"
    assert not importer.write_button.isEnabled()


def test_answers_open_the_primary_act_which_names_what_it_writes(importer, services):
    before = len(services.members.all())
    paste(importer, LIST)
    answer_all(importer)

    assert importer.write_button.isEnabled()
    assert importer.write_button.text() == "Ghi 3 đảng viên"
    importer.write_button.click()

    assert len(services.members.all()) == before + 3


def test_the_import_is_taken_back_by_one_undo(page, importer, workspace, services):
    said: list[tuple[str, bool]] = []
    workspace.said.connect(lambda words, offers: said.append((words, offers)))
    before = [m.full_name for m in services.members.all()]
    paste(importer, LIST)
    answer_all(importer)
    importer.write_button.click()
    assert said == [("Đã nhập danh sách: thêm 3, sửa 0 đồng chí.", True)]
    assert page.header.isVisible()

    workspace.undo()

    assert [m.full_name for m in services.members.all()] == before


def test_words_of_ones_own_are_read_again(importer):
    paste(importer, LIST)
    row = row_with(importer, "“31/02/1990”")
    choose(row, RETYPE)
    assert row.typed.isVisible()
    row.typed.setText("hôm qua")
    row.typed.editingFinished.emit()
    assert "chưa đọc được “hôm qua”" in row.sentence.text()

    row.typed.setText("28/02/1990")
    row.typed.editingFinished.emit()

    assert importer.view.choices.answers[(3, "birth_date")] == "28/02/1990"
    assert (3, "birth_date") not in {d.key for d in importer.view.draft.open}


def test_only_what_fills_is_ticked_and_all_can_be(importer, services):
    known = next(m for m in services.members.all() if m.full_name == "Nguyễn Thị Hạnh")
    number = known.form.card_number or "012345678901"
    line = f"Nguyễn Thị Hạnh\t{number}\t03/02/2009\t0912345678\n"
    paste(importer, f"Họ tên\tSố thẻ\tNgày vào Đảng\tĐiện thoại\n{line}")
    for row in importer.view.questions.rows:
        wanted = "không" if "đầy đủ" in row.sentence.text() else str(known.id)
        choose(row, wanted)
    card = importer.view.differences
    ticked = {column for _id, column in card.ticks()}

    assert ImportColumn.PHONE in ticked
    assert ImportColumn.ADMISSION_DATE not in ticked
    card.all_button.click()
    importer.write_button.click()

    changed = services.members.get(known.id)
    assert changed.form.admission_date.text() == "03/02/2009"


def test_a_list_without_headings_is_mapped_by_hand(importer):
    paste(importer, "1\tVõ Hoài An\n2\tLý Văn Sáu\n")
    assert importer.view.mapping.isVisible()
    field = importer.view.mapping.fields[2]
    field.set_value(ImportColumn.FULL_NAME)
    field.changed.emit()

    assert [row[1] for row in importer.view.preview.table.texts()] == ["Võ Hoài An", "Lý Văn Sáu"]


def test_a_file_is_read_in_the_background_and_a_broken_one_is_told(
    importer, dialogs, tmp_path: Path, qtbot: QtBot
):
    good, bad = tmp_path / "ds.csv", tmp_path / "hong.xlsx"
    good.write_text(LIST, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04 hong")

    importer.read(good)
    qtbot.waitUntil(lambda: importer.view.draft is not None, timeout=15000)
    importer.read(bad)
    qtbot.waitUntil(lambda: bool(dialogs.errors), timeout=15000)

    assert "ds.csv: 3 dòng" in importer.view.sentence.text()
    assert "bị hỏng" in dialogs.errors[0]


def test_nothing_on_the_clipboard_is_one_sentence(importer, dialogs):
    paste(importer, "")

    assert "Chưa dán dòng nào" in dialogs.errors[0]


def test_who_a_full_list_leaves_out_is_marked_on_the_card_until_taken_back(
    page, importer, services
):
    left_out = next(m for m in services.members.all() if m.full_name == "Hồ Sỹ Đạt")
    others = [m.full_name for m in services.members.all() if m.id != left_out.id]
    lines = "".join(f"{n}\t{name}\n" for n, name in enumerate(others, start=1))
    paste(importer, f"STT\tHọ tên\n{lines}")
    choose(row_with(importer, "danh sách đầy đủ"), "đúng")
    importer.write_button.click()

    page.listing.show_member(left_out.id)
    card = page.listing.panel.missing
    assert card.isVisible()
    assert "Không còn trong danh sách nhập ngày 04/11/2026" in card.label.text()
    page.listing.panel.here_asked.emit()

    assert services.members.get(left_out.id).missing_since is None
    assert card.isHidden()
