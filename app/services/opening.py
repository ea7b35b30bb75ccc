"""The first step of a start: taking the lock of a data folder, with nothing heavy loaded."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the empty window is painted before even the lock's library is loaded
    from app.data.folder import DataFolder
    from app.domain.cells import CellForm
    from app.services.handovers import Handover
    from app.services.workspace import Services


def take(place: Path) -> "DataFolder":
    """Take the lock of the folder of a book; raises FolderInUse naming who holds it."""
    from app.data.folder import DataFolder  # noqa: PLC0415 - see above

    return DataFolder.open(place)


def take_new(place: Path) -> "DataFolder":
    """Take the lock of a folder for a new book; raises Refused when it holds one already."""
    from app.data.folder import DataFolder  # noqa: PLC0415 - see above

    return DataFolder.create(place)


def open_services(folder: "DataFolder") -> "Services":
    """Open the book of a locked folder; frees the folder when that fails."""
    from app.data import examining  # noqa: PLC0415 - SQLAlchemy loads here

    examined = examining.begin(folder.database)
    from app.services.workspace import Services  # noqa: PLC0415 - meanwhile

    try:
        return Services.open(folder, examined=examined)
    except BaseException:
        folder.close()
        raise


def create_services(folder: "DataFolder", form: "CellForm") -> "Services":
    """Make and open a new book in a locked folder; frees the folder when that fails."""
    from app.services.workspace import Services  # noqa: PLC0415 - SQLAlchemy loads here

    try:
        return Services.create(folder, form)
    except BaseException:
        folder.close()
        raise


def make_book(place: Path, form: "CellForm", fill: Callable[["Services"], object]) -> None:
    """Make a new book, filled and closed, that appears in its folder only when it is whole.

    Killed midway it leaves a folder without a book, which may be chosen again.
    """
    import uuid  # noqa: PLC0415 - only a new book needs these

    from app.data import failures, files  # noqa: PLC0415

    was_there = place.exists()
    folder = take_new(place)
    scratch = place / f".dang-tao-{uuid.uuid4().hex[:8]}"
    try:
        services = create_services(take_new(scratch), form)
        try:
            fill(services)
        finally:
            services.close()
        with failures.of_files(place):
            files.move_into_place(scratch / folder.database.name, folder.database)
    finally:
        folder.close()
        shutil.rmtree(scratch, ignore_errors=True)
        if not was_there and not folder.database.exists():
            shutil.rmtree(place, ignore_errors=True)


def holds_book(place: Path) -> bool:
    """Tell whether a folder holds a book."""
    from app.data.folder import DATABASE  # noqa: PLC0415 - see above

    return (place / DATABASE).exists()


def make_sample_book(place: Path) -> None:
    """Make Chi bộ mẫu in an empty folder."""
    from app.services.sample import make_sample  # noqa: PLC0415 - SQLAlchemy loads here

    make_sample(place)


def restore_book(place: Path, chosen: Path) -> int:
    """Restore a backup over the closed book of a folder; return how many rows came back."""
    from app.services.backups import restore_backup  # noqa: PLC0415 - SQLAlchemy loads here

    with take(place) as folder:
        return sum(count for _table, count in restore_backup(folder, chosen))


def look_into_package(package: Path) -> "tuple[Handover, str]":
    """Return what a hand-over package says of itself, and its short hash; raises AppError."""
    from app.services import handovers  # noqa: PLC0415 - SQLAlchemy loads here

    return handovers.look_into(package), handovers.package_mark(package)


def receive_book(place: Path, package: Path) -> "Handover":
    """Put a hand-over package into a new folder, all of it or nothing; return what it held."""
    from app.data.made_folders import take_back  # noqa: PLC0415 - see above
    from app.services.handovers import receive  # noqa: PLC0415 - SQLAlchemy loads here

    was_there = _refuse_used(place)
    folder = take_new(place)
    try:
        return receive(folder, package)
    finally:
        folder.close()
        if not folder.database.exists():
            take_back(place, was_there=was_there)


def _refuse_used(place: Path) -> bool:
    """Tell whether a folder is there already; raises Refused when it holds anything but a book."""
    from app.data import failures  # noqa: PLC0415 - see above
    from app.data.folder import refuse_file  # noqa: PLC0415 - see above
    from app.domain.errors import Refused  # noqa: PLC0415 - see above

    with failures.of_files(place):
        refuse_file(place)
        was_there = place.exists()
        if was_there and not holds_book(place) and any(place.iterdir()):
            raise Refused(f"Thư mục {place.name} đã có tệp khác. Hãy chọn một thư mục mới.")
    return was_there


def new_place(parent: Path, cell_name: str) -> Path:
    """Return the folder of a new book, named after its cell as every system allows it."""
    name = re.sub(r'[<>:"/\\|?*\s\x00-\x1f]+', " ", cell_name).strip(" .")
    return parent / (name or "Chi bộ")


def free_place(parent: Path, name: str) -> Path:
    """Return the folder of a name, "… (2)" and so on where that is taken."""
    place = new_place(parent, name)
    number = 2
    while place.exists():
        place = new_place(parent, f"{name} ({number})")
        number += 1
    return place


def place_warning(place: Path) -> str:
    """Return the sentence that warns of a place for a book, "" for an ordinary local folder."""
    from app.data import places  # noqa: PLC0415 - only the choice of a folder needs it

    return places.place_warning(place) or ""


def needs_insisting(place: Path) -> bool:
    """Tell whether a new book goes to this place only when the person insists."""
    from app.data import places  # noqa: PLC0415 - only the choice of a folder needs it

    return places.place_kind(place) in places.REFUSED_PLACES
