"""What `handover` and `receive` print: the same figures on both sides."""

import argparse
from dataclasses import asdict

from app.cli.printing import show
from app.services.handovers import Handover


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
