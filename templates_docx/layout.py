"""Writes runs, paragraphs and tables of the templates as plain XML in the format of HD 05."""

from dataclasses import dataclass, replace
from html import escape

from app.services.export.format_profiles import HD05, FormatProfile

PROFILE: FormatProfile = HD05
TEXT_WIDTH_MM = PROFILE.page_mm[0] - PROFILE.margins_mm[2] - PROFILE.margins_mm[3]
LANDSCAPE_WIDTH_MM = PROFILE.page_mm[1] - PROFILE.margins_mm[2] - PROFILE.margins_mm[3]
TAG_COLOUR = "808080"


def twips(millimetres: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look."""

    text: str
    size: int = PROFILE.body_size
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Shape of a paragraph; millimetres and points."""

    align: str = "both"
    first_mm: float = PROFILE.first_line_mm
    left_mm: float = 0
    right_mm: float = 0
    before: float = 0
    after: float = PROFILE.space_after_points
    line: float = PROFILE.line_points
    keep_next: bool = False
    keep_lines: bool = False
    rule_below: bool = False
    new_page: bool = False


BODY = Look()
HEADING = Look(before=6, keep_next=True, keep_lines=True)
CENTRED = Look(align="center", first_mm=0, after=0, keep_next=True)
CELL = Look(align="left", first_mm=0, after=2, before=2, line=18)
CELL_CENTRED = replace(CELL, align="center")
HEADER_LINE = Look(align="center", first_mm=0, after=0)


def bold(text: str, size: int = PROFILE.body_size) -> Run:
    """Return a bold run."""
    return Run(text, size=size, bold=True)


def run_xml(run: Run) -> str:
    """Return a run with the font named in all four places."""
    space = ' xml:space="preserve"'
    return (
        f"<w:r>{run_format(run)}<w:t{space}>{escape(run.text, quote=False)}</w:t></w:r>"
        if run.text
        else ""
    )


def run_format(run: Run) -> str:
    """Return the look of a run; the order of the elements is the schema's."""
    font = PROFILE.font
    marks = "".join(
        tag
        for tag, on in (
            ("<w:b/><w:bCs/>", run.bold),
            ("<w:i/><w:iCs/>", run.italic),
        )
        if on
    )
    colour = f'<w:color w:val="{run.colour or "000000"}"/>'
    size = f'<w:sz w:val="{run.size * 2}"/><w:szCs w:val="{run.size * 2}"/>'
    underline = '<w:u w:val="single"/>' if run.underline else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f"{marks}{colour}{size}{underline}</w:rPr>"
    )


def paragraph(*pieces: Run | str, look: Look = BODY, size: int = PROFILE.body_size) -> str:
    """Return a paragraph of runs; a plain text is a run of the given size."""
    runs = [piece if isinstance(piece, Run) else Run(piece, size=size) for piece in pieces]
    return f"<w:p>{paragraph_format(look, runs)}{''.join(map(run_xml, runs))}</w:p>"


def paragraph_format(look: Look, runs: list[Run]) -> str:
    """Return the shape of a paragraph; the order of the elements is the schema's."""
    flags = "".join(
        tag
        for tag, on in (
            ("<w:keepNext/>", look.keep_next),
            ("<w:keepLines/>", look.keep_lines),
            ("<w:pageBreakBefore/>", look.new_page),
        )
        if on
    )
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    spacing = (
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" '
        f'w:line="{round(look.line * 20)}" w:lineRule="exact"/>'
    )
    indent = (
        f'<w:ind w:left="{twips(look.left_mm)}" w:right="{twips(look.right_mm)}" '
        f'w:firstLine="{twips(look.first_mm)}"/>'
    )
    mark = run_format(runs[0] if runs else Run(""))
    return (
        f"<w:pPr>{flags}<w:widowControl/>{rule if look.rule_below else ''}{spacing}{indent}"
        f'<w:jc w:val="{look.align}"/>{mark}</w:pPr>'
    )


def tag(words: str) -> str:
    """Return a grey paragraph holding one paragraph command; it vanishes when filled."""
    grey = Run(f"{{%p {words} %}}", size=10, colour=TAG_COLOUR)
    return paragraph(grey, look=Look(align="left", first_mm=0, after=0, line=12))


def each(loop: str, *blocks: str) -> str:
    """Return blocks repeated for every line: each("task in closing.tasks", …)."""
    return tag(f"for {loop}") + "".join(blocks) + tag("endfor")


def when(condition: str, *blocks: str, otherwise: tuple[str, ...] = ()) -> str:
    """Return blocks printed only under a condition."""
    rest = tag("else") + "".join(otherwise) if otherwise else ""
    return tag(f"if {condition}") + "".join(blocks) + rest + tag("endif")


def cell(width_mm: float, *blocks: str, span: int = 1, top: bool = False) -> str:
    """Return a table cell of paragraphs."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    align = "top" if top else "center"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width_mm)}" w:type="dxa"/>{grid}'
        f'<w:vAlign w:val="{align}"/></w:tcPr>{"".join(blocks)}</w:tc>'
    )


def ending_row(widths_mm: tuple[float, ...], *blocks: str) -> str:
    """Return the last row of a table, whole and without lines, for what ends the paper.

    An office program keeps the rows of one table together, but not always two tables.
    """
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    flush = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    point = paragraph("", look=Look(first_mm=0, after=0, line=1))
    return row(
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(map(twips, widths_mm))}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths_mm)}"/><w:tcBorders>{none}</w:tcBorders>'
        f"<w:tcMar>{flush}</w:tcMar></w:tcPr>{''.join(blocks)}{point}</w:tc>"
    )


def row(*cells: str, header: bool = False, least_mm: float = 0) -> str:
    """Return a row that never splits over two pages; header rows repeat."""
    repeat = "<w:tblHeader/>" if header else ""
    high = f'<w:trHeight w:val="{twips(least_mm)}" w:hRule="atLeast"/>' if least_mm else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(words: str, widths_mm: tuple[float, ...]) -> str:
    """Return a row holding one row command; it vanishes when filled."""
    grey = Run(f"{{%tr {words} %}}", size=10, colour=TAG_COLOUR)
    line = paragraph(grey, look=Look(align="left", first_mm=0, after=0, line=12))
    return row(cell(sum(widths_mm), line, span=len(widths_mm)))


def table(widths_mm: tuple[float, ...], *rows: str, borders: bool = True) -> str:
    """Return a table of fixed column widths, with simple lines or none."""
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if borders else 'w:val="nil"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f"<w:{side} {kind}/>" for side in sides)
    margin = twips(1.2) if borders else 0
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths_mm)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths_mm))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a listing: heading, width, the field of a line, its alignment."""

    heading: str
    width_mm: float
    field: str
    centred: bool = False


def listing(
    loop: str,
    *columns: Column,
    size: int = 13,
    ending: tuple[str, ...] = (),
    keep_next: bool = False,
) -> str:
    """Return a table with a repeated heading row and one row for every line of a loop.

    `ending` stands below the last line and goes to the next page with it. A few lines with
    `keep_next` go to the page of what follows the table.
    """
    widths = tuple(column.width_mm for column in columns)
    heads = [
        cell(
            c.width_mm, paragraph(bold(c.heading, size), look=replace(CELL_CENTRED, line=size + 4))
        )
        for c in columns
    ]
    lines: tuple[str, ...] = (_line(columns, size, keep_next=keep_next),)
    if ending:
        lines = (
            tag_row("if loop.last", widths),
            _line(columns, size, keep_next=True),
            tag_row("else", widths),
            *lines,
            tag_row("endif", widths),
        )
    return table(
        widths,
        row(*heads, header=True),
        tag_row(f"for {loop}", widths),
        *lines,
        tag_row("endfor", widths),
        *([ending_row(widths, *ending)] if ending else []),
    )


def _line(columns: tuple[Column, ...], size: int, *, keep_next: bool = False) -> str:
    return row(
        *(
            cell(
                c.width_mm,
                paragraph(
                    c.field,
                    look=replace(_cell_look(size, centred=c.centred), keep_next=keep_next),
                    size=size,
                ),
            )
            for c in columns
        )
    )


def _cell_look(size: int, *, centred: bool) -> Look:
    return replace(CELL_CENTRED if centred else CELL, line=size + 4)


def gap(points: float = 6) -> str:
    """Return a small empty paragraph, needed between two tables and after one."""
    return paragraph("", look=Look(first_mm=0, after=0, line=points))


def room(points: float) -> str:
    """Return room to write by hand, where the page has any left: it never begins another one."""
    return paragraph("", look=Look(first_mm=0, after=points, line=1))
