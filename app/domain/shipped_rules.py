"""The rules as shipped: every threshold and every check with its date, source and mark.

A number of another province or committee is set over these by the cell, dated as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.findings import Severity
from app.domain.member_rules import MEMBER_THRESHOLDS
from app.domain.rule_values import OFF, ON, RuleMark, RuleValue, ValueKind

HD12_FROM = date(2018, 7, 6)
DIRECTIVE50_FROM = date(2025, 7, 23)
HD42_FROM = date(2025, 10, 28)
_ONLINE_FROM = date(2022, 12, 27)

_OK, _ASK, _NONE = RuleMark.VERIFIED, RuleMark.SECONDARY, RuleMark.MISSING
_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

HD12, HD42 = "HD 12-HD/BTCTW", "HD 42-HD/BTCTW"
_BOTH = "HD 12, HD 42"
QD366, HD43 = "QĐ 366-QĐ/TW", "HD 43-HD/BTCTW"
_OWN = "Mặc định của chương trình"


def _number(key: str, value: int, source: tuple[str, RuleMark], label: str, unit: str) -> RuleValue:
    return RuleValue(key, str(value), HD12_FROM, *source, label, unit)


def _other(kind: ValueKind, key: str, value: str, citation: str, label: str) -> RuleValue:
    return RuleValue(key, value, HD12_FROM, citation, _ASK, label, kind=kind)


def _flag(key: str, value: str, citation: str, label: str) -> RuleValue:
    return _other(ValueKind.FLAG, key, value, citation, label)


_ATTENDANCE = "Tỷ lệ dự họp tối thiểu"
_STRICT = "Phải cao hơn tỷ lệ dự họp tối thiểu"
THRESHOLDS: tuple[RuleValue, ...] = (
    RuleValue("attendance_min", "85", HD12_FROM, HD12, _OK, _ATTENDANCE, "> {}%"),
    RuleValue("attendance_min", "90", HD42_FROM, HD42, _ASK, _ATTENDANCE, "≥ {}%"),
    RuleValue("attendance_strict", ON, HD12_FROM, HD12, _OK, _STRICT, kind=ValueKind.FLAG),
    RuleValue("attendance_strict", OFF, HD42_FROM, HD42, _ASK, _STRICT, kind=ValueKind.FLAG),
    _number("min_minutes", 90, (_BOTH, _OK), "Thời lượng tối thiểu", "{} phút"),
    _number("min_minutes_combined", 120, (_BOTH, _OK), "Thường kỳ kết hợp chuyên đề", "{} phút"),
    RuleValue(
        key="min_minutes_override",
        value="",
        valid_from=HD12_FROM,
        citation="Cấp ủy có thẩm quyền quy định cho chi bộ ít đảng viên",
        mark=_OK,
        label="Thời lượng riêng của chi bộ",
        unit="{} phút",
        kind=ValueKind.OPTIONAL,
    ),
    RuleValue(
        key="large_cell_from",
        value="",
        valid_from=HD12_FROM,
        citation="Phiếu của cấp trên",
        label="Chi bộ đông đảng viên",
        unit="từ {} đảng viên",
        kind=ValueKind.OPTIONAL,
    ),
    _number(
        "min_minutes_large",
        120,
        ("Phiếu của cấp trên", _ASK),
        "Thời lượng của chi bộ đông đảng viên",
        "{} phút",
    ),
    _number("review_new_months", 6, (QD366, _OK), "Mới kết nạp chưa kiểm điểm", "dưới {} tháng"),
    _other(ValueKind.BANDS, "review_bands", "90/70/50", QD366, "Mốc điểm xếp loại đảng viên"),
    _number("review_above_min", 30, (QD366, _OK), "Xuất sắc: việc vượt mức", "≥ {}%"),
    _number("review_late_max", 20, (QD366, _OK), "Hoàn thành: việc chậm tiến độ", "≤ {}%"),
    _number("review_undone_over", 50, (QD366, _OK), "Không HT: việc không xong", "> {}%"),
    _number("review_cap_percent", 20, (QD366, _OK), "Trần xuất sắc", "{}%"),
    _flag("review_cap_by_position", OFF, QD366, "Tính trần xuất sắc theo nhóm vị trí"),
    _number("review_draft_days", 3, (HD43, _OK), "Gửi dự thảo kiểm điểm trước", "{} ngày làm việc"),
    _number("consecutive_absence_max", 3, (HD12, _OK), "Vắng có lý do liên tiếp tối đa", "{} kỳ"),
    _number("unexcused_max", 0, (HD12, _OK), "Vắng không lý do tối đa", "{} đồng chí"),
    RuleValue(
        key="critique_minutes_min",
        value="15",
        valid_from=HD42_FROM,
        citation="Phiếu của cấp trên",
        label="Tự phê bình và phê bình",
        unit="≥ {} phút",
    ),
    RuleValue(
        key="papers_days_before",
        value="1",
        valid_from=HD42_FROM,
        citation=HD42,
        mark=_OK,
        label="Đăng tài liệu trước buổi họp",
        unit="≥ {} ngày",
    ),
    RuleValue(
        key="finished_days_after",
        value="2",
        valid_from=HD42_FROM,
        citation=HD42,
        label="Đăng, báo cáo sau buổi họp",
        unit="≤ {} ngày",
    ),
    RuleValue(
        key="speaker_bands",
        value="50/40/30",
        valid_from=HD42_FROM,
        citation="Phiếu của cấp trên",
        label="Các mức đảng viên phát biểu",
        unit="{}%",
        kind=ValueKind.BANDS,
    ),
    RuleValue(
        key="completion_bands",
        value="90/80/70/60/50",
        valid_from=HD42_FROM,
        citation="Phiếu của cấp trên",
        label="Các mức hoàn thành nghị quyết",
        unit="{}%",
        kind=ValueKind.BANDS,
    ),
    _flag("completion_counts_all", OFF, _OWN, "Tính cả nhiệm vụ chưa đến hạn"),
    _flag("late_done_counts", ON, _OWN, "Việc xong muộn vẫn tính là xong"),
    _number("regular_per_month", 1, ("Điều lệ, Điều 24.2", _OK), "Thường kỳ mỗi tháng", "{} buổi"),
    RuleValue(
        key="thematic_per_quarter",
        value="1",
        valid_from=DIRECTIVE50_FROM,
        citation="Chỉ thị 50-CT/TW",
        mark=_OK,
        label="Chuyên đề mỗi quý",
        unit="{} buổi",
    ),
    _number("meeting_day", 3, ("HD 37-HD/BTGDVTW", _OK), "Ngày họp thường kỳ", "ngày {}"),
    _number("window_from", 1, (_OWN, _ASK), "Họp sớm nhất trong tháng", "ngày {}"),
    _number("window_to", 7, ("Tuần đầu của tháng", _ASK), "Họp muộn nhất trong tháng", "ngày {}"),
    _number("bulletin_day", 15, ("HD 37-HD/BTGDVTW", _OK), "Bản tin sinh hoạt chi bộ", "ngày {}"),
    _other(
        ValueKind.TEXTS,
        "merge_keywords",
        "giao ban, chuyên môn",
        "Chỉ thị 50-CT/TW",
        "Từ ngữ cho thấy ghép với họp công việc",
    ),
    _flag("committee_minutes_required", ON, HD42, "Họp chi ủy phải có biên bản"),
    _flag("prompts_required", ON, HD42, "Cần câu hỏi gợi ý thảo luận"),
    _flag("report_meeting_required", ON, HD42, "Nhiệm vụ cần kỳ báo cáo"),
    _flag("score_vote_required", ON, "Phiếu của cấp trên", "Điểm phải được biểu quyết"),
    _flag("loss_note_required", ON, "Phiếu của cấp trên", "Điểm trừ nào cũng ghi lý do"),
    _number("expulsion_months", 3, ("208-QĐ/TW", _ASK), "Bỏ sinh hoạt trong năm", "{} tháng"),
    RuleValue(
        key="quorum",
        value="2/3",
        valid_from=HD12_FROM,
        citation="Quy chế của chi bộ",
        mark=_NONE,
        label="Số dự tối thiểu để họp",
        unit="≥ {}",
        kind=ValueKind.FRACTION,
    ),
    _other(
        ValueKind.MATTERS,
        "two_thirds_matters",
        "admission, name_removal",
        "01-HD/TW",
        "Việc cần từ hai phần ba",
    ),
    RuleValue(
        key="dispersed_share",
        value="1/2",
        valid_from=_ONLINE_FROM,
        citation="HD 03-HD/TW",
        mark=_OK,
        label="Đảng viên phân tán để họp trực tuyến",
        unit="> {}",
        kind=ValueKind.FRACTION,
    ),
    *MEMBER_THRESHOLDS,
    _number(
        "petition_workdays",
        30,
        ("294-QĐ/TW, Điều 3", _OK),
        "Chi bộ trả lời kiến nghị của đảng viên",
        "≤ {} ngày làm việc",
    ),
    _number(
        "petition_workdays_up",
        30,
        (_OWN, _NONE),
        "Theo dõi trả lời của cấp trên",
        "{} ngày làm việc từ ngày gửi",
    ),
    _number(
        "directive_days",
        31,
        (_OWN, _NONE),
        "Phổ biến văn bản cấp trên từ khi nhận",
        "≤ {} ngày",
    ),
    _number(
        "review_two_from",
        30,
        (_OWN, _NONE),
        "Hai đồng chí báo cáo học tập Bác mỗi kỳ",
        "từ {} đảng viên",
    ),
    _other(
        ValueKind.TEXTS,
        "forbidden_types",
        "quy định, hướng dẫn, chỉ thị, thông tri",
        "399-QĐ/TW",
        "Loại văn bản chi bộ không ban hành",
    ),
    RuleValue(
        key="thematic_plan_due",
        value="31/3",
        valid_from=HD12_FROM,
        citation=_OWN,
        mark=_NONE,
        label="Hạn gửi kế hoạch chuyên đề năm",
        unit="ngày {}",
        kind=ValueKind.DAY_MONTH,
    ),
    _number("remark_answer_days", 10, (_OWN, _NONE), "Trả lời góp ý của người dự", "{} ngày"),
    RuleValue(
        key="spread_share_max",
        value="40",
        valid_from=HD12_FROM,
        citation=_OWN,
        mark=_NONE,
        label="Thời gian quán triệt nhiều nhất",
        unit="≤ {}%",
        kind=ValueKind.OPTIONAL,
    ),
    RuleValue(
        key="discussion_share_min",
        value="25",
        valid_from=HD12_FROM,
        citation=_OWN,
        mark=_NONE,
        label="Thời gian thảo luận ít nhất",
        unit="≥ {}%",
        kind=ValueKind.OPTIONAL,
    ),
    RuleValue(
        key="copied_words_from",
        value="12",
        valid_from=HD12_FROM,
        citation=_OWN,
        mark=_NONE,
        label="Câu chép lại của kỳ trước (0: không so)",
        unit="từ {} chữ",
    ),
    RuleValue(
        key="vague_verbs",
        value="tăng cường, đẩy mạnh, quan tâm, tiếp tục, nâng cao, phát huy, chú trọng",
        valid_from=HD12_FROM,
        citation=_OWN,
        mark=_NONE,
        label="Từ ngữ nên kèm số liệu, thời hạn",
        kind=ValueKind.TEXTS,
    ),
    _number("rollup_good_min", 7, ("Quy định của tỉnh", _OK), "Số buổi Tốt trong năm", "≥ {} buổi"),
)


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One check as the settings list it: its code, name, severity, source and since when."""

    code: str
    label: str
    severity: Severity
    citation: str
    mark: RuleMark
    starts_on: date | None = HD12_FROM
    """First day it is on; None = off until the cell switches it on."""


CHECK_RULES: tuple[CheckRule, ...] = (
    CheckRule("K01", "Mỗi tháng có thường kỳ", _E, "Điều lệ, Điều 24.2", _OK),
    CheckRule("K02", "Ngày họp trong khung", _W, "HD 37-HD/BTGDVTW", _OK),
    CheckRule(
        "K03", "Mỗi quý có chuyên đề", _E, "Chỉ thị 50-CT/TW", _OK, starts_on=DIRECTIVE50_FROM
    ),
    CheckRule("K04", "Chuyên đề không thay thường kỳ", _E, HD42, _ASK),
    CheckRule("K05", "Thời lượng buổi họp", _E, _BOTH, _OK),
    CheckRule("K06", "Hai phần của buổi kết hợp", _W, HD42, _ASK),
    CheckRule("K07", "Không ghép với họp công việc", _W, "Chỉ thị 50-CT/TW", _OK),
    CheckRule("K08", "Họp chi ủy trước, có biên bản", _E, HD42, _OK),
    CheckRule("K09", "Giấy mời đến từng nơi nhận", _W, HD42, _OK),
    CheckRule("K10", "Tài liệu đăng trước", _W, HD42, _OK, starts_on=HD42_FROM),
    CheckRule("K11", "Dự thảo và câu hỏi gợi ý", _W, HD12, _OK),
    CheckRule("K12", "Bản tin sinh hoạt chi bộ", _I, "HD 37-HD/BTGDVTW", _OK),
    CheckRule("K13", "Tỷ lệ dự họp", _W, _BOTH, _ASK),
    CheckRule("K14", "Vắng không lý do", _E, HD12, _OK),
    CheckRule("K15", "Vắng có lý do liên tiếp", _E, HD12, _OK),
    CheckRule("K16", "Bỏ sinh hoạt nhiều tháng", _E, "208-QĐ/TW", _ASK),
    CheckRule("K17", "Tỷ lệ phát biểu", _W, "Phiếu của cấp trên", _ASK, starts_on=HD42_FROM),
    CheckRule("K18", "Chủ trì, thư ký, giờ, số dự", _E, "Mẫu biên bản", _OK),
    CheckRule("K19", "Số dự tối thiểu để họp", _W, "Quy chế của chi bộ", _NONE, starts_on=None),
    CheckRule("K20", "Số phiếu khớp người biểu quyết", _E, "Điều lệ, Điều 3", _OK),
    CheckRule("K21", "Việc cần từ hai phần ba", _E, "01-HD/TW", _ASK),
    CheckRule("K22", "Nhiệm vụ có người, thời hạn", _E, HD42, _ASK),
    CheckRule("K23", "Kết quả nghị quyết trước", _W, "Nghị quyết mẫu của cấp trên", _ASK),
    CheckRule(
        "K24", "Mức hoàn thành nghị quyết", _I, "Phiếu của cấp trên", _ASK, starts_on=HD42_FROM
    ),
    CheckRule("K25", "Biểu dương, nhắc nhở", _W, HD12, _OK),
    CheckRule("K26", "Thời gian tự phê bình", _W, "Phiếu của cấp trên", _ASK, starts_on=HD42_FROM),
    CheckRule("K27", "Thông báo đảng phí", _W, HD42, _ASK, starts_on=HD42_FROM),
    CheckRule("K28", "Đọc, thông qua biên bản", _E, HD12, _ASK),
    CheckRule(
        "K29", "Chấm, biểu quyết, công bố điểm", _E, "Quy định của tỉnh", _OK, starts_on=HD42_FROM
    ),
    CheckRule("K30", "Lý do của điểm trừ", _W, "Phiếu của cấp trên", _ASK),
    CheckRule("K31", "Đăng, báo cáo đúng hạn", _W, HD42, _ASK, starts_on=HD42_FROM),
    CheckRule("K32", "Điều kiện của mức Tốt", _W, "Quy định của tỉnh", _OK, starts_on=None),
    CheckRule("K33", "Căn cứ họp trực tuyến", _W, "HD 03-HD/TW", _OK),
    CheckRule("K34", "Chuẩn bị chuyên đề", _W, HD12, _OK),
    CheckRule("K35", "Kế hoạch chuyên đề năm", _W, HD12, _OK),
    CheckRule("K36", "Điều kiện xếp loại năm", _I, "Quy định của tỉnh", _OK, starts_on=None),
    CheckRule("K37", "Số văn bản liên tục", _W, "HD 05-HD/VPTW", _ASK),
    CheckRule("K38", "Loại văn bản được ban hành", _E, "399-QĐ/TW", _ASK),
    CheckRule("K39", "Đảng viên hết thời gian dự bị", _W, "208-QĐ/TW", _ASK),
    CheckRule("K40", "Lượt báo cáo học tập Bác", _I, _OWN, _NONE),
    CheckRule("A2", "Kết quả của từng mục", _W, _OWN, _NONE),
    CheckRule("A4", "Báo cáo đủ hạn chế, nguyên nhân", _W, _OWN, _NONE),
    CheckRule("S06", "Văn bản cấp trên phổ biến kịp thời", _W, _OWN, _NONE),
    CheckRule("S10", "Tóm tắt văn bản cấp trên", _I, _OWN, _NONE),
    CheckRule("T2", "Người biểu quyết về sớm", _I, _OWN, _NONE),
    CheckRule("A5", "Tỷ lệ quán triệt, thảo luận", _I, _OWN, _NONE),
    CheckRule("R3", "Câu chép lại, từ ngữ chung chung", _I, _OWN, _NONE),
    CheckRule("S07", "Việc định kỳ trong năm", _I, _OWN, _NONE),
)


def switch_key(code: str) -> str:
    """Return the key that switches a check on or off."""
    return f"{code}.on"


def severity_key(code: str) -> str:
    """Return the key of a check's severity."""
    return f"{code}.severity"


def _switches(rule: CheckRule) -> Iterator[RuleValue]:
    dated = [(HD12_FROM, ON if rule.starts_on == HD12_FROM else OFF)]
    if rule.starts_on not in {None, HD12_FROM}:
        dated.append((rule.starts_on or HD12_FROM, ON))
    for day, value in dated:
        yield RuleValue(
            key=switch_key(rule.code),
            value=value,
            valid_from=day,
            citation=rule.citation,
            mark=rule.mark,
            label=rule.label,
            kind=ValueKind.FLAG,
        )
    yield RuleValue(
        key=severity_key(rule.code),
        value=rule.severity.value,
        valid_from=HD12_FROM,
        citation=rule.citation,
        mark=rule.mark,
        label=rule.label,
        kind=ValueKind.SEVERITY,
    )


SHIPPED: tuple[RuleValue, ...] = (
    *THRESHOLDS,
    *(value for rule in CHECK_RULES for value in _switches(rule)),
)
