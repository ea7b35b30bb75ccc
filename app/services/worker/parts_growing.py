"""Moves what other parts of a workbook say of rows below a table that grows."""

import re
from collections.abc import Iterable, Iterator

from app.services.worker.form_package import TYPES, WORKBOOK, FormPackage, SheetPart
from app.services.worker.row_shifts import RowShift
from app.services.worker.xml_places import Edit, Node, attribute_edit, edited, parse, text_edit

_VML_ROW = re.compile(rb"(<(?:\w+:)?Row>\s*)(\d+)(\s*</)")
_VML_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)(</)")


def shift_other_parts(package: FormPackage, own: SheetPart, shift: RowShift) -> None:
    """Move links, names, charts, pictures and comments; drop the order of working out."""
    for sheet in package.sheets():
        _shift_links(package, sheet, shift)
    _shift_names(package, shift)
    for name in [n for n in package.parts if n.startswith("xl/charts/") and n.endswith(".xml")]:
        _shift_chart(package, name, shift)
    _shift_drawings(package, own, shift)
    _shift_comments(package, own, shift)
    _drop_order_of_working_out(package)


def _shift_names(package: FormPackage, shift: RowShift) -> None:
    """Move defined names: print areas, repeated rows, areas people named."""
    data = package.parts[WORKBOOK]
    names = parse(data).child("definedNames")
    edits = [
        text_edit(node, shifted)
        for node in (names.all("definedName") if names else ())
        if (shifted := shift.formula(node.text, "")) != node.text
    ]
    package.parts[WORKBOOK] = edited(data, edits)


def _shift_links(package: FormPackage, sheet: SheetPart, shift: RowShift) -> None:
    """Move links to places of the workbook itself, which some programs write as relations."""
    folder, _slash, name = sheet.part.rpartition("/")
    part = f"{folder}/_rels/{name}.rels"
    if part not in package.parts:
        return
    data = package.parts[part]
    edits = [
        attribute_edit(data, node, "Target", f"#{shifted}")
        for node in parse(data).children
        if (target := node.attributes.get("Target", "")).startswith("#")
        if (shifted := shift.formula(target[1:], sheet.name)) != target[1:]
    ]
    package.parts[part] = edited(data, edits)


def _shift_chart(package: FormPackage, name: str, shift: RowShift) -> None:
    data = package.parts[name]
    edits = [
        text_edit(node, shifted)
        for node in parse(data).walk()
        if node.name == "f" and node.text
        if (shifted := shift.formula(node.text, "")) != node.text
    ]
    package.parts[name] = edited(data, edits)


def _shift_drawings(package: FormPackage, own: SheetPart, shift: RowShift) -> None:
    for _key, part in package.related(own.part, "/drawing"):
        data = package.parts[part]
        rows = (node.child("row") for node in parse(data).walk() if node.name in {"from", "to"})
        edits = [text_edit(row, str(_row_from_0(row.text, shift))) for row in rows if row]
        package.parts[part] = edited(data, edits)


def _row_from_0(text: str, shift: RowShift) -> int:
    return shift.row(int(text) + 1) - 1


def _shift_comments(package: FormPackage, own: SheetPart, shift: RowShift) -> None:
    for kind in ("/comments", "/threadedComment"):
        for _key, part in package.related(own.part, kind):
            data = package.parts[part]
            notes = [n for n in parse(data).walk() if n.name in {"comment", "threadedComment"}]
            package.parts[part] = edited(data, _comment_edits(data, notes, shift))
    for _key, part in package.related(own.part, "/vmlDrawing"):
        package.parts[part] = _shifted_vml(package.parts[part], shift)


def _comment_edits(data: bytes, notes: Iterable[Node], shift: RowShift) -> Iterator[Edit]:
    for node in notes:
        found = re.fullmatch(r"([A-Z]{1,3})(\d+)", node.attributes.get("ref", ""))
        if found and int(found[2]) > shift.last:
            yield attribute_edit(data, node, "ref", f"{found[1]}{shift.row(int(found[2]))}")


def _shifted_vml(data: bytes, shift: RowShift) -> bytes:
    """Move the frames of comments; this part is seldom well-formed, so it is not parsed."""

    def row(found: re.Match[bytes]) -> bytes:
        return found[1] + str(_row_from_0(found[2].decode(), shift)).encode() + found[3]

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = found[2].decode().split(",")
        if len(numbers) == 8:
            for place in (2, 6):
                numbers[place] = f" {_row_from_0(numbers[place].strip(), shift)}"
        return found[1] + ",".join(numbers).encode() + found[3]

    return _VML_ANCHOR.sub(anchor, _VML_ROW.sub(row, data))


def _drop_order_of_working_out(package: FormPackage) -> None:
    """Leave out in which order formulas were worked out: Excel makes that anew."""
    for key, part in list(package.related(WORKBOOK, "/calcChain")):
        package.parts.pop(part, None)
        relations = "xl/_rels/workbook.xml.rels"
        _remove(package, relations, "Id", key)
        _remove(package, TYPES, "PartName", f"/{part}")


def _remove(package: FormPackage, part: str, attribute: str, value: str) -> None:
    data = package.parts[part]
    gone = [n for n in parse(data).children if n.attributes.get(attribute) == value]
    package.parts[part] = edited(data, [(node.start, node.end, b"") for node in gone])
