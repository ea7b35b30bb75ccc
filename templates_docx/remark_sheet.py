"""The template of the one-page sheet an observer fills in, by hand or in Word.

What is read back stands in table cells: people type over them and leave the rest alone.
"""

from dataclasses import replace

from app.domain.remark_sheets import CONTENT, NAME, NUMBER, ROLE, TEAM, UNIT
from app.domain.remarks import REMARK_PART_LABELS, RemarkPart
from templates_docx.blocks import after_table, header_block, single_signature, title_block
from templates_docx.layout import (
    CELL,
    CELL_CENTRED,
    CENTRED,
    Look,
    Run,
    bold,
    cell,
    paragraph,
    row,
    table,
    tag_row,
)

_SIZE = 12
_LOOK, _MIDDLE = replace(CELL, line=15), replace(CELL_CENTRED, line=15)
_WIDTHS = (9, 48, 36, 36, 36)
_FACT_WIDTHS = (26, 56.5, 28, 54.5)
_HINT_LOOK = Look(align="left", first_mm=0, before=4, after=0, line=14)
_ROW_MM = 11
"""Room to write two lines by hand."""
_HINT = (
    "Ghi góp ý theo từng mục; mục nào không có ý kiến thì để trống. Gửi lại chi bộ bản giấy, "
    "tệp Word hoặc tệp Excel này."
)


def remark_sheet() -> str:
    """Return the sheet: whose, of which meeting, a row for every item and one for the whole."""
    return (
        header_block()
        + title_block("PHIẾU GÓP Ý")
        + paragraph(Run("{{ meeting|or_dots }}", size=_SIZE), look=replace(CENTRED, after=4))
        + _facts()
        + after_table()
        + _remarks()
        + after_table()
        + single_signature("signature", beside=_hint())
    )


def _hint() -> str:
    words = (_HINT, "Mã phiếu: {{ code|or_dots }}")
    return "".join(paragraph(Run(line, size=11, italic=True), look=_HINT_LOOK) for line in words)


def _facts() -> str:
    rows = (((NAME, "name"), (ROLE, "role")), ((UNIT, "unit"), (TEAM, "team")))
    return table(_FACT_WIDTHS, *(row(*_fact_cells(pair)) for pair in rows))


def _fact_cells(pair: tuple[tuple[str, str], ...]) -> list[str]:
    cells = []
    for place, (label, field) in enumerate(pair):
        words, room = _FACT_WIDTHS[place * 2 : place * 2 + 2]
        cells.append(cell(words, paragraph(Run(label, size=_SIZE), look=_LOOK)))
        cells.append(
            cell(room, paragraph(Run(f"{{{{ {field}|or_dots }}}}", size=_SIZE), look=_LOOK))
        )
    return cells


def _remarks() -> str:
    heads = (NUMBER, CONTENT, *(REMARK_PART_LABELS[part] for part in RemarkPart))
    heading = row(
        *(
            cell(width, paragraph(bold(head, _SIZE), look=_MIDDLE))
            for width, head in zip(_WIDTHS, heads, strict=True)
        ),
        header=True,
    )
    fields = ("number", "content", *(part.value for part in RemarkPart))
    cells = (
        cell(
            width,
            paragraph(
                Run(f"{{{{ row.{field} }}}}", size=_SIZE),
                look=_MIDDLE if field == "number" else _LOOK,
            ),
        )
        for width, field in zip(_WIDTHS, fields, strict=True)
    )
    return table(
        _WIDTHS,
        heading,
        tag_row("for row in rows", _WIDTHS),
        row(*cells, least_mm=_ROW_MM),
        tag_row("endfor", _WIDTHS),
    )
