"""A form that comes anew keeps what was shown of it, where the captions are still there."""

import pytest

from app.domain.form_carrying import carried_cells
from app.domain.form_grids import GridCell, GridLook, GridSheet
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardCell, place_of
from app.domain.xl_sheets import XlArea

SHEET = "Biểu 1"
NAME, POINTS = "cell_name", "points"


def sheet(texts, *, name=SHEET, merged=(), formulas=(), numbers=()):
    cells = {
        place_of(address): GridCell(
            text, 0, GridLook(), is_formula=address in formulas, is_number=address in numbers
        )
        for address, text in texts.items()
    }
    return GridSheet(name, 12, 6, cells, tuple(XlArea(*area) for area in merged))


OLD = sheet({"A1": "BÁO CÁO", "A3": "Đơn vị:", "A4": "Điểm", "B4": ""})


def shown(*pairs, sheet=SHEET):
    return tuple(UpwardCell(sheet, *place_of(at), field) for at, field in pairs)


def places(carried):
    return {cell.field: cell.address for cell in carried.cells}


def carry(cells, new, old=OLD):
    return carried_cells(UpwardSubject.MEETING, cells, (old,), (new,))


def test_cells_go_where_their_captions_went():
    new = sheet({"A1": "BÁO CÁO MỚI", "B2": "Địa chỉ", "B5": "ĐƠN VỊ", "B6": "Điểm :"})
    carried = carry(shown(("B3", NAME), ("B4", POINTS)), new)
    assert places(carried) == {NAME: "C5", POINTS: "C6"}
    assert carried.lost == ()


def test_the_only_sheet_may_have_another_name_but_one_of_several_may_not():
    new = sheet({"A3": "Đơn vị"}, name="T11")
    assert carry(shown(("B3", NAME)), new).cells[0].sheet == "T11"
    carried = carried_cells(
        UpwardSubject.MEETING, shown(("B3", NAME)), (OLD,), (new, sheet({}, name="T12"))
    )
    assert carried.lost == ("Ô B3 trang “Biểu 1” (Tên chi bộ): biểu mới không có trang này.",)


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ({"A3": "Đơn vị", "A9": "Đơn vị"}, {NAME: "B3"}),
        ({"A5": "Đơn vị", "A9": "Đơn vị"}, {}),
        ({"A3": "Cơ quan"}, {}),
    ],
    ids=["one stayed", "two like it", "none"],
)
def test_what_is_not_certain_is_named_and_not_guessed(texts, kept):
    carried = carry(shown(("B3", NAME)), sheet(texts))
    assert places(carried) == kept
    if not kept:
        (lost,) = carried.lost
        assert lost.endswith("(Tên chi bộ): không rõ ô nào cạnh “Đơn vị:” trong biểu mới.")


def test_a_cell_without_any_words_beside_it_is_named():
    carried = carry(shown(("E1", NAME)), sheet({}), sheet({"F9": "xa"}))
    assert carried.lost[0].endswith("cạnh ô không có chữ nào để nhận ra.")


def test_a_formula_or_a_caption_takes_nothing():
    new = sheet({"A3": "Đơn vị", "B3": "1+1"}, formulas=("B3",))
    assert carry(shown(("B3", NAME)), new).cells == ()


def test_numbers_are_no_captions_and_merged_areas_count_once():
    texts = {"A1": "TIÊU ĐỀ", "C3": "Điểm", "C4": "3"}
    old = sheet(texts, numbers=("C4",), merged=((1, 1, 1, 4),))
    new = sheet({"A1": "TIÊU ĐỀ", "D3": "Điểm", "D4": "4"}, numbers=("D4",), merged=((1, 1, 1, 4),))
    assert places(carry(shown(("C5", POINTS)), new, old)) == {POINTS: "D5"}


def test_two_cells_never_share_one():
    old = sheet({"A3": "Đơn vị", "C3": "Đơn vị"})
    carried = carry(shown(("B3", NAME), ("D3", POINTS)), sheet({"E9": "Đơn vị"}), old)
    assert places(carried) == {NAME: "F9"}
    assert carried.lost[0].endswith("đã ghi mục khác.")


def test_columns_of_a_table_follow_their_headings_and_end_with_the_ready_rows():
    old = sheet({"A5": "TT", "B5": "Nội dung", "A6": "", "B6": "", "A7": "", "B7": ""})
    texts = {"A8": "TT", "B8": "Đơn vị", "C8": "Nội dung"}
    empty = {f"{column}{row}": "" for column in "ABC" for row in (9, 10, 11)}
    cells = (
        UpwardCell(SHEET, 6, 1, "tasks.number", 7),
        UpwardCell(SHEET, 6, 2, "tasks.text", 7),
    )
    carried = carry(cells, sheet(texts | empty), old)
    assert [(c.address, c.last_row) for c in carried.cells] == [("A9", 11), ("C9", 11)]
