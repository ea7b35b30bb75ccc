"""Turns to report on học tập và làm theo Bác: the order, and who is skipped once with a reason."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.data.agenda_opening import begin_preparing, put_reporters
from app.data.cell_records import load_settings, write_settings
from app.data.database import Database
from app.data.report_turns import coming_meeting, due_reporters, load_rotation
from app.domain.clock import Clock
from app.domain.errors import Refused
from app.domain.periods import Period
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

    def put_on_agenda(self) -> int:
        """Put whose turn it is on the next regular meeting's agenda; return that meeting's id.

        An agenda that is not there yet is opened; one that names others at its item is changed.
        """
        with self._db.write("Đưa lượt báo cáo vào chương trình") as session:
            row = coming_meeting(session)
            if row is None:
                raise Refused(
                    "Chưa có buổi họp thường kỳ nào sắp tới trong kế hoạch. "
                    "Hãy thêm buổi họp ở Kế hoạch năm rồi đưa lượt báo cáo vào."
                )
            turns = due_reporters(session, row)
            if not turns:
                raise Refused("Chưa có đồng chí nào đến lượt báo cáo kỳ này.")
            begin_preparing(session, row)
            put_reporters(session, row, turns)
            return row.id

    def note_earlier(self, member_id: int, month: Period | None) -> None:
        """Keep when a member last reported before this book was begun; None takes it back."""
        if month is not None and month.first_day > self._clock().date():
            raise Refused("Tháng báo cáo chưa đến. Hãy ghi tháng đã qua.")
        with self._db.write("Ghi lần báo cáo trước khi có sổ") as session:
            settings = load_settings(session)
            kept = tuple(one for one in settings.earlier_reports if one[0] != member_id)
            own = () if month is None else ((member_id, month.year, month.key_month or 1),)
            write_settings(session, replace(settings, earlier_reports=(*kept, *own)))

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
