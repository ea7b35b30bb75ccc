"""Commands of the superior's desk; they need no book."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from app.cli.documents import consolidation_document
from app.cli.printing import show
from app.domain.clock import system_now
from app.domain.consolidations import Consolidation
from app.domain.errors import Refused
from app.domain.text import clean


def consolidate(arguments: argparse.Namespace) -> None:
    """Write one workbook from those of many cells; faulty files are named and left out."""
    from app.services import consolidating  # noqa: PLC0415 - only this command needs it

    consolidating.refuse_existing(arguments.out)
    expected = _lines_of(arguments.cells) if arguments.cells else ()
    order = consolidating.ConsolidationOrder(tuple(arguments.places), arguments.month, expected)
    found = consolidating.consolidate_files(order)
    if found.taken:
        consolidating.write_to(arguments.out, found, system_now)
    show(arguments, consolidation_document(found), _lines(found))
    consolidating.refuse_nothing(found)


def _lines(found: Consolidation) -> Iterator[str]:
    for one in found.rejected:
        yield f"Không lấy {one.file_name}: {one.reason}."
    for aside in found.aside:
        yield f"Không lấy {aside.file_name}, {aside.month.label}: đã lấy từ {aside.taken_from}."
    if found.taken:
        yield f"Đã tổng hợp {len(found.taken)} buổi họp của {found.cell_count} chi bộ."
        yield f"Còn thiếu {len(found.missing)} báo cáo, chậm {len(found.late)} báo cáo."


def _lines_of(path: Path) -> tuple[str, ...]:
    """Return the names in a text file, one a line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"Không đọc được {path.name}. Hãy lưu tệp dạng chữ UTF-8.") from error
    return tuple(filter(None, (clean(line).strip() for line in text.splitlines())))
