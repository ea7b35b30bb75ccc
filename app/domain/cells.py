"""The cell (chi bộ) itself: its names, type, term and who signs for it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.problems import Problem


class CellType(StrEnum):
    """Type of cell (loại hình chi bộ), HD 42 section 4."""

    RESIDENTIAL = "residential"
    OFFICE = "office"
    STATE_ENTERPRISE = "state_enterprise"
    PRIVATE_ENTERPRISE = "private_enterprise"
    STUDENT = "student"
    ARMED_FORCES = "armed_forces"


CELL_TYPE_LABELS = {
    CellType.RESIDENTIAL: "Thôn, tổ dân phố",
    CellType.OFFICE: "Cơ quan, đơn vị sự nghiệp",
    CellType.STATE_ENTERPRISE: "Doanh nghiệp nhà nước",
    CellType.PRIVATE_ENTERPRISE: "Doanh nghiệp tư nhân, FDI",
    CellType.STUDENT: "Học sinh, sinh viên",
    CellType.ARMED_FORCES: "Lực lượng vũ trang",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The one cell of a data file."""

    permanent_id: str
    name: str
    superior_name: str
    place_name: str
    cell_type: CellType
    organisation_code: str
    records_from: date
    is_sample: bool
    sample_now: datetime | None
    assigned_superior: str
    """Name of the superior's member who follows the cell (cấp ủy viên theo dõi)."""


@dataclass(frozen=True, slots=True)
class CellForm:
    """What the form of the cell submits."""

    name: str
    superior_name: str = ""
    place_name: str = ""
    cell_type: CellType = CellType.OFFICE
    organisation_code: str = ""
    records_from: date | None = None
    assigned_superior: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term (nhiệm kỳ): the scope of document numbers."""

    id: int
    name: str
    starts_on: date
    ends_on: date | None


def superior_committee(cell: Cell) -> str:
    """Return whom the cell reports to: the committee of its đảng bộ."""
    name = cell.superior_name
    return f"Đảng ủy{name.removeprefix('Đảng bộ')}" if name.startswith("Đảng bộ") else name


def check_cell(form: CellForm) -> tuple[Problem, ...]:
    """Return what must be mended before the cell can be kept."""
    if not form.name.strip():
        return (Problem("name", "Chưa ghi tên chi bộ. Ví dụ: Chi bộ Văn phòng."),)
    return ()


def check_term(name: str, starts_on: date | None, ends_on: date | None) -> tuple[Problem, ...]:
    """Return what must be mended before a term can be kept."""
    problems = []
    if not name.strip():
        problems.append(Problem("name", "Chưa ghi tên nhiệm kỳ. Ví dụ: 2025–2030."))
    if starts_on is None:
        problems.append(Problem("starts_on", "Chưa ghi ngày bắt đầu nhiệm kỳ."))
    elif ends_on is not None and ends_on <= starts_on:
        problems.append(Problem("ends_on", "Ngày kết thúc phải sau ngày bắt đầu nhiệm kỳ."))
    return tuple(problems)
