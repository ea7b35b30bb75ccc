"""The questions of the form of a member, in three groups."""

from collections.abc import Callable
from datetime import date

from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField, PartialDateField
from ui.kit.forms import Field
from ui.kit.inputs import Check, LineText, LongText

_GENDERS = (("", "Chưa ghi"), ("Nam", "Nam"), ("Nữ", "Nữ"))
_REVIEW_FORMS = (
    ("", "Chưa chọn"),
    ("2A", "2A – giữ chức vụ"),
    ("2B", "2B – không giữ chức vụ"),
    ("2C", "2C – ngoài hệ thống chính trị"),
)
PARTIAL_HELP = "Chỉ biết tháng, năm thì ghi 05/1984 hoặc 1984"


def person_fields(today: Callable[[], date]) -> tuple[Field, ...]:
    """Return who the member is, and since when."""
    partial = "ví dụ 19/5/1984"
    return (
        Field(
            "Họ và tên khai sinh",
            "full_name",
            LineText(required=True, placeholder="ví dụ: Nguyễn Thị Hạnh", limit=100),
            span=2,
        ),
        Field("Tên thường gọi", "display_name", LineText(limit=100)),
        Field(
            "Ngày sinh",
            "birth_date",
            PartialDateField(today=today, placeholder=partial),
            help=PARTIAL_HELP,
        ),
        Field("Giới tính", "gender", Choice(_GENDERS)),
        Field("Số thẻ đảng viên", "card_number", LineText(limit=20, placeholder="12 chữ số")),
        Field(
            "Ngày vào Đảng",
            "admission_date",
            PartialDateField(today=today, placeholder=partial),
            help="Ngày của quyết định kết nạp",
        ),
        Field(
            "Ngày chính thức",
            "official_date",
            PartialDateField(today=today, placeholder=partial),
            help="Để trống nếu còn dự bị",
        ),
        Field(
            "Về chi bộ từ ngày",
            "joined_on",
            DateField(today=today),
            help="Để trống: từ ngày vào Đảng",
        ),
    )


def work_fields() -> tuple[Field, ...]:
    """Return work, posts outside the cell, education."""
    return (
        Field("Nghề nghiệp, công việc", "occupation", LineText()),
        Field("Đơn vị công tác", "work_unit", LineText()),
        Field("Chức vụ chính quyền", "office_post", LineText()),
        Field("Chức vụ đoàn thể", "union_post", LineText()),
        Field("Trình độ học vấn", "education", LineText()),
        Field("Trình độ chuyên môn", "profession", LineText()),
        Field("Lý luận chính trị", "political_theory", LineText()),
    )


def service_fields() -> tuple[Field, ...]:
    """Return how the member takes part in the life of the cell."""
    return (
        Field("Mẫu kiểm điểm", "review_form", Choice(_REVIEW_FORMS)),
        Field("Đảng viên giúp đỡ (khi dự bị)", "mentor_id", Choice()),
        Field("Chuyển đến từ", "joined_from", LineText()),
        Field("Điện thoại", "phone", LineText(limit=40)),
        Field("Cách nhận thông báo", "notice_channel", LineText(placeholder="ví dụ: giấy mời")),
        Field("Chi bộ nơi cư trú", "residence_cell", LineText()),
        Field("", "temporary_in", Check("Sinh hoạt tạm thời đến")),
        Field("", "special_duty", Check("Lực lượng vũ trang làm nhiệm vụ đặc biệt"), span=2),
        Field("", "residence_comment_exempt", Check("Được miễn nhận xét nơi cư trú"), span=3),
        Field("Ghi chú", "note", LongText(lines=2), span=3),
    )
