"""Reads a finished .docx as looks: what each paragraph says and how it is set."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIDES = ("ascii", "hAnsi", "eastAsia", "cs")


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def part_names(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.namelist()


def attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def millimetres(twips: str) -> float:
    return int(twips or 0) * 25.4 / 1440


@dataclass(frozen=True)
class Line:
    """One paragraph with the look of its runs (all runs of a paragraph agree on size)."""

    text: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    align: str
    first_mm: float
    left_mm: float
    right_mm: float
    before: float
    after: float
    line: float
    rule: str
    ruled_below: bool
    in_table: bool


def line_of(paragraph: etree._Element) -> Line:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext())]
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    indent = paragraph.find(f"{W}pPr/{W}ind")
    sizes = [int(attribute(run.find(f"{W}rPr/{W}sz"), "val")) / 2 for run in runs]
    return Line(
        text="".join(text.text or "" for text in paragraph.iter(f"{W}t")),
        size=sizes[0] if len(set(sizes)) == 1 else 0,
        bold=bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs),
        italic=bool(runs) and all(run.find(f"{W}rPr/{W}i") is not None for run in runs),
        underline=bool(runs) and all(run.find(f"{W}rPr/{W}u") is not None for run in runs),
        align=attribute(paragraph.find(f"{W}pPr/{W}jc"), "val"),
        first_mm=millimetres(attribute(indent, "firstLine")),
        left_mm=millimetres(attribute(indent, "left")),
        right_mm=millimetres(attribute(indent, "right")),
        before=int(attribute(spacing, "before") or 0) / 20,
        after=int(attribute(spacing, "after") or 0) / 20,
        line=int(attribute(spacing, "line") or 0) / 20,
        rule=attribute(spacing, "lineRule"),
        ruled_below=paragraph.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None,
        in_table=any(parent.tag == f"{W}tc" for parent in paragraph.iterancestors()),
    )


def lines(data: bytes) -> list[Line]:
    return [line_of(found) for found in part(data, "word/document.xml").iter(f"{W}p")]


def tables(data: bytes) -> list[etree._Element]:
    return list(part(data, "word/document.xml").iter(f"{W}tbl"))


def text_of(data: bytes) -> str:
    return "\n".join(line.text for line in lines(data))
