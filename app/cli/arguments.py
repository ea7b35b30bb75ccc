"""Words of the command line read into values; what cannot be read is said in Vietnamese."""

import argparse
from datetime import date
from pathlib import Path

from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.periods import MONTHS, QUARTERS, Period

FOLDER_HELP = "Thư mục của sổ."


def add_folder(command: argparse.ArgumentParser) -> None:
    """Add the folder of the book."""
    command.add_argument("folder", metavar="THƯ_MỤC", type=Path, help=FOLDER_HELP)


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the wish for one JSON document."""
    command.add_argument("--json", action="store_true", help="In một tài liệu JSON.")


def year_of(text: str) -> int:
    """Return a year with all its figures; 27 is not one."""
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"không phải năm đủ bốn số: '{text}'")
    return int(text)


def quarter_of(text: str) -> int:
    """Return a quarter from 1 to 4."""
    if text not in map(str, QUARTERS):
        raise argparse.ArgumentTypeError(f"không phải quý 1 đến 4: '{text}'")
    return int(text)


def day_of(text: str) -> date:
    """Return a day written like 2026-11-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"không phải ngày như 2026-11-05: '{text}'") from None


def month_of(text: str) -> Period:
    """Return a month written like 2026-11."""
    year, dash, month = text.partition("-")
    if not (dash and month.isdecimal() and int(month) in MONTHS):
        raise argparse.ArgumentTypeError(f"không phải tháng như 2026-11: '{text}'")
    return Period(year_of(year), month=int(month))
