"""Invented papers of a review of the sample cell, one of each kind."""

from dataclasses import replace

from app.services.export.contexts import Signature
from app.services.export.review_contexts import (
    BallotRecord,
    BallotSlip,
    FormTask,
    FormText,
    GradeBox,
    GradeCount,
    ReviewForms,
    ReviewFormSheet,
    ReviewMinutes,
    ReviewReport,
    ReviewResult,
)
from app.services.export.sample_issued import RECIPIENTS, SIGNATURE
from app.services.export.sample_minutes import CHAIR, HEADER, ISSUER, NOTE_TAKER

_HEADER = replace(HEADER, place_and_date="Tân Hòa, ngày 03 tháng 12 năm 2026")
_ROW = ReviewResult(
    number=1,
    name="Phạm Văn Dũng",
    own="Xuất sắc",
    committee="Xuất sắc",
    comment="Tận tụy, đi đầu số hóa hồ sơ; cần mạnh dạn góp ý.",
    excellent="15",
    good="3",
    completed="0",
    not_completed="0",
    proposed="Hoàn thành xuất sắc nhiệm vụ",
    reason="",
)
_COUNTS = (
    GradeCount("Hoàn thành xuất sắc nhiệm vụ", "2", "9,1%", "Phạm Văn Dũng; Nguyễn Thị Hạnh"),
    GradeCount("Hoàn thành tốt nhiệm vụ", "19", "86,4%", ""),
    GradeCount("Hoàn thành nhiệm vụ", "1", "4,5%", "Trần Quang Huy"),
    GradeCount("Không hoàn thành nhiệm vụ", "0", "0%", ""),
)
_EXCLUDED = ("Trần Thị Phượng: được miễn công tác và sinh hoạt Đảng (366-QĐ/TW, Điều 5).",)
_CAP = "Xuất sắc 2, trong trần 3 (20% của 19 đồng chí mức Tốt)."
REVIEW_FORMS = ReviewForms(
    header=_HEADER,
    subject="Bản kiểm điểm năm 2026",
    forms=(
        ReviewFormSheet(
            title="BẢN KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI CÁ NHÂN",
            form="Mẫu 2B, HD 43-HD/BTCTW (2025)",
            year="Năm 2026",
            outside="",
            who="Họ và tên",
            name="Lý Gia Bảo",
            birth_date="12/4/1997",
            unit="Văn phòng HĐND và UBND xã Tân Hòa",
            cell_name=ISSUER,
            texts=(
                FormText(
                    "1. Về chính trị tư tưởng", "Chấp hành tốt.", "I. Ưu điểm, kết quả đạt được"
                ),
                FormText("II. Hạn chế, khuyết điểm và nguyên nhân", ""),
            ),
            annex="Phụ lục 4",
            general_points="24",
            task_points="54",
            total_points="78",
            grades=(
                GradeBox("□", "Hoàn thành xuất sắc nhiệm vụ"),
                GradeBox("■", "Hoàn thành tốt nhiệm vụ"),
                GradeBox("□", "Hoàn thành nhiệm vụ"),
                GradeBox("□", "Không hoàn thành nhiệm vụ"),
            ),
            tasks=(FormTask(1, "Rà soát hồ sơ tồn", "Danh sách", "xong đúng hạn 26/01", "Đạt"),),
            signature=Signature("NGƯỜI TỰ KIỂM ĐIỂM", name="Lý Gia Bảo"),
        ),
    ),
)
REVIEW_MINUTES = ReviewMinutes(
    header=_HEADER,
    subject="Hội nghị kiểm điểm, đánh giá, xếp loại năm 2026",
    time_text="14 giờ 00 phút, ngày 03 tháng 12 năm 2026",
    place="Phòng họp A",
    present="18",
    voting_base=20,
    chair="đồng chí Nguyễn Thị Hạnh, Bí thư",
    minute_taker="đồng chí Bùi Thị Thu Hà",
    reviewed=22,
    excluded=_EXCLUDED,
    rows=(_ROW,),
    opinions=("Đồng chí Nguyễn Văn Thâm: nhất trí mức tự nhận của đồng chí Dũng.",),
    conclusion="Chi bộ thống nhất kết quả xếp loại; mỗi đồng chí đăng ký một việc khắc phục.",
    method="bỏ phiếu kín",
    counts=_COUNTS,
    cap=_CAP,
    reasons=("Trần Quang Huy – hoàn thành nhiệm vụ: hai việc chậm, đã nhận trách nhiệm.",),
    left=NOTE_TAKER,
    right=CHAIR,
)
BALLOT_RECORD = BallotRecord(
    header=_HEADER,
    subject="Xếp loại chất lượng đảng viên năm 2026",
    voting_base=20,
    present=18,
    present_percent="90%",
    is_secret=True,
    method="bỏ phiếu kín",
    issued=18,
    collected=18,
    valid=18,
    invalid=0,
    rows=(_ROW,),
    left=Signature("NGƯỜI LẬP BIỂU"),
    right=SIGNATURE,
)
BALLOT_SLIP = BallotSlip(
    header=_HEADER,
    subject="Năm 2026",
    names=("Lý Gia Bảo", "Dương Quốc Bình", "Phạm Văn Dũng"),
)
REVIEW_REPORT = ReviewReport(
    header=replace(_HEADER, number="24-BC/CB"),
    subject="Kết quả đánh giá, xếp loại và đề nghị khen thưởng năm 2026",
    addressee="Đảng ủy xã Tân Hòa",
    reviewed=22,
    excluded=_EXCLUDED,
    stage="chi bộ đề nghị",
    counts=_COUNTS,
    cap=_CAP,
    collectives=("Tập thể chi ủy tự xếp loại: Hoàn thành tốt nhiệm vụ.",),
    recipients=RECIPIENTS,
    signature=SIGNATURE,
)
