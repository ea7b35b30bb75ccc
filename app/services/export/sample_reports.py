"""Invented reports and programmes of the sample cell: month, year, topics, inspection."""

from dataclasses import replace

from app.services.export.contexts import Opinion, Recipients, TaskLine
from app.services.export.format_profiles import HD36
from app.services.export.report_contexts import (
    InspectionPart,
    InspectionProgramme,
    InspectionRow,
    MeetingFigures,
    ModelLine,
    MonthReport,
    TopicPlan,
    TopicPlanRow,
    TopicReport,
    YearReport,
)
from app.services.export.sample_issued import RECIPIENTS, RESOLUTION, SIGNATURE
from app.services.export.sample_minutes import HEADER

SUPERIOR = "Đảng ủy xã Tân Hòa"
SHORT_RECIPIENTS = Recipients((SUPERIOR, "Chi ủy", "Lưu Chi bộ"), HD36.recipients_separator)
MODELS = (
    ModelLine(
        title="Sổ hướng dẫn một cửa bỏ túi",
        who="đồng chí Hoàng Thị Lan",
        text="mỗi thủ tục một trang, có mẫu đơn điền sẵn và tên người phụ trách",
        effect="người dân chờ ít hơn 20 phút mỗi lượt",
    ),
)

MONTH_REPORT = MonthReport(
    header=replace(HEADER, number="05-BC/CB"),
    subject="Kết quả công tác tháng 10 năm 2026 và phương hướng, nhiệm vụ tháng 11",
    addressee=SUPERIOR,
    last_month="tháng 10",
    month="tháng 11",
    organisation="24 đồng chí (chính thức 22, dự bị 2); miễn sinh hoạt 1",
    changes=("Công nhận chính thức: đồng chí Đinh Thị Nga, ngày 15/10/2026.",),
    news=RESOLUTION.news,
    ideology=RESOLUTION.ideology,
    directives=("Hướng dẫn kiểm điểm cuối năm (61-HD/ĐU), phổ biến ngày 03/11/2026.",),
    results=RESOLUTION.results,
    previous_number="16-NQ/CB",
    previous_note="",
    done_tasks=7,
    counted_tasks=8,
    completion_percent="87,5%",
    open_tasks=("Kiểm kê tài sản phòng họp B (đồng chí Trần Quang Huy; gia hạn).",),
    meeting="Sinh hoạt chi bộ thường kỳ ngày 03/11/2026; có mặt 20/22 đồng chí, đạt 90,9%.",
    score="94/100 điểm; xếp loại: Tốt",
    dues="đã thông báo tình hình nộp đảng phí; đã nộp đủ, đúng kỳ.",
    party_building="rà soát xong 22/22 hồ sơ đảng viên.",
    inspections=("Giám sát thường xuyên, chuyên đề: ghi sổ trực (quý IV); chưa làm.",),
    models=MODELS,
    petitions="1 ý kiến; đã trả lời 0, trong đó đúng hạn 0; đã báo lại 0.",
    commendations=RESOLUTION.commendations,
    reminders=(),
    limits=RESOLUTION.limits,
    directions=RESOLUTION.directions,
    requests=("Cấp thêm một máy quét cho bộ phận một cửa.",),
    recipients=RECIPIENTS,
    signature=SIGNATURE,
)


def _meeting(period: str, kind: str, day: str, present: int, points: str) -> MeetingFigures:
    rate = "95,5%" if present > 20 else "90,9%"
    return MeetingFigures(period, kind, day, f"{present}/22", rate, "95", "11", points, "Tốt")


YEAR_REPORT = YearReport(
    header=replace(HEADER, number="07-BC/CB", place_and_date="Tân Hòa, ngày 08 tháng 12 năm 2026"),
    subject="Tổng kết công tác năm 2026",
    addressee=SUPERIOR,
    period="năm 2026",
    next_period="năm 2027",
    organisation=MONTH_REPORT.organisation,
    changes=("Kết nạp: đồng chí Phan Thị Mỹ Linh, ngày 01/7/2026.",),
    directives="14 văn bản, 13 liên quan đến chi bộ; đã phổ biến 13, chậm 1; lâu nhất 40 ngày.",
    topics=("“Học Bác về nêu gương”, ngày 17/3/2026, đồng chí Nguyễn Thị Hạnh trình bày.",),
    tasks="Chi bộ giao 64 nhiệm vụ có thời hạn; đã xong 62 (96,9%), trong đó xong chậm 3.",
    open_tasks=("Thu phiếu bổ sung hồ sơ (đồng chí Ngô Thị Kim Oanh; hạn 30/10/2026).",),
    summary=(
        "Chi bộ đã tổ chức 12 buổi thường kỳ, 04 buổi chuyên đề.",
        "Bình quân mỗi buổi: dự họp 92,2%; 11,9 đồng chí phát biểu; thời lượng 97 phút.",
    ),
    meetings=(
        _meeting("Tháng 9", "Thường kỳ", "03/9/2026", 21, "93"),
        _meeting("Quý III", "Chuyên đề", "18/8/2026", 20, "87"),
        _meeting("Tháng 10", "Thường kỳ", "05/10/2026", 21, "95"),
        _meeting("Tháng 11", "Thường kỳ", "03/11/2026", 20, "94"),
    ),
    praise="14 lượt biểu dương, 2 lượt nhắc nhở, phê bình.",
    inspections="4 việc; đã làm 3.",
    inspection_lines=("Thi hành kỷ luật: không phát sinh (cả năm); chưa làm.",),
    models=MODELS,
    petitions="5 ý kiến; đã trả lời 4, trong đó đúng hạn 4; đã báo lại 4.",
    graded="Chi bộ đề nghị, 22/22 đồng chí đã có mức xếp loại",
    grades=("Hoàn thành xuất sắc nhiệm vụ: 4 đồng chí.", "Hoàn thành tốt nhiệm vụ: 18 đồng chí."),
    losses=("tiêu chí 6.2 mất điểm 6 lần, 12 điểm",),
    requests=(),
    recipients=RECIPIENTS,
    signature=SIGNATURE,
)

_TOPIC_GROUP = "1. Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"

TOPIC_PLAN = TopicPlan(
    header=replace(HEADER, number="02-KH/CB", place_and_date="Tân Hòa, ngày 12 tháng 01 năm 2026"),
    subject="Sinh hoạt chuyên đề năm 2026",
    bases=("Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư",),
    purposes=("Mỗi quý có ít nhất một buổi sinh hoạt chuyên đề gắn với nhiệm vụ của chi bộ.",),
    rows=tuple(
        TopicPlanRow(
            quarter, month, title, _TOPIC_GROUP, "Chỉ thị 50-CT/TW, mục 2", writer, due, "Chi ủy",
            "Bài chuyên đề",
        )
        for quarter, month, title, writer, due in (
            ("I", "3", "Học Bác về nêu gương", "Nguyễn Thị Hạnh", "27/02/2026"),
            ("II", "5", "Chống lãng phí mua sắm", "Dương Quốc Bình", "29/4/2026"),
            ("III", "8", "Chất lượng tham mưu", "Phạm Văn Dũng", "31/7/2026"),
            ("IV", "11", "Tiết kiệm, chống lãng phí", "Đỗ Đức Thành", "30/10/2026"),
        )
    ),
    duties=(
        "Người viết gửi dự thảo đúng hạn; chi ủy cho ý kiến và duyệt trước khi gửi đảng viên.",
        "Sau buổi chuyên đề, chi bộ báo cáo kết quả với cấp ủy cấp trên.",
    ),
    recipients=SHORT_RECIPIENTS,
    signature=SIGNATURE,
)  # fmt: skip

TOPIC_REPORT = TopicReport(
    header=replace(HEADER, number="04-BC/CB", place_and_date="Tân Hòa, ngày 18 tháng 8 năm 2026"),
    subject="Kết quả sinh hoạt chuyên đề quý III năm 2026",
    addressee=SUPERIOR,
    topic="Chất lượng tham mưu",
    group="6. Nâng cao hiệu quả chuyên môn",
    held="ngày 18 tháng 8 năm 2026; Phòng họp A; trực tiếp",
    presenter="Phạm Văn Dũng",
    attendance="19/22 đồng chí, đạt 86,4%",
    papers=("Rút ngắn thời gian dự thảo văn bản trả lời, đồng chí Lê Minh Tuấn.",),
    opinions=(
        Opinion("Cao Thị Diệp", "đề nghị rút ngắn thời gian luân chuyển văn bản."),
        Opinion("Hồ Sỹ Đạt", "đề nghị bổ sung máy quét cho bộ phận lưu trữ."),
    ),
    quality="Chuyên đề chuẩn bị công phu, thảo luận sôi nổi, sát thực tế.",
    conclusion="mỗi bộ phận chọn một loại văn bản để rút ngắn thời gian.",
    tasks=(
        TaskLine(
            "1", "Làm theo giải pháp chuyên đề", "Phạm Văn Dũng", "17/9/2026", "Báo cáo kết quả",
            report_at="Tháng 9",
        ),
    ),
    files=("chuyen-de-quy-III.pdf",),
    score="87/100 điểm; xếp loại: Khá",
    recipients=Recipients((SUPERIOR, "Lưu Chi bộ")),
    signature=SIGNATURE,
)  # fmt: skip

INSPECTION_PROGRAMME = InspectionProgramme(
    header=replace(HEADER, number="01-CTr/CB", place_and_date="Tân Hòa, ngày 15 tháng 01 năm 2026"),
    subject="Kiểm tra, giám sát năm 2026",
    parts=(
        InspectionPart(
            1,
            "Kiểm tra đảng viên chấp hành",
            True,
            (
                InspectionRow(
                    1, "Lê Minh Tuấn", "Đảng viên", "Thực hiện nhiệm vụ được phân công", "Quý II"
                ),
            ),
        ),
        InspectionPart(
            2,
            "Giám sát thường xuyên, chuyên đề",
            False,
            (InspectionRow(1, "", "", "Việc ghi sổ trực của bộ phận một cửa", "Quý IV"),),
        ),
        InspectionPart(3, "Kiểm tra khi có dấu hiệu vi phạm", False, ()),
        InspectionPart(4, "Thi hành kỷ luật", False, ()),
        InspectionPart(5, "Công tác khác", False, ()),
    ),
    recipients=Recipients(
        (SUPERIOR, f"Ủy ban kiểm tra {SUPERIOR}", "Lưu Chi bộ"), HD36.recipients_separator
    ),
    signature=SIGNATURE,
)
