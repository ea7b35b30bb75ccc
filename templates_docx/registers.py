"""The frame of a printed register: A4 across; the columns and their widths come with the data."""

from dataclasses import replace

from templates_docx.blocks import after_table, header_block, single_signature, title_block
from templates_docx.layout import (
    CELL,
    CELL_CENTRED,
    LANDSCAPE_WIDTH_MM,
    Look,
    Run,
    bold,
    each,
    paragraph,
    table,
    twips,
    when,
)

NAME = "so_in"
_SIZE = 11
_LINE = _SIZE + 3
_LOOK = replace(CELL, line=_LINE, before=1, after=1)
_MIDDLE = replace(CELL_CENTRED, line=_LINE, before=1, after=1)
_KEEP = "<w:keepNext/>"
_GRID = '{% for column in columns %}<w:gridCol w:w="{{ column.width }}"/>{% endfor %}'


def register() -> str:
    """Return header, title, the table, its notes and the signature of the cell."""
    return (
        header_block(landscape_width_mm=LANDSCAPE_WIDTH_MM) + title_block("{{ title }}") + _table()
    )


_NOTE = Look(first_mm=0, after=2, line=18)
_CELL_SIDES_MM = 3


def _table() -> str:
    heading = _row(
        _each_cell("columns", paragraph(bold("{{ cell.heading }}", _SIZE), look=_MIDDLE)),
        header=True,
    )
    words = Run("{{ cell.text }}", size=_SIZE)
    text = when(
        'cell.align == "center"',
        paragraph(words, look=replace(_MIDDLE, keep_next=True)),
        otherwise=(paragraph(words, look=replace(_LOOK, keep_next=True)),),
    )
    kept = '<w:keepNext w:val="{{ row.kept }}"/>'
    text = text.replace(_KEEP, kept)
    rows = f"{{% for row in rows %}}{_row(_each_cell('row.cells', text))}{{% endfor %}}"
    rows += _ending()
    frame = table((LANDSCAPE_WIDTH_MM,))
    grid = f'<w:gridCol w:w="{twips(LANDSCAPE_WIDTH_MM)}"/>'
    return frame.replace(grid, _GRID).replace("</w:tbl>", f"{heading}{rows}</w:tbl>")


def _ending() -> str:
    """Return the last row, which has no lines: notes and signature keep the rows before it.

    Below the table LibreOffice would let the signature go to a page of its own.
    """
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    point = paragraph("", look=replace(_NOTE, after=0, line=1))
    return _row(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(LANDSCAPE_WIDTH_MM)}" w:type="dxa"/>'
        '<w:gridSpan w:val="{{ columns|length }}"/>'
        f"<w:tcBorders>{none}</w:tcBorders></w:tcPr>"
        + after_table()
        + each("line in notes", paragraph(Run("{{ line }}", size=12), look=_NOTE))
        + single_signature("signature", landscape_width_mm=LANDSCAPE_WIDTH_MM - _CELL_SIDES_MM)
        + f"{point}</w:tc>"
    )


def _each_cell(cells: str, text: str) -> str:
    return (
        f"{{% for cell in {cells} %}}<w:tc><w:tcPr>"
        '<w:tcW w:w="{{ cell.width }}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{text}</w:tc>{{% endfor %}}"
    )


def _row(cells: str, *, header: bool = False) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"
