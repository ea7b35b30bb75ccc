"""Members (đảng viên): who they are and, on a given day, what they count as."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.dates import PartialDate


class Standing(StrEnum):
    """First axis of a member on a day."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMPORARY_IN = "temporary_in"


class Situation(StrEnum):
    """Second axis: dated facts that change what a member counts as."""

    SUSPENDED = "suspended"
    TRANSFERRING = "transferring"
    TEMPORARY_OUT = "temporary_out"
    EXEMPT = "exempt"
    REDUCED = "reduced"


class MemberClass(StrEnum):
    """What a member counts as at a meeting, `rules.md` 4.1 as one value."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    TEMPORARY_OUT = "temporary_out"
    TEMPORARY_IN = "temporary_in"
    SUSPENDED = "suspended"
    SPECIAL_DUTY = "special_duty"


class LeftKind(StrEnum):
    """Why a member is no longer in the cell."""

    TRANSFERRED = "transferred"
    RESIGNED = "resigned"
    NAME_REMOVED = "name_removed"
    EXPELLED = "expelled"
    DECEASED = "deceased"


class Post(StrEnum):
    """Posts of the cell that counting, signing and the chi ủy's base depend on."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    COMMITTEE_MEMBER = "committee_member"


STANDING_LABELS = {
    Standing.OFFICIAL: "Chính thức",
    Standing.PROBATIONARY: "Dự bị",
    Standing.TEMPORARY_IN: "Sinh hoạt tạm thời đến",
}
SITUATION_LABELS = {
    Situation.SUSPENDED: "Đình chỉ sinh hoạt",
    Situation.TRANSFERRING: "Đang chuyển sinh hoạt chính thức",
    Situation.TEMPORARY_OUT: "Sinh hoạt tạm thời nơi khác",
    Situation.EXEMPT: "Miễn công tác và sinh hoạt",
    Situation.REDUCED: "Giảm công tác, sinh hoạt",
}
MEMBER_CLASS_LABELS = {
    MemberClass.OFFICIAL: "Chính thức",
    MemberClass.PROBATIONARY: "Dự bị",
    MemberClass.EXEMPT: "Miễn sinh hoạt",
    MemberClass.TEMPORARY_OUT: "Tạm thời đi nơi khác",
    MemberClass.TEMPORARY_IN: "Tạm thời đến",
    MemberClass.SUSPENDED: "Đình chỉ sinh hoạt",
    MemberClass.SPECIAL_DUTY: "Làm nhiệm vụ đặc biệt",
}
LEFT_KIND_LABELS = {
    LeftKind.TRANSFERRED: "Chuyển sinh hoạt chính thức",
    LeftKind.RESIGNED: "Xin ra khỏi Đảng",
    LeftKind.NAME_REMOVED: "Xóa tên",
    LeftKind.EXPELLED: "Khai trừ",
    LeftKind.DECEASED: "Từ trần",
}
POST_LABELS = {
    Post.SECRETARY: "Bí thư",
    Post.DEPUTY_SECRETARY: "Phó bí thư",
    Post.COMMITTEE_MEMBER: "Chi ủy viên",
}


@dataclass(frozen=True, slots=True)
class SituationPeriod:
    """One dated situation; `starts_on` inclusive, `ends_on` exclusive."""

    id: int
    situation: Situation
    starts_on: date
    ends_on: date | None
    note: str = ""
    decision: str = ""
    """Number and date of the resolution or decision behind it."""


@dataclass(frozen=True, slots=True)
class PostPeriod:
    """One dated post of the cell; `starts_on` inclusive, `ends_on` exclusive."""

    id: int
    post: Post
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class GroupPeriod:
    """Dated membership of a party group (tổ đảng)."""

    id: int
    group_id: int
    group_name: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """A party group (tổ đảng) of the cell."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class MemberForm:
    """What the form of a member submits; all dates as far as they are known."""

    full_name: str
    display_name: str = ""
    gender: str = ""
    birth_date: PartialDate | None = None
    card_number: str = ""
    admission_date: PartialDate | None = None
    official_date: PartialDate | None = None
    joined_on: date | None = None
    joined_from: str = ""
    left_on: date | None = None
    left_kind: LeftKind | None = None
    temporary_in: bool = False
    special_duty: bool = False
    residence_comment_exempt: bool = False
    occupation: str = ""
    work_unit: str = ""
    office_post: str = ""
    union_post: str = ""
    education: str = ""
    profession: str = ""
    political_theory: str = ""
    review_form: str = ""
    residence_cell: str = ""
    current_cell: str = ""
    original_name: str = ""
    """The name as it stood in the file it came from."""
    phone: str = ""
    notice_channel: str = ""
    mentor_id: int | None = None
    citizen_id: str = ""
    home_town: str = ""
    permanent_address: str = ""
    temporary_address: str = ""
    ethnicity: str = ""
    religion: str = ""
    dues_class: str = ""
    """This one and the six before it are off by default: `sensitive_data.py`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member with the dated facts that decide what he or she counts as."""

    id: int
    form: MemberForm
    situations: tuple[SituationPeriod, ...] = ()
    posts: tuple[PostPeriod, ...] = ()
    groups: tuple[GroupPeriod, ...] = ()
    missing_since: date | None = None
    """Day an import no longer named this member."""
    erased_on: date | None = None
    """Day the personal data of this member were erased; only the name is left."""

    @property
    def full_name(self) -> str:
        """The name as papers print it."""
        return self.form.full_name
