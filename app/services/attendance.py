"""Attendance: marks, reasons, times, who takes part in the vote."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import find_meeting, load_meeting_file
from app.domain.attendance import ATTENDING, AttendanceState
from app.domain.clock import Clock
from app.domain.counting import base_lines
from app.domain.errors import Refused
from app.domain.text import clean


class AttendanceService:
    """Actions on the attendance of one meeting."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def mark(
        self, meeting_id: int, member_id: int, state: AttendanceState, reason: str | None = None
    ) -> None:
        """Mark one member; leaving or arriving times of an absent member are dropped."""

        def change(row: t.Attendance) -> None:
            row.state = state
            if reason is not None:
                row.reason = clean(reason).strip()
            if state in ATTENDING:
                row.reason = ""
            else:
                row.arrived_at = row.left_at = None
                row.votes = False

        self._change(meeting_id, member_id, "Điểm danh", change)

    def mark_all_present(self, meeting_id: int) -> int:
        """Mark every member not marked yet as present and return how many."""
        with self._db.write("Điểm danh: tất cả có mặt") as session:
            file = load_meeting_file(session, meeting_id)
            waiting = [
                line.member_id
                for line in base_lines(file)
                if line.state is AttendanceState.UNMARKED
            ]
            for member_id in waiting:
                _mark_row(session, meeting_id, member_id).state = AttendanceState.PRESENT
        return len(waiting)

    def set_reason(self, meeting_id: int, member_id: int, reason: str) -> None:
        """Write why a member is absent."""

        def change(row: t.Attendance) -> None:
            row.reason = clean(reason).strip()

        self._change(meeting_id, member_id, "Ghi lý do vắng", change)

    def set_times(
        self,
        meeting_id: int,
        member_id: int,
        arrived_at: datetime | None,
        left_at: datetime | None,
    ) -> None:
        """Record a late arrival or an early leave; refused for a member who is absent."""
        if arrived_at is not None and left_at is not None and left_at < arrived_at:
            raise Refused("Giờ về không thể trước giờ đến.")

        def change(row: t.Attendance) -> None:
            if row.state not in ATTENDING:
                raise Refused("Đồng chí này chưa điểm danh có mặt nên không ghi giờ đến, giờ về.")
            row.arrived_at, row.left_at = arrived_at, left_at

        self._change(meeting_id, member_id, "Ghi giờ đến, giờ về", change)

    def set_votes(self, meeting_id: int, member_id: int, votes: bool) -> None:
        """Say whether an exempt or temporary member who is present takes part in the vote."""

        def change(row: t.Attendance) -> None:
            row.votes = votes

        self._change(meeting_id, member_id, "Ghi người tham gia biểu quyết", change)

    def _change(
        self,
        meeting_id: int,
        member_id: int,
        action: str,
        change: Callable[[t.Attendance], None],
    ) -> None:
        with self._db.write(action) as session:
            find_meeting(session, meeting_id)
            change(_mark_row(session, meeting_id, member_id))


def _mark_row(session: Session, meeting_id: int, member_id: int) -> t.Attendance:
    row = session.scalars(
        select(t.Attendance).where(
            t.Attendance.meeting_id == meeting_id, t.Attendance.member_id == member_id
        )
    ).one_or_none()
    if row is None:
        row = t.Attendance(
            meeting_id=meeting_id,
            member_id=member_id,
            state=AttendanceState.UNMARKED,
            reason="",
            votes=False,
        )
        session.add(row)
    return row
