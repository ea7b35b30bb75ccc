"""Remarks of observers (góp ý của người dự): per item, open until answered (O1, S01, S26)."""

from enum import StrEnum


class RemarkKind(StrEnum):
    """What an observer's remark says of the meeting."""

    STRENGTH = "strength"
    LIMIT = "limit"
    PROPOSAL = "proposal"


REMARK_KIND_LABELS = {
    RemarkKind.STRENGTH: "Ưu điểm",
    RemarkKind.LIMIT: "Hạn chế",
    RemarkKind.PROPOSAL: "Đề nghị",
}
