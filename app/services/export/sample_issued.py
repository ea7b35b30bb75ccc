"""Invented resolution, programme, invitation, score sheet and plan of the sample cell."""

from dataclasses import replace

from app.domain.text import upper_first
from app.services.export.contexts import Recipients, Signature
from app.services.export.format_profiles import HD36
from app.services.export.issued_contexts import (
    AppendixOpinion,
    GroupScore,
    Invitation,
    PreviousTaskRow,
    Programme,
    ProgrammeRow,
    Resolution,
    ScoreGroup,
    ScoreRow,
    ScoreSheetPaper,
    YearPlanPaper,
    YearPlanRow,
)
from app.services.export.report_contexts import Direction, LetteredResult
from app.services.export.sample_minutes import HEADER, ISSUER, ITEMS, TASKS, vote

SIGNATURE = Signature("T/M CHI BỘ", "BÍ THƯ", "Nguyễn Thị Hạnh")
RECIPIENTS = Recipients(
    (
        "Đảng ủy xã Tân Hòa (để báo cáo)",
        "Cấp ủy viên phụ trách chi bộ",
        "Ban công tác Mặt trận, đoàn thể",
        "Các đồng chí đảng viên",
        "Sổ tay đảng viên điện tử",
        "Lưu Chi bộ",
    )
)

_PREVIOUS = (
    ("Cập nhật quy chế làm việc", "Có mốc thời hạn", "Xong, ban hành ngày 28/10"),
    ("Số hóa 312 hồ sơ quý III", "Đang triển khai", "Xong 312/312 hồ sơ"),
    ("Giảm hồ sơ trễ hạn còn dưới 2%", "Nhiệm vụ thường xuyên", "Xong, đạt 1,6%"),
    ("Thăm, tặng quà hai gia đình chính sách", "Có mốc thời hạn", "Xong, 2 suất quà"),
    ("Viết dự thảo chuyên đề quý IV", "Có mốc thời hạn", "Xong, dự thảo 6 trang"),
    ("Rà soát hồ sơ đảng viên", "Đang triển khai", "Xong 22/22 hồ sơ"),
    ("Kiểm kê tài sản phòng họp B", "Có mốc thời hạn", "Chưa xong, gia hạn đến 13/11/2026"),
    ("Trực tiếp công dân theo lịch", "Nhiệm vụ thường xuyên", "Xong"),
)
_GROUPS = (
    ("Chấp hành thời gian, thời lượng", "5", "5"),
    ("Tỷ lệ đảng viên dự", "5", "5"),
    ("Công tác chuẩn bị", "10", "10"),
    ("Tổ chức sinh hoạt", "40", "39"),
    ("Nguyên tắc tổ chức, sinh hoạt đảng", "5", "3"),
    ("Kết quả lãnh đạo thực hiện nghị quyết kỳ trước", "30", "27"),
    ("Kết thúc sinh hoạt", "5", "5"),
)

RESOLUTION = Resolution(
    header=replace(HEADER, number="17-NQ/CB"),
    subject="Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026",
    bases=(
        "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương",
        "kết quả sinh hoạt chi bộ thường kỳ ngày 03/11/2026",
    ),
    cell_name=ISSUER,
    date_text="ngày 03 tháng 11 năm 2026",
    place="Phòng họp A",
    session_name="sinh hoạt thường kỳ tháng 11 năm 2026",
    total=24,
    present=20,
    attendance_base=22,
    attendance_percent="90,9%",
    excused=2,
    unexcused=0,
    exempt=1,
    duration_minutes=95,
    chair="Nguyễn Thị Hạnh",
    minute_taker="Bùi Thị Thu Hà",
    dues_announced=True,
    agenda_adopted=True,
    last_month="tháng 10",
    month="tháng 11",
    news="đã phổ biến hai văn bản mới của Đảng ủy xã; 24/24 đồng chí nắm được nội dung.",
    ideology="đảng viên ổn định, yên tâm công tác; người dân đồng tình với việc số hóa hồ sơ.",
    results=(
        LetteredResult("a", "Cải cách hành chính", "hồ sơ trễ hạn giảm còn 1,6%."),
        LetteredResult("b", "Chuyển đổi số", "số hóa đủ 312 hồ sơ quý III."),
        LetteredResult("c", "Dân chủ cơ sở", "tiếp công dân đủ lịch, trả lời 6/6 kiến nghị."),
    ),
    previous_number="16-NQ/CB",
    previous_tasks=tuple(
        PreviousTaskRow(number, *texts) for number, texts in enumerate(_PREVIOUS, start=1)
    ),
    previous_note="",
    done_tasks=7,
    counted_tasks=8,
    completion_percent="87,5%",
    commendations=("đồng chí Phạm Văn Dũng hoàn thành số hóa 312 hồ sơ trước hạn",),
    reminders=(),
    limits=(
        "hồ sơ trễ hạn còn 1,6% do phân công trực chưa đủ người vào ngày cao điểm.",
        "kiểm kê tài sản phòng họp B chậm do chờ hồ sơ thanh lý.",
    ),
    directions=tuple(
        Direction(
            number, task.text, task.lead, task.due, "kỳ thường kỳ tháng 12", task.product.lower()
        )
        for number, task in enumerate(TASKS, start=1)
    ),
    member_assignments=tuple(
        f"Đồng chí {task.person}: chủ trì nhiệm vụ {number}."
        for number, task in enumerate(TASKS, start=1)
    ),
    committee_assignments=(
        "Đồng chí Phạm Văn Dũng, Phó bí thư, theo dõi các nhiệm vụ số hóa, cải cách hành chính.",
        "Đồng chí Bùi Thị Thu Hà, Chi ủy viên, theo dõi hồ sơ đảng viên và kiểm điểm cuối năm.",
    ),
    report_days="02",
    groups=tuple(GroupScore(number, *texts) for number, texts in enumerate(_GROUPS, start=1)),
    total_points="94",
    maximum_points="100",
    grade="Tốt",
    score_result="94/100 điểm; xếp loại: Tốt",
    shortcomings="dành đủ 15 phút tự phê bình và phê bình.",
    vote=vote("thông qua Nghị quyết số 17-NQ/CB", 17, "85,0%"),
    recipients=RECIPIENTS,
    signature=SIGNATURE,
    superior_name="Đảng ủy xã Tân Hòa",
    opinions=tuple(
        AppendixOpinion(number, opinion.speaker, title, upper_first(opinion.text))
        for number, (opinion, title) in enumerate(
            ((opinion, item.title) for item in ITEMS for opinion in item.opinions), start=1
        )
    ),
)

PROGRAMME = Programme(
    header=replace(HEADER, place_and_date="Tân Hòa, ngày 29 tháng 10 năm 2026"),
    subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    purposes=(
        "Đánh giá kết quả tháng 10, đề ra nhiệm vụ tháng 11 sát thực tế.",
        "Thảo luận tập trung vào giải pháp giảm hồ sơ trễ hạn.",
    ),
    time_text="14 giờ 00 phút, thứ Ba, ngày 03 tháng 11 năm 2026",
    place="Phòng họp A",
    form="trực tiếp",
    participants=("Toàn thể đảng viên chi bộ: 22 đồng chí trong diện triệu tập.",),
    guests=("đồng chí Nguyễn Hữu Phước, Tổ công tác số 2",),
    chair="Nguyễn Thị Hạnh, Bí thư",
    minute_taker="Bùi Thị Thu Hà",
    rows=tuple(
        ProgrammeRow(str(number), time, content, person, note)
        for number, (time, content, person, note) in enumerate(
            (
                (
                    "14:00, 8 phút",
                    "Mở đầu, điểm danh, đảng phí, chương trình",
                    "Nguyễn Thị Hạnh",
                    "",
                ),
                (
                    "14:08, 12 phút",
                    "Thời sự; văn bản mới của cấp trên",
                    "Phạm Văn Dũng",
                    "2 tài liệu",
                ),
                (
                    "14:20, 15 phút",
                    "Kết quả Nghị quyết 16-NQ/CB",
                    "Bùi Thị Thu Hà",
                    "Bảng 8 nhiệm vụ",
                ),
                (
                    "14:35, 20 phút",
                    "Báo cáo tháng 10, phương hướng tháng 11",
                    "Nguyễn Thị Hạnh",
                    "",
                ),
                ("14:55, 8 phút", "Học tập và làm theo Bác", "Hoàng Thị Lan", ""),
                ("15:03, 15 phút", "Tự phê bình và phê bình; tư tưởng", "Nguyễn Thị Hạnh", ""),
                (
                    "15:18, 6 phút",
                    "Kết luận; biểu quyết nghị quyết; giao việc",
                    "Nguyễn Thị Hạnh",
                    "",
                ),
                ("15:24, 5 phút", "Chấm điểm buổi sinh hoạt", "Phạm Văn Dũng", ""),
                ("15:29, 4 phút", "Đọc và thông qua biên bản", "Bùi Thị Thu Hà", ""),
            ),
            start=1,
        )
    ),
    total_minutes=93,
    ends_at="15 giờ 33 phút",
    recipients=Recipients(("Đảng ủy xã Tân Hòa", "Chi ủy", "Lưu Chi bộ")),
    signature=SIGNATURE,
)

INVITATION = Invitation(
    header=replace(HEADER, place_and_date="Tân Hòa, ngày 29 tháng 10 năm 2026"),
    title="Giấy mời",
    subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    addressees=("Các đồng chí đảng viên Chi bộ Văn phòng", "Cấp ủy viên phụ trách chi bộ"),
    cell_name=ISSUER,
    meeting_name="sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    time_text="14 giờ 00 phút, thứ Ba, ngày 03 tháng 11 năm 2026",
    place="Phòng họp A",
    form="trực tiếp",
    contents=(
        "Thông tin thời sự, văn bản mới của cấp trên.",
        "Kết quả Nghị quyết 16-NQ/CB; báo cáo tháng 10, phương hướng tháng 11.",
        "Tự phê bình và phê bình; chấm điểm buổi sinh hoạt.",
    ),
    documents=("báo cáo tháng 10, dự thảo nghị quyết (Sổ tay đảng viên điện tử, 01/11/2026)",),
    prompts=("Vì sao hồ sơ trễ hạn tập trung vào tuần đầu tháng? Cách khắc phục?",),
    preparers=("đồng chí Phạm Văn Dũng: thời sự", "đồng chí Hoàng Thị Lan: học Bác"),
    absence_contact="đồng chí Bùi Thị Thu Hà trước 17 giờ ngày 02/11/2026",
    recipients=Recipients(("Như trên", "Lưu Chi bộ")),
    signature=SIGNATURE,
)


def _scored(number: str, text: str, maximum: str, points: str, note: str = "") -> ScoreRow:
    return ScoreRow(number, text, maximum, points, points, "", note)


_SHEET = (
    (
        _scored("1", "Chấp hành thời gian, thời lượng sinh hoạt", "5", "5"),
        (_scored("1.1", "Thời lượng từ 90 phút trở lên", "5", "5"),),
    ),
    (
        _scored("2", "Tỷ lệ đảng viên dự sinh hoạt", "5", "5"),
        (
            _scored("2.1", "Tỷ lệ đảng viên dự họp", "4", "4", "20/22 = 90,9%"),
            _scored("2.2", "Không vắng có lý do quá 3 lần liên tiếp", "1", "1"),
        ),
    ),
    (
        _scored("3", "Công tác chuẩn bị", "10", "10"),
        (
            _scored("3.1", "Nội dung đúng, đủ, có trọng tâm, gắn với thực tế", "3", "3"),
            _scored("3.2", "Có định hướng thảo luận, dự thảo kết luận hoặc nghị quyết", "2", "2"),
            _scored("3.3", "Họp chi ủy trước khi sinh hoạt, có biên bản", "2", "2"),
            _scored("3.4", "Thông báo đến từng đảng viên và cấp ủy viên cấp trên", "1", "1"),
            _scored("3.5", "Đăng tài liệu trên Sổ tay trước ít nhất 01 ngày", "2", "2"),
        ),
    ),
    (
        _scored("4", "Tổ chức sinh hoạt", "30", "29"),
        (
            _scored("4.1", "Thực hiện đủ các bước của quy trình", "5", "5"),
            _scored("4.2", "Đủ nội dung thường kỳ", "15", "15", "nhận 5 điểm của mục 4.3"),
            _scored("4.4", "Biểu dương; nhắc nhở, phê bình", "2", "2"),
            _scored("4.5", "Tỷ lệ đảng viên phát biểu", "5", "5", "11/20 = 55,0%"),
            _scored("4.6", "Sổ biên bản ghi đầy đủ", "1", "1", "Sửa tay: đã đối chiếu tại chỗ"),
            _scored("4.7", "Ít nhất 15 phút tự phê bình", "1", "0", "12 phút, thiếu 3 phút"),
            _scored("4.8", "Tài liệu có trên Sổ tay", "1", "1"),
        ),
    ),
    (
        _scored("5", "Điều hành của bí thư", "10", "10"),
        (
            _scored("5.1", "Điều hành linh hoạt, hiệu quả", "2", "2"),
            _scored("5.2", "Có định hướng thảo luận", "4", "4"),
            _scored("5.3", "Gợi mở, tạo không khí dân chủ", "3", "3"),
            _scored("5.4", "Tổng hợp ý kiến thành kết luận hoặc nghị quyết", "1", "1"),
        ),
    ),
    (
        _scored("6", "Nguyên tắc tổ chức, sinh hoạt", "5", "3"),
        (
            _scored("6.1", "Đúng nguyên tắc tập trung dân chủ", "1", "1"),
            _scored("6.2", "Nghiêm túc, cầu thị, không nể nang", "2", "0", "Còn nể nang khi góp ý"),
            _scored("6.3", "Tính lãnh đạo, giáo dục, chiến đấu", "1", "1"),
            _scored("6.4", "Cung cấp thông tin, giải quyết tâm tư", "1", "1"),
        ),
    ),
    (_scored("7", "Kết quả thực hiện nghị quyết tháng trước", "30", "27", "7/8 = 87,5%"), ()),
    (
        _scored("8", "Kết thúc sinh hoạt", "5", "5"),
        (
            _scored("8.1", "Chủ trì kết luận; thông qua nghị quyết", "2", "2"),
            _scored("8.2", "Thông qua biên bản; phân công nhiệm vụ cụ thể", "2", "2"),
            _scored("8.3", "Đăng tài liệu hoàn thiện trong 02 ngày", "1", "1", "Cam kết"),
        ),
    ),
)

SCORE_SHEET = ScoreSheetPaper(
    header=HEADER,
    title="Phiếu đánh giá",
    subject="Chất lượng sinh hoạt chi bộ tháng 11 năm 2026",
    rubric_name="Phiếu chi tiết (mẫu An Phú, 8 nhóm, 28 tiêu chí)",
    basis="Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025",
    groups=tuple(ScoreGroup(row, items) for row, items in _SHEET),
    total=_scored("", "TỔNG ĐIỂM", "100", "94"),
    grade_self="Tốt",
    grade_cell="Tốt",
    grade_superior="",
    bands=(
        "Tốt từ 90 điểm trở lên",
        "Khá từ 70 đến dưới 90 điểm",
        "Trung bình từ 50 đến dưới 70 điểm",
        "Kém dưới 50 điểm",
    ),
    left=Signature("T/M BAN CHI ỦY", "BÍ THƯ", "Nguyễn Thị Hạnh"),
    right=Signature("CẤP ỦY CẤP TRÊN PHỤ TRÁCH"),
    votes=(vote("thống nhất điểm buổi sinh hoạt", 17, "85,0%"),),
    chosen_by_hand="",
    shortcomings="dành đủ 15 phút tự phê bình và phê bình; góp ý thẳng thắn hơn.",
    caveats=("Bảng điểm là mẫu của một đảng ủy phường; cần đối chiếu hướng dẫn của cấp trên.",),
)

_REGULAR = (
    ("1", "05/01/2026", "Tổng kết 2025, nhiệm vụ 2026"),
    ("2", "03/02/2026", "Nhiệm vụ trước, sau Tết Bính Ngọ"),
    ("3", "03/3/2026", "Cải cách hành chính quý I"),
    ("4", "03/4/2026", "Chuyển đổi số, hồ sơ điện tử"),
    ("5", "04/5/2026", "Tiếp công dân, trả lời kiến nghị"),
    ("6", "03/6/2026", "Sơ kết 6 tháng, đánh giá giữa năm"),
    ("7", "03/7/2026", "Thi đua 6 tháng cuối năm"),
    ("8", "03/8/2026", "Quy chế làm việc của Văn phòng"),
    ("9", "03/9/2026", "Đạo đức công vụ, kỷ luật giờ làm"),
    ("10", "05/10/2026", "Số hóa hồ sơ, thi đua quý IV"),
    ("11", "03/11/2026", "Hồ sơ trễ hạn, chuẩn bị tổng kết"),
    ("12", "03/12/2026", "Kiểm điểm, đánh giá cuối năm"),
)
_THEMATIC = {
    "3": ("17/3/2026", "Học Bác về nêu gương", "Nguyễn Thị Hạnh"),
    "5": ("19/5/2026", "Chống lãng phí mua sắm", "Dương Quốc Bình"),
    "8": ("18/8/2026", "Chất lượng tham mưu", "Phạm Văn Dũng"),
    "11": ("17/11/2026", "Tiết kiệm, chống lãng phí", "Đỗ Đức Thành"),
}


def _plan_rows() -> tuple[YearPlanRow, ...]:
    rows = []
    for month, day, content in _REGULAR:
        state = "Dự kiến" if month == "12" else "Đã họp"
        rows.append(YearPlanRow(month, day, "Thường kỳ", content, "Chi ủy", "", "", "", state))
        if month in _THEMATIC:
            when, topic, writer = _THEMATIC[month]
            rows.append(YearPlanRow(month, when, "Chuyên đề", topic, writer, "", "", "Tổ 2", ""))
    return tuple(rows)


YEAR_PLAN = YearPlanPaper(
    header=replace(HEADER, number="01-KH/CB", place_and_date="Tân Hòa, ngày 12 tháng 01 năm 2026"),
    subject="Sinh hoạt chi bộ năm 2026",
    bases=("Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư",),
    purposes=("Duy trì nền nếp sinh hoạt thường kỳ; mỗi quý có ít nhất một chuyên đề.",),
    rows=_plan_rows(),
    summary="12 buổi thường kỳ, 4 buổi chuyên đề",
    duties=(
        "Chi ủy chuẩn bị nội dung, họp trước mỗi kỳ sinh hoạt.",
        "Người viết chuyên đề nộp dự thảo đúng hạn để chi ủy duyệt.",
    ),
    recipients=Recipients(
        ("Đảng ủy xã Tân Hòa (để báo cáo)", "Tổ công tác số 2", "Lưu Chi bộ"),
        HD36.recipients_separator,
    ),
    signature=SIGNATURE,
    moved_note="03 buổi dời khỏi ngày nghỉ: 05/01, 04/5, 05/10.",
)
