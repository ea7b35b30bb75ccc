"""Where the people of the attendance grid stand: groups, two columns, segments of one width."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from app.domain.text import fold
from ui.kit import spans, theme
from ui.kit.painting import Ink, line_height, scaled, text_width

NAME = Ink()
NOTE = Ink("warn", "small", 500)
SEGMENT = Ink("text_secondary", "small")
SEGMENT_ON = Ink(style="small", weight=600)
PAD, INSET, GAP = 16, 7, 12
UNMARKED = "chưa điểm danh"


@dataclass(frozen=True, slots=True)
class AttendanceOption:
    """A state one can choose: its key on the keyboard and its colour role."""

    state: str
    label: str
    key: str
    role: str


@dataclass(frozen=True, slots=True)
class PersonCell:
    """A person: name, the amber exception under it, and the state, None while unmarked."""

    member_id: int
    name: str
    state: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """A heading with its people; a heading without people only tells, as *Không triệu tập*."""

    heading: str
    note: str = ""
    people: tuple[PersonCell, ...] = ()

    def keeping(self, folded: str) -> "PeopleGroup":
        """Return the group with the people whose folded name holds the folded words."""
        kept = tuple(p for p in self.people if all(w in fold(p.name) for w in folded.split()))
        return replace(self, people=kept)


@dataclass(frozen=True, slots=True)
class GridHeading:
    """A heading and where it stands."""

    group: PeopleGroup
    area: QRectF


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person and where the row, its segments and its pencil stand."""

    person: PersonCell
    area: QRectF
    segments: tuple[QRectF, ...]
    edit: QRectF
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class GridLayout:
    """All headings and rows of the grid and its height."""

    headings: tuple[GridHeading, ...]
    rows: tuple[GridRow, ...]
    height: int

    @property
    def heading_height(self) -> float:
        """Return the height of one heading."""
        return self.headings[0].area.height() if self.headings else 0

    @property
    def parts(self) -> tuple[GridHeading | GridRow, ...]:
        """Return headings and rows."""
        return (*self.headings, *self.rows)

    def stands_like(self, other: "GridLayout") -> bool:
        """Tell whether both have their headings and rows at the same places."""
        return [part.area for part in self.parts] == [part.area for part in other.parts]

    def differences(self, other: "GridLayout") -> tuple[QRectF, ...]:
        """Return where a layout that stands alike shows something else."""
        pairs = zip(self.parts, other.parts, strict=True)
        return tuple(part.area for part, one in pairs if part != one)

    def beside(self, row: GridRow, dx: int, dy: int) -> GridRow:
        """Return the row one moves to; the same row at an edge."""
        if dx:
            line = [one for one in self.rows if one.line == row.line]
            wanted = row.column + dx
            return next((one for one in line if one.column == wanted), row)
        column = [one for one in self.rows if one.column == row.column]
        at = column.index(row) + dy
        return column[min(max(at, 0), len(column) - 1)]


def lay_out(
    groups: tuple[PeopleGroup, ...], options: tuple[AttendanceOption, ...], width: int
) -> GridLayout:
    """Place the groups in two columns, or in one where two would cut the names."""
    segments = segment_widths(options)
    columns = 2 if width // 2 >= _least(groups, sum(segments)) else 1
    headings: list[GridHeading] = []
    rows: list[GridRow] = []
    top, line = 0, 0
    for group in groups:
        headings.append(
            GridHeading(replace(group, people=()), QRectF(0, top, width, heading_height()))
        )
        top += heading_height()
        per_column = -(-len(group.people) // columns)
        places = spans.equal(columns, width)
        for index, person in enumerate(group.people):
            column, step = divmod(index, per_column)
            left, size = places[column]
            area = QRectF(left, top + step * row_height(), size, row_height())
            rows.append(_row(person, area, segments, column, line + step))
        top += per_column * row_height()
        line += per_column
    ordered = sorted(rows, key=lambda row: (row.column, row.line))
    return GridLayout(tuple(headings), tuple(ordered), top)


def segment_widths(options: tuple[AttendanceOption, ...]) -> tuple[int, ...]:
    """Return the width of each state, wide enough for its label in 600."""
    return tuple(text_width(option.label, SEGMENT_ON) + 2 * INSET for option in options)


def row_height() -> int:
    """Return the height of a person: name and exception stand in one row."""
    return max(theme.sizes().row + 1, line_height(NAME) + line_height(NOTE) - 1)


def heading_height() -> int:
    """Return the height of a group heading."""
    return max(scaled(30), line_height(NAME) + 8)


def _least(groups: tuple[PeopleGroup, ...], segments: int) -> int:
    """Return the narrowest column: most of the longest name beside the segments."""
    names = [text_width(person.name, NAME) for group in groups for person in group.people]
    return PAD + min(max(names, default=0), scaled(150)) + GAP + segments + GAP


def _row(
    person: PersonCell, area: QRectF, widths: tuple[int, ...], column: int, line: int
) -> GridRow:
    high = theme.sizes().control_small
    left = area.right() - GAP - sum(widths)
    top = round(area.top() + (area.height() - 1 - high) / 2)
    segments = []
    for width in widths:
        segments.append(QRectF(left, top, width, high))
        left += width
    edit = QRectF(segments[0].left() - 30, area.top() + 3, 26, area.height() - 6)
    return GridRow(person, area, tuple(segments), edit, column, line)
