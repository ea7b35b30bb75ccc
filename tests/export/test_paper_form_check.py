"""The check of foreign Excel forms: those with seeded faults get exactly these, at their cells."""

import json
from dataclasses import asdict

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from app.services.export.paper_kinds import SheetKind
from app.services.worker.paper_form_check import ADVICE, check_form
from app.services.worker.paper_forms import shipped_form
from tests.export.foreign_forms import (
    TASKS,
    changed,
    saved,
    with_cells,
    with_twice_the_row,
    without_rows,
)

SHEET = "trang “Nhiệm vụ”, ô "
REPEAT = "Muốn lặp, ghi các trường {{ row.… }} vào một hàng; hàng đó tự lặp."
EITHER = 'Viết {{ "…" if tên_trường else "" }}.'
PLAIN = "Chỉ dùng tên trường và các bộ lọc trong danh sách."
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://x/image" Target="file://x/y.png" TargetMode="External"/>'
    "</Relationships>"
)


def with_a_foot(sheet):
    sheet.oddFooter.center.text = "{{ period }}"


def with_a_machine_sheet(sheet):
    sheet.parent.create_sheet("so_chi_bo")


FAULTY = {
    "slips of the hand": (
        with_cells(
            {
                "A1": "{{ header.superor|upper }}",
                "A7": "{{ perid }}",
                "B10": "{{ row.cod }}",
                "C10": "{{ ow.source }}",
            }
        ),
        [
            (f"{SHEET}A1", "Không có mục “header.superor”.", "Gần nhất: “header.superior”."),
            (f"{SHEET}A7", "Không có mục “perid”.", "Gần nhất: “period”."),
            (f"{SHEET}B10", "Không có mục “row.cod”.", "Gần nhất: “row.code”."),
            (f"{SHEET}C10", "Không có mục “ow”.", "Gần nhất: “row”."),
        ],
    ),
    "filters and braces": (
        with_cells(
            {
                "A1": "{{ header.issuer|upper",
                "A7": "{{ period|uper }}",
                "D10": "{{ row.due_on|count }}",
            }
        ),
        [
            (
                f"{SHEET}A1",
                "Có {{ mà không có }} đóng lại trong cùng ô: “{{ header.issuer|upper”.",
                "Thêm }} ngay sau tên trường hoặc lệnh.",
            ),
            (
                f"{SHEET}A7",
                "Không có bộ lọc “uper”: {{ period|uper }}.",
                (
                    "Các bộ lọc: count, first, in_words, join, last, length, lower, or_dots, "
                    "or_none, or_nothing, trim, upper."
                ),
            ),
            (f"{SHEET}D10", "Bộ lọc “count” chỉ dùng cho số; “row.due_on” không phải.", ""),
        ],
    ),
    "commands of Word templates": (
        with_cells({"A5": "{% if period %}Kỳ{% endif %}", "A8": "{% for row in rows %}"}),
        [
            (f"{SHEET}A5", "Biểu Excel không dùng lệnh {% if period %}.", EITHER),
            (f"{SHEET}A5", "Biểu Excel không dùng lệnh {% endif %}.", EITHER),
            (f"{SHEET}A8", "Biểu Excel không dùng lệnh {% for row in rows %}.", REPEAT),
        ],
    ),
    "Python behind the words": (
        with_cells(
            {
                "A7": "{{ period.__class__ }}",
                "B10": "{{ cycler.__init__() }}",
                "C10": "{{ row.text + 'a' }}",
            }
        ),
        [
            (
                f"{SHEET}A7",
                "Không dùng được tên “__class__”: {{ period.__class__ }}.",
                "Bỏ dấu gạch dưới ở đầu.",
            ),
            (
                f"{SHEET}B10",
                "Mẫu gọi hàm, là việc không được phép: {{ cycler.__init__() }}.",
                PLAIN,
            ),
            (f"{SHEET}C10", "Mẫu dùng lệnh không được phép: {{ row.text + 'a' }}.", PLAIN),
        ],
    ),
    "lists and groups as a whole": (
        with_cells(
            {"A5": "{{ signature.bold_title }}", "A7": "{{ rows }}", "A8": "{{ signature }}"}
        ),
        [
            (f"{SHEET}A5", "“signature.bold_title” chỉ là có hoặc không, không in được.", EITHER),
            (
                f"{SHEET}A7",
                "“rows” là danh sách, không in được cả cụm.",
                "Trong hàng lặp, ghi từng trường của dòng vào từng ô.",
            ),
            (
                f"{SHEET}A8",
                "“signature” là một nhóm, không in được cả cụm.",
                "Chọn một trường: capacity, title, name, bold_title…",
            ),
        ],
    ),
    "the list printed nowhere": (
        changed(without_rows),
        [("cả tệp", "Chưa có hàng nào in danh sách của giấy này.", REPEAT)],
    ),
    "the list printed twice": (
        changed(with_twice_the_row),
        [
            (
                f"{SHEET}B11",
                "Hàng 10 và hàng 11 cùng lặp một danh sách.",
                "Giữ một hàng làm mẫu; hàng đó tự lặp cho từng dòng.",
            )
        ],
    ),
    "formulas that reach outside": (
        with_cells(
            {
                "A12": "=[1]Bang!A1+1",
                "B12": '=WEBSERVICE("http://x")',
                "C12": '="{{ period }}"',
                "D12": "=cmd|' /C calc'!A0",
            }
        ),
        [
            (
                f"{SHEET}A12",
                "Công thức lấy số từ sổ tính khác; không an toàn.",
                ADVICE,
            ),
            (f"{SHEET}B12", "Công thức gọi chương trình hoặc mạng; không an toàn.", ADVICE),
            (
                f"{SHEET}C12",
                "Trường nằm trong công thức nên không được điền.",
                "Đặt trường ở ô riêng.",
            ),
            (f"{SHEET}D12", "Công thức gọi chương trình hoặc mạng; không an toàn.", ADVICE),
        ],
    ),
    "parts that reach outside": (
        with_cells(
            {},
            {
                "xl/externalLinks/externalLink1.xml": "<x/>",
                "xl/worksheets/_rels/sheet1.xml.rels": RELS,
                "xl/embeddings/a.bin": "x",
            },
        ),
        [
            (
                "cả tệp",
                "Mẫu có liên kết tới sổ tính khác; không dùng được vì không an toàn.",
                ADVICE,
            ),
            ("cả tệp", "Mẫu có liên kết ra ngoài tệp; không dùng được vì không an toàn.", ADVICE),
            (
                "cả tệp",
                "Mẫu có tệp hoặc đối tượng nhúng (OLE); không dùng được vì không an toàn.",
                ADVICE,
            ),
        ],
    ),
    "fields where nothing is filled, and the sheet of the program": (
        changed(
            lambda sheet: (with_a_foot(sheet), with_a_machine_sheet(sheet)),
            {"xl/drawings/drawing9.xml": "<x>{{ period }}</x>"},
        ),
        [
            (
                "đầu, chân trang “Nhiệm vụ”",
                "Trường đặt ở đầu trang, chân trang không được điền.",
                "Chuyển trường vào một ô của trang.",
            ),
            (
                "trang “so_chi_bo”",
                "Trang này dành cho sổ tự ghi dữ liệu gửi cấp trên.",
                "Xóa trang này; sổ tự thêm khi xuất.",
            ),
            (
                "hình vẽ, khung chữ",
                "Trường đặt trong hình hoặc khung chữ không được điền.",
                "Chuyển trường vào một ô của trang.",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_form_gets_exactly_its_faults_with_their_cells(name):
    data, wanted = FAULTY[name]

    kind, faults = check_form(data, TASKS)

    assert [(one.where, one.message, one.suggestion) for one in faults] == wanted
    assert kind is TASKS


def test_a_cell_is_told_by_row_and_column_too():
    _, (fault,) = check_form(with_cells({"C10": "{{ row.sorce }}"}), TASKS)

    assert (fault.row, fault.cell, fault.address, fault.excerpt) == (
        10,
        3,
        "C10",
        "{{ row.sorce }}",
    )
    assert json.loads(json.dumps(asdict(fault)))["part"] == "trang “Nhiệm vụ”"


@pytest.mark.parametrize("kind", SheetKind)
def test_a_shipped_form_has_no_faults_and_is_known_by_its_fields(kind):
    assert check_form(shipped_form(kind)) == (kind, ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải bảng tính"),
        (b"PK\x03\x04xx", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel cũ"),
        (with_cells({}, {"xl/vbaProject.bin": "x"}), "macro"),
        (saved(Workbook()), "Chưa có hàng nào in danh sách"),
    ],
)
def test_what_is_no_form_is_refused_with_the_reason(data, words):
    _, faults = check_form(data, TASKS)

    assert [words in fault.message for fault in faults] == [True]


def test_a_row_joined_with_another_cannot_be_repeated():
    _, faults = check_form(changed(lambda sheet: sheet.merge_cells("B10:B11")), TASKS)

    assert [(one.where, one.message) for one in faults] == [
        (f"{SHEET}B10", "Ô gộp nhiều hàng chạm hàng 10 là hàng lặp.")
    ]


def test_a_row_of_a_named_table_is_refused_by_the_trial():
    table = Table(displayName="Bang", ref="A9:M10")

    _, faults = check_form(changed(lambda sheet: sheet.add_table(table)), TASKS)

    assert [one.message for one in faults] == ["Điền thử không được."]
    assert "chỗ này là bảng Excel có tên" in faults[0].suggestion
    assert "Hãy bỏ phần đó khỏi mẫu" in faults[0].suggestion
