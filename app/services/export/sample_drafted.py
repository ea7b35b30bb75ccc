"""Invented papers of every type the sample cell writes by hand."""

from dataclasses import replace

from app.services.export.contexts import Recipients, Signature
from app.services.export.drafted_contexts import DraftedPaper, TextPart
from app.services.export.paper_kinds import PaperKind
from app.services.export.sample_issued import SIGNATURE
from app.services.export.sample_minutes import HEADER

_FILED = "Lưu Chi bộ"
_UP, _ABOVE = "Đảng ủy xã Tân Hòa", "Như trên"


def _said(*texts: str) -> tuple[TextPart, ...]:
    """Return paragraphs; what stands before a bar is bold."""
    return tuple(_part(text) for text in texts)


def _part(text: str) -> TextPart:
    lead, mark, rest = text.partition("|")
    return TextPart(lead, rest) if mark else TextPart("", text)


def _paper(
    title: str,
    sign: str,
    subject: str,
    parts: tuple[TextPart, ...],
    *recipients: str,
    addressees: tuple[str, ...] = (),
) -> DraftedPaper:
    number = f"03-{sign}/CB" if sign else ""
    return DraftedPaper(
        header=replace(HEADER, number=number),
        title=title,
        subject=subject,
        addressees=addressees,
        bases=(),
        parts=parts,
        recipients=Recipients((*recipients, _FILED)),
        signature=SIGNATURE,
    )


_DECISION = replace(
    _paper(
        "Quyết định",
        "QĐ",
        "về việc thành lập Tổ số hóa hồ sơ của chi bộ",
        (
            TextPart("CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:", "", is_centred=True),
            *_said(
                "Điều 1.|Thành lập Tổ số hóa hồ sơ gồm ba đồng chí: Phạm Văn Dũng, tổ trưởng; "
                "Hoàng Thị Lan; Lý Gia Bảo.",
                "Điều 2.|Tổ có nhiệm vụ số hóa xong hồ sơ quý IV trước ngày 15/12/2026 và báo cáo "
                "chi bộ tại kỳ sinh hoạt tháng 12.",
                "Điều 3.|Chi ủy, các tổ đảng và các đồng chí có tên ở Điều 1 thi hành quyết định "
                "này.",
            ),
        ),
        _UP,
        "Các đồng chí ở Điều 1",
    ),
    bases=(
        "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
        "Căn cứ Nghị quyết số 17-NQ/CB, ngày 03/11/2026 của Chi bộ Văn phòng",
    ),
)
_REGULATION = _paper(
    "Quy chế",
    "QC",
    "làm việc của chi ủy Chi bộ Văn phòng",
    _said(
        "CHƯƠNG I. QUY ĐỊNH CHUNG|",
        "Điều 1. Phạm vi|",
        "Quy chế này quy định cách làm việc của chi ủy và quan hệ giữa chi ủy với tổ đảng.",
        "CHƯƠNG II. CHẾ ĐỘ LÀM VIỆC|",
        "Điều 2. Họp chi ủy|",
        "1. Chi ủy họp trước mỗi kỳ sinh hoạt chi bộ; có biên bản.",
        "2. Tài liệu gửi chi ủy viên trước ít nhất một ngày.",
        "Điều 3. Thi hành|",
        "Quy chế có hiệu lực từ ngày ký; chi ủy viên và các tổ đảng thực hiện.",
    ),
    _UP,
    "Chi ủy, các tổ đảng",
)
_NOTICE = _paper(
    "Thông báo",
    "TB",
    "kết quả thu, nộp đảng phí quý III năm 2026",
    _said(
        "Chi bộ Văn phòng thông báo kết quả thu, nộp đảng phí quý III năm 2026 như sau:",
        "1. Có 24/24 đồng chí đã nộp đủ đảng phí của quý.",
        "2. Phần phải nộp lên cấp trên đã nộp ngày 05/10/2026.",
        "Các đồng chí có ý kiến, đề nghị báo đồng chí Bùi Thị Thu Hà trước ngày 15/11/2026.",
    ),
    "Các đồng chí đảng viên",
)
_SECTIONS = _said(
    "I- MỤC ĐÍCH, YÊU CẦU|",
    "- Nâng cao chất lượng phục vụ người dân; mỗi việc có người làm, có thời hạn.",
    "II- NỘI DUNG|",
    "1. Số hóa hồ sơ quý IV.",
    "a) Tổ số hóa nhập, đối chiếu từng hồ sơ.",
    "b) Xong trước ngày 15/12/2026.",
    "2. Trực giải quyết hồ sơ vào tuần đầu tháng.",
    "III- TỔ CHỨC THỰC HIỆN|",
    "Chi ủy phân công theo dõi, báo cáo chi bộ tại kỳ sinh hoạt tháng 12.",
)
_LETTER = _paper(
    "",
    "CV",
    "về việc đề nghị cử cấp ủy viên dự sinh hoạt chi bộ tháng 12",
    _said(
        "Chi bộ Văn phòng tổ chức sinh hoạt thường kỳ tháng 12 lúc 14 giờ, ngày 03/12/2026, tại "
        "Phòng họp A.",
        "Chi bộ kính đề nghị Đảng ủy cử đồng chí cấp ủy viên phụ trách dự và cho ý kiến chỉ đạo.",
        "Mọi trao đổi, xin liên hệ đồng chí Bùi Thị Thu Hà, chi ủy viên.",
    ),
    _ABOVE,
    addressees=(_UP,),
)
_SUBMISSION = _paper(
    "Tờ trình",
    "TTr",
    "đề nghị mở lớp bồi dưỡng chữ ký số cho đảng viên",
    _said(
        "Chi bộ Văn phòng có 24 đảng viên, trong đó 9 đồng chí chưa dùng chữ ký số.",
        "Các đồng chí này phải ký văn bản giấy rồi quét lại, mỗi tháng khoảng 40 lượt.",
        "Chi bộ kính trình Đảng ủy xem xét, mở một lớp bồi dưỡng trong tháng 12 năm 2026.",
    ),
    _ABOVE,
    addressees=(_UP,),
)
_MINUTES = replace(
    _paper(
        "Biên bản",
        "BB",
        "bàn giao hồ sơ, tài liệu của chi bộ",
        _said(
            "Hôm nay, hồi 8 giờ 00 phút, tại Phòng họp A, chi bộ bàn giao hồ sơ, tài liệu.",
            "1. Bên giao: đồng chí Bùi Thị Thu Hà. Bên nhận: đồng chí Lý Gia Bảo.",
            "2. Hồ sơ bàn giao: sổ biên bản năm 2025, 24 hồ sơ đảng viên, đủ theo danh mục.",
            "Biên bản lập xong hồi 9 giờ 00 phút, đã đọc lại và thống nhất.",
        ),
    ),
    signature=Signature("CHỦ TRÌ HỘI NGHỊ", name="Nguyễn Thị Hạnh"),
    note_taker=Signature("NGƯỜI GHI BIÊN BẢN", name="Bùi Thị Thu Hà"),
)
_INTRODUCTION = _paper(
    "Giấy giới thiệu",
    "GGT",
    "liên hệ công tác",
    _said(
        "Chi bộ Văn phòng giới thiệu đồng chí Phạm Văn Dũng, Phó bí thư, đến liên hệ việc mượn "
        "hội trường ngày 19/11/2026.",
        "Đề nghị quý cơ quan giúp đỡ đồng chí Dũng hoàn thành nhiệm vụ.",
        "Giấy có giá trị đến hết ngày 30/11/2026.",
    ),
    addressees=("Nhà văn hóa xã Tân Hòa",),
)


def _of_sections(title: str, sign: str, subject: str) -> DraftedPaper:
    return _paper(title, sign, subject, _SECTIONS, _UP, "Các đồng chí đảng viên")


DRAFTED: dict[PaperKind, DraftedPaper] = {
    PaperKind.DECISION: _DECISION,
    PaperKind.CONCLUSION: _of_sections("Kết luận", "KL", "về giải pháp giảm hồ sơ trễ hạn"),
    PaperKind.REGULATION: _REGULATION,
    PaperKind.NOTICE: _NOTICE,
    PaperKind.REPORT: _of_sections("Báo cáo", "BC", "kết quả số hóa hồ sơ quý III năm 2026"),
    PaperKind.PLAN: _of_sections("Kế hoạch", "KH", "số hóa hồ sơ quý IV năm 2026"),
    PaperKind.WORK_PROGRAMME: _of_sections("Chương trình", "CTr", "công tác quý IV năm 2026"),
    PaperKind.SCHEME: _of_sections("Đề án", "ĐA", "nâng cao chất lượng sinh hoạt chi bộ"),
    PaperKind.OPTION: _of_sections("Phương án", "PA", "phân công trực tuần đầu tháng"),
    PaperKind.SUBMISSION: _SUBMISSION,
    PaperKind.OFFICIAL_LETTER: _LETTER,
    PaperKind.OTHER_RESOLUTION: _of_sections(
        "Nghị quyết", "NQ", "về chuyển đổi số trong công tác của chi bộ"
    ),
    PaperKind.OTHER_MINUTES: _MINUTES,
    PaperKind.ADMINISTRATIVE: _INTRODUCTION,
}
