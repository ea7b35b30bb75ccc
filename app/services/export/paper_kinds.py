"""The kinds of Word papers and of Excel forms and their names; a line for each in its table."""

from enum import StrEnum


class PaperKind(StrEnum):
    """Kinds of Word papers; the value is the name of the shipped template."""

    REGULAR_MINUTES = "bien_ban_thuong_ky"
    THEMATIC_MINUTES = "bien_ban_chuyen_de"
    COMBINED_MINUTES = "bien_ban_ket_hop"
    COMMITTEE_MINUTES = "bien_ban_chi_uy"
    RESOLUTION = "nghi_quyet"
    PROGRAMME = "chuong_trinh"
    INVITATION = "giay_moi"
    SCORE_SHEET = "phieu_cham_diem"
    YEAR_PLAN = "ke_hoach_nam"
    HANDOUT = "tom_tat_van_ban"
    REMARK_SHEET = "phieu_gop_y"
    REVIEW_FORMS = "ban_kiem_diem"
    REVIEW_MINUTES = "bien_ban_kiem_diem"
    BALLOT_RECORD = "bien_ban_kiem_phieu"
    BALLOT_SLIP = "phieu_xep_loai"
    REVIEW_REPORT = "bao_cao_xep_loai"
    MONTH_REPORT = "bao_cao_thang"
    YEAR_REPORT = "bao_cao_nam"
    TOPIC_PLAN = "ke_hoach_chuyen_de"
    TOPIC_REPORT = "bao_cao_chuyen_de"
    INSPECTIONS = "chuong_trinh_ktgs"
    DECISION = "quyet_dinh"
    CONCLUSION = "ket_luan"
    REGULATION = "quy_che"
    NOTICE = "thong_bao"
    REPORT = "bao_cao"
    PLAN = "ke_hoach"
    WORK_PROGRAMME = "chuong_trinh_cong_tac"
    SCHEME = "de_an"
    OPTION = "phuong_an"
    SUBMISSION = "to_trinh"
    OFFICIAL_LETTER = "cong_van"
    OTHER_RESOLUTION = "nghi_quyet_khac"
    OTHER_MINUTES = "bien_ban_khac"
    ADMINISTRATIVE = "giay_to_hanh_chinh"


DRAFTED_KINDS = (
    PaperKind.DECISION,
    PaperKind.CONCLUSION,
    PaperKind.REGULATION,
    PaperKind.NOTICE,
    PaperKind.REPORT,
    PaperKind.PLAN,
    PaperKind.WORK_PROGRAMME,
    PaperKind.SCHEME,
    PaperKind.OPTION,
    PaperKind.SUBMISSION,
    PaperKind.OFFICIAL_LETTER,
    PaperKind.OTHER_RESOLUTION,
    PaperKind.OTHER_MINUTES,
    PaperKind.ADMINISTRATIVE,
)
"""One family: one record and one skeleton for every type whose body is written by hand."""


PAPER_KIND_LABELS = {
    PaperKind.REGULAR_MINUTES: "Biên bản sinh hoạt thường kỳ",
    PaperKind.THEMATIC_MINUTES: "Biên bản sinh hoạt chuyên đề",
    PaperKind.COMBINED_MINUTES: "Biên bản thường kỳ kết hợp chuyên đề",
    PaperKind.COMMITTEE_MINUTES: "Biên bản họp chi ủy",
    PaperKind.RESOLUTION: "Nghị quyết tháng",
    PaperKind.PROGRAMME: "Chương trình họp chi bộ",
    PaperKind.INVITATION: "Giấy mời, thông báo họp",
    PaperKind.SCORE_SHEET: "Phiếu chấm điểm",
    PaperKind.YEAR_PLAN: "Kế hoạch sinh hoạt năm",
    PaperKind.HANDOUT: "Tóm tắt văn bản cấp trên",
    PaperKind.REMARK_SHEET: "Phiếu góp ý của người dự",
    PaperKind.REVIEW_FORMS: "Bản kiểm điểm, tự đánh giá",
    PaperKind.REVIEW_MINUTES: "Biên bản hội nghị kiểm điểm",
    PaperKind.BALLOT_RECORD: "Biên bản kiểm phiếu xếp loại",
    PaperKind.BALLOT_SLIP: "Phiếu biểu quyết xếp loại",
    PaperKind.REVIEW_REPORT: "Báo cáo kết quả xếp loại",
    PaperKind.MONTH_REPORT: "Báo cáo tháng",
    PaperKind.YEAR_REPORT: "Báo cáo 6 tháng, báo cáo năm",
    PaperKind.TOPIC_PLAN: "Kế hoạch sinh hoạt chuyên đề",
    PaperKind.TOPIC_REPORT: "Báo cáo sau chuyên đề",
    PaperKind.INSPECTIONS: "Chương trình kiểm tra, giám sát",
    PaperKind.DECISION: "Quyết định",
    PaperKind.CONCLUSION: "Kết luận",
    PaperKind.REGULATION: "Quy chế",
    PaperKind.NOTICE: "Thông báo",
    PaperKind.REPORT: "Báo cáo tự soạn",
    PaperKind.PLAN: "Kế hoạch tự soạn",
    PaperKind.WORK_PROGRAMME: "Chương trình công tác",
    PaperKind.SCHEME: "Đề án",
    PaperKind.OPTION: "Phương án",
    PaperKind.SUBMISSION: "Tờ trình",
    PaperKind.OFFICIAL_LETTER: "Công văn",
    PaperKind.OTHER_RESOLUTION: "Nghị quyết tự soạn",
    PaperKind.OTHER_MINUTES: "Biên bản tự soạn",
    PaperKind.ADMINISTRATIVE: "Giấy tờ hành chính",
}


class SheetKind(StrEnum):
    """Kinds of Excel papers; the value is the name of the shipped form."""

    MONTHLY_LIST = "danh_sach_u1"
    ATTENDANCE_YEAR = "diem_danh_nam"
    ATTENDANCE_LIST = "danh_sach_du_hop"
    TASKS = "theo_doi_nhiem_vu"
    SCORE_YEAR = "bang_diem_nam"
    PLAN_REALITY = "thuc_hien_ke_hoach"
    PETITIONS = "theo_doi_kien_nghi"
    DIRECTIVES = "so_van_ban_cap_tren"
    GOOD_MODELS = "mo_hinh_cach_lam"
    ISSUED = "so_van_ban_di"
    REVIEW_TABLE = "xep_loai_u6"
    DOSSIER = "ho_so_kiem_diem"


SHEET_KIND_LABELS = {
    SheetKind.MONTHLY_LIST: "Danh sách đánh giá, xếp loại (U1)",
    SheetKind.ATTENDANCE_YEAR: "Bảng điểm danh năm",
    SheetKind.ATTENDANCE_LIST: "Danh sách dự sinh hoạt",
    SheetKind.TASKS: "Bảng theo dõi nhiệm vụ",
    SheetKind.SCORE_YEAR: "Bảng điểm sinh hoạt năm",
    SheetKind.PLAN_REALITY: "Thực hiện kế hoạch sinh hoạt",
    SheetKind.PETITIONS: "Theo dõi kiến nghị",
    SheetKind.DIRECTIVES: "Sổ văn bản cấp trên",
    SheetKind.GOOD_MODELS: "Mô hình, cách làm hay",
    SheetKind.ISSUED: "Sổ đăng ký văn bản đi",
    SheetKind.REVIEW_TABLE: "Bảng tổng hợp xếp loại đảng viên (U6)",
    SheetKind.DOSSIER: "Danh mục hồ sơ kiểm điểm",
}

TemplateKind = PaperKind | SheetKind
"""Whatever the user can have a template of."""

KIND_LABELS: dict[TemplateKind, str] = dict(
    (*PAPER_KIND_LABELS.items(), *SHEET_KIND_LABELS.items())
)


def kind_named(slug: str) -> TemplateKind:
    """Return the kind of a slug; raises ValueError for a strange one."""
    return SheetKind(slug) if slug in SHEET_KIND_LABELS else PaperKind(slug)


def kind_ending(kind: TemplateKind) -> str:
    """Return what the file of a template ends with."""
    return ".xlsx" if isinstance(kind, SheetKind) else ".docx"


def office_of(kind: TemplateKind) -> str:
    """Return in which program a template is edited, as people call it."""
    return "Excel" if isinstance(kind, SheetKind) else "Word"
