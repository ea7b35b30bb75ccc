"""Locking the minutes of a meeting, and the numbered corrections after that."""

from sqlalchemy import func, select

from app.data import tables as t
from app.data.closing import freeze_meeting
from app.data.database import Database
from app.data.findings import findings_of
from app.data.meeting_files import find_meeting, read_open_meeting
from app.domain.clock import Clock
from app.domain.errors import Refused, ValidationError
from app.domain.findings import open_errors
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingStage
from app.domain.problems import Problem
from app.domain.score_sheets import SheetState
from app.domain.text import clean


class FinishingService:
    """Actions at the end of a meeting."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def lock(self, meeting_id: int) -> None:
        """Lock a meeting for good: freeze its file and findings, and empty the undo list.

        Raises Refused while it is not finished, its sheet is not closed, or an E finding is open
        (decisions, lock). There is no un-lock.
        """
        with self._db.write("Khóa biên bản", undoable=False) as session:
            row = find_meeting(session, meeting_id)
            now = self._clock()
            file = read_open_meeting(session, row)
            _refuse_unfinished(file)
            found = findings_of(session, file, now)
            errors = open_errors(found)
            if errors:
                messages = " ".join(error.message for error in errors)
                raise Refused(f"Còn {len(errors)} việc phải sửa nên chưa khóa được: {messages}")
            freeze_meeting(session, row, file, found, now)
        self._db.forget_undo()

    def correct(self, meeting_id: int, text: str, reason: str, person: str) -> int:
        """Add a numbered correction to locked minutes and return its number."""
        _refuse_blank(text, reason)
        with self._db.write("Ghi đính chính") as session:
            row = find_meeting(session, meeting_id)
            if row.locked_at is None:
                raise Refused("Biên bản chưa khóa nên sửa thẳng được, không cần đính chính.")
            query = select(func.max(t.Correction.number)).where(
                t.Correction.meeting_id == meeting_id
            )
            number = (session.scalar(query) or 0) + 1
            session.add(
                t.Correction(
                    meeting_id=meeting_id,
                    number=number,
                    text=clean(text).strip(),
                    reason=clean(reason).strip(),
                    person=clean(person).strip(),
                    at=self._clock(),
                )
            )
        return number


def _refuse_blank(text: str, reason: str) -> None:
    fields = (("text", text, "nội dung"), ("reason", reason, "lý do"))
    problems = tuple(
        Problem(name, f"Chưa ghi {words} đính chính.")
        for name, typed, words in fields
        if not typed.strip()
    )
    if problems:
        raise ValidationError(problems)


def _refuse_unfinished(file: MeetingFile) -> None:
    if file.header.stage is not MeetingStage.FINISHING:
        raise Refused("Buổi họp chưa tới bước Hoàn thiện nên chưa khóa được.")
    if file.header.kind in SCORED_KINDS and (
        file.sheet is None or file.sheet.state is not SheetState.CLOSED
    ):
        raise Refused("Phiếu chấm điểm chưa chốt. Hãy chốt phiếu ở bước Chấm điểm trước khi khóa.")
