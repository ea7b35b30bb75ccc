"""Foreign workbooks filled in place (W3): nothing differs but the input cells and what follows."""

import base64
import csv
import re
import shutil
import subprocess
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.text import clean
from app.domain.upward_forms import address_of
from app.services.worker.child import JobRefused
from app.services.worker.form_filling import fill_form
from app.services.worker.form_reading import read_form
from tests.foreign_forms import SHEET, TABLE_FIRST, TABLE_LAST, write_form

OWN, OTHER, BOOK = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"
THEIRS = Path(__file__).with_name("bieu_libreoffice.xlsx")
"""The form as LibreOffice saves it: shared texts, kept results, its own way of writing."""
_RESULT = re.compile(rb"<v>[^<]*</v>|<v\s*/>|<v></v>")
_EMPTY_ROW = re.compile(rb'<row r="\d+">\s*</row>')
CELLS = (
    (3, 3, ["text", 'Chi bộ "Văn phòng" & <b>']),
    (4, 3, ["day", "2026-11-03"]),
    (5, 3, ["number", "22"]),
    (6, 3, ["number", "20.5"]),
    (8, 3, ["text", "=1+1"]),
    (2, 8, ["text", "ô chưa có"]),
    (30, 2, ["number", "7"]),
)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_form(tmp_path_factory.mktemp("bieu") / "bieu.xlsx")


def fill(form: Path, cells: Any = (), tables: Any = (), target: Path | None = None) -> Path:
    own = [[SHEET, *cell] for cell in cells]
    made = target or form.with_name("dien.xlsx")
    made.write_bytes(base64.b64decode(fill_form(str(form), own, tables)))
    return made


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def without(data: bytes, addresses: Collection[str]) -> bytes:
    """Return a sheet without cells and without kept results: what may not change at all."""
    for address in addresses:
        cell = rb'<c r="' + address.encode() + rb'"(?:[^>]*/>|.*?</c>)'
        data = re.sub(cell, b"", data, flags=re.DOTALL)
    return _RESULT.sub(b"", data)


def records(count: int) -> list[list[list[str]]]:
    return [[["text", f"Đồng chí {n}"], ["number", str(n)]] for n in range(1, count + 1)]


def table(count: int, **other: Any) -> dict[str, Any]:
    rows = {"first_row": TABLE_FIRST, "last_row": TABLE_LAST}
    return {"sheet": SHEET, **rows, "columns": [2, 4], "records": records(count), **other}


def test_every_part_but_the_sheet_is_the_same_byte_for_byte(form):
    before, after = parts_of(form), parts_of(fill(form, CELLS))
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {OWN}


def test_the_sheet_differs_in_its_input_cells_only(form):
    rows = [cell for cell in CELLS if cell[0] not in {2, 30}]
    filled = parts_of(fill(form, rows))[OWN]
    addresses = [address_of(row, column) for row, column, _value in rows]
    assert without(filled, addresses) == without(parts_of(form)[OWN], addresses)
    assert re.search(rb'<c r="C3" s="2" t="inlineStr">', filled)


def test_values_are_what_excel_means_by_them(form):
    sheet = load_workbook(fill(form, CELLS))[SHEET]
    assert sheet["C3"].value == 'Chi bộ "Văn phòng" & <b>'
    assert f"{sheet['C4'].value:%d/%m/%Y}" == "03/11/2026"
    assert (sheet["C5"].value, sheet["C6"].value) == (22, 20.5)
    assert (sheet["C8"].value, sheet["C8"].data_type) == ("=1+1", "s")
    assert (sheet["H2"].value, sheet["B30"].value) == ("ô chưa có", 7)
    assert sheet["C3"].fill.fgColor.rgb == "FFBDD7EE"


def test_a_day_and_a_share_stand_as_the_cell_shows_them(form):
    cells = ((5, 3, ["day", "2026-11-03"]), (6, 3, ["share", "0.90909"]))
    sheet = load_workbook(fill(form, cells))[SHEET]
    assert (sheet["C5"].value, sheet["C6"].value) == ("03/11/2026", 90.9)


def test_kept_results_are_taken_out_and_the_workbook_is_worked_out_when_opened(form):
    own = parts_of(form)[OWN].replace(b"<f>C6/C5</f><v></v>", b"<f>C6/C5</f><v>0.5</v>")
    changed = _with_part(form, OWN, own)
    after = parts_of(fill(changed, CELLS[:3]))
    assert b"<f>C6/C5</f></c>" in after[OWN]
    assert b'fullCalcOnLoad="1"' in after[BOOK]


def test_a_workbook_without_formulas_keeps_its_other_parts(form):
    bare = {name: re.sub(rb"<f>.*?</f>", b"", data) for name, data in parts_of(form).items()}
    bare[BOOK] = re.sub(rb"<calcPr[^>]*>", b"", bare[BOOK])
    plain = _saved(form.with_name("tron.xlsx"), bare)
    after = parts_of(fill(plain, CELLS))
    assert after[BOOK] == bare[BOOK]
    assert {name for name in bare if bare[name] != after[name]} == {OWN}


def _with_part(form: Path, name: str, data: bytes) -> Path:
    return _saved(form.with_name("sua.xlsx"), {**parts_of(form), name: data})


def _saved(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def test_a_workbook_that_never_worked_anything_out_is_told_to(form):
    own = parts_of(form)
    own[BOOK] = re.sub(rb"<calcPr[^>]*>", b"", own[BOOK])
    book = parts_of(fill(_saved(form.with_name("k.xlsx"), own), CELLS))[BOOK]
    assert re.search(rb"</definedNames><calcPr fullCalcOnLoad=\"1\"/>", book)


def test_a_formula_is_never_written_over(form):
    with pytest.raises(JobRefused, match="C7 có công thức"):
        fill(form, [(7, 3, ["number", "1"])])
    with pytest.raises(JobRefused, match="không còn trang “Khác”"):
        fill_form(str(form), [["Khác", 1, 1, ["number", "1"]]], [])


# --- Tables ---------------------------------------------------------------------------------------


def test_a_table_that_fits_changes_its_cells_only_and_empties_the_rest(form):
    filled_once = fill(form, (), [table(3)], form.with_name("ba.xlsx"))
    after = parts_of(fill(filled_once, (), [table(2)]))
    sheet = load_workbook(form.with_name("dien.xlsx"))[SHEET]
    assert [sheet[f"B{row}"].value for row in range(12, 15)] == ["Đồng chí 1", "Đồng chí 2", None]
    assert sheet["A15"].value == "Tổng cộng"
    inputs = [f"{column}{row}" for column in "BD" for row in (12, 13, 14)]
    assert without(after[OWN], inputs) == without(parts_of(form)[OWN], inputs)


@pytest.fixture(scope="module")
def grown(form: Path) -> Path:
    """The form with seven records in its table of three rows."""
    cells = ((20, 3, ["text", "dưới bảng"]), (3, 3, ["text", "Chi bộ"]))
    return fill(form, cells, [table(7)], form.with_name("lon.xlsx"))


def test_a_table_grows_and_what_is_below_moves_down(grown):
    book = load_workbook(grown)
    sheet = book[SHEET]
    assert [sheet[f"B{row}"].value for row in range(12, 19)] == [
        f"Đồng chí {n}" for n in range(1, 8)
    ]
    assert (sheet["A19"].value, sheet["D19"].value) == ("Tổng cộng", "=SUM(D12:D18)")
    assert sheet["D20"].value == "=AVERAGE(D12:D18)+D19"
    assert [sheet[f"E{row}"].value for row in (12, 18)] == ["=D12/D$19", "=D18/D$19"]
    assert (sheet["D22"].value, sheet["C24"].value, sheet["D24"].value) == (
        "NGƯỜI LẬP BIỂU", "dưới bảng", 50,
    )  # fmt: skip
    assert sheet["B17"].border.left.style == "thin"
    assert sheet.row_dimensions[18].height == 21
    assert [book["Tổng"][f"A{n}"].value for n in (1, 2)] == [
        f"='{SHEET}'!D19", f"=SUM('{SHEET}'!D12:D18)",
    ]  # fmt: skip


def test_areas_rules_names_pictures_and_notes_move_with_the_rows(grown):
    book = load_workbook(grown)
    sheet = book[SHEET]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:F1", "C3:F3", "D22:F22", *(f"B{n}:C{n}" for n in range(12, 19))}
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {"C8", "D12:D18"}
    marked = {str(one.sqref): one.rules[0].formula for one in sheet.conditional_formatting}
    assert marked == {"D12:D18": ["$D$19"], "A22:F22": ["$D$19>10"]}
    assert (sheet.print_area, sheet.print_title_rows) == (f"'{SHEET}'!$A$1:$F$26", "$10:$11")
    assert book.defined_names["Dang_so"].attr_text == f"'{SHEET}'!$D$19"
    assert sheet["D22"].comment.text == "Ký, ghi rõ họ tên"
    parts = parts_of(grown)
    assert f"'{SHEET}'!$D$12:$D$18" in parts["xl/charts/chart1.xml"].decode()
    rows = re.findall(rb"row>(\d+)</", parts["xl/drawings/drawing1.xml"])
    assert rows == [b"20", b"1"]
    assert b"ns2:Row>21<" in parts["xl/drawings/commentsDrawing1.vml"]
    assert "D24" in parts["xl/worksheets/_rels/sheet1.xml.rels"].decode()


def test_the_order_of_working_out_is_left_out_where_rows_moved(grown):
    parts = parts_of(grown)
    assert "xl/calcChain.xml" not in parts
    assert b"calcChain" not in parts["[Content_Types].xml"] + parts["xl/_rels/workbook.xml.rels"]


def test_a_group_of_formulas_is_written_out_when_its_rows_part(form):
    own = parts_of(form)[OWN]
    shared = {12: b'<f t="shared" ref="E12:E14" si="0">D12/D$15</f>'}
    for row in (12, 13, 14):
        said = shared.get(row, b'<f t="shared" si="0"/>')
        own = own.replace(b"<f>D%d/D$15</f>" % row, said)
    grown = fill(_with_part(form, OWN, own), (), [table(4)])
    sheet = load_workbook(grown)[SHEET]
    assert [sheet[f"E{row}"].value for row in range(12, 16)] == [
        f"=D{row}/D$16" for row in range(12, 16)
    ]


@pytest.mark.parametrize(
    ("added", "why"),
    [
        (b"</sheetData><scenarios/>", "phần đặc biệt"),
        (b'</sheetData><mergeCells><mergeCell ref="A13:A15"/></mergeCells>', "ô gộp vắt qua"),
    ],
)
def test_rows_are_not_added_where_that_is_not_safe(form, added, why):
    own = parts_of(form)[OWN]
    own = re.sub(rb"<mergeCells.*?</mergeCells>", b"", own).replace(b"</sheetData>", added)
    strange = _with_part(form, OWN, own)
    fill(strange, (), [table(3)])
    with pytest.raises(JobRefused, match=why) as refusal:
        fill(strange, (), [table(9)])
    assert "chèn sẵn 6 dòng vào bảng" in str(refusal.value)


def test_tables_side_by_side_do_not_push_each_other(form):
    beside = table(2, columns=[6, 1])
    fill(form, (), [table(3), beside])
    with pytest.raises(JobRefused, match="nằm cạnh nhau"):
        fill(form, (), [table(4), beside])


# --- Any cells ------------------------------------------------------------------------------------

PLACES = st.tuples(st.integers(1, 40), st.integers(1, 12))
VALUES = st.one_of(
    st.tuples(st.just("text"), st.text("aĂệđ <>&\"'=-\n\t€😀_x0", max_size=12)),
    st.tuples(st.just("number"), st.integers(-9999, 9999).map(str)),
)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(values=st.dictionaries(PLACES, VALUES, max_size=8))
def test_whatever_cells_are_shown_they_alone_change_and_read_back(form, values):
    cells = [(*place, list(value)) for place, value in values.items() if _is_input(*place)]
    made = fill(form, cells)
    sheet, before = load_workbook(made)[SHEET], parts_of(form)
    for row, column, (kind, plain) in cells:
        value = (clean(plain) or None) if kind == "text" else int(plain)
        assert sheet.cell(row, column).value == value
    addresses = [address_of(row, column) for row, column, _value in cells]
    after = {name: _EMPTY_ROW.sub(b"", without(data, addresses)) for name, data in _xml(made)}
    assert after == {name: _EMPTY_ROW.sub(b"", without(before[name], addresses)) for name in after}


def _xml(path: Path) -> list[tuple[str, bytes]]:
    return [(name, data) for name, data in parts_of(path).items() if name.endswith(".xml")]


def _is_input(row: int, column: int) -> bool:
    """Leave out formulas and what lies under a merged area."""
    is_formula = address_of(row, column) in {"C7", "E12", "E13", "E14", "D15", "D16"}
    return not (is_formula or _is_covered(row, column))


def _is_covered(row: int, column: int) -> bool:
    under = {1: range(2, 7), 3: range(4, 7), 18: range(5, 7)}
    return column in under.get(row, ()) or (row in {12, 13, 14} and column == 3)


# --- In another program ---------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_form_of_libreoffice_is_filled_grown_and_worked_out_by_it(tmp_path):
    texts = {(one["row"], one["column"]): one["text"] for one in read_form(str(THEIRS))[0]["cells"]}
    assert (texts[1, 1], texts[15, 1]) == ("BIỂU BÁO CÁO SINH HOẠT CHI BỘ", "Tổng cộng")
    cells = ((5, 3, ["number", "22"]), (6, 3, ["number", "11"]))
    made = fill(THEIRS, cells, [table(7)], tmp_path / "dien.xlsx")
    rows = list(csv.reader(_as_csv(made).splitlines()))
    assert rows[6][:3] == ["Tỷ lệ", "", "50.0%"]
    assert rows[17][1:5] == ["Đồng chí 7", "", "7", "25%"]
    assert rows[18][:4] == ["Tổng cộng", "", "", "28"]


def _as_csv(path: Path) -> str:
    """Return the first sheet as LibreOffice shows it once it has worked it out."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to"]
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    subprocess.run([*command, kind, "--outdir", path.parent, path], check=True, capture_output=True)
    return path.with_suffix(".csv").read_text(encoding="utf-8")
