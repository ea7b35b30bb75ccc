"""Standard wordings (câu mẫu) a person puts into the text and completes."""

from app.domain.agendas import AgendaItem, ItemKind

_ALWAYS = (
    "Các đồng chí dự họp nhất trí với nội dung trên.",
    "Không có ý kiến khác.",
    "Chủ trì tiếp thu ý kiến và giao đồng chí … theo dõi, báo cáo kỳ sau.",
)
_BY_KIND: dict[ItemKind, tuple[str, ...]] = {
    ItemKind.PROCEDURE: (
        "Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; thông qua chương trình.",
        "Thông báo tình hình nộp đảng phí: …/… đồng chí đã nộp đúng hạn.",
    ),
    ItemKind.INFORMATION: (
        "Phổ biến văn bản …; nội dung liên quan trực tiếp đến chi bộ: …",
        "Các đồng chí tự nghiên cứu toàn văn trên Sổ tay đảng viên điện tử.",
    ),
    ItemKind.REPORT: (
        "Ưu điểm: …\nHạn chế: …\nNguyên nhân: …\nGiải pháp: …",
        "Hoàn thành …/… nhiệm vụ; nhiệm vụ chưa xong: …, do …",
    ),
    ItemKind.DISCUSSION: (
        "Nhất trí với báo cáo; đề nghị làm rõ …",
        "Đề nghị bổ sung giải pháp: …",
    ),
    ItemKind.STUDY: (
        "Liên hệ việc học tập và làm theo Bác: …; cam kết: …",
        "Chi bộ đánh giá: đã làm tốt …; cần cố gắng …",
    ),
    ItemKind.CRITIQUE: (
        "Tự phê bình: nhận khuyết điểm …; hướng khắc phục: …, xong trước ngày …",
        "Góp ý đồng chí …: ưu điểm …; hạn chế …",
        "Tiếp thu góp ý, hứa khắc phục trong tháng …",
    ),
    ItemKind.DECISION: (
        "Chi bộ thống nhất: …",
        "Giao đồng chí … chủ trì, hoàn thành trước ngày …",
    ),
    ItemKind.PAPER: ("Nêu thực trạng, nguyên nhân và … giải pháp: …",),
    ItemKind.SCORING: ("Chi bộ thống nhất … điểm, xếp loại …",),
    ItemKind.READING: ("Thư ký đọc lại toàn văn; chi bộ không có ý kiến sửa đổi.",),
    ItemKind.GUEST: ("Đại biểu cấp trên ghi nhận …; lưu ý chi bộ …",),
}


def phrases_for(item: AgendaItem | None) -> tuple[str, ...]:
    """Return the wordings of an item's kind, then those that fit everywhere."""
    return (*(_BY_KIND.get(item.kind, ()) if item else ()), *_ALWAYS)
