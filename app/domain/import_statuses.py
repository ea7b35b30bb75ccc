"""How a list says what a member counts as: standing, situation, or that somebody has left."""

import re
from enum import StrEnum

from app.domain.members import Situation
from app.domain.text import fold


class ImportStatus(StrEnum):
    """What a word in the column Diện or Trạng thái says."""

    ACTIVE = "active"
    """In the cell; official or on probation is not said."""
    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    REDUCED = "reduced"
    TEMPORARY_OUT = "temporary_out"
    TEMPORARY_IN = "temporary_in"
    SUSPENDED = "suspended"
    TRANSFERRING = "transferring"
    GONE = "gone"


IMPORT_STATUS_LABELS = {
    ImportStatus.ACTIVE: "Đang sinh hoạt",
    ImportStatus.OFFICIAL: "Chính thức",
    ImportStatus.PROBATIONARY: "Dự bị",
    ImportStatus.EXEMPT: "Miễn sinh hoạt",
    ImportStatus.REDUCED: "Giảm sinh hoạt",
    ImportStatus.TEMPORARY_OUT: "Tạm thời nơi khác",
    ImportStatus.TEMPORARY_IN: "Tạm thời đến",
    ImportStatus.SUSPENDED: "Đình chỉ sinh hoạt",
    ImportStatus.TRANSFERRING: "Đang chuyển sinh hoạt",
    ImportStatus.GONE: "Đã rời chi bộ",
}
IMPORT_SITUATIONS = {
    ImportStatus.EXEMPT: Situation.EXEMPT,
    ImportStatus.REDUCED: Situation.REDUCED,
    ImportStatus.TEMPORARY_OUT: Situation.TEMPORARY_OUT,
    ImportStatus.SUSPENDED: Situation.SUSPENDED,
    ImportStatus.TRANSFERRING: Situation.TRANSFERRING,
}

_WORDS = {
    ImportStatus.ACTIVE: (
        "dang sinh hoat|sinh hoat|dang hoat dong|binh thuong|dang cong tac|sinh hoat binh thuong"
    ),
    ImportStatus.OFFICIAL: "chinh thuc|dang vien chinh thuc|dv chinh thuc|da chinh thuc",
    ImportStatus.PROBATIONARY: "du bi|dang vien du bi|dv du bi|dang du bi|moi ket nap",
    ImportStatus.EXEMPT: (
        "mien sinh hoat|mien|duoc mien sinh hoat|mien cong tac sinh hoat|mien sinh hoat dang|"
        "mien cong tac va sinh hoat|duoc mien cong tac sinh hoat|mien cong tac sinh hoat dang|"
        "duoc mien cong tac va sinh hoat|mien cong tac va sinh hoat dang|mien sh"
    ),
    ImportStatus.REDUCED: (
        "giam sinh hoat|giam cong tac|giam cong tac sinh hoat|giam cong tac va sinh hoat"
    ),
    ImportStatus.TEMPORARY_OUT: (
        "sinh hoat tam thoi noi khac|tam thoi noi khac|sinh hoat tam thoi di|tam thoi di|"
        "chuyen sinh hoat tam thoi|dang sinh hoat tam thoi noi khac|"
        "sinh hoat dang tam thoi noi khac|tam thoi di noi khac|biet phai"
    ),
    ImportStatus.TEMPORARY_IN: (
        "sinh hoat tam thoi den|tam thoi den|sinh hoat tam thoi|noi khac den tam thoi"
    ),
    ImportStatus.SUSPENDED: (
        "dinh chi sinh hoat|dinh chi|bi dinh chi sinh hoat|bi dinh chi|dinh chi sinh hoat dang"
    ),
    ImportStatus.TRANSFERRING: (
        "dang chuyen sinh hoat|dang chuyen sinh hoat chinh thuc|cho chuyen sinh hoat|"
        "dang chuyen|dang lam thu tuc chuyen sinh hoat"
    ),
    ImportStatus.GONE: (
        "da chuyen di|chuyen di|da chuyen sinh hoat|chuyen sinh hoat chinh thuc|chuyen sinh hoat|"
        "da chuyen|chuyen cong tac|ra khoi dang|xin ra khoi dang|xoa ten|bi xoa ten|khai tru|"
        "bi khai tru|da mat|tu tran|qua doi|da tu tran|chet|da ra khoi dang|chuyen di noi khac"
    ),
}
_BY_WORDS = {words: status for status, wordings in _WORDS.items() for words in wordings.split("|")}
_SIGNS = re.compile(r"[\s.,;:/\-–()]+")


def status_of(text: str) -> ImportStatus | None:
    """Return what a wording says, None when it is not one everybody reads alike."""
    return _BY_WORDS.get(_SIGNS.sub(" ", fold(text)).strip())
