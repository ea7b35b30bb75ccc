"""The questions of the form of a member, in three groups."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

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
        Field("Chi bộ đang sinh hoạt", "current_cell", LineText(), help="Khi tạm thời ở nơi khác"),
        Field("", "temporary_in", Check("Sinh hoạt tạm thời đến")),
        Field("", "special_duty", Check("Lực lượng vũ trang làm nhiệm vụ đặc biệt"), span=2),
        Field("", "residence_comment_exempt", Check("Được miễn nhận xét nơi cư trú"), span=3),
        Field("Ghi chú", "note", LongText(lines=2), span=3),
    )


def sensitive_fields() -> tuple[Field, ...]:
    """Return the questions that stand here only while the cell has switched their group on."""
    return (
        Field("Số căn cước", "citizen_id", HiddenText(limit=20, placeholder="12 chữ số")),
        Field("Dân tộc", "ethnicity", LineText(limit=60)),
        Field("Tôn giáo", "religion", LineText(limit=60)),
        Field("Quê quán", "home_town", LineText(), span=3),
        Field("Nơi thường trú", "permanent_address", LineText(), span=3),
        Field("Nơi tạm trú", "temporary_address", LineText(), span=3),
        Field("Đối tượng đảng phí", "dues_class", LineText(), span=3),
    )


class HiddenText(LineText):
    """A number that can be read only while the keyboard is in it."""

    def __init__(self, *, placeholder: str, limit: int) -> None:
        super().__init__(placeholder=placeholder, limit=limit)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let it be read."""
        self.setEchoMode(QLineEdit.EchoMode.Normal)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cover it again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        super().focusOutEvent(event)
