"""Invented thematic, combined and committee minutes of the sample cell."""

from dataclasses import replace

from app.services.export.contexts import (
    CombinedMinutes,
    CommitteeMinutes,
    Opinion,
    Signature,
    TaskLine,
    ThematicMinutes,
)
from app.services.export.sample_minutes import (
    CLOSING,
    HEADER,
    OPENING,
    REGULAR,
    TASKS,
    THEMATIC,
    vote,
)

THEMATIC_MINUTES = ThematicMinutes(
    header=replace(HEADER, place_and_date="Tân Hòa, ngày 17 tháng 11 năm 2026"),
    subject="Sinh hoạt chuyên đề quý IV năm 2026",
    opening=replace(
        OPENING,
        session_name="sinh hoạt chuyên đề quý IV năm 2026",
        date_text="ngày 17 tháng 11 năm 2026",
        arrivals=(),
    ),
    thematic=THEMATIC,
    closing=replace(
        CLOSING,
        tasks=(),
        conclusion="chi bộ thống nhất ba giải pháp và chỉ tiêu nêu trên, thực hiện từ 01/12/2026.",
        votes=(vote("thông qua kết luận chuyên đề", 18, "90,0%", 18),),
        score=None,
        overrides=(),
        corrections=(),
    ),
)

COMBINED_MINUTES = CombinedMinutes(
    header=HEADER,
    subject="Sinh hoạt thường kỳ tháng 11 kết hợp chuyên đề quý IV năm 2026",
    opening=replace(
        OPENING,
        session_name="sinh hoạt thường kỳ tháng 11 kết hợp chuyên đề quý IV năm 2026",
    ),
    regular=replace(REGULAR, started="14 giờ 10 phút", ended="15 giờ 20 phút"),
    thematic=replace(THEMATIC, started="15 giờ 20 phút", ended="16 giờ 05 phút"),
    closing=replace(CLOSING, ended="16 giờ 15 phút", duration_minutes=135, corrections=()),
)


def _paper(number: str, text: str, person: str) -> TaskLine:
    return TaskLine(number, text, person, "29/10/2026", lead=f"đồng chí {person}")


COMMITTEE_MINUTES = CommitteeMinutes(
    header=replace(HEADER, place_and_date="Tân Hòa, ngày 28 tháng 10 năm 2026"),
    subject="Họp chi ủy tháng 10 năm 2026",
    body_name="chi ủy",
    started="16 giờ 00 phút",
    date_text="ngày 28 tháng 10 năm 2026",
    place="Phòng họp B",
    total=3,
    present=3,
    present_names=("Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà"),
    chair="Nguyễn Thị Hạnh, Bí thư",
    minute_taker="Bùi Thị Thu Hà",
    note_taker_signature=Signature("NGƯỜI GHI BIÊN BẢN", name="Bùi Thị Thu Hà"),
    chair_signature=Signature("CHỦ TRÌ", name="Nguyễn Thị Hạnh"),
    month="tháng 10",
    next_month="tháng 11",
    ended="17 giờ 10 phút",
    absences=(),
    ideology="đảng viên ổn định, yên tâm công tác.",
    party_building="sinh hoạt đúng kỳ; 24/24 đồng chí nộp đảng phí đúng hạn.",
    task_results="hoàn thành 7/8 nhiệm vụ của Nghị quyết 16-NQ/CB.",
    strengths="số hóa hồ sơ vượt tiến độ.",
    limits="hồ sơ trễ hạn còn 1,6% do phân công trực chưa đủ người.",
    inspection="giám sát việc ghi sổ trực của bộ phận một cửa.",
    next_tasks=("Giảm hồ sơ trễ hạn dưới 1,5%.", "Chuẩn bị kiểm điểm, tổng kết năm 2026."),
    focus=("Giải pháp giảm hồ sơ trễ hạn.", "Gia hạn nhiệm vụ kiểm kê tài sản phòng họp B."),
    draft_resolution="đồng chí Bùi Thị Thu Hà dự thảo, chi ủy góp ý xong ngày 29/10/2026.",
    paper_assignments=(
        _paper("1", "Báo cáo tháng 10", "Nguyễn Thị Hạnh"),
        _paper("2", "Bảng kết quả Nghị quyết 16", "Bùi Thị Thu Hà"),
    ),
    meeting_time="14 giờ 00 phút, ngày 03 tháng 11 năm 2026",
    meeting_place="Phòng họp A",
    opinions=(Opinion("Phạm Văn Dũng", "đề nghị gửi câu hỏi gợi ý trước cho đảng viên."),),
    conclusion="thống nhất các nội dung trên, phân công như sau.",
    tasks=(TASKS[0], TASKS[4]),
)
