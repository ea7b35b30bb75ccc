"""Votes (biểu quyết): matters, methods, thresholds and the counts of one vote."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VoteMatter(StrEnum):
    """What is voted on; decides the default threshold (`rules.md` 4.4)."""

    AGENDA = "agenda"
    CONCLUSION = "conclusion"
    RESOLUTION = "resolution"
    SCORE = "score"
    MINUTES = "minutes"
    ADMISSION = "admission"
    RECOGNITION = "recognition"
    NAME_REMOVAL = "name_removal"
    DISCIPLINE = "discipline"
    OTHER = "other"


class VoteMethod(StrEnum):
    """How the vote was taken."""

    HANDS = "hands"
    CARDS = "cards"
    SECRET_BALLOT = "secret_ballot"
    EHANDBOOK = "ehandbook"


class Threshold(StrEnum):
    """What share of the voting base is needed."""

    HALF = "half"
    TWO_THIRDS = "two_thirds"


VOTE_MATTER_LABELS = {
    VoteMatter.AGENDA: "Thông qua chương trình",
    VoteMatter.CONCLUSION: "Thông qua kết luận",
    VoteMatter.RESOLUTION: "Thông qua nghị quyết",
    VoteMatter.SCORE: "Thống nhất điểm buổi sinh hoạt",
    VoteMatter.MINUTES: "Thông qua biên bản",
    VoteMatter.ADMISSION: "Kết nạp đảng viên",
    VoteMatter.RECOGNITION: "Công nhận đảng viên chính thức",
    VoteMatter.NAME_REMOVAL: "Xóa tên",
    VoteMatter.DISCIPLINE: "Kỷ luật",
    VoteMatter.OTHER: "Việc khác",
}
VOTE_METHOD_LABELS = {
    VoteMethod.HANDS: "Giơ tay",
    VoteMethod.CARDS: "Giơ thẻ đảng viên",
    VoteMethod.SECRET_BALLOT: "Bỏ phiếu kín",
    VoteMethod.EHANDBOOK: "Trên Sổ tay đảng viên điện tử",
}
THRESHOLD_LABELS = {
    Threshold.HALF: "hơn một nửa",
    Threshold.TWO_THIRDS: "từ hai phần ba",
}
FIXED_THRESHOLDS = {
    VoteMatter.ADMISSION: Threshold.TWO_THIRDS,
    VoteMatter.NAME_REMOVAL: Threshold.TWO_THIRDS,
}
"""Matters whose threshold has a source; the rest default to more than half and are the user's."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote as recorded."""

    id: int
    matter: VoteMatter
    text: str
    method: VoteMethod
    threshold: Threshold
    agree: int
    against: int
    other: int
    item_id: int | None = None
    at: datetime | None = None

    @property
    def cast(self) -> int:
        """Agree, against and other together."""
        return self.agree + self.against + self.other


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """What recording a vote submits."""

    matter: VoteMatter
    agree: int
    against: int = 0
    other: int = 0
    text: str = ""
    method: VoteMethod = VoteMethod.HANDS
    threshold: Threshold | None = None
    item_id: int | None = None
    at: datetime | None = None
