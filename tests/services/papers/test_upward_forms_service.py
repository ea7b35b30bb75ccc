"""Forms of the upper level in the book: added, shown which cell takes what, filled, undone."""

import zipfile
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.domain.errors import NotFound, Refused
from app.domain.grades import MeetingGrade
from app.domain.upward_fields import LIST_GROUPS, UPWARD_FIELDS, UpwardGroup, UpwardSubject
from app.domain.upward_forms import tables_in
from app.services.form_values import values_of_meeting
from app.services.paper_sources import read_meeting
from app.services.upward_forms import UpwardFormService
from app.services.workspace import Services
from tests.foreign_forms import SHEET, write_form
from tests.services import paper_book


@pytest.fixture
def forms(services: Services) -> UpwardFormService:
    return services.upward_forms


@pytest.fixture
def form_id(forms: UpwardFormService, tmp_path: Path) -> int:
    """A form with two single cells and a table of the people at the meeting."""
    added = forms.add(write_form(tmp_path / "den" / "Bieu_02.xlsx")).form.id
    for row, column, field in ((3, 4, "cell_name"), (4, 3, "held_on"), (12, 2, "roll.name")):
        forms.show(added, SHEET, row, column, field)
    return added


def filled(path: Path):
    return load_workbook(path)[SHEET]


def test_a_form_is_kept_under_its_hash_and_called_by_its_file(forms, services, tmp_path):
    path = write_form(tmp_path / "den" / "Bieu_02.xlsx")
    added = forms.add(path)
    path.unlink()
    assert (added.form.name, added.found, added.unknown) == ("Bieu 02", 0, ())
    assert (services.place / "dinh-kem" / added.form.sha256).is_file()
    assert [sheet.name for sheet in forms.grid(added.form.id)] == [SHEET, "Tổng"]


def test_a_cell_of_a_merged_area_is_its_first_and_a_list_takes_the_ready_rows(forms, form_id):
    cells = {cell.address: cell for cell in forms.form(form_id).cells}
    assert set(cells) == {"C3", "C4", "B12"}
    assert (cells["B12"].last_row, cells["C4"].last_row) == (14, 0)


def test_the_form_is_filled_from_the_meeting_under_a_name_by_rule(forms, form_id, november):
    path = forms.fill(form_id, meeting_id=november)
    assert path.name == "2026-11_bieu-02_DU-THAO.xlsx"
    sheet = filled(path)
    assert (sheet["C3"].value, sheet["C4"].value.date()) == ("Chi bộ Văn phòng", date(2026, 11, 3))
    names = [sheet[f"B{row}"].value for row in range(12, 19)]
    assert (len(set(names)), names[-1]) == (7, "Nguyễn Hữu Phước")
    assert names[0] == "Lý Gia Bảo"
    assert sheet["A19"].value == "Tổng cộng"
    assert sheet["D19"].value == "=SUM(D12:D18)"


def test_every_fact_offered_has_its_value_of_a_scored_meeting(services, november, papers):
    paper_book.score(services, november, lost="6.2")
    source = read_meeting(services._db, november, services.now())
    values = values_of_meeting(services._db, source, tuple(UpwardGroup), services.now())
    single = {field.key for field in UPWARD_FIELDS if not field.is_listed}
    assert set(values.facts) == single
    for group in LIST_GROUPS:
        wanted = {field.key for field in UPWARD_FIELDS if field.group is group}
        assert all(wanted <= set(record) for record in values.lists[group])
    (meeting,) = values.lists[UpwardGroup.MEETINGS]
    assert values.facts["points"] == meeting["meetings.points"]
    marks = [str(values.facts[f"grade_{grade.value}"]) for grade in MeetingGrade]
    assert sorted(marks) == ["", "", "", "x"]
    counted = [values.facts[f"meetings_{grade.value}"] for grade in MeetingGrade]
    assert counted == [int(mark == "x") for mark in marks]
    assert values.facts["attendance"] == Fraction(5, 6)


def test_before_the_vote_no_points_are_told(services, november):
    source = read_meeting(services._db, november, services.now())
    values = values_of_meeting(services._db, source, (), services.now())
    assert "points" not in values.facts


def test_what_a_person_changed_in_a_filled_form_is_never_written_over(forms, form_id, november):
    first = forms.fill(form_id, meeting_id=november)
    assert forms.fill(form_id, meeting_id=november) == first
    first.write_bytes(first.read_bytes() + b" ")
    assert forms.fill(form_id, meeting_id=november).name.endswith("(2).xlsx")


def test_each_act_can_be_undone_and_done_again(forms, form_id, services):
    forms.rename(form_id, "Biểu số 2")
    forms.clear(form_id, SHEET, 3, 3)
    forms.remove(form_id)
    assert forms.list() == ()
    services.history.undo()
    services.history.undo()
    assert len(forms.form(form_id).cells) == 3
    services.history.undo()
    assert forms.form(form_id).name == "Bieu 02"
    for _ in range(3):
        services.history.undo()
    assert forms.form(form_id).cells == ()
    services.history.redo()
    assert [cell.address for cell in forms.form(form_id).cells] == ["C3"]


def test_what_cannot_be_shown_is_refused_with_one_sentence(forms, form_id):
    with pytest.raises(Refused, match="C7 có công thức"):
        forms.show(form_id, SHEET, 7, 3, "present")
    with pytest.raises(Refused, match="nằm trong bảng bắt đầu ở ô B12"):
        forms.show(form_id, SHEET, 13, 2, "place")
    with pytest.raises(Refused, match="không có trang “Khác”"):
        forms.show(form_id, "Khác", 1, 1, "place")
    with pytest.raises(Refused, match="chưa có tên"):
        forms.rename(form_id, " ")
    with pytest.raises(NotFound):
        forms.form(99)


def test_the_end_of_a_table_is_set_and_a_form_of_a_year_loses_facts_of_a_meeting(forms, form_id):
    (table,) = tables_in(forms.form(form_id).cells)
    forms.end_table(form_id, table, 13)
    assert tables_in(forms.form(form_id).cells)[0].last_row == 13
    with pytest.raises(Refused, match="kết thúc trước"):
        forms.end_table(form_id, table, 3)
    forms.set_subject(form_id, UpwardSubject.YEAR)
    assert [cell.field for cell in forms.form(form_id).cells] == ["cell_name"]
    with pytest.raises(Refused, match="Hãy chọn năm"):
        forms.fill(form_id)
    assert forms.fill(form_id, year=2026).name == "2026_bieu-02.xlsx"


def test_names_written_into_a_copy_show_the_cells_and_its_captions_do_not(forms, form_id, tmp_path):
    forms.clear(form_id, SHEET, 3, 3)
    copy = write_form(tmp_path / "den" / "ban-sao.xlsx")
    book = load_workbook(copy)
    book[SHEET]["C5"], book[SHEET]["C6"], book[SHEET]["D12"] = (
        "Tổng số đảng viên", "{{so_co_mat}}", "{{nguoi_du_dien}}",
    )  # fmt: skip
    book[SHEET]["C8"] = "{{xep_loaij}}"
    book.save(copy)
    found = forms.show_by_copy(form_id, copy)
    fields = {cell.address: cell.field for cell in found.form.cells}
    assert (fields["C5"], fields["C6"], fields["D12"]) == ("member_total", "present", "roll.class")
    assert found.found == 3
    assert found.unknown == ("Ô C8 trang “Báo cáo”: không rõ “{{xep_loaij}}”. Có phải “Xếp loại”?",)
    with pytest.raises(Refused, match="Không thấy ô nào ghi tên mục"):
        forms.show_by_copy(form_id, write_form(tmp_path / "den" / "nguyen.xlsx"))


def test_markers_in_a_form_are_taken_at_once(forms, tmp_path, november):
    book = Workbook()
    book.worksheets[0].append(["Số có mặt", "{{so_co_mat}}", "{{ty_le_du_hop}}"])
    book.save(tmp_path / "mau.xlsx")
    added = forms.add(tmp_path / "mau.xlsx", "Biểu ngắn")
    assert (added.form.name, added.found) == ("Biểu ngắn", 2)
    sheet = load_workbook(forms.fill(added.form.id, meeting_id=november)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Số có mặt", 5, 83.3]


def save_locked(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def save_old(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook")


def save_macros(path: Path) -> None:
    write_form(path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")


def save_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 40_000_000)


def save_entities(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY a "b">]><workbook/>')


def save_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")


@pytest.mark.parametrize(
    ("save", "said"),
    [
        (save_locked, "có mật khẩu"),
        (save_old, r"Excel cũ \(\.xls\)"),
        (save_macros, "macro"),
        (save_bomb, "phình to"),
        (save_entities, "bị hỏng"),
        (save_word, "không phải bảng tính"),
        (lambda path: path.write_text("a;b"), "không phải bảng tính"),
        (lambda _path: None, "Không mở được"),
    ],
)
def test_a_file_that_is_no_form_is_refused_with_one_sentence(forms, tmp_path, save, said):
    path = tmp_path / "la.xlsx"
    save(path)
    with pytest.raises(Refused, match=said):
        forms.add(path)
    assert forms.list() == ()


def test_a_secret_form_an_empty_one_and_one_without_its_file_are_refused(forms, tmp_path, november):
    with pytest.raises(Refused, match="“mật”"):
        forms.add(write_form(tmp_path / "Biểu MẬT.xlsx"))
    form = forms.add(write_form(tmp_path / "b.xlsx")).form
    with pytest.raises(Refused, match="chưa chỉ ô nào"):
        forms.fill(form.id, meeting_id=november)
    forms.show(form.id, SHEET, 4, 3, "held_on")
    with pytest.raises(Refused, match="Hãy chọn buổi họp"):
        forms.fill(form.id, year=2026)
    (tmp_path / "so" / "dinh-kem" / form.sha256).unlink()
    with pytest.raises(NotFound, match=r"Không còn thấy tệp b\.xlsx"):
        forms.fill(form.id, meeting_id=november)


def test_a_new_version_is_filled_where_the_captions_went_and_undo_brings_the_old_one(
    forms, form_id, services, november, tmp_path
):
    before = forms.form(form_id)
    book = load_workbook(write_form(tmp_path / "moi" / "Bieu_02_2027.xlsx"))
    book[SHEET].insert_rows(2)
    book[SHEET]["A5"] = "Họp ngày"
    book.save(tmp_path / "moi" / "Bieu_02_2027.xlsx")

    renewed = forms.renew(form_id, tmp_path / "moi" / "Bieu_02_2027.xlsx")
    assert {cell.address for cell in renewed.form.cells} >= {"C4"}
    assert [lost for lost in renewed.lost if "(Ngày họp)" in lost]
    assert (renewed.form.file_name, renewed.form.name) == ("Bieu_02_2027.xlsx", before.name)
    assert filled(forms.fill(form_id, meeting_id=november))["C4"].value == "Chi bộ Văn phòng"
    services.history.undo()
    assert forms.form(form_id) == before


def test_the_same_file_is_no_new_version(forms, form_id, tmp_path):
    with pytest.raises(Refused, match="giống hệt"):
        forms.renew(form_id, tmp_path / "den" / "Bieu_02.xlsx")
    with pytest.raises(Refused, match="mật"):
        forms.renew(form_id, tmp_path / "Tài liệu mật.xlsx")
