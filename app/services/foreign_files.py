"""Files and pasted text of strangers as sheets; files are read in the worker process."""

import hashlib
from pathlib import Path

from app.domain.errors import Refused
from app.domain.import_sheets import ForeignFile
from app.domain.text import clean
from app.domain.xl_sheets import read_sheets
from app.services.worker.pool import UNREADABLE, shared_worker
from app.services.worker.text_lists import text_sheet

PASTED = "Danh sách dán vào"
LONGEST_PASTE = 2_000_000
NOTHING_PASTED = "Chưa dán dòng nào. Hãy chọn các ô trong Excel, sao chép rồi dán vào đây."
PASTE_TOO_LONG = "Phần dán vào dài quá một danh sách đảng viên. Hãy dán riêng danh sách."


def read_foreign_file(path: Path) -> ForeignFile:
    """Return the sheets of a file; raises Refused with one sentence for whatever is wrong."""
    plain = shared_worker().do("read_workbook", {"path": str(path.absolute())})
    try:
        sheets = read_sheets(plain)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise Refused(UNREADABLE) from error
    return ForeignFile(clean(path.name), digest, sheets)


def read_pasted(text: str) -> ForeignFile:
    """Return pasted lines as one sheet; raises Refused when there is nothing."""
    if not text.strip():
        raise Refused(NOTHING_PASTED)
    if len(text) > LONGEST_PASTE:
        raise Refused(PASTE_TOO_LONG)
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return ForeignFile(PASTED, digest, read_sheets([text_sheet(text, PASTED)]))
