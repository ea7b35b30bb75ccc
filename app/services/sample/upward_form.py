"""The invented workbook of the invented Đảng ủy, already shown what its cells take."""

import hashlib
import zipfile
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from app.data import tables as t
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardCell, column_letters, plain_cells
from app.services.kept_files import keep

FORM_NAME = "Danh sách xếp loại (cấp trên)"
_FILE_NAME = "Danh_sach_xep_loai.xlsx"
_SHEET = "Danh sách"
_ADDED = datetime(2026, 1, 15, 9, 0)
_TITLES = {
    1: "ĐẢNG ỦY XÃ TÂN HÒA",
    3: "DANH SÁCH XẾP LOẠI CHẤT LƯỢNG SINH HOẠT CHI BỘ",
}
_COLUMNS = (
    ("STT", 6, ""),
    ("Tên đơn vị", 24, "cell_name"),
    ("Số lượng đảng viên", 12, "member_total"),
    ("Ngày họp", 13, "held_on"),
    ("Số điểm", 10, "points"),
    ("Tốt", 8, "grade_good"),
    ("Khá", 8, "grade_fair"),
    ("Trung bình", 8, "grade_average"),
    ("Kém", 8, "grade_poor"),
    ("Ghi chú (thuyết minh điểm trừ)", 48, "losses"),
)
_PERIOD_ROW, _HEAD_ROW, _ROW = 4, 6, 7
_DAY_STYLE, _HEAD_STYLE, _TITLE_STYLE, _CELL_STYLE = 4, 2, 1, 3


def keep_workbook(attachments: Path) -> None:
    """Keep the workbook beside the book."""
    keep(attachments, form_workbook())


def add_upward_form(session: Session) -> None:
    """Say which cell of the workbook takes what."""
    fields = [
        UpwardCell(_SHEET, _ROW, column, field)
        for column, (_title, _width, field) in enumerate(_COLUMNS, start=1)
        if field
    ]
    period = UpwardCell(_SHEET, _PERIOD_ROW, 5, "period")
    session.add(
        t.UpwardForm(
            name=FORM_NAME,
            subject=UpwardSubject.MEETING.value,
            file_name=_FILE_NAME,
            sha256=hashlib.sha256(form_workbook()).hexdigest(),
            fields=plain_cells([period, *fields]),
            added_at=_ADDED,
            note="",
        )
    )


def form_workbook() -> bytes:
    """Return the workbook, always the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts().items():
            archive.writestr(zipfile.ZipInfo(name), _XML + text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _relations(
            "worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(),
    }


def _relations(*pairs: str) -> str:
    kinds, targets = pairs[::2], pairs[1::2]
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(zip(kinds, targets, strict=True), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _sheet() -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, (_title, width, _field) in enumerate(_COLUMNS, start=1)
    )
    last = column_letters(len(_COLUMNS))
    merged = "".join(f'<mergeCell ref="A{row}:{last}{row}"/>' for row in _TITLES)
    rows = "".join(
        f'<row r="{row}" ht="22" customHeight="1">{_title_cell(row, text)}</row>'
        for row, text in _TITLES.items()
    )
    period = _text("D", _PERIOD_ROW, "Kỳ:", _TITLE_STYLE) + f'<c r="E{_PERIOD_ROW}"/>'
    return (
        f'<worksheet xmlns="{_MAIN}">{_FIT}<cols>{widths}</cols><sheetData>{rows}'
        f'<row r="{_PERIOD_ROW}" ht="22" customHeight="1">{period}</row>'
        f'<row r="{_HEAD_ROW}" ht="48" customHeight="1">{_head()}</row>'
        f'<row r="{_ROW}" ht="84" customHeight="1">{_empty()}</row></sheetData>'
        f'<mergeCells count="{len(_TITLES)}">{merged}</mergeCells>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _title_cell(row: int, text: str) -> str:
    return _text("A", row, text, _TITLE_STYLE)


def _head() -> str:
    return "".join(
        _text(column_letters(place), _HEAD_ROW, title, _HEAD_STYLE)
        for place, (title, _width, _field) in enumerate(_COLUMNS, start=1)
    )


def _empty() -> str:
    first = f'<c r="A{_ROW}" s="{_CELL_STYLE}"><v>1</v></c>'
    others = (
        f'<c r="{column_letters(place)}{_ROW}" s="{_style(field)}"/>'
        for place, (_title, _width, field) in enumerate(_COLUMNS[1:], start=2)
    )
    return first + "".join(others)


def _style(field: str) -> int:
    return _DAY_STYLE if field == "held_on" else _CELL_STYLE


def _text(column: str, row: int, text: str, style: int) -> str:
    words = escape(text, quote=False)
    return f'<c r="{column}{row}" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006"
_PACKAGE = f"{_SCHEMAS}/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/></Types>'
)
_WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><sheets>'
    f'<sheet name="{_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_FONT = '<sz val="12"/><name val="Times New Roman"/><family val="1"/>'
_EDGE = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
_MIDDLE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
_LOOKS = ((0, 1, 0), (0, 1, 1), (0, 0, 1), (164, 0, 1))
"""Number format, font and border of titles, headings, cells and days, from style 1 on."""
_FORMATS = "".join(
    f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{border}" xfId="0" '
    f'applyAlignment="1">{_MIDDLE}</xf>'
    for number, font, border in _LOOKS
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border/><border>{_EDGE}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_LOOKS) + 1}">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{_FORMATS}"
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
