"""Small real books for tests: a cell with invented members, made through the services."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from app.data.folder import DataFolder
from app.domain.cells import CellForm
from app.domain.clock import Clock
from app.domain.dates import PartialDate
from app.domain.members import MemberForm, Post
from app.services.workspace import Services

TODAY = datetime(2026, 11, 4, 8, 5)
CELL = CellForm(
    name="Chi bộ Văn phòng",
    superior_name="Đảng bộ xã Tân Hòa",
    place_name="Tân Hòa",
    records_from=date(2026, 1, 1),
    assigned_superior="Nguyễn Hữu Phước",
)
OFFICIAL = ("Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà", "Hồ Sỹ Đạt", "Vũ Thị Thắm")
PROBATIONARY = ("Lý Gia Bảo",)


class MovingClock:
    """A clock the test sets; the services read it as they would the system's."""

    def __init__(self, moment: datetime = TODAY) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def set(self, hour: int, minute: int, day: date | None = None) -> None:
        base = day or self.moment.date()
        self.moment = datetime(base.year, base.month, base.day, hour, minute)


def new_book(place: Path, clock: Clock | Callable[[], datetime] = lambda: TODAY) -> Services:
    """Return an open book with a declared cell and nothing else."""
    return Services.create(DataFolder.create(place), CELL, clock)


def open_copy(made: Path, place: Path, clock: Clock) -> Services:
    """Open a copy of a closed book; copying is fifty times faster than telling it again."""
    shutil.copytree(made, place)
    return Services.open(DataFolder.open(place), clock)


def add_members(services: Services) -> dict[str, int]:
    """Add five official members and one on probation; return ids by full name."""
    forms = [
        MemberForm(
            name,
            admission_date=PartialDate(date(2010, 2, 3)),
            official_date=PartialDate(date(2011, 2, 3)),
            joined_on=date(2015, 1, 1),
        )
        for name in OFFICIAL
    ]
    forms += [
        MemberForm(name, admission_date=PartialDate(date(2026, 3, 3)), joined_on=date(2026, 3, 3))
        for name in PROBATIONARY
    ]
    ids = dict(
        zip((*OFFICIAL, *PROBATIONARY), services.members.add_many(tuple(forms)), strict=True)
    )
    posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER)
    for name, post in zip(OFFICIAL, posts, strict=False):
        services.members.set_post(ids[name], post, date(2025, 6, 1))
    return ids
