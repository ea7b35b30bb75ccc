"""The card of a member's own data: all of it in one workbook, or erased for good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.members import Member
from app.domain.text import short_date
from ui.kit.buttons import danger, secondary
from ui.kit.cards import Card
from ui.kit.labels import Label

NOTE = (
    "Đồng chí có quyền xem và yêu cầu xóa dữ liệu của mình. Tệp Excel gồm mọi thứ sổ ghi về đồng "
    "chí; xóa thì không hoàn tác được."
)
NAME_STAYS = "Đồng chí còn trong chi bộ nên họ tên ở lại danh sách."
NAME_GOES = "Họ tên cũng được thay trong danh sách."
WHAT_GOES = (
    "Ngày sinh, số thẻ, điện thoại, địa chỉ, trình độ, ghi chú, các sổ sách và nhận xét về đồng "
    "chí bị xóa khỏi sổ, nhật ký, chữ đang gõ và tìm kiếm; chỗ nhắc đến những điều đó trong các "
    "buổi họp chưa khóa và các sổ khác được che. Ngày về, ngày rời chi bộ và ngày chính thức ở lại "
    "để số liệu các buổi họp vẫn đúng; biên bản đã khóa và hồ sơ đánh giá đã kết thúc giữ nguyên. "
    "Các bản sao lưu cũ và tệp đã xuất vẫn còn dữ liệu: hãy tự xóa chúng nếu cần. Việc này và mọi "
    "việc trước đó không hoàn tác được nữa."
)


class PrivacyCard(Card):
    """Exports or erases what the book holds about one member."""

    export_asked = Signal()
    erase_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Dữ liệu của đồng chí", parent=parent)
        self.state = Label("", "small", tone="warn", wrap=True)
        self.export_button = secondary("Xuất dữ liệu", icon="file-spreadsheet", small=True)
        self.erase_button = danger("Xóa dữ liệu cá nhân", icon="eye-off", small=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.erase_button)
        row.addStretch(1)
        row.addWidget(self.export_button)
        self.add(self.state)
        self.add(Label(NOTE, "small", wrap=True))
        self.add_layout(row)
        self.export_button.clicked.connect(lambda _checked: self.export_asked.emit())
        self.erase_button.clicked.connect(lambda _checked: self.erase_asked.emit())

    def show_member(self, member: Member) -> None:
        """Say when the data of this member were erased, if ever."""
        erased = member.erased_on
        self.state.setText(f"Đã xóa dữ liệu ngày {short_date(erased)}." if erased else "")
        self.state.setVisible(erased is not None)
