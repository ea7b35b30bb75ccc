"""Invented minutes of the sample cell, for previews of templates and for tests."""

from app.services.export.contexts import (
    Absence,
    CorrectionLine,
    MinutesClosing,
    MinutesItem,
    MinutesOpening,
    Opinion,
    PaperHeader,
    ReasonedOverride,
    RegularMinutes,
    RegularPart,
    ScoreSummary,
    Signature,
    SuperiorTalk,
    TaskLine,
    ThematicPart,
    TopicPaper,
    VoteLine,
)

SUPERIOR = "Đảng bộ xã Tân Hòa"
ISSUER = "Chi bộ Văn phòng"
HEADER = PaperHeader(SUPERIOR, ISSUER, place_and_date="Tân Hòa, ngày 03 tháng 11 năm 2026")
NOTE_TAKER = Signature("NGƯỜI GHI BIÊN BẢN", name="Bùi Thị Thu Hà")
CHAIR = Signature("CHỦ TRÌ HỘI NGHỊ", name="Nguyễn Thị Hạnh")


def vote(matter: str, agree: int, percent: str, may_vote: int = 17) -> VoteLine:
    """Return a vote of the sample meeting: base 20, more than half needed."""
    return VoteLine(matter, agree, 20, percent, 11, may_vote, method="giơ thẻ đảng viên")


TASKS = tuple(
    TaskLine(
        number,
        text,
        person,
        f"{due}/2026",
        product,
        report_at="Tháng 12",
        lead=f"đồng chí {person}",
    )
    for number, text, person, due, product in (
        ("17.1", "Báo cáo tổng kết năm 2026", "Nguyễn Thị Hạnh", "25/11", "Dự thảo báo cáo"),
        ("17.2", "Số hóa 96 hồ sơ tháng 10", "Phạm Văn Dũng", "27/11", "96/96 hồ sơ"),
        ("17.3", "Giảm hồ sơ trễ hạn dưới 1,5%", "Lê Minh Tuấn", "30/11", "Bảng theo dõi tuần"),
        ("17.4", "Trình bày chuyên đề quý IV", "Đỗ Đức Thành", "17/11", "Bài chuyên đề"),
        ("17.5", "Tổng hợp 22 bản tự kiểm điểm", "Bùi Thị Thu Hà", "30/11", "Bảng tổng hợp"),
        ("17.6", "Kiểm kê tài sản phòng họp B", "Trần Quang Huy", "13/11", "Biên bản kiểm kê"),
        ("17.7", "Hồ sơ công nhận đồng chí Bảo", "Hoàng Thị Lan", "20/11", "Hồ sơ đủ 8 giấy tờ"),
    )
)

OPENING = MinutesOpening(
    cell_name=ISSUER,
    session_name="sinh hoạt thường kỳ tháng 11 năm 2026",
    started="14 giờ 00 phút",
    date_text="ngày 03 tháng 11 năm 2026",
    place="Phòng họp A",
    form="trực tiếp",
    total=24,
    official=22,
    probationary=2,
    attendance_base=22,
    present=20,
    attendance_percent="90,9%",
    present_official=18,
    present_probationary=2,
    chair="Nguyễn Thị Hạnh, Bí thư",
    minute_taker="Bùi Thị Thu Hà",
    exempt=("Trần Thị Phượng",),
    temporary_out=("Võ Hoài Nam",),
    excused=(Absence("Trần Quang Huy", "ốm"), Absence("Mai Thị Hương", "đi công tác")),
    arrivals=("đồng chí Hồ Sỹ Đạt về lúc 15 giờ 20",),
    superior_guests=("đồng chí Nguyễn Hữu Phước, Tổ công tác số 2",),
    dues="24/24 đồng chí đã nộp đảng phí tháng 10 đúng hạn.",
    agenda_votes=(vote("thông qua chương trình", 18, "90,0%", 18),),
)

_REPORT = MinutesItem(
    number="3",
    title="Báo cáo tháng 10, phương hướng tháng 11",
    presenter="Nguyễn Thị Hạnh",
    summary="toàn văn báo cáo gửi trước trên Sổ tay đảng viên điện tử ngày 01/11/2026.",
    strengths="hoàn thành 7/8 nhiệm vụ; số hóa đủ 312 hồ sơ quý III trước hạn 3 ngày.",
    limits="hồ sơ trễ hạn còn 1,6%, tập trung ở bộ phận một cửa trong tuần đầu tháng.",
    causes="phân công trực chưa đủ người vào ngày cao điểm; bàn giao ca chưa ghi sổ.",
    remedies="bố trí hai người trực thứ Hai và thứ Ba; chốt số liệu hằng tuần vào chiều thứ Sáu.",
    opinions=(
        Opinion(
            "Nguyễn Văn Thâm",
            "đề nghị phân công người trực tiếp nhận hồ sơ giờ cao điểm.",
            "14 giờ 44",
        ),
        Opinion(
            "Đỗ Đức Thành",
            "nhất trí báo cáo; đề nghị nêu rõ người chịu trách nhiệm từng mục hạn chế.",
            "14 giờ 47",
        ),
        Opinion("Đặng Văn Hải", "đề nghị bàn quy định trực cuối tuần ở kỳ sau.", "14 giờ 54"),
    ),
    response="đồng chí chủ trì tiếp thu ý kiến, giao đồng chí Lê Minh Tuấn lập lịch trực.",
    conclusion="thông qua báo cáo.",
    deferred="quy định trực cuối tuần.",
)

ITEMS = (
    MinutesItem(
        number="1",
        title="Thời sự, văn bản mới của cấp trên",
        presenter="Phạm Văn Dũng",
        summary=(
            "thông tin thời sự trong nước tháng 10; phổ biến hai văn bản mới của Đảng ủy xã.\n"
            "Nội dung liên quan trực tiếp: rà soát hồ sơ trễ hạn, chuẩn bị kiểm điểm cuối năm."
        ),
        conclusion="các đồng chí tự nghiên cứu toàn văn trên Sổ tay đảng viên điện tử.",
    ),
    MinutesItem(
        number="2",
        title="Kết quả thực hiện Nghị quyết 16-NQ/CB",
        presenter="Bùi Thị Thu Hà",
        summary=(
            "hoàn thành 7/8 nhiệm vụ, đạt 87,5%. Nhiệm vụ kiểm kê tài sản phòng họp B do đồng chí "
            "Trần Quang Huy chủ trì chưa xong vì chờ hồ sơ thanh lý."
        ),
        conclusion="chi bộ thống nhất gia hạn đến ngày 13 tháng 11 năm 2026.",
        votes=(vote("gia hạn nhiệm vụ 16.7", 18, "90,0%", 18),),
    ),
    _REPORT,
    MinutesItem(
        number="4",
        title="Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        presenter="Hoàng Thị Lan",
        summary="liên hệ việc nêu gương trong giờ giấc và thái độ tiếp công dân tại bộ phận.",
        opinions=(Opinion("Phan Đình Khánh", "đề nghị nhân rộng cách làm.", "15 giờ 01"),),
    ),
)

REGULAR = RegularPart(
    items=ITEMS,
    praise_number=5,
    commendations=("đồng chí Phạm Văn Dũng: hoàn thành số hóa 312 hồ sơ quý III trước hạn",),
    critique_minutes=12,
    critique="tập trung vào trách nhiệm trong xử lý hồ sơ trễ hạn.",
    critique_opinions=(
        Opinion(
            "Bùi Thị Thu Hà",
            "nhận khuyết điểm chậm gửi báo cáo tháng 9 hai ngày; "
            "từ tháng 11 sẽ chốt số liệu trước ngày 28.",
            "15 giờ 08",
        ),
        Opinion("Vũ Thị Thắm", "góp ý việc ghi sổ trực của bộ phận một cửa.", "15 giờ 12"),
    ),
)

SCORE = ScoreSummary(
    rubric_name="Phiếu chi tiết (mẫu An Phú, 8 nhóm, 28 tiêu chí)",
    total="94",
    maximum="100",
    grade="Tốt",
    result="94/100 điểm; xếp loại: Tốt",
    losses=(
        "mục 4.7 trừ 1 điểm (12 phút, thiếu 3 phút); mục 6.2 trừ 2 điểm (còn nể nang khi góp ý); "
        "mục 7 trừ 3 điểm (đạt 87,5%)."
    ),
    votes=(vote("thống nhất điểm buổi sinh hoạt", 17, "85,0%"),),
    shortcomings="dành đủ 15 phút tự phê bình và phê bình; hoàn thành trên 90% nhiệm vụ.",
    overrides=(
        ReasonedOverride(
            "Mục 4.6 từ 0 lên 1 điểm", "sổ biên bản viết tay đã ghi đủ, được đối chiếu tại chỗ"
        ),
    ),
)

CLOSING = MinutesClosing(
    tasks=TASKS,
    superior=SuperiorTalk(
        opinions=(
            Opinion(
                "Nguyễn Hữu Phước, Tổ công tác số 2",
                "ghi nhận kết quả tháng 10; đề nghị ghi rõ nguyên nhân của hồ sơ trễ hạn.",
                "15 giờ 10, về mục 3",
            ),
        ),
        response="đồng chí chủ trì tiếp thu, bổ sung nguyên nhân vào báo cáo.",
    ),
    opinions=(
        Opinion("Phạm Văn Dũng", "thống nhất dự thảo, đề nghị ghi rõ sản phẩm.", "15 giờ 19"),
    ),
    conclusion=(
        "tháng 10 chi bộ hoàn thành 7 trên 8 nhiệm vụ, đạt 87,5%; hồ sơ trễ hạn còn 1,6%. "
        "Tháng 11 tập trung giảm hồ sơ trễ hạn và chuẩn bị tổng kết năm."
    ),
    votes=(vote("thông qua Nghị quyết số 17-NQ/CB", 17, "85,0%"),),
    score=SCORE,
    read_at="15 giờ 34 phút",
    adoption_votes=(vote("thông qua biên bản", 17, "85,0%"),),
    ended="15 giờ 35 phút",
    duration_minutes=95,
    note_taker=NOTE_TAKER,
    chair=CHAIR,
    overrides=(
        ReasonedOverride(
            "Tài liệu đăng sau hạn 01 ngày (K10)", "Sổ tay đảng viên điện tử tạm dừng ngày 02/11"
        ),
    ),
    corrections=(
        CorrectionLine(
            number=1,
            date_text="ngày 10 tháng 11 năm 2026",
            text="Mục 3, “312 hồ sơ” đọc là “321 hồ sơ”.",
            reason="đối chiếu lại sổ theo dõi",
            person="Bùi Thị Thu Hà",
        ),
    ),
)

THEMATIC = ThematicPart(
    topic="Thực hành tiết kiệm, chống lãng phí trong công sở",
    group="2. Cần, kiệm, liêm, chính; phòng, chống tham nhũng, lãng phí, tiêu cực",
    presenter="Đỗ Đức Thành",
    documents=("bài chuyên đề 6 trang", "bảng chi phí điện, văn phòng phẩm 9 tháng"),
    purpose="nâng cao nhận thức, đề ra giải pháp cụ thể giảm chi phí điện và văn phòng phẩm.",
    summary=(
        "thực trạng sử dụng điện, giấy in, phòng họp; nguyên nhân.\n"
        "Ba giải pháp: in hai mặt, tắt thiết bị sau giờ, dùng chung phòng họp."
    ),
    papers=(
        TopicPaper("Tiết kiệm điện tại bộ phận một cửa", "Tạ Thị Loan", "kinh nghiệm 6 tháng."),
    ),
    discussion="các đồng chí liên hệ trách nhiệm, bàn cách tiết kiệm ở từng bộ phận.",
    opinions=(
        Opinion("Dương Quốc Bình", "liên hệ việc mua sắm văn phòng phẩm của bộ phận mình."),
        Opinion("Đinh Thị Nga", "đề nghị đặt chỉ tiêu giảm 10% giấy in trong quý I."),
    ),
    response="đồng chí Đỗ Đức Thành tiếp thu, bổ sung chỉ tiêu vào phần giải pháp.",
    quality="bài viết sát thực tế, thảo luận đúng trọng tâm.",
    conclusion="thống nhất ba giải pháp và chỉ tiêu giảm 10% giấy in, 5% tiền điện.",
    duties=TASKS[3:5],
)

REGULAR_MINUTES = RegularMinutes(
    header=HEADER,
    subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    opening=OPENING,
    regular=REGULAR,
    closing=CLOSING,
)
