"""The acts that still win points on a score sheet, and the words of their buttons."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Act(StrEnum):
    """What somebody does to win points that are not yet safe."""

    CHOOSE = "choose"
    ENTER = "enter"
    ANSWER = "answer"
    KEEP_DAY = "keep_day"
    HOLD_COMMITTEE = "hold_committee"
    WRITE_COMMITTEE_MINUTES = "write_committee_minutes"
    SEND_NOTICE = "send_notice"
    POST_PAPERS = "post_papers"
    WRITE_DRAFT = "write_draft"
    WRITE_PROMPTS = "write_prompts"
    PREPARE_TOPIC = "prepare_topic"
    CONTINUE = "continue"
    MARK_ATTENDANCE = "mark_attendance"
    RECORD_REASON = "record_reason"
    INVITE_SPEAKERS = "invite_speakers"
    CRITIQUE = "critique"
    COMMEND = "commend"
    FINISH_STEPS = "finish_steps"
    FINISH_AGENDA = "finish_agenda"
    FILL_MINUTES = "fill_minutes"
    RECORD_RESULTS = "record_results"
    ADOPT_CONCLUSION = "adopt_conclusion"
    ASSIGN_TASKS = "assign_tasks"
    READ_BACK = "read_back"
    COMMIT = "commit"
    POST = "post"


ACT_LABELS: Mapping[Act, str] = MappingProxyType(
    {
        Act.CHOOSE: "Chọn",
        Act.ENTER: "Ghi điểm",
        Act.ANSWER: "Trả lời",
        Act.KEEP_DAY: "Giữ ngày họp",
        Act.HOLD_COMMITTEE: "Họp chi ủy",
        Act.WRITE_COMMITTEE_MINUTES: "Ghi biên bản chi ủy",
        Act.SEND_NOTICE: "Gửi thông báo",
        Act.POST_PAPERS: "Đăng tài liệu",
        Act.WRITE_DRAFT: "Soạn dự thảo",
        Act.WRITE_PROMPTS: "Soạn gợi ý",
        Act.PREPARE_TOPIC: "Chuẩn bị chuyên đề",
        Act.CONTINUE: "Họp đủ giờ",
        Act.MARK_ATTENDANCE: "Điểm danh",
        Act.RECORD_REASON: "Ghi lý do",
        Act.INVITE_SPEAKERS: "Mời phát biểu",
        Act.CRITIQUE: "Tự phê bình",
        Act.COMMEND: "Biểu dương",
        Act.FINISH_STEPS: "Làm đủ bước",
        Act.FINISH_AGENDA: "Làm đủ mục",
        Act.FILL_MINUTES: "Ghi biên bản",
        Act.RECORD_RESULTS: "Ghi kết quả",
        Act.ADOPT_CONCLUSION: "Thông qua",
        Act.ASSIGN_TASKS: "Giao việc",
        Act.READ_BACK: "Đọc lại",
        Act.COMMIT: "Cam kết",
        Act.POST: "Đăng",
    }
)
