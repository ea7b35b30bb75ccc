"""Tổng hợp (U2): the workbooks of many cells become one, file by file and in constant memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.data.database import Database
from app.domain.cell_reports import CellReport, RejectedFile, read_report
from app.domain.clock import Clock
from app.domain.consolidations import Consolidation, consolidate
from app.domain.errors import Refused
from app.domain.periods import Period
from app.domain.progress import Progress, no_progress
from app.services.exported_files import MadePaper, put, record
from app.services.office_reading import OfficeFault, read_office_files
from app.services.saving import save

CODE = "tong-hop"
ENDING = ".xlsx"
NOT_A_WORKBOOK = "không phải tệp Excel .xlsx"
NOT_READ = "không mở được: tệp đang bị khóa, không có quyền đọc hoặc ổ đĩa lỗi"
TOO_LARGE = "lớn quá một báo cáo tháng"
BROKEN = "bị hỏng, có mật khẩu, hoặc không phải tệp Excel .xlsx"
OVERLOAD = "làm trình đọc quá tải nên bị bỏ qua"
_FAULTS = {
    OfficeFault.UNREAD: NOT_READ,
    OfficeFault.TOO_LARGE: TOO_LARGE,
    OfficeFault.BROKEN: BROKEN,
    OfficeFault.OVERLOAD: OVERLOAD,
}
NO_FILES = "Không thấy tệp Excel .xlsx nào. Hãy chọn các tệp hoặc thư mục chứa báo cáo của chi bộ."
NOTHING_TAKEN = (
    "Không tệp nào có báo cáo đọc được, nên không lập bảng tổng hợp. Hãy xem lý do của từng tệp."
)


@dataclass(frozen=True, slots=True)
class ConsolidationOrder:
    """What is to be consolidated: files and folders, one month or all, the cells expected."""

    places: tuple[Path, ...]
    month: Period | None = None
    expected: tuple[str, ...] = ()


def consolidate_files(order: ConsolidationOrder, progress: Progress = no_progress) -> Consolidation:
    """Return the reports of files and folders as one; raises Refused when there is no file."""
    files = workbook_files(order.places)
    if not files:
        raise Refused(NO_FILES)
    reports = _read_all(files, progress)
    return consolidate(reports, month=order.month, expected=order.expected)


def workbook_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and the workbooks in folders and below, in order of name."""
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(_workbooks_in(place)) if place.is_dir() else [place]
        found.update(dict.fromkeys(inside))
    return tuple(found)


def source_file(places: Iterable[Path], name: str) -> Path:
    """Return the file a line was taken from; raises Refused when it is gone or not the only one."""
    found = [path for path in workbook_files(places) if path.name == name and path.exists()]
    if not found:
        raise Refused(f"Không còn thấy {name} ở nơi đã chọn. Hãy chọn lại tệp rồi đọc lại.")
    if len(found) > 1:
        folders = "; ".join(str(path.parent) for path in found)
        raise Refused(f"Có {len(found)} tệp cùng tên {name}, ở: {folders}. Hãy mở từ thư mục.")
    return found[0]


def _workbooks_in(folder: Path) -> Iterator[Path]:
    # "~$…" is what Excel keeps beside an open workbook.
    named = (path for path in folder.rglob("*") if path.suffix.lower() == ENDING)
    return (path for path in named if not path.name.startswith("~$") and path.is_file())


def _read_all(files: Sequence[Path], progress: Progress) -> Iterator[CellReport | RejectedFile]:
    workbooks = read_office_files(path for path in files if _is_workbook(path))
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        if not _is_workbook(path):
            yield RejectedFile(path.name, NOT_A_WORKBOOK)
            continue
        found = next(workbooks)
        fault = _FAULTS[found.fault] if found.fault is not None else ""
        yield RejectedFile(path.name, fault) if fault else read_report(path.name, found.rows)
    progress(len(files), len(files), "")


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def workbook_of(found: Consolidation, clock: Clock) -> bytes:
    """Return the consolidated workbook; raises Refused when no meeting was taken."""
    from app.services.export.consolidation_workbook import (  # noqa: PLC0415 - openpyxl loads here
        consolidation_workbook,
    )

    refuse_nothing(found)
    return consolidation_workbook(found, clock().date())


def refuse_existing(target: Path) -> None:
    """Raise Refused when a file is there already: it may be somebody's work."""
    if target.exists():
        raise Refused(f"Đã có tệp {target.name}. Hãy đặt tên khác để không ghi đè.")


def refuse_nothing(found: Consolidation) -> None:
    """Raise Refused when no meeting was taken."""
    if not found.taken:
        raise Refused(NOTHING_TAKEN)


def write_to(target: Path, found: Consolidation, clock: Clock) -> None:
    """Write the consolidated workbook under a name of the user's choice."""
    refuse_existing(target)
    save(target, workbook_of(found, clock))


class ConsolidationService:
    """Consolidating from the window: the workbook goes where papers go."""

    def __init__(self, db: Database, exports: Path, clock: Clock) -> None:
        self._db = db
        self._exports = exports
        self._clock = clock

    def read(self, order: ConsolidationOrder, progress: Progress = no_progress) -> Consolidation:
        """Return the reports as one, writing nothing."""
        return consolidate_files(order, progress)

    def write(self, found: Consolidation, folder: Path | None = None) -> Path:
        """Write the workbook and return its file; raises Refused when nothing was taken."""
        data = workbook_of(found, self._clock)
        first, last = found.taken[0].month, found.taken[-1].month
        span = _slug(first) if first == last else f"{_slug(first)}_{_slug(last)}"
        paper = MadePaper(CODE, f"{CODE}_{span}{ENDING}", data, year=last.year)
        path = put(self._db, folder or self._exports, paper)
        record(self._db, "bảng tổng hợp", [(paper, path)], self._clock())
        return path


def _slug(month: Period) -> str:
    return f"{month.year}-{month.month:02d}"
