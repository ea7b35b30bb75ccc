"""Invented hand-out and registers of the sample cell: papers from above, petitions, good models."""

from dataclasses import replace
from datetime import date

from app.services.export.issued_contexts import Handout, HandoutItem
from app.services.export.register_contexts import (
    DirectiveRow,
    DirectiveTable,
    ModelRow,
    ModelTable,
    PetitionRow,
    PetitionTable,
)
from app.services.export.sample_issued import SIGNATURE
from app.services.export.sample_minutes import HEADER

HANDOUT = Handout(
    header=replace(HEADER, place_and_date="Tân Hòa, ngày 02 tháng 11 năm 2026"),
    subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
    items=(
        HandoutItem(
            "Nghị quyết về chuyển đổi số trong cơ quan Đảng",
            "Đảng ủy xã Tân Hòa, 12-NQ/ĐU, 05/10/2026",
            (
                "Từ ngày 01/12, hồ sơ một cửa nhận và trả qua mạng.",
                "Mỗi đảng viên có chữ ký số trước ngày 25/11.",
                "Chi bộ báo cáo kết quả ngày 25 hằng tháng.",
            ),
        ),
        HandoutItem("Tin thời sự trong tháng", "Bản tin sinh hoạt chi bộ tháng 11", ()),
    ),
    signature=SIGNATURE,
)
PETITIONS = PetitionTable(
    header=HEADER,
    year=2026,
    rows=(
        PetitionRow(
            date(2026, 9, 3),
            "Lê Minh Tuấn",
            "Cấp thêm một máy quét cho bộ phận một cửa",
            "Kiến nghị",
            "",
            "Đảng ủy xã Tân Hòa",
            date(2026, 9, 7),
            date(2026, 10, 19),
            "Đồng ý, cấp trong quý IV",
            date(2026, 10, 5),
        ),
    ),
    figures="1 ý kiến; đã trả lời 1, trong đó đúng hạn 1; đã báo lại 1; quá hạn chưa trả lời 0",
    signature=SIGNATURE,
)
DIRECTIVES = DirectiveTable(
    header=HEADER,
    year=2026,
    rows=(
        DirectiveRow(
            "12-NQ/ĐU",
            "Đảng ủy xã Tân Hòa",
            date(2026, 10, 5),
            "Nghị quyết về chuyển đổi số trong cơ quan Đảng",
            date(2026, 10, 7),
            date(2026, 11, 3),
            27,
            "Đã phổ biến",
            "Từ ngày 01/12, hồ sơ một cửa nhận và trả qua mạng.",
            "Thường kỳ tháng 11/2026",
        ),
    ),
    figures="1 văn bản, 1 liên quan đến chi bộ; đã phổ biến 1, chậm 0; lâu nhất 27 ngày",
    signature=SIGNATURE,
)
MODELS = ModelTable(
    header=HEADER,
    year=2026,
    rows=(
        ModelRow(
            "Sổ hướng dẫn một cửa bỏ túi",
            "Mỗi thủ tục một trang, có mẫu điền sẵn",
            "Giảm 20 phút chờ mỗi lượt",
            "Hoàng Thị Lan",
            date(2026, 9, 3),
            date(2026, 10, 5),
        ),
    ),
    signature=SIGNATURE,
)
