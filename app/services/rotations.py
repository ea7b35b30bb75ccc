"""Turns to report on học tập và làm theo Bác: the order, and who is skipped once with a reason."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.data.cell_records import load_settings, write_settings
from app.data.database import Database
from app.data.report_turns import load_rotation
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.rotations import Rotation
from app.domain.text import clean

SHORTEST_REASON = 3


class RotationService:
    """Actions on the rotation of reports (B4)."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def rotation(self) -> Rotation:
        """Return the order for the next regular meeting, with the reports of all years."""
        with self._db.read() as session:
            return load_rotation(session, self._clock().date())

    def skip(self, member_id: int, reason: str) -> None:
        """Let a member pass at the next meeting; he or she keeps the place for the one after."""
        said = clean(reason).strip()
        if len(said) < SHORTEST_REASON:
            raise Refused("Hãy ghi lý do chưa báo cáo kỳ này, ví dụ: đi học, nghỉ ốm.")
        with self._db.write("Bỏ lượt báo cáo một kỳ") as session:
            key = load_rotation(session, self._clock().date()).key
            kept = _without(session, member_id, key)
            _write(session, (*kept, (member_id, key, said)))

    def unskip(self, member_id: int) -> None:
        """Give a member the turn back."""
        with self._db.write("Trả lượt báo cáo") as session:
            key = load_rotation(session, self._clock().date()).key
            _write(session, _without(session, member_id, key))


def _without(session: Session, member_id: int, key: str) -> tuple[tuple[int, str, str], ...]:
    skips = load_settings(session).turn_skips
    return tuple(skip for skip in skips if skip[:2] != (member_id, key))


def _write(session: Session, skips: tuple[tuple[int, str, str], ...]) -> None:
    write_settings(session, replace(load_settings(session), turn_skips=skips))
