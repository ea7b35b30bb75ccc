"""The fields a change touched, before and after, in the words of the screen."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from app.domain.attendance import ATTENDANCE_LABELS, AttendanceState
from app.domain.documents import DOCUMENT_STATE_LABELS, DocumentState
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.inspections import planned_choices
from app.domain.journals import FieldChange
from app.domain.meetings import MEETING_STAGE_LABELS, MeetingStage
from app.domain.members import POST_LABELS, SITUATION_LABELS, Post, Situation
from app.domain.past_marks import PAST_MARK_LABELS, PastMark
from app.domain.tasks import TASK_STATE_LABELS, TaskState
from app.domain.text import clock_text, points_text, short_date

MOST_LETTERS = 300

FIELD_LABELS: Mapping[str, str] = {
    "abstract": "Trích yếu",
    "added_at": "Thêm lúc",
    "addressees": "Kính gửi",
    "against": "Không tán thành",
    "agree": "Tán thành",
    "announced_on": "Ngày thông báo",
    "answer": "Trả lời",
    "answered_on": "Ngày trả lời",
    "arrived_at": "Đến lúc",
    "assigned_superior": "Cấp ủy viên theo dõi",
    "awarded_on": "Ngày trao",
    "bases": "Căn cứ",
    "body": "Nội dung",
    "borrower": "Người nhận, người mượn",
    "cancel_reason": "Lý do hủy",
    "card_number": "Số thẻ",
    "cell_points": "Điểm chi bộ",
    "checked_on": "Ngày đối chiếu",
    "citation": "Căn cứ",
    "closed_on": "Ngày kết thúc",
    "committee_comment": "Nhận xét của chi ủy",
    "committee_grade": "Chi ủy đề nghị",
    "comment": "Nhận xét",
    "commented_on": "Ngày nhận xét",
    "conclusion": "Kết luận",
    "contact": "Liên hệ",
    "content": "Nội dung",
    "current_cell": "Chi bộ đang sinh hoạt",
    "day": "Ngày",
    "decided_on": "Ngày quyết định",
    "decision": "Quyết định",
    "deliverable": "Sản phẩm",
    "discuss_minutes": "Phút thảo luận",
    "discussion_prompts": "Gợi ý thảo luận",
    "display_name": "Tên gọi",
    "done_on": "Ngày xong",
    "draft_resolution": "Dự thảo nghị quyết",
    "draft_text": "Dự thảo",
    "due_on": "Hạn",
    "effect": "Kết quả",
    "ended_at": "Kết thúc lúc",
    "ends_on": "Đến ngày",
    "fate_reason": "Lý do",
    "finished_posted_on": "Ngày đăng",
    "focus": "Trọng tâm",
    "full_name": "Họ và tên",
    "given_minutes": "Số phút",
    "guest_name": "Tên khách",
    "handed_on": "Ngày trình giấy giới thiệu",
    "home_cell": "Sinh hoạt tại",
    "introduced_on": "Ngày giới thiệu",
    "issued_on": "Ngày ban hành",
    "joined_on": "Ngày về chi bộ",
    "kept_reason": "Lý do giữ điểm",
    "label": "Tên việc",
    "left_at": "Về lúc",
    "left_on": "Ngày rời chi bộ",
    "lent_on": "Ngày giao",
    "local_meaning": "Liên hệ chi bộ",
    "loss_note": "Lý do mất điểm",
    "mark": "Điểm danh",
    "minutes_adopted_at": "Thông qua biên bản",
    "minutes_read_at": "Đọc lại biên bản",
    "move_reason": "Lý do dời",
    "moved_from": "Dời từ ngày",
    "proposed_grade": "Chi bộ đề nghị",
    "proposed_on": "Ngày theo kế hoạch",
    "name": "Tên",
    "new_due_on": "Hạn mới",
    "planned": "Thời gian",
    "result": "Kết quả",
    "not_held_reason": "Lý do không họp",
    "note": "Ghi chú",
    "number": "Số",
    "occupation": "Nghề nghiệp",
    "on": "Ngày",
    "organisation_code": "Mã tổ chức",
    "outcome": "Kết quả đối chiếu",
    "other": "Ý kiến khác",
    "papers_posted_on": "Ngày gửi tài liệu",
    "petitions_up": "Kiến nghị cấp trên",
    "phone": "Điện thoại",
    "place": "Địa điểm",
    "place_name": "Địa danh",
    "planned_minutes": "Thời lượng dự kiến",
    "post": "Chức vụ",
    "present_minutes": "Phút trình bày",
    "presenter_name": "Người trình bày",
    "proposed_reason": "Lý do đề nghị",
    "published_on": "Ngày công khai",
    "purpose": "Việc",
    "reason": "Lý do",
    "received_on": "Ngày nhận",
    "reminded_on": "Ngày nhắc",
    "reported_on": "Ngày báo cáo",
    "residence_comment": "Nhận xét nơi cư trú",
    "residence_received_on": "Ngày nhận nhận xét nơi cư trú",
    "response": "Giải trình",
    "self_grade": "Mức tự nhận",
    "returned_on": "Ngày trả",
    "self_points": "Điểm tự chấm",
    "self_received_on": "Ngày nộp",
    "sent_on": "Ngày gửi",
    "shortcomings": "Hạn chế",
    "situation": "Tình trạng",
    "spread_on": "Ngày phổ biến",
    "stage": "Bước",
    "started_at": "Bắt đầu lúc",
    "starts_at": "Giờ họp",
    "starts_on": "Từ ngày",
    "state": "Trạng thái",
    "summary": "Tóm tắt",
    "superior_grade": "Cấp trên quyết định",
    "superior_name": "Cấp trên",
    "superior_on": "Ngày quyết định",
    "superior_points": "Điểm cấp trên",
    "superior_reason": "Lý do của cấp trên",
    "superior_total": "Tổng điểm cấp trên",
    "temporary_comment": "Nhận xét nơi tạm thời",
    "text": "Nội dung",
    "title": "Tên",
    "topic_title": "Chuyên đề",
    "total": "Tổng điểm",
    "unit": "Đơn vị",
    "valid_from": "Áp dụng từ",
    "voted_points": "Điểm biểu quyết",
    "work_unit": "Nơi công tác",
}
"""Columns a person knows by name; the others are counted, not named."""
OWN_LABELS: Mapping[tuple[str, str], str] = {
    ("inspection_items", "done_on"): "Ngày làm",
    ("inspection_items", "subject"): "Nội dung",
}
"""Columns that mean something else, or only mean something, in one table."""

CHOICES: Mapping[tuple[str, str], tuple[Callable[[str], Any], Mapping[Any, str]]] = {
    ("attendances", "state"): (AttendanceState, ATTENDANCE_LABELS),
    ("inspection_items", "planned"): (str, dict(planned_choices())),
    ("documents", "state"): (DocumentState, DOCUMENT_STATE_LABELS),
    ("meetings", "stage"): (MeetingStage, MEETING_STAGE_LABELS),
    ("member_posts", "post"): (Post, POST_LABELS),
    ("member_situations", "situation"): (Situation, SITUATION_LABELS),
    ("past_attendance", "mark"): (PastMark, PAST_MARK_LABELS),
    ("review_entries", "committee_grade"): (MemberGrade, MEMBER_GRADE_LABELS),
    ("review_entries", "proposed_grade"): (MemberGrade, MEMBER_GRADE_LABELS),
    ("review_entries", "self_grade"): (MemberGrade, MEMBER_GRADE_LABELS),
    ("review_entries", "superior_grade"): (MemberGrade, MEMBER_GRADE_LABELS),
    ("tasks", "state"): (TaskState, TASK_STATE_LABELS),
    ("task_results", "state"): (TaskState, TASK_STATE_LABELS),
}
"""Columns that keep a slug, and the words it stands for."""

Image = Mapping[str, Any]
_SLUGS = frozenset(column for _table, column in CHOICES)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d+)?")
_TIME = re.compile(r"\d{2}:\d{2}:\d{2}(\.\d+)?")
_FRACTION = re.compile(r"\d+/\d+")


def field_changes(table: str, before: Image, after: Image) -> tuple[FieldChange, ...]:
    """Return the fields of a changed row that have a name, in the order they are kept."""
    return tuple(_named(table, before, after))


def _named(table: str, before: Image, after: Image) -> Iterator[FieldChange]:
    for column in after:
        label = OWN_LABELS.get((table, column)) or FIELD_LABELS.get(column)
        if label is None or (column in _SLUGS and (table, column) not in CHOICES):
            continue
        was, now = (_words(table, column, image.get(column)) for image in (before, after))
        if was != now:
            yield FieldChange(label, was, now)


def _words(table: str, column: str, value: object) -> str:
    """Return a stored value as a person reads it."""
    if value is None or value == "":
        return ""
    choice = CHOICES.get((table, column))
    if choice is not None:
        kind, labels = choice
        return labels[kind(str(value))]
    return _readable(str(value))


def _readable(text: str) -> str:
    if _DATE.fullmatch(text):
        return short_date(date.fromisoformat(text))
    if _MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return f"{clock_text(moment)} ngày {short_date(moment.date())}"
    if _TIME.fullmatch(text):
        return clock_text(time.fromisoformat(text))
    if _FRACTION.fullmatch(text):
        return points_text(Fraction(text))
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_LETTERS else flat[:MOST_LETTERS].rsplit(" ", 1)[0] + " …"
