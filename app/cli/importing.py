"""`import`: a list of members or a matrix of attendance, with a second file of answers."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.domain.attendance_imports import AttendanceImport
from app.domain.doubts import WHOLE_FILE, Doubt
from app.domain.errors import Refused
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import SHEET, ForeignFile
from app.domain.member_imports import MemberImport
from app.domain.member_lists import SkippedRow
from app.services.workspace import Services

BAD_ANSWERS = (
    "Tệp trả lời phải là JSON dạng "
    '{"answers": [{"row": 8, "column": "status", "answer": "Miễn sinh hoạt"}]}.'
)
BAD_COLUMNS = (
    "Cách hiểu cột trong tệp trả lời phải là JSON dạng "
    '{"heading_row": 3, "columns": {"2": "full_name", "5": "meeting", "6": "ignored"}}.'
)
NO_SHEET = "Tệp không có trang “{name}”. Các trang: {names}."


def choices_of(arguments: argparse.Namespace, file: ForeignFile) -> ImportChoices:
    """Return the answers of the file of answers and the sheet of the command line."""
    document = _document(arguments.answers)
    answers = dict(_answers(document))
    if arguments.sheet is not None:
        names = [sheet.name for sheet in file.sheets]
        if arguments.sheet not in names:
            raise Refused(NO_SHEET.format(name=arguments.sheet, names=", ".join(names)))
        answers[(WHOLE_FILE, SHEET)] = arguments.sheet
    return ImportChoices(answers, _columns(document), _heading_row(document))


def ticks_of(
    arguments: argparse.Namespace, draft: MemberImport
) -> frozenset[tuple[int, ImportColumn]]:
    """Return the differences to write: what fills empty fields, and those the file names."""
    wanted = {(c["row"], c["column"]) for c in _listed(_document(arguments.answers), "changes")}
    named = {
        (member.member_id, change.column)
        for member in draft.plan.changed
        for change in member.changes
        if (member.row, change.column.value) in wanted
    }
    return draft.plan.first_ticks | named


def import_document(file: ForeignFile, draft: MemberImport, *, is_written: bool) -> dict[str, Any]:
    """Return what `import --json` prints of a list of members; its keys are stable."""
    plan, columns = draft.plan, draft.sheet.columns
    return {
        "file": file.name,
        "sheet": draft.sheet_name,
        "rows": len(draft.sheet.people),
        "recognised": {c.heading: c.column.value for c in columns if c.column is not None},
        "unrecognised": [c.heading for c in columns if c.column is None and c.heading],
        "doubtful": _doubtful(draft.open),
        "skipped": _skipped((*draft.sheet.skipped, *plan.set_aside)),
        "added": [{"row": added.row, "name": added.form.full_name} for added in plan.added],
        "changed": [
            {
                "row": member.row,
                "name": member.name,
                "changes": [
                    {"column": c.column.value, "old": c.old, "new": c.new} for c in member.changes
                ],
            }
            for member in plan.changed
        ],
        "unchanged": len(plan.unchanged),
        "missing": [member.name for member in plan.missing],
        "notes": list(plan.notes),
        "written": is_written,
    }


def import_lines(draft: MemberImport) -> list[str]:
    """Return the same for people."""
    plan = draft.plan
    return [
        (
            f"{_sheet(draft)}{len(draft.sheet.people)} dòng; thêm {len(plan.added)}, "
            f"khác {len(plan.changed)}, giữ nguyên {len(plan.unchanged)}, "
            f"không còn trong danh sách {len(plan.missing)}."
        ),
        *(f"{doubt.question} [{_labels(doubt.choices)}]" for doubt in draft.open),
        *plan.notes,
    ]


def attendance_document(
    file: ForeignFile, draft: AttendanceImport, *, is_written: bool
) -> dict[str, Any]:
    """Return what `import attendance --json` prints; its keys are stable."""
    plan = draft.plan
    headings = {c.number: c.title for c in draft.layout.columns} if draft.layout else {}
    return {
        "file": file.name,
        "sheet": draft.sheet_name,
        "rows": len(draft.lines),
        "recognised": {headings[number]: label for number, label in draft.titles.items()},
        "doubtful": _doubtful(draft.open),
        "skipped": _skipped(plan.set_aside),
        "added": len(plan.added),
        "changed": [
            {
                "row": one.row,
                "name": one.name,
                "column": one.new.column,
                "old": one.old.mark.value,
                "new": one.new.mark.value,
            }
            for one in plan.changed
        ],
        "unchanged": plan.unchanged,
        "notes": list(plan.notes),
        "written": is_written,
    }


def attendance_lines(draft: AttendanceImport) -> list[str]:
    """Return the same for people."""
    plan = draft.plan
    return [
        (
            f"{_sheet(draft)}{len(draft.lines)} đồng chí, {len(draft.titles)} buổi họp; "
            f"thêm {len(plan.added)} lượt điểm danh, khác {len(plan.changed)}, "
            f"giữ nguyên {plan.unchanged}."
        ),
        *(f"{doubt.question} [{_labels(doubt.choices)}]" for doubt in draft.open),
        *plan.notes,
    ]


def _sheet(draft: MemberImport | AttendanceImport) -> str:
    # A .csv has one sheet without a name.
    return f"Trang {draft.sheet_name}: " if draft.sheet_name else ""


def _doubtful(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    return [
        {
            "row": doubt.row,
            "column": doubt.column,
            "value": doubt.value,
            "question": doubt.question,
            "choices": [{"answer": c.answer, "label": c.label} for c in doubt.choices],
            "proposed": doubt.proposed,
        }
        for doubt in doubts
    ]


def _skipped(rows: Iterable[SkippedRow]) -> list[dict[str, Any]]:
    return [{"row": row.row, "text": row.text, "reason": row.reason} for row in rows]


def _labels(choices: Any) -> str:
    return " | ".join(choice.label for choice in choices)


def run_import(services: Services, arguments: argparse.Namespace, show: Any) -> None:
    """Read, compare, and write unless only a look is wanted; refuse while doubts are open."""
    file = services.imports.read_file(arguments.file)
    choices = choices_of(arguments, file)
    if arguments.what == "attendance":
        _run_attendance(services, arguments, file, choices, show)
        return
    draft = services.imports.draft(file, choices)
    is_written = draft.is_ready and not arguments.preview
    if is_written:
        services.imports.apply(file, choices, ticks_of(arguments, draft))
    show(arguments, import_document(file, draft, is_written=is_written), import_lines(draft))
    if not draft.is_ready:
        services.imports.refuse_unready(draft)


def _run_attendance(
    services: Services,
    arguments: argparse.Namespace,
    file: ForeignFile,
    choices: ImportChoices,
    show: Any,
) -> None:
    draft = services.imports.draft_attendance(file, choices)
    wanted = {(c["row"], c["column"]) for c in _listed(_document(arguments.answers), "changes")}
    ticks = frozenset(c.new.key for c in draft.plan.changed if (c.row, c.new.column) in wanted)
    is_written = draft.is_ready and not arguments.preview
    if is_written:
        services.imports.apply_attendance(file, choices, ticks)
    document = attendance_document(file, draft, is_written=is_written)
    show(arguments, document, attendance_lines(draft))
    if not draft.is_ready:
        services.imports.refuse_unready(draft)


def _document(path: Path | None) -> Any:
    if path is None:
        return {}
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Refused(BAD_ANSWERS) from error


def _columns(document: Any) -> dict[int, ImportColumn]:
    """Return what the file says of columns: {"columns": {"2": "full_name", "5": "meeting"}}."""
    named = document.get("columns", {}) if isinstance(document, dict) else {}
    try:
        return {int(number): ImportColumn(meaning) for number, meaning in named.items()}
    except (AttributeError, ValueError) as error:
        raise Refused(BAD_COLUMNS) from error


def _heading_row(document: Any) -> int | None:
    row = document.get("heading_row") if isinstance(document, dict) else None
    if row is not None and (not isinstance(row, int) or row < 0):
        raise Refused(BAD_COLUMNS)
    return row


def _listed(document: Any, key: str) -> list[dict[str, Any]]:
    found = document.get(key, []) if isinstance(document, dict) else document
    is_sound = isinstance(found, list) and all(
        isinstance(one, dict) and isinstance(one.get("row"), int) and "column" in one
        for one in found
    )
    if not is_sound:
        raise Refused(BAD_ANSWERS)
    return found if isinstance(document, dict) or key == "answers" else []


def _answers(document: Any) -> list[tuple[tuple[int, str], str]]:
    return [
        ((one["row"], str(one["column"])), str(one.get("answer", "")))
        for one in _listed(document, "answers")
    ]
