"""Workbooks as an office of the upper level makes them, with everything that must stay."""

import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Báo cáo"
TABLE_FIRST, TABLE_LAST = 12, 14
_THIN = Side(style="thin")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BLUE = PatternFill("solid", fgColor="FFBDD7EE")
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8"
    "ffff3f0005fe02fea735810000000049454e44ae426082"
)


def write_form(path: Path) -> Path:
    """Write the form: captions, input cells, a table of three rows, what stands below it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    _top(sheet)
    _table(sheet)
    _below(sheet)
    other = workbook.create_sheet("Tổng")
    other["A1"] = f"='{SHEET}'!D15"
    other["A2"] = f"=SUM('{SHEET}'!D12:D14)"
    workbook.defined_names["Dang_so"] = DefinedName("Dang_so", attr_text=f"'{SHEET}'!$D$15")
    sheet.print_area = "A1:F22"
    sheet.print_title_rows = "10:11"
    buffer = BytesIO()
    workbook.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_with_picture_and_order(buffer.getvalue()))
    return path


def _top(sheet: Worksheet) -> None:
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "BIỂU BÁO CÁO SINH HOẠT CHI BỘ"
    sheet["A1"].font = Font(name="Times New Roman", bold=True, size=14, color="FFC00000")
    sheet["A1"].alignment = Alignment(horizontal="center")
    captions = ("Đơn vị", "Ngày họp", "Đảng số", "Có mặt", "Tỷ lệ", "Xếp loại")
    for row, caption in enumerate(captions, start=3):
        sheet[f"A{row}"] = caption
        sheet[f"C{row}"].border = _FRAME
        sheet[f"C{row}"].fill = _BLUE
    sheet.merge_cells("C3:F3")
    sheet["C4"].number_format = "dd/mm/yyyy"
    sheet["C7"] = "=C6/C5"
    sheet["C7"].number_format = "0.0%"
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 30
    marks = DataValidation(type="list", formula1='"Tốt,Khá,Trung bình,Kém"')
    sheet.add_data_validation(marks)
    marks.add("C8")
    sheet["C5"].comment = Comment("Ghi cả đảng viên dự bị", "Văn thư")


def _table(sheet: Worksheet) -> None:
    for column, caption in enumerate(("TT", "Họ và tên", "", "Số buổi", "Tỷ lệ", "Ghi chú"), 1):
        cell = sheet.cell(TABLE_FIRST - 1, column, caption or None)
        cell.border, cell.fill = _FRAME, _BLUE
    for row in range(TABLE_FIRST, TABLE_LAST + 1):
        for column in range(1, 7):
            sheet.cell(row, column).border = _FRAME
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        sheet[f"E{row}"] = f"=D{row}/D$15"
        sheet[f"E{row}"].number_format = "0%"
        sheet.row_dimensions[row].height = 21
    rule = DataValidation(type="whole", operator="between", formula1="0", formula2="$D$20")
    sheet.add_data_validation(rule)
    rule.add(f"D{TABLE_FIRST}:D{TABLE_LAST}")
    red = PatternFill("solid", bgColor="FFFFC7CE")
    area = f"D{TABLE_FIRST}:D{TABLE_LAST}"
    sheet.conditional_formatting.add(area, CellIsRule("greaterThan", ["$D$15"], fill=red))
    sheet.conditional_formatting.add("A18:F18", FormulaRule(["$D$15>10"], fill=red))


def _below(sheet: Worksheet) -> None:
    sheet["A15"], sheet["D15"] = "Tổng cộng", "=SUM(D12:D14)"
    sheet["D16"] = "=AVERAGE(D12:D14)+D15"
    sheet.merge_cells("D18:F18")
    sheet["D18"] = "NGƯỜI LẬP BIỂU"
    sheet["D18"].comment = Comment("Ký, ghi rõ họ tên", "Văn thư")
    sheet["D20"] = 50
    sheet["A19"] = "Nơi nhận"
    sheet["A19"].hyperlink = f"#'{SHEET}'!D20"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=TABLE_FIRST, max_row=TABLE_LAST))
    sheet.add_chart(chart, "H17")


def _with_picture_and_order(data: bytes) -> bytes:
    """Add a picture and Excel's note of the order formulas were worked out in."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for info in old.infolist():
            content = old.read(info)
            for name, mark, added in _ADDED:
                if info.filename == name:
                    content = content.replace(mark, added + mark)
            new.writestr(info, content)
        new.writestr("xl/media/image1.png", _PICTURE)
        new.writestr("xl/calcChain.xml", _ORDER)
    return made.getvalue()


_ORDER = (
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<c r="C7" i="1"/><c r="D15"/></calcChain>'
)
_REL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ANCHOR = (
    b'<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
    b'spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    b'xmlns:r="' + _REL + b'"><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff>'
    b"<xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    b'<xdr:ext cx="190500" cy="190500"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="9" name="Hinh"/>'
    b'<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/>'
    b'</a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    b"</xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>"
)
_ADDED = (
    ("xl/drawings/drawing1.xml", b"</wsDr>", _ANCHOR),
    (
        "xl/drawings/_rels/drawing1.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="' + _REL + b'/image" Target="/xl/media/image1.png"/>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="' + _REL + b'/calcChain" Target="calcChain.xml"/>',
    ),
    (
        "[Content_Types].xml",
        b"</Types>",
        (
            b'<Default Extension="png" ContentType="image/png"/>'
            b'<Override PartName="/xl/calcChain.xml" ContentType="application/'
            b'vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>'
        ),
    ),
)
