"""Forms of the upper level from the command line: the forms, a new one, one filled."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.cli.printing import show
from app.domain.errors import NotFound, Refused
from app.domain.upward_fields import UPWARD_GROUP_LABELS, UpwardSubject, fields_for
from app.domain.upward_forms import UpwardForm, what_of
from app.services.workspace import Services


def run_form(services: Services, arguments: argparse.Namespace) -> None:
    """Carry out one act on forms."""
    _ACTS[arguments.act](services, arguments)


def _list(services: Services, arguments: argparse.Namespace) -> None:
    forms = services.upward_forms.list()
    lines = [f"{form.id}\t{form.name}\t{len(form.cells)} ô đã chỉ" for form in forms]
    document = {"forms": [_document(form) for form in forms]}
    show(arguments, document, lines or ["Sổ chưa có biểu nào của cấp trên."])


def _fields(_services: Services, arguments: argparse.Namespace) -> None:
    found = fields_for(UpwardSubject(arguments.subject))
    document = {
        "fields": [
            {"field": f.key, "marker": f.marker, "label": f.label, "example": f.example}
            for f in found
        ]
    }
    lines = (f"{f.marker}\t{UPWARD_GROUP_LABELS[f.group]}: {f.label}\t{f.example}" for f in found)
    show(arguments, document, lines)


def _add(services: Services, arguments: argparse.Namespace) -> None:
    subject = UpwardSubject(arguments.subject)
    added = services.upward_forms.add(Path(arguments.name), arguments.title or "", subject)
    document = {**_document(added.form), "unknown": list(added.unknown)}
    said = f"Đã thêm biểu {added.form.id}: {added.form.name}, {added.found} ô ghi tên mục."
    show(arguments, document, [said, *added.unknown])


def _renew(services: Services, arguments: argparse.Namespace) -> None:
    if arguments.file is None:
        raise Refused("Còn thiếu tệp của bản mới. Ghi: form renew THƯ_MỤC SỐ --file TỆP.")
    renewed = services.upward_forms.renew(_number(arguments.name), arguments.file)
    document = {**_document(renewed.form), "kept": renewed.kept, "lost": list(renewed.lost)}
    said = f"Đã thay biểu {renewed.form.id} bằng bản mới, giữ {renewed.kept} ô đã chỉ."
    show(arguments, document, [said, *renewed.lost])


def _fill(services: Services, arguments: argparse.Namespace) -> None:
    meeting = arguments.meeting
    path = services.upward_forms.fill(
        _number(arguments.name),
        meeting_id=services.meetings.id_of(meeting) if meeting else None,
        year=arguments.year,
        folder=arguments.to,
    )
    show(arguments, {"file": str(path)}, [str(path)])


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise NotFound(f"Không có biểu số “{text}”. Xem số của từng biểu: form list THƯ_MỤC.")
    return int(text)


def _document(form: UpwardForm) -> dict[str, Any]:
    return {
        "id": form.id,
        "name": form.name,
        "subject": form.subject.value,
        "file": form.file_name,
        "cells": [
            {"sheet": c.sheet, "cell": c.address, "field": c.field, "label": what_of(c)}
            for c in form.cells
        ],
    }


_ACTS: Mapping[str, Callable[[Services, argparse.Namespace], None]] = {
    "list": _list,
    "fields": _fields,
    "add": _add,
    "renew": _renew,
    "fill": _fill,
}
