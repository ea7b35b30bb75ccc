"""Attendance (điểm danh): one line per member, and every count made from the lines."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.members import MemberClass


class AttendanceState(StrEnum):
    """What is marked for a member; unmarked counts nowhere and stops closing the list."""

    UNMARKED = "unmarked"
    PRESENT = "present"
    ONLINE = "online"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


ATTENDANCE_LABELS = {
    AttendanceState.UNMARKED: "Chưa điểm danh",
    AttendanceState.PRESENT: "Có mặt",
    AttendanceState.ONLINE: "Trực tuyến",
    AttendanceState.EXCUSED: "Vắng có lý do",
    AttendanceState.UNEXCUSED: "Vắng không lý do",
}
ATTENDING = frozenset({AttendanceState.PRESENT, AttendanceState.ONLINE})


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One member at one meeting with the class of that day."""

    member_id: int
    full_name: str
    member_class: MemberClass
    state: AttendanceState = AttendanceState.UNMARKED
    reason: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    votes: bool = False
    """An exempt member who is present and takes part in the vote, or a temporary one if asked."""
    is_committee: bool = False
    post_label: str = ""
    group_name: str = ""
    is_official: bool = True
    """Standing official on the day; decides the vote of an exempt member who is present."""

    @property
    def attends(self) -> bool:
        """Present in the room or online."""
        return self.state in ATTENDING
