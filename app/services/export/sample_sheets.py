"""Invented content of every Excel paper: the sample cell, its meeting, its year."""

from dataclasses import replace
from datetime import date

from app.services.export import sample_registers, samples
from app.services.export.paper_kinds import SheetKind
from app.services.export.review_contexts import (
    DossierRow,
    DossierTable,
    ReviewTable,
    ReviewTableRow,
)
from app.services.export.sample_issued import SIGNATURE
from app.services.export.sample_minutes import HEADER
from app.services.export.sheet_contexts import RegisterSheet, RegisterSheetRow
from app.services.export.sheet_forms import SheetReport

_REGISTER = RegisterSheet(
    header=HEADER,
    term="2025-2027",
    rows=(
        RegisterSheetRow(
            "Nghị quyết",
            "17-NQ/CB",
            date(2026, 11, 3),
            "Lãnh đạo thực hiện nhiệm vụ tháng 11",
            "Thường kỳ tháng 11/2026",
            "",
        ),
        RegisterSheetRow("Nghị quyết", "", None, "", "", "Số 16 chưa dùng"),
        RegisterSheetRow(
            "Báo cáo",
            "09-BC/CB",
            date(2026, 11, 5),
            "Kết quả công tác tháng 10",
            "",
            "Gửi Đảng ủy xã Tân Hòa",
        ),
    ),
    signature=SIGNATURE,
)
_MEMBER = ReviewTableRow(
    name="Trần Quang Huy",
    birth_date="12/4/1984",
    admission_date="19/5/2009",
    official_date="19/5/2010",
    party_post="",
    office_post="Chuyên viên",
    own="Tốt",
    residence="Tốt",
    committee="Tốt",
    excellent=2,
    good=17,
    completed=1,
    not_completed=0,
    proposed="Tốt",
    superior="",
    exclusion="",
    note="",
)
_REVIEW = ReviewTable(
    header=HEADER,
    year="Năm 2026",
    rows=(
        _MEMBER,
        replace(
            _MEMBER,
            name="Đỗ Thị Kim Ngân",
            excellent=None,
            good=None,
            completed=None,
            not_completed=None,
            own="",
            committee="",
            residence="",
            proposed="",
            exclusion="Mới chuyển đến dưới 6 tháng",
        ),
    ),
    totals=("Tự nhận: Tốt 1 (100%)", "Chi bộ đề nghị: Tốt 1 (100%)"),
    cap="Trần xếp loại xuất sắc: 20% số được xếp loại tốt trở lên.",
    signature=SIGNATURE,
)
_DOSSIER = DossierTable(
    header=HEADER,
    year="Năm 2026",
    rows=(
        DossierRow("Bản kiểm điểm cá nhân", "20/22", "x", date(2026, 12, 3), "bản giấy", ""),
        DossierRow("Biên bản hội nghị kiểm điểm", "", "", None, "", "Còn thiếu"),
    ),
    signature=SIGNATURE,
)


def sample_sheets() -> dict[SheetKind, SheetReport]:
    """Return the content of one paper of each kind."""
    return {
        SheetKind.MONTHLY_LIST: samples.sample_monthly_list(),
        SheetKind.ATTENDANCE_YEAR: samples.sample_attendance_year(),
        SheetKind.ATTENDANCE_LIST: samples.sample_attendance_list(),
        SheetKind.TASKS: samples.sample_task_table(),
        SheetKind.SCORE_YEAR: samples.sample_score_year(),
        SheetKind.PLAN_REALITY: samples.sample_plan_reality(),
        SheetKind.PETITIONS: sample_registers.PETITIONS,
        SheetKind.DIRECTIVES: sample_registers.DIRECTIVES,
        SheetKind.GOOD_MODELS: sample_registers.MODELS,
        SheetKind.ISSUED: _REGISTER,
        SheetKind.REVIEW_TABLE: _REVIEW,
        SheetKind.DOSSIER: _DOSSIER,
    }
