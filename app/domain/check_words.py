"""Each check in plain words: what it looks at, what to do, and by which values it judges."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.rule_sets import RuleSet, shipped_value
from app.domain.rule_values import RuleMark, threshold_text
from app.domain.shipped_rules import CHECK_RULES

MARK_SENTENCES: Mapping[RuleMark, str] = {
    RuleMark.VERIFIED: "✔ Đã đối chiếu với văn bản.",
    RuleMark.SECONDARY: "◇ Theo nguồn thứ cấp; nên đối chiếu với cấp ủy cấp trên.",
    RuleMark.MISSING: "✘ Chưa có văn bản quy định; cần hỏi cấp ủy cấp trên.",
}


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a check looks at, what a person does about it, the thresholds it reads."""

    looks_at: str
    to_do: str
    keys: tuple[str, ...] = ()


CHECK_WORDS: Mapping[str, CheckWords] = {
    "K01": CheckWords(
        "Kế hoạch năm: tháng nào cũng có buổi thường kỳ; tháng đã qua thì buổi đó đã họp.",
        "Thêm buổi còn thiếu vào kế hoạch, hoặc ghi lại buổi đã họp.",
        ("regular_per_month",),
    ),
    "K02": CheckWords(
        "Ngày họp thường kỳ so với khung ngày trong tháng.",
        "Dời ngày họp, hoặc sửa khung ngày nếu cấp trên quy định khác.",
        ("meeting_day", "window_from", "window_to"),
    ),
    "K03": CheckWords(
        "Mỗi quý có chuyên đề trong kế hoạch; từ tháng thứ ba thì họp đúng ngày dự kiến.",
        "Thêm chuyên đề vào kế hoạch, hoặc họp trước khi hết quý.",
        ("thematic_per_quarter",),
    ),
    "K04": CheckWords(
        "Tháng có chuyên đề thì vẫn có buổi thường kỳ.",
        "Thêm buổi thường kỳ, hoặc họp kết hợp hai phần.",
    ),
    "K05": CheckWords(
        "Số phút của chương trình trước buổi họp, số phút từ khai mạc đến bế mạc sau buổi họp.",
        "Thêm thời gian cho các mục, hoặc kiểm tra giờ đã ghi.",
        (
            "min_minutes",
            "min_minutes_combined",
            "min_minutes_override",
            "large_cell_from",
            "min_minutes_large",
        ),
    ),
    "K06": CheckWords(
        "Buổi kết hợp có đủ hai phần thường kỳ và chuyên đề, xong phần này rồi đến phần kia.",
        "Xếp lại chương trình thành hai phần nối tiếp.",
    ),
    "K07": CheckWords(
        "Tên các mục có từ ngữ của họp công việc hay không, và dấu xác nhận họp riêng.",
        "Đưa việc chuyên môn sang cuộc họp khác, rồi đánh dấu họp riêng.",
        ("merge_keywords",),
    ),
    "K08": CheckWords(
        "Chi ủy đã họp (hoặc bí thư, phó bí thư hội ý) trước buổi này, có biên bản. Chi bộ chỉ có "
        "bí thư thì không xét.",
        "Ghi buổi họp chi ủy và biên bản của buổi đó.",
        ("committee_minutes_required",),
    ),
    "K09": CheckWords(
        "Từng đảng viên và cấp ủy viên theo dõi đã được gửi giấy mời.",
        "Gửi nốt các nơi còn lại rồi đánh dấu.",
    ),
    "K10": CheckWords(
        "Ngày đăng tài liệu so với ngày họp.",
        "Đăng tài liệu và ghi ngày đăng.",
        ("papers_days_before",),
    ),
    "K11": CheckWords(
        "Dự thảo nghị quyết và câu hỏi gợi ý thảo luận đã viết.",
        "Viết dự thảo, câu hỏi trong bước Chuẩn bị.",
        ("prompts_required",),
    ),
    "K12": CheckWords(
        "Từ ngày có Bản tin sinh hoạt chi bộ của tháng, đã đánh dấu lấy bản tin hay chưa.",
        "Lấy bản tin rồi đánh dấu.",
        ("bulletin_day",),
    ),
    "K13": CheckWords(
        "Số có mặt chia cho số trong diện dự họp, so sánh bằng phân số đúng, không làm tròn.",
        "Xem lại điểm danh; nếu đúng thì nêu nguyên nhân trong biên bản.",
        ("attendance_min", "attendance_strict"),
    ),
    "K14": CheckWords(
        "Số đồng chí vắng không lý do tại buổi này.",
        "Ghi lý do nếu có; nếu không thì nhắc nhở và ghi vào biên bản.",
        ("unexcused_max",),
    ),
    "K15": CheckWords(
        "Số kỳ vắng có lý do liền nhau trong năm của từng đồng chí, tính cả buổi này.",
        "Gặp đồng chí đó, tìm cách để dự được kỳ sau.",
        ("consecutive_absence_max",),
    ),
    "K16": CheckWords(
        "Số tháng trong năm một đồng chí bỏ sinh hoạt không lý do; các tháng không cần liền nhau.",
        "Đưa ra chi bộ xem xét; chương trình chỉ nhắc, không tự kết luận.",
        ("expulsion_months",),
    ),
    "K17": CheckWords(
        "Số đồng chí phát biểu chia cho số có mặt, so với mức thấp nhất.",
        "Kiểm tra phát biểu đã ghi đủ chưa; kỳ sau mời thêm người nói.",
        ("speaker_bands",),
    ),
    "K18": CheckWords(
        "Chủ trì, thư ký, giờ bắt đầu, giờ kết thúc và số dự đã ghi.",
        "Ghi phần còn thiếu.",
    ),
    "K19": CheckWords(
        "Số có mặt so với số tối thiểu để họp theo quy chế của chi bộ.",
        "Xem lại điểm danh, hoặc hoãn buổi họp.",
        ("quorum",),
    ),
    "K20": CheckWords(
        "Tổng số phiếu của một lần biểu quyết so với số đồng chí chính thức đang dự lúc đó.",
        "Sửa số phiếu, hoặc sửa điểm danh nếu ghi nhầm giờ về.",
    ),
    "K21": CheckWords(
        "Những việc cần hai phần ba thì tính theo hai phần ba số chính thức được triệu tập.",
        "Sửa mức cần đạt của lần biểu quyết.",
        ("two_thirds_matters",),
    ),
    "K22": CheckWords(
        "Nhiệm vụ mới nào cũng có người chủ trì (hoặc tổ đảng), thời hạn và kỳ báo cáo.",
        "Ghi phần còn thiếu của nhiệm vụ.",
        ("report_meeting_required",),
    ),
    "K23": CheckWords(
        "Nhiệm vụ của nghị quyết trước đã ghi kết quả tại buổi này.",
        "Ghi xong, đang làm, gia hạn hoặc thôi thực hiện.",
    ),
    "K24": CheckWords(
        "Tỷ lệ nhiệm vụ xong của nghị quyết trước ở mức nào, khi chưa có phiếu chấm.",
        "Xem kết quả rồi chấm điểm.",
        ("completion_bands", "completion_counts_all", "late_done_counts"),
    ),
    "K25": CheckWords(
        "Có biểu dương, hoặc đã đánh dấu không có.",
        "Ghi người được biểu dương, nhắc nhở; nếu không có thì đánh dấu.",
    ),
    "K26": CheckWords(
        "Số phút của các mục tự phê bình và phê bình: theo chương trình, rồi theo giờ đã họp.",
        "Thêm thời gian cho mục đó.",
        ("critique_minutes_min",),
    ),
    "K27": CheckWords(
        "Đã thông báo tình hình nộp đảng phí.",
        "Đánh dấu sau khi thông báo.",
    ),
    "K28": CheckWords(
        "Biên bản đã đọc và thông qua trước khi bế mạc.",
        "Đọc lại biên bản, ghi giờ thông qua hoặc lần biểu quyết.",
    ),
    "K29": CheckWords(
        "Buổi họp đã chấm điểm, điểm được biểu quyết và công bố đến toàn thể đảng viên.",
        "Chấm, biểu quyết, rồi ghi ngày công bố.",
        ("score_vote_required",),
    ),
    "K30": CheckWords(
        "Mục nào mất điểm cũng có lý do bằng chữ.",
        "Ghi lý do bên cạnh mục đó trong phiếu chấm.",
        ("loss_note_required",),
    ),
    "K31": CheckWords(
        "Ngày đăng và ngày báo cáo so với ngày họp.",
        "Đăng, báo cáo rồi ghi ngày.",
        ("finished_days_after",),
    ),
    "K32": CheckWords(
        "Những mục mà điều kiện mức Tốt đòi điểm tối đa, khi chi bộ dùng điều kiện đó.",
        "Xem phiếu chấm; mức sau điều kiện được in cạnh mức theo điểm.",
    ),
    "K33": CheckWords(
        "Buổi họp không trực tiếp có ghi căn cứ cho phép; hơn một nửa dự trực tuyến.",
        "Ghi căn cứ, hoặc đổi hình thức họp.",
        ("dispersed_share",),
    ),
    "K34": CheckWords(
        "Chuyên đề có người viết, bản dự thảo, ngày duyệt và ngày gửi.",
        "Ghi phần còn thiếu của chuyên đề.",
    ),
    "K35": CheckWords(
        "Đến hạn, kế hoạch chuyên đề của năm đã lập và đã gửi cấp trên.",
        "Lập kế hoạch, gửi và ghi ngày gửi.",
        ("thematic_plan_due", "thematic_per_quarter"),
    ),
    "K36": CheckWords(
        "Năm còn đạt được mức cao nhất hay không, theo quy tắc xếp loại năm chi bộ đang mượn; chưa "
        "mượn thì xét: mọi buổi thường kỳ từ Khá trở lên và đủ số buổi Tốt.",
        "Xem phiếu chấm của buổi thấp điểm để rút kinh nghiệm.",
        ("rollup_good_min",),
    ),
    "K37": CheckWords(
        "Số văn bản của từng loại trong nhiệm kỳ: số thiếu, số ghi hai lần.",
        "Ghi văn bản còn thiếu vào sổ, hoặc hủy số ghi nhầm kèm lý do.",
    ),
    "K38": CheckWords(
        "Loại văn bản trong sổ so với các loại chi bộ không được ban hành.",
        "Hủy số kèm lý do, ban hành lại bằng loại được phép.",
        ("forbidden_types",),
    ),
    "K39": CheckWords(
        "Đảng viên dự bị đến ngày đủ thời gian đã có trong chương trình hay chưa.",
        "Đưa việc xét công nhận vào chương trình.",
        ("probation_months", "probation_review_workdays"),
    ),
    "K40": CheckWords(
        "Mỗi buổi thường kỳ có người báo cáo học tập và làm theo Bác.",
        "Chọn người đến lượt trong chương trình.",
        ("review_two_from",),
    ),
    "A2": CheckWords(
        "Khi hoàn thiện, mục nào cũng ghi đã bàn, để lại hay bỏ.",
        "Ghi kết quả của mục.",
    ),
    "A4": CheckWords(
        "Báo cáo tháng có đủ hạn chế, nguyên nhân, giải pháp.",
        "Viết phần còn thiếu; giải pháp có thể giao thành nhiệm vụ.",
    ),
    "T2": CheckWords(
        "Người có quyền biểu quyết về sớm làm giảm số người biểu quyết, không làm giảm mẫu số.",
        "Không phải làm gì; chỉ để biết khi biểu quyết.",
    ),
    "A5": CheckWords(
        "Phần thời gian quán triệt và thảo luận: theo chương trình, rồi theo giờ đã họp.",
        "Rút ngắn phần quán triệt, thêm thời gian thảo luận.",
        ("spread_share_max", "discussion_share_min"),
    ),
    "R3": CheckWords(
        "Câu chép lại của kỳ trước và từ ngữ chung chung không kèm số liệu, thời hạn.",
        "Viết cụ thể hơn nếu thấy cần; chương trình chỉ nhắc.",
        ("copied_words_from", "vague_verbs"),
    ),
    "S06": CheckWords(
        "Số ngày từ khi nhận văn bản cấp trên đến khi phổ biến.",
        "Đưa văn bản vào chương trình buổi gần nhất, hoặc ghi ngày đã phổ biến.",
        ("directive_days",),
    ),
    "S10": CheckWords(
        "Văn bản cấp trên đã tóm tắt ý liên quan đến chi bộ trong vài dòng.",
        "Ghi tóm tắt để in phát cho đảng viên.",
    ),
    "S07": CheckWords(
        "Các việc định kỳ của năm đã đưa vào chương trình đúng kỳ.",
        "Đưa việc vào chương trình của kỳ đó, hoặc sửa danh sách việc định kỳ.",
    ),
}
_CHECKS = {check.code: check for check in CHECK_RULES}


@dataclass(frozen=True, slots=True)
class CheckExplanation:
    """Why a check speaks: what it looks at, what to do, the values in force, the source."""

    label: str
    looks_at: str
    to_do: str
    values: tuple[str, ...]
    """"Tỷ lệ dự họp tối thiểu: ≥ 90% (HD 42-HD/BTCTW)"."""
    basis: str
    mark: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the whole explanation, one sentence a line."""
        basis = f"Căn cứ: {self.basis}. {self.mark}"
        return (self.looks_at, *self.values, basis, f"Cách làm: {self.to_do}")


def explain_check(code: str, rules: RuleSet, day: date) -> CheckExplanation | None:
    """Return why a check speaks under the rules of a day, None for a check without words."""
    check, words = _CHECKS.get(code), CHECK_WORDS.get(code)
    if check is None or words is None:
        return None
    return CheckExplanation(
        label=check.label,
        looks_at=words.looks_at,
        to_do=words.to_do,
        values=tuple(_value_words(key, rules, day) for key in words.keys),
        basis=check.citation,
        mark=MARK_SENTENCES[check.mark],
    )


def _value_words(key: str, rules: RuleSet, day: date) -> str:
    shipped, value = shipped_value(key, day), rules.text(key)
    source = shipped.citation if value == shipped.value else "chi bộ đặt"
    return f"{shipped.label}: {threshold_text(replace(shipped, value=value))} ({source})."
