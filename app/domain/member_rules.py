"""Deadlines of members as shipped: probation, transfers, dossiers; with source and mark."""

from datetime import date

from app.domain.rule_values import RuleMark, RuleValue

FROM = date(2018, 7, 6)
"""As long as the book knows rules at all."""


def _threshold(
    key: str, value: int, citation: str, mark: RuleMark, label: str, unit: str
) -> RuleValue:
    return RuleValue(key, str(value), FROM, citation, mark, label, unit)


MEMBER_THRESHOLDS: tuple[RuleValue, ...] = (
    _threshold(
        "probation_months", 12, "208-QĐ/TW", RuleMark.SECONDARY, "Thời gian dự bị", "{} tháng"
    ),
    _threshold(
        "probation_review_workdays",
        30,
        "208-QĐ/TW",
        RuleMark.SECONDARY,
        "Xét công nhận sau khi hết dự bị",
        "{} ngày làm việc",
    ),
    _threshold(
        "ceremony_workdays",
        30,
        "208-QĐ/TW",
        RuleMark.SECONDARY,
        "Tổ chức lễ kết nạp từ ngày quyết định",
        "≤ {} ngày làm việc",
    ),
    _threshold(
        "transfer_workdays",
        60,
        "294-QĐ/TW, 6.3.1",
        RuleMark.VERIFIED,
        "Chuyển sinh hoạt đảng chính thức",
        "≤ {} ngày làm việc",
    ),
    _threshold(
        "transfer_paper_workdays",
        30,
        "294-QĐ/TW, 6.3.1",
        RuleMark.VERIFIED,
        "Trình giấy giới thiệu với chi ủy nơi đến",
        "≤ {} ngày làm việc",
    ),
    _threshold(
        "transfer_warn_months",
        3,
        "HD 06-HD/TW",
        RuleMark.VERIFIED,
        "Chưa nộp giấy chuyển sinh hoạt thì nhắc",
        "sau {} tháng",
    ),
    _threshold(
        "dossier_check_months",
        6,
        "HD 06-HD/TW, mục 8",
        RuleMark.VERIFIED,
        "Đối chiếu danh sách với hồ sơ đảng viên",
        "mỗi {} tháng",
    ),
)
