"""Untidy lists of invented members, as cells really get them; made by the tests that read them."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

EXACT = (
    "STT", "Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp",
    "Chi bộ đang sinh hoạt", "Chi bộ nơi cư trú", "Trạng thái",
)  # fmt: skip
Maker = Callable[[Path], None]


def put(sheet: Any, row: int, values: Sequence[Any]) -> None:
    for column, value in enumerate(values, start=1):
        if value is not None:
            sheet.cell(row, column, value)


def book_of(rows: Sequence[Sequence[Any]]) -> Workbook:
    book = Workbook()
    for number, values in enumerate(rows, start=1):
        put(book.active, number, values)
    return book


def sheet_of(book: Workbook) -> Any:
    return book.active


def save_exact(path: Path) -> None:
    """The export of the superior's member system."""
    cell = "Chi bộ Văn phòng"
    rows = [
        EXACT,
        (1, "NGUYỄN THỊ HẠNH", "012345678901", "001171000001", "14/03/1971", "19/05/1998", cell,
         "Chi bộ Khu phố 2", "Đang sinh hoạt"),
        (2, "PHẠM VĂN DŨNG", "012345678902", "001075000002", "02/09/1975", "03/02/2003", cell,
         None, "Đang sinh hoạt"),
    ]  # fmt: skip
    book_of(rows).save(path)


def save_titled(path: Path) -> None:
    """Titles over merged cells, an empty row, a row that numbers the columns, words below."""
    book = book_of(
        [
            ("ĐẢNG BỘ XÃ TÂN HÒA", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("CHI BỘ VĂN PHÒNG", None, None, "Tân Hòa, ngày 01 tháng 11 năm 2026"),
            (),
            ("DANH SÁCH ĐẢNG VIÊN",),
            (),
            ("TT", "Họ tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"),
            ("(1)", "(2)", "(3)", "(4)", "(5)"),
            (1, "Nguyễn Thị Hạnh", "14/3/1971", "19/5/1998", "19/5/1999"),
            (2, "Phạm Văn Dũng", "02/9/1975", "03/02/2003", "03/02/2004"),
            (None, "Tổng cộng: 02 đồng chí"),
            (),
            (None, None, None, "T/M CHI BỘ"),
            (None, "Người lập biểu", None, "BÍ THƯ"),
            (),
            (None, "Trần Văn Lập", None, "Nguyễn Thị Hạnh"),
        ]
    )
    book.active.merge_cells("A4:E4")
    book.save(path)


def save_two_headings(path: Path) -> None:
    """Two heading rows with merged cells above: born as man or woman, two dates of the Party."""
    book = book_of(
        [
            ("STT", "Họ và tên", "Năm sinh", None, "Ngày vào Đảng", None, "Chức vụ", None),
            (None, None, "Nam", "Nữ", "Dự bị", "Chính thức", "Đảng", "Chính quyền"),
            (1, "Nguyễn Thị Hạnh", None, 1971, "19/5/1998", "19/5/1999", "Bí thư", "Chánh VP"),
            (2, "Phạm Văn Dũng", 1975, None, "03/02/2003", "03/02/2004", "Phó bí thư", None),
        ]
    )
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"):
        book.active.merge_cells(area)
    book.save(path)


def save_empty_columns(path: Path) -> None:
    """Empty columns and rows between, and the list far from the corner."""
    rows: list[Sequence[Any]] = [() for _ in range(7)]
    rows.append((None, None, None, "Họ  và  TÊN :", None, "ngay sinh", None, None, "Số điện thoại"))
    rows.append((None, None, None, "Nguyễn Thị Hạnh", None, "14/3/1971", None, None, "0912345678"))
    rows.append(())
    rows.append((None, None, None, "Phạm Văn Dũng", None, "02/9/1975", None, None, 912345679))
    book_of(rows).save(path)


def save_hidden_rows(path: Path) -> None:
    """A filter has hidden one person."""
    book = book_of(
        [
            ("STT", "Họ và tên", "Ngày sinh"),
            (1, "Nguyễn Thị Hạnh", "14/3/1971"),
            (2, "Võ Hoài Nam", "27/02/1994"),
            (3, "Phạm Văn Dũng", "02/9/1975"),
        ]
    )
    book.active.row_dimensions[3].hidden = True
    book.save(path)


def save_dates(path: Path) -> None:
    """Every way a date comes: real, text, year, month, number, short year, words, nonsense."""
    column: list[Any] = [
        date(1971, 3, 14), datetime(1975, 9, 2, 0, 0), "21/11/1983", "05/1984", "1979", 31000,
        "19/5/86", "ngày 11 tháng 01 năm 1990", "31/02/1980", "5/19/1984", "không nhớ",
        "1988-06-06",
    ]  # fmt: skip
    names = (
        "Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà", "Lê Minh Tuấn", "Hoàng Thị Lan",
        "Cao Thị Diệp", "Đỗ Đức Thành", "Trần Quang Huy", "Hồ Sỹ Đạt", "Mai Thị Hương",
        "Phan Đình Khánh", "Vũ Thị Thắm",
    )  # fmt: skip
    rows = [("Họ và tên", "Ngày sinh"), *zip(names, column, strict=True)]
    book_of(rows).save(path)


def save_american(path: Path) -> None:
    """A computer set to American dates took some texts for month/day and left the others."""
    rows = [
        ("Họ và tên", "Ngày sinh"),
        ("Nguyễn Thị Hạnh", date(1971, 5, 3)),
        ("Phạm Văn Dũng", date(1975, 2, 9)),
        ("Bùi Thị Thu Hà", "21/11/1983"),
        ("Đỗ Đức Thành", "30/6/1986"),
    ]
    book_of(rows).save(path)


def save_numbers(path: Path) -> None:
    """Card and telephone numbers that Excel turned into numbers."""
    rows = [
        ("Họ và tên", "Số thẻ", "Điện thoại"),
        ("Nguyễn Thị Hạnh", 912345678901.0, "0912 345 678"),
        ("Phạm Văn Dũng", 12345678902, 912345679),
        ("Bùi Thị Thu Hà", "1.23E+11", None),
        ("Hoàng Thị Lan", 123000000000, None),
        ("Đỗ Đức Thành", "012 345 678 905", "091-234-5680"),
    ]
    book_of(rows).save(path)


def save_names(path: Path) -> None:
    """Names in capitals, decomposed, with titles, brackets, small letters, of other peoples."""
    decomposed = unicodedata.normalize("NFD", "Trần Thị Đẹp")
    rows = [
        ("STT", "Họ và tên"),
        (1, "NGUYỄN THỊ HẠNH"),
        (2, decomposed),
        (3, "Đ/c Phạm Văn  Dũng "),
        (4, "H'HEN NIÊ"),
        (5, "lê minh tuấn"),
        (6, "Hoàng Thị Lan (BT)"),
        (7, "Nguyễn 2"),
        (8, "BÙI THỊ Thu Hà"),
    ]
    book_of(rows).save(path)


def save_tcvn3(path: Path) -> None:
    """The old encoding of the North, known by its fonts; capitals in a font of capitals."""
    book = book_of(
        [
            ("STT", "Hä vµ tªn", "Chøc vô", "Nghe nghiep"),
            (1, "nguyÔn thÞ h¹nh", "BÝ th\u00ad", "C\u00b8n bé"),
            (2, "Ph¹m V¨n Dòng", "§¶ng viªn", None),
        ]
    )
    for row in book.active.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    sheet_of(book)["B2"].font = Font(name=".VnTimeH")
    sheet_of(book)["D1"].value = "Nghề nghiệp"
    sheet_of(book)["D1"].font = Font(name="Times New Roman")
    book.save(path)


def save_vni(path: Path) -> None:
    """The old encoding of the South, in a font of today: only the spelling tells."""
    rows = [
        ("STT", "Hoï vaø teân", "Ngaøy sinh"),
        (1, "Nguyeãn Thò Haïnh", "14/3/1971"),
        (2, "PHAÏM VAÊN DUÕNG", "02/9/1975"),
        (3, "Löông Ngoïc Minh", "03/3/1989"),
    ]
    book_of(rows).save(path)


def save_duplicates(path: Path) -> None:
    """The same row twice, one person with two dates, and two people of one name."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh", "Số thẻ"),
        (1, "Nguyễn Thị Hạnh", "14/3/1971", "012345678901"),
        (2, "Nguyễn Thị Hạnh", "14/3/1971", "012345678901"),
        (3, "Nguyễn Văn An", "01/01/1980", None),
        (4, "Nguyễn Văn An", "02/02/1990", None),
        (5, "Phạm Văn Dũng", "02/9/1975", "012345678902"),
        (6, "Phạm Văn Dũng", "02/9/1957", "012345678902"),
    ]
    book_of(rows).save(path)


def save_no_order(path: Path) -> None:
    """No column of numbers, a first page that ends and a second that begins with the headings."""
    rows = [
        ("Họ và tên", "Đơn vị", "Hệ số lương", "Đảng phí"),
        ("Nguyễn Thị Hạnh", "Văn phòng", 4.98, 12000),
        ("Họ và tên", "Đơn vị", "Hệ số lương", "Đảng phí"),
        ("Phạm Văn Dũng", "Tư pháp", "4,65", "11.000"),
        ("Cộng", None, 9.63, 23000),
    ]
    book_of(rows).save(path)


def save_sections(path: Path) -> None:
    """Official members and those on probation under headings of their own, numbered anew."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"),
        ("I", "ĐẢNG VIÊN CHÍNH THỨC"),
        (1, "Nguyễn Thị Hạnh", "14/3/1971", "19/5/1998"),
        (2, "Phạm Văn Dũng", "02/9/1975", "03/02/2003"),
        ("II", "ĐẢNG VIÊN DỰ BỊ: 01 đồng chí"),
        (1, "Lý Gia Bảo", "12/4/1997", "20/11/2025"),
    ]
    book_of(rows).save(path)


def save_merged_down(path: Path) -> None:
    """Units and groups merged over the people in them; a name split over two columns."""
    book = book_of(
        [
            ("STT", "Họ và tên", None, "Đơn vị công tác", "Tổ đảng"),
            (1, "Nguyễn Thị", "Hạnh", "Văn phòng", "Tổ 1"),
            (2, "Phạm Văn", "Dũng", None, "Tổ 2"),
            (3, "Bùi Thị Thu", "Hà", "Tư pháp", None),
        ]
    )
    for area in ("B1:C1", "D2:D3", "E3:E4"):
        book.active.merge_cells(area)
    book.save(path)


def save_sheets(path: Path) -> None:
    """An empty sheet, two lists, and a hidden one."""
    book = Workbook()
    book.active.title = "Bìa"
    for title, name in (("Năm 2025", "Võ Hoài Nam"), ("Năm 2026", "Nguyễn Thị Hạnh")):
        sheet = book.create_sheet(title)
        put(sheet, 1, ("Họ và tên", "Ngày sinh"))
        put(sheet, 2, (name, "14/3/1971"))
    hidden = book.create_sheet("Nháp")
    hidden.sheet_state = "hidden"
    put(hidden, 1, ("Họ và tên", "Ngày sinh"))
    put(hidden, 2, ("Ẩn Danh", "01/01/1900"))
    book.save(path)


def save_statuses(path: Path) -> None:
    """Words for what people count as, abbreviations nobody explained, and who has left."""
    words = (
        "Đang sinh hoạt", "Chính thức", "DỰ BỊ", "Miễn sinh hoạt", "MSH", "?",
        "Sinh hoạt tạm thời nơi khác", "Đã chuyển đi", None, "bị đình chỉ sinh hoạt",
    )  # fmt: skip
    names = (
        "Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Lý Gia Bảo", "Trần Thị Phượng", "Cao Thị Diệp",
        "Hồ Sỹ Đạt", "Võ Hoài Nam", "Phan Đình Khánh", "Mai Thị Hương", "Trần Quang Huy",
    )  # fmt: skip
    rows: list[Sequence[Any]] = [("STT", "Họ tên", "Diện")]
    for number, (name, word) in enumerate(zip(names, words, strict=True), start=1):
        rows.append((number, name, word))
    book_of(rows).save(path)


def save_posts(path: Path) -> None:
    """Posts of the cell among others, short forms, and posts of mass organisations."""
    rows = [
        ("TT", "Họ tên", "Chức vụ"),
        (1, "Nguyễn Thị Hạnh", "Bí thư, Chánh Văn phòng"),
        (2, "Phạm Văn Dũng", "PBT"),
        (3, "Lý Gia Bảo", "Bí thư Đoàn thanh niên"),
        (4, "Bùi Thị Thu Hà", "Đảng viên"),
        (5, "Hồ Sỹ Đạt", "Chi uỷ viên"),
    ]
    book_of(rows).save(path)


def save_formulas(path: Path) -> None:
    """Formulas nobody worked out, and an error."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh", "Đơn vị"),
        (1, "Nguyễn Thị Hạnh", "=DATE(1971,3,14)", "#REF!"),
        (2, "Phạm Văn Dũng", "02/9/1975", "Tư pháp"),
    ]
    book = book_of(rows)
    sheet_of(book)["D2"].data_type = "e"
    book.save(path)


def save_rich(path: Path) -> None:
    """One name half in an old font, half in one of today."""
    book = book_of([("STT", "Họ và tên"), (1, None), (2, "Phạm Văn Dũng")])
    sheet_of(book)["B2"].value = CellRichText(
        TextBlock(InlineFont(rFont=".VnTime"), "NguyÔn ThÞ "),
        TextBlock(InlineFont(rFont="Times New Roman"), "Hạnh"),
    )
    book.save(path)


def save_whole_chapter(path: Path) -> None:
    """The list of a whole đảng bộ: three cells in one file."""
    rows: list[Sequence[Any]] = [EXACT]
    for number, (name, cell) in enumerate(
        (
            ("NGUYỄN THỊ HẠNH", "Chi bộ Văn phòng"),
            ("TRẦN VĂN SÁU", "Chi bộ Khu phố 1"),
            ("PHẠM VĂN DŨNG", "CHI BỘ VĂN PHÒNG"),
            ("LÊ THỊ BẢY", "Chi bộ Trường học"),
        ),
        start=1,
    ):
        rows.append((number, name, f"01234567890{number}", None, "14/3/1971", "19/5/1998", cell,
                     None, "Đang sinh hoạt"))  # fmt: skip
    book_of(rows).save(path)


def save_odd_rows(path: Path) -> None:
    """A row without a name, a name alone between the others, prepared numbers, notes below."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh"),
        (1, "Nguyễn Thị Hạnh", "14/3/1971"),
        (2, None, "02/9/1975"),
        (None, "Bùi Thị Thu Hà", None),
        (3, None, None),
        (4, None, None),
        ("Ghi chú: danh sách tính đến ngày 31 tháng 10 năm 2026",),
        (None, "Trần Văn Lập", None),
    ]
    book_of(rows).save(path)


def save_matrix(path: Path) -> None:
    """An attendance matrix: months over two rows, days as dates and text, a legend, sums."""
    book = book_of(
        [
            ("CHI BỘ VĂN PHÒNG",),
            ("THEO DÕI SINH HOẠT NĂM 2025",),
            ("TT", "Họ và tên", "Quý I", None, None, None, "Tổng số buổi dự"),
            (None, None, date(2025, 1, 10), "07/02/2025", "T3", "CĐ T3", None),
            (1, "NGUYỄN THỊ HẠNH", "x", "P", "x", "v", 2),
            (2, "Phạm Văn Dũng", "X", "✓", "K", "v", 2),
            (None, "Có mặt", 2, 1, 1, 2, None),
            (None, "Ghi chú: x là có mặt; P là có lý do; K là không lý do"),
        ]
    )
    sheet = sheet_of(book)
    for area in ("A1:G1", "A2:G2", "C3:F3", "A3:A4", "B3:B4", "G3:G4"):
        sheet.merge_cells(area)
    book.save(path)
