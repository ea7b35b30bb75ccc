"""The two rubrics a cell is offered first, with the difference in one sentence each."""

DERIVED_RUBRIC = "hd42-7-nhom"
"""Its seven groups are derived from either rubric and printed in the resolution."""

MAIN_RUBRICS: tuple[tuple[str, str, str], ...] = (
    (
        "hd42-rut-gon",
        "Rút gọn, 10 dòng (theo HD 42)",
        "Chấm nhanh, mỗi nhóm chỉ một vài dòng; hợp khi cấp trên chưa giao phiếu riêng.",
    ),
    (
        "an-phu-chi-tiet",
        "Chi tiết, 28 tiêu chí (mẫu An Phú)",
        "Nhiều mục tự tính từ hồ sơ, chỉ rõ mất điểm ở đâu; 7 nhóm của nghị quyết suy từ đây.",
    ),
)
"""Id, title and sentence of each."""
