"""A finished Word paper as the format table looks at it: header, signatures, lines, its own day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml import etree

from app.services.export.format_profiles import FormatProfile, format_on
from app.services.export.paper_kinds import DRAFTED_KINDS, PaperKind
from tests.export.docx_reader import (
    Line,
    W,
    attribute,
    line_of,
    lines,
    millimetres,
    part,
)

K = PaperKind
ACROSS = frozenset({K.YEAR_PLAN, K.TOPIC_PLAN})
"""Papers with a wide table lie across the page."""
TO_FILL_IN = frozenset({K.REMARK_SHEET, K.BALLOT_SLIP})
"""Tables to fill in, without a body of text."""
MINUTES = frozenset(
    {
        K.REGULAR_MINUTES,
        K.THEMATIC_MINUTES,
        K.COMBINED_MINUTES,
        K.COMMITTEE_MINUTES,
        K.REVIEW_MINUTES,
        K.OTHER_MINUTES,
    }
)
SIGNS = {
    K.RESOLUTION: "NQ",
    K.YEAR_PLAN: "KH",
    K.TOPIC_PLAN: "KH",
    K.MONTH_REPORT: "BC",
    K.YEAR_REPORT: "BC",
    K.TOPIC_REPORT: "BC",
    K.INSPECTIONS: "CTr",
    K.REVIEW_REPORT: "BC",
    K.DECISION: "QĐ",
    K.CONCLUSION: "KL",
    K.REGULATION: "QC",
    K.NOTICE: "TB",
    K.REPORT: "BC",
    K.PLAN: "KH",
    K.WORK_PROGRAMME: "CTr",
    K.SCHEME: "ĐA",
    K.OPTION: "PA",
    K.SUBMISSION: "TTr",
    K.OFFICIAL_LETTER: "CV",
    K.OTHER_RESOLUTION: "NQ",
    K.OTHER_MINUTES: "BB",
}
ISSUED = frozenset({*SIGNS, *DRAFTED_KINDS, K.PROGRAMME, K.INVITATION}) - MINUTES
"""Papers that go to somebody and say to whom."""
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
DAY = re.compile(r".+, ngày (\d\d) tháng (0[12]|[3-9]|1[0-2]) năm (\d{4})")


@dataclass(frozen=True)
class Produced:
    """A finished Word paper."""

    name: str
    kind: PaperKind
    data: bytes

    @cached_property
    def document(self) -> etree._Element:
        return part(self.data, "word/document.xml")

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(lines(self.data))

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines).replace("\u00a0", " ")

    @cached_property
    def blocks(self) -> tuple["Block", ...]:
        """The tables without lines: headers and signatures."""
        tables = self.document.iter(f"{W}tbl")
        return tuple(Block(table) for table in tables if not is_ruled(table))

    @property
    def headers(self) -> tuple["Block", ...]:
        return tuple(block for block in self.blocks if block.right[:1] == (PARTY,))

    @property
    def signed(self) -> tuple["Block", ...]:
        return tuple(block for block in self.blocks if block.right[:1] != (PARTY,))

    @property
    def day(self) -> date | None:
        """The paper's own day, None where it is left to the hand."""
        found = DAY.fullmatch(self.headers[0].right[-1])
        return date(*map(int, reversed(found.groups()))) if found else None

    @property
    def profile(self) -> FormatProfile:
        return format_on(self.day or date.max)


class Block:
    """A table without lines: two columns of paragraphs."""

    def __init__(self, table: etree._Element) -> None:
        self.widths = [round(millimetres(attribute(g, "w"))) for g in table.iter(f"{W}gridCol")]
        cells = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
        self.columns = [
            [line_of(p) for row in cells for p in row[side].iter(f"{W}p")] for side in (0, 1)
        ]

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.columns[0])

    @property
    def right(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.columns[1])

    @property
    def recipients(self) -> list[Line]:
        """Nơi nhận with its lines, nothing where it is the other signature."""
        has_any = self.left[:1] == ("Nơi nhận:",)
        return self.columns[0] if has_any else []

    @property
    def signatures(self) -> list[list[Line]]:
        """The written columns that are signatures."""
        sides = self.columns[1:] if self.recipients else self.columns
        written = ([line for line in side if line.text or line.before >= 72] for side in sides)
        return [side for side in written if any(x.bold and x.text.isupper() for x in side)]


def is_ruled(table: etree._Element) -> bool:
    """Tell whether a table has lines."""
    return attribute(table.find(f"{W}tblPr/{W}tblBorders/{W}top"), "val") != "nil"
