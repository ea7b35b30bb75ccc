"""The steps of a meeting (quy trình), `rules.md` section 3, as data by kind of meeting."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.meetings import MeetingKind
from app.domain.rule_values import RuleMark


class StepPhase(StrEnum):
    """Phase of a meeting a step belongs to."""

    PREPARATION = "preparation"
    OPENING = "opening"
    PROCEEDINGS = "proceedings"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"


STEP_PHASE_LABELS = {
    StepPhase.PREPARATION: "Chuẩn bị",
    StepPhase.OPENING: "Mở đầu",
    StepPhase.PROCEEDINGS: "Tiến hành",
    StepPhase.CLOSING: "Kết thúc",
    StepPhase.FOLLOW_UP: "Sau sinh hoạt",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of `rules.md` section 3; the id is a stable key."""

    id: str
    phase: StepPhase
    text: str
    mark: RuleMark = RuleMark.SECONDARY
    optional: bool = False


_PREPARE, _OPEN, _RUN = StepPhase.PREPARATION, StepPhase.OPENING, StepPhase.PROCEEDINGS
_CLOSE, _AFTER, _OK = StepPhase.CLOSING, StepPhase.FOLLOW_UP, RuleMark.VERIFIED

STEPS: tuple[Step, ...] = (
    Step("R-P1", _PREPARE, "Phân công người chuẩn bị nội dung, dự thảo nghị quyết", _OK),
    Step("R-P2", _PREPARE, "Họp chi ủy: nội dung, đánh giá, trọng tâm thảo luận", _OK),
    Step("R-P3", _PREPARE, "Thông báo đến từng đảng viên và cấp ủy theo dõi", _OK),
    Step("R-P4", _PREPARE, "Đăng tài liệu trên Sổ tay đảng viên điện tử", _OK),
    Step("R-P5", _PREPARE, "Lấy Bản tin sinh hoạt chi bộ của tháng", _OK, optional=True),
    Step("R-P6", _PREPARE, "Gửi câu hỏi gợi ý thảo luận", _OK, optional=True),
    Step("R-O1", _OPEN, "Tuyên bố lý do, giới thiệu đại biểu"),
    Step("R-O2", _OPEN, "Cử thư ký"),
    Step("R-O3", _OPEN, "Điểm danh: có mặt, vắng có lý do, vắng không lý do"),
    Step("R-O4", _OPEN, "Thông báo tình hình nộp đảng phí"),
    Step("R-O5", _OPEN, "Thông qua nội dung, chương trình"),
    Step("R-M1", _RUN, "Bí thư báo cáo nội dung đã chuẩn bị"),
    Step("R-M2", _RUN, "Đánh giá kết quả thực hiện nhiệm vụ của đảng viên"),
    Step("R-M3", _RUN, "Cung cấp thông tin, định hướng tư tưởng"),
    Step("R-M4", _RUN, "Thảo luận; tự phê bình và phê bình"),
    Step("T-P1", _PREPARE, "Chuyên đề có trong kế hoạch năm hoặc quý", _OK),
    Step("T-P2", _PREPARE, "Giao đảng viên viết chuyên đề", _OK),
    Step("T-P3", _PREPARE, "Dự thảo bằng văn bản, được duyệt và gửi trước", _OK),
    Step("T-O1", _OPEN, "Bí thư nêu mục đích, yêu cầu của chuyên đề"),
    Step("T-M1", _RUN, "Người được giao trình bày chuyên đề"),
    Step("T-M2", _RUN, "Thảo luận: nhận thức, liên hệ, giải pháp"),
    Step("T-C1", _CLOSE, "Bí thư đánh giá chất lượng chuyên đề, kết luận"),
    Step("R-C1", _CLOSE, "Tổng hợp ý kiến"),
    Step("R-C2", _CLOSE, "Phân công nhiệm vụ cho đảng viên, có thời hạn"),
    Step("R-C3", _CLOSE, "Định hướng tư tưởng, giải quyết kiến nghị"),
    Step("R-C4", _CLOSE, "Kết luận; thông qua nghị quyết"),
    Step("R-C5", _CLOSE, "Đánh giá chất lượng buổi sinh hoạt"),
    Step("R-C6", _CLOSE, "Thư ký đọc biên bản, chi bộ thông qua"),
    Step("R-A1", _AFTER, "Đăng tài liệu hoàn thiện trên Sổ tay"),
    Step("R-A2", _AFTER, "Báo cáo cấp ủy cấp trên"),
    Step("T-A1", _AFTER, "Hoàn thiện chuyên đề, đăng Sổ tay, báo cáo cấp trên"),
    Step("C-1", _OPEN, "Khai mạc, chương trình, người ghi biên bản, số dự"),
    Step("C-2", _RUN, "Đánh giá tháng: ưu điểm, hạn chế"),
    Step("C-3", _RUN, "Chương trình, nhiệm vụ tháng tới"),
    Step("C-4", _RUN, "Chuẩn bị sinh hoạt chi bộ", _OK),
    Step("C-5", _RUN, "Kiểm tra, giám sát; phân công chi ủy viên"),
    Step("C-6", _CLOSE, "Bí thư kết luận, giao việc kèm thời hạn; bế mạc"),
)
_SHARED_CLOSING = frozenset({"R-C2", "R-C4", "R-C5", "R-C6"})


def steps_for(kind: MeetingKind) -> tuple[Step, ...]:
    """Return the steps of a kind of meeting, in order."""
    return tuple(step for step in STEPS if _belongs(step, kind))


def _belongs(step: Step, kind: MeetingKind) -> bool:
    family = step.id[:1]
    match kind:
        case MeetingKind.COMMITTEE:
            return family == "C"
        case MeetingKind.COMBINED:
            return family != "C"
        case MeetingKind.THEMATIC:
            return family == "T" or _is_shared(step)
        case _:
            return family == "R"


def _is_shared(step: Step) -> bool:
    preparing = step.phase is StepPhase.PREPARATION and step.id[:1] == "R"
    opening = step.phase is StepPhase.OPENING and step.id[:1] == "R"
    return preparing or opening or step.id in _SHARED_CLOSING
