"""What a table is made of, on a sheet and on paper: values, and columns with their widths."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Value = str | int | date | Fraction | None
DATE_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a report: heading, width in letters, alignment, number format."""

    heading: str
    width: float
    align: str = "left"
    number_format: str = ""

    @property
    def is_of_days(self) -> bool:
        """Tell a column of dates."""
        return self.number_format == DATE_FORMAT
