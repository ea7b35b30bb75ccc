"""Divides blocks of a paper over pages by their estimated height, and puts pages together."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

PAGE_BREAK = '<p style="page-break-after:always; font-size:1pt; margin:0">&nbsp;</p>'
_LETTER = 0.47
"""Mean width of a letter of Times New Roman, as a share of its size."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table with the points it takes on the page."""

    html: str
    points: float
    new_page: bool = False
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that may go on over several pages, its heading rows repeated."""

    opening: str
    heads: tuple[Block, ...]
    rows: tuple[Block, ...]


def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines a text needs in a width of points."""
    letter = size * _LETTER * (1.07 if bold else 1)
    lines = text.split("\n")
    return sum(max(1, math.ceil(len(line) * letter / max(width, letter))) for line in lines)


def pages(blocks: Iterable[Block | Rows], room: float) -> tuple[str, ...]:
    """Return the HTML of each page; a heading goes over with what follows it."""
    found: list[list[Block]] = [[]]
    for block in _flat(blocks, room):
        used = sum(line.points for line in found[-1])
        if found[-1] and (block.new_page or used + block.points > room):
            found.append(_carried(found[-1]))
        found[-1].append(block)
    return tuple("".join(block.html for block in page) for page in found if page)


def _carried(page: list[Block]) -> list[Block]:
    """Take headings that would stand last on a page over to the next one."""
    carried: list[Block] = []
    while len(page) > 1 and page[-1].with_next:
        carried.insert(0, page.pop())
    return carried


def _flat(blocks: Iterable[Block | Rows], room: float) -> Iterator[Block]:
    used = 0.0
    for block in blocks:
        if isinstance(block, Block):
            used = block.points if _turns(block, used, room) else used + block.points
            yield block
            continue
        for piece in _pieces(block, used, room):
            used = piece.points if _turns(piece, used, room) else used + piece.points
            yield piece


def _turns(block: Block, used: float, room: float) -> bool:
    return block.new_page or used + block.points > room


def _pieces(table: Rows, used: float, room: float) -> Iterator[Block]:
    """Give a table as one piece for each page it stands on."""
    head = sum(row.points for row in table.heads)
    batch: list[Block] = []
    height = head
    for row in table.rows:
        if batch and used + height + row.points > room:
            yield _piece(table, batch)
            batch, height, used = [], head, 0.0
        batch.append(row)
        height += row.points
    yield _piece(table, batch)


def _piece(table: Rows, rows: Sequence[Block]) -> Block:
    lines = (*table.heads, *rows)
    html = table.opening + "".join(line.html for line in lines) + "</table>"
    return Block(html, sum(line.points for line in lines))


def document(found: Iterable[str]) -> str:
    """Return pages as one HTML text with a page break between them."""
    return f"<html><body>{PAGE_BREAK.join(found)}</body></html>"
