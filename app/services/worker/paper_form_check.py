"""Checks an Excel form of the user: everything that is wrong with it at once, each with its cell.

What passes is filled once with the sample paper, so that a good report means a paper that prints.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from app.domain.upward_forms import address_of
from app.services.export.paper_kinds import SheetKind
from app.services.export.sheet_fields import plain_fields
from app.services.export.sheet_forms import FORM_CONTEXTS
from app.services.export.template_package import package_faults
from app.services.export.template_places import (
    LONGEST_EXCERPT,
    WHOLE_FILE,
    Place,
    TemplateFault,
    fault_at,
)
from app.services.export.template_reading import PartReader, loose_faults
from app.services.export.template_tags import Tag, text_tags
from app.services.worker.child import JobRefused
from app.services.worker.form_package import FormPackage, SheetPart, read_form_package
from app.services.worker.form_reading import shared_texts, text_of_cell
from app.services.worker.paper_cells import lists_of
from app.services.worker.paper_filling import MACHINE_SHEET, fill_package
from app.services.worker.paper_forms import sample_paper
from app.services.worker.sheet_cells import sheet_data
from app.services.worker.xlsx_files import merged_areas
from app.services.worker.xml_places import Node

ADVICE = "Mở mẫu trong Excel, xóa phần này rồi lưu lại dạng .xlsx."
_NO_COMMANDS = "Biểu Excel không dùng lệnh {words}."
_REPEATED = "Muốn lặp, ghi các trường {{{{ {loop}.… }}}} vào một hàng; hàng đó tự lặp."
_EITHER = 'Viết {{ "…" if tên_trường else "" }}.'
_DANGEROUS = re.compile(
    r"\|.*!|\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE|IMPORTXML|IMPORTDATA)\s*\(",
    re.IGNORECASE,
)
_OTHER_BOOK = re.compile(r"\[[^\]]*\][^!]*!")
_QUOTED = re.compile(r'"[^"]*"')
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")

Cells = dict[tuple[int, int], str]


def check_paper_form(data: str, kind: str) -> dict[str, Any]:
    """Return the kind a form was read as and its faults; without one it is the best fitting."""
    found_kind, faults = check_form(b64decode(data), SheetKind(kind) if kind else None)
    return {"kind": found_kind.value, "faults": [asdict(one) for one in faults], "mended": 0}


def check_form(
    data: bytes, kind: SheetKind | None = None
) -> tuple[SheetKind, tuple[TemplateFault, ...]]:
    """Return all faults of a form; without a kind it is read as the one that fits best."""
    try:
        package = read_form_package(data)
        unsafe = package_faults(package.parts, ADVICE)
        form = _Form(package)
        kind = kind or min(SheetKind, key=lambda one: len(form.faults(one)))
        faults = (*unsafe, *form.faults(kind))
    except JobRefused as refusal:
        wanted = kind or SheetKind.MONTHLY_LIST
        return wanted, (TemplateFault(WHOLE_FILE, str(refusal)),)
    return kind, tuple(dict.fromkeys(faults)) or _trial(data, kind)


def _trial(data: bytes, kind: SheetKind) -> tuple[TemplateFault, ...]:
    package = read_form_package(data)
    try:
        fill_package(package, kind, plain_fields(sample_paper(kind).context))
    except JobRefused as refusal:
        return (TemplateFault(WHOLE_FILE, "Điền thử không được.", str(refusal)),)
    return ()


class _Form:
    """The words and formulas of every sheet, read once for every kind it may be."""

    def __init__(self, package: FormPackage) -> None:
        self._package = package
        texts = shared_texts(package)
        self._sheets = [(one, *_read(package, one, texts)) for one in package.sheets()]

    def faults(self, kind: SheetKind) -> tuple[TemplateFault, ...]:
        """Return what is wrong with the form as a kind of paper."""
        found: list[TemplateFault] = [*self._part_faults()]
        used: set[str] = set()
        for sheet, cells, formulas in self._sheets:
            merged = list(merged_areas(self._package.parts[sheet.part]))
            check = _SheetCheck(kind, sheet, merged)
            found += check.formulas(formulas)
            found += check.words(cells)
            used |= check.loops
        found += _unused(lists_of(kind), used)
        return tuple(found)

    def _part_faults(self) -> Iterator[TemplateFault]:
        for sheet, _cells, _formulas in self._sheets:
            if sheet.name == MACHINE_SHEET:
                yield TemplateFault(
                    _part(sheet),
                    "Trang này dành cho sổ tự ghi dữ liệu gửi cấp trên.",
                    "Xóa trang này; sổ tự thêm khi xuất.",
                )
            if _in_margins(self._package.parts[sheet.part]):
                yield TemplateFault(
                    f"đầu, chân {_part(sheet)}",
                    "Trường đặt ở đầu trang, chân trang không được điền.",
                    "Chuyển trường vào một ô của trang.",
                )
        for name, data in self._package.parts.items():
            if name.startswith(("xl/drawings/", "xl/charts/")) and b"{{" in data:
                yield TemplateFault(
                    "hình vẽ, khung chữ",
                    "Trường đặt trong hình hoặc khung chữ không được điền.",
                    "Chuyển trường vào một ô của trang.",
                )


def _in_margins(data: bytes) -> bool:
    """Tell whether fields stand in the head or the foot of the printed page."""
    found = sheet_data(data).root.child("headerFooter")
    return found is not None and any("{{" in node.text for node in found.walk())


def _read(package: FormPackage, sheet: SheetPart, texts: list[str]) -> tuple[Cells, Cells]:
    """Return the cells with braces and the cells with formulas."""
    cells: Cells = {}
    formulas: Cells = {}
    for number, row in sheet_data(package.parts[sheet.part]).rows.items():
        for column, cell in row.cells.items():
            formula = cell.child("f")
            words = _words(cell, formula, texts)
            if formula is not None:
                formulas[number, column] = words
            elif _BRACES.search(words):
                cells[number, column] = words
    return cells, formulas


def _words(cell: Node, formula: Node | None, texts: list[str]) -> str:
    return text_of_cell(cell, texts) if formula is None else formula.text


def _unused(lists: Mapping[str, str], used: set[str]) -> Iterator[TemplateFault]:
    """Name the main list where nothing prints it: a paper without its lines says nothing."""
    loop = next((one for one, name in lists.items() if name == "rows"), "")
    if loop and loop not in used:
        yield TemplateFault(
            WHOLE_FILE,
            "Chưa có hàng nào in danh sách của giấy này.",
            _REPEATED.format(loop=loop),
        )


def _part(sheet: SheetPart) -> str:
    return f"trang “{sheet.name}”"


class _SheetCheck:
    """What is wrong in the cells of one sheet."""

    def __init__(self, kind: SheetKind, sheet: SheetPart, merged: list[list[int]]) -> None:
        self.loops: set[str] = set()
        self._context, self._lists = FORM_CONTEXTS[kind], lists_of(kind)
        self._sheet = sheet
        self._merged = merged
        """First row, first column, last row, last column of each merged area."""

    def formulas(self, formulas: Cells) -> Iterator[TemplateFault]:
        """Give the formulas that reach outside, or hold a field."""
        for (row, column), text in formulas.items():
            at = partial(fault_at, self._place(row, column, f"={text}"))
            outside = _QUOTED.sub("", text)
            if _OTHER_BOOK.search(outside):
                yield at("Công thức lấy số từ sổ tính khác; không an toàn.", ADVICE)
            elif _DANGEROUS.search(outside):
                yield at("Công thức gọi chương trình hoặc mạng; không an toàn.", ADVICE)
            if "{{" in text:
                yield at("Trường nằm trong công thức nên không được điền.", "Đặt trường ở ô riêng.")

    def words(self, cells: Cells) -> Iterator[TemplateFault]:
        """Give the faults of the fields, row by row."""
        rows: dict[int, list[tuple[int, str]]] = {}
        for (row, column), words in sorted(cells.items()):
            rows.setdefault(row, []).append((column, words))
        before: tuple[int, str] = (0, "")
        for row, found in rows.items():
            loop = self._loop(found)
            yield from self._row(row, found, loop)
            if loop:
                yield from self._repeated(row, found[0], is_twice=before == (row - 1, loop))
            before = (row, loop)

    def _repeated(
        self, row: int, first: tuple[int, str], *, is_twice: bool
    ) -> Iterator[TemplateFault]:
        """Give what keeps a row from being repeated for every line of its list."""
        if is_twice:
            yield fault_at(
                self._place(row, *first),
                f"Hàng {row - 1} và hàng {row} cùng lặp một danh sách.",
                "Giữ một hàng làm mẫu; hàng đó tự lặp cho từng dòng.",
            )
        for top, left, bottom, _right in self._merged:
            if top <= row <= bottom and top != bottom:
                yield fault_at(
                    self._place(top, left, ""),
                    f"Ô gộp nhiều hàng chạm hàng {row} là hàng lặp.",
                    "Bỏ gộp ô này, hoặc chỉ gộp trong một hàng.",
                )

    def _loop(self, found: list[tuple[int, str]]) -> str:
        """Return the list a row is repeated for."""
        words = " ".join(text for _column, text in found)
        loop = next((one for one in self._lists if re.search(rf"\b{one}\.", words)), "")
        self.loops |= {loop} - {""}
        return loop

    def _row(self, row: int, found: list[tuple[int, str]], loop: str) -> Iterator[TemplateFault]:
        reader = PartReader(_part(self._sheet), self._context)
        tags: list[Tag] = []
        for column, words in found:
            in_braces = text_tags(words, self._place(row, column, words))
            yield from map(_in_a_cell, loose_faults(in_braces))
            for tag in in_braces.tags:
                if tag.is_output:
                    tags.append(tag)
                elif not tag.is_comment:
                    yield self._command(tag)
        if loop:
            place = self._place(row, 1, "")
            opening = Tag(f"{{% for {loop} in {self._lists[loop]} %}}", place)
            tags = [opening, *tags, Tag("{% endfor %}", place)]
        reader.read(tuple(tags))
        yield from map(_in_a_cell, reader.faults)

    def _command(self, tag: Tag) -> TemplateFault:
        loop = next(iter(self._lists), "row")
        is_loop = tag.command in {"for", "endfor"}
        suggestion = _REPEATED.format(loop=loop) if is_loop else _EITHER
        return fault_at(tag.place, _NO_COMMANDS.format(words=tag.text), suggestion)

    def _place(self, row: int, column: int, words: str) -> Place:
        excerpt = " ".join(words.split())[:LONGEST_EXCERPT]
        address = address_of(row, column)
        return Place(_part(self._sheet), 0, 0, row, column, excerpt, address)


def _in_a_cell(fault: TemplateFault) -> TemplateFault:
    """Say a fault as it is mended in a sheet: cells instead of paragraphs, no commands."""
    message = fault.message.replace("trong cùng đoạn", "trong cùng ô")
    suggestion = fault.suggestion
    if "{% if" in suggestion:
        suggestion = _EITHER
    elif "{% for" in suggestion:
        suggestion = "Trong hàng lặp, ghi từng trường của dòng vào từng ô."
    suggestion = suggestion.replace("tên trường, for, if và các bộ lọc", "tên trường và các bộ lọc")
    return replace(fault, message=message, suggestion=suggestion)
