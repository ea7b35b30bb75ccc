"""Reads foreign workbooks and text lists inside the worker process into plain values.

What kind of file it is, its bytes say, not its name. The values are those `read_sheets` of
`app/domain/xl_sheets.py` takes.
"""

from pathlib import Path
from typing import Any

from app.data.text_bytes import text_of
from app.domain.legacy_text import detect_encoding
from app.services.worker.child import JobRefused
from app.services.worker.text_lists import text_sheet

MOST_BYTES = 30_000_000

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

TOO_LARGE = "Tệp lớn quá một danh sách đảng viên. Hãy chép riêng danh sách sang tệp mới rồi nhập."
EMPTY_FILE = "Tệp này trống, không có dòng nào để nhập."
NO_FILE = "Không mở được tệp này. Hãy kiểm tra tệp còn ở đó và đọc được."
WEB_PAGE = (
    "Tệp này thật ra là một trang web mang tên tệp Excel. Hãy mở bằng Excel, chọn Lưu thành dạng "
    ".xlsx rồi nhập lại."
)
NO_TABLE = (
    "Tệp này không phải bảng tính. Hãy chọn tệp Excel (.xlsx, .xls) hoặc .csv, hoặc dán danh sách."
)
NO_ENCODING = (
    "Không đọc được chữ trong tệp này. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi nhập lại."
)
_WEB_SIGNS = (b"<html", b"<!doctype html", b"<table", b"<?xml")
_NOT_TABLES = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"GIF8")


def read_workbook(path: str) -> list[dict[str, Any]]:
    """Return the sheets of a file; raises JobRefused with the sentence to show."""
    data = _bytes_of(Path(path))
    if data.startswith(_ZIP):
        from app.services.worker.xlsx_files import read_xlsx  # noqa: PLC0415 - openpyxl loads here

        return read_xlsx(data)
    if data.startswith(_OLE2):
        from app.services.worker.xls_files import read_xls  # noqa: PLC0415 - xlrd loads here

        return read_xls(data)
    return _read_text(data)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise JobRefused(TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise JobRefused(NO_FILE) from error
    if not data.strip():
        raise JobRefused(EMPTY_FILE)
    return data


def _read_text(data: bytes) -> list[dict[str, Any]]:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.lower().startswith(_WEB_SIGNS):
        raise JobRefused(WEB_PAGE)
    if head.startswith(_NOT_TABLES):
        raise JobRefused(NO_TABLE)
    text = text_of(data)
    if text is None:
        text = _old_text(data)
    if not text.strip():
        raise JobRefused(EMPTY_FILE)
    return [text_sheet(text)]


def _old_text(data: bytes) -> str:
    """Return text of one byte a letter from before Unicode; it is converted only when agreed."""
    text = data.decode("latin-1")
    if b"\0" in data or detect_encoding(text.splitlines()) is None:
        raise JobRefused(NO_ENCODING)
    return text
