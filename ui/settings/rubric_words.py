"""What borrowed gates and annual rules do, in plain words."""

from app.domain.gates import ItemMap, gates_for
from app.domain.rubrics import Gate, Rubric

PARTLY = " Quy định chỉ nêu một phần nên chỉ báo đủ điều kiện."
NOT_MAPPED = " Điều chưa chọn mục luôn tính là chưa đạt: hãy chọn mục, hoặc thôi mượn."
GATES_OFF = "Không mượn: xếp loại chỉ theo tổng điểm."
ROLL_UP_OFF = "Không mượn: trang Tổng quan không dự báo xếp loại năm."


def gates_text(lender: Rubric | None, used: Rubric | None, chosen: ItemMap) -> str:
    """Return what borrowed gates do to the rubric in use, with the items chosen for them."""
    if lender is None:
        return GATES_OFF
    parts = [_gate_text(gate, lender) for gate in lender.gates if gate.enabled]
    mapped = "" if used is None else _mapping_text(lender, used, chosen)
    return f"{' '.join(parts)}{mapped}"


def _gate_text(gate: Gate, lender: Rubric) -> str:
    labels = {band.grade: band.label for band in lender.bands}
    if gate.force_grade is not None:
        grade = labels.get(gate.force_grade, gate.force_grade)
        return f"Có sự việc nêu trong quy định thì xếp {grade} dù đủ điểm."
    wanted = ", ".join(criterion.text for criterion in gate.criteria_at_max)
    grade = labels.get(gate.grade or "", gate.grade or "")
    other = labels.get(gate.else_grade or "", "mức do người chấm quyết định")
    return f"Muốn xếp {grade} phải đạt điểm tối đa ở: {wanted}; nếu không thì xếp {other}."


def _mapping_text(lender: Rubric, used: Rubric, chosen: ItemMap) -> str:
    lines = []
    for applied in gates_for(lender, used, chosen):
        for criterion in applied.gate.criteria_at_max:
            items = ", ".join(applied.item_map.get(criterion.id, ()))
            lines.append(f"{criterion.text}: {f'mục {items}' if items else 'chưa chọn mục'}")
    unmapped = NOT_MAPPED if any("chưa chọn mục" in line for line in lines) else ""
    return f" Trong khung đang dùng: {'; '.join(lines)}.{unmapped}" if lines else ""


def roll_up_text(lender: Rubric | None) -> str:
    """Return what a borrowed annual rule does."""
    if lender is None or lender.roll_up is None:
        return ROLL_UP_OFF
    known = "" if lender.roll_up.complete else PARTLY
    names = ", ".join(rule.label for rule in lender.roll_up.rules)
    return f"Trang Tổng quan dự báo theo “{lender.name}”, xét lần lượt {names}.{known}"
