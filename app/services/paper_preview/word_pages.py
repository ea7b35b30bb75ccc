"""A Word file of this program as pages of simple HTML: paragraphs, runs and plain tables."""

import html
from collections.abc import Iterator
from typing import Any

from app.services.export.template_package import parse_part, read_package
from app.services.paper_preview.pages import Block, Rows, line_count, pages

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 20
_ALIGNS = {"both": "justify", "center": "center", "right": "right", "left": "left"}
_DEFAULT_HALF_POINTS = "28"
_CELL_MARGIN = 7
_PX = 96 / 72
"""Qt's rich text takes lengths in pixels."""
_NATURAL_LINE = 14 * 1.15


def docx_pages(data: bytes) -> tuple[str, ...]:
    """Return the pages of a Word file this program has just made."""
    parts = read_package(data)
    if parts is None:
        raise ValueError("not a Word package")
    root: Any = parse_part(parts["word/document.xml"])
    body = root.find(f"{_W}body")
    width, room = _page(body)
    return pages(_blocks(body, width), room)


def _page(body: Any) -> tuple[float, float]:
    """Return width and height of the text in points."""
    section = body.find(f"{_W}sectPr")
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    width = _number(size, "w") - _number(margins, "left") - _number(margins, "right")
    height = _number(size, "h") - _number(margins, "top") - _number(margins, "bottom")
    return width / _TWIPS, height / _TWIPS


def _blocks(body: Any, width: float) -> Iterator[Block | Rows]:
    for element in body:
        if element.tag == f"{_W}p":
            yield _paragraph(element, width)
        elif element.tag == f"{_W}tbl":
            yield _table(element)


def _paragraph(element: Any, width: float) -> Block:
    look = element.find(f"{_W}pPr")
    spacing, indent = _child(look, "spacing"), _child(look, "ind")
    before, after = _number(spacing, "before") / _TWIPS, _number(spacing, "after") / _TWIPS
    line = (_number(spacing, "line") or 380) / _TWIPS
    left, first = _number(indent, "left") / _TWIPS, _number(indent, "firstLine") / _TWIPS
    align = _ALIGNS.get(_value(_child(look, "jc")), "left")
    runs = list(element.iter(f"{_W}r"))
    lines = _lines(runs, width - left)
    style = (
        f"margin:{before * _PX:g}px 0 {after * _PX:g}px {left * _PX:g}px; "
        f"text-indent:{first * _PX:g}px; line-height:{line / _NATURAL_LINE:.0%}"
    )
    words = "".join(map(_run, runs)) or "&nbsp;"
    if _child(_child(look, "pBdr"), "bottom") is not None:
        words, style = "<hr/>", f"{style}; font-size:1pt"
    return Block(
        f'<p align="{align}" style="{style}">{words}</p>',
        before + after + line * lines,
        new_page=_child(look, "pageBreakBefore") is not None,
        with_next=_child(look, "keepNext") is not None,
    )


def _lines(runs: list[Any], width: float) -> int:
    text = "".join(_text(run) for run in runs)
    sizes = [_size(run) for run in runs if _text(run)]
    bold = any(_has(run, "b") for run in runs)
    return line_count(text, max(sizes, default=14.0), width, bold=bold)


def _run(run: Any) -> str:
    text = html.escape(_text(run), quote=False).replace("\n", "<br/>")
    if not text:
        return ""
    words = f'<span style="font-size:{_size(run):g}pt">{text}</span>'
    for tag in ("b", "i", "u"):
        if _has(run, tag):
            words = f"<{tag}>{words}</{tag}>"
    return words


def _text(run: Any) -> str:
    marks = {f"{_W}br": "\n", f"{_W}tab": " "}
    pieces = (
        child.text or "" if child.tag == f"{_W}t" else marks.get(child.tag, "") for child in run
    )
    return "".join(pieces)


def _size(run: Any) -> float:
    size = _child(run.find(f"{_W}rPr"), "sz")
    return float(_value(size) or _DEFAULT_HALF_POINTS) / 2


def _has(run: Any, tag: str) -> bool:
    return _child(run.find(f"{_W}rPr"), tag) is not None


def _table(element: Any) -> Rows:
    look = element.find(f"{_W}tblPr")
    lines = _child(look, "tblBorders")
    is_ruled = lines is not None and _value(lines.find(f"{_W}top")) == "single"
    widths = [_number(column, "w") / _TWIPS for column in element.iter(f"{_W}gridCol")]
    border = 'border="1" style="border-collapse:collapse"' if is_ruled else 'border="0"'
    padding = 3 if is_ruled else 0
    rows = [_row(row, widths) for row in element.iter(f"{_W}tr")]
    heads = [block for block, is_head in rows if is_head]
    return Rows(
        f'<table width="100%" cellspacing="0" cellpadding="{padding}" {border}>',
        tuple(heads),
        tuple(block for block, is_head in rows if not is_head),
    )


def _row(row: Any, widths: list[float]) -> tuple[Block, bool]:
    place, cells, heights = 0, [], []
    for box in row.iter(f"{_W}tc"):
        span = int(_value(_child(box.find(f"{_W}tcPr"), "gridSpan")) or 1)
        width = sum(widths[place : place + span])
        blocks = [_paragraph(p, width - _CELL_MARGIN) for p in box.iter(f"{_W}p")]
        cells.append(_cell(blocks, span, width / (sum(widths) or 1), box))
        heights.append(sum(block.points for block in blocks))
        place += span
    is_head = _child(row.find(f"{_W}trPr"), "tblHeader") is not None
    return Block(f"<tr>{''.join(cells)}</tr>", max(heights, default=0)), is_head


def _cell(blocks: list[Block], span: int, share: float, box: Any) -> str:
    align = _value(_child(box.find(f"{_W}tcPr"), "vAlign")) or "top"
    valign = {"center": "middle"}.get(align, align)
    words = "".join(block.html for block in blocks)
    return f'<td colspan="{span}" width="{share:.0%}" valign="{valign}">{words}</td>'


def _child(element: Any, tag: str) -> Any:
    return None if element is None else element.find(f"{_W}{tag}")


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val") or "")


def _number(element: Any, name: str) -> float:
    return 0.0 if element is None else float(element.get(f"{_W}{name}") or 0)
