"""Commands on templates, Word and Excel: check a file, list the fields, and what a book uses."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from app.cli.parser import WrongUse
from app.cli.printing import show
from app.domain.errors import NotFound
from app.domain.text import fold
from app.services.export.paper_kinds import KIND_LABELS, TemplateKind, kind_named
from app.services.template_worker import (
    CheckedTemplate,
    TemplateRefused,
    checked,
    read_template,
)
from app.services.templates import KindTemplates, OwnTemplate
from app.services.workspace import Services

Opened = Callable[[Path], AbstractContextManager[Services]]


def template(arguments: argparse.Namespace, opened: Opened) -> None:
    """Carry out `template ACT`; two acts need no book."""
    if arguments.act == "check":
        _check(arguments)
        return
    if arguments.act == "fields":
        _fields(arguments)
        return
    with opened(Path(arguments.place)) as services:
        _BOOK_ACTS[arguments.act](services, arguments)


def code_of(kind: TemplateKind) -> str:
    """Return a kind as commands write it: bien-ban-thuong-ky."""
    return kind.value.replace("_", "-")


def _check(arguments: argparse.Namespace) -> None:
    path = Path(arguments.place)
    found = checked(read_template(path), _kind(arguments.kind) if arguments.kind else None)
    show(arguments, _check_document(found), _check_lines(found))
    if found.faults:
        raise TemplateRefused(path.name, found.faults)


def _check_document(found: CheckedTemplate) -> dict[str, Any]:
    return {
        "kind": code_of(found.kind),
        "mended": found.mended,
        "faults": [
            {
                "part": fault.part,
                "table": fault.table,
                "row": fault.row,
                "cell": fault.cell,
                "paragraph": fault.paragraph,
                "message": fault.message,
                "suggestion": fault.suggestion,
                "text": fault.excerpt,
                **({"address": fault.address} if fault.address else {}),
            }
            for fault in found.faults
        ],
    }


def _check_lines(found: CheckedTemplate) -> Iterator[str]:
    yield f"Đọc như mẫu {KIND_LABELS[found.kind]} ({code_of(found.kind)})."
    if found.mended:
        yield f"Đã tự nối, sửa {found.mended} trường bị Word cắt rời."
    for fault in found.faults:
        yield f"{fault.where}: {fault.message} {fault.suggestion}".rstrip()
    if not found.faults:
        yield "Mẫu dùng được."


def _fields(arguments: argparse.Namespace) -> None:
    from app.services.export.template_fields import (  # noqa: PLC0415 - only this act needs it
        template_fields,
    )

    kind = _kind(arguments.place)
    listed = template_fields(kind)
    document = {
        "kind": code_of(kind),
        "fields": [
            {"path": f.path, "words": f.words, "write": f.snippet, "example": f.example}
            for f in listed
        ],
    }
    lines = [f"{'  ' * f.depth}{f.path}\t{f.words}\t{f.example}".rstrip() for f in listed]
    show(arguments, document, lines)


def _list(services: Services, arguments: argparse.Namespace) -> None:
    kinds = services.templates.kinds()
    document = {
        "templates": [
            {
                "kind": code_of(kind.kind),
                "label": kind.label,
                "in_use": kind.default.name if kind.default else None,
                "own": [
                    {"name": own.name, "in_use": own.is_default, "file": own.state.value}
                    for own in kind.own
                ],
            }
            for kind in kinds
        ]
    }
    show(arguments, document, [_kind_line(kind) for kind in kinds])


def _kind_line(kind: KindTemplates) -> str:
    in_use = f"mẫu “{kind.default.name}”" if kind.default else "mẫu gốc"
    others = [own.name for own in kind.own if not own.is_default]
    more = f"; có thêm: {', '.join(others)}" if others else ""
    return f"{code_of(kind.kind)}\t{kind.label}: {in_use}{more}"


def _copy(services: Services, arguments: argparse.Namespace) -> None:
    made = services.templates.copy(_kind(arguments.name))
    print(services.templates.working_file(made.id))


def _add(services: Services, arguments: argparse.Namespace) -> None:
    made = services.templates.add(Path(arguments.name), _kind(arguments.kind))
    print(f"Đã thêm mẫu “{made.name}” cho {KIND_LABELS[made.kind]}.")


def _use(services: Services, arguments: argparse.Namespace) -> None:
    wanted = _named(services, arguments.name)
    services.templates.use(wanted.id)
    print(f"{KIND_LABELS[wanted.kind]} từ nay in theo mẫu “{wanted.name}”.")


def _restore(services: Services, arguments: argparse.Namespace) -> None:
    kind = _kind(arguments.name)
    services.templates.use_shipped(kind)
    print(f"{KIND_LABELS[kind]} từ nay in theo mẫu gốc.")


def _named(services: Services, name: str) -> OwnTemplate:
    own = [one for kind in services.templates.kinds() for one in kind.own]
    found = next((one for one in own if fold(one.name) == fold(name)), None)
    if found is None:
        raise NotFound(f"Không có mẫu “{name}” trong sổ. Xem tên các mẫu: template list.")
    return found


def _kind(text: str) -> TemplateKind:
    try:
        return kind_named(text.replace("-", "_"))
    except ValueError:
        codes = ", ".join(map(code_of, KIND_LABELS))
        raise WrongUse(f"Không có loại giấy “{text}”. Các loại: {codes}.") from None


_BOOK_ACTS: dict[str, Callable[[Services, argparse.Namespace], None]] = {
    "list": _list,
    "copy": _copy,
    "add": _add,
    "use": _use,
    "restore": _restore,
}
