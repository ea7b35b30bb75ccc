"""Words of the reference data's registers: enough of them that no two years read alike."""

PEOPLE = (
    ("Nguyễn Hữu Phước", "Đảng ủy viên theo dõi"),
    ("Trịnh Thị Mai Sương", "Phó Trưởng ban Xây dựng Đảng"),
    ("Lâm Quốc Toàn", "Ủy viên Ủy ban kiểm tra"),
    ("Đoàn Thị Hồng Vân", "Chuyên viên Văn phòng Đảng ủy"),
    ("Phan Văn Thịnh", "Phó Bí thư Đảng ủy"),
    ("Huỳnh Thị Kim Oanh", "Ủy viên Ban Thường vụ"),
    ("Tạ Quang Huy", "Đảng ủy viên"),
)
"""Observers: name and role."""
SERIES = (
    ("CV", "Công văn về"),
    ("KH", "Kế hoạch"),
    ("HD", "Hướng dẫn"),
    ("NQ", "Nghị quyết về"),
    ("CT", "Chỉ thị về"),
)
"""Papers from above: abbreviation and how the title begins."""
TOPICS = (
    "cải cách thủ tục hành chính",
    "tiếp công dân, giải quyết đơn thư",
    "chuyển đổi số trong cơ quan Đảng",
    "thực hành tiết kiệm, chống lãng phí",
    "kiểm tra, giám sát của chi bộ",
    "phát triển đảng viên trẻ",
    "bảo vệ bí mật nhà nước",
    "học tập và làm theo Bác",
    "kiểm điểm, xếp loại cuối năm",
    "phòng chống thiên tai, bão lũ",
    "vệ sinh môi trường, trồng cây xanh",
)
PAPER_TITLES = (
    "Rút ngắn thời gian dự thảo văn bản",
    "Tiết kiệm điện, nước tại trụ sở",
    "Kinh nghiệm tuyên truyền, vận động",
    "Ký số và văn bản điện tử thay giấy in",
    "Nêu gương của người đứng đầu bộ phận",
)
REMARKS = (
    ("report", "Báo cáo chưa nêu nguyên nhân của việc chậm.", "Bổ sung nguyên nhân, giải pháp."),
    ("critique", "Thời gian tự phê bình còn ít.", ""),
    ("", "", "Gửi tài liệu cho đảng viên trước buổi họp."),
    ("decision", "", "Giao việc cần ghi rõ sản phẩm, thời hạn."),
    ("information", "Phổ biến văn bản còn dài.", "Tóm tắt ba dòng, nêu việc phải làm."),
    ("study", "", "Giữ nền nếp luân phiên báo cáo học tập và làm theo Bác."),
    ("report", "Chưa nêu kết quả từng nhiệm vụ tháng trước.", "Lập bảng theo dõi nhiệm vụ."),
)
"""Remarks: kind of the item ("" for the whole meeting), what falls short, what is asked."""
ANSWERS = (
    "Chi bộ tiếp thu; thực hiện ngay từ kỳ họp sau.",
    "Đồng ý; đã giao Văn phòng làm xong trong quý.",
    "Chi bộ tiếp thu và đã phân công người theo dõi hằng tuần.",
    "Đã xem xét; vì chưa có kinh phí nên chuyển sang năm sau.",
    "Đã trao đổi trực tiếp, đồng chí nhất trí với cách giải quyết.",
)
PETITIONS = (
    "Cấp thêm máy quét cho bộ phận một cửa",
    "Sửa mái nhà để xe trước mùa mưa",
    "Mở lớp bồi dưỡng chữ ký số cho đảng viên lớn tuổi",
    "Trang bị loa cho phòng họp chi bộ",
    "Điều chỉnh lịch giao ban để không trùng ngày sinh hoạt",
)
CONCERNS = (
    "Xin xếp lịch trực phù hợp vì con nhỏ",
    "Lịch trực cuối tuần chưa đều giữa các bộ phận",
    "Đề nghị quan tâm thăm hỏi đảng viên ốm dài ngày",
    "Băn khoăn về việc sắp xếp lại bộ phận",
)
MODELS = (
    ("Sổ hướng dẫn một cửa bỏ túi", "Hồ sơ phải làm lại giảm một nửa."),
    ("Thứ Sáu không hẹn giấy", "Hồ sơ trễ hạn từ 3,8% còn 1,6%."),
    ("Mỗi buổi họp một câu hỏi gửi trước", "Số đồng chí phát biểu tăng ba người mỗi buổi."),
    ("Tổ đảng tự quản cây xanh", "Sân trụ sở có thêm 40 cây."),
    ("Ngày không giấy", "Giấy in giảm 30% so với quý trước."),
)
