"""What Chi bộ mẫu met about in 2026: the regular meetings, the thematic ones, their tasks."""

from dataclasses import dataclass
from datetime import date

from app.domain.agendas import ItemKind


@dataclass(frozen=True, slots=True)
class SampleMonth:
    """One regular meeting: its day, focus, wished points and the tasks it gave."""

    month: int
    day: date
    focus: str
    points: int
    tasks: tuple[tuple[str, str, str], ...]
    """Text, owner key, product."""
    moved_from: date | None = None
    committee_on: date | None = None
    """Day of the chi ủy meeting, six days before unless stated."""
    deadlines: tuple[date, ...] = ()
    """Deadlines of the tasks in order, spread over the month unless stated."""


@dataclass(frozen=True, slots=True)
class SampleTopic:
    """One thematic meeting."""

    month: int
    day: date
    title: str
    group: int
    author: str
    points: int | None
    away: tuple[str, ...] = ()
    proposed_on: date | None = None
    """The day of the plan, where it was held on another."""
    why_moved: str = ""


def _tasks(*rows: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((text, owner, product) for text, owner, product in (r.split("|") for r in rows))


MONTHS: tuple[SampleMonth, ...] = (
    SampleMonth(
        1,
        date(2026, 1, 5),
        "Tổng kết 2025, nhiệm vụ 2026",
        88,
        _tasks(
            "Xây dựng lịch trực Tết Bính Ngọ|thanh|Lịch trực được duyệt",
            "Thăm, tặng quà 6 gia đình chính sách|lan|6 suất quà",
            "Rà soát hồ sơ tồn năm 2025|dung|Danh sách hồ sơ tồn",
            "Dự thảo chương trình công tác năm|hanh|Chương trình công tác",
            "Cập nhật lý lịch đảng viên|ha|24 phiếu bổ sung",
        ),
        moved_from=date(2026, 1, 3),
    ),
    SampleMonth(
        2,
        date(2026, 2, 3),
        "Nhiệm vụ trước, sau Tết Bính Ngọ",
        91,
        _tasks(
            "Bảo đảm trực và xử lý văn bản dịp Tết|thanh|Báo cáo trực",
            "Chuẩn bị lễ giao nhận quân|dat|Kế hoạch phục vụ",
            "Kiểm tra phòng cháy trụ sở|hai|Biên bản kiểm tra",
            "Đăng ký học tập, làm theo Bác năm 2026|ha|22 bản đăng ký",
            "Tổng hợp kiến nghị cử tri đầu năm|oanh|Bảng tổng hợp",
        ),
    ),
    SampleMonth(
        3,
        date(2026, 3, 3),
        "Cải cách hành chính quý I",
        90,
        _tasks(
            "Rút ngắn thời gian tiếp nhận hồ sơ còn 15 phút|dung|Quy trình mới",
            "Niêm yết thủ tục theo danh mục mới|tuan|Bảng niêm yết",
            "Khảo sát hài lòng 100 phiếu|tham_t|Báo cáo khảo sát",
            "Tập huấn ký số cho 12 chuyên viên|minh|Danh sách tập huấn",
            "Báo cáo quý I về cải cách hành chính|hanh|Báo cáo quý",
        ),
    ),
    SampleMonth(
        4,
        date(2026, 4, 3),
        "Chuyển đổi số, hồ sơ điện tử",
        86,
        _tasks(
            "Số hóa 280 hồ sơ quý I|dung|280/280 hồ sơ",
            "Liên thông phần mềm một cửa|minh|Biên bản nghiệm thu",
            "Hướng dẫn người dân nộp trực tuyến|diep|Sổ hướng dẫn",
            "Sao lưu kho hồ sơ hằng tuần|hai|Nhật ký sao lưu",
            "Lập danh mục hồ sơ năm|khanh|Danh mục",
        ),
    ),
    SampleMonth(
        5,
        date(2026, 5, 4),
        "Tiếp công dân, trả lời kiến nghị",
        92,
        _tasks(
            "Trả lời 9 kiến nghị còn tồn|oanh|9 văn bản trả lời",
            "Lịch tiếp công dân quý II|thanh|Lịch công khai",
            "Kiểm tra sổ tiếp công dân|binh|Biên bản kiểm tra",
            "Nêu gương người tốt việc tốt|lan|2 bài viết",
            "Rà soát quy chế phối hợp|hanh|Dự thảo quy chế",
        ),
        moved_from=date(2026, 5, 3),
    ),
    SampleMonth(
        6,
        date(2026, 6, 3),
        "Sơ kết 6 tháng, đánh giá giữa năm",
        93,
        _tasks(
            "Báo cáo sơ kết 6 tháng|hanh|Báo cáo sơ kết",
            "Tổng hợp đánh giá giữa năm|ha|Bảng tổng hợp",
            "Kiểm kê tài sản 6 tháng|huy|Biên bản kiểm kê",
            "Số hóa 150 hồ sơ quý II|dung|150/150 hồ sơ",
            "Tọa đàm ngày 19/5 và 11/6|tham_h|Kỷ yếu tọa đàm",
        ),
    ),
    SampleMonth(
        7,
        date(2026, 7, 3),
        "Thi đua 6 tháng cuối năm",
        89,
        _tasks(
            "Phát động thi đua hai tháng cao điểm|hanh|Kế hoạch thi đua",
            "Đăng ký sáng kiến cải tiến|tuan|5 sáng kiến",
            "Thăm gia đình thương binh, liệt sĩ|lan|8 suất quà",
            "Phân công giúp đỡ đảng viên dự bị|ha|Phiếu phân công",
            "Trực, tiếp dân tháng cao điểm|thanh|Lịch trực",
        ),
    ),
    SampleMonth(
        8,
        date(2026, 8, 3),
        "Quy chế làm việc của Văn phòng",
        91,
        _tasks(
            "Lấy ý kiến sửa quy chế làm việc|hanh|22 phiếu ý kiến",
            "Rà soát định mức văn phòng phẩm|huy|Bảng định mức",
            "Kiểm tra giờ giấc làm việc|dung|Báo cáo kiểm tra",
            "Chuẩn bị lễ Quốc khánh|thanh|Kế hoạch phục vụ",
            "Cập nhật trang tin nội bộ|minh|Nhật ký cập nhật",
        ),
    ),
    SampleMonth(
        9,
        date(2026, 9, 3),
        "Đạo đức công vụ, kỷ luật giờ làm",
        93,
        _tasks(
            "Ký cam kết kỷ luật giờ làm|ha|22 bản cam kết",
            "Kiểm tra đột xuất hai lần|dung|2 biên bản",
            "Báo cáo tháng 9 gửi Đảng ủy|ha|Báo cáo tháng",
            "Số hóa 180 hồ sơ|dung|180/180 hồ sơ",
            "Rà soát hồ sơ dự bị đ/c Bảo|lan|Danh mục hồ sơ",
        ),
    ),
    SampleMonth(
        10,
        date(2026, 10, 5),
        "Số hóa hồ sơ, thi đua quý IV",
        95,
        _tasks(
            "Cập nhật quy chế làm việc|hanh|Quy chế sửa đổi",
            "Số hóa 312 hồ sơ quý III|dung|312/312 hồ sơ",
            "Giảm hồ sơ trễ hạn còn dưới 2%|tuan|Đạt 1,6%",
            "Thăm, tặng quà 2 gia đình|lan|2 suất quà",
            "Viết dự thảo chuyên đề quý IV|thanh|Dự thảo 6 trang",
            "Kiểm tra lịch trực cuối tuần|hai|Lịch trực",
            "Kiểm kê tài sản phòng họp B|huy|Biên bản kiểm kê",
            "Tổng hợp đăng ký học tập chuyên đề|ha|Bảng đăng ký",
        ),
        moved_from=date(2026, 10, 3),
        committee_on=date(2026, 9, 28),
        deadlines=tuple(date(2026, 10, day) for day in (28, 31, 31, 20, 30, 25, 31, 27)),
    ),
)

TOPICS: tuple[SampleTopic, ...] = (
    SampleTopic(3, date(2026, 3, 17), "Học Bác về nêu gương", 1, "hanh", 92),
    SampleTopic(5, date(2026, 5, 19), "Chống lãng phí mua sắm", 2, "binh", 90, ("diep",)),
    SampleTopic(
        8,
        date(2026, 8, 18),
        "Chất lượng tham mưu",
        6,
        "dung",
        87,
        ("loan", "minh", "nga"),
        proposed_on=date(2026, 8, 17),
        why_moved="trùng lớp tập huấn chuyển đổi số",
    ),
    SampleTopic(
        11,
        date(2026, 11, 17),
        "Thực hành tiết kiệm, chống lãng phí trong công sở",
        2,
        "thanh",
        None,
    ),
)

NOVEMBER_TASKS: tuple[tuple[str, str, str, date, tuple[str, ...]], ...] = (
    ("Báo cáo tổng kết năm 2026", "hanh", "Dự thảo báo cáo", date(2026, 11, 25), ("dung",)),
    ("Số hóa 96 hồ sơ tháng 10", "dung", "96/96 hồ sơ", date(2026, 11, 27), ()),
    ("Giảm hồ sơ trễ hạn dưới 1,5%", "tuan", "Bảng theo dõi tuần", date(2026, 11, 30), ()),
    ("Trình bày chuyên đề quý IV", "thanh", "Bài chuyên đề", date(2026, 11, 17), ()),
    ("Tổng hợp 22 bản tự kiểm điểm", "ha", "Bảng tổng hợp", date(2026, 11, 30), ()),
    ("Kiểm kê tài sản phòng họp B", "huy", "Biên bản kiểm kê", date(2026, 11, 13), ()),
    ("Hồ sơ công nhận đ/c Bảo", "lan", "Hồ sơ đủ 8 giấy tờ", date(2026, 11, 20), ()),
)
"""Text, owner, product, deadline, helpers."""

SPEECHES: tuple[str, ...] = (
    "nhất trí với báo cáo; đề nghị nêu rõ số hồ sơ trễ hạn theo từng bộ phận.",
    "đề nghị phân công người theo dõi từng đầu việc, báo cáo vào thứ Sáu hằng tuần.",
    "đề nghị rút ngắn thời gian luân chuyển văn bản giữa các phòng còn một ngày.",
    "nêu kinh nghiệm hướng dẫn người dân nộp hồ sơ trực tuyến ngay tại bộ phận một cửa.",
    "đề nghị bổ sung máy quét cho bộ phận lưu trữ để kịp tiến độ số hóa.",
    "nhận trách nhiệm về hai văn bản tham mưu chậm, cam kết khắc phục trong tháng.",
    "đồng tình với phương hướng; đề nghị thêm chỉ tiêu hài lòng của người dân.",
    "góp ý cách ghi sổ tiếp công dân cho thống nhất, đủ kết quả trả lời.",
    "đề nghị chi bộ quan tâm bồi dưỡng đảng viên trẻ, giao việc cụ thể.",
    "nêu tâm tư của cán bộ bán chuyên trách, đề nghị thông tin sớm về sắp xếp tổ chức.",
)
COMMENDED = ("dung", "tuan", "lan", "thanh", "ha")
REASONS = (
    "đi công tác tại tỉnh",
    "ốm, có báo trước",
    "học lớp bồi dưỡng",
    "việc gia đình, có xin phép",
)
CONTENTS = {
    "R-M3": (
        "Điểm tin thời sự trong nước, quốc tế; quán triệt hai văn bản mới của Đảng ủy xã liên quan "
        "cải cách hành chính, nêu việc Văn phòng phải làm."
    ),
    "R-M2": (
        "Đọc bảng theo dõi từng nhiệm vụ của nghị quyết kỳ trước, người chủ trì báo cáo kết quả. "
        "Ưu điểm: các nhiệm vụ có người theo dõi, báo cáo đúng hẹn. "
        "Hạn chế: có việc phải chờ hồ sơ của đơn vị khác. "
        "Nguyên nhân: chưa thống nhất lịch phối hợp từ đầu tháng. "
        "Giải pháp: chốt lịch phối hợp trước ngày 05 hằng tháng."
    ),
    "R-M1": (
        "Báo cáo kết quả công tác tháng và phương hướng tháng tới. "
        "Ưu điểm: tiếp nhận, trả hồ sơ đúng quy trình, không để tồn văn bản khẩn. "
        "Hạn chế: một số hồ sơ liên thông còn trễ hạn. "
        "Nguyên nhân: phân công đầu mối chưa rõ, theo dõi chưa thường xuyên. "
        "Giải pháp: mỗi hồ sơ có một người theo dõi, rà soát vào thứ Sáu hằng tuần."
    ),
}
KIND_CONTENTS = {
    ItemKind.STUDY: (
        "Liên hệ việc tự học, tự sửa trong công việc hằng ngày; chi bộ trao đổi, góp ý."
    ),
    ItemKind.CRITIQUE: (
        "Tư tưởng đảng viên ổn định. Từng đồng chí tự liên hệ; chi bộ góp ý thẳng thắn."
    ),
    ItemKind.PAPER: "Trình bày chuyên đề đã chuẩn bị bằng văn bản, nêu thực trạng và ba giải pháp.",
    ItemKind.DISCUSSION: "Các đồng chí trao đổi nhận thức, liên hệ bản thân và đề xuất giải pháp.",
    ItemKind.INFORMATION: "Nêu mục đích, yêu cầu và cách làm.",
    ItemKind.DECISION: "Chủ trì tổng hợp ý kiến, nêu kết luận và dự thảo nghị quyết.",
}
