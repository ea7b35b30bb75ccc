"""Sheets of a package as such: one put in for the next program, one called otherwise."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from app.domain.text import clean
from app.domain.upward_forms import address_of
from app.services.export.sheet_forms import Facts
from app.services.worker.form_package import TYPES, WORKBOOK, FormPackage
from app.services.worker.xml_places import Node, attribute_edit, edited, parse

_RELATIONS = "xl/_rels/workbook.xml.rels"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def add_hidden_sheet(package: FormPackage, name: str, facts: Facts) -> None:
    """Put a sheet nobody sees at the end; all is text, so nothing is changed by a locale."""
    part, key = f"xl/worksheets/{name}.xml", f"{name}_1"
    package.add(part, _sheet(facts))
    relation = (
        f'<Relationship Id="{key}" Type="{_OFFICE}/worksheet" Target="worksheets/{name}.xml"/>'
    )
    _append(package, _RELATIONS, "", relation)
    _append(package, TYPES, "", f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE}"/>')
    data = package.parts[WORKBOOK]
    sheets = parse(data).child("sheets")
    known = sheets.all("sheet") if sheets else []
    number = 1 + max((int(one.attributes.get("sheetId", "0")) for one in known), default=0)
    p = known[0].prefix if known else ""
    said = (
        f'<{p}sheet xmlns:r="{_OFFICE}" name="{name}" sheetId="{number}" state="hidden" '
        f'r:id="{key}"/>'
    )
    _append(package, WORKBOOK, "sheets", said)


def rename_sheet(package: FormPackage, old: str, new: str) -> None:
    """Call a sheet otherwise, in its tab and in what speaks of it."""
    data = package.parts[WORKBOOK]
    sheets = parse(data).child("sheets")
    for node in sheets.all("sheet") if sheets else ():
        if node.attributes.get("name") == old:
            package.parts[WORKBOOK] = edited(data, [attribute_edit(data, node, "name", new)])
    before, after = (_as_spoken_of(name) for name in (old, new))
    for part, content in package.parts.items():
        if part.endswith(".xml") and before in content:
            package.parts[part] = content.replace(before, after)


def _as_spoken_of(name: str) -> bytes:
    """Return how formulas begin that speak of a sheet whose name needs quotation marks."""
    return f"{escape(_doubled(name))}!".encode()


def _doubled(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _sheet(facts: Facts) -> bytes:
    rows = "".join(_row(number, fact) for number, fact in enumerate(facts, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


def _row(number: int, fact: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{address_of(number, place)}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(clean(text))}</t></is></c>'
        for place, text in enumerate(fact, start=1)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _append(package: FormPackage, part: str, group: str, said: str) -> None:
    """Put an element at the end of a part, or of one of its groups."""
    data = package.parts[part]
    root = parse(data)
    node: Node | None = root.child(group) if group else root
    if node is not None:
        package.parts[part] = edited(data, [(node.close, node.close, said.encode())])
