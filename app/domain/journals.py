"""The journal and the trash as a person reads them: kinds of records, lines, what may go back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

KEPT_MONTHS = (12, 24, 36, 60)
"""How long the journal may be told to go back."""

UNDONE_ALREADY = "Việc này đã được hoàn tác."
CHANGED_SINCE = "{} đã được sửa sau việc này nên không hoàn tác riêng được. Hãy sửa trực tiếp."
GONE_SINCE = "{} nay không còn trong sổ. Hãy xem Thùng rác."
BACK_SINCE = "{} nay lại có trong sổ nên không có gì để lấy lại."
USED_SINCE = "{} nay đã có ghi chép khác dựa vào. Hãy bỏ các ghi chép đó trước, hoặc sửa trực tiếp."
MOVED_SINCE = "Buổi họp đã có ghi chép sau khi chuyển bước. Hãy chuyển bước ở trang buổi họp."
NEVER_ALONE = {
    "documents": "Số văn bản đã cấp không cấp lại. Hãy dùng Hủy số ở Sổ văn bản.",
    "snapshots": "Khóa biên bản không mở lại được. Hãy ghi đính chính ở bước Hoàn thiện.",
    "corrections": "Đính chính đã có số nên không rút lại được. Hãy ghi đính chính mới.",
    "exports": "Tệp đã xuất nằm ngoài sổ. Hãy xóa tệp trong thư mục nếu không cần nữa.",
}
"""Tables whose new rows are never taken back one by one, and what to do instead."""
NOTHING_LEFT = "Việc này không còn dòng nào trong nhật ký nên không hoàn tác được."
PARENT_GONE = "Mục chứa nó đã bị xóa nên chưa lấy lại được. Hãy lấy lại mục đó trước."

PARENT_GONE_NAMED = "{} cũng đã bị xóa. Hãy lấy lại mục đó trước."
ACTION_UNDONE = "Hoàn tác riêng: {}"


class RecordGroup(StrEnum):
    """What the journal can be narrowed to."""

    MEETINGS = "meetings"
    MEMBERS = "members"
    TASKS = "tasks"
    PAPERS = "papers"
    REMARKS = "remarks"
    PLANS = "plans"
    SETTINGS = "settings"


RECORD_GROUP_LABELS = {
    RecordGroup.MEETINGS: "Buổi sinh hoạt",
    RecordGroup.MEMBERS: "Đảng viên",
    RecordGroup.TASKS: "Nhiệm vụ",
    RecordGroup.PAPERS: "Văn bản, tệp",
    RecordGroup.REMARKS: "Góp ý, kiến nghị, chỉ đạo",
    RecordGroup.PLANS: "Kế hoạch năm",
    RecordGroup.SETTINGS: "Cài đặt",
}


@dataclass(frozen=True, slots=True)
class RecordNoun:
    """What one row of a table is called, and whether a deleted one waits in the trash."""

    one: str
    group: RecordGroup
    in_trash: bool = False


_M, _P, _T = RecordGroup.MEETINGS, RecordGroup.MEMBERS, RecordGroup.TASKS
_D, _R, _S = RecordGroup.PAPERS, RecordGroup.REMARKS, RecordGroup.SETTINGS

RECORD_NOUNS: Mapping[str, RecordNoun] = MappingProxyType(
    {
        "meetings": RecordNoun("Buổi họp", _M, in_trash=True),
        "meeting_parts": RecordNoun("Phần của buổi họp", _M),
        "committee_links": RecordNoun("Buổi họp chi ủy gắn kèm", _M),
        "preparations": RecordNoun("Việc chuẩn bị", _M),
        "notices": RecordNoun("Nơi nhận giấy mời", _M),
        "guests": RecordNoun("Khách mời", _M, in_trash=True),
        "agenda_items": RecordNoun("Mục chương trình", _M, in_trash=True),
        "attendances": RecordNoun("Điểm danh", _M),
        "minutes_entries": RecordNoun("Dòng biên bản", _M, in_trash=True),
        "votes": RecordNoun("Biểu quyết", _M, in_trash=True),
        "papers": RecordNoun("Tham luận", _M, in_trash=True),
        "score_sheets": RecordNoun("Phiếu chấm điểm", _M),
        "score_lines": RecordNoun("Dòng điểm", _M),
        "finding_overrides": RecordNoun("Lý do bỏ qua", _M),
        "snapshots": RecordNoun("Bản lưu khi khóa", _M),
        "corrections": RecordNoun("Đính chính", _M),
        "members": RecordNoun("Đảng viên", _P, in_trash=True),
        "member_situations": RecordNoun("Tình trạng đảng viên", _P, in_trash=True),
        "member_posts": RecordNoun("Chức vụ đảng", _P, in_trash=True),
        "party_groups": RecordNoun("Tổ đảng", _P, in_trash=True),
        "group_memberships": RecordNoun("Xếp tổ đảng", _P, in_trash=True),
        "member_badges": RecordNoun("Huy hiệu Đảng", _P, in_trash=True),
        "member_honours": RecordNoun("Khen thưởng, kỷ luật", _P, in_trash=True),
        "transfers": RecordNoun("Chuyển sinh hoạt", _P, in_trash=True),
        "yearly_slips": RecordNoun("Phiếu bổ sung hồ sơ", _P),
        "dossier_loans": RecordNoun("Mượn hồ sơ", _P, in_trash=True),
        "dossier_checks": RecordNoun("Đối chiếu hồ sơ", _P, in_trash=True),
        "resident_members": RecordNoun("Đảng viên 213", _P, in_trash=True),
        "past_attendance": RecordNoun("Điểm danh trước khi mở sổ", _P),
        "import_runs": RecordNoun("Lần nhập", _P),
        "erasures": RecordNoun("Xóa dữ liệu cá nhân", _P),
        "member_sheets": RecordNoun("Phiếu điểm đảng viên", _P),
        "member_sheet_lines": RecordNoun("Dòng điểm đảng viên", _P),
        "member_remarks": RecordNoun("Nhận xét đảng viên", _P, in_trash=True),
        "reviews": RecordNoun("Đợt kiểm điểm", _P, in_trash=True),
        "review_entries": RecordNoun("Hồ sơ kiểm điểm", _P),
        "review_papers": RecordNoun("Giấy tờ kiểm điểm", _P),
        "tasks": RecordNoun("Nhiệm vụ", _T, in_trash=True),
        "task_co_owners": RecordNoun("Người cùng làm", _T),
        "task_results": RecordNoun("Kết quả nhiệm vụ", _T, in_trash=True),
        "documents": RecordNoun("Văn bản", _D),
        "written_papers": RecordNoun("Văn bản tự soạn", _D, in_trash=True),
        "exports": RecordNoun("Tệp đã xuất", _D),
        "attachments": RecordNoun("Tệp đính kèm", _D, in_trash=True),
        "user_templates": RecordNoun("Mẫu văn bản riêng", _D, in_trash=True),
        "upward_forms": RecordNoun("Biểu của cấp trên", _D, in_trash=True),
        "outgoing_mails": RecordNoun("Thư gửi đi", _D, in_trash=True),
        "mail_files": RecordNoun("Tệp gửi kèm thư", _D),
        "inspection_items": RecordNoun("Việc kiểm tra, giám sát", _R, in_trash=True),
        "directives": RecordNoun("Văn bản cấp trên", _R, in_trash=True),
        "periodic_duties": RecordNoun("Việc định kỳ", _R, in_trash=True),
        "observer_teams": RecordNoun("Tổ công tác", _R, in_trash=True),
        "observers": RecordNoun("Người theo dõi", _R, in_trash=True),
        "visits": RecordNoun("Lượt dự họp", _R, in_trash=True),
        "remarks": RecordNoun("Góp ý", _R, in_trash=True),
        "petitions": RecordNoun("Kiến nghị", _R, in_trash=True),
        "good_models": RecordNoun("Mô hình hay", _R, in_trash=True),
        "annual_plans": RecordNoun("Kế hoạch năm", RecordGroup.PLANS),
        "cells": RecordNoun("Thông tin chi bộ", _S),
        "terms": RecordNoun("Nhiệm kỳ", _S, in_trash=True),
        "settings": RecordNoun("Cài đặt", _S),
        "rule_values": RecordNoun("Ngưỡng riêng", _S, in_trash=True),
        "days_off": RecordNoun("Ngày nghỉ", _S, in_trash=True),
        "rubric_editions": RecordNoun("Khung tiêu chí", _S),
    }
)
"""Every table whose changes are journalled."""


def tables_of(group: RecordGroup) -> tuple[str, ...]:
    """Return the tables of a group."""
    return tuple(name for name, noun in RECORD_NOUNS.items() if noun.group is group)


def trash_tables() -> tuple[str, ...]:
    """Return the tables whose deleted rows wait in the trash."""
    return tuple(name for name, noun in RECORD_NOUNS.items() if noun.in_trash)


@dataclass(frozen=True, slots=True)
class RecordKey:
    """One row of the book."""

    table: str
    row_id: int


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What the journal page is narrowed to; days are local and both belong to the span."""

    group: RecordGroup | None = None
    since: date | None = None
    until: date | None = None
    record: RecordKey | None = None


class ChangeKind(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


CHANGE_KIND_LABELS = {
    ChangeKind.ADDED: "Thêm",
    ChangeKind.CHANGED: "Sửa",
    ChangeKind.DELETED: "Xóa",
}


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """Rows of one table that an action touched in one way, in words."""

    key: RecordKey
    """The first of them."""
    kind: ChangeKind
    words: str
    """"Nhiệm vụ “Lập danh sách…”", or "24 điểm danh"."""
    of: str = ""
    """The meeting, member or task they belong to."""
    where: str = ""
    """Where they can be seen, "" once they are gone."""
    count: int = 1
    changes: tuple["FieldChange", ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, as a person reads it; "" stands for nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One action of the journal."""

    id: int
    label: str
    at: datetime
    """Local time of the computer."""
    undone: bool
    records: tuple[ChangedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some actions, newest first, and whether there are older ones."""

    lines: tuple[JournalLine, ...]
    has_more: bool = False
    record: str = ""
    """The record the page is narrowed to, in words."""


@dataclass(frozen=True, slots=True)
class TrashLine:
    """A deleted record that can still be put back, or the sentence why it cannot."""

    action_id: int
    key: RecordKey
    noun: str
    title: str
    of: str
    at: datetime
    children: int = 0
    """Rows deleted with it that come back with it."""
    trouble: str = ""
    group: RecordGroup = RecordGroup.MEETINGS

    @property
    def id(self) -> tuple[int, str, int]:
        """What the choice in a table is kept by."""
        return self.action_id, self.key.table, self.key.row_id
