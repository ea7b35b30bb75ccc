"""What a cell of the upper level's workbook may be filled with: facts of a meeting, of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from app.domain.text import ascii_slug, clean, fold

_OPENING, _CLOSING = "{{", "}}"
_NEAR_ENOUGH = 0.6


class UpwardSubject(StrEnum):
    """What a form of the upper level reports on."""

    MEETING = "meeting"
    YEAR = "year"


UPWARD_SUBJECT_LABELS = {
    UpwardSubject.MEETING: "Từng buổi sinh hoạt (báo cáo tháng)",
    UpwardSubject.YEAR: "Cả năm",
}


class UpwardKind(StrEnum):
    """How a fact stands in a cell."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    SHARE = "share"


class UpwardGroup(StrEnum):
    """What a fact is about; facts of a list fill one row each."""

    CELL = "cell"
    MEETING = "meeting"
    ATTENDANCE = "attendance"
    POINTS = "points"
    YEAR = "year"
    MEETINGS = "meetings"
    ROLL = "roll"
    TASKS = "tasks"


UPWARD_GROUP_LABELS = {
    UpwardGroup.CELL: "Chi bộ",
    UpwardGroup.MEETING: "Buổi sinh hoạt",
    UpwardGroup.ATTENDANCE: "Điểm danh",
    UpwardGroup.POINTS: "Chấm điểm, xếp loại",
    UpwardGroup.YEAR: "Cả năm",
    UpwardGroup.MEETINGS: "Bảng các buổi họp",
    UpwardGroup.ROLL: "Bảng người dự họp",
    UpwardGroup.TASKS: "Bảng nhiệm vụ",
}
LIST_GROUPS = frozenset({UpwardGroup.MEETINGS, UpwardGroup.ROLL, UpwardGroup.TASKS})
_OF_ONE_MEETING = frozenset(
    {UpwardGroup.MEETING, UpwardGroup.ATTENDANCE, UpwardGroup.POINTS, UpwardGroup.ROLL}
)


@dataclass(frozen=True, slots=True)
class UpwardField:
    """One fact: its slug, what it is called, an example, and how it stands in a cell."""

    key: str
    group: UpwardGroup
    label: str
    example: str
    kind: UpwardKind = UpwardKind.TEXT

    @property
    def is_listed(self) -> bool:
        """Tell whether it fills a column of a table, one row a record."""
        return self.group in LIST_GROUPS

    @property
    def marker(self) -> str:
        """Return what may be written into a cell: "{{ten_chi_bo}}"."""
        return _OPENING + ascii_slug(self.label).replace("-", "_") + _CLOSING


_T, _N, _D, _S = UpwardKind.TEXT, UpwardKind.NUMBER, UpwardKind.DAY, UpwardKind.SHARE
_Row = tuple[str, str, str, UpwardKind]
_SINGLE: dict[UpwardGroup, tuple[_Row, ...]] = {
    UpwardGroup.CELL: (
        ("cell_name", "Tên chi bộ", "Chi bộ Văn phòng", _T),
        ("superior_name", "Tên cấp trên", "Đảng bộ xã Tân Hòa", _T),
        ("place_name", "Địa danh", "Tân Hòa", _T),
        ("secretary", "Họ tên bí thư", "Nguyễn Thị Hạnh", _T),
        ("made_on", "Ngày lập báo cáo", "04/11/2026", _D),
        ("place_and_date", "Địa danh và ngày lập", "Tân Hòa, ngày 04 tháng 11 năm 2026", _T),
        ("year", "Năm báo cáo", "2026", _N),
    ),
    UpwardGroup.MEETING: (
        ("period", "Kỳ sinh hoạt", "tháng 11/2026", _T),
        ("month", "Tháng báo cáo", "11", _N),
        ("kind", "Loại buổi sinh hoạt", "Thường kỳ", _T),
        ("held_on", "Ngày họp", "03/11/2026", _D),
        ("started", "Giờ bắt đầu", "14:00", _T),
        ("ended", "Giờ kết thúc", "15:40", _T),
        ("place", "Địa điểm họp", "Phòng họp A", _T),
        ("chair", "Chủ trì", "Nguyễn Thị Hạnh", _T),
        ("minute_taker", "Thư ký", "Bùi Thị Thu Hà", _T),
        ("focus", "Nội dung trọng tâm", "Giảm hồ sơ trễ hạn", _T),
        ("topic", "Tên chuyên đề", "Học tập và làm theo Bác", _T),
        ("resolution", "Số nghị quyết", "17-NQ/CB", _T),
        ("conclusion", "Kết luận của chủ trì", "Tập trung xử lý hồ sơ trễ hạn", _T),
        ("petitions_up", "Kiến nghị với cấp trên", "Bố trí thêm máy quét", _T),
        ("task_total", "Số nhiệm vụ giao", "7", _N),
        ("previous_done", "Nhiệm vụ kỳ trước đã xong", "7", _N),
        ("previous_total", "Nhiệm vụ kỳ trước", "8", _N),
    ),
    UpwardGroup.ATTENDANCE: (
        ("member_total", "Tổng số đảng viên", "24", _N),
        ("official_total", "Đảng viên chính thức", "22", _N),
        ("probationary_total", "Đảng viên dự bị", "2", _N),
        ("exempt", "Đảng viên miễn sinh hoạt", "1", _N),
        ("temporary_out", "Đảng viên sinh hoạt tạm thời nơi khác", "1", _N),
        ("attendance_base", "Số phải dự", "22", _N),
        ("present", "Số có mặt", "20", _N),
        ("attendance", "Tỷ lệ dự họp", "90,9%", _S),
        ("present_of_total", "Có mặt trên đảng số", "20/24", _T),
        ("excused", "Vắng có lý do", "2", _N),
        ("excused_names", "Họ tên vắng có lý do", "Trần Quang Huy, Mai Thị Hương", _T),
        ("unexcused", "Vắng không lý do", "0", _N),
        ("unexcused_names", "Họ tên vắng không lý do", "Trần Quang Huy", _T),
        ("speakers", "Số người phát biểu", "9", _N),
        ("speaking", "Tỷ lệ phát biểu", "45,0%", _S),
        ("guests", "Đại biểu cấp trên", "Nguyễn Hữu Phước", _T),
    ),
    UpwardGroup.POINTS: (
        ("points", "Số điểm", "94", _N),
        ("maximum", "Điểm tối đa", "100", _N),
        ("grade", "Xếp loại", "Tốt", _T),
        ("grade_good", "Đánh dấu loại tốt", "x", _T),
        ("grade_fair", "Đánh dấu loại khá", "x", _T),
        ("grade_average", "Đánh dấu loại trung bình", "x", _T),
        ("grade_poor", "Đánh dấu loại kém", "x", _T),
        ("losses", "Thuyết minh điểm trừ", "4.7 −1 (12 phút, thiếu 3 phút)", _T),
        ("rubric", "Tên khung tiêu chí", "Khung 100 điểm", _T),
    ),
    UpwardGroup.YEAR: (
        ("meetings_scored", "Số buổi đã chấm điểm", "11", _N),
        ("meetings_good", "Số buổi loại tốt", "9", _N),
        ("meetings_fair", "Số buổi loại khá", "2", _N),
        ("meetings_average", "Số buổi loại trung bình", "0", _N),
        ("meetings_poor", "Số buổi loại kém", "0", _N),
    ),
}
_LISTED: dict[UpwardGroup, tuple[str, tuple[_Row, ...]]] = {
    UpwardGroup.MEETINGS: (
        "Buổi họp",
        (
            ("meetings.number", "số thứ tự", "1", _N),
            ("meetings.unit", "tên đơn vị", "Chi bộ Văn phòng", _T),
            ("meetings.month", "tháng", "11", _N),
            ("meetings.members", "số đảng viên", "24", _N),
            ("meetings.attended", "số dự", "20", _N),
            ("meetings.held_on", "ngày họp", "03/11/2026", _D),
            ("meetings.points", "số điểm", "94", _N),
            ("meetings.grade", "xếp loại", "Tốt", _T),
            ("meetings.good", "đánh dấu tốt", "x", _T),
            ("meetings.fair", "đánh dấu khá", "x", _T),
            ("meetings.average", "đánh dấu trung bình", "x", _T),
            ("meetings.poor", "đánh dấu kém", "x", _T),
            ("meetings.note", "thuyết minh điểm trừ", "4.7 −1", _T),
        ),
    ),
    UpwardGroup.ROLL: (
        "Người dự",
        (
            ("roll.number", "số thứ tự", "1", _N),
            ("roll.name", "họ và tên", "Nguyễn Thị Hạnh", _T),
            ("roll.post", "chức vụ", "Bí thư", _T),
            ("roll.class", "diện", "Chính thức", _T),
            ("roll.state", "điểm danh", "Có mặt", _T),
            ("roll.note", "ghi chú", "Ốm", _T),
        ),
    ),
    UpwardGroup.TASKS: (
        "Nhiệm vụ",
        (
            ("tasks.number", "số thứ tự", "1", _N),
            ("tasks.code", "mã", "17.1", _T),
            ("tasks.source", "văn bản giao", "Nghị quyết 17-NQ/CB", _T),
            ("tasks.text", "nội dung", "Số hóa hồ sơ tháng 10", _T),
            ("tasks.owner", "người chủ trì", "Phạm Văn Dũng", _T),
            ("tasks.co_owners", "phối hợp", "Vũ Thị Thắm", _T),
            ("tasks.due_on", "thời hạn", "27/11/2026", _D),
            ("tasks.product", "sản phẩm", "Danh mục hồ sơ", _T),
            ("tasks.state", "tình trạng", "Đang làm", _T),
            ("tasks.done_on", "ngày hoàn thành", "26/11/2026", _D),
            ("tasks.result", "kết quả", "Xong 96/96 hồ sơ", _T),
        ),
    ),
}
UPWARD_FIELDS: tuple[UpwardField, ...] = (
    *(
        UpwardField(key, group, label, example, kind)
        for group, rows in _SINGLE.items()
        for key, label, example, kind in rows
    ),
    *(
        UpwardField(key, group, f"{noun}: {label}", example, kind)
        for group, (noun, rows) in _LISTED.items()
        for key, label, example, kind in rows
    ),
)
_BY_KEY = {field.key: field for field in UPWARD_FIELDS}
_BY_WORDS = {
    **{fold(field.label): field for field in UPWARD_FIELDS},
    **{fold(field.marker.strip("{}")): field for field in UPWARD_FIELDS},
}


def upward_field(key: str) -> UpwardField | None:
    """Return a fact by its slug, None for one this version does not know."""
    return _BY_KEY.get(key)


def fields_for(subject: UpwardSubject) -> tuple[UpwardField, ...]:
    """Return the facts a form of a subject may be filled with."""
    without = _OF_ONE_MEETING if subject is UpwardSubject.YEAR else frozenset()
    return tuple(field for field in UPWARD_FIELDS if field.group not in without)


def fields_found(subject: UpwardSubject, typed: str) -> tuple[UpwardField, ...]:
    """Return the facts that hold every typed word; those called just so come first."""
    said = fold(typed)
    found = [field for field in fields_for(subject) if _has(field, said.split())]
    return tuple(sorted(found, key=lambda field: said not in fold(field.label)))


def _has(field: UpwardField, words: Iterable[str]) -> bool:
    known = fold(f"{UPWARD_GROUP_LABELS[field.group]} {field.label} {field.example}")
    return all(word in known for word in words)


def is_marker(text: str) -> bool:
    """Tell whether a cell holds nothing but a name between {{ and }}."""
    said = text.strip()
    return said.startswith(_OPENING) and said.endswith(_CLOSING) and len(said) > 4


def field_named(text: str) -> UpwardField | None:
    """Return the fact a cell names: "{{ten_chi_bo}}", "{{Tên chi bộ}}" or "Tên chi bộ"."""
    return _BY_WORDS.get(_name_in(text))


def nearest_field(text: str) -> UpwardField | None:
    """Return the fact a wrong name comes nearest to, None when none is near."""
    near = get_close_matches(_name_in(text), _BY_WORDS, n=1, cutoff=_NEAR_ENOUGH)
    return _BY_WORDS[near[0]] if near else None


def _name_in(text: str) -> str:
    said = clean(text).strip()
    if is_marker(said):
        said = said[len(_OPENING) : -len(_CLOSING)]
    return fold(said.strip().rstrip(":"))
