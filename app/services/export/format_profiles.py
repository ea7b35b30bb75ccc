"""Format of party papers (thể thức) as dated data; a paper keeps the profile of its own date."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FormatProfile:
    """Figures of one guidance; millimetres, points."""

    id: str
    name: str
    valid_from: date
    page_mm: tuple[int, int] = (210, 297)
    margins_mm: tuple[int, int, int, int] = (20, 20, 30, 15)
    """Top, bottom, left, right."""
    header_columns_mm: tuple[int, int] = (77, 88)
    font: str = "Times New Roman"
    title_rule_mm: int = 73
    page_number_top_mm: int = 10
    body_size: int = 14
    line_points: int = 19
    line_range: tuple[int, int] = (18, 22)
    space_after_points: int = 6
    first_line_mm: int = 10
    party_title_size: int = 15
    superior_size: int = 14
    issuer_size: int = 14
    number_size: int = 14
    place_date_size: int = 14
    type_size: int = 16
    subject_size: int = 14
    letter_subject_size: int = 12
    signature_size: int = 14
    recipients_title_size: int = 14
    recipients_size: int = 12
    page_number_size: int = 14
    recipients_separator: str = ";"
    basis_separator: str = ";"
    silent_on: tuple[str, ...] = ()
    """What this guidance is not known to rule; the next one's figures stand there."""


HD36 = FormatProfile(
    id="format.hd36",
    name="Hướng dẫn 36-HD/VPTW, ngày 03/4/2018",
    valid_from=date(2018, 4, 3),
    recipients_separator=",",
    silent_on=("số trang", "dòng T/M", "mức độ khẩn"),
)
HD05 = FormatProfile(
    id="format.hd05",
    name="Hướng dẫn 05-HD/VPTW, ngày 27/5/2026",
    valid_from=date(2026, 5, 27),
)
FORMAT_PROFILES = (HD36, HD05)


def format_on(day: date) -> FormatProfile:
    """Return the profile in force on a day; before the first one, the earliest shipped."""
    in_force = [profile for profile in FORMAT_PROFILES if profile.valid_from <= day]
    return in_force[-1] if in_force else FORMAT_PROFILES[0]
