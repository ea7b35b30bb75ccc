"""A Word file of this program as simple HTML: paragraphs, runs and plain tables."""

import html
from collections.abc import Iterator
from typing import Any

from app.services.export.template_package import MAIN_PART, parse_part, read_package

PORTRAIT_POINTS = 467.0
"""Width of the text on the sheet of the preview."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 20
_PX = 96 / 72
"""Qt's rich text takes lengths in pixels."""
_NATURAL_LINE = 1.15
_BODY_SIZE = 14.0
_ALIGNS = {"both": "justify", "center": "center", "right": "right", "left": "left"}


def docx_html(data: bytes) -> str:
    """Return a Word file this program has just made as one HTML text."""
    parts = read_package(data)
    if parts is None:
        raise ValueError("not a Word package")
    root: Any = parse_part(parts[MAIN_PART])
    body = root.find(f"{_W}body")
    page = _Page(min(1.0, PORTRAIT_POINTS / _text_width(body)))
    return f"<html><body>{''.join(page.blocks(body))}</body></html>"


def _text_width(body: Any) -> float:
    """Return the width of the text in points; a template of the user may not say it."""
    section = body.find(f"{_W}sectPr")
    size, margins = _child(section, "pgSz"), _child(section, "pgMar")
    wide = _number(size, "w") - _number(margins, "left") - _number(margins, "right")
    return wide / _TWIPS if wide > 0 else PORTRAIT_POINTS


class _Page:
    """Turns the parts of one body into HTML; a landscape one is drawn smaller."""

    def __init__(self, scale: float) -> None:
        self._scale = scale

    def blocks(self, body: Any) -> Iterator[str]:
        """Give paragraphs and tables in order."""
        for element in body:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield self._table(element)
            elif element.tag == f"{_W}sdt":
                for inside in element.findall(f"{_W}sdtContent"):
                    yield from self.blocks(inside)

    def _paragraph(self, element: Any) -> str:
        look = element.find(f"{_W}pPr")
        align = _ALIGNS.get(_value(_child(look, "jc")), "left")
        runs = list(element.iter(f"{_W}r"))
        words = "".join(map(self._run, runs)) or "&nbsp;"
        style = self._style(look, runs)
        if _child(_child(look, "pBdr"), "bottom") is not None:
            words, style = "<hr/>", f"{style}; font-size:1pt"
        return f'<p align="{align}" style="{style}">{words}</p>'

    def _style(self, look: Any, runs: list[Any]) -> str:
        spacing, indent = _child(look, "spacing"), _child(look, "ind")
        size = max((_size(run) for run in runs), default=_BODY_SIZE)
        line = (_number(spacing, "line") or size * _TWIPS) / _TWIPS
        new_page = _child(look, "pageBreakBefore") is not None
        return (
            f"margin:{self._px(_number(spacing, 'before'))}px 0 "
            f"{self._px(_number(spacing, 'after'))}px {self._px(_number(indent, 'left'))}px; "
            f"text-indent:{self._px(_number(indent, 'firstLine'))}px; "
            f"line-height:{line / (size * _NATURAL_LINE):.0%}"
        ) + ("; page-break-before:always" if new_page else "")

    def _px(self, twips: float) -> str:
        return f"{twips / _TWIPS * _PX * self._scale:.0f}"

    def _run(self, run: Any) -> str:
        text = html.escape(_text(run), quote=False).replace("\n", "<br/>")
        if not text:
            return ""
        words = f'<span style="font-size:{_size(run) * self._scale:g}pt">{text}</span>'
        for tag in ("b", "i", "u"):
            if _child(run.find(f"{_W}rPr"), tag) is not None:
                words = f"<{tag}>{words}</{tag}>"
        return words

    def _table(self, element: Any) -> str:
        lines = _child(element.find(f"{_W}tblPr"), "tblBorders")
        is_ruled = lines is not None and _value(lines.find(f"{_W}top")) == "single"
        widths = [_number(column, "w") for column in _own(element, "gridCol")]
        rows = [(self._row(row, widths), _is_head(row)) for row in _own(element, "tr")]
        heads = "".join(row for row, is_head in rows if is_head)
        others = "".join(row for row, is_head in rows if not is_head)
        border = 'border="1" style="border-collapse:collapse"' if is_ruled else 'border="0"'
        return (
            f'<table width="100%" cellspacing="0" cellpadding="{3 if is_ruled else 0}" {border}>'
            f"<thead>{heads}</thead><tbody>{others}</tbody></table>"
        )

    def _row(self, row: Any, widths: list[float]) -> str:
        place, boxes = 0, []
        for box in _own(row, "tc"):
            look = box.find(f"{_W}tcPr")
            span = max(int(_as_number(_value(_child(look, "gridSpan")))), 1)
            share = sum(widths[place : place + span]) / (sum(widths) or 1)
            align = "middle" if _value(_child(look, "vAlign")) == "center" else "top"
            words = "".join(self.blocks(box))
            boxes.append(f'<td colspan="{span}" width="{share:.0%}" valign="{align}">{words}</td>')
            place += span
        return f"<tr>{''.join(boxes)}</tr>"


def _own(element: Any, tag: str) -> list[Any]:
    """Return the parts of a table or a row, without those of a table inside a cell."""
    found = element.iter(f"{_W}{tag}")
    return [part for part in found if next(part.iterancestors(element.tag), None) is element]


def _is_head(row: Any) -> bool:
    return _child(row.find(f"{_W}trPr"), "tblHeader") is not None


def _text(run: Any) -> str:
    marks = {f"{_W}br": "\n", f"{_W}tab": " "}
    return "".join(
        (child.text or "") if child.tag == f"{_W}t" else marks.get(child.tag, "") for child in run
    )


def _size(run: Any) -> float:
    size = _as_number(_value(_child(run.find(f"{_W}rPr"), "sz")))
    return size / 2 if size > 0 else _BODY_SIZE


def _child(element: Any, tag: str) -> Any:
    return None if element is None else element.find(f"{_W}{tag}")


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val") or "")


def _number(element: Any, name: str) -> float:
    return 0.0 if element is None else _as_number(element.get(f"{_W}{name}") or "")


def _as_number(text: str) -> float:
    """Return a length; what is none counts as not given."""
    try:
        return float(text)
    except ValueError:
        return 0.0
