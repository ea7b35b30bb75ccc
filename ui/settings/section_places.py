"""What the list of the settings says of its sections, known before one of them is loaded."""

from dataclasses import dataclass

from app.domain.shipped_rules import CHECK_RULES, THRESHOLDS


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """An entry of the list; `section` names its class as "module:Class", loaded then."""

    key: str
    title: str
    icon: str
    words: tuple[str, ...]
    """What the search of the settings also finds it by."""
    section: str


CELL = SectionPlace(
    "cell",
    "Chi bộ, cấp trên",
    "landmark",
    (
        "tên chi bộ, đảng ủy cấp trên, địa danh, loại hình, mã tổ chức, cấp ủy viên theo dõi",
        "ghi sổ từ ngày, giờ họp, địa điểm, chuyên đề, nơi nhận, chương trình mẫu",
        "sinh hoạt tạm thời đến, chủ trì phát biểu, xếp theo họ",
    ),
    "ui.settings.cell_section:CellSection",
)
SIGNING = SectionPlace(
    "signing",
    "Người ký, nhiệm kỳ",
    "pen-line",
    (
        "nhiệm kỳ, bí thư, phó bí thư, thể thức ký, T/M chi bộ, T/M chi ủy",
        "trình bày văn bản, Nơi nhận, dấu hai chấm sau Số, in đậm chức danh, căn cứ, Nghị định 30",
        "số văn bản, số tiếp theo, sổ đăng ký văn bản, nghị quyết, quyết định, báo cáo",
    ),
    "ui.settings.signing_section:SigningSection",
)
RULES = SectionPlace(
    "rules",
    "Quy tắc, ngưỡng",
    "scale",
    (
        *dict.fromkeys(rule.label for rule in THRESHOLDS),
        *(check.label for check in CHECK_RULES),
        "căn cứ, mức độ",
    ),
    "ui.settings.rules_section:RulesSection",
)
RUBRICS = SectionPlace(
    "rubrics",
    "Khung tiêu chí",
    "list-ordered",
    (
        "phiếu chấm điểm, tiêu chí, xếp loại, 7 nhóm, rút gọn, chi tiết, HD 42, An Phú",
        "điều kiện của mức Tốt, xếp loại năm, nhập khung, xuất khung, cách hiểu khi chấm",
        "sửa khung, soạn bản mới, thang điểm, mức xếp loại",
    ),
    "ui.settings.rubric_section:RubricSection",
)
DAYS = SectionPlace(
    "days",
    "Lịch nghỉ",
    "calendar-x",
    ("ngày nghỉ, nghỉ lễ, Tết, nghỉ bù, ngày làm việc",),
    "ui.settings.day_off_section:DayOffSection",
)
COMMEMORATIONS = SectionPlace(
    "commemorations",
    "Ngày kỷ niệm",
    "calendar",
    ("ngày lễ, ngày truyền thống, kỷ niệm, gợi ý chuyên đề, âm lịch",),
    "ui.settings.commemoration_section:CommemorationSection",
)
PRIVACY = SectionPlace(
    "privacy",
    "Dữ liệu cá nhân",
    "contact-round",
    (
        "dữ liệu nhạy cảm, số căn cước, quê quán, thường trú, tạm trú",
        "dân tộc, tôn giáo, khen thưởng, kỷ luật, đối tượng đảng phí",
    ),
    "ui.settings.privacy_section:PrivacySection",
)
LOOK = SectionPlace(
    "look",
    "Giao diện, cỡ chữ",
    "a-large-small",
    (
        "cỡ chữ vừa, lớn, rất lớn",
        "sáng, tối, tương phản cao, theo máy, bảng màu, phím tắt trên nút",
    ),
    "ui.settings.look_section:LookSection",
)
BACKUP = SectionPlace(
    "backup",
    "Sao lưu, khôi phục",
    "hard-drive-download",
    ("sao lưu ngay, khôi phục thử, chép sang ổ khác, USB, bản sao, thư mục của sổ",),
    "ui.settings.backup_section:BackupSection",
)
HANDOVER = SectionPlace(
    "handover",
    "Bàn giao, bản ẩn danh",
    "package-open",
    (
        "bàn giao thư ký, gói bàn giao, nhận bàn giao, tệp .zip, mã kiểm, hỏi lỗi, che tên",
        "anonymise",
    ),
    "ui.settings.handover_section:HandoverSection",
)
JOURNAL = SectionPlace(
    "journal",
    "Nhật ký",
    "history",
    ("nhật ký thay đổi, lịch sử, ai sửa, hoàn tác việc cũ, dọn nhật ký",),
    "ui.settings.journal_section:JournalSection",
)
TRASH = SectionPlace(
    "trash",
    "Thùng rác",
    "trash-2",
    ("đã xóa, lấy lại, khôi phục mục đã xóa, xóa nhầm",),
    "ui.settings.trash_section:TrashSection",
)
SECTIONS = (
    CELL,
    SIGNING,
    RULES,
    RUBRICS,
    DAYS,
    COMMEMORATIONS,
    PRIVACY,
    LOOK,
    BACKUP,
    HANDOVER,
    JOURNAL,
    TRASH,
)
"""In the order of the list."""
