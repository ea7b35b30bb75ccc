"""What `handover` and `receive` print, the same figures on both sides; and `anonymise`."""

import argparse
from dataclasses import asdict

from app.cli.printing import show
from app.services.anonymous_copies import AnonymousCopy
from app.services.handovers import Handover
from app.services.workspace import Services


def give_away(services: Services, arguments: argparse.Namespace) -> None:
    """Pack the book for the next secretary, or write an anonymised copy of it."""
    if arguments.command == "anonymise":
        show_anonymous(arguments, services.anonymous_copies.make(arguments.out))
        return
    note = services.handovers.write(arguments.package)
    show_handover(arguments, note, f"Đã gói bàn giao vào {arguments.package.name}.")


def show_handover(arguments: argparse.Namespace, note: Handover, said: str) -> None:
    """Print a package; the keys of its JSON are stable."""
    document = asdict(note) | {"rows": dict(note.rows)}
    rows = sum(count for _table, count in note.rows)
    lines = [
        said,
        f"{note.cell_name}: đảng số {note.members}, {note.meetings} buổi họp.",
        f"{note.documents} văn bản vào sổ, {note.tasks} nhiệm vụ, {rows} dòng dữ liệu.",
        f"{note.attachments} tệp đính kèm, {note.templates} mẫu riêng.",
    ]
    if note.missing:
        lines.append(f"{len(note.missing)} tệp đính kèm không còn ở bên giao.")
    show(arguments, document, lines)


def show_anonymous(arguments: argparse.Namespace, made: AnonymousCopy) -> None:
    """Print what an anonymised copy holds and leaves out; the keys of its JSON are stable."""
    document = asdict(made) | {"place": str(made.place), "left_out": made.left_out}
    files = f"{made.attachments} tệp đính kèm, {made.templates} mẫu riêng"
    rest = f"{made.exports} tệp đã xuất, {made.typed_texts} đoạn đang viết"
    lines = [
        f"Đã lập bản ẩn danh trong {made.place}.",
        f"{made.members} đảng viên, {made.meetings} buổi họp; tên và nội dung đã được thay.",
        f"Đã lược {made.left_out} mục: {files}, {rest}.",
    ]
    show(arguments, document, lines)
