"""The columns a list of members may have, by the headings people write above them."""

import re
from enum import StrEnum

from app.domain.text import fold


class ImportColumn(StrEnum):
    """What a column of a list means; most are fields of a member under the same name."""

    ORDER = "order"
    FULL_NAME = "full_name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    MALE_BIRTH = "male_birth"
    FEMALE_BIRTH = "female_birth"
    CARD_NUMBER = "card_number"
    CITIZEN_ID = "citizen_id"
    HOME_TOWN = "home_town"
    PERMANENT_ADDRESS = "permanent_address"
    TEMPORARY_ADDRESS = "temporary_address"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    ADMISSION_DATE = "admission_date"
    OFFICIAL_DATE = "official_date"
    JOINED_ON = "joined_on"
    STATUS = "status"
    POST = "post"
    OFFICE_POST = "office_post"
    UNION_POST = "union_post"
    OCCUPATION = "occupation"
    WORK_UNIT = "work_unit"
    EDUCATION = "education"
    PROFESSION = "profession"
    POLITICAL_THEORY = "political_theory"
    CURRENT_CELL = "current_cell"
    RESIDENCE_CELL = "residence_cell"
    GROUP = "group"
    PHONE = "phone"
    NOTE = "note"
    MEETING = "meeting"
    """A meeting of an attendance matrix."""
    MONEY = "money"
    SENSITIVE = "sensitive"
    IGNORED = "ignored"


IMPORT_COLUMN_LABELS = {
    ImportColumn.ORDER: "Số thứ tự",
    ImportColumn.FULL_NAME: "Họ và tên",
    ImportColumn.FAMILY_NAME: "Họ và tên đệm",
    ImportColumn.GIVEN_NAME: "Tên",
    ImportColumn.GENDER: "Giới tính",
    ImportColumn.BIRTH_DATE: "Ngày sinh",
    ImportColumn.BIRTH_YEAR: "Năm sinh",
    ImportColumn.MALE_BIRTH: "Năm sinh (nam)",
    ImportColumn.FEMALE_BIRTH: "Năm sinh (nữ)",
    ImportColumn.CARD_NUMBER: "Số thẻ đảng viên",
    ImportColumn.CITIZEN_ID: "Số căn cước",
    ImportColumn.HOME_TOWN: "Quê quán",
    ImportColumn.PERMANENT_ADDRESS: "Nơi thường trú",
    ImportColumn.TEMPORARY_ADDRESS: "Nơi tạm trú",
    ImportColumn.ETHNICITY: "Dân tộc",
    ImportColumn.RELIGION: "Tôn giáo",
    ImportColumn.ADMISSION_DATE: "Ngày vào Đảng",
    ImportColumn.OFFICIAL_DATE: "Ngày chính thức",
    ImportColumn.JOINED_ON: "Ngày về chi bộ",
    ImportColumn.STATUS: "Diện, trạng thái",
    ImportColumn.POST: "Chức vụ",
    ImportColumn.OFFICE_POST: "Chức vụ chính quyền",
    ImportColumn.UNION_POST: "Chức vụ đoàn thể",
    ImportColumn.OCCUPATION: "Nghề nghiệp",
    ImportColumn.WORK_UNIT: "Đơn vị công tác",
    ImportColumn.EDUCATION: "Trình độ học vấn",
    ImportColumn.PROFESSION: "Trình độ chuyên môn",
    ImportColumn.POLITICAL_THEORY: "Lý luận chính trị",
    ImportColumn.CURRENT_CELL: "Chi bộ đang sinh hoạt",
    ImportColumn.RESIDENCE_CELL: "Chi bộ nơi cư trú",
    ImportColumn.GROUP: "Tổ đảng",
    ImportColumn.PHONE: "Điện thoại",
    ImportColumn.NOTE: "Ghi chú",
    ImportColumn.MEETING: "Buổi họp",
    ImportColumn.MONEY: "Lương, đảng phí (không nhập)",
    ImportColumn.SENSITIVE: "Thông tin cá nhân (không nhập)",
    ImportColumn.IGNORED: "Không nhập",
}
"""In the order a person is offered them."""

DATE_COLUMNS = frozenset(
    {
        ImportColumn.BIRTH_DATE, ImportColumn.BIRTH_YEAR, ImportColumn.MALE_BIRTH,
        ImportColumn.FEMALE_BIRTH, ImportColumn.ADMISSION_DATE, ImportColumn.OFFICIAL_DATE,
        ImportColumn.JOINED_ON,
    }
)  # fmt: skip
TEXT_COLUMNS = frozenset(
    {
        ImportColumn.OFFICE_POST, ImportColumn.UNION_POST, ImportColumn.OCCUPATION,
        ImportColumn.WORK_UNIT, ImportColumn.EDUCATION, ImportColumn.PROFESSION,
        ImportColumn.POLITICAL_THEORY, ImportColumn.CURRENT_CELL, ImportColumn.RESIDENCE_CELL,
        ImportColumn.GROUP, ImportColumn.NOTE, ImportColumn.HOME_TOWN,
        ImportColumn.PERMANENT_ADDRESS, ImportColumn.TEMPORARY_ADDRESS, ImportColumn.ETHNICITY,
        ImportColumn.RELIGION,
    }
)  # fmt: skip
NOT_KEPT = frozenset(
    {
        ImportColumn.ORDER,
        ImportColumn.MEETING,
        ImportColumn.MONEY,
        ImportColumn.SENSITIVE,
        ImportColumn.IGNORED,
    }
)

_HEADINGS = {
    ImportColumn.ORDER: "stt|tt|so tt|so thu tu|no",
    ImportColumn.FULL_NAME: (
        "ho va ten|ho ten|ho va ten khai sinh|ho ten khai sinh|ho ten dang vien|"
        "ho va ten dang vien|ten dang vien|dang vien|ho, ten|ho ten dem va ten|ho - ten"
    ),
    ImportColumn.FAMILY_NAME: "ho|ho dem|ho va dem|ho va ten dem|ho ten dem|ho va chu dem|ho lot",
    ImportColumn.GIVEN_NAME: "ten",
    ImportColumn.GENDER: "gioi tinh|phai|nam/nu|gt|nam, nu|nam nu|nu",
    ImportColumn.BIRTH_DATE: (
        "ngay sinh|ngay thang nam sinh|ngay, thang, nam sinh|sinh ngay|ngay/thang/nam sinh|"
        "ngay thang sinh|n.sinh|ntns|ngay, thang nam sinh|sinh"
    ),
    ImportColumn.BIRTH_YEAR: "nam sinh|sinh nam",
    ImportColumn.MALE_BIRTH: "nam sinh nam|ngay sinh nam|ngay thang nam sinh nam|nam sinh/nam",
    ImportColumn.FEMALE_BIRTH: "nam sinh nu|ngay sinh nu|ngay thang nam sinh nu|nam sinh/nu",
    ImportColumn.CARD_NUMBER: (
        "so the dang vien|so the dang|so the|the dang vien|so the dv|so tdv|the dang|ma the"
    ),
    ImportColumn.CITIZEN_ID: (
        "so cccd|cccd|so can cuoc|can cuoc cong dan|so can cuoc cong dan|so cmnd|cmnd|"
        "cmnd/cccd|so cmnd/cccd|so dinh danh|ma dinh danh|so dinh danh ca nhan|can cuoc"
    ),
    ImportColumn.ADMISSION_DATE: (
        "ngay ket nap|ngay vao dang|ngay ket nap dang|vao dang|ket nap|ngay vao dcsvn|"
        "ngay thang nam vao dang|nam vao dang|ngay, thang, nam vao dang|ngay ket nap dang vien|"
        "ngay vao dang du bi|du bi|ngay du bi|vao dang ngay|ngay vao dang ngay du bi|"
        "ngay vao dang du bi|vao dang du bi|ngay quyet dinh ket nap|"
        "ngay thang nam vao dang du bi|ngay vao dang ket nap"
    ),
    ImportColumn.OFFICIAL_DATE: (
        "ngay chinh thuc|chinh thuc|ngay vao dang chinh thuc|ngay cong nhan chinh thuc|"
        "ngay cong nhan dang vien chinh thuc|ngay chuyen chinh thuc|cong nhan chinh thuc|"
        "ngay vao dang ngay chinh thuc|vao dang chinh thuc|chuyen dang chinh thuc|"
        "ngay thang nam vao dang chinh thuc|nam chinh thuc|ngay chuyen dang chinh thuc"
    ),
    ImportColumn.JOINED_ON: (
        "ngay ve chi bo|ngay chuyen den|ngay den chi bo|ngay vao chi bo|ngay sinh hoat tai chi bo|"
        "ngay ve sinh hoat|ngay chuyen ve"
    ),
    ImportColumn.STATUS: (
        "trang thai|tinh trang|dien|dien dang vien|tinh trang sinh hoat|trang thai sinh hoat|"
        "dv chinh thuc/du bi|chinh thuc/du bi|loai dang vien|dien sinh hoat|chinh thuc, du bi|"
        "trang thai dang vien|tinh trang dang vien"
    ),
    ImportColumn.POST: (
        "chuc vu|chuc vu dang|chuc vu trong dang|chuc vu trong chi bo|chuc danh|chuc vu chi bo|"
        "chuc vu dang, chinh quyen|chuc vu dang chinh quyen|chuc vu/chuc danh|chuc vu chuc danh"
    ),
    ImportColumn.OFFICE_POST: (
        "chuc vu chinh quyen|chuc vu cong tac|chuc vu chuyen mon|chuc vu cq|"
        "chuc vu chinh quyen, doan the"
    ),
    ImportColumn.UNION_POST: "chuc vu doan the|chuc vu cong doan",
    ImportColumn.OCCUPATION: "nghe nghiep|nghe|cong viec|nghe nghiep hien nay|cong viec hien nay",
    ImportColumn.WORK_UNIT: (
        "don vi|don vi cong tac|noi cong tac|co quan|co quan cong tac|phong|phong ban|bo phan|"
        "noi lam viec|don vi cong tac hien nay|co quan, don vi|phong/ban|noi cong tac hien nay"
    ),
    ImportColumn.EDUCATION: (
        "trinh do hoc van|hoc van|van hoa|trinh do van hoa|trinh do|giao duc pho thong|"
        "trinh do giao duc pho thong"
    ),
    ImportColumn.PROFESSION: (
        "trinh do chuyen mon|chuyen mon|chuyen mon nghiep vu|trinh do chuyen mon nghiep vu|"
        "trinh do chuyen mon, nghiep vu"
    ),
    ImportColumn.POLITICAL_THEORY: (
        "ly luan chinh tri|trinh do ly luan chinh tri|llct|trinh do llct|ly luan|chinh tri|"
        "trinh do chinh tri"
    ),
    ImportColumn.CURRENT_CELL: "chi bo dang sinh hoat|chi bo|chi bo sinh hoat|noi sinh hoat",
    ImportColumn.RESIDENCE_CELL: "chi bo noi cu tru|chi bo cu tru|cb noi cu tru",
    ImportColumn.GROUP: "to dang|to|to dang vien",
    ImportColumn.PHONE: (
        "dien thoai|so dien thoai|sdt|so dt|dt|dien thoai di dong|di dong|dien thoai lien he|"
        "so dien thoai lien he|dtdd|mobile"
    ),
    ImportColumn.NOTE: "ghi chu|chu thich|luu y",
    ImportColumn.IGNORED: "ky ten|ky nhan|chu ky|ky|tuoi dang|tuoi|so nam tuoi dang|huy hieu dang",
    ImportColumn.HOME_TOWN: "que quan|que|nguyen quan",
    ImportColumn.PERMANENT_ADDRESS: (
        "thuong tru|noi thuong tru|dia chi thuong tru|ho khau|ho khau thuong tru|"
        "noi dang ky ho khau thuong tru"
    ),
    ImportColumn.TEMPORARY_ADDRESS: (
        "tam tru|noi tam tru|noi o|noi o hien nay|dia chi|cho o hien nay|noi cu tru|dia chi noi o"
    ),
    ImportColumn.ETHNICITY: "dan toc",
    ImportColumn.RELIGION: "ton giao",
    ImportColumn.SENSITIVE: (
        "noi sinh|khen thuong|ky luat|email|thu dien tu|so ly lich|thanh phan gia dinh|suc khoe"
    ),
}
_MONEY = re.compile(
    r"\b(luong|he so|phu cap|bac|ngach|so tien|muc dong|dang phi|thu nhap|thanh tien|truy linh|"
    r"thuc linh|hsl|pccv|bhxh|bhyt)\b"
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS = re.compile(r"[\s_.:;,*()\[\]/\-–]+")


def heading_key(heading: str) -> str:
    """Return a heading as headings are compared: no case, marks, signs or "và"."""
    return " ".join(word for word in _SIGNS.sub(" ", fold(heading)).split() if word != "va")


def column_of(heading: str) -> ImportColumn | None:
    """Return what a heading means, None for an empty or unknown one.

    Words in brackets count: "Ngày vào Đảng (chính thức)" is the official date. They are left
    out only where they change nothing.
    """
    key, bare = heading_key(heading), heading_key(_BRACKETS.sub(" ", heading))
    known = _BY_HEADING.get(key)
    if known is None and _MONEY.search(key):
        return ImportColumn.MONEY
    if known is None and "chinh thuc" not in key:
        return _BY_HEADING.get(bare)
    return known


_BY_HEADING = {
    heading_key(heading): column
    for column, headings in _HEADINGS.items()
    for heading in headings.split("|")
}
