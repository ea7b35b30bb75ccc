"""The keys of evidence a rubric may name, what kind of value each holds and how people call it."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

EvidenceValue = bool | Fraction | None
"""What a piece of evidence holds; None while nobody can know it."""


class EvidenceKey(StrEnum):
    """Every fact a rubric can decide by, `rubrics.md` section 2."""

    DURATION_MINUTES = "duration_minutes"
    REQUIRED_DURATION_MINUTES = "required_duration_minutes"
    DURATION_SHORTFALL_MINUTES = "duration_shortfall_minutes"
    DURATION_RATIO_PERCENT = "duration_ratio_percent"
    HELD_ON_SCHEDULED_DAY = "held_on_scheduled_day"
    ATTENDANCE_PERCENT = "attendance_percent"
    UNEXCUSED_ABSENCE_COUNT = "unexcused_absence_count"
    MAX_CONSECUTIVE_EXCUSED_ABSENCES = "max_consecutive_excused_absences"
    COMMITTEE_MEETING_HELD = "committee_meeting_held"
    COMMITTEE_MINUTES_RECORDED = "committee_minutes_recorded"
    SECRETARY_ONLY_CELL = "secretary_only_cell"
    NOTICE_SENT_TO_ALL = "notice_sent_to_all"
    PAPERS_POSTED_DAYS_BEFORE = "papers_posted_days_before"
    PAPERS_ON_HANDBOOK = "papers_on_handbook"
    DRAFT_RESOLUTION_EXISTS = "draft_resolution_exists"
    DISCUSSION_PROMPTS_EXIST = "discussion_prompts_exist"
    PROCEDURE_STEPS_DONE_PERCENT = "procedure_steps_done_percent"
    AGENDA_ITEMS_DONE_PERCENT = "agenda_items_done_percent"
    REGULAR_PART_HELD = "regular_part_held"
    THEMATIC_HELD = "thematic_held"
    THEMATIC_PREPARATION_COMPLETE = "thematic_preparation_complete"
    COMMENDATION_RECORDED = "commendation_recorded"
    SPEAKER_PERCENT = "speaker_percent"
    CRITIQUE_MINUTES = "critique_minutes"
    MINUTES_BODY_COMPLETE = "minutes_body_complete"
    PREVIOUS_RESOLUTION_EXISTS = "previous_resolution_exists"
    RESOLUTION_COMPLETION_PERCENT = "resolution_completion_percent"
    CONCLUSION_ADOPTED = "conclusion_adopted"
    MINUTES_ADOPTED = "minutes_adopted"
    TASKS_FULLY_ASSIGNED = "tasks_fully_assigned"
    FINISHED_PAPERS_POSTED_DAYS_AFTER = "finished_papers_posted_days_after"
    TASKS_COMPLETED_PERCENT = "tasks_completed_percent"
    TASKS_NOT_COMPLETED_PERCENT = "tasks_not_completed_percent"
    TASKS_BEHIND_SCHEDULE_PERCENT = "tasks_behind_schedule_percent"
    TASKS_ABOVE_REQUIREMENT_PERCENT = "tasks_above_requirement_percent"
    TASKS_ON_TIME_AND_QUALITY = "tasks_on_time_and_quality"
    PREVIOUS_SHORTCOMINGS_EXIST = "previous_shortcomings_exist"
    PREVIOUS_SHORTCOMINGS_FIXED_PERCENT = "previous_shortcomings_fixed_percent"
    MEMBER_ATTENDANCE_PERCENT = "member_attendance_percent"
    MEMBER_SPEECH_COUNT = "member_speech_count"
    CONCLUDED_DEGRADATION = "concluded_degradation"
    DUTY_VIOLATION_DISCIPLINED = "duty_violation_disciplined"
    FORBIDDEN_ACTS_BAD_INFLUENCE = "forbidden_acts_bad_influence"


class EvidenceKind(StrEnum):
    """What kind of value a key holds; every kind but yes_no is a number."""

    YES_NO = "yes_no"
    PERCENT = "percent"
    SHARE_OF_REQUIRED = "share_of_required"
    MINUTES = "minutes"
    DAYS_AFTER = "days_after"
    DAYS_BEFORE = "days_before"
    COUNT = "count"


_K = EvidenceKey
_NUMBERS: Mapping[EvidenceKey, EvidenceKind] = {
    _K.DURATION_MINUTES: EvidenceKind.MINUTES,
    _K.REQUIRED_DURATION_MINUTES: EvidenceKind.MINUTES,
    _K.DURATION_SHORTFALL_MINUTES: EvidenceKind.MINUTES,
    _K.DURATION_RATIO_PERCENT: EvidenceKind.SHARE_OF_REQUIRED,
    _K.CRITIQUE_MINUTES: EvidenceKind.MINUTES,
    _K.UNEXCUSED_ABSENCE_COUNT: EvidenceKind.COUNT,
    _K.MAX_CONSECUTIVE_EXCUSED_ABSENCES: EvidenceKind.COUNT,
    _K.MEMBER_SPEECH_COUNT: EvidenceKind.COUNT,
    _K.PAPERS_POSTED_DAYS_BEFORE: EvidenceKind.DAYS_BEFORE,
    _K.FINISHED_PAPERS_POSTED_DAYS_AFTER: EvidenceKind.DAYS_AFTER,
}


def _kind_of(key: EvidenceKey) -> EvidenceKind:
    if key in _NUMBERS:
        return _NUMBERS[key]
    return EvidenceKind.PERCENT if key.value.endswith("_percent") else EvidenceKind.YES_NO


EVIDENCE_KINDS: Mapping[EvidenceKey, EvidenceKind] = MappingProxyType({k: _kind_of(k) for k in _K})
EVIDENCE_UNITS: Mapping[EvidenceKind, str] = MappingProxyType(
    {
        EvidenceKind.YES_NO: "",
        EvidenceKind.PERCENT: "%",
        EvidenceKind.SHARE_OF_REQUIRED: "%",
        EvidenceKind.MINUTES: " phút",
        EvidenceKind.DAYS_AFTER: " ngày",
        EvidenceKind.DAYS_BEFORE: " ngày",
        EvidenceKind.COUNT: "",
    }
)
EVIDENCE_LABELS: Mapping[EvidenceKey, str] = MappingProxyType(
    {
        _K.DURATION_MINUTES: "Thời lượng buổi họp",
        _K.REQUIRED_DURATION_MINUTES: "Thời lượng phải đạt",
        _K.DURATION_SHORTFALL_MINUTES: "Số phút còn thiếu",
        _K.DURATION_RATIO_PERCENT: "Thời lượng so với yêu cầu",
        _K.HELD_ON_SCHEDULED_DAY: "Họp đúng ngày quy định",
        _K.ATTENDANCE_PERCENT: "Tỷ lệ đảng viên dự họp",
        _K.UNEXCUSED_ABSENCE_COUNT: "Số đảng viên vắng không lý do",
        _K.MAX_CONSECUTIVE_EXCUSED_ABSENCES: "Số kỳ vắng có lý do liên tiếp dài nhất",
        _K.COMMITTEE_MEETING_HELD: "Đã họp chi ủy trước buổi họp",
        _K.COMMITTEE_MINUTES_RECORDED: "Có biên bản họp chi ủy",
        _K.SECRETARY_ONLY_CELL: "Chi bộ chỉ có bí thư",
        _K.NOTICE_SENT_TO_ALL: "Đã gửi thông báo đến mọi nơi nhận",
        _K.PAPERS_POSTED_DAYS_BEFORE: "Số ngày đăng tài liệu trước buổi họp",
        _K.PAPERS_ON_HANDBOOK: "Tài liệu có trên Sổ tay đảng viên điện tử",
        _K.DRAFT_RESOLUTION_EXISTS: "Có dự thảo nghị quyết, kết luận",
        _K.DISCUSSION_PROMPTS_EXIST: "Có gợi ý thảo luận",
        _K.PROCEDURE_STEPS_DONE_PERCENT: "Tỷ lệ bước của quy trình đã làm",
        _K.AGENDA_ITEMS_DONE_PERCENT: "Tỷ lệ nội dung chương trình đã làm",
        _K.REGULAR_PART_HELD: "Có sinh hoạt thường kỳ",
        _K.THEMATIC_HELD: "Có sinh hoạt chuyên đề",
        _K.THEMATIC_PREPARATION_COMPLETE: "Chuẩn bị chuyên đề đủ các việc",
        _K.COMMENDATION_RECORDED: "Đã ghi biểu dương",
        _K.SPEAKER_PERCENT: "Tỷ lệ đảng viên phát biểu",
        _K.CRITIQUE_MINUTES: "Thời gian tự phê bình và phê bình",
        _K.MINUTES_BODY_COMPLETE: "Biên bản ghi đủ nội dung",
        _K.PREVIOUS_RESOLUTION_EXISTS: "Có nghị quyết kỳ trước",
        _K.RESOLUTION_COMPLETION_PERCENT: "Tỷ lệ nhiệm vụ kỳ trước đã xong",
        _K.CONCLUSION_ADOPTED: "Đã thông qua kết luận, nghị quyết",
        _K.MINUTES_ADOPTED: "Đã thông qua biên bản",
        _K.TASKS_FULLY_ASSIGNED: "Nhiệm vụ đều có người và thời hạn",
        _K.FINISHED_PAPERS_POSTED_DAYS_AFTER: "Số ngày đăng tài liệu hoàn thiện sau buổi họp",
        _K.TASKS_COMPLETED_PERCENT: "Tỷ lệ nhiệm vụ hoàn thành",
        _K.TASKS_NOT_COMPLETED_PERCENT: "Tỷ lệ nhiệm vụ không hoàn thành",
        _K.TASKS_BEHIND_SCHEDULE_PERCENT: "Tỷ lệ nhiệm vụ chậm tiến độ",
        _K.TASKS_ABOVE_REQUIREMENT_PERCENT: "Tỷ lệ nhiệm vụ vượt mức",
        _K.TASKS_ON_TIME_AND_QUALITY: "Nhiệm vụ đúng hạn, bảo đảm chất lượng",
        _K.PREVIOUS_SHORTCOMINGS_EXIST: "Kỳ trước có hạn chế phải khắc phục",
        _K.PREVIOUS_SHORTCOMINGS_FIXED_PERCENT: "Tỷ lệ hạn chế kỳ trước đã khắc phục",
        _K.MEMBER_ATTENDANCE_PERCENT: "Tỷ lệ dự sinh hoạt trong năm",
        _K.MEMBER_SPEECH_COUNT: "Số lần phát biểu trong năm",
        _K.CONCLUDED_DEGRADATION: "Có kết luận suy thoái",
        _K.DUTY_VIOLATION_DISCIPLINED: "Vi phạm công vụ bị kỷ luật",
        _K.FORBIDDEN_ACTS_BAD_INFLUENCE: "Vi phạm điều cấm, ảnh hưởng xấu",
    }
)


def is_yes_no(key: EvidenceKey) -> bool:
    """Say whether the key holds yes or no rather than a number."""
    return EVIDENCE_KINDS[key] is EvidenceKind.YES_NO


def domain_of(key: EvidenceKey) -> tuple[Fraction | None, Fraction | None]:
    """Return the least and greatest number a key can hold; None where there is no bound."""
    match EVIDENCE_KINDS[key]:
        case EvidenceKind.PERCENT:
            return Fraction(0), Fraction(100)
        case EvidenceKind.DAYS_BEFORE:
            return None, None
        case _:
            return Fraction(0), None
