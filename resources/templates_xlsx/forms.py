"""What each Excel form holds: its title, its columns, the field of each column, its notes."""

from dataclasses import fields

from app.services.export.columns import DATE_FORMAT, Column
from app.services.export.excel import PERCENT_FORMAT
from app.services.export.paper_kinds import SheetKind
from app.services.export.register_contexts import DirectiveRow, ModelRow, PetitionRow
from app.services.export.report_tables import (
    DIRECTIVES_COLUMNS,
    LEGAL_NOTE,
    MODELS_COLUMNS,
    REGISTER_COLUMNS,
    U5_COLUMNS,
    U7_COLUMNS,
)
from app.services.export.review_contexts import DossierRow, ReviewTableRow
from app.services.export.sheet_contexts import (
    AttendanceListRow,
    PlanRealityRow,
    ScoreYearRow,
    TaskTableRow,
)
from app.services.export.sheet_forms import IssuedFormRow, YearFormRow
from resources.templates_xlsx.layout import Form

YEAR = "Năm {{ year }}"
PLACE = "{{ loop.index }}"


def row_of(record: type, first: str = PLACE, *after: str) -> tuple[str, ...]:
    """Return a row that prints the fields of a record in their order."""
    said = tuple(f"{{{{ row.{field.name} }}}}" for field in fields(record))
    return ((first, *said) if first else said) + after


U8_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Họ và tên", 22),
    Column("Diện", 23),
    *(Column(f"T{month}", 5, "center") for month in range(1, 13)),
    Column("Có mặt", 7, "center"),
    Column("Vắng có lý do", 8, "center"),
    Column("Vắng không lý do", 9, "center"),
    Column("Chuỗi vắng dài nhất", 9, "center"),
    Column("Tỷ lệ %", 10, "center", PERCENT_FORMAT),
)
ATTENDANCE_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Họ và tên", 24),
    Column("Chức vụ", 17),
    Column("Diện", 15),
    Column("Điểm danh", 14),
    Column("Lý do vắng, ghi chú", 20),
    Column("Ký tên", 16),
)
SCORE_YEAR_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Kỳ", 10),
    Column("Loại buổi", 13),
    Column("Ngày họp", 12, "center", DATE_FORMAT),
    Column("Điểm", 8, "center"),
    Column("Mức", 11, "center"),
    Column("Dự họp", 8, "center"),
    Column("Diện dự", 8, "center"),
    Column("Tỷ lệ dự", 9, "center", PERCENT_FORMAT),
    Column("Thời lượng (phút)", 10, "center"),
    Column("Số phát biểu", 9, "center"),
    Column("Tỷ lệ phát biểu", 9, "center", PERCENT_FORMAT),
    Column("Mất điểm, lý do", 60),
)
PLAN_REALITY_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Kỳ", 10),
    Column("Loại buổi", 13),
    Column("Nội dung trọng tâm", 34),
    Column("Ngày dự kiến", 12, "center", DATE_FORMAT),
    Column("Ngày họp", 12, "center", DATE_FORMAT),
    Column("Thực hiện", 15),
    Column("Thời lượng (phút)", 10, "center"),
    Column("Dự họp", 8, "center"),
    Column("Điểm", 8, "center"),
    Column("Mức", 11, "center"),
    Column("Ghi chú", 28),
)
U6_COLUMNS = (
    Column("STT", 5, "center"),
    Column("Họ và tên", 19),
    Column("Ngày sinh", 11, "center"),
    Column("Ngày vào Đảng", 11, "center"),
    Column("Ngày chính thức", 11, "center"),
    Column("Chức vụ Đảng", 11),
    Column("Chức vụ chính quyền", 14),
    Column("Mức tự nhận", 11, "center"),
    Column("Nhận xét nơi cư trú", 11, "center"),
    Column("Chi ủy đề nghị", 11, "center"),
    Column("Phiếu HTXSNV", 10, "center"),
    Column("Phiếu HTTNV", 9, "center"),
    Column("Phiếu HTNV", 8, "center"),
    Column("Phiếu KHTNV", 9, "center"),
    Column("Chi bộ đề nghị", 11, "center"),
    Column("Đảng ủy công nhận", 11, "center"),
    Column("Lý do không xếp loại", 15),
    Column("Ghi chú", 14),
)
DOSSIER_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Loại giấy tờ (366-QĐ/TW, Điều 17)", 42),
    Column("Số lượng", 10, "center"),
    Column("Đã có", 8, "center"),
    Column("Ngày", 12, "center", DATE_FORMAT),
    Column("Dạng", 12),
    Column("Ghi chú", 22),
)

FORMS: dict[SheetKind, Form] = {
    SheetKind.ATTENDANCE_YEAR: Form(
        "Điểm danh {{ year }}",
        "BẢNG ĐIỂM DANH SINH HOẠT CHI BỘ",
        (YEAR,),
        U8_COLUMNS,
        row_of(YearFormRow),
        ("{{ footnote }}",),
    ),
    SheetKind.ATTENDANCE_LIST: Form(
        "Danh sách dự họp",
        "DANH SÁCH DỰ SINH HOẠT CHI BỘ",
        ("{{ meeting }}", "{{ when_and_where }}"),
        ATTENDANCE_COLUMNS,
        row_of(AttendanceListRow, PLACE, ""),
        ("{{ summary }}",),
    ),
    SheetKind.TASKS: Form(
        "Nhiệm vụ",
        "BẢNG THEO DÕI NHIỆM VỤ",
        ("{{ period }}",),
        U5_COLUMNS,
        row_of(TaskTableRow),
    ),
    SheetKind.SCORE_YEAR: Form(
        "Bảng điểm {{ year }}",
        "BẢNG ĐIỂM SINH HOẠT CHI BỘ",
        (YEAR,),
        SCORE_YEAR_COLUMNS,
        row_of(ScoreYearRow),
        ("{{ summary }}", "Xếp loại năm: {{ forecast }}"),
    ),
    SheetKind.PLAN_REALITY: Form(
        "Thực hiện {{ year }}",
        "THỰC HIỆN KẾ HOẠCH SINH HOẠT CHI BỘ",
        (YEAR,),
        PLAN_REALITY_COLUMNS,
        row_of(PlanRealityRow),
        ("{{ summary }}",),
    ),
    SheetKind.PETITIONS: Form(
        "Kiến nghị",
        "THEO DÕI KIẾN NGHỊ",
        (YEAR,),
        U7_COLUMNS,
        row_of(PetitionRow),
        ("{{ figures }}.", LEGAL_NOTE),
    ),
    SheetKind.DIRECTIVES: Form(
        "Văn bản cấp trên",
        "SỔ VĂN BẢN CẤP TRÊN",
        (YEAR,),
        DIRECTIVES_COLUMNS,
        row_of(DirectiveRow),
        ("{{ figures }}.",),
    ),
    SheetKind.GOOD_MODELS: Form(
        "Mô hình, cách làm hay",
        "MÔ HÌNH, CÁCH LÀM HAY",
        (YEAR,),
        MODELS_COLUMNS,
        row_of(ModelRow),
    ),
    SheetKind.ISSUED: Form(
        "Sổ văn bản {{ term }}",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        ("Nhiệm kỳ {{ term }}",),
        REGISTER_COLUMNS,
        row_of(IssuedFormRow, "", "", ""),
    ),
    SheetKind.REVIEW_TABLE: Form(
        "Xếp loại đảng viên",
        "BẢNG TỔNG HỢP XẾP LOẠI ĐẢNG VIÊN",
        ("{{ year }}",),
        U6_COLUMNS,
        row_of(ReviewTableRow),
        ("{{ total.text }}", "{{ cap }}"),
    ),
    SheetKind.DOSSIER: Form(
        "Hồ sơ kiểm điểm",
        "DANH MỤC HỒ SƠ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI",
        ("{{ year }}",),
        DOSSIER_COLUMNS,
        row_of(DossierRow),
    ),
}
