"""The papers that can be exported: their codes, names, files, and when one cannot be made yet."""

from enum import StrEnum

from app.domain.documents import DocumentType
from app.domain.findings import open_errors
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import HELD_STAGES, SCORED_KINDS, MeetingKind
from app.domain.periods import Period
from app.domain.plans import THEMATIC_KINDS
from app.services.paper_texts.handout import handout_items
from app.services.paper_texts.minutes_closing import resolution_code
from app.services.paper_texts.monthly_list import LISTED_KINDS, is_listed
from app.services.paper_texts.source import PaperSource


class PaperCode(StrEnum):
    """Codes of papers as the command line and the list of exports write them."""

    MINUTES = "bien-ban"
    RESOLUTION = "nghi-quyet"
    PROGRAMME = "chuong-trinh"
    INVITATION = "giay-moi"
    SCORE_SHEET = "phieu-cham-diem"
    YEAR_PLAN = "ke-hoach-nam"
    MONTHLY_LIST = "danh-sach-u1"
    TASKS = "nhiem-vu"
    ATTENDANCE_LIST = "danh-sach-du-hop"
    ATTENDANCE_YEAR = "diem-danh-nam"
    SCORE_YEAR = "bang-diem-nam"
    HANDOUT = "tom-tat-van-ban"
    PETITIONS = "kien-nghi"
    DIRECTIVES = "van-ban-cap-tren"
    GOOD_MODELS = "mo-hinh"
    REGISTER = "so-van-ban"
    PLAN_REALITY = "thuc-hien-ke-hoach"
    REGISTER_PRINT = "in-so-van-ban-di"
    DIRECTIVES_PRINT = "in-so-van-ban-den"
    TASKS_PRINT = "in-so-nhiem-vu"
    PETITIONS_PRINT = "in-so-kien-nghi"
    MODELS_PRINT = "in-so-mo-hinh"
    REMARK_SHEET = "phieu-gop-y"
    REMARK_SHEET_XLSX = "phieu-gop-y-excel"
    MONTH_REPORT = "bao-cao-thang"
    TOPIC_REPORT = "bao-cao-chuyen-de"
    HALF_YEAR_REPORT = "bao-cao-6-thang"
    YEAR_REPORT = "bao-cao-nam"
    TOPIC_PLAN = "ke-hoach-chuyen-de"
    INSPECTIONS = "chuong-trinh-ktgs"
    REVIEW_FORMS = "ban-kiem-diem"
    REVIEW_COLLECTIVE = "kiem-diem-tap-the"
    REVIEW_MINUTES = "bien-ban-kiem-diem"
    BALLOT_RECORD = "bien-ban-kiem-phieu"
    BALLOT_SLIP = "phieu-xep-loai"
    REVIEW_TABLE = "xep-loai-u6"
    REVIEW_REPORT = "bao-cao-xep-loai"
    REVIEW_DOSSIER = "ho-so-kiem-diem"
    WRITTEN = "van-ban"
    ALL = "all"


PAPER_NAMES: dict[str, str] = {
    PaperCode.MINUTES: "Biên bản",
    PaperCode.RESOLUTION: "Nghị quyết tháng",
    PaperCode.PROGRAMME: "Chương trình",
    PaperCode.INVITATION: "Giấy mời, thông báo",
    PaperCode.SCORE_SHEET: "Phiếu chấm điểm",
    PaperCode.YEAR_PLAN: "Kế hoạch năm",
    PaperCode.MONTHLY_LIST: "Danh sách xếp loại gửi cấp trên (U1)",
    PaperCode.TASKS: "Bảng theo dõi nhiệm vụ",
    PaperCode.ATTENDANCE_LIST: "Danh sách dự họp",
    PaperCode.ATTENDANCE_YEAR: "Điểm danh năm",
    PaperCode.SCORE_YEAR: "Bảng điểm năm",
    PaperCode.HANDOUT: "Tóm tắt văn bản cấp trên",
    PaperCode.PETITIONS: "Theo dõi kiến nghị (U7)",
    PaperCode.DIRECTIVES: "Sổ văn bản cấp trên",
    PaperCode.GOOD_MODELS: "Mô hình, cách làm hay",
    PaperCode.REGISTER: "Sổ văn bản của nhiệm kỳ",
    PaperCode.PLAN_REALITY: "Thực hiện kế hoạch năm",
    PaperCode.REGISTER_PRINT: "Sổ văn bản đi, bản in",
    PaperCode.DIRECTIVES_PRINT: "Sổ văn bản đến, bản in",
    PaperCode.TASKS_PRINT: "Sổ theo dõi nhiệm vụ, bản in",
    PaperCode.PETITIONS_PRINT: "Sổ theo dõi kiến nghị, bản in",
    PaperCode.MODELS_PRINT: "Sổ mô hình hay, bản in",
    PaperCode.REMARK_SHEET: "Phiếu góp ý của người dự",
    PaperCode.REMARK_SHEET_XLSX: "Phiếu góp ý của người dự (Excel)",
    "so-dang-vien": "Sổ sách đảng viên",
    "in-so-dang-vien": "Sổ sách đảng viên, bản in",
    "bien-ban-ban-giao": "Biên bản bàn giao",
    "du-lieu-ca-nhan": "Dữ liệu cá nhân của một đảng viên",
    "pdf": "Bản PDF",
    "ban-chu-to": "Bản đọc chữ to",
    "goi-dang": "Gói đăng Sổ tay",
    "ho-so-kiem-tra": "Hồ sơ kiểm tra",
    "diem-dang-vien": "Điểm, nhận xét đảng viên",
    PaperCode.MONTH_REPORT: "Báo cáo tháng",
    PaperCode.TOPIC_REPORT: "Báo cáo sau chuyên đề",
    PaperCode.HALF_YEAR_REPORT: "Báo cáo sơ kết 6 tháng",
    PaperCode.YEAR_REPORT: "Báo cáo tổng kết năm",
    PaperCode.TOPIC_PLAN: "Kế hoạch chuyên đề",
    PaperCode.INSPECTIONS: "Chương trình kiểm tra, giám sát",
    PaperCode.REVIEW_FORMS: "Bản kiểm điểm điền sẵn của từng đồng chí",
    PaperCode.REVIEW_COLLECTIVE: "Báo cáo kiểm điểm tập thể (Mẫu 01)",
    PaperCode.REVIEW_MINUTES: "Biên bản hội nghị kiểm điểm",
    PaperCode.BALLOT_RECORD: "Biên bản kiểm phiếu xếp loại",
    PaperCode.BALLOT_SLIP: "Phiếu biểu quyết xếp loại",
    PaperCode.REVIEW_TABLE: "Bảng tổng hợp xếp loại đảng viên (U6)",
    PaperCode.REVIEW_REPORT: "Báo cáo kết quả xếp loại",
    PaperCode.REVIEW_DOSSIER: "Danh mục hồ sơ kiểm điểm",
    PaperCode.WRITTEN: "Văn bản tự soạn",
    PaperCode.ALL: "Tất cả văn bản của buổi họp hoặc của năm",
}
MEETING_PAPERS = (
    PaperCode.MINUTES,
    PaperCode.RESOLUTION,
    PaperCode.SCORE_SHEET,
    PaperCode.TASKS,
    PaperCode.MONTHLY_LIST,
    PaperCode.MONTH_REPORT,
    PaperCode.TOPIC_REPORT,
    PaperCode.PROGRAMME,
    PaperCode.INVITATION,
    PaperCode.HANDOUT,
    PaperCode.ATTENDANCE_LIST,
)
BLANK_PAPERS = (PaperCode.REMARK_SHEET, PaperCode.REMARK_SHEET_XLSX)
"""Papers of a meeting that others fill in: made when asked for by name, never with all others."""
YEAR_PAPERS = (
    PaperCode.YEAR_PLAN,
    PaperCode.MONTHLY_LIST,
    PaperCode.TASKS,
    PaperCode.ATTENDANCE_YEAR,
    PaperCode.SCORE_YEAR,
    PaperCode.PETITIONS,
    PaperCode.DIRECTIVES,
    PaperCode.GOOD_MODELS,
    PaperCode.REGISTER,
    PaperCode.PLAN_REALITY,
    PaperCode.TOPIC_PLAN,
    PaperCode.INSPECTIONS,
    PaperCode.HALF_YEAR_REPORT,
    PaperCode.YEAR_REPORT,
)
REGISTER_PRINTS = {
    PaperCode.REGISTER_PRINT: PaperCode.REGISTER,
    PaperCode.DIRECTIVES_PRINT: PaperCode.DIRECTIVES,
    PaperCode.TASKS_PRINT: PaperCode.TASKS,
    PaperCode.PETITIONS_PRINT: PaperCode.PETITIONS,
    PaperCode.MODELS_PRINT: PaperCode.GOOD_MODELS,
}
"""Registers as Word papers for the bound book: made when asked for by name, beside their lists."""
REVIEW_PAPERS = (
    PaperCode.REVIEW_FORMS,
    PaperCode.REVIEW_COLLECTIVE,
    PaperCode.REVIEW_MINUTES,
    PaperCode.BALLOT_SLIP,
    PaperCode.BALLOT_RECORD,
    PaperCode.REVIEW_TABLE,
    PaperCode.REVIEW_REPORT,
    PaperCode.REVIEW_DOSSIER,
)
"""Papers of the review of a year or of a quarter."""
_BEFOREHAND = frozenset(
    {
        PaperCode.PROGRAMME,
        PaperCode.INVITATION,
        PaperCode.HANDOUT,
        PaperCode.ATTENDANCE_LIST,
        *BLANK_PAPERS,
    }
)
"""Papers a meeting has before it is held."""
_MINUTES_FILES = {
    MeetingKind.REGULAR: ("BB_thuong-ky", "Biên bản thường kỳ"),
    MeetingKind.THEMATIC: ("BB_chuyen-de", "Biên bản chuyên đề"),
    MeetingKind.COMBINED: ("BB_ket-hop", "Biên bản thường kỳ kết hợp chuyên đề"),
    MeetingKind.COMMITTEE: ("BB_chi-uy", "Biên bản họp chi ủy"),
    MeetingKind.EXTRAORDINARY: ("BB_bat-thuong", "Biên bản bất thường"),
    MeetingKind.REVIEW: ("BB_kiem-diem", "Biên bản kiểm điểm, xếp loại"),
}
_MEETING_STEMS = {
    PaperCode.PROGRAMME: "chuong-trinh",
    PaperCode.INVITATION: "giay-moi",
    PaperCode.SCORE_SHEET: "phieu-cham",
    PaperCode.MONTHLY_LIST: "danh-sach-u1",
    PaperCode.TASKS: "nhiem-vu",
    PaperCode.HANDOUT: "tom-tat-van-ban",
    PaperCode.ATTENDANCE_LIST: "danh-sach-du-hop",
    PaperCode.REMARK_SHEET: "phieu-gop-y",
    PaperCode.REMARK_SHEET_XLSX: "phieu-gop-y",
    PaperCode.MONTH_REPORT: "BC_thang",
    PaperCode.TOPIC_REPORT: "BC_chuyen-de",
}
_YEAR_STEMS = {
    PaperCode.YEAR_PLAN: "KH_sinh-hoat-nam",
    PaperCode.MONTHLY_LIST: "danh-sach-u1",
    PaperCode.TASKS: "nhiem-vu",
    PaperCode.ATTENDANCE_YEAR: "diem-danh",
    PaperCode.SCORE_YEAR: "bang-diem",
    PaperCode.PETITIONS: "kien-nghi-u7",
    PaperCode.DIRECTIVES: "van-ban-cap-tren",
    PaperCode.GOOD_MODELS: "mo-hinh-cach-lam-hay",
    PaperCode.REGISTER: "so-van-ban",
    PaperCode.PLAN_REALITY: "thuc-hien-ke-hoach",
    PaperCode.REGISTER_PRINT: "so-van-ban-di",
    PaperCode.DIRECTIVES_PRINT: "so-van-ban-den",
    PaperCode.TASKS_PRINT: "so-nhiem-vu",
    PaperCode.PETITIONS_PRINT: "so-kien-nghi",
    PaperCode.MODELS_PRINT: "so-mo-hinh",
    PaperCode.TOPIC_PLAN: "KH_chuyen-de",
    PaperCode.INSPECTIONS: "CTr_kiem-tra-giam-sat",
    PaperCode.HALF_YEAR_REPORT: "BC_6-thang",
    PaperCode.YEAR_REPORT: "BC_nam",
    PaperCode.REVIEW_FORMS: "ban-kiem-diem",
    PaperCode.REVIEW_COLLECTIVE: "kiem-diem-tap-the",
    PaperCode.REVIEW_MINUTES: "BB_kiem-diem",
    PaperCode.BALLOT_RECORD: "BB_kiem-phieu",
    PaperCode.BALLOT_SLIP: "phieu-xep-loai",
    PaperCode.REVIEW_TABLE: "xep-loai-u6",
    PaperCode.REVIEW_REPORT: "BC_xep-loai",
    PaperCode.REVIEW_DOSSIER: "ho-so-kiem-diem",
}
_WORKBOOKS = frozenset(
    {
        PaperCode.REMARK_SHEET_XLSX,
        PaperCode.MONTHLY_LIST,
        PaperCode.TASKS,
        PaperCode.ATTENDANCE_LIST,
        PaperCode.ATTENDANCE_YEAR,
        PaperCode.SCORE_YEAR,
        PaperCode.PETITIONS,
        PaperCode.DIRECTIVES,
        PaperCode.GOOD_MODELS,
        PaperCode.REGISTER,
        PaperCode.PLAN_REALITY,
        PaperCode.REVIEW_TABLE,
        PaperCode.REVIEW_DOSSIER,
    }
)
DRAFT_MARK = "_DU-THAO"


def ending(code: PaperCode) -> str:
    """Return the ending of a paper's file."""
    return ".xlsx" if code in _WORKBOOKS else ".docx"


def meeting_file_name(code: PaperCode, source: PaperSource) -> str:
    """Return "2026-11_NQ_17_thang-11.docx"; a draft says so while an E finding is open."""
    is_draft = code not in BLANK_PAPERS and open_errors(source.findings)
    draft = DRAFT_MARK if is_draft else ""
    return f"{source.file.header.key}_{_stem(code, source)}{draft}{ending(code)}"


def _stem(code: PaperCode, source: PaperSource) -> str:
    header = source.file.header
    match code:
        case PaperCode.MINUTES if header.consultation:
            return "BB_hoi-y"
        case PaperCode.MINUTES:
            return _MINUTES_FILES[header.kind][0]
        case PaperCode.RESOLUTION:
            document = source.document(DocumentType.RESOLUTION)
            number = "" if document is None else f"{document.number:02d}_"
            return f"NQ_{number}{_month_slug(header.period)}"
        case _:
            return _MEETING_STEMS[code]


def _month_slug(period: Period) -> str:
    return f"thang-{period.key_month or 1:02d}"


def year_file_name(code: PaperCode, year: int) -> str:
    """Return "2026_diem-danh.xlsx"."""
    return f"{year}_{_YEAR_STEMS[code]}{ending(code)}"


def review_file_name(code: PaperCode, period: Period) -> str:
    """Return "2026_xep-loai-u6.xlsx" of a year, "2026-quy-3_xep-loai-u6.xlsx" of a quarter."""
    quarter = f"-quy-{period.quarter}" if period.quarter else ""
    return f"{period.year}{quarter}_{_YEAR_STEMS[code]}{ending(code)}"


def meeting_label(code: PaperCode, source: PaperSource) -> str:
    """Return the name of a paper of one meeting as lists show it."""
    header = source.file.header
    if code is PaperCode.MINUTES:
        return "Biên bản hội ý" if header.consultation else _MINUTES_FILES[header.kind][1]
    if code is PaperCode.RESOLUTION and resolution_code(source):
        return f"Nghị quyết {resolution_code(source)}"
    return PAPER_NAMES[code]


def papers_of(kind: MeetingKind) -> tuple[PaperCode, ...]:
    """Return the papers a kind of meeting can have."""
    without = set()
    if kind not in LISTED_KINDS:
        without |= {PaperCode.RESOLUTION, PaperCode.MONTHLY_LIST, PaperCode.MONTH_REPORT}
    if kind not in THEMATIC_KINDS:
        without.add(PaperCode.TOPIC_REPORT)
    if kind not in SCORED_KINDS:
        without.add(PaperCode.SCORE_SHEET)
    return tuple(code for code in MEETING_PAPERS if code not in without)


def why_not(code: PaperCode, source: PaperSource) -> str:
    """Say why a paper of this meeting cannot be made yet, "" when it can."""
    if code not in (*papers_of(source.file.header.kind), *BLANK_PAPERS):
        return _never(code, source.file)
    if code in {PaperCode.PROGRAMME, *BLANK_PAPERS} and not source.file.agenda:
        return "Buổi họp chưa có chương trình. Hãy lập chương trình ở bước Chuẩn bị."
    if code is PaperCode.HANDOUT and not handout_items(source.file):
        return "Chương trình chưa có mục phổ biến văn bản nào. Hãy thêm ở bước Chuẩn bị."
    if code in _BEFOREHAND:
        return ""
    if code is PaperCode.TASKS:
        return "" if source.file.tasks else "Buổi họp này chưa giao nhiệm vụ nào."
    return _not_held(code, source)


def _never(code: PaperCode, file: MeetingFile) -> str:
    if code is PaperCode.SCORE_SHEET:
        return "Loại buổi họp này không chấm điểm nên không có phiếu."
    if code is PaperCode.MONTHLY_LIST:
        return "Danh sách gửi cấp trên chỉ gồm buổi thường kỳ. Hãy chọn buổi thường kỳ."
    if code is PaperCode.TOPIC_REPORT:
        return "Buổi họp này không có chuyên đề. Hãy chọn buổi chuyên đề."
    if code is PaperCode.MONTH_REPORT:
        return "Báo cáo tháng lập từ buổi thường kỳ. Hãy chọn buổi thường kỳ."
    if file.header.kind is MeetingKind.COMMITTEE:
        return "Họp chi ủy không ra nghị quyết. Hãy chọn buổi thường kỳ mà cuộc họp này chuẩn bị."
    return "Buổi họp này không có nghị quyết tháng. Hãy chọn buổi thường kỳ."


def _not_held(code: PaperCode, source: PaperSource) -> str:
    if source.file.header.stage not in HELD_STAGES:
        return f"Buổi họp chưa diễn ra nên chưa có {PAPER_NAMES[code].lower()}."
    if code is PaperCode.SCORE_SHEET and source.view is None:
        return "Chưa chọn khung tiêu chí cho buổi họp này. Hãy chọn ở bước Chấm điểm."
    if code is PaperCode.MONTHLY_LIST and not is_listed(source):
        return "Điểm buổi họp chưa được biểu quyết nên chưa lập được danh sách."
    return ""
