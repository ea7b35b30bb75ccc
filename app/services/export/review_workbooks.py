"""Builds the Excel papers of a review: U6 of the handbook, and the checklist of the dossier."""

from dataclasses import astuple

from app.services.export.columns import DATE_FORMAT, Column
from app.services.export.report_tables import ReportTable
from app.services.export.review_contexts import DossierTable, ReviewTable
from app.services.export.workbooks import table_workbook

U6_TITLE = "BẢNG TỔNG HỢP XẾP LOẠI ĐẢNG VIÊN"
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
DOSSIER_TITLE = "DANH MỤC HỒ SƠ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI"
DOSSIER_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Loại giấy tờ (366-QĐ/TW, Điều 17)", 42),
    Column("Số lượng", 10, "center"),
    Column("Đã có", 8, "center"),
    Column("Ngày", 12, "center", DATE_FORMAT),
    Column("Dạng", 12),
    Column("Ghi chú", 22),
)


def review_table_u6(context: ReviewTable) -> bytes:
    """Return the summary of grades, with those who are not graded and why."""
    return table_workbook(
        ReportTable(
            name="Xếp loại đảng viên",
            title=U6_TITLE,
            subtitle=context.year,
            header=context.header,
            columns=U6_COLUMNS,
            rows=tuple((place, *astuple(row)) for place, row in enumerate(context.rows, start=1)),
            signature=context.signature,
            notes=(*context.totals, context.cap),
        )
    )


def dossier_list(context: DossierTable) -> bytes:
    """Return the nine kinds of papers with what is there."""
    return table_workbook(
        ReportTable(
            name="Hồ sơ kiểm điểm",
            title=DOSSIER_TITLE,
            subtitle=context.year,
            header=context.header,
            columns=DOSSIER_COLUMNS,
            rows=tuple((place, *astuple(row)) for place, row in enumerate(context.rows, start=1)),
            signature=context.signature,
        )
    )
